// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a decoded answer changes. A source's decoder makes them on a pool thread; the hub applies them
// on the GUI thread. One Rows<T> speaks for one scope ("prod/Pod"): replace swaps everything of that
// scope, otherwise upserts and removals by key.
#pragma once

#include "models/data/kube.h"
#include "models/data/slo.h"

#include <string>
#include <variant>
#include <vector>

namespace mw {

inline const ObjectKey& rowKey(const Pod& row) { return row.key; }
inline const ObjectKey& rowKey(const KubeNode& row) { return row.key; }
inline const ObjectKey& rowKey(const Namespace& row) { return row.key; }
inline const ObjectKey& rowKey(const Workload& row) { return row.key; }
inline const ObjectKey& rowKey(const KubeEvent& row) { return row.key; }
inline const ObjectKey& rowKey(const ClusterState& row) { return row.key; }
inline const SloKey& rowKey(const Slo& row) { return row.key; }

template <class Row>
using KeyOf = std::decay_t<decltype(rowKey(std::declval<const Row&>()))>;

template <class Row>
struct Rows {
    // Begin: the rows that follow belong to a new generation of this scope (first page of a relist);
    // the old rows stay visible. Commit: whatever of the scope was not sent since Begin is removed.
    bool begin = false;
    bool commit = false;
    std::string scope; // "cluster/Kind": which rows begin/commit speak of
    std::vector<Row> upserts;
    std::vector<KeyOf<Row>> removed;
};

// Usage from metrics.k8s.io: joined by key into Pod / KubeNode rows by the hub.
struct UsageRows {
    bool nodes = false; // else pods
    struct Entry {
        ObjectKey key;
        int64_t cpu = -1; // millicores
        int64_t memory = -1; // bytes
    };
    Atom cluster;
    std::vector<Entry> entries;
};

using TopicDelta = std::variant<Rows<Pod>,
                                Rows<KubeNode>,
                                Rows<Namespace>,
                                Rows<Workload>,
                                Rows<KubeEvent>,
                                Rows<ClusterState>,
                                Rows<Slo>,
                                UsageRows>;
using Delta = std::vector<TopicDelta>;

} // namespace mw
