// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Entering steps, steps that happen at once, and steps that wait for a person.
#include "models/runbook/engine/engine_private.h"
#include "models/runbook/journal/hash.h"
#include "models/runbook/steps/arguments.h"
#include "models/runbook/steps/k8s/kube_action.h"

namespace mw::runbook {

using Json = nlohmann::json;
constexpr int maxVisits = 1000;

// Whether it is entered at all stands in the same record: dying between two would let a step run
// that was to be left out.
bool Engine::Private::enter(const StepDef& step)
{
    const StepRun* before = state.find(step.id);
    const int visit = before ? before->visit + 1 : 1;
    const bool drilled = state.mode == Mode::Drill;
    Json body{{"step", step.id}, {"visit", visit}};
    const auto skip = [&](const char* why, const std::string& reason) {
        body["skip"] = {{"why", why}, {"reason", reason}};
        return append("step.enter", std::move(body));
    };
    const auto error = [&](const Error& e) {
        body["error"] = errorJson(e);
        return append("step.enter", std::move(body));
    };
    if (visit > maxVisits)
        return error({ErrorKind::Invalid, "entered more than 1,000 times: a loop", 0, {}, {}});
    if (!step.when.empty()) {
        const auto holds = evaluateCondition(step.when, scope(now()));
        if (!holds)
            return error(holds.error());
        if (!*holds)
            return skip("when", "not needed: " + step.when);
    }
    if (drilled && step.drill == "skip")
        return skip("drill", "NOT EXERCISED (drill: skip)");
    if (state.posture == Posture::Unplanned && step.unplanned == "skip")
        return skip("unplanned", "skipped when unplanned");
    if (drilled && step.drill == "simulate") {
        body["simulated"] = true;
        return append("step.enter", std::move(body));
    }
    return append("step.enter", std::move(body), Journal::Keep::Lazy);
}

bool Engine::Private::ready(const StepDef& def, StepRun& sr)
{
    if (live)
        return false; // its answer moves things on
    const StepDef& step = effective(def);
    if (!sr.beforeDone)
        return false;
    const StepDescriptor* descriptor = findDescriptor(step.type);
    if (!descriptor) {
        fail(def,
             {ErrorKind::Misconfigured, "this version has no step type " + step.type, 0, {}, {}},
             "enter");
        return true;
    }
    if (step.type == "approval")
        return requestApproval(def, sr);
    if (descriptor->person)
        return askPerson(def, sr);
    if (step.type == "wait") {
        const auto args
            = resolveArguments(step, step.with, *descriptor, scope(sr.enteredAt), runbook.file);
        if (!args) {
            fail(def, args.error(), "arguments");
            return true;
        }
        const Millis time = *args->member("for")->duration();
        return append(
            "step.waiting",
            {{"step", def.id}, {"for", "deadline"}, {"until", formatTime(sr.enteredAt + time)}});
    }
    if (!descriptor->make)
        return instant(def, sr);
    if (!changesTheWorld(effectOf(step)))
        return read(def, sr);
    if (sr.reissue)
        return reissue(def, sr);
    return prepare(def, sr);
}

Result<std::map<std::string, Value>>
Engine::Private::selectOutputs(const StepDef& step, const Value& result, World at) const
{
    std::map<std::string, Value> out;
    MapScope with = scope(at);
    with.set("result", result);
    for (const OutputDef& def : step.outputs) {
        const auto parsed = Template::parseCondition(def.from);
        auto value = parsed ? parsed->evaluate(with) : Result<Value>(parsed.error());
        if (value && def.type == "integer" && value->number() && !value->number()->isInteger())
            value = Error{ErrorKind::Invalid, "is no whole number", 0, {}, {}};
        const Type type = typeFromWord(def.type);
        if (value && type != Type::Any && value->type() != type && !value->isNull()) {
            if (type == Type::Time && value->number())
                value = Value(World(Millis(value->number()->nano / 1'000'000)));
            else if (type == Type::Duration && value->number())
                value = Value(Millis(value->number()->nano / 1'000'000));
            else
                value = valueFromText(toText(*value), type);
        }
        if (!value) {
            Error error = value.error();
            error.detail = "output " + def.name + ": " + error.detail;
            return error;
        }
        out[def.name] = def.secret ? Value("‹secret output›") : std::move(*value);
    }
    return out;
}

void Engine::Private::succeed(const StepDef& step,
                              const Value& result,
                              const std::string& line,
                              const std::string& who,
                              std::map<std::string, Value> outputs)
{
    const StepRun& sr = state.steps[step.id];
    if (!sr.notExercised) {
        auto selected = selectOutputs(effective(step), result, now());
        if (!selected) {
            fail(step, selected.error(), "outputs");
            return;
        }
        outputs.merge(*selected);
    }
    Json body{{"step", step.id},
              {"attempt", sr.attempt},
              {"state", "succeeded"},
              {"line", line.substr(0, 2000)}};
    if (!who.empty())
        body["who"] = who;
    if (!result.isNull())
        body["result"] = toTypedJson(result);
    for (const auto& [name, value] : outputs)
        body["outputs"][name] = toTypedJson(value);
    append("step.outcome", std::move(body));
}

void Engine::Private::fail(const StepDef& step,
                           const Error& error,
                           const std::string& stage,
                           StepState to)
{
    append("step.outcome",
           {{"step", step.id},
            {"attempt", state.steps[step.id].attempt},
            {"state", toString(to)},
            {"stage", stage},
            {"error", errorJson(error)}});
}

bool Engine::Private::instant(const StepDef& def, StepRun& sr)
{
    const StepDef& step = effective(def);
    const StepDescriptor& descriptor = *findDescriptor(step.type);
    const MapScope with = scope(sr.enteredAt);
    const auto args = resolveArguments(step, step.with, descriptor, with, runbook.file);
    if (!args) {
        fail(def, args.error(), "arguments");
        return true;
    }
    if (step.type == "assert") {
        const auto holds = evaluateCondition(step.with.string("that"), with);
        if (!holds) {
            fail(def, holds.error(), "arguments");
        } else if (*holds) {
            succeed(def, {}, "holds", {});
        } else {
            const std::string message = argText(*args, "message");
            fail(def,
                 {ErrorKind::Invalid,
                  message.empty() ? "not true: " + step.with.string("that") : message,
                  0,
                  {},
                  {}},
                 "assert");
        }
        return true;
    }
    if (step.type == "set") {
        std::map<std::string, Value> outputs;
        std::string line;
        if (const Value* values = args->member("values"); values && values->map()) {
            for (const auto& [name, value] : *values->map()) {
                outputs[name] = value;
                line += (line.empty() ? "" : ", ") + name + " = " + toText(value).substr(0, 80);
            }
        }
        succeed(def, {}, line, {}, std::move(outputs));
        return true;
    }
    if (step.type == "mark") {
        World at = sr.enteredAt;
        if (const Value* given = args->member("at")) {
            if (given->time()) {
                at = *given->time();
            } else if (given->number()) {
                at = World(Millis(given->number()->nano / 1'000'000));
            } else if (!parseTime(toText(*given), at)) {
                fail(def,
                     {ErrorKind::Invalid, "at is no time: " + toText(*given), 0, {}, {}},
                     "arguments");
                return true;
            }
        }
        const std::string mark = argText(*args, "mark");
        const auto known = state.marks.find(mark); // set already, and then it died
        const bool set = known != state.marks.end() && known->second.at == at;
        if (!set
            && !append("mark",
                       {{"step", def.id},
                        {"mark", mark},
                        {"time", formatTime(at)},
                        {"note", argText(*args, "note")}}))
            return false;
        succeed(
            def, {}, mark + " at " + formatTime(std::chrono::floor<std::chrono::seconds>(at)), {});
        return true;
    }
    // end: one record, or dying in between would let the steps behind it run
    return append(
        "step.outcome",
        {{"step", def.id},
         {"attempt", sr.attempt},
         {"state", "succeeded"},
         {"line", argText(*args, "status")},
         {"ending",
          {{"status", argText(*args, "status")}, {"message", argText(*args, "message")}}}});
}

bool Engine::Private::askPerson(const StepDef& def, StepRun& sr)
{
    const StepDef& step = effective(def);
    if (step.type == "decision") {
        const std::string rule = step.with.string("auto");
        if (!rule.empty()) {
            const auto parsed = Template::parseCondition(rule);
            const auto choice
                = parsed ? parsed->evaluate(scope(sr.enteredAt)) : Result<Value>(parsed.error());
            if (!choice) {
                fail(def, choice.error(), "arguments");
                return true;
            }
            const std::string id = choice->isNull() ? "" : toText(*choice);
            for (const OptionDef& option : step.options) {
                if (option.id == id) {
                    succeed(def,
                            {},
                            option.label + " (by rule)",
                            {},
                            {{"choice", Value(id)}, {"reason", Value("by rule")}});
                    return true;
                }
            }
            if (!id.empty()) {
                fail(def,
                     {ErrorKind::Invalid, "auto names no option: " + id, 0, {}, {}},
                     "arguments");
                return true;
            }
        }
    }
    return append("step.waiting", {{"step", def.id}, {"for", "human"}}, Journal::Keep::Lazy);
}

std::string Engine::Private::coverHash(const StepDef& step) const
{
    const StepDescriptor* descriptor = findDescriptor(effective(step).type);
    if (!descriptor)
        return {};
    // Without the time: what is approved must not change because a minute passed.
    const auto args = resolveArguments(
        effective(step), effective(step).with, *descriptor, scope({}), runbook.file);
    if (!args)
        return {};
    return sha256Hex(step.id + "\n" + toTypedJson(*args).dump());
}

bool Engine::Private::keepEvidence(const std::string& step,
                                   const EvidenceItem& item,
                                   const std::string& who)
{
    std::string content = item.text;
    if (item.kind == "file") {
        const auto bytes = files->read(item.text, 64u << 20);
        if (!bytes)
            return false;
        content = *bytes;
    }
    content = redactor.clean(content);
    const std::string name = "evidence/" + std::to_string(journal->records() + 1) + "-" + step;
    const std::string salt = randomHex(16);
    if (!files->makeDirs(dir + "/evidence") || !files->overwrite(dir + "/" + name, content, true)
        || !files->overwrite(dir + "/" + name + ".salt", salt, true)
        || !files->syncDir(dir + "/evidence"))
        return false;
    return append("evidence",
                  {{"step", step},
                   {"kind", item.kind},
                   {"label", item.label},
                   {"file", name},
                   {"sha256", sha256Hex(salt + content)},
                   {"who", who}});
}

} // namespace mw::runbook
