// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Paints table cells: status mark, text with cached layout, lighter unit, glow of a changed cell.
// Reads the roles of models/items/row_model.h; works with any model that has some of them.
#pragma once

#include "widgets/theme/theme.h"

#include <QElapsedTimer>
#include <QHash>
#include <QPersistentModelIndex>
#include <QStaticText>
#include <QStyledItemDelegate>
#include <QTimer>
#include <functional>

class QTableView;

namespace mw {

StatusKind statusOfMark(int cellMark); // int(CellMark), not None

class CellDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    CellDelegate(const Theme& theme, QTableView* view);

    // A cell painted by its owner (a sparkline, a bar). Gets the rect inside the padding; returns
    // false to have the ordinary text.
    using Painter = std::function<bool(QPainter&, const QRectF&, const QModelIndex&)>;
    void setPainter(int column, const Painter& painter) { m_painters.insert(column, painter); }
    void setHoveredRow(int row) { m_hovered = row; }
    int hoveredRow() const { return m_hovered; }
    void setGlow(bool on) { m_glow = on; }
    // No fade is running.
    bool settled() const { return m_glowing.isEmpty(); }

    void paint(QPainter* p, const QStyleOptionViewItem& o, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& o, const QModelIndex& index) const override;

private:
    struct Line
    {
        QStaticText text;
        qreal width = 0;
        qreal height = 0;
    };
    struct Column
    { // what the model says about a column, asked once
        bool timed = false;
        bool prose = false;
        bool right = false;
        bool unit = false;
        qreal unitWidth = 0; // of the widest unit painted so far: numbers end at one line
    };
    const Line& line(const QString& text, int width, Qt::TextElideMode mode, bool strong) const;
    Column& column(const QAbstractItemModel& model, int section) const;
    qreal paintUnit(QPainter& p,
                    const QRectF& area,
                    const QString& unit,
                    Column& look,
                    const QColor& ink) const;
    qreal glow(const QModelIndex& index, const QString& text, bool timed) const;
    void fade();
    void forget();

    const Theme& m_theme;
    QTableView* m_view;
    QHash<int, Painter> m_painters;
    int m_hovered = -1;
    bool m_glow = true;
    QElapsedTimer m_time;
    QTimer m_fade;
    mutable QHash<QString, Line> m_lines;
    mutable QHash<int, Column> m_columns;
    mutable QHash<quint64, QString> m_seen; // text last painted, by row identity and column
    struct Glow
    {
        QPersistentModelIndex index;
        qint64 since = 0;
    };
    mutable QHash<quint64, Glow> m_glowing;
};

} // namespace mw
