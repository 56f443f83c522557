// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/net/line_splitter.h"

#include <utility>

namespace mw {

Result<std::string> LineSplitter::push(std::string chunk)
{
    Error tooLong;
    tooLong.kind = ErrorKind::TooLarge;
    tooLong.detail = "a line is longer than " + std::to_string(m_maxLineBytes) + " bytes";
    if (m_failed)
        return tooLong;

    std::string batch;
    const size_t last = chunk.rfind('\n');
    if (last == std::string::npos) {
        m_rest.append(chunk);
    } else if (m_rest.empty()) {
        m_rest.assign(chunk, last + 1, std::string::npos);
        chunk.resize(last + 1);
        batch = std::move(chunk);
    } else {
        batch = std::exchange(m_rest, chunk.substr(last + 1));
        batch.append(chunk, 0, last + 1);
    }
    if (!fits(batch) || (m_maxLineBytes != 0 && m_rest.size() > m_maxLineBytes)) {
        m_failed = true;
        m_rest = std::string();
        return tooLong;
    }
    return batch;
}

std::string LineSplitter::takeRest()
{
    return std::exchange(m_rest, std::string());
}

bool LineSplitter::fits(std::string_view batch) const
{
    // A batch that is shorter than the limit cannot hold a longer line: the usual case costs
    // nothing.
    if (m_maxLineBytes == 0 || batch.size() <= m_maxLineBytes)
        return true;
    while (!batch.empty()) {
        const size_t end = batch.find('\n');
        if (end > m_maxLineBytes)
            return false;
        batch.remove_prefix(end + 1);
    }
    return true;
}

} // namespace mw
