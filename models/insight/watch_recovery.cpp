// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/insight/watch_recovery.h"

#include <algorithm>

namespace mw {
namespace {

SourceKey nameOf(const FocusPages& tab)
{
    SourceKey least = tab.pages.front().key;
    for (const Page& page : tab.pages)
        least = std::min(least, page.key);
    return least;
}

// When the last burning of this service ended; World{} = none is known since then, or one goes on.
World lastEnd(const std::string& service, World from, const std::vector<Change>& changes)
{
    World end{};
    for (const Change& change : changes) {
        if (change.lane != ClockLane::Users || change.service != service)
            continue;
        if (change.open && change.severity == Severity::Critical)
            return {};
        if (!change.open && change.until >= from)
            end = std::max(end, change.until);
    }
    return end;
}

} // namespace

UsersState usersOf(const std::string& service, const std::vector<Slo>& slos)
{
    UsersState out = UsersState::NotMeasured;
    for (const Slo& slo : slos) {
        if (service.empty() || (slo.service != service && slo.name != service))
            continue;
        const BurnWindow* shortest = nullptr;
        for (const BurnWindow& one : slo.burns) {
            if (!std::isnan(one.burn) && (!shortest || one.window < shortest->window))
                shortest = &one;
        }
        if (!shortest)
            continue;
        if (shortest->burn >= 1)
            return UsersState::Failing;
        out = UsersState::Well;
    }
    return out;
}

Recovery RecoveryWatch::look(const FocusPages& tab,
                             const std::vector<Slo>& slos,
                             const std::vector<Change>& changes,
                             World now)
{
    Recovery out;
    if (tab.pages.empty())
        return out;
    Seen& seen = m_seen[nameOf(tab)];
    out.resolved = std::all_of(tab.pages.begin(), tab.pages.end(), [](const Page& page) {
        return page.state == Page::State::Resolved;
    });
    if (!out.resolved)
        seen.resolved = {};
    else if (seen.resolved == World{}) {
        World last{};
        for (const Page& page : tab.pages)
            last = std::max(last, page.resolved);
        seen.resolved = last == World{} ? now : std::min(now, last);
    }
    out.users = usersOf(tab.object, slos);
    if (out.users == UsersState::Failing) {
        seen.failed = true;
        seen.well = {};
        return out; // whatever the page says
    }
    if (out.users == UsersState::Well && seen.well == World{}) {
        World from = tab.impact == World{} ? tab.pages.front().created : tab.impact;
        const World ended = lastEnd(tab.object, from, changes);
        // What was never seen to fail has not recovered: a page without pain.
        if (ended != World{} || seen.failed || out.resolved)
            seen.well = seen.failed || ended == World{} ? now : std::min(now, ended);
    }
    out.since = out.users == UsersState::Well ? seen.well : seen.resolved;
    return out;
}

void RecoveryWatch::forget(const FocusPages& tab)
{
    if (!tab.pages.empty())
        m_seen.erase(nameOf(tab));
}

} // namespace mw
