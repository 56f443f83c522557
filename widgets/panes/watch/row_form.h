// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Puts a row of the list off (until when and why must be said), or says who has it. One card,
// floating, whose button names what it does. It only writes down; nothing is sent. GUI thread.
#pragma once

#include "models/base/clock.h"
#include "widgets/controls/button.h"
#include "widgets/controls/card.h"

#include <vector>

class QLineEdit;

namespace mw {

class SegmentedControl;

class RowForm : public Card
{
    Q_OBJECT
public:
    enum class Mode { Snooze, Owner };
    RowForm(const Theme& theme, QWidget* parent);

    // object: what people call the row.
    void openSnooze(const QString& object, World now);
    void openOwner(const QString& object, const QString& person);
    Mode mode() const { return m_mode; }
    World until() const; // of a snooze
    QString words() const; // why, or who
    void setWords(const QString& words);
    void setEnd(int index); // of the choices
    void confirm();

Q_SIGNALS:
    void confirmed();
    void left();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void open(Mode mode, const QString& title);
    void refresh();
    Mode m_mode = Mode::Snooze;
    QString m_object;
    std::vector<World> m_ends;
    QLineEdit* m_words;
    SegmentedControl* m_end;
    Button* m_confirm;
    Button* m_leave;
};

} // namespace mw
