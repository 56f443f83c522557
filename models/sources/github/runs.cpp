// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Runs: the lists, the single ones that lists no longer show, and how rows are made of them.
#include "models/sources/github/limits.h"
#include "models/sources/github/source.h"

#include <algorithm>

namespace mw::github {
namespace {

constexpr int mostPages = 5;
constexpr size_t mostRuns = 600; // per repository

bool failed(const PipelineRun& run)
{
    const std::string_view word = run.conclusion.view();
    return word == "failure" || word == "timed_out" || word == "startup_failure";
}

bool over(const PipelineRun& run)
{
    return run.status.view() == "completed";
}

} // namespace

RunEntry* GithubSource::findRun(const std::string& id, size_t* index)
{
    const size_t slash = id.rfind('/');
    if (slash == std::string::npos)
        return nullptr;
    for (size_t i = 0; i < m_repositories.size(); ++i) {
        if (m_repositories[i].name != id.substr(0, slash))
            continue;
        const auto it
            = m_repositories[i].runs.find(std::strtoll(id.c_str() + slash + 1, nullptr, 10));
        if (it == m_repositories[i].runs.end())
            return nullptr;
        if (index)
            *index = i;
        return &it->second;
    }
    return nullptr;
}

bool GithubSource::active(const Repository& repository, World now) const
{
    return std::any_of(repository.runs.begin(), repository.runs.end(), [&](const auto& each) {
        const PipelineRun& run = each.second.row;
        return !over(run) && now - run.created < std::chrono::hours(24);
    });
}

// False if it was known already.
bool GithubSource::takeRun(Repository& repository, PipelineRun run)
{
    run.key.source = Atom(m_settings.id.str());
    const auto service = m_settings.services.find(repository.name);
    run.service = Atom(service != m_settings.services.end()
                           ? service->second
                           : repository.name.substr(repository.name.find('/') + 1));
    RunEntry& entry = repository.runs[run.runId];
    const bool fresh = entry.row.runId == 0;
    // Attempts and states only go forward; an older answer may arrive late.
    if (fresh || run.attempt > entry.row.attempt
        || (run.attempt == entry.row.attempt && run.updated >= entry.row.updated))
        entry.row = std::move(run);
    return fresh;
}

void GithubSource::runsDone(const Ask& ask, Outcome& outcome, Step& step, World now)
{
    Repository& repository = m_repositories[ask.repository];
    const bool unchanged = std::any_cast<Unchanged>(&outcome.result) != nullptr;
    auto* answer = std::any_cast<RunsAnswer>(&outcome.result);
    if (outcome.error || (!answer && !unchanged)) {
        repository.runsError = outcome.error
            ? outcome.error
            : Error{ErrorKind::Internal, "an answer without content", 0, {}, {}};
        repository.runsAnswered = true;
        repository.pages = 0;
        step.requests.push_back(listRuns(ask.repository, pace(m_settings.runsEvery, now)));
        return;
    }
    repository.runsError.reset();
    repository.runsGood = now;
    bool more = false;
    if (answer) {
        size_t known = 0;
        World oldest = World::max();
        std::set<int64_t> ids;
        for (PipelineRun& run : answer->runs) {
            oldest = std::min(oldest, run.created);
            ids.insert(run.runId);
            known += takeRun(repository, std::move(run)) ? 0 : 1;
        }
        if (ask.first && !answer->runs.empty()) {
            // Between the newest and the oldest of this page nothing is missing but what was
            // deleted.
            std::erase_if(repository.runs, [&](const auto& each) {
                return each.second.row.created > oldest && !ids.contains(each.first);
            });
        } else if (ask.first) {
            repository.runs.clear();
        }
        ++repository.pages;
        const bool wanted = repository.runsListed
            ? known == 0 && !answer->runs.empty() // a gap between this page and what we know
            : oldest > now - std::chrono::days(m_settings.runDays);
        more = wanted && repository.pages < mostPages;
    }
    const std::string next = more ? nextPage(outcome.head.headers) : std::string();
    Ask following{Kind::Runs, ask.repository, {}, {}, false};
    following.target = next.empty() ? std::string() : targetUnder(m_settings.baseUrl, next);
    if (!following.target.empty()) {
        step.requests.push_back(make("runs/" + repository.name, std::move(following), Millis(0)));
    } else {
        repository.pages = 0;
        repository.runsListed = repository.runsAnswered = true;
        deploymentsFromRuns(repository);
        chase(ask.repository, step, now);
        const Millis every
            = active(repository, now) ? m_settings.activeEvery : m_settings.runsEvery;
        step.requests.push_back(listRuns(ask.repository, pace(every, now)));
    }
    emitRuns(step, now);
    emitDeployments(step, now);
}

// Runs that are not over and too old for the newest page (they wait for an approval, or somebody
// ran an old one again) are asked for by themselves.
void GithubSource::chase(size_t index, Step& step, World now)
{
    Repository& repository = m_repositories[index];
    size_t newer = 0, asked = 0;
    for (auto it = repository.runs.rbegin(); it != repository.runs.rend(); ++it, ++newer) {
        const PipelineRun& run = it->second.row;
        if (newer >= 30 && !over(run) && asked < 3 && run.key.id != m_looked) {
            ++asked;
            step.requests.push_back(readRun(index, run.key.id, pace(m_settings.runsEvery, now)));
        }
    }
}

void GithubSource::runDone(const Ask& ask, Outcome& outcome, Step& step, World now)
{
    Repository& repository = m_repositories[ask.repository];
    if (auto* run = std::any_cast<PipelineRun>(&outcome.result); run && !outcome.error) {
        takeRun(repository, std::move(*run));
        emitRuns(step, now);
    } else if (outcome.error && outcome.error->kind == ErrorKind::NotFound) {
        repository.runs.erase(
            std::strtoll(ask.id.c_str() + ask.id.rfind('/') + 1, nullptr, 10)); // deleted meanwhile
        emitRuns(step, now);
    }
    if (ask.id != m_looked)
        return;
    step.requests.push_back(readRun(ask.repository, ask.id, pace(m_settings.activeEvery, now)));
    const RunEntry* entry = findRun(ask.id);
    const auto jobs = m_jobs.find(ask.id);
    if (entry && (jobs == m_jobs.end() || jobs->second.attempt != entry->row.attempt))
        step.requests.push_back(listJobs(ask.repository, ask.id, Millis(0)));
}

// What the jobs know better: when the last one ended, and where it failed.
PipelineRun GithubSource::decorated(const PipelineRun& run) const
{
    PipelineRun out = run;
    const auto it = m_jobs.find(run.key.id);
    if (it == m_jobs.end() || it->second.attempt != run.attempt || !it->second.listed)
        return out;
    World last{};
    for (const PipelineJob& job : it->second.jobs) {
        last = std::max(last, job.finished);
        const std::string_view word = job.conclusion.view();
        if (!out.failedAt.empty() || (word != "failure" && word != "timed_out"))
            continue;
        out.failedAt = job.name;
        for (const PipelineStep& step : job.steps) {
            if (step.conclusion.view() == "failure" || step.conclusion.view() == "timed_out") {
                out.failedAt += " › " + step.name;
                break;
            }
        }
    }
    if (over(run) && last != World{})
        out.finished = last;
    return out;
}

void GithubSource::emitRuns(Step& step, World now)
{
    Rows<PipelineRun> rows;
    rows.scope = m_settings.id.str() + "/runs";
    const World oldest = now - std::chrono::days(m_settings.runDays);
    std::set<std::string> present;
    std::vector<const PipelineRun*> broken;
    for (Repository& repository : m_repositories) {
        while (repository.runs.size() > mostRuns)
            repository.runs.erase(repository.runs.begin()); // ids grow: the oldest
        for (auto it = repository.runs.begin(); it != repository.runs.end();) {
            RunEntry& entry = it->second;
            const bool old = over(entry.row) && entry.row.created < oldest
                && entry.row.updated < oldest && entry.row.key.id != m_looked;
            if (old) {
                it = repository.runs.erase(it);
                continue;
            }
            present.insert(entry.row.key.id);
            PipelineRun shown = decorated(entry.row);
            if (!entry.shown || !(*entry.shown == shown)) {
                entry.shown = shown;
                rows.upserts.push_back(std::move(shown));
            }
            if (failed(entry.row))
                broken.push_back(&entry.row);
            ++it;
        }
    }
    for (const std::string& id : m_emittedRuns) {
        if (!present.contains(id))
            rows.removed.push_back({Atom(m_settings.id.str()), id});
    }
    m_emittedRuns = present;
    std::vector<std::string> gone;
    for (const auto& [id, jobs] : m_jobs) {
        if (!present.contains(id))
            gone.push_back(id);
    }
    for (const std::string& id : gone)
        forgetJobs(id, step);
    // Where it failed is the first question: the newest failures get their jobs without being
    // asked.
    std::sort(broken.begin(), broken.end(), [](const PipelineRun* a, const PipelineRun* b) {
        return a->started > b->started;
    });
    m_broken.clear();
    for (const PipelineRun* run : broken) {
        if (m_broken.size() >= 12 || now - run->started > std::chrono::hours(24))
            break;
        m_broken.push_back(run->key.id);
    }
    if (!rows.upserts.empty() || !rows.removed.empty())
        step.delta.push_back(std::move(rows));
}

} // namespace mw::github
