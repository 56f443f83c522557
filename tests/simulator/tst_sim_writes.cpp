// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Watching and changing the simulated cluster, and the faults on the way.
#include "tests/simulator/sim_fixture.h"
#include "tests/support/shared.h"
#include "tests/support/test_registry.h"

using namespace mwtest;

namespace {
const std::string runtime = "/apis/apps/v1/namespaces/agent-platform/deployments/agent-runtime";
const std::string registry = "/apis/apps/v1/namespaces/agent-platform/deployments/agent-registry";
const std::string platformPods = "/api/v1/namespaces/agent-platform/pods";
} // namespace

class SimWritesTest : public QObject
{
    Q_OBJECT
    std::unique_ptr<Simulation> m_sim;

    Json deployment(const std::string& path) { return m_sim->get(path).json(); }
    std::string listRv(const std::string& path)
    {
        return m_sim->get(path + "?limit=1").json()["metadata"]["resourceVersion"];
    }
    std::string anyPod(const std::string& app)
    {
        const Json list
            = m_sim->get("/api/v1/pods?limit=1&labelSelector=app.kubernetes.io%2Fname%3D" + app)
                  .json();
        const Json& metadata = list["items"][0]["metadata"];
        return "/api/v1/namespaces/" + metadata["namespace"].get<std::string>() + "/pods/"
            + metadata["name"].get<std::string>();
    }

private Q_SLOTS:
    void init() { m_sim = std::make_unique<Simulation>("quiet-night"); }
    void cleanup() { m_sim.reset(); }

    void dryRunChangesNothing()
    {
        const Json before = deployment(runtime);
        const Json shown
            = m_sim->write("PATCH", runtime + "?dryRun=All", {{"spec", {{"replicas", 7}}}}).json();
        QCOMPARE(shown["spec"]["replicas"].get<int>(), 7);
        QCOMPARE(shown["metadata"]["generation"].get<int>(),
                 before["metadata"]["generation"].get<int>() + 1);
        SAME_JSON(shown["metadata"]["resourceVersion"], before["metadata"]["resourceVersion"]);
        const Json scaled
            = m_sim->write("PATCH", runtime + "/scale?dryRun=All", {{"spec", {{"replicas", 9}}}})
                  .json();
        QCOMPARE(scaled["spec"]["replicas"].get<int>(), 9);
        const std::string pod = anyPod("agent-runtime");
        Ask ask;
        ask.method = "DELETE";
        ask.path = pod + "?dryRun=All";
        QCOMPARE(m_sim->ask(ask).code, 200);
        QVERIFY(!m_sim->get(pod).json()["metadata"].contains("deletionTimestamp"));
        SAME_JSON(deployment(runtime), before);
    }

    // What two consoles need to keep apart: one creates it, the other one is told; a write that is
    // not based on the newest revision is refused.
    void aLeaseIsCreatedOnceAndWritesRace()
    {
        const std::string all = "/apis/coordination.k8s.io/v1/namespaces/agent-platform/leases";
        const Json lease{{"apiVersion", "coordination.k8s.io/v1"},
                         {"kind", "Lease"},
                         {"metadata", {{"name", "turn"}, {"namespace", "agent-platform"}}},
                         {"spec", {{"holderIdentity", "ana"}, {"leaseDurationSeconds", 60}}}};
        QCOMPARE(m_sim->get(all + "/turn").code, 404);
        const Answer made = m_sim->write("POST", all, lease);
        QCOMPARE(made.code, 201);
        QVERIFY(!made.json()["metadata"]["uid"].get<std::string>().empty());
        QCOMPARE(m_sim->write("POST", all, lease).code, 409);
        QCOMPARE(m_sim
                     ->write("POST",
                             "/apis/coordination.k8s.io/v1/namespaces/nowhere/leases",
                             {{"kind", "Lease"}, {"metadata", {{"name", "turn"}}}})
                     .code,
                 404);
        Json mine = m_sim->get(all + "/turn").json();
        Json theirs = mine;
        mine["spec"]["holderIdentity"] = "ana-2";
        QCOMPARE(m_sim->write("PUT", all + "/turn", mine).code, 200);
        theirs["spec"]["holderIdentity"] = "ben";
        QCOMPARE(m_sim->write("PUT", all + "/turn", theirs).code, 409);
        QCOMPARE(m_sim->get(all + "/turn").json()["spec"]["holderIdentity"].get<std::string>(),
                 std::string("ana-2"));
        QCOMPARE(m_sim->get(all).json()["items"].size(), size_t{1});
    }

