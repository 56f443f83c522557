// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/engine/run_scope.h"

namespace mw::runbook {
namespace {

Value orNull(const std::optional<Millis>& duration)
{
    return duration ? Value(*duration) : Value();
}

} // namespace

std::string plainText(const std::string& text, const Scope& scope)
{
    const auto parsed = Template::parse(text);
    const auto value = parsed ? parsed->evaluate(scope) : Result<Value>(parsed.error());
    return value ? toText(*value) : text;
}

Value errorValue(const Error& error)
{
    return Value(Value::Map{{"kind", Value(toString(error.kind))},
                            {"message", Value(error.detail)},
                            {"http", Value::integer(error.http)}});
}

ClockView clocksOf(const RunStateFold& state, const Runbook& runbook, World now)
{
    ClockView out;
    const auto mark = [&](const char* name) -> std::optional<World> {
        const auto it = state.marks.find(name);
        return it == state.marks.end() ? std::nullopt : std::optional<World>(it->second.at);
    };
    const World end = state.closed ? state.closedAt : now;
    out.impactStart = mark("impact-start");
    out.detected = mark("detected");
    out.declared = mark("declared");
    out.decided = mark("decided");
    out.dataSafe = mark("data-safe");
    out.restored = mark("service-restored");
    if (state.started)
        out.elapsed = std::max(end - state.startedAt, Millis(0));
    const std::optional<World> detected = out.detected ? out.detected
        : state.started                                ? std::optional<World>(state.startedAt)
                                                       : std::nullopt;
    if (out.impactStart) {
        out.rto = out.restored.value_or(end) - *out.impactStart;
        if (detected)
            out.detect = *detected - *out.impactStart;
    }
    if (out.decided && detected)
        out.decide = *out.decided - *detected;
    if (const auto from = out.decided ? out.decided : detected; from && state.started)
        out.execute = out.restored.value_or(end) - *from;
    if (out.impactStart && out.dataSafe)
        out.rpo = std::max(*out.impactStart - *out.dataSafe, Millis(0));
    if (const auto it = state.marks.find("data-safe"); it != state.marks.end())
        out.rpoForced = it->second.forced;
    out.people = state.waitedForPeople;
    for (const auto& [id, sr] : state.steps) {
        if (sr.waitingSince && !state.closed)
            out.people += std::max(now - *sr.waitingSince, Millis(0));
        out.notExercised += sr.notExercised;
    }
    out.rtoObjective = parseDuration(runbook.rto);
    out.rpoObjective = parseDuration(runbook.rpo);
    out.impactProposed = state.impactProposed();
    out.objectivesJudged = out.notExercised == 0 && out.restored.has_value() && out.impactStart
        && !out.impactProposed;
    return out;
}

MapScope
runScope(const RunStateFold& state, const Runbook& runbook, const EstateFacts& estate, World now)
{
    MapScope scope(now);
    scope.set("inputs", Value(Value::Map(state.inputs.begin(), state.inputs.end())));
    Value::Map steps;
    std::string last;
    World lastAt{};
    for (const auto& [id, sr] : state.steps) {
        Value::Map one{{"outputs", Value(Value::Map(sr.outputs.begin(), sr.outputs.end()))},
                       {"state", Value(toString(sr.state))},
                       {"error", sr.error ? errorValue(*sr.error) : Value()}};
        steps.emplace(id, Value(std::move(one)));
        if (sr.enteredAt > lastAt) {
            lastAt = sr.enteredAt;
            last = id;
        }
    }
    scope.set("steps", Value(std::move(steps)));
    scope.set("run",
              Value(Value::Map{{"id", Value(state.runId)},
                               {"mode", Value(toString(state.mode))},
                               {"posture", Value(toString(state.posture))},
                               {"started", state.started ? Value(state.startedAt) : Value()},
                               {"last_step", Value(last)}}));
    const ClockView clocks = clocksOf(state, runbook, now);
    scope.set("clock",
              Value(Value::Map{{"rto", orNull(clocks.rto)},
                               {"rpo", orNull(clocks.rpo)},
                               {"elapsed", Value(clocks.elapsed)}}));
    Value::Map facts{{"name", Value(estate.name)}};
    Value::Map clusters;
    for (const EstateFacts::Target& target : estate.targets)
        clusters.emplace(target.name,
                         Value(Value::Map{{"environment", Value(target.environment)}}));
    facts.emplace("targets", Value(std::move(clusters)));
    scope.set("estate", Value(std::move(facts)));
    Value::Map secrets;
    for (const auto& [name, reference] : runbook.secrets)
        secrets.emplace(name, Value("‹" + reference + "›"));
    scope.set("secrets", Value(std::move(secrets)));
    return scope;
}

} // namespace mw::runbook
