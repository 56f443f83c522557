// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The log of the chosen job. GUI thread.
#pragma once

#include "models/hub/job_log_follower.h"
#include "widgets/controls/log_board.h"

namespace mw {

class LogPanel : public LogBoard
{
    Q_OBJECT
public:
    LogPanel(Theme& theme, Hub& hub, QWidget* parent = nullptr);
    void show(const PipelineJob* job); // nullptr: none is chosen
    void setActive(bool active); // hidden: nothing is asked
    void leaveOut(); // nothing is asked, and a sentence says that logs are left out

private:
    void refresh();
    PanelState stateOf() const;

    JobLogFollower m_follower;
    std::optional<PipelineJob> m_job;
    std::optional<Error> m_error;
    bool m_notYet = false, m_active = true, m_leftOut = false;
    bool m_jumped = false; // to the first error, once per job
};

} // namespace mw
