// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Answers of the Prometheus HTTP API as values. Any thread.
#pragma once

#include "models/base/clock.h"
#include "models/base/result.h"
#include "models/data/slo.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace mw::prom {

using Labels = std::map<std::string, std::string>;

struct Series
{
    Labels labels; // with __name__ where there is one
    std::vector<SamplePoint> points; // one for an instant answer; NaN and ±Inf as they came
};

// vector, matrix or scalar (a scalar is one series without labels).
struct QueryAnswer
{
    std::vector<Series> series;
    std::vector<std::string> warnings; // the answer may be partial
};

struct Rule
{
    std::string record; // name of the recorded series; empty for alerts
    std::string alert; // name of the alert; empty for recording rules
    std::string query;
    Labels labels;
};

struct RulesAnswer
{
    std::vector<Rule> rules;
};

struct BuildInfo
{
    std::string version; // empty for VictoriaMetrics, which answers without any
};

// Errors: Protocol (no JSON at all), Decode (truncated, too deep, wrong types), or the kind that
// the server's own errorType means, with its words.
Result<QueryAnswer> decodeQuery(std::string_view body);
Result<RulesAnswer> decodeRules(std::string_view body);
Result<BuildInfo> decodeBuildInfo(std::string_view body);

} // namespace mw::prom
