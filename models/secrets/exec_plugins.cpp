// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/secrets/exec_plugins.h"

#include <algorithm>
#include <filesystem>

namespace mw {
namespace {

using namespace std::chrono_literals;

// Forty clusters of one broken plugin are one run; so is a storm of refusals.
constexpr auto failureHolds = 10s;
constexpr auto refusalGap = 60s;

Error failure(ErrorKind kind, std::string detail, std::string hint, const Place& place)
{
    Error error{kind, std::move(detail), 0, {}, {}};
    error.hint = std::move(hint);
    if (!place.file.empty())
        error.place = place;
    return error;
}

std::string keyOf(const ExecCommand& command)
{
    std::string key;
    const auto add = [&key](const std::string& part) {
        key += std::to_string(part.size()) + ':' + part; // parts cannot be cut another way
    };
    add(command.apiVersion);
    add(command.command);
    for (const std::string& arg : command.args)
        add(arg);
    key += '|';
    for (const auto& [name, value] : command.env) {
        add(name);
        add(value);
    }
    key += '|';
    add(command.folder);
    add(command.cluster);
    add(command.plain ? "plain" : command.needsTerminal ? "terminal" : "");
    return key;
}

// A file relative to the folder, or a name on the path; empty if it is not there.
std::string resolve(const ExecCommand& command, const std::string& path)
{
    if (command.command.find('/') == std::string::npos)
        return findProgram(command.command, path);
    std::filesystem::path file(command.command);
    if (file.is_relative())
        file = std::filesystem::path(command.folder) / file;
    return findProgram(file.lexically_normal().string());
}

} // namespace

ExecPlugins::ExecPlugins(const Clock& clock,
                         AllowedPrograms& allowed,
                         ProgramLimits limits,
                         std::string shell)
    : m_clock(clock), m_allowed(allowed), m_limits(limits), m_path(std::move(shell))
{
}

bool ExecPlugins::usable(const Entry& entry) const
{
    if (entry.wanted)
        return false;
    if (entry.answer.credential)
        return m_clock.world() < entry.answer.renewAt;
    // What a person changes (an allowance, an installation) is looked at anew at once.
    return entry.answer.error && entry.answer.error->kind == ErrorKind::Unauthorized
        && m_clock.monotonic() - entry.ended < failureHolds;
}

void ExecPlugins::get(const ExecCommand& command, Done done)
{
    Entry& entry = m_entries[keyOf(command)];
    entry.command = command;
    if (entry.running) {
        entry.waiting.push_back(std::move(done));
        return;
    }
    if (usable(entry)) {
        done(entry.answer);
        return;
    }
    entry.waiting.push_back(std::move(done));
    entry.running = true;
    entry.again = std::exchange(entry.wanted, false);
    // Entries stay where they are: the map never forgets one.
    m_path.get([this, &entry](const std::string& path) { start(entry, path); });
}

void ExecPlugins::start(Entry& entry, const std::string& path)
{
    const ExecCommand& command = entry.command;
    const std::string shown = shownCommand(identity(command, command.command));
    entry.before = entry.answer.credential;
    entry.answer = {};
    const auto fail = [&](std::string detail, std::string hint) {
        entry.answer.error
            = failure(ErrorKind::Misconfigured, std::move(detail), std::move(hint), command.place);
        finish(entry);
    };
    if (command.needsTerminal)
        return fail("the credential plugin " + command.command
                        + " insists on a terminal (interactiveMode: Always), and there is none",
                    "no-terminal " + shown);
    const std::string program = resolve(command, path);
    if (program.empty())
        return fail("the credential plugin " + command.command
                        + (command.command.find('/') == std::string::npos
                               ? " is nowhere on the PATH of the login shell"
                               : " is not there or may not be executed"),
                    "install " + command.installHint);
    entry.answer.program = program;
    readProgramFile(program, this, [this, &entry, path](const Result<ProgramFile>& read) {
        ask(entry, path, read);
    });
}

void ExecPlugins::ask(Entry& entry, const std::string& path, const Result<ProgramFile>& program)
{
    const ExecCommand& command = entry.command;
    const auto words = identity(command, entry.answer.program);
    const auto fail = [&](std::string detail, std::string hint) {
        entry.answer.error
            = failure(ErrorKind::Misconfigured, std::move(detail), std::move(hint), command.place);
        finish(entry);
    };
    if (!program)
        return fail("the credential plugin: " + program.error().detail, {});
    const auto wish = m_allowed.wish(words, *program);
    if (!wish)
        return run(entry, path);
    entry.answer.wantsAllowance = *wish;
    const std::string shown = shownCommand(words);
    if (wish->before)
        return fail("the program of the command \"" + shown
                        + "\" has changed since it was allowed: its file was of "
                        + formatTime(*wish->before) + ", it is of " + formatTime(program->modified),
                    "allow-changed " + shownCommand({shown}));
    fail("the credentials come from the command \"" + shown + "\", which nobody has allowed yet",
         "allow-exec " + shownCommand({shown}));
}

void ExecPlugins::run(Entry& entry, const std::string& path)
{
    const ExecCommand& command = entry.command;
    ProgramSetting setting;
    setting.file = entry.answer.program;
    setting.env.emplace_back("PATH", path);
    setting.env.insert(setting.env.end(), command.env.begin(), command.env.end());
    if (!command.plain)
        setting.env.emplace_back("KUBERNETES_EXEC_INFO", execInfo(command));
    std::vector<std::string> argv{command.command};
    argv.insert(argv.end(), command.args.begin(), command.args.end());
    runProgram(
        argv,
        this,
        [this, &entry](Result<SecretPtr> output) { take(entry, std::move(output)); },
        m_limits,
        setting);
}

void ExecPlugins::take(Entry& entry, Result<SecretPtr> output)
{
    const ExecCommand& command = entry.command;
    const World now = m_clock.world();
    const std::string hint
        = "run-yourself " + shownCommand(identity(command, entry.answer.program));
    auto read = !output ? Result<ExecCredential>(output.error())
        : command.plain ? readPlainCredential((*output)->reveal(), now)
                        : readExecCredential((*output)->reveal(), command.apiVersion, now);
    if (!read) {
        // Whoever hangs or fails could not sign in; whoever writes nonsense is the wrong program.
        const bool said = output.has_value();
        const ErrorKind kind = said                      ? read.error().kind
            : output.error().kind == ErrorKind::TooLarge ? ErrorKind::Misconfigured
                                                         : ErrorKind::Unauthorized;
        entry.answer.error
            = failure(kind,
                      said ? "the credential plugin " + command.command + ": " + read.error().detail
                           : "the credential plugin " + read.error().detail,
                      hint,
                      command.place);
        finish(entry);
        return;
    }
    if (read->expires != World::max()) {
        // Renewed early, so that no request is refused for it; short-lived ones a little early. A
        // plugin that keeps its credential until the end gives the same one again: then so do we.
        const bool same = entry.before && entry.before->expires == read->expires;
        const auto left = read->expires - now;
        entry.answer.renewAt
            = same ? read->expires : read->expires - std::min<Millis>(60s, left / 5);
    }
    entry.answer.credential = std::make_shared<const ExecCredential>(*std::move(read));
    finish(entry);
}

void ExecPlugins::finish(Entry& entry)
{
    entry.running = false;
    entry.ended = m_clock.monotonic();
    const ExecAnswer answer = entry.answer; // whoever is told may ask again
    for (const Done& done : std::exchange(entry.waiting, {}))
        done(answer);
}

void ExecPlugins::refused(const ExecCommand& command, const ExecCredentialPtr& credential)
{
    const auto it = m_entries.find(keyOf(command));
    if (it == m_entries.end() || it->second.running || !credential
        || it->second.answer.credential != credential)
        return;
    Entry& entry = it->second;
    if (entry.again && m_clock.monotonic() - entry.ended < refusalGap)
        return;
    entry.wanted = true;
}

void ExecPlugins::allow(const std::vector<std::string>& words, std::function<void(Status)> done)
{
    m_path.get([this, words, done = std::move(done)](const std::string& path) {
        ExecCommand command;
        size_t at = 0;
        for (; at < words.size(); ++at) {
            const size_t equals = words[at].find('=');
            if (equals == std::string::npos || equals == 0 || words[at].find('/') < equals)
                break;
            command.env.emplace_back(words[at].substr(0, equals), words[at].substr(equals + 1));
        }
        if (at == words.size()) {
            done(failure(ErrorKind::Misconfigured, "a command is wanted", {}, {}));
            return;
        }
        command.command = words[at];
        command.args.assign(words.begin() + static_cast<ptrdiff_t>(at) + 1, words.end());
        command.folder = std::filesystem::current_path().string();
        const std::string program = resolve(command, path);
        if (program.empty()) {
            done(failure(ErrorKind::NotAvailable,
                         "there is no program " + command.command + " to be allowed",
                         {},
                         {}));
            return;
        }
        const auto allowed = identity(command, program);
        readProgramFile(program, this, [this, allowed, done](const Result<ProgramFile>& read) {
            done(read ? m_allowed.add(ProgramWish{allowed, *read, {}}) : Status(read.error()));
        });
    });
}

} // namespace mw
