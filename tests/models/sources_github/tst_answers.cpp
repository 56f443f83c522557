// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Decoding: what real servers, mocks and the official examples say, and what none should.
#include "models/sources/github/answers.h"
#include "tests/models/sources_github/github_desk.h"
#include "tests/support/test_registry.h"

using namespace mw;
using namespace mw::github;
using namespace mwtest;

namespace {

World at(const char* text)
{
    World out{};
    if (!parseTime(text, out))
        qFatal("no time: %s", text);
    return out;
}

} // namespace

class GithubAnswersTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void recordedRunsAndJobs()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        const QString dir = shared + QStringLiteral("/recordings/github-mock/");
        const Json list = jsonFile(dir + QStringLiteral("workflow-runs.json"))["response"]["body"];
        const auto answer = decodeRuns(list.dump(), "octo-org/octo-repo");
        QVERIFY(answer);
        QCOMPARE(answer->runs.size(), list["workflow_runs"].size());
        const PipelineRun& run = answer->runs.at(0);
        QCOMPARE(run.key.id, std::string("octo-org/octo-repo/30433642"));
        QCOMPARE(run.workflow.str(), std::string("Build"));
        QCOMPARE(run.workflowPath, std::string(".github/workflows/build.yml")); // without @main
        QCOMPARE(run.status.str(), std::string("queued"));
        QVERIFY(run.conclusion.empty()); // null is not failure
        QVERIFY(run.finished == World{});
        QCOMPARE(run.created, at("2020-01-22T19:33:08Z"));
        QCOMPARE(run.actor.str(), std::string("octocat"));

        const Json jobs = jsonFile(dir + QStringLiteral("run-jobs.json"))["response"]["body"];
        const auto listed = decodeJobs(jobs.dump(), "octo-org/octo-repo");
        QVERIFY(listed);
        QCOMPARE(listed->jobs.size(), size_t(1));
        const PipelineJob& job = listed->jobs.at(0);
        QCOMPARE(job.key.id, std::string("octo-org/octo-repo/jobs/399444496"));
        QCOMPARE(job.runId, std::string("octo-org/octo-repo/29679449"));
        QVERIFY(job.created == World{}); // the official example lacks it
        QCOMPARE(job.finished, at("2020-01-20T17:44:39Z"));
        QCOMPARE(job.steps.size(), size_t(10));
        QCOMPARE(job.steps.at(8).number, 16);
        QCOMPARE(job.steps.at(0).started, at("2020-01-20T17:42:40Z")); // has a local offset
        QCOMPARE(job.labels, (std::vector<std::string>{"self-hosted", "foo", "bar"}));
        const Json single = jsonFile(dir + QStringLiteral("workflow-run.json"))["response"]["body"];
        QVERIFY(decodeRun(single.dump(), "octo-org/octo-repo"));
    }

    void webhookPayloadsStandForLiveObjects()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        const QString dir = shared + QStringLiteral("/specs/github/webhook-payloads/");
        const auto jobIn = [&](const char* name) {
            const Json job = jsonFile(dir + QString::fromLatin1(name))["workflow_job"];
            const auto answer = decodeJobs(Json{{"jobs", {job}}}.dump(), "o/r");
            return answer && answer->jobs.size() == 1 ? answer->jobs.front() : PipelineJob{};
        };
        const PipelineJob failed
            = jobIn("workflow_job.completed.failure.with-organization.payload.json");
        QCOMPARE(failed.conclusion.str(), std::string("failure"));
        QVERIFY(failed.started - failed.created == std::chrono::seconds(60));
        const PipelineJob queued = jobIn("workflow_job.queued.payload.json");
        QVERIFY(queued.started == World{}); // GitHub repeats created_at there
        QVERIFY(queued.conclusion.empty());
        QCOMPARE(jobIn("workflow_job.waiting.payload.json").status.str(), std::string("waiting"));
        QVERIFY(jobIn("workflow_job.in_progress.payload.json").started != World{});

        const Json run
            = jsonFile(dir + QStringLiteral("workflow_run.completed.payload.json"))["workflow_run"];
        const auto one = decodeRun(run.dump(), "octo-org/octo-repo");
        QVERIFY(one);
        QCOMPARE(one->workflow.str(), std::string("test.yml")); // its name is ""
        QVERIFY(one->finished == one->updated);
        const Json deployed
            = jsonFile(dir + QStringLiteral("deployment.payload.json"))["deployment"];
        const auto list
            = decodeDeployments(Json::array({deployed}).dump(), "Codertocat/Hello-World");
        QVERIFY(list);
        QCOMPARE(list->deployments.at(0).key.id,
                 std::string("Codertocat/Hello-World/deployments/145988746"));
        const Json status
            = jsonFile(dir + QStringLiteral("deployment_status.payload.json"))["deployment_status"];
        const auto statuses = decodeStatuses(Json::array({status}).dump());
        QVERIFY(statuses);
        QCOMPARE(statuses->statuses.at(0).state.str(), std::string("success"));
        QVERIFY(statuses->statuses.at(0).run.empty());
    }

    void officialExamplesDecode()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        const Json all
            = jsonFile(shared + QStringLiteral("/specs/github/examples.json"))["examples"];
        int seen = 0;
        for (const Json& one : all) {
            if (one.value("kind", "") != "response" || one.value("method", "") != "GET")
                continue;
            const std::string path = one.value("path", "");
            const Json& value = one.contains("value") ? one["value"] : one["body"];
            const std::string body = value.dump();
            if (path.ends_with("/actions/runs")) {
                const auto answer = decodeRuns(body, "o/r");
                QVERIFY2(answer && !answer->runs.empty(), path.c_str());
            } else if (path.ends_with("/jobs")) {
                QVERIFY2(decodeJobs(body, "o/r"), path.c_str());
            } else if (path.ends_with("/deployments")) {
                QVERIFY2(decodeDeployments(body, "o/r"), path.c_str());
            } else if (path.ends_with("/statuses")) {
                const auto answer = decodeStatuses(body);
                QVERIFY2(answer && !answer->statuses.empty(), path.c_str());
            } else if (path.ends_with("{basehead}") && value.is_object()) {
                const auto answer = decodeCompare(body);
                QVERIFY2(answer && !answer->authored.empty(), path.c_str());
            } else {
                continue;
            }
            ++seen;
        }
        QVERIFY(seen >= 6);
    }

    void wrongFieldsCostThemselvesOnly()
    {
        Json odd = run(5, 1, "some_new_state", "another_new_one");
        odd["run_attempt"] = "two";
        odd["actor"] = nullptr;
        odd["display_title"] = 7;
        odd["created_at"] = "yesterday";
        odd["name"] = nullptr;
        Json list = runs({odd});
        list["workflow_runs"].push_back(nullptr);
        list["workflow_runs"].push_back({{"id", "9"}});
        list["workflow_runs"].push_back(run(6, 2, "completed", "success"));
        const auto answer = decodeRuns(list.dump(), "o/r");
        QVERIFY(answer);
        QCOMPARE(answer->runs.size(), size_t(2));
        const PipelineRun& first = answer->runs.front();
        QCOMPARE(first.status.str(), std::string("some_new_state"));
        QCOMPARE(first.conclusion.str(), std::string("another_new_one"));
        QCOMPARE(first.attempt, 1);
        QVERIFY(first.title.empty() && first.actor.empty());
        QVERIFY(first.created == World{});
        QCOMPARE(first.workflow.str(), std::string("ci.yml"));
    }

    void bigIdsAndLongWords()
    {
        Json big = run(9'007'199'254'740'993, 1, "completed", "success"); // not a double
        big["head_branch"] = std::string(5'000, 'b');
        const auto answer = decodeRuns(runs({big}).dump(), "o/r");
        QVERIFY(answer);
        QCOMPARE(answer->runs.at(0).key.id, std::string("o/r/9007199254740993"));
        QCOMPARE(answer->runs.at(0).branch.str().size(), size_t(200));
    }

    void whatIsNoAnswer()
    {
        const std::string whole = runs({run(1, 1, "queued")}).dump();
        const auto kindOf = [](const auto& result) {
            return result ? std::string("fine") : std::string(toString(result.error().kind));
        };
        QCOMPARE(kindOf(decodeRuns("", "o/r")), std::string("decode"));
        QCOMPARE(kindOf(decodeRuns("  \n", "o/r")), std::string("decode"));
        QCOMPARE(kindOf(decodeRuns("<html>", "o/r")), std::string("protocol"));
        QCOMPARE(kindOf(decodeRuns(whole.substr(0, whole.size() / 2), "o/r")),
                 std::string("decode"));
        QCOMPARE(kindOf(decodeRuns("[]", "o/r")), std::string("decode"));
        QCOMPARE(kindOf(decodeRuns("{}", "o/r")), std::string("decode"));
        QCOMPARE(kindOf(decodeRuns("{\"workflow_runs\":7}", "o/r")), std::string("decode"));
        QCOMPARE(kindOf(decodeRuns(std::string(5'000, '['), "o/r")), std::string("decode"));
        QCOMPARE(kindOf(decodeDeployments("{}", "o/r")), std::string("decode"));
        QCOMPARE(kindOf(decodeCompare("[]")), std::string("decode"));
        QCOMPARE(kindOf(decodeCommit("[]")), std::string("decode"));
        QCOMPARE(kindOf(decodeRun("{\"id\":0}", "o/r")), std::string("decode"));
        QCOMPARE(kindOf(decodeRuns(runs({}).dump(), "o/r")), std::string("fine"));
    }

    void runsBehindStatuses()
    {
        const auto runIn = [](const std::string& url) {
            const auto answer = decodeStatuses(
                Json::array({Json{{"state", "success"}, {"target_url", url}}}).dump());
            return answer ? answer->statuses.at(0).run : std::string("error");
        };
        QCOMPARE(runIn("https://github.com/o/r/actions/runs/4812/job/9"), std::string("o/r/4812"));
        QCOMPARE(runIn("https://ghe.corp/o/r/actions/runs/4812"), std::string("o/r/4812"));
        QCOMPARE(runIn("https://ci.corp/builds/7"), std::string());
        QCOMPARE(runIn("/actions/runs/4812"), std::string());
        QCOMPARE(runIn("https://github.com/o/r/actions/runs/"), std::string());
    }

    void mergesAreNoChanges()
    {
        const auto commit = [](const char* when, int parents) {
            Json out{{"commit", {{"author", {{"date", when}}}}}, {"parents", Json::array()}};
            for (int i = 0; i < parents; ++i)
                out["parents"].push_back({{"sha", "x"}});
            return out;
        };
        const auto answer = decodeCompare(Json{{"status", "ahead"},
                                               {"total_commits", 3},
                                               {"commits",
                                                {commit("2026-11-02T09:00:00Z", 1),
                                                 commit("2026-11-02T10:00:00Z", 2),
                                                 commit("2026-11-02T11:00:00+01:00", 1)}}}
                                              .dump());
        QVERIFY(answer);
        QCOMPARE(answer->authored,
                 (std::vector<World>{at("2026-11-02T09:00:00Z"), at("2026-11-02T10:00:00Z")}));
    }
};

MIDWATCH_TEST(GithubAnswersTest)
#include "tst_answers.moc"
