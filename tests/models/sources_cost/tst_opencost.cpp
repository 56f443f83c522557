// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sources/opencost/opencost.h"
#include "tests/models/sources_cost/cost_desk.h"
#include "tests/support/shared.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <nlohmann/json.hpp>

using namespace mwtest;
using nlohmann::json;

namespace {

const World morning = World(day(2026, 11, 26)) + 9h;
const Atom usd("USD");

OpenCostSettings settings()
{
    OpenCostSettings out;
    out.id = SourceId("opencost");
    out.aggregates = {"namespace", "label:tenant"};
    return out;
}

json group(const char* name, double cpu, double ram)
{
    return {{"name", name},
            {"window", {{"start", "2026-11-25T00:00:00Z"}, {"end", "2026-11-26T00:00:00Z"}}},
            {"start", "2026-11-25T00:02:00Z"},
            {"end", "2026-11-26T00:00:00Z"},
            {"cpuCost", cpu},
            {"cpuCostAdjustment", 0},
            {"ramCost", ram},
            {"pvs", nullptr},
            {"totalEfficiency", 0.25}};
}

std::string answer(const json& data, int code = 200)
{
    return json{{"code", code}, {"status", "success"}, {"data", data}}.dump();
}

auto decode(const std::string& body)
{
    return opencost::decodeAllocation(body, Atom("opencost"), Atom("namespace"), usd);
}

} // namespace

class OpenCostTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void asksForCompleteDaysByEachAggregate()
    {
        CostDesk desk(morning);
        desk.begin(makeOpenCostSource(settings()));
        QCOMPARE(desk.open.size(), size_t(2));
        QCOMPARE(
            desk.request("label:tenant").call.target,
            std::string("/allocation/compute?window=2026-11-19T00%3A00%3A00Z%2C2026-11-26T00%3A"
                        "00%3A00Z&aggregate=label%3Atenant&step=1d&includeIdle=true&resolution="
                        "10m"));
        QCOMPARE(desk.request("namespace").part, std::string("allocation/namespace"));
    }

    void rowsAndCadence()
    {
        CostDesk desk(morning);
        desk.begin(makeOpenCostSource(settings()));
        desk.answer("namespace",
                    answer(json::array({{{"kube-system", group("kube-system", 1.43086, 0.09657)},
                                         {"__idle__", group("__idle__", 4, 1)}},
                                        nullptr,
                                        json::object()})));
        QCOMPARE(desk.allocations.size(), size_t(2));
        const AllocationLine& idle = desk.allocations.begin()->second;
        QCOMPARE(idle.name, Atom("__idle__"));
        const AllocationLine& system = desk.allocations.rbegin()->second;
        QCOMPARE(system.key.id, std::string("namespace/kube-system/2026-11-25T00:00:00Z"));
        QCOMPARE(system.total, *parseMoney("1.52743", usd)); // decimal, not 1.5274299999
        QCOMPARE(system.efficiency, 0.25);
        QCOMPARE(system.end - system.begin, Millis(24h));
        QCOMPARE(desk.request("namespace").notBefore, Millis(1h));
        QCOMPARE(desk.request("label:tenant").notBefore, Millis(0)); // still to come
        desk.answer("label:tenant", answer(json::array({{{"acme", group("acme", 1, 1)}}})));
        QCOMPARE(desk.allocations.size(), size_t(3));
        QCOMPARE(desk.feed->rows, 3);
        desk.answer("namespace", answer(json::array()));
        QCOMPARE(desk.allocations.size(), size_t(1)); // the other aggregate stays
        desk.fail("label:tenant", ErrorKind::Network);
        QVERIFY(desk.asked("label:tenant"));
        desk.wake();
        QCOMPARE(desk.open.size(), size_t(2));
    }

    void theCodeInTheBodyCounts()
    {
        const auto kind = [](const std::string& body) {
            const auto lines = decode(body);
            return lines ? ErrorKind::Internal : lines.error().kind;
        };
        QCOMPARE(kind(R"({"code":500,"message":"prometheus is away"})"), ErrorKind::Unavailable);
        QCOMPARE(kind(R"({"code":400,"message":"Invalid 'window' parameter"})"),
                 ErrorKind::Invalid);
        QCOMPARE(decode(R"({"code":400,"message":"Invalid 'window' parameter"})").error().detail,
                 std::string("Invalid 'window' parameter"));
        QCOMPARE(kind(R"({"code":429})"), ErrorKind::Throttled);
        QCOMPARE(kind(R"({"code":200})"), ErrorKind::Decode);
        QCOMPARE(kind("<html>"), ErrorKind::Protocol);
        QCOMPARE(kind(answer(json::array({{{"a", {{"cpuCost", "much"}}}}}))), ErrorKind::Decode);
        QCOMPARE(kind(answer(json::array({{{"a", {{"cpuCost", 1e300}}}}}))), ErrorKind::Decode);
        QVERIFY(decode(answer(json::array({nullptr, json::object(), {{"a", nullptr}}})))->empty());
        CostDesk desk(morning);
        desk.begin(makeOpenCostSource(settings()));
        desk.answer("namespace", "404 page not found\n", 404);
        QCOMPARE(desk.error->kind, ErrorKind::NotFound);
        desk.answer("namespace", R"({"code":500,"message":"x"})", 500);
        QCOMPARE(desk.error->kind, ErrorKind::Unavailable);
    }

    void adjustmentsBelongToTheCost()
    {
        json odd = group("a", 1, 2);
        odd["cpuCostAdjustment"] = -0.25;
        odd["loadBalancerCost"] = 0.5;
        odd["externalCost"] = nullptr;
        const auto lines = decode(answer(json::array({{{"a", odd}}})));
        QCOMPARE(lines->front().cpu, *parseMoney("0.75", usd));
        QCOMPARE(lines->front().total, *parseMoney("3.25", usd));
    }

    void theRecordedOutput()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        QFile file(shared + QStringLiteral("/specs/opencost/allocation-example-output.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const json example = json::parse(file.readAll().toStdString());
        const auto lines = decode(example["body"].dump());
        QVERIFY(lines && lines->size() >= 2);
        for (const AllocationLine& line : *lines) {
            const double theirs
                = example["body"]["data"][0][line.name.str()]["totalCost"].get<double>();
            QVERIFY(std::abs(approximate(line.total) - theirs) < 5e-5);
        }
    }
};

MIDWATCH_TEST(OpenCostTest)
#include "tst_opencost.moc"
