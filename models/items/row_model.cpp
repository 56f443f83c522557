// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/row_model.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

namespace mw {
namespace {

struct Entry
{
    uint64_t prefix;
    std::string_view text;
    Slot slot;
};

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
    if (m_inScope[slot] == 0 || !filled(slot))
        return false;
    if (m_only)
        return m_only->contains(keyOf(slot));
    return std::all_of(m_words.begin(), m_words.end(), [&](const Word& word) {
        const bool found = word.column < 0 ? contains(slot, word.text)
                                           : cellContains(word.column, slot, word.text);
        return found != word.absent;
    });
}

void RowModelBase::look(Slot slot, bool there)
{
    const bool inside = there && admits(slot);
    m_total += int(inside) - int(m_inScope[slot] != 0);
    m_inScope[slot] = inside ? 1 : 0;
}

void RowModelBase::lookAtAll()
{
    m_inScope.assign(slotCount(), 0);
    m_total = 0;
    for (Slot slot = 0; slot < m_inScope.size(); ++slot)
        look(slot, filled(slot));
}

RowModelBase::Word RowModelBase::wordOf(const QString& text) const
{
    Word word;
    QString rest = text.toLower();
    if (rest.size() > 1 && rest.startsWith(QLatin1Char('!'))) {
        word.absent = true;
        rest.remove(0, 1);
    }
    const qsizetype colon = rest.indexOf(QLatin1Char(':'));
    if (colon >= 2) {
        const QString name = rest.left(colon) == QLatin1String("ns") ? QStringLiteral("namespace")
                                                                     : rest.left(colon);
        for (int column = 0; column < columnCount({}) && word.column < 0; ++column) {
            if (columnId(column).startsWith(name, Qt::CaseInsensitive))
                word.column = column;
        }
        if (word.column >= 0)
            rest.remove(0, colon + 1); // else it is part of the word: an image, an address
    }
    word.text = rest.toStdString();
    return word;
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

// Few rows into many: each place is found by bisection, everything between is moved as a block. A
// merge would compare every row, and a comparison costs more than a hundred moves.
std::vector<Slot> RowModelBase::merged(std::vector<Slot> kept, std::vector<Slot> fresh) const
{
    fresh = sorted(std::move(fresh));
    const auto before = [this](Slot a, Slot b) { return less(a, b); };
    std::vector<Slot> out;
    out.reserve(kept.size() + fresh.size());
    if (fresh.size() > kept.size() / 8) {
        std::merge(
            kept.begin(), kept.end(), fresh.begin(), fresh.end(), std::back_inserter(out), before);
        return out;
    }
    auto from = kept.cbegin();
    for (const Slot slot : fresh) {
        const auto place = std::upper_bound(from, kept.cend(), slot, before);
        out.insert(out.end(), from, place);
        out.push_back(slot);
        from = place;
    }
    out.insert(out.end(), from, kept.cend());
    return out;
}

void RowModelBase::setOrder(std::vector<Slot> order)
{
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<Slot> held;
    held.reserve(size_t(before.size()));
    for (const QModelIndex& index : before)
        held.push_back(m_order[size_t(index.row())]);
    m_order = std::move(order);
    moved();
    QModelIndexList after;
    after.reserve(before.size());
    for (qsizetype i = 0; i < before.size(); ++i)
        after.push_back(index(rowOf(held[size_t(i)]), before[i].column()));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void RowModelBase::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column < columnCount({}) ? column : -1;
    m_sortOrder = order;
    setOrder(sorted(m_order));
}

void RowModelBase::setFilterText(const QString& text)
{
    if (text == m_filterText)
        return;
    std::vector<Word> words;
    for (const QString& word : text.split(QLatin1Char(' '), Qt::SkipEmptyParts))
        words.push_back(wordOf(word));
    const auto allPlain = [](const std::vector<Word>& list) {
        return std::all_of(list.begin(), list.end(), [](const Word& w) { return w.plain(); });
    };
    // a longer text can only drop rows ("!a" and "status:" may let more in)
    const bool narrower = text.startsWith(m_filterText) && allPlain(words) && allPlain(m_words);
    m_filterText = text;
    m_words = std::move(words);
    if (!narrower) {
        showAll();
        return;
    }
    // Looked at in the order of the memory, not of the table: half the time is waiting for memory.
    std::vector<char> out(slotCount(), 1);
    std::vector<char> shown(slotCount(), 0);
    for (const Slot slot : m_order)
        shown[slot] = 1;
    for (Slot slot = 0; slot < shown.size(); ++slot)
        out[slot] = shown[slot] != 0 && passes(slot) ? 0 : 1;
    beginResetModel();
    std::erase_if(m_order, [&out](Slot slot) { return out[slot] != 0; });
    moved();
    endResetModel();
    Q_EMIT countsChanged();
}

void RowModelBase::setOnly(QSet<QString> keys)
{
    m_only = std::move(keys);
    rebuild();
}

void RowModelBase::refilter()
{
    rebuild();
}

void RowModelBase::rebuild()
{
    lookAtAll();
    showAll();
}

void RowModelBase::showAll()
{
    beginResetModel();
    std::vector<Slot> slots;
    for (Slot slot = 0; slot < m_inScope.size(); ++slot) {
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

std::vector<int> RowModelBase::rowsOfKeys(const QSet<QString>& keys) const
{
    std::vector<int> rows;
    if (keys.isEmpty())
        return rows;
    for (size_t row = 0; row < m_order.size() && rows.size() < size_t(keys.size()); ++row) {
        if (keys.contains(keyOf(m_order[row])))
            rows.push_back(int(row));
    }
    return rows;
}

bool RowModelBase::holds(Slot slot, const QString& key) const
{
    return slot < slotCount() && filled(slot) && keyOf(slot) == key;
}

void RowModelBase::marksChanged()
{
    if (!m_order.empty() && columnCount({}) > 0)
        Q_EMIT dataChanged(
            index(0, 0), index(int(m_order.size()) - 1, columnCount({}) - 1), {MarkRole});
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
