// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Gathers from the hub and the log what the Watch pane shows. GUI thread; nothing is kept.
#pragma once

#include "models/hub/change_log.h"
#include "models/insight/watch_focus.h"
#include "models/insight/watch_matrix.h"
#include "models/insight/watch_needs.h"
#include "models/insight/watch_paste.h"
#include "models/insight/watch_tonight.h"
#include "models/insight/watch_verdict.h"
#include "widgets/controls/tenant_scope.h"
#include "widgets/panes/watch/watch_words.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace mw::watch {

// Slo rows without the points of their charts.
std::vector<Slo> leanSlos(const Hub& hub);
WatchVerdict verdictOf(const Hub& hub);
std::vector<NeedRow> needsOf(const PaneContext& context);
// ready: null where nobody asks (a recording).
Matrix matrixOf(const PaneContext& context, const ReadyReport* ready);
// What happened, as far as it is in the scope's tenant.
std::vector<Change>
changesIn(const PaneContext& context, const ChangeLog& log, World from, World to);
// Of the row's object; empty: nobody is named.
Owner ownerOf(const PaneContext& context, const NeedRow& row);
Tonight tonightOf(const Hub& hub);

// How much of one kind of source is seen: those with this part live.
struct Sight
{
    int asked = 0, seen = 0; // switched off ones are not asked
    std::string unseen; // their names
};
Sight sightOf(const Hub& hub, const char* type, const char* part);

// The last thing that was wrong and is over, and since when nothing is; nullopt: nothing ever was
// in the time that is remembered, or something goes on.
struct Quiet
{
    World since{};
    std::string last; // its sentence
    World lastAt{};
};
std::optional<Quiet> quietOf(const ChangeLog& log);

// How many tenants what is wrong touches, of those that the estate's label names. Of an SLO that is
// kept tenant by tenant: those whose SLO of the service burns; else, where every pod of the service
// names a tenant: those with a pod that fails. Of a node: those whose pods stand on it; of another
// object: whose it is. nullopt: nothing of this can be told (a shared service), or nobody names
// tenants.
std::optional<TenantsTouched> tenantsTouched(const PaneContext& context,
                                             const WatchVerdict& verdict);

// Pods of the object that are not ready, by name.
std::vector<ObjectKey> failingPods(const Hub& hub, const FocusPages& focus);

// Nodes that pods of the object stand on now.
std::set<std::string> nodesBelow(const Hub& hub, const FocusPages& focus);
// Ids of those of the changes that speak of one of these nodes of the cluster.
std::set<std::string> changesOfNodes(const ChangeLog& log,
                                     const std::vector<Change>& changes,
                                     Atom cluster,
                                     const std::set<std::string>& nodes);

// What a pasted link or id names here; monostate: nothing. Incidents are the pane's own.
Selected resolve(const Hub& hub, const PastedThing& thing);
// Why it could not be opened, in one sentence.
QString sorry(const PastedThing& thing);

} // namespace mw::watch
