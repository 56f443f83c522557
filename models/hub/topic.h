// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of one topic, merged over all sources. GUI thread only. Rows live in slots that do not
// move while they exist, so that views hold slot numbers; freed slots are reused.
#pragma once

#include "models/data/delta.h"
#include "models/hub/slot_index.h"

#include <QObject>
#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <tuple>
#include <type_traits>
#include <vector>

namespace mw {

using Slot = uint32_t;

struct RowChanges
{
    std::vector<Slot> inserted; // now filled
    std::vector<Slot> updated; // content changed
    std::vector<Slot>
        removed; // empty from now on; the row's value is still readable during the signal
    bool empty() const { return inserted.empty() && updated.empty() && removed.empty(); }
};

class TopicSignals : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
Q_SIGNALS:
    // At most ten times a second. `changes` lives only during the call. Rows may already be newer
    // than the last signal said: merging goes on between signals.
    void changed(const mw::RowChanges& changes);
};

// The source (estate name) that speaks of a row with this key.
const std::string& sourceOf(const ObjectKey& key);
const std::string& sourceOf(const SloKey& key);
const std::string& sourceOf(const SourceKey& key);

template <class Row>
class Topic : public TopicSignals
{
public:
    explicit Topic(QObject* parent = nullptr);
    ~Topic() override;
    size_t size() const { return m_size; }
    size_t slotCount() const { return m_live.size(); }
    // False for a removed row, also while its value is still readable.
    bool filled(Slot slot) const { return slot < m_live.size() && m_live[slot] != 0; }
    const Row& row(Slot slot) const { return *(*m_chunks[slot >> chunkBits])[slot & chunkMask]; }
    std::optional<Slot> find(const KeyOf<Row>& key) const
    {
        const Slot slot = lookup(key);
        return slot != SlotIndex::none && filled(slot) ? std::optional<Slot>(slot) : std::nullopt;
    }
    template <class F>
    void forEach(F&& f) const
    {
        for (Slot s = 0; s < m_live.size(); ++s) {
            if (m_live[s] != 0)
                f(s, row(s));
        }
    }
    // Copies, in the order of slots.
    std::vector<Row> rows() const
    {
        std::vector<Row> out;
        forEach([&](Slot, const Row& row) { out.push_back(row); });
        return out;
    }
    // Whose begin and commit speak of this row.
    const std::string& scopeOf(Slot slot) const;
    // It comes from the last session, and no source has confirmed it yet.
    bool remembered(Slot slot) const;
    // The hub alone calls these (implemented in topic_store.cpp); views use what stands above.
    void apply(Rows<Row>&& rows);
    RowChanges
    takeChanges(); // accumulated since the last call; removed slots are freed by release()
    void release(const RowChanges& changes);
    void update(Slot slot, const std::function<void(Row&)>& edit); // e.g. usage joined in
    // Pods and nodes: joins measured usage in, also into rows that arrive later. No-op for others.
    void applyUsage(const UsageRows& usage);
    // Everything of these scopes' clusters and sources goes (a source was taken away).
    void clearScope(const std::string& scope);
    // Rows of the last session: they fill what no source has answered yet, and nothing else.
    void restore(Rows<Row>&& rows);
    void dropRemembered(const std::string& source); // what is still not confirmed of it

private:
    // In chunks that never move: growing a topic costs one small allocation, not a copy of it.
    static constexpr Slot chunkBits = 8;
    static constexpr Slot chunkMask = (1u << chunkBits) - 1;
    using Chunk = std::array<std::optional<Row>, 1u << chunkBits>;
    struct State; // generations per scope, pending changes

    std::optional<Row>& cell(Slot slot) { return (*m_chunks[slot >> chunkBits])[slot & chunkMask]; }
    Slot lookup(const KeyOf<Row>& key) const;
    void upsert(Row&& row, uint16_t scope);
    void remove(Slot slot);
    void forgetUsage(Atom cluster);
    void sweep(const std::string& whole, const std::vector<std::string>& told);

    std::vector<std::unique_ptr<Chunk>> m_chunks;
    std::vector<uint8_t> m_live; // one per slot
    SlotIndex m_index;
    std::unique_ptr<State> m_state;
    size_t m_size = 0;
};

extern template class Topic<Pod>;
extern template class Topic<KubeNode>;
extern template class Topic<Namespace>;
extern template class Topic<Workload>;
extern template class Topic<KubeEvent>;
extern template class Topic<ClusterState>;
extern template class Topic<Slo>;
extern template class Topic<Alert>;
extern template class Topic<Silence>;
extern template class Topic<AlertServer>;
extern template class Topic<Page>;
extern template class Topic<OnCallShift>;
extern template class Topic<PagerIdentity>;
extern template class Topic<PipelineRun>;
extern template class Topic<PipelineJob>;
extern template class Topic<Deployment>;
extern template class Topic<CostLine>;
extern template class Topic<AllocationLine>;
extern template class Topic<CostFeed>;
extern template class Topic<ProviderPage>;
extern template class Topic<ProviderComponent>;
extern template class Topic<ProviderIncident>;

// std::tuple of the topics of all rows, in the order of AllRows.
template <class List>
struct TopicsOf;
template <class... Row>
struct TopicsOf<RowList<Row...>>
{
    std::tuple<Topic<Row>...> all;
    template <class R>
    Topic<R>& get()
    {
        return std::get<Topic<R>>(all);
    }
    template <class F>
    void forEach(F&& f)
    {
        std::apply([&](auto&... topic) { (f(topic), ...); }, all);
    }
};

} // namespace mw
