// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What leaves the laptop in a recording carries no secrets. Pure; one object per export (it keeps
// what it has cleaned: the same texts stand in thousands of rows).
#pragma once

#include <string>
#include <unordered_map>

namespace mw::cli {

class TextCleaner
{
public:
    // Addresses lose user, password, query and fragment; what looks like a token, a password or a
    // key becomes "‹redacted›".
    std::string operator()(const std::string& text);

private:
    std::unordered_map<std::string, std::string> m_known;
};

// Of every "scheme://…" in a text.
std::string withoutUserAndQuery(const std::string& text);

} // namespace mw::cli
