// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What needs a person: tonight's rows, then what can wait. 44 px a row; as many as fit, then "and 4
// more". A new page arrives as a strip over the heading and pushes nothing. GUI thread.
#pragma once

#include "models/insight/watch_needs.h"
#include "models/insight/watch_tonight.h"
#include "widgets/controls/provenance.h"
#include "widgets/theme/theme.h"

#include <QElapsedTimer>
#include <QWidget>
#include <functional>
#include <vector>

namespace mw {

class NeedsList : public QWidget
{
    Q_OBJECT
public:
    struct Row
    {
        NeedRow need;
        QString line; // second line
        QString runbook; // title; may be empty
        QString owner; // may be empty
        QString guess; // "same cause?"; may be empty
        bool focus = false; // the row that the open page speaks of
        bool under = false; // stands under the row of lost nodes before it
        int folded = 0; // how many stand under this one
        bool open = false; // and whether they are shown
        QString snoozed; // "snoozed until Mon 08:00 (Ana): why"; empty: it is not
        bool operator==(const Row&) const = default;
    };
    struct Content
    {
        std::vector<Row> rows;
        WaitsUntil waits = WaitsUntil::Monday;
        size_t snoozed = 0; // rows that are put off, whether they are shown or not
        bool showsSnoozed = false;
        QString empty; // sentence where there is nothing for tonight; says what is not seen
        QString unseen; // said below tonight's rows; empty: everything is seen
        bool operator==(const Content&) const = default;
    };
    static constexpr int mostRows = 8; // more is a wall that nobody reads at night
    explicit NeedsList(const Theme& theme, QWidget* parent = nullptr);
    void setContent(Content content);
    const Content& content() const { return m_content; }
    // Where a row comes from, asked whenever somebody looks. The clock outlives the list.
    using Origin = std::function<Provenance(const NeedRow&)>;
    void setOrigin(Origin origin, const Clock& clock);
    QString tooltip(int row) const;
    // The person's choice; kept by key through updates.
    const Row* current() const;
    bool select(const std::string& key);
    void move(int by);
    void toggleFold(); // of the current row, or the one it stands under
    // Somebody is at work in here: nothing may be pushed about.
    bool isBusy() const;
    void setStrip(const QString& words); // empty = none
    bool hasStrip() const { return !m_strip.isEmpty(); }
    int rowAt(const QPointF& at) const; // -1: none
    QRectF rowRect(int index) const; // empty if it is not in view
    QSize sizeHint() const override { return {808, 464}; }
    QSize minimumSizeHint() const override { return {320, 120}; }

Q_SIGNALS:
    void chosen(); // another row is current
    void activated(); // Enter or double click on it
    void stripActivated();
    void menuRequested(const QPoint& globalAt); // for the current row
    void snoozedRequested(); // show those that are put off, or hide them again
    void foldRequested(const std::string& key, bool open); // of the row they stand under

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    struct Line // of what is painted
    {
        enum class Kind { Sentence, Heading, Row, More, Snoozed, Fold } kind = Kind::Row;
        int row = -1;
        QString words;
        QRectF rect;
    };
    std::vector<Line> lines() const;
    void fold(bool open); // what stands under the current row
    const Row* foldOfCurrent() const; // the row with the fold; null: there is none
    void paintRow(QPainter& p, const Row& row, int index, const QRectF& rect) const;
    void paintEmpty(QPainter& p) const;
    void paintFold(QPainter& p, const Line& line) const;
    const Theme& m_theme;
    Content m_content;
    Origin m_origin;
    const Clock* m_clock = nullptr;
    std::string m_key;
    QString m_strip;
    int m_first = 0; // row in view
    int m_hover = -1;
    QElapsedTimer m_touched;
};

} // namespace mw
