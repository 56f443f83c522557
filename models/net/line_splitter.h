// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes in any cut → batches of whole lines. Used inside a sink on the net thread: it moves bytes
// and copies at most one partial line per chunk.
#pragma once

#include "models/base/result.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace mw {

class LineSplitter
{
public:
    // 0 = lines of any length.
    explicit LineSplitter(size_t maxLineBytes) : m_maxLineBytes(maxLineBytes) { }
    // Whole lines, each with its '\n'; empty while no line is complete. TooLarge as soon as a line
    // is longer than allowed, and for every call after that.
    Result<std::string> push(std::string chunk);
    // What followed the last '\n': a last line without an end, or half an object of a torn stream.
    std::string takeRest();
    size_t buffered() const { return m_rest.size(); }

private:
    bool fits(std::string_view batch) const;

    size_t m_maxLineBytes;
    std::string m_rest;
    bool m_failed = false;
};

// Calls f(std::string_view) for every line that is not empty, without its end ("\n" or "\r\n").
template <class F>
void forEachLine(std::string_view batch, F&& f)
{
    while (!batch.empty()) {
        const size_t end = batch.find('\n');
        std::string_view line = batch.substr(0, end);
        batch.remove_prefix(end == std::string_view::npos ? batch.size() : end + 1);
        if (!line.empty() && line.back() == '\r')
            line.remove_suffix(1);
        if (!line.empty())
            f(line);
    }
}

} // namespace mw
