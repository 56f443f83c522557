// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The whole way from a real API server's bytes on a TLS connection to the rows of the topics:
// lists, pages, watches with bookmarks and 410, Tables, errors.
#include "models/hub/hub.h"
#include "models/net/line_splitter.h"
#include "models/sources/kubernetes/kubernetes.h"
#include "tests/models/sources_kubernetes/cells.h"
#include "tests/peers/kubernetes_recordings/replay.h"
#include "tests/support/shared.h"
#include "tests/support/test_registry.h"

using namespace mw;
using namespace mwtest;
using namespace std::chrono_literals;

namespace {

using Json = nlohmann::json;

// The hub with one cluster, by its own timers.
class Console
{
public:
    explicit Console(EndpointPtr endpoint, int pageSize = 500, Millis staleAfter = 120s)
    {
        HubOptions options;
        options.random = [] { return 0.0; };
        hub.configure(std::move(options));
        SourceSetup setup;
        setup.id = SourceId("prod");
        setup.logicalNames = {"prod"};
        setup.endpoint = std::move(endpoint);
        setup.staleAfter = staleAfter;
        KubernetesSettings settings;
        settings.cluster = "prod";
        settings.pageSize = pageSize;
        setup.source = makeKubernetesSource(std::move(settings));
        hub.addSource(std::move(setup));
        hub.start();
    }
    ~Console() { hub.stop(); }

    PartStatus part(const std::string& name) const
    {
        const SourceStatus status = hub.sources().at(0);
        for (const PartStatus& each : status.parts) {
            if (each.part == name)
                return each;
        }
        return {};
    }
    std::string partState(const std::string& name) const { return toString(part(name).state); }
    std::string state() const { return toString(hub.sources().at(0).state); }
    // Every kind is live.
    bool whole() const
    {
        return std::all_of(std::begin(kindPaths), std::end(kindPaths), [this](const KindPath& k) {
            return partState(k.part) == "live";
        });
    }

