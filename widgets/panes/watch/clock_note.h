// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One line on the incident clock, from whatever pane is in front: a box that floats over it,
// stamped with the moment the comma was pressed. Enter keeps it, Escape leaves; the focus goes back
// to where it was. GUI thread.
#pragma once

#include "models/base/clock.h"
#include "widgets/controls/card.h"

#include <QPointer>
#include <QTimer>

class QLineEdit;

namespace mw {

class ClockNote : public Card
{
    Q_OBJECT
public:
    ClockNote(const Theme& theme, QWidget* parent);
    // over: the window; the box stands near its lower edge.
    void open(QWidget* over, World pressed);
    void say(const QString& words); // in place of the field, for a moment
    World pressed() const { return m_pressed; }

Q_SIGNALS:
    void kept(const QString& words);

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void place(QWidget* over);
    void leave();
    QLineEdit* m_field;
    TextLabel* m_said;
    QPointer<QWidget> m_before; // had the focus
    QTimer m_off;
    World m_pressed{};
};

} // namespace mw
