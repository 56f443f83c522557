// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A few exclusive choices side by side. Left and right move; the choice is one tab stop.
#pragma once

#include "widgets/theme/theme.h"

#include <QWidget>

namespace mw {

class SegmentedControl : public QWidget
{
    Q_OBJECT
public:
    SegmentedControl(const Theme& theme, const QStringList& items, QWidget* parent = nullptr);
    int current() const { return m_current; }
    void setCurrent(int index); // emits if it changes
    void setItems(const QStringList& items); // keeps the index where it can
    // A small number after the word; negative = none.
    void setCount(int index, int count);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void currentChanged(int index);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QString label(int index) const;
    int widthOf(int index) const;
    QRect rectOf(int index) const;
    int indexAt(const QPoint& at) const;
    const Theme& m_theme;
    QStringList m_items;
    QList<int> m_counts;
    int m_current = 0;
    int m_hover = -1;
};

} // namespace mw
