// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The first line of the Watch pane as facts: state, what, since when, how much is seen. Computed,
// never written by a person. Pure; any thread. (The words are made by the pane.)
#pragma once

#include "models/data/finding.h"
#include "models/data/slo.h"
#include "models/data/source_status.h"

#include <optional>
#include <string>
#include <vector>

namespace mw {

// One thing that is not seen: a source, a part of one, or a live cluster outside of onlyIn.
struct Unseen
{
    std::string source, part; // part may be empty
    SourceState state = SourceState::Connecting;
    World lastGood{}, nextTry{};
    std::vector<std::string> onlyIn; // namespaces
    bool operator==(const Unseen&) const = default;
};

struct WatchVerdict
{
    enum class Kind {
        NotConfigured, // no source at all
        NothingSeen, // none is live
        Well, // only with everything seen
        WellWhereSeen,
        UsersFail, // an SLO burns
        Wrong, // something else is critical or a warning
    };
    enum class Trend { Unknown, Rising, Steady, Falling };

    Kind kind = Kind::NotConfigured;
    Severity severity = Severity::Unknown;
    std::string findingId; // of the worst; empty = none
    std::string subject; // service, else subject of the finding
    std::string what; // the finding's first clause
    World since{};
    // The source of the worst does not answer now: when it last did. World{} = it does, or it is
    // not known which one told it. What is not seen is told in the past, and has no trend.
    World lastSeen{};
    size_t more = 0; // other findings of warning or worse
    // Of the SLO that burns; NaN = not measured.
    double errorRatio = notMeasured; // over the shortest window
    Trend trend = Trend::Unknown;
    double burn = notMeasured; // over the shortest window
    double remaining = notMeasured;
    double exhaustionSeconds = notMeasured;
    size_t asked = 0, live = 0; // sources
    Millis oldest{}; // newest answer of the live source that answered longest ago
    std::vector<Unseen> unseen;
};

// Sources that are switched off are not asked. slos may be without their histories.
WatchVerdict watchVerdict(const std::vector<Finding>& findings,
                          const std::vector<SourceStatus>& sources,
                          const std::vector<Slo>& slos,
                          World now);

// Worsens at once; improves only after the better state has held for two minutes, so that it does
// not flicker. What was said before everything had answered once holds nothing up.
class VerdictHold
{
public:
    static constexpr std::chrono::minutes hold{2};
    const WatchVerdict& feed(const WatchVerdict& computed, bool settled, World now);
    // While a better state is waited out: since when it holds.
    std::optional<World> betterSince() const { return m_betterSince; }

private:
    WatchVerdict m_shown;
    bool m_any = false, m_settled = false;
    std::optional<World> m_betterSince;
};

int loudness(const WatchVerdict& verdict); // 0 well … 3 critical

// Why the verdict is what it is: every fact it was made from, worst first.
struct WatchReason
{
    Severity severity = Severity::Unknown;
    std::string subject;
    std::string fact; // of a source: what it said, where it is not live; may be empty
    std::string provenance;
    World since{};
    std::string findingId; // or empty: a source
    std::string source;
    SourceState state = SourceState::Live; // of the source
    bool operator==(const WatchReason&) const = default;
};
std::vector<WatchReason> watchReasons(const std::vector<Finding>& findings,
                                      const std::vector<SourceStatus>& sources);

// "burns its error budget 190×": up to the first "; ", without a full stop.
std::string firstClause(const std::string& sentence);

} // namespace mw
