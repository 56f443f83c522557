// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/clusters/clusters_pane.h"

#include "models/hub/hub.h"
#include "models/text/format.h"
#include "models/text/sentences.h"
#include "widgets/controls/data_table.h"
#include "widgets/controls/search_field.h"
#include "widgets/controls/segmented.h"
#include "widgets/panes/clusters/cluster_facts.h"
#include "widgets/panes/clusters/cluster_strip.h"

#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace mw {

struct ClustersPane::Page
{
    DataTable* table = nullptr;
    std::unique_ptr<RowModelBase> model;
    std::function<Selected(int row)> selectedAt;
    std::function<void()> rescope;
    std::string part; // of the source; empty for findings
    QString what;
    QString id;
};

ClustersPane::ClustersPane(QWidget* parent) : Pane(parent) { }

ClustersPane::~ClustersPane() = default;

QString ClustersPane::title() const
{
    //: rail: health of the Kubernetes clusters
    return tr("Clusters");
}

template <class Row, class Store>
void ClustersPane::addPage(Tab tab,
                           RowTraits<Row> traits,
                           const Store& store,
                           const QString& what,
                           std::function<Selected(const Row&)> select,
                           std::function<bool(const Row&)> admits)
{
    auto page = std::make_unique<Page>();
    auto model = std::make_unique<RowModel<Row>>(std::move(traits), store);
    auto* rows = model.get();
    page->what = what;
    page->table = new DataTable(m_context->theme);
    page->table->setModel(rows, what);
    page->selectedAt = [rows, select](int row) { return select(rows->rowAt(row)); };
    page->rescope = [rows, admits] { rows->setAdmission(admits); };
    page->model = std::move(model);
    Page* raw = page.get();
    connect(raw->table, &DataTable::currentKeyChanged, this, [this, raw](const QString& key) {
        if (m_quiet)
            return;
        const int row = raw->model->rowOfKey(key);
        if (row >= 0)
            m_context->selection.select(raw->selectedAt(row), this);
    });
    connect(raw->table, &DataTable::activated, this, [this, raw](const QString& key) {
        const int row = raw->model->rowOfKey(key);
        if (row < 0)
            return;
        const Selected chosen = raw->selectedAt(row);
        // a finding leads to the object it speaks of
        if (const auto* finding = std::get_if<FindingRef>(&chosen)) {
            for (const Finding& one : m_context->hub.findings()) {
                if (one.id == finding->id && !one.object.name.empty())
                    reveal(one.object);
            }
        }
        m_context->selection.open(m_context->selection.current());
    });
    connect(raw->table, &DataTable::stateAction, this, [this](const QString& id) {
        m_context->actions.trigger(id);
    });
    connect(raw->model.get(), &RowModelBase::countsChanged, this, [this, tab, raw] {
        m_tabs->setCount(tab, raw->model->totalRows());
    });
    m_stack->addWidget(page->table);
    m_pages.push_back(std::move(page));
    m_pages.back()->rescope();
    m_tabs->setCount(tab, raw->model->totalRows());
}

