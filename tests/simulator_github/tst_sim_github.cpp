// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The GitHub face: true to the published description, to the world, and to what a client must know.
#include "tests/simulator/sim_fixture.h"
#include "tests/simulator_github/openapi.h"
#include "tests/support/shared.h"
#include "tests/support/test_registry.h"

#include <QFile>

using namespace mwtest;

namespace {

class Github
{
public:
    explicit Github(const char* scenario = "quiet-night") : sim(scenario)
    {
        const Json ready = Json::parse(sim.simulator->readyLine());
        base = ready["github"].get<std::string>();
        QFile file(sim.dir.path() + QStringLiteral("/github-token"));
        if (file.open(QIODevice::ReadOnly))
            token = file.readAll();
    }
    Answer ask(const QByteArray& method,
               const std::string& path,
               const QByteArray& etag = {},
               const QByteArray& bearer = "known")
    {
        QNetworkRequest request(
            QUrl(QString::fromStdString(path.starts_with("http") ? path : base + path)));
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                             QNetworkRequest::ManualRedirectPolicy);
        if (!bearer.isEmpty())
            request.setRawHeader("Authorization", "Bearer " + (bearer == "known" ? token : bearer));
        if (!etag.isEmpty())
            request.setRawHeader("If-None-Match", etag);
        if (method == "POST")
            request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("application/json"));
        return Simulation::finish(
            sim.manager.sendCustomRequest(request, method, method == "POST" ? "{}" : ""));
    }
    Answer get(const std::string& path) { return ask("GET", path); }
    Json newest(const std::string& repository, const char* workflow)
    {
        const Json runs
            = get("/repos/agent-factory/" + repository + "/actions/runs?per_page=100").json();
        for (const Json& run : runs["workflow_runs"]) {
            if (run["name"] == workflow)
                return run;
        }
        return {};
    }

    Simulation sim;
    std::string base;
    QByteArray token;
};

std::string path(const char* repository, const Json& run, const char* rest = "")
{
    return std::string("/repos/agent-factory/") + repository + "/actions/runs/"
        + std::to_string(run["id"].get<int64_t>()) + rest;
}

} // namespace

class SimGithubTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyAnswerFitsThePublishedDescription()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        QFile file(shared + QStringLiteral("/specs/github/openapi.trimmed.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const nlohmann::json spec = nlohmann::json::parse(file.readAll().toStdString());
        Github hub("bad-deploy");
        const auto fits = [&](const std::string& path, const std::string& entry) {
            const Answer answer = hub.get(path);
            if (answer.code != 200)
                return entry + ": " + std::to_string(answer.code);
            const auto& schema = spec["paths"][entry]["get"]["responses"]["200"]["content"]
                                     ["application/json"]["schema"];
            const std::string wrong
                = openApiProblem(spec, schema, nlohmann::json::parse(answer.body.toStdString()));
            return wrong.empty() ? std::string() : entry + " " + wrong;
        };
        const std::string repo = "/repos/agent-factory/agent-runtime";
        const std::string entry = "/repos/{owner}/{repo}";
        const Json run = hub.newest("agent-runtime", "Deploy");
        const std::string id = std::to_string(run["id"].get<int64_t>());
        const Json jobs = hub.get(repo + "/actions/runs/" + id + "/jobs").json();
        const std::string job = std::to_string(jobs["jobs"][0]["id"].get<int64_t>());
        const Json deployments = hub.get(repo + "/deployments").json();
        const std::string deployment = std::to_string(deployments[0]["id"].get<int64_t>());
        const std::string sha = deployments[0]["sha"].get<std::string>();
        const std::string older = deployments[2]["sha"].get<std::string>();
        const std::vector<std::pair<std::string, std::string>> asked{
            {"/rate_limit", "/rate_limit"},
            {repo + "/actions/runs?per_page=100", entry + "/actions/runs"},
            {repo + "/actions/runs/" + id, entry + "/actions/runs/{run_id}"},
            {repo + "/actions/runs/" + id + "/jobs", entry + "/actions/runs/{run_id}/jobs"},
            {repo + "/actions/runs/" + id + "/attempts/1/jobs",
             entry + "/actions/runs/{run_id}/attempts/{attempt_number}/jobs"},
            {repo + "/actions/jobs/" + job, entry + "/actions/jobs/{job_id}"},
            {repo + "/actions/workflows", entry + "/actions/workflows"},
            {repo + "/deployments", entry + "/deployments"},
            {repo + "/deployments/" + deployment, entry + "/deployments/{deployment_id}"},
            {repo + "/deployments/" + deployment + "/statuses",
             entry + "/deployments/{deployment_id}/statuses"},
            {repo + "/environments", entry + "/environments"},
            {repo + "/commits/" + sha, entry + "/commits/{ref}"},
            {repo + "/compare/" + older + "..." + sha, entry + "/compare/{basehead}"},
        };
        for (const auto& [path, name] : asked) {
            const std::string problem = fits(path, name);
            QVERIFY2(problem.empty(), problem.c_str());
        }
    }

    void theBadDeployIsRun4812()
    {
        Github hub("bad-deploy");
        const Json run = hub.newest("agent-runtime", "Deploy");
        QCOMPARE(run["run_number"].get<int>(), 4812);
        QCOMPARE(run["head_branch"].get<std::string>(), std::string("v2.14.1"));
        QCOMPARE(run["conclusion"].get<std::string>(), std::string("success"));
        // Its production job began to change the cluster when the rollout began: 21 minutes ago.
        const Json jobs = hub.get(path("agent-runtime", run, "/jobs")).json()["jobs"];
        QCOMPARE(jobs.size(), size_t(3));
        QCOMPARE(jobs[2]["name"].get<std::string>(), std::string("production"));
        QCOMPARE(jobs[2]["started_at"].get<std::string>().substr(0, 15),
                 std::string("2026-11-23T02:3")); // a moment before 02:39
        const Json deployments = hub.get("/repos/agent-factory/agent-runtime/deployments").json();
        QCOMPARE(deployments[0]["environment"].get<std::string>(), std::string("production"));
        QCOMPARE(deployments[0]["sha"].dump(), run["head_sha"].dump());
        const Json statuses
            = hub.get("/repos/agent-factory/agent-runtime/deployments/"
                      + std::to_string(deployments[0]["id"].get<int64_t>()) + "/statuses")
                  .json();
        QCOMPARE(statuses[0]["state"].get<std::string>(), std::string("success"));
        QVERIFY(statuses[0]["log_url"].get<std::string>().ends_with(
            std::to_string(run["id"].get<int64_t>())));
        // The release before it is inactive since.
        QCOMPARE(hub.newest("portal-web", "Deploy")["name"].get<std::string>(),
                 std::string("Deploy"));
    }

    void unchangedIsFreeAndStrangersSeeNothing()
    {
        Github hub;
        const std::string list = "/repos/agent-factory/agent-factory/deployments";
        const Answer first = hub.get(list);
        QCOMPARE(first.code, 200);
        const Answer again = hub.ask("GET", list, first.headers["etag"]);
        QCOMPARE(again.code, 304);
        QVERIFY(again.body.isEmpty());
        QCOMPARE(again.headers["x-ratelimit-remaining"], first.headers["x-ratelimit-remaining"]);
        QCOMPARE(hub.ask("GET", list, "\"other\"").code, 200);
        QCOMPARE(hub.ask("GET", list, {}, {}).code, 404); // private, and nobody asked
        const Answer wrong = hub.ask("GET", list, {}, "ghs_wrong");
        QCOMPARE(wrong.code, 401);
        QCOMPARE(wrong.json()["message"].get<std::string>(), std::string("Bad credentials"));
        QCOMPARE(hub.get("/repos/agent-factory/nothing/actions/runs").code, 404);
        QCOMPARE(hub.get("/repos/agent-factory/agent-factory/issues").code, 404);
        QCOMPARE(hub.get("/rate_limit").headers["x-ratelimit-remaining"],
                 hub.get("/rate_limit").headers["x-ratelimit-remaining"]);
    }

    void pagesLeadToTheIdOfTheRepository()
    {
        Github hub;
        const Answer first = hub.get("/repos/agent-factory/agent-runtime/actions/runs?per_page=5");
        const std::string link = first.headers["link"].toStdString();
        QVERIFY(link.find("/repositories/") != std::string::npos);
        const std::string next = link.substr(1, link.find('>') - 1);
        const Json second = hub.get(next).json();
        QCOMPARE(second["workflow_runs"].size(), size_t(5));
        QVERIFY(second["workflow_runs"][0]["id"] != first.json()["workflow_runs"][0]["id"]);
        QVERIFY(first.json()["workflow_runs"][4]["created_at"]
                >= second["workflow_runs"][0]["created_at"]);
    }

    void logsAreOnAnotherHostForAMinute()
    {
        Github hub("bad-deploy");
        const Json run = hub.newest("agent-runtime", "Deploy");
        const Json job = hub.get(path("agent-runtime", run, "/jobs")).json()["jobs"][0];
        const std::string log = "/repos/agent-factory/agent-runtime/actions/jobs/"
            + std::to_string(job["id"].get<int64_t>()) + "/logs";
        const Answer redirect = hub.get(log);
        QCOMPARE(redirect.code, 302);
        const std::string location = redirect.headers["location"].toStdString();
        QVERIFY(!location.starts_with(hub.base));
        const Answer text = hub.ask("GET", location, {}, {});
        QCOMPARE(text.code, 200);
        QVERIFY(text.body.contains("##[group]Run Push image"));
        QVERIFY(text.body.startsWith("2026-11-23T"));
        QCOMPARE(hub.get(location).code, 400); // credentials do not belong there
        hub.sim.jump("2m");
        QCOMPARE(hub.ask("GET", location, {}, {}).code, 403);
    }

    void runningAFailedReleaseAgainShipsIt()
    {
        Github hub("ci-down");
        const Json run = hub.newest("agent-registry", "Deploy");
        QCOMPARE(run["conclusion"].get<std::string>(), std::string("failure"));
        const Json jobs = hub.get(path("agent-registry", run, "/jobs")).json()["jobs"];
        QCOMPARE(jobs[0]["conclusion"].get<std::string>(), std::string("failure"));
        QCOMPARE(jobs[1]["conclusion"].get<std::string>(), std::string("skipped"));
        const auto image = [&] {
            const mw::sim::World::Guard guard(hub.sim.simulator->world());
            return guard->cluster("agent-factory-prod")
                ->workload(mw::sim::Kind::Deployment, "agent-platform", "agent-registry")
                ->history.revision.last()
                .version;
        };
        const std::string before = image();
        // Still down: it fails at the same place.
        QCOMPARE(hub.ask("POST", path("agent-registry", run, "/rerun-failed-jobs")).code, 201);
        QCOMPARE(hub.ask("POST", path("agent-registry", run, "/rerun-failed-jobs")).code, 403);
        hub.sim.jump("5m");
        QCOMPARE(hub.newest("agent-registry", "Deploy")["conclusion"].get<std::string>(),
                 std::string("failure"));
        QCOMPARE(hub.newest("agent-registry", "Deploy")["run_attempt"].get<int>(), 2);
        hub.sim.jump("10m"); // the registry is back
        QCOMPARE(image(), before);
        QCOMPARE(hub.ask("POST", path("agent-registry", run, "/rerun-failed-jobs")).code, 201);
        hub.sim.jump("1m");
        QVERIFY(hub.newest("agent-registry", "Deploy")["conclusion"].is_null());
        hub.sim.jump("40m");
        const Json shipped = hub.newest("agent-registry", "Deploy");
        QCOMPARE(shipped["id"].dump(), run["id"].dump()); // running again keeps the id
        QCOMPARE(shipped["conclusion"].get<std::string>(), std::string("success"));
        QCOMPARE(image(), std::string("1.35.0")); // the world has changed
    }

    void cancellingIsTakenAtOnceAndDoneLater()
    {
        Github hub("ci-down");
        hub.sim.jump("15m");
        const Json run = hub.newest("portal-web", "Deploy");
        QCOMPARE(hub.ask("POST", path("portal-web", run, "/cancel")).code, 409); // it is over
        QCOMPARE(hub.ask("POST", path("portal-web", run, "/rerun")).code, 201);
        QCOMPARE(hub.ask("POST", path("portal-web", run, "/cancel")).code, 202);
        hub.sim.jump("10s");
        QCOMPARE(hub.newest("portal-web", "Deploy")["conclusion"].get<std::string>(),
                 std::string("cancelled"));
    }

    void limitsAreSaidAsGithubSaysThem()
    {
        Github hub("api-throttled");
        const Answer primary = hub.get("/repos/agent-factory/agent-runtime/actions/runs");
        QCOMPARE(primary.code, 403);
        QCOMPARE(primary.headers["x-ratelimit-remaining"], QByteArray("0"));
        QVERIFY(primary.headers["x-ratelimit-reset"].toLongLong() > 1'700'000'000);
        hub.sim.control("DELETE", "/_sim/faults");
        hub.sim.control("POST",
                        "/_sim/faults",
                        {{"kind", "throttled"},
                         {"cluster", "github"},
                         {"note", "secondary"},
                         {"retryAfter", 0},
                         {"count", 1}});
        const Answer secondary = hub.get("/repos/agent-factory/agent-runtime/actions/runs");
        QCOMPARE(secondary.code, 403);
        QVERIFY(!secondary.headers.contains("retry-after"));
        QVERIFY(secondary.body.contains("secondary rate limit"));
        QCOMPARE(hub.get("/repos/agent-factory/agent-runtime/actions/runs").code, 200);
    }

    void theSameSeedTellsTheSameStory()
    {
        const auto story = [] {
            Github hub;
            return hub.get("/repos/agent-factory/agent-factory/actions/runs?per_page=100")
                       .json()["total_count"]
                       .dump()
                + hub.newest("agent-factory", "CI")["head_sha"].dump();
        };
        QCOMPARE(story(), story());
    }
};

MIDWATCH_TEST(SimGithubTest)
#include "tst_sim_github.moc"
