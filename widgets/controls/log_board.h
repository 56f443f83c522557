// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A log under its tools: what it is of, count, search, first error, times, folds, and the states of
// a log that is not there. Whoever owns it fetches the text. GUI thread; the text is kept in the
// view alone.
#pragma once

#include "models/insight/log_text.h"
#include "widgets/controls/state_panel.h"

#include <QWidget>

namespace mw {

class LogView;
class SearchField;
class TextLabel;

class LogBoard : public QWidget
{
    Q_OBJECT
public:
    LogBoard(const Theme& theme, LogOrigin origin, QWidget* parent = nullptr);
    LogView* view() const { return m_view; }
    SearchField* search() const { return m_search; }
    const PanelState& state() const { return m_stack->state(); }
    QString countText() const;

    void setTitle(const QString& words);
    // Ready shows the text; with text there already, what is wrong stands above it.
    void setState(const PanelState& state);
    void setWhole(const QByteArray& whole);
    void setWanted(int lines) { m_wanted = lines; } // no more were asked for; 0: all
    void clear(); // another log
    bool filled() const { return m_filled; } // a text has come, be it empty

    void find(); // the search field
    void firstError();
    void toggleTimes();
    void toggleFolds();

Q_SIGNALS:
    void againRequested();

private:
    void addTools(const Theme& theme, LogOrigin origin, QLayout* tools);
    void tellCount();

    LogView* m_view;
    StateStack* m_stack;
    SearchField* m_search;
    TextLabel* m_title;
    TextLabel* m_count;
    int m_wanted = 0;
    bool m_filled = false, m_folded = true;
};

} // namespace mw
