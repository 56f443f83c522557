// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/row_model.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

namespace mw {
namespace {

// Beyond this many separate ranges (or a third of the rows) one reset is cheaper than many signals:
// each range costs a memmove of the index and a relayout of the view.
constexpr size_t maxRanges = 64;

struct Entry
{
    uint64_t prefix;
    std::string_view text;
    Slot slot;
};

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

SortKey sortKey(int64_t number)
{
    return {uint64_t(number) ^ (uint64_t(1) << 63), {}};
}

SortKey sortKey(double number)
{
    if (std::isnan(number))
        return {UINT64_MAX, {}};
    const auto bits = std::bit_cast<uint64_t>(number);
    return {bits >> 63 ? ~bits : bits | (uint64_t(1) << 63), {}};
}

SortKey sortKey(std::string_view text)
{
    uint64_t prefix = 0;
    for (size_t i = 0; i < 8; ++i)
        prefix = prefix << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0u);
    return {prefix, text};
}

RowModelBase::RowModelBase(QObject* parent) : QAbstractTableModel(parent) { }

int RowModelBase::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_order.size());
}

int RowModelBase::totalRows() const
{
    int count = 0;
    for (Slot slot = 0; slot < slotCount(); ++slot)
        count += filled(slot) && admits(slot);
    return count;
}

bool RowModelBase::less(Slot a, Slot b) const
{
    if (m_sortColumn >= 0) {
        const SortKey ka = keyFor(m_sortColumn, a);
        const SortKey kb = keyFor(m_sortColumn, b);
        const int order
            = ka.prefix != kb.prefix ? (ka.prefix < kb.prefix ? -1 : 1) : ka.text.compare(kb.text);
        if (order != 0)
            return m_sortOrder == Qt::AscendingOrder ? order < 0 : order > 0;
    }
    return tie(a, b) < 0;
}

bool RowModelBase::passes(Slot slot) const
{
    if (!filled(slot) || !admits(slot))
        return false;
    return std::all_of(m_words.begin(), m_words.end(), [&](const std::string& word) {
        return contains(slot, word);
    });
}

std::vector<Slot> RowModelBase::sorted(std::vector<Slot> slots) const
{
    if (m_sortColumn < 0) {
        std::sort(slots.begin(), slots.end(), [this](Slot a, Slot b) { return tie(a, b) < 0; });
        return slots;
    }
    // keys are made once per row, not once per comparison
    std::vector<Entry> entries;
    entries.reserve(slots.size());
    for (const Slot slot : slots) {
        const SortKey key = keyFor(m_sortColumn, slot);
        entries.push_back({key.prefix, key.text, slot});
    }
    const bool up = m_sortOrder == Qt::AscendingOrder;
    std::sort(entries.begin(), entries.end(), [&](const Entry& a, const Entry& b) {
        if (a.prefix != b.prefix)
            return (a.prefix < b.prefix) == up;
        const int order = a.text.compare(b.text);
        if (order != 0)
            return (order < 0) == up;
        return tie(a.slot, b.slot) < 0;
    });
    std::transform(
        entries.begin(), entries.end(), slots.begin(), [](const Entry& e) { return e.slot; });
    return slots;
}

void RowModelBase::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column < columnCount({}) ? column : -1;
    m_sortOrder = order;
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<Slot> held;
    held.reserve(size_t(before.size()));
    for (const QModelIndex& index : before)
        held.push_back(m_order[size_t(index.row())]);
    m_order = sorted(std::move(m_order));
    moved();
    QModelIndexList after;
    after.reserve(before.size());
    for (qsizetype i = 0; i < before.size(); ++i)
        after.push_back(index(rowOf(held[size_t(i)]), before[i].column()));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void RowModelBase::setFilterText(const QString& text)
{
    if (text == m_filterText)
        return;
    const bool narrower = text.startsWith(m_filterText);
    m_filterText = text;
    m_words.clear();
    for (const QString& word : text.toLower().split(QLatin1Char(' '), Qt::SkipEmptyParts))
        m_words.push_back(word.toStdString());
    if (!narrower) {
        refilter();
        return;
    }
    // a longer text can only drop rows: look at the shown ones alone, and keep their order
    beginResetModel();
    std::erase_if(m_order, [this](Slot slot) { return !passes(slot); });
    moved();
    endResetModel();
    Q_EMIT countsChanged();
}

void RowModelBase::refilter()
{
    rebuild();
}

void RowModelBase::rebuild()
{
    beginResetModel();
    std::vector<Slot> slots;
    for (Slot slot = 0; slot < slotCount(); ++slot) {
        if (passes(slot))
            slots.push_back(slot);
    }
    m_order = sorted(std::move(slots));
    moved();
    endResetModel();
    Q_EMIT countsChanged();
}

