// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/cost/cost_pane.h"

#include "models/hub/hub.h"
#include "models/text/format.h"
#include "widgets/charts/chart_style.h"
#include "widgets/controls/data_table.h"
#include "widgets/controls/light_strip.h"
#include "widgets/controls/search_field.h"
#include "widgets/controls/segmented.h"
#include "widgets/controls/sparkline.h"
#include "widgets/controls/table_actions.h"
#include "widgets/controls/table_provenance.h"
#include "widgets/panes/cost/cost_facts.h"
#include "widgets/panes/cost/cost_tiles.h"

#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace mw {
namespace {

constexpr int billPage = 0;
constexpr int allocationPage = 1;

template <class Row>
int sectionOf(const RowModel<Row>& model, const char* id)
{
    for (int section = 0; section < model.columnCount(); ++section) {
        if (model.columnId(section) == QLatin1String(id))
            return section;
    }
    return -1;
}

bool tellsOfBills(const SourceStatus& source)
{
    return source.type == "aws-cost-explorer" || source.type == "focus";
}

// The bill's sources are of two types; the state shown is that of the one that is configured, the
// unwell one first.
PanelState billState(const std::vector<SourceStatus>& sources, int rows, World now)
{
    PanelState worst;
    bool any = false;
    for (const char* type : {"aws-cost-explorer", "focus"}) {
        const bool known = std::any_of(sources.begin(), sources.end(), [&](const auto& source) {
            return source.type == type;
        });
        if (!known)
            continue;
        PanelState state = partState(sources, type, {}, rows, CostPane::tr("costs"), now);
        if (!any || state.kind != PanelState::Kind::Ready)
            worst = std::move(state);
        any = true;
    }
    if (!any) {
        worst.kind = PanelState::Kind::Empty;
        worst.sentence = CostPane::tr("No source shows a bill. An estate file can name one.");
        worst.detail = CostPane::tr("Add a source of type aws-cost-explorer or focus.");
    }
    return worst;
}

} // namespace

CostPane::CostPane(QWidget* parent) : Pane(parent) { }

CostPane::~CostPane() = default;

QString CostPane::title() const
{
    //: rail: where the money goes
    return tr("Cost");
}

void CostPane::attach(PaneContext& context)
{
    m_context = &context;
    m_serviceModel = std::make_unique<RowModel<ServiceCost>>(serviceCostTraits(), m_services);
    m_shareModel = std::make_unique<RowModel<AllocationShare>>(allocationTraits(), m_shares);
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::gap);
    buildHead(*column);
    m_pages = new QStackedWidget;
    m_pages->addWidget(buildBill());
    m_pages->addWidget(buildAllocation());
    column->addWidget(m_pages, 1);
    m_states = new StateStack(context.theme, content);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(space::padding, space::padding, space::padding, space::padding);
    outer->setSpacing(space::gap);
    outer->addWidget(new LightStrip(context,
                                    {"aws-cost-explorer", "opencost"},
                                    //: In "Light mode: …", over the costs
                                    tr("bill and allocation are asked a quarter as often")));
    m_tenant = new TenantStrip(context);
    outer->addWidget(m_tenant);
    outer->addWidget(m_states, 1);

    connectTables();
    tellProvenance();
    registerActions();
    connect(&context.hub, &Hub::costsChanged, this, &CostPane::reckon);
    connect(&context.hub.topic<AllocationLine>(), &TopicSignals::changed, this, &CostPane::reckon);
    connect(&context.hub.topic<CostFeed>(), &TopicSignals::changed, this, &CostPane::refresh);
    connect(&context.hub, &Hub::sourcesChanged, this, &CostPane::refresh);
    connect(&context.theme, &Theme::changed, this, &CostPane::restyle);
    connect(&context.scope, &ScopeState::changed, this, [this] {
        showAllocation();
        refresh();
    });
    m_second.setInterval(5'000); // ages of hours
    connect(&m_second, &QTimer::timeout, this, &CostPane::refresh);
    restyle();
    reckon();
}

