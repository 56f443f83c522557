// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a decoded answer changes. A source's decoder makes them on a pool thread; the hub applies
// them on the GUI thread. One Rows<T> speaks for one scope ("prod/Pod"): replace swaps everything
// of that scope, otherwise upserts and removals by key.
#pragma once

#include "models/data/alert.h"
#include "models/data/cost.h"
#include "models/data/delivery.h"
#include "models/data/kube.h"
#include "models/data/page.h"
#include "models/data/provider.h"
#include "models/data/slo.h"

#include <string>
#include <variant>
#include <vector>

namespace mw {

inline const ObjectKey& rowKey(const Pod& row)
{
    return row.key;
}
inline const ObjectKey& rowKey(const KubeNode& row)
{
    return row.key;
}
inline const ObjectKey& rowKey(const Namespace& row)
{
    return row.key;
}
inline const ObjectKey& rowKey(const Workload& row)
{
    return row.key;
}
inline const ObjectKey& rowKey(const KubeEvent& row)
{
    return row.key;
}
inline const ObjectKey& rowKey(const ClusterState& row)
{
    return row.key;
}
inline const SloKey& rowKey(const Slo& row)
{
    return row.key;
}

template <class Row>
using KeyOf = std::decay_t<decltype(rowKey(std::declval<const Row&>()))>;

template <class Row>
struct Rows
{
    using RowType = Row;
    // Begin: the rows that follow belong to a new generation of this scope (first page of a
    // relist); the old rows stay visible. Commit: whatever of the scope was not sent since Begin is
    // removed.
    bool begin = false;
    bool commit = false;
    std::string scope; // "cluster/Kind": which rows begin/commit speak of
    std::vector<Row> upserts;
    std::vector<KeyOf<Row>> removed;
    // Sweep: what the scope is about has been told in full by the scopes in `told` (it itself,
    // "prod/Pod", or ones below it, "prod/Pod:team-a"). The rows of it and of every other scope
    // below it go: they were told in another way before, or are remembered.
    bool sweep = false;
    std::vector<std::string> told;
};

// A scope below another: of one namespace alone. Names of sources hold no colon.
inline std::string scopeWithin(const std::string& scope, const std::string& ns)
{
    return scope + ':' + ns;
}

// Usage from metrics.k8s.io: joined by key into Pod / KubeNode rows by the hub.
struct UsageRows
{
    bool nodes = false; // else pods
    struct Entry
    {
        ObjectKey key;
        int64_t cpu = -1; // millicores
        int64_t memory = -1; // bytes
    };
    Atom cluster;
    bool gone = false; // nothing is measured there any more: old figures must not pass for new ones
    std::vector<Entry> entries;
};

// Every kind of row there is. A new topic is a line here and one in models/hub/topic.h.
template <class... Row>
struct RowList
{
};
using AllRows = RowList<Pod,
                        KubeNode,
                        Namespace,
                        Workload,
                        KubeEvent,
                        ClusterState,
                        Slo,
                        Alert,
                        Silence,
                        AlertServer,
                        Page,
                        OnCallShift,
                        PagerIdentity,
                        PipelineRun,
                        PipelineJob,
                        Deployment,
                        CostLine,
                        AllocationLine,
                        CostFeed,
                        ProviderPage,
                        ProviderComponent,
                        ProviderIncident>;

template <class List>
struct DeltaOf;
template <class... Row>
struct DeltaOf<RowList<Row...>>
{
    using type = std::variant<Rows<Row>..., UsageRows>;
};
using TopicDelta = DeltaOf<AllRows>::type;
using Delta = std::vector<TopicDelta>;

} // namespace mw
