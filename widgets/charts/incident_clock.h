// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The incident clock: what happened, in lanes over one time axis. Wheel zooms at the pointer, drag
// pans, a click picks a moment (for every pane). The line of the impact can be dragged; a click on
// it where it is only proposed, and on no mark, confirms it. Painted by itself; GUI thread.
#pragma once

#include "models/data/change.h"
#include "widgets/theme/theme.h"

#include <QWidget>
#include <array>
#include <optional>
#include <vector>

namespace mw {

class IncidentClock : public QWidget
{
    Q_OBJECT
public:
    static constexpr int laneCount = 8;
    static constexpr int laneHeight = 24, axisHeight = 20, topPadding = 4;
    static constexpr std::chrono::minutes standardRange{6 * 60};
    static constexpr std::chrono::minutes shortestRange{10}, longestRange{7 * 24 * 60};

    explicit IncidentClock(const Theme& theme, QWidget* parent = nullptr);

    void setChanges(std::vector<Change> changes); // oldest first
    void setNow(World now); // the window follows it until somebody pans away
    void setCursor(std::optional<World> at); // hides QWidget::setCursor on purpose
    // When users began to feel it. proposed: by data, nobody has confirmed it.
    void setImpact(std::optional<World> at, bool proposed);
    // Of a lane nothing tells of: its words in the place of marks.
    void setUnwatched(ClockLane lane, const QString& words);
    const QString& unwatched(ClockLane lane) const { return m_unwatched[size_t(lane)]; }
    void setSelected(const std::string& id); // drawn with a ring; empty = none

    World begin() const { return m_end - m_range; }
    World end() const { return m_end; }
    bool follows() const { return m_follows; }
    void zoom(double factor, World around);
    void setRange(Millis range); // about the cursor, else now; within shortest and longest
    void pan(Millis by);
    void backToNow();
    const std::vector<Change>& changes() const { return m_changes; }
    // The change before or after a moment; deploysOnly: of that lane. Null: there is none.
    const Change* next(World from, bool forward, bool deploysOnly) const;
    double xOf(World at) const;
    World timeAt(double x) const;
    // Ids of the marks under a point, worst first.
    std::vector<std::string> marksAt(QPointF at) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void picked(mw::World at);
    void markPicked(const std::string& id);
    void impactMoved(mw::World at); // dragged there: confirms a proposal, else corrects
    void impactClicked(mw::World at); // of a proposal, where it stands
    void rangeChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Mark // changes that share a place
    {
        std::vector<size_t> changes;
        double from = 0, to = 0; // to > from: it lasted
        bool open = false;
        StatusKind worst = StatusKind::Ok;
    };
    QRectF plot() const;
    double lane() const; // height of one
    QRectF laneRect(int lane) const;
    bool isOnImpact(QPointF at) const;
    std::vector<Mark> marksOf(int lane) const;
    void clampWindow();
    void paintLanes(QPainter& p) const;
    void paintAxis(QPainter& p) const;
    void paintMark(QPainter& p, const Mark& mark, const QRectF& lane, double room) const;
    void
    paintLine(QPainter& p, World at, const QColor& ink, const QString& label, bool dashed) const;
    QString tooltip(const std::vector<std::string>& ids) const;
    const Change* find(const std::string& id) const;

    const Theme& m_theme;
    std::vector<Change> m_changes;
    std::array<QString, laneCount> m_unwatched;
    World m_now{}, m_end{};
    Millis m_range{standardRange};
    bool m_follows = true;
    std::optional<World> m_cursor, m_impact;
    bool m_proposed = false;
    std::string m_selected;
    std::optional<QPointF> m_hover, m_press;
    World m_pressEnd{};
    bool m_dragged = false, m_dragsImpact = false;
};

QString laneTitle(ClockLane lane);
StatusKind statusOf(const Change& change);

} // namespace mw
