// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/address_shapes.h"

#include <algorithm>

namespace mw::shapes {
namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
bool isHex(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// A number of at most three digits up to 255; its length.
size_t octet(const std::string& text, size_t at)
{
    size_t end = at;
    int value = 0;
    while (end < text.size() && isDigit(text[end]) && end - at < 4)
        value = value * 10 + (text[end++] - '0');
    return end > at && end - at <= 3 && value <= 255 ? end - at : 0;
}

// Four numbers with `between` between them; the length.
size_t fourNumbers(const std::string& text, size_t at, char between)
{
    size_t end = at;
    for (int i = 0; i < 4; ++i) {
        if (i > 0 && (end >= text.size() || text[end++] != between))
            return 0;
        const size_t length = octet(text, end);
        if (length == 0)
            return 0;
        end += length;
    }
    return end - at;
}

} // namespace

std::string lowered(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), lower);
    return text;
}

bool sameInAnyCase(std::string_view a, std::string_view b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
        return lower(x) == lower(y);
    });
}

size_t ipv4At(const std::string& text, size_t at)
{
    const size_t length = fourNumbers(text, at, '.');
    const size_t end = at + length;
    if (length == 0 || (end < text.size() && isWordByte(text[end])))
        return 0;
    const bool more = end + 1 < text.size() && text[end] == '.' && isDigit(text[end + 1]);
    const bool before = at >= 2 && text[at - 1] == '.' && isDigit(text[at - 2]);
    return more || before ? 0 : length;
}

bool isIpv4(const std::string& text)
{
    return ipv4At(text, 0) == text.size() && !text.empty();
}

size_t ipv6At(const std::string& text, size_t at)
{
    if (at > 0 && (isWordByte(text[at - 1]) || text[at - 1] == ':'))
        return 0;
    size_t end = at;
    int colons = 0, digits = 0;
    bool twice = false;
    while (end < text.size() && (isHex(text[end]) || text[end] == ':')) {
        if (text[end] == ':') {
            ++colons;
            twice = twice || (end > at && text[end - 1] == ':');
        } else {
            ++digits;
        }
        ++end;
    }
    if (end < text.size() && isWordByte(text[end]))
        return 0; // "dead::beefsteak"
    if (end > at && text[end - 1] == ':' && !(end - at >= 2 && text[end - 2] == ':'))
        --end, --colons;
    return digits > 0 && (twice || colons >= 3) ? end - at : 0;
}

size_t machineAt(const std::string& text, size_t at)
{
    if (text.compare(at, 3, "ip-") != 0)
        return 0;
    const size_t numbers = fourNumbers(text, at + 3, '-');
    size_t end = at + 3 + numbers;
    if (numbers == 0 || (end < text.size() && isWordByte(text[end])))
        return 0;
    // its domain, if it is a private one
    size_t domain = end;
    while (domain + 1 < text.size() && text[domain] == '.' && isWordByte(text[domain + 1])) {
        ++domain;
        while (domain < text.size() && (isWordByte(text[domain]) || text[domain] == '-'))
            ++domain;
    }
    if (std::string_view(text).substr(end, domain - end).ends_with(".internal"))
        end = domain;
    return end - at;
}

std::optional<std::string> addressInName(const std::string& firstLabel)
{
    if (firstLabel.compare(0, 3, "ip-") != 0
        || fourNumbers(firstLabel, 3, '-') + 3 != firstLabel.size())
        return std::nullopt;
    std::string address = firstLabel.substr(3);
    std::replace(address.begin(), address.end(), '-', '.');
    return address;
}

std::optional<std::pair<size_t, size_t>> emailAround(const std::string& text, size_t at)
{
    const auto local = [](char c) {
        return isWordByte(c) || c == '.' || c == '_' || c == '-' || c == '+' || c == '%';
    };
    size_t begin = at;
    while (begin > 0 && local(text[begin - 1]))
        --begin;
    while (begin < at && !isWordByte(text[begin]))
        ++begin;
    size_t end = at + 1;
    while (end < text.size() && (isWordByte(text[end]) || text[end] == '.' || text[end] == '-'))
        ++end;
    while (end > at + 1 && !isWordByte(text[end - 1]))
        --end;
    const std::string_view domain = std::string_view(text).substr(at + 1, end - at - 1);
    const size_t dot = domain.rfind('.');
    const bool named = dot != std::string_view::npos && dot > 0
        && domain.substr(dot + 1).find_first_of("0123456789") == std::string_view::npos;
    if (begin == at || !named)
        return std::nullopt;
    return std::pair(begin, end - begin);
}

std::string hostOf(const std::string& authority)
{
    const size_t user = authority.rfind('@');
    std::string host = user == std::string::npos ? authority : authority.substr(user + 1);
    if (!host.empty() && host[0] == '[')
        return host.substr(1, std::min(host.find(']'), host.size()) - 1);
    return host.substr(0, host.find(':'));
}

size_t homeFolder(const std::string& text, size_t at)
{
    for (const std::string_view root : {"/home/", "/Users/"}) {
        if (text.compare(at, root.size(), root) != 0)
            continue;
        size_t end = at + root.size();
        while (
            end < text.size()
            && (isWordByte(text[end]) || text[end] == '.' || text[end] == '-' || text[end] == '_'))
            ++end;
        return end > at + root.size() ? end - at : 0;
    }
    return 0;
}

} // namespace mw::shapes
