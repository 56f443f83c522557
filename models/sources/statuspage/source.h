// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The state machine. The summary says what holds now; the lists of the last fifty say when ended
// ones ended. Rows go out as whole generations, put together from both. GUI thread.
#pragma once

#include "models/sources/statuspage/answers.h"
#include "models/sources/statuspage/statuspage.h"

#include <map>
#include <optional>

namespace mw::statuspage {

class StatuspageSource final : public Source
{
public:
    explicit StatuspageSource(StatuspageSettings settings);
    std::string type() const override { return "statuspage"; }
    Step start(World now) override;
    Step finished(Outcome outcome, World now) override;
    Step wake(World now) override { return start(now); }

private:
    SourceRequest ask(const std::string& key, Millis wait) const;
    Step failed(const Outcome& outcome) const;
    void takeSummary(Summary&& summary, World now, Step& step);
    bool isWatched(const ProviderComponent& row) const;
    bool isWatched(const ProviderIncident& row) const;
    bool isTroubled() const; // of what is watched
    std::vector<ProviderIncident> incidents(World now) const;
    std::vector<std::string> missing() const; // wanted names that the page does not have
    void emitAll(World now, Step& step) const;
    PartStatus summaryPart() const;

    StatuspageSettings m_settings;
    Atom m_source;
    std::optional<Summary> m_summary; // the last one
    std::map<std::string, std::vector<ProviderIncident>> m_history; // by request
    std::map<std::string, ProviderIncident> m_gone; // the summary named them, and no longer does
};

} // namespace mw::statuspage
