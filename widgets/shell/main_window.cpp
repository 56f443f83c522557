// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/main_window.h"

#include "models/hub/belongings.h"
#include "models/text/format.h"
#include "widgets/controls/time_follower.h"
#include "widgets/shell/about.h"
#include "widgets/shell/arming_dialog.h"
#include "widgets/shell/command_palette.h"
#include "widgets/shell/environment_line.h"
#include "widgets/shell/hatched_strip.h"
#include "widgets/shell/keys_overlay.h"
#include "widgets/shell/notice.h"
#include "widgets/shell/offer_strip.h"
#include "widgets/shell/pane_area.h"
#include "widgets/shell/pod_log_layer.h"
#include "widgets/shell/provenance_overlay.h"
#include "widgets/shell/rail.h"
#include "widgets/shell/session_watch.h"
#include "widgets/shell/source_popover.h"
#include "widgets/shell/tenant_picker.h"
#include "widgets/shell/top_bar.h"
#include "widgets/shell/window_cover.h"

#include <QApplication>
#include <QCloseEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>
#include <QWindow>
#include <algorithm>

namespace mw {

namespace {
constexpr Millis doubleEscape{700};

QString disarmedSentence(DisarmCause cause)
{
    switch (cause) {
    case DisarmCause::Expired:
        //: Notice after the armed state ended by itself
        return MainWindow::tr("Disarmed: the time is over.");
    case DisarmCause::ScopeChanged:
        //: Notice after the armed state ended by itself
        return MainWindow::tr("Disarmed: the scope has changed.");
    case DisarmCause::Locked:
        //: Notice after the armed state ended by itself
        return MainWindow::tr("Disarmed: the screen was locked.");
    case DisarmCause::Slept:
        //: Notice after the armed state ended by itself
        return MainWindow::tr("Disarmed: the computer slept.");
    case DisarmCause::NetworkChanged:
        //: Notice after the armed state ended by itself
        return MainWindow::tr("Disarmed: the network has changed.");
    case DisarmCause::Asked:
        break;
    }
    //: Notice after a person ended the armed state
    return MainWindow::tr("Disarmed. Nothing can be changed from here.");
}

} // namespace

MainWindow::MainWindow(
    Hub& hub, const Clock& clock, Theme& theme, WindowSettings& settings, QWidget* parent)
    : QWidget(parent)
    , m_hub(hub)
    , m_clock(clock)
    , m_theme(theme)
    , m_settings(settings)
    , m_time(clock)
    , m_arming(clock)
    , m_guard(clock)
    , m_context{hub, clock, theme, m_scope, m_time, m_selection, m_actions, m_arming}
{
    setWindowTitle(QStringLiteral("Midwatch"));
    setMinimumSize(1024, 700);
    resize(1440, 900);
    build();
    registerActions();
    registerKeysOfTables();
    registerVerbs();
    connectParts();
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &MainWindow::second);
    m_second.start();
    qApp->installEventFilter(this);
    second();
}

MainWindow::~MainWindow() = default;

void MainWindow::build()
{
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    m_line = new EnvironmentLine(m_theme);
    m_top = new TopBar(m_theme, m_clock, m_scope, m_time, m_arming);
    m_rail = new Rail(m_theme);
    m_area = new PaneArea(m_theme);
    m_status = new StatusBar(m_theme);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_rail);
    middle->addWidget(m_area, 1);
    all->addWidget(m_line);
    //: Strip over the window that shows a moment in the past, first word
    m_past = new HatchedStrip(m_theme, tr("Past"));
    m_past->hide();
    all->addWidget(m_top);
    buildOffers();
    all->addWidget(m_past);
    all->addWidget(m_offerStrip);
    all->addLayout(middle, 1);
    all->addWidget(m_status);
    m_palette = new CommandPalette(m_theme, m_actions, m_hub, this);
    m_keys = new KeysOverlay(m_theme, m_actions, this);
    m_armingDialog = new ArmingDialog(m_theme, m_arming, m_scope, this);
    m_popover = new SourcePopover(m_theme, this);
    m_tenants = new TenantPicker(m_theme, m_scope, this);
    m_provenance = new ProvenanceOverlay(m_theme, m_clock, this);
    m_notice = new Notice(m_theme, this);
    m_cover = new HatchedCover(m_theme, this);
    m_frame = new ArmedFrame(m_theme, this);
    m_guard.watch(m_area->inspector());
    m_area->inspector()->setActionTitles([this](const QString& id) {
        const Action* action = m_actions.find(id);
        return action && (!action->enabled || action->enabled()) ? action->title : QString();
    });
}