void CostPane::buildHead(QBoxLayout& column)
{
    auto* head = new QHBoxLayout;
    head->setSpacing(space::gap);
    m_tabs = new SegmentedControl(m_context->theme,
                                  {
                                      //: tab: the bill by service and day
                                      tr("Bill"),
                                      //: tab: what workloads, tenants and agents cost
                                      tr("Allocation"),
                                  });
    m_tabs->setAccessibleName(tr("What is shown"));
    m_bills = new SegmentedControl(m_context->theme, {});
    m_bills->setAccessibleName(tr("Bill"));
    m_aggregates = new SegmentedControl(m_context->theme, {});
    m_aggregates->setAccessibleName(tr("Allocated by"));
    m_sentence = new TextLabel(m_context->theme, TextSize::Small, Ink::Muted);
    m_sentence->setElide(Qt::ElideRight);
    head->addWidget(m_tabs);
    head->addWidget(m_bills);
    head->addWidget(m_aggregates);
    head->addWidget(m_sentence, 1);
    column.addLayout(head);
    connect(m_tabs, &SegmentedControl::currentChanged, this, [this](int page) {
        m_pages->setCurrentIndex(page);
        refresh();
    });
    connect(m_bills, &SegmentedControl::currentChanged, this, [this](int index) {
        m_bill = size_t(index);
        showBill();
        refresh();
    });
    connect(m_aggregates, &SegmentedControl::currentChanged, this, [this](int index) {
        m_view = size_t(index);
        showAllocation();
        refresh();
    });
}

QWidget* CostPane::buildBill()
{
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::gap);
    m_tiles = new CostTiles(m_context->theme);
    column->addWidget(m_tiles);
    m_chartCard = new Card(m_context->theme, tr("Cost by day"));
    m_bars = new DayBars;
    m_chartCard->body()->addWidget(m_bars, 1);
    column->addWidget(m_chartCard, 3);
    m_serviceTable = new DataTable(m_context->theme);
    m_serviceTable->setObjectName(QStringLiteral("cost.services"));
    m_serviceTable->setModel(m_serviceModel.get(), tr("services"), [](int n) {
        //: after a number: services of a cloud on a bill
        return tr("service(s)", nullptr, n);
    });
    column->addWidget(m_serviceTable, 4);
    const int trend = sectionOf(*m_serviceModel, "trend");
    m_serviceTable->view()->cells()->setPainter(
        trend, [this](QPainter& painter, const QRectF& rect, const QModelIndex& index) {
            const ServiceCost& row = m_serviceModel->rowAt(index.row());
            SparklineLook look;
            look.low = 0;
            if (row.anomaly)
                look.status = StatusKind::Warning;
            paintSparkline(painter, m_context->theme, rect.adjusted(0, 4, 0, -4), row.trend, look);
            return true;
        });
    m_serviceTable->view()->sortByColumn(sectionOf(*m_serviceModel, "monthToDate"),
                                         Qt::DescendingOrder);
    return page;
}

QWidget* CostPane::buildAllocation()
{
    m_shareTable = new DataTable(m_context->theme);
    m_shareTable->setObjectName(QStringLiteral("cost.groups"));
    //: plural: what cost is allocated to
    m_shareTable->setModel(m_shareModel.get(), tr("groups"), [](int n) {
        //: after a number: what cost is allocated to
        return tr("group(s)", nullptr, n);
    });
    m_shareTable->view()->sortByColumn(sectionOf(*m_shareModel, "total"), Qt::DescendingOrder);
    return m_shareTable;
}

void CostPane::connectTables()
{
    const auto connectTable = [this](DataTable* table, const char* topic) {
        const auto selected = [table, topic]() -> Selected {
            const std::string key = table->currentKey().toStdString();
            const size_t slash = key.find('/');
            if (slash == std::string::npos)
                return {};
            return ItemRef{topic, {Atom(key.substr(0, slash)), key.substr(slash + 1)}};
        };
        connect(table, &DataTable::currentKeyChanged, this, [this, selected] {
            m_context->selection.select(selected(), this);
        });
        connect(table, &DataTable::activated, this, [this, selected] {
            m_context->selection.open(selected());
        });
        connect(table, &DataTable::stateAction, this, [this](const QString&) {
            for (const SourceStatus& source : m_context->hub.sources()) {
                if ((tellsOfBills(source) || source.type == "opencost")
                    && source.state != SourceState::Live)
                    m_context->hub.retry(source.id);
            }
        });
    };
    connectTable(m_serviceTable, "costs");
    connectTable(m_shareTable, "allocations");
}

