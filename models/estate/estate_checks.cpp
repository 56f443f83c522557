// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/estate/estate_checks.h"

#include "models/base/duration.h"
#include "models/estate/estate.h"

#include <algorithm>

namespace mw {

std::string defaultUrl(const std::string& sourceType)
{
    return sourceType == "github" ? "https://api.github.com" : "";
}

std::string objectiveProblem(std::string_view text)
{
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    const size_t dot = text.find('.');
    const std::string_view whole = text.substr(0, dot);
    const std::string_view fraction
        = dot == std::string_view::npos ? std::string_view{} : text.substr(dot + 1);
    const bool decimal = !whole.empty() && std::all_of(whole.begin(), whole.end(), digit)
        && std::all_of(fraction.begin(), fraction.end(), digit)
        && (dot == std::string_view::npos || !fraction.empty());
    if (!decimal || whole.size() > 3 || fraction.size() > 9)
        return "\"" + std::string(text) + "\" is not a decimal number of per cent such as \"99.9\"";
    if (whole.size() == 3)
        return "an objective of 100 % or more leaves no error budget";
    return {};
}

std::string windowProblem(std::string_view text)
{
    const auto window = parsePromDuration(text);
    if (!window)
        return "\"" + std::string(text) + "\" is not a duration such as 30d or 4w";
    if (*window < std::chrono::hours(1))
        return "a window of " + std::string(text) + " is too short for an error budget";
    if (*window > std::chrono::hours(365 * 24))
        return "a window may be at most 365d long";
    return {};
}

std::string selectorProblem(std::string_view text)
{
    int braces = 0;
    char quote = 0;
    for (size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quote) {
            if (c == '\\' && quote != '`')
                ++i;
            else if (c == quote)
                quote = 0;
            continue;
        }
        switch (c) {
        case '"':
        case '\'':
        case '`':
            quote = c;
            break;
        case '{':
            ++braces;
            break;
        case '}':
            --braces;
            break;
        case '[':
        case '(':
        case ')':
            return "is not a plain selector such as http_requests_total{code=~\"5..\"}; for other "
                   "expressions use errorRatioQuery";
        default:
            break;
        }
        if (braces < 0 || braces > 1)
            return "has braces that do not match";
    }
    if (quote)
        return "has a quote that is not closed";
    return braces == 0 ? std::string{} : "has braces that do not match";
}

std::string unknownService(std::string_view name, const std::set<std::string>& known)
{
    constexpr size_t shown = 12;
    std::string list;
    size_t count = 0;
    for (const std::string& one : known) {
        if (++count > shown) {
            list += ", …";
            break;
        }
        list += (list.empty() ? "" : ", ") + one;
    }
    return "there is no service \"" + std::string(name) + "\" under services; known: " + list;
}

bool isLabelName(std::string_view text)
{
    const size_t slash = text.find('/');
    const std::string_view prefix
        = slash == std::string_view::npos ? std::string_view{} : text.substr(0, slash);
    const std::string_view name = slash == std::string_view::npos ? text : text.substr(slash + 1);
    const auto lower = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    const auto plain = [&](char c) { return lower(c) || (c >= 'A' && c <= 'Z'); };
    if (slash != std::string_view::npos
        && (prefix.empty() || prefix.size() > 253 || !lower(prefix.front()) || !lower(prefix.back())
            || !std::all_of(prefix.begin(), prefix.end(), [&](char c) {
                   return lower(c) || c == '-' || c == '.';
               })))
        return false;
    return !name.empty() && name.size() <= 63 && plain(name.front()) && plain(name.back())
        && std::all_of(name.begin(), name.end(), [&](char c) {
               return plain(c) || c == '-' || c == '_' || c == '.';
           });
}

void takeLabels(const Node& labels, Estate& estate)
{
    const auto take = [&](const char* key, std::string& label) {
        const std::string given = labels.string(key);
        if (isLabelName(given))
            label = given;
        return isLabelName(given);
    };
    take("service", estate.serviceLabel);
    estate.tenantLabelNamed = take("tenant", estate.tenantLabel);
    take("owner", estate.ownerLabel);
}

std::string secretProblem(std::string_view text)
{
    for (const std::string_view scheme : {"env:", "file:", "keychain:", "exec:"}) {
        if (text.starts_with(scheme))
            return text.size() > scheme.size() ? std::string{} : "names no secret after the colon";
    }
    return "a secret may not stand in this file: store it and write env:NAME, file:/path, "
           "keychain:name or exec:COMMAND";
}

} // namespace mw
