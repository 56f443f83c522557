// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/clusters/clusters_pane.h"

#include "models/data/source_parts.h"
#include "models/hub/hub.h"
#include "models/text/format.h"
#include "models/text/limits.h"
#include "widgets/cards/cluster_facts.h"
#include "widgets/controls/card.h"
#include "widgets/controls/chip.h"
#include "widgets/controls/light_strip.h"
#include "widgets/controls/segmented.h"
#include "widgets/controls/share_bar.h"
#include "widgets/controls/table_provenance.h"
#include "widgets/panes/clusters/cluster_strip.h"
#include "widgets/panes/clusters/clusters_page.h"

#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <set>
#include <string_view>

namespace mw {
namespace {

// On a link that is paid by volume: how long what was asked for once may take. Usage is asked for
// again after two minutes there.
constexpr auto detailsTake = std::chrono::seconds(5);
constexpr auto detailsAtMost = std::chrono::seconds(90);

bool isUnwell(CellMark mark)
{
    return mark != CellMark::Ok && mark != CellMark::None;
}

// Rows that have no well or unwell by themselves are never hidden by "only unwell".
template <class Row>
bool unwell(const Row& row)
{
    if constexpr (std::is_same_v<Row, KubeEvent>)
        return row.type.view() != "Normal";
    else if constexpr (requires { markOf(row); })
        return isUnwell(markOf(row));
    else
        return true;
}

// The only namespaces in which a part is seen, if no cluster is seen as a whole.
std::string onlyIn(const std::vector<SourceStatus>& sources, const std::string& part)
{
    std::string names;
    for (const SourceStatus& source : sources) {
        const PartStatus* status = partOf(source, part);
        if (!status || status->onlyIn.empty())
            return {};
        names += (names.empty() ? "" : ", ") + commaList(status->onlyIn);
    }
    return names;
}

} // namespace

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
                           const std::function<QString(int)>& counted,
                           std::function<Selected(const Row&)> select,
                           std::function<bool(const Row&)> admits)
{
    auto page = std::make_unique<Page>();
    auto model = std::make_unique<RowModel<Row>>(std::move(traits), store);
    auto* rows = model.get();
    const Hub& hub = m_context->hub;
    page->what = what;
    page->table = new DataTable(m_context->theme);
    bindProvenance<Row>(
        *page->table, *rows, hub.clock(), [&hub](const Row& row, const QString& column) {
            return provenanceOf(hub, row, column);
        });
    page->table->setModel(rows, what, counted);
    page->selectedAt = [rows, select](int row) { return select(rows->rowAt(row)); };
    page->rescope = [rows, admits] { rows->setAdmission(admits); };
    page->model = std::move(model);
    m_stack->addWidget(page->table);
    m_pages.push_back(std::move(page));
    Page* raw = m_pages.back().get();
    if constexpr (requires(const Row& row) { row.key.cluster; })
        rows->setRemembered([raw](const Row& row) {
            if (raw->remembered.empty())
                return CellMark::None;
            const auto found = raw->remembered.find(row.key.cluster.str());
            return found == raw->remembered.end() ? CellMark::None : found->second;
        });
    connectPage(tab, *raw);
    m_pages.back()->rescope();
}

void ClustersPane::connectPage(Tab tab, Page& page)
{
    Page* raw = &page;
    connect(raw->table, &DataTable::currentKeyChanged, this, [this, raw](const QString& key) {
        const int row = raw->model->rowOfKey(key);
        if (row >= 0)
            m_context->selection.select(raw->selectedAt(row), this);
    });
    connect(raw->table, &DataTable::activated, this, [this, tab, raw](const QString& key) {
        const int row = raw->model->rowOfKey(key);
        if (row < 0)
            return;
        const Selected chosen = raw->selectedAt(row);
        if (tab == Namespaces) { // a namespace is entered
            setNamespace(std::get<ObjectKey>(chosen).name);
            setTab(Pods);
            return;
        }
        // a finding leads to the object it speaks of; its reason stays in the inspector
        m_context->selection.open(chosen);
    });
    connect(raw->table, &DataTable::stateAction, this, [this](const QString& id) {
        m_context->actions.trigger(id);
    });
    connect(raw->model.get(), &RowModelBase::countsChanged, this, [this, tab, raw] {
        m_tabs->setCount(tab, raw->model->totalRows());
    });
}

