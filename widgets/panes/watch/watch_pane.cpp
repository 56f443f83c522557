// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/watch/watch_pane.h"

#include "models/text/alert_sentences.h"
#include "models/text/change_sentences.h"
#include "models/text/format.h"
#include "widgets/cards/alert_deeds.h"
#include "widgets/charts/incident_clock.h"
#include "widgets/controls/card.h"
#include "widgets/controls/light_strip.h"
#include "widgets/controls/tenant_scope.h"
#include "widgets/panes/watch/clock_note.h"
#include "widgets/panes/watch/incident_form.h"
#include "widgets/panes/watch/matrix_view.h"
#include "widgets/panes/watch/needs_list.h"
#include "widgets/panes/watch/provider_words.h"
#include "widgets/panes/watch/ready_lines.h"
#include "widgets/panes/watch/row_form.h"
#include "widgets/panes/watch/tonight_card.h"
#include "widgets/panes/watch/verdict_bar.h"
#include "widgets/panes/watch/watch_facts.h"
#include "widgets/panes/watch/watch_origin.h"
#include "widgets/panes/watch/watch_words.h"
#include "widgets/panes/watch/why_card.h"

#include <QResizeEvent>
#include <algorithm>

namespace mw {
namespace {

constexpr int smallBelow = 1000; // px of content: the matrix folds into the verdict
constexpr int mostNeeds = 1100; // px: wider rows are no easier to read

} // namespace

WatchPane::WatchPane(WatchSetup setup, QWidget* parent)
    : Pane(parent), m_setup(std::move(setup)) { }

WatchPane::~WatchPane() = default;

QString WatchPane::title() const
{
    //: rail: the first screen, for whoever has the watch
    return tr("Watch");
}

void WatchPane::attach(PaneContext& context)
{
    m_context = &context;
    m_log = m_setup.changes;
    if (!m_log) {
        m_ownLog = std::make_unique<ChangeLog>(context.hub);
        m_log = m_ownLog.get();
    }
    setFocusPolicy(Qt::StrongFocus);
    build();
    connectHub();
    takeUpIncident();
    registerActions();
    registerKeys();
    scanRunbooks();
    refresh();
}

void WatchPane::build()
{
    const Theme& theme = m_context->theme;
    const Clock& now = m_context->clock;
    m_verdict = new VerdictBar(theme, now, this);
    m_focus = new FocusCard(theme, now, this);
    m_focus->hide();
    m_needs = new NeedsList(theme, this);
    m_matrix = new MatrixView(theme, this);
    m_tonight = new TonightCard(theme, now, this);
    m_clock = new IncidentClock(theme, this);
    m_why = new WhyCard(theme, this);
    m_strip = new Strip(theme, this);
    m_light = new LightStrip(
        *m_context,
        {"prometheus",
         "alertmanager",
         "pagerduty",
         "github",
         "aws-cost-explorer",
         "opencost",
         "statuspage"},
        //: In "Light mode: …", on the first page: what Kubernetes says comes by itself
        tr("all but Kubernetes is asked a quarter as often"),
        this);
    connect(m_light, &LightStrip::lightChanged, this, &WatchPane::arrange);
    m_tenant = new TenantStrip(*m_context, this);
    //: After "Tenant acme: ", on the first page
    m_tenant->setWords(tr("rows, matrix and clock leave other tenants out; verdict and pages are "
                          "of everybody"));
    connect(m_tenant, &TenantStrip::shownChanged, this, &WatchPane::arrange);
    tellOrigins();
    m_guard = std::make_unique<LayoutGuard>(m_context->clock);
    for (QWidget* region :
         std::initializer_list<QWidget*>{m_focus, m_needs, m_matrix, m_tonight, m_clock})
        m_guard->watch(region);
    connect(m_verdict, &VerdictBar::whyRequested, this, [this] {
        if (m_why->isVisible())
            return m_why->hide();
        m_why->open(watchReasons(m_context->hub.findings(), m_context->hub.sources()),
                    m_context->clock.world());
        placeCard();
    });
    connect(
        m_why, &WhyCard::picked, this, [this](const std::string& id, const std::string& source) {
            if (!id.empty())
                m_context->selection.open(FindingRef{id});
            else if (!source.empty())
                m_context->actions.trigger(QStringLiteral("source:") + text::qs(source));
        });
    connect(m_needs, &NeedsList::chosen, this, &WatchPane::selectRow);
    connect(m_needs, &NeedsList::activated, this, &WatchPane::openRow);
    connect(m_needs, &NeedsList::stripActivated, this, &WatchPane::acceptPages);
    connect(m_matrix, &MatrixView::cellClicked, this, &WatchPane::cellClicked);
    connect(m_focus, &FocusCard::acknowledgeRequested, this, [this] {
        m_context->actions.trigger(QStringLiteral("watch.acknowledge"));
    });
    connect(m_focus, &FocusCard::nextTabRequested, this, [this] {
        m_tab = (m_tab + 1) % std::max<size_t>(1, m_tabs.size() + m_ended.size());
        m_guard->disturb(m_focus);
        refresh();
    });
    connect(m_focus, &FocusCard::changePicked, this, &WatchPane::pickChange);
    connect(m_focus, &FocusCard::deedRequested, this, [this](const QString& action) {
        m_context->actions.trigger(action);
    });
    connect(
        m_clock, &IncidentClock::picked, this, [this](World at) { m_context->time.setCursor(at); });
    connect(m_clock, &IncidentClock::markPicked, this, &WatchPane::pickChange);
    connect(m_clock, &IncidentClock::rangeChanged, this, &WatchPane::refreshClock);
    connect(m_clock, &IncidentClock::impactMoved, this, &WatchPane::confirmImpact);
    connect(m_clock, &IncidentClock::impactClicked, this, &WatchPane::confirmImpact);
    connect(m_verdict, &VerdictBar::updateRequested, this, &WatchPane::writeUpdate);
    connect(m_needs, &NeedsList::menuRequested, this, &WatchPane::rowMenu);
    connect(m_needs, &NeedsList::snoozedRequested, this, [this] {
        m_showSnoozed = !m_showSnoozed;
        refreshNeeds();
    });
    connect(m_needs, &NeedsList::foldRequested, this, [this](const std::string& key, bool open) {
        if (open)
            m_openFolds.insert(key);
        else
            m_openFolds.erase(key);
        refreshNeeds();
    });
    connect(m_tonight, &TonightCard::readyRequested, this, [this] {
        m_context->actions.trigger(QStringLiteral("shell.ready"));
    });
}

// What floats is made when it is first wanted: most openings of the window want none of it and
// would wait for it.
ConfirmCard* WatchPane::card()
{
    if (!m_card) {
        m_card = new ConfirmCard(m_context->theme, this);
        connect(m_card, &ConfirmCard::closed, this, [this] { m_needs->setFocus(); });
        placeCard();
    }
    return m_card;
}

AlertDeeds& WatchPane::deeds()
{
    if (!m_deeds) {
        AlertsSetup setup{m_setup.services,
                          m_setup.runsDir,
                          m_setup.person,
                          m_setup.runbookFolders,
                          [this](LeftByDeed left) { takeLeft(std::move(left)); }};
        m_deeds = new AlertDeeds(std::move(setup), *m_context, *card(), this);
    }
    return *m_deeds;
}

IncidentForm* WatchPane::form()
{
    if (!m_form) {
        m_form = new IncidentForm(m_context->theme, this);
        connect(m_form, &IncidentForm::confirmed, this, &WatchPane::formConfirmed);
        connect(m_form, &IncidentForm::left, this, [this] { m_needs->setFocus(); });
        placeCard();
    }
    return m_form;
}

RowForm* WatchPane::rowForm()
{
    if (!m_rowForm) {
        m_rowForm = new RowForm(m_context->theme, this);
        connect(m_rowForm, &RowForm::confirmed, this, &WatchPane::rowFormConfirmed);
        connect(m_rowForm, &RowForm::left, this, [this] { m_needs->setFocus(); });
        placeCard();
    }
    return m_rowForm;
}

ClockNote& WatchPane::noteBox()
{
    if (!m_note) {
        m_note = new ClockNote(m_context->theme, this);
        connect(m_note, &ClockNote::kept, this, &WatchPane::saveNote);
    }
    return *m_note;
}

// Of what is computed from rows; what is written down as words carries its own.
void WatchPane::tellOrigins()
{
    const Hub& hub = m_context->hub;
    m_matrix->setOrigin(
        [this, &hub](const MatrixCell& cell, Domain domain) {
            const bool own = domain == Domain::Recovery && cell.applies && cell.fact.empty();
            return own && m_ready ? watch::readyOrigin(*m_ready)
                                  : watch::cellOrigin(hub, cell, domain);
        },
        m_context->clock);
    m_needs->setOrigin(
        [this, &hub](const NeedRow& row) {
            return row.rule == NeedRow::Rule::NotReady && m_ready ? watch::readyOrigin(*m_ready)
                                                                  : watch::needOrigin(hub, row);
        },
        m_context->clock);
}

void WatchPane::connectHub()
{
    Hub& hub = m_context->hub;
    connect(&hub, &Hub::findingsChanged, this, &WatchPane::refresh);
    connect(&hub, &Hub::sourcesChanged, this, &WatchPane::later);
    connect(&hub, &Hub::settledChanged, this, &WatchPane::refresh);
    connect(&hub.topic<Page>(), &TopicSignals::changed, this, &WatchPane::later);
    connect(&hub.topic<OnCallShift>(), &TopicSignals::changed, this, &WatchPane::later);
    connect(&hub.topic<Silence>(), &TopicSignals::changed, this, &WatchPane::later);
    connect(m_log, &ChangeLog::changed, this, [this] {
        m_marksOld = true;
        later();
    });
    connect(&m_context->scope, &ScopeState::changed, this, &WatchPane::refresh);
    connect(&m_context->time, &TimeState::changed, this, [this] {
        m_clock->setCursor(m_context->time.cursor());
        followRange();
        refreshVerdict();
    });
    followRange();
    m_soon.setSingleShot(true);
    m_soon.setInterval(50);
    connect(&m_soon, &QTimer::timeout, this, &WatchPane::refresh);
    m_silent.setSingleShot(true);
    m_silent.setInterval(6000);
    connect(&m_silent, &QTimer::timeout, m_strip, &Strip::clear);
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, [this] {
        if (m_deeds)
            m_deeds->tick();
        refresh();
    });
}

