// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which experiments of Chaos Mesh run: by their conditions and records, not by what somebody
// wanted.
#include "models/sources/kubernetes/chaos.h"
#include "tests/support/test_registry.h"

#include <nlohmann/json.hpp>

using namespace mw;
using Json = nlohmann::json;

namespace {

Json condition(const char* type, bool holds)
{
    return {{"type", type}, {"status", holds ? "True" : "False"}};
}

Json running(const char* name = "node-failure")
{
    return {{"metadata",
             {{"name", name},
              {"namespace", "chaos"},
              {"creationTimestamp", "2026-01-17T02:09:58Z"},
              {"finalizers", {"chaos-mesh/records"}}}},
            {"spec", {{"action", "pod-failure"}, {"duration", "1h"}}},
            {"status",
             {{"conditions",
               {condition("Selected", true),
                condition("AllInjected", true),
                condition("AllRecovered", false),
                condition("Paused", false)}},
              {"experiment",
               {{"desiredPhase", "Run"},
                {"containerRecords",
                 {{{"id", "shop/web-1"},
                   {"phase", "Injected"},
                   {"events",
                    {{{"type", "Failed"},
                      {"operation", "Apply"},
                      {"timestamp", "2026-01-17T02:09:59Z"}},
                     {{"type", "Succeeded"},
                      {"operation", "Apply"},
                      {"timestamp", "2026-01-17T02:10:01Z"}}}}}}}}}}}};
}

std::vector<ChaosExperiment> read(const Json& item, const char* kind = "PodChaosList")
{
    const Json list{{"kind", kind}, {"metadata", {{"resourceVersion", "7"}}}, {"items", {item}}};
    const auto page = decodeChaos(list.dump(), "lab");
    if (!page)
        qFatal("%s", describe(page.error()).c_str());
    return page->running;
}

} // namespace

class ChaosTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void oneThatRuns()
    {
        const auto found = read(running());
        QCOMPARE(found.size(), size_t(1));
        QCOMPARE(found[0].cluster, std::string("lab"));
        QCOMPARE(found[0].kind, std::string("PodChaos"));
        QCOMPARE(found[0].ns, std::string("chaos"));
        QCOMPARE(found[0].name, std::string("node-failure"));
        QCOMPARE(found[0].action, std::string("pod-failure"));
        QCOMPARE(formatTime(found[0].since), std::string("2026-01-17T02:10:01Z"));
        QVERIFY(!found[0].deleting);
    }

    void whatHasNotBegunOrIsOverDoesNotRun()
    {
        Json item = running();
        item.erase("status"); // the controller has not seen it
        QVERIFY(read(item).empty());
        item = running();
        item["status"]["conditions"]
            = {condition("AllInjected", false), condition("AllRecovered", false)};
        item["status"]["experiment"]["containerRecords"] = Json::array();
        QVERIFY(read(item).empty());
        item = running();
        item["status"]["conditions"]
            = {condition("AllInjected", false), condition("AllRecovered", true)};
        item["status"]["experiment"]["containerRecords"][0]["phase"] = "Not Injected";
        QVERIFY(read(item).empty());
    }

    // Some targets have the fault, others do not yet.
    void halfInjectedRuns()
    {
        Json item = running();
        item["status"]["conditions"]
            = {condition("AllInjected", false), condition("AllRecovered", false)};
        QCOMPARE(read(item).size(), size_t(1));
    }

    void pausedDoesNotRunUnlessItsFaultIsStillThere()
    {
        Json item = running();
        item["metadata"]["annotations"]["experiment.chaos-mesh.org/pause"] = "true";
        QCOMPARE(read(item).size(), size_t(1)); // asked to pause, not undone yet
        item["status"]["experiment"]["containerRecords"][0]["phase"] = "Not Injected";
        QVERIFY(read(item).empty());
    }

    void aKilledPodIsKilledOnce()
    {
        Json item = running();
        item["spec"]["action"] = "pod-kill";
        QVERIFY(read(item).empty());
        // Of another kind that is its own word.
        QCOMPARE(read(item, "NetworkChaosList").size(), size_t(1));
    }

    void deletedAndStillThereIsSaid()
    {
        Json item = running();
        item["metadata"]["deletionTimestamp"] = "2026-01-17T02:20:00Z";
        item["status"]["experiment"]["desiredPhase"] = "Stop";
        auto found = read(item);
        QCOMPARE(found.size(), size_t(1));
        QVERIFY(found[0].deleting);
        item.erase("status");
        found = read(item);
        QCOMPARE(found.size(), size_t(1));
        QCOMPARE(formatTime(found[0].since), std::string("2026-01-17T02:09:58Z"));
    }

    void pagesAndOtherAnswers()
    {
        const Json page{{"kind", "StressChaosList"},
                        {"metadata", {{"continue", "abc"}}},
                        {"items", Json::array()}};
        const auto decoded = decodeChaos(page.dump(), "lab");
        QVERIFY(decoded && decoded->running.empty());
        QCOMPARE(decoded->continueToken, std::string("abc"));
        for (const char* body : {"", "<html>", "{}", R"({"items": 7})", "[]"})
            QVERIFY2(!decodeChaos(body, "lab"), body);
    }

    void whatTheServerServes()
    {
        const Json list{{"kind", "APIResourceList"},
                        {"resources",
                         {{{"name", "podchaos"}},
                          {{"name", "podchaos/status"}},
                          {{"name", "iochaos"}},
                          {{"name", "stresschaos"}}}}};
        const auto kinds = servedChaos(list.dump());
        QVERIFY(kinds);
        QCOMPARE(*kinds, (std::vector<std::string>{"podchaos", "stresschaos"}));
        QVERIFY(!servedChaos("{}"));
    }
};

MIDWATCH_TEST(ChaosTest)
#include "tst_chaos.moc"
