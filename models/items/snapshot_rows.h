// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rows that come as whole snapshots (findings, sources, runbooks): set() compares by key and says
// what changed, in the form a RowModel listens to. GUI thread.
#pragma once

#include "models/hub/topic.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace mw {

template <class Row>
class SnapshotRows : public TopicSignals
{
public:
    explicit SnapshotRows(std::function<std::string(const Row&)> key, QObject* parent = nullptr)
        : TopicSignals(parent), m_key(std::move(key))
    {
    }
    size_t slotCount() const { return m_rows.size(); }
    bool filled(Slot slot) const { return slot < m_rows.size() && m_live[slot]; }
    const Row& row(Slot slot) const { return *m_rows[slot]; }

    void set(const std::vector<Row>& rows)
    {
        RowChanges changes;
        std::vector<char> seen(m_rows.size(), 0);
        for (const Row& row : rows) {
            const std::string key = m_key(row);
            const auto it = m_index.find(key);
            if (it == m_index.end()) {
                const Slot slot = freeSlot();
                m_rows[slot] = row;
                m_live[slot] = true;
                m_index.emplace(key, slot);
                if (slot >= seen.size())
                    seen.resize(slot + 1, 0);
                seen[slot] = 1;
                changes.inserted.push_back(slot);
                continue;
            }
            seen[it->second] = 1;
            if (!(*m_rows[it->second] == row)) {
                m_rows[it->second] = row;
                changes.updated.push_back(it->second);
            }
        }
        for (auto it = m_index.begin(); it != m_index.end();) {
            if (seen[it->second]) {
                ++it;
                continue;
            }
            m_live[it->second] = false;
            changes.removed.push_back(it->second);
            it = m_index.erase(it);
        }
        if (changes.empty())
            return;
        Q_EMIT changed(changes);
        for (const Slot slot : changes.removed) {
            m_rows[slot].reset();
            m_free.push_back(slot);
        }
    }

private:
    Slot freeSlot()
    {
        if (!m_free.empty()) {
            const Slot slot = m_free.back();
            m_free.pop_back();
            return slot;
        }
        m_rows.emplace_back();
        m_live.push_back(false);
        return Slot(m_rows.size() - 1);
    }
    std::function<std::string(const Row&)> m_key;
    std::vector<std::optional<Row>> m_rows;
    std::vector<bool> m_live;
    std::vector<Slot> m_free;
    std::map<std::string, Slot> m_index;
};

} // namespace mw
