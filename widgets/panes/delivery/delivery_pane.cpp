// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/delivery/delivery_pane.h"

#include "models/hub/hub.h"
#include "models/items/dora_items.h"
#include "models/runbook/delivery_actions.h"
#include "models/text/format.h"
#include "widgets/controls/cell_delegate.h"
#include "widgets/controls/data_table.h"
#include "widgets/controls/light_strip.h"
#include "widgets/controls/log_view.h"
#include "widgets/controls/search_field.h"
#include "widgets/controls/segmented.h"
#include "widgets/controls/table_provenance.h"
#include "widgets/panes/delivery/delivery_origin.h"
#include "widgets/panes/delivery/dora_strip.h"
#include "widgets/panes/delivery/job_graph.h"
#include "widgets/panes/delivery/log_panel.h"
#include "widgets/panes/delivery/run_deeds.h"

#include <QDesktopServices>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QUrl>
#include <QVBoxLayout>

namespace mw {

DeliveryPane::DeliveryPane(ActionSetup setup, QWidget* parent)
    : Pane(parent), m_setup(std::move(setup))
{
}

DeliveryPane::~DeliveryPane() = default;

QString DeliveryPane::title() const
{
    //: rail: pipelines and deployments
    return tr("Delivery");
}

void DeliveryPane::buildTables()
{
    Hub& hub = m_context->hub;
    m_runs = std::make_unique<RowModel<PipelineRun>>(pipelineRunTraits(), hub.topic<PipelineRun>());
    m_deployments
        = std::make_unique<RowModel<Deployment>>(deploymentTraits(), hub.topic<Deployment>());
    ScopeState& scope = m_context->scope;
    TimeState& time = m_context->time;
    m_runs->setAdmission([this, &time](const PipelineRun& row) {
        return time.admits(row.created, row.finished) && inTenant(*m_context, row);
    });
    m_deployments->setAdmission([this, &scope, &time](const Deployment& row) {
        return time.admits(row.created, row.finished)
            && (row.estate.empty() || scope.admitsEnvironment(row.estate.str()))
            && inTenant(*m_context, row);
    });
    connect(&scope, &ScopeState::changed, this, [this] {
        m_runs->refilter();
        m_deployments->refilter();
    });
    connect(&time, &TimeState::changed, this, [this] {
        m_runs->refilter();
        m_deployments->refilter();
    });
    m_runTable = new DataTable(m_context->theme);
    m_runTable->setModel(
        //: Word after a count: pipeline runs
        m_runs.get(),
        tr("runs"),
        [](int count) { return tr("run(s)", nullptr, count); });
    m_deploymentTable = new DataTable(m_context->theme);
    m_deploymentTable->setModel(m_deployments.get(), tr("deployments"), [](int count) {
        //: Word after a count
        return tr("deployment(s)", nullptr, count);
    });
    bindProvenance<PipelineRun>(
        *m_runTable, *m_runs, m_context->clock, [&hub](const PipelineRun& run, const QString& id) {
            return deliveryOrigin(hub, run, id);
        });
    bindProvenance<Deployment>(
        *m_deploymentTable,
        *m_deployments,
        m_context->clock,
        [&hub](const Deployment& row, const QString& id) { return deliveryOrigin(hub, row, id); });
    for (int section = 0; section < m_runs->columnCount(); ++section) {
        if (m_runs->columnId(section) == QStringLiteral("started"))
            m_runTable->view()->sortByColumn(section, Qt::AscendingOrder);
    }
    for (int section = 0; section < m_deployments->columnCount(); ++section) {
        if (m_deployments->columnId(section) == QStringLiteral("created"))
            m_deploymentTable->view()->sortByColumn(section, Qt::AscendingOrder);
    }
    for (DataTable* table : {m_runTable, m_deploymentTable}) {
        connect(table, &DataTable::currentKeyChanged, this, &DeliveryPane::chosen);
        connect(table, &DataTable::activated, this, [this] {
            m_context->selection.open(m_context->selection.current());
        });
        connect(table, &DataTable::stateAction, this, [this](const QString&) {
            for (const SourceStatus& source : m_context->hub.sources()) {
                if (source.type == "github" && source.state != SourceState::Live)
                    m_context->hub.retry(source.id);
            }
        });
    }
}

QString DeliveryPane::atThatTime() const
{
    //: What the pane shows while a moment in the past is looked at
    return tr("Runs and deployments that had begun; their state is of now.");
}

void DeliveryPane::attach(PaneContext& context)
{
    m_context = &context;
    Hub& hub = context.hub;
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::padding, space::padding, space::padding, space::padding);
    column->setSpacing(space::gap);
    column->addWidget(new LightStrip(context,
                                     {"github"},
                                     //: In "Light mode: …", over runs and deployments
                                     tr("GitHub is asked a quarter as often")));
    auto* tenant = new TenantStrip(context);
    //: After "Tenant acme: ", over runs, deployments and the delivery figures
    tenant->setWords(tr("other tenants' own services are left out; the figures are of "
                        "everybody"));
    column->addWidget(tenant);
    m_dora = new DoraStrip(context.theme);
    m_dora->setOrigin(
        [this](const DoraTile& tile) {
            return deliveryOrigin(m_context->hub, tile, m_dora->window());
        },
        context.clock);
    connect(m_dora, &DoraStrip::explained, this, [this](const QString& id) {
        m_context->selection.open(ItemRef{"delivery-figures", {Atom(), id.toStdString()}});
    });
    column->addWidget(m_dora);
    m_tabs = new SegmentedControl(context.theme, {tr("Runs"), tr("Deployments")});
    m_tabs->setAccessibleName(tr("What is listed"));
    auto* tabRow = new QHBoxLayout;
    tabRow->addWidget(m_tabs);
    tabRow->addStretch(1);
    column->addLayout(tabRow);
    m_card = new ConfirmCard(context.theme);
    column->addWidget(m_card);
    m_deeds = new RunDeeds(m_setup, context, *m_card, this);
    buildTables();
    m_stack = new QStackedWidget;
    m_stack->addWidget(m_runTable);
    m_stack->addWidget(m_deploymentTable);

