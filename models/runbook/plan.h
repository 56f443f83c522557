// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a run would do, step by step: reads the world, changes nothing. GUI thread; answers by
// signal.
#pragma once

#include "models/runbook/services.h"

#include <QObject>
#include <memory>
#include <nlohmann/json_fwd.hpp>

namespace mw::runbook {

struct PlanStep
{
    std::string id, title, type, list;
    int number = 0;
    Effect effect = Effect::None;
    std::string risk; // "reads", "reversible", "no way back", "unsafe to repeat", "asks a person"
    std::string request, now, then, undo, dryRun, permission;
    std::vector<std::string> warnings;
    std::string problem; // cannot be planned or would not work: not runnable
    std::string unresolved; // needs what an earlier step will find out
    bool notExercised = false, irreversible = false;
    std::string object, past; // what is changed; why that is safe
    std::string argsHash;
    bool operator==(const PlanStep&) const = default;
};

struct PlanView
{
    std::vector<PlanStep> steps;
    std::vector<std::string> problems; // of the whole run: mode, inputs, needs
    std::string sentence; // "Changes 1 deployment. Reversible."
    int effects = 0, irreversible = 0;
    bool done = false;
    bool runnable() const;
};

struct RunRequest
{
    Runbook runbook;
    std::map<std::string, std::string> inputs; // as text
    Mode mode = Mode::Live;
    Posture posture = Posture::Planned;
    std::string operatorName;
    std::string runsDir;
};

class Planner : public QObject
{
    Q_OBJECT
public:
    explicit Planner(const Services& services, QObject* parent = nullptr);
    ~Planner() override;
    void start(const RunRequest& request);
    const PlanView& view() const;
    void cancel();

Q_SIGNALS:
    void changed(); // a step was planned
    void finished();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace mw::runbook
