// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/table_view.h"

#include "widgets/theme/paint.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>

namespace mw {

TableView::TableView(const Theme& theme, QWidget* parent)
    : QTableView(parent), m_theme(theme), m_cells(new CellDelegate(theme, this))
{
    setItemDelegate(m_cells);
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setSortingEnabled(true);
    setCornerButtonEnabled(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    setAlternatingRowColors(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setStretchLastSection(false);
    horizontalHeader()->setMinimumSectionSize(40);
    horizontalHeader()->setFixedHeight(30);
    horizontalHeader()->setSortIndicatorClearable(false);
    connect(this, &QTableView::doubleClicked, this, &TableView::rowActivated);
    connect(&theme, &Theme::changed, this, &TableView::restyle);
    connect(horizontalScrollBar(), &QScrollBar::valueChanged, this, &TableView::placeFrozen);
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, &TableView::placeFrozen);
    connect(horizontalHeader(), &QHeaderView::sectionMoved, this, &TableView::placeFrozen);
    restyle();
}

void TableView::restyle()
{
    // the least first: Qt raises a smaller size to it
    verticalHeader()->setMinimumSectionSize(m_theme.rowHeight());
    verticalHeader()->setDefaultSectionSize(m_theme.rowHeight());
    if (m_frozen) {
        m_frozen->verticalHeader()->setMinimumSectionSize(m_theme.rowHeight());
        m_frozen->verticalHeader()->setDefaultSectionSize(m_theme.rowHeight());
    }
    viewport()->update();
}

void TableView::setModel(QAbstractItemModel* newModel)
{
    if (newModel == model())
        return;
    if (model())
        disconnect(model(), nullptr, this, nullptr);
    QTableView::setModel(newModel);
    if (newModel) {
        const auto keep = [this](auto signal) {
            connect(model(), signal, this, &TableView::keepFirst, Qt::QueuedConnection);
        };
        keep(&QAbstractItemModel::layoutChanged);
        keep(&QAbstractItemModel::modelReset);
        keep(&QAbstractItemModel::rowsInserted);
    }
    delete m_frozen;
    m_frozen = nullptr;
}

void TableView::buildFrozen()
{
    m_frozen = new QTableView(this);
    m_frozen->setModel(model());
    m_frozen->setSelectionModel(selectionModel());
    m_frozen->setItemDelegate(m_cells);
    m_frozen->setFrameShape(QFrame::NoFrame);
    m_frozen->setShowGrid(false);
    m_frozen->setWordWrap(false);
    m_frozen->setFocusPolicy(Qt::NoFocus);
    m_frozen->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_frozen->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_frozen->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_frozen->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_frozen->verticalHeader()->hide();
    m_frozen->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_frozen->horizontalHeader()->setFixedHeight(horizontalHeader()->height());
    m_frozen->horizontalHeader()->setHighlightSections(false);
    m_frozen->horizontalHeader()->setSortIndicatorShown(true);
    m_frozen->horizontalHeader()->setSectionsClickable(true);
    connect(m_frozen->horizontalHeader(), &QHeaderView::sectionClicked, this, [this](int column) {
        const bool same = horizontalHeader()->sortIndicatorSection() == column;
        const bool up = horizontalHeader()->sortIndicatorOrder() == Qt::AscendingOrder;
        sortByColumn(column, same && up ? Qt::DescendingOrder : Qt::AscendingOrder);
    });
    connect(verticalScrollBar(),
            &QScrollBar::valueChanged,
            m_frozen->verticalScrollBar(),
            &QScrollBar::setValue);
    connect(m_frozen, &QTableView::doubleClicked, this, &TableView::rowActivated);
    for (int i = 1; i < model()->columnCount(); ++i)
        m_frozen->setColumnHidden(i, true);
    restyle();
}

void TableView::placeFrozen()
{
    const bool needed = model() && model()->columnCount() > 1 && horizontalScrollBar()->value() > 0
        && !isColumnHidden(0) && horizontalHeader()->visualIndex(0) == 0;
    if (!needed) {
        if (m_frozen)
            m_frozen->hide();
        return;
    }
    if (!m_frozen)
        buildFrozen();
    m_frozen->horizontalHeader()->setSortIndicator(horizontalHeader()->sortIndicatorSection(),
                                                   horizontalHeader()->sortIndicatorOrder());
    m_frozen->setColumnWidth(0, columnWidth(0));
    m_frozen->setGeometry(
        0, 0, columnWidth(0) + 1, viewport()->height() + horizontalHeader()->height());
    m_frozen->verticalScrollBar()->setRange(verticalScrollBar()->minimum(),
                                            verticalScrollBar()->maximum());
    m_frozen->show();
    m_frozen->raise();
    m_frozen->verticalScrollBar()->setValue(verticalScrollBar()->value());
}

void TableView::hoverRow(int row)
{
    const int old = m_cells->hoveredRow();
    if (row == old)
        return;
    m_cells->setHoveredRow(row);
    for (const int r : {old, row}) {
        if (r < 0)
            continue;
        const QRect band(0, rowViewportPosition(r), viewport()->width(), rowHeight(r));
        viewport()->update(band);
        if (m_frozen && m_frozen->isVisible())
            m_frozen->viewport()->update(band);
    }
}

void TableView::mouseMoveEvent(QMouseEvent* event)
{
    hoverRow(rowAt(event->pos().y()));
    QTableView::mouseMoveEvent(event);
}

void TableView::leaveEvent(QEvent* event)
{
    hoverRow(-1);
    QTableView::leaveEvent(event);
}

void TableView::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    placeFrozen();
    Q_EMIT resized();
}

void TableView::focusInEvent(QFocusEvent* event)
{
    // With no current row the keyboard would have nowhere to start from. (Qt would make one that is
    // not selected.) If there are no rows yet, the first that come are meant.
    if (model() && !currentIndex().isValid()) {
        m_untouched = true;
        keepFirst();
    }
    QTableView::focusInEvent(event);
    Q_EMIT focused();
}

void TableView::paintEvent(QPaintEvent* event)
{
    QTableView::paintEvent(event);
    const QModelIndex current = currentIndex();
    if (!hasFocus() || !current.isValid())
        return;
    // Focus: the accent bar at the left edge of the current row.
    QPainter p(viewport());
    p.fillRect(QRect(0, rowViewportPosition(current.row()), 2, rowHeight(current.row()) - 1),
               m_theme.palette().accent);
}

// Whatever keys are held: Ctrl+2 leads to a pane and must not leave its row unselected.
void TableView::choose(const QModelIndex& index)
{
    selectionModel()->setCurrentIndex(
        index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

// Rows arrive one after the other and are sorted: who has not chosen yet looks at the first.
void TableView::keepFirst()
{
    const bool looks = hasFocus() || currentIndex().isValid();
    if (m_untouched && looks && model()->rowCount() > 0 && currentIndex().row() != 0)
        choose(model()->index(0, 0));
}

void TableView::mousePressEvent(QMouseEvent* event)
{
    touch();
    QTableView::mousePressEvent(event);
}

void TableView::moveBy(int rows)
{
    if (!model() || model()->rowCount() == 0)
        return;
    const int column = std::max(0, currentIndex().column());
    const int row = std::clamp(currentIndex().row() + rows, 0, model()->rowCount() - 1);
    choose(model()->index(row, column));
}

void TableView::keyPressEvent(QKeyEvent* event)
{
    touch();
    const bool plain = event->modifiers() == Qt::NoModifier;
    const int all = model() ? model()->rowCount() : 0;
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (plain && currentIndex().isValid()) {
            Q_EMIT rowActivated(currentIndex());
            return;
        }
        break;
    case Qt::Key_J:
        if (plain)
            return moveBy(1);
        break;
    case Qt::Key_K:
        if (plain)
            return moveBy(-1);
        break;
    case Qt::Key_Home:
        if (plain)
            return moveBy(-all);
        break;
    case Qt::Key_End:
        if (plain)
            return moveBy(all);
        break;
    case Qt::Key_Slash:
        Q_EMIT filterRequested();
        return;
    default:
        break;
    }
    if (plain && !event->text().isEmpty() && event->text().at(0).isPrint()) {
        event->ignore(); // no type-ahead search: letters belong to the program
        return;
    }
    QTableView::keyPressEvent(event);
}

} // namespace mw