void ClustersPane::addPages()
{
    Hub& hub = m_context->hub;
    m_findings = std::make_unique<SnapshotRows<Finding>>([](const Finding& f) { return f.id; });
    const ScopeState& scope = m_context->scope;
    const auto inScope = [this, &scope](const auto& row) {
        return scope.admitsCluster(row.key.cluster.str())
            && (m_namespace.empty() || row.key.ns.empty() || row.key.ns.view() == m_namespace)
            && (!m_onlyUnwell || unwell(row)) && inTenant(*m_context, row);
    };
    const TimeState& time = m_context->time;
    const auto byKey = [](const auto& row) { return Selected(row.key); };
    addPage<Finding>(
        Findings,
        findingTraits(),
        *m_findings,
        tr("findings"),
        [](int n) { return tr("finding(s)", nullptr, n); },
        [](const Finding& f) { return Selected(FindingRef{f.id}); },
        [this, &scope, &time](const Finding& f) {
            return time.admits(f.since, {}) // it holds now
                && (f.object.cluster.empty() || scope.admitsCluster(f.object.cluster.str()))
                && (m_namespace.empty() || f.object.ns.empty() || f.object.ns.view() == m_namespace)
                && inTenant(*m_context, f);
        });
    addPage<Workload>(
        Workloads,
        workloadTraits(),
        hub.workloads(),
        tr("workloads"),
        [](int n) { return tr("workload(s)", nullptr, n); },
        byKey,
        inScope);
    addPage<Pod>(
        Pods,
        podTraits(),
        hub.pods(),
        tr("pods"),
        [](int n) { return tr("pod(s)", nullptr, n); },
        byKey,
        inScope);
    addPage<KubeNode>(
        Nodes,
        nodeTraits(),
        hub.nodes(),
        tr("nodes"),
        [](int n) { return tr("node(s)", nullptr, n); },
        byKey,
        inScope);
    addPage<KubeEvent>(
        Events,
        eventTraits(),
        hub.events(),
        tr("events"),
        [](int n) { return tr("event(s)", nullptr, n); },
        byKey,
        [inScope, &time](const KubeEvent& event) {
            const World first = event.firstSeen != World{} ? event.firstSeen : event.created;
            const World last = event.lastSeen != World{} ? event.lastSeen : first;
            return time.admits(first, last) && inScope(event);
        });
    addPage<Namespace>(
        Namespaces,
        namespaceTraits(),
        hub.namespaces(),
        tr("namespaces"),
        [](int n) { return tr("namespace(s)", nullptr, n); },
        byKey,
        inScope);
    static constexpr std::array parts{"", "deployments", "pods", "nodes", "events", "namespaces"};
    static constexpr std::array ids{
        "findings", "workloads", "pods", "nodes", "events", "namespaces"};
    for (size_t i = 0; i < m_pages.size(); ++i) {
        m_pages[i]->part = parts[i];
        m_pages[i]->id = QString::fromLatin1(ids[i]);
        // the order of the rows: findings worst first, events newest first, the rest by name
        m_pages[i]->table->view()->sortByColumn(0, Qt::AscendingOrder);
    }
    paintUsage();
}

// Nodes: how full they are is seen before the numbers are read.
void ClustersPane::paintUsage()
{
    auto* rows = static_cast<RowModel<KubeNode>*>(m_pages[Nodes]->model.get());
    CellDelegate* cells = m_pages[Nodes]->table->view()->cells();
    const Theme& theme = m_context->theme;
    for (int i = 0; i < rows->columnCount(); ++i) {
        const bool cpu = rows->columnId(i) == QLatin1String("cpu");
        if (!cpu && rows->columnId(i) != QLatin1String("memory"))
            continue;
        cells->setPainter(i,
                          [rows, cpu, &theme](QPainter& p, const QRectF& r, const QModelIndex& x) {
                              const KubeNode& node = rows->rowAt(x.row());
                              paintUsageBar(p,
                                            theme,
                                            r,
                                            cpu ? node.cpuUsage : node.memoryUsage,
                                            cpu ? node.cpuAllocatable : node.memoryAllocatable);
                              return false; // the words come over it
                          });
    }
}

