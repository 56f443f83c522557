// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/alerts/alerts_pane.h"

#include "models/text/format.h"
#include "widgets/cards/owner_facts.h"
#include "widgets/controls/card.h"
#include "widgets/controls/chip.h"
#include "widgets/controls/data_table.h"
#include "widgets/controls/light_strip.h"
#include "widgets/controls/search_field.h"
#include "widgets/controls/segmented.h"
#include "widgets/controls/signal_scope.h"
#include "widgets/controls/table_provenance.h"
#include "widgets/panes/alerts/alert_facts.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace mw {

namespace {
constexpr int leastListHeight = 200;
constexpr int roomForAll = 1000; // of the pane: table, signals and an open card
} // namespace

AlertsPane::AlertsPane(AlertsSetup setup, QWidget* parent) : Pane(parent), m_setup(std::move(setup))
{
}

AlertsPane::~AlertsPane() = default;

QString AlertsPane::title() const
{
    //: rail: who is shouting
    return tr("Alerts");
}

template <class Row>
std::unique_ptr<RowModelBase> AlertsPane::bind(DataTable*& table,
                                               RowTraits<Row> traits,
                                               const SnapshotRows<Row>& rows,
                                               const QString& what,
                                               std::function<QString(int)> counted,
                                               std::function<Selected(const Row&)> select)
{
    auto model = std::make_unique<RowModel<Row>>(std::move(traits), rows);
    auto* raw = model.get();
    table = new DataTable(m_context->theme);
    table->setModel(raw, what, std::move(counted));
    const Hub& hub = m_context->hub;
    bindProvenance<Row>(*table, *raw, m_context->clock, [&hub](const Row& row, const QString&) {
        return provenanceOf(hub, row);
    });
    const auto chosen = [raw, select](const QString& key) {
        const int row = raw->rowOfKey(key);
        return row < 0 ? Selected{} : select(raw->rowAt(row));
    };
    connect(table, &DataTable::currentKeyChanged, this, [this, chosen](const QString& key) {
        if (const Selected what_ = chosen(key); !std::holds_alternative<std::monostate>(what_))
            m_context->selection.select(what_, this);
    });
    connect(table, &DataTable::activated, this, [this, chosen](const QString& key) {
        if (const Selected what_ = chosen(key); !std::holds_alternative<std::monostate>(what_))
            m_context->selection.open(what_);
    });
    connect(table, &DataTable::stateAction, this, [this](const QString& action) {
        if (action.startsWith(QStringLiteral("retry:")))
            m_context->hub.retry(SourceId(action.mid(6).toStdString()));
    });
    return model;
}

void AlertsPane::attach(PaneContext& context)
{
    m_context = &context;
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::padding, space::padding, space::padding, space::padding);
    column->setSpacing(space::gap);
    column->addWidget(
        new LightStrip(context,
                       {"alertmanager", "pagerduty"},
                       //: In "Light mode: …", over the alerts
                       tr("Alertmanager and PagerDuty are asked a quarter as often")));
    auto* tenant = new TenantStrip(context);
    //: After "Tenant acme: ", over the alerts
    tenant->setWords(tr("other tenants' alerts are left out; silences, pages and on call are of "
                        "everybody"));
    column->addWidget(tenant);
    m_tabs = new SegmentedControl(context.theme, {tr("Firing"), tr("Silences"), tr("Pages")});
    m_tabs->setAccessibleName(tr("What to show"));
    //: Chip: also shows alerts that somebody or something keeps quiet
    m_quiet = new Chip(context.theme, tr("Quiet"));
    m_quiet->setCheckable(true);
    m_quiet->setToolTip(tr("Also show what is silenced, inhibited, muted, or meant to fire"));
    auto* top = new QHBoxLayout;
    top->addWidget(m_tabs);
    top->addSpacing(space::tight);
    top->addWidget(m_quiet);
    top->addStretch(1);
    column->addLayout(top);
    m_stack = new QStackedWidget;
    m_stack->addWidget(buildFiring());
    m_stack->addWidget(buildSilences());
    m_stack->addWidget(buildPages());
    // While the card is open the lists give way, and the card scrolls before anything overlaps.
    m_stack->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    m_stack->setMinimumHeight(leastListHeight);
    column->addWidget(m_stack, 1);
    m_card = new ConfirmCard(context.theme);
    m_card->installEventFilter(this);
    column->addWidget(m_card);
    m_deeds = new AlertDeeds(m_setup, context, *m_card, this);
    connect(m_tabs, &SegmentedControl::currentChanged, this, [this](int index) {
        m_stack->setCurrentIndex(index);
        m_quiet->setVisible(index == Firing);
        tick();
    });
    connect(m_quiet, &QAbstractButton::toggled, this, &AlertsPane::refreshShouts);
    connectHub();
    registerActions();
    registerDeeds();
    scanRunbooks();
    refreshShouts();
    refreshLists();
    tick();
}