void ClustersPane::attach(PaneContext& context)
{
    m_context = &context;
    Hub& hub = context.hub;
    ScopeState& scope = context.scope;
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::padding, space::padding, space::padding, space::padding);
    column->setSpacing(space::gap);
    m_strip = new ClusterStrip(context.theme, hub, scope);
    column->addWidget(m_strip);
    m_tabs = new SegmentedControl(
        context.theme,
        {tr("Findings"), tr("Workloads"), tr("Pods"), tr("Nodes"), tr("Events"), tr("Namespaces")});
    m_tabs->setAccessibleName(tr("Kind of object"));
    auto* tabRow = new QHBoxLayout;
    tabRow->addWidget(m_tabs);
    tabRow->addStretch(1);
    column->addLayout(tabRow);
    m_stack = new QStackedWidget;
    column->addWidget(m_stack, 1);

    m_findings = std::make_unique<SnapshotRows<Finding>>([](const Finding& f) { return f.id; });
    const auto byCluster
        = [&scope](const auto& row) { return scope.admitsCluster(row.key.cluster.str()); };
    const auto byKey = [](const auto& row) { return Selected(row.key); };
    addPage<Finding>(
        Findings,
        findingTraits(),
        *m_findings,
        tr("findings"),
        [](const Finding& f) { return Selected(FindingRef{f.id}); },
        [&scope](const Finding& f) {
            return f.object.cluster.empty() || scope.admitsCluster(f.object.cluster.str());
        });
    addPage<Workload>(
        Workloads, workloadTraits(), hub.workloads(), tr("workloads"), byKey, byCluster);
    addPage<Pod>(Pods, podTraits(), hub.pods(), tr("pods"), byKey, byCluster);
    addPage<KubeNode>(Nodes, nodeTraits(), hub.nodes(), tr("nodes"), byKey, byCluster);
    addPage<KubeEvent>(Events, eventTraits(), hub.events(), tr("events"), byKey, byCluster);
    addPage<Namespace>(
        Namespaces, namespaceTraits(), hub.namespaces(), tr("namespaces"), byKey, byCluster);
    static constexpr std::array parts{"", "deployments", "pods", "nodes", "events", "namespaces"};
    static constexpr std::array ids{
        "findings", "workloads", "pods", "nodes", "events", "namespaces"};
    for (size_t i = 0; i < m_pages.size(); ++i) {
        m_pages[i]->part = parts[i];
        m_pages[i]->id = QString::fromLatin1(ids[i]);
    }
    m_pages[Findings]->table->view()->sortByColumn(0, Qt::AscendingOrder);
    m_pages[Events]->table->view()->sortByColumn(0, Qt::AscendingOrder);

    connect(m_tabs, &SegmentedControl::currentChanged, this, [this](int index) {
        m_stack->setCurrentIndex(index);
        tick();
    });
    connect(&hub, &Hub::findingsChanged, this, &ClustersPane::refreshFindings);
    connect(&hub, &Hub::sourcesChanged, this, &ClustersPane::refreshStates);
    connect(&scope, &ScopeState::changed, this, [this] {
        for (const auto& page : m_pages)
            page->rescope();
    });
    connect(
        &context.selection, &SelectionBus::changed, this, [this](const Selected&, QObject* origin) {
            if (origin != this)
                Q_EMIT inspectionChanged();
        });
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &ClustersPane::tick);
    registerActions();
    refreshFindings();
    refreshStates();
    tick();
}

void ClustersPane::registerActions()
{
    static constexpr std::array verbs{QT_TR_NOOP("Show findings"),
                                      QT_TR_NOOP("Show workloads"),
                                      QT_TR_NOOP("Show pods"),
                                      QT_TR_NOOP("Show nodes"),
                                      QT_TR_NOOP("Show events"),
                                      QT_TR_NOOP("Show namespaces")};
    for (int index = 0; index < TabCount; ++index) {
        Action action;
        action.id = QStringLiteral("clusters.") + m_pages[size_t(index)]->id;
        action.title = tr(verbs[size_t(index)]);
        action.group = title();
        action.keys = {QKeySequence(Qt::ALT | Qt::Key(Qt::Key_1 + index))};
        action.run = [this, index] { setTab(Tab(index)); };
        m_context->actions.add(this, std::move(action));
    }
}

ClustersPane::Tab ClustersPane::tab() const
{
    return Tab(m_tabs->current());
}

void ClustersPane::setTab(Tab tab)
{
    m_tabs->setCurrent(tab);
    m_stack->setCurrentIndex(tab);
    m_pages[tab]->table->view()->setFocus(Qt::OtherFocusReason);
}

void ClustersPane::refreshFindings()
{
    std::vector<Finding> shown;
    int unwell = 0;
    StatusKind worst = StatusKind::Ok;
    for (const Finding& finding : m_context->hub.findings()) {
        if (finding.check == "SLO")
            continue;
        shown.push_back(finding);
        if (finding.severity == Severity::Critical || finding.severity == Severity::Warning) {
            ++unwell;
            if (rankOf(statusOf(finding.severity)) > rankOf(worst))
                worst = statusOf(finding.severity);
        }
    }
    m_findings->set(shown);
    refreshStates();
    Q_EMIT badgeChanged(unwell, worst);
}

