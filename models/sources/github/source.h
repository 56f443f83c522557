// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The state machine. Per repository: runs (all pages of the first look, then the newest page) and
// deployments, each on its cadence; details one after the other from a queue, newest first:
// statuses and changes of a deployment, jobs of failed runs. The hub keeps one request under way
// per token. GUI thread.
#pragma once

#include "models/sources/github/decoder.h"
#include "models/sources/github/github.h"
#include "models/sources/github/workflow.h"

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>

#include <QRegularExpression>

namespace mw::github {

struct RunEntry
{
    PipelineRun row; // as GitHub says, without what the jobs add
    std::optional<PipelineRun> shown; // as last emitted
};

// Jobs of one run's newest attempt.
struct RunJobs
{
    int32_t attempt = 0;
    bool listed = false; // at least once for this attempt
    std::vector<PipelineJob> jobs; // as listed
    std::vector<PipelineJob> page; // of a list under way
    std::optional<Workflow> workflow;
    bool workflowAsked = false;
    std::vector<PipelineJob> shown;
};

struct DeploymentEntry
{
    Deployment row;
    bool stated = false; // statuses have been read
    bool compared = false; // changes are known, or will never be
    World asked{}; // when it was last asked while going on
    std::optional<Deployment> shown;
};

struct Repository
{
    std::string name;
    std::map<int64_t, RunEntry> runs;
    std::map<std::string, DeploymentEntry> deployments; // by key id
    bool runsAnswered = false, deploymentsAnswered = false; // well or not
    bool runsListed = false; // all first pages are in
    bool recordsDeployments = false; // it has deployments of its own
    bool deploymentsListed = false; // all first pages are in
    std::optional<Error> runsError, deploymentsError;
    int pages = 0; // of the list of runs under way
    int deploymentPages = 0;
    World runsGood{}, deploymentsGood{};
};

class GithubSource final : public Source
{
public:
    explicit GithubSource(GithubSettings settings);
    std::string type() const override { return "github"; }
    Step start(World now) override;
    Step finished(Outcome outcome, World now) override;
    Step wake(World now) override;
    Step look(const std::string& id, World now) override;
    void credentialsChanged() override { m_etags.clear(); }

private:
    // What an open request was asked for.
    struct Ask
    {
        Kind kind = Kind::Runs;
        size_t repository = 0;
        std::string id; // run or deployment, where it is about one
        std::string target;
        bool first = false; // page
    };

    // source.cpp
    void note(const Outcome& outcome, Step& step);
    bool passes(const Error& error) const;
    PartStatus part(const std::string& name) const;
    // requests.cpp
    SourceRequest make(std::string key, Ask ask, Millis wait);
    SourceRequest listRuns(size_t repository, Millis wait);
    SourceRequest readRun(size_t repository, const std::string& id, Millis wait);
    SourceRequest listJobs(size_t repository, const std::string& id, Millis wait);
    SourceRequest readWorkflow(size_t repository, const PipelineRun& run);
    SourceRequest listDeployments(size_t repository, Millis wait);
    Millis pace(Millis wanted, World now) const;
    Millis detailWait(World now) const;
    // runs.cpp
    void runsDone(const Ask& ask, Outcome& outcome, Step& step, World now);
    void runDone(const Ask& ask, Outcome& outcome, Step& step, World now);
    bool takeRun(Repository& repository, PipelineRun run);
    void chase(size_t repository, Step& step, World now);
    void emitRuns(Step& step, World now);
    PipelineRun decorated(const PipelineRun& run) const;
    bool active(const Repository& repository, World now) const;
    RunEntry* findRun(const std::string& id, size_t* repository = nullptr);
    // jobs.cpp
    void jobsDone(const Ask& ask, Outcome& outcome, Step& step, World now);
    void workflowDone(const Ask& ask, Outcome& outcome, Step& step);
    void emitJobs(const std::string& runId, Step& step);
    void forgetJobs(const std::string& runId, Step& step);
    // deployments.cpp
    void deploymentsDone(const Ask& ask, Outcome& outcome, Step& step, World now);
    void statusesDone(const Ask& ask, Outcome& outcome, Step& step, World now);
    void changesDone(const Ask& ask, Outcome& outcome, Step& step, World now);
    void deploymentsFromRuns(Repository& repository);
    void describe(Deployment& row) const;
    void emitDeployments(Step& step, World now);
    std::optional<SourceRequest> nextDetail(World now);
    std::optional<SourceRequest> detailOf(size_t index, World now);
    std::optional<SourceRequest> changesOf(const std::vector<DeploymentEntry*>& newest,
                                           size_t i,
                                           const std::string& root,
                                           size_t index,
                                           Millis wait);
    void keepGoing(Step& step, World now);

    GithubSettings m_settings;
    QRegularExpression m_production, m_hotfix;
    std::vector<std::pair<QRegularExpression, std::string>> m_deployRuns;
    std::vector<Repository> m_repositories;
    std::map<std::string, Ask> m_asks; // by request key
    std::map<std::string, std::string> m_etags; // by target; of answers to the present token
    std::map<std::string, RunJobs> m_jobs; // by run id
    std::set<std::string> m_jobsAsked; // "run id/attempt": once is enough
    std::map<std::string, Workflow> m_workflows; // "repository/path@sha": never changes
    std::set<std::string> m_emittedRuns, m_emittedDeployments;
    std::vector<std::string> m_broken; // newest failed runs, newest first
    std::string m_looked; // run id
    std::string m_detailKey; // of the detail under way
    Millis m_detailWaits{0}; // how long that one was told to wait
    Strikes m_strikes;
    std::optional<ApiBudget> m_budget;
    int64_t m_unchanged = 0;
};

} // namespace mw::github
