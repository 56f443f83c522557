// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the keys of the Watch pane do.
#include "models/text/format.h"
#include "widgets/charts/incident_clock.h"
#include "widgets/controls/card.h"
#include "widgets/controls/confirm_card.h"
#include "widgets/panes/alerts/alert_deeds.h"
#include "widgets/panes/watch/matrix_view.h"
#include "widgets/panes/watch/needs_list.h"
#include "widgets/panes/watch/verdict_bar.h"
#include "widgets/panes/watch/watch_facts.h"
#include "widgets/panes/watch/watch_pane.h"
#include "widgets/panes/watch/watch_words.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <algorithm>

namespace mw {
namespace {

QString paneOf(Domain domain)
{
    switch (domain) {
    case Domain::Users:
        return QStringLiteral("pane.slos");
    case Domain::Work:
    case Domain::Nodes:
        return QStringLiteral("pane.clusters");
    case Domain::Alerts:
        return QStringLiteral("pane.alerts");
    case Domain::Ship:
        return QStringLiteral("pane.delivery");
    case Domain::Cost:
        break;
    }
    return QStringLiteral("pane.cost");
}

} // namespace

void WatchPane::registerActions()
{
    const auto add = [this](const char* id,
                            const QString& name,
                            QList<QKeySequence> keys,
                            const char* icon,
                            std::function<void()> run,
                            std::function<bool()> enabled = {}) {
        Action action;
        action.id = QString::fromLatin1(id);
        action.title = name;
        action.group = title();
        action.keys = std::move(keys);
        action.icon = QString::fromLatin1(icon);
        action.run = std::move(run);
        action.enabled = std::move(enabled);
        m_context->actions.add(this, std::move(action));
    };
    const bool able = m_setup.services.gateway != nullptr;
    add(
        "watch.acknowledge",
        //: Action: takes a page
        tr("Acknowledge the page"),
        {QKeySequence(Qt::Key_A)},
        "check",
        [this] {
            m_deeds->acknowledge(*chosenPage());
            placeCard();
        },
        [this, able] { return able && chosenPage().has_value(); });
    add(
        "watch.pageNote",
        //: Action: writes a note on a page, at the pager
        tr("Leave a note on the page"),
        {QKeySequence(Qt::SHIFT | Qt::Key_Comma)},
        "note",
        [this] {
            m_deeds->note(*chosenPage());
            placeCard();
        },
        [this, able] { return able && chosenPage().has_value(); });
    add("watch.plan",
        //: Action: shows the plan of the best runbook; starts nothing
        tr("Plan of the best runbook"),
        {QKeySequence(Qt::Key_R)},
        "pane-runbooks",
        [this] { openPlan(); });
    add(
        "watch.plan2",
        //: Action: shows the plan of the second runbook that names the alert
        tr("Plan of the second runbook"),
        {QKeySequence(Qt::Key_2)},
        "pane-runbooks",
        [this] { m_context->selection.open(RunbookRef{runbooksFor(shownTab()->shout)[1]->id}); },
        [this] { return shownTab() && runbooksFor(shownTab()->shout).size() > 1; });
    add(
        "watch.pods",
        //: Action: shows the pods of the page's service that are not ready
        tr("Show failing pods"),
        {QKeySequence(Qt::Key_L)},
        "pod",
        [this] {
            const auto failing = watch::failingPods(m_context->hub, *shownTab());
            if (!failing.empty())
                m_context->selection.open(failing.front());
        },
        [this] { return shownTab() != nullptr; });
    add("watch.note",
        //: Action: one line on the incident clock, stamped when the key was pressed
        tr("Note on the incident clock"),
        {QKeySequence(Qt::Key_Comma)},
        "note",
        [this] { writeNote(); });
    add(
        "watch.declare",
        //: Action: opens the card that declares an incident, or closes the open one
        tr("Declare or close an incident"),
        {QKeySequence(Qt::Key_D)},
        "bolt",
        [this] { declare(); },
        [this] { return m_files != nullptr; });
    add(
        "watch.update",
        //: Action: opens the card with the status update for others
        tr("Write the status update"),
        {QKeySequence(Qt::Key_U)},
        "note",
        [this] { writeUpdate(); },
        [this] { return openIncident() != nullptr; });
    add("watch.why",
        //: Action: lists the facts behind the verdict
        tr("Why this verdict"),
        {QKeySequence(Qt::Key_W)},
        "info",
        [this] { Q_EMIT m_verdict->whyRequested(); });
    add("watch.next",
        //: Action: the next row of the list
        tr("Next row"),
        {QKeySequence(Qt::Key_J)},
        "chevron-down",
        [this] { m_needs->move(1); });
    add("watch.previous",
        //: Action: the row before
        tr("Previous row"),
        {QKeySequence(Qt::Key_K)},
        "chevron-up",
        [this] { m_needs->move(-1); });
    add(
        "watch.tab",
        //: Action: the page of another cause
        tr("Next page"),
        {QKeySequence(Qt::Key_P)},
        "chevron-right",
        [this] { Q_EMIT m_focus->nextTabRequested(); },
        [this] { return m_tabs.size() > 1; });
}

// What works in every pane.
void WatchPane::registerKeys()
{
    const auto add = [this](const char* id,
                            const QString& name,
                            const QKeySequence& keys,
                            std::function<void()> run) {
        Action action;
        action.id = QString::fromLatin1(id);
        action.title = name;
        //: Heading in the list of keys
        action.group = tr("Everywhere");
        action.keys = {keys};
        action.run = std::move(run);
        m_context->actions.add(window(), std::move(action));
    };
    //: Action: what is unwell, worst first, in whatever pane shows it
    add("watch.unwell", tr("Next unwell thing"), QKeySequence(Qt::Key_N), [this] {
        nextUnwell(1);
    });
    //: Action: the unwell thing before
    add("watch.unwellBefore",
        tr("Previous unwell thing"),
        QKeySequence(Qt::SHIFT | Qt::Key_N),
        [this] { nextUnwell(-1); });
    //: Action: opens what a link or id on the clipboard names
    add("watch.paste",
        tr("Open the link or id on the clipboard"),
        QKeySequence(Qt::CTRL | Qt::Key_V),
        [this] { paste(); });
    //: Action: all panes go to the moment of the change before
    add("watch.changeBefore", tr("Previous change"), QKeySequence(Qt::Key_BracketLeft), [this] {
        jump(false, false);
    });
    //: Action: all panes go to the moment of the next change
    add("watch.changeAfter", tr("Next change"), QKeySequence(Qt::Key_BracketRight), [this] {
        jump(true, false);
    });
    //: Action: all panes go to the moment of the deploy before
    add("watch.deployBefore", tr("Previous deploy"), QKeySequence(Qt::Key_BraceLeft), [this] {
        jump(false, true);
    });
    //: Action: all panes go to the moment of the next deploy
    add("watch.deployAfter", tr("Next deploy"), QKeySequence(Qt::Key_BraceRight), [this] {
        jump(true, true);
    });
}

std::optional<SourceKey> WatchPane::chosenPage() const
{
    const auto waits = [this](const SourceKey& key) {
        const auto slot = m_context->hub.topic<Page>().find(key);
        return slot && m_context->hub.topic<Page>().row(*slot).state == Page::State::Triggered;
    };
    if (const NeedsList::Row* row = m_needs->current()) {
        for (const SourceKey& key : row->need.pages) {
            if (waits(key))
                return key;
        }
    }
    if (const FocusPages* tab = shownTab())
        return tab->pages.front().key;
    return std::nullopt;
}

Selected WatchPane::targetOf(const std::string& needKey) const
{
    for (const NeedsList::Row& row : m_needs->content().rows) {
        if (row.need.key != needKey)
            continue;
        if (!row.need.alert.id.empty())
            return ItemRef{"alerts", row.need.alert};
        if (!row.need.pages.empty())
            return ItemRef{"pages", row.need.pages.front()};
        return FindingRef{row.need.findingId};
    }
    return {};
}

void WatchPane::selectRow()
{
    if (const NeedsList::Row* row = m_needs->current())
        m_context->selection.select(targetOf(row->need.key), this);
}

// Enter: the plan of the page's row, the inspector of every other.
void WatchPane::openRow()
{
    const NeedsList::Row* row = m_needs->current();
    if (!row || row->focus) {
        if (shownTab())
            return openPlan();
        if (!row)
            return;
    }
    m_context->selection.open(targetOf(row->need.key));
}

void WatchPane::openPlan()
{
    const NeedsList::Row* row = m_needs->current();
    const OfferedRunbook* book = row ? runbookFor(row->need.alertNames) : nullptr;
    if (!book && shownTab()) {
        if (const auto books = runbooksFor(shownTab()->shout); !books.empty())
            book = books.front();
    }
    if (!book)
        return say(StatusKind::Info, tr("No runbook names an alert of this row."));
    m_context->selection.open(RunbookRef{book->id});
}

bool WatchPane::reveal(const Selected& what)
{
    if (m_yield)
        return false;
    for (const NeedsList::Row& row : m_needs->content().rows) {
        if (targetOf(row.need.key) == what && !std::holds_alternative<std::monostate>(what)) {
            if (!m_needs->current() || m_needs->current()->need.key != row.need.key)
                m_needs->select(row.need.key);
            return isVisible();
        }
    }
    return false;
}

void WatchPane::nextUnwell(int by)
{
    const auto& rows = m_needs->content().rows;
    if (rows.empty())
        return say(StatusKind::Ok, tr("Nothing is unwell where this console sees."));
    const Selected& now = m_context->selection.current();
    int at = -1;
    for (int i = 0; i < int(rows.size()); ++i) {
        if (targetOf(rows[size_t(i)].need.key) == now)
            at = i;
    }
    const int count = int(rows.size());
    at = at < 0 ? (by > 0 ? 0 : count - 1) : (at + by + count) % count;
    const Selected target = targetOf(rows[size_t(at)].need.key);
    m_needs->select(rows[size_t(at)].need.key);
    m_yield = true;
    m_context->selection.open(target);
    m_yield = false;
}

void WatchPane::paste()
{
    const PastedThing thing = pastedThing(QGuiApplication::clipboard()->text().toStdString());
    if (thing.kind == PastedThing::Kind::Nothing)
        return say(StatusKind::Info, tr("The clipboard holds no link or id that is known here."));
    const Selected found = watch::resolve(m_context->hub, thing);
    if (std::holds_alternative<std::monostate>(found))
        //: %1 = the id that was pasted
        return say(StatusKind::Info, tr("Nothing here is called %1.").arg(text::qs(thing.value)));
    m_yield = true;
    m_context->selection.open(found);
    m_yield = false;
}

void WatchPane::jump(bool forward, bool deploys)
{
    const World now = m_context->clock.world();
    const World from = m_context->time.cursor().value_or(now);
    const Change* best = nullptr;
    const std::vector<Change> all = m_log->all();
    for (const Change& change : all) {
        if (deploys && change.lane != ClockLane::Deploys)
            continue;
        if (forward ? change.at <= from : change.at >= from)
            continue;
        if (!best || (forward ? change.at < best->at : change.at > best->at))
            best = &change;
    }
    if (!best) {
        if (forward)
            m_context->time.setCursor(std::nullopt);
        return;
    }
    m_clock->setSelected(best->id);
    m_context->time.setCursor(best->at);
}

void WatchPane::pickChange(const std::string& id)
{
    const Change* change = m_log->find(id);
    if (!change)
        return;
    m_clock->setSelected(id);
    const World at = change->at;
    if (id.starts_with("alert:")) {
        m_context->selection.select(
            ItemRef{"alerts", {Atom(change->source.str()), id.substr(6, id.rfind(':') - 6)}}, this);
    } else if (id.starts_with("page:")) {
        m_context->selection.select(
            ItemRef{"pages", {Atom(change->source.str()), id.substr(id.rfind('/') + 1)}}, this);
    } else if (!change->object.name.empty() && !change->object.kind.empty()) {
        m_context->selection.select(change->object, this);
    }
    m_context->time.setCursor(at);
}

void WatchPane::cellClicked(int row, int column)
{
    const Matrix& matrix = m_matrix->matrix();
    if (row >= int(matrix.rows.size()) || column >= int(matrix.domains.size()))
        return;
    Scope scope = m_context->scope.scope();
    scope.environment = matrix.rows[size_t(row)].place.environment;
    scope.cluster.clear();
    const QString pane = paneOf(matrix.domains[size_t(column)]);
    m_context->scope.setScope(scope);
    m_context->actions.trigger(pane);
}

void WatchPane::writeNote()
{
    m_commaAt = m_context->clock.world();
    //: Placeholder. %1 = time of day: when the key was pressed
    m_note->setPlaceholderText(
        tr("note, stamped %1; Enter keeps it, Esc leaves").arg(text::clockTimeUtc(m_commaAt)));
    m_note->setAccessibleName(tr("Note"));
    m_note->clear();
    m_noteBox->show();
    m_noteBox->raise();
    m_note->setFocus(Qt::OtherFocusReason);
}

void WatchPane::saveNote()
{
    const std::string words = m_note->text().simplified().toStdString();
    m_noteBox->hide();
    m_needs->setFocus();
    if (words.empty())
        return;
    Change note;
    note.id = "note:" + std::to_string(m_commaAt.time_since_epoch().count());
    note.lane = ClockLane::Notes;
    note.at = m_commaAt;
    note.severity = Severity::Info;
    note.sentence = m_setup.person.empty() ? words : m_setup.person + ": " + words;
    if (openIncident()) {
        if (const Status kept = m_record->note(words, m_setup.person, m_commaAt); !kept)
            say(StatusKind::Critical, text::qs(describe(kept.error())));
    }
    m_log->record(std::move(note));
}

void WatchPane::say(StatusKind status, const QString& words)
{
    m_strip->show(status, words);
    m_strip->raise();
    QTimer::singleShot(6000, m_strip, &Strip::clear);
}

} // namespace mw
