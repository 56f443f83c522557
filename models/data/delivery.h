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
    Atom service; // what incidents and clusters call it: the estate's word, else the repository's
                  // name
    World created{};
    World started{}; // run_started_at of this attempt
    World updated{};
    World finished{}; // end of the last job where jobs are known, else updated; once completed
    std::string failedAt; // "test (3.11) › Run tests" of the first failed job, where known
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
    // From the workflow's file at the run's commit: what the job is called there and which of its
    // jobs must end before it. Jobs of one matrix share a ref.
    std::string ref;
    std::vector<std::string> needs;
    bool needsKnown = false; // false: the file could not be read, or has no such job
    Atom status, conclusion; // a job of the file that does not exist yet: "" and jobId 0
    std::string runner;
    std::vector<std::string> labels; // what kind of runner it asks for
    World created{}, started{}, finished{};
    std::vector<PipelineStep> steps;
    std::string url;
    bool operator==(const PipelineJob&) const = default;
};

// One rollout to an environment: its newest status.
struct Deployment
{
    SourceKey key; // id "owner/repo/deployments/7"; "owner/repo/4812" where a run stands for it
    Atom repository;
    Atom environment; // as the system calls it: "production"
    Atom estate; // the estate's environment it is; empty = none
    bool production = false; // counts for the delivery metrics
    Atom service; // as PipelineRun::service
    std::string run; // PipelineRun::key.id that made it; empty if not known
    std::string ref;
    std::string sha;
    Atom state; // success failure error inactive in_progress queued pending; empty = none yet
    std::string creator;
    std::string description;
    World created{};
    World finished{}; // of the status that made it success, failure or error
    bool succeeded = false; // it was a success once; a later one makes its state "inactive"
    // Author times of the changes that came with it, since what it replaced; merges left out.
    std::vector<World> authored;
    bool changesKnown = false;
    bool rollback = false; // its commit is older than what it replaced
    bool hotfix = false; // its ref or description says so
    std::string replaced; // sha
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
