// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The state machine. Pages of a list are put together here; rows go out as whole generations, with
// who comes next joined in from the on-call list. GUI thread.
#pragma once

#include "models/sources/pagerduty/answers.h"
#include "models/sources/pagerduty/pagerduty.h"

#include <map>
#include <optional>

namespace mw::pd {

class PagerDutySource final : public Source
{
public:
    explicit PagerDutySource(PagerDutySettings settings);
    std::string type() const override { return "pagerduty"; }
    Step start(World now) override;
    Step finished(Outcome outcome, World now) override;
    Step wake(World now) override { return start(now); }

private:
    SourceRequest ask(const std::string& key, World now, Millis wait, int64_t offset = 0) const;
    // True when the last page has come.
    template <class Row>
    bool take(std::vector<Row>& list, Outcome& outcome, int64_t& next);
    void emitPages(Step& step);
    void emitOnCall(Step& step) const;
    void emitIdentity(Step& step) const;
    std::string nextLevel(const Page& page) const;
    std::optional<PartStatus> explained(const Outcome& outcome) const;

    PagerDutySettings m_settings;
    Atom m_source;
    std::map<std::string, std::vector<Page>> m_coming; // "open" "resolved" "history": so far
    std::map<std::string, std::vector<Page>> m_pages; // complete
    std::vector<OnCallShift> m_onCallComing, m_onCall;
    PagerIdentity m_me;
    bool m_answered = false; // incidents, once
    World m_now{}; // of the last answer
};

} // namespace mw::pd
