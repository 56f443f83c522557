// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Panes whose source has fallen silent: what was seen last stays, marked, and never looks current.
// Drawn in the three themes and compared with the pictures kept in tests/widgets/pictures.
#include "tests/support/test_registry.h"
#include "tests/widgets/pane_fixture.h"
#include "tests/widgets/picture_compare.h"
#include "widgets/panes/clusters/clusters_pane.h"
#include "widgets/panes/slos/slos_pane.h"

using namespace mw;
using namespace mwtest;
using namespace std::chrono_literals;

namespace {

template <class Row>
Delta delta(const std::string& scope, std::vector<Row> upserts)
{
    Rows<Row> out;
    out.scope = scope;
    out.begin = out.commit = true;
    out.upserts = std::move(upserts);
    return {std::move(out)};
}

std::vector<Pod> pods(const std::string& cluster)
{
    std::vector<Pod> out;
    for (int i = 0; i < 9; ++i) {
        Pod row;
        row.key = {Atom(cluster),
                   Atom("Pod"),
                   Atom(i % 3 ? "agents" : "payments"),
                   "web-" + std::to_string(100 + i)};
        row.uid = cluster + row.key.name;
        row.status = row.phase = Atom(i == 4 ? "CrashLoopBackOff" : "Running");
        row.totalContainers = 1;
        row.readyContainers = i == 4 ? 0 : 1;
        row.restarts = i == 4 ? 14 : 0;
        row.created = row.readySince = PaneFixture::night() - std::chrono::minutes(90 + 37 * i);
        out.push_back(std::move(row));
    }
    return out;
}

std::vector<KubeNode> nodes(const std::string& cluster)
{
    std::vector<KubeNode> out;
    for (int i = 0; i < 3; ++i) {
        KubeNode row;
        row.key = {Atom(cluster), Atom("Node"), {}, "ip-10-0-" + std::to_string(i) + "-17"};
        row.ready = true;
        row.status = "Ready";
        row.created = PaneFixture::night() - 900h;
        out.push_back(std::move(row));
    }
    return out;
}

Slo slo(const std::string& name, double remaining, double burn, Slo::State state)
{
    Slo row;
    row.key = {Atom("prom"), name, {}};
    row.name = name;
    row.service = "checkout";
    row.objective = 0.999;
    row.objectiveText = "99.9";
    row.window = 720h;
    row.state = state;
    row.remaining = remaining;
    row.sli = 1 - 0.001 * (1 - remaining);
    for (const auto window : {5min, 30min, 60min, 120min, 360min, 1440min, 4320min})
        row.burns.push_back({window, 0.001 * burn, burn});
    row.coverage = 1;
    row.errorQuery = "sum(rate(errors[30d])) / sum(rate(total[30d]))";
    row.computedAt = PaneFixture::night();
    for (int i = 0; i < 100; ++i) {
        const World at = PaneFixture::night() - 432min * (100 - i);
        row.history.push_back({at, i > 90 ? 0.02 : 0.0004});
        row.budgetHistory.push_back({at, 1 - (1 - remaining) * i / 99});
    }
    return row;
}

Error refused()
{
    return {ErrorKind::Network, "connection refused", 0, {}, {}};
}

} // namespace

class StatePicturesTest : public QObject
{
    Q_OBJECT

    KeptPictures m_kept;

