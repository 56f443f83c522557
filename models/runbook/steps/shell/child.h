// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A child process in its own session, writing to files, leaving its exit code in a file, so that it
// outlives this program and can be found again by pid and start time.
#pragma once

#include "models/base/result.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace mw::runbook {

struct ChildSpec
{
    std::vector<std::string> command; // program and arguments
    std::vector<std::pair<std::string, std::string>> environment; // nothing else is passed
    std::string cwd, stdinFile, outFile, errFile, exitFile;
};

struct ChildHandle
{
    int64_t pid = 0;
    std::string started; // of the kernel, in ticks since boot, with the boot's id
};

Result<ChildHandle> startChild(const ChildSpec& spec);
// The same process is still there (not another one with its number).
bool isRunning(const ChildHandle& handle);
// What the child's wrapper wrote; nullopt: not (yet) there.
std::optional<int> exitCodeIn(const std::string& exitFile);
void reap(const ChildHandle& handle); // if it is ours and has ended
// SIGTERM, or hard SIGKILL, to the child and all that it started in its session.
void killGroup(const ChildHandle& handle, bool hard);
// Something the child started, or itself, is still there. Only soon after the child was: later its
// number may be somebody else's.
bool groupIsRunning(const ChildHandle& handle);

} // namespace mw::runbook