QWidget* AlertsPane::buildFiring()
{
    m_shouts = std::make_unique<SnapshotRows<Shout>>([](const Shout& s) { return s.key; });
    m_signals = std::make_unique<SnapshotRows<SignalRow>>([](const SignalRow& r) {
        return std::to_string(int(r.kind)) + r.key.source.str() + "/" + r.id;
    });
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::gap);
    m_models.push_back(bind<Shout>(
        m_shoutTable,
        shoutTraits(),
        *m_shouts,
        tr("alerts"),
        [](int n) { return tr("alert(s)", nullptr, n); },
        [](const Shout& shout) -> Selected {
            if (!shout.groups.empty())
                return ItemRef{"alerts", shout.groups.front().alerts.front().key};
            return shout.pages.empty() ? Selected{} : ItemRef{"pages", shout.pages.front()};
        }));
    m_shoutTable->setObjectName(QStringLiteral("alerts.firing"));
    column->addWidget(m_shoutTable, 2);
    m_signalCard = new Card(m_context->theme, tr("Signals"));
    m_models.push_back(bind<SignalRow>(
        m_signalTable,
        signalTraits(),
        *m_signals,
        tr("entries"),
        [](int n) { return tr("entry(s)", nullptr, n); },
        [](const SignalRow& r) -> Selected {
            if (r.kind == SignalRow::Kind::Finding)
                return FindingRef{r.id};
            return ItemRef{r.kind == SignalRow::Kind::Page ? "pages" : "alerts", r.key};
        }));
    m_signalCard->body()->addWidget(m_signalTable, 1);
    column->addWidget(m_signalCard, 3);
    m_shoutTable->view()->sortByColumn(0, Qt::AscendingOrder);
    m_signalTable->view()->sortByColumn(0, Qt::AscendingOrder);
    connect(m_shoutTable, &DataTable::currentKeyChanged, this, &AlertsPane::refreshSignals);
    return box;
}

QWidget* AlertsPane::buildSilences()
{
    m_silences = std::make_unique<SnapshotRows<SilenceRow>>(
        [](const SilenceRow& r) { return r.silence.key.id; });
    m_models.push_back(bind<SilenceRow>(
        m_silenceTable,
        silenceTraits(),
        *m_silences,
        tr("silences"),
        [](int n) { return tr("silence(s)", nullptr, n); },
        [](const SilenceRow& r) {
            return Selected(ItemRef{"silences", r.silence.key});
        }));
    m_silenceTable->view()->sortByColumn(0, Qt::AscendingOrder);
    return m_silenceTable;
}

QWidget* AlertsPane::buildPages()
{
    m_pages = std::make_unique<SnapshotRows<Page>>(
        [](const Page& p) { return p.key.source.str() + "/" + p.key.id; });
    m_onCall = std::make_unique<SnapshotRows<OnCallShift>>(
        [](const OnCallShift& s) { return s.key.source.str() + "/" + s.key.id; });
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::gap);
    m_models.push_back(bind<Page>(
        m_pageTable,
        pageTraits(),
        *m_pages,
        tr("pages"),
        [](int n) { return tr("page(s)", nullptr, n); },
        [](const Page& p) {
            return Selected(ItemRef{"pages", p.key});
        }));
    m_pageTable->view()->sortByColumn(0, Qt::AscendingOrder);
    column->addWidget(m_pageTable, 3);
    auto* card = new Card(m_context->theme, tr("On call"));
    m_models.push_back(bind<OnCallShift>(
        m_onCallTable,
        onCallTraits(),
        *m_onCall,
        tr("shifts"),
        [](int n) { return tr("shift(s)", nullptr, n); },
        [](const OnCallShift&) { return Selected{}; }));
    m_onCallTable->view()->sortByColumn(0, Qt::AscendingOrder);
    card->body()->addWidget(m_onCallTable, 1);
    column->addWidget(card, 2);
    return box;
}

