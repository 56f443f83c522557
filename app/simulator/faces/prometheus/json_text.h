// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// JSON as Prometheus writes it, put together as text: a month of a series is 43,200 pairs. Pure.
#pragma once

#include "app/simulator/promql/engine.h"

#include <map>
#include <string>

namespace mw::sim {

// A JSON string as Go's encoder writes it, "<" and "&" escaped.
std::string goString(std::string_view text);
// Seconds with exactly three decimals where there are milliseconds, else none: "1795229357.610".
std::string sampleTime(int64_t ms);
// The same with trailing zeros cut, as times of scalars and strings are written.
std::string scalarTime(int64_t ms);
// RFC 3339 in UTC with a fraction where there is one.
std::string goTime(int64_t ms);
// A float as Go's encoder writes it (seconds that something took).
std::string goNumber(double value);

std::string labelsJson(const promql::Labels& labels);
std::string labelsJson(const std::map<std::string, std::string>& labels);
template <class Pairs>
std::map<std::string, std::string> asMap(const Pairs& pairs)
{
    std::map<std::string, std::string> out;
    for (const auto& [name, value] : pairs)
        out[name] = value;
    return out;
}
std::string stringsJson(const std::vector<std::string>& values);
// {"resultType":…,"result":…}
std::string queryData(const promql::Answer& answer, int64_t at);

std::string successBody(const std::string& data);
std::string errorBody(const char* type, const std::string& error);

} // namespace mw::sim
