// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// READY, STATUS and RESTARTS of kubectl's own test cases (domain.md §4.6, K1 to K20), and what the
// scheduler counts (§4.1).
#include "models/insight/kube_columns.h"
#include "tests/models/sources_kubernetes/recordings.h"
#include "tests/support/shared.h"
#include "tests/support/test_registry.h"

using namespace mw;
using Json = nlohmann::json;
using namespace std::chrono_literals;

namespace {

const World now{std::chrono::hours(24 * 20000)};

Json ended(int code, const char* reason)
{
    Json state{{"terminated", {{"exitCode", code}}}};
    if (*reason != 0)
        state["terminated"]["reason"] = reason;
    return state;
}

Json waits(const char* reason)
{
    return {{"waiting", {{"reason", reason}}}};
}

const Json runs{{"running", Json::object()}};
const Json nothing = Json::object();

Json status(const char* name, bool ready, Json state, int restarts = 0, Millis endedAgo = Millis(0))
{
    Json result{
        {"name", name}, {"ready", ready}, {"restartCount", restarts}, {"state", std::move(state)}};
    if (endedAgo.count() > 0)
        result["lastState"]["terminated"]["finishedAt"] = formatTime(now - endedAgo);
    return result;
}

// Lists of their own type: whether {one} is a list of one or a copy of it is not the same to every
// compiler where Json is made of it.
using Statuses = std::vector<Json>;

Json podOf(const char* phase, int containers, Statuses statuses)
{
    Json pod{{"metadata", {{"name", "p"}, {"namespace", "n"}}}};
    pod["spec"]["containers"] = Json::array();
    for (int i = 0; i < containers; ++i)
        pod["spec"]["containers"].push_back({{"name", "c" + std::to_string(i + 1)}});
    pod["status"] = {{"phase", phase}, {"containerStatuses", std::move(statuses)}};
    return pod;
}

Json withInit(Json pod, Json specs, Statuses statuses)
{
    pod["spec"]["initContainers"] = std::move(specs);
    pod["status"]["initContainerStatuses"] = std::move(statuses);
    return pod;
}

Json sidecar(const char* name)
{
    return {{"name", name}, {"restartPolicy", "Always"}};
}

Json with(Json object, const char* key, Json value)
{
    object[key] = std::move(value);
    return object;
}

Json withCondition(Json pod, const char* type, const char* value, const char* reason = "")
{
    pod["status"]["conditions"].push_back({{"type", type}, {"status", value}, {"reason", reason}});
    return pod;
}

Json deleting(Json pod)
{
    pod["metadata"]["deletionTimestamp"] = formatTime(now);
    return pod;
}

Pod decode(const Json& json, bool newServer)
{
    kube::ObjectDecoder decoder({Atom("c"), {}, {}, newServer});
    Pod pod;
    const mwtest::Padded text(json.dump());
    if (!decoder.decode(text.view(), true, Atom("Pod"), pod))
        pod.key.name = "undecoded";
    return pod;
}

std::string cells(const Json& json, bool newServer = false)
{
    const PodCells c = podCells(decode(json, newServer), now);
    return c.name != "p" ? c.name : c.ready + ' ' + c.status + ' ' + c.restarts;
}

} // namespace

class PodStatusTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void upstream()
    {
        const Json two = podOf(
            "podPhase",
            2,
            {status("c1", true, runs, 3), status("c2", false, waits("ContainerWaitingReason"), 3)});
        QCOMPARE(cells(two), std::string("1/2 ContainerWaitingReason 6")); // K1
        QCOMPARE(
            cells(podOf("podPhase",
                        2,
                        {status("c1", false, waits("W")), status("c2", false, ended(0, "T"))})),
            std::string("0/2 W 0")); // K2
        const Json k3
            = podOf("podPhase", 2, {status("c1", true, runs), status("c2", true, nothing)});
        QCOMPARE(cells(k3), std::string("1/2 podPhase 0"));
        Json k4 = k3;
        k4["status"]["reason"] = "podReason";
        QCOMPARE(cells(k4), std::string("1/2 podReason 0"));
        const Json k5
            = podOf("Running",
                    2,
                    {status("c1", false, ended(0, "Completed"), 3), status("c2", true, runs, 3)});
        for (const bool newServer : {false, true}) {
            QCOMPARE(cells(k5, newServer), std::string("1/2 NotReady 6"));
            QCOMPARE(cells(withCondition(k5, "Ready", "True"), newServer),
                     std::string("1/2 Running 6")); // K6
        }
        const Json app = podOf("Pending", 1, {status("c1", false, waits("PodInitializing"))});
        QCOMPARE(cells(withInit(
                     app, Json::array({{{"name", "i1"}}}), {status("i1", false, runs, 3, 10s)})),
                 std::string("0/1 Init:0/1 3 (10s ago)")); // K7
        QCOMPARE(cells(withInit(app,
                                Json::array({{{"name", "i1"}}, {{"name", "i2"}}}),
                                {status("i1", false, ended(0, ""), 2, 2min),
                                 status("i2", false, runs, 3, 10s)})),
                 std::string("0/1 Init:1/2 5 (10s ago)")); // K8
        QCOMPARE(cells(withInit(podOf("Running", 1, {status("c1", false, runs, 4, 20s)}),
                                Json::array({{{"name", "i1"}}}),
                                {status("i1", false, ended(0, ""), 2, 10s)})),
                 std::string("0/1 Running 4 (20s ago)")); // K9
        QCOMPARE(cells(podOf("Running",
                             2,
                             {status("c1", true, runs, 6, 24h * 5),
                              status("c2", true, runs, 3, 24h * 20)})),
                 std::string("2/2 Running 9 (5d ago)")); // K10
        QCOMPARE(cells(withCondition(
                     podOf("Pending", 2, {}), "PodScheduled", "False", "SchedulingGated")),
                 std::string("0/2 SchedulingGated 0")); // K11
        const Json done = podOf("Succeeded", 1, {status("c1", false, ended(0, "Completed"))});
        QCOMPARE(cells(done), std::string("0/1 Completed 0")); // K12
        QCOMPARE(cells(podOf("Failed", 1, {status("c1", false, ended(1, "Error"))})),
                 std::string("0/1 Error 0"));
        QCOMPARE(cells(deleting(done)), std::string("0/1 Completed 0")); // K13
        QCOMPARE(cells(deleting(podOf("Running", 1, {status("c1", true, runs)}))),
                 std::string("1/1 Terminating 0"));
        QCOMPARE(cells(deleting(podOf("Pending", 1, {}))), std::string("0/1 Terminating 0"));
        Json lost = deleting(podOf("Running", 1, {}));
        lost["status"]["reason"] = "NodeLost";
        QCOMPARE(cells(lost), std::string("0/1 Unknown 0"));
    }

    void sidecars()
    {
        const Json specs{sidecar("s1"), sidecar("s2")};
        const Json app = podOf("Pending", 1, {status("c1", false, waits("PodInitializing"))});
        QCOMPARE(cells(withInit(app,
                                specs,
                                {status("s1", false, runs, 3, 10s),
                                 status("s2", false, waits("PodInitializing"))})),
                 std::string("0/3 Init:0/2 3 (10s ago)")); // K14
        QCOMPARE(cells(withInit(app,
                                specs,
                                {with(status("s1", false, runs), "started", true),
                                 with(status("s2", false, runs), "started", false)})),
                 std::string("0/3 Init:1/2 0")); // K15
        QCOMPARE(cells(withInit(podOf("Running", 1, {status("c1", true, runs, 4, 20s)}),
                                specs,
                                {with(status("s1", false, runs, 3, 10s), "started", true),
                                 with(status("s2", false, runs), "started", true)})),
                 std::string("1/3 Running 7 (10s ago)")); // K16
        const Json k17
            = withInit(podOf("Succeeded", 1, {status("c1", false, ended(0, "Completed"), 4, 20s)}),
                       specs,
                       {status("s1", false, ended(137, "Error"), 3, 10s),
                        status("s2", false, ended(137, "Error"))});
        QCOMPARE(cells(withCondition(k17, "Initialized", "True")),
                 std::string("0/3 Completed 7 (10s ago)"));
        QCOMPARE(
            cells(withInit(
                podOf("Running", 2, {status("x1", false, nothing), status("x2", false, nothing)}),
                Json::array({{{"name", "i1"}}, {{"name", "i2"}}}),
                {status("y1", false, nothing), status("y2", false, nothing)})),
            std::string("0/2 Init:0/2 0")); // K18
    }

    void serversDiffer()
    {
        const Json k20 = podOf(
            "Running",
            2,
            {status("c1", false, ended(0, "Completed")), status("c2", false, ended(1, "Error"))});
        QCOMPARE(cells(k20, false), std::string("0/2 Completed 0"));
        QCOMPARE(cells(k20, true), std::string("0/2 Error 0"));
    }

    void requests()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        const auto vectors = Json::parse(
            mwtest::readFile(shared + QStringLiteral("/vectors/vectors.json")))["pod_requests_cpu"];
        QCOMPARE(vectors.size(), size_t(4));
        const auto asking = [](const char* name, const Json& cpu) {
            return Json{{"name", name},
                        {"resources", {{"requests", {{"cpu", cpu.dump()}, {"memory", "1Gi"}}}}}};
        };
        for (const Json& vector : vectors) {
            Json pod{{"metadata", {{"name", "p"}}}};
            for (const Json& cpu : vector["app"])
                pod["spec"]["containers"].push_back(asking("app", cpu));
            for (const Json& init : vector["init"]) {
                Json spec = asking("init", init[1]);
                if (init[0] == "sidecar")
                    spec["restartPolicy"] = "Always";
                pod["spec"]["initContainers"].push_back(spec);
            }
            QCOMPARE(decode(pod, false).cpuRequest, vector["effective"].get<int64_t>() * 1000);
            pod["spec"]["overhead"] = {{"cpu", "250m"}, {"memory", "120Mi"}};
            QCOMPARE(decode(pod, false).cpuRequest,
                     vector["effective"].get<int64_t>() * 1000 + 250);
            pod["spec"]["resources"]["requests"] = {{"cpu", "3"}}; // for the whole pod
            QCOMPARE(decode(pod, false).cpuRequest, int64_t(3250));
        }
        // Resized in place: what it holds counts while it is more than what it asks for.
        Json pod = podOf("Running", 1, {status("c1", true, runs)});
        pod["spec"]["containers"][0]["resources"]["requests"] = {{"cpu", "100m"}};
        pod["status"]["containerStatuses"][0]["allocatedResources"] = {{"cpu", "300m"}};
        QCOMPARE(decode(pod, false).cpuRequest, int64_t(300));
        pod["spec"]["containers"][0]["resources"]["requests"] = {{"cpu", "900m"}};
        QCOMPARE(decode(pod, false).cpuRequest, int64_t(900));
        QCOMPARE(
            decode(withCondition(pod, "PodResizePending", "True", "Infeasible"), false).cpuRequest,
            int64_t(300));
    }

    void facts()
    {
        Json pod = podOf("Running", 1, {status("c1", false, waits("CrashLoopBackOff"), 9, 40s)});
        pod["status"]["containerStatuses"][0]["state"]["waiting"]["message"]
            = "back-off 5m0s restarting";
        pod["status"]["containerStatuses"][0]["lastState"]["terminated"]["reason"] = "OOMKilled";
        pod["metadata"]["labels"] = {{"app", "short"}, {"app.kubernetes.io/name", "long"}};
        pod["metadata"]["ownerReferences"]
            = {{{"kind", "Other"}, {"name", "x"}},
               {{"kind", "ReplicaSet"}, {"name", "web-5c7d"}, {"controller", true}}};
        pod = withCondition(pod, "Ready", "False");
        pod["status"]["conditions"][0]["lastTransitionTime"] = formatTime(now - 20min);
        const Pod row = decode(pod, false);
        QCOMPARE(row.waitingReason.str(), std::string("CrashLoopBackOff"));
        QCOMPARE(row.message, std::string("back-off 5m0s restarting"));
        QVERIFY(row.oomKilledAt == now - 40s);
        QVERIFY(row.lastRestart == now - 40s);
        QVERIFY(row.notReadySince == now - 20min);
        QVERIFY(row.readySince == World{});
        QCOMPARE(row.service.str(), std::string("long"));
        QCOMPARE(row.owner.str(), std::string("ReplicaSet/web-5c7d"));
        Json pending
            = withCondition(podOf("Pending", 1, {}), "PodScheduled", "False", "Unschedulable");
        pending["status"]["conditions"][0]["lastTransitionTime"] = formatTime(now - 1h);
        QVERIFY(decode(pending, false).unschedulableSince == now - 1h);
    }
};

MIDWATCH_TEST(PodStatusTest)
#include "tst_pod_status.moc"
