// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How the source's questions look on the wire, and how often they may be asked.
#include "models/base/percent.h"
#include "models/sources/github/source.h"

#include <algorithm>

namespace mw::github {
namespace {

std::string lastPart(const std::string& id)
{
    return id.substr(id.rfind('/') + 1);
}

const char* partOf(Kind kind)
{
    switch (kind) {
    case Kind::Runs:
    case Kind::Run:
        return "runs";
    case Kind::Jobs:
    case Kind::Workflow:
        return "jobs";
    case Kind::Deployments:
    case Kind::Statuses:
    case Kind::Compare:
    case Kind::Commit:
        break;
    }
    return "deployments";
}

} // namespace

SourceRequest GithubSource::make(std::string key, Ask ask, Millis wait)
{
    SourceRequest request;
    request.key = std::move(key);
    request.part = partOf(ask.kind);
    request.call.target = ask.target;
    // The second type is what mocks of the published description know; GitHub takes the first.
    request.call.headers
        = {{"Accept",
            ask.kind == Kind::Workflow ? "application/vnd.github.raw+json"
                                       : "application/vnd.github+json, application/json"},
           {"X-GitHub-Api-Version", "2022-11-28"}};
    if (const auto etag = m_etags.find(ask.target); etag != m_etags.end())
        request.call.headers.emplace_back("If-None-Match", etag->second);
    request.limits.maxBodyBytes = 16u << 20;
    request.notBefore = wait;
    request.decoder
        = std::make_unique<AnswerDecoder>(ask.kind, m_repositories[ask.repository].name, m_strikes);
    m_asks[request.key] = std::move(ask);
    return request;
}

SourceRequest GithubSource::listRuns(size_t index, Millis wait)
{
    const Repository& repository = m_repositories[index];
    Ask ask{Kind::Runs, index, {}, {}, true};
    // The first look goes back for days; after it, the newest are enough.
    ask.target = "/repos/" + repository.name + "/actions/runs?exclude_pull_requests=true&per_page="
        + (repository.runsListed ? "30" : "100");
    return make("runs/" + repository.name, std::move(ask), wait);
}

SourceRequest GithubSource::readRun(size_t index, const std::string& id, Millis wait)
{
    Ask ask{Kind::Run, index, id, {}, true};
    ask.target = "/repos/" + m_repositories[index].name + "/actions/runs/" + lastPart(id)
        + "?exclude_pull_requests=true";
    return make("run/" + id, std::move(ask), wait);
}

SourceRequest GithubSource::listJobs(size_t index, const std::string& id, Millis wait)
{
    Ask ask{Kind::Jobs, index, id, {}, true};
    ask.target = "/repos/" + m_repositories[index].name + "/actions/runs/" + lastPart(id)
        + "/jobs?filter=latest&per_page=100";
    return make("jobs/" + id, std::move(ask), wait);
}

SourceRequest GithubSource::readWorkflow(size_t index, const PipelineRun& run)
{
    Ask ask{Kind::Workflow, index, run.key.id, {}, true};
    ask.target = "/repos/" + m_repositories[index].name + "/contents/"
        + percentEncoded(run.workflowPath, "/") + "?ref=" + percentEncoded(run.sha);
    return make("workflow/" + run.key.id, std::move(ask), Millis(0));
}

SourceRequest GithubSource::listDeployments(size_t index, Millis wait)
{
    const Repository& repository = m_repositories[index];
    Ask ask{Kind::Deployments, index, {}, {}, true};
    ask.target = "/repos/" + repository.name
        + "/deployments?per_page=" + (repository.deploymentsListed ? "30" : "100");
    return make("deployments/" + repository.name, std::move(ask), wait);
}

// Never asks for more than half of what an hour allows, even if every answer had to be paid for;
// when little is left, what is left is spread over the time until there is more.
Millis GithubSource::pace(Millis wanted, World now) const
{
    if (!m_budget || m_budget->limit <= 0)
        return wanted;
    const auto questions = static_cast<int64_t>(2 * m_repositories.size());
    const Millis hour = std::chrono::hours(1);
    Millis least = hour * questions * 2 / m_budget->limit;
    if (m_budget->remaining < m_budget->limit / 10 && m_budget->reset > now) {
        const Millis left = m_budget->reset - now + std::chrono::seconds(1);
        least = std::max(
            least,
            std::min(left, left * questions * 2 / std::max<int64_t>(1, m_budget->remaining)));
    }
    return std::clamp(std::max(wanted, least), Millis(0), hour);
}

// Details are worth less than lists: they wait when little is left.
Millis GithubSource::detailWait(World now) const
{
    if (m_budget && m_budget->limit > 0 && m_budget->reset > now
        && m_budget->remaining < std::max<int64_t>(10, m_budget->limit / 10))
        return m_budget->reset - now + std::chrono::seconds(1);
    return Millis(0);
}

} // namespace mw::github
