// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Deployments: the list, then for each its statuses (the newest is its state) and, for production,
// the changes since what it replaced. One detail at a time, newest first.
#include "models/sources/github/limits.h"
#include "models/sources/github/source.h"

#include <algorithm>

namespace mw::github {
namespace {

constexpr int mostPages = 5;

bool isEnd(std::string_view state)
{
    return state == "success" || state == "failure" || state == "error";
}

// May still become something else by itself. (A success becomes inactive when the next one
// succeeds; that is told by the next one.)
bool open(const Deployment& row)
{
    return !isEnd(row.state.view()) && row.state.view() != "inactive";
}

} // namespace

void GithubSource::describe(Deployment& row) const
{
    const std::string& repository = row.repository.str();
    row.key.source = Atom(m_settings.id.str());
    const auto service = m_settings.services.find(repository);
    row.service
        = Atom(service != m_settings.services.end() ? service->second
                                                    : repository.substr(repository.find('/') + 1));
    const std::string& environment = row.environment.str();
    const auto mapped = m_settings.environments.find(environment);
    if (mapped != m_settings.environments.end())
        row.estate = Atom(mapped->second);
    else if (m_settings.estateEnvironments.contains(environment))
        row.estate = row.environment;
    row.production = m_production.match(QString::fromStdString(environment)).hasMatch();
    row.hotfix = m_hotfix.match(QString::fromStdString(row.ref + ' ' + row.description)).hasMatch();
}

void GithubSource::deploymentsDone(const Ask& ask, Outcome& outcome, Step& step, World now)
{
    Repository& repository = m_repositories[ask.repository];
    auto* answer = std::any_cast<DeploymentsAnswer>(&outcome.result);
    const bool unchanged = std::any_cast<Unchanged>(&outcome.result) != nullptr;
    const Millis every = pace(m_settings.deploymentsEvery, now);
    if (outcome.error || (!answer && !unchanged)) {
        repository.deploymentsError = outcome.error
            ? outcome.error
            : Error{ErrorKind::Internal, "an answer without content", 0, {}, {}};
        repository.deploymentsAnswered = true;
        repository.deploymentPages = 0;
        step.requests.push_back(listDeployments(ask.repository, every));
        return;
    }
    repository.deploymentsError.reset();
    repository.deploymentsGood = now;
    const World oldest = now - std::chrono::days(m_settings.days);
    std::string next;
    if (answer) {
        World last = World::max();
        for (Deployment& one : answer->deployments) {
            last = std::min(last, one.created);
            describe(one);
            repository.recordsDeployments = true;
            DeploymentEntry& entry = repository.deployments[one.key.id];
            if (entry.row.key.id.empty())
                entry.row = std::move(one);
        }
        ++repository.deploymentPages;
        if (!repository.deploymentsListed && last > oldest
            && repository.deploymentPages < mostPages)
            next = targetUnder(m_settings.baseUrl, nextPage(outcome.head.headers));
    }
    if (!next.empty()) {
        Ask following{Kind::Deployments, ask.repository, {}, next, false};
        step.requests.push_back(
            make("deployments/" + repository.name, std::move(following), Millis(0)));
    } else {
        repository.deploymentPages = 0;
        repository.deploymentsListed = repository.deploymentsAnswered = true;
        // One older than the window stays: it is what the oldest in the window replaced.
        std::map<std::string, World> newestBefore;
        for (const auto& [id, entry] : repository.deployments) {
            World& newest = newestBefore[entry.row.environment.str()];
            if (entry.row.created < oldest)
                newest = std::max(newest, entry.row.created);
        }
        std::erase_if(repository.deployments, [&](const auto& each) {
            const Deployment& row = each.second.row;
            return row.created < newestBefore[row.environment.str()];
        });
        if (repository.recordsDeployments)
            std::erase_if(repository.deployments, [](const auto& each) {
                return each.second.row.key.id == each.second.row.run; // stood in by a run
            });
        step.requests.push_back(listDeployments(ask.repository, every));
    }
    emitDeployments(step, now);
}

// Where a repository records no deployments, the runs that deploy stand for them.
void GithubSource::deploymentsFromRuns(Repository& repository)
{
    if (repository.recordsDeployments || m_deployRuns.empty())
        return;
    for (const auto& [id, entry] : repository.runs) {
        const PipelineRun& run = entry.row;
        const QString workflow = QString::fromStdString(run.workflow.str());
        const auto match
            = std::find_if(m_deployRuns.begin(), m_deployRuns.end(), [&](const auto& each) {
                  return each.first.match(workflow).hasMatch();
              });
        if (match == m_deployRuns.end())
            continue;
        DeploymentEntry& made = repository.deployments[run.key.id];
        Deployment& row = made.row;
        row.key = run.key;
        row.run = run.key.id;
        row.repository = run.repository;
        row.environment = Atom(match->second);
        row.ref = run.branch.str();
        row.sha = run.sha;
        row.creator = run.actor.str();
        row.description = run.title;
        row.created = run.created;
        row.url = run.url;
        describe(row);
        made.stated = true;
        const bool over = run.status.view() == "completed";
        const bool good = run.conclusion.view() == "success";
        const std::string_view how = run.conclusion.view();
        // Cancelled or skipped: nothing was shipped and nothing failed.
        row.state = !over ? Atom("in_progress")
            : good        ? Atom("success")
            : how == "failure" || how == "timed_out" || how == "startup_failure" ? Atom("failure")
                                                                                 : Atom("inactive");
        row.succeeded = over && good;
        row.finished = isEnd(row.state.view()) ? decorated(run).finished : World{};
    }
}

void GithubSource::statusesDone(const Ask& ask, Outcome& outcome, Step& step, World now)
{
    Repository& repository = m_repositories[ask.repository];
    const auto it = repository.deployments.find(ask.id);
    if (it == repository.deployments.end())
        return;
    DeploymentEntry& entry = it->second;
    entry.stated = true;
    if (auto* answer = std::any_cast<StatusesAnswer>(&outcome.result); answer && !outcome.error) {
        Deployment& row = entry.row;
        if (!answer->statuses.empty())
            row.state = answer->statuses.front().state;
        row.finished = World{};
        row.succeeded = false;
        for (const DeploymentStatus& status : answer->statuses) { // newest first
            if (row.run.empty())
                row.run = status.run;
            if (!isEnd(status.state.view()))
                continue;
            if (status.state.view() == "success" || row.finished == World{}) {
                row.finished = status.created; // of the first success, else of the last end
                row.succeeded = status.state.view() == "success";
            }
        }
        // This one succeeded: what it replaced is inactive now.
        if (row.state.view() == "success") {
            for (auto& [id, other] : repository.deployments) {
                if (other.row.environment == row.environment && other.row.created < row.created
                    && other.row.state.view() == "success")
                    other.row.state = Atom("inactive");
            }
        }
    }
    emitDeployments(step, now);
}

void GithubSource::changesDone(const Ask& ask, Outcome& outcome, Step& step, World now)
{
    Repository& repository = m_repositories[ask.repository];
    const auto it = repository.deployments.find(ask.id);
    if (it == repository.deployments.end())
        return;
    DeploymentEntry& entry = it->second;
    entry.compared = true;
    if (const auto* compared = std::any_cast<CompareAnswer>(&outcome.result)) {
        entry.row.changesKnown = true;
        entry.row.rollback = compared->status.view() == "behind";
        entry.row.authored = compared->authored;
    } else if (const auto* commit = std::any_cast<CommitAnswer>(&outcome.result)) {
        entry.row.changesKnown = commit->authored != World{};
        if (entry.row.changesKnown)
            entry.row.authored = {commit->authored};
    }
    emitDeployments(step, now);
}

void GithubSource::emitDeployments(Step& step, World now)
{
    (void)now;
    Rows<Deployment> rows;
    rows.scope = m_settings.id.str() + "/deployments";
    std::set<std::string> present;
    for (Repository& repository : m_repositories) {
        for (auto& [id, entry] : repository.deployments) {
            present.insert(id);
            if (entry.shown && *entry.shown == entry.row)
                continue;
            entry.shown = entry.row;
            rows.upserts.push_back(entry.row);
        }
    }
    for (const std::string& id : m_emittedDeployments) {
        if (!present.contains(id))
            rows.removed.push_back({Atom(m_settings.id.str()), id});
    }
    m_emittedDeployments = std::move(present);
    if (!rows.upserts.empty() || !rows.removed.empty())
        step.delta.push_back(std::move(rows));
}

// What came with newest[i]: the question, if there is one and it can be asked yet.
std::optional<SourceRequest> GithubSource::changesOf(const std::vector<DeploymentEntry*>& newest,
                                                     size_t i,
                                                     const std::string& root,
                                                     size_t index,
                                                     Millis wait)
{
    DeploymentEntry& entry = *newest[i];
    if (entry.compared || !entry.row.production || !entry.row.succeeded)
        return std::nullopt;
    // What it replaced: the newest success before it; known only when all up to it are.
    const DeploymentEntry* base = nullptr;
    for (size_t j = i + 1; j < newest.size() && !base; ++j) {
        if (newest[j]->row.environment != entry.row.environment)
            continue;
        if (!newest[j]->stated)
            return std::nullopt; // its turn comes when that is known
        if (newest[j]->row.succeeded)
            base = newest[j];
    }
    if (base)
        entry.row.replaced = base->row.sha;
    if (base && base->row.sha == entry.row.sha) {
        entry.compared = entry.row.changesKnown = true; // the same again: no change
        return std::nullopt;
    }
    Ask ask{base ? Kind::Compare : Kind::Commit, index, entry.row.key.id, {}, true};
    ask.target = base ? root + "/compare/" + base->row.sha + "..." + entry.row.sha + "?per_page=100"
                      : root + "/commits/" + entry.row.sha + "?per_page=1";
    return make("detail", std::move(ask), wait);
}

// The most wanted detail of one repository: the state of what may still change, then states and
// changes from the newest back.
std::optional<SourceRequest> GithubSource::detailOf(size_t index, World now)
{
    Repository& repository = m_repositories[index];
    std::vector<DeploymentEntry*> newest;
    newest.reserve(repository.deployments.size());
    for (auto& [id, entry] : repository.deployments)
        newest.push_back(&entry);
    std::sort(newest.begin(), newest.end(), [](const auto* a, const auto* b) {
        return a->row.created != b->row.created ? a->row.created > b->row.created
                                                : a->row.key.id > b->row.key.id;
    });
    // States before changes: a row without a state is no use to anybody.
    constexpr size_t soon = 30;
    const std::string root = "/repos/" + repository.name;
    for (size_t from = 0; from < newest.size(); from += from == 0 ? soon : newest.size()) {
        const size_t to = from == 0 ? std::min(soon, newest.size()) : newest.size();
        const Millis wait = from == 0 ? Millis(0) : Millis(1);
        for (size_t i = from; i < to; ++i) {
            if (newest[i]->stated)
                continue;
            const std::string& id = newest[i]->row.key.id;
            Ask ask{Kind::Statuses, index, id, {}, true};
            ask.target
                = root + "/deployments/" + id.substr(id.rfind('/') + 1) + "/statuses?per_page=100";
            return make("detail", std::move(ask), wait);
        }
        for (size_t i = from; i < to; ++i) {
            if (auto found = changesOf(newest, i, root, index, wait))
                return found;
        }
    }
    // Those that are still going on, again and again, in turn.
    DeploymentEntry* longest = nullptr;
    for (DeploymentEntry* entry : newest) {
        const bool asks = open(entry->row) && entry->row.key.id != entry->row.run
            && now - entry->row.created < std::chrono::hours(24);
        if (asks && (!longest || entry->asked < longest->asked))
            longest = entry;
    }
    if (!longest)
        return std::nullopt;
    longest->asked = now;
    const std::string& id = longest->row.key.id;
    Ask ask{Kind::Statuses, index, id, {}, true};
    ask.target = root + "/deployments/" + id.substr(id.rfind('/') + 1) + "/statuses?per_page=100";
    return make("detail", std::move(ask), pace(m_settings.activeEvery, now));
}

} // namespace mw::github