    auto* jobs = new Card(context.theme, tr("Jobs"));
    m_graph = new JobGraph(context.theme);
    m_graphArea = new QScrollArea;
    m_graphArea->setFrameShape(QFrame::NoFrame);
    m_graphArea->setWidget(m_graph);
    m_graphArea->setWidgetResizable(true);
    m_jobsTitle = new TextLabel(context.theme, TextSize::Small, Ink::Muted);
    m_jobsTitle->setElide(Qt::ElideRight);
    jobs->body()->addWidget(m_jobsTitle);
    jobs->body()->addWidget(m_graphArea, 1);
    auto* log = new Card(context.theme, tr("Log"));
    m_log = new LogPanel(context.theme, hub);
    log->body()->addWidget(m_log, 1);
    auto* below = new QSplitter(Qt::Horizontal);
    below->addWidget(jobs);
    below->addWidget(log);
    below->setStretchFactor(0, 2);
    below->setStretchFactor(1, 3);
    below->setChildrenCollapsible(false);
    jobs->setMinimumWidth(280);
    below->setSizes({480, 720}); // shares; the real widths come with the window
    m_split = new QSplitter(Qt::Vertical);
    m_split->addWidget(m_stack);
    m_split->addWidget(below);
    m_split->setStretchFactor(0, 3);
    m_split->setStretchFactor(1, 2);
    m_split->setChildrenCollapsible(false);
    m_split->setSizes({420, 340});
    column->addWidget(m_split, 1);

