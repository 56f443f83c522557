// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every state of a source, reached as in life: the Kubernetes source behind the real transport
// against a server that misbehaves, by the system's clock and the hub's own timers.
#include "models/hub/hub.h"
#include "models/sources/kubernetes/kubernetes.h"
#include "models/sources/prometheus/prometheus.h"
#include "tests/support/fault_server.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QSignalSpy>

using namespace mw;
using namespace mwtest;
using namespace std::chrono_literals;

namespace {

constexpr const char* kinds[] = {"/api/v1/namespaces",
                                 "/api/v1/pods",
                                 "/api/v1/nodes",
                                 "/api/v1/events",
                                 "/apis/apps/v1/deployments",
                                 "/apis/apps/v1/statefulsets",
                                 "/apis/apps/v1/daemonsets"};
const Headers json{{"Content-Type", "application/json"}};

// JSON without a forest of backslashes: ' stands for ".
std::string quoted(std::string text)
{
    std::replace(text.begin(), text.end(), '\'', '"');
    return text;
}

std::string podOf(const std::string& name)
{
    return R"({"metadata":{"namespace":"n","uid":"u","resourceVersion":"7","name":")" + name
        + R"("},"status":{"phase":"Running"}})";
}

std::string listOf(const std::string& items)
{
    return R"({"kind":"List","metadata":{"resourceVersion":"10"},"items":[)" + items + "]}";
}

std::string statusOf(int code, const std::string& message)
{
    return R"({"kind":"Status","status":"Failure","message":")" + message + R"(","code":)"
        + std::to_string(code) + "}";
}

bool isWatch(const Conversation& c)
{
    return c.request.target.find("watch=1") != std::string::npos;
}

// Lists these items and keeps watches open and silent.
Behaviour kindServer(std::string items)
{
    return [items = std::move(items)](Conversation& c) {
        if (!isWatch(c)) {
            c.reply(200, json, listOf(items));
            return;
        }
        c.chunkedHead(200, json);
        c.hang();
    };
}

// A well cluster with one pod; tests change single paths of it.
void well(FaultServer& server)
{
    for (const char* kind : kinds)
        server.on(kind, kindServer(""));
    server.on("/api/v1/pods", kindServer(podOf("api-1")));
    server.on("/version", answer(200, R"({"gitVersion":"v1.34.9"})", json));
    server.on("/readyz", answer(200, "[+]ping ok\n", {{"Content-Type", "text/plain"}}));
    server.on("/readyz/etcd",
              answer(404, "404 page not found\n", {{"Content-Type", "text/plain"}}));
    server.onAny(answer(404, "404 page not found\n", {{"Content-Type", "text/plain"}}));
}

void everywhere(FaultServer& server, const Behaviour& behaviour)
{
    for (const char* path : kinds)
        server.on(path, behaviour);
    for (const char* path : {"/version", "/readyz", "/readyz/etcd"})
        server.on(path, behaviour);
    server.onAny(behaviour);
}

class Life
{
public:
    // 0: the shortest waits that back-off allows, 1: the longest.
    explicit Life(double dice = 0)
    {
        HubOptions options;
        options.random = [dice] { return dice; };
        hub.configure(std::move(options));
    }
    ~Life() { hub.stop(); }

    void addCluster(const std::string& url, Millis staleAfter = 120s)
    {
        SourceSetup setup = setupOf("prod", url);
        setup.staleAfter = staleAfter;
        KubernetesSettings settings;
        settings.cluster = "prod";
        setup.source = makeKubernetesSource(std::move(settings));
        hub.addSource(std::move(setup));
        hub.start();
    }
    static SourceSetup setupOf(const std::string& name, const std::string& url)
    {
        SourceSetup setup;
        setup.id = SourceId(name);
        setup.logicalNames = {name};
        Endpoint endpoint;
        endpoint.baseUrl = url;
        setup.endpoint = std::make_shared<const Endpoint>(endpoint);
        return setup;
    }
    SourceStatus status() const { return hub.sources().at(0); }
    std::string state() const { return toString(status().state); }
    std::string stateOf(const std::string& part) const
    {
        for (const PartStatus& each : status().parts) {
            if (each.part == part)
                return toString(each.state);
        }
        return "absent";
    }
    std::string said() const
    {
        const auto error = status().error;
        return error ? error->detail : std::string();
    }
    bool hasPod(const std::string& name) const
    {
        return hub.pods().find({Atom("prod"), Atom("Pod"), Atom("n"), name}).has_value();
    }

