// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// State of one source as status bar, `check` and `status --json` show it.
#pragma once

#include "models/base/clock.h"
#include "models/base/error.h"
#include "models/base/ids.h"

#include <optional>
#include <string>
#include <vector>

namespace mw {

enum class SourceState {
    Connecting,
    Live,
    Stale,
    Unauthorized,
    Forbidden,
    Throttled,
    Unreachable,
    Misconfigured,
    Disabled,
};
const char* toString(SourceState state); // the words of product.md

// Part of a source (one resource kind, one query group): forbidden events must not hide live pods.
struct PartStatus
{
    std::string part; // "pods", "events", "readyz", "slo"
    SourceState state = SourceState::Connecting;
    std::optional<Error> error;
    World lastGood{}; // World{} = never
    int64_t items = 0; // rows received so far
    int64_t expected = -1; // remainingItemCount hint while loading
    // The pause until it is asked again; 0 = it streams, −1 = asked only when something changes.
    std::chrono::milliseconds every{0};
    bool paused = false; // no visible pane needs it: not asked now, so its age is no fault
    // It is a part of the whole: only these namespaces are asked and seen, in the order of asking.
    // Empty = no such limit. byChoice: the estate file names them; else our role may no more.
    std::vector<std::string> onlyIn = {};
    bool byChoice = false;
    bool operator==(const PartStatus&) const = default;
};

// What the other side still lets us ask in this period, by its own headers, and what the asking
// costs. -1 = not told.
struct ApiBudget
{
    int64_t limit = -1; // requests per period
    int64_t remaining = -1;
    World reset{}; // when remaining is limit again; World{} = not told
    int64_t unchanged = 0; // answers "not modified" since start: they cost nothing
    bool operator==(const ApiBudget&) const = default;
};

struct SourceStatus
{
    SourceId id;
    std::string type; // "kubernetes", "prometheus"
    std::string title; // what people call it
    std::string environment;
    SourceState state = SourceState::Connecting;
    World lastGood{}; // newest complete answer; World{} = never
    std::chrono::milliseconds latency{-1}; // of the last answer; -1 = none
    std::optional<Error> error; // of the last failure while it still holds
    World nextTry{}; // when not live; World{} = none planned
    std::vector<PartStatus> parts;
    std::string permanentWarning; // "TLS certificate is not verified"
    // The server's clock ahead of ours by its Date header (whole seconds): more than a few break
    // ages.
    std::chrono::milliseconds clockSkew{0};
    int64_t requests = 0; // since start
    std::optional<ApiBudget> budget; // for systems that count
    bool operator==(const SourceStatus&) const = default;
};

} // namespace mw
