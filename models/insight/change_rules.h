// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which rows tell of something that happened, and what it is called. Pure; any thread. nullopt: it
// is nothing for the incident clock (a pull request's run, a rollout that still goes on).
#pragma once

#include "models/data/alert.h"
#include "models/data/change.h"
#include "models/data/delivery.h"
#include "models/data/page.h"

#include <optional>
#include <string>
#include <string_view>

namespace mw {

// before: ref of what it replaced; empty = not known.
std::optional<Change> changeOf(const Deployment& row, const std::string& before);
std::optional<Change> changeOf(const PipelineRun& row);
// The same alert has the same id in every Alertmanager.
std::optional<Change> changeOf(const Alert& row);
std::optional<Change> changeOf(const Page& row);
// That somebody took it: a moment of its own. nullopt: nobody did.
std::optional<Change> acknowledgementOf(const Page& row);
// Which page such a change is of; nullopt: it is another change.
std::optional<SourceKey> acknowledgedPage(const Change& change);
// service: of the SLO it speaks of; its since-when may drift, so the id bears none.
std::optional<Change> changeOf(const Finding& finding, const std::string& service);

// When others felt it: a rollout's end, everything else's beginning.
World feltAt(const Change& change);

// When a mark of a finding began, known: so far, computed: now. Since when an SLO burns is guessed
// from its windows, and the guess slides back by hours while users recover; what was said first
// (the last part of the mark's id) stands, give or take ten minutes.
World heldStart(const std::string& id, World known, World computed);

// Seconds since the epoch: the last part of ids.
std::string secondsOf(World at);
// "agent-runtime-ftp5h58s8x-4pfg5" → "agent-runtime", "redis-0" → "redis": by the names that
// controllers give. Only where the owner is not known.
std::string workloadOfPod(std::string_view pod);
// "registry/agent-runtime:2.14.1@sha256:…" → "2.14.1"; empty without a tag.
std::string versionOf(std::string_view image);

// "Scaled up replica set agent-runtime-5c7d from 3 to 4": as the deployment controller says it.
struct ReplicaScaling
{
    std::string set;
    int from = -1, to = -1; // -1: not said
    bool up = false;
};
std::optional<ReplicaScaling> replicaScalingIn(std::string_view message);

} // namespace mw
