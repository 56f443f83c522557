// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/faces/github/documents.h"

#include "app/simulator/estate/random.h"
#include "models/base/clock.h"

#include <algorithm>

namespace mw::sim::github {

namespace {

Json nullableTime(Ms at)
{
    return at == 0 ? Json() : Json(time(at));
}

std::string node(const std::string& kind, int64_t id)
{
    return kind + "_sim" + std::to_string(id);
}

int64_t numberOf(const std::string& text)
{
    return static_cast<int64_t>(hashText(text) % 90'000'000) + 1'000'000;
}

std::string fileOf(const CiRun& run)
{
    return run.deploys ? ".github/workflows/deploy.yml" : ".github/workflows/ci.yml";
}

} // namespace

std::string time(Ms at)
{
    return formatTime(mw::World(Millis(at / 1000 * 1000)));
}

Json user(const Place& place, const std::string& login)
{
    const int64_t id = numberOf(login);
    Json out{{"login", login}, {"id", id}, {"node_id", node("U", id)}, {"gravatar_id", ""}};
    const std::string url = place.api + "/users/" + login;
    out["avatar_url"] = "https://github.example/avatars/" + std::to_string(id);
    out["url"] = url;
    out["html_url"] = "https://github.example/" + login;
    for (const char* part : {"followers",
                             "following",
                             "gists",
                             "starred",
                             "subscriptions",
                             "organizations",
                             "repos",
                             "events",
                             "received_events"})
        out[std::string(part) + "_url"] = url + "/" + part;
    out["type"] = login.ends_with("[bot]") || login.ends_with("robot") ? "Bot" : "User";
    out["site_admin"] = false;
    return out;
}

Json repository(const Place& place)
{
    const std::string& full = place.name();
    const std::string owner = full.substr(0, full.find('/'));
    const int64_t id = numberOf(full);
    Json out{{"id", id},
             {"node_id", node("R", id)},
             {"name", full.substr(full.find('/') + 1)},
             {"full_name", full},
             {"private", true},
             {"owner", user(place, owner)},
             {"html_url", place.html("")},
             {"description", nullptr},
             {"fork", false},
             {"url", place.url("")}};
    for (const char* part :
         {"archive",     "assignees",     "blobs",        "branches",      "collaborators",
          "comments",    "commits",       "compare",      "contents",      "contributors",
          "deployments", "downloads",     "events",       "forks",         "git_commits",
          "git_refs",    "git_tags",      "hooks",        "issue_comment", "issue_events",
          "issues",      "keys",          "labels",       "languages",     "merges",
          "milestones",  "notifications", "pulls",        "releases",      "stargazers",
          "statuses",    "subscribers",   "subscription", "tags",          "teams",
          "trees"})
        out[std::string(part) + "_url"] = place.url("/" + std::string(part));
    return out;
}

Json workflowRun(const Place& place, const CiRun& run, const CiRunState& state, int attempt)
{
    const std::string id = std::to_string(run.id);
    const std::string url = place.url("/actions/runs/" + id);
    const int newest = static_cast<int>(run.attempts.size());
    const int shown = attempt > 0 ? attempt : newest;
    const auto& which = run.attempts[static_cast<size_t>(shown - 1)];
    const Json repo = repository(place);
    Json out{
        {"id", run.id},
        {"name", run.deploys ? "Deploy" : "CI"},
        {"node_id", node("WFR", run.id)},
        {"head_branch", run.branch},
        {"head_sha", run.sha},
        {"path", fileOf(run)},
        {"display_title", run.title},
        {"run_number", run.number},
        {"event", run.event},
        {"status", state.status},
        {"conclusion", state.conclusion.empty() ? Json() : Json(state.conclusion)},
        {"workflow_id", numberOf(place.name() + fileOf(run))},
        {"check_suite_id", run.id + 1},
        {"check_suite_node_id", node("CS", run.id + 1)},
        {"url", url},
        {"html_url", place.html("/actions/runs/" + id)},
        {"pull_requests", Json::array()},
        {"created_at", time(run.created)},
        {"updated_at", time(state.updated)},
        {"actor", user(place, run.actor)},
        {"run_attempt", shown},
        {"referenced_workflows", Json::array()},
        {"run_started_at", time(which.at)},
        {"triggering_actor", user(place, which.who)},
        {"jobs_url", url + "/jobs"},
        {"logs_url", url + "/logs"},
        {"check_suite_url", place.url("/check-suites/" + std::to_string(run.id + 1))},
        {"artifacts_url", url + "/artifacts"},
        {"cancel_url", url + "/cancel"},
        {"rerun_url", url + "/rerun"},
        {"previous_attempt_url",
         shown > 1 ? Json(url + "/attempts/" + std::to_string(shown - 1)) : Json()},
        {"workflow_url",
         place.url("/actions/workflows/" + std::to_string(numberOf(place.name() + fileOf(run))))},
        {"head_commit",
         {{"id", run.sha},
          {"tree_id", ciSha(run.sha, "tree")},
          {"message", run.title},
          {"timestamp", time(run.created - 4 * minute)},
          {"author", {{"name", run.actor}, {"email", run.actor + "@agent-factory.example"}}},
          {"committer", {{"name", "GitHub"}, {"email", "noreply@github.example"}}}}},
        {"repository", repo},
        {"head_repository", repo}};
    return out;
}

int64_t jobId(const CiRun& run, const CiJobState& state, int attempt)
{
    int64_t index = 0;
    for (size_t i = 0; i < run.jobs.size(); ++i) {
        if (&run.jobs[i] == state.job)
            index = static_cast<int64_t>(i);
    }
    // Below 2^53, and a job of another attempt is another job, also one that was not run again.
    return (run.id * 32 + std::min(attempt, 31)) * 8 + index;
}

Json job(const Place& place, const CiRun& run, const CiJobState& state, int attempt)
{
    const int64_t id = jobId(run, state, attempt);
    const bool begun = state.started != 0;
    Json steps = Json::array();
    Ms at = state.started;
    for (size_t i = 0; begun && i < state.job->steps.size(); ++i) {
        const CiStep& step = state.job->steps[i];
        const bool over = state.status == "completed";
        const bool failed = state.conclusion == "failure";
        const bool last = i + 1 == state.job->steps.size();
        Ms end = at + step.length;
        std::string conclusion = "success";
        if (failed && i == state.failedStep) {
            conclusion = "failure";
            end = std::max(at, state.finished - second);
        } else if (failed && i > state.failedStep && !last) {
            conclusion = "skipped";
            end = at;
        } else if (state.conclusion == "cancelled" && end > state.finished) {
            conclusion = "cancelled";
            end = state.finished;
        }
        if (over)
            end = std::min(end, state.finished);
        const bool done = over || end <= state.attemptNow;
        const bool going = !done && at <= state.attemptNow;
        steps.push_back({{"name", step.name},
                         {"status",
                          done        ? "completed"
                              : going ? "in_progress"
                                      : "queued"},
                         {"conclusion", done ? Json(conclusion) : Json()},
                         {"number", i + 1},
                         {"started_at", done || going ? Json(time(at)) : Json()},
                         {"completed_at", done ? Json(time(end)) : Json()}});
        at = end;
    }
    const bool ran = begun && state.conclusion != "skipped";
    const int64_t runner = id % 37 + 3;
    return {{"id", id},
            {"run_id", run.id},
            {"workflow_name", run.deploys ? "Deploy" : "CI"},
            {"head_branch", run.branch},
            {"run_url", place.url("/actions/runs/" + std::to_string(run.id))},
            {"run_attempt", attempt},
            {"node_id", node("CR", id)},
            {"head_sha", run.sha},
            {"url", place.url("/actions/jobs/" + std::to_string(id))},
            {"html_url",
             place.html("/actions/runs/" + std::to_string(run.id) + "/job/" + std::to_string(id))},
            {"status", state.status},
            {"conclusion", state.conclusion.empty() ? Json() : Json(state.conclusion)},
            {"created_at", time(state.created)},
            // a job that waits repeats its creation here, as GitHub's do
            {"started_at", time(begun ? state.started : state.created)},
            {"completed_at", nullableTime(state.finished)},
            {"name", state.job->name},
            {"steps", std::move(steps)},
            {"check_run_url", place.url("/check-runs/" + std::to_string(id))},
            {"labels", {"ubuntu-24.04"}},
            {"runner_id", ran ? Json(runner) : Json()},
            {"runner_name", ran ? Json("GitHub Actions " + std::to_string(runner)) : Json()},
            {"runner_group_id", ran ? Json(0) : Json()},
            {"runner_group_name", ran ? Json("GitHub Actions") : Json()}};
}

Json workflow(const Place& place, bool deploys)
{
    const std::string file = deploys ? ".github/workflows/deploy.yml" : ".github/workflows/ci.yml";
    const int64_t id = numberOf(place.name() + file);
    return {{"id", id},
            {"node_id", node("W", id)},
            {"name", deploys ? "Deploy" : "CI"},
            {"path", file},
            {"state", "active"},
            {"created_at", "2024-02-06T09:12:44Z"},
            {"updated_at", "2025-09-30T14:01:02Z"},
            {"url", place.url("/actions/workflows/" + std::to_string(id))},
            {"html_url", place.html("/blob/main/" + file)},
            {"badge_url", place.html("/workflows/badge.svg")}};
}

Json deployment(const Place& place, const CiRun& run, const CiDeployment& made)
{
    const std::string url = place.url("/deployments/" + std::to_string(made.id));
    return {{"url", url},
            {"id", made.id},
            {"node_id", node("DE", made.id)},
            {"sha", run.sha},
            {"ref", run.branch},
            {"task", "deploy"},
            {"payload", Json::object()},
            {"original_environment", made.environment},
            {"environment", made.environment},
            {"description", nullptr},
            {"creator", user(place, run.actor)},
            {"created_at", time(made.created)},
            {"updated_at", time(std::max({made.created, made.finished, made.inactive}))},
            {"statuses_url", url + "/statuses"},
            {"repository_url", place.url("")},
            {"transient_environment", false},
            {"production_environment", made.environment == "production"}};
}

Json statuses(const Place& place, const CiRun& run, const CiDeployment& made)
{
    const std::string url = place.url("/deployments/" + std::to_string(made.id));
    const std::string log = place.html("/actions/runs/" + std::to_string(run.id));
    Json out = Json::array();
    int number = 0;
    const auto add = [&](const char* state, Ms at) {
        if (at == 0)
            return;
        const int64_t id = made.id * 8 + number++;
        out.insert(out.begin(),
                   Json{{"url", url + "/statuses/" + std::to_string(id)},
                        {"id", id},
                        {"node_id", node("DES", id)},
                        {"state", state},
                        {"creator", user(place, run.actor)},
                        {"description", ""},
                        {"environment", made.environment},
                        {"target_url", log},
                        {"log_url", log},
                        {"created_at", time(at)},
                        {"updated_at", time(at)},
                        {"deployment_url", url},
                        {"repository_url", place.url("")}});
    };
    add("in_progress", made.created);
    if (made.finished != 0)
        add(made.success ? "success" : "failure", made.finished);
    add("inactive", made.inactive);
    return out;
}

Json environment(const Place& place, const std::string& name)
{
    const int64_t id = numberOf(place.name() + name);
    return {{"id", id},
            {"node_id", node("EN", id)},
            {"name", name},
            {"url", place.url("/environments/" + name)},
            {"html_url", place.html("/deployments/activity_log?environments_filter=" + name)},
            {"created_at", "2024-02-06T09:12:44Z"},
            {"updated_at", "2024-02-06T09:12:44Z"}};
}

Json commit(const Place& place, const std::string& sha, const std::string& title, Ms authored)
{
    const std::string who = "ana";
    const Json person{
        {"name", who}, {"email", who + "@agent-factory.example"}, {"date", time(authored)}};
    Json committer = person;
    committer["date"] = time(authored + 50 * minute); // rebased onto main later
    const std::string parent = ciSha(sha, "parent");
    return {{"url", place.url("/commits/" + sha)},
            {"sha", sha},
            {"node_id", node("C", numberOf(sha))},
            {"html_url", place.html("/commit/" + sha)},
            {"comments_url", place.url("/commits/" + sha + "/comments")},
            {"commit",
             {{"url", place.url("/git/commits/" + sha)},
              {"author", person},
              {"committer", committer},
              {"message", title},
              {"comment_count", 0},
              {"tree", {{"sha", ciSha(sha, "tree")}, {"url", place.url("/git/trees/" + sha)}}}}},
            {"author", user(place, who)},
            {"committer", user(place, who)},
            {"parents",
             Json::array({Json{{"sha", parent}, {"url", place.url("/commits/" + parent)}}})}};
}

Json comparison(const Place& place,
                const std::string& base,
                const std::string& head,
                const std::string& status,
                Ms headCreated)
{
    Json commits = Json::array();
    if (status == "ahead") {
        const uint64_t dice = hashText(base + head);
        const int count = 1 + static_cast<int>(dice % 5);
        for (int i = count; i-- > 0;) { // oldest first
            const Ms before = 3 * hour + static_cast<Ms>((dice >> i) % 29) * hour
                + static_cast<Ms>(i) * 7 * hour;
            const std::string sha = i == 0 ? head : ciSha(head, std::to_string(i));
            commits.push_back(
                commit(place, sha, "Change " + std::to_string(i + 1), headCreated - before));
        }
    }
    const size_t count = commits.size();
    const std::string range = base + "..." + head;
    return {{"url", place.url("/compare/" + range)},
            {"html_url", place.html("/compare/" + range)},
            {"permalink_url", place.html("/compare/" + range)},
            {"diff_url", place.html("/compare/" + range + ".diff")},
            {"patch_url", place.html("/compare/" + range + ".patch")},
            {"base_commit", commit(place, base, "base", headCreated - 9 * day)},
            {"merge_base_commit",
             commit(place, status == "behind" ? head : base, "base", headCreated - 9 * day)},
            {"status", status},
            {"ahead_by", count},
            {"behind_by", status == "behind" ? 3 : 0},
            {"total_commits", count},
            {"commits", std::move(commits)},
            {"files", Json::array()}};
}

Json error(const std::string& message, const std::string& status)
{
    return {{"message", message},
            {"documentation_url", "https://docs.github.com/rest"},
            {"status", status}};
}

} // namespace mw::sim::github