void ClustersPane::buildTop()
{
    const Theme& theme = m_context->theme;
    m_strip = new ClusterStrip(theme, m_context->hub, m_context->scope);
    m_tabs = new SegmentedControl(
        theme,
        {tr("Findings"), tr("Workloads"), tr("Pods"), tr("Nodes"), tr("Events"), tr("Namespaces")});
    m_tabs->setAccessibleName(tr("Kind of object"));
    //: Switch: shows only rows that are not well
    m_unwell = new Chip(theme, tr("Only unwell"));
    m_unwell->setCheckable(true);
    //: Tooltip of the switch "Only unwell"
    m_unwell->setToolTip(tr("Hide what is well (U)"));
    m_namespaces = new Chip(theme, {});
    m_namespaces->setArrow(true);
    m_namespaces->setMaximumTextWidth(180);
    connect(m_unwell, &QAbstractButton::clicked, this, [this] { setOnlyUnwell(!m_onlyUnwell); });
    connect(m_namespaces, &QAbstractButton::clicked, this, &ClustersPane::openNamespaces);
    connect(m_tabs, &SegmentedControl::currentChanged, this, [this](int index) {
        m_stack->setCurrentIndex(index);
        tick();
    });
    connect(m_strip,
            &ClusterStrip::checkChosen,
            this,
            [this](const QString& cluster, const QString& check) {
                setTab(Findings);
                table(Findings)->setFilter(
                    QStringLiteral("check:%1 cluster:%2").arg(check.toLower(), cluster));
            });
}

void ClustersPane::attach(PaneContext& context)
{
    m_context = &context;
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::padding, space::padding, space::padding, space::padding);
    column->setSpacing(space::gap);
    buildTop();
    column->addWidget(m_strip);
    auto* tenant = new TenantStrip(context);
    //: After "Tenant acme: ", over the tables of clusters
    tenant->setWords(tr("own objects, nodes below its pods, findings also of shared things; not "
                        "the counts above"));
    column->addWidget(tenant);
    auto* tabRow = new QHBoxLayout;
    tabRow->setSpacing(space::tight);
    tabRow->addWidget(m_tabs);
    tabRow->addStretch(1);
    tabRow->addWidget(m_unwell);
    tabRow->addWidget(m_namespaces);
    column->addLayout(tabRow);
    m_lean = new LightStrip(
        context,
        {"kubernetes"},
        //: In "Light mode: …", over the tables of clusters
        tr("tables without CPU and memory, health of the API asked a quarter as often"));
    column->addWidget(m_lean);
    m_lean->setLoader([this] {
        m_detailsAsked = m_context->clock.world();
        m_lean->setLoading(true);
        refreshDetails();
    });
    connect(m_lean, &LightStrip::lightChanged, this, [this] {
        m_detailsAsked.reset(); // another link, another question
        refreshDetails();
    });
    m_limits = new Strip(context.theme);
    m_limits->setObjectName(QStringLiteral("limits"));
    column->addWidget(m_limits);
    m_stack = new QStackedWidget;
    column->addWidget(m_stack, 1);
    addPages();

    connect(&context.hub, &Hub::findingsChanged, this, &ClustersPane::refreshFindings);
    connect(&context.hub, &Hub::sourcesChanged, this, &ClustersPane::refreshStates);
    connect(&context.scope, &ScopeState::changed, this, &ClustersPane::rescope);
    connect(&context.time, &TimeState::changed, this, &ClustersPane::rescope);
    connect(
        &context.selection, &SelectionBus::changed, this, [this](const Selected&, QObject* origin) {
            if (origin != this)
                Q_EMIT inspectionChanged();
        });
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &ClustersPane::tick);
    registerActions();
    refreshChips();
    refreshFindings();
    refreshStates();
    tick();
}

