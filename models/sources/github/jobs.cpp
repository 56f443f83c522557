// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Jobs of a run and the graph they form, from the workflow's file at the run's commit.
#include "models/sources/github/limits.h"
#include "models/sources/github/source.h"

#include <algorithm>

namespace mw::github {
namespace {

bool over(const std::string_view status)
{
    return status == "completed";
}

std::string fileOf(const PipelineRun& run)
{
    return run.repository.str() + "/" + run.workflowPath + "@" + run.sha;
}

} // namespace

void GithubSource::jobsDone(const Ask& ask, Outcome& outcome, Step& step, World now)
{
    const RunEntry* entry = findRun(ask.id);
    if (!entry)
        return; // the run is gone since
    RunJobs& jobs = m_jobs[ask.id];
    auto* answer = std::any_cast<JobsAnswer>(&outcome.result);
    bool more = false;
    if (answer && !outcome.error) {
        if (ask.first)
            jobs.page.clear();
        jobs.page.insert(jobs.page.end(),
                         std::make_move_iterator(answer->jobs.begin()),
                         std::make_move_iterator(answer->jobs.end()));
        const std::string next = targetUnder(m_settings.baseUrl, nextPage(outcome.head.headers));
        // Matrices have at most 256 jobs each; a run that has more than this is not drawn whole.
        more = !next.empty() && jobs.page.size() < 1'000 && !answer->jobs.empty();
        if (more) {
            Ask following{Kind::Jobs, ask.repository, ask.id, next, false};
            step.requests.push_back(make("jobs/" + ask.id, std::move(following), Millis(0)));
        } else {
            for (PipelineJob& job : jobs.page) {
                job.key.source = Atom(m_settings.id.str());
                jobs.attempt = std::max(jobs.attempt, job.attempt);
            }
            if (jobs.page.empty())
                jobs.attempt = entry->row.attempt;
            jobs.jobs = std::exchange(jobs.page, {});
            jobs.listed = true;
        }
    } else if (outcome.error) {
        // Asked again only by looking: a run that may not be read is not worth a queue.
        PartStatus told;
        told.part = "jobs";
        told.state = SourceState::Live;
        told.error = outcome.error;
        told.error->detail = "jobs of " + ask.id + ": " + told.error->detail;
        step.part = told;
    }
    if (more)
        return;
    emitJobs(ask.id, step);
    emitRuns(step, now);
    if (ask.id != m_looked)
        return;
    if (!jobs.workflowAsked && !entry->row.workflowPath.empty()) {
        jobs.workflowAsked = true;
        const auto known = m_workflows.find(fileOf(entry->row));
        if (known != m_workflows.end()) {
            jobs.workflow = known->second;
            emitJobs(ask.id, step);
        } else {
            step.requests.push_back(readWorkflow(ask.repository, entry->row));
        }
    }
    const bool allOver = over(entry->row.status.view())
        && std::all_of(jobs.jobs.begin(), jobs.jobs.end(), [](const PipelineJob& job) {
                             return over(job.status.view());
                         });
    if (!allOver || (outcome.error && outcome.error->kind != ErrorKind::NotFound))
        step.requests.push_back(
            listJobs(ask.repository, ask.id, pace(m_settings.lookedEvery, now)));
}

void GithubSource::workflowDone(const Ask& ask, Outcome& outcome, Step& step)
{
    const auto it = m_jobs.find(ask.id);
    const RunEntry* entry = findRun(ask.id);
    auto* file = std::any_cast<std::string>(&outcome.result);
    if (it == m_jobs.end() || !entry || outcome.error || !file)
        return; // without it the jobs stand side by side and say that their order is not known
    const auto workflow = parseWorkflow(*file, entry->row.workflowPath);
    if (!workflow)
        return;
    if (m_workflows.size() > 200)
        m_workflows.clear();
    m_workflows[fileOf(entry->row)] = *workflow;
    it->second.workflow = *workflow;
    emitJobs(ask.id, step);
}

void GithubSource::emitJobs(const std::string& runId, Step& step)
{
    const auto it = m_jobs.find(runId);
    const RunEntry* entry = findRun(runId);
    if (it == m_jobs.end() || !entry)
        return;
    RunJobs& jobs = it->second;
    std::vector<PipelineJob> now = jobs.jobs;
    for (PipelineJob& job : now)
        job.runId = runId;
    if (jobs.workflow)
        drawFrom(*jobs.workflow, entry->row, now);
    Rows<PipelineJob> rows;
    rows.scope = m_settings.id.str() + "/jobs";
    for (const PipelineJob& old : jobs.shown) {
        const bool stays = std::any_of(
            now.begin(), now.end(), [&](const PipelineJob& job) { return job.key == old.key; });
        if (!stays)
            rows.removed.push_back(old.key);
    }
    for (const PipelineJob& job : now) {
        if (std::find(jobs.shown.begin(), jobs.shown.end(), job) == jobs.shown.end())
            rows.upserts.push_back(job);
    }
    jobs.shown = std::move(now);
    if (!rows.upserts.empty() || !rows.removed.empty())
        step.delta.push_back(std::move(rows));
}

void GithubSource::forgetJobs(const std::string& runId, Step& step)
{
    const auto it = m_jobs.find(runId);
    if (it == m_jobs.end())
        return;
    Rows<PipelineJob> rows;
    rows.scope = m_settings.id.str() + "/jobs";
    for (const PipelineJob& old : it->second.shown)
        rows.removed.push_back(old.key);
    m_jobs.erase(it);
    // "Not modified" would speak of what is forgotten now.
    std::erase_if(m_etags, [&](const auto& each) {
        const size_t at = runId.rfind('/');
        return each.first.starts_with("/repos/" + runId.substr(0, at) + "/actions/runs"
                                      + runId.substr(at) + "/jobs");
    });
    if (!rows.removed.empty())
        step.delta.push_back(std::move(rows));
}

} // namespace mw::github
