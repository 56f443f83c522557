// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/hub/judge.h"

#include "models/hub/hub.h"

#include <algorithm>

namespace mw {

namespace {

int rank(Severity severity)
{
    switch (severity) {
    case Severity::Critical:
        return 0;
    case Severity::Warning:
        return 1;
    case Severity::Unknown:
        return 2;
    case Severity::Info:
        return 3;
    case Severity::Ok:
        break;
    }
    return 4;
}

} // namespace

bool maybeUnwell(const Pod& pod)
{
    if (pod.readyContainers < pod.totalContainers || pod.oomKilledAt != World{}
        || pod.unschedulableSince != World{} || !pod.waitingReason.empty()
        || pod.deleted != World{})
        return true;
    return pod.phase.view() != "Running" && pod.phase.view() != "Succeeded";
}

void sortFindings(std::vector<Finding>& findings)
{
    std::sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
        if (a.severity != b.severity)
            return rank(a.severity) < rank(b.severity);
        const World since = a.since == World{} ? World::max() : a.since;
        const World other = b.since == World{} ? World::max() : b.since;
        if (since != other)
            return since < other;
        return a.id < b.id;
    });
}

void Judge::configure(const HubOptions& options)
{
    m_thresholds = options.thresholds.values;
    m_criticalNamespaces = options.criticalNamespaces;
}

Judged Judge::run(const JudgeInput& input) const
{
    Judged judged;
    sortFindings(judged.findings);
    judged.verdict = judgeVerdict(judged.findings, input.sources, input.now);
    return judged;
}

} // namespace mw
