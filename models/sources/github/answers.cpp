// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sources/github/answers.h"

#include <algorithm>

#include <simdjson.h>

namespace mw::github {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;

Error decodeError(std::string detail)
{
    return {ErrorKind::Decode, std::move(detail), 0, {}, {}};
}

std::string_view view(const element& node, std::string_view key)
{
    element value;
    std::string_view text;
    if (node[key].get(value) != simdjson::SUCCESS || value.get(text) != simdjson::SUCCESS)
        return {};
    return text;
}

std::string text(const element& node, std::string_view key)
{
    return std::string(view(node, key));
}

// Few distinct words, but they come from outside: a long one is none of them.
Atom atom(const element& node, std::string_view key)
{
    const std::string_view word = view(node, key);
    return Atom(word.substr(0, 200));
}

int64_t number(const element& node, std::string_view key, int64_t fallback = 0)
{
    element value;
    int64_t found = 0;
    if (node[key].get(value) != simdjson::SUCCESS || value.get(found) != simdjson::SUCCESS)
        return fallback;
    return found;
}

World time(const element& node, std::string_view key)
{
    World at{};
    const std::string_view words = view(node, key);
    return !words.empty() && parseTime(words, at) ? at : World{};
}

// Reads from a member that is there. An element without a document must never be asked, so there
// is no "empty" one to hand back.
template <class Read>
auto under(const element& node, std::string_view key, Read read) -> decltype(read(node))
{
    element found;
    if (node[key].get(found) != simdjson::SUCCESS)
        return {};
    return read(found);
}

Result<element> open(simdjson::dom::parser& parser, std::string_view body)
{
    const size_t first = body.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return Error{ErrorKind::Decode, "the answer is empty", 0, {}, {}};
    if (body[first] != '{' && body[first] != '[')
        return Error{ErrorKind::Protocol, "the answer is not JSON", 0, {}, {}};
    element root;
    if (const auto error = parser.parse(body.data(), body.size()).get(root))
        return decodeError(simdjson::error_message(error));
    return root;
}

// The list under `key`, or the root itself where the answer is a bare list.
Result<array> listOf(const element& root, std::string_view key)
{
    array list;
    if (key.empty() ? root.get(list) == simdjson::SUCCESS
                    : root.is_object() && root[key].get(list) == simdjson::SUCCESS)
        return list;
    return decodeError(key.empty() ? std::string("the answer is no list")
                                   : "the answer has no list \"" + std::string(key) + "\"");
}

std::string lastPart(const std::string& path)
{
    return path.substr(path.rfind('/') + 1);
}

// "…/owner/repo/actions/runs/4812/job/9" → "owner/repo/4812"; empty if it is no such address.
std::string runOf(std::string_view url)
{
    constexpr std::string_view mark = "/actions/runs/";
    const size_t at = url.find(mark);
    if (at == std::string_view::npos)
        return {};
    const std::string_view head = url.substr(0, at);
    const size_t repo = head.rfind('/');
    const size_t owner = repo == std::string_view::npos || repo == 0 ? std::string_view::npos
                                                                     : head.rfind('/', repo - 1);
    if (owner == std::string_view::npos)
        return {};
    const std::string_view rest = url.substr(at + mark.size());
    const std::string_view id = rest.substr(0, rest.find_first_not_of("0123456789"));
    if (id.empty())
        return {};
    return std::string(head.substr(owner + 1)) + "/" + std::string(id);
}

PipelineRun runFrom(const element& node, const std::string& repository)
{
    PipelineRun run;
    run.runId = number(node, "id");
    run.key.id = repository + "/" + std::to_string(run.runId);
    run.repository = Atom(repository);
    run.workflowPath = text(node, "path");
    run.workflowPath = run.workflowPath.substr(0, run.workflowPath.find('@'));
    run.workflow = atom(node, "name");
    if (run.workflow.empty())
        run.workflow = Atom(lastPart(run.workflowPath));
    run.number = number(node, "run_number");
    run.attempt
        = static_cast<int32_t>(std::clamp<int64_t>(number(node, "run_attempt", 1), 1, 1'000'000));
    run.title = text(node, "display_title");
    run.event = atom(node, "event");
    run.branch = atom(node, "head_branch");
    run.sha = text(node, "head_sha");
    const auto login = [](const element& user) { return atom(user, "login"); };
    run.actor = under(node, "triggering_actor", login);
    if (run.actor.empty())
        run.actor = under(node, "actor", login);
    run.status = atom(node, "status");
    run.conclusion = atom(node, "conclusion");
    run.created = time(node, "created_at");
    run.started = time(node, "run_started_at");
    if (run.started == World{})
        run.started = run.created;
    run.updated = time(node, "updated_at");
    if (run.status.view() == "completed")
        run.finished = run.updated;
    run.url = text(node, "html_url");
    return run;
}

PipelineStep stepFrom(const element& node)
{
    PipelineStep step;
    step.name = text(node, "name");
    step.number = static_cast<int32_t>(std::clamp<int64_t>(number(node, "number"), 0, 100'000));
    step.status = atom(node, "status");
    step.conclusion = atom(node, "conclusion");
    step.started = time(node, "started_at");
    step.finished = time(node, "completed_at");
    return step;
}

PipelineJob jobFrom(const element& node, const std::string& repository)
{
    PipelineJob job;
    job.jobId = number(node, "id");
    job.key.id = repository + "/jobs/" + std::to_string(job.jobId);
    job.runId = repository + "/" + std::to_string(number(node, "run_id"));
    job.attempt
        = static_cast<int32_t>(std::clamp<int64_t>(number(node, "run_attempt", 1), 1, 1'000'000));
    job.name = text(node, "name");
    job.status = atom(node, "status");
    job.conclusion = atom(node, "conclusion");
    job.runner = text(node, "runner_name");
    job.created = time(node, "created_at");
    job.started = time(node, "started_at");
    job.finished = time(node, "completed_at");
    // A queued job's started_at is its creation: it has not started.
    if (job.status.view() != "in_progress" && job.status.view() != "completed")
        job.started = World{};
    job.url = text(node, "html_url");
    array list;
    if (node["labels"].get(list) == simdjson::SUCCESS) {
        for (const element& each : list) {
            std::string_view word;
            if (each.get(word) == simdjson::SUCCESS && job.labels.size() < 20)
                job.labels.emplace_back(word);
        }
    }
    if (node["steps"].get(list) == simdjson::SUCCESS) {
        for (const element& each : list) {
            if (each.is_object())
                job.steps.push_back(stepFrom(each));
        }
    }
    return job;
}

// Not the committer's time: rebasing and squashing set that anew.
World authorTime(const element& node)
{
    return under(node, "commit", [](const element& commit) {
        return under(commit, "author", [](const element& who) { return time(who, "date"); });
    });
}

} // namespace

Result<RunsAnswer> decodeRuns(std::string_view body, const std::string& repository)
{
    simdjson::dom::parser parser;
    const auto root = open(parser, body);
    if (!root)
        return root.error();
    const auto list = listOf(*root, "workflow_runs");
    if (!list)
        return list.error();
    RunsAnswer answer;
    answer.total = number(*root, "total_count", -1);
    for (const element& each : *list) {
        if (each.is_object() && number(each, "id") > 0)
            answer.runs.push_back(runFrom(each, repository));
    }
    return answer;
}

Result<PipelineRun> decodeRun(std::string_view body, const std::string& repository)
{
    simdjson::dom::parser parser;
    const auto root = open(parser, body);
    if (!root)
        return root.error();
    if (!root->is_object() || number(*root, "id") <= 0)
        return decodeError("the answer is no run");
    return runFrom(*root, repository);
}

Result<JobsAnswer> decodeJobs(std::string_view body, const std::string& repository)
{
    simdjson::dom::parser parser;
    const auto root = open(parser, body);
    if (!root)
        return root.error();
    const auto list = listOf(*root, "jobs");
    if (!list)
        return list.error();
    JobsAnswer answer;
    answer.total = number(*root, "total_count", -1);
    for (const element& each : *list) {
        if (each.is_object() && number(each, "id") > 0)
            answer.jobs.push_back(jobFrom(each, repository));
    }
    return answer;
}

Result<DeploymentsAnswer> decodeDeployments(std::string_view body, const std::string& repository)
{
    simdjson::dom::parser parser;
    const auto root = open(parser, body);
    if (!root)
        return root.error();
    const auto list = listOf(*root, {});
    if (!list)
        return list.error();
    DeploymentsAnswer answer;
    for (const element& each : *list) {
        if (!each.is_object() || number(each, "id") <= 0)
            continue;
        Deployment one;
        one.key.id = repository + "/deployments/" + std::to_string(number(each, "id"));
        one.repository = Atom(repository);
        one.environment = atom(each, "environment");
        one.ref = text(each, "ref");
        one.sha = text(each, "sha");
        one.creator
            = under(each, "creator", [](const element& user) { return text(user, "login"); });
        one.description = text(each, "description");
        one.created = time(each, "created_at");
        one.url = text(each, "url");
        answer.deployments.push_back(std::move(one));
    }
    return answer;
}

Result<StatusesAnswer> decodeStatuses(std::string_view body)
{
    simdjson::dom::parser parser;
    const auto root = open(parser, body);
    if (!root)
        return root.error();
    const auto list = listOf(*root, {});
    if (!list)
        return list.error();
    StatusesAnswer answer;
    for (const element& each : *list) {
        if (!each.is_object() || view(each, "state").empty())
            continue;
        DeploymentStatus status;
        status.state = atom(each, "state");
        status.created = time(each, "created_at");
        status.description = text(each, "description");
        status.run = runOf(view(each, "log_url"));
        if (status.run.empty())
            status.run = runOf(view(each, "target_url"));
        answer.statuses.push_back(std::move(status));
    }
    std::stable_sort(
        answer.statuses.begin(),
        answer.statuses.end(),
        [](const DeploymentStatus& a, const DeploymentStatus& b) { return a.created > b.created; });
    return answer;
}

Result<CompareAnswer> decodeCompare(std::string_view body)
{
    simdjson::dom::parser parser;
    const auto root = open(parser, body);
    if (!root)
        return root.error();
    const auto list = listOf(*root, "commits");
    if (!list)
        return list.error();
    CompareAnswer answer;
    answer.status = atom(*root, "status");
    answer.total = number(*root, "total_commits");
    for (const element& each : *list) {
        array parents;
        if (!each.is_object())
            continue;
        const bool merge = each["parents"].get(parents) == simdjson::SUCCESS && parents.size() > 1;
        const World authored = authorTime(each);
        if (!merge && authored != World{})
            answer.authored.push_back(authored);
    }
    return answer;
}

Result<CommitAnswer> decodeCommit(std::string_view body)
{
    simdjson::dom::parser parser;
    const auto root = open(parser, body);
    if (!root)
        return root.error();
    if (!root->is_object())
        return decodeError("the answer is no object");
    return CommitAnswer{authorTime(*root)};
}

} // namespace mw::github