void WatchPane::later()
{
    if (!m_soon.isActive())
        m_soon.start();
}

void WatchPane::refresh()
{
    m_soon.stop();
    readMarks();
    lookAtSilences();
    refreshVerdict();
    refreshFocus();
    refreshNeeds();
    refreshTonight();
    refreshClock();
}

// What is looked at everywhere is looked at here; who zooms the clock itself keeps that.
void WatchPane::followRange()
{
    const auto range = m_context->time.range();
    if (range == m_range)
        return;
    m_range = range;
    m_clock->setRange(range.value_or(IncidentClock::standardRange));
}

void WatchPane::refreshVerdict()
{
    const Hub& hub = m_context->hub;
    const World now = m_context->clock.world();
    WatchVerdict verdict = m_hold.feed(watch::verdictOf(hub), hub.settled(), now);
    verdict.since = heldSince(verdict.findingId, verdict.since);
    VerdictBar::Content content;
    content.status = statusOf(verdict.severity);
    content.headline = watch::headline(verdict, now);
    content.detail = watch::detail(verdict, now);
    content.seen = watch::seen(verdict);
    content.headlineFrom = watch::headlineOrigin(hub, verdict);
    content.detailFrom = watch::detailOrigin(hub, verdict);
    content.seenFrom = watch::seenOrigin(hub, verdict);
    if (!hub.settled() && verdict.kind != WatchVerdict::Kind::UsersFail
        && verdict.kind != WatchVerdict::Kind::Wrong && verdict.asked > 0) {
        //: Before every source has answered once. %1 = how many have, %2 = of how many
        content.headline
            = tr("Looking: %1 of %2 sources have answered.").arg(verdict.live).arg(verdict.asked);
        content.headlineFrom = content.seenFrom;
    }
    if (verdict.kind == WatchVerdict::Kind::Well) {
        content.detailFrom = watch::ownOrigin(); // the marks that this console has collected
        if (const auto quiet = watch::quietOf(*m_log)) {
            //: Below the verdict. %1 = "6 h 12 min", %2 = what it was, %3 = time of day
            content.detail = tr("Quiet for %1. Last: %2 (%3).")
                                 .arg(watch::spoken(now - quiet->since),
                                      text::qs(quiet->last),
                                      watch::shortTime(quiet->lastAt));
        } else {
            //: Below the verdict: nothing was wrong in the time that is remembered
            content.detail = tr("Nothing was wrong in the time this console remembers.");
        }
    } else if (const auto tenants = watch::tenantsTouched(*m_context, verdict)) {
        // Whom it hurts stands before what is left of the budget.
        content.detail = watch::tenantWords(*tenants) + QLatin1Char(' ') + content.detail;
    }
    if (verdict.kind == WatchVerdict::Kind::Well
        || verdict.kind == WatchVerdict::Kind::WellWhereSeen) {
        if (const auto next = nextKnown(now))
            content.detail += (content.detail.isEmpty() ? QString() : QStringLiteral(" "))
                + watch::nextWords(*next, now);
    }
    if (verdict.kind == WatchVerdict::Kind::UsersFail && !m_tabs.empty()) {
        const FocusPages& tab = m_tabs[std::min(m_tab, m_tabs.size() - 1)];
        const auto before = changesBefore(tab, verdict.subject, verdict.since);
        if (!before.empty() && before.front().strongest)
            //: Below the verdict. %1 = the change, %2 = "1 min 46 s"
            content.detail = tr("%1: %2 before.")
                                 .arg(text::sentence(before.front().change),
                                      watch::spoken(before.front().before))
                + QLatin1Char(' ') + content.detail;
    }
    if (const incident::Incident* open = openIncident()) {
        const World due = incident::updateDue(*open);
        content.due = due <= now;
        const QString name = text::qs(open->id + " " + toString(open->level));
        content.incident = content.due
            //: The open incident, beside the verdict. %1 = "INC-0007 P1"
            ? tr("%1 · status update overdue").arg(name)
            //: The open incident, beside the verdict. %1 = "INC-0007 P1", %2 = "6:19"
            : tr("%1 · status update in %2").arg(name, text::minutesSeconds(due - now));
        // How much is seen leaves its place to it.
        if (verdict.kind == WatchVerdict::Kind::UsersFail
            || verdict.kind == WatchVerdict::Kind::Wrong)
            content.detail += (content.detail.isEmpty() ? QString() : QStringLiteral(" "))
                + content.seen + QLatin1Char('.');
    }
    if (const auto since = m_hold.betterSince())
        //: A better state is told after two minutes. %1 = for how long it holds
        content.aside = tr("better for %1, told after 2 min").arg(watch::spoken(now - *since));
    if (const auto cursor = m_context->time.cursor())
        //: The panes show the past. %1 = time of day; \ is a key
        content.aside = tr("panes show %1 · \\ = now").arg(text::clockTimeUtc(*cursor));
    if (isSmall()) {
        const Matrix& matrix = m_matrix->matrix();
        for (size_t i = 0; i < matrix.domains.size(); ++i) {
            VerdictBar::Glyph glyph{watch::domainTitle(matrix.domains[i]), StatusKind::Ok, false};
            for (const MatrixRow& row : matrix.rows) {
                const StatusKind kind = MatrixView::statusOfCell(row.cells[i]);
                if (row.cells[i].applies && (!glyph.applies || rankOf(kind) > rankOf(glyph.status)))
                    glyph.status = kind;
                glyph.applies = glyph.applies || row.cells[i].applies;
            }
            content.glyphs.push_back(std::move(glyph));
        }
    }
    m_verdict->setContent(std::move(content));
    if (m_why->isVisible())
        m_why->setReasons(watchReasons(hub.findings(), hub.sources()), now);
}