    connect(m_tabs, &SegmentedControl::currentChanged, this, [this](int index) {
        m_stack->setCurrentIndex(index);
        chosen();
    });
    connect(m_graph, &JobGraph::currentChanged, this, [this] {
        m_log->show(m_graph->current());
        bringJobIntoSight();
    });
    connect(m_graph, &JobGraph::activated, this, [this] { m_log->view()->setFocus(); });
    const auto later = [this] {
        m_measure = true;
        // after the models have taken the change
        QMetaObject::invokeMethod(this, &DeliveryPane::refresh, Qt::QueuedConnection);
    };
    connect(&hub.topic<PipelineRun>(), &TopicSignals::changed, this, later);
    connect(&hub.topic<PipelineJob>(), &TopicSignals::changed, this, later);
    connect(&hub.topic<Deployment>(), &TopicSignals::changed, this, later);
    connect(&hub.topic<Page>(), &TopicSignals::changed, this, later);
    // What answers for the first time, and which service a page is about.
    connect(&hub, &Hub::sourcesChanged, this, later);
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &DeliveryPane::refresh);
    registerActions();
    refresh();
}

void DeliveryPane::registerActions()
{
    const auto add = [this](const char* id,
                            const QString& words,
                            QList<QKeySequence> keys,
                            std::function<void()> run,
                            std::function<bool()> enabled = {}) {
        Action action;
        action.id = QStringLiteral("delivery.") + QString::fromLatin1(id);
        action.title = words;
        action.group = title();
        action.keys = std::move(keys);
        action.run = std::move(run);
        action.enabled = std::move(enabled);
        m_context->actions.add(this, std::move(action));
    };
    add("runs", tr("Show runs"), {QKeySequence(Qt::ALT | Qt::Key_1)}, [this] {
        m_tabs->setCurrent(Runs);
    });
    add("deployments", tr("Show deployments"), {QKeySequence(Qt::ALT | Qt::Key_2)}, [this] {
        m_tabs->setCurrent(Deployments);
    });
    add("log.find", tr("Search the log"), {QKeySequence::Find}, [this] {
        m_log->search()->setFocus();
        m_log->search()->selectAll();
    });
    add("log.error", tr("Jump to the first error of the log"), {QKeySequence(Qt::Key_E)}, [this] {
        m_log->firstError();
    });
    add("log.times", tr("Show or hide the times of the log"), {QKeySequence(Qt::Key_T)}, [this] {
        m_log->toggleTimes();
    });
    add("graph", tr("Go to the job graph"), {QKeySequence(Qt::Key_G)}, [this] {
        m_graph->setFocus();
    });
    const auto chosenRun = [this](bool (*allows)(const PipelineRun&)) {
        return [this, allows] {
            const PipelineRun* run = selectedRun();
            return run && m_setup.services.gateway && allows(*run);
        };
    };
    add(
        "rerun",
        tr("Re-run the failed jobs…"),
        {QKeySequence(Qt::Key_R)},
        [this] { m_deeds->rerunFailed(*selectedRun()); },
        chosenRun(&runbook::canRerunFailed));
    add(
        "cancel",
        tr("Cancel the run…"),
        {QKeySequence(Qt::Key_X)},
        [this] { m_deeds->cancel(*selectedRun()); },
        chosenRun(&runbook::canCancel));
    add("browser", tr("Open the run in the browser"), {QKeySequence(Qt::Key_B)}, [this] {
        const PipelineRun* run = selectedRun();
        if (run && run->url.starts_with("https://"))
            QDesktopServices::openUrl(QUrl(text::qs(run->url)));
    });
}

const PipelineRun* DeliveryPane::selectedRun() const
{
    if (m_tabs->current() == Deployments) {
        // the run that made it
        const Deployment* row = selectedDeployment();
        if (!row || row->run.empty())
            return nullptr;
        const auto& topic = m_context->hub.topic<PipelineRun>();
        const auto slot = topic.find({row->key.source, row->run});
        return slot ? &topic.row(*slot) : nullptr;
    }
    int row = m_runs->rowOfKey(m_runTable->currentKey());
    if (row < 0 && m_runs->rowCount() > 0)
        row = 0;
    return row < 0 ? nullptr : &m_runs->rowAt(row);
}

const Deployment* DeliveryPane::selectedDeployment() const
{
    int row = m_deployments->rowOfKey(m_deploymentTable->currentKey());
    if (row < 0 && m_deployments->rowCount() > 0)
        row = 0;
    return row < 0 ? nullptr : &m_deployments->rowAt(row);
}

