// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Column chooser, widths, layout memory and copying of DataTable.
#include "widgets/controls/button.h"
#include "widgets/controls/data_table.h"

#include <QClipboard>
#include <QFontMetrics>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QScrollBar>

namespace mw {

void DataTable::resetColumns()
{
    if (!m_model)
        return;
    QHeaderView* head = m_view->horizontalHeader();
    for (int i = 0; i < m_model->columnCount(); ++i) {
        const int width = m_model->headerData(i, Qt::Horizontal, WidthRole).toInt();
        head->moveSection(head->visualIndex(i), i);
        m_view->setColumnWidth(i, width > 0 ? width : 100);
        m_view->setColumnHidden(i, m_model->headerData(i, Qt::Horizontal, HiddenRole).toBool());
    }
    m_sized = false;
    stretch();
}

// Spare width goes to the columns in proportion, most of it to names and prose. Missing width is
// taken from the wide ones only, which elide: a short word must stay whole. What then still misses,
// scrolls.
void DataTable::stretch()
{
    if (!m_model || m_sized || m_model->columnCount() == 0)
        return;
    constexpr int whole = 150; // a column up to here is never narrowed
    // A title is never cut, also not in a language of longer words or beside the mark of sorting.
    QFont titles = m_view->horizontalHeader()->font();
    titles.setWeight(QFont::DemiBold);
    const QFontMetrics metrics(titles);
    const auto base = [this, &metrics](int i) {
        constexpr int margins = 16, sorting = 20;
        const int width = m_model->headerData(i, Qt::Horizontal, WidthRole).toInt();
        const QString title = m_model->headerData(i, Qt::Horizontal, Qt::DisplayRole).toString();
        const int words = metrics.horizontalAdvance(title) + margins
            + (m_view->horizontalHeader()->sortIndicatorSection() == i ? sorting : 0);
        return std::max(width > 0 ? width : 100, words);
    };
    const auto weight = [this, &base](int i) {
        const int align = m_model->headerData(i, Qt::Horizontal, Qt::TextAlignmentRole).toInt();
        const bool prose = m_model->headerData(i, Qt::Horizontal, ProseRole).toBool();
        return align & Qt::AlignRight ? 0.0 : double(base(i)) * (prose ? 2.0 : 1.0);
    };
    const auto give
        = [&](int i) { return weight(i) > 0 ? 0.6 * double(std::max(0, base(i) - whole)) : 0.0; };
    int spare = m_view->viewport()->width();
    double weights = 0, gives = 0;
    int last = -1;
    for (int i = 0; i < m_model->columnCount(); ++i) {
        if (m_view->isColumnHidden(i))
            continue;
        spare -= base(i);
        weights += weight(i);
        gives += give(i);
        if (weight(i) > 0)
            last = i;
    }
    // Names are cut only if the table fits by that; else it is scrolled, with whole names.
    if (spare < -int(gives))
        spare = 0;
    int given = 0;
    for (int i = 0; i < m_model->columnCount(); ++i) {
        if (m_view->isColumnHidden(i))
            continue;
        const double share = spare < 0 ? (gives > 0 ? give(i) / gives : 0)
            : weights > 0              ? weight(i) / weights
                                       : 0;
        const int extra = int(double(spare) * share);
        m_view->setColumnWidth(i, base(i) + extra);
        given += extra;
    }
    if (last >= 0) // what rounding left
        m_view->setColumnWidth(last, m_view->columnWidth(last) + spare - given);
}

void DataTable::setColumnShown(const QString& id, bool shown)
{
    for (int i = 0; m_model && i < m_model->columnCount(); ++i) {
        if (m_model->columnId(i) == id)
            m_view->setColumnHidden(i, !shown);
    }
    stretch();
}

void DataTable::showColumns()
{
    if (!m_model)
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int i = 0; i < m_model->columnCount(); ++i) {
        QAction* action
            = menu->addAction(m_model->headerData(i, Qt::Horizontal, Qt::DisplayRole).toString());
        action->setCheckable(true);
        action->setChecked(!m_view->isColumnHidden(i));
        action->setEnabled(i > 0); // the name always stays
        connect(action, &QAction::toggled, this, [this, i](bool shown) {
            m_view->setColumnHidden(i, !shown);
            stretch();
        });
    }
    menu->addSeparator();
    //: Menu entry: columns, widths and order of the table as they were at first
    connect(menu->addAction(tr("Reset columns")), &QAction::triggered, this, [this] {
        resetColumns();
    });
    menu->addSeparator();
    //: Menu entry: copies rows, tabs between the cells
    connect(menu->addAction(tr("Copy rows as TSV")), &QAction::triggered, this, [this] {
        copy(false);
    });
    //: Menu entry: copies rows as a Markdown table
    connect(menu->addAction(tr("Copy rows as Markdown")), &QAction::triggered, this, [this] {
        copy(true);
    });
    const QPoint corner
        = m_columns->mapToGlobal(QPoint(m_columns->width(), m_columns->height() + 4));
    menu->popup(corner - QPoint(menu->sizeHint().width(), 0));
}

