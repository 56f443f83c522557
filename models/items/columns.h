// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Columns as descriptions, and the model that shows a topic or a snapshot through them.
//   RowModel<Pod> model(podColumns(), hub.pods());
// The rows must outlive the model. GUI thread.
#pragma once

#include "models/items/row_model.h"

#include <QStringList>
#include <QVariant>
#include <compare>
#include <functional>
#include <string>
#include <utility>

namespace mw {

template <class Row>
struct ColumnSpec
{
    QString id; // stable: settings, list --json ("restarts")
    QString title; // translated
    int width = 100; // px at scale 1
    bool numeric = false; // right-aligned, tabular figures
    bool prose = false; // elide at the end
    bool hidden = false; // off until chosen
    bool timed = false; // text depends on now
    bool unit = false; // its texts end in a unit: "1.5 GiB", "14.4×"
    bool tellsState = false; // says how the row is: status, state
    std::function<QString(const Row&, World now)> text;
    std::function<SortKey(const Row&)> key; // must point into the row, not into temporaries
    std::function<CellMark(const Row&)> mark; // may be empty
    std::function<QVariant(const Row&)> raw; // may be empty
    std::function<QString(const Row&)> tip; // provenance; may be empty
};

template <class Row>
struct RowTraits
{
    std::vector<ColumnSpec<Row>> columns;
    std::function<QString(const Row&)> key; // identity as text
    std::function<std::strong_ordering(const Row&, const Row&)> order; // total order of keys
    // Is the lowered word in the row's searchable text?
    std::function<bool(const Row&, std::string_view)> contains;
};

// Case-insensitive search for ASCII letters (other bytes must match); word is already lowered.
bool containsWord(std::string_view text, std::string_view loweredWord);

// Where the rows are. Topic<Row> and SnapshotRows<Row> both have this form.
template <class Rows, class Row>
concept RowStore = requires(const Rows& rows, Slot slot) {
    {
        rows.slotCount()
    } -> std::convertible_to<size_t>;
    {
        rows.filled(slot)
    } -> std::convertible_to<bool>;
    {
        rows.row(slot)
    } -> std::convertible_to<const Row&>;
};

template <class Row>
class RowModel : public RowModelBase
{
public:
    template <RowStore<Row> Store>
    RowModel(RowTraits<Row> traits, const Store& store, QObject* parent = nullptr)
        : RowModelBase(parent)
        , m_traits(std::move(traits))
        , m_count([&store] { return store.slotCount(); })
        , m_filled([&store](Slot slot) { return store.filled(slot); })
        , m_row([&store](Slot slot) -> const Row& { return store.row(slot); })
    {
        QObject::connect(&store, &Store::changed, this, [this](const RowChanges& changes) {
            applyChanges(changes);
        });
        rebuild();
    }

    // Scope and switches; call refilter() after what it looks at has changed.
    void setAdmission(std::function<bool(const Row&)> admits)
    {
        m_admits = std::move(admits);
        refilter();
    }
    const Row& rowAt(int row) const { return m_row(slotAt(row)); }
    const ColumnSpec<Row>& column(int column) const { return m_traits.columns[size_t(column)]; }

    int columnCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_traits.columns.size());
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
            return {};
        const auto& spec = column(section);
        if (role == Qt::DisplayRole)
            return spec.title;
        if (role == Qt::TextAlignmentRole)
            return int((spec.numeric ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        if (role == WidthRole)
            return spec.width;
        if (role == HiddenRole)
            return spec.hidden;
        if (role == TimedRole)
            return spec.timed;
        if (role == ProseRole)
            return spec.prose;
        if (role == UnitRole)
            return spec.unit;
        return {};
    }
    QVariant data(const QModelIndex& index, int role) const override
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid))
            return {};
        const auto& spec = column(index.column());
        const Row& row = rowAt(index.row());
        switch (role) {
        case Qt::DisplayRole:
            return spec.text(row, now());
        case Qt::TextAlignmentRole:
            return int((spec.numeric ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        case Qt::ToolTipRole:
            return tipOf(row, spec);
        case KeyRole:
            return m_traits.key(row);
        case MarkRole:
            return int(markOf(row, spec));
        case RawRole:
            return spec.raw ? spec.raw(row) : QVariant();
        case ProseRole:
            return spec.prose;
        case SlotRole:
            return uint(slotAt(index.row()));
        default:
            return {};
        }
    }
    // Where the numbers of a row come from; ends every tooltip.
    void setProvenance(std::function<QString(const Row&, const QString& columnId)> provenance)
    {
        m_provenance = std::move(provenance);
    }
    // Stale, Forbidden or Unknown for rows that are only remembered (their source is silent), None
    // for live ones. What looks well in a remembered row is drawn with this mark instead.
    void setRemembered(std::function<CellMark(const Row&)> remembered)
    {
        m_remembered = std::move(remembered);
        marksChanged();
    }
    QString columnId(int section) const override { return column(section).id; }
    QString keyOf(Slot slot) const override { return m_traits.key(m_row(slot)); }

protected:
    size_t slotCount() const override { return m_count(); }
    bool filled(Slot slot) const override { return m_filled(slot); }
    bool admits(Slot slot) const override { return !m_admits || m_admits(m_row(slot)); }
    bool contains(Slot slot, std::string_view word) const override
    {
        return m_traits.contains(m_row(slot), word);
    }
    bool cellContains(int section, Slot slot, std::string_view word) const override
    {
        const auto& spec = column(section);
        const SortKey key = spec.key(m_row(slot));
        if (!key.text.empty())
            return containsWord(key.text, word);
        const QByteArray text = spec.text(m_row(slot), now()).toUtf8();
        return containsWord({text.constData(), size_t(text.size())}, word);
    }
    SortKey keyFor(int section, Slot slot) const override
    {
        return column(section).key(m_row(slot));
    }
    int tie(Slot a, Slot b) const override
    {
        const auto order = m_traits.order(m_row(a), m_row(b));
        if (std::is_eq(order))
            return a < b ? -1 : (a > b ? 1 : 0);
        return std::is_lt(order) ? -1 : 1;
    }
    std::vector<int> timeColumns() const override
    {
        std::vector<int> columns;
        for (size_t i = 0; i < m_traits.columns.size(); ++i) {
            if (m_traits.columns[i].timed)
                columns.push_back(int(i));
        }
        return columns;
    }

private:
    QVariant tipOf(const Row& row, const ColumnSpec<Row>& spec) const
    {
        QStringList lines;
        if (spec.tip)
            lines << spec.tip(row);
        if (m_provenance)
            lines << m_provenance(row, spec.id);
        lines.removeAll(QString());
        return lines.isEmpty() ? QVariant() : QVariant(lines.join(QStringLiteral("\n\n")));
    }

    CellMark markOf(const Row& row, const ColumnSpec<Row>& spec) const
    {
        const CellMark own = spec.mark ? spec.mark(row) : CellMark::None;
        const bool loud = own == CellMark::Warning || own == CellMark::Critical;
        // one mark per row is enough: in the column that says how the row is
        if (!spec.mark || !m_remembered || loud || !spec.tellsState)
            return own;
        const CellMark remembered = m_remembered(row);
        return remembered == CellMark::None ? own : remembered;
    }

    RowTraits<Row> m_traits;
    std::function<CellMark(const Row&)> m_remembered;
    std::function<QString(const Row&, const QString&)> m_provenance;
    std::function<size_t()> m_count;
    std::function<bool(Slot)> m_filled;
    std::function<const Row&(Slot)> m_row;
    std::function<bool(const Row&)> m_admits;
};

} // namespace mw