QString ClustersPane::atThatTime() const
{
    //: What the pane shows while a moment in the past is looked at
    return tr("Findings and events that had begun; the objects themselves are of now.");
}

ClustersPane::Tab ClustersPane::tab() const
{
    return Tab(m_tabs->current());
}

DataTable* ClustersPane::table(Tab which) const
{
    return m_pages[which]->table;
}

void ClustersPane::setTab(Tab which)
{
    m_tabs->setCurrent(which);
    m_stack->setCurrentIndex(which);
    m_pages[which]->table->view()->setFocus(Qt::OtherFocusReason);
}

void ClustersPane::rescope()
{
    for (const auto& page : m_pages)
        page->rescope();
    refreshStates();
}

void ClustersPane::setNamespace(const std::string& name)
{
    if (name == m_namespace)
        return;
    m_namespace = name;
    refreshChips();
    rescope();
}

void ClustersPane::setOnlyUnwell(bool only)
{
    m_onlyUnwell = only;
    refreshChips();
    rescope();
}

void ClustersPane::refreshFindings()
{
    // Shown and counted by the panes they are about.
    static const std::set<std::string_view> ofOthers{"SLO", "SHIP", "COST", "PROV", "ALERT"};
    std::vector<Finding> shown;
    int unwellOnes = 0;
    StatusKind worst = StatusKind::Ok;
    for (const Finding& finding : m_context->hub.findings()) {
        if (ofOthers.contains(finding.check))
            continue;
        shown.push_back(finding);
        if (finding.severity == Severity::Critical || finding.severity == Severity::Warning) {
            ++unwellOnes;
            if (rankOf(statusOf(finding.severity)) > rankOf(worst))
                worst = statusOf(finding.severity);
        }
    }
    m_findings->set(shown);
    refreshStates();
    Q_EMIT badgeChanged(unwellOnes, worst);
    Q_EMIT inspectionChanged();
}

// The state of every tab, made from the sources in scope.
void ClustersPane::refreshStates()
{
    std::vector<SourceStatus> sources = m_context->hub.sources();
    std::erase_if(sources, [this](const SourceStatus& source) {
        return source.type != "kubernetes" || !m_context->scope.admitsCluster(source.id.str());
    });
    tellLimits(sources);
    const World now = m_context->hub.clock().world();
    for (const auto& page : m_pages) {
        const std::string only = onlyIn(sources, page->part);
        const int rows = page->model->totalRows();
        PanelState state = partState(sources, "kubernetes", page->part, rows, page->what, now);
        const bool calm
            = state.kind == PanelState::Kind::Empty || state.kind == PanelState::Kind::Ready;
        if (rows == 0 && calm && !sources.empty()) {
            state = {};
            state.kind = PanelState::Kind::Empty;
            const std::string& tenant = m_context->scope.scope().tenant;
            if (page->id == QStringLiteral("findings"))
                state.sentence = tr("Nothing is wrong where Midwatch can see.");
            else if (m_onlyUnwell)
                //: %1 = e.g. "pods"
                state.sentence = tr("No %1 are unwell.").arg(page->what);
            else if (!m_namespace.empty())
                //: %1 = e.g. "pods", %2 = name of a namespace
                state.sentence = tr("No %1 in namespace %2.")
                                     .arg(page->what, QString::fromStdString(m_namespace));
            else if (!tenant.empty())
                //: %1 = e.g. "pods", %2 = name of a tenant
                state.sentence = tr("No %1 of tenant %2 here.")
                                     .arg(page->what, QString::fromStdString(tenant));
            else if (!only.empty())
                //: %1 = e.g. "pods", %2 = names of the only namespaces that are seen
                state.sentence = tr("No %1 in %2; nothing else is seen.")
                                     .arg(page->what, QString::fromStdString(only));
            else
                state.sentence = tr("No %1 here.").arg(page->what);
        }
        page->table->setState(state);
    }
    m_strip->refresh();
    refreshRemembered();
    refreshColumns();
}

