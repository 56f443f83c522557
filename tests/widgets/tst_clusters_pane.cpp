// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The Clusters pane as somebody at night meets it: what the strip says, what narrows, and that a
// chosen row stays the chosen row whatever arrives.
#include "models/text/warnings.h"
#include "tests/support/test_registry.h"
#include "tests/widgets/pane_fixture.h"
#include "widgets/cards/cluster_facts.h"
#include "widgets/controls/card.h"
#include "widgets/controls/data_table.h"
#include "widgets/controls/search_field.h"
#include "widgets/controls/state_panel.h"
#include "widgets/panes/clusters/cluster_strip.h"
#include "widgets/panes/clusters/clusters_pane.h"
#include "widgets/shell/provenance_overlay.h"

#include <QClipboard>
#include <QHeaderView>
#include <QLabel>

using namespace mw;
using namespace mwtest;
using Tab = ClustersPane::Tab;

namespace {

Pod pod(const std::string& cluster,
        const std::string& ns,
        const std::string& name,
        int restarts = 0)
{
    Pod row;
    row.key = {Atom(cluster), Atom("Pod"), Atom(ns), name};
    row.uid = cluster + name;
    row.status = row.phase = Atom("Running");
    row.readyContainers = row.totalContainers = 1;
    row.restarts = restarts;
    row.created = row.readySince = PaneFixture::night() - std::chrono::hours(2);
    return row;
}

KubeNode node(const std::string& cluster, const std::string& name, bool ready = true)
{
    KubeNode row;
    row.key = {Atom(cluster), Atom("Node"), {}, name};
    row.ready = ready;
    row.status = ready ? "Ready" : "NotReady";
    row.created = PaneFixture::night() - std::chrono::hours(900);
    row.readyChanged = PaneFixture::night() - std::chrono::hours(1);
    row.conditions = {{Atom("Ready"),
                       Atom(ready ? "True" : "False"),
                       Atom("KubeletReady"),
                       PaneFixture::night() - std::chrono::hours(1)}};
    return row;
}

template <class Row>
Delta rows(const std::string& cluster, std::vector<Row> upserts, bool relist = false)
{
    Rows<Row> out;
    out.scope = cluster + '/' + upserts.front().key.kind.str();
    out.begin = out.commit = relist;
    out.upserts = std::move(upserts);
    return {std::move(out)};
}

std::vector<Pod> podsOf(const std::string& cluster, int count)
{
    std::vector<Pod> pods;
    for (int i = 0; i < count; ++i)
        pods.push_back(
            pod(cluster, i % 2 ? "payments" : "agents", "web-" + std::to_string(100 + i), i));
    return pods;
}

QStringList shown(const DataTable* table)
{
    QStringList names;
    const QAbstractItemModel* model = table->view()->model();
    for (int row = 0; row < model->rowCount(); ++row)
        names << model->index(row, 0).data().toString();
    return names;
}

int columnOf(const DataTable* table, const char* id)
{
    for (int i = 0; i < table->model()->columnCount(); ++i) {
        if (table->model()->columnId(i) == QLatin1String(id))
            return i;
    }
    return -1;
}

struct TwoClusters : PaneFixture
{
    explicit TwoClusters()
    {
        addSource("prod", "kubernetes", "prod");
        addSource("dr", "kubernetes", "dr");
        scope.setEnvironments(
            {{"prod", "prod", "us-east-1", {"prod"}}, {"dr", "prod", "us-west-2", {"dr"}}});
        pane = show<ClustersPane>();
        tell("prod", rows("prod", podsOf("prod", 6)), "pods");
        tell("dr", rows("dr", podsOf("dr", 2)), "pods");
        tell("prod",
             rows<KubeNode>("prod", {node("prod", "ip-1"), node("prod", "ip-2", false)}),
             "nodes");
        tell("dr", rows<KubeNode>("dr", {node("dr", "ip-9")}), "nodes");
        pass(Millis(16000)); // a check is judged again after a while even if no row has changed
    }
    const ClusterLine& line(const std::string& name) const
    {
        for (const ClusterLine& one : pane->strip()->lines()) {
            if (one.cluster == name)
                return one;
        }
        qFatal("no such cluster in the strip");
    }
    ClustersPane* pane = nullptr;
};

} // namespace

class ClustersPaneTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void stripTellsClustersApart()
    {
        TwoClusters f;
        QCOMPARE(f.pane->strip()->lines().size(), size_t(2));
        const ClusterLine& prod = f.line("prod");
        QCOMPARE(prod.nodes, 2);
        QCOMPARE(prod.nodesReady, 1);
        QCOMPARE(prod.pods, 6);
        QCOMPARE(prod.place, QStringLiteral("prod · us-east-1"));
        // half of the nodes not ready for an hour
        QCOMPARE(prod.checks[2].kind, StatusKind::Critical);
        QVERIFY(prod.checks[2].tip.contains(QStringLiteral("ip-2")));
        QCOMPARE(prod.state, StatusKind::Critical);
        const ClusterLine& dr = f.line("dr");
        QCOMPARE(dr.checks[2].kind, StatusKind::Ok);
        QCOMPARE(dr.checks[4].kind, StatusKind::Ok);
        // nobody has asked these yet: never green
        QCOMPARE(dr.checks[0].kind, StatusKind::Unknown);
        QCOMPARE(dr.checks[6].kind, StatusKind::Unknown);
    }

    void whatIsNotSeenIsNotWell()
    {
        TwoClusters f;
        f.tell("dr",
               {},
               "pods",
               SourceState::Forbidden,
               Error{ErrorKind::Forbidden, "pods is forbidden: User \"viewer\"", 403, {}, {}});
        QCOMPARE(f.line("dr").checks[4].kind, StatusKind::Forbidden);
        QCOMPARE(f.line("dr").checks[2].kind, StatusKind::Ok); // nodes still answer
        QVERIFY(f.line("dr").checks[4].tip.contains(QStringLiteral("403")));
        f.tell("dr", {}, "nodes", SourceState::Stale);
        QCOMPARE(f.line("dr").checks[2].kind, StatusKind::Stale);
    }

    // A role of some namespaces: what is seen is shown, and never passes for the whole.
    void someNamespacesAreNotTheCluster()
    {
        TwoClusters f;
        const auto* strip = f.pane->findChild<Strip*>(QStringLiteral("limits"));
        QVERIFY(strip && strip->isHidden());
        const auto limited = [&f](const char* part, std::vector<std::string> onlyIn) {
            PartStatus status;
            status.part = part;
            status.state = SourceState::Live;
            status.lastGood = f.clock.world();
            status.onlyIn = std::move(onlyIn);
            return status;
        };
        f.tell("dr", {}, limited("pods", {"agents", "payments"}));
        QVERIFY(!strip->isHidden());
        const QString words = strip->accessibleName();
        QVERIFY2(words.contains(QStringLiteral("dr: Only the namespaces agents, payments: your "
                                               "role may not list pods in the whole cluster.")),
                 qPrintable(words));
        const ClusterLine& line = f.line("dr");
        QCOMPARE(line.limit, QStringLiteral("only agents, payments"));
        QVERIFY(line.trouble.isEmpty());
        QCOMPARE(line.podsFrom.query, QStringLiteral("/api/v1/namespaces/{agents, payments}/pods"));
        QCOMPARE(line.nodesFrom.query, QStringLiteral("/api/v1/nodes"));
        QVERIFY(line.checks[4].tip.contains(QStringLiteral("Seen in agents, payments only.")));
        QVERIFY(!line.checks[2].tip.contains(QStringLiteral("agents")));
        QVERIFY(line.tip.contains(QStringLiteral("your role may not")));
        QVERIFY(f.line("prod").limit.isEmpty());
        // An empty table says where it is empty.
        Scope only;
        only.cluster = "dr";
        f.scope.setScope(only);
        f.tell("dr", {}, limited("events", {"agents"}));
        f.pane->setTab(Tab::Events);
        f.pass();
        QCOMPARE(f.pane->table(Tab::Events)->findChild<StatePanel*>()->state().sentence,
                 QStringLiteral("No events in agents; nothing else is seen."));
        // Rights have come.
        f.tell("dr", {}, limited("events", {}));
        f.tell("dr", {}, limited("pods", {}));
        QVERIFY(strip->isHidden());
        QVERIFY(f.line("dr").limit.isEmpty());
    }

    // A mistake in the estate file measures nothing: nine warnings would be nine lies.
    void aMisconfiguredClusterIsUnknown()
    {
        TwoClusters f;
        SourceSetup wrong;
        wrong.id = SourceId("typo");
        wrong.type = "kubernetes";
        wrong.title = "typo";
        wrong.environment = "prod";
        wrong.misconfigured
            = Error{ErrorKind::Misconfigured, "no such context", 0, {}, Place{"estate.yaml", 9, 5}};
        f.hub.addSource(std::move(wrong));
        f.pass(Millis(16000));
        const ClusterLine& line = f.line("typo");
        QCOMPARE(line.state, StatusKind::Warning);
        QCOMPARE(line.trouble, QStringLiteral("misconfigured"));
        for (int i = 0; i < 8; ++i) // SEEN says that it is not seen
            QCOMPARE(int(line.checks[size_t(i)].kind), int(StatusKind::Unknown));
    }

    void goingWithoutVerificationStaysInSight()
    {
        TwoClusters f;
        auto told = std::make_shared<Step>();
        told->part = PartStatus{"pods", SourceState::Live, {}, f.clock.world(), 0, -1};
        SourceSetup lab;
        lab.id = SourceId("lab");
        lab.type = "kubernetes";
        lab.title = "lab";
        lab.environment = "prod";
        lab.endpoint = std::make_shared<Endpoint>();
        lab.permanentWarning = text::tlsNotVerified;
        lab.source = std::make_unique<PuppetSource>("kubernetes", told);
        f.hub.addSource(std::move(lab));
        f.pass(Millis(3000));
        const ClusterLine& line = f.line("lab");
        QCOMPARE(line.trouble, QStringLiteral("TLS not verified"));
        QVERIFY(rankOf(line.state) >= rankOf(StatusKind::Warning));
        QVERIFY2(line.tip.contains(QStringLiteral("whoever is on the way")), qPrintable(line.tip));
    }

    void stripAndCellsTellF2WhereTheyComeFrom()
    {
        TwoClusters f;
        const auto strip = provenancePlacesOf(f.pane->strip());
        QStringList queries;
        for (const ProvenancePlace& place : strip) {
            QVERIFY(!place.from.source.isEmpty());
            QVERIFY(f.pane->strip()->rect().contains(place.rect));
            queries << place.from.query;
        }
        // nodes, pods, age and nine checks of each
        QCOMPARE(strip.size(), size_t(2 * 12));
        QVERIFY(queries.contains(QStringLiteral("/api/v1/nodes")));
        QVERIFY(queries.contains(QStringLiteral("/api/v1/pods")));
        const auto placeOf = [&strip](const char* query) {
            for (const ProvenancePlace& place : strip) {
                if (place.from.query == QLatin1String(query))
                    return place.rect.center();
            }
            return QPoint();
        };
        for (const char* query : {"/api/v1/nodes", "/api/v1/pods"}) {
            const QString tip = f.pane->strip()->tipAt(placeOf(query));
            QVERIFY2(tip.contains(QStringLiteral("Query: ") + QLatin1String(query)),
                     qPrintable(tip));
            QVERIFY2(tip.contains(QStringLiteral("Age: ")), qPrintable(tip));
        }
        f.pane->setTab(Tab::Pods);
        QTest::qWait(5);
        const DataTable* pods = f.pane->table(Tab::Pods);
        const auto cells = provenancePlacesOf(pods->view()->viewport());
        QVERIFY(cells.size() >= size_t(pods->model()->rowCount()) * 3);
        for (const ProvenancePlace& place : cells) {
            QVERIFY(place.from.source.endsWith(QStringLiteral("(Kubernetes)")));
            QVERIFY(place.from.at != World{});
        }
        ProvenanceOverlay overlay(f.theme, f.clock, f.pane);
        overlay.begin();
        const int marked = overlay.marked();
        QVERIFY2(marked >= 4 && marked < 80, qPrintable(QString::number(marked)));
    }

    void aFindingNamesItsSourceAndQuery()
    {
        TwoClusters f;
        f.addSource("alertmanager-a", "alertmanager");
        f.tell("alertmanager-a",
               {},
               "server",
               SourceState::Unreachable,
               Error{ErrorKind::Network, "refused", 0, {}, {}});
        Finding finding;
        finding.provenance = "alertmanager-a part server";
        const Provenance from = provenanceOf(f.hub, finding, {});
        QCOMPARE(from.source, QStringLiteral("alertmanager-a"));
        QCOMPARE(from.query, QStringLiteral("/api/v2/status"));
        finding.provenance = "prod part pods";
        QCOMPARE(provenanceOf(f.hub, finding, {}).source, QStringLiteral("prod (Kubernetes)"));
        QCOMPARE(provenanceOf(f.hub, finding, {}).query, QStringLiteral("/api/v1/pods"));
        QVERIFY(provenanceOf(f.hub, finding, {}).at != World{});
    }

    void podsAreCountedAsTheyComeAndGo()
    {
        TwoClusters f;
        f.tell("dr", rows("dr", podsOf("dr", 5), true), "pods");
        QCOMPARE(f.line("dr").pods, 5);
        f.tell("dr", rows("dr", podsOf("dr", 1), true), "pods");
        QCOMPARE(f.line("dr").pods, 1);
        QCOMPARE(f.line("prod").pods, 6);
        PodCounts late(f.hub.pods()); // made after the rows were there
        QCOMPARE(late.of("prod"), 6);
        f.tell("prod", rows("prod", podsOf("prod", 8)), "pods");
        QCOMPARE(late.of("prod"), 8);
        QCOMPARE(late.of("nowhere"), 0);
    }

    void scopeAndNamespaceNarrow()
    {
        TwoClusters f;
        f.pane->setTab(Tab::Pods);
        DataTable* pods = f.pane->table(Tab::Pods);
        QCOMPARE(pods->model()->rowCount(), 8);
        Scope scope;
        scope.region = "us-west-2";
        f.scope.setScope(scope);
        QCOMPARE(pods->model()->rowCount(), 2);
        QCOMPARE(f.pane->strip()->lines().size(), size_t(1));
        scope = {};
        scope.environment = "prod";
        f.scope.setScope(scope);
        QCOMPARE(pods->model()->rowCount(), 6);
        f.scope.setScope({});
        f.pane->setNamespace("payments");
        QCOMPARE(pods->model()->rowCount(), 4);
        QCOMPARE(f.pane->table(Tab::Nodes)->model()->rowCount(), 3); // nodes have no namespace
        scope = {};
        scope.cluster = "dr";
        f.scope.setScope(scope);
        QCOMPARE(shown(pods), QStringList{QStringLiteral("web-101")});
        f.pane->setNamespace({});
        QCOMPARE(pods->model()->rowCount(), 2);
    }

    void onlyUnwell()
    {
        TwoClusters f;
        f.pane->setTab(Tab::Nodes);
        f.pane->setOnlyUnwell(true);
        QCOMPARE(shown(f.pane->table(Tab::Nodes)), QStringList{QStringLiteral("ip-2")});
        QCOMPARE(f.pane->table(Tab::Pods)->model()->rowCount(), 0);
        f.pane->setOnlyUnwell(false);
        QCOMPARE(f.pane->table(Tab::Nodes)->model()->rowCount(), 3);
    }

    void aCellOfTheStripLeadsToItsFindings()
    {
        TwoClusters f;
        const QRect cell = f.pane->strip()->cellRect(0, 2);
        QTest::mouseClick(f.pane->strip(), Qt::LeftButton, {}, cell.center());
        QCOMPARE(f.pane->tab(), Tab::Findings);
        DataTable* findings = f.pane->table(Tab::Findings);
        QCOMPARE(findings->filter()->text(), QStringLiteral("check:node cluster:prod"));
        QCOMPARE(findings->model()->rowCount(), 1);
    }

    void whatOtherPanesCountIsNotCountedHere()
    {
        TwoClusters f;
        const int before = f.pane->table(Tab::Findings)->model()->totalRows();
        f.addSource("github-status", "statuspage", "prod");
        ProviderIncident incident;
        incident.key = {Atom("github-status"), "i1"};
        incident.name = "Incident with Packages";
        incident.state = ProviderIncident::State::Investigating;
        incident.impact = ProviderImpact::Major;
        incident.started = PaneFixture::night() - std::chrono::hours(1);
        Rows<ProviderIncident> out;
        out.scope = "github-status/ProviderIncident";
        out.upserts = {incident};
        f.tell("github-status", {std::move(out)}, "incidents");
        f.pass(Millis(16000));
        const auto& known = f.hub.findings();
        QVERIFY(std::any_of(
            known.begin(), known.end(), [](const Finding& one) { return one.check == "PROV"; }));
        QCOMPARE(f.pane->table(Tab::Findings)->model()->totalRows(), before);
    }

    void aNameInTheStripNarrowsToItsClusterAndBack()
    {
        TwoClusters f;
        f.pane->strip()->setFocus();
        QTest::keyClick(f.pane->strip(), Qt::Key_Down);
        QTest::keyClick(f.pane->strip(), Qt::Key_Space);
        QCOMPARE(f.scope.scope().cluster, std::string("dr"));
        QTest::keyClick(f.pane->strip(), Qt::Key_Space);
        QVERIFY(f.scope.scope().cluster.empty());
    }

    // The heart of it: restarts change, rows move, the list is fetched anew (410 Gone), the pod is
    // replaced and comes back; the selection says the same name all the time.
    void theChosenRowStaysChosen()
    {
        TwoClusters f;
        f.pane->setTab(Tab::Pods);
        DataTable* table = f.pane->table(Tab::Pods);
        table->view()->sortByColumn(columnOf(table, "restarts"), Qt::DescendingOrder);
        const QString key = QStringLiteral("prod/Pod/payments/web-103");
        QVERIFY(table->selectKey(key));
        const auto chosen = [&] { return std::get<ObjectKey>(f.selection.current()).name; };
        const auto selectedNames = [&] {
            QStringList names;
            for (const QModelIndex& index : table->view()->selectionModel()->selectedRows())
                names << index.data().toString();
            return names;
        };
        const QStringList same{QStringLiteral("web-103")};
        QCOMPARE(chosen(), std::string("web-103"));

        f.tell("prod", rows<Pod>("prod", {pod("prod", "payments", "web-103", 99)}), "pods");
        QCOMPARE(table->view()->model()->index(0, 0).data().toString(), same.front()); // it moved
        QCOMPARE(selectedNames(), same);
        f.tell("prod", rows("prod", podsOf("prod", 6), true), "pods"); // relist
        QCOMPARE(selectedNames(), same);
        QCOMPARE(chosen(), std::string("web-103"));

        std::vector<Pod> without = podsOf("prod", 6);
        without.erase(without.begin() + 3);
        f.tell("prod", rows("prod", without, true), "pods"); // gone
        QCOMPARE(selectedNames(), QStringList());
        QCOMPARE(chosen(), std::string("web-103")); // nothing else was chosen instead
        const auto content = f.pane->inspect(f.selection.current());
        QVERIFY(content);
        QCOMPARE(content->title, same.front());
        QVERIFY(content->sentence.contains(QStringLiteral("not there any more")));

        f.tell("prod", rows("prod", podsOf("prod", 6)), "pods"); // back
        QCOMPARE(selectedNames(), same);
        table->setFilter(QStringLiteral("web-105"));
        QCOMPARE(selectedNames(), QStringList());
        table->clearFilter();
        QCOMPARE(selectedNames(), same);
        QCOMPARE(table->view()->currentIndex().data(KeyRole).toString(), key);
    }

    void everyNumberSaysWhereItComesFrom()
    {
        TwoClusters f;
        DataTable* table = f.pane->table(Tab::Pods);
        for (const char* id : {"restarts", "age", "ready"}) {
            const QString tip
                = table->model()->index(0, columnOf(table, id)).data(Qt::ToolTipRole).toString();
            QVERIFY2(tip.contains(QStringLiteral("(Kubernetes)")), id);
            QVERIFY2(tip.contains(QStringLiteral("/api/v1/namespaces/")), id);
            QVERIFY2(tip.contains(QStringLiteral("Age: ")), id);
        }
        const QString usage
            = table->model()->index(0, columnOf(table, "cpu")).data(Qt::ToolTipRole).toString();
        QVERIFY(usage.contains(QStringLiteral("metrics.k8s.io/v1beta1/pods")));
        const auto content
            = f.pane->inspect(ObjectKey{Atom("prod"), Atom("Pod"), Atom("agents"), "web-100"});
        QVERIFY(content);
        for (const InspectorSection& section : content->sections) {
            for (const Fact& fact : section.facts)
                QVERIFY2(!fact.from.empty(), qPrintable(fact.label));
        }
    }

    // The cluster falls silent: its rows stay, and none of them looks like the present.
    void rememberedRowsLookRemembered()
    {
        TwoClusters f;
        DataTable* table = f.pane->table(Tab::Pods);
        const auto markOfRow = [&](const QString& cluster) {
            for (int row = 0; row < table->model()->rowCount(); ++row) {
                if (table->model()->index(row, columnOf(table, "cluster")).data() == cluster)
                    return CellMark(table->model()
                                        ->index(row, columnOf(table, "status"))
                                        .data(MarkRole)
                                        .toInt());
            }
            return CellMark::None;
        };
        QCOMPARE(markOfRow(QStringLiteral("dr")), CellMark::Ok);
        f.tell("dr", {}, "pods", SourceState::Unreachable);
        QCOMPARE(markOfRow(QStringLiteral("dr")), CellMark::Stale);
        QCOMPARE(markOfRow(QStringLiteral("prod")), CellMark::Ok);
        f.tell("dr", {}, "pods");
        QCOMPARE(markOfRow(QStringLiteral("dr")), CellMark::Ok);
        f.tell("dr", {}, "pods", SourceState::Forbidden);
        QCOMPARE(markOfRow(QStringLiteral("dr")), CellMark::Forbidden);
    }

    void copiesWhatIsSelected()
    {
        TwoClusters f;
        f.pane->setTab(Tab::Nodes);
        f.pane->table(Tab::Nodes)->selectKey(QStringLiteral("prod/Node//ip-2"));
        QVERIFY(f.actions.trigger(QStringLiteral("clusters.copy")));
        const QString tsv = QGuiApplication::clipboard()->text();
        QCOMPARE(tsv.count(u'\n'), 2);
        QVERIFY(tsv.startsWith(QStringLiteral("Name\tStatus\t")));
        QVERIFY(tsv.contains(QStringLiteral("\nip-2\tNotReady\t")));
        QVERIFY(f.actions.trigger(QStringLiteral("clusters.copy-markdown")));
        QVERIFY(
            QGuiApplication::clipboard()->text().contains(QStringLiteral("| ip-2 | NotReady |")));
    }

    void oneClusterNeedsNoClusterColumn()
    {
        PaneFixture f;
        f.addSource("only", "kubernetes");
        auto* pane = f.show<ClustersPane>();
        f.tell("only", rows("only", podsOf("only", 2)), "pods");
        DataTable* table = pane->table(Tab::Pods);
        QVERIFY(table->view()->isColumnHidden(columnOf(table, "cluster")));
        f.addSource("second", "kubernetes");
        f.tell("second", rows("second", podsOf("second", 2)), "pods");
        QVERIFY(!table->view()->isColumnHidden(columnOf(table, "cluster")));
    }

    void statesOfTheTablesAreToldApart()
    {
        PaneFixture f;
        f.addSource("prod", "kubernetes");
        auto* pane = f.show<ClustersPane>();
        const auto words = [&](Tab tab) {
            pane->setTab(tab);
            QTest::qWait(2);
            QStringList all;
            for (const QLabel* label : pane->table(tab)->findChildren<QLabel*>()) {
                if (label->isVisibleTo(pane->table(tab)) && !label->text().isEmpty())
                    all << label->text();
            }
            return all.join(u'|');
        };
        QVERIFY(words(Tab::Pods).contains(QStringLiteral("Asking for pods")));
        f.tell("prod",
               {},
               "events",
               SourceState::Forbidden,
               Error{ErrorKind::Forbidden, "events is forbidden", 403, {}, {}});
        f.tell("prod", rows<Pod>("prod", podsOf("prod", 1)), "pods");
        QVERIFY2(words(Tab::Events).contains(QStringLiteral("Not permitted")),
                 qPrintable(words(Tab::Events)));
        QVERIFY(words(Tab::Pods).contains(QStringLiteral("1 pod(s)")));
        f.tell("prod", {}, "namespaces");
        QVERIFY(words(Tab::Namespaces).contains(QStringLiteral("No namespaces here.")));
    }

    // Events by when they were seen last; what is there now is there whatever the range.
    void theTimeRangeLeavesOlderEventsOut()
    {
        PaneFixture f;
        f.addSource("prod", "kubernetes");
        auto* pane = f.show<ClustersPane>();
        KubeEvent old, recent;
        old.key = {Atom("prod"), Atom("Event"), Atom("shop"), "old"};
        old.firstSeen = PaneFixture::night() - 3h;
        old.lastSeen = PaneFixture::night() - 2h;
        recent.key = {Atom("prod"), Atom("Event"), Atom("shop"), "recent"};
        recent.firstSeen = PaneFixture::night() - 3h;
        recent.lastSeen = PaneFixture::night() - 5min;
        f.tell("prod", rows<KubeEvent>("prod", {old, recent}), "events");
        f.tell("prod", rows<Pod>("prod", podsOf("prod", 3)), "pods");
        pane->setTab(Tab::Events);
        const auto count = [pane](Tab tab) { return pane->table(tab)->model()->rowCount(); };
        QCOMPARE(count(Tab::Events), 2);
        f.context.time.setRange(60min);
        QCOMPARE(count(Tab::Events), 1);
        QCOMPARE(count(Tab::Pods), 3);
        f.context.time.setRange(std::nullopt);
        QCOMPARE(count(Tab::Events), 2);
    }
};
MIDWATCH_TEST(ClustersPaneTest)
#include "tst_clusters_pane.moc"