std::optional<NextEvent> WatchPane::nextKnown(World now) const
{
    const incident::Incident* open = openIncident();
    const auto snoozes = snoozesIn(m_said, now);
    const Tonight tonight = watch::tonightOf(m_context->hub);
    const ScopeState& scope = m_context->scope;
    return nextEvent({tonight,
                      snoozes,
                      m_setup.services.estate.freezes,
                      [&scope](const std::string& name) { return scope.admitsEnvironment(name); },
                      open ? incident::updateDue(*open) : World{}},
                     now);
}

void WatchPane::refreshClock()
{
    const World now = m_context->clock.world();
    m_clock->setNow(now);
    m_clock->setUnwatched(ClockLane::Provider,
                          watch::providersUnseen(watch::providersOf(m_context->hub, now)));
    for (const ClockLane lane : {ClockLane::Users, ClockLane::Alerts})
        m_clock->setUnwatched(lane, watch::laneUnseen(m_context->hub, lane));
    m_clock->setChanges(
        watch::changesIn(*m_context, *m_log, m_clock->begin(), std::max(now, m_clock->end())));
    const FocusPages* tab = shownTab();
    const incident::Incident* open = openIncident();
    if (open && open->impact != World{})
        m_clock->setImpact(open->impact, !open->impactConfirmed);
    else
        m_clock->setImpact(tab && tab->impact != World{} ? std::optional(tab->impact)
                                                         : std::nullopt,
                           tab != nullptr);
}

