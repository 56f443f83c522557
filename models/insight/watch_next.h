// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is known to happen next: the nearest of what the estate file, the pager, Alertmanager and
// people at this console have set a time for. Nothing is foretold. Pure; any thread.
#pragma once

#include "models/data/alert.h"
#include "models/data/freeze.h"
#include "models/insight/watch_marks.h"
#include "models/insight/watch_tonight.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace mw {

struct NextEvent
{
    enum class Kind { UpdateDue, Handover, SilenceEnds, SnoozeEnds, FreezeBegins, FreezeEnds };
    Kind kind = Kind::Handover;
    World at{};
    // Who comes (empty = not known), what the silence or snooze is about, where the freeze holds
    // (environments; empty = everywhere).
    std::string what;
    bool me = false; // of a handover: whoever sits here comes
    bool operator==(const NextEvent&) const = default;
};

struct NextInput
{
    const Tonight& tonight;
    const std::map<std::string, Snooze>& snoozes; // in force
    const std::vector<Freeze>& freezes; // of the estate file
    std::function<bool(const std::string&)> admits; // whether an environment is looked at
    World updateDue{}; // of the open incident; World{} = none is open
};

// What lies further ahead than this is no help to a watch.
inline constexpr std::chrono::hours nextWithin{7 * 24};

// The first one after now; of several at one moment the one whose kind stands first.
std::optional<NextEvent> nextEvent(const NextInput& input, World now);

} // namespace mw