void DeliveryPane::chosen()
{
    if (m_tabs->current() == Deployments) {
        if (const Deployment* row = selectedDeployment())
            m_context->selection.select(ItemRef{"deployments", row->key}, this);
    } else if (const PipelineRun* run = selectedRun()) {
        m_context->selection.select(ItemRef{"runs", run->key}, this);
    }
    refresh();
}

std::vector<PipelineJob> DeliveryPane::jobsOf(const std::string& runId, const Atom& source) const
{
    std::vector<PipelineJob> jobs;
    m_context->hub.topic<PipelineJob>().forEach([&](Slot, const PipelineJob& job) {
        if (job.runId == runId && job.key.source == source)
            jobs.push_back(job);
    });
    return jobs;
}

void DeliveryPane::refreshJobs()
{
    const PipelineRun* run = selectedRun();
    SourceKey wanted;
    if (run) {
        wanted = run->key;
    } else if (m_tabs->current() == Deployments) {
        // a run older than the list: looking fetches it
        if (const Deployment* row = selectedDeployment(); row && !row->run.empty())
            wanted = {row->key.source, row->run};
    }
    if (!(wanted == m_looked)) {
        if (!m_looked.id.empty() && !(m_looked.source == wanted.source))
            m_context->hub.look(SourceId(m_looked.source.str()), {});
        m_looked = wanted;
        if (isVisible() && !wanted.id.empty())
            m_context->hub.look(SourceId(wanted.source.str()), wanted.id);
        m_graph->setCurrent({});
    }
    const World now = m_context->clock.world();
    std::vector<PipelineJob> jobs;
    if (!wanted.id.empty())
        jobs = jobsOf(wanted.id, wanted.source);
    const bool any = !jobs.empty();
    m_graph->setJobs(std::move(jobs), now);
    setProvenance(m_graph, any ? jobsOrigin(m_context->hub, wanted) : Provenance{}, now);
    if (!m_graph->current() && any) {
        // the first that failed, else the one that runs, else the first
        const PipelineJob* best = nullptr;
        int rank = 9;
        for (const PipelineJob& job : m_graph->jobs()) {
            const CellMark mark = markOfState(job.status, job.conclusion);
            const int own = mark == CellMark::Critical ? 0 : mark == CellMark::Info ? 1 : 2;
            if (own < rank) {
                rank = own;
                best = &job;
            }
        }
        if (best) {
            m_graph->setCurrent(best->key.id);
            // once the graph has the size of its jobs
            QMetaObject::invokeMethod(this, &DeliveryPane::bringJobIntoSight, Qt::QueuedConnection);
        }
    }
    if (!run && wanted.id.empty())
        m_jobsTitle->setText(tr("Choose a run."));
    else if (!any)
        m_jobsTitle->setText(tr("Asking for the jobs…"));
    else if (!m_graph->orderKnown())
        m_jobsTitle->setText(tr("The workflow file could not be read: order not known."));
    else
        m_jobsTitle->setText(run ? text::qs(run->repository.str()) % QStringLiteral(" · ")
                                     % text::qs(run->workflow.str()) % QStringLiteral(" #")
                                     % QString::number(run->number)
                                 : QString());
    m_log->show(m_graph->current());
}

void DeliveryPane::bringJobIntoSight()
{
    const QRect job = m_graph->currentRect();
    if (!job.isEmpty())
        m_graphArea->ensureVisible(
            job.center().x(), job.center().y(), job.width() / 2 + 12, job.height() / 2 + 12);
}

