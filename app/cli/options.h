// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the calls of the command line share (product.md "Command line"). Parsed by CLI11 before any
// Qt object exists; a command runs afterwards inside its event loop.
#pragma once

#include "app/wiring/session.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace mw::cli {

// Exit codes of the contract.
enum Exit { Well = 0, Degraded = 1, Unusable = 2, UnknownState = 3 };

struct EstateArgs
{
    std::string estate;
    std::optional<std::string> demo; // --demo or --demo=SCENARIO
    double speed = 1;
    std::string at; // RFC 3339; empty = now
    std::string replay; // a recording
    int wait = 10; // seconds, a maximum
    std::vector<std::string> allow; // commands that may hand out credentials
};

// Adds --estate, --demo[=SCENARIO] and, where wanted, --wait.
void addEstateOptions(CLI::App& command, EstateArgs& args, bool wait);
// --replay FILE: a recording in place of an estate.
void addReplayOption(CLI::App& command, EstateArgs& args);
// --at is checked here; Misconfigured if it is no time.
Result<SessionOptions> sessionOptions(const EstateArgs& args);
// 0, or the exit code after saying why the recording cannot be shown. Needs no application object.
int checkReplay(const EstateArgs& args);

// A chosen command: needsWindow decides between QCoreApplication and QApplication.
struct Chosen
{
    bool needsWindow = false; // draws or opens a window
    bool offscreen = false; // draws without a display
    bool endsAtOnce = false; // only looks: SIGTERM just ends it, also while it hangs in something
    bool ownSignals = false; // listens to SIGTERM and SIGINT itself
    double scale = 1; // of what is drawn without a display
    std::string lang;
    bool english = false; // scripts read what it prints: without --lang no other language
    std::function<int()> check; // before the application object is made; 0: go on. May be empty
    std::function<int()> run; // inside main(), the application object exists
};

// Prints "midwatch: …" with the place of the error to standard error; returns Unusable.
int fail(const Error& error);
// Remembers what is allowed to run, then runs the event loop until the session's hub has settled or
// the time is over. Misconfigured / NotAvailable: a command that cannot be allowed.
Status waitUntilSettled(Session& session, const EstateArgs& args);
// What a person can do about sources that wait for one, to standard error.
void tellRemedies(const Session& session);

} // namespace mw::cli