QString DataTable::copyText(bool markdown) const
{
    if (!m_model)
        return {};
    QList<int> columns;
    const QHeaderView* head = m_view->horizontalHeader();
    for (int visual = 0; visual < head->count(); ++visual) {
        const int logical = head->logicalIndex(visual);
        if (!m_view->isColumnHidden(logical))
            columns << logical;
    }
    QList<int> rows;
    for (const QModelIndex& index : m_view->selectionModel()->selectedRows())
        rows << index.row();
    std::sort(rows.begin(), rows.end());
    if (rows.isEmpty()) {
        for (int i = 0; i < m_model->rowCount(); ++i)
            rows << i;
    }
    const auto clean = [markdown](QString text) {
        text.replace(u'\n', u' ');
        text.replace(u'\t', u' ');
        if (markdown)
            text.replace(QStringLiteral("|"), QStringLiteral("\\|"));
        return text;
    };
    const auto join = [markdown](const QStringList& cells) -> QString {
        if (markdown)
            return QStringLiteral("| ") % cells.join(QStringLiteral(" | "))
                % QStringLiteral(" |\n");
        return cells.join(u'\t') % u'\n';
    };
    QStringList cells, rules;
    for (const int column : columns) {
        cells << clean(m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        const int align
            = m_model->headerData(column, Qt::Horizontal, Qt::TextAlignmentRole).toInt();
        rules << (align & Qt::AlignRight ? QStringLiteral("---:") : QStringLiteral("---"));
    }
    QString out = join(cells);
    if (markdown)
        out += join(rules);
    for (const int row : rows) {
        cells.clear();
        for (const int column : columns)
            cells << clean(m_model->index(row, column).data().toString());
        out += join(cells);
    }
    return out;
}

void DataTable::copy(bool markdown) const
{
    QGuiApplication::clipboard()->setText(copyText(markdown));
}

QVariantMap DataTable::saveLayout() const
{
    QVariantMap layout;
    if (!m_model)
        return layout;
    QVariantMap widths;
    QStringList hidden, order;
    const QHeaderView* head = m_view->horizontalHeader();
    for (int visual = 0; visual < head->count(); ++visual) {
        const int logical = head->logicalIndex(visual);
        const QString id = m_model->columnId(logical);
        order << id;
        if (m_view->isColumnHidden(logical))
            hidden << id;
        else
            widths.insert(id, m_view->columnWidth(logical));
    }
    layout.insert(QStringLiteral("order"), order);
    layout.insert(QStringLiteral("hidden"), hidden);
    if (m_sized)
        layout.insert(QStringLiteral("widths"), widths);
    if (m_model->sortColumn() >= 0) {
        layout.insert(QStringLiteral("sort"), m_model->columnId(m_model->sortColumn()));
        layout.insert(QStringLiteral("descending"), m_model->sortOrder() == Qt::DescendingOrder);
    }
    return layout;
}

void DataTable::restoreLayout(const QVariantMap& layout)
{
    if (!m_model || layout.isEmpty())
        return;
    QHash<QString, int> byId;
    for (int i = 0; i < m_model->columnCount(); ++i)
        byId.insert(m_model->columnId(i), i);
    QHeaderView* head = m_view->horizontalHeader();
    int place = 0;
    // Unknown names (a column of an older version) are passed over; new columns stay where they
    // are.
    for (const QString& id : layout.value(QStringLiteral("order")).toStringList()) {
        if (byId.contains(id))
            head->moveSection(head->visualIndex(byId.value(id)), place++);
    }
    const QStringList hidden = layout.value(QStringLiteral("hidden")).toStringList();
    for (auto it = byId.cbegin(); it != byId.cend(); ++it) {
        if (layout.contains(QStringLiteral("hidden")))
            m_view->setColumnHidden(it.value(), it.value() > 0 && hidden.contains(it.key()));
    }
    const QVariantMap widths = layout.value(QStringLiteral("widths")).toMap();
    for (auto it = widths.cbegin(); it != widths.cend(); ++it) {
        if (byId.contains(it.key()) && it.value().toInt() >= 40)
            m_view->setColumnWidth(byId.value(it.key()), std::min(it.value().toInt(), 2000));
    }
    m_sized = !widths.isEmpty();
    const QString sort = layout.value(QStringLiteral("sort")).toString();
    if (byId.contains(sort))
        m_view->sortByColumn(byId.value(sort),
                             layout.value(QStringLiteral("descending")).toBool()
                                 ? Qt::DescendingOrder
                                 : Qt::AscendingOrder);
    stretch();
}

} // namespace mw
