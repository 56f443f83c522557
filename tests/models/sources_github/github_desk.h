// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Plays hub and GitHub for the source: keeps what it asked and which rows it gave; answers by hand.
#pragma once

#include "models/sources/github/github.h"
#include "tests/support/shared.h"

#include <QFile>
#include <QTest>
#include <map>

#include <nlohmann/json.hpp>

namespace mwtest {

using namespace mw;
using Json = nlohmann::json;

inline const World start{std::chrono::seconds(1'795'305'600)}; // 2026-11-22T00:00:00Z

inline Json jsonFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(path));
    return Json::parse(file.readAll().toStdString());
}

inline std::string time(World at)
{
    return formatTime(at);
}

// Times are minutes before `start`.
inline Json run(int64_t id,
                int minutesAgo,
                const std::string& status,
                const std::string& conclusion = {},
                int attempt = 1)
{
    const World at = start - std::chrono::minutes(minutesAgo);
    return {{"id", id},
            {"name", "CI"},
            {"path", ".github/workflows/ci.yml"},
            {"run_number", id},
            {"run_attempt", attempt},
            {"display_title", "title " + std::to_string(id)},
            {"event", "push"},
            {"head_branch", "main"},
            {"head_sha", "abc" + std::to_string(id)},
            {"status", status},
            {"conclusion", conclusion.empty() ? Json() : Json(conclusion)},
            {"created_at", time(at)},
            {"run_started_at", time(at)},
            {"updated_at", time(at + std::chrono::minutes(5))},
            {"actor", {{"login", "ana"}}},
            {"html_url", "https://github.com/o/r/actions/runs/" + std::to_string(id)}};
}

inline Json runs(std::vector<Json> list)
{
    return {{"total_count", list.size()}, {"workflow_runs", list}};
}

inline Json job(int64_t id,
                int64_t runId,
                const std::string& name,
                const std::string& status,
                const std::string& conclusion = {},
                int attempt = 1)
{
    Json out{{"id", id},
             {"run_id", runId},
             {"run_attempt", attempt},
             {"name", name},
             {"status", status},
             {"conclusion", conclusion.empty() ? Json() : Json(conclusion)},
             {"created_at", time(start - std::chrono::minutes(10))},
             {"started_at", time(start - std::chrono::minutes(9))},
             {"completed_at",
              status == "completed" ? Json(time(start - std::chrono::minutes(6))) : Json()},
             {"labels", {"ubuntu-22.04"}},
             {"steps", Json::array()}};
    out["steps"].push_back({{"name", "Run tests"},
                            {"number", 3},
                            {"status", status},
                            {"conclusion", out["conclusion"]}});
    return out;
}

inline Json deployment(int64_t id, int minutesAgo, const std::string& sha)
{
    return {{"id", id},
            {"sha", sha},
            {"ref", "v" + std::to_string(id)},
            {"environment", "production"},
            {"description", nullptr},
            {"creator", {{"login", "deploy-bot"}}},
            {"created_at", time(start - std::chrono::minutes(minutesAgo))}};
}

inline Json status(const std::string& state, int minutesAgo)
{
    return {{"state", state},
            {"created_at", time(start - std::chrono::minutes(minutesAgo))},
            {"log_url", "https://github.com/o/r/actions/runs/77/job/3"}};
}

class GithubDesk
{
public:
    explicit GithubDesk(std::vector<std::string> repositories = {"o/r"},
                        std::function<void(GithubSettings&)> change = {})
    {
        GithubSettings settings;
        settings.id = SourceId("github");
        settings.repositories = std::move(repositories);
        settings.environments = {{"production", "prod"}};
        if (change)
            change(settings);
        if (const Status fine = checkGithubSettings(settings); !fine)
            qFatal("%s", fine.error().detail.c_str());
        source = makeGithubSource(settings);
        take(source->start(now));
    }

    bool asked(const std::string& key) const { return open.contains(key); }
    std::string target(const std::string& key) const
    {
        return asked(key) ? open.at(key).call.target : std::string("not asked");
    }
    const std::string* header(const std::string& key, const char* name) const
    {
        return findHeader(open.at(key).call.headers, name);
    }

    // Answers through the request's own decoder, as hub and transport would.
    void answer(const std::string& key,
                int code,
                const std::string& body,
                Headers headers = {},
                const char* type = "application/json; charset=utf-8")
    {
        SourceRequest request = pull(key);
        headers.emplace_back("Content-Type", type);
        Outcome outcome;
        outcome.key = key;
        outcome.head = {code, headers, "1.1", "127.0.0.1:1"};
        if (code >= 400) {
            Error error = errorFromStatus(code, headers, now);
            error.detail = body;
            outcome.error = request.decoder->refused(std::move(error), outcome.head, body, now);
        } else if (const Status head = request.decoder->head(outcome.head); !head) {
            outcome.error = head.error();
        } else {
            for (size_t i = 0; i < body.size() && !outcome.error; i += 100) {
                if (const auto fed = request.decoder->feed(body.substr(i, 100)); !fed)
                    outcome.error = fed.error();
            }
            if (!outcome.error) {
                if (const auto end = request.decoder->finish(); !end)
                    outcome.error = end.error();
            }
        }
        outcome.result = request.decoder->takeResult();
        outcome.failures = outcome.error ? 1 : 0;
        lastError = outcome.error;
        take(source->finished(std::move(outcome), now));
    }
    void answer(const std::string& key, const Json& body, Headers headers = {})
    {
        answer(key, 200, body.dump(), std::move(headers));
    }
    void fail(const std::string& key, ErrorKind kind)
    {
        pull(key);
        Outcome outcome;
        outcome.key = key;
        outcome.failures = 1;
        outcome.error = Error{kind, "scripted", 0, {}, {}};
        take(source->finished(std::move(outcome), now));
    }

    void take(Step step)
    {
        for (SourceRequest& request : step.requests)
            open[request.key] = std::move(request);
        for (TopicDelta& delta : step.delta) {
            if (auto* rows = std::get_if<Rows<PipelineRun>>(&delta))
                apply(*rows, runs);
            else if (auto* jobRows = std::get_if<Rows<PipelineJob>>(&delta))
                apply(*jobRows, jobs);
            else
                apply(std::get<Rows<Deployment>>(delta), deployments);
        }
        if (step.part)
            parts[step.part->part] = *step.part;
        if (step.budget)
            budget = step.budget;
    }

    const PipelineRun* run(const std::string& id) const
    {
        const auto it = runs.find(id);
        return it == runs.end() ? nullptr : &it->second;
    }

    World now = start;
    std::unique_ptr<Source> source;
    std::map<std::string, SourceRequest> open;
    std::map<std::string, PipelineRun> runs; // by key id
    std::map<std::string, PipelineJob> jobs;
    std::map<std::string, Deployment> deployments;
    std::map<std::string, PartStatus> parts;
    std::optional<ApiBudget> budget;
    std::optional<Error> lastError;
    int upserts = 0;

private:
    template <class Row>
    void apply(Rows<Row>& rows, std::map<std::string, Row>& into)
    {
        for (const auto& key : rows.removed)
            into.erase(key.id);
        for (Row& row : rows.upserts) {
            if (row.key.source.view() != "github")
                qFatal("a row without its source");
            ++upserts;
            into[row.key.id] = row;
        }
    }
    SourceRequest pull(const std::string& key)
    {
        const auto it = open.find(key);
        if (it == open.end())
            qFatal("%s was not asked", key.c_str());
        SourceRequest request = std::move(it->second);
        open.erase(it);
        return request;
    }
};

} // namespace mwtest
