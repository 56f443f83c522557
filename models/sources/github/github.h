// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// GitHub Actions and deployments of many repositories (github.com, GitHub Enterprise Server): runs,
// jobs of failed runs and of the one that somebody looks at, deployments with their newest status
// and the changes in them. Conditional requests throughout: what has not changed costs nothing.
// Parts: runs, jobs, deployments. Rows: PipelineRun, PipelineJob, Deployment, scopes
// "<source>/runs", "<source>/jobs", "<source>/deployments".
#pragma once

#include "models/base/clock.h"
#include "models/base/ids.h"
#include "models/sources/source.h"

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace mw {

struct GithubSettings
{
    SourceId id;
    std::string baseUrl = "https://api.github.com"; // links to other hosts are not followed
    std::vector<std::string> repositories; // "owner/repo"
    std::map<std::string, std::string> services; // by repository; else the repository's own name
    // Regular expressions (PCRE, case-insensitive). Environments that count as production:
    std::string production = "^(prod|production|live)\\b";
    std::map<std::string, std::string> environments; // GitHub's name → the estate's
    std::set<std::string> estateEnvironments; // names that need no entry above
    // Runs that stand for deployments in repositories that record none: workflow → environment.
    std::map<std::string, std::string> deployRuns;
    std::string hotfix = "(^|[^a-z])(hotfix|revert|rollback)([^a-z]|$)";
    int days = 30; // of deployments
    int runDays = 7;
    Millis runsEvery{30'000};
    Millis activeEvery{10'000}; // while something runs in the repository
    Millis deploymentsEvery{60'000};
    Millis lookedEvery{5'000}; // jobs of the run somebody looks at
};

// Misconfigured: no repository, a name that is none, an expression that is none.
Status checkGithubSettings(const GithubSettings& settings);

std::unique_ptr<Source> makeGithubSource(GithubSettings settings);

} // namespace mw
