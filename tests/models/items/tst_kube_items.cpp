// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every table of the program as a model: watched by Qt's tester through random changes, and what
// its cells say where something was not measured, is not a number, or comes from somewhere.
#include "models/items/kube_items.h"
#include "models/items/runbook_items.h"
#include "models/items/snapshot_rows.h"
#include "tests/support/test_registry.h"

#include <QAbstractItemModelTester>
#include <QSet>
#include <random>

using namespace mw;

namespace {

World at(int64_t minutes)
{
    return World{std::chrono::minutes(29'000'000 + minutes)};
}

ObjectKey keyOf(const char* kind, int i)
{
    return {Atom(i % 2 ? "prod" : "dr"),
            Atom(kind),
            Atom("team-" + std::to_string(i % 3)),
            "thing-" + std::to_string(i)};
}

Pod pod(int i)
{
    Pod row;
    row.key = keyOf("Pod", i);
    row.status = Atom(i % 4 ? "Running" : "CrashLoopBackOff");
    row.phase = Atom("Running");
    row.readyContainers = 1;
    row.totalContainers = int16_t(1 + i % 2);
    row.restarts = i % 5;
    row.lastRestart = i % 5 ? at(-i) : World{};
    row.created = at(-10 * i);
    row.cpuUsage = i % 3 ? i * 10 : -1;
    return row;
}

KubeNode node(int i)
{
    KubeNode row;
    row.key = keyOf("Node", i);
    row.key.ns = {};
    row.ready = i % 4 != 0;
    row.status = row.ready ? "Ready" : "NotReady";
    row.cpuAllocatable = 8000;
    row.memoryAllocatable = int64_t(32) << 30;
    row.cpuUsage = i % 3 ? 100 * i : -1;
    row.memoryUsage = i % 3 ? int64_t(i) << 28 : -1;
    return row;
}

Workload workload(int i)
{
    Workload row;
    row.key = keyOf(i % 3 ? "Deployment" : "DaemonSet", i);
    row.desired = 3;
    row.ready = row.available = i % 4;
    row.images = {"registry/app:" + std::to_string(i)};
    return row;
}

KubeEvent kubeEvent(int i)
{
    KubeEvent row;
    row.key = keyOf("Event", i);
    row.type = Atom(i % 2 ? "Normal" : "Warning");
    row.reason = Atom("BackOff");
    row.message = "message " + std::to_string(i);
    row.lastSeen = i % 7 ? at(-i) : World{};
    return row;
}

Namespace space(int i)
{
    Namespace row;
    row.key = keyOf("Namespace", i);
    row.key.ns = {};
    row.phase = Atom("Active");
    return row;
}

Finding finding(int i)
{
    Finding row;
    row.id = "NODE:prod/" + std::to_string(i);
    row.check = "NODE";
    row.severity = Severity(i % 5);
    row.sentence = "not ready for " + std::to_string(i) + "m";
    row.since = i % 3 ? at(-i) : World{};
    return row;
}

SourceStatus source(int i)
{
    SourceStatus row;
    row.id = SourceId("source-" + std::to_string(i));
    row.state = SourceState(i % 9);
    return row;
}

Slo slo(int i)
{
    Slo row;
    row.key = {Atom("prom"), "slo-" + std::to_string(i), {}};
    row.name = row.key.id;
    row.objectiveText = "99.9";
    row.objective = 0.999;
    row.window = std::chrono::hours(720);
    row.state = Slo::State(i % 6);
    if (i % 4) {
        row.sli = 1 - 0.0001 * i;
        row.remaining = 1 - 0.1 * i;
        row.burns = {{std::chrono::minutes(60), 0.001 * i, double(i)}};
        row.exhaustionSeconds = i % 3 ? 3600.0 * i : std::numeric_limits<double>::infinity();
    }
    return row;
}

RunbookRow book(int i)
{
    RunbookRow row;
    row.file = row.id = row.title = "runbook-" + std::to_string(i);
    row.startable = i % 2;
    return row;
}

RunRow run(int i)
{
    RunRow row;
    row.dir = row.id = "run-" + std::to_string(i);
    row.state = i % 2 ? "failed" : "running";
    row.created = at(-i);
    return row;
}

// SnapshotRows cannot see a change that compares equal; Slo has no comparison at all.
template <class Row>
class Store : public TopicSignals
{
public:
    size_t slotCount() const { return m_rows.size(); }
    bool filled(Slot slot) const { return m_live[slot]; }
    const Row& row(Slot slot) const { return m_rows[slot]; }
    void insert(Row row)
    {
        m_rows.push_back(std::move(row));
        m_live.push_back(true);
        RowChanges changes;
        changes.inserted.push_back(Slot(m_rows.size() - 1));
        Q_EMIT changed(changes);
    }
    void update(Slot slot, Row row)
    {
        if (!m_live[slot])
            return;
        m_rows[slot] = std::move(row);
        RowChanges changes;
        changes.updated.push_back(slot);
        Q_EMIT changed(changes);
    }
    void remove(Slot slot)
    {
        if (!m_live[slot])
            return;
        m_live[slot] = false;
        RowChanges changes;
        changes.removed.push_back(slot);
        Q_EMIT changed(changes);
    }

private:
    std::vector<Row> m_rows;
    std::vector<bool> m_live;
};

template <class Row>
void exercise(RowTraits<Row> traits, Row (*make)(int))
{
    Store<Row> store;
    RowModel<Row> model(std::move(traits), store);
    model.setNow(at(0));
    model.setProvenance([](const Row&, const QString& column) -> QString {
        return QStringLiteral("from somewhere: ") + column;
    });
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSet<QString> ids;
    for (int c = 0; c < model.columnCount(); ++c) {
        ids.insert(model.columnId(c));
        const auto head = [&](int role) { return model.headerData(c, Qt::Horizontal, role); };
        QVERIFY2(!head(Qt::DisplayRole).toString().isEmpty(), qPrintable(model.columnId(c)));
        QVERIFY(head(WidthRole).toInt() >= 40);
    }
    QCOMPARE(ids.size(), model.columnCount());
    std::mt19937 random(3);
    for (int i = 0; i < 60; ++i)
        store.insert(make(i));
    QCOMPARE(model.rowCount(), 60);
    for (int round = 0; round < 120; ++round) {
        const auto slot = Slot(random() % store.slotCount());
        switch (random() % 6) {
        case 0:
            store.insert(make(1000 + round));
            break;
        case 1:
            store.remove(slot);
            break;
        case 2:
            model.sort(int(random()) % model.columnCount(),
                       random() % 2 ? Qt::AscendingOrder : Qt::DescendingOrder);
            break;
        case 3:
            model.setFilterText(random() % 2 ? QStringLiteral("1") : QString());
            break;
        default:
            if (slot < 60) { // the key must stay
                Row changed = make(int(slot));
                const Row other = make(int(slot) + 1);
                if constexpr (requires { changed.status; })
                    changed.status = other.status;
                store.update(slot, changed);
            }
        }
    }
    model.setFilterText({});
    QSet<QString> keys;
    for (int r = 0; r < model.rowCount(); ++r) {
        keys.insert(model.index(r, 0).data(KeyRole).toString());
        for (int c = 0; c < model.columnCount(); ++c) {
            const QModelIndex index = model.index(r, c);
            const QString text = index.data().toString();
            QVERIFY2(!text.contains(QStringLiteral("nan"), Qt::CaseInsensitive), qPrintable(text));
            QVERIFY(index.data(Qt::ToolTipRole)
                        .toString()
                        .endsWith(QStringLiteral("from somewhere: ") + model.columnId(c)));
        }
    }
    QCOMPARE(keys.size(), model.rowCount());
}

template <class Row>
QString cell(const RowTraits<Row>& traits, const char* id, const Row& row)
{
    for (const ColumnSpec<Row>& column : traits.columns) {
        if (column.id == QLatin1String(id))
            return column.text(row, at(0));
    }
    return QStringLiteral("no such column");
}

} // namespace

class KubeItemsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pods() { exercise<Pod>(podTraits(), pod); }
    void nodes() { exercise<KubeNode>(nodeTraits(), node); }
    void workloads() { exercise<Workload>(workloadTraits(), workload); }
    void events() { exercise<KubeEvent>(eventTraits(), kubeEvent); }
    void namespaces() { exercise<Namespace>(namespaceTraits(), space); }
    void findings() { exercise<Finding>(findingTraits(), finding); }
    void sources() { exercise<SourceStatus>(sourceTraits(), source); }
    void slos() { exercise<Slo>(sloTraits(), slo); }
    void runbooks() { exercise<RunbookRow>(runbookTraits(), book); }
    void runs() { exercise<RunRow>(runTraits(), run); }

    void notMeasuredIsADash()
    {
        const QString dash(QChar(0x2013));
        Pod bare;
        QCOMPARE(cell(podTraits(), "cpu", bare), dash);
        QCOMPARE(cell(podTraits(), "memory", bare), dash);
        KubeNode empty;
        QCOMPARE(cell(nodeTraits(), "cpu", empty), dash);
        const Slo nothing;
        for (const char* id : {"sli", "remaining", "burn1h", "burn6h", "exhaustion", "coverage"})
            QCOMPARE(cell(sloTraits(), id, nothing), dash);
    }

    void measuredZeroIsZero()
    {
        Pod idle = pod(1);
        idle.cpuUsage = 0;
        idle.memoryUsage = 0;
        QCOMPARE(cell(podTraits(), "cpu", idle), QStringLiteral("0"));
        QCOMPARE(cell(podTraits(), "memory", idle), QStringLiteral("0 B"));
        Slo spent = slo(1);
        spent.remaining = 0;
        QCOMPARE(cell(sloTraits(), "remaining", spent), QStringLiteral("0 %"));
    }

    // The fullest node is the one that matters, not the largest.
    void nodesSortByHowFullTheyAre()
    {
        Store<KubeNode> store;
        RowModel<KubeNode> model(nodeTraits(), store);
        KubeNode big = node(1), small = node(2), unknown = node(3);
        big.cpuAllocatable = 64'000;
        big.cpuUsage = 16'000;
        small.cpuAllocatable = 2000;
        small.cpuUsage = 1900;
        unknown.cpuUsage = -1;
        for (const KubeNode& each : {big, small, unknown})
            store.insert(each);
        for (int c = 0; c < model.columnCount(); ++c) {
            if (model.columnId(c) == QLatin1String("cpu"))
                model.sort(c, Qt::DescendingOrder);
        }
        QCOMPARE(model.rowAt(0).key.name, small.key.name);
        QCOMPARE(model.rowAt(1).key.name, big.key.name);
        QCOMPARE(model.rowAt(2).key.name, unknown.key.name);
    }
};
MIDWATCH_TEST(KubeItemsTest)
#include "tst_kube_items.moc"