// A table of some namespaces must never pass for one of the whole cluster.
void ClustersPane::tellLimits(const std::vector<SourceStatus>& sources)
{
    QStringList words;
    for (const SourceStatus& source : sources) {
        QStringList limits = text::limits(source);
        if (sources.size() > 1 && !limits.isEmpty())
            limits.first().prepend(text::qs(source.title) + QStringLiteral(": "));
        words += limits;
    }
    const QString all = words.join(QLatin1Char(' '));
    if (all == m_limitWords)
        return;
    m_limitWords = all;
    if (all.isEmpty())
        m_limits->clear();
    else
        m_limits->show(StatusKind::Info, all);
    m_limits->setToolTip(words.join(QLatin1Char('\n')));
}

// Rows of a cluster that does not answer stay, but must not look as if they were of now.
void ClustersPane::refreshRemembered()
{
    for (const auto& page : m_pages) {
        std::map<std::string, CellMark> remembered;
        for (const SourceStatus& source : m_context->hub.sources()) {
            SourceState state = source.state;
            for (const PartStatus& part : source.parts) {
                if (state == SourceState::Live && part.part == page->part)
                    state = part.state;
            }
            if (state != SourceState::Live && state != SourceState::Connecting)
                remembered[source.id.str()]
                    = markOf(state) == CellMark::Forbidden ? CellMark::Forbidden : CellMark::Stale;
        }
        if (remembered == page->remembered)
            continue;
        page->remembered = std::move(remembered);
        page->model->marksChanged();
    }
}

// With one cluster its name in every row says nothing.
void ClustersPane::refreshColumns()
{
    int clusters = 0;
    for (const SourceStatus& source : m_context->hub.sources())
        clusters += source.type == "kubernetes" && source.state != SourceState::Disabled;
    const bool several = clusters > 1;
    if (several == m_severalClusters)
        return;
    m_severalClusters = several;
    for (const auto& page : m_pages) {
        if (page->id != QStringLiteral("findings"))
            page->table->setColumnShown(QStringLiteral("cluster"), several);
    }
}

void ClustersPane::tick()
{
    m_pages[size_t(m_stack->currentIndex())]->model->setNow(m_context->clock.world());
    if (m_tenants.moved(*m_context))
        rescope();
    refreshStates();
    refreshDetails();
}

// On a link that is paid by volume the usage of every pod is asked for once, when somebody wants
// it.
void ClustersPane::refreshDetails()
{
    Hub& hub = m_context->hub;
    if (m_detailsAsked && detailsCame()) {
        m_lean->setLoaded(*m_detailsAsked);
        m_detailsAsked.reset();
    }
    const bool wanted = m_active && (!hub.light() || m_detailsAsked);
    if (wanted == m_metricsWanted)
        return;
    m_metricsWanted = wanted;
    hub.setPartVisible("metrics", wanted);
}

// Of every cluster that answers; of pods too, which are asked when the nodes have answered, and are
// on their way by then.
bool ClustersPane::detailsCame() const
{
    const World now = m_context->clock.world();
    if (now - *m_detailsAsked < detailsTake)
        return false;
    if (now - *m_detailsAsked > detailsAtMost)
        return true;
    for (const SourceStatus& source : m_context->hub.sources()) {
        if (source.type != "kubernetes" || source.state != SourceState::Live)
            continue;
        for (const PartStatus& part : source.parts) {
            if (part.part == "metrics" && part.state == SourceState::Live
                && part.lastGood < *m_detailsAsked)
                return false;
        }
    }
    return true;
}

void ClustersPane::setActive(bool active)
{
    m_active = active;
    if (active) {
        tick();
        m_second.start();
    } else {
        m_second.stop();
        refreshDetails();
    }
}

bool ClustersPane::settled() const
{
    return m_pages.empty()
        || m_pages[size_t(m_stack->currentIndex())]->table->view()->cells()->settled();
}

QWidget* ClustersPane::focusTarget()
{
    return m_pages.empty() ? static_cast<QWidget*>(this)
                           : m_pages[size_t(m_stack->currentIndex())]->table->view();
}

} // namespace mw
