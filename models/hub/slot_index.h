// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Open addressing from hash to slot. The keys stay in the rows: eight bytes per entry, and growing
// moves only these, so a topic of 150,000 rows grows without stopping the window.
#pragma once

#include <cstdint>
#include <vector>

namespace mw {

class SlotIndex
{
public:
    // equal(slot) compares the key of a slot. Returns none if there is no such entry.
    static constexpr uint32_t none = 0xFFFFFFFFu;

    template <class Equal>
    uint32_t find(uint32_t hash, Equal&& equal) const
    {
        if (m_cells.empty())
            return none;
        for (size_t i = hash & m_mask;; i = (i + 1) & m_mask) {
            const Cell& cell = m_cells[i];
            if (cell.slot == none)
                return none;
            if (cell.hash == hash && equal(cell.slot))
                return cell.slot;
        }
    }

    // The key must not be there yet.
    void insert(uint32_t hash, uint32_t slot)
    {
        if ((m_count + 1) * 10 > m_cells.size() * 7)
            grow();
        put({hash, slot});
        ++m_count;
    }

    void erase(uint32_t hash, uint32_t slot)
    {
        if (m_cells.empty())
            return;
        size_t i = hash & m_mask;
        while (m_cells[i].slot != slot) {
            if (m_cells[i].slot == none)
                return;
            i = (i + 1) & m_mask;
        }
        // Close the gap: move back every following cell that may stand here (no tombstones).
        for (size_t j = (i + 1) & m_mask; m_cells[j].slot != none; j = (j + 1) & m_mask) {
            const size_t home = m_cells[j].hash & m_mask;
            if (((j - home) & m_mask) >= ((j - i) & m_mask)) {
                m_cells[i] = m_cells[j];
                i = j;
            }
        }
        m_cells[i].slot = none;
        --m_count;
    }

    size_t size() const { return m_count; }

private:
    struct Cell
    {
        uint32_t hash = 0;
        uint32_t slot = none;
    };
    void put(Cell cell)
    {
        size_t i = cell.hash & m_mask;
        while (m_cells[i].slot != none)
            i = (i + 1) & m_mask;
        m_cells[i] = cell;
    }
    void grow()
    {
        std::vector<Cell> old(m_cells.empty() ? 64 : m_cells.size() * 2);
        old.swap(m_cells);
        m_mask = m_cells.size() - 1;
        for (const Cell& cell : old) {
            if (cell.slot != none)
                put(cell);
        }
    }
    std::vector<Cell> m_cells;
    size_t m_mask = 0;
    size_t m_count = 0;
};

} // namespace mw
