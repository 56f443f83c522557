// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How a Topic merges what sources send.
#include "models/hub/topic.h"

#include <algorithm>
#include <concepts>
#include <unordered_map>

namespace mw {

// "prod/Pod:team-a" lies within "prod/Pod".
static bool isWithin(const std::string& scope, const std::string& whole)
{
    return scope.size() > whole.size() + 1 && scope[whole.size()] == ':'
        && scope.compare(0, whole.size(), whole) == 0;
}

inline size_t mixHash(size_t seed, size_t value)
{
    return seed ^ (value + 0x9e3779b97f4a7c15ull + (seed << 6) + (seed >> 2));
}

struct RowKeyHash
{
    size_t operator()(const ObjectKey& key) const
    {
        size_t h = std::hash<std::string>{}(key.name);
        h = mixHash(h, std::hash<Atom>{}(key.ns));
        h = mixHash(h, std::hash<Atom>{}(key.kind));
        return mixHash(h, std::hash<Atom>{}(key.cluster));
    }
    size_t operator()(const SloKey& key) const
    {
        size_t h = std::hash<std::string>{}(key.id);
        h = mixHash(h, std::hash<std::string>{}(key.grouping));
        return mixHash(h, std::hash<Atom>{}(key.source));
    }
    size_t operator()(const SourceKey& key) const
    {
        return mixHash(std::hash<std::string>{}(key.id), std::hash<Atom>{}(key.source));
    }
    template <class Key>
    uint32_t fold(const Key& key) const
    {
        const size_t h = (*this)(key)*0x9e3779b97f4a7c15ull;
        return static_cast<uint32_t>(h >> 32);
    }
};

const std::string& sourceOf(const ObjectKey& key)
{
    return key.cluster.str();
}
const std::string& sourceOf(const SloKey& key)
{
    return key.source.str();
}
const std::string& sourceOf(const SourceKey& key)
{
    return key.source.str();
}

template <class Row>
concept HasUsage = requires(Row row) {
    row.cpuUsage;
    row.memoryUsage;
};

template <class Row>
struct Topic<Row>::State
{
    enum Pending : uint8_t { None, Inserted, Updated, Removed };
    struct Meta
    {
        uint32_t generation = 0;
        uint16_t scope = 0;
        uint8_t pending = None;
        bool remembered = false;
    };
    struct Scope
    {
        std::string name;
        uint32_t generation = 0;
    };
    struct Usage
    {
        int64_t cpu = -1;
        int64_t memory = -1;
    };

    std::vector<Meta> meta; // one per slot
    std::vector<Scope> scopes;
    std::vector<Slot> free;
    std::vector<Slot> touched; // may hold a slot twice
    // Usage measured for rows that are not here yet (the pod list is still being read).
    std::unordered_map<KeyOf<Row>, Usage, RowKeyHash> early;