void CostPane::tellProvenance()
{
    const Clock& clock = m_context->clock;
    const auto from = [this](Atom source, const QString& window) {
        const auto feed = feedOf(source);
        return provenance(source, feed ? &*feed : nullptr, window);
    };
    bindProvenance<ServiceCost>(*m_serviceTable,
                                *m_serviceModel,
                                clock,
                                [this, from](const ServiceCost& row, const QString&) {
                                    const CostBill* shown = bill();
                                    return from(row.source, shown ? windowOf(*shown) : QString());
                                });
    bindProvenance<AllocationShare>(*m_shareTable,
                                    *m_shareModel,
                                    clock,
                                    [this, from](const AllocationShare& row, const QString&) {
                                        const AllocationView* shown = view();
                                        return from(row.line.key.source,
                                                    shown ? windowOf(*shown) : QString());
                                    });
}

void CostPane::registerActions()
{
    const auto add = [this](const char* name, const QString& words, Qt::Key key, int page) {
        Action action;
        action.id = QStringLiteral("cost.") + QLatin1String(name);
        action.title = words;
        action.group = title();
        action.keys = {QKeySequence(Qt::ALT | key)};
        action.run = [this, page] { m_tabs->setCurrent(page); };
        m_context->actions.add(this, std::move(action));
    };
    add("bill", tr("Show the bill"), Qt::Key_1, billPage);
    add("allocation", tr("Show the allocation"), Qt::Key_2, allocationPage);
    addTableActions(m_context->actions, *this, [this] {
        return m_tabs->current() == billPage ? m_serviceTable : m_shareTable;
    });
}

void CostPane::restyle()
{
    m_bars->setStyle(chartStyleOf(m_context->theme));
    if (m_report)
        showBill();
}

const CostBill* CostPane::bill() const
{
    return m_report && m_bill < m_report->bills.size() ? &m_report->bills[m_bill] : nullptr;
}

const AllocationView* CostPane::view() const
{
    return m_view < m_views.size() ? &m_views[m_view] : nullptr;
}

std::string CostPane::tenantLabel() const
{
    return (m_context->belongings ? m_context->belongings->rules() : BelongingRules()).tenantLabel;
}

std::optional<CostFeed> CostPane::feedOf(Atom source) const
{
    std::optional<CostFeed> found;
    m_context->hub.topic<CostFeed>().forEach([&](Slot, const CostFeed& feed) {
        if (feed.key.source == source)
            found = feed;
    });
    return found;
}

void CostPane::reckon()
{
    m_report = m_context->hub.costs();
    std::vector<AllocationLine> lines;
    m_context->hub.topic<AllocationLine>().forEach(
        [&](Slot, const AllocationLine& line) { lines.push_back(line); });
    m_views = allocationViews(lines);
    // As the estate file names them: namespaces, then labels.
    std::stable_sort(m_views.begin(), m_views.end(), [](const auto& a, const auto& b) {
        return (a.aggregate.view() == "namespace") > (b.aggregate.view() == "namespace");
    });
    const size_t bills = m_report ? m_report->bills.size() : 0;
    m_bill = std::min(m_bill, bills == 0 ? 0 : bills - 1);
    m_view = std::min(m_view, m_views.empty() ? 0 : m_views.size() - 1);
    QStringList names;
    for (size_t i = 0; i < bills; ++i)
        names << text::qs(m_report->bills[i].source.str()) + QStringLiteral(" · ")
                + text::qs(m_report->bills[i].currency.str());
    m_bills->setItems(names);
    names.clear();
    for (const AllocationView& one : m_views)
        names << aggregateName(one.aggregate, tenantLabel());
    m_aggregates->setItems(names);
    showBill();
    showAllocation();
    refresh();
}

