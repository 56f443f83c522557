// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sources/github/limits.h"

#include <algorithm>
#include <charconv>

namespace mw::github {
namespace {

constexpr auto longest = std::chrono::hours(1);
constexpr auto secondaryBase = std::chrono::minutes(1);

std::optional<int64_t> number(const Headers& headers, std::string_view name)
{
    const std::string* text = findHeader(headers, name);
    int64_t value = 0;
    if (!text)
        return std::nullopt;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
    if (error != std::errc{} || end != text->data() + text->size())
        return std::nullopt;
    return value;
}

bool contains(std::string_view text, std::string_view word)
{
    const auto lower
        = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::search(text.begin(),
                       text.end(),
                       word.begin(),
                       word.end(),
                       [&](char a, char b) { return lower(a) == b; })
        != text.end();
}

// "required; url=https://github.com/orgs/o/sso?authorization_request=…"
std::string ssoHint(const std::string& header)
{
    constexpr std::string_view mark = "url=";
    const size_t at = header.find(mark);
    if (at == std::string::npos)
        return "sso";
    std::string url = header.substr(at + mark.size());
    url = url.substr(0, url.find_first_of("; ,\""));
    // Only an address a person can be sent to.
    return url.starts_with("https://") || url.starts_with("http://") ? "sso " + url : "sso";
}

} // namespace

std::optional<ApiBudget> readBudget(const Headers& headers)
{
    const std::string* resource = findHeader(headers, "x-ratelimit-resource");
    if (resource && *resource != "core")
        return std::nullopt;
    const auto limit = number(headers, "x-ratelimit-limit");
    const auto remaining = number(headers, "x-ratelimit-remaining");
    if (!limit || !remaining || *limit < 0 || *remaining < 0)
        return std::nullopt;
    ApiBudget budget;
    budget.limit = *limit;
    budget.remaining = *remaining;
    if (const auto reset = number(headers, "x-ratelimit-reset"); reset && *reset > 0) {
        // Seconds; recorded fixtures were seen with milliseconds.
        const bool millis = *reset > 100'000'000'000;
        budget.reset = World(millis ? Millis(*reset) : Millis(*reset * 1000));
    }
    return budget;
}

Error understand(
    Error error, const ResponseHead& head, std::string_view body, World now, int strikes)
{
    const std::string* sso = findHeader(head.headers, "x-github-sso");
    const std::string* permissions = findHeader(head.headers, "x-accepted-github-permissions");
    if (head.status == 404) {
        error.hint = sso ? ssoHint(*sso) : "hidden";
        return error;
    }
    if (head.status != 403 && head.status != 429)
        return error;
    const auto budget = readBudget(head.headers);
    const bool spent = budget && budget->remaining == 0 && !sso;
    if (spent && budget->reset != World{}) {
        error.kind = ErrorKind::Throttled;
        // A second more: reset is cut to whole seconds and two clocks never agree.
        const Millis wait = budget->reset - now + std::chrono::seconds(1);
        error.retryAfter = std::clamp<Millis>(
            std::max(wait, error.retryAfter.value_or(Millis(0))), std::chrono::seconds(1), longest);
        if (budget->limit <= 60)
            error.hint = "wait-or-token";
        return error;
    }
    const bool secondary = head.status == 429 || spent || error.retryAfter
        || contains(body, "secondary rate limit") || contains(body, "abuse detection")
        || contains(body, "rate limit exceeded");
    if (secondary) {
        error.kind = ErrorKind::Throttled;
        if (!error.retryAfter) {
            Millis wait = secondaryBase;
            for (int i = 0; i < strikes && wait < longest; ++i)
                wait *= 2;
            error.retryAfter = std::min<Millis>(wait, longest);
        }
        return error;
    }
    if (sso)
        error.hint = ssoHint(*sso);
    else if (permissions && !permissions->empty())
        error.hint = "permissions " + *permissions;
    return error;
}

std::string nextPage(const Headers& headers)
{
    const std::string* link = findHeader(headers, "Link");
    if (!link)
        return {};
    // <url>; rel="next", <url>; rel="last"
    size_t at = 0;
    while ((at = link->find('<', at)) != std::string::npos) {
        const size_t end = link->find('>', at);
        if (end == std::string::npos)
            return {};
        const size_t following = link->find('<', end);
        const std::string_view attributes = std::string_view(*link).substr(
            end, following == std::string::npos ? following : following - end);
        if (contains(attributes, "rel=\"next\"") || contains(attributes, "rel=next"))
            return link->substr(at + 1, end - at - 1);
        at = end;
    }
    return {};
}

std::string targetUnder(const std::string& base, const std::string& url)
{
    if (url.starts_with("/") && !url.starts_with("//"))
        return url;
    std::string root = base;
    while (root.ends_with('/'))
        root.pop_back();
    if (root.empty() || !url.starts_with(root) || url.size() <= root.size()
        || url[root.size()] != '/')
        return {};
    return url.substr(root.size());
}

} // namespace mw::github
