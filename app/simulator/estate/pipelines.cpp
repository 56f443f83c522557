// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/estate/pipelines.h"

#include "app/simulator/estate/cluster.h"
#include "app/simulator/estate/pipelines_text.h"
#include "app/simulator/estate/scenario.h"

#include <algorithm>
#include <cctype>

namespace mw::sim {

namespace {

constexpr const char* primary = "agent-factory-prod";
constexpr Ms slot = 90 * minute; // at most one push per repository in each
constexpr Ms horizon = 30 * day;
constexpr Ms deployTimeout = 10 * minute;

// Ids grow with time, as GitHub's do, and are the same whenever they are asked for.
int64_t idOf(Ms created, size_t repository, bool deploys)
{
    return created / 1000 * 32 - 50'000'000'000 + static_cast<int64_t>(repository) * 2
        + (deploys ? 1 : 0);
}

// The pipeline run that a cause names: "release 2.14.1, pipeline run 4812".
int64_t numberIn(const std::string& cause)
{
    const size_t at = cause.find("run ");
    return at == std::string::npos ? 0 : std::atoll(cause.c_str() + at + 4);
}

std::optional<size_t> repositoryOf(const std::string& deployment)
{
    const auto& all = ciRepositories();
    for (size_t i = 0; i < all.size(); ++i) {
        if (!deployment.empty() && all[i].deployment == deployment)
            return i;
    }
    return std::nullopt;
}

Ms lengthOf(const CiJob& job)
{
    Ms sum = 0;
    for (const CiStep& step : job.steps)
        sum += step.length;
    return sum;
}

// From the run's creation to the moment its production job changes the cluster.
Ms beforeRollout(const CiRun& run)
{
    Ms sum = 0;
    for (const CiJob& job : run.jobs)
        sum += job.queue + job.waits
            + (job.key == "production" ? job.steps.front().length : lengthOf(job));
    return sum;
}

} // namespace

const std::vector<CiRepository>& ciRepositories()
{
    static const std::vector<CiRepository> all = {
        {"agent-factory/agent-runtime", "agent-platform", "agent-runtime", 9},
        {"agent-factory/agent-factory", "agent-platform", "agent-factory", 7},
        {"agent-factory/agent-registry", "agent-platform", "agent-registry", 4},
        {"agent-factory/api-gateway", "edge", "api-gateway", 3},
        {"agent-factory/portal-web", "portal", "portal-web", 6},
        {"agent-factory/infrastructure", "", "", 3},
    };
    return all;
}

CiRun& Pipelines::add(size_t repository, CiRun run)
{
    while (m_runs[repository].contains(run.id))
        run.id += 32;
    const int64_t id = run.id;
    return m_runs[repository].emplace(id, std::move(run)).first->second;
}

void Pipelines::outage(Ms from, Ms until, const std::string& reason)
{
    m_outages.push_back({from, until, reason});
}

std::string Pipelines::outageReason(Ms at) const
{
    for (const Outage& each : m_outages) {
        if (each.from <= at && at < each.until)
            return each.reason;
    }
    return {};
}

void Pipelines::grow(Core& core, size_t repository)
{
    const CiRepository& repo = ciRepositories()[repository];
    Ms& grown = m_grown[repository];
    if (grown == 0)
        grown = (core.now() - horizon) / slot * slot;
    for (; grown <= core.now(); grown += slot) {
        const uint64_t dice = hashText(repo.name + std::to_string(grown / slot));
        const int hourOfDay = static_cast<int>(grown / hour % 24);
        const bool awake = hourOfDay >= 7 && hourOfDay < 20;
        // 13 hours of day hold most of the pushes; at night only robots and night owls.
        const uint64_t chance = static_cast<uint64_t>(repo.perDay) * (awake ? 105u : 22u);
        if (dice % 1000 >= chance)
            continue;
        const Ms at = grown + static_cast<Ms>(dice / 1000 % static_cast<uint64_t>(slot));
        if (at > core.now())
            break; // the slot has begun, its push has not come yet
        CiRun run = pushRun(repo, repository, dice);
        run.created = at / 1000 * 1000;
        run.id = idOf(run.created, repository, false);
        run.number = 2000 + grown / slot % 100'000;
        run.attempts = {{run.created, false, run.actor}};
        add(repository, std::move(run));
    }
}

void Pipelines::rolledOut(Core& core,
                          const std::string& ns,
                          const std::string& deployment,
                          const std::string& version,
                          const std::string& cause)
{
    const auto repository = repositoryOf(deployment);
    if (!repository || ciRepositories()[*repository].ns != ns)
        return;
    const CiRepository& repo = ciRepositories()[*repository];
    CiRun run = deployRun(repo, *repository, version, cause);
    run.rollout = core.now();
    run.created = (run.rollout - beforeRollout(run)) / 1000 * 1000;
    run.id = idOf(run.created, *repository, true);
    const int64_t named = numberIn(cause);
    run.number = named > 0 ? named : m_releases[*repository] + 1;
    m_releases[*repository] = std::max(m_releases[*repository], run.number);
    run.attempts = {{run.created, false, run.actor}};
    add(*repository, std::move(run));
}

void Pipelines::begin(Core& core)
{
    for (size_t i = 0; i < ciRepositories().size(); ++i)
        past(core, i);
}

void Pipelines::past(Core& core, size_t repository)
{
    if (m_releases.contains(repository))
        return;
    const CiRepository& repo = ciRepositories()[repository];
    m_releases[repository] = repo.name == "agent-factory/agent-runtime"
        ? 4811
        : 300 + static_cast<int64_t>(hashText(repo.name) % 900);
    Cluster* cluster = core.cluster(primary);
    WorkloadRun* workload
        = cluster ? cluster->workload(Kind::Deployment, repo.ns, repo.deployment) : nullptr;
    if (!workload)
        return;
    const auto& steps = workload->history.revision.steps();
    int64_t number = m_releases[repository];
    for (size_t i = steps.size(); i-- > 1;) { // the first step is the creation
        if (steps[i].first < core.now() - horizon)
            break;
        CiRun run = deployRun(repo, repository, steps[i].second.version, {});
        run.rollout = steps[i].first;
        run.created = (run.rollout - beforeRollout(run)) / 1000 * 1000;
        run.rolledOut = run.rollout + 3 * minute
            + static_cast<Ms>(hashText(run.sha) % static_cast<uint64_t>(2 * minute));
        run.id = idOf(run.created, repository, true);
        run.number = number--;
        run.attempts = {{run.created, false, run.actor}};
        add(repository, std::move(run));
    }
}

bool Pipelines::release(Core& core,
                        const std::string& deployment,
                        const std::string& version,
                        const std::string& cause)
{
    const auto repository = repositoryOf(deployment);
    if (!repository)
        return false;
    CiRun run = deployRun(ciRepositories()[*repository], *repository, version, cause);
    run.created = core.now() / 1000 * 1000;
    run.id = idOf(run.created, *repository, true);
    const int64_t named = numberIn(cause);
    run.number = named > 0 ? named : m_releases[*repository] + 1;
    m_releases[*repository] = std::max(m_releases[*repository], run.number);
    run.attempts = {{run.created, false, run.actor}};
    run.drivesRollout = true;
    const CiRun& added = add(*repository, std::move(run));
    watch(core, added.id, *repository);
    core.changed();
    return true;
}

// Looks every few seconds whether the run has come to its production job, and rolls out then.
void Pipelines::watch(Core& core, int64_t id, size_t repository)
{
    core.at(core.now() + 5 * second, [this, &core, id, repository] {
        const auto it = m_runs[repository].find(id);
        if (it == m_runs[repository].end() || m_done.contains(id))
            return;
        CiRun& run = it->second;
        const CiRunState now = state(core, run);
        if (now.status == "completed")
            return; // failed or cancelled before: running it again watches again
        const auto production
            = std::find_if(now.jobs.begin(), now.jobs.end(), [](const CiJobState& job) {
                  return job.job->key == "production";
              });
        if (production == now.jobs.end() || production->status != "in_progress") {
            watch(core, id, repository);
            return;
        }
        m_done.insert(id);
        run.rollout = core.now();
        const CiRepository& repo = ciRepositories()[repository];
        static_cast<void>(applyFault(core,
                                     {{"kind", "rollout"},
                                      {"namespace", repo.ns},
                                      {"deployment", repo.deployment},
                                      {"version", run.version},
                                      {"byRun", true},
                                      {"cause", run.title}}));
    });
}

std::vector<const CiRun*> Pipelines::runs(Core& core, size_t repository)
{
    grow(core, repository);
    std::vector<const CiRun*> out;
    for (auto& [id, run] : m_runs[repository]) {
        if (run.rollout != 0 && run.rolledOut == 0) {
            // Through when all but a few pods are of the new version, or given up on.
            Cluster* cluster = core.cluster(primary);
            const CiRepository& repo = ciRepositories()[repository];
            const WorkloadRun* workload
                = cluster ? cluster->workload(Kind::Deployment, repo.ns, repo.deployment) : nullptr;
            if (workload) {
                const WorkloadHistory& h = workload->history;
                const Ms last = std::min(core.now(), run.rollout + deployTimeout);
                for (Ms at = run.rollout + 20 * second; at <= last && run.rolledOut == 0;
                     at += second) {
                    if (h.updated.at(at) >= h.desired.at(at)
                        && h.available.at(at) * 10 >= h.desired.at(at) * 9)
                        run.rolledOut = at;
                }
            }
            if (run.rolledOut == 0 && core.now() > run.rollout + deployTimeout) {
                run.rolledOut = run.rollout + deployTimeout;
                run.timedOut = true;
            }
        }
        if (run.created <= core.now() && run.created > core.now() - 31 * day)
            out.push_back(&run);
    }
    std::reverse(out.begin(), out.end());
    return out;
}

const CiRun* Pipelines::find(Core& core, size_t repository, int64_t id)
{
    runs(core, repository);
    const auto it = m_runs[repository].find(id);
    return it == m_runs[repository].end() || it->second.created > core.now() ? nullptr
                                                                             : &it->second;
}

CiRunState Pipelines::state(const Core& core, const CiRun& run, int attempt) const
{
    const Ms now = core.now();
    const size_t newest = attempt > 0
        ? std::min<size_t>(run.attempts.size(), static_cast<size_t>(attempt))
        : run.attempts.size();
    CiRunState out;
    std::map<std::string, CiJobState> known; // of the attempt before
    for (size_t a = 0; a < newest; ++a) {
        const CiRun::Attempt& each = run.attempts[a];
        const Ms cancelled = a + 1 == run.attempts.size() ? run.cancelled : Ms(0);
        const Ms end = a + 1 < run.attempts.size() ? run.attempts[a + 1].at : now;
        out = {};
        out.started = each.at;
        std::map<std::string, CiJobState> ran;
        for (size_t i = 0; i < run.jobs.size(); ++i) {
            const CiJob& job = run.jobs[i];
            CiJobState state;
            state.job = &job;
            state.attempt = static_cast<int>(a) + 1;
            state.attemptNow = now;
            const auto before = known.find(job.key);
            bool again = a == 0 || !each.onlyFailed || before == known.end()
                || before->second.conclusion != "success";
            Ms ready = each.at;
            bool blocked = false, open = false;
            for (const std::string& need : job.needs) {
                const CiJobState& other = ran[need];
                again = again || other.attempt == state.attempt;
                blocked = blocked || (other.status == "completed" && other.conclusion != "success");
                open = open || other.status != "completed";
                ready = std::max(ready, other.finished);
            }
            if (!again) {
                state = before->second;
                ran[job.key] = state;
                out.jobs.push_back(state);
                continue;
            }
            if (blocked && !open) {
                state.exists = true;
                state.status = "completed";
                state.conclusion = cancelled != 0 ? "cancelled" : "skipped";
                state.created = state.started = state.finished = ready;
            } else if (!blocked && !open && ready <= end) {
                runJob(run, i, a, ready, end, cancelled, outageReason(ready), state);
            }
            ran[job.key] = state;
            out.jobs.push_back(state);
        }
        known = std::move(ran);
    }
    finishState(run, out, now);
    return out;
}

std::vector<CiDeployment> Pipelines::deployments(Core& core, size_t repository)
{
    std::vector<CiDeployment> out;
    std::map<std::string, size_t> current; // environment → the one that is active
    std::vector<const CiRun*> all = runs(core, repository);
    for (size_t i = all.size(); i-- > 0;) { // oldest first
        const CiRun& run = *all[i];
        if (!run.deploys)
            continue;
        const CiRunState now = state(core, run);
        for (const CiJobState& job : now.jobs) {
            const bool production = job.job->key == "production";
            if ((!production && job.job->key != "staging") || job.started == 0
                || job.conclusion == "skipped")
                continue;
            CiDeployment made;
            made.id = run.id / 4 + (production ? 2 : 1);
            made.run = i;
            made.environment = production ? "production" : "staging";
            made.created = job.started;
            made.finished = job.finished;
            made.success = job.conclusion == "success";
            if (made.success) {
                const auto before = current.find(made.environment);
                if (before != current.end())
                    out[before->second].inactive = made.finished;
                current[made.environment] = out.size();
            }
            out.push_back(std::move(made));
        }
    }
    std::reverse(out.begin(), out.end());
    return out;
}

bool Pipelines::rerun(Core& core, const CiRun& run, bool onlyFailed, const std::string& who)
{
    const CiRunState now = state(core, run);
    if (now.status != "completed" || (onlyFailed && now.conclusion == "success"))
        return false;
    CiRun& changed = m_runs[run.repository].at(run.id);
    changed.attempts.push_back({core.now(), onlyFailed, who});
    changed.cancelled = 0;
    if (changed.drivesRollout && !m_done.contains(run.id))
        watch(core, run.id, run.repository);
    core.changed();
    return true;
}

bool Pipelines::cancel(Core& core, const CiRun& run)
{
    if (state(core, run).status == "completed")
        return false;
    // GitHub takes it at once and does it a moment later.
    m_runs[run.repository].at(run.id).cancelled = core.now() + 3 * second;
    core.changed();
    return true;
}

} // namespace mw::sim
