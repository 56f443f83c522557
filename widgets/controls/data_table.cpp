// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/data_table.h"

#include "models/text/format.h"
#include "widgets/controls/button.h"
#include "widgets/controls/search_field.h"

#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QScrollBar>
#include <algorithm>

namespace mw {

DataTable::DataTable(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_view(new TableView(theme))
    , m_states(nullptr)
    , m_filter(new SearchField(theme, {}, {QStringLiteral("/")}))
    , m_count(new TextLabel(theme, TextSize::Small, Ink::Faint))
    //: Tooltip of the button that chooses the columns of a table
    , m_columns(new IconButton(theme, QStringLiteral("columns"), tr("Columns")))
{
    auto* card = new Card(theme);
    card->layout()->setContentsMargins(1, 1, 1, 1);
    card->body()->addWidget(m_view);
    card->setFocusProxy(m_view);
    m_states = new StateStack(theme, card);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(8);
    buildToolbar(theme);
    all->addLayout(m_tools);
    all->addWidget(m_states, 1);

    // A keystroke filters at once when the model is quick; typing fast costs one pass, not ten.
    m_typing.setSingleShot(true);
    m_typing.setInterval(30);
    connect(&m_typing, &QTimer::timeout, this, [this] {
        if (m_model)
            m_model->setFilterText(m_filter->text());
    });
    connect(m_filter, &QLineEdit::textChanged, this, [this] { m_typing.start(); });
    connect(m_filter, &SearchField::leave, m_view, qOverload<>(&QWidget::setFocus));
    connect(m_filter, &SearchField::down, m_view, qOverload<>(&QWidget::setFocus));
    connect(m_filter, &QLineEdit::returnPressed, m_view, qOverload<>(&QWidget::setFocus));
    connect(m_view, &TableView::filterRequested, this, &DataTable::focusFilter);
    connect(m_view, &TableView::resized, this, &DataTable::stretch);
    connect(m_view, &TableView::rowActivated, this, [this](const QModelIndex& index) {
        Q_EMIT activated(index.data(KeyRole).toString());
    });
    connect(m_states, &StateStack::actionTriggered, this, [this](const QString& id) {
        if (id == QLatin1String("clear-filter"))
            clearFilter();
        else
            Q_EMIT stateAction(id);
    });
    connect(m_view->horizontalHeader(), &QHeaderView::sectionResized, this, [this] {
        m_sized = m_sized || QGuiApplication::mouseButtons().testFlag(Qt::LeftButton);
    });
}

void DataTable::buildToolbar(const Theme&)
{
    m_tools = new QHBoxLayout;
    m_tools->setSpacing(8);
    m_filter->setMinimumWidth(160);
    m_filter->setMaximumWidth(280);
    m_count->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_tools->addWidget(m_filter, 2);
    m_tools->addStretch(1);
    m_tools->addWidget(m_count);
    m_tools->addWidget(m_columns);
    connect(m_columns, &QPushButton::clicked, this, &DataTable::showColumns);
}

void DataTable::setModel(RowModelBase* model, const QString& what, Noun counted)
{
    if (m_model)
        disconnect(m_model, nullptr, this, nullptr);
    m_model = model;
    m_what = what;
    m_counted = std::move(counted);
    m_view->setModel(model);
    //: Hint in the filter field of a table. %1 = what it shows, e.g. "pods"
    m_filter->setPlaceholderText(tr("Filter %1").arg(what));
    m_filter->setAccessibleName(m_filter->placeholderText());
    //: Tooltip of the filter field of a table: what can be typed into it
    m_filter->setToolTip(
        tr("All words must occur. !word leaves rows out, column:word looks into one column "
           "(status:error, ns:payments)."));
    m_view->setAccessibleName(what);
    resetColumns();
    connectModel();
    updateCount();
}

void DataTable::connectModel()
{
    connect(m_model, &RowModelBase::countsChanged, this, &DataTable::updateCount);
    // What the model does by itself is no choice of a person: Qt moves the current row to a
    // neighbour of a removed one, and that must not change what the inspector shows.
    const auto begin = [this] { ++m_restoring; };
    connect(m_model, &RowModelBase::batchBegins, this, begin);
    connect(m_model, &RowModelBase::batchEnds, this, [this] { --m_restoring; });
    connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this, begin);
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        keepSelection();
        --m_restoring;
        updateCount();
    });
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &DataTable::keepCurrent);
    connect(m_model,
            &QAbstractItemModel::rowsInserted,
            this,
            [this](const QModelIndex&, int first, int last) {
                // a chosen row that was away is back
                for (int row = first; row <= last && !m_held.empty(); ++row) {
                    const QString key = m_model->keyOf(m_model->slotAt(row));
                    for (Held& held : m_held) {
                        if (held.key != key)
                            continue;
                        held.slot = m_model->slotAt(row);
                        m_view->selectionModel()->select(m_model->index(row, 0),
                                                         QItemSelectionModel::Select
                                                             | QItemSelectionModel::Rows);
                        if (key == m_key) {
                            m_slot = held.slot;
                            m_view->selectionModel()->setCurrentIndex(
                                m_model->index(row, 0), QItemSelectionModel::NoUpdate);
                        }
                    }
                }
            });
    connect(m_view->selectionModel(),
            &QItemSelectionModel::currentRowChanged,
            this,
            [this](const QModelIndex& now) {
                if (m_restoring || !now.isValid())
                    return;
                const QString key = now.data(KeyRole).toString();
                m_slot = m_model->slotAt(now.row());
                if (key == m_key)
                    return;
                m_key = key;
                Q_EMIT currentKeyChanged(key);
            });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        if (m_restoring)
            return;
        const QModelIndexList rows = m_view->selectionModel()->selectedRows();
        m_held.clear();
        // A whole large table selected is not worth remembering row by row.
        if (rows.size() > 1000)
            return;
        for (const QModelIndex& index : rows)
            m_held.push_back({index.data(KeyRole).toString(), m_model->slotAt(index.row())});
    });
}