bool WatchPane::isSmall() const
{
    return width() - 2 * space::padding < smallBelow;
}

void WatchPane::arrange()
{
    const QRect all
        = rect().adjusted(space::padding, space::padding, -space::padding, -space::padding);
    if (all.width() < 200 || all.height() < 200)
        return;
    int y = all.top();
    const bool focus = !m_focus->isHidden();
    // In a small window a page and the line of a tenant would leave no place for rows: everything
    // moves together before a row is lost.
    const bool tight = focus && !m_tenant->isHidden() && all.height() < 640;
    const int gap = tight ? 8 : space::gap;
    m_tenant->setFixedHeight(tight ? 24 : 32);
    for (QWidget* strip : std::initializer_list<QWidget*>{m_light, m_tenant}) {
        if (strip->isHidden())
            continue;
        strip->setGeometry(all.left(), y, all.width(), strip == m_tenant && tight ? 24 : 32);
        y += strip->height() + (tight ? 4 : gap);
    }
    const int verdict = tight ? 80 : 88;
    m_verdict->setGeometry(all.left(), y, all.width(), verdict);
    y += verdict + gap;
    if (focus) {
        m_focus->setGeometry(all.left(), y, all.width(), 176);
        y += 176 + gap;
    }
    const int standard = m_clock->sizeHint().height();
    // A small window takes from the clock first, a high one gives it most.
    int clock = standard;
    if (all.height() < 700)
        clock = std::max(m_clock->minimumSizeHint().height(), standard - (700 - all.height()));
    else if (all.height() > 900)
        clock = standard + (all.height() - 900) / 2;
    const int bottom = all.bottom() + 1 - clock;
    m_clock->setGeometry(all.left(), bottom, all.width(), clock);
    const int middle = std::max(60, bottom - gap - y);
    const bool small = isSmall();
    m_matrix->setVisible(!small);
    const int right = small ? std::max(220, all.width() * 30 / 100) : 436;
    const int needs = std::min(mostNeeds, all.width() - space::gap - right);
    m_needs->setGeometry(all.left(), y, needs, middle);
    const int x = all.left() + needs + space::gap;
    const int wide = all.right() + 1 - x;
    if (small) {
        m_tonight->setGeometry(x, y, wide, middle);
    } else {
        const int rows = std::max(2, int(m_matrix->matrix().rows.size()));
        const int wanted = MatrixView::headHeight + rows * MatrixView::rowHeight + 10;
        const int matrix = std::min({wanted, 208, std::max(80, middle - 44 - space::gap)});
        m_matrix->setGeometry(x, y, wide, matrix);
        m_tonight->setGeometry(
            x, y + matrix + space::gap, wide, std::max(0, middle - matrix - space::gap));
    }
    placeCard();
}

