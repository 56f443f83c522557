// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Puts a row of the list off (until when and why must be said), or says who has it. GUI thread.
#pragma once

#include "models/base/clock.h"
#include "widgets/panes/watch/watch_form.h"

#include <vector>

namespace mw {

class SegmentedControl;
class TextLabel;

class RowForm : public WatchForm
{
    Q_OBJECT
public:
    enum class Mode { Snooze, Owner };
    RowForm(const Theme& theme, QWidget* parent);

    // object: what people call the row.
    void openSnooze(const QString& object, World now);
    // named: who answers for the object by estate file and labels, in words.
    void openOwner(const QString& object, const QString& person, const QString& named);
    QString named() const;
    Mode mode() const { return m_mode; }
    World until() const; // of a snooze
    void setEnd(int index); // of the choices

private:
    void open(Mode mode, const QString& title);
    void refresh() override;
    Mode m_mode = Mode::Snooze;
    QString m_object;
    std::vector<World> m_ends;
    SegmentedControl* m_end;
    TextLabel* m_named;
};

} // namespace mw
