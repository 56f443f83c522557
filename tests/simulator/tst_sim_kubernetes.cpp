// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reading from the simulated API server, compared with recordings of a real one.
#include "tests/simulator/sim_fixture.h"
#include "tests/support/shared.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QProcess>

using namespace mwtest;

namespace {

Json recording(const QString& shared, const QString& name)
{
    QFile file(shared + QStringLiteral("/recordings/kubernetes/") + name + QStringLiteral(".json"));
    if (!file.open(QIODevice::ReadOnly))
        return nullptr;
    Json response = Json::parse(file.readAll().toStdString(), nullptr, false)["response"];
    if (response.contains("body") && response["body"].is_string()) {
        const Json parsed = Json::parse(response["body"].get<std::string>(), nullptr, false);
        if (parsed.is_object())
            response["body"] = parsed;
    }
    return response;
}

std::vector<std::string> keysOf(const Json& object)
{
    std::vector<std::string> keys;
    for (const auto& [key, value] : object.items())
        keys.push_back(key);
    std::sort(keys.begin(), keys.end());
    return keys;
}

} // namespace

class SimKubernetesTest : public QObject
{
    Q_OBJECT
    std::unique_ptr<Simulation> m_sim;

private Q_SLOTS:
    void initTestCase() { m_sim = std::make_unique<Simulation>("node-pool-loss"); }
    void cleanupTestCase() { m_sim.reset(); }

