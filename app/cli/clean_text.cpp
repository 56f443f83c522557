// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/clean_text.h"

#include "app/boot/redact.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace mw::cli {
namespace {

// Regular expressions are slow, and nearly no text of a row holds anything for them.
bool suspicious(const std::string& text)
{
    if (text.size() < 6)
        return false;
    std::string lower(text.size(), ' ');
    std::transform(text.begin(), text.end(), lower.begin(), [](unsigned char c) {
        return static_cast<char>(std::tolower(c));
    });
    static constexpr std::array<const char*, 11> words{"authoriz",
                                                       "bearer",
                                                       "eyj",
                                                       "token",
                                                       "passw",
                                                       "secret",
                                                       "api_key",
                                                       "api-key",
                                                       "apikey",
                                                       "routing_key",
                                                       "private key"};
    return std::any_of(words.begin(), words.end(), [&](const char* word) {
        return lower.find(word) != std::string::npos;
    });
}

bool endsAddress(char c)
{
    return static_cast<unsigned char>(c) <= 0x20 || c == '"' || c == '\'' || c == '<' || c == '>'
        || c == '`' || c == ')' || c == ']' || c == '}' || c == '|' || c == '\\';
}

} // namespace

std::string withoutUserAndQuery(const std::string& text)
{
    std::string clean;
    size_t at = 0;
    for (;;) {
        const size_t found = text.find("://", at);
        if (found == std::string::npos)
            return clean + text.substr(at);
        const size_t begin = found + 3;
        size_t end = begin;
        while (end < text.size() && !endsAddress(text[end]))
            ++end;
        const size_t authority = std::min(text.find_first_of("/?#", begin), end);
        const size_t user = text.rfind('@', authority == 0 ? 0 : authority - 1);
        const size_t host
            = user != std::string::npos && user >= begin && user < authority ? user + 1 : begin;
        const size_t query = std::min(text.find_first_of("?#", authority), end);
        clean += text.substr(at, begin - at);
        clean += text.substr(host, query - host);
        at = end;
    }
}

std::string TextCleaner::operator()(const std::string& text)
{
    const bool address = text.find("://") != std::string::npos;
    const bool odd = suspicious(text);
    if (!address && !odd)
        return text;
    const auto known = m_known.find(text);
    if (known != m_known.end())
        return known->second;
    std::string clean = address ? withoutUserAndQuery(text) : text;
    if (odd)
        clean = redact(clean);
    if (m_known.size() < 50'000)
        m_known.emplace(text, clean);
    return clean;
}

} // namespace mw::cli