    SystemClock clock;
    std::unique_ptr<Transport> transport = makeCurlTransport();
    Hub hub{clock, *transport};
};

// The server's own Table of a kind, asked for through the program's gateway.
struct Table
{
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows;
    World now{};
};

Table tableOf(Console& console, const char* path)
{
    std::optional<HttpResponse> response;
    HttpCall call;
    call.target = std::string(path) + "?includeObject=None";
    call.headers = {{"Accept", "application/json;as=Table;v=v1;g=meta.k8s.io,application/json"}};
    console.hub.submit("prod", call, Priority::Person, [&](Result<HttpResponse> answer) {
        if (answer)
            response = *std::move(answer);
    });
    [&] { QTRY_VERIFY_WITH_TIMEOUT(response.has_value(), 20'000); }();
    Table table;
    if (!response)
        return table;
    const Json json = Json::parse(response->body, nullptr, false);
    if (!json.is_object() || !json.contains("columnDefinitions"))
        return table;
    for (const Json& column : json["columnDefinitions"])
        table.columns.push_back(column["name"].get<std::string>());
    for (const Json& row : json["rows"]) {
        auto& cells = table.rows.emplace_back();
        for (const Json& cell : row["cells"])
            cells.push_back(cell.is_string() ? cell.get<std::string>() : cell.dump());
    }
    const std::string* date = findHeader(response->head.headers, "Date");
    const auto ahead = date ? clockSkew(*date, World{}) : std::nullopt;
    // That adds the half second which the header does not tell.
    table.now = World(ahead.value_or(Millis(0)) - Millis(500));
    return table;
}

template <class Row>
int differences(const Topic<Row>& topic, const Table& table, const char* onlyKind = nullptr)
{
    int wrong = 0, at = 0, aged = 0;
    topic.forEach([&](Slot, const Row& row) {
        if (onlyKind && row.key.kind.str() != onlyKind)
            return;
        const auto index = static_cast<size_t>(at++);
        if (index >= table.rows.size())
            return;
        const Cells cells = cellsOf(row, table.now);
        const Cells later = cellsOf(row, table.now + 1s);
        for (size_t i = 0; i < table.columns.size(); ++i) {
            const auto ours = cells.find(table.columns[i]);
            if (ours == cells.end() || ours->second == table.rows[index][i])
                continue;
            if (isAge(ours->first) && later.at(ours->first) == table.rows[index][i]) {
                ++aged;
                continue;
            }
            ++wrong;
            qWarning("%s %s: server %s, ours %s",
                     row.key.name.c_str(),
                     ours->first.c_str(),
                     table.rows[index][i].c_str(),
                     ours->second.c_str());
        }
    });
    if (at != static_cast<int>(table.rows.size()) || at == 0) {
        qWarning("%d rows, the server's table has %zu", at, table.rows.size());
        ++wrong;
    }
    if (aged * 10 > at * static_cast<int>(table.columns.size()))
        ++wrong; // that many are no coincidence
    return wrong;
}

// What a watch's events leave, by the events themselves.
std::map<std::string, std::string> afterwards(const std::string& lines)
{
    std::map<std::string, std::string> versions; // ns/name → resourceVersion
    forEachLine(lines, [&](std::string_view line) {
        const Json event = Json::parse(line);
        const Json& meta = event["object"]["metadata"];
        const std::string key
            = meta["namespace"].get<std::string>() + '/' + meta["name"].get<std::string>();
        if (event["type"] == "DELETED")
            versions.erase(key);
        else
            versions[key] = meta["resourceVersion"].get<std::string>();
    });
    return versions;
}

std::string lastVersion(const std::string& lines)
{
    std::string version;
    forEachLine(lines, [&](std::string_view line) {
        version = Json::parse(line)["object"]["metadata"]["resourceVersion"].get<std::string>();
    });
    return version;
}

} // namespace

class RecordingsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyCellAsTheServersTable_data()
    {
        QTest::addColumn<QByteArray>("set");
        QTest::addColumn<int>("pods");
        QTest::newRow("every state there is") << QByteArray("small") << 327;
        QTest::newRow("a big cluster with real controllers") << QByteArray("estate") << 313;
    }
    void everyCellAsTheServersTable()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        QFETCH(QByteArray, set);
        QFETCH(int, pods);
        Replay replay(shared, set.toStdString());
        Console console(replay.endpoint());
        QTRY_VERIFY_WITH_TIMEOUT(console.whole(), 20'000);
        QCOMPARE(console.state(), std::string("live"));
        QCOMPARE(console.hub.pods().size(), size_t(pods));
        const Hub& hub = console.hub;
        QCOMPARE(differences(hub.pods(), tableOf(console, "/api/v1/pods")), 0);
        QCOMPARE(differences(hub.nodes(), tableOf(console, "/api/v1/nodes")), 0);
        QCOMPARE(differences(hub.namespaces(), tableOf(console, "/api/v1/namespaces")), 0);
        QCOMPARE(differences(hub.events(), tableOf(console, "/api/v1/events")), 0);
        for (const auto& [kind, path] : {std::pair("Deployment", "/apis/apps/v1/deployments"),
                                         std::pair("StatefulSet", "/apis/apps/v1/statefulsets"),
                                         std::pair("DaemonSet", "/apis/apps/v1/daemonsets")})
            QCOMPARE(differences(hub.workloads(), tableOf(console, path), kind), 0);
        QVERIFY(replay.packedLists() >= 1);
        for (const ReceivedRequest& request : replay.server().requests())
            QVERIFY(request.header("User-Agent").starts_with("midwatch/"));
    }

    void pagesThenOneWatch()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        Replay replay(shared, "small");
        Console console(replay.endpoint(), 100);
        QTRY_VERIFY_WITH_TIMEOUT(console.whole(), 20'000);
        QCOMPARE(console.hub.pods().size(), size_t(327));
        const auto lists = replay.lists("pods");
        QCOMPARE(lists.size(), size_t(4)); // 100, 100, 100, 27
        for (const std::string& target : lists)
            QCOMPARE(Replay::queryValue(target, "limit"), std::string("100"));
        QCOMPARE(Replay::queryValue(lists[0], "continue"), std::string());
        QVERIFY(Replay::queryValue(lists[3], "continue").ends_with("-300"));
        QTRY_COMPARE(replay.watches("pods").size(), size_t(1));
        const std::string watch = replay.watches("pods")[0];
        QCOMPARE(Replay::queryValue(watch, "resourceVersion"), std::string("1868"));
        QCOMPARE(Replay::queryValue(watch, "allowWatchBookmarks"), std::string("true"));
        QCOMPARE(console.part("pods").items, int64_t(327));
        for (const KindPath& kind : kindPaths) {
            if (std::string(kind.part) != "pods")
                QCOMPARE(replay.lists(kind.part).size(), size_t(1));
        }
    }

    void watchThenResume()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        Replay replay(shared, "small");
        const Recording stream = recording(shared, "watch-pods.stream");
        replay.next("pods", true, "watch-pods.stream");
        Console console(replay.endpoint());
        // Three pods become four and three again: the fourth comes and goes.
        const auto left = afterwards(stream.body);
        QVERIFY(left.empty());
        QTRY_COMPARE_WITH_TIMEOUT(console.hub.pods().size(), size_t(328), 20'000);
        QVERIFY(console.hub.pods().find(
            {Atom("prod"), Atom("Pod"), Atom("rec-writes"), "web-8867c4fbb-5dwx6"}));
        QTRY_COMPARE(console.hub.pods().size(), size_t(327));
        // The stream ends as they all do: it goes on from the last event, and nothing is listed
        // again, no row moves.
        QTRY_VERIFY(console.whole());
        const auto slot
            = console.hub.pods().find({Atom("prod"), Atom("Pod"), Atom("batch"), "completed"});
        QVERIFY(slot);
        replay.endWatch("pods");
        QTRY_COMPARE(replay.watches("pods").size(), size_t(2));
        QCOMPARE(Replay::queryValue(replay.watches("pods")[1], "resourceVersion"),
                 lastVersion(stream.body));
        QCOMPARE(replay.lists("pods").size(), size_t(1));
        QCOMPARE(console.hub.pods().find({Atom("prod"), Atom("Pod"), Atom("batch"), "completed"}),
                 slot);
    }

    void bookmarksMoveTheRevision()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        Replay replay(shared, "small");
        replay.next("namespaces", true, "watch-bookmarks.stream");
        Console console(replay.endpoint());
        QTRY_COMPARE_WITH_TIMEOUT(replay.watches("namespaces").size(), size_t(2), 20'000);
        const std::string body = recording(shared, "watch-bookmarks.stream").body;
        QVERIFY(body.find("BOOKMARK") != std::string::npos);
        QCOMPARE(Replay::queryValue(replay.watches("namespaces")[1], "resourceVersion"),
                 lastVersion(body));
        QCOMPARE(replay.lists("namespaces").size(), size_t(1));
    }

    void goneInThreeForms_data()
    {
        QTest::addColumn<QByteArray>("watch"); // what the watch after the first gets
        QTest::addColumn<QByteArray>("list"); // and the list that follows
        QTest::addColumn<int>("lists");
        QTest::newRow("HTTP 410 as the watch is opened")
            << QByteArray("err-410-exact-old") << QByteArray() << 2;
        QTest::newRow("an ERROR line in a watch of HTTP 200")
            << QByteArray("watch-410-too-old.stream") << QByteArray() << 2;
        QTest::newRow("a continue token that has expired")
            << QByteArray("watch-410-too-old.stream") << QByteArray("err-410-expired-continue")
            << 3;
    }
    void goneInThreeForms()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        QFETCH(QByteArray, watch);
        QFETCH(QByteArray, list);
        QFETCH(int, lists);
        Replay replay(shared, "small");
        Console console(replay.endpoint());
        QTRY_VERIFY_WITH_TIMEOUT(console.whole(), 20'000);
        const ObjectKey key{Atom("prod"), Atom("Pod"), Atom("batch"), "completed"};
        const auto slot = console.hub.pods().find(key);
        QVERIFY(slot);
        size_t removed = 0, smallest = 327;
        connect(&console.hub.pods(), &TopicSignals::changed, this, [&](const RowChanges& changes) {
            removed += changes.removed.size();
            smallest = std::min(smallest, console.hub.pods().size());
        });
        replay.next("pods", true, watch.constData());
        if (!list.isEmpty())
            replay.next("pods", false, list.constData());
        replay.endWatch("pods");
        QTRY_COMPARE_WITH_TIMEOUT(replay.watches("pods").size(), size_t(3), 20'000);
        QTRY_COMPARE(console.partState("pods"), std::string("live"));
        QTest::qWait(150); // a frame, so that everything merged was told
        QCOMPARE(replay.lists("pods").size(), size_t(lists));
        QCOMPARE(console.hub.pods().size(), size_t(327));
        QCOMPARE(removed, size_t(0));
        QCOMPARE(smallest, size_t(327));
        QCOMPARE(console.hub.pods().find(key), slot); // what is selected stays selected
        QCOMPARE(Replay::queryValue(replay.watches("pods")[2], "resourceVersion"),
                 std::string("1868"));
        for (const KindPath& kind : kindPaths) { // nobody else was touched
            if (std::string(kind.part) != "pods")
                QCOMPARE(replay.lists(kind.part).size(), size_t(1));
        }
    }

    void expiredTokenInTheMiddleOfPaging()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        Replay replay(shared, "small");
        for (const char* name : {"", "", "err-410-expired-continue"})
            replay.next("pods", false, name);
        Console console(replay.endpoint(), 100);
        QTRY_VERIFY_WITH_TIMEOUT(console.whole(), 20'000);
        QCOMPARE(console.hub.pods().size(), size_t(327));
        // Two pages, the refusal, and all four from the beginning: not on with the server's other
        // token, which would leave out what changed between the two revisions.
        const auto lists = replay.lists("pods");
        QCOMPARE(lists.size(), size_t(7));
        QCOMPARE(Replay::queryValue(lists[3], "continue"), std::string());
    }

    void errorsAsRecorded_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("state"); // of the part while the error stands
        QTest::addColumn<QByteArray>("kind");
        QTest::addColumn<QByteArray>("says");
        const auto row
            = [](const char* name, const char* state, const char* kind, const char* says) {
                  QTest::newRow(name) << QByteArray(name) << QByteArray(state) << QByteArray(kind)
                                      << QByteArray(says);
              };
        row("err-400-bad-continue", "unreachable", "invalid", "continue key is not valid");
        row("err-403-anonymous", "forbidden", "forbidden", "User \"system:anonymous\" cannot list");
        row("err-403-teama-cluster-list",
            "forbidden",
            "forbidden",
            "cannot list resource \"pods\"");
        row("err-403-impersonate-group-forbidden", "forbidden", "forbidden", "is forbidden");
        row("err-404-group", "unreachable", "not-found", "404 page not found");
        row("err-404-resource",
            "unreachable",
            "not-found",
            "could not find the requested resource");
        row("err-405-put-on-list", "unreachable", "invalid", "does not allow this method");
        row("err-406-unknown", "unreachable", "invalid", "406: Not Acceptable");
        row("err-422-rvmatch", "unreachable", "invalid", "resourceVersionMatch");
        row("err-429-apf", "throttled", "throttled", "Too many requests");
        row("err-500-webhook", "unreachable", "unavailable", "failed calling webhook");
        row("err-503-metrics-unavailable", "unreachable", "unavailable", "");
        row("err-504-rv-future", "unreachable", "unavailable", "Too large resource version");
        row("err-504-write-etcd-away", "unreachable", "unavailable", "");
        row("table-small-pods-none", "unreachable", "decode", "no list: it has no items");
        row("readyz-verbose", "unreachable", "protocol", "text/plain");
    }
    void errorsAsRecorded()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, state);
        QFETCH(QByteArray, kind);
        QFETCH(QByteArray, says);
        Replay replay(shared, "small");
        replay.next("pods", false, name.constData());
        Console console(replay.endpoint());
        QTRY_VERIFY_WITH_TIMEOUT(console.part("pods").error.has_value(), 20'000);
        const PartStatus pods = console.part("pods");
        QCOMPARE(QByteArray(toString(pods.state)), state);
        QCOMPARE(QByteArray(toString(pods.error->kind)), kind);
        QVERIFY2(pods.error->detail.find(says.toStdString()) != std::string::npos,
                 pods.error->detail.c_str());
        if (state == "throttled")
            QCOMPARE(pods.error->retryAfter.value_or(0ms), Millis(1s));
        // It is the trouble of this kind alone, and passes with the next good answer; what is
        // forbidden is asked for again when somebody asks.
        QTRY_COMPARE(console.partState("nodes"), std::string("live"));
        if (state == "forbidden")
            console.hub.retry(SourceId("prod"));
        QTRY_VERIFY_WITH_TIMEOUT(console.whole(), 20'000);
        QCOMPARE(console.hub.pods().size(), size_t(327));
        QVERIFY(!console.part("pods").error);
    }

    void unknownTokenStopsEverything()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        Replay replay(shared, "small");
        replay.next("namespaces", false, "err-401-bad-token");
        Console console(replay.endpoint());
        QTRY_COMPARE(console.state(), std::string("unauthorized"));
        QTest::qWait(500);
        QVERIFY(replay.lists("pods").empty()); // no login storm
        console.hub.retry(SourceId("prod"));
        QTRY_VERIFY_WITH_TIMEOUT(console.whole(), 20'000);
    }

    void lostStorageIsSilence()
    {
        // etcd went away under an open watch: nothing says so but the silence.
        MIDWATCH_SHARED_OR_SKIP(shared);
        Replay replay(shared, "small");
        replay.next("pods", true, "watch-etcd-away.stream");
        Console console(replay.endpoint(), 500, 700ms);
        QTRY_COMPARE_WITH_TIMEOUT(console.partState("pods"), std::string("live"), 20'000);
        QTRY_COMPARE(console.partState("pods"), std::string("stale"));
        QCOMPARE(console.hub.pods().size(), size_t(327));
        QCOMPARE(replay.lists("pods").size(), size_t(1));
    }

    void usageAndReadiness()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        Replay replay(shared, "estate");
        Console console(replay.endpoint());
        QTRY_VERIFY_WITH_TIMEOUT(console.whole(), 20'000);
        QTRY_COMPARE(console.partState("metrics"), std::string("live"));
        const auto measured = [&] {
            size_t count = 0;
            console.hub.nodes().forEach([&](Slot, const KubeNode& node) {
                count += node.cpuUsage > 0 && node.memoryUsage > (64 << 20);
            });
            return count;
        };
        QTRY_COMPARE(measured(), console.hub.nodes().size());
        console.hub.clusters().forEach([](Slot, const ClusterState& row) {
            QCOMPARE(row.readyz, 200);
            QCOMPARE(row.etcd, 404); // this build hides it: unknown, not broken
            QVERIFY(row.metricsAvailable);
            QCOMPARE(row.version, std::string("v1.34.9"));
        });
    }

    void anotherServerOfTheSameCluster()
    {
        // The address changes (another replica, a new tunnel): watches go on from their revisions.
        MIDWATCH_SHARED_OR_SKIP(shared);
        auto first = std::make_unique<Replay>(shared, "small");
        Replay second(shared, "small");
        Console console(first->endpoint());
        QTRY_VERIFY_WITH_TIMEOUT(console.whole(), 20'000);
        first.reset();
        QTRY_COMPARE(console.state(), std::string("unreachable"));
        QCOMPARE(console.hub.pods().size(), size_t(327));
        console.hub.setEndpoint(SourceId("prod"), second.endpoint());
        QTRY_COMPARE_WITH_TIMEOUT(console.state(), std::string("live"), 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(console.whole(), 20'000);
        for (const KindPath& kind : kindPaths) {
            QCOMPARE(second.lists(kind.part).size(), size_t(0));
            QCOMPARE(second.watches(kind.part).size(), size_t(1));
        }
        QCOMPARE(console.hub.pods().size(), size_t(327));
    }
};

MIDWATCH_TEST(RecordingsTest)
#include "tst_recordings.moc"
