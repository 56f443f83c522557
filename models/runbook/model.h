// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A runbook file as values; every part knows its place in the file. No I/O but loadRunbook().
// Reading never decides whether a run may start: lint does (models/runbook/lint/lint.h).
#pragma once

#include "models/document/document.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace mw::runbook {

enum class Mode { Live, Drill, Simulate };
enum class Posture { Planned, Unplanned };
// In order of strictness: a file may only make a step stricter than its type.
enum class Effect { None, Read, Convergent, Keyed, Probed, Unsafe };

const char* toString(Mode mode);
const char* toString(Posture posture);
const char* toString(Effect effect);
std::optional<Mode> parseMode(std::string_view word);
std::optional<Effect> parseEffect(std::string_view word);
inline bool changesTheWorld(Effect effect)
{
    return effect >= Effect::Convergent;
}

struct StepDef;

struct FailurePolicy
{
    enum class Kind { Unset, Ask, Stop, Continue, Undo, Retry, Goto, Run };
    Kind kind = Kind::Unset;
    std::string target; // Goto
    std::vector<StepDef> run; // Run: these steps, then `then`
    Kind then = Kind::Ask; // Ask Stop Continue Undo Retry Goto
    std::string thenTarget;
    std::string ask;
    Mark mark;
};

struct RetryPolicy
{
    int attempts = 1;
    std::string delay = "1s", maxDelay = "1m"; // durations
    double factor = 2;
    double jitter = 0;
    std::string on; // expression over `error`
};

struct OutputDef
{
    std::string name, from, type;
    bool secret = false;
    Mark mark;
};

struct EvidenceDef
{
    std::string kind, label; // text screenshot file link output ticket
    bool required = false;
};

struct OptionDef
{ // of a decision
    std::string id, label, when, target; // target: goto
    std::vector<StepDef> steps;
    bool reason = false;
    Mark mark;
};

struct StepDef
{
    std::string id, type; // type = `do`
    std::string title, say, duty, when, role;
    Node with; // as written, with places; resolved at run time
    std::vector<StepDef> before, expect, undo, probe; // probe: none or one
    std::vector<StepDef> children; // of group, parallel, foreach (kept for lint and rendering)
    std::vector<StepDef> check; // wait-until: the one inner step of with.check
    std::vector<OptionDef> options; // decision
    std::string doneWhen, settle, timeout, onUnknown, onCancel, requiresAck;
    std::optional<Effect> effect; // as written
    FailurePolicy onFailure, onTimeout;
    std::optional<RetryPolicy> retry;
    bool irreversible = false;
    bool critical = true;
    std::vector<OutputDef> outputs;
    std::vector<EvidenceDef> evidence;
    std::string unplanned; // "", skip, best-effort, replace
    Node unplannedWith;
    std::string drill; // "", run, skip, simulate, replace
    std::vector<StepDef> drillStep; // drill: a replacement (takes this id)
    std::vector<std::string> locks, tags;
    Mark begin, end, idMark, typeMark; // of an id or type that is not there: begin

    const OutputDef* output(std::string_view name) const;
    bool hasTag(std::string_view tag) const;
};

struct InputDef
{
    std::string name;
    std::string type; // string integer number boolean duration time choice list secret cluster …
    std::string title, help, pattern, min, max, optionsFrom, must, from;
    std::optional<Node> fallback; // `default`
    std::vector<std::string> options;
    bool required = false;
    Mark mark;
};

// Keeps two people from running the same thing twice. Without a cluster it holds on this machine
// only.
struct LockDef
{
    std::string name, cluster,
        ns; // may hold ${{ inputs.… }}; cluster: a Lease of that name lies there
    Mark mark;
    bool remote() const { return !cluster.empty(); }
};

struct RoleDef
{
    std::string name, title;
    std::vector<std::string> from, distinctFrom;
};

struct Runbook
{
    std::string file; // for places
    std::string sha256; // of the file's bytes, hex
    std::string text; // the bytes: frozen into the run's folder
    std::string id, title, summary, team, contact, severity, startWhen, doNotUseWhen;
    std::string reviewEvery, drillEvery, rto, rpo; // durations or empty
    std::vector<std::string> tags, alerts;
    std::vector<LockDef> locks; // also those of single steps, each once
    std::vector<Mode> modes{Mode::Live, Mode::Drill, Mode::Simulate};
    std::vector<std::string> needClusters, needAccounts, needSources, needPermissions;
    bool offline = false;
    std::vector<RoleDef> roles;
    std::vector<InputDef> inputs;
    std::map<std::string, std::string> secrets; // name → "env:NAME"
    std::string defaultTimeout, defaultCluster;
    FailurePolicy defaultOnFailure;
    std::optional<RetryPolicy> defaultRetry;
    std::vector<StepDef> immediate, preflight, steps, onAbort, after, cleanup;
    Node document; // the whole tree, for lint and render

    const InputDef* input(std::string_view name) const;
    // Everywhere, also in undo, options, before, …; nullptr if there is none.
    const StepDef* step(std::string_view id) const;
    // Every step once, in file order, parents before children.
    void forEachStep(const std::function<void(const StepDef&)>& visit) const;
    bool allows(Mode mode) const;
};

// The mapping `inputs` of a runbook or `fields` of an input step.
std::vector<InputDef> inputDefsFrom(const Node* node);
// Takes what it understands; what it does not is lint's business (kept in `document`).
Runbook runbookFrom(Node document, std::string_view text, const std::string& file);
// Error: unreadable or no YAML mapping (with place).
Result<Runbook> parseRunbook(std::string_view text, const std::string& file);
Result<Runbook> loadRunbook(const std::string& path);

} // namespace mw::runbook
