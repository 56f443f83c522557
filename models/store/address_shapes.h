// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What looks like an address of a machine or of a person inside a text. Pure; any thread. Places
// are byte offsets into UTF-8; lengths of 0 say that there is none.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace mw::shapes {

// A letter, a digit or a part of a character beyond ASCII: what words are made of.
inline bool isWordByte(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
        || static_cast<unsigned char>(c) >= 0x80;
}
std::string lowered(std::string text); // ASCII alone
bool sameInAnyCase(std::string_view a, std::string_view b); // ASCII alone

size_t ipv4At(const std::string& text, size_t at); // "10.0.1.7"; not of "1.2.3.4.5"
bool isIpv4(const std::string& text);
// "fd00:1::7"; at least three colons or a "::", so that no time of day is one.
size_t ipv6At(const std::string& text, size_t at);
// "ip-10-0-1-7", with ".eu-central-1.compute.internal" where it follows.
size_t machineAt(const std::string& text, size_t at);
// 10.0.1.7 of "ip-10-0-1-7".
std::optional<std::string> addressInName(const std::string& firstLabel);
// Place and length of the e-mail address whose "@" stands there.
std::optional<std::pair<size_t, size_t>> emailAround(const std::string& text, size_t at);
// Of "user:password@host:port": host, without the brackets of IPv6.
std::string hostOf(const std::string& authority);
// Length of "/home/ana" or "/Users/ana".
size_t homeFolder(const std::string& text, size_t at);

} // namespace mw::shapes