// What floats: the card of a deed over the clock, the facts below the verdict, the box of a note.
void WatchPane::placeCard()
{
    const QRect all
        = rect().adjusted(space::padding, space::padding, -space::padding, -space::padding);
    const int wide = std::min(all.width(), 860);
    if (m_card) {
        const int high = std::min(all.height(), std::max(m_card->sizeHint().height(), 200));
        m_card->setGeometry(all.left(), all.bottom() + 1 - high, wide, high);
        m_card->raise();
    }
    const int below = m_verdict->geometry().bottom() + 5;
    m_why->setGeometry(
        all.left(), below, all.width(), std::min(m_why->wantedHeight(), all.bottom() + 1 - below));
    // From the clock's upper edge on: no lane of it looks out half.
    for (WatchForm* form : std::initializer_list<WatchForm*>{m_form, m_rowForm}) {
        if (!form)
            continue;
        const int needed = std::min(all.height(), form->sizeHint().height());
        const int top = std::min(m_clock->geometry().top(), all.bottom() + 1 - needed);
        form->setGeometry(all.left(), top, wide, all.bottom() + 1 - top);
    }
    if (m_strip->parentWidget() == this)
        m_strip->setGeometry(
            all.left() + all.width() / 6, m_clock->geometry().top() - 44, all.width() * 2 / 3, 32);
}