    // The pane looks at the clock each second of the wall, wherever the tests' own clock stands
    // then; it looks once more when that clock has stopped, so that the ages are of one moment.
    void keep(const char* name, Pane* pane)
    {
        const QString full
            = QLatin1String(name) + QLatin1Char('-') + QLatin1String(QTest::currentDataTag());
        pane->setActive(true);
        QTest::qWait(20); // layouts that were asked for
        const QString problem = m_kept.check(full, settledPicture(pane));
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
    }
    static void themes()
    {
        QTest::addColumn<int>("theme");
        QTest::newRow("night") << int(ThemeId::Night);
        QTest::newRow("day") << int(ThemeId::Day);
        QTest::newRow("contrast") << int(ThemeId::Contrast);
    }

private Q_SLOTS:
    void clusters_data() { themes(); }
    // One cluster silent for minutes, one whose pods may not be read, one mistake in a file.
    void clusters()
    {
        QFETCH(int, theme);
        PaneFixture f{ThemeId(theme)};
        for (const char* cluster : {"prod", "dr", "staging"})
            f.addSource(cluster, "kubernetes", cluster);
        SourceSetup wrong;
        wrong.id = SourceId("lab");
        wrong.type = "kubernetes";
        wrong.title = "lab";
        wrong.environment = "lab";
        wrong.misconfigured = Error{
            ErrorKind::Misconfigured, "no such context", 0, {}, Place{"estate.yaml", 21, 5}};
        f.hub.addSource(std::move(wrong));
        f.scope.setEnvironments({{"prod", "prod", "us-east-1", {"prod"}},
                                 {"dr", "prod", "us-west-2", {"dr"}},
                                 {"staging", "staging", "", {"staging"}},
                                 {"lab", "dev", "", {"lab"}}});
        auto* pane = f.show<ClustersPane>({1288, 824});
        for (const char* cluster : {"prod", "dr", "staging"}) {
            f.tell(cluster, delta(std::string(cluster) + "/Pod", pods(cluster)), "pods");
            f.tell(cluster, delta(std::string(cluster) + "/Node", nodes(cluster)), "nodes");
        }
        pane->setTab(ClustersPane::Pods);
        f.tell("dr", {}, "pods", SourceState::Unreachable, refused());
        f.tell("dr", {}, "nodes", SourceState::Unreachable, refused());
        f.tell("staging",
               {},
               "pods",
               SourceState::Forbidden,
               Error{ErrorKind::Forbidden, "pods is forbidden", 403, {}, {}});
        f.pass(16s);
        keep("state-clusters", pane);
    }

    void namespaces_data() { themes(); }
    // A role of two namespaces: what is seen is said to be no more than that.
    void namespaces()
    {
        QFETCH(int, theme);
        PaneFixture f{ThemeId(theme)};
        f.addSource("prod", "kubernetes", "prod");
        f.scope.setEnvironments({{"prod", "prod", "us-east-1", {"prod"}}});
        auto* pane = f.show<ClustersPane>({1288, 824});
        const auto part = [&f](const char* name) {
            PartStatus status;
            status.part = name;
            status.state = SourceState::Live;
            status.lastGood = f.clock.world();
            status.onlyIn = {"agents", "payments"};
            return status;
        };
        f.tell("prod", delta("prod/Pod:agents", pods("prod")), part("pods"));
        for (const char* name : {"deployments", "statefulsets", "daemonsets", "events", "metrics"})
            f.tell("prod", {}, part(name));
        f.tell("prod",
               {},
               "nodes",
               SourceState::Forbidden,
               Error{ErrorKind::Forbidden,
                     "nodes is forbidden: User \"ada\" cannot list resource \"nodes\" in API group "
                     "\"\" at the cluster scope",
                     403,
                     {},
                     {}});
        pane->setTab(ClustersPane::Pods);
        f.pass(16s);
        keep("state-namespaces", pane);
    }

    void slos_data() { themes(); }
    // Prometheus has not answered for a while: no tile and no bar looks as if it were of now.
    void slos()
    {
        QFETCH(int, theme);
        PaneFixture f{ThemeId(theme)};
        f.addSource("prom", "prometheus");
        auto* pane = f.show<SlosPane>({1288, 824});
        f.tell("prom",
               delta<Slo>("prom/Slo",
                          {slo("checkout-availability", 0.71, 620, Slo::State::Critical),
                           slo("search-latency", 0.97, 0.1, Slo::State::Ok)}),
               "slo");
        f.tell("prom", {}, "slo", SourceState::Unreachable, refused());
        f.clock.advance(237s);
        f.pass(3s);
        pane->focusTarget()->setFocus();
        keep("state-slos", pane);
    }

    void mistake_data() { themes(); }
    // Nothing but a mistake in the estate file: where it stands, and one thing to do.
    void mistake()
    {
        QFETCH(int, theme);
        PaneFixture f{ThemeId(theme)};
        SourceSetup wrong;
        wrong.id = SourceId("prod");
        wrong.type = "kubernetes";
        wrong.title = "prod";
        wrong.environment = "prod";
        wrong.misconfigured = Error{ErrorKind::Misconfigured,
                                    "the kubeconfig has no context \"prod-us-east-1\"",
                                    0,
                                    {},
                                    Place{"estate.yaml", 21, 5}};
        f.hub.addSource(std::move(wrong));
        auto* pane = f.show<ClustersPane>({872, 624});
        pane->setTab(ClustersPane::Pods);
        f.pass(16s);
        keep("state-mistake", pane);
    }
};

MIDWATCH_TEST(StatePicturesTest)
#include "tst_state_pictures.moc"
