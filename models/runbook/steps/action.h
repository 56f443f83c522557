// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One attempt at one step that talks to the world. Made by the step's descriptor, owned by the
// engine or the planner; GUI thread. Callbacks may come at once or later, never after cancel() or
// destruction.
#pragma once

#include "models/runbook/card_view.h"
#include "models/runbook/expression/expression.h"
#include "models/runbook/journal/file_layer.h"
#include "models/runbook/journal/redact.h"
#include "models/runbook/services.h"

#include <nlohmann/json.hpp>

namespace mw::runbook {

struct ActionSetup
{
    const Services* services = nullptr;
    FileLayer* files = nullptr;
    Redactor* redactor = nullptr;
    const Runbook* runbook = nullptr;
    const StepDef* step = nullptr; // its `with` holds conditions and inner steps as written
    Value args; // `with`, resolved, without conditions and inner steps
    std::string runDir, runId, key; // key: idempotency key, the same for every attempt
    int attempt = 1;
    bool repeated = false; // sent before, perhaps
    // Names and values for conditions; `now` is journaled by the caller.
    std::function<MapScope(World now)> scope;
};

// Something that differs from before and is not undone.
struct Change
{
    std::string key, what, from, to;
    nlohmann::json undoWith; // `with` of a step of the same type that puts `from` back; null: none
};

// What is known before the effect.
struct Prepared
{
    nlohmann::json request; // pinned: what is journaled and sent; no secret in it
    nlohmann::json previous; // for undo
    std::string text; // for people: exactly what is sent
    std::string command; // the same for a shell, or empty
    std::string now, then, undo, dryRun, verb;
    std::string object; // what is changed: "Deployment shop/api"
    std::string past; // why it is safe: "api:1.0 ran for 11d before"
    std::vector<std::string> warnings;
    std::string permission; // what the server said to it; empty: it was not asked
    bool undoKnown = false; // `undo` is a way back, not only a word
    bool forbidden = false; // it was asked, and said no
    bool nothingToDo = false; // the world is already so
    std::optional<Change> change;
};

struct Outcome
{
    StepState state = StepState::Succeeded; // Succeeded Failed TimedOut Unknown Inconclusive
    Value result;
    std::optional<Error> error;
    std::string line; // for people
    bool verify = false; // Action::verify() is to follow
    bool changed = true;
    std::optional<Value> evidence; // kept as `output` evidence if the step wants it
};

Outcome failedWith(Error error);

class Action
{
public:
    struct Events
    {
        std::function<void(nlohmann::json handle)> dispatched;
        std::function<void(nlohmann::json progress)> progress; // {verdict, value}
        std::function<void()> changed; // gate() or output() changed
    };
    virtual ~Action() = default;
    // Effects: reads the world and makes the request. Changes nothing.
    virtual void prepare(std::function<void(Result<Prepared>)> done);
    // Effects: sends `request`. Reads: looks. Unknown: no complete answer came.
    virtual void
    run(const nlohmann::json& request, Events events, std::function<void(Outcome)> done)
        = 0;
    // Was `request` done already? NotAvailable: this type cannot tell.
    enum class Seen { Done, NotDone };
    virtual void look(const nlohmann::json& request,
                      const nlohmann::json& handle,
                      std::function<void(Result<Seen>)> done);
    // Waits until the effect has shown itself. Never sends it.
    virtual void
    verify(const nlohmann::json& request, Events events, std::function<void(Outcome)> done);
    virtual void tick() { } // about every 100 ms while it runs
    virtual void cancel() { }
    // A person stops the run: what runs on this machine is ended. Its outcome follows as ever.
    virtual void stop() { }
    virtual const GateView* gate() const { return nullptr; }
    virtual std::string output() const { return {}; } // tail of captured output
};

} // namespace mw::runbook