int RowModelBase::rowOf(Slot slot) const
{
    if (!m_rowsKnown) {
        m_rowOf.assign(slotCount(), -1);
        for (size_t row = 0; row < m_order.size(); ++row) {
            if (m_order[row] >= m_rowOf.size())
                m_rowOf.resize(m_order[row] + 1, -1);
            m_rowOf[m_order[row]] = int(row);
        }
        m_rowsKnown = true;
    }
    return slot < m_rowOf.size() ? m_rowOf[slot] : -1;
}

int RowModelBase::rowOfKey(const QString& key) const
{
    for (size_t row = 0; row < m_order.size(); ++row) {
        if (keyOf(m_order[row]) == key)
            return int(row);
    }
    return -1;
}

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

void RowModelBase::applyChanges(const RowChanges& changes)
{
    const size_t touched
        = changes.inserted.size() + changes.updated.size() + changes.removed.size();
    if (touched == 0)
        return;
    if (touched > 4096 && touched > m_order.size() / 3) {
        // removed slots are still readable but no longer part of the topic
        std::vector<char> gone(slotCount(), 0);
        for (const Slot slot : changes.removed)
            gone[slot] = 1;
        beginResetModel();
        std::vector<Slot> slots;
        for (Slot slot = 0; slot < slotCount(); ++slot) {
            if (!gone[slot] && passes(slot))
                slots.push_back(slot);
        }
        m_order = sorted(std::move(slots));
        moved();
        endResetModel();
        Q_EMIT countsChanged();
        return;
    }

    enum : char { Same = 0, Updated = 1, Removed = 2 };
    std::vector<char> affected(slotCount(), Same);
    for (const Slot slot : changes.updated)
        affected[slot] = Updated;
    for (const Slot slot : changes.removed)
        affected[slot] = Removed;

    std::vector<size_t> leaving;
    std::vector<size_t> staying; // rows whose content changed, in place
    std::vector<Slot> entering;
    std::vector<char> known(slotCount(), 0);
    for (size_t row = 0; row < m_order.size(); ++row) {
        const Slot slot = m_order[row];
        known[slot] = 1;
        if (affected[slot] == Same)
            continue;
        if (affected[slot] == Removed || !passes(slot)) {
            leaving.push_back(row);
        } else if (stillInPlace(row, affected)) {
            // it serves as a neighbour from here on, so that two changed rows cannot both stay in
            // an order that only holds against the unchanged ones
            affected[slot] = Same;
            staying.push_back(row);
        } else {
            leaving.push_back(row);
            entering.push_back(slot);
        }
    }
    for (const Slot slot : changes.inserted) {
        if (!known[slot] && affected[slot] != Removed && passes(slot))
            entering.push_back(slot);
    }
    for (const Slot slot : changes.updated) {
        if (!known[slot] && affected[slot] == Updated && passes(slot))
            entering.push_back(slot);
    }

    const size_t before = m_order.size();
    if (rangeCount(leaving) + entering.size() > maxRanges) {
        std::vector<Slot> kept;
        kept.reserve(m_order.size() + entering.size());
        size_t next = 0;
        for (size_t row = 0; row < m_order.size(); ++row) {
            if (next < leaving.size() && leaving[next] == row)
                ++next;
            else
                kept.push_back(m_order[row]);
        }
        const size_t middle = kept.size();
        const std::vector<Slot> fresh = sorted(std::move(entering));
        kept.insert(kept.end(), fresh.begin(), fresh.end());
        std::inplace_merge(kept.begin(),
                           kept.begin() + ptrdiff_t(middle),
                           kept.end(),
                           [this](Slot a, Slot b) { return less(a, b); });
        beginResetModel();
        m_order = std::move(kept);
        moved();
        endResetModel();
    } else {
        if (columnCount({}) > 0) {
            forRanges(staying, [&](size_t first, size_t last) {
                Q_EMIT dataChanged(index(int(first), 0), index(int(last), columnCount({}) - 1));
            });
        }
        removeRowsAt(leaving);
        insertSorted(sorted(std::move(entering)));
    }
    if (before != m_order.size() || !changes.inserted.empty() || !changes.removed.empty())
        Q_EMIT countsChanged();
}

void RowModelBase::setNow(World now)
{
    m_now = now;
    if (m_order.empty())
        return;
    for (const int column : timeColumns())
        Q_EMIT dataChanged(index(0, column), index(int(m_order.size()) - 1, column));
}

} // namespace mw
