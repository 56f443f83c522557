// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/hub/policy.h"

#include <QString>
#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>

namespace mw {

Millis backoff(int failures, const BackoffPolicy& policy, const Random& random)
{
    if (failures <= 0)
        return Millis(0);
    Millis top = policy.base;
    for (int i = 1; i < failures && top < policy.cap; ++i)
        top *= 2;
    top = std::min(top, policy.cap);
    const auto span = static_cast<double>(std::max<int64_t>(0, (top - policy.floor).count()));
    return policy.floor + Millis(static_cast<int64_t>(span * random()));
}

void Budget::refill(Monotonic now)
{
    if (m_started && now > m_last) {
        const double seconds = std::chrono::duration<double>(now - m_last).count();
        m_tokens = std::min<double>(m_limits.burst, m_tokens + seconds * m_limits.perMinute / 60.0);
    }
    m_started = true;
    m_last = std::max(m_last, now);
}

bool Budget::take(Monotonic now, bool stream, bool person, bool write)
{
    refill(now);
    if (write && m_lastWrite && now - *m_lastWrite < m_limits.writeGap)
        return false;
    const int places = m_limits.maxInFlight + (person ? m_limits.personPlaces : 0);
    const double debt = person ? -static_cast<double>(m_limits.burst) : 0.0;
    if (!stream && m_inFlight >= places)
        return false;
    if (m_tokens - 1.0 < debt)
        return false;
    m_tokens -= 1.0;
    if (write)
        m_lastWrite = now;
    if (!stream)
        ++m_inFlight;
    return true;
}

void Budget::giveBack(bool stream)
{
    if (!stream && m_inFlight > 0)
        --m_inFlight;
}

Monotonic Budget::nextToken(Monotonic now)
{
    refill(now);
    if (m_tokens >= 1.0)
        return now;
    const double seconds = (1.0 - m_tokens) * 60.0 / std::max(1, m_limits.perMinute);
    return now + Millis(static_cast<int64_t>(seconds * 1000) + 1);
}

std::string serverOf(const std::string& baseUrl)
{
    if (baseUrl.starts_with("unix://"))
        return baseUrl; // every socket is a server of its own
    const size_t scheme = baseUrl.find("://");
    const size_t path = baseUrl.find('/', scheme == std::string::npos ? 0 : scheme + 3);
    return baseUrl.substr(0, path);
}

std::optional<Millis> clockSkew(const std::string& dateHeader, World now)
{
    static constexpr std::array<const char*, 12> months{
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    std::tm tm{};
    std::array<char, 4> month{};
    std::array<char, 4> weekday{};
    if (std::sscanf(dateHeader.c_str(),
                    "%3s, %d %3s %d %d:%d:%d GMT",
                    weekday.data(),
                    &tm.tm_mday,
                    month.data(),
                    &tm.tm_year,
                    &tm.tm_hour,
                    &tm.tm_min,
                    &tm.tm_sec)
        != 7)
        return std::nullopt;
    const auto found = std::find_if(months.begin(), months.end(), [&](const char* name) {
        return std::string_view(name) == month.data();
    });
    if (found == months.end())
        return std::nullopt;
    tm.tm_mon = static_cast<int>(found - months.begin());
    tm.tm_year -= 1900;
    const std::time_t server = timegm(&tm);
    // Date has whole seconds: half a second is the best guess of what was cut off.
    return Millis(static_cast<int64_t>(server) * 1000 + 500) - now.time_since_epoch();
}

namespace {

// The JSON string that follows `"key":`, unescaped as far as people need it.
std::string jsonString(std::string_view body, std::string_view key)
{
    size_t at = 0;
    while ((at = body.find(key, at)) != std::string_view::npos) {
        size_t i = at + key.size();
        at = i;
        while (i < body.size() && (body[i] == ' ' || body[i] == ':'))
            ++i;
        if (i >= body.size() || body[i] != '"')
            continue;
        std::string text;
        for (++i; i < body.size() && body[i] != '"'; ++i) {
            if (body[i] != '\\' || i + 1 >= body.size()) {
                text += body[i];
                continue;
            }
            ++i;
            if (body[i] == 'n' || body[i] == 't' || body[i] == 'r')
                text += ' ';
            else if (body[i] != 'u')
                text += body[i];
        }
        return text;
    }
    return {};
}

// Whole characters of UTF-8, at most about `limit` bytes: servers say what they like.
std::string plain(std::string_view text, size_t limit)
{
    const auto size = static_cast<qsizetype>(std::min(text.size(), limit));
    return QString::fromUtf8(text.data(), size).toStdString();
}

} // namespace

std::string errorText(std::string_view body, std::string_view contentType)
{
    const auto start = body.find_first_not_of(" \t\r\n");
    if (start == std::string_view::npos)
        return {};
    body.remove_prefix(start);
    if (body.front() == '{') {
        for (const char* key : {"\"message\"", "\"error\""}) {
            std::string text = jsonString(body, key);
            if (!text.empty())
                return plain(text, 500);
        }
        std::string text; // JSON of no form we know: on one line at least
        for (const char c : body.substr(0, 600)) {
            const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
            if (!blank || (!text.empty() && text.back() != ' '))
                text += blank ? ' ' : c;
        }
        return plain(text, 300);
    }
    if (body.front() == '<' || contentType.find("html") != std::string_view::npos)
        return "the answer is an HTML page";
    return plain(body.substr(0, body.find_first_of("\r\n")), 300);
}

} // namespace mw
