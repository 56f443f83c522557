// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sources/body_decoder.h"

namespace mw {

Status WholeBodyDecoder::head(const ResponseHead& head)
{
    const std::string* type = findHeader(head.headers, "Content-Type");
    if (type && type->find("json") == std::string::npos)
        return Error{ErrorKind::Protocol,
                     "answered with " + type->substr(0, 80) + " instead of JSON",
                     head.status,
                     {},
                     {}};
    return {};
}

Result<Delta> WholeBodyDecoder::feed(std::string_view bytes)
{
    m_body.append(bytes);
    return Delta{};
}

Result<Delta> WholeBodyDecoder::finish()
{
    Result<Read> read = m_decode(m_body);
    std::string().swap(m_body);
    if (!read)
        return read.error();
    m_result = std::move(read->result);
    m_items = read->items;
    return std::move(read->delta);
}

} // namespace mw
