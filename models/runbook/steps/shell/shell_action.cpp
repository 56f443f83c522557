// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/steps/shell/shell_action.h"

#include "models/runbook/journal/hash.h"
#include "models/runbook/steps/k8s/kube_action.h"

#include <cstdlib>

namespace mw::runbook {
namespace {

using Json = nlohmann::json;
using Variables = std::vector<std::pair<std::string, std::string>>;
constexpr size_t maxOutput = 256u << 10;
constexpr Millis beforeKill{5000}; // between asking it to end and killing it
constexpr Millis afterKill{2000}; // then it hangs in the kernel, and the run does not wait for that
constexpr std::string_view open = "‹";
constexpr std::string_view close = "›";

Error misconfigured(std::string detail)
{
    return {ErrorKind::Misconfigured, std::move(detail), 0, {}, {}};
}

std::string folderOf(const std::string& path)
{
    const size_t slash = path.find_last_of('/');
    return slash == std::string::npos ? "." : path.substr(0, slash);
}

// "‹env:TOKEN›" → "env:TOKEN"; nullopt for anything else.
std::optional<std::string> secretIn(const std::string& text)
{
    if (!text.starts_with(open) || !text.ends_with(close))
        return std::nullopt;
    return text.substr(open.size(), text.size() - open.size() - close.size());
}

std::string trimmed(std::string text)
{
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r'))
        text.pop_back();
    return text;
}

std::string indented(const std::string& text)
{
    std::string out = "  ";
    for (const char c : text) {
        out += c;
        if (c == '\n')
            out += "  ";
    }
    return out;
}

} // namespace

// Journals hold the script's hash; its text is in the frozen runbook or the frozen file.
Result<std::string> ShellAction::loadScript() const
{
    const Value& args = m_setup.args;
    const std::string file = argText(args, "file");
    if (file.empty()) {
        const std::string script = argText(args, "script");
        return script.empty()
            ? Result<std::string>(misconfigured("there is neither script nor file"))
            : Result<std::string>(script);
    }
    if (file.find("..") != std::string::npos || file.starts_with('/'))
        return misconfigured("file must lie beside the runbook");
    const std::string frozen = m_setup.runDir + "/files/" + file;
    const bool isFrozen = !m_setup.runDir.empty() && m_setup.files->exists(frozen);
    const auto text = m_setup.files->read(
        isFrozen ? frozen : folderOf(m_setup.runbook->file) + "/" + file, 1u << 20);
    if (!text)
        return text.error();
    const std::string want = argText(args, "sha256");
    if (!want.empty() && want != sha256Hex(*text))
        return Error{
            ErrorKind::Conflict, file + " does not have the sha256 the runbook names", 0, {}, {}};
    return *text;
}

void ShellAction::prepare(std::function<void(Result<Prepared>)> done)
{
    const Value& args = m_setup.args;
    if (const std::string on = argText(args, "on", "local"); on != "local") {
        done(misconfigured("\"" + on
                           + "\": this version runs scripts on this machine only (on: local)"));
        return;
    }
    const auto loaded = loadScript();
    if (!loaded) {
        done(loaded.error());
        return;
    }
    const std::string& script = *loaded;
    Json interpreter = Json::array();
    if (const Value* given = args.member("interpreter"); given && given->list()) {
        for (const Value& word : *given->list())
            interpreter.push_back(toText(word));
    }
    if (interpreter.empty())
        interpreter = {"/bin/sh", "-eu"};
    Json environment = Json::object();
    std::string shown;
    if (const Value* env = args.member("env"); env && env->map()) {
        for (const auto& [name, value] : *env->map()) {
            environment[name] = toText(value);
            shown += "  " + name + "=" + toText(value) + "\n";
        }
    }
    Prepared out;
    out.request = {{"sha256", sha256Hex(script)},
                   {"interpreter", interpreter},
                   {"env", environment},
                   {"cwd", argText(args, "cwd", folderOf(m_setup.runbook->file))},
                   {"stdin", argText(args, "stdin")},
                   {"files",
                    "out/" + m_setup.step->id + "-" + std::to_string(m_setup.attempt) + "-"
                        + m_setup.key.substr(0, 8)}};
    std::string words;
    for (const Json& word : interpreter)
        words += (words.empty() ? "" : " ") + word.get<std::string>();
    out.text = "On this machine: " + words + "\n" + (shown.empty() ? "" : "with\n" + shown) + "\n"
        + indented(script);
    out.then = "this script runs once";
    out.undoKnown = !m_setup.step->undo.empty();
    out.undo = out.undoKnown ? "its undo steps" : "none known";
    out.verb = "Run the script" + (m_setup.step->title.empty() ? "" : ": " + m_setup.step->title);
    done(out);
}

std::string ShellAction::base(const Json& request)
{
    m_request = request;
    return m_setup.runDir + "/" + textOf(request, "/files");
}

void ShellAction::resolveSecrets(Variables wanted,
                                 Variables environment,
                                 std::function<void(Result<Variables>)> done)
{
    if (wanted.empty()) {
        done(environment);
        return;
    }
    if (!m_setup.services->secrets) {
        done(Error{ErrorKind::NotAvailable, "secrets are not available here", 0, {}, {}});
        return;
    }
    const auto next = wanted.back();
    wanted.pop_back();
    const std::weak_ptr<int> alive = m_alive;
    m_setup.services->secrets->fetch(
        SecretId(next.second),
        [this, alive, next, wanted, environment, done](Result<SecretPtr> secret) mutable {
            if (alive.expired())
                return;
            if (!secret) {
                Error error = secret.error();
                error.detail = next.second + ": " + error.detail;
                done(error);
                return;
            }
            m_setup.redactor->add(next.second, (*secret)->reveal());
            environment.emplace_back(next.first, std::string((*secret)->reveal()));
            resolveSecrets(std::move(wanted), std::move(environment), done);
        });
}

void ShellAction::run(const Json& request, Events events, std::function<void(Outcome)> done)
{
    m_events = std::move(events);
    m_done = std::move(done);
    Variables environment;
    for (const char* name : {"PATH", "HOME", "LANG", "LC_ALL", "USER", "LOGNAME", "TMPDIR", "TZ"}) {
        if (const char* value = std::getenv(name))
            environment.emplace_back(name, value);
    }
    environment.emplace_back("MIDWATCH_RUN", m_setup.runId);
    environment.emplace_back("MIDWATCH_STEP", m_setup.step->id);
    environment.emplace_back("MIDWATCH_KEY", m_setup.key);
    Variables wanted;
    const Json env = request.value("env", Json::object());
    for (const auto& [name, value] : env.items()) {
        const std::string text = value.is_string() ? value.get<std::string>() : std::string();
        if (const auto secret = secretIn(text))
            wanted.emplace_back(name, *secret);
        else
            environment.emplace_back(name, text);
    }
    resolveSecrets(
        std::move(wanted), std::move(environment), [this, request](Result<Variables> all) {
            if (all)
                launch(request, *all);
            else if (const auto finished = std::exchange(m_done, nullptr))
                finished(failedWith(all.error()));
        });
}

void ShellAction::launch(const Json& request, Variables environment)
{
    m_base = base(request);
    const auto fail = [&](const Error& error) {
        if (const auto done = std::exchange(m_done, nullptr))
            done(failedWith(error));
    };
    const std::string script = m_base + ".script";
    const auto text = loadScript();
    if (!text)
        return fail(text.error());
    if (sha256Hex(*text) != textOf(request, "/sha256"))
        return fail({ErrorKind::Conflict, "the script is not the one that was planned", 0, {}, {}});
    const std::string input = m_base + ".in";
    if (auto made = m_setup.files->makeDirs(folderOf(m_base)); !made)
        return fail(made.error());
    if (auto written = m_setup.files->overwrite(script, *text, true); !written)
        return fail(written.error());
    if (auto written = m_setup.files->overwrite(input, textOf(request, "/stdin"), false); !written)
        return fail(written.error());
    ChildSpec spec;
    for (const Json& word : request.value("interpreter", Json::array()))
        spec.command.push_back(word.get<std::string>());
    spec.command.push_back(script);
    spec.environment = std::move(environment);
    spec.cwd = textOf(request, "/cwd");
    spec.stdinFile = input;
    spec.outFile = m_base + ".out";
    spec.errFile = m_base + ".err";
    spec.exitFile = m_base + ".exit";
    auto child = startChild(spec);
    for (auto& [name, value] : spec.environment)
        std::fill(value.begin(), value.end(), '\0');
    if (!child)
        return fail(child.error());
    m_child = *child;
    if (m_events.dispatched)
        m_events.dispatched({{"pid", m_child.pid}, {"started", m_child.started}});
}

void ShellAction::look(const Json& request,
                       const Json& handle,
                       std::function<void(Result<Seen>)> done)
{
    m_base = base(request);
    if (exitCodeIn(m_base + ".exit")) {
        done(Seen::Done);
        return;
    }
    m_child = {numberOf(handle, "/pid", 0), textOf(handle, "/started")};
    if (isRunning(m_child)) {
        m_looking = std::move(done); // tick() waits for it
        return;
    }
    done(Error{ErrorKind::NotAvailable,
               handle.is_object() && handle.contains("pid")
                   ? "the script is gone and left no exit code"
                   : "the script may or may not have been started",
               0,
               {},
               {}});
}

// The script ended while nobody watched: what it left decides.
void ShellAction::verify(const Json& request, Events, std::function<void(Outcome)> done)
{
    m_base = base(request);
    const auto code = exitCodeIn(m_base + ".exit");
    done(code ? ended(*code) : Outcome{});
}

void ShellAction::tick()
{
    if (m_child.pid == 0)
        return;
    reap(m_child);
    // What is being killed is over when all that it started is: the script may ignore the request.
    const bool killing = m_killAt != Monotonic{};
    const bool running = killing ? groupIsRunning(m_child) : isRunning(m_child);
    const Monotonic now = m_setup.services->clock->monotonic();
    if (killing && running && now >= m_killAt) {
        m_killedHard = true;
        killGroup(m_child, true);
    }
    // Looked for after the process: it is written before that ends.
    const auto code = exitCodeIn(m_base + ".exit");
    if (running && (killing ? now < m_killAt + afterKill : !code))
        return;
    if (const auto looking = std::exchange(m_looking, nullptr)) {
        if (code)
            looking(Seen::Done);
        else
            looking(Error{
                ErrorKind::NotAvailable, "the script was killed and left no exit code", 0, {}, {}});
        return;
    }
    if (const auto done = std::exchange(m_done, nullptr)) {
        if (code) {
            Outcome out = ended(*code);
            done(m_stopped && out.state != StepState::Succeeded ? cutShort(code) : std::move(out));
            return;
        }
        if (m_stopped) {
            done(cutShort({}));
            return;
        }
        Outcome out
            = failedWith({ErrorKind::Internal, "the script was killed before it ended", 0, {}, {}});
        done(std::move(out));
    }
}

Outcome ShellAction::ended(int code)
{
    // What it printed is kept without the secrets this run knows.
    std::string texts[2];
    int i = 0;
    for (const char* suffix : {".out", ".err"}) {
        auto text = m_setup.files->read(m_base + suffix, 64u << 20);
        std::string all = text ? *text : std::string();
        std::string clean = m_setup.redactor->clean(all);
        if (text && clean != all)
            (void)m_setup.files->overwrite(m_base + suffix, clean, false);
        if (clean.size() > maxOutput)
            clean.erase(0, clean.size() - maxOutput);
        texts[i++] = trimmed(std::move(clean));
    }
    (void)m_setup.files->remove(m_base + ".in");
    bool good = code == 0;
    if (const Value* allowed = m_setup.args.member("ok_exit"); allowed && allowed->list()) {
        good = false;
        for (const Value& value : *allowed->list())
            good = good || (value.number() && value.number()->integer() == code);
    }
    Outcome out;
    const std::string exit = "exit code " + std::to_string(code);
    if (!good) {
        const std::string& why = texts[1].empty() ? texts[0] : texts[1];
        const size_t line = why.find_last_of('\n');
        out = failedWith(
            {ErrorKind::Invalid,
             exit
                 + (why.empty() ? "" : ": " + why.substr(line == std::string::npos ? 0 : line + 1)),
             0,
             {},
             {}});
    } else {
        out.line = exit;
    }
    out.result = Value(Value::Map{
        {"exit", Value::integer(code)}, {"stdout", Value(texts[0])}, {"stderr", Value(texts[1])}});
    out.evidence = out.result;
    return out;
}

void ShellAction::cancel()
{
    m_alive = std::make_shared<int>(0);
    m_looking = nullptr;
    if (argFlag(m_setup.args, "detach", false))
        m_done = nullptr;
    if (m_done && m_child.pid > 0)
        kill();
}

void ShellAction::kill()
{
    if (m_killAt != Monotonic{})
        return;
    killGroup(m_child, false);
    m_killAt = m_setup.services->clock->monotonic() + beforeKill;
}

void ShellAction::stop()
{
    m_stopped = true;
    if (m_child.pid > 0)
        return kill();
    m_alive = std::make_shared<int>(0); // its secrets are still being fetched
    if (const auto done = std::exchange(m_done, nullptr)) {
        Outcome out
            = failedWith({ErrorKind::Cancelled, "stopped before it was started", 0, {}, {}});
        out.state = StepState::Cancelled;
        done(std::move(out));
    }
}

// Ended by us in the middle: that it failed is known, what it did before is not.
Outcome ShellAction::cutShort(std::optional<int> code) const
{
    Outcome out = failedWith(
        {ErrorKind::Cancelled,
         m_killedHard ? "killed, as it did not end when asked to; how far it came is not known"
             : code   ? "stopped before it ended (exit code " + std::to_string(*code)
                 + "); how far it came is not known"
                    : "stopped before it ended; how far it came is not known",
         0,
         {},
         {}});
    out.state = StepState::Unknown;
    return out;
}

std::string printedBy(const nlohmann::json& request,
                      const std::string& runDir,
                      FileLayer& files,
                      const Redactor& redactor)
{
    const std::string name = textOf(request, "/files");
    const Json env = request.value("env", Json::object());
    for (const auto& [variable, value] : env.items()) {
        const auto secret = value.is_string() ? secretIn(value.get<std::string>()) : std::nullopt;
        if (secret && !redactor.knows(*secret))
            return "Not shown: it may hold " + *secret + ", which is not unlocked here. It is in "
                + name + ".out of the run.";
    }
    std::string out;
    for (const char* suffix : {".out", ".err"}) {
        if (name.empty())
            break;
        // Far more than is shown, so that a secret is never cut in half before it is taken out.
        const auto text = files.readTail(runDir + "/" + name + suffix, 256u << 10);
        if (text)
            out += redactor.clean(*text);
    }
    return out.size() > 4096 ? out.substr(out.size() - 4096) : out;
}

std::string ShellAction::output() const
{
    return m_base.empty() ? std::string()
                          : printedBy(m_request, m_setup.runDir, *m_setup.files, *m_setup.redactor);
}

} // namespace mw::runbook
