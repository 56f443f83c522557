// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sources/github/decoder.h"

#include "models/sources/github/limits.h"

namespace mw::github {

AnswerDecoder::AnswerDecoder(Kind kind, std::string repository, Strikes strikes)
    : m_kind(kind), m_repository(std::move(repository)), m_strikes(std::move(strikes))
{
}

Status AnswerDecoder::head(const ResponseHead& head)
{
    m_status = head.status;
    if (m_status == 304) {
        m_result = Unchanged{};
        return {};
    }
    const std::string* type = findHeader(head.headers, "Content-Type");
    // A login page of a proxy answers 200 too. A file may come as anything but a page.
    const bool page = type && type->find("html") != std::string::npos;
    const bool json = !type || type->find("json") != std::string::npos;
    if (page || (!json && m_kind != Kind::Workflow))
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

Status AnswerDecoder::decode()
{
    const auto keep = [this](auto answer) -> Status {
        if (!answer)
            return answer.error();
        m_result = *std::move(answer);
        return {};
    };
    switch (m_kind) {
    case Kind::Runs:
        return keep(decodeRuns(m_body, m_repository));
    case Kind::Run:
        return keep(decodeRun(m_body, m_repository));
    case Kind::Jobs:
        return keep(decodeJobs(m_body, m_repository));
    case Kind::Deployments:
        return keep(decodeDeployments(m_body, m_repository));
    case Kind::Statuses:
        return keep(decodeStatuses(m_body));
    case Kind::Compare:
        return keep(decodeCompare(m_body));
    case Kind::Commit:
        return keep(decodeCommit(m_body));
    case Kind::Workflow:
        m_result = std::move(m_body);
        break;
    }
    return {};
}

Result<Delta> AnswerDecoder::finish()
{
    if (m_status != 304) {
        const Status done = decode();
        std::string().swap(m_body);
        if (!done)
            return done.error();
    }
    return Delta{};
}

Error AnswerDecoder::refused(Error error,
                             const ResponseHead& head,
                             std::string_view body,
                             World now)
{
    return understand(std::move(error), head, body, now, m_strikes->load());
}

} // namespace mw::github
