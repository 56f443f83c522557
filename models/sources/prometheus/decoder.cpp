// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sources/prometheus/decoder.h"

namespace mw::prom {

Status AnswerDecoder::head(const ResponseHead& head)
{
    m_status = head.status;
    const std::string* type = findHeader(head.headers, "Content-Type");
    // A login page answers 200 too. Without a type the body decides.
    if (type && type->find("json") == std::string::npos)
        return Error{ErrorKind::Protocol,
                     "answered with " + type->substr(0, 80) + " instead of JSON",
                     head.status,
                     {},
                     {}};
    return {};
}

Result<Delta> AnswerDecoder::feed(std::string_view bytes)
{
    m_body.append(bytes);
    return Delta{};
}

Result<Delta> AnswerDecoder::finish()
{
    const auto keep = [this](auto answer) -> Result<Delta> {
        std::string().swap(m_body);
        if (!answer) {
            Error error = answer.error();
            if (error.http == 0)
                error.http = m_status == 200 ? 0 : m_status;
            return error;
        }
        m_result = *std::move(answer);
        return Delta{};
    };
    switch (m_kind) {
    case AnswerKind::BuildInfo:
        return keep(decodeBuildInfo(m_body));
    case AnswerKind::Rules:
        return keep(decodeRules(m_body));
    case AnswerKind::Query:
        break;
    }
    return keep(decodeQuery(m_body));
}

} // namespace mw::prom
