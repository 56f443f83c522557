// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/columns.h"

namespace mw {

bool containsWord(std::string_view text, std::string_view loweredWord)
{
    if (loweredWord.empty())
        return true;
    if (loweredWord.size() > text.size())
        return false;
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; };
    const char first = loweredWord.front();
    const size_t last = text.size() - loweredWord.size();
    for (size_t i = 0; i <= last; ++i) {
        if (lower(text[i]) != first)
            continue;
        size_t j = 1;
        while (j < loweredWord.size() && lower(text[i + j]) == loweredWord[j])
            ++j;
        if (j == loweredWord.size())
            return true;
    }
    return false;
}

} // namespace mw
