// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sources/github/source.h"

#include "models/sources/github/limits.h"

#include <algorithm>

namespace mw {
namespace {

Error wrong(std::string detail)
{
    return {ErrorKind::Misconfigured, std::move(detail), 0, {}, {}};
}

bool isRepository(const std::string& name)
{
    const size_t slash = name.find('/');
    const auto plain = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')
            || c == '-' || c == '_' || c == '.' || c == '/';
    };
    return slash != std::string::npos && slash > 0 && slash + 1 < name.size()
        && name.find('/', slash + 1) == std::string::npos
        && std::all_of(name.begin(), name.end(), plain) && name.find("..") == std::string::npos;
}

QRegularExpression expression(const std::string& pattern)
{
    return QRegularExpression(QString::fromStdString(pattern),
                              QRegularExpression::CaseInsensitiveOption
                                  | QRegularExpression::UseUnicodePropertiesOption);
}

} // namespace

Status checkGithubSettings(const GithubSettings& settings)
{
    if (settings.repositories.empty())
        return wrong("no repositories are named: repositories: [owner/name, …]");
    for (const std::string& name : settings.repositories) {
        if (!isRepository(name))
            return wrong("\"" + name + "\" is no repository: it must be owner/name");
    }
    std::vector<std::string> patterns{settings.production, settings.hotfix};
    for (const auto& [pattern, environment] : settings.deployRuns)
        patterns.push_back(pattern);
    for (const std::string& pattern : patterns) {
        if (const auto tried = expression(pattern); !tried.isValid())
            return wrong("\"" + pattern
                         + "\" is no regular expression: " + tried.errorString().toStdString());
    }
    return {};
}

std::unique_ptr<Source> makeGithubSource(GithubSettings settings)
{
    return std::make_unique<github::GithubSource>(std::move(settings));
}

