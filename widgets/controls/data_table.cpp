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
    m_view->viewport()->installEventFilter(this);

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
    connect(m_view, &TableView::filterRequested, m_filter, [this] {
        m_filter->setFocus(Qt::ShortcutFocusReason);
        m_filter->selectAll();
    });
    connect(m_view, &TableView::rowActivated, this, [this](const QModelIndex& index) {
        Q_EMIT activated(index.data(KeyRole).toString());
    });
    connect(m_states, &StateStack::actionTriggered, this, [this](const QString& id) {
        if (id == QLatin1String("clear-filter"))
            m_filter->clear();
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

void DataTable::setModel(RowModelBase* model, const QString& what)
{
    if (m_model)
        disconnect(m_model, nullptr, this, nullptr);
    m_model = model;
    m_what = what;
    m_view->setModel(model);
    //: Hint in the filter field of a table. %1 = what it shows, e.g. "pods"
    m_filter->setPlaceholderText(tr("Filter %1").arg(what));
    m_filter->setAccessibleName(m_filter->placeholderText());
    m_view->setAccessibleName(what);
    resetColumns();
    connectModel();
    updateCount();
}

void DataTable::connectModel()
{
    connect(m_model, &RowModelBase::countsChanged, this, &DataTable::updateCount);
    connect(
        m_model, &QAbstractItemModel::modelAboutToBeReset, this, [this] { m_restoring = true; });
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        keepSelection();
        m_restoring = false;
        updateCount();
    });
    connect(m_view->selectionModel(),
            &QItemSelectionModel::currentRowChanged,
            this,
            [this](const QModelIndex& now) {
                if (m_restoring || !now.isValid())
                    return;
                const QString key = now.data(KeyRole).toString();
                if (key == m_key)
                    return;
                m_key = key;
                Q_EMIT currentKeyChanged(key);
            });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        if (!m_restoring)
            m_keys = selectedKeys();
    });
}

void DataTable::keepSelection()
{
    // After a reset: the same rows by key. The scroll position follows the current row only if it
    // was in view.
    auto* selection = m_view->selectionModel();
    selection->clear();
    for (const QString& key : m_keys) {
        const int row = m_model->rowOfKey(key);
        if (row >= 0)
            selection->select(m_model->index(row, 0),
                              QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    const int row = m_key.isEmpty() ? -1 : m_model->rowOfKey(m_key);
    if (row >= 0)
        selection->setCurrentIndex(m_model->index(row, 0), QItemSelectionModel::NoUpdate);
}

QString DataTable::currentKey() const
{
    const QModelIndex now = m_view->currentIndex();
    return now.isValid() ? now.data(KeyRole).toString() : QString();
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
    const auto rows
        = m_view->selectionModel() ? m_view->selectionModel()->selectedRows() : QModelIndexList();
    // A whole large table selected is not worth remembering row by row.
    if (rows.size() > 1000)
        return keys;
    for (const QModelIndex& index : rows)
        keys << index.data(KeyRole).toString();
    return keys;
}

void DataTable::setState(const PanelState& state)
{
    m_state = state;
    updateCount();
}

void DataTable::updateCount()
{
    if (!m_model)
        return;
    const int shown = m_model->rowCount();
    const int total = m_model->totalRows();
    const bool filtered = shown != total;
    if (filtered)
        //: Count line of a filtered table. %1 = shown, %2 = all, %3 = e.g. "pods"
        m_count->setText(tr("%1 of %2 %3").arg(text::count(shown), text::count(total), m_what));
    else
        //: Count line of a table. %1 = number, %2 = e.g. "pods"
        m_count->setText(tr("%1 %2").arg(text::count(total), m_what));
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

bool DataTable::eventFilter(QObject* object, QEvent* event)
{
    // The room for columns also changes when a scroll bar comes or goes.
    if (object == m_view->viewport() && event->type() == QEvent::Resize)
        stretch();
    return QWidget::eventFilter(object, event);
}

} // namespace mw
