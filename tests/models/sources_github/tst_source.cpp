// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The state machine, question by question.
#include "tests/models/sources_github/github_desk.h"
#include "tests/support/test_registry.h"

using namespace mw;
using namespace mwtest;
using namespace std::chrono_literals;

namespace {

std::string stateOf(const GithubDesk& desk, const char* part)
{
    const auto it = desk.parts.find(part);
    return it == desk.parts.end() ? "none" : toString(it->second.state);
}

Headers left(int64_t remaining, int64_t limit = 5000)
{
    return {
        {"x-ratelimit-limit", std::to_string(limit)},
        {"x-ratelimit-remaining", std::to_string(remaining)},
        {"x-ratelimit-reset", std::to_string((start + 30min).time_since_epoch().count() / 1000)},
        {"x-ratelimit-resource", "core"}};
}

} // namespace

class GithubSourceTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void severalRepositoriesBecomeOneList()
    {
        GithubDesk desk({"o/r", "o/web", "o/r"});
        QCOMPARE(desk.open.size(), size_t(4)); // a repository named twice is asked once
        QCOMPARE(desk.target("runs/o/r"),
                 std::string("/repos/o/r/actions/runs?exclude_pull_requests=true&per_page=100"));
        QCOMPARE(*desk.header("runs/o/r", "X-GitHub-Api-Version"), std::string("2022-11-28"));
        QVERIFY(!desk.header("runs/o/r", "If-None-Match"));
        desk.answer("runs/o/r",
                    runs({run(12, 1, "in_progress"), run(11, 40, "completed", "success")}));
        QCOMPARE(stateOf(desk, "runs"), std::string("connecting")); // the other is still out
        desk.answer("runs/o/web", runs({run(9, 3, "completed", "cancelled")}));
        QCOMPARE(stateOf(desk, "runs"), std::string("live"));
        QCOMPARE(desk.parts["runs"].items, int64_t(3));
        QCOMPARE(desk.runs.size(), size_t(3));
        QCOMPARE(desk.run("o/web/9")->service.str(), std::string("web"));
        QVERIFY(desk.run("o/r/12")->conclusion.empty());
        // Something runs: looked at more often. The newest are enough from now on.
        QVERIFY(desk.open.at("runs/o/r").notBefore == 10s);
        QVERIFY(desk.open.at("runs/o/web").notBefore == 30s);
        QVERIFY(desk.target("runs/o/r").ends_with("per_page=30"));
    }

    void unchangedAnswersAreFreeAndChangeNothing()
    {
        GithubDesk desk;
        desk.answer("deployments/o/r", Json::array());
        desk.answer("runs/o/r", runs({run(1, 5, "completed", "success")}), {{"ETag", "W/\"a\""}});
        desk.answer("runs/o/r", runs({run(1, 5, "completed", "success")}), {{"ETag", "W/\"b\""}});
        QCOMPARE(*desk.header("runs/o/r", "If-None-Match"), std::string("W/\"b\"")); // as it came
        const int before = desk.upserts;
        desk.answer("runs/o/r", 304, "", left(4990));
        QCOMPARE(desk.upserts, before);
        QCOMPARE(desk.runs.size(), size_t(1));
        QCOMPARE(desk.budget->unchanged, int64_t(1));
        QCOMPARE(desk.budget->remaining, int64_t(4990));
        QCOMPARE(*desk.header("runs/o/r", "If-None-Match"), std::string("W/\"b\""));
        // Another token: what was remembered speaks of the old one.
        desk.source->credentialsChanged();
        desk.take(desk.source->wake(desk.now));
        QVERIFY(!desk.header("runs/o/r", "If-None-Match"));
    }

    void pagesAreFollowedVerbatimAndNowhereElse()
    {
        GithubDesk desk;
        const std::string next = "https://api.github.com/repositories/7/actions/runs?page=2&x=%2F";
        desk.answer("runs/o/r",
                    runs({run(9, 5, "completed", "success")}),
                    {{"Link", "<" + next + ">; rel=\"next\""}});
        QCOMPARE(desk.target("runs/o/r"), std::string("/repositories/7/actions/runs?page=2&x=%2F"));
        QVERIFY(desk.open.at("runs/o/r").notBefore == 0s);
        QCOMPARE(stateOf(desk, "runs"), std::string("connecting"));
        // Old enough: no further page, and a link to another host is not followed.
        desk.answer("runs/o/r",
                    runs({run(8, 60 * 24 * 9, "completed", "success")}),
                    {{"Link", "<" + next + ">; rel=\"next\""}});
        QCOMPARE(stateOf(desk, "runs"), std::string("live"));
        QCOMPARE(desk.runs.size(), size_t(1)); // nine days are more than seven

        GithubDesk other;
        other.answer("runs/o/r",
                     runs({run(9, 5, "completed", "success")}),
                     {{"Link", "<https://evil.org/x?page=2>; rel=\"next\""}});
        QCOMPARE(stateOf(other, "runs"), std::string("live"));
    }

    void aGapIsFilledAndDeletedRunsGo()
    {
        GithubDesk desk;
        desk.answer("runs/o/r",
                    runs({run(2, 50, "completed", "success"), run(1, 90, "completed", "success")}));
        // A page on which nothing is known: something lies between.
        desk.answer("runs/o/r",
                    runs({run(40, 1, "completed", "success")}),
                    {{"Link", "<https://api.github.com/p2>; rel=\"next\""}});
        QCOMPARE(desk.target("runs/o/r"), std::string("/p2"));
        desk.answer("runs/o/r",
                    runs({run(3, 40, "completed", "success"), run(2, 50, "completed", "success")}));
        QCOMPARE(desk.runs.size(), size_t(4));
        // 3 was deleted: it is missing between its neighbours. 1 is older than the page.
        desk.answer("runs/o/r",
                    runs({run(40, 1, "completed", "success"), run(2, 50, "completed", "success")}));
        QVERIFY(!desk.run("o/r/3"));
        QVERIFY(desk.run("o/r/1"));
    }

    void failedRunsGetTheirJobsOnce()
    {
        GithubDesk desk;
        desk.answer(
            "runs/o/r",
            runs({run(5, 20, "completed", "failure"), run(4, 25, "completed", "startup_failure")}));
        QVERIFY(desk.asked("jobs/o/r/5"));
        QVERIFY(!desk.asked("jobs/o/r/4")); // never had any
        desk.answer("jobs/o/r/5",
                    Json{{"total_count", 2},
                         {"jobs",
                          {job(51, 5, "lint", "completed", "success"),
                           job(52, 5, "test (3.11)", "completed", "failure")}}});
        QCOMPARE(desk.run("o/r/5")->failedAt, std::string("test (3.11) › Run tests"));
        QVERIFY(desk.run("o/r/5")->finished == start - 6min); // the jobs' end, not updated_at
        QCOMPARE(desk.jobs.size(), size_t(2));
        QVERIFY(!desk.asked("jobs/o/r/5"));
        desk.answer("runs/o/r", runs({run(5, 20, "completed", "failure")}));
        QVERIFY(!desk.asked("jobs/o/r/5"));
        // A new attempt fails too: its jobs are others.
        Json again = run(5, 20, "completed", "failure", 2);
        again["updated_at"] = time(start);
        desk.answer("runs/o/r", runs({again}));
        QVERIFY(desk.asked("jobs/o/r/5"));
        QVERIFY(desk.run("o/r/5")->failedAt.empty()); // not of this attempt
        QCOMPARE(desk.run("o/r/5")->attempt, 2);
    }

    void lookingFollowsARunToItsEnd()
    {
        GithubDesk desk;
        desk.answer("deployments/o/r", Json::array());
        desk.answer("runs/o/r", runs({run(7, 2, "in_progress")}));
        desk.take(desk.source->look("o/r/7", desk.now));
        QCOMPARE(desk.target("jobs/o/r/7"),
                 std::string("/repos/o/r/actions/runs/7/jobs?filter=latest&per_page=100"));
        desk.answer("jobs/o/r/7",
                    Json{{"total_count", 1}, {"jobs", {job(71, 7, "lint", "in_progress")}}});
        QVERIFY(desk.asked("workflow/o/r/7"));
        QCOMPARE(desk.target("workflow/o/r/7"),
                 std::string("/repos/o/r/contents/.github/workflows/ci.yml?ref=abc7"));
        QCOMPARE(*desk.header("workflow/o/r/7", "Accept"),
                 std::string("application/vnd.github.raw+json"));
        QVERIFY(!desk.jobs.at("o/r/jobs/71").needsKnown);
        desk.answer("workflow/o/r/7",
                    200,
                    "jobs:\n  lint: {}\n  test: {needs: lint}\n",
                    {},
                    "application/vnd.github.raw+json; charset=utf-8");
        QVERIFY(desk.jobs.at("o/r/jobs/71").needsKnown);
        QCOMPARE(desk.jobs.at("o/r/7/planned/test").needs, (std::vector<std::string>{"lint"}));
        QVERIFY(desk.open.at("jobs/o/r/7").notBefore == 5s);
        desk.answer("jobs/o/r/7",
                    Json{{"total_count", 2},
                         {"jobs",
                          {job(71, 7, "lint", "completed", "success"),
                           job(72, 7, "test", "completed", "success")}}});
        QVERIFY(!desk.jobs.contains("o/r/7/planned/test")); // it has come into being
        QVERIFY(desk.asked("jobs/o/r/7")); // the run itself is not over yet
        desk.answer("run/o/r/7", run(7, 2, "completed", "success"));
        desk.answer("jobs/o/r/7",
                    Json{{"total_count", 2},
                         {"jobs",
                          {job(71, 7, "lint", "completed", "success"),
                           job(72, 7, "test", "completed", "success")}}});
        QVERIFY(!desk.asked("jobs/o/r/7"));
        // Nobody looks any more: the run is not asked for by itself.
        desk.take(desk.source->look("", desk.now));
        desk.answer("run/o/r/7", run(7, 2, "completed", "success"));
        QVERIFY(!desk.asked("run/o/r/7"));
    }

    void workflowFilesThatCannotBeReadLeaveJobsSideBySide()
    {
        GithubDesk desk;
        desk.answer("runs/o/r", runs({run(7, 2, "completed", "success")}));
        desk.take(desk.source->look("o/r/7", desk.now));
        desk.answer("jobs/o/r/7", Json{{"jobs", {job(71, 7, "lint", "completed", "success")}}});
        desk.answer("workflow/o/r/7", 404, "{\"message\":\"Not Found\"}");
        QVERIFY(!desk.jobs.at("o/r/jobs/71").needsKnown);
        QVERIFY(!desk.asked("workflow/o/r/7"));
    }

    void anOldRunThatADeploymentLeadsTo()
    {
        GithubDesk desk;
        desk.answer("runs/o/r", runs({}));
        desk.take(desk.source->look("o/r/3", desk.now));
        desk.answer("run/o/r/3", run(3, 60 * 24 * 20, "completed", "success"));
        QVERIFY(desk.run("o/r/3"));
        QVERIFY(desk.asked("jobs/o/r/3"));
        desk.take(desk.source->look("somebody/else/3", desk.now)); // not ours: nothing is asked
        QVERIFY(!desk.asked("run/somebody/else/3"));
    }

    void deploymentsGetStatesAndChanges()
    {
        GithubDesk desk;
        desk.answer("runs/o/r", runs({}));
        desk.answer("deployments/o/r",
                    Json::array({deployment(3, 20, "ccc"),
                                 deployment(2, 600, "bbb"),
                                 deployment(1, 60 * 24 * 40, "aaa"),
                                 deployment(0 + 9, 60 * 24 * 60, "zzz")}));
        // One older than 30 days stays as what the oldest replaced; the rest is history.
        QCOMPARE(desk.deployments.size(), size_t(3));
        QCOMPARE(stateOf(desk, "deployments"), std::string("connecting"));
        QCOMPARE(desk.target("detail"),
                 std::string("/repos/o/r/deployments/3/statuses?per_page=100"));
        desk.answer("detail", Json::array({status("success", 10), status("in_progress", 20)}));
        desk.answer("detail", Json::array({status("inactive", 10), status("success", 590)}));
        desk.answer("detail", Json::array({status("success", 60 * 24 * 40)}));
        const Deployment& newest = desk.deployments.at("o/r/deployments/3");
        QVERIFY(newest.production && newest.succeeded);
        QCOMPARE(newest.estate.str(), std::string("prod"));
        QCOMPARE(newest.run, std::string("o/r/77"));
        QVERIFY(newest.finished == start - 10min);
        const Deployment& before = desk.deployments.at("o/r/deployments/2");
        QCOMPARE(before.state.str(), std::string("inactive"));
        QVERIFY(before.succeeded); // it was one, once
        QVERIFY(before.finished == start - 590min);
        QCOMPARE(desk.target("detail"), std::string("/repos/o/r/compare/bbb...ccc?per_page=100"));
        desk.answer("detail",
                    Json{{"status", "ahead"},
                         {"total_commits", 1},
                         {"commits",
                          {Json{{"commit", {{"author", {{"date", time(start - 3h)}}}}},
                                {"parents", {Json{{"sha", "bbb"}}}}}}}});
        QVERIFY(desk.deployments.at("o/r/deployments/3").changesKnown);
        QCOMPARE(desk.deployments.at("o/r/deployments/3").authored,
                 (std::vector<World>{start - 3h}));
        desk.answer("detail", Json{{"status", "behind"}, {"commits", Json::array()}});
        QVERIFY(desk.deployments.at("o/r/deployments/2").rollback);
        QCOMPARE(desk.target("detail"), std::string("/repos/o/r/commits/aaa?per_page=1"));
        desk.answer("detail", 404, "{}");
        QVERIFY(!desk.deployments.at("o/r/deployments/1").changesKnown);
        QVERIFY(!desk.asked("detail"));
        QCOMPARE(stateOf(desk, "deployments"), std::string("live"));
    }

    void aDeploymentUnderWayIsWatched()
    {
        GithubDesk desk;
        desk.answer("runs/o/r", runs({}));
        desk.answer("deployments/o/r", Json::array({deployment(3, 2, "ccc")}));
        desk.answer("detail", Json::array({status("in_progress", 1)}));
        QVERIFY(desk.deployments.at("o/r/deployments/3").finished == World{});
        QVERIFY(desk.open.at("detail").notBefore == 10s);
        QCOMPARE(stateOf(desk, "deployments"), std::string("live"));
        desk.answer("detail", Json::array({status("failure", 0), status("in_progress", 1)}));
        QCOMPARE(desk.deployments.at("o/r/deployments/3").state.str(), std::string("failure"));
        QVERIFY(!desk.deployments.at("o/r/deployments/3").succeeded);
        QVERIFY(!desk.asked("detail"));
    }

    void runsStandForDeploymentsWhereNoneAreRecorded()
    {
        GithubDesk desk({"o/r"}, [](GithubSettings& settings) {
            settings.deployRuns = {{"^deploy", "production"}};
        });
        desk.answer("deployments/o/r", Json::array());
        Json good = run(8, 30, "completed", "success");
        Json cancelled = run(9, 20, "completed", "cancelled");
        Json other = run(10, 10, "completed", "failure");
        good["name"] = cancelled["name"] = "Deploy";
        desk.answer("runs/o/r", runs({other, cancelled, good}));
        QCOMPARE(desk.deployments.size(), size_t(2));
        QVERIFY(desk.deployments.at("o/r/8").succeeded);
        QVERIFY(desk.deployments.at("o/r/8").production);
        QCOMPARE(desk.deployments.at("o/r/9").state.str(), std::string("inactive")); // no failure
        // It begins to record them: the runs are not counted beside them.
        desk.answer("deployments/o/r", Json::array({deployment(3, 2, "ccc")}));
        QCOMPARE(desk.deployments.size(), size_t(1));
    }

    void oneForbiddenRepositoryDoesNotHideTheOthers()
    {
        GithubDesk desk({"o/r", "o/secret"});
        desk.answer("deployments/o/r", Json::array());
        desk.answer("deployments/o/secret", 404, "{\"message\":\"Not Found\"}");
        desk.answer("runs/o/r", runs({run(1, 5, "completed", "success")}));
        desk.answer("runs/o/secret", 404, "Not Found");
        QCOMPARE(stateOf(desk, "runs"), std::string("live"));
        const auto& error = desk.parts["runs"].error;
        QVERIFY(error);
        QCOMPARE(error->hint, std::string("hidden"));
        QVERIFY(error->detail.starts_with("o/secret: "));
        QVERIFY(desk.asked("runs/o/secret")); // may be given to us later
        desk.answer("runs/o/secret", runs({}));
        QVERIFY(!desk.parts["runs"].error);

        GithubDesk only({"o/secret"});
        only.answer("runs/o/secret", 404, "Not Found");
        QCOMPARE(stateOf(only, "runs"), std::string("forbidden"));
    }

    void connectionTroubleAsksTheSameAgain()
    {
        GithubDesk desk;
        for (const ErrorKind kind :
             {ErrorKind::Network, ErrorKind::Unauthorized, ErrorKind::Unavailable}) {
            desk.fail("runs/o/r", kind);
            QVERIFY(desk.asked("runs/o/r"));
            QVERIFY(!desk.parts.contains("runs")); // the hub knows this state better
        }
        desk.answer("runs/o/r", runs({run(1, 5, "completed", "success")}));
        desk.answer("runs/o/r", 200, "<html>login</html>", {}, "text/html");
        QVERIFY(desk.lastError->kind == ErrorKind::Protocol);
        QCOMPARE(desk.runs.size(), size_t(1)); // what was known stays
        QVERIFY(desk.asked("runs/o/r"));
        desk.answer("runs/o/r", 200, "{\"workflow_runs\":[{");
        QVERIFY(desk.lastError->kind == ErrorKind::Decode);
        QCOMPARE(desk.runs.size(), size_t(1));
        QCOMPARE(stateOf(desk, "runs"), std::string("stale"));
    }

    void throttlingGrowsUntilAnAnswerComes()
    {
        GithubDesk desk;
        const std::string words = "You have exceeded a secondary rate limit";
        for (const auto wait : {60s, 120s, 240s}) {
            desk.answer("runs/o/r", 403, words);
            QVERIFY(desk.lastError->kind == ErrorKind::Throttled);
            QVERIFY(desk.lastError->retryAfter == Millis(wait));
            QVERIFY(desk.asked("runs/o/r"));
        }
        desk.answer("runs/o/r", runs({}));
        desk.answer("runs/o/r", 403, words);
        QVERIFY(desk.lastError->retryAfter == Millis(60s));
    }

    void littleBudgetIsSpread()
    {
        GithubDesk desk;
        desk.answer("deployments/o/r", Json::array());
        desk.answer("runs/o/r", runs({run(1, 5, "completed", "success")}), left(20, 60));
        // Two questions, 60 an hour: at most half of it.
        QVERIFY(desk.open.at("runs/o/r").notBefore >= 4min);
        desk.answer("runs/o/r", runs({run(1, 5, "completed", "failure")}), left(100));
        // Less than a tenth is left: half an hour must do with 100, details wait for more.
        QVERIFY(desk.open.at("runs/o/r").notBefore >= 60s);
        QVERIFY(desk.open.at("jobs/o/r/1").notBefore >= 30min);
    }

    void wakeAsksListsAtOnceAndKeepsWhatIsKnown()
    {
        GithubDesk desk;
        desk.answer("deployments/o/r", Json::array());
        desk.answer("runs/o/r", runs({run(7, 2, "in_progress")}), {{"ETag", "\"x\""}});
        desk.take(desk.source->look("o/r/7", desk.now));
        desk.open.clear();
        desk.take(desk.source->wake(desk.now));
        for (const char* key : {"runs/o/r", "deployments/o/r", "jobs/o/r/7"})
            QVERIFY2(desk.asked(key) && desk.open.at(key).notBefore == 0s, key);
        QCOMPARE(desk.runs.size(), size_t(1));
        QVERIFY(desk.target("runs/o/r").ends_with("per_page=30"));
    }

    void lateAnswersDoNotTurnTimeBack()
    {
        GithubDesk desk;
        desk.answer("runs/o/r", runs({run(7, 2, "completed", "success", 2)}));
        desk.answer("runs/o/r", runs({run(7, 2, "completed", "failure", 1)}));
        QCOMPARE(desk.run("o/r/7")->attempt, 2);
        QCOMPARE(desk.run("o/r/7")->conclusion.str(), std::string("success"));
    }
};

MIDWATCH_TEST(GithubSourceTest)
#include "tst_source.moc"