void MainWindow::connectParts()
{
    connect(m_rail, &Rail::chosen, this, &MainWindow::choose);
    connect(m_rail, &Rail::collapsedChanged, this, [this](bool folded) {
        if (!m_railBorrowed)
            m_settings.setRailCollapsed(folded);
    });
    connect(m_rail, &Rail::keysRequested, m_keys, &KeysOverlay::open);
    connect(m_rail, &Rail::menuRequested, this, &MainWindow::appearanceMenu);
    connect(m_top, &TopBar::searchRequested, m_palette, &CommandPalette::open);
    connect(m_top, &TopBar::tenantRequested, this, &MainWindow::chooseTenant);
    connect(m_top, &TopBar::armRequested, this, &MainWindow::askToArm);
    connect(m_top, &TopBar::disarmRequested, this, [this] { m_arming.disarm(); });
    connect(m_palette, &CommandPalette::actionChosen, this, [this](const QString& id) {
        // an action of a pane that is not in front brings it there first
        for (Pane* pane : m_panes) {
            if (pane == m_actions.scopeOf(id))
                showPane(pane->id());
        }
        m_actions.trigger(id);
    });
    connect(m_palette, &CommandPalette::objectChosen, this, &MainWindow::open);
    m_palette->model().setOffers([this] {
        std::vector<PaletteOffer> all;
        for (const Pane* pane : m_panes) {
            const auto* offering = dynamic_cast<const PaletteOffers*>(pane);
            for (PaletteOffer& offer :
                 offering ? offering->paletteOffers() : std::vector<PaletteOffer>{})
                all.push_back(std::move(offer));
        }
        return all;
    });
    connect(&m_selection, &SelectionBus::openRequested, this, &MainWindow::open);
    connect(&m_selection,
            &SelectionBus::logsRequested,
            this,
            [this](const QString& title, const std::vector<ObjectKey>& pods) {
                podLogs()->openFor(title, pods);
            });
    connect(&m_selection, &SelectionBus::changed, this, &MainWindow::inspect);
    connect(&m_scope, &ScopeState::changed, this, [this] {
        m_arming.disarm(DisarmCause::ScopeChanged);
        m_line->setKind(m_scope.kind());
    });
    connect(&m_time, &TimeState::changed, this, [this] {
        m_settings.setRangeMinutes(int(m_time.range().value_or(std::chrono::minutes(0)).count()));
        tellPast();
    });
    connect(&m_arming, &Arming::changed, this, [this] {
        m_frame->setVisible(m_arming.armed());
        m_frame->raise();
    });
    connect(&m_arming, &Arming::ticked, m_top, &TopBar::tick);
    connect(&m_arming, &Arming::disarmed, this, [this](DisarmCause cause) {
        m_notice->say(disarmedSentence(cause));
    });
    connect(&m_hub.topic<OnCallShift>(), &TopicSignals::changed, this, &MainWindow::tellDuty);
    connect(&m_hub.topic<CostFeed>(), &TopicSignals::changed, this, &MainWindow::tellDuty);
    connect(&m_hub, &Hub::sourcesChanged, this, [this] {
        m_status->setSources(m_hub.sources(), m_clock.world());
        m_popover->refresh(m_hub.sources(), m_clock.world());
    });
    connect(m_status, &StatusBar::sourceClicked, this, [this](const SourceId& id, QWidget* anchor) {
        m_popover->openFor(id, anchor, m_hub.sources(), m_clock.world());
    });
    connect(m_popover, &SourcePopover::retryRequested, this, [this](const SourceId& id) {
        m_hub.retry(id);
    });
    connect(m_popover, &SourcePopover::rereadRequested, this, &MainWindow::rereadRequested);
    connect(m_popover, &SourcePopover::openRequested, this, &MainWindow::openFile);
    connect(m_status, &StatusBar::runClicked, this, [this] { showPane(m_runPane); });
    connect(m_area, &PaneArea::inspectorChanged, this, [this] {
        m_settings.setInspectorOpen(m_area->inspectorOpen());
        m_settings.setInspectorWidth(m_area->inspectorWidth());
    });
    connect(m_area->inspector(), &Inspector::actionTriggered, this, [this](const QString& id) {
        m_actions.trigger(id);
    });
}