    void anEmptyPatchKeepsTheRevision()
    {
        const Json before = deployment(registry);
        const Json after
            = m_sim
                  ->write("PATCH", registry, {{"spec", {{"replicas", before["spec"]["replicas"]}}}})
                  .json();
        SAME_JSON(after["metadata"]["resourceVersion"], before["metadata"]["resourceVersion"]);
    }

    void scalingAndWatching()
    {
        const std::string rv = listRv(platformPods);
        Ask ask;
        ask.path = platformPods
            + "?watch=1&allowWatchBookmarks=true&timeoutSeconds=12&resourceVersion=" + rv
            + "&labelSelector=app.kubernetes.io%2Fname%3Dagent-registry";
        QNetworkReply* stream = m_sim->send(ask);
        QTest::qWait(200);
        const Answer put = m_sim->write(
            "PUT",
            registry + "/scale",
            {{"kind", "Scale"},
             {"apiVersion", "autoscaling/v1"},
             {"metadata", {{"name", "agent-registry"}, {"namespace", "agent-platform"}}},
             {"spec", {{"replicas", 5}}}},
            "application/json");
        QCOMPARE(put.code, 200);
        QCOMPARE(put.json()["status"]["replicas"].get<int>(), 4);
        m_sim->control("POST", "/_sim/clock", {{"speed", 20}});
        const auto events = Simulation::finish(stream, 15'000).lines();
        QVERIFY(events.size() >= 5);
        QCOMPARE(events[0]["type"].get<std::string>(), std::string("ADDED"));
        QCOMPARE(events[0]["object"]["status"]["phase"].get<std::string>(), std::string("Pending"));
        uint64_t last = std::stoull(rv);
        bool ready = false;
        for (const Json& event : events) {
            QVERIFY(event.is_object());
            const uint64_t now
                = std::stoull(event["object"]["metadata"]["resourceVersion"].get<std::string>());
            QVERIFY(now >= last);
            last = now;
            QCOMPARE(event["object"]["kind"].get<std::string>(), std::string("Pod"));
            if (event["type"] == "MODIFIED"
                && event["object"]["status"]["containerStatuses"][0]["ready"] == true)
                ready = true;
        }
        QVERIFY(ready);
        QCOMPARE(events.back()["type"].get<std::string>(), std::string("BOOKMARK"));
        QCOMPARE(deployment(registry)["status"]["readyReplicas"].get<int>(), 5);
    }

    void watchListEndsItsInitialEvents()
    {
        Ask ask;
        ask.path = "/apis/apps/v1/statefulsets?watch=1&sendInitialEvents=true&resourceVersionMatch="
                   "NotOlderThan&allowWatchBookmarks=true&timeoutSeconds=1";
        const auto events = m_sim->ask(ask).lines();
        size_t marked = 0;
        for (; marked < events.size() && events[marked]["type"] == "ADDED"; ++marked) { }
        QCOMPARE(marked, size_t(5));
        QCOMPARE(events[marked]["type"].get<std::string>(), std::string("BOOKMARK"));
        QCOMPARE(events[marked]["object"]["metadata"]["annotations"]["k8s.io/initial-events-end"]
                     .get<std::string>(),
                 std::string("true"));
        ask.accept = asTable;
        const auto tables = m_sim->ask(ask).lines();
        QVERIFY(tables[0]["object"]["columnDefinitions"].is_array());
        QVERIFY(tables[1]["object"]["columnDefinitions"].is_null());
        QCOMPARE(tables[0]["object"]["rows"].size(), size_t(1));
    }

    void aWatchFromAForgottenRevisionSays410()
    {
        Ask ask;
        ask.path = "/api/v1/pods?watch=1&timeoutSeconds=5&resourceVersion=100";
        const auto events = m_sim->ask(ask).lines();
        QCOMPARE(events.size(), size_t(1));
        QCOMPARE(events[0]["type"].get<std::string>(), std::string("ERROR"));
        QCOMPARE(events[0]["object"]["reason"].get<std::string>(), std::string("Expired"));
        QCOMPARE(events[0]["object"]["code"].get<int>(), 410);
        // From the future: silence until the time-out.
        ask.path = "/api/v1/pods?watch=1&timeoutSeconds=1&resourceVersion=999999999";
        const Answer silent = m_sim->ask(ask);
        QCOMPARE(silent.code, 200);
        QCOMPARE(silent.body, QByteArray());
    }

    void rollbackByJsonPatch()
    {
        const Json before = deployment(runtime);
        const Json sets
            = m_sim
                  ->get("/apis/apps/v1/namespaces/agent-platform/replicasets?labelSelector="
                        "app.kubernetes.io%2Fname%3Dagent-runtime")
                  .json();
        Json podTemplate;
        for (const Json& set : sets["items"]) {
            if (set["metadata"]["annotations"]["deployment.kubernetes.io/revision"] == "42")
                podTemplate = set["spec"]["template"];
        }
        QVERIFY(podTemplate.is_object());
        podTemplate["metadata"]["labels"].erase("pod-template-hash");
        const Json patch = Json::array(
            {{{"op", "test"},
              {"path", "/metadata/resourceVersion"},
              {"value", before["metadata"]["resourceVersion"]}},
             {{"op", "replace"}, {"path", "/spec/template"}, {"value", podTemplate}}});
        QCOMPARE(m_sim->write("PATCH", runtime, patch, "application/json-patch+json").code, 200);
        m_sim->jump("15m");
        const Json after = deployment(runtime);
        QCOMPARE(after["metadata"]["annotations"]["deployment.kubernetes.io/revision"]
                     .get<std::string>(),
                 std::string("44"));
        QCOMPARE(after["status"]["updatedReplicas"].get<int>(), 40);
        QCOMPARE(after["status"]["availableReplicas"].get<int>(), 40);
        QVERIFY(!after["status"].contains("unavailableReplicas"));
        SAME_JSON(after["status"]["observedGeneration"], after["metadata"]["generation"]);
        // Sent once more, the test of the revision fails and nothing happens.
        QCOMPARE(m_sim->write("PATCH", runtime, patch, "application/json-patch+json").code, 422);
    }

    void aBrokenImageStopsTheRolloutAndIsReported()
    {
        m_sim.reset();
        m_sim = std::make_unique<Simulation>("bad-deploy");
        const Json pods
            = m_sim->get("/api/v1/pods?labelSelector=app.kubernetes.io%2Fname%3Dagent-runtime")
                  .json();
        int looping = 0;
        for (const Json& pod : pods["items"]) {
            const Json& status = pod["status"]["containerStatuses"][0];
            if (status["state"].contains("waiting")
                && status["state"]["waiting"]["reason"] == "CrashLoopBackOff") {
                ++looping;
                QVERIFY(status["restartCount"].get<int>() > 2);
                QCOMPARE(status["lastState"]["terminated"]["exitCode"].get<int>(), 1);
            }
        }
        QVERIFY(looping > 0);
        const Json events = m_sim
                                ->get("/api/v1/namespaces/agent-platform/"
                                      "events?fieldSelector=reason%3DBackOff%2Ctype%3DWarning")
                                .json();
        QVERIFY(!events["items"].empty());
        QVERIFY(events["items"][0]["count"].get<int>() > 1);
    }

    void strategicPatchMergesContainersByName()
    {
        const Json patch
            = {{"spec",
                {{"template",
                  {{"spec",
                    {{"containers",
                      Json::array({{{"name", "otel-agent"}, {"image", "otel:9"}}})}}}}}}}};
        const Json after = m_sim
                               ->write("PATCH",
                                       runtime + "?dryRun=All",
                                       patch,
                                       "application/strategic-merge-patch+json")
                               .json();
        const Json& containers = after["spec"]["template"]["spec"]["containers"];
        QCOMPARE(containers.size(), size_t(2));
        QCOMPARE(containers[0]["name"].get<std::string>(), std::string("agent-runtime"));
        QCOMPARE(containers[1]["image"].get<std::string>(), std::string("otel:9"));
        // A plain merge patch replaces the list.
        const Json merged = m_sim->write("PATCH", runtime + "?dryRun=All", patch).json();
        QCOMPARE(merged["spec"]["template"]["spec"]["containers"].size(), size_t(1));
    }

    void evictionObeysTheBudgetAndTheUid()
    {
        const Json eviction = {{"apiVersion", "policy/v1"}, {"kind", "Eviction"}};
        const std::string first = anyPod("agent-registry");
        Json wrong = eviction;
        wrong["deleteOptions"] = {{"preconditions", {{"uid", "0000"}}}};
        QCOMPARE(
            m_sim->write("POST", anyPod("api-gateway") + "/eviction", wrong, "application/json")
                .code,
            409);
        const Answer granted
            = m_sim->write("POST", first + "/eviction", eviction, "application/json");
        QCOMPARE(granted.code, 201);
        QCOMPARE(granted.json()["status"].get<std::string>(), std::string("Success"));
        QVERIFY(m_sim->get(first).json()["metadata"].contains("deletionTimestamp"));
        const Json list
            = m_sim->get(platformPods + "?labelSelector=app.kubernetes.io%2Fname%3Dagent-registry")
                  .json();
        std::string second;
        for (const Json& pod : list["items"]) {
            // The replacement of the first has no status of its container yet.
            const Json containers = pod["status"].value("containerStatuses", Json::array());
            if (!pod["metadata"].contains("deletionTimestamp") && !containers.empty()
                && containers[0]["ready"] == true)
                second = pod["metadata"]["name"];
        }
        const Answer refused = m_sim->write(
            "POST", platformPods + "/" + second + "/eviction", eviction, "application/json");
        QCOMPARE(refused.code, 429);
        QCOMPARE(refused.json()["details"]["causes"][0]["reason"].get<std::string>(),
                 std::string("DisruptionBudget"));
        m_sim->jump("1m");
        QCOMPARE(
            m_sim
                ->write(
                    "POST", platformPods + "/" + second + "/eviction", eviction, "application/json")
                .code,
            201);
        QCOMPARE(m_sim->get(first).code, 404);
    }

    void reviewsSayWhoMay()
    {
        const Json body
            = {{"spec",
                {{"resourceAttributes",
                  {{"verb", "create"}, {"resource", "pods"}, {"subresource", "eviction"}}}}}};
        Ask ask;
        ask.method = "POST";
        ask.path = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
        ask.body = QByteArray::fromStdString(body.dump());
        Answer answer = m_sim->ask(ask);
        QCOMPARE(answer.code, 201);
        QCOMPARE(answer.json()["status"]["allowed"].get<bool>(), true);
        ask.token = "viewer";
        QCOMPARE(m_sim->ask(ask).json()["status"]["allowed"].get<bool>(), false);
    }

    void faultsOfTheWay()
    {
        const auto inject = [&](Json fault) {
            const Answer answer = m_sim->control("POST", "/_sim/faults", fault);
            QCOMPARE(answer.code, 201);
        };
        inject({{"kind", "throttled"}, {"retryAfter", 3}});
        Answer answer = m_sim->get("/api/v1/pods?limit=1");
        QCOMPARE(answer.code, 429);
        QCOMPARE(answer.headers["retry-after"], QByteArray("3"));
        QVERIFY(answer.type.startsWith("text/plain"));
        QCOMPARE(m_sim->get("/api/v1/pods?limit=1").code, 200);

        inject({{"kind", "unauthorized"}, {"count", 2}});
        QCOMPARE(m_sim->get("/api/v1/pods?limit=1").code, 401);
        QCOMPARE(m_sim->get("/api/v1/pods?limit=1").code, 401);
        inject({{"kind", "forbidden"}, {"path", "/nodes"}});
        QCOMPARE(m_sim->get("/api/v1/pods?limit=1").code, 200);
        QCOMPARE(m_sim->get("/api/v1/nodes?limit=1").code, 403);
        inject({{"kind", "gone"}, {"count", 1}});
        QCOMPARE(m_sim->get("/api/v1/pods?limit=1").code, 410);
        inject({{"kind", "conflict"}});
        QCOMPARE(m_sim->write("PATCH", registry, {{"metadata", {{"labels", {{"a", "b"}}}}}}).code,
                 409);
        inject({{"kind", "unavailable"}});
        QCOMPARE(m_sim->get("/api/v1/pods?limit=1").code, 503);

        inject({{"kind", "slow"}, {"delayMs", 700}});
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(m_sim->get("/api/v1/pods?limit=1").code, 200);
        QVERIFY(timer.elapsed() >= 700);

        // Applied, but the reply was lost. (Qt's client repeats what got no answer, so these two
        // faults last until they are taken away.)
        inject({{"kind", "reply-lost"}, {"method", "PATCH"}, {"duration", "1h"}});
        answer = m_sim->write("PATCH", registry + "/scale", {{"spec", {{"replicas", 6}}}});
        QCOMPARE(answer.code, 0);
        QVERIFY(answer.error != QNetworkReply::NoError);
        QCOMPARE(deployment(registry)["spec"]["replicas"].get<int>(), 6);
        QCOMPARE(m_sim->control("DELETE", "/_sim/faults").code, 200);
        // Not applied, and no reply either.
        inject({{"kind", "reset"}, {"method", "PATCH"}, {"duration", "1h"}});
        answer = m_sim->write("PATCH", registry + "/scale", {{"spec", {{"replicas", 3}}}});
        QVERIFY(answer.error != QNetworkReply::NoError);
        QCOMPARE(deployment(registry)["spec"]["replicas"].get<int>(), 6);
        QCOMPARE(m_sim->control("DELETE", "/_sim/faults").code, 200);

        QCOMPARE(m_sim->control("POST", "/_sim/faults", {{"kind", "nonsense"}}).code, 422);
        QCOMPARE(m_sim->control("GET", "/_sim/faults").json()["faults"].size(), size_t(0));
    }

    void acceptedAndLandsLater()
    {
        m_sim->control("POST",
                       "/_sim/faults",
                       {{"kind", "lands-later"},
                        {"delay", "2m"},
                        {"namespace", "agent-platform"},
                        {"deployment", "agent-registry"}});
        QCOMPARE(m_sim->write("PATCH", registry + "/scale", {{"spec", {{"replicas", 6}}}}).code,
                 200);
        m_sim->jump("90s");
        Json now = deployment(registry);
        QCOMPARE(now["spec"]["replicas"].get<int>(), 6);
        QCOMPARE(now["status"]["replicas"].get<int>(), 4);
        QVERIFY(now["status"]["observedGeneration"] != now["metadata"]["generation"]);
        m_sim->jump("2m");
        now = deployment(registry);
        QCOMPARE(now["status"]["readyReplicas"].get<int>(), 6);
        SAME_JSON(now["status"]["observedGeneration"], now["metadata"]["generation"]);
    }

    void halfOpenSilencesWatchesToo()
    {
        Ask ask;
        ask.path
            = platformPods + "?watch=1&timeoutSeconds=3&resourceVersion=" + listRv(platformPods);
        QNetworkReply* stream = m_sim->send(ask);
        QTest::qWait(200);
        m_sim->control("POST",
                       "/_sim/faults",
                       {{"kind", "half-open"}, {"path", "watch=1"}, {"duration", "1h"}});
        m_sim->write("PATCH", registry + "/scale", {{"spec", {{"replicas", 5}}}});
        const Answer answer = Simulation::finish(stream, 5000);
        QCOMPARE(answer.body, QByteArray());
        QCOMPARE(m_sim->control("DELETE", "/_sim/faults").code, 200);
    }

    void goneEndsOpenWatches()
    {
        Ask ask;
        ask.path
            = platformPods + "?watch=1&timeoutSeconds=30&resourceVersion=" + listRv(platformPods);
        QNetworkReply* stream = m_sim->send(ask);
        QTest::qWait(200);
        m_sim->control("POST", "/_sim/faults", {{"kind", "gone"}});
        const auto events = Simulation::finish(stream, 5000).lines();
        QCOMPARE(events.size(), size_t(1));
        QCOMPARE(events[0]["object"]["code"].get<int>(), 410);
    }

    void webPagesMayNotDriveIt()
    {
        QNetworkRequest request(
            QUrl(QString::fromStdString(m_sim->simulator->controlUrl() + "/_sim/clock")));
        request.setRawHeader("Origin", "http://evil.example");
        request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("text/plain"));
        QCOMPARE(
            Simulation::finish(m_sim->manager.post(request, QByteArray(R"({"jump":"1h"})"))).code,
            403);
    }

