// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every object of the recorded truth table, cell by cell, against what the API server printed.
#include "tests/models/sources_kubernetes/cells.h"
#include "tests/models/sources_kubernetes/recordings.h"
#include "tests/support/shared.h"
#include "tests/support/test_registry.h"

#include <map>
#include <set>

using namespace mw;
using mwtest::Padded;

namespace {

using Json = nlohmann::json;
using mwtest::Cells;
using mwtest::isAge;

std::string text(const Json& cell)
{
    return cell.is_string() ? cell.get<std::string>() : cell.dump();
}

template <class Row>
bool decode(const Json& object, const std::string& kind, Row& row)
{
    kube::ObjectDecoder decoder({Atom("c"), {}, {}, false});
    const Padded json(object.dump());
    return decoder.decode(json.view(), true, Atom(kind), row);
}

template <class Row>
bool cellsOf(const Json& object, const std::string& kind, World now, Cells& cells)
{
    Row row;
    if (!decode(object, kind, row))
        return false;
    cells = mwtest::cellsOf(row, now);
    return true;
}

bool cellsOf(const Json& object, const std::string& kind, World now, Cells& cells)
{
    if (kind == "Pod")
        return cellsOf<Pod>(object, kind, now, cells);
    if (kind == "Node")
        return cellsOf<KubeNode>(object, kind, now, cells);
    if (kind == "Namespace")
        return cellsOf<Namespace>(object, kind, now, cells);
    if (kind == "Event")
        return cellsOf<KubeEvent>(object, kind, now, cells);
    return cellsOf<Workload>(object, kind, now, cells);
}

} // namespace

class ColumnsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void truthTable()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        const QString dir = shared + QStringLiteral("/recordings/kubernetes/");
        const Json table = Json::parse(mwtest::readFile(dir + QStringLiteral("columns.json")));
        const Json objects = Json::parse(
            mwtest::gunzip(mwtest::readFile(dir + QStringLiteral("columns-objects.json.gz"))));
        std::map<std::string, int> seen;
        int otherAges = 0, wrong = 0;
        for (size_t i = 0; i < table["objects"].size(); ++i) {
            const Json& truth = table["objects"][i];
            const auto kind = truth["kind"].get<std::string>();
            const auto version = truth["apiVersion"].get<std::string>();
            if (version != "v1" && version != "apps/v1")
                continue;
            static const std::set<std::string> ours{
                "Pod", "Node", "Namespace", "Deployment", "StatefulSet", "DaemonSet", "Event"};
            if (!ours.contains(kind))
                continue;
            World now{};
            QVERIFY(parseTime(truth["now"].get<std::string>(), now));
            Cells cells, later;
            const Json& object = objects["items"][i];
            QVERIFY2(cellsOf(object, kind, now, cells), truth["name"].dump().c_str());
            QVERIFY(cellsOf(object, kind, now + std::chrono::seconds(1), later));
            for (const auto& [column, cell] : cells) {
                const auto it = truth["columns"].find(column);
                QVERIFY2(it != truth["columns"].end(), (kind + ' ' + column).c_str());
                const std::string expected = text(*it);
                if (cell == expected)
                    continue;
                // `now` is a whole second: an age may be one off at a border.
                if (isAge(column) && later[column] == expected) {
                    ++otherAges;
                    continue;
                }
                ++wrong;
                qWarning("%s %s/%s %s: server %s, ours %s",
                         kind.c_str(),
                         truth["namespace"].get<std::string>().c_str(),
                         truth["name"].get<std::string>().c_str(),
                         column.c_str(),
                         expected.c_str(),
                         cell.c_str());
            }
            ++seen[kind];
        }
        QCOMPARE(wrong, 0);
        QVERIFY2(otherAges < 20, std::to_string(otherAges).c_str());
        QCOMPARE(seen["Pod"], 640);
        QCOMPARE(seen["Node"], 38);
        QCOMPARE(seen["Namespace"], 36);
        QCOMPARE(seen["Event"], 50);
        QCOMPARE(seen["Deployment"], 34);
        QCOMPARE(seen["StatefulSet"], 33);
        QCOMPARE(seen["DaemonSet"], 14);
    }

    void kubectlCells()
    {
        QCOMPARE(kubectlCell("one\ntwo"), std::string("one..."));
        QCOMPARE(kubectlCell("plain"), std::string("plain"));
        Pod pod;
        pod.restarts = 2; // restarted, nobody knows when
        QCOMPARE(podRestarts(pod, World(std::chrono::hours(5))), std::string("2"));
        QCOMPARE(podCells(pod, World{}).age, std::string("<unknown>"));
    }
};

MIDWATCH_TEST(ColumnsTest)
#include "tst_columns.moc"