void AlertsPane::connectHub()
{
    Hub& hub = m_context->hub;
    const auto dirty = [this] { m_listsDirty = true; };
    connect(&hub.topic<Silence>(), &TopicSignals::changed, this, dirty);
    connect(&hub.topic<Alert>(), &TopicSignals::changed, this, dirty);
    connect(&hub.topic<Page>(), &TopicSignals::changed, this, dirty);
    connect(&hub.topic<OnCallShift>(), &TopicSignals::changed, this, dirty);
    connect(&hub, &Hub::findingsChanged, this, [this] {
        refreshShouts();
        refreshLists();
    });
    connect(&hub, &Hub::sourcesChanged, this, &AlertsPane::refreshStates);
    connect(&m_context->scope, &ScopeState::changed, this, &AlertsPane::refreshShouts);
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &AlertsPane::tick);
    connect(&m_context->time, &TimeState::changed, this, [this] {
        m_listsDirty = true;
        refreshShouts();
        refreshLists();
    });
}

void AlertsPane::registerActions()
{
    static constexpr std::array verbs{
        QT_TR_NOOP("Show what fires"), QT_TR_NOOP("Show silences"), QT_TR_NOOP("Show pages")};
    static constexpr std::array ids{"alerts.firing", "alerts.silences", "alerts.pages"};
    for (int index = 0; index < TabCount; ++index) {
        Action action;
        action.id = QString::fromLatin1(ids[size_t(index)]);
        action.title = tr(verbs[size_t(index)]);
        action.group = title();
        action.keys = {QKeySequence(Qt::ALT | Qt::Key(Qt::Key_1 + index))};
        action.run = [this, index] { setTab(Tab(index)); };
        m_context->actions.add(this, std::move(action));
    }
    Action quiet;
    quiet.id = QStringLiteral("alerts.quiet");
    quiet.title = tr("Show or hide quiet alerts");
    quiet.group = title();
    quiet.keys = {QKeySequence(Qt::Key_Q)};
    quiet.run = [this] { m_quiet->toggle(); };
    m_context->actions.add(this, std::move(quiet));
}

QString AlertsPane::atThatTime() const
{
    //: What the pane shows while a moment in the past is looked at
    return tr("What was firing and still is; pages that were open then.");
}

void AlertsPane::refreshShouts()
{
    std::vector<Shout> shown;
    int loud = 0, quiet = 0;
    StatusKind worst = StatusKind::Ok;
    const auto cursor = m_context->time.cursor();
    const std::vector<SourceStatus> sources = m_context->hub.sources();
    for (const Shout& shout : m_context->hub.shouts()) {
        if (!inScope(m_context->scope, sources, shout))
            continue;
        if ((cursor && shout.since > *cursor) || !inTenant(*m_context, shout))
            continue;
        const bool isQuiet = shout.quiet != Shout::Quiet::No;
        quiet += isQuiet;
        if (!isQuiet || m_quiet->isChecked())
            shown.push_back(shout);
        const StatusKind kind = statusOf(shout.severity);
        if (!isQuiet && (kind == StatusKind::Critical || kind == StatusKind::Warning)) {
            ++loud;
            if (rankOf(kind) > rankOf(worst))
                worst = kind;
        }
    }
    m_shouts->set(shown);
    //: Chip with the number of rows that are kept quiet
    m_quiet->setText(tr("Quiet %1").arg(quiet));
    m_quiet->updateGeometry();
    m_tabs->setCount(Firing, loud);
    Q_EMIT badgeChanged(loud, worst);
    refreshSignals();
    refreshStates();
}