void MainWindow::setEnvironments(std::vector<ScopeEnvironment> environments)
{
    m_scope.setEnvironments(std::move(environments));
    m_line->setKind(m_scope.kind());
}

void MainWindow::setBelongings(const Belongings& belongings)
{
    m_context.belongings = &belongings;
    m_top->setTenants([this] { return m_context.belongings->tenants(); });
}

void MainWindow::chooseTenant()
{
    m_tenants->openWith(m_context.belongings ? m_context.belongings->tenants()
                                             : std::vector<TenantSeen>{});
}

void MainWindow::addPane(std::unique_ptr<Pane> pane)
{
    const int index = int(m_panes.size());
    Pane* raw = pane.release(); // the stack owns it
    m_panes.push_back(raw);
    m_area->stack()->addWidget(raw);
    m_late.insert(raw);
    if (!m_later)
        attach(raw);
    registerPaneActions(index);
    connect(raw, &Pane::badgeChanged, this, [this, index](int count, StatusKind worst) {
        m_rail->setBadge(index, count, worst);
    });
    connect(raw, &Pane::inspectionChanged, this, &MainWindow::inspect);
}

void MainWindow::attach(Pane* pane)
{
    if (m_late.erase(pane) == 0)
        return;
    pane->attach(m_context);
    if (m_restored)
        pane->restoreLayout(m_settings.layoutOf(pane->id()));
}

About* MainWindow::aboutBox()
{
    if (!m_about)
        m_about = new About(m_theme, this);
    return m_about;
}

PodLogLayer* MainWindow::podLogs()
{
    if (!m_podLogs)
        m_podLogs = new PodLogLayer(m_theme, m_hub, this);
    return m_podLogs;
}

void MainWindow::attachRest()
{
    const auto next = std::find_if(
        m_panes.begin(), m_panes.end(), [this](Pane* pane) { return m_late.count(pane) != 0; });
    if (next == m_panes.end())
        return;
    attach(*next);
    QTimer::singleShot(0, this, &MainWindow::attachRest);
}

void MainWindow::restore()
{
    m_restored = true;
    for (Pane* pane : m_panes) {
        if (m_late.count(pane) == 0)
            pane->restoreLayout(m_settings.layoutOf(pane->id()));
    }
    m_rail->setCollapsed(m_settings.railCollapsed());
    m_area->setInspectorWidth(m_settings.inspectorWidth());
    m_area->setInspectorOpen(m_settings.inspectorOpen());
    if (const int minutes = m_settings.rangeMinutes(); minutes > 0)
        m_time.setRange(std::chrono::minutes(minutes));
    const QByteArray geometry = m_settings.geometry();
    if (!geometry.isEmpty())
        restoreGeometry(geometry);
    if (!showPane(m_settings.pane()) && !m_panes.empty())
        m_rail->setCurrent(0);
    second();
}