    SystemClock clock;
    std::unique_ptr<Transport> transport = makeCurlTransport();
    Hub hub{clock, *transport};
};

int countOf(const FaultServer& server, const std::string& path)
{
    int count = 0;
    for (const ReceivedRequest& request : server.requests())
        count += request.target.substr(0, request.target.find('?')) == path;
    return count;
}

// The address sanitizer keeps what was freed, up to 256 MiB.
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define MIDWATCH_KEEPS_FREED
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(MIDWATCH_KEEPS_FREED)
constexpr qint64 mostKilobytes = (64 + 256) * 1024;
#else
constexpr qint64 mostKilobytes = 64 * 1024;
#endif

qint64 residentKilobytes()
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray& line : file.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toLongLong();
    }
    return -1;
}

} // namespace

class StatesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void connectingThenLive()
    {
        std::atomic<bool> speak{false};
        FaultServer server;
        well(server);
        server.on("/api/v1/namespaces", [&](Conversation& c) {
            while (!speak && c.pause(5ms)) { }
            kindServer("")(c);
        });
        Life life;
        life.addCluster(server.url());
        QTRY_VERIFY(server.requests().size() >= 4);
        QTRY_COMPARE(life.stateOf("readyz"), std::string("live"));
        // That the server answers is not yet data.
        QCOMPARE(life.state(), std::string("connecting"));
        QVERIFY(!life.hub.settled());
        QCOMPARE(std::string(toString(life.hub.verdict().severity)), std::string("unknown"));
        speak = true;
        QTRY_COMPARE(life.state(), std::string("live"));
        QTRY_VERIFY(life.hub.settled());
        QVERIFY(life.hasPod("api-1"));
        QVERIFY(life.status().latency >= 0ms);
        QVERIFY(life.status().lastGood != World{});
        QCOMPARE(life.stateOf("metrics"), std::string("disabled")); // there is no metrics server
        QCOMPARE(server.requests().front().header("User-Agent").rfind("midwatch/", 0), size_t(0));
    }

    void staleBySilence()
    {
        FaultServer server;
        well(server);
        Life life;
        life.addCluster(server.url(), 600ms);
        QTRY_COMPARE(life.state(), std::string("live"));
        QTRY_COMPARE(life.state(), std::string("stale"));
        QVERIFY(life.hasPod("api-1"));
        QCOMPARE(life.stateOf("pods"), std::string("stale"));
    }

    // Usage alone is nothing to watch: all lists came, no watch does.
    void staleThoughUsageComes()
    {
        FaultServer server;
        well(server);
        server.onAny(answer(200, listOf(""), json)); // metrics.k8s.io is there
        for (const char* kind : kinds)
            server.on(kind, [](Conversation& c) {
                c.reply(200, isWatch(c) ? Headers{} : json, isWatch(c) ? "sign in" : listOf(""));
            });
        Life life;
        life.addCluster(server.url());
        QTRY_COMPARE(life.stateOf("metrics"), std::string("live"));
        QTRY_COMPARE(life.state(), std::string("stale"));
        QVERIFY2(!life.said().empty(), life.said().c_str());
    }

    void staleByDamage_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("says");
        const QByteArray whole = QByteArray::fromStdString(listOf(podOf("b")));
        QTest::newRow("cut off") << whole.left(80) << QByteArray("the answer is cut off");
        QTest::newRow("deep") << QByteArray("{\"items\":[{\"metadata\":") + QByteArray(100'000, '[')
                              << QByteArray("nested deeper than 128");
        QTest::newRow("items of another type")
            << QByteArray::fromStdString(quoted("{'kind':'PodList','items':{'a':1}}"))
            << QByteArray("items is not a list");
        QTest::newRow("name of another type")
            << QByteArray::fromStdString(
                   quoted("{'items':[{'metadata':{'name':'a'}},{'metadata':{'name':[1]}}]}"))
            << QByteArray("items[1]: metadata.name is missing or no text");
        QTest::newRow("not JSON inside")
            << QByteArray::fromStdString(
                   quoted("{'items':[{'metadata':{'name':'a','labels':{'x' 5}}}]}"))
            << QByteArray("items[0]: metadata.labels.x: not good JSON (byte");
        QTest::newRow("huge object")
            << QByteArray::fromStdString(quoted("{'items':[{'metadata':{'name':'"))
                + QByteArray(9 << 20, 'x')
            << QByteArray("an object is larger than 8 MiB");
    }
    void staleByDamage()
    {
        // The watch is over (410), the list that follows is damaged: what is known stays and ages.
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, says);
        std::atomic<int> lists{0};
        std::atomic<bool> gone{false};
        FaultServer server;
        well(server);
        server.on("/api/v1/pods", [&](Conversation& c) {
            if (isWatch(c)) {
                c.chunkedHead(200, json);
                while (!gone && c.pause(5ms)) { }
                c.chunk(quoted("{'type':'ERROR','object':{'kind':'Status','code':410}}\n"));
                c.lastChunk();
            } else if (lists++ == 0) {
                c.reply(200, json, listOf(podOf("api-1")));
            } else {
                c.reply(200, json, body.toStdString());
            }
        });
        Life life;
        life.addCluster(server.url());
        QTRY_COMPARE(life.stateOf("pods"), std::string("live"));
        const auto podsPart = [&life] {
            for (const PartStatus& part : life.status().parts) {
                if (part.part == "pods")
                    return part;
            }
            return PartStatus{};
        };
        const World before = podsPart().lastGood;
        gone = true;
        QTRY_COMPARE(life.stateOf("pods"), std::string("stale"));
        const PartStatus pods = podsPart();
        QVERIFY(pods.error && pods.error->kind == ErrorKind::Decode);
        const QByteArray said = QByteArray::fromStdString(pods.error->detail);
        QVERIFY2(said.startsWith("/api/v1/pods: ") && said.contains(says), said.constData());
        QVERIFY(pods.lastGood >= before && pods.lastGood <= life.clock.world());
        QVERIFY(life.hasPod("api-1"));
        QCOMPARE(life.state(), std::string("live")); // the other kinds are
        QTRY_VERIFY(lists >= 3); // asked again, but not in a circle
        QVERIFY2(lists < 40, qPrintable(QString::number(lists)));
    }

    void oneGigabyteStaysOutside()
    {
        std::atomic<size_t> sent{0};
        FaultServer server;
        well(server);
        server.on("/api/v1/nodes", [&](Conversation& c) {
            if (isWatch(c))
                return c.hang();
            // Good objects without an end: a gigabyte of them, as far as anybody takes it.
            c.chunkedHead(200, json);
            std::string block;
            while (block.size() < (256u << 10))
                block += quoted(",{'metadata':{'name':'n") + std::to_string(block.size())
                    + quoted("','annotations':{'a':'") + std::string(2000, 'y') + "\"}}}";
            c.chunk("{\"items\":[{\"metadata\":{\"name\":\"first\"}}");
            while (sent < (1u << 30) && c.chunk(block))
                sent += block.size();
            c.chunk("]}");
            c.lastChunk();
        });
        Life life;
        const qint64 before = residentKilobytes();
        life.addCluster(server.url());
        QTRY_VERIFY_WITH_TIMEOUT(life.stateOf("nodes") == "unreachable", 60'000);
        qint64 grown = residentKilobytes() - before;
        QVERIFY2(grown < mostKilobytes, qPrintable(QString::number(grown)));
        QVERIFY2(sent < (300u << 20), qPrintable(QString::number(sent))); // the cap is 256 MiB
        for (const PartStatus& part : life.status().parts) {
            if (part.part == "nodes")
                QVERIFY(part.error && part.error->kind == ErrorKind::Decode);
        }
        QCOMPARE(life.stateOf("pods"), std::string("live"));
    }

    void unauthorizedUntilNewCredentials()
    {
        FaultServer server;
        well(server);
        for (const char* path : kinds) {
            server.on(path, [path](Conversation& c) {
                if (c.request.header("Authorization") != "Bearer good")
                    c.reply(401, json, statusOf(401, "Unauthorized"));
                else
                    kindServer(std::string(path).ends_with("/pods") ? podOf("api-1") : "")(c);
            });
        }
        Life life;
        QSignalSpy rejected(&life.hub, &Hub::credentialsRejected);
        life.addCluster(server.url());
        QTRY_COMPARE(life.state(), std::string("unauthorized"));
        QCOMPARE(life.said(), std::string("Unauthorized"));
        QTRY_VERIFY(life.hub.settled());
        const size_t asked = server.requests().size();
        QTest::qWait(600);
        QCOMPARE(server.requests().size(), asked); // no login storm
        QCOMPARE(rejected.size(), 1);
        Endpoint endpoint;
        endpoint.baseUrl = server.url();
        endpoint.bearer = std::make_shared<const Secret>(Secret(std::string("good")));
        life.hub.setEndpoint(SourceId("prod"), std::make_shared<const Endpoint>(endpoint));
        QTRY_VERIFY(life.hasPod("api-1"));
    }

    void forbiddenEverywhere()
    {
        FaultServer server;
        well(server);
        for (const char* path : kinds)
            server.on(path, answer(403, statusOf(403, "pods is forbidden: User \\\"x\\\""), json));
        Life life;
        life.addCluster(server.url());
        // There is no metrics server either; that must not be what is said of the cluster.
        QTRY_COMPARE(life.state(), std::string("forbidden"));
        QCOMPARE(life.said(), std::string("pods is forbidden: User \"x\""));
        QTRY_VERIFY(life.hub.settled());
        QCOMPARE(life.hub.pods().size(), size_t(0));
        QVERIFY(life.hub.verdict().severity == Severity::Unknown
                || life.hub.verdict().severity == Severity::Warning);
        QTest::qWait(500);
        QCOMPARE(countOf(server, "/api/v1/pods"), 1); // asked again rarely
    }

    void throttledWaitsAsLongAsAsked()
    {
        std::atomic<bool> full{true};
        FaultServer server;
        well(server);
        server.on("/api/v1/namespaces", [&](Conversation& c) {
            if (full)
                throttled("1")(c);
            else
                kindServer("")(c);
        });
        Life life;
        life.addCluster(server.url());
        QTRY_COMPARE(life.state(), std::string("throttled"));
        QElapsedTimer timer;
        timer.start();
        full = false;
        const int before = countOf(server, "/api/v1/namespaces");
        QTRY_COMPARE(life.state(), std::string("live"));
        QVERIFY2(timer.elapsed() > 500, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(countOf(server, "/api/v1/namespaces") <= before + 2);
    }

    void unreachable_data()
    {
        QTest::addColumn<int>("how");
        QTest::newRow("hangs up") << 0;
        QTest::newRow("resets in the middle") << 1;
        QTest::newRow("a gateway that says 503 to everything") << 2;
        QTest::newRow("a gateway with a page of HTML") << 3;
    }
    void unreachable()
    {
        QFETCH(int, how);
        const Behaviour behaviours[] = {[](Conversation& c) { c.close(); },
                                        resetMidBody(100, 100'000),
                                        answer(503, "upstream connect error"),
                                        answer(502, "<html>Bad Gateway</html>")};
        FaultServer server;
        everywhere(server, behaviours[how]);
        Life life(0.5);
        life.addCluster(server.url());
        QTRY_COMPARE(life.state(), std::string("unreachable"));
        QTRY_VERIFY(life.hub.settled());
        QVERIFY(!life.said().empty());
        QVERIFY(life.status().nextTry != World{});
        QTest::qWait(1000); // forty requests must not become forty retries
        QVERIFY2(server.requests().size() < 40,
                 qPrintable(QString::number(server.requests().size())));
        well(server);
        QTRY_COMPARE(life.state(), std::string("live"));
        QTRY_VERIFY(life.hasPod("api-1"));
    }

    void refusedKeepsWhatWasKnown()
    {
        auto server = std::make_unique<FaultServer>();
        well(*server);
        Life life;
        life.addCluster(server->url());
        QTRY_VERIFY(life.hasPod("api-1"));
        QTRY_COMPARE(life.state(), std::string("live"));
        const World good = life.status().lastGood;
        server.reset();
        QTRY_COMPARE(life.state(), std::string("unreachable"));
        QVERIFY(life.hasPod("api-1"));
        QVERIFY(life.status().lastGood >= good);
        QVERIFY(life.status().error->kind == ErrorKind::Network);
        QCOMPARE(std::string(toString(life.hub.verdict().severity)), std::string("unknown"));
    }

    void wrongCertificateIsNeverLive()
    {
        const Authority authority;
        FaultOptions options;
        options.tls = true;
        options.identity = authority.issue();
        FaultServer server(options);
        well(server);
        Life life;
        life.addCluster(server.url());
        QTRY_COMPARE(life.state(), std::string("unreachable"));
        QVERIFY(life.status().error->kind == ErrorKind::Tls);
        QVERIFY(server.requests().empty());
    }

    void misconfiguredByWhatTheTransportFinds()
    {
        const Authority authority;
        FaultOptions options;
        options.tls = true;
        options.identity = authority.issue();
        FaultServer server(options);
        Life life;
        SourceSetup setup = Life::setupOf("prod", server.url());
        Endpoint endpoint = *setup.endpoint;
        endpoint.tls.caPem = authority.pem();
        endpoint.tls.clientCertPem = "no certificate";
        endpoint.tls.clientKeyPem = std::make_shared<const Secret>(Secret(std::string("no key")));
        setup.endpoint = std::make_shared<const Endpoint>(endpoint);
        setup.source = makeKubernetesSource({"prod", {}, {}, {}, {}, 500, true});
        life.hub.addSource(std::move(setup));
        life.hub.start();
        QTRY_COMPARE(life.state(), std::string("misconfigured"));
        QTRY_VERIFY(life.hub.settled());
    }

    void disabledIsNotAsked()
    {
        FaultServer server;
        Life life;
        SourceSetup setup = Life::setupOf("prod", server.url());
        setup.source = makeKubernetesSource({"prod", {}, {}, {}, {}, 500, true});
        setup.disabled = true;
        life.hub.addSource(std::move(setup));
        life.hub.start();
        QTRY_VERIFY(life.hub.settled());
        QCOMPARE(life.state(), std::string("disabled"));
        QTest::qWait(100);
        QVERIFY(server.requests().empty());
    }

    void notReadyIsAFindingNotASilence()
    {
        FaultServer server;
        well(server);
        server.on("/readyz",
                  answer(500,
                         "[+]ping ok\n[-]etcd failed: reason withheld\nreadyz check failed\n",
                         {{"Content-Type", "text/plain"}}));
        Life life;
        life.addCluster(server.url());
        QTRY_COMPARE(life.state(), std::string("live"));
        QTRY_COMPARE(life.hub.clusters().size(), size_t(1));
        const auto cluster = [&] {
            ClusterState found;
            life.hub.clusters().forEach([&](Slot, const ClusterState& row) { found = row; });
            return found;
        };
        QTRY_COMPARE(cluster().readyz, 500);
        QCOMPARE(cluster().readyzText, std::string("[-]etcd failed: reason withheld"));
        QTRY_COMPARE(life.stateOf("readyz"), std::string("live"));
        QTRY_VERIFY(std::any_of(life.hub.findings().begin(),
                                life.hub.findings().end(),
                                [](const Finding& f) { return f.check == "API"; }));
    }

    void unchangedRulesAreNotSentAgain()
    {
        // A cache in front of Prometheus names the version of the rules: with it known, 304 and no
        // body; the SLOs they define stay.
        const Headers etag{{"Content-Type", "application/json"}, {"ETag", "\"v1\""}};
        const std::string rules
            = quoted("{'status':'success','data':{'groups':[{'rules':[{'type':'recording','name':'"
                     "slo:sli_error:ratio_rate5m','query':'(sum(rate(e[5m]))) / "
                     "(sum(rate(t[5m])))','labels':{'sloth_id':'api'}}]}]}}");
        std::atomic<int> bodies{0}, unchanged{0};
        FaultServer server;
        server.on("/api/v1/rules", [&](Conversation& c) {
            if (c.request.header("If-None-Match") == "\"v1\"") {
                ++unchanged;
                c.head(304, {{"ETag", "\"v1\""}});
                return;
            }
            ++bodies;
            c.reply(200, etag, rules);
        });
        server.on("/api/v1/status/buildinfo",
                  answer(200, quoted("{'status':'success','data':{'version':'2.42.0'}}"), json));
        server.on("/api/v1/query_range",
                  answer(200,
                         quoted("{'status':'success','data':{'resultType':'matrix','result':[]}}"),
                         json));
        server.on("/api/v1/query", [](Conversation& c) {
            const bool discovery = c.request.body.find("sloth_slo_info") != std::string::npos;
            c.reply(
                200,
                json,
                (quoted("{'status':'success','data':{'resultType':'vector','result':["))
                    + (discovery ? quoted(
                           "{'metric':{'__name__':'sloth_slo_info','sloth_id':'api','sloth_service'"
                           ":'s','sloth_slo':'o','sloth_objective':'99.9'},'value':[1,'1']}")
                                 : "")
                    + "]}}");
        });
        Life life;
        SourceSetup setup = Life::setupOf("prom", server.url());
        PrometheusSettings settings;
        settings.id = SourceId("prom");
        settings.periodEvery = 50ms;
        settings.burnEvery = 50ms;
        setup.source = makePrometheusSource(std::move(settings));
        life.hub.addSource(std::move(setup));
        life.hub.start();
        QTRY_VERIFY(unchanged >= 2);
        QCOMPARE(bodies.load(), 1);
        QCOMPARE(life.state(), std::string("live"));
        QCOMPARE(life.hub.slos().size(), size_t(1));
        life.hub.slos().forEach([](Slot, const Slo& slo) {
            QVERIFY(slo.errorQuery.find("rate(e[") != std::string::npos); // not the fallback
        });
    }
};

MIDWATCH_TEST(StatesTest)
#include "tst_states.moc"
