// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Environments against domains, one mark each. What is unseen is drawn larger than what is well;
// "·" does not apply. A click leads to that pane with that scope. GUI thread.
#pragma once

#include "models/insight/watch_matrix.h"
#include "widgets/controls/provenance.h"
#include "widgets/theme/theme.h"

#include <QWidget>
#include <functional>

namespace mw {

class MatrixView : public QWidget
{
    Q_OBJECT
public:
    static constexpr int headHeight = 34, rowHeight = 36;
    explicit MatrixView(const Theme& theme, QWidget* parent = nullptr);
    void setMatrix(Matrix matrix);
    // Where a cell comes from, asked whenever somebody looks. The clock outlives the view.
    using Origin = std::function<Provenance(const MatrixCell&, Domain)>;
    void setOrigin(Origin origin, const Clock& clock);
    const Matrix& matrix() const { return m_matrix; }
    static StatusKind statusOfCell(const MatrixCell& cell);
    static bool isPast(const MatrixCell& cell); // drawn hatched
    QRectF cellRect(int row, int column) const;
    QString tooltip(int row, int column) const;
    QSize sizeHint() const override { return {436, 208}; }
    QSize minimumSizeHint() const override { return {300, 110}; }

Q_SIGNALS:
    void cellClicked(int row, int column);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

private:
    double labelWidth() const;
    double rowStep() const;
    QPoint cellAt(QPointF at) const; // column, row; -1 = beside
    void paintCell(QPainter& p, const MatrixCell& cell, const QRectF& rect, bool hot) const;
    const Theme& m_theme;
    Matrix m_matrix;
    Origin m_origin;
    const Clock* m_clock = nullptr;
    QPoint m_hover{-1, -1}, m_focus{0, 0};
};

} // namespace mw
