// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Lists and watches in any cut, whole and broken.
#include "models/sources/kubernetes/answers.h"
#include "tests/models/sources_kubernetes/recordings.h"
#include "tests/support/shared.h"
#include "tests/support/test_registry.h"

#include <random>

using namespace mw;
using namespace mwtest;

namespace {

struct Read
{
    std::vector<Pod> pods;
    std::vector<ObjectKey> removed;
    std::vector<std::string> order; // "+name", "-name" as a reader of the deltas sees it
    std::optional<Error> error;
    bool begin = false, commit = false;
    std::any result;
};

void collect(const Delta& delta, Read& read)
{
    for (const TopicDelta& topic : delta) {
        const auto& rows = std::get<Rows<Pod>>(topic);
        read.begin = read.begin || rows.begin;
        read.commit = read.commit || rows.commit;
        for (const Pod& row : rows.upserts) {
            read.pods.push_back(row);
            read.order.push_back("+" + row.key.name);
        }
        for (const ObjectKey& key : rows.removed) {
            read.removed.push_back(key);
            read.order.push_back("-" + key.name);
        }
    }
}

ResponseHead jsonHead()
{
    ResponseHead head;
    head.status = 200;
    head.headers = {{"Content-Type", "application/json"}};
    return head;
}

Read run(Decoder& decoder, std::string_view text, size_t cut)
{
    Read read;
    if (const Status status = decoder.head(jsonHead()); !status)
        read.error = status.error();
    for (size_t at = 0; at < text.size() && !read.error; at += cut) {
        const std::string_view part = text.substr(at, cut);
        const std::vector<char> own(part.begin(), part.end());
        auto delta = decoder.feed({own.data(), own.size()});
        if (delta)
            collect(*delta, read);
        else
            read.error = delta.error();
    }
    if (!read.error) {
        auto last = decoder.finish();
        if (last)
            collect(*last, read);
        else
            read.error = last.error();
    }
    read.result = decoder.takeResult();
    return read;
}

Read list(std::string_view text, size_t cut = 1 << 20)
{
    kube::ListOrder order;
    order.context.cluster = Atom("c");
    order.kind = Atom("Pod");
    order.scope = "c/Pod";
    order.maxBytes = 64u << 20;
    const auto decoder = kube::makeListDecoder(std::move(order));
    return run(*decoder, text, cut);
}

Read watch(std::string_view lines)
{
    kube::WatchOrder order;
    order.context.cluster = Atom("c");
    order.kind = Atom("Pod");
    order.scope = "c/Pod";
    order.resourceVersion = "1";
    const auto decoder = kube::makeWatchDecoder(std::move(order));
    return run(*decoder, lines, std::max<size_t>(lines.size(), 1));
}

bool isDecode(const Read& read)
{
    return read.error && read.error->kind == ErrorKind::Decode;
}

std::string listOf(const std::string& items)
{
    return R"({"kind":"PodList","apiVersion":"v1","metadata":{"resourceVersion":"7"},"items":[)"
        + items + "]}";
}

} // namespace

class DecodeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void taintsOfANode()
    {
        kube::DecodeContext context;
        context.cluster = Atom("c");
        kube::ObjectDecoder decoder(context);
        KubeNode row;
        const auto read = [&](const std::string& taints) {
            return decoder.decode(R"({"metadata":{"name":"n"},"spec":{"taints":)" + taints + "}}",
                                  false,
                                  Atom("Node"),
                                  row);
        };
        World early{};
        QVERIFY(parseTime("2026-03-01T02:40:00Z", early));
        QVERIFY(read(R"([{"key":"node.kubernetes.io/unreachable","effect":"NoSchedule"},)"
                     R"({"key":"node.kubernetes.io/not-ready","effect":"NoExecute",)"
                     R"("timeAdded":"2026-03-01T02:40:00Z"},)"
                     R"({"key":"node.kubernetes.io/unreachable","effect":"NoExecute",)"
                     R"("timeAdded":"2026-03-01T02:45:00Z"}])"));
        QVERIFY(row.tainted && !row.leaving);
        QCOMPARE(row.taint.str(), std::string("node.kubernetes.io/unreachable"));
        QVERIFY(row.taintedSince == early);
        QVERIFY(read(R"([{"key":"ToBeDeletedByClusterAutoscaler","effect":"NoSchedule"}])"));
        QVERIFY(row.leaving && !row.tainted);
        QVERIFY(row.taintedSince == World{}); // nothing of the last stays
        QVERIFY(read(R"([{"key":"dedicated","value":"gpu","effect":"NoSchedule"}])"));
        QVERIFY(!row.tainted && !row.leaving);
    }

    void whoseItIs()
    {
        kube::DecodeContext context;
        context.cluster = Atom("c");
        context.tenantLabel = "example.com/customer";
        context.ownerLabel = "squad";
        kube::ObjectDecoder decoder(context);
        const std::string meta
            = R"("metadata":{"name":"a","namespace":"n","labels":{"tenant":"no",)"
              R"("example.com/customer":"acme","squad":"web","team":"no"}})";
        Pod pod;
        QVERIFY(decoder.decode("{" + meta + "}", false, Atom("Pod"), pod));
        QCOMPARE(pod.tenant.str(), std::string("acme"));
        // The next object in the same row has none: nothing of the last stays.
        QVERIFY(decoder.decode(R"({"metadata":{"name":"b"}})", false, Atom("Pod"), pod));
        QVERIFY(pod.tenant.empty());
        Namespace ns;
        QVERIFY(decoder.decode("{" + meta + "}", false, Atom("Namespace"), ns));
        QCOMPARE(ns.tenant.str() + ns.team.str(), std::string("acmeweb"));
        Workload workload;
        QVERIFY(decoder.decode("{" + meta + "}", false, Atom("Deployment"), workload));
        QCOMPARE(workload.tenant.str() + workload.team.str(), std::string("acmeweb"));
        // One whose pods alone carry the labels, and a label that is no text.
        const std::string pods
            = R"({"metadata":{"name":"d","labels":{"squad":7}},"spec":{"template":)"
              R"({"metadata":{"labels":{"example.com/customer":"globex"}}}}})";
        QVERIFY(decoder.decode(pods, false, Atom("Deployment"), workload));
        QCOMPARE(workload.tenant.str(), std::string("globex"));
        QVERIFY(workload.team.empty());
        // Without conventions nothing is anybody's.
        kube::ObjectDecoder plain(kube::DecodeContext{Atom("c"), {}, {}, false});
        QVERIFY(plain.decode("{" + meta + "}", false, Atom("Pod"), pod));
        QVERIFY(pod.tenant.empty());
    }

    void anyCutGivesTheSame()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        const std::string body = recording(shared, "json-small-pods").body;
        const Read whole = list(body);
        QVERIFY(!whole.error);
        QVERIFY(whole.begin && whole.commit);
        QCOMPARE(whole.pods.size(), size_t(327));
        for (const size_t cut :
             {size_t(1), size_t(63), size_t(64), size_t(65), size_t(1000), size_t(16384)}) {
            const Read parts = list(body, cut);
            QVERIFY(!parts.error);
            QVERIFY(parts.pods == whole.pods);
        }
        // Pretty-printed, as for a browser.
        const std::string pretty = nlohmann::json::parse(body).dump(2);
        QVERIFY(list(pretty, 777).pods == whole.pods);
        const auto result = std::any_cast<kube::ListResult>(whole.result);
        QVERIFY(result.complete);
        QVERIFY(!result.meta.resourceVersion.empty() && result.meta.continueToken.empty());
    }

    void cutOffAnywhere()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        const std::string body = recording(shared, "pods-page-1-json").body;
        const Read whole = list(body);
        QCOMPARE(whole.pods.size(), size_t(40));
        QVERIFY(whole.begin && !whole.commit); // more pages follow
        for (size_t size = 0; size + 1 < body.size(); size += 2377) {
            const Read part = list(std::string_view(body).substr(0, size), 4096);
            QVERIFY(isDecode(part));
            QVERIFY(!part.commit); // a list cut off removes nothing
            QVERIFY(std::equal(part.pods.begin(), part.pods.end(), whole.pods.begin()));
        }
        // Everything but the last brace: all rows came, and still it is no whole list.
        const Read almost = list(std::string_view(body).substr(0, body.find_last_of('}')), 4096);
        QVERIFY(isDecode(almost));
        QCOMPARE(almost.pods.size(), size_t(40));
    }

    void notAList_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("html") << QByteArray("<html>login</html>");
        QTest::newRow("number") << QByteArray("17");
        QTest::newRow("array") << QByteArray("[]");
        QTest::newRow("other object") << QByteArray(R"({"login":"here"})");
        QTest::newRow("items a number") << QByteArray(R"({"kind":"PodList","items":5})");
        QTest::newRow("items an object") << QByteArray(R"({"kind":"PodList","items":{}})");
        QTest::newRow("item a number") << QByteArray(R"({"kind":"PodList","items":[1]})");
        QTest::newRow("item null") << QByteArray(R"({"kind":"PodList","items":[null]})");
        QTest::newRow("item nameless") << QByteArray(R"({"kind":"PodList","items":[{}]})");
        QTest::newRow("comma missing") << QByteArray(R"({"items":[{"metadata":{"name":"a"}}{}]})");
        QTest::newRow("comma at the end")
            << QByteArray(R"({"items":[{"metadata":{"name":"a"}},]})");
        QTest::newRow("text behind") << QByteArray(R"({"items":[]} {})");
        QTest::newRow("bad utf-8")
            << QByteArray("{\"items\":[{\"metadata\":{\"name\":\"\xff\xfe\"}}]}");
        QTest::newRow("bad escape") << QByteArray(R"({"items":[{"metadata":{"name":"\q"}}]})");
        QTest::newRow("unquoted") << QByteArray(R"({items:[]})");
    }
    void notAList()
    {
        QFETCH(QByteArray, body);
        for (const size_t cut : {size_t(1), size_t(1000)}) {
            const Read read = list(std::string_view(body.constData(), size_t(body.size())), cut);
            QVERIFY(isDecode(read));
            QVERIFY(!read.commit);
        }
    }

    void otherTypeOfAnswer()
    {
        kube::ListOrder order;
        const auto decoder = kube::makeListDecoder(std::move(order));
        ResponseHead head;
        head.status = 200;
        head.headers = {{"Content-Type", "text/html; charset=utf-8"}};
        const Status status = decoder->head(head);
        QVERIFY(!status && status.error().kind == ErrorKind::Protocol);
    }

    void emptyLists()
    {
        QVERIFY(list(listOf("")).commit);
        const Read none
            = list(R"({"metadata":{"resourceVersion":"3"},"items":null,"kind":"PodList"})");
        QVERIFY(!none.error && none.commit && none.begin);
        QCOMPARE(std::any_cast<kube::ListResult>(none.result).meta.resourceVersion,
                 std::string("3"));
    }

    void deepAndLarge()
    {
        const std::string deep = R"({"metadata":{"name":"a","x":)" + std::string(200, '[')
            + std::string(200, ']') + "}}";
        QVERIFY(isDecode(list(listOf(deep), 4096)));
        QVERIFY(isDecode(list(std::string(1000000, '['), 65536)));
        QVERIFY(isDecode(list(R"({"x":)" + std::string(1000000, '['), 65536)));
        QVERIFY(isDecode(list(R"({"items":[)" + std::string(1000000, '{'), 65536)));
        // One value without an end: refused at eight megabytes, not at a gigabyte.
        const std::string good = R"({"metadata":{"name":"good"}})";
        std::string large = R"({"items":[)" + good + ",{\"metadata\":{\"name\":\"";
        large += std::string(9u << 20, 'x');
        const Read read = list(large, 65536);
        QVERIFY(isDecode(read));
        QCOMPARE(read.pods.size(), size_t(1)); // what was understood stays
        // Endless list of good objects: refused at the cap of the answer.
        std::string many = R"({"items":[)" + good;
        const std::string pad = ",{\"metadata\":{\"name\":\"p\",\"annotations\":{\"a\":\""
            + std::string(1u << 20, 'y') + "\"}}}";
        for (int i = 0; i < 66; ++i)
            many += pad;
        const Read capped = list(many, 1u << 20);
        QVERIFY(isDecode(capped));
        QVERIFY(capped.pods.size() > 50 && capped.pods.size() < 66);
        QVERIFY(isDecode(list("{\"kind\":\"" + std::string(2000000, 'k'), 65536)));
        QVERIFY(isDecode(list("{\"metadata\":{\"x\":\"" + std::string(2000000, 'k'), 65536)));
    }

    void aBadFieldCostsThatFieldOnly()
    {
        std::string object
            = "{'status':{'phase':'Running','podIP':7,'conditions':{'a':1},'containerStatuses':["
              "null,5,{'name':'m',"
              "'ready':'yes','restartCount':2.5,'state':{'running':'now'},'lastState':null}]},"
              "'spec':{'nodeName':null,'containers':[{'name':'m','resources':{'requests':{'cpu':0."
              "5,'memory':'lots'}}}],"
              "'initContainers':'none'},"
              "'metadata':{'creationTimestamp':'yesterday','labels':[1],'annotations':null,'"
              "ownerReferences':{},"
              "'uid':false,'name':'p','namespace':'n','managedFields':[{'manager':']}{'}]}}";
        std::replace(object.begin(), object.end(), '\'', '"');
        const Read read = list(listOf(object));
        QVERIFY(!read.error);
        QCOMPARE(read.pods.size(), size_t(1));
        const Pod& pod = read.pods.front();
        QCOMPARE(pod.key.name, std::string("p"));
        QCOMPARE(pod.key.ns.str(), std::string("n"));
        QCOMPARE(pod.status.str(), std::string("Running"));
        QCOMPARE(pod.totalContainers, int16_t(1));
        QCOMPARE(pod.readyContainers, int16_t(0));
        QCOMPARE(pod.restarts, 0);
        QVERIFY(pod.created == World{});
    }

    void scannerAgreesWithItself()
    {
        // Blocks of 64 and single bytes must see the same end, whatever quotes and backslashes say.
        std::minstd_rand random(7);
        const std::string alphabet = "{}[]\"\\ax, :";
        int ended = 0;
        for (int round = 0; round < 20000; ++round) {
            std::string text = "{";
            for (int i = 0; i < 200; ++i)
                text += alphabet[random() % alphabet.size()];
            kube::ValueScanner blocks(9), bytes(9);
            blocks.begin();
            bytes.begin();
            const size_t atOnce = blocks.feed(text.data(), text.size());
            size_t one = 0;
            while (one < text.size() && !bytes.done() && !bytes.tooDeep())
                one += bytes.feed(text.data() + one, 1);
            QCOMPARE(atOnce, one);
            QCOMPARE(blocks.done(), bytes.done());
            QCOMPARE(blocks.tooDeep(), bytes.tooDeep());
            ended += blocks.done();
        }
        QVERIFY(ended > 1000);
    }

    void recordedWatch()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        const Read read = watch(recording(shared, "watch-pods.stream").body);
        QVERIFY(!read.error);
        const auto result = std::any_cast<kube::WatchResult>(read.result);
        QCOMPARE(result.events, int64_t(read.pods.size() + read.removed.size()));
        QCOMPARE(result.events, int64_t(6));
        QCOMPARE(read.removed.size(), size_t(1));
        QCOMPARE(read.order.back(), "-" + read.removed.back().name);
        QVERIFY(result.resourceVersion > "312364");
        QCOMPARE(read.pods.front().key.kind.str(), std::string("Pod"));
        QVERIFY(read.pods.front().key == read.removed.front());
        const Read initial = watch(recording(shared, "watch-sendinitialevents.stream").body);
        QVERIFY(!initial.error);
        QVERIFY(std::any_cast<kube::WatchResult>(initial.result).bookmarks >= 1);
    }

    void watchOrderAndErrors()
    {
        const auto object = [](const char* name, const char* version) {
            return std::string("{\"metadata\":{\"name\":\"") + name + R"(","resourceVersion":")"
                + version + "\"}}";
        };
        // A StatefulSet's pod goes and comes back under its name, in one batch; keys sorted.
        const Read again
            = watch(R"({"type":"DELETED","object":)" + object("db-0", "5") + "}\n" + R"({"object":)"
                    + object("db-0", "6") + R"(,"type":"ADDED"})" + "\n\n"
                    + R"({"type":"DELETED","object":)" + object("db-1", "8") + "}");
        QVERIFY(!again.error);
        QCOMPARE(again.order, (std::vector<std::string>{"-db-0", "+db-0", "-db-1"}));
        QCOMPARE(std::any_cast<kube::WatchResult>(again.result).resourceVersion, std::string("8"));

        // Rows before a bad line stay; the revision is that of the last good one.
        const Read bad
            = watch(R"({"type":"ADDED","object":)" + object("a", "5") + "}\n{\"type\":\"ADD");
        QVERIFY(isDecode(bad));
        QCOMPARE(bad.order, std::vector<std::string>{"+a"});
        QCOMPARE(std::any_cast<kube::WatchResult>(bad.result).resourceVersion, std::string("5"));

        const Read gone
            = watch(R"({"type":"ADDED","object":)" + object("a", "5") + "}\n"
                    + R"({"type":"ERROR","object":{"kind":"Status","code":410,"reason":"Expired",)"
                    + "\"message\":\"too old resource version: 1 (9)\"}}");
        QVERIFY(gone.error && gone.error->kind == ErrorKind::Gone);
        QCOMPARE(gone.order, std::vector<std::string>{"+a"});
        const Read down = watch(
            R"({"type":"ERROR","object":{"kind":"Status","code":500,"message":"etcdserver: leader changed","details":{"retryAfterSeconds":3}}})");
        QVERIFY(down.error && down.error->kind == ErrorKind::Unavailable);
        QCOMPARE(down.error->detail, std::string("etcdserver: leader changed"));
        QCOMPARE(down.error->retryAfter.value_or(Millis(0)), Millis(3000));
        QVERIFY(!watch(R"({"type":"INVENTED","object":{}})").error);
        for (const char* line : {"null",
                                 "5",
                                 "{}",
                                 R"({"type":5})",
                                 R"({"type":"ADDED"})",
                                 R"({"type":"ADDED","object":null})",
                                 R"({"type":"ADDED","object":{}})",
                                 "\x01"})
            QVERIFY2(isDecode(watch(line)), line);
        QVERIFY(isDecode(watch(R"({"type":"ADDED","object":)" + std::string(500000, '{'))));
    }
};

MIDWATCH_TEST(DecodeTest)
#include "tst_decode.moc"