    void manyWatchesAndAQuickEnd()
    {
        // QNetworkAccessManager keeps to six connections per host: one manager per watch.
        std::vector<std::unique_ptr<QNetworkAccessManager>> managers;
        std::vector<QNetworkReply*> replies;
        Ask ask;
        ask.path = "/apis/apps/v1/statefulsets?watch=1&timeoutSeconds=60";
        for (int i = 0; i < 100; ++i) {
            managers.push_back(std::make_unique<QNetworkAccessManager>());
            QNetworkRequest request(QUrl(QString::fromStdString(m_sim->server + ask.path)));
            request.setSslConfiguration(m_sim->tls);
            request.setRawHeader("Authorization",
                                 "Bearer " + QByteArray::fromStdString(m_sim->tokens["admin"]));
            replies.push_back(managers.back()->get(request));
        }
        QTRY_VERIFY_WITH_TIMEOUT(
            std::all_of(replies.begin(),
                        replies.end(),
                        [](QNetworkReply* reply) { return reply->bytesAvailable() > 0; }),
            60'000);
        QCOMPARE(m_sim->get("/readyz").code, 200); // and there is room for more
        QElapsedTimer timer;
        timer.start();
        m_sim->simulator->stop();
        QVERIFY2(timer.elapsed() < 1000, std::to_string(timer.elapsed()).c_str());
    }

    void filesAreForTheOwnerOnly()
    {
        const QString config = QString::fromStdString(m_sim->simulator->kubeconfigFile());
        QCOMPARE(
            QFile::permissions(config)
                & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
            QFile::Permissions());
        const Json line = Json::parse(m_sim->simulator->readyLine());
        QCOMPARE(line["kubeconfig"].get<std::string>(), m_sim->simulator->kubeconfigFile());
        QVERIFY(m_sim->simulator->readyLine().find(m_sim->tokens["admin"]) == std::string::npos);
        const auto estate = mw::readYamlFile(m_sim->simulator->estateFile());
        QVERIFY(estate.has_value());
        QFile schemaFile(mwtest::sourceDir()
                         + QStringLiteral("/resources/schemas/estate-v1.schema.json"));
        QVERIFY(schemaFile.open(QIODevice::ReadOnly));
        const auto schema = nlohmann::json::parse(schemaFile.readAll().toStdString());
        for (const mw::Diagnostic& diagnostic : mw::validateSchema(*estate, schema, "estate.yaml"))
            QFAIL(mw::format(diagnostic).c_str());
    }
};

MIDWATCH_TEST(SimWritesTest)
#include "tst_sim_writes.moc"
