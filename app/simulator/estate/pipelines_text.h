// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What runs of the simulated CI consist of: jobs, steps, titles, people. Pure. Inside of pipelines.
#pragma once

#include "app/simulator/estate/pipelines.h"

namespace mw::sim {

CiRun pushRun(const CiRepository& repo, size_t repository, uint64_t dice);
CiRun deployRun(const CiRepository& repo,
                size_t repository,
                const std::string& version,
                const std::string& cause);
// Fills times, status and conclusion of job `index` that may begin at `ready`.
void runJob(const CiRun& run,
            size_t index,
            size_t attempt,
            Ms ready,
            Ms now,
            Ms cancelled,
            const std::string& outage,
            CiJobState& state);
// Status and conclusion of the run from those of its jobs.
void finishState(const CiRun& run, CiRunState& state, Ms now);

} // namespace mw::sim
