// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Pipeline runs and deployments of any CI, in the words of GitHub Actions: status and conclusion
// are two fields, an empty conclusion is not a failure. Values only. Times are UTC; World{} = not
// set.
#pragma once

#include "models/base/clock.h"
#include "models/data/source_key.h"

#include <cstdint>
#include <string>
#include <vector>

namespace mw {

struct PipelineRun
{
    SourceKey key; // id "owner/repo/4812345": re-running keeps it
    Atom repository; // "owner/repo"
    Atom workflow; // its name
    std::string workflowPath; // ".github/workflows/deploy.yml"
    int64_t runId = 0;
    int64_t number = 0; // run_number
    int32_t attempt = 1;
    std::string title; // display_title
    Atom event; // push, schedule, workflow_dispatch
    Atom branch;
    std::string sha;
    Atom actor;
    Atom status; // queued in_progress completed waiting requested pending
    Atom conclusion; // success failure cancelled skipped timed_out action_required neutral stale
                     // startup_failure; empty
    World created{};
    World started{}; // run_started_at of this attempt
    World updated{};
    World finished{}; // updated, once completed
    std::string url; // for the browser
    bool operator==(const PipelineRun&) const = default;
};

struct PipelineStep
{
    std::string name;
    int32_t number = 0;
    Atom status, conclusion;
    World started{}, finished{};
    bool operator==(const PipelineStep&) const = default;
};

struct PipelineJob
{
    SourceKey key; // id "owner/repo/jobs/99"
    std::string runId; // PipelineRun::key.id
    int64_t jobId = 0;
    int32_t attempt = 1;
    std::string name;
    std::vector<std::string>
        needs; // names of jobs, from the workflow's file; empty if that is not known
    bool needsKnown = false;
    Atom status, conclusion;
    std::string runner;
    World created{}, started{}, finished{};
    std::vector<PipelineStep> steps;
    std::string url;
    bool operator==(const PipelineJob&) const = default;
};

// One rollout to an environment: its newest status.
struct Deployment
{
    SourceKey key; // id "owner/repo/deployments/7"
    Atom repository;
    Atom environment;
    std::string ref;
    std::string sha;
    Atom state; // success failure error inactive in_progress queued pending; empty = none yet
    std::string creator;
    std::string description;
    World created{};
    World finished{}; // of the status that made it success, failure or error
    World committed{}; // author time of the commit; World{} = not known
    std::string url;
    bool operator==(const Deployment&) const = default;
};

inline const SourceKey& rowKey(const PipelineRun& row)
{
    return row.key;
}
inline const SourceKey& rowKey(const PipelineJob& row)
{
    return row.key;
}
inline const SourceKey& rowKey(const Deployment& row)
{
    return row.key;
}

} // namespace mw
