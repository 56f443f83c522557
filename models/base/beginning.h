// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Long texts cut for a record or a row. Pure; any thread.
#pragma once

#include <string>

namespace mw {

// At most so many bytes of UTF-8 and "…" where something was cut; never half a character.
inline std::string beginning(const std::string& text, size_t most)
{
    if (text.size() <= most)
        return text;
    size_t end = most;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    return text.substr(0, end) + "…";
}

} // namespace mw