bool AlertsPane::eventFilter(QObject* object, QEvent* event)
{
    if (object == m_card && (event->type() == QEvent::Show || event->type() == QEvent::Hide))
        refreshSignals();
    return Pane::eventFilter(object, event);
}

void AlertsPane::resizeEvent(QResizeEvent* event)
{
    Pane::resizeEvent(event);
    if (m_card && !m_card->isHidden())
        refreshSignals();
}

const Shout* AlertsPane::currentShout() const
{
    auto& model = static_cast<RowModel<Shout>&>(*m_models[0]);
    int row = model.rowOfKey(m_shoutTable->currentKey());
    if (row < 0 && model.rowCount() > 0)
        row = 0; // the loudest one
    return row < 0 ? nullptr : &model.rowAt(row);
}

void AlertsPane::refreshSignals()
{
    const Shout* shout = currentShout();
    const bool room = m_card->isHidden() || height() >= roomForAll;
    m_signalCard->setVisible(shout && room);
    if (!shout) {
        m_signals->set({});
        return;
    }
    //: Heading over what speaks of one object. %1 = the object
    m_signalCard->setTitle(tr("Signals about %1").arg(text::qs(shout->object)));
    m_signals->set(signalsOf(*shout, m_context->hub));
    m_signalTable->setState({});
}

void AlertsPane::refreshLists()
{
    if (!m_listsDirty)
        return;
    m_listsDirty = false;
    Hub& hub = m_context->hub;
    const std::vector<SilenceRow> silences = silenceRows(hub, m_context->clock.world());
    m_silences->set(silences);
    std::vector<Page> pages;
    int open = 0;
    const auto cursor = m_context->time.cursor();
    hub.topic<Page>().forEach([&](Slot, const Page& page) {
        const bool wasOpen = cursor && page.created <= *cursor
            && (page.resolved == World{} || page.resolved > *cursor);
        if (!cursor || wasOpen)
            pages.push_back(page);
        open += page.state == Page::State::Triggered;
    });
    m_pages->set(pages);
    m_onCall->set(hub.topic<OnCallShift>().rows());
    int inForce = 0;
    for (const SilenceRow& row : silences)
        inForce += row.silence.state == Silence::State::Active;
    m_tabs->setCount(Silences, inForce);
    m_tabs->setCount(Pages, open);
    refreshStates();
}

PanelState AlertsPane::firingState(int rows) const
{
    PanelState state = partState(m_context->hub.sources(),
                                 "alertmanager",
                                 "alerts",
                                 rows,
                                 tr("alerts"),
                                 m_context->clock.world());
    const bool calm
        = state.kind == PanelState::Kind::Empty || state.kind == PanelState::Kind::Ready;
    bool any = false;
    for (const SourceStatus& source : m_context->hub.sources())
        any = any || source.type == "alertmanager";
    if (rows == 0 && calm && any) {
        state.kind = PanelState::Kind::Empty;
        state.sentence = tr("Nobody is shouting.");
        state.detail.clear();
        state.action.clear();
    }
    return state;
}

void AlertsPane::refreshStates()
{
    const auto sources = m_context->hub.sources();
    const World now = m_context->clock.world();
    m_shoutTable->setState(firingState(m_models[0]->totalRows()));
    m_silenceTable->setState(partState(
        sources, "alertmanager", "silences", m_models[2]->totalRows(), tr("silences"), now));
    PanelState pages
        = partState(sources, "pagerduty", "incidents", m_models[3]->totalRows(), tr("pages"), now);
    if (pages.kind == PanelState::Kind::Empty && !m_context->hub.sources().empty()) {
        for (const SourceStatus& source : sources) {
            if (source.type == "pagerduty" && source.state == SourceState::Live)
                pages.sentence = tr("No page is open, none was resolved within a day.");
        }
    }
    m_pageTable->setState(pages);
    m_onCallTable->setState(
        partState(sources, "pagerduty", "oncall", m_models[4]->totalRows(), tr("shifts"), now));
    Q_EMIT inspectionChanged();
}

void AlertsPane::tick()
{
    for (const auto& model : m_models)
        model->setNow(m_context->clock.world());
    m_deeds->tick();
    if (m_tenants.moved(*m_context))
        refreshShouts();
    refreshLists();
    refreshStates();
}

