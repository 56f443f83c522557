// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One query at a time through the gateway (POST /api/v1/query, query_range).
#pragma once

#include "models/net/gateway.h"
#include "models/runbook/expression/value.h"
#include "models/runbook/steps/action.h"

namespace mw::runbook {

struct PromSamples
{
    struct Sample
    {
        std::map<std::string, std::string> labels;
        std::string value; // as sent: "0.5", "NaN", "+Inf"
    };
    std::vector<Sample> samples;
    // One sample: its number; several: a list of {labels, value}; none, or NaN alone: null.
    // ±Inf becomes the largest number there is, so that comparisons hold.
    Value value() const;
};

Result<PromSamples> decodePromAnswer(const Result<HttpResponse>& answer, World now);
// `source`, else the first of needs.sources, else the only source of the estate.
std::string promSource(const ActionSetup& setup);

struct PromPoint
{
    World at{};
    std::optional<double> value; // none: NaN
};
// The first series of a range answer; empty if there is none.
Result<std::vector<PromPoint>> decodePromRange(const Result<HttpResponse>& answer, World now);

class PromQuery
{
public:
    PromQuery(Gateway& gateway, const Clock& clock) : m_gateway(gateway), m_clock(clock) { }
    ~PromQuery() { cancel(); }
    PromQuery(const PromQuery&) = delete;
    PromQuery& operator=(const PromQuery&) = delete;
    void ask(const std::string& source,
             const std::string& query,
             std::function<void(Result<PromSamples>)> done);
    void askRange(const std::string& source,
                  const std::string& query,
                  World from,
                  World to,
                  Millis step,
                  std::function<void(Result<std::vector<PromPoint>>)> done);
    void cancel();

private:
    void post(const std::string& source,
              const char* target,
              const std::string& form,
              std::function<void(Result<HttpResponse>)> done);

    Gateway& m_gateway;
    const Clock& m_clock;
    std::shared_ptr<int> m_alive = std::make_shared<int>(0);
    uint64_t m_ticket = 0;
};

} // namespace mw::runbook
