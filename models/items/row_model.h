// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A table over rows that live elsewhere (a hub topic or a snapshot), shown through a sorted index
// of their slots: no proxy, no copies. A batch of changes costs one pass over the index and becomes
// contiguous inserts, removals and dataChanged; past a limit it is one reset (views keep their
// selection by KeyRole). GUI thread. Columns are described by ColumnSpec (columns.h).
#pragma once

#include "models/base/clock.h"
#include "models/hub/topic.h"

#include <QAbstractTableModel>
#include <QSet>
#include <QString>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace mw {

// What a cell says beside its text. Views map it to colour, shape and word.
enum class CellMark { None, Ok, Info, Warning, Critical, Unknown, Stale, Forbidden };

enum RowRole {
    KeyRole = Qt::UserRole + 1, // QString, stable identity of the row
    MarkRole, // int(CellMark)
    RawRole, // QVariant: the raw value (number, time in ms) of the cell
    ProseRole, // bool: elide at the end, not in the middle
    SlotRole, // uint
    // Of a column, asked through headerData():
    UnitRole, // bool: what follows the number in its texts is a unit, in lighter ink
    WidthRole, // int, px at scale 1
    HiddenRole, // bool: off until chosen
    TimedRole, // bool: the text depends on now (such a cell does not glow when it changes)
};

// Order of a cell: numbers are mapped to ordered 64-bit keys, texts to their first eight bytes +
// rest.
struct SortKey
{
    uint64_t prefix = 0;
    std::string_view text;
};
SortKey sortKey(int64_t number);
SortKey sortKey(double number); // NaN sorts last
SortKey sortKey(std::string_view text);

class RowModelBase : public QAbstractTableModel
{
    Q_OBJECT
public:
    explicit RowModelBase(QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    int sortColumn() const { return m_sortColumn; }
    Qt::SortOrder sortOrder() const { return m_sortOrder; }

    // Words that must all occur (case-insensitive, anywhere in the row's search text). "!word" must
    // not occur; "status:word" looks into one column only, by its id or the beginning of it ("ns"
    // is the namespace).
    void setFilterText(const QString& text);
    QString filterText() const { return m_filterText; }
    // Rows of these keys alone, whatever the words say: a picture without names, in which the words
    // would find others.
    void setOnly(QSet<QString> keys);
    // The predicate behind it (scope, "only unwell") changed: looks at every row again.
    void refilter();

    Slot slotAt(int row) const { return m_order[size_t(row)]; }
    int rowOf(Slot slot) const; // -1 if filtered out or gone
    int rowOfKey(const QString& key) const; // linear
    // Rows of several keys in one pass; absent ones are left out.
    std::vector<int> rowsOfKeys(const QSet<QString>& keys) const;
    // Is it still the row that was seen in this slot? Rows do not move to other slots.
    bool holds(Slot slot, const QString& key) const;
    uint64_t insertions() const { return m_insertions; } // batches that brought new rows
    int totalRows() const { return m_total; } // inside the scope, before the filter
    virtual QString columnId(int column) const = 0;
    virtual QString keyOf(Slot slot) const = 0;
    // Ages move: repaint the columns that depend on the time.
    void setNow(World now);
    World now() const { return m_now; }
    void marksChanged(); // of any row, without a change of the rows: repaint

Q_SIGNALS:
    void countsChanged(); // shown or total number of rows
    // Around everything that a batch of changes does to the rows: what happens to the selection
    // between the two was not done by a person.
    void batchBegins();
    void batchEnds();

protected:
    virtual size_t slotCount() const = 0;
    virtual bool filled(Slot slot) const = 0;
    virtual bool admits(Slot slot) const = 0; // scope and the like, without the text filter
    virtual bool contains(Slot slot, std::string_view loweredWord) const = 0;
    virtual bool cellContains(int column, Slot slot, std::string_view loweredWord) const = 0;
    virtual SortKey keyFor(int column, Slot slot) const = 0;
    virtual int tie(Slot a, Slot b) const = 0; // total order between different rows
    virtual std::vector<int> timeColumns() const = 0;

    void applyChanges(const RowChanges& changes);
    void rebuild(); // everything anew, as one reset

private:
    struct Word
    {
        std::string text; // lowered
        int column = -1; // -1 = the row's search text
        bool absent = false; // must not occur
        bool plain() const { return column < 0 && !absent; }
    };
    struct Batch; // what a set of changes means for the rows shown
    bool less(Slot a, Slot b) const;
    bool passes(Slot slot) const;
    Word wordOf(const QString& text) const;
    void look(Slot slot, bool there); // is it inside the scope?
    void lookAtAll();
    void showAll(); // everything that passes, as one reset
    std::vector<Slot> sorted(std::vector<Slot> slots) const;
    std::vector<Slot> merged(std::vector<Slot> kept, std::vector<Slot> fresh) const;
    Batch sortOut(const RowChanges& changes) const;
    void applyBatch(Batch batch);
    bool stillInPlace(size_t row, const std::vector<char>& affected) const;
    void removeRowsAt(const std::vector<size_t>& rows);
    void moveSlots(const std::vector<Slot>& slots);
    void insertSorted(const std::vector<Slot>& slots);
    void setOrder(std::vector<Slot> order); // the same rows in another order
    void moved() { m_rowsKnown = false; }

    std::vector<Slot> m_order;
    mutable std::vector<int> m_rowOf;
    mutable bool m_rowsKnown = false;
    std::vector<uint8_t> m_inScope; // by slot
    int m_total = 0; // of them
    uint64_t m_insertions = 0;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    QString m_filterText;
    std::vector<Word> m_words;
    std::optional<QSet<QString>> m_only;
    World m_now{};
};

} // namespace mw
