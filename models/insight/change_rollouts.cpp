// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/insight/change_rollouts.h"

#include <algorithm>
#include <tuple>

namespace mw {
namespace {

// A pod that takes longer than this to become ready ends a rollout by itself (progressDeadline).
constexpr auto longestPause = std::chrono::minutes(10);

} // namespace

std::vector<ReplicaMark> replicaMarks(std::vector<ReplicaStep> steps)
{
    std::sort(steps.begin(), steps.end(), [](const ReplicaStep& a, const ReplicaStep& b) {
        // of one second: what grows is said first
        return std::tuple(a.at, !a.up, a.set, a.to) < std::tuple(b.at, !b.up, b.set, b.to);
    });
    std::vector<ReplicaMark> marks;
    std::string shrinks; // a set that shrank in the newest mark
    for (const ReplicaStep& step : steps) {
        const World end = std::max(step.at, step.until);
        const bool other = !marks.empty() && step.up && !marks.back().set.empty()
            && step.set != marks.back().set;
        if (marks.empty() || other || step.at - marks.back().until > longestPause) {
            marks.push_back({step.at, end, {}, false, step.from, step.to});
            shrinks.clear();
        }
        ReplicaMark& mark = marks.back();
        if (step.up)
            mark.set = step.set;
        else if (shrinks.empty() || shrinks == mark.set)
            shrinks = step.set;
        mark.rollout
            = mark.rollout || (!mark.set.empty() && !shrinks.empty() && shrinks != mark.set);
        mark.until = std::max(mark.until, end);
        mark.to = step.to;
    }
    return marks;
}

} // namespace mw