void WatchPane::resizeEvent(QResizeEvent*)
{
    arrange();
    refreshVerdict();
}

void WatchPane::setActive(bool active)
{
    if (active) {
        refresh();
        m_second.start();
    } else {
        m_second.stop();
        if (m_card)
            m_card->closeCard();
    }
}

QString WatchPane::atThatTime() const
{
    //: What the pane shows while a moment in the past is looked at
    return tr("The clock below stands at that moment; verdict and rows are of now.");
}

QWidget* WatchPane::focusTarget()
{
    return m_needs;
}

std::string WatchPane::environmentOf(const FocusPages& tab) const
{
    const ScopeEnvironment* environment = m_context->scope.environmentOf(tab.cluster.str());
    return environment ? environment->name : std::string();
}

const FocusPages* WatchPane::shownTab() const
{
    return m_tab < m_tabs.size() ? &m_tabs[m_tab] : nullptr;
}

const FocusPages* WatchPane::shownEnded() const
{
    const size_t at = m_tab - std::min(m_tab, m_tabs.size());
    return m_tab >= m_tabs.size() && at < m_ended.size() ? &m_ended[at] : nullptr;
}

void WatchPane::acceptPages()
{
    m_known.clear();
    for (const Page& page : m_context->hub.topic<Page>().rows())
        m_known.insert(page.key);
    m_needs->setStrip({});
    refresh();
}

} // namespace mw
