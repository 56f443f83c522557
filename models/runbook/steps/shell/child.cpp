// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/steps/shell/child.h"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <spawn.h>
#include <sstream>
#include <sys/stat.h>
#include <sys/wait.h>

namespace mw::runbook {
namespace {

std::string bootId()
{
    std::ifstream in("/proc/sys/kernel/random/boot_id");
    std::string id;
    std::getline(in, id);
    return id;
}

// State and process group of a line of /proc/PID/stat.
std::optional<std::pair<char, int64_t>> stateAndGroup(const std::string& stat)
{
    const size_t end = stat.rfind(')');
    if (end == std::string::npos)
        return std::nullopt;
    std::istringstream rest(stat.substr(end + 1));
    char state = 0;
    int64_t parent = 0;
    int64_t group = 0;
    if (!(rest >> state >> parent >> group))
        return std::nullopt;
    return std::pair(state, group);
}

// Field 22 of /proc/PID/stat; the command in brackets may hold spaces. Empty: no such process, or a
// zombie (its work is over).
std::string startTime(int64_t pid)
{
    std::ifstream in("/proc/" + std::to_string(pid) + "/stat");
    std::string text((std::istreambuf_iterator<char>(in)), {});
    const size_t end = text.rfind(')');
    if (end == std::string::npos)
        return {};
    std::istringstream rest(text.substr(end + 1));
    std::string field;
    for (int i = 3; i <= 22 && rest >> field; ++i) {
        if (i == 3 && (field == "Z" || field == "X"))
            return {};
    }
    return field + "@" + bootId();
}

// Runs the command, then renames its exit code into place: the file is there whole or not at all.
// Asked to end, it waits for the command, which is asked too and may still tidy up.
constexpr const char* wrapper
    = "trap : TERM; f=$1; d=$2; shift 2; cd \"$d\" || { printf 126 >\"$f.new\"; mv \"$f.new\" "
      "\"$f\"; exit 126; "
      "}; "
      "\"$@\"; s=$?; printf %s \"$s\" >\"$f.new\"; mv \"$f.new\" \"$f\"; exit $s";

} // namespace

Result<ChildHandle> startChild(const ChildSpec& spec)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    const std::string input = spec.stdinFile.empty() ? "/dev/null" : spec.stdinFile;
    constexpr int writing = O_WRONLY | O_CREAT | O_TRUNC;
    posix_spawn_file_actions_addopen(&actions, 0, input.c_str(), O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 1, spec.outFile.c_str(), writing, 0600);
    posix_spawn_file_actions_addopen(&actions, 2, spec.errFile.c_str(), writing, 0600);
    short flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK;
#ifdef POSIX_SPAWN_SETSID
    flags = static_cast<short>(flags | POSIX_SPAWN_SETSID);
#else
    flags = static_cast<short>(flags | POSIX_SPAWN_SETPGROUP);
#endif
    posix_spawnattr_setflags(&attributes, flags);
    sigset_t all;
    sigset_t none;
    sigfillset(&all);
    sigemptyset(&none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setsigmask(&attributes, &none);

    std::vector<std::string> words{"/bin/sh",
                                   "-c",
                                   wrapper,
                                   "midwatch-step",
                                   spec.exitFile,
                                   spec.cwd.empty() ? std::string("/") : spec.cwd};
    words.insert(words.end(), spec.command.begin(), spec.command.end());
    std::vector<std::string> variables;
    variables.reserve(spec.environment.size());
    for (const auto& [name, value] : spec.environment)
        variables.push_back(name + "=" + value);
    std::vector<char*> argv;
    std::vector<char*> envp;
    argv.reserve(words.size());
    for (std::string& word : words)
        argv.push_back(word.data());
    envp.reserve(variables.size());
    for (std::string& variable : variables)
        envp.push_back(variable.data());
    argv.push_back(nullptr);
    envp.push_back(nullptr);
    pid_t pid = 0;
    const int code = posix_spawn(&pid, "/bin/sh", &actions, &attributes, argv.data(), envp.data());
    for (std::string& variable : variables) // may hold secrets
        std::fill(variable.begin(), variable.end(), '\0');
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    if (code != 0)
        return Error{ErrorKind::Io,
                     std::string("the process cannot start: ") + std::strerror(code),
                     0,
                     {},
                     {}};
    return ChildHandle{pid, startTime(pid)};
}

bool isRunning(const ChildHandle& handle)
{
    return handle.pid > 0 && !handle.started.empty() && startTime(handle.pid) == handle.started;
}

std::optional<int> exitCodeIn(const std::string& exitFile)
{
    std::ifstream in(exitFile);
    int code = 0;
    if (in >> code)
        return code;
    return std::nullopt;
}

void reap(const ChildHandle& handle)
{
    if (handle.pid > 0) {
        int status = 0;
        ::waitpid(static_cast<pid_t>(handle.pid), &status, WNOHANG);
    }
}

bool groupIsRunning(const ChildHandle& handle)
{
    if (handle.pid <= 0 || !handle.started.ends_with("@" + bootId()))
        return false;
    std::error_code failed;
    for (std::filesystem::directory_iterator it("/proc", failed), end; !failed && it != end;
         it.increment(failed)) {
        const std::string name = it->path().filename().string();
        if (name.find_first_not_of("0123456789") != std::string::npos)
            continue;
        std::ifstream in(it->path() / "stat");
        const std::string text((std::istreambuf_iterator<char>(in)), {});
        const auto found = stateAndGroup(text);
        if (found && found->second == handle.pid && found->first != 'Z' && found->first != 'X')
            return true;
    }
    return false;
}

void killGroup(const ChildHandle& handle, bool hard)
{
    if (handle.pid > 0 && (isRunning(handle) || (hard && groupIsRunning(handle))))
        ::kill(-static_cast<pid_t>(handle.pid), hard ? SIGKILL : SIGTERM);
}

} // namespace mw::runbook
