// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is known of one container of a pod when its log is to be read. Asked for one pod at a time;
// rows of pods do not carry it. Plain value; any thread.
#pragma once

#include <cstdint>
#include <string>

namespace mw {

struct PodContainer
{
    std::string name;
    std::string waiting; // reason; empty: it does not wait
    bool init = false;
    bool ready = false;
    bool running = false;
    bool ended = false; // the present run
    bool endedBefore = false; // the run before, or the last one while it waits
    int32_t exitCode = 0, exitCodeBefore = 0;
    int32_t restarts = 0;
    bool operator==(const PodContainer&) const = default;
};

} // namespace mw