void CostPane::showBill()
{
    const CostBill* shown = bill();
    m_services.set(shown ? shown->services : std::vector<ServiceCost>{});
    m_bars->setValueText([currency = shown ? shown->currency : Atom()](double value) {
        return text::moneyWhole(fromFloat(value, currency).value_or(Money{0, currency}));
    });
    DayBarsData bars;
    bars.emptyText = tr("No bill has been received yet.");
    if (shown)
        bars = costBars(
            *shown,
            budgetsOf(*m_report, *shown),
            [this](const std::function<void(const CostLine&)>& each) {
                m_context->hub.topic<CostLine>().forEach(
                    [&](Slot, const CostLine& line) { each(line); });
            },
            m_context->theme.palette());
    m_chartCard->setHint(shown ? text::qs(formatTime(World(shown->month.begin)).substr(0, 7))
                                 + QStringLiteral(", UTC")
                               : QString());
    m_bars->setData(std::move(bars));
}

void CostPane::showAllocation()
{
    const AllocationView* shown = view();
    std::vector<AllocationShare> shares = shown ? shown->shares : std::vector<AllocationShare>{};
    if (const Belongings* whose = m_context->belongings)
        std::erase_if(shares, [&](const AllocationShare& one) {
            return !whose->admits(m_context->scope.scope().tenant, shown->aggregate, one.line.name);
        });
    m_shares.set(shares);
}

// A bill has no tenants; an allocation by an agent's label says nothing of them either.
void CostPane::tellTenant()
{
    const AllocationView* shown = view();
    if (m_tabs->current() == billPage)
        //: After "Tenant acme: ", over the bill
        m_tenant->setWords(tr("a bill names no tenant, so it is shown whole"));
    else if (shown && m_context->belongings && !m_context->belongings->narrows(shown->aggregate))
        //: After "Tenant acme: ", over cost allocated by something that says nothing of tenants
        m_tenant->setWords(tr("this allocation names no tenant, so it is shown whole"));
    else if (shown && shown->aggregate.view() == "namespace")
        //: After "Tenant acme: ", over cost allocated by namespace
        m_tenant->setWords(tr("only namespaces that are its own; shared ones are not split here"));
    else
        //: After "Tenant acme: ", over cost allocated by tenant
        m_tenant->setWords(tr("only what is allocated to it; shared and idle cost are not"));
}

void CostPane::refresh()
{
    const World now = m_context->clock.world();
    const auto sources = m_context->hub.sources();
    const bool any = std::any_of(sources.begin(), sources.end(), [](const SourceStatus& source) {
        return tellsOfBills(source) || source.type == "opencost";
    });
    PanelState none;
    if (!any) {
        none.kind = PanelState::Kind::Empty;
        none.sentence = tr("No source shows costs. An estate file can name one.");
        none.detail = tr("Add a source of type aws-cost-explorer, opencost or focus.");
    }
    m_states->setState(none, any);
    const bool billTab = m_tabs->current() == billPage;
    m_bills->setVisible(billTab && m_report && m_report->bills.size() > 1);
    m_aggregates->setVisible(!billTab && m_views.size() > 1);
    const AllocationView* shown = view();
    // The sentence sums up everybody's.
    const bool narrowed = !m_context->scope.scope().tenant.empty();
    const CostBill* current = bill();
    const auto feed = current ? feedOf(current->source) : std::nullopt;
    // What the figures are, after what they sum up to.
    QStringList told;
    if (!billTab && shown && !narrowed)
        told << allocationSentence(*shown);
    else if (billTab ? current != nullptr : shown != nullptr)
        told << text::qs((billTab ? current->currency : shown->currency).str());
    if (billTab && feed)
        told << moneyShown(feed->kind);
    else if (!billTab && shown)
        told << moneyShown(Atom("opencost"));
    m_sentence->setText(told.join(QStringLiteral(" · ")));
    tellTenant();
    if (m_tenants.moved(*m_context))
        showAllocation();

    // A budget stands in the estate file whether a bill has come or not.
    std::vector<BudgetState> budgets;
    if (m_report)
        budgets = current ? budgetsOf(*m_report, *current) : m_report->budgets;
    m_tiles->show(current, m_report ? &budgets : nullptr, feed ? &*feed : nullptr, now);
    if (current)
        setProvenance(m_chartCard,
                      provenance(current->source, feed ? &*feed : nullptr, windowOf(*current)),
                      now);
    m_serviceTable->setState(billState(sources, m_serviceModel->totalRows(), now));
    m_shareTable->setState(
        partState(sources, "opencost", {}, m_shareModel->totalRows(), tr("allocations"), now));

    int unwell = 0;
    for (const Finding& finding : m_context->hub.findings())
        unwell += finding.check == "COST" && finding.severity == Severity::Warning;
    Q_EMIT badgeChanged(unwell, unwell > 0 ? StatusKind::Warning : StatusKind::Ok);
    Q_EMIT inspectionChanged();
}

