// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/net/headers.h"

#include <algorithm>
#include <charconv>
#include <curl/curl.h>

namespace mw {
namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string_view trim(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

ErrorKind kindOfStatus(int status)
{
    switch (status) {
    case 401:
        return ErrorKind::Unauthorized;
    case 403:
        return ErrorKind::Forbidden;
    case 404:
        return ErrorKind::NotFound;
    case 408: // the server gave up waiting: as passing as a 5xx
        return ErrorKind::Unavailable;
    case 409:
        return ErrorKind::Conflict;
    case 410:
        return ErrorKind::Gone;
    case 429:
        return ErrorKind::Throttled;
    default:
        break;
    }
    if (status >= 500 && status <= 599)
        return ErrorKind::Unavailable;
    if (status >= 400 && status <= 499)
        return ErrorKind::Invalid;
    return ErrorKind::Protocol;
}

} // namespace

std::optional<World> httpDate(const std::string& text)
{
    const time_t seconds = curl_getdate(text.c_str(), nullptr);
    if (seconds == -1)
        return std::nullopt;
    return World(std::chrono::seconds(seconds));
}

bool equalsIgnoringCase(std::string_view a, std::string_view b)
{
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) {
               return lower(x) == lower(y);
           });
}

std::string toLower(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), lower);
    return result;
}

const std::string* findHeader(const Headers& headers, std::string_view name)
{
    for (const auto& header : headers) {
        if (equalsIgnoringCase(header.first, name))
            return &header.second;
    }
    return nullptr;
}

std::optional<std::chrono::milliseconds> retryAfter(const Headers& headers, World now)
{
    const std::string* value = findHeader(headers, "Retry-After");
    // Seconds left (PagerDuty, the IETF's draft); what is an epoch (GitHub, GitLab) is not meant.
    if (!value) {
        value = findHeader(headers, "ratelimit-reset");
        if (!value || trim(*value).size() > 5)
            return std::nullopt;
    }
    const std::string_view text = trim(*value);
    const bool digits = !text.empty()
        && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (digits) {
        int64_t seconds = longestRetryAfter.count();
        const auto parsed = std::from_chars(text.data(), text.data() + text.size(), seconds);
        if (parsed.ec != std::errc())
            seconds = longestRetryAfter.count();
        return std::min(longestRetryAfter, std::chrono::seconds(seconds));
    }
    const std::optional<World> until = httpDate(std::string(text));
    if (!until)
        return std::nullopt;
    // The server's own clock decides how long "until" is; ours may be wrong or simulated.
    const std::string* date = findHeader(headers, "Date");
    const std::optional<World> serverNow = date ? httpDate(*date) : std::nullopt;
    const auto wait = *until - serverNow.value_or(now);
    return std::clamp<std::chrono::milliseconds>(wait, Millis(0), longestRetryAfter);
}

Error errorFromStatus(int status, const Headers& headers, World now)
{
    Error error;
    error.kind = kindOfStatus(status);
    error.http = status;
    error.retryAfter = retryAfter(headers, now);
    if (status == 407) { // no server says so, only what stands before it
        error.kind = ErrorKind::Network;
        error.hint = "proxy-auth";
    }
    return error;
}

} // namespace mw