void MainWindow::watchSession()
{
    m_watch = new SessionWatch(this);
    connect(m_watch, &SessionWatch::locked, this, [this] { m_arming.disarm(DisarmCause::Locked); });
    connect(
        m_watch, &SessionWatch::sleeping, this, [this] { m_arming.disarm(DisarmCause::Slept); });
    connect(m_watch, &SessionWatch::woke, this, [this] {
        m_arming.disarm(DisarmCause::Slept);
        m_hub.wakeAll();
    });
    connect(m_watch, &SessionWatch::networkLost, this, [this] {
        m_arming.disarm(DisarmCause::NetworkChanged);
    });
    connect(m_watch, &SessionWatch::networkChanged, this, [this] {
        m_arming.disarm(DisarmCause::NetworkChanged);
        m_hub.wakeAll();
    });
    connect(m_watch, &SessionWatch::meteredChanged, this, &MainWindow::linkChanged);
    m_watch->start();
}

void MainWindow::linkChanged(bool metered)
{
    m_hub.setLight(metered);
    refreshNotes();
}

void MainWindow::setReplay(const QString& sentence)
{
    m_replay = true;
    auto* all = static_cast<QVBoxLayout*>(layout());
    //: Strip over the window that shows a recording, first word
    auto* strip = new HatchedStrip(m_theme, tr("Replay"), this);
    strip->setText(sentence);
    all->insertWidget(0, strip);
    //: Title of a window that shows a recording
    setWindowTitle(tr("Replay – Midwatch"));
}

void MainWindow::askToArm()
{
    if (m_replay)
        //: Notice: somebody wants to arm a window that shows a recording
        m_notice->say(tr("This is a recording: there is nothing that could be changed."));
    else
        m_armingDialog->open();
}

void MainWindow::setRunLine(std::function<RunLine()> line, const QString& paneId)
{
    m_runLine = std::move(line);
    m_runPane = paneId;
    refreshRun();
}

void MainWindow::foldRail(bool fold)
{
    m_railBorrowed = fold;
    m_rail->setCollapsed(fold || m_settings.railCollapsed());
}

void MainWindow::refreshRun()
{
    m_status->setRun(m_runLine ? m_runLine() : RunLine{});
}

Pane* MainWindow::pane(const QString& id) const
{
    for (Pane* pane : m_panes) {
        if (pane->id() == id)
            return pane;
    }
    return nullptr;
}

QStringList MainWindow::paneIds() const
{
    QStringList ids;
    for (const Pane* pane : m_panes)
        ids << pane->id();
    return ids;
}

void MainWindow::setStill(bool still)
{
    m_status->setStill(still);
}

Pane* MainWindow::currentPane() const
{
    return qobject_cast<Pane*>(m_area->stack()->currentWidget());
}

bool MainWindow::showPane(const QString& id)
{
    for (size_t i = 0; i < m_panes.size(); ++i) {
        if (m_panes[i]->id() == id) {
            m_rail->setCurrent(int(i));
            return true;
        }
    }
    return false;
}

void MainWindow::choose(int index)
{
    if (index < 0 || size_t(index) >= m_panes.size())
        return;
    Pane* next = m_panes[size_t(index)];
    attach(next);
    for (Pane* pane : m_panes) {
        if (pane != next && m_late.count(pane) == 0)
            pane->setActive(false);
    }
    m_area->stack()->setCurrentWidget(next);
    next->setActive(true);
    m_settings.setPane(next->id());
    // The rail keeps the focus while somebody walks through it with the arrow keys.
    if (!m_rail->hasFocus() && next->focusTarget())
        next->focusTarget()->setFocus(Qt::OtherFocusReason);
    setWindowTitle(m_replay
                       //: Title of a window that shows a recording. %1 = the pane
                       ? tr("Replay: %1 – Midwatch").arg(next->title())
                       : QString(next->title() % QStringLiteral(" – Midwatch")));
    tellPast();
    showOffersOf(next);
    inspect();
}

void MainWindow::open(const Selected& what)
{
    m_selection.select(what);
    Pane* here = currentPane();
    // Runs and plans fill the pane; all else is shown beside it, where the pane knows it.
    const bool page
        = std::holds_alternative<RunRef>(what) || std::holds_alternative<RunbookRef>(what);
    const bool shown = here && ((!page && here->inspect(what)) || here->reveal(what));
    if (!shown) {
        for (Pane* pane : m_panes) {
            attach(pane);
            if (pane != here && pane->reveal(what)) {
                showPane(pane->id());
                break;
            }
        }
    }
    if (!page)
        m_area->setInspectorOpen(true);
    inspect();
}

