// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/window_fixture.h"

#include "models/items/kube_items.h"

namespace mwtest {

using namespace mw;

Delta someCluster(const std::string& cluster, int count)
{
    const World now = someNight();
    Rows<Pod> pods;
    pods.scope = cluster + "/Pod";
    for (int i = 0; i < count; ++i) {
        Pod pod;
        pod.key = {Atom(cluster),
                   Atom("Pod"),
                   Atom(i % 3 == 0 ? "payments" : "agent-runtime"),
                   "agent-runtime-5c7d9f6b4-" + std::to_string(1000 + i)};
        pod.node = Atom("ip-10-0-" + std::to_string(i % 5) + "-17.ec2.internal");
        pod.status = Atom(i % 11 == 3 ? "CrashLoopBackOff" : "Running");
        pod.phase = Atom("Running");
        pod.totalContainers = 2;
        pod.readyContainers = i % 11 == 3 ? 1 : 2;
        pod.restarts = i % 11 == 3 ? 14 : 0;
        pod.created = now - std::chrono::minutes(7 * i + 3);
        pods.upserts.push_back(std::move(pod));
    }
    Rows<KubeNode> nodes;
    nodes.scope = cluster + "/Node";
    for (int i = 0; i < 5; ++i) {
        KubeNode node;
        node.key = {Atom(cluster), Atom("Node"), {}, "ip-10-0-" + std::to_string(i) + "-17"};
        node.status = "Ready";
        node.ready = true;
        nodes.upserts.push_back(std::move(node));
    }
    Rows<Workload> workloads;
    workloads.scope = cluster + "/Deployment";
    Workload deployment;
    deployment.key = {Atom(cluster), Atom("Deployment"), Atom("agent-runtime"), "agent-runtime"};
    deployment.desired = 40;
    deployment.ready = 38;
    workloads.upserts.push_back(deployment);
    return {std::move(pods), std::move(nodes), std::move(workloads)};
}

void TablePane::attach(PaneContext& context)
{
    m_context = &context;
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(16, 16, 16, 16);
    table = new DataTable(context.theme);
    auto model = std::make_unique<RowModel<Pod>>(podTraits(), context.hub.pods());
    model->setNow(context.clock.world());
    m_model = std::move(model);
    table->setModel(m_model.get(), QStringLiteral("pods"));
    all->addWidget(table);
    connect(table, &DataTable::currentKeyChanged, this, [this] {
        auto* rows = static_cast<RowModel<Pod>*>(m_model.get());
        const int row = table->view()->currentIndex().row();
        if (row >= 0)
            m_context->selection.select(rows->rowAt(row).key, this);
    });
    connect(table, &DataTable::activated, this, [this] {
        m_context->selection.open(m_context->selection.current());
    });
}

std::optional<InspectorContent> TablePane::inspect(const Selected& what) const
{
    const auto* key = std::get_if<ObjectKey>(&what);
    if (!key || !m_context || key->kind.str() != "Pod")
        return std::nullopt;
    const auto slot = m_context->hub.pods().find(*key);
    if (!slot)
        return std::nullopt;
    const Pod& pod = m_context->hub.pods().row(*slot);
    const Provenance from{QStringLiteral("prod (Kubernetes)"),
                          QStringLiteral("GET /api/v1/pods"),
                          {},
                          someNight() - std::chrono::seconds(9)};
    InspectorContent content;
    content.what = what;
    content.kind = QStringLiteral("Pod");
    content.title = QString::fromStdString(pod.key.name);
    content.subtitle = QString::fromStdString(pod.key.ns.str() + " · " + pod.key.cluster.str());
    content.status = pod.restarts > 0 ? StatusKind::Critical : StatusKind::Ok;
    content.sentence = pod.restarts > 0
        ? QStringLiteral("The container “runtime” exits with code 1 and waits 5 min between tries.")
        : QString();
    Fact status{
        QStringLiteral("Status"), QString::fromStdString(pod.status.str()), {}, {}, false, from};
    Fact restarts{
        QStringLiteral("Restarts"), QString::number(pod.restarts), {}, content.status, false, from};
    Fact node{QStringLiteral("Node"), QString::fromStdString(pod.node.str()), {}, {}, true, from};
    content.sections.push_back({QStringLiteral("Facts"), {status, restarts, node}, {}, false});
    content.sections.push_back({QStringLiteral("Last message"),
                                {},
                                QStringLiteral("back-off 5m0s restarting failed container=runtime"),
                                true});
    content.actions = {QStringLiteral("shell.copy")};
    return content;
}

bool TablePane::reveal(const Selected& what)
{
    return m_id == QLatin1String("clusters") && inspect(what).has_value();
}

namespace {

SourceSetup setupOf(const std::string& name, const std::string& title, const std::string& type)
{
    SourceSetup setup;
    setup.id = SourceId(name);
    setup.title = title;
    setup.environment = "prod";
    setup.type = type;
    return setup;
}

} // namespace

WindowFixture::WindowFixture(ThemeId id, int pods) : theme(id)
{
    theme.setReducedMotion(true);
    theme.install(*qApp);
    HubOptions options;
    options.manual = true;
    options.random = [] { return 0.5; };
    hub.configure(options);
    SourceSetup live = setupOf("prod", "prod us-east-1", "kubernetes");
    live.source = std::make_unique<TellingSource>(someCluster("prod", pods));
    live.endpoint = std::make_shared<Endpoint>();
    SourceSetup wrong = setupOf("staging", "staging", "kubernetes");
    wrong.misconfigured = Error{ErrorKind::Misconfigured,
                                "context \"staging\" is not in the kubeconfig",
                                0,
                                std::nullopt,
                                Place{"estate.yaml", 14, 9}};
    SourceSetup off = setupOf("dev", "dev", "kubernetes");
    off.disabled = true;
    hub.addSource(std::move(live));
    hub.addSource(std::move(wrong));
    hub.addSource(std::move(off));
    hub.start();
    pass();
    window = std::make_unique<MainWindow>(hub, clock, theme, settings);
    window->setEnvironments({{"prod", "prod", "us-east-1", {"prod"}},
                             {"staging", "staging", "us-west-2", {"staging"}},
                             {"dev", "dev", "", {"dev"}}});
    auto one = std::make_unique<TablePane>(QStringLiteral("clusters"), QStringLiteral("Clusters"));
    auto two = std::make_unique<TablePane>(QStringLiteral("slos"), QStringLiteral("SLOs"));
    first = one.get();
    second = two.get();
    window->addPane(std::move(one));
    window->addPane(std::move(two));
    window->restore();
    window->show();
    window->activateWindow();
    settle();
}

WindowFixture::~WindowFixture()
{
    window.reset();
    hub.stop();
    qApp->setStyle(QStringLiteral("Fusion")); // ours refers to the theme that goes now
}

void WindowFixture::add(const std::string& name, const std::string& type, Delta delta)
{
    SourceSetup setup = setupOf(name, name, type);
    setup.source = std::make_unique<TellingSource>(std::move(delta));
    setup.endpoint = std::make_shared<Endpoint>();
    hub.addSource(std::move(setup));
    pass();
}

void WindowFixture::pass()
{
    for (int i = 0; i < 5; ++i) {
        hub.tick();
        clock.advance(Millis(200));
    }
}

void WindowFixture::settle()
{
    for (int i = 0; i < 4; ++i)
        QTest::qWait(5);
}

} // namespace mwtest
