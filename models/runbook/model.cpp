// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/model.h"

#include "models/runbook/journal/hash.h"

#include <cerrno>
#include <cstdio>
#include <memory>
#include <system_error>

namespace mw::runbook {
namespace {

constexpr size_t maxRunbookBytes = 2u << 20;

std::vector<std::string> strings(const Node* node)
{
    std::vector<std::string> out;
    if (node && node->isSequence()) {
        for (const Node& item : node->items) {
            if (item.isScalar())
                out.push_back(item.text);
        }
    } else if (node && node->isString()) {
        out.push_back(node->text);
    }
    return out;
}

bool flag(const Node& node, std::string_view key, bool fallback)
{
    bool value = fallback;
    if (const Node* found = node.find(key))
        found->toBool(value);
    return value;
}

FailurePolicy::Kind policyWord(const std::string& word, std::string& target)
{
    using Kind = FailurePolicy::Kind;
    if (word.starts_with("goto:")) {
        target = word.substr(5);
        return Kind::Goto;
    }
    if (word == "ask")
        return Kind::Ask;
    if (word == "stop")
        return Kind::Stop;
    if (word == "continue")
        return Kind::Continue;
    if (word == "undo")
        return Kind::Undo;
    if (word == "retry")
        return Kind::Retry;
    return Kind::Unset;
}

std::vector<StepDef> steps(const Node* node, int depth);

FailurePolicy failurePolicy(const Node* node, int depth)
{
    FailurePolicy out;
    if (!node)
        return out;
    out.mark = node->begin;
    if (node->isScalar()) {
        out.kind = policyWord(node->text, out.target);
    } else if (node->isMapping()) {
        out.kind = FailurePolicy::Kind::Run;
        out.run = steps(node->find("run"), depth);
        out.ask = node->string("ask");
        out.then = policyWord(node->string("then", "ask"), out.thenTarget);
        if (out.run.empty())
            out.kind = FailurePolicy::Kind::Ask;
    }
    return out;
}

std::optional<RetryPolicy> retryPolicy(const Node* node)
{
    if (!node || !node->isMapping())
        return std::nullopt;
    RetryPolicy out;
    int64_t attempts = 1;
    if (const Node* n = node->find("attempts"); n && n->toInt(attempts) && attempts >= 1)
        out.attempts = static_cast<int>(std::min<int64_t>(attempts, 1000));
    out.delay = node->string("delay", out.delay);
    out.maxDelay = node->string("max_delay", out.maxDelay);
    if (const Node* n = node->find("factor"))
        n->toDouble(out.factor);
    if (const Node* n = node->find("jitter"))
        n->toDouble(out.jitter);
    out.on = node->string("on");
    return out;
}

std::vector<StepDef> one(const Node* node, int depth);

StepDef step(const Node& node, int depth)
{
    StepDef out;
    out.begin = node.begin;
    out.end = node.end;
    out.id = node.string("id");
    out.type = node.string("do");
    const auto markOf = [&](const char* key) {
        const Node* n = node.find(key);
        return n ? n->begin : node.begin;
    };
    out.idMark = markOf("id");
    out.typeMark = markOf("do");
    out.title = node.string("title");
    out.say = node.string("say");
    out.duty = node.string("duty");
    out.when = node.string("when");
    out.role = node.string("role");
    if (const Node* with = node.find("with"))
        out.with = *with;
    else
        out.with.kind = Node::Kind::Mapping;
    out.before = steps(node.find("before"), depth);
    out.expect = steps(node.find("expect"), depth);
    out.undo = steps(node.find("undo"), depth);
    out.probe = one(node.find("probe"), depth);
    out.doneWhen = node.string("done_when");
    out.settle = node.string("settle");
    out.timeout = node.string("timeout");
    out.onUnknown = node.string("on_unknown");
    out.onCancel = node.string("on_cancel");
    out.requiresAck = node.string("requires_ack");
    out.effect = parseEffect(node.string("effect"));
    out.onFailure = failurePolicy(node.find("on_failure"), depth);
    out.onTimeout = failurePolicy(node.find("on_timeout"), depth);
    out.retry = retryPolicy(node.find("retry"));
    out.irreversible = flag(node, "irreversible", false);
    out.critical = flag(node, "critical", true);
    if (const Node* outputs = node.find("outputs")) {
        for (const auto& entry : outputs->entries) {
            OutputDef def;
            def.name = entry.key;
            def.mark = entry.keyBegin;
            def.from = entry.value.string("from");
            def.type = entry.value.string("type");
            def.secret = flag(entry.value, "secret", false);
            out.outputs.push_back(std::move(def));
        }
    }
    if (const Node* evidence = node.find("evidence")) {
        for (const Node& item : evidence->items)
            out.evidence.push_back(
                {item.string("kind"), item.string("label"), flag(item, "required", false)});
    }
    if (const Node* unplanned = node.find("unplanned")) {
        out.unplanned = unplanned->isMapping() ? "replace" : unplanned->text;
        if (unplanned->isMapping())
            out.unplannedWith = *unplanned;
    }
    if (const Node* drill = node.find("drill")) {
        out.drill = drill->isMapping() ? "replace" : drill->text;
        if (drill->isMapping()) {
            out.drillStep = one(drill, depth);
            for (StepDef& replacement : out.drillStep)
                replacement.id = out.id;
        }
    }
    out.locks = strings(node.find("locks"));
    out.tags = strings(node.find("tags"));
    // Inner steps that live in `with`.
    if (out.type == "wait-until")
        out.check = one(out.with.find("check"), depth);
    out.children = steps(out.with.find("steps"), depth);
    if (const Node* branches = out.with.find("branches")) {
        for (const Node& branch : branches->items) {
            for (StepDef& child : steps(branch.find("steps"), depth))
                out.children.push_back(std::move(child));
        }
    }
    if (const Node* options = out.with.find("options"); options && out.type == "decision") {
        for (const Node& item : options->items) {
            OptionDef option;
            option.mark = item.begin;
            option.id = item.string("id");
            option.label = item.string("label");
            option.when = item.string("when");
            option.target = item.string("goto");
            option.reason = flag(item, "reason", false);
            option.steps = steps(item.find("steps"), depth);
            out.options.push_back(std::move(option));
        }
    }
    return out;
}

std::vector<StepDef> steps(const Node* node, int depth)
{
    std::vector<StepDef> out;
    if (node && node->isSequence() && depth < 32) {
        for (const Node& item : node->items) {
            if (item.isMapping())
                out.push_back(step(item, depth + 1));
        }
    }
    return out;
}

std::vector<StepDef> one(const Node* node, int depth)
{
    std::vector<StepDef> out;
    if (node && node->isMapping() && depth < 32)
        out.push_back(step(*node, depth + 1));
    return out;
}

InputDef inputDef(const Node::Entry& entry)
{
    InputDef out;
    const Node& node = entry.value;
    out.name = entry.key;
    out.mark = entry.keyBegin;
    out.type = node.string("type");
    out.title = node.string("title");
    out.help = node.string("help");
    out.pattern = node.string("pattern");
    out.min = node.string("min");
    out.max = node.string("max");
    out.optionsFrom = node.string("options_from");
    out.must = node.string("must");
    out.from = node.string("from");
    out.options = strings(node.find("options"));
    out.required = flag(node, "required", false);
    if (const Node* fallback = node.find("default"))
        out.fallback = *fallback;
    return out;
}

template <class F>
void visitAll(const std::vector<StepDef>& list, const F& visit)
{
    for (const StepDef& s : list) {
        visit(s);
        for (const auto* inner : {&s.before, &s.children, &s.check, &s.probe, &s.expect, &s.undo})
            visitAll(*inner, visit);
        for (const OptionDef& option : s.options)
            visitAll(option.steps, visit);
        visitAll(s.onFailure.run, visit);
        visitAll(s.onTimeout.run, visit);
    }
}

} // namespace

const char* toString(Mode mode)
{
    return mode == Mode::Live ? "live" : mode == Mode::Drill ? "drill" : "simulate";
}

const char* toString(Posture posture)
{
    return posture == Posture::Planned ? "planned" : "unplanned";
}

const char* toString(Effect effect)
{
    constexpr const char* words[]{"none", "read", "convergent", "keyed", "probed", "unsafe"};
    return words[static_cast<int>(effect)];
}

std::optional<Mode> parseMode(std::string_view word)
{
    for (const Mode mode : {Mode::Live, Mode::Drill, Mode::Simulate}) {
        if (word == toString(mode))
            return mode;
    }
    return std::nullopt;
}

std::optional<Effect> parseEffect(std::string_view word)
{
    for (int i = 0; i <= static_cast<int>(Effect::Unsafe); ++i) {
        if (word == toString(static_cast<Effect>(i)))
            return static_cast<Effect>(i);
    }
    return std::nullopt;
}

std::vector<InputDef> inputDefsFrom(const Node* node)
{
    std::vector<InputDef> out;
    if (node && node->isMapping()) {
        for (const auto& entry : node->entries)
            out.push_back(inputDef(entry));
    }
    return out;
}

const OutputDef* StepDef::output(std::string_view name) const
{
    for (const OutputDef& def : outputs) {
        if (def.name == name)
            return &def;
    }
    return nullptr;
}

bool StepDef::hasTag(std::string_view tag) const
{
    for (const std::string& t : tags) {
        if (t == tag)
            return true;
    }
    return false;
}

const InputDef* Runbook::input(std::string_view name) const
{
    for (const InputDef& def : inputs) {
        if (def.name == name)
            return &def;
    }
    return nullptr;
}

void Runbook::forEachStep(const std::function<void(const StepDef&)>& visit) const
{
    for (const auto* list : {&immediate, &preflight, &steps, &onAbort, &after, &cleanup})
        visitAll(*list, visit);
}

const StepDef* Runbook::step(std::string_view wanted) const
{
    const StepDef* found = nullptr;
    forEachStep([&](const StepDef& s) {
        if (!found && s.id == wanted)
            found = &s;
    });
    return found;
}

bool Runbook::allows(Mode mode) const
{
    for (const Mode m : modes) {
        if (m == mode)
            return true;
    }
    return false;
}

namespace {

void addLock(std::vector<LockDef>& locks, LockDef lock)
{
    const bool known = std::any_of(
        locks.begin(), locks.end(), [&](const LockDef& other) { return other.name == lock.name; });
    if (!lock.name.empty() && !known)
        locks.push_back(std::move(lock));
}

std::vector<LockDef> locks(const Node* node)
{
    std::vector<LockDef> out;
    if (!node)
        return out;
    for (const Node& item : node->items) {
        if (item.isMapping())
            addLock(out,
                    {item.string("name"),
                     item.string("cluster"),
                     item.string("namespace", "default"),
                     item.begin});
        else
            addLock(out, {item.text, {}, {}, item.begin});
    }
    return out;
}

} // namespace

Runbook runbookFrom(Node document, std::string_view text, const std::string& file)
{
    Runbook out;
    out.file = file;
    out.text = std::string(text);
    out.sha256 = sha256Hex(text);
    const Node& d = document;
    out.id = d.string("id");
    out.title = d.string("title");
    out.summary = d.string("summary");
    out.severity = d.string("severity");
    out.startWhen = d.string("start_when");
    out.doNotUseWhen = d.string("do_not_use_when");
    if (const Node* owner = d.find("owner")) {
        out.team = owner->string("team");
        out.contact = owner->string("contact");
    }
    if (const Node* review = d.find("review")) {
        out.reviewEvery = review->string("every");
        out.drillEvery = review->string("drill_every");
    }
    if (const Node* objectives = d.find("objectives")) {
        out.rto = objectives->string("rto");
        out.rpo = objectives->string("rpo");
    }
    out.tags = strings(d.find("tags"));
    out.alerts = strings(d.find("alerts"));
    if (const Node* modes = d.find("modes"); modes && modes->isSequence()) {
        out.modes.clear();
        for (const std::string& word : strings(modes)) {
            if (const auto mode = parseMode(word))
                out.modes.push_back(*mode);
        }
    }
    if (const Node* needs = d.find("needs")) {
        out.needClusters = strings(needs->find("clusters"));
        out.needAccounts = strings(needs->find("accounts"));
        out.needSources = strings(needs->find("sources"));
        out.needPermissions = strings(needs->find("permissions"));
        out.offline = flag(*needs, "offline", false);
    }
    if (const Node* roles = d.find("roles")) {
        for (const auto& entry : roles->entries)
            out.roles.push_back({entry.key,
                                 entry.value.string("title"),
                                 strings(entry.value.find("from")),
                                 strings(entry.value.find("distinct_from"))});
    }
    out.inputs = inputDefsFrom(d.find("inputs"));
    if (const Node* secrets = d.find("secrets")) {
        for (const auto& entry : secrets->entries)
            out.secrets[entry.key] = entry.value.text;
    }
    if (const Node* defaults = d.find("defaults")) {
        out.defaultTimeout = defaults->string("timeout");
        out.defaultCluster = defaults->string("cluster");
        out.defaultOnFailure = failurePolicy(defaults->find("on_failure"), 0);
        out.defaultRetry = retryPolicy(defaults->find("retry"));
    }
    out.immediate = steps(d.find("immediate"), 0);
    out.preflight = steps(d.find("preflight"), 0);
    out.steps = steps(d.find("steps"), 0);
    out.onAbort = steps(d.find("on_abort"), 0);
    out.after = steps(d.find("after"), 0);
    out.cleanup = steps(d.find("cleanup"), 0);
    out.locks = locks(d.find("locks"));
    out.forEachStep([&](const StepDef& step) {
        for (const std::string& name : step.locks)
            addLock(out.locks, {name, {}, {}, step.begin});
    });
    out.document = std::move(document);
    return out;
}

Result<Runbook> parseRunbook(std::string_view text, const std::string& file)
{
    YamlLimits limits;
    limits.maxBytes = maxRunbookBytes;
    auto node = parseYaml(text, file, limits);
    if (!node)
        return node.error();
    if (!node->isMapping())
        return Error{ErrorKind::Misconfigured, "a runbook is a mapping", 0, {}, Place{file, 1, 1}};
    return runbookFrom(std::move(*node), text, file);
}

namespace {

Error unreadable(ErrorKind kind, const std::string& path, int why)
{
    return {
        kind, "cannot be read: " + std::generic_category().message(why), 0, {}, Place{path, 0, 0}};
}

} // namespace

Result<Runbook> loadRunbook(const std::string& path)
{
    const std::unique_ptr<FILE, int (*)(FILE*)> file(std::fopen(path.c_str(), "rb"), &std::fclose);
    if (!file)
        return unreadable(ErrorKind::NotAvailable, path, errno);
    std::string text;
    char buffer[65536];
    while (const size_t n = std::fread(buffer, 1, sizeof buffer, file.get())) {
        text.append(buffer, n);
        if (text.size() > maxRunbookBytes)
            return Error{ErrorKind::TooLarge, "larger than 2 MiB", 0, {}, Place{path, 0, 0}};
    }
    if (std::ferror(file.get()))
        return unreadable(ErrorKind::Io, path, errno);
    return parseRunbook(text, path);
}

} // namespace mw::runbook