namespace github {

GithubSource::GithubSource(GithubSettings settings)
    : m_settings(std::move(settings))
    , m_production(expression(m_settings.production))
    , m_hotfix(expression(m_settings.hotfix))
    , m_strikes(std::make_shared<std::atomic<int>>(0))
{
    for (const auto& [pattern, environment] : m_settings.deployRuns)
        m_deployRuns.emplace_back(expression(pattern), environment);
    for (const std::string& name : m_settings.repositories) {
        const bool twice = std::any_of(m_repositories.begin(),
                                       m_repositories.end(),
                                       [&](const Repository& each) { return each.name == name; });
        if (twice)
            continue;
        m_repositories.emplace_back();
        m_repositories.back().name = name;
    }
}

Step GithubSource::start(World now)
{
    Step step;
    for (size_t i = 0; i < m_repositories.size(); ++i) {
        step.requests.push_back(listRuns(i, Millis(0)));
        step.requests.push_back(listDeployments(i, Millis(0)));
    }
    (void)now;
    return step;
}

// What is known stays; a list that was cut short begins again.
Step GithubSource::wake(World now)
{
    m_asks.clear();
    m_detailKey.clear();
    m_jobsAsked.clear();
    for (Repository& repository : m_repositories)
        repository.pages = repository.deploymentPages = 0;
    Step step = start(now);
    if (!m_looked.empty()) {
        Step looking = look(m_looked, now);
        for (SourceRequest& request : looking.requests)
            step.requests.push_back(std::move(request));
    }
    return step;
}

Step GithubSource::look(const std::string& id, World now)
{
    Step step;
    m_looked = id;
    size_t index = 0;
    if (id.empty())
        return step;
    if (findRun(id, &index)) {
        step.requests.push_back(listJobs(index, id, Millis(0)));
        step.requests.push_back(readRun(index, id, pace(m_settings.activeEvery, now)));
        emitJobs(id, step);
        return step;
    }
    // Older than what the lists hold: a deployment led here.
    for (size_t i = 0; i < m_repositories.size(); ++i) {
        if (id.substr(0, id.rfind('/')) == m_repositories[i].name)
            step.requests.push_back(readRun(i, id, Millis(0)));
    }
    return step;
}

// Nobody answered, or not to us: the same question again, when the hub thinks fit.
bool GithubSource::passes(const Error& error) const
{
    switch (error.kind) {
    case ErrorKind::Cancelled:
    case ErrorKind::Network:
    case ErrorKind::Timeout:
    case ErrorKind::Tls:
    case ErrorKind::Unauthorized:
    case ErrorKind::Throttled:
    case ErrorKind::Unavailable:
        return true;
    default:
        return false;
    }
}

// What every answer tells besides its content.
void GithubSource::note(const Outcome& outcome, Step& step)
{
    const bool throttled = outcome.error && outcome.error->kind == ErrorKind::Throttled;
    if (throttled)
        m_strikes->fetch_add(1);
    else if (outcome.head.status != 0)
        m_strikes->store(0);
    if (outcome.head.status == 304)
        ++m_unchanged;
    if (auto budget = readBudget(outcome.head.headers))
        m_budget = budget;
    if (m_unchanged > 0 && !m_budget)
        m_budget.emplace();
    if (m_budget) {
        m_budget->unchanged = m_unchanged;
        step.budget = m_budget;
    }
}

Step GithubSource::finished(Outcome outcome, World now)
{
    Step step;
    const auto known = m_asks.find(outcome.key);
    if (known == m_asks.end())
        return step;
    const Ask ask = known->second;
    m_asks.erase(known);
    note(outcome, step);
    const bool detail = outcome.key == m_detailKey;
    if (detail)
        m_detailKey.clear();
    if (outcome.error && passes(*outcome.error)) {
        // Somebody looks elsewhere by now: then it is not worth repeating.
        const bool vain
            = (ask.kind == Kind::Run || ask.kind == Kind::Workflow) && ask.id != m_looked;
        if (!vain)
            step.requests.push_back(make(outcome.key, ask, Millis(0)));
        if (detail)
            m_detailKey = outcome.key;
        return step;
    }
    const std::string* etag = findHeader(outcome.head.headers, "ETag");
    const bool lists = ask.kind == Kind::Runs || ask.kind == Kind::Deployments
        || ask.kind == Kind::Run || ask.kind == Kind::Jobs || ask.kind == Kind::Statuses;
    if (!outcome.error && outcome.head.status == 200 && etag && lists && ask.first) {
        if (m_etags.size() > 5'000)
            m_etags.clear();
        m_etags[ask.target] = *etag; // as it came: weak ones are ETags too
    }
    switch (ask.kind) {
    case Kind::Runs:
        runsDone(ask, outcome, step, now);
        break;
    case Kind::Run:
        runDone(ask, outcome, step, now);
        break;
    case Kind::Jobs:
        jobsDone(ask, outcome, step, now);
        break;
    case Kind::Workflow:
        workflowDone(ask, outcome, step);
        break;
    case Kind::Deployments:
        deploymentsDone(ask, outcome, step, now);
        break;
    case Kind::Statuses:
        statusesDone(ask, outcome, step, now);
        break;
    case Kind::Compare:
    case Kind::Commit:
        changesDone(ask, outcome, step, now);
        break;
    }
    keepGoing(step, now);
    if (!step.part && ask.kind != Kind::Jobs && ask.kind != Kind::Workflow)
        step.part = part(ask.kind == Kind::Runs || ask.kind == Kind::Run ? "runs" : "deployments");
    return step;
}

// One detail at a time; the part is complete only when the newest of them are in.
void GithubSource::keepGoing(Step& step, World now)
{
    if (!m_detailKey.empty())
        return;
    if (auto next = nextDetail(now)) {
        m_detailKey = next->key;
        m_detailWaits = next->notBefore;
        step.requests.push_back(std::move(*next));
    }
}

std::optional<SourceRequest> GithubSource::nextDetail(World now)
{
    const Millis wait = detailWait(now);
    const auto later = [wait](SourceRequest request) {
        request.notBefore = std::max(request.notBefore, wait);
        return request;
    };
    for (const std::string& id : m_broken) {
        size_t index = 0;
        const RunEntry* entry = findRun(id, &index);
        if (!entry || entry->row.conclusion.view() == "startup_failure")
            continue; // that one never had jobs
        const auto jobs = m_jobs.find(id);
        const bool known = jobs != m_jobs.end() && jobs->second.listed
            && jobs->second.attempt == entry->row.attempt;
        const std::string once = id + "/" + std::to_string(entry->row.attempt);
        if (known || m_asks.contains("jobs/" + id) || !m_jobsAsked.insert(once).second)
            continue;
        return later(listJobs(index, id, Millis(0)));
    }
    std::optional<SourceRequest> waiting;
    for (size_t i = 0; i < m_repositories.size(); ++i) {
        if (!m_repositories[i].deploymentsAnswered)
            continue;
        auto found = detailOf(i, now);
        if (!found)
            continue;
        if (found->notBefore <= Millis(1))
            return later(std::move(*found));
        if (!waiting || found->notBefore < waiting->notBefore)
            waiting = std::move(found);
    }
    if (waiting)
        return later(std::move(*waiting));
    return std::nullopt;
}

PartStatus GithubSource::part(const std::string& name) const
{
    PartStatus status;
    status.part = name;
    status.state = SourceState::Live;
    const bool runs = name == "runs";
    size_t bad = 0, waiting = 0;
    for (const Repository& repository : m_repositories) {
        const auto& error = runs ? repository.runsError : repository.deploymentsError;
        const bool answered = runs ? repository.runsAnswered : repository.deploymentsAnswered;
        status.items
            += static_cast<int64_t>(runs ? repository.runs.size() : repository.deployments.size());
        status.lastGood
            = std::max(status.lastGood, runs ? repository.runsGood : repository.deploymentsGood);
        waiting += answered ? 0 : 1;
        if (!error)
            continue;
        ++bad;
        if (!status.error) {
            status.error = error;
            status.error->detail = repository.name + ": " + error->detail;
        } else if (bad <= 4) {
            status.error->detail = repository.name + ", " + status.error->detail;
        }
    }
    if (bad > 4)
        status.error->detail = "and " + std::to_string(bad - 4) + " more, " + status.error->detail;
    // The newest states are missing still: rows without a state must not pass for the whole truth.
    const auto detail = m_asks.find("detail");
    const bool filling
        = !runs && detail != m_asks.end() && !m_detailKey.empty() && m_detailWaits <= Millis(0);
    if (waiting > 0 || filling) {
        status.state = SourceState::Connecting;
    } else if (bad == m_repositories.size()) {
        const ErrorKind kind = status.error->kind;
        // GitHub says "not found" for what a token may not see.
        status.state = kind == ErrorKind::Forbidden || kind == ErrorKind::NotFound
            ? SourceState::Forbidden
            : SourceState::Stale;
    }
    return status;
}

} // namespace github
} // namespace mw
