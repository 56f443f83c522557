// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// When two names mean the same person. In doubt they do: who is taken for the driver must not
// approve.
#pragma once

#include <string>

namespace mw::runbook {

// Without spaces and in small letters.
inline std::string folded(const std::string& name)
{
    std::string out;
    for (const char c : name) {
        if (c != ' ')
            out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return out;
}

// "Ana Weber", "ana.weber" and "ana_weber" are one.
inline std::string nameCore(const std::string& name)
{
    std::string out;
    for (const char c : folded(name)) {
        if (c != '.' && c != '-' && c != '_')
            out += c;
    }
    return out;
}

// "Ana" and "ana@example.com" are one; "ana@a.example" and "ana@b.example" are two.
inline bool samePerson(const std::string& a, const std::string& b)
{
    if (nameCore(a) == nameCore(b))
        return true;
    const size_t atA = a.find('@');
    const size_t atB = b.find('@');
    if ((atA == std::string::npos) == (atB == std::string::npos))
        return false;
    return nameCore(a.substr(0, atA)) == nameCore(b.substr(0, atB));
}

} // namespace mw::runbook
