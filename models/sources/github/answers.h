// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Answers of the GitHub REST API as values. The official examples break the official schema: a
// missing, null or wrong-typed field costs that field, an entry without an id costs that entry,
// never the page. Any thread.
#pragma once

#include "models/base/result.h"
#include "models/data/delivery.h"

#include <string>
#include <string_view>
#include <vector>

namespace mw::github {

// Keys are complete but for the source: the caller knows it. total: total_count, -1 if not told.
struct RunsAnswer
{
    std::vector<PipelineRun> runs;
    int64_t total = -1;
};
struct JobsAnswer
{
    std::vector<PipelineJob> jobs;
    int64_t total = -1;
};
struct DeploymentsAnswer
{
    std::vector<Deployment> deployments; // without states
};
struct DeploymentStatus
{
    Atom state;
    World created{};
    std::string description;
    std::string run; // "owner/repo/4812" out of log_url or target_url
};
struct StatusesAnswer
{
    std::vector<DeploymentStatus> statuses; // newest first
};
struct CompareAnswer
{
    Atom status; // ahead, behind, diverged, identical
    std::vector<World> authored; // of the commits that are no merges
    int64_t total = 0; // total_commits: more than `commits` holds where there are many
};
struct CommitAnswer
{
    World authored{};
};

// Errors: Protocol (no JSON at all), Decode (truncated, too deep, not the object it should be).
Result<RunsAnswer> decodeRuns(std::string_view body, const std::string& repository);
Result<PipelineRun> decodeRun(std::string_view body, const std::string& repository);
Result<JobsAnswer> decodeJobs(std::string_view body, const std::string& repository);
Result<DeploymentsAnswer> decodeDeployments(std::string_view body, const std::string& repository);
Result<StatusesAnswer> decodeStatuses(std::string_view body);
Result<CompareAnswer> decodeCompare(std::string_view body);
Result<CommitAnswer> decodeCommit(std::string_view body);

} // namespace mw::github
