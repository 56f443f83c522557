// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Whose things are, and what a tenant's scope leaves of every pane.
#include "models/hub/belongings.h"
#include "tests/support/test_registry.h"
#include "tests/widgets/watch_fixture.h"
#include "widgets/cards/owner_facts.h"
#include "widgets/controls/data_table.h"
#include "widgets/controls/tenant_scope.h"
#include "widgets/panes/alerts/alerts_pane.h"
#include "widgets/panes/clusters/clusters_pane.h"
#include "widgets/panes/cost/cost_pane.h"
#include "widgets/panes/delivery/delivery_pane.h"
#include "widgets/panes/slos/slos_pane.h"
#include "widgets/panes/watch/focus_card.h"
#include "widgets/panes/watch/needs_list.h"
#include "widgets/panes/watch/row_form.h"
#include "widgets/shell/tenant_picker.h"
#include "widgets/shell/top_bar.h"

#include <QAbstractItemModelTester>
#include <QListView>

using namespace mw;
using namespace mwtest;

namespace {

ObjectKey key(const char* kind, const char* ns, const char* name)
{
    return {Atom("prod"), Atom(kind), Atom(ns), name};
}

Pod pod(const char* ns, const char* name, const char* node, const char* tenant = "")
{
    Pod row;
    row.key = key("Pod", ns, name);
    row.node = Atom(node);
    row.tenant = Atom(tenant);
    row.phase = row.status = Atom("Running");
    row.readyContainers = row.totalContainers = 1;
    row.created = PaneFixture::night() - 1h;
    return row;
}

Workload workload(const char* ns,
                  const char* name,
                  const char* service,
                  const char* tenant,
                  const char* team = "")
{
    Workload row;
    row.key = key("Deployment", ns, name);
    row.service = Atom(service);
    row.tenant = Atom(tenant);
    row.team = Atom(team);
    row.desired = row.ready = row.updated = row.available = 1;
    return row;
}

KubeNode node(const char* name, bool ready = true)
{
    KubeNode row;
    row.key = key("Node", "", name);
    row.ready = ready;
    row.status = ready ? "Ready" : "NotReady";
    row.created = PaneFixture::night() - 24h;
    row.readyChanged = PaneFixture::night() - 1h;
    return row;
}

KubeEvent event(const char* ns, const char* name, const char* kind, const char* object)
{
    KubeEvent row;
    row.key = key("Event", ns, name);
    row.type = Atom("Warning");
    row.objectKind = Atom(kind);
    row.objectName = object;
    row.created = row.firstSeen = row.lastSeen = PaneFixture::night() - 5min;
    return row;
}

Slo slo(const char* id, const char* service, const char* grouping = "")
{
    Slo row;
    row.key = {Atom("prom"), id, grouping};
    row.name = id;
    row.service = service;
    row.state = Slo::State::Ok;
    row.objective = 0.999;
    row.objectiveText = "99.9";
    row.window = std::chrono::minutes(43200);
    return row;
}

Alert fires(const char* id, const char* service, LabelSet labels)
{
    Alert out = alert(id, id, "warning", service);
    labels.emplace_back("alertname", id);
    std::sort(labels.begin(), labels.end());
    out.labels = std::move(labels);
    out.cluster = Atom("prod");
    return out;
}

Deployment shipped(const char* id, const char* service)
{
    Deployment row = deployed(PaneFixture::night() - 10min);
    row.key.id = id;
    row.service = Atom(service);
    return row;
}

// acme and globex have an application each in a namespace that all share, acme has a namespace
// besides; the gateway serves both.
struct Two : WatchFixture
{
    Two()
    {
        context.belongings = &belongings;
        scope.setEnvironments({{"prod", "prod", "", {"prod"}}});
        addSource("prod", "kubernetes");
        Namespace shared, own, system;
        shared.key = key("Namespace", "", "apps");
        shared.team = Atom("apps-team");
        own.key = key("Namespace", "", "acme-extra");
        own.tenant = Atom("acme");
        system.key = key("Namespace", "", "kube-system");
        for (Namespace* one : {&shared, &own, &system})
            one->phase = Atom("Active");
        tell("prod", {whole<Namespace>({shared, own, system}, "prod/Namespace")}, "namespaces");
        tell("prod",
             {whole<Workload>({workload("apps", "shop", "shop", "acme", "web"),
                               workload("apps", "desk", "desk", "globex"),
                               workload("acme-extra", "batch", "batch", ""),
                               workload("kube-system", "gateway", "gateway", "")},
                              "prod/Deployment")},
             "deployments");
        tell("prod",
             {whole<Pod>({pod("apps", "shop-5c7d9f6b84-bcdfg", "n1", "acme"),
                          pod("apps", "desk-5c7d9f6b84-fghjk", "n2", "globex"),
                          pod("acme-extra", "batch-5c7d9f6b84-lmnpq", "n3"),
                          pod("kube-system", "gateway-5c7d9f6b84-rstvw", "n4")},
                         "prod/Pod")},
             "pods");
        tell("prod",
             {whole<KubeNode>({node("n1", false), node("n2", false), node("n3"), node("n4")},
                              "prod/Node")},
             "nodes");
        tell("prod",
             {whole<KubeEvent>({event("apps", "e1", "Pod", "shop-5c7d9f6b84-bcdfg"),
                                event("apps", "e2", "ReplicaSet", "desk-5c7d9f6b84"),
                                event("acme-extra", "e3", "Pod", "gone-1"),
                                event("kube-system", "e4", "Pod", "gateway-5c7d9f6b84-rstvw"),
                                event("default", "e5", "Node", "n1"),
                                event("default", "e6", "Node", "n2"),
                                event("apps", "e7", "Pod", "shop-5c7d9f6b84-xzwvt")},
                               "prod/Event")},
             "events");
    }
    void ring()
    {
        tell("am",
             {whole<Alert>(
                 {fires("ShopSlow", "shop", {{"namespace", "apps"}, {"deployment", "shop"}}),
                  fires("DeskSlow", "desk", {{"namespace", "apps"}, {"deployment", "desk"}}),
                  fires("AcmeNoisy", "noisy", {{"tenant", "acme"}}),
                  fires("GatewaySlow", "gateway", {})},
                 "am/alerts")},
             "alerts");
    }
    void choose(const char* tenant)
    {
        Scope next = scope.scope();
        next.tenant = tenant;
        scope.setScope(next);
    }
    Belongings belongings{hub,
                          {"tenant", {{"gateway", "edge"}}, {{"web", "#web"}, {"edge", "#edge"}}}};
};

TenantStrip* strip(const Pane& pane)
{
    return pane.findChild<TenantStrip*>(QStringLiteral("tenant"));
}

} // namespace

class BelongingsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void ownLabelElseTheNamespaces()
    {
        Two f;
        const Belongings& b = f.belongings;
        QCOMPARE(b.tenantOf(key("Pod", "apps", "shop-5c7d9f6b84-bcdfg")).str(),
                 std::string("acme"));
        QCOMPARE(b.tenantOf(key("Pod", "acme-extra", "batch-5c7d9f6b84-lmnpq")).str(),
                 std::string("acme"));
        QVERIFY(b.tenantOf(key("Pod", "kube-system", "gateway-5c7d9f6b84-rstvw")).empty());
        QVERIFY(b.tenantOf(key("Node", "", "n1")).empty());
        // One that is gone is its workload's, else its namespace's.
        QCOMPARE(b.tenantOf(key("Pod", "apps", "shop-5c7d9f6b84-zzzzz")).str(),
                 std::string("acme"));
        QCOMPARE(b.tenantOf(key("ReplicaSet", "apps", "desk-7777777777")).str(),
                 std::string("globex"));
        QCOMPARE(b.tenantOf(key("Pod", "acme-extra", "never-seen")).str(), std::string("acme"));
        QCOMPARE(b.tenantOfService("shop").str(), std::string("acme"));
        QVERIFY(b.tenantOfService("gateway").empty() && b.tenantOfService("").empty());
        QCOMPARE(b.tenants(), (std::vector<TenantSeen>{{"acme", 2}, {"globex", 1}}));
    }

    void aServiceOfSeveralIsShared()
    {
        Two f;
        QCOMPARE(f.belongings.tenantOfService("desk").str(), std::string("globex"));
        f.tell("prod",
               {whole<Workload>({workload("apps", "desk", "desk", "globex"),
                                 workload("acme-extra", "desk", "desk", "")},
                                "prod/Deployment")},
               "deployments");
        QVERIFY(f.belongings.tenantOfService("desk").empty());
        QVERIFY(f.belongings.admits("acme", shipped("d", "desk")));
    }

    void labelsOfAlertsAndSlos()
    {
        Two f;
        const Belongings& b = f.belongings;
        QCOMPARE(b.tenantOf(slo("a", "gateway", "cluster=eu,tenant=acme")).str(),
                 std::string("acme"));
        QCOMPARE(b.tenantOf(slo("a", "shop")).str(), std::string("acme"));
        QVERIFY(b.tenantOf(slo("a", "gateway", "subtenant=acme")).empty());
        QCOMPARE(b.tenantOf(fires("A", "gateway", {{"tenant", "globex"}})).str(),
                 std::string("globex"));
        QCOMPARE(
            b.tenantOf(fires("A", "x", {{"namespace", "apps"}, {"pod", "desk-5c7d9f6b84-qrstv"}}))
                .str(),
            std::string("globex"));
        QVERIFY(!b.admits("acme", fires("A", "", {{"node", "n2"}})));
        QVERIFY(b.admits("acme", fires("A", "", {{"node", "n1"}})));
        // As Prometheus writes a label with a domain.
        const Belongings named(f.hub, {"example.com/customer", {}, {}});
        QCOMPARE(named.tenantOf(fires("A", "x", {{"example_com_customer", "acme"}})).str(),
                 std::string("acme"));
    }

    void whatIsSharedStaysWhereTheTenantLives()
    {
        Two f;
        const Belongings& b = f.belongings;
        Finding api;
        api.check = "API";
        api.object.cluster = Atom("prod");
        QVERIFY(b.admits("acme", api));
        QVERIFY(!b.admits("initech", api)); // has nothing in that cluster
        Finding unseen;
        unseen.check = "SEEN";
        QVERIFY(b.admits("initech", unseen));
        Finding others;
        others.check = "PODS";
        others.object = key("Deployment", "apps", "desk");
        QVERIFY(!b.admits("acme", others) && b.admits("globex", others));
        Change note;
        note.lane = ClockLane::Notes;
        note.service = "desk";
        QVERIFY(b.admits("acme", note));
        Change change;
        change.lane = ClockLane::Deploys;
        change.service = "desk";
        QVERIFY(!b.admits("acme", change));
        QVERIFY(b.narrows(Atom("label:tenant")) && !b.narrows(Atom("label:agent")));
        QVERIFY(b.admits("acme", Atom("namespace"), Atom("acme-extra")));
        QVERIFY(!b.admits("acme", Atom("namespace"), Atom("apps")));
    }

    void movesWithTheLabelOfTheNamespace()
    {
        Two f;
        const uint64_t before = f.belongings.revision("acme");
        QCOMPARE(f.belongings.revision("acme"), before);
        Namespace own;
        own.key = key("Namespace", "", "acme-extra");
        own.tenant = Atom("globex");
        f.tell("prod", {whole<Namespace>({own}, "prod/Namespace")}, "namespaces");
        QVERIFY(f.belongings.revision("acme") != before);
        QCOMPARE(f.belongings.tenantOf(key("Pod", "acme-extra", "batch-5c7d9f6b84-lmnpq")).str(),
                 std::string("globex"));
        QVERIFY(!f.belongings.admits("acme", node("n3")));
    }

    void owners()
    {
        Two f;
        const Belongings& b = f.belongings;
        QCOMPARE(b.ownerOfService("gateway"), (Owner{"edge", "#edge", Owner::Said::Estate}));
        QCOMPARE(b.ownerOfService("shop"), (Owner{"web", "#web", Owner::Said::Workload}));
        QCOMPARE(b.ownerOfService("desk"), (Owner{"apps-team", "", Owner::Said::Namespace}));
        QCOMPARE(b.ownerOfService("batch"), Owner{});
        QCOMPARE(b.ownerOf(key("Pod", "apps", "shop-5c7d9f6b84-bcdfg")).team, std::string("web"));
        QCOMPARE(b.ownerOf(key("Namespace", "", "apps")).team, std::string("apps-team"));
        QVERIFY(b.ownerOf(key("Node", "", "n1")).team.empty());
        QCOMPARE(ownerWords(b.ownerOfService("shop")), QStringLiteral("web · #web"));
        QVERIFY(!belongsTo({}, {}, {}));
        QCOMPARE(belongsTo({}, Atom("acme"), {})->facts.size(), size_t(1));
    }
};

class TenantScopeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void clusters()
    {
        Two f;
        auto* pane = f.show<ClustersPane>();
        std::vector<std::unique_ptr<QAbstractItemModelTester>> testers;
        for (int tab = 0; tab < ClustersPane::TabCount; ++tab)
            testers.push_back(std::make_unique<QAbstractItemModelTester>(
                pane->table(ClustersPane::Tab(tab))->view()->model(),
                QAbstractItemModelTester::FailureReportingMode::QtTest));
        QVERIFY(strip(*pane)->isHidden());
        f.choose("acme");
        QVERIFY(!strip(*pane)->isHidden());
        QVERIFY(strip(*pane)->accessibleName().contains(QStringLiteral("acme")));
        const auto model = [&](ClustersPane::Tab tab) { return pane->table(tab)->view()->model(); };
        QCOMPARE(model(ClustersPane::Pods)->rowCount(), 2);
        QCOMPARE(model(ClustersPane::Workloads)->rowCount(), 2);
        QCOMPARE(model(ClustersPane::Nodes)->rowCount(), 2); // n1 and n3
        QCOMPARE(model(ClustersPane::Namespaces)->rowCount(), 2); // its own and the shared one
        QCOMPARE(model(ClustersPane::Events)->rowCount(), 4); // e1 e3 e5 e7
        f.choose("nobody");
        QCOMPARE(model(ClustersPane::Pods)->rowCount(), 0);
        Q_EMIT strip(*pane)->actionTriggered();
        QVERIFY(f.scope.scope() == Scope{});
        QCOMPARE(model(ClustersPane::Pods)->rowCount(), 4);
        QVERIFY(strip(*pane)->isHidden());
    }

    void rowsFollowTheirNamespace()
    {
        Two f;
        auto* pane = f.show<ClustersPane>();
        f.choose("acme");
        const auto* pods = pane->table(ClustersPane::Pods)->view()->model();
        QCOMPARE(pods->rowCount(), 2);
        Namespace own;
        own.key = key("Namespace", "", "acme-extra"); // nobody's from now on
        f.tell("prod", {whole<Namespace>({own}, "prod/Namespace")}, "namespaces");
        pane->setActive(true); // its second passes
        QCOMPARE(pods->rowCount(), 1);
    }

    void alerts()
    {
        Two f;
        f.ring();
        AlertsSetup setup;
        auto made = std::make_unique<AlertsPane>(setup);
        made->attach(f.context);
        made->show();
        made->setActive(true);
        const auto* table = made->findChild<DataTable*>(QStringLiteral("alerts.firing"));
        QCOMPARE(table->view()->model()->rowCount(), 4);
        f.choose("acme");
        QCOMPARE(table->view()->model()->rowCount(), 3); // all but the desk's
        QVERIFY(!strip(*made)->isHidden());
        f.choose("globex");
        QCOMPARE(table->view()->model()->rowCount(), 2); // the desk's and the gateway's
        const auto content = made->inspect(ItemRef{"alerts", {Atom("am"), "ShopSlow"}});
        QVERIFY(content);
        bool told = false;
        for (const InspectorSection& section : content->sections) {
            for (const Fact& fact : section.facts)
                told = told || fact.value == QStringLiteral("#web");
        }
        QVERIFY(told);
    }

    void slos()
    {
        Two f;
        f.addSource("prom", "prometheus");
        f.tell("prom",
               {whole<Slo>({slo("shop-ok", "shop"),
                            slo("desk-ok", "desk"),
                            slo("gate-acme", "gateway", "tenant=acme"),
                            slo("gate-globex", "gateway", "tenant=globex"),
                            slo("gate", "gateway")},
                           "prom/slo")},
               "slo");
        auto* pane = f.show<SlosPane>();
        const auto* model = pane->table()->view()->model();
        QCOMPARE(model->rowCount(), 5);
        f.choose("acme");
        QCOMPARE(model->rowCount(), 3);
        QVERIFY(!strip(*pane)->isHidden());
        const auto content = pane->inspect(SloKey{Atom("prom"), "gate", ""});
        QVERIFY(content);
        QCOMPARE(content->sections[1].facts.front().value, QStringLiteral("edge"));
    }

    void delivery()
    {
        Two f;
        f.tell(
            "gh",
            {whole<Deployment>({shipped("d1", "shop"), shipped("d2", "desk"), shipped("d3", "api")},
                               "gh/deployments")},
            "deployments");
        auto made = std::make_unique<DeliveryPane>(ActionSetup{});
        made->attach(f.context);
        made->show();
        made->setActive(true);
        const auto deployments = [&] {
            int rows = -1;
            for (const auto* table : made->findChildren<DataTable*>())
                rows = std::max(rows, table->view()->model()->rowCount());
            return rows;
        };
        QCOMPARE(deployments(), 3);
        f.choose("acme");
        QCOMPARE(deployments(), 2);
        QVERIFY(!strip(*made)->isHidden());
    }

    void costSaysWhatItCannotNarrow()
    {
        Two f;
        f.addSource("oc", "opencost");
        std::vector<AllocationLine> lines;
        for (const auto& [aggregate, name] :
             std::vector<std::pair<const char*, const char*>>{{"label:tenant", "acme"},
                                                              {"label:tenant", "globex"},
                                                              {"label:tenant", "__idle__"},
                                                              {"label:agent", "a1"}}) {
            AllocationLine line;
            line.key = {Atom("oc"), std::string(aggregate) + "/" + name};
            line.aggregate = Atom(aggregate);
            line.name = Atom(name);
            line.total = Money{5'000'000'000, Atom("USD")};
            lines.push_back(line);
        }
        f.tell("oc", {whole<AllocationLine>(lines, "oc/allocations")}, "allocation");
        auto* pane = f.show<CostPane>();
        const auto* table = pane->findChild<DataTable*>(QStringLiteral("cost.groups"));
        f.choose("acme");
        QVERIFY(strip(*pane)->accessibleName().contains(QStringLiteral("bill")));
        QVERIFY(f.actions.trigger(QStringLiteral("cost.allocation")));
        // Views come in the order of their names: by agent, then by tenant.
        QVERIFY(strip(*pane)->accessibleName().contains(QStringLiteral("shown whole")));
        QVERIFY(pane->reveal(ItemRef{"allocations", {Atom("oc"), "label:tenant/acme"}}));
        QCOMPARE(table->view()->model()->rowCount(), 1);
        QVERIFY(!strip(*pane)->accessibleName().contains(QStringLiteral("shown whole")));
    }

    void watchLeavesOthersOut()
    {
        Two f;
        f.ring();
        WatchPane* pane = f.open();
        // Rows of findings are called as their subject is: "prod/n1".
        const auto shown = [&](const std::string& object) {
            const auto& rows = pane->findChild<NeedsList*>()->content().rows;
            return std::any_of(rows.begin(), rows.end(), [&](const NeedsList::Row& row) {
                return row.need.object == object || row.need.object == "prod/" + object;
            });
        };
        QVERIFY(shown("desk") && shown("n2"));
        f.choose("acme");
        QVERIFY(!shown("desk") && !shown("n2"));
        QVERIFY(shown("shop") && shown("gateway"));
        QVERIFY(shown("n1") && shown("noisy"));
        QVERIFY(!strip(*pane)->isHidden());
        QVERIFY(strip(*pane)->geometry().bottom()
                < pane->findChild<NeedsList*>()->geometry().top());
    }

    void whoOwnsARow()
    {
        Two f;
        f.ring();
        WatchPane* pane = f.open();
        auto* needs = pane->findChild<NeedsList*>();
        auto* form = pane->rowForm();
        const auto ask = [&](const char* object) {
            for (const NeedsList::Row& row : needs->content().rows) {
                if (row.need.object == object)
                    needs->select(row.need.key);
            }
            f.actions.trigger(QStringLiteral("watch.owner"));
            return form->named();
        };
        QCOMPARE(ask("shop"), QStringLiteral("Owner: web · #web"));
        QCOMPARE(ask("gateway"), QStringLiteral("Owner: edge · #edge"));
        QVERIFY(ask("noisy").startsWith(QStringLiteral("No owner is named")));
        Page called = page("P1", 40213, "gateway is slow");
        called.service = "gateway";
        f.call({called});
        const auto* card = pane->findChild<FocusCard*>();
        QVERIFY(!card->isHidden());
        QCOMPARE(card->content().owner, QStringLiteral("Owner: edge · #edge"));
        f.choose("globex"); // a page is never hidden by the scope
        QVERIFY(!card->isHidden());
    }

    void chipText()
    {
        ScopeState scope;
        scope.setEnvironments({{"prod", "prod", "us", {"a"}}, {"dr", "drill", "us", {"b"}}});
        scope.setScope({"prod", {}, {}, "tenant-07"});
        QCOMPARE(scope.text(), QStringLiteral("prod · tenant-07"));
        scope.setScope({{}, {}, {}, "tenant-07"});
        QCOMPARE(scope.text(), QStringLiteral("tenant tenant-07"));
        scope.setScope({"prod", {}, "a", "tenant-07"});
        QCOMPARE(scope.text(), QStringLiteral("prod · a · tenant-07"));
        scope.setScope({"prod", {}, {}, {}});
        QCOMPARE(scope.text(), QStringLiteral("prod · all clusters"));
        QVERIFY(scope.admitsCluster("a"));
    }

    void pickerSearches()
    {
        Two f;
        QWidget window;
        window.resize(1024, 700);
        TenantPicker picker(f.theme, f.scope, &window);
        f.scope.setScope({"prod", {}, {}, {}});
        std::vector<TenantSeen> many;
        for (int i = 0; i < 200; ++i)
            many.push_back({"tenant-" + std::to_string(100 + i), size_t(i)});
        window.show();
        picker.openWith(many);
        QAbstractItemModelTester tester(picker.list()->model(),
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(picker.list()->model()->rowCount(), 201); // "All tenants" before them
        picker.setQuery(QStringLiteral("t-207"));
        QCOMPARE(picker.list()->model()->rowCount(), 1);
        Q_EMIT picker.list()->clicked(picker.list()->model()->index(0, 0));
        QCOMPARE(f.scope.scope(), (Scope{"prod", {}, {}, "tenant-207"}));
        QVERIFY(!picker.isOpen());
        picker.openWith(many);
        picker.setQuery(QStringLiteral("nobody"));
        Q_EMIT picker.list()->clicked(picker.list()->model()->index(0, 0));
        QVERIFY(picker.isOpen()); // it says that none has this name
        QCOMPARE(f.scope.scope().tenant, std::string("tenant-207"));
        picker.setQuery({});
        Q_EMIT picker.list()->clicked(picker.list()->model()->index(0, 0));
        QCOMPARE(f.scope.scope(), (Scope{"prod", {}, {}, {}}));
    }

    void menuOffersAFewAndSearchesMany()
    {
        Two f;
        QWidget window;
        window.resize(1024, 44);
        TopBar bar(f.theme, f.clock, f.scope, f.time, f.arming, &window);
        window.show();
        size_t count = 3;
        bar.setTenants([&] {
            std::vector<TenantSeen> out;
            for (size_t i = 0; i < count; ++i)
                out.push_back({"tenant-" + std::to_string(i), 1});
            return out;
        });
        const auto entries = [&] {
            bar.openScopeMenu();
            const auto menus = bar.findChildren<QMenu*>();
            QStringList out;
            for (const QAction* action : menus.last()->actions())
                out << action->text();
            menus.last()->close();
            return out;
        };
        QVERIFY(entries().contains(QStringLiteral("tenant-2")));
        count = 200;
        QVERIFY(!entries().contains(QStringLiteral("tenant-2")));
        QVERIFY(!entries().filter(QStringLiteral("200")).isEmpty());
        f.scope.setScope({{}, {}, {}, "tenant-2"}); // the chosen one is there
        QVERIFY(entries().contains(QStringLiteral("tenant-2")));
        count = 0;
        f.scope.setScope({});
        QVERIFY(!entries().contains(QStringLiteral("all tenants")));
    }
};

MIDWATCH_TEST(BelongingsTest)
MIDWATCH_TEST(TenantScopeTest)
#include "tst_tenant_scope.moc"
