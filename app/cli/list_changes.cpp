// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/list_changes.h"

#include "app/cli/json.h"

#include <nlohmann/json.hpp>

namespace mw::cli {

Listing listChanges(const ChangeLog& log, const ListScope& scope)
{
    Listing out{{"AT", "UNTIL", "LANE", "SEVERITY", "SERVICE", "WHAT"}, {}};
    const std::vector<Change> changes = log.all();
    for (auto it = changes.rbegin(); it != changes.rend(); ++it) {
        const Change& change = *it;
        if (!scope.fits("cluster", change.object.cluster.view())
            || !scope.fits("namespace", change.object.ns.view()) || !scope.admits(change))
            continue;
        const std::string until = change.open ? "goes on"
            : change.until == World{}         ? std::string()
                                              : formatTime(change.until);
        const nlohmann::json json{{"id", change.id},
                                  {"lane", toString(change.lane)},
                                  {"at", timeJson(change.at)},
                                  {"until", timeJson(change.until)},
                                  {"open", change.open},
                                  {"severity", toString(change.severity)},
                                  {"environment", change.environment},
                                  {"service", change.service},
                                  {"cluster", change.object.cluster.str()},
                                  {"namespace", change.object.ns.str()},
                                  {"name", change.object.name},
                                  {"source", change.source.str()},
                                  {"sentence", change.sentence},
                                  {"link", change.link},
                                  {"provenance", change.provenance},
                                  {"text", {{"until", until}}}};
        out.rows.push_back({{formatTime(change.at),
                             until,
                             toString(change.lane),
                             toString(change.severity),
                             change.service,
                             change.sentence},
                            text(json)});
    }
    return out;
}

} // namespace mw::cli
