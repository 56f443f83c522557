// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// CI of the organisation: pushes and pull requests as functions of time, releases as they rolled
// out in the clusters, and what people did to runs (ran again, cancelled). A release whose image
// cannot be pushed does not roll out; run again after the outage, it does. Used under World's lock.
#pragma once

#include "app/simulator/estate/steps.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace mw::sim {

class Core;

struct CiRepository
{
    std::string name; // "agent-factory/agent-runtime"
    std::string ns, deployment; // what it rolls out; empty = nothing
    int perDay = 6; // CI runs
};
const std::vector<CiRepository>& ciRepositories();

struct CiStep
{
    std::string name;
    Ms length = 0;
};

struct CiJob
{
    std::string key, name; // under jobs: in the file, and as listed
    std::vector<std::string> needs;
    std::vector<CiStep> steps;
    Ms queue = 4 * second; // until a runner takes it
    Ms waits = 0; // for an approval, before that
    bool pushes = false; // needs the registry
};

// How one job of one attempt went, as far as `now` knows.
struct CiJobState
{
    const CiJob* job = nullptr;
    int attempt = 1; // in which it ran (again)
    Ms created = 0, started = 0, finished = 0; // 0 = not yet
    std::string status, conclusion; // in GitHub's words
    size_t failedStep = 0; // index, where conclusion is failure
    bool exists = false; // GitHub lists it already
    Ms attemptNow = 0; // the instant this speaks of
};

struct CiRun
{
    int64_t id = 0, number = 0;
    size_t repository = 0;
    bool deploys = false; // workflow Deploy, else CI
    std::string title, event, branch, actor, sha, version;
    Ms created = 0;
    std::vector<CiJob> jobs;
    int failing = -1; // index of the job that fails by itself in the first attempt, step below
    size_t failingStep = 0;
    // of a release that rolled out: when that began and was through (0: not yet)
    Ms rollout = 0, rolledOut = 0;
    bool timedOut = false;
    bool drivesRollout = false; // the rollout happens because of this run
    struct Attempt
    {
        Ms at = 0;
        bool onlyFailed = false;
        std::string who;
    };
    std::vector<Attempt> attempts; // the first is the run itself
    Ms cancelled = 0; // in the newest attempt
};

struct CiRunState
{
    std::string status, conclusion;
    Ms started = 0, updated = 0; // of the newest attempt
    std::vector<CiJobState> jobs; // newest attempt, in file order
};

struct CiDeployment
{
    int64_t id = 0;
    size_t run = 0; // index into runs of the repository
    std::string environment; // staging, production
    Ms created = 0, finished = 0; // 0 = under way
    bool success = false;
    Ms inactive = 0; // when the next one succeeded
};

class Pipelines
{
public:
    // At the estate's birth: what the clusters remember of earlier releases.
    void begin(Core& core);
    // A version began to roll out in the primary cluster now, by a run that came before.
    void rolledOut(Core& core,
                   const std::string& ns,
                   const std::string& deployment,
                   const std::string& version,
                   const std::string& cause);
    // A run starts now that will roll this version out, if all goes well. False: no such service.
    bool release(Core& core,
                 const std::string& deployment,
                 const std::string& version,
                 const std::string& cause);
    void outage(Ms from, Ms until, const std::string& reason);

    // All runs of a repository that exist by now, newest first; the same object for the same id.
    std::vector<const CiRun*> runs(Core& core, size_t repository);
    const CiRun* find(Core& core, size_t repository, int64_t id);
    CiRunState state(const Core& core, const CiRun& run, int attempt = 0) const;
    std::vector<CiDeployment> deployments(Core& core, size_t repository);
    std::string outageReason(Ms at) const; // empty if CI is well

    // What people do. False: not in this state (409, 403).
    bool rerun(Core& core, const CiRun& run, bool onlyFailed, const std::string& who);
    bool cancel(Core& core, const CiRun& run);

private:
    struct Outage
    {
        Ms from, until;
        std::string reason;
    };
    void grow(Core& core, size_t repository); // pushes up to now
    void past(Core& core, size_t repository); // releases before the simulation
    void watch(Core& core, int64_t id, size_t repository);
    CiRun& add(size_t repository, CiRun run);

    std::map<size_t, std::map<int64_t, CiRun>> m_runs; // by repository, id
    std::map<size_t, Ms> m_grown; // pushes are there up to this instant
    std::map<size_t, int64_t> m_releases; // number of the newest Deploy run
    std::vector<Outage> m_outages;
    std::set<int64_t> m_done; // runs whose rollout has been ordered
};

std::string ciSha(const std::string& repository, const std::string& what);
// The workflow's file, as GitHub keeps it.
std::string ciWorkflowFile(bool deploys);
// The whole log of a job so far, one line per entry without its newline.
std::string ciLog(const CiRun& run, const CiJobState& job, const std::string& outage, Ms now);

} // namespace mw::sim
