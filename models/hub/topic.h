// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of one topic, merged over all sources. GUI thread only. Rows live in slots that do not
// move while they exist, so that views hold slot numbers; freed slots are reused.
#pragma once

#include "models/data/delta.h"

#include <QObject>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace mw {

using Slot = uint32_t;

struct RowChanges {
    std::vector<Slot> inserted; // now filled
    std::vector<Slot> updated; // content changed
    std::vector<Slot> removed; // empty from now on; the row's value is still readable during the signal
    bool empty() const { return inserted.empty() && updated.empty() && removed.empty(); }
};

class TopicSignals : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
Q_SIGNALS:
    // At most ten times a second. `changes` lives only during the call.
    void changed(const mw::RowChanges& changes);
};

template <class Row>
class Topic : public TopicSignals
{
public:
    using TopicSignals::TopicSignals;
    size_t size() const { return m_size; }
    size_t slotCount() const { return m_rows.size(); }
    bool filled(Slot slot) const { return slot < m_rows.size() && m_rows[slot].has_value(); }
    const Row& row(Slot slot) const { return *m_rows[slot]; }
    std::optional<Slot> find(const KeyOf<Row>& key) const
    {
        const auto it = m_index.find(key);
        return it == m_index.end() ? std::nullopt : std::optional<Slot>(it->second);
    }
    template <class F>
    void forEach(F&& f) const
    {
        for (Slot s = 0; s < m_rows.size(); ++s) {
            if (m_rows[s])
                f(s, *m_rows[s]);
        }
    }
    // The hub alone calls these (implemented in topic_store.h); views use what stands above.
    void apply(Rows<Row>&& rows);
    RowChanges takeChanges(); // accumulated since the last call; removed slots are freed by release()
    void release(const RowChanges& changes);
    void update(Slot slot, const std::function<void(Row&)>& edit); // e.g. usage joined in

private:
    struct KeyHash {
        size_t operator()(const KeyOf<Row>& key) const;
    };
    std::vector<std::optional<Row>> m_rows;
    std::unordered_map<KeyOf<Row>, Slot, KeyHash> m_index;
    struct State; // generations per scope, pending changes
    std::shared_ptr<State> m_state;
    size_t m_size = 0;
};

} // namespace mw