    uint16_t scopeIndex(const std::string& name)
    {
        for (size_t i = 0; i < scopes.size(); ++i) {
            if (scopes[i].name == name)
                return static_cast<uint16_t>(i);
        }
        scopes.push_back({name, 0});
        return static_cast<uint16_t>(scopes.size() - 1);
    }
    void mark(Slot slot, Pending pending)
    {
        if (meta[slot].pending == None)
            touched.push_back(slot);
        meta[slot].pending = pending;
    }
};

template <class Row>
Topic<Row>::Topic(QObject* parent) : TopicSignals(parent), m_state(std::make_unique<State>())
{
}

template <class Row>
Topic<Row>::~Topic() = default;

template <class Row>
Slot Topic<Row>::lookup(const KeyOf<Row>& key) const
{
    return m_index.find(RowKeyHash{}.fold(key),
                        [&](Slot slot) { return rowKey(row(slot)) == key; });
}

template <class Row>
void Topic<Row>::upsert(Row&& fresh, uint16_t scope)
{
    State& state = *m_state;
    Slot slot = lookup(rowKey(fresh));
    if (slot == SlotIndex::none) {
        if (state.free.empty()) {
            slot = static_cast<Slot>(m_live.size());
            if ((slot & chunkMask) == 0)
                m_chunks.push_back(std::make_unique<Chunk>());
            m_live.push_back(0);
            state.meta.push_back({});
        } else {
            slot = state.free.back();
            state.free.pop_back();
        }
        if constexpr (HasUsage<Row>) {
            const auto early = state.early.find(rowKey(fresh));
            if (early != state.early.end()) {
                fresh.cpuUsage = early->second.cpu;
                fresh.memoryUsage = early->second.memory;
                state.early.erase(early);
            }
        }
        m_index.insert(RowKeyHash{}.fold(rowKey(fresh)), slot);
        cell(slot).emplace(std::move(fresh));
        m_live[slot] = 1;
        ++m_size;
        state.mark(slot, State::Inserted);
    } else {
        Row& old = *cell(slot);
        if constexpr (HasUsage<Row>) {
            // Lists and watches know nothing of usage: what was measured stays while it is the same
            // object (a recreated one starts unmeasured).
            if (fresh.cpuUsage < 0 && fresh.memoryUsage < 0 && old.uid == fresh.uid) {
                fresh.cpuUsage = old.cpuUsage;
                fresh.memoryUsage = old.memoryUsage;
            }
        }
        bool changed = true;
        if constexpr (std::equality_comparable<Row>)
            changed = !(old == fresh);
        const bool dead = m_live[slot] == 0;
        if (changed)
            old = std::move(fresh);
        if (dead) { // removed and back before anybody was told: an update
            m_live[slot] = 1;
            ++m_size;
            state.mark(slot, State::Updated);
        } else if (changed && state.meta[slot].pending == State::None) {
            state.mark(slot, State::Updated);
        }
    }
    state.meta[slot].scope = scope;
    state.meta[slot].generation = state.scopes[scope].generation;
    state.meta[slot].remembered = false;
}

template <class Row>
void Topic<Row>::remove(Slot slot)
{
    State& state = *m_state;
    if (m_live[slot] == 0)
        return;
    m_live[slot] = 0;
    --m_size;
    if (state.meta[slot].pending == State::Inserted) { // nobody ever heard of it
        m_index.erase(RowKeyHash{}.fold(rowKey(row(slot))), slot);
        cell(slot).reset();
        state.meta[slot].pending = State::None;
        state.free.push_back(slot);
    } else {
        state.mark(slot, State::Removed);
    }
}

template <class Row>
void Topic<Row>::apply(Rows<Row>&& rows)
{
    State& state = *m_state;
    const uint16_t scope = state.scopeIndex(rows.scope);
    if (rows.begin)
        ++state.scopes[scope].generation;
    for (const auto& key : rows.removed) {
        const Slot slot = lookup(key);
        if (slot != SlotIndex::none)
            remove(slot);
    }
    for (Row& fresh : rows.upserts)
        upsert(std::move(fresh), scope);
    if (rows.commit) {
        const uint32_t generation = state.scopes[scope].generation;
        for (Slot slot = 0; slot < m_live.size(); ++slot) {
            if (m_live[slot] != 0 && state.meta[slot].scope == scope
                && state.meta[slot].generation != generation)
                remove(slot);
        }
    }
    if (rows.sweep)
        sweep(rows.scope, rows.told);
}

template <class Row>
void Topic<Row>::sweep(const std::string& whole, const std::vector<std::string>& told)
{
    State& state = *m_state;
    state.scopeIndex(whole);
    std::vector<bool> goes;
    for (auto& scope : state.scopes) {
        const bool of = scope.name == whole || isWithin(scope.name, whole);
        goes.push_back(of && std::find(told.begin(), told.end(), scope.name) == told.end());
        if (goes.back())
            ++scope.generation; // what the store still brings of it comes too late
    }
    for (Slot slot = 0; slot < m_live.size(); ++slot) {
        if (m_live[slot] != 0 && goes[state.meta[slot].scope])
            remove(slot);
    }
}

template <class Row>
void Topic<Row>::clearScope(const std::string& scope)
{
    Rows<Row> nothing;
    nothing.begin = nothing.commit = true;
    nothing.scope = scope;
    apply(std::move(nothing));
}

template <class Row>
const std::string& Topic<Row>::scopeOf(Slot slot) const
{
    return m_state->scopes[m_state->meta[slot].scope].name;
}

template <class Row>
bool Topic<Row>::remembered(Slot slot) const
{
    return filled(slot) && m_state->meta[slot].remembered;
}

template <class Row>
void Topic<Row>::restore(Rows<Row>&& rows)
{
    State& state = *m_state;
    const uint16_t scope = state.scopeIndex(rows.scope);
    // Its source has begun to tell what there is, of this scope or of the one it lies in.
    if (std::any_of(state.scopes.begin(), state.scopes.end(), [&](const auto& known) {
            return known.generation != 0
                && (known.name == rows.scope || isWithin(rows.scope, known.name));
        }))
        return;
    for (Row& old : rows.upserts) {
        // Also when it was here and went: the source knows better than our memory.
        if (lookup(rowKey(old)) != SlotIndex::none)
            continue;
        const auto key = rowKey(old);
        upsert(std::move(old), scope);
        state.meta[lookup(key)].remembered = true;
    }
}

template <class Row>
void Topic<Row>::dropRemembered(const std::string& source)
{
    for (Slot slot = 0; slot < m_live.size(); ++slot) {
        if (remembered(slot) && sourceOf(rowKey(row(slot))) == source)
            remove(slot);
    }
}

template <class Row>
RowChanges Topic<Row>::takeChanges()
{
    State& state = *m_state;
    RowChanges changes;
    for (const Slot slot : state.touched) {
        switch (std::exchange(state.meta[slot].pending, State::None)) {
        case State::Inserted:
            changes.inserted.push_back(slot);
            break;
        case State::Updated:
            changes.updated.push_back(slot);
            break;
        case State::Removed:
            changes.removed.push_back(slot);
            break;
        default:
            break;
        }
    }
    state.touched.clear();
    return changes;
}

template <class Row>
void Topic<Row>::release(const RowChanges& changes)
{
    for (const Slot slot : changes.removed) {
        if (m_live[slot] != 0) // came back meanwhile
            continue;
        m_index.erase(RowKeyHash{}.fold(rowKey(row(slot))), slot);
        cell(slot).reset();
        m_state->free.push_back(slot);
    }
}

template <class Row>
void Topic<Row>::update(Slot slot, const std::function<void(Row&)>& edit)
{
    if (!filled(slot))
        return;
    Row& target = *cell(slot);
    if constexpr (std::equality_comparable<Row>) {
        const Row before = target;
        edit(target);
        if (before == target)
            return;
    } else {
        edit(target);
    }
    if (m_state->meta[slot].pending == State::None)
        m_state->mark(slot, State::Updated);
}

template <class Row>
void Topic<Row>::forgetUsage(Atom cluster)
{
    if constexpr (HasUsage<Row>) {
        std::erase_if(m_state->early,
                      [&](const auto& one) { return one.first.cluster == cluster; });
        for (Slot slot = 0; slot < m_live.size(); ++slot) {
            if (!filled(slot))
                continue;
            Row& target = *cell(slot);
            if (!(target.key.cluster == cluster)
                || (target.cpuUsage == -1 && target.memoryUsage == -1))
                continue;
            target.cpuUsage = target.memoryUsage = -1;
            if (m_state->meta[slot].pending == State::None)
                m_state->mark(slot, State::Updated);
        }
    }
}

template <class Row>
void Topic<Row>::applyUsage(const UsageRows& usage)
{
    if constexpr (HasUsage<Row>) {
        State& state = *m_state;
        // Bounded: usage of objects that never come must not pile up over days.
        constexpr size_t maxEarly = 400'000;
        if (usage.gone)
            forgetUsage(usage.cluster);
        for (const UsageRows::Entry& entry : usage.entries) {
            const Slot slot = lookup(entry.key);
            if (slot == SlotIndex::none || !filled(slot)) {
                if (state.early.size() >= maxEarly)
                    state.early.clear();
                state.early[entry.key] = {entry.cpu, entry.memory};
                continue;
            }
            Row& target = *cell(slot);
            if (target.cpuUsage == entry.cpu && target.memoryUsage == entry.memory)
                continue;
            target.cpuUsage = entry.cpu;
            target.memoryUsage = entry.memory;
            if (state.meta[slot].pending == State::None)
                state.mark(slot, State::Updated);
        }
    }
}

template class Topic<Pod>;
template class Topic<KubeNode>;
template class Topic<Namespace>;
template class Topic<Workload>;
template class Topic<KubeEvent>;
template class Topic<ClusterState>;
template class Topic<Slo>;
template class Topic<Alert>;
template class Topic<Silence>;
template class Topic<AlertServer>;
template class Topic<Page>;
template class Topic<OnCallShift>;
template class Topic<PagerIdentity>;
template class Topic<PipelineRun>;
template class Topic<PipelineJob>;
template class Topic<Deployment>;
template class Topic<CostLine>;
template class Topic<AllocationLine>;
template class Topic<CostFeed>;
template class Topic<ProviderPage>;
template class Topic<ProviderComponent>;
template class Topic<ProviderIncident>;

} // namespace mw
