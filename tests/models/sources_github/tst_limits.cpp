// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Limits, refusals, pages, workflow files.
#include "models/sources/github/limits.h"
#include "models/sources/github/workflow.h"
#include "tests/models/sources_github/github_desk.h"
#include "tests/support/test_registry.h"

using namespace mw;
using namespace mw::github;
using namespace mwtest;
using namespace std::chrono_literals;

namespace {

Error understood(int code, const Headers& headers, const std::string& body = {}, int strikes = 0)
{
    Error error = errorFromStatus(code, headers, start);
    error.detail = body;
    return understand(error, {code, headers, "1.1", ""}, body, start, strikes);
}

std::string seconds(World at)
{
    return std::to_string(at.time_since_epoch().count() / 1000);
}

} // namespace

class GithubLimitsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void primaryLimitWaitsForTheReset()
    {
        for (const int code : {403, 429}) {
            const Error error = understood(code,
                                           {{"X-RateLimit-Limit", "5000"},
                                            {"X-RateLimit-Remaining", "0"},
                                            {"X-RateLimit-Reset", seconds(start + 20min)}},
                                           "API rate limit exceeded for user ID 7.");
            QVERIFY(error.kind == ErrorKind::Throttled);
            QVERIFY(error.retryAfter == Millis(20min + 1s));
            QVERIFY(error.hint.empty());
        }
        // A reset in the past does not mean "at once, again and again"; one far away is not
        // believed.
        QVERIFY(*understood(403,
                            {{"x-ratelimit-limit", "5000"},
                             {"x-ratelimit-remaining", "0"},
                             {"x-ratelimit-reset", seconds(start - 5min)}})
                     .retryAfter
                >= 1s);
        QVERIFY(*understood(403,
                            {{"x-ratelimit-limit", "5000"},
                             {"x-ratelimit-remaining", "0"},
                             {"x-ratelimit-reset", seconds(start + std::chrono::hours(900))}})
                     .retryAfter
                <= 1h);
        QCOMPARE(understood(403,
                            {{"x-ratelimit-limit", "60"},
                             {"x-ratelimit-remaining", "0"},
                             {"x-ratelimit-reset", seconds(start + 5min)}})
                     .hint,
                 std::string("wait-or-token"));
    }

    void secondaryLimitWaitsAsToldOrLongerEachTime()
    {
        const std::string words = "You have exceeded a secondary rate limit.";
        QVERIFY(understood(403, {{"Retry-After", "30"}}, words).retryAfter == Millis(30s));
        QVERIFY(understood(429, {}, "").retryAfter == Millis(60s));
        QVERIFY(understood(403, {}, words).kind == ErrorKind::Throttled);
        QVERIFY(understood(403, {}, words, 0).retryAfter == Millis(60s));
        QVERIFY(understood(403, {}, words, 1).retryAfter == Millis(120s));
        QVERIFY(understood(403, {}, words, 3).retryAfter == Millis(480s));
        QVERIFY(understood(403, {}, words, 40).retryAfter == Millis(1h));
        QVERIFY(understood(403, {}, "You have triggered an abuse detection mechanism.").kind
                == ErrorKind::Throttled);
    }

    void refusalsNameTheRemedy()
    {
        const Error plain = understood(403, {{"x-ratelimit-remaining", "4000"}}, "Resource not…");
        QVERIFY(plain.kind == ErrorKind::Forbidden);
        QVERIFY(plain.hint.empty());
        QCOMPARE(understood(403, {{"X-Accepted-GitHub-Permissions", "actions=read"}}).hint,
                 std::string("permissions actions=read"));
        QCOMPARE(
            understood(403,
                       {{"X-GitHub-SSO",
                         "required; url=https://github.com/orgs/o/sso?authorization_request=A"}})
                .hint,
            std::string("sso https://github.com/orgs/o/sso?authorization_request=A"));
        QCOMPARE(understood(403, {{"X-GitHub-SSO", "partial-results; organizations=1"}}).hint,
                 std::string("sso"));
        QCOMPARE(understood(403, {{"X-GitHub-SSO", "required; url=javascript:alert(1)"}}).hint,
                 std::string("sso"));
        const Error hidden = understood(404, {}, "Not Found");
        QVERIFY(hidden.kind == ErrorKind::NotFound);
        QCOMPARE(hidden.hint, std::string("hidden"));
        QVERIFY(understood(401, {}, "Bad credentials").kind == ErrorKind::Unauthorized);
        QVERIFY(understood(500, {}).kind == ErrorKind::Unavailable);
    }

    void budgets()
    {
        const auto budget = readBudget({{"X-RateLimit-Limit", "5000"},
                                        {"X-RateLimit-Remaining", "4812"},
                                        {"X-RateLimit-Reset", seconds(start + 10min)},
                                        {"X-RateLimit-Resource", "core"}});
        QVERIFY(budget);
        QCOMPARE(budget->remaining, int64_t(4812));
        QVERIFY(budget->reset == start + 10min);
        QVERIFY(!readBudget({}));
        QVERIFY(!readBudget({{"x-ratelimit-limit", "many"}, {"x-ratelimit-remaining", "4"}}));
        QVERIFY(!readBudget({{"x-ratelimit-limit", "30"},
                             {"x-ratelimit-remaining", "4"},
                             {"x-ratelimit-resource", "search"}}));
        // As in the recorded fixtures: milliseconds.
        QVERIFY(readBudget({{"x-ratelimit-limit", "5000"},
                            {"x-ratelimit-remaining", "1"},
                            {"x-ratelimit-reset", "1507651200000"}})
                    ->reset
                == World(Millis(1'507'651'200'000)));
    }

    void pages()
    {
        const std::string next = "https://api.github.com/repositories/7/actions/runs?page=2";
        QCOMPARE(
            nextPage({{"Link", "<" + next + ">; rel=\"next\", <https://x/?page=9>; rel=\"last\""}}),
            next);
        QCOMPARE(
            nextPage({{"link", "<https://x/?page=1>; rel=\"prev\", <" + next + ">; rel=\"next\""}}),
            next);
        QCOMPARE(nextPage({{"Link", "<https://x/?page=1>; rel=\"first\""}}), std::string());
        QCOMPARE(nextPage({{"Link", "<https://x"}}), std::string());
        QCOMPARE(nextPage({}), std::string());
        QCOMPARE(targetUnder("https://api.github.com", next),
                 std::string("/repositories/7/actions/runs?page=2"));
        QCOMPARE(targetUnder("https://ghe.corp/api/v3/", "https://ghe.corp/api/v3/repositories/7"),
                 std::string("/repositories/7"));
        QCOMPARE(targetUnder("https://api.github.com", "https://api.github.com.evil.org/x"),
                 std::string());
        QCOMPARE(targetUnder("https://api.github.com", "http://api.github.com/x"), std::string());
        QCOMPARE(targetUnder("https://api.github.com", "//evil.org/x"), std::string());
    }

    void jobsOfAFile()
    {
        const auto workflow = parseWorkflow(R"(name: CI
on: [push]
jobs:
  lint:
    runs-on: ubuntu-22.04
  test:
    needs: lint
    strategy: {matrix: {py: ['3.11', '3.12']}}
  e2e:
    name: End to end on ${{ matrix.browser }}
    needs: [test]
    strategy: {matrix: {browser: [firefox, chrome]}}
  deploy:
    needs: [test, e2e]
    uses: ./.github/workflows/deploy.yml
)",
                                            "ci.yml");
        QVERIFY(workflow);
        QCOMPARE(workflow->jobs.size(), size_t(4));
        const auto idOf = [&](const char* name) {
            const WorkflowJob* job = jobOf(*workflow, name);
            return job ? job->id : std::string("none");
        };
        QCOMPARE(idOf("lint"), std::string("lint"));
        QCOMPARE(idOf("test (3.11)"), std::string("test"));
        QCOMPARE(idOf("End to end on firefox"), std::string("e2e"));
        QCOMPARE(idOf("deploy / push image"), std::string("deploy"));
        QCOMPARE(idOf("something else"), std::string("none"));
        QCOMPARE(jobOf(*workflow, "deploy / x")->needs, (std::vector<std::string>{"test", "e2e"}));

        PipelineRun going;
        going.key = {Atom("github"), "o/r/1"};
        going.status = Atom("in_progress");
        std::vector<PipelineJob> jobs(2);
        jobs[0].name = "lint";
        jobs[1].name = "mystery";
        drawFrom(*workflow, going, jobs);
        QCOMPARE(jobs.size(), size_t(5)); // test, e2e, deploy are still to come
        QVERIFY(jobs[0].needsKnown && !jobs[1].needsKnown);
        QCOMPARE(jobs[2].ref, std::string("test"));
        QCOMPARE(jobs[2].jobId, int64_t(0));
        QCOMPARE(jobs[3].name, std::string("e2e")); // no ${{ }} before people's eyes
        going.status = Atom("completed");
        jobs.resize(2);
        drawFrom(*workflow, going, jobs);
        QCOMPARE(jobs.size(), size_t(2));
    }

    void filesThatAreNoWorkflow()
    {
        QVERIFY(!parseWorkflow("", "x"));
        QVERIFY(!parseWorkflow("name: only", "x"));
        QVERIFY(!parseWorkflow("jobs: []", "x"));
        QVERIFY(!parseWorkflow("jobs: {a: &x {needs: b}, b: *x}", "x"));
        QVERIFY(!parseWorkflow("<html>\n<body a='", "x"));
        QVERIFY(!parseWorkflow(std::string(2u << 20, ' '), "x"));
        const auto odd = parseWorkflow("jobs: {a: null, b: {needs: {x: 1}}, c: 7}", "x");
        QVERIFY(odd);
        QCOMPARE(odd->jobs.size(), size_t(3));
        QVERIFY(odd->jobs[1].needs.empty());
    }

    void settingsAreChecked()
    {
        GithubSettings settings;
        QVERIFY(!checkGithubSettings(settings));
        settings.repositories = {"o/r"};
        QVERIFY(checkGithubSettings(settings));
        for (const char* bad : {"r", "/r", "o/", "o/r/x", "o/r?x", "o/..", "ö/r"}) {
            settings.repositories = {bad};
            QVERIFY2(!checkGithubSettings(settings), bad);
        }
        settings.repositories = {"o/r"};
        settings.production = "(";
        QVERIFY(!checkGithubSettings(settings));
    }
};

MIDWATCH_TEST(GithubLimitsTest)
#include "tst_limits.moc"
