// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// QTableView set up once: fixed row height, row hover, hairlines, keys of the program, and a frozen
// first column while it is scrolled sideways.
#pragma once

#include "widgets/controls/cell_delegate.h"

#include <QTableView>

namespace mw {

class TableView : public QTableView
{
    Q_OBJECT
public:
    explicit TableView(const Theme& theme, QWidget* parent = nullptr);
    CellDelegate* cells() const { return m_cells; }
    void setModel(QAbstractItemModel* model) override;
    // The current row was chosen by somebody: from now on it stays, wherever it is sorted to.
    void touch() { m_untouched = false; }

Q_SIGNALS:
    void rowActivated(const QModelIndex& index); // Enter, double click
    void filterRequested(); // "/"
    void focused();
    void resized(); // the viewport: the layout of a table comes later than that of its pane

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    void restyle();
    void hoverRow(int row);
    void placeFrozen();
    void buildFrozen();
    void moveBy(int rows);
    void choose(const QModelIndex& index);
    const Theme& m_theme;
    CellDelegate* m_cells;
    void keepFirst();
    bool m_untouched = false; // the first row was made current for want of another
    QTableView* m_frozen = nullptr; // column 0, only while scrolled; child of this view
};

} // namespace mw
