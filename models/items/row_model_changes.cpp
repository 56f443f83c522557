// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How a batch of changes becomes signals of a model: removals, one move, insertions, or a reset.
#include "models/items/row_model.h"

#include <algorithm>

namespace mw {
namespace {

// Beyond this many separate ranges (or a third of the rows) one reset is cheaper than many signals:
// each range costs a memmove of the index and a relayout of the view.
constexpr size_t maxRanges = 64;

template <class F>
void forRanges(const std::vector<size_t>& rows, F&& f)
{
    for (size_t i = 0; i < rows.size();) {
        size_t j = i + 1;
        while (j < rows.size() && rows[j] == rows[j - 1] + 1)
            ++j;
        f(rows[i], rows[j - 1]);
        i = j;
    }
}

size_t rangeCount(const std::vector<size_t>& rows)
{
    size_t count = 0;
    forRanges(rows, [&](size_t, size_t) { ++count; });
    return count;
}

} // namespace

bool RowModelBase::stillInPlace(size_t row, const std::vector<char>& affected) const
{
    const Slot slot = m_order[row];
    for (size_t before = row; before-- > 0;) {
        if (affected[m_order[before]])
            continue;
        if (!less(m_order[before], slot))
            return false;
        break;
    }
    for (size_t after = row + 1; after < m_order.size(); ++after) {
        if (affected[m_order[after]])
            continue;
        return less(slot, m_order[after]);
    }
    return true;
}

void RowModelBase::removeRowsAt(const std::vector<size_t>& rows)
{
    size_t gone = 0;
    forRanges(rows, [&](size_t first, size_t last) {
        const size_t from = first - gone;
        const size_t to = last - gone;
        beginRemoveRows({}, int(from), int(to));
        m_order.erase(m_order.begin() + ptrdiff_t(from), m_order.begin() + ptrdiff_t(to) + 1);
        moved();
        endRemoveRows();
        gone += last - first + 1;
    });
}

void RowModelBase::insertSorted(const std::vector<Slot>& slots)
{
    for (size_t i = 0; i < slots.size();) {
        const auto place
            = std::upper_bound(m_order.begin(), m_order.end(), slots[i], [this](Slot a, Slot b) {
                  return less(a, b);
              });
        // all that belong before the same neighbour go in together
        size_t j = i + 1;
        while (j < slots.size() && (place == m_order.end() || less(slots[j], *place)))
            ++j;
        const auto row = place - m_order.begin();
        beginInsertRows({}, int(row), int(row) + int(j - i) - 1);
        m_order.insert(place, slots.begin() + ptrdiff_t(i), slots.begin() + ptrdiff_t(j));
        moved();
        endInsertRows();
        i = j;
    }
}

void RowModelBase::moveSlots(const std::vector<Slot>& slots)
{
    std::vector<char> moving(slotCount(), 0);
    for (const Slot slot : slots)
        moving[slot] = 1;
    std::vector<Slot> kept;
    kept.reserve(m_order.size());
    std::copy_if(m_order.begin(), m_order.end(), std::back_inserter(kept), [&](Slot slot) {
        return moving[slot] == 0;
    });
    setOrder(merged(std::move(kept), slots));
}

struct RowModelBase::Batch
{
    std::vector<size_t> gone; // rows that leave
    std::vector<size_t> staying; // rows whose content changed, in place
    std::vector<Slot> moving; // shown rows that belong elsewhere now
    std::vector<Slot> entering;
};

RowModelBase::Batch RowModelBase::sortOut(const RowChanges& changes) const
{
    enum : char { Same = 0, Updated = 1, Removed = 2 };
    std::vector<char> affected(slotCount(), Same);
    for (const Slot slot : changes.updated)
        affected[slot] = Updated;
    for (const Slot slot : changes.removed)
        affected[slot] = Removed;
    Batch batch;
    std::vector<char> known(slotCount(), 0);
    for (size_t row = 0; row < m_order.size(); ++row) {
        const Slot slot = m_order[row];
        known[slot] = 1;
        if (affected[slot] == Same)
            continue;
        if (affected[slot] == Removed || !passes(slot)) {
            batch.gone.push_back(row);
        } else if (stillInPlace(row, affected)) {
            // it serves as a neighbour from here on, so that two changed rows cannot both stay in
            // an order that only holds against the unchanged ones
            affected[slot] = Same;
            batch.staying.push_back(row);
        } else {
            batch.moving.push_back(slot);
        }
    }
    for (const auto* slots : {&changes.inserted, &changes.updated}) {
        for (const Slot slot : *slots) {
            if (!known[slot] && affected[slot] != Removed && passes(slot)) {
                known[slot] = 1;
                batch.entering.push_back(slot);
            }
        }
    }
    return batch;
}

void RowModelBase::applyChanges(const RowChanges& changes)
{
    const size_t touched
        = changes.inserted.size() + changes.updated.size() + changes.removed.size();
    if (touched == 0)
        return;
    m_insertions += !changes.inserted.empty();
    m_inScope.resize(std::max(slotCount(), m_inScope.size()), 0);
    const int totalBefore = m_total;
    for (const auto* slots : {&changes.inserted, &changes.updated}) {
        for (const Slot slot : *slots)
            look(slot, filled(slot));
    }
    for (const Slot slot : changes.removed)
        look(slot, false);
    Q_EMIT batchBegins();
    const size_t shownBefore = m_order.size();
    if (touched > 4096 && touched > m_order.size() / 3)
        showAll();
    else
        applyBatch(sortOut(changes));
    Q_EMIT batchEnds();
    if (shownBefore != m_order.size() || totalBefore != m_total)
        Q_EMIT countsChanged();
}

void RowModelBase::applyBatch(Batch batch)
{
    if (rangeCount(batch.gone) + batch.entering.size() > maxRanges) {
        std::vector<char> out(slotCount(), 0);
        for (const size_t row : batch.gone)
            out[m_order[row]] = 1;
        for (const Slot slot : batch.moving)
            out[slot] = 1;
        std::vector<Slot> kept;
        kept.reserve(m_order.size());
        std::copy_if(m_order.begin(), m_order.end(), std::back_inserter(kept), [&](Slot slot) {
            return out[slot] == 0;
        });
        batch.entering.insert(batch.entering.end(), batch.moving.begin(), batch.moving.end());
        std::vector<Slot> order = merged(std::move(kept), std::move(batch.entering));
        beginResetModel();
        m_order = std::move(order);
        moved();
        endResetModel();
    } else {
        if (columnCount({}) > 0) {
            forRanges(batch.staying, [&](size_t first, size_t last) {
                Q_EMIT dataChanged(index(int(first), 0), index(int(last), columnCount({}) - 1));
            });
        }
        removeRowsAt(batch.gone);
        if (!batch.moving.empty())
            moveSlots(batch.moving);
        insertSorted(sorted(std::move(batch.entering)));
    }
}

} // namespace mw
