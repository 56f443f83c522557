// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One record applied to the state of a run. Internal to the engine folder.
#pragma once

#include "models/runbook/engine/state.h"

namespace mw::runbook {

class Fold
{
public:
    Fold(RunStateFold& state, const Runbook& runbook, const Record& record)
        : s(state), m_runbook(runbook), r(record), b(record.body)
    {
    }
    void run();

private:
    std::string text(const char* key) const;
    bool flag(const char* key) const;
    std::optional<World> time(const char* key) const;
    const StepDef* def(const std::string& id) const { return stepById(s, m_runbook, id); }

    // A person was waited for until this record.
    void stopWaiting(StepRun& sr);
    void addPerson(const std::string& what, const std::string& who);
    void whole();
    void startEnding(const std::string& status, const std::string& message);

    // Steps that are left where they are keep their state but are no longer worked on.
    void closeOpenSteps();
    // The script that a stop met: where nobody knows how far it came it is left changed.
    void endStop();
    void cancel(const std::string& id, StepRun& sr);
    void enter(const std::string& id);

    // Frames of checks that stand above the step go.
    void unwindTo(const std::string& id);
    void finish(const std::string& id);
    void succeeded(const std::string& id);
    void jump(const std::string& target);
    void takeResult(StepRun& sr);
    void changeLeft(const std::string& id, const StepRun& sr);
    void outcome(const std::string& id, StepRun& sr);
    void step();
    void progress(StepRun& sr);
    void policy(const std::string& id, StepRun& sr);
    void retry(const std::string& id, StepRun& sr);
    void approval();
    void drives(const std::string& who);
    void override_();
    void other();
    void popped(const Frame& frame);
    void normalise();

    RunStateFold& s;
    const Runbook& m_runbook;
    const Record& r;
    const nlohmann::json& b;
};

} // namespace mw::runbook
