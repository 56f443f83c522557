// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the keys of the Watch pane do.
#include "models/text/format.h"
#include "widgets/cards/alert_deeds.h"
#include "widgets/charts/incident_clock.h"
#include "widgets/controls/card.h"
#include "widgets/controls/confirm_card.h"
#include "widgets/controls/pane_actions.h"
#include "widgets/panes/watch/clock_note.h"
#include "widgets/panes/watch/focus_card.h"
#include "widgets/panes/watch/matrix_view.h"
#include "widgets/panes/watch/needs_list.h"
#include "widgets/panes/watch/verdict_bar.h"
#include "widgets/panes/watch/watch_facts.h"
#include "widgets/panes/watch/watch_pane.h"
#include "widgets/panes/watch/watch_words.h"

#include <algorithm>

namespace mw {
namespace {

// Where what a cell speaks of is seen: its pane, and which of its tabs. An alert is seen among the
// alerts, whatever it is about.
QStringList waysTo(Domain domain, const MatrixCell& cell)
{
    if (!cell.shoutKey.empty())
        return {QStringLiteral("pane.alerts")};
    const QString clusters = QStringLiteral("pane.clusters");
    switch (domain) {
    case Domain::Users:
        return {QStringLiteral("pane.slos")};
    case Domain::Work:
    case Domain::Data:
        return {clusters,
                cell.ofNode ? QStringLiteral("clusters.nodes")
                            : QStringLiteral("clusters.workloads")};
    case Domain::Edge:
        // A finding of the workload that serves it; else nobody but alerts tells of it.
        if (!cell.findingId.empty())
            return {clusters, QStringLiteral("clusters.workloads")};
        return {QStringLiteral("pane.alerts")};
    case Domain::Ship:
        return {QStringLiteral("pane.delivery")};
    case Domain::Recovery:
        return {QStringLiteral("shell.ready")};
    case Domain::Cost:
        break;
    }
    return {QStringLiteral("pane.cost")};
}

} // namespace

void WatchPane::registerActions()
{
    const auto add = actionsOf(*this, m_context->actions);
    const bool able = m_setup.services.gateway != nullptr;
    add(
        "watch.acknowledge",
        //: Action: takes a page
        tr("Acknowledge the page"),
        {QKeySequence(Qt::Key_A)},
        "check",
        [this] {
            deeds().acknowledge(*chosenPage());
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
            deeds().note(*chosenPage());
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
        //: Action: shows what the pods of the page's service that are not ready wrote
        tr("Logs of failing pods"),
        {QKeySequence(Qt::Key_L)},
        "pod",
        [this] { showLogs(); },
        [this] { return shownTab() != nullptr; });
    add(
        "watch.declare",
        //: Action: opens the card that declares an incident, or closes the open one
        tr("Declare or close an incident"),
        {QKeySequence(Qt::Key_D)},
        "bolt",
        [this] { declare(); },
        [this] { return m_files != nullptr || asksWhatItWas(); });
    add(
        "watch.impact",
        //: Action: opens the card that confirms or corrects when users began to feel it
        tr("Confirm the start of the impact"),
        {QKeySequence(Qt::Key_M)},
        "clock",
        [this] { askImpact(); },
        [this] { return m_files != nullptr; });
    add(
        "watch.change",
        //: Action: opens the card that changes them, of the incident that is open
        tr("Change severity or commander of the incident"),
        {QKeySequence(Qt::SHIFT | Qt::Key_D)},
        "bolt",
        [this] { askChange(); },
        [this] { return m_files != nullptr; });
    add("watch.update",
        //: Action: opens the card with the status update for others
        tr("Write the status update"),
        {QKeySequence(Qt::Key_U)},
        "note",
        [this] { writeUpdate(); });
    add(
        "watch.postmortem",
        //: Action: makes a file of the newest incident, its notes and what happened meanwhile
        tr("Write the postmortem draft to a file"),
        {},
        "note",
        [this] { writePostmortem(); },
        [this] { return m_files != nullptr; });
    add(
        "watch.dismiss",
        //: Action: takes a page that is over from the screen; nobody says what it was
        tr("Do not say what the page was"),
        {},
        "close",
        [this] {
            m_recovery.forget(*shownEnded());
            m_ended.erase(m_ended.begin() + (shownEnded() - m_ended.data()));
            refresh();
        },
        [this] { return shownEnded() != nullptr; });
    add(
        "watch.open",
        //: Action: opens the chosen row in the inspector
        tr("Open the row"),
        {},
        "panel-right",
        [this] { openTarget(m_needs->current()->need); },
        [this] { return m_needs->current() != nullptr; });
    add("watch.snooze",
        //: Action: puts the chosen row off until a time, with a reason; or ends that
        tr("Snooze the row, or end its snooze"),
        {QKeySequence(Qt::SHIFT | Qt::Key_S)},
        "pause",
        [this] { snoozeRow(); });
    add("watch.owner",
        //: Action: says who takes care of the chosen row
        tr("Say who has the row"),
        {QKeySequence(Qt::Key_O)},
        "user",
        [this] { ownRow(); });
    add("watch.snoozed",
        //: Action: lists the rows that are put off
        tr("Show or hide snoozed rows"),
        {},
        "clock",
        [this] { Q_EMIT m_needs->snoozedRequested(); });
    add("watch.fold",
        //: Action: of rows of workloads that began when nodes were lost. → and ← are keys
        tr("Show or hide what stands under the row (→ ←)"),
        {},
        "workload",
        [this] { m_needs->toggleFold(); });
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
        [this] { return m_tabs.size() + m_ended.size() > 1; });
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
    //: Action: one line on the incident clock, stamped when the key was pressed
    add("watch.note", tr("Note on the incident clock"), QKeySequence(Qt::Key_Comma), [this] {
        writeNote();
    });
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
        if (row.need.rule == NeedRow::Rule::NotReady)
            return {};
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
    openTarget(row->need);
}

// Of a row about this laptop the list with everything that a failover needs.
void WatchPane::openTarget(const NeedRow& need)
{
    if (need.rule == NeedRow::Rule::NotReady)
        m_context->actions.trigger(QStringLiteral("shell.ready"));
    else
        m_context->selection.open(targetOf(need.key));
}

void WatchPane::openPlan()
{
    const NeedsList::Row* row = m_needs->current();
    const OfferedRunbook* book = row ? runbookFor(row->need.alertNames) : nullptr;
    if (!book && shownTab()) {
        if (const auto books = runbooksFor(shownTab()->shout); !books.empty())
            book = books.front();
    }
    if (book) {
        m_context->selection.open(RunbookRef{book->id});
        return;
    }
    // No runbook of ours names the alert: what its author wrote down.
    std::string url = row ? row->need.runbookUrl : std::string();
    if (url.empty() && shownTab())
        url = runbookUrlOf(shownTab()->shout);
    if (url.empty())
        return say(StatusKind::Info, tr("No runbook names an alert of this row."));
    openUrl(url);
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
    std::vector<NeedsList::Row> rows = m_needs->content().rows;
    std::erase_if(rows, [](const NeedsList::Row& row) {
        return !row.snoozed.isEmpty() || row.need.rule == NeedRow::Rule::NotReady;
    });
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
    // The scope narrows the matrix: what is clicked is asked before.
    const QStringList ways
        = waysTo(matrix.domains[size_t(column)], matrix.rows[size_t(row)].cells[size_t(column)]);
    Scope scope = m_context->scope.scope();
    scope.environment = matrix.rows[size_t(row)].place.environment;
    scope.cluster.clear();
    m_context->scope.setScope(scope);
    for (const QString& way : ways)
        m_context->actions.trigger(way);
}

void WatchPane::writeNote()
{
    if (m_setup.noteElsewhere && m_setup.noteElsewhere())
        return;
    noteBox().open(window(), m_context->clock.world());
}

void WatchPane::saveNote(const QString& typed)
{
    const std::string words = typed.toStdString();
    const World pressed = noteBox().pressed();
    Change note;
    note.id = "note:" + std::to_string(pressed.time_since_epoch().count());
    note.lane = ClockLane::Notes;
    note.at = pressed;
    note.severity = Severity::Info;
    note.sentence = m_setup.person.empty() ? words : m_setup.person + ": " + words;
    m_log->record(std::move(note));
    if (openIncident()) {
        if (const Status kept = m_record->note(words, m_setup.person, pressed); !kept)
            return say(StatusKind::Critical, text::qs(describe(kept.error())));
    }
    //: After a note was written. %1 = time of day, %2 = "INC-0007"
    noteBox().say(openIncident()
                      ? tr("Noted at %1, on the clock and in %2.")
                            .arg(text::clockTimeUtc(pressed), text::qs(openIncident()->id))
                      //: After a note was written. %1 = time of day
                      : tr("Noted on the incident clock at %1.").arg(text::clockTimeUtc(pressed)));
}

void WatchPane::showLogs()
{
    const auto failing = watch::failingPods(m_context->hub, *shownTab());
    if (failing.empty())
        return say(StatusKind::Ok, tr("All pods of it are ready."));
    //: Title over the logs of pods that are not ready
    m_context->selection.showLogs(tr("Logs of failing pods (%n)", nullptr, int(failing.size())),
                                  failing);
}

// Above the clock; over whatever pane is in front where that is another one.
void WatchPane::say(StatusKind status, const QString& words)
{
    QWidget* over = isVisible() ? static_cast<QWidget*>(this) : window();
    if (m_strip->parentWidget() != over)
        m_strip->setParent(over);
    m_strip->show(status, words);
    if (over == this)
        placeCard();
    else
        m_strip->setGeometry(over->width() / 5, over->height() - 84, over->width() * 3 / 5, 32);
    m_strip->raise();
    m_silent.start();
}

} // namespace mw
