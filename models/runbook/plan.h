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

// Can what a step changes be put back?
enum class WayBack { NotNeeded, Known, Unknown, None };
const char* toString(WayBack way); // "not-needed" "known" "unknown" "none"

struct PlanOption
{ // of a decision: what can be chosen, and where that leads
    std::string label, when; // when: only if this holds
    std::string target, targetTitle; // the step it goes to; empty: the next one
    int targetNumber = 0, steps = 0; // steps: that it does first
    bool needsReason = false;
    bool operator==(const PlanOption&) const = default;
};

struct PlanStep
{
    std::string id, title, type, list;
    int number = 0;
    Effect effect = Effect::None;
    std::string risk; // in words, from planRisk()
    WayBack wayBack = WayBack::NotNeeded;
    std::vector<PlanOption> options; // of a decision
    std::string request, now, then, undo, dryRun, permission;
    std::vector<std::string> warnings;
    std::string problem; // cannot be planned or would not work: not runnable
    std::string unresolved; // needs what an earlier step will find out
    bool notExercised = false, irreversible = false;
    std::string object, past; // what is changed; why that is safe
    std::string argsHash;
    bool operator==(const PlanStep&) const = default;
};

struct PlanFreeze
{
    std::string environment;
    Freeze freeze;
    bool operator==(const PlanFreeze&) const = default;
};

struct PlanView
{
    std::vector<PlanStep> steps;
    std::vector<std::string> problems; // of the whole run: mode, inputs, needs
    std::vector<PlanFreeze> freezes; // in force where it would change something; they bar nothing
    std::string sentence; // from planSentence(); English, as it is journaled
    int effects = 0, irreversible = 0;
    WayBack wayBack = WayBack::NotNeeded; // the worst of its steps
    bool done = false;
    bool runnable() const;
};

// Does the plan's first line count it: an effect of the run itself that is really made?
bool counts(const PlanStep& step);
// "reads", "asks a person", "reversible", "not known to be reversible, unsafe to repeat", …
std::string planRisk(const PlanStep& step, bool person);
// "Is it safe?": "Changes 1 Deployment. Reversible.", "… Not known to be reversible: Run it."
std::string planSentence(const PlanView& view);

struct RunRequest;
// Of the environments of the clusters that the request names.
std::vector<PlanFreeze>
planFreezes(const RunRequest& request, const EstateFacts& estate, World now);

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