DataTable* AlertsPane::tableOf(Tab tab) const
{
    return tab == Firing ? m_shoutTable : tab == Silences ? m_silenceTable : m_pageTable;
}

AlertsPane::Tab AlertsPane::tab() const
{
    return Tab(m_tabs->current());
}

void AlertsPane::setTab(Tab tab)
{
    m_tabs->setCurrent(tab);
    m_stack->setCurrentIndex(tab);
    tableOf(tab)->view()->setFocus(Qt::OtherFocusReason);
}

void AlertsPane::setActive(bool active)
{
    m_context->hub.setPartVisible("groups", active);
    if (active) {
        tick();
        m_second.start();
    } else {
        m_second.stop();
    }
}

std::optional<InspectorContent> AlertsPane::inspect(const Selected& what) const
{
    const auto* ref = std::get_if<ItemRef>(&what);
    auto content = ref ? inspectAlertItem(m_context->hub, *ref) : std::nullopt;
    if (!content)
        return content;
    addActions(*content, *ref);
    const auto slot = ref->topic == "alerts" ? m_context->hub.topic<Alert>().find(ref->key)
                                             : std::optional<Slot>();
    if (slot && m_context->belongings) {
        const Alert& alert = m_context->hub.topic<Alert>().row(*slot);
        addBelongsTo(*content,
                     belongsTo(m_context->belongings->ownerOf(alert),
                               m_context->belongings->tenantOf(alert),
                               Provenance{text::qs(alert.key.source.str()),
                                          QStringLiteral("/api/v2/alerts"),
                                          {},
                                          alert.updatedAt}));
    }
    return content;
}

bool AlertsPane::reveal(const Selected& what)
{
    const auto* ref = std::get_if<ItemRef>(&what);
    if (!ref)
        return false;
    const auto select = [](DataTable* table, const QString& key) {
        if (table->selectKey(key))
            return true;
        table->filter()->clear(); // it may be filtered out
        table->model()->setFilterText({});
        return table->selectKey(key);
    };
    const QString key = text::qs(ref->key.source.str() + "/" + ref->key.id);
    if (ref->topic == "silences") {
        setTab(Silences);
        return select(m_silenceTable, text::qs(ref->key.id));
    }
    if (ref->topic == "pages") {
        setTab(Pages);
        return select(m_pageTable, key);
    }
    if (ref->topic != "alerts")
        return false;
    for (const Shout& shout : m_context->hub.shouts()) {
        for (const AlertGroup& group : shout.groups) {
            for (const SharedAlert& alert : group.alerts) {
                if (alert.key.id != ref->key.id)
                    continue;
                if (shout.quiet != Shout::Quiet::No)
                    m_quiet->setChecked(true);
                setTab(Firing);
                return select(m_shoutTable, text::qs(shout.key));
            }
        }
    }
    return false;
}

QWidget* AlertsPane::focusTarget()
{
    return m_shoutTable ? static_cast<QWidget*>(tableOf(tab())->view()) : this;
}

QVariantMap AlertsPane::saveLayout() const
{
    return {{QStringLiteral("firing"), m_shoutTable->saveLayout()},
            {QStringLiteral("signals"), m_signalTable->saveLayout()},
            {QStringLiteral("silences"), m_silenceTable->saveLayout()},
            {QStringLiteral("pages"), m_pageTable->saveLayout()},
            {QStringLiteral("onCall"), m_onCallTable->saveLayout()},
            {QStringLiteral("tab"), int(tab())}};
}

void AlertsPane::restoreLayout(const QVariantMap& layout)
{
    const auto of
        = [&](const char* name) { return layout.value(QString::fromLatin1(name)).toMap(); };
    m_shoutTable->restoreLayout(of("firing"));
    m_signalTable->restoreLayout(of("signals"));
    m_silenceTable->restoreLayout(of("silences"));
    m_pageTable->restoreLayout(of("pages"));
    m_onCallTable->restoreLayout(of("onCall"));
    const int tab = layout.value(QStringLiteral("tab"), 0).toInt();
    if (tab >= 0 && tab < TabCount)
        m_tabs->setCurrent(tab);
}

} // namespace mw
