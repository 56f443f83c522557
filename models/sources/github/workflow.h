// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The workflow file at a run's commit: which jobs there are and which must end before which. The
// jobs that the API lists carry display names only; they are matched back. Pure; any thread.
#pragma once

#include "models/base/result.h"
#include "models/data/delivery.h"

#include <string>
#include <string_view>
#include <vector>

namespace mw::github {

struct WorkflowJob
{
    std::string id; // key under jobs:
    std::string name; // as written, may hold ${{ … }}; empty = the id
    std::vector<std::string> needs;
    bool matrix = false;
    bool calls = false; // uses: another workflow, whose jobs appear as "name / theirs"
};

struct Workflow
{
    std::vector<WorkflowJob> jobs; // in file order
};

// Misconfigured with a place: no YAML we accept, or no jobs.
Result<Workflow> parseWorkflow(std::string_view yaml, const std::string& path);

// The job of the file that a listed job of this name is; nullptr if none fits.
const WorkflowJob* jobOf(const Workflow& workflow, std::string_view listedName);

// Fills ref and needs of the listed jobs and adds those of the file that do not exist yet.
void drawFrom(const Workflow& workflow, const PipelineRun& run, std::vector<PipelineJob>& jobs);

} // namespace mw::github
