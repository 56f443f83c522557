// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The log of one job of a pipeline: once when the job is over, again and again while it runs
// (GitHub has no stream; it answers 404 as long as it gives nothing out, which is mostly until the
// job ends: then it is asked ever more rarely, and at once when the job is seen to have moved on).
// GUI thread.
#pragma once

#include "models/data/delivery.h"
#include "models/hub/log_follower.h"

namespace mw {

class JobLogFollower : public LogFollower
{
    Q_OBJECT
public:
    using LogFollower::LogFollower;
    // Another job begins anew; the same one, seen again, only tells whether it still runs.
    void follow(const PipelineJob& job);

protected:
    Question question() override;
    Next answered(const HttpResponse& answer) override;
    Millis later() override;
    void forget() override { m_nothing = 0; }

private:
    PipelineJob m_job;
    bool m_over = false; // the job is
    bool m_askedOver = false; // it was when the question went out
    int m_nothing = 0; // answers in a row that gave nothing out
};

// Where a job's log is, below the source's address; empty for a job that does not exist yet.
std::string logTarget(const PipelineJob& job);

} // namespace mw
