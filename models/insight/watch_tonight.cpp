// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/insight/watch_tonight.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace mw {
Tonight watchTonight(const std::vector<OnCallShift>& shifts,
                     const std::vector<Silence>& silences,
                     World now)
{
    Tonight out;
    std::vector<const OnCallShift*> present;
    for (const OnCallShift& one : shifts) {
        if ((one.start == World{} || one.start <= now) && (one.end == World{} || one.end > now))
            present.push_back(&one);
    }
    std::sort(present.begin(), present.end(), [](const OnCallShift* a, const OnCallShift* b) {
        return std::tuple(a->level, !a->me, a->user) < std::tuple(b->level, !b->me, b->user);
    });
    for (const OnCallShift* one : present) {
        const bool known
            = std::any_of(out.people.begin(), out.people.end(), [one](const OnCallPerson& p) {
                  return p.name == one->user;
              });
        if (!known)
            out.people.push_back({one->user, one->level, one->me});
    }
    if (!present.empty() && present.front()->level == 1 && present.front()->end != World{}) {
        const OnCallShift& first = *present.front();
        out.handover = first.end;
        out.from = first.user;
        out.fromMe = first.me;
        for (const OnCallShift& one : shifts) {
            if (one.level == 1 && one.policyId == first.policyId && one.user != first.user
                && one.start <= first.end && (one.end == World{} || one.end > first.end)) {
                out.to = one.user;
                out.toMe = one.me;
            }
        }
    }
    for (const Silence& one : silences) {
        if (one.state == Silence::State::Active)
            out.silences.push_back(one);
    }
    std::sort(out.silences.begin(), out.silences.end(), [](const Silence& a, const Silence& b) {
        return std::tie(a.endsAt, a.key) < std::tie(b.endsAt, b.key);
    });
    // A pair of Alertmanagers tells each other: the same silence, under the same id.
    std::set<std::string> seen;
    std::erase_if(out.silences,
                  [&seen](const Silence& one) { return !seen.insert(one.key.id).second; });
    return out;
}

WaitsUntil waitsUntil(int weekday, int hour)
{
    constexpr int sunday = 0, friday = 5, saturday = 6;
    constexpr int workBegins = 8, workEnds = 17;
    if (weekday == saturday || weekday == sunday || (weekday == friday && hour >= workEnds))
        return WaitsUntil::Monday;
    return hour < workBegins ? WaitsUntil::Morning : WaitsUntil::Tomorrow;
}

} // namespace mw