void ClustersPane::refreshStates()
{
    const auto sources = m_context->hub.sources();
    const World now = m_context->hub.clock().world();
    for (const auto& page : m_pages) {
        const int rows = page->model->totalRows();
        PanelState state = partState(sources, "kubernetes", page->part, rows, page->what, now);
        if (page->id == QStringLiteral("findings") && rows == 0
            && (state.kind == PanelState::Kind::Empty || state.kind == PanelState::Kind::Ready)) {
            state.kind = PanelState::Kind::Empty;
            state.sentence = tr("Nothing is wrong where Midwatch can see.");
            state.detail.clear();
            state.action.clear();
        }
        page->table->setState(state);
    }
    m_strip->refresh();
    Q_EMIT inspectionChanged();
}

void ClustersPane::tick()
{
    const World now = m_context->clock.world();
    m_pages[size_t(m_stack->currentIndex())]->model->setNow(now);
    refreshStates();
}

void ClustersPane::setActive(bool active)
{
    if (active) {
        tick();
        m_second.start();
    } else {
        m_second.stop();
    }
    m_context->hub.setPartVisible("metrics", active);
}

std::optional<InspectorContent> ClustersPane::inspect(const Selected& what) const
{
    if (const auto* key = std::get_if<ObjectKey>(&what))
        return inspectObject(m_context->hub, *key);
    const auto* ref = std::get_if<FindingRef>(&what);
    if (!ref)
        return std::nullopt;
    for (const Finding& finding : m_context->hub.findings()) {
        if (finding.id != ref->id)
            continue;
        InspectorContent content;
        if (auto object = inspectObject(m_context->hub, finding.object))
            content = std::move(*object);
        else
            content.title = text::qs(finding.subject);
        content.what = what;
        content.kind = tr("Finding · %1").arg(text::qs(finding.check));
        content.status = statusOf(finding.severity);
        content.sentence = text::qs(finding.sentence);
        InspectorSection section;
        section.title = tr("Why");
        Fact since;
        since.label = tr("Since");
        since.value = finding.since == World{} ? text::none() : text::timeUtc(finding.since);
        section.facts.push_back(since);
        Fact from;
        from.label = tr("Seen in");
        from.value = text::qs(finding.provenance);
        from.mono = true;
        section.facts.push_back(from);
        content.sections.insert(content.sections.begin(), std::move(section));
        return content;
    }
    return std::nullopt;
}

bool ClustersPane::reveal(const Selected& what)
{
    QString key;
    Tab target = TabCount;
    if (const auto* object = std::get_if<ObjectKey>(&what)) {
        key = keyText(*object);
        const Hub& hub = m_context->hub;
        if (hub.pods().find(*object))
            target = Pods;
        else if (hub.nodes().find(*object))
            target = Nodes;
        else if (hub.workloads().find(*object))
            target = Workloads;
        else if (hub.events().find(*object))
            target = Events;
        else if (hub.namespaces().find(*object))
            target = Namespaces;
    } else if (const auto* finding = std::get_if<FindingRef>(&what)) {
        key = text::qs(finding->id);
        target = Findings;
    }
    if (target == TabCount)
        return false;
    setTab(target);
    DataTable* table = m_pages[target]->table;
    if (table->selectKey(key))
        return true;
    table->filter()->clear(); // it may be filtered out
    m_pages[target]->model->setFilterText({});
    return table->selectKey(key);
}

QWidget* ClustersPane::focusTarget()
{
    return m_pages.empty() ? static_cast<QWidget*>(this)
                           : m_pages[size_t(m_stack->currentIndex())]->table->view();
}

QVariantMap ClustersPane::saveLayout() const
{
    QVariantMap layout{{QStringLiteral("tab"), int(tab())}};
    for (const auto& page : m_pages)
        layout.insert(page->id, page->table->saveLayout());
    return layout;
}

void ClustersPane::restoreLayout(const QVariantMap& layout)
{
    for (const auto& page : m_pages)
        page->table->restoreLayout(layout.value(page->id).toMap());
    const int saved = layout.value(QStringLiteral("tab"), int(Findings)).toInt();
    if (saved >= 0 && saved < TabCount) {
        m_tabs->setCurrent(saved);
        m_stack->setCurrentIndex(saved);
    }
}

} // namespace mw
