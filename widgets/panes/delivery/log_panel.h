// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The log of the chosen job with its tools: search with count, first error, times, folds, states.
#pragma once

#include "models/hub/log_follower.h"
#include "widgets/controls/state_panel.h"

#include <QWidget>

namespace mw {

class IconButton;
class LogView;
class SearchField;

class LogPanel : public QWidget
{
    Q_OBJECT
public:
    LogPanel(Theme& theme, Hub& hub, QWidget* parent = nullptr);
    void show(const PipelineJob* job); // nullptr: none is chosen
    void setActive(bool active); // hidden: nothing is asked
    LogView* view() const { return m_view; }
    SearchField* search() const { return m_search; }
    void firstError();
    void toggleTimes();
    void toggleFolds();

private:
    void refresh();
    void tellCount();
    PanelState stateOf() const;

    LogView* m_view;
    StateStack* m_stack;
    SearchField* m_search;
    TextLabel* m_title;
    TextLabel* m_count;
    LogFollower m_follower;
    std::optional<PipelineJob> m_job;
    std::optional<Error> m_error;
    bool m_notYet = false, m_received = false, m_active = true, m_folded = true;
    bool m_jumped = false; // to the first error, once per job
};

} // namespace mw
