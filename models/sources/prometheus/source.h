// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The state machine: buildinfo → discovery → rules → per SLO burn, period and chart queries, each
// on its own cadence. GUI thread.
#pragma once

#include "models/sources/prometheus/decoder.h"
#include "models/sources/prometheus/discovery.h"
#include "models/sources/prometheus/prometheus.h"
#include "models/sources/prometheus/slo_entry.h"

#include <memory>

namespace mw::prom {

class PrometheusSource final : public Source
{
public:
    explicit PrometheusSource(PrometheusSettings settings);
    std::string type() const override { return m_settings.type; }
    Step start(World now) override;
    Step finished(Outcome outcome, World now) override;
    Step wake(World now) override;

private:
    Step buildInfoDone(const Outcome& outcome, World now);
    Step discoveryDone(Outcome& outcome);
    Step rulesDone(Outcome& outcome, World now);
    Step sloDone(const std::string& what, const std::string& id, Outcome& outcome, World now);
    void declare();
    void begin(Step& step, World now);
    void learn();
    void ask(SloEntry& entry, Step& step, World now);
    void emitRows(SloEntry& entry, Step& step);
    void emitAll(Step& step);
    PartStatus part() const;

    SourceRequest request(std::string key, AnswerKind kind, HttpCall call, Millis wait) const;
    SourceRequest query(std::string key, const std::string& promql, Millis wait) const;
    SourceRequest burn(const SloEntry& entry, Millis wait) const;
    SourceRequest period(const SloEntry& entry, Millis wait) const;
    SourceRequest chart(const SloEntry& entry, World now, Millis wait);
    SourceRequest discovery(Millis wait) const;
    SourceRequest rules() const;

    PrometheusSettings m_settings;
    std::string m_scope;
    std::map<std::string, std::unique_ptr<SloEntry>> m_entries; // by SloKey::id
    std::map<std::string, Sli> m_slis; // of the last rules, by sloth id
    bool m_begun = false;
    bool m_discovered = false; // answered or refused once
    bool m_rulesKnown = false; // answered or refused once
    int m_discoveries = 0;
    std::map<std::string, FoundSlo> m_inSeries, m_inRules; // by id, as of the last answers
    std::string m_mixinObjective;
    std::map<std::string, std::pair<World, World>> m_chartSpans; // of the requests under way
};

} // namespace mw::prom
