// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing moves under the pointer: a region that has just appeared or moved ignores clicks and
// Enter for 400 ms. One object per window, as an event filter on the application. GUI thread.
#pragma once

#include "models/base/clock.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QRect>
#include <optional>

class QWidget;

namespace mw {

class LayoutGuard : public QObject
{
    Q_OBJECT
public:
    static constexpr Millis inert{400};
    explicit LayoutGuard(const Clock& clock, QObject* parent = nullptr);

    // From now on the moves and appearances of this widget are watched.
    void watch(QWidget* region);
    // The region changed its content without moving (another step under the same button).
    void disturb(QWidget* region);
    bool isInert(const QWidget* region) const;

Q_SIGNALS:
    void swallowed(QWidget* region); // a click or Enter was ignored

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    QWidget* regionAround(QObject* object) const;
    struct Watched
    {
        QPointer<QWidget> region;
        std::optional<Monotonic> movedAt; // none: not since it is watched
        QRect place; // in the window
    };
    const Clock& m_clock;
    QHash<QObject*, Watched> m_watched;
};

} // namespace mw