void CostPane::setActive(bool active)
{
    if (active) {
        refresh();
        m_second.start();
    } else {
        m_second.stop();
    }
}

std::vector<CostDay> CostPane::lastDays(const CostBill& of, Atom service) const
{
    constexpr auto shown = std::chrono::days(10);
    std::vector<CostDay> days;
    if (of.series.days.empty())
        return days;
    const CalendarDay from = of.series.days.back().day + std::chrono::days(1) - shown;
    for (CalendarDay day = from; day < from + shown; day += std::chrono::days(1))
        days.push_back({day, 0, 0, false});
    m_context->hub.topic<CostLine>().forEach([&](Slot, const CostLine& line) {
        if (line.key.source == of.source && line.billed.currency == of.currency
            && line.service == service && line.day >= from)
            days[size_t((line.day - from).count())].variable += line.billed.nano;
    });
    return days;
}

std::optional<InspectorContent> CostPane::inspect(const Selected& what) const
{
    const auto* item = std::get_if<ItemRef>(&what);
    if (!item)
        return std::nullopt;
    const std::string key = item->key.source.str() + '/' + item->key.id;
    const auto feed = feedOf(item->key.source);
    if (item->topic == "costs" && m_report) {
        for (const CostBill& one : m_report->bills) {
            for (const ServiceCost& row : one.services) {
                if (keyText(row) != key)
                    continue;
                InspectorContent content
                    = inspectService(one, row, lastDays(one, row.service), feed ? &*feed : nullptr);
                content.what = what;
                return content;
            }
        }
    }
    if (item->topic == "allocations") {
        for (const AllocationView& one : m_views) {
            for (const AllocationShare& row : one.shares) {
                if (keyText(row) != key)
                    continue;
                InspectorContent content = inspectAllocation(one, row, feed ? &*feed : nullptr);
                content.kind = aggregateName(one.aggregate, tenantLabel());
                content.what = what;
                return content;
            }
        }
    }
    return std::nullopt;
}

bool CostPane::reveal(const Selected& what)
{
    const auto* item = std::get_if<ItemRef>(&what);
    if (!item || (item->topic != "costs" && item->topic != "allocations"))
        return false;
    const QString key = text::qs(item->key.source.str() + '/' + item->key.id);
    const bool costs = item->topic == "costs";
    DataTable* table = costs ? m_serviceTable : m_shareTable;
    SegmentedControl* choices = costs ? m_bills : m_aggregates;
    const size_t count = costs ? (m_report ? m_report->bills.size() : 0) : m_views.size();
    for (size_t i = 0; i < std::max<size_t>(count, 1); ++i) {
        if (i < count)
            choices->setCurrent(int(i));
        if (table->selectKey(key)) {
            m_tabs->setCurrent(costs ? billPage : allocationPage);
            return true;
        }
    }
    return false;
}

QWidget* CostPane::focusTarget()
{
    if (!m_serviceTable)
        return this;
    return m_tabs->current() == billPage ? m_serviceTable->view() : m_shareTable->view();
}

QVariantMap CostPane::saveLayout() const
{
    return {{QStringLiteral("services"), m_serviceTable->saveLayout()},
            {QStringLiteral("groups"), m_shareTable->saveLayout()},
            {QStringLiteral("tab"), m_tabs->current()}};
}

void CostPane::restoreLayout(const QVariantMap& layout)
{
    m_serviceTable->restoreLayout(layout.value(QStringLiteral("services")).toMap());
    m_shareTable->restoreLayout(layout.value(QStringLiteral("groups")).toMap());
    m_tabs->setCurrent(layout.value(QStringLiteral("tab")).toInt());
}

} // namespace mw
