// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What stands below /repos/{owner}/{repo}.
#include "app/simulator/estate/core.h"
#include "app/simulator/estate/random.h"
#include "app/simulator/faces/github/github_face.h"

#include <algorithm>
#include <httplib.h>

namespace mw::sim {

using github::Json;

namespace {

int64_t number(const std::string& text)
{
    const bool digits = !text.empty() && text.size() < 19
        && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    return digits ? std::strtoll(text.c_str(), nullptr, 10) : -1;
}

int parameter(const httplib::Request& request, const char* name, int fallback, int most)
{
    const int64_t value = number(request.get_param_value(name));
    return value > 0 ? static_cast<int>(std::min<int64_t>(value, most)) : fallback;
}

bool isDeploy(const std::string& id, const github::Place& place)
{
    return id == "deploy.yml"
        || id == std::to_string(github::workflow(place, true)["id"].get<int64_t>());
}

} // namespace

// Cuts the page out of the whole list and says where the next one is.
void GithubFace::page(const httplib::Request& request, const github::Place& place, Answer& answer)
{
    const int size = parameter(request, "per_page", 30, 100);
    const int which = parameter(request, "page", 1, 1'000'000);
    Json& list = answer.list.empty() ? answer.body : answer.body[answer.list];
    const size_t from
        = std::min(list.size(), static_cast<size_t>(size) * static_cast<size_t>(which - 1));
    const size_t to = std::min(list.size(), from + static_cast<size_t>(size));
    const size_t total = list.size();
    Json cut = Json::array();
    for (size_t i = from; i < to; ++i)
        cut.push_back(std::move(list[i]));
    list = std::move(cut);
    if (to >= total && which == 1)
        return;
    std::string path = request.path;
    const std::string root = "/repos/" + place.name();
    if (path.starts_with(root))
        path = "/repositories/" + std::to_string(github::repository(place)["id"].get<int64_t>())
            + path.substr(root.size());
    std::string query;
    for (const auto& [key, value] : request.params) {
        if (key != "page" && key != "per_page")
            query += key + "=" + value + "&";
    }
    query += "per_page=" + std::to_string(size) + "&page=";
    const auto link = [&](int number, const char* rel) {
        return "<" + place.api + path + "?" + query + std::to_string(number) + ">; rel=\"" + rel
            + "\"";
    };
    std::string header;
    const int last
        = static_cast<int>((total + static_cast<size_t>(size) - 1) / static_cast<size_t>(size));
    if (which > 1)
        header = link(which - 1, "prev");
    if (to < total)
        header
            += (header.empty() ? "" : ", ") + link(which + 1, "next") + ", " + link(last, "last");
    answer.headers.emplace_back("Link", header);
}

GithubFace::Answer GithubFace::inRepository(const httplib::Request& request,
                                            const github::Place& place,
                                            const std::vector<std::string>& path)
{
    const bool reads = request.method == "GET" || request.method == "HEAD";
    Answer answer;
    if (path.empty() && reads) {
        answer.body = github::repository(place);
        return answer;
    }
    if (path.empty())
        return missing();
    if (path[0] == "actions")
        return actions(request, place, {path.begin() + 1, path.end()});
    if (!reads)
        return missing();
    if (path[0] == "deployments")
        return deployments(request, place, {path.begin() + 1, path.end()});
    if (path[0] == "environments" && path.size() == 1) {
        answer.body = {{"total_count", 2},
                       {"environments",
                        Json::array({github::environment(place, "staging"),
                                     github::environment(place, "production")})}};
        return answer;
    }
    if (path[0] == "compare" && path.size() == 2)
        return compare(place, path[1]);
    if (path[0] == "commits" && path.size() == 2)
        return oneCommit(place, path[1]);
    if (path[0] == "contents" && path.size() == 4 && path[1] == ".github" && path[2] == "workflows"
        && (path[3] == "ci.yml" || path[3] == "deploy.yml")) {
        answer.text = ciWorkflowFile(path[3] == "deploy.yml");
        answer.type = "application/vnd.github.raw+json; charset=utf-8";
        return answer;
    }
    return missing();
}

GithubFace::Answer GithubFace::actions(const httplib::Request& request,
                                       const github::Place& place,
                                       const std::vector<std::string>& path)
{
    const bool reads = request.method == "GET" || request.method == "HEAD";
    const bool posts = request.method == "POST";
    if (path.empty())
        return missing();
    if (path[0] == "runs" && path.size() == 1 && reads)
        return runs(request, place, false, true);
    if (path[0] == "workflows" && path.size() == 1 && reads) {
        Answer answer;
        answer.body
            = {{"total_count", 2},
               {"workflows",
                Json::array({github::workflow(place, false), github::workflow(place, true)})}};
        return answer;
    }
    if (path[0] == "workflows" && path.size() == 3 && path[2] == "runs" && reads)
        return runs(request, place, isDeploy(path[1], place), false);
    if (path[0] == "jobs" && path.size() >= 2 && reads) {
        const bool log = path.size() == 3 && path[2] == "logs";
        return path.size() == 2 || log ? oneJob(place, number(path[1]), log) : missing();
    }
    if (path[0] != "runs" || path.size() < 2)
        return missing();
    const int64_t id = number(path[1]);
    if (posts && path.size() == 3)
        return act(place, id, path[2]);
    if (!reads)
        return missing();
    if (path.size() == 3 && path[2] == "jobs")
        return jobs(place, id, 0, request.get_param_value("filter") == "all");
    if (path.size() == 5 && path[2] == "attempts" && path[4] == "jobs")
        return jobs(place, id, static_cast<int>(number(path[3])), false);
    const int attempt
        = path.size() == 4 && path[2] == "attempts" ? static_cast<int>(number(path[3])) : 0;
    if (path.size() != 2 && attempt <= 0)
        return missing();
    const World::Guard guard(m_world);
    const CiRun* run = guard->pipelines.find(*guard, place.repository, id);
    if (!run || attempt > static_cast<int>(run->attempts.size()))
        return missing();
    Answer answer;
    answer.body
        = github::workflowRun(place, *run, guard->pipelines.state(*guard, *run, attempt), attempt);
    return answer;
}

GithubFace::Answer GithubFace::runs(const httplib::Request& request,
                                    const github::Place& place,
                                    bool deploys,
                                    bool all)
{
    Json list = Json::array();
    const std::string branch = request.get_param_value("branch");
    const std::string status = request.get_param_value("status");
    const std::string event = request.get_param_value("event");
    const std::string sha = request.get_param_value("head_sha");
    {
        const World::Guard guard(m_world);
        for (const CiRun* run : guard->pipelines.runs(*guard, place.repository)) {
            if ((!all && run->deploys != deploys) || (!branch.empty() && run->branch != branch)
                || (!event.empty() && run->event != event) || (!sha.empty() && run->sha != sha))
                continue;
            const CiRunState state = guard->pipelines.state(*guard, *run);
            if (!status.empty() && state.status != status && state.conclusion != status)
                continue;
            list.push_back(github::workflowRun(place, *run, state, 0));
        }
    }
    std::stable_sort(list.begin(), list.end(), [](const Json& a, const Json& b) {
        return a["created_at"].get<std::string>() > b["created_at"].get<std::string>();
    });
    Answer answer;
    answer.list = "workflow_runs";
    answer.body = {{"total_count", list.size()}, {"workflow_runs", std::move(list)}};
    page(request, place, answer);
    return answer;
}

GithubFace::Answer GithubFace::jobs(const github::Place& place, int64_t id, int attempt, bool every)
{
    const World::Guard guard(m_world);
    const CiRun* run = guard->pipelines.find(*guard, place.repository, id);
    const int newest = run ? static_cast<int>(run->attempts.size()) : 0;
    if (!run || attempt < 0 || attempt > newest)
        return missing();
    Json list = Json::array();
    const int last = attempt > 0 ? attempt : newest;
    for (int a = every ? 1 : last; a <= last; ++a) {
        for (const CiJobState& state : guard->pipelines.state(*guard, *run, a).jobs) {
            if (state.exists)
                list.push_back(github::job(place, *run, state, a));
        }
    }
    Answer answer;
    answer.body = {{"total_count", list.size()}, {"jobs", std::move(list)}};
    return answer;
}

GithubFace::Answer GithubFace::oneJob(const github::Place& place, int64_t id, bool log)
{
    const World::Guard guard(m_world);
    const int attempt = static_cast<int>(id / 8 % 32);
    const CiRun* run = guard->pipelines.find(*guard, place.repository, id / 256);
    if (!run || attempt < 1 || attempt > static_cast<int>(run->attempts.size()))
        return missing();
    for (const CiJobState& state : guard->pipelines.state(*guard, *run, attempt).jobs) {
        if (!state.exists || github::jobId(*run, state, attempt) != id)
            continue;
        Answer answer;
        if (!log) {
            answer.body = github::job(place, *run, state, attempt);
            return answer;
        }
        if (state.started == 0 || state.conclusion == "skipped")
            return missing(); // no runner has written anything
        std::string reason = guard->pipelines.outageReason(state.started);
        if (reason.empty())
            reason = guard->pipelines.outageReason(state.created);
        const std::string signature
            = std::to_string(hashText(m_token + std::to_string(id))) + std::to_string(guard->now());
        const std::lock_guard lock(m_mutex);
        std::erase_if(m_tickets,
                      [&](const auto& each) { return each.second.until < guard->now(); });
        m_tickets[signature] = {ciLog(*run, state, reason, guard->now()), guard->now() + minute};
        answer.code = 302;
        answer.headers.emplace_back(
            "Location", m_logs->url() + "/logs/" + std::to_string(id) + "?sig=" + signature);
        return answer;
    }
    return missing();
}

GithubFace::Answer GithubFace::act(const github::Place& place, int64_t id, const std::string& verb)
{
    World::Guard guard(m_world);
    const CiRun* run = guard->pipelines.find(*guard, place.repository, id);
    if (!run)
        return missing();
    Answer answer;
    answer.body = Json::object();
    if (verb == "rerun" || verb == "rerun-failed-jobs") {
        answer.code = 201;
        if (!guard->pipelines.rerun(*guard, *run, verb != "rerun", "midwatch[bot]")) {
            answer.code = 403;
            answer.body = github::error("This workflow run cannot be retried: it is already "
                                        "running, or none of its jobs failed",
                                        "403");
        }
        return answer;
    }
    if (verb == "cancel" || verb == "force-cancel") {
        answer.code = 202;
        if (!guard->pipelines.cancel(*guard, *run)) {
            answer.code = 409;
            answer.body = github::error("Cannot cancel a workflow run that is completed.", "409");
        }
        return answer;
    }
    return missing();
}

GithubFace::Answer GithubFace::deployments(const httplib::Request& request,
                                           const github::Place& place,
                                           const std::vector<std::string>& path)
{
    Answer answer;
    {
        const World::Guard guard(m_world);
        const auto made = guard->pipelines.deployments(*guard, place.repository);
        const auto all = guard->pipelines.runs(*guard, place.repository);
        const std::string environment = request.get_param_value("environment");
        answer.body = Json::array();
        for (const CiDeployment& each : made) {
            const CiRun& run = *all[each.run];
            if (path.empty()) {
                if (environment.empty() || environment == each.environment)
                    answer.body.push_back(github::deployment(place, run, each));
                continue;
            }
            if (number(path[0]) != each.id)
                continue;
            if (path.size() == 1) {
                answer.body = github::deployment(place, run, each);
                return answer;
            }
            if (path.size() == 2 && path[1] == "statuses") {
                answer.body = github::statuses(place, run, each);
                return answer;
            }
        }
    }
    if (!path.empty())
        return missing();
    page(request, place, answer);
    return answer;
}

GithubFace::Answer GithubFace::compare(const github::Place& place, const std::string& range)
{
    const size_t dots = range.find("...");
    if (dots == std::string::npos)
        return missing();
    const std::string base = range.substr(0, dots), head = range.substr(dots + 3);
    Ms baseCreated = 0, headCreated = 0;
    const World::Guard guard(m_world);
    for (const CiRun* run : guard->pipelines.runs(*guard, place.repository)) {
        // The first run of a commit is its age: a later one may bring it back.
        if (run->sha == base)
            baseCreated = run->created;
        if (run->sha == head)
            headCreated = run->created;
    }
    if (baseCreated == 0 || headCreated == 0)
        return missing();
    Answer answer;
    const char* status = base == head ? "identical"
        : headCreated > baseCreated   ? "ahead"
                                      : "behind";
    answer.body = github::comparison(place, base, head, status, headCreated);
    return answer;
}

GithubFace::Answer GithubFace::oneCommit(const github::Place& place, const std::string& ref)
{
    const World::Guard guard(m_world);
    for (const CiRun* run : guard->pipelines.runs(*guard, place.repository)) {
        if (run->sha != ref && run->branch != ref)
            continue;
        Answer answer;
        answer.body = github::commit(place, run->sha, run->title, run->created - 5 * hour);
        return answer;
    }
    return missing();
}

} // namespace mw::sim