void MainWindow::inspect()
{
    if (!m_area->inspectorOpen())
        return;
    std::optional<InspectorContent> content;
    if (!m_selection.empty()) {
        if (const Pane* here = currentPane())
            content = here->inspect(m_selection.current());
        for (size_t i = 0; !content && i < m_panes.size(); ++i) {
            if (m_late.count(m_panes[i]) == 0)
                content = m_panes[i]->inspect(m_selection.current());
        }
    }
    if (content)
        m_area->inspector()->setContent(*content, m_clock.world());
    else
        m_area->inspector()->setEmpty();
}

void MainWindow::toggleInspector()
{
    m_area->setInspectorOpen(!m_area->inspectorOpen());
    m_settings.setInspectorOpen(m_area->inspectorOpen());
    inspect();
}

void MainWindow::tellPast()
{
    const auto cursor = m_time.cursor();
    m_cover->setVisible(cursor.has_value());
    m_past->setVisible(cursor.has_value());
    if (!cursor)
        return;
    m_cover->setGeometry(rect());
    m_cover->raise();
    const auto* follower = dynamic_cast<const TimeFollower*>(currentPane());
    //: A pane that knows nothing of the past, while a moment in the past is looked at
    const QString how = follower ? follower->atThatTime() : tr("What stands here is of now.");
    //: %1 = time of day, %2 = how long ago ("9m10s"), %3 = what the pane shows of it; \ is a key
    m_past->setText(
        tr("You look at %1, %2 ago. %3  \\ = now")
            .arg(text::clockTimeUtc(*cursor), text::age(*cursor, m_clock.world()), how));
}

QString MainWindow::pastText() const
{
    return m_past->isHidden() ? QString() : m_past->text();
}

void MainWindow::second()
{
    m_top->tick();
    tellPast();
    tellDuty();
    m_status->setSources(m_hub.sources(), m_clock.world());
    m_popover->refresh(m_hub.sources(), m_clock.world());
    refreshRun();
    inspect();
}

bool MainWindow::eventFilter(QObject* object, QEvent* event)
{
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::KeyRelease
        && event->type() != QEvent::ApplicationDeactivate)
        return QWidget::eventFilter(object, event);
    if (event->type() == QEvent::ApplicationDeactivate) {
        m_provenance->end();
        return false;
    }
    // Window objects see each key once, before any widget does.
    auto* key = static_cast<QKeyEvent*>(event);
    if (!object->isWindowType() || key->isAutoRepeat())
        return QWidget::eventFilter(object, event);
    if (key->key() == Qt::Key_F2) {
        if (event->type() == QEvent::KeyPress)
            m_provenance->begin();
        else
            m_provenance->end();
    }
    if (event->type() == QEvent::KeyPress && key->key() == Qt::Key_Escape) {
        const Monotonic now = m_clock.monotonic();
        if (m_escape != Monotonic{} && now - m_escape <= doubleEscape) {
            m_arming.disarm();
            m_escape = {};
        } else {
            m_escape = now;
        }
    } else if (event->type() == QEvent::KeyPress) {
        m_escape = {};
    }
    return QWidget::eventFilter(object, event);
}

void MainWindow::saveLayouts()
{
    for (Pane* pane : m_panes) {
        if (m_late.count(pane) == 0)
            m_settings.setLayoutOf(pane->id(), pane->saveLayout());
    }
    m_settings.setGeometry(saveGeometry());
}

void MainWindow::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    // Else the window system would give the focus to whatever stands first in the tab order.
    Pane* pane = currentPane();
    if (!pane || event->spontaneous())
        return;
    QWidget* target = pane->focusTarget();
    // While its rows are on their way, the pane itself keeps the place for them.
    (target && target->isVisible() ? target : pane)->setFocus(Qt::OtherFocusReason);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    saveLayouts();
    event->accept();
    Q_EMIT closing();
}

void MainWindow::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(rect(), m_theme.palette().window);
}

} // namespace mw
