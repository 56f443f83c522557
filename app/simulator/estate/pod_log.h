// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a container wrote during one run, as a function of time: the same question gets the same
// lines for ever, and a run that goes on only adds to them. Pure; any thread.
#pragma once

#include "app/simulator/estate/objects.h"

#include <optional>
#include <string>

namespace mw::sim {

// What a version does, as far as its pods write about it.
struct LogStory
{
    double errors = 0; // share of its requests
    std::string lastWords; // of a run that crashes; may be empty
};

struct LogRun
{
    Ms from = 0, to = 0;
    bool crashed = false; // `to` is its end
};

struct LogOptions
{
    bool timestamps = false;
    Ms since = 0;
    std::optional<size_t> lines; // the newest ones
    std::optional<size_t> bytes; // of those, from the front
};

// The run a question is about; nullopt: the kubelet has none, and `why` says so in its words.
std::optional<LogRun>
logRun(const PodObject& pod, size_t container, bool previous, Ms now, std::string& why);

std::string podLog(const PodObject& pod,
                   size_t container,
                   const LogRun& run,
                   const LogStory& story,
                   const LogOptions& options);

} // namespace mw::sim
