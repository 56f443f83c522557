// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/faces/prometheus/form.h"

#include "app/simulator/promql/text.h"
#include "models/base/clock.h"

#include <algorithm>
#include <cmath>

namespace mw::sim {

namespace {

constexpr double nanoseconds = 1e9;
// 2^63, the first double beyond int64_t.
constexpr double beyond = 9223372036854775808.0;
// The evaluator adds ranges and offsets to times; this leaves room for them.
constexpr double farthest = 4e15;

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

std::optional<std::string> unescaped(std::string_view text, std::string& error)
{
    std::string out;
    for (size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            out += text[i] == '+' ? ' ' : text[i];
            continue;
        }
        if (i + 2 >= text.size() || hexDigit(text[i + 1]) < 0 || hexDigit(text[i + 2]) < 0) {
            if (error.empty())
                error = "invalid URL escape " + promql::quote(text.substr(i, 3));
            return std::nullopt;
        }
        out += static_cast<char>(hexDigit(text[i + 1]) * 16 + hexDigit(text[i + 2]));
        i += 2;
    }
    return out;
}

} // namespace

FormValues::FormValues(std::string_view query, std::string_view body)
{
    read(body);
    read(query);
}

void FormValues::read(std::string_view text)
{
    while (!text.empty()) {
        const size_t end = text.find('&');
        const std::string_view pair = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (pair.empty())
            continue;
        if (pair.find(';') != std::string_view::npos) {
            if (m_error.empty())
                m_error = "invalid semicolon separator in query";
            continue;
        }
        const size_t equal = pair.find('=');
        const auto name = unescaped(pair.substr(0, equal), m_error);
        const auto value = unescaped(
            equal == std::string_view::npos ? std::string_view() : pair.substr(equal + 1), m_error);
        if (name && value)
            m_values[*name].push_back(*value);
    }
}

std::string FormValues::value(const std::string& name) const
{
    const auto& all = values(name);
    return all.empty() ? std::string() : all.front();
}

const std::vector<std::string>& FormValues::values(const std::string& name) const
{
    static const std::vector<std::string> none;
    const auto it = m_values.find(name);
    return it == m_values.end() ? none : it->second;
}

std::optional<int64_t> parseApiTime(const std::string& text)
{
    if (const auto seconds = promql::parseFloat(text)) {
        const double ms = std::isnan(*seconds) ? -farthest : std::round(*seconds * 1000);
        return static_cast<int64_t>(std::clamp(ms, -farthest, farthest));
    }
    mw::World time{}; // of the clock, not the simulated one
    if (!parseTime(text, time))
        return std::nullopt;
    return time.time_since_epoch().count();
}

ApiDuration parseApiDuration(const std::string& text)
{
    const std::string bad = "cannot parse " + promql::quote(text) + " to a valid duration";
    if (const auto seconds = promql::parseFloat(text)) {
        const double ns = *seconds * nanoseconds;
        if (std::isnan(ns) || ns >= beyond || ns < -beyond)
            return {0, bad + ". It overflows int64"};
        return {static_cast<int64_t>(ns), {}};
    }
    const promql::DurationResult duration = promql::parseDuration(text);
    if (!duration.error.empty())
        return {0, bad};
    return {duration.ms * 1'000'000, {}};
}

} // namespace mw::sim
