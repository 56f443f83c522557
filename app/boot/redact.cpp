// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/boot/redact.h"

#include <array>
#include <regex>

namespace mw {

std::string redact(std::string_view text)
{
    struct Rule
    {
        std::regex pattern;
        const char* replacement;
    };
    using std::regex;
    constexpr auto flags = regex::ECMAScript | regex::icase | regex::optimize;
    static const std::array<Rule, 6> rules{{
        {regex("-----BEGIN [A-Z ]*PRIVATE KEY-----[^-]*(-----END [A-Z ]*PRIVATE KEY-----)?", flags),
         "‹redacted key›"},
        {regex("(authorization[\"']?\\s*[:=]\\s*[\"']?(?:basic|bearer|token|apikey)?\\s*)[^\\s\"',;"
               "]+",
               flags),
         "$1‹redacted›"},
        {regex("(bearer\\s+)[A-Za-z0-9._~+/=-]{6,}", flags), "$1‹redacted›"},
        {regex("eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{4,}(\\.[A-Za-z0-9_-]*)?", flags),
         "‹redacted›"},
        {regex("(://)[^/\\s:@]*:[^/\\s@]+@", flags), "$1‹redacted›@"},
        {regex("((?:access_|refresh_|id_|x-vault-|private-)?(?:token|password|passwd|secret|api[_-]"
               "?key|"
               "routing_key)[\"']?\\s*[:=]\\s*[\"']?)[^\\s\"',;&]+",
               flags),
         "$1‹redacted›"},
    }};
    std::string result(text);
    for (const Rule& rule : rules)
        result = std::regex_replace(result, rule.pattern, rule.replacement);
    return result;
}

} // namespace mw