void DeliveryPane::measure()
{
    if (!m_measure)
        return;
    m_measure = false;
    const Hub& hub = m_context->hub;
    DoraSeen seen;
    for (const SourceStatus& source : hub.sources()) {
        const bool answered = source.lastGood != World{};
        seen.deliveries = seen.deliveries || (source.type == "github" && answered);
        seen.incidents = seen.incidents || (source.type == "pagerduty" && answered);
        seen.pager = seen.pager || source.type == "pagerduty";
    }
    const World now = m_context->clock.world();
    constexpr int days = 30;
    // A record is declared after its page came: those of the window's pages are not older.
    const auto told
        = m_told ? m_told(now - std::chrono::days(days)) : std::map<SourceKey, PageTold>();
    const auto metrics = measureDelivery(
        hub.topic<Deployment>(), hub.topic<Page>(), hub.shouts(), now, days, told);
    m_dora->setTiles(doraTiles(metrics, seen), doraWindow(metrics));
}

void DeliveryPane::refresh()
{
    const auto sources = m_context->hub.sources();
    const World now = m_context->clock.world();
    m_runs->setNow(now);
    m_deployments->setNow(now);
    if (m_tenants.moved(*m_context)) {
        m_runs->refilter();
        m_deployments->refilter();
    }
    m_runTable->setState(
        partState(sources, "github", "runs", m_runs->totalRows(), tr("runs"), now));
    m_deploymentTable->setState(partState(
        sources, "github", "deployments", m_deployments->totalRows(), tr("deployments"), now));
    m_tabs->setCount(Runs, m_runs->totalRows());
    m_tabs->setCount(Deployments, m_deployments->totalRows());
    measure();
    refreshJobs();
    m_deeds->refresh();
    int needs = 0;
    for (const Finding& finding : m_context->hub.findings())
        needs += finding.check == "SHIP" ? 1 : 0;
    Q_EMIT badgeChanged(needs, needs > 0 ? StatusKind::Warning : StatusKind::Ok);
    Q_EMIT inspectionChanged();
}

void DeliveryPane::leaveOutLogs()
{
    m_log->leaveOut();
}

void DeliveryPane::setActive(bool active)
{
    m_log->setActive(active);
    if (active) {
        m_measure = true; // a person may have said meanwhile when an impact began
        if (!m_looked.id.empty())
            m_context->hub.look(SourceId(m_looked.source.str()), m_looked.id);
        refresh();
        m_second.start();
    } else {
        m_second.stop();
        if (!m_looked.id.empty())
            m_context->hub.look(SourceId(m_looked.source.str()), {});
    }
}

bool DeliveryPane::reveal(const Selected& what)
{
    const auto* item = std::get_if<ItemRef>(&what);
    if (!item || (item->topic != "runs" && item->topic != "deployments"))
        return false;
    const bool run = item->topic == "runs";
    m_tabs->setCurrent(run ? Runs : Deployments);
    DataTable* table = run ? m_runTable : m_deploymentTable;
    RowModelBase* model = run ? static_cast<RowModelBase*>(m_runs.get()) : m_deployments.get();
    if (table->selectKey(keyText(item->key)))
        return true;
    table->filter()->clear(); // it may be filtered out
    model->setFilterText({});
    return table->selectKey(keyText(item->key));
}

QWidget* DeliveryPane::focusTarget()
{
    if (!m_runTable)
        return this;
    return m_tabs->current() == Runs ? m_runTable->view() : m_deploymentTable->view();
}

QVariantMap DeliveryPane::saveLayout() const
{
    return {{QStringLiteral("runs"), m_runTable->saveLayout()},
            {QStringLiteral("deployments"), m_deploymentTable->saveLayout()},
            {QStringLiteral("tab"), m_tabs->current()},
            {QStringLiteral("split"), m_split->saveState()}};
}

void DeliveryPane::restoreLayout(const QVariantMap& layout)
{
    m_runTable->restoreLayout(layout.value(QStringLiteral("runs")).toMap());
    m_deploymentTable->restoreLayout(layout.value(QStringLiteral("deployments")).toMap());
    if (layout.contains(QStringLiteral("split")))
        m_split->restoreState(layout.value(QStringLiteral("split")).toByteArray());
    const int tab = layout.value(QStringLiteral("tab"), 0).toInt();
    if (tab == Runs || tab == Deployments)
        m_tabs->setCurrent(tab);
}

} // namespace mw
