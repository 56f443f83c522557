// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Runs credential plugins as kubectl does: one process per command at a time however many ask, the
// answer kept in memory until shortly before it expires, run anew once when a server refuses it.
// Only commands that a person has allowed. GUI thread; processes end with the object.
#pragma once

#include "models/secrets/allowed_programs.h"
#include "models/secrets/exec_credential.h"
#include "models/secrets/login_path.h"
#include "models/secrets/program.h"

#include <QObject>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace mw {

struct ExecAnswer
{
    ExecCredentialPtr credential; // null on error
    // With a hint for models/text: allow-exec, allow-changed, install, no-terminal, run-yourself.
    std::optional<Error> error;
    std::string program; // resolved; empty if it was not found
    // identity() of a command nobody has allowed yet, or whose program is not what was allowed
    ProgramWish wantsAllowance;
    World renewAt = World::max(); // shortly before it expires
};

class ExecPlugins : public QObject
{
public:
    using Done = std::function<void(ExecAnswer)>;
    ExecPlugins(const Clock& clock,
                AllowedPrograms& allowed,
                ProgramLimits limits = {std::chrono::seconds(60), 256u << 10},
                std::string shell = {});
    // done may come before this returns.
    void get(const ExecCommand& command, Done done);
    // A server has refused it. If it still is the one we keep, the next get() runs the plugin
    // again; but a credential that came of such a run is not asked for anew within a minute.
    void refused(const ExecCommand& command, const ExecCredentialPtr& credential);
    // A command as a person wrote it; its first words may be NAME=value. Misconfigured: empty.
    // It is allowed with the program that lies there now.
    void allow(const std::vector<std::string>& words, std::function<void(Status)> done);

private:
    struct Entry
    {
        ExecCommand command;
        ExecAnswer answer; // of the last run
        ExecCredentialPtr before; // of the run before that
        Monotonic ended = Monotonic::min();
        bool running = false;
        bool again = false; // the last run was for a refusal
        bool wanted = false; // refused: run at the next get()
        std::vector<Done> waiting;
    };
    bool usable(const Entry& entry) const;
    void start(Entry& entry, const std::string& path);
    void ask(Entry& entry, const std::string& path, const Result<ProgramFile>& program);
    void run(Entry& entry, const std::string& path);
    void take(Entry& entry, Result<SecretPtr> output);
    void finish(Entry& entry);

    const Clock& m_clock;
    AllowedPrograms& m_allowed;
    ProgramLimits m_limits;
    LoginPath m_path;
    std::map<std::string, Entry> m_entries; // by everything that decides the answer
};

} // namespace mw