    // The same request to both: status, content type and the fields of the body must agree.
    void errorsAreThoseOfTheRealServer_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("type");
        const auto row = [](const char* name,
                            const char* method,
                            const char* path,
                            const char* token = "admin",
                            const char* body = "",
                            const char* type = "application/json") {
            QTest::newRow(name) << QByteArray(method) << QByteArray(path) << QByteArray(token)
                                << QByteArray(body) << QByteArray(type);
        };
        const char* deployment
            = "/apis/apps/v1/namespaces/agent-platform/deployments/agent-factory";
        const char* merge = "application/merge-patch+json";
        row("err-401-bad-token", "GET", "/api/v1/pods", "wrong");
        row("err-403-anonymous", "GET", "/api/v1/pods", "");
        row("err-403-viewer-delete", "DELETE", "/api/v1/namespaces/portal/pods/nosuch", "viewer");
        row("err-403-teama-cluster-list", "GET", "/api/v1/pods?limit=500", "portal");
        row("err-403-teama-watch", "GET", "/api/v1/pods?watch=1", "portal");
        row("err-403-teama-nodes", "GET", "/api/v1/nodes", "portal");
        row("err-403-teama-namespaces", "GET", "/api/v1/namespaces", "portal");
        row("err-403-teama-other-ns", "GET", "/api/v1/namespaces/edge/pods", "portal");
        row("err-404-pod", "GET", "/api/v1/namespaces/default/pods/nosuch");
        row("err-404-group", "GET", "/apis/nosuch.example.test/v1/things");
        row("err-404-resource", "GET", "/api/v1/namespaces/default/things");
        row("err-404-scale", "GET", "/api/v1/namespaces/portal/pods/nosuch/scale");
        row("err-404-eviction",
            "POST",
            "/api/v1/namespaces/portal/pods/nosuch/eviction",
            "admin",
            R"({"apiVersion":"policy/v1","kind":"Eviction"})");
        row("err-405-put-on-list", "PUT", "/api/v1/namespaces/default/pods", "admin", "{}");
        row("err-409-patch-rv",
            "PATCH",
            deployment,
            "admin",
            R"({"metadata":{"resourceVersion":"1"},"spec":{"replicas":3}})",
            merge);
        row("err-422-patch-uid",
            "PATCH",
            deployment,
            "admin",
            R"({"metadata":{"uid":"00000000-0000-0000-0000-000000000000"}})",
            merge);
        row("err-422-immutable",
            "PATCH",
            deployment,
            "admin",
            R"({"spec":{"selector":{"matchLabels":{"app.kubernetes.io/name":"other"}}}})",
            merge);
        row("err-422-jsonpatch-test",
            "PATCH",
            deployment,
            "admin",
            R"([{"op":"test","path":"/spec/replicas","value":99}])",
            "application/json-patch+json");
        row("err-422-rvmatch", "GET", "/api/v1/pods?resourceVersionMatch=Exact");
        row("err-422-sendinitialevents", "GET", "/api/v1/pods?watch=1&sendInitialEvents=true");
        row("err-410-exact-old",
            "GET",
            "/api/v1/pods?limit=1&resourceVersion=100&resourceVersionMatch=Exact");
        row("err-400-fieldselector", "GET", "/api/v1/pods?fieldSelector=spec.foo%3Dbar");
        row("err-400-labelselector", "GET", "/api/v1/pods?labelSelector=a%20b%20c");
        row("err-400-limit", "GET", "/api/v1/pods?limit=abc");
        row("err-500-watch-rv", "GET", "/api/v1/pods?watch=1&resourceVersion=abc");
        row("err-504-rv-future",
            "GET",
            "/api/v1/namespaces/portal/"
            "pods?resourceVersion=999999999&resourceVersionMatch=NotOlderThan");
        row("err-404-readyz-unknown-check", "GET", "/readyz/nosuch");
        row("readyz", "GET", "/readyz");
    }

    void errorsAreThoseOfTheRealServer()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, token);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, type);
        const Json real = recording(shared, QString::fromUtf8(QTest::currentDataTag()));
        QVERIFY(real.is_object());
        Ask ask;
        ask.method = method;
        ask.path = path.toStdString();
        ask.token = token;
        ask.body = body;
        ask.type = type;
        const Answer answer = m_sim->ask(ask);
        QCOMPARE(answer.code, real["status"].get<int>());
        QCOMPARE(answer.type.toStdString(), real["headers"]["Content-Type"].get<std::string>());
        QCOMPARE(real["headers"].contains("Retry-After"), answer.headers.contains("retry-after"));
        if (!real["body"].is_object()) {
            QCOMPARE(answer.body.toStdString(), real["body"].get<std::string>());
            return;
        }
        const Json ours = answer.json();
        QCOMPARE(keysOf(ours), keysOf(real["body"]));
        SAME_JSON(ours.value("reason", Json()), real["body"].value("reason", Json()));
        SAME_JSON(ours["code"], real["body"]["code"]);
        if (ours.contains("details") && real["body"]["details"].contains("causes")) {
            const Json &a = ours["details"]["causes"], &b = real["body"]["details"]["causes"];
            QCOMPARE(a.size(), b.size());
            for (size_t i = 0; i < a.size(); ++i)
                SAME_JSON(a[i]["reason"], b[i]["reason"]);
        }
    }

    // Who has a Role in one namespace: the words are those of a real server to such a user.
    void aRoleOfOneNamespace()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        const auto get = [this](const std::string& path) {
            Ask ask;
            ask.path = path;
            ask.token = "portal";
            return m_sim->ask(ask);
        };
        const auto said = [&](const char* path, const char* name, const char* mine) {
            std::string real = recording(shared, QString::fromUtf8(name))["body"]["message"];
            for (const auto& [theirs, ours] :
                 {std::pair<std::string, std::string>{"token-team-a", "portal"},
                  {"team-01-payments", mine}}) {
                const size_t at = real.find(theirs);
                if (at != std::string::npos)
                    real.replace(at, theirs.size(), ours);
            }
            const Answer answer = get(path);
            QCOMPARE(answer.code, 403);
            QCOMPARE(answer.json()["message"].get<std::string>(), real);
        };
        said("/api/v1/pods?limit=500", "err-403-teama-cluster-list", "");
        said("/api/v1/pods?watch=1", "err-403-teama-watch", "");
        said("/api/v1/nodes", "err-403-teama-nodes", "");
        said("/api/v1/namespaces", "err-403-teama-namespaces", "");
        said("/api/v1/namespaces/edge/pods", "err-403-teama-other-ns", "edge");
        for (const char* path : {"/api/v1/namespaces/portal/pods",
                                 "/apis/apps/v1/namespaces/portal/deployments",
                                 "/api/v1/namespaces/portal/events",
                                 "/apis/metrics.k8s.io/v1beta1/namespaces/portal/pods",
                                 "/api/v1/namespaces/portal",
                                 "/version",
                                 "/readyz",
                                 "/apis"})
            QCOMPARE(get(path).code, 200);
        for (const Json& one : get("/api/v1/namespaces/portal/pods").json()["items"])
            QCOMPARE(one["metadata"]["namespace"].get<std::string>(), std::string("portal"));
        for (const char* path : {"/apis/metrics.k8s.io/v1beta1/nodes",
                                 "/apis/metrics.k8s.io/v1beta1/pods",
                                 "/api/v1/namespaces/edge",
                                 "/apis/apps/v1/deployments"})
            QCOMPARE(get(path).code, 403);
        Ask write;
        write.method = "DELETE";
        write.path = "/api/v1/namespaces/portal/pods/nosuch";
        write.token = "portal";
        QCOMPARE(m_sim->ask(write).code, 403);
    }

    void whatTheRoleOfOneNamespaceIsToldOfItself()
    {
        const auto may = [this](const char* verb, const char* resource, const char* ns) {
            Ask ask;
            ask.method = "POST";
            ask.path = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
            ask.token = "portal";
            Json what{{"verb", verb}, {"resource", resource}};
            if (*ns)
                what["namespace"] = ns;
            ask.body = QByteArray::fromStdString(Json{
                {"apiVersion", "authorization.k8s.io/v1"},
                {"kind", "SelfSubjectAccessReview"},
                {"spec",
                 {{"resourceAttributes", what}}}}.dump());
            return m_sim->ask(ask).json()["status"];
        };
        QCOMPARE(may("list", "pods", "")["allowed"].get<bool>(), false);
        QCOMPARE(may("list", "pods", "edge")["allowed"].get<bool>(), false);
        QCOMPARE(may("list", "nodes", "portal")["allowed"].get<bool>(), false);
        QCOMPARE(may("delete", "pods", "portal")["allowed"].get<bool>(), false);
        const Json yes = may("list", "pods", "portal");
        QCOMPARE(yes["allowed"].get<bool>(), true);
        QCOMPARE(yes["reason"].get<std::string>(),
                 std::string("RBAC: allowed by RoleBinding \"viewers/portal\" of ClusterRole "
                             "\"view\" to Group \"web\""));
        const auto rules = [this](const char* ns) {
            Ask ask;
            ask.method = "POST";
            ask.path = "/apis/authorization.k8s.io/v1/selfsubjectrulesreviews";
            ask.token = "portal";
            ask.body = QByteArray::fromStdString(Json{
                {"apiVersion", "authorization.k8s.io/v1"},
                {"kind", "SelfSubjectRulesReview"},
                {"spec", {{"namespace", ns}}}}.dump());
            return m_sim->ask(ask).json()["status"]["resourceRules"].dump();
        };
        QVERIFY(rules("portal").find("\"pods\"") != std::string::npos);
        QVERIFY(rules("portal").find("\"nodes\"") == std::string::npos);
        QCOMPARE(rules("edge"), std::string("[]"));
    }

    void tablesHaveTheRealColumns_data()
    {
        QTest::addColumn<QByteArray>("path");
        const auto row
            = [](const char* name, const char* path) { QTest::newRow(name) << QByteArray(path); };
        row("pods", "/api/v1/pods");
        row("nodes", "/api/v1/nodes");
        row("namespaces", "/api/v1/namespaces");
        row("services", "/api/v1/services");
        row("events", "/api/v1/events");
        row("configmaps", "/api/v1/configmaps");
        row("deployments", "/apis/apps/v1/deployments");
        row("replicasets", "/apis/apps/v1/replicasets");
        row("statefulsets", "/apis/apps/v1/statefulsets");
        row("daemonsets", "/apis/apps/v1/daemonsets");
        row("controllerrevisions", "/apis/apps/v1/controllerrevisions");
        row("horizontalpodautoscalers", "/apis/autoscaling/v2/horizontalpodautoscalers");
        row("poddisruptionbudgets", "/apis/policy/v1/poddisruptionbudgets");
    }

    void tablesHaveTheRealColumns()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        QFETCH(QByteArray, path);
        const QString tag = QString::fromUtf8(QTest::currentDataTag());
        const QString name = QStringLiteral("table-small-") + tag + QStringLiteral("-none");
        const Json real = recording(shared, name)["body"];
        const Json ours = m_sim->get(path.toStdString() + "?includeObject=None", asTable).json();
        QCOMPARE(keysOf(ours), keysOf(real));
        QCOMPARE(ours["columnDefinitions"].size(), real["columnDefinitions"].size());
        for (size_t i = 0; i < real["columnDefinitions"].size(); ++i) {
            for (const char* field : {"name", "type", "format", "priority"}) {
                QCOMPARE(ours["columnDefinitions"][i][field].dump(),
                         real["columnDefinitions"][i][field].dump());
            }
        }
        QVERIFY(!ours["rows"].empty());
        for (const Json& row : ours["rows"]) {
            QCOMPARE(row["cells"].size(), real["columnDefinitions"].size());
            for (size_t i = 0; i < row["cells"].size(); ++i)
                QCOMPARE(int(row["cells"][i].type()), int(real["rows"][0]["cells"][i].type()));
            QVERIFY(row["object"].is_null());
        }
    }

    void objectsHaveNoFieldTheRealOnesLack_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::newRow("pods") << QByteArray("/api/v1/pods");
        QTest::newRow("nodes") << QByteArray("/api/v1/nodes");
        QTest::newRow("deployments") << QByteArray("/apis/apps/v1/deployments");
        QTest::newRow("statefulsets") << QByteArray("/apis/apps/v1/statefulsets");
        QTest::newRow("daemonsets") << QByteArray("/apis/apps/v1/daemonsets");
    }

    void objectsHaveNoFieldTheRealOnesLack()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        QFETCH(QByteArray, path);
        // Every key path of our status must occur in some real object.
        std::set<std::string> real;
        const auto collect = [](const Json& value,
                                const std::string& at,
                                std::set<std::string>& into,
                                auto self) -> void {
            if (value.is_object()) {
                for (const auto& [key, child] : value.items()) {
                    into.insert(at + "/" + key);
                    self(child, at + "/" + key, into, self);
                }
            } else if (value.is_array()) {
                for (const Json& child : value)
                    self(child, at, into, self);
            }
        };
        QFile objects(shared + QStringLiteral("/recordings/kubernetes/columns-objects.json.gz"));
        QProcess unpack;
        unpack.start(QStringLiteral("gzip"), {QStringLiteral("-dc"), objects.fileName()});
        QVERIFY(unpack.waitForFinished());
        const Json all = Json::parse(unpack.readAllStandardOutput().toStdString(), nullptr, false);
        std::map<std::string, std::string> kinds = {{"pods", "containerStatuses"},
                                                    {"nodes", "nodeInfo"},
                                                    {"deployments", "updatedReplicas"},
                                                    {"statefulsets", "currentRevision"},
                                                    {"daemonsets", "desiredNumberScheduled"}};
        const std::string mark = kinds[QTest::currentDataTag()];
        for (const Json& item : all["items"]) {
            if (item.contains("status") && item["status"].is_object()
                && (item["status"].contains(mark)
                    || (mark == "updatedReplicas" && item["status"].contains("conditions"))))
                collect(item["status"], "", real, collect);
        }
        QVERIFY(real.size() > 5);
        std::set<std::string> ours;
        const Json list = m_sim->get(path.toStdString()).json();
        QVERIFY(!list["items"].empty());
        for (const Json& item : list["items"]) {
            QVERIFY(!item.contains("kind")); // not in lists
            collect(item["status"], "", ours, collect);
        }
        for (const std::string& field : ours)
            QVERIFY2(real.count(field) > 0, field.c_str());
    }

    void pagesAreOneSnapshot()
    {
        const Json whole = m_sim->get("/api/v1/pods").json();
        std::vector<std::string> wanted, got;
        for (const Json& item : whole["items"])
            wanted.push_back(item["metadata"]["uid"]);
        std::string token, rv;
        for (int page = 0; page < 100; ++page) {
            std::string path = "/api/v1/pods?limit=60";
            if (!token.empty())
                path += "&continue="
                    + QUrl::toPercentEncoding(QString::fromStdString(token)).toStdString();
            const Json list = m_sim->get(path).json();
            for (const Json& item : list["items"])
                got.push_back(item["metadata"]["uid"]);
            const std::string now = list["metadata"]["resourceVersion"];
            QVERIFY(rv.empty() || rv == now);
            rv = now;
            token = list["metadata"].value("continue", "");
            if (page == 1) {
                // A change between two pages must not show on them.
                const auto changed = m_sim->write(
                    "PATCH",
                    "/apis/apps/v1/namespaces/payments/deployments/payments-api/scale",
                    {{"spec", {{"replicas", 4}}}});
                QCOMPARE(changed.code, 200);
            }
            if (token.empty())
                break;
            QCOMPARE(list["metadata"]["remainingItemCount"].get<size_t>(),
                     wanted.size() - got.size());
        }
        QCOMPARE(got, wanted);
        // resourceVersion=0 ignores the limit.
        QVERIFY(m_sim->get("/api/v1/pods?limit=5&resourceVersion=0").json()["items"].size() > 300);
    }

    void expiredContinueTokenOffersAnother()
    {
        const Json first = m_sim->get("/api/v1/pods?limit=5").json();
        // A change between the page and the compaction, else the token is of the newest revision.
        QCOMPARE(m_sim
                     ->write("PATCH",
                             "/api/v1/nodes/" + nodeName(),
                             {{"metadata", {{"labels", {{"x", "y"}}}}}})
                     .code,
                 200);
        QCOMPARE(m_sim->control("POST", "/_sim/faults", {{"kind", "gone"}}).code, 201);
        const std::string token = first["metadata"]["continue"];
        const Answer refused = m_sim->get("/api/v1/pods?limit=5&continue=" + token);
        const Json second = m_sim->get("/api/v1/pods?limit=5").json();
        QCOMPARE(refused.code, 410);
        const std::string other = refused.json()["metadata"]["continue"];
        const Json rest = m_sim->get("/api/v1/pods?limit=5&continue=" + other).json();
        QVERIFY(rest["items"][0]["metadata"]["uid"] != second["items"][0]["metadata"]["uid"]);
        QCOMPARE(rest["items"].size(), size_t(5));
    }

    std::string nodeName()
    {
        return m_sim->get("/api/v1/nodes?limit=1").json()["items"][0]["metadata"]["name"];
    }

    void selectors()
    {
        const auto ask = [&](const char* query) {
            return m_sim->get(std::string("/api/v1/pods?") + query).json()["items"];
        };
        const auto count = [&](const char* query) { return ask(query).size(); };
        const auto phases = [&] {
            std::map<std::string, std::string> out;
            for (const Json& pod : ask(""))
                out[pod["metadata"]["uid"]] = pod["status"]["phase"];
            return out;
        };
        // The world goes on: a job's pod may come or end between two of the requests.
        for (int attempt = 0;; ++attempt) {
            QVERIFY2(attempt < 20, "pods came or went during each of twenty attempts");
            const auto before = phases();
            const size_t runtime = count("labelSelector=app.kubernetes.io%2Fname%3Dagent-runtime");
            const size_t in
                = count("labelSelector=app.kubernetes.io%2Fname%20in%20(agent-runtime)");
            const size_t notIn
                = count("labelSelector=app.kubernetes.io%2Fname%20notin%20(agent-runtime)");
            const size_t not_ = count("labelSelector=app.kubernetes.io%2Fname!%3Dagent-runtime");
            const size_t with = count("labelSelector=pod-template-hash");
            const size_t without = count("labelSelector=!pod-template-hash");
            const size_t pending = count("fieldSelector=status.phase%3DPending");
            const size_t others = count("fieldSelector=status.phase!%3DPending");
            if (phases() != before)
                continue;
            QCOMPARE(runtime, size_t(40));
            QCOMPARE(in, runtime);
            QCOMPARE(notIn, before.size() - runtime);
            QCOMPARE(not_, before.size() - runtime);
            QCOMPARE(with, before.size() - without);
            QVERIFY(pending > 30);
            QCOMPARE(others, before.size() - pending);
            break;
        }
        const std::string node = nodeName();
        const size_t here = count(("fieldSelector=spec.nodeName%3D" + node).c_str());
        QVERIFY(here > 4 && here < 58);
        QCOMPARE(count("fieldSelector=metadata.name%3Dkafka-0"), size_t(1));
    }

    void discoveryInBothForms()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        const QByteArray aggregated
            = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";
        for (const char* path : {"/api", "/apis"}) {
            const Answer answer = m_sim->get(path, aggregated);
            QCOMPARE(answer.type, aggregated);
            const Json real = recording(shared,
                                        path == std::string("/api")
                                            ? QStringLiteral("api-aggregated")
                                            : QStringLiteral("apis-aggregated"))["body"];
            QCOMPARE(keysOf(answer.json()), keysOf(real));
            const Json body = answer.json();
            for (const Json& group : body["items"]) {
                for (const Json& resource : group["versions"][0]["resources"]) {
                    for (const std::string& key : keysOf(resource)) {
                        static const std::set<std::string> known = {"resource",
                                                                    "responseKind",
                                                                    "scope",
                                                                    "singularResource",
                                                                    "verbs",
                                                                    "shortNames",
                                                                    "categories",
                                                                    "subresources"};
                        QVERIFY2(known.count(key) > 0, key.c_str());
                    }
                }
            }
        }
        QCOMPARE(keysOf(m_sim->get("/apis").json()),
                 keysOf(recording(shared, QStringLiteral("apis"))["body"]));
        const Json apps = m_sim->get("/apis/apps/v1").json();
        QCOMPARE(keysOf(apps), keysOf(recording(shared, QStringLiteral("apis-apps-v1"))["body"]));
        // What discovery names is served.
        for (const Json& resource : apps["resources"]) {
            const std::string name = resource["name"];
            if (name.find('/') == std::string::npos)
                QCOMPARE(m_sim->get("/apis/apps/v1/" + name).code, 200);
        }
        QVERIFY(m_sim->get("/version").body.startsWith("{\n  \"major\""));
        QCOMPARE(m_sim->get("/readyz/etcd").body, QByteArray("ok"));
    }

    void formsByAccept()
    {
        Ask ask;
        ask.path = "/api/v1/namespaces";
        ask.accept = "text/html";
        QCOMPARE(m_sim->ask(ask).code, 406);
        ask.accept = "application/vnd.kubernetes.protobuf,application/json";
        QCOMPARE(m_sim->ask(ask).json()["kind"].get<std::string>(), std::string("NamespaceList"));
        ask.accept = "application/json;as=Table;v=v1beta1;g=meta.k8s.io,application/json";
        QCOMPARE(m_sim->ask(ask).json()["kind"].get<std::string>(), std::string("NamespaceList"));
        ask.accept = "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1";
        const Json partial = m_sim->ask(ask).json();
        QCOMPARE(partial["kind"].get<std::string>(), std::string("PartialObjectMetadataList"));
        QVERIFY(!partial["items"][0].contains("spec"));
        ask.accept.clear();
        ask.agent = "Mozilla/5.0";
        QVERIFY(m_sim->ask(ask).body.startsWith("{\n"));
        ask.path += "?pretty=0";
        QVERIFY(m_sim->ask(ask).body.startsWith("{\"kind\""));
    }

    void metricsAreThereForWhatRuns()
    {
        const Json nodes = m_sim->get("/apis/metrics.k8s.io/v1beta1/nodes").json();
        QCOMPARE(nodes["items"].size(), size_t(26)); // 34 less the lost pool
        for (const Json& node : nodes["items"])
            QVERIFY(node["usage"]["cpu"].get<std::string>().back() == 'n');
        const Json pods
            = m_sim->get("/apis/metrics.k8s.io/v1beta1/namespaces/agent-platform/pods").json();
        QCOMPARE(pods["items"].size(), size_t(50));
        QCOMPARE(m_sim->get("/apis/metrics.k8s.io/v1beta1/namespaces/jobs/pods/nosuch").code, 404);
    }
};

MIDWATCH_TEST(SimKubernetesTest)
#include "tst_sim_kubernetes.moc"