// After a reset: the same rows. Where they were is asked first; the whole table is searched only if
// that fails and something has come since.
void DataTable::keepSelection()
{
    auto* selection = m_view->selectionModel();
    selection->clear();
    if (m_held.empty() && m_key.isEmpty())
        return;
    QSet<QString> missing;
    const auto rowOf = [&](const QString& key, Slot slot) {
        if (m_model->holds(slot, key))
            return m_model->rowOf(slot); // −1: filtered out
        missing.insert(key);
        return -1;
    };
    const auto mark = [&](int row) {
        selection->select(m_model->index(row, 0),
                          QItemSelectionModel::Select | QItemSelectionModel::Rows);
    };
    for (const Held& held : m_held) {
        if (const int row = rowOf(held.key, held.slot); row >= 0)
            mark(row);
    }
    int current = m_key.isEmpty() ? -1 : rowOf(m_key, m_slot);
    if (!missing.isEmpty() && m_searched != m_model->insertions()) {
        m_searched = m_model->insertions();
        for (const int row : m_model->rowsOfKeys(missing)) {
            const Slot slot = m_model->slotAt(row);
            const QString key = m_model->keyOf(slot);
            for (Held& held : m_held) {
                if (held.key == key) {
                    held.slot = slot;
                    mark(row);
                }
            }
            if (key == m_key) {
                m_slot = slot;
                current = row;
            }
        }
    }
    if (current >= 0)
        selection->setCurrentIndex(m_model->index(current, 0), QItemSelectionModel::NoUpdate);
}

// After rows have gone: the keyboard stays where it was, but nothing new is chosen by that.
void DataTable::keepCurrent()
{
    const QModelIndex now = m_view->currentIndex();
    if (!now.isValid() || m_key.isEmpty() || now.data(KeyRole).toString() == m_key)
        return;
    const bool chosen = std::any_of(m_held.begin(), m_held.end(), [&](const Held& held) {
        return held.key == now.data(KeyRole).toString();
    });
    if (!chosen)
        m_view->selectionModel()->select(now,
                                         QItemSelectionModel::Deselect | QItemSelectionModel::Rows);
}

bool DataTable::selectKey(const QString& key)
{
    const int row = m_model ? m_model->rowOfKey(key) : -1;
    if (row < 0)
        return false;
    m_view->touch();
    m_view->selectRow(row);
    m_view->scrollTo(m_model->index(row, 0));
    return true;
}

QStringList DataTable::selectedKeys() const
{
    QStringList keys;
    for (const Held& held : m_held)
        keys << held.key;
    return keys;
}

void DataTable::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void DataTable::setFilter(const QString& words)
{
    m_filter->setText(words);
    m_typing.stop();
    if (m_model)
        m_model->setFilterText(words);
}

void DataTable::clearFilter()
{
    setFilter({});
}

void DataTable::setState(const PanelState& state)
{
    m_state = state;
    updateCount();
}

QString DataTable::countText() const
{
    return m_count->text();
}

void DataTable::updateCount()
{
    if (!m_model)
        return;
    const int shown = m_model->rowCount();
    const int total = m_model->totalRows();
    const bool filtered = shown != total;
    const QString noun = m_counted ? m_counted(total) : m_what;
    if (filtered)
        //: Count line of a filtered table. %1 = shown, %2 = all, %3 = e.g. "pods"
        m_count->setText(tr("%1 of %2 %3").arg(text::count(shown), text::count(total), noun));
    else
        //: Count line of a table. %1 = number, %2 = e.g. "pods"
        m_count->setText(tr("%1 %2").arg(text::count(total), noun));
    PanelState state = m_state;
    if (state.kind == PanelState::Kind::Ready && total > 0 && shown == 0) {
        state.kind = PanelState::Kind::Empty;
        //: A filter leaves nothing. %1 = e.g. "pods"
        state.sentence = m_filter->text().isEmpty()
            ? tr("No %1 in this scope.").arg(m_what)
            //: A filter leaves nothing. %1 = e.g. "pods", %2 = the words of the filter
            : tr("No %1 match “%2”.").arg(m_what, m_filter->text());
        if (!m_filter->text().isEmpty()) {
            //: Button: removes the words of the filter
            state.action = tr("Clear the filter");
            state.actionId = QStringLiteral("clear-filter");
        }
        m_states->setState(state, false);
        return;
    }
    m_states->setState(state, shown > 0);
}

// Not a focus proxy: Tab would go from it to the rows and never reach the filter before them.
void DataTable::focusInEvent(QFocusEvent*)
{
    m_view->setFocus(Qt::OtherFocusReason);
}

} // namespace mw
