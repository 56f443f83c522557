// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/delivery/page_told.h"

#include "models/insight/change_rules.h"

namespace mw {

std::map<SourceKey, PageTold> pagesTold(const ChangeLog& changes,
                                        const std::string& incidentsDir,
                                        const std::string& estate,
                                        bool simulated,
                                        World since,
                                        incident::RecordCache& cache)
{
    std::map<SourceKey, PageTold> out;
    for (const Change& change : changes.all()) { // oldest first: the first one counts
        const auto page = acknowledgedPage(change);
        if (!page)
            continue;
        World& at = out[*page].acknowledged;
        if (at == World{})
            at = change.at;
    }
    if (incidentsDir.empty() || estate.empty())
        return out;
    const auto files = runbook::makeFileLayer();
    for (const incident::Incident& one :
         incident::incidentsSince(*files, incidentsDir, estate, simulated, since, cache)) {
        if (one.impactConfirmed && !one.pagerId.empty())
            out.try_emplace({Atom(one.pagerSource), one.pagerId}).first->second.impact = one.impact;
    }
    return out;
}

} // namespace mw
