// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What needs a person and who has the watch: the list with its snoozes and owners, the card beside.
#include "models/text/change_sentences.h"
#include "models/text/format.h"
#include "models/text/moment.h"
#include "widgets/cards/owner_facts.h"
#include "widgets/panes/watch/matrix_view.h"
#include "widgets/panes/watch/needs_list.h"
#include "widgets/panes/watch/ready_lines.h"
#include "widgets/panes/watch/row_form.h"
#include "widgets/panes/watch/tonight_card.h"
#include "widgets/panes/watch/watch_facts.h"
#include "widgets/panes/watch/watch_origin.h"
#include "widgets/panes/watch/watch_pane.h"
#include "widgets/panes/watch/watch_words.h"

#include <QDateTime>
#include <QMenu>
#include <algorithm>
#include <map>
#include <set>

namespace mw {
namespace {

QDateTime localOf(World at)
{
    return QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count());
}

// Thirty rows that began with a lost node pool are one thing to do. Where that row is put off they
// speak for themselves.
void foldUnderLostNodes(std::vector<NeedsList::Row>& rows, const std::set<std::string>& open)
{
    std::map<std::string, NeedsList::Row*> heads;
    for (NeedsList::Row& row : rows) {
        if (row.need.rule == NeedRow::Rule::Nodes && row.snoozed.isEmpty())
            heads[row.need.key] = &row;
    }
    for (NeedsList::Row& row : rows) {
        const auto head = heads.find(row.need.under);
        if (head == heads.end() || !row.snoozed.isEmpty())
            continue;
        row.under = true;
        ++head->second->folded;
        head->second->open = open.count(head->first) > 0;
    }
    std::erase_if(rows, [&open](const NeedsList::Row& row) {
        return row.under && open.count(row.need.under) == 0;
    });
}

} // namespace

// The clock holds up to 20,000 marks; what people and users said is a handful.
void WatchPane::readMarks()
{
    if (!std::exchange(m_marksOld, false))
        return;
    m_said.clear();
    m_felt.clear();
    for (Change& change : m_log->all()) {
        if (change.lane == ClockLane::Notes)
            m_said.push_back(std::move(change));
        else if (change.lane == ClockLane::Users)
            m_felt.push_back(std::move(change));
    }
}

// Since when an SLO burns, as the clock holds it: computed anew it slides back while users recover.
World WatchPane::heldSince(const std::string& findingId, World computed) const
{
    const std::string stem = "finding:" + findingId + ":";
    for (const Change& change : m_felt) {
        if (!findingId.empty() && change.open && change.id.starts_with(stem))
            return heldBeginning(change.at, computed);
    }
    return computed;
}

// Without a word about what is not seen, "nothing" would be a claim. Empty: everything is seen.
QString WatchPane::notSeenWords() const
{
    const WatchVerdict verdict = watch::verdictOf(m_context->hub);
    const int sources = int(verdict.asked - verdict.live);
    if (sources > 0)
        //: %n = sources that are not seen, %1 = of how many
        return tr("%n of %1 sources are not seen", nullptr, sources).arg(verdict.asked);
    if (!verdict.unseen.empty())
        //: %n = parts of sources that are not seen, such as events
        return tr("%n part(s) of the sources are not seen", nullptr, int(verdict.unseen.size()));
    return {};
}

QString WatchPane::snoozeWords(const Snooze& snooze) const
{
    const QString until = text::written(localOf(snooze.until), QStringLiteral("ddd HH:mm"));
    //: A row that is put off. %1 = local time, %2 = who, %3 = why
    return tr("snoozed until %1 (%2): %3")
        .arg(until, snooze.who.empty() ? text::none() : text::qs(snooze.who), text::qs(snooze.why));
}

void WatchPane::refreshNeeds()
{
    const World now = m_context->clock.world();
    const QDateTime local = localOf(now);
    NeedsList::Content content;
    content.waits = waitsUntil(local.date().dayOfWeek() % 7, local.time().hour());
    content.showsSnoozed = m_showSnoozed;
    const FocusPages* tab = shownTab();
    const auto snoozes = snoozesIn(m_said, now);
    const auto owners = ownersIn(m_said);
    std::map<std::string, QString> lines; // of rows that have one of their own, by key
    std::vector<NeedRow> needs = watch::needsOf(*m_context);
    if (m_ready) {
        for (watch::ReadyRow& row : watch::readyRows(*m_ready, now)) {
            lines[row.need.key] = std::move(row.line);
            needs.push_back(std::move(row.need));
        }
    }
    for (NeedRow& need : needs) {
        NeedsList::Row row;
        need.since = heldSince(need.findingId, need.since);
        const auto own = lines.find(need.key);
        row.line = own == lines.end() ? watch::needLine(need) : own->second;
        if (const auto it = snoozes.find(need.key);
            it != snoozes.end() && holds(it->second, need, now)) {
            ++content.snoozed;
            if (!m_showSnoozed)
                continue;
            row.snoozed = snoozeWords(it->second);
        }
        if (const OfferedRunbook* book = runbookFor(need.alertNames))
            row.runbook = text::qs(book->title);
        if (const auto it = owners.find(need.key); it != owners.end())
            row.owner = text::qs(it->second);
        row.focus = tab && !tab->shout.empty() && need.key == "shout:" + tab->shout;
        // A guess by place and time alone, and it is called one.
        if (tab && !row.focus && !need.cluster.empty() && need.cluster == tab->cluster
            && need.since >= tab->impact - std::chrono::minutes(5)
            && need.since <= tab->impact + std::chrono::minutes(30))
            //: A guess beside a row: it began when the page's trouble did
            row.guess = tr("same cause?");
        row.need = std::move(need);
        content.rows.push_back(std::move(row));
    }
    foldUnderLostNodes(content.rows, m_openFolds);
    int tonight = 0;
    StatusKind worst = StatusKind::Ok;
    for (const NeedsList::Row& row : content.rows) {
        if (!row.need.tonight || row.under || !row.snoozed.isEmpty())
            continue;
        ++tonight;
        if (rankOf(statusOf(row.need.severity)) > rankOf(worst))
            worst = statusOf(row.need.severity);
    }
    const auto order = [](const NeedsList::Row& r) {
        return r.focus ? 0 : r.snoozed.isEmpty() ? 1 : 2;
    };
    std::stable_sort(content.rows.begin(), content.rows.end(), [&](const auto& a, const auto& b) {
        return order(a) < order(b);
    });
    const Hub& hub = m_context->hub;
    const WatchVerdict verdict = watch::verdictOf(hub);
    content.unseen = notSeenWords();
    content.empty = hub.sources().empty() ? tr("Nothing is watched yet.")
        : !hub.settled()                  ? tr("Looking…")
        : verdict.live == 0 && verdict.asked > 0
        //: No source is live
        ? tr("Nothing is seen: what needs you is not known.")
        : content.unseen.isEmpty() && !m_context->scope.scope().tenant.empty()
            //: %1 = name of a tenant
            ? tr("Nothing of tenant %1 needs you tonight.")
                  .arg(text::qs(m_context->scope.scope().tenant))
            : content.unseen.isEmpty() ? tr("Nothing needs you tonight.")
                                       //: %1 = "3 of 9 sources are not seen"
                                       : tr("Nothing known needs you; %1.").arg(content.unseen);
    m_needs->setContent(std::move(content));
    Q_EMIT badgeChanged(tonight, worst);
}

void WatchPane::refreshTonight()
{
    m_matrix->setMatrix(watch::matrixOf(*m_context, m_ready ? &*m_ready : nullptr));
    const Hub& hub = m_context->hub;
    const Tonight tonight = watch::tonightOf(hub);
    const World now = m_context->clock.world();
    TonightCard::Content content;
    content.people = watch::peopleOf(tonight);
    if (content.people.isEmpty()) {
        const watch::Sight pager = watch::sightOf(hub, "pagerduty", "oncall");
        content.people = pager.asked == 0
            ? tr("Who is on call is not watched: no pager is configured.")
            : pager.seen < pager.asked
            //: The pager does not answer, or not to this question
            ? tr("Who is on call is not known: the pager is not seen.")
            //: Short: it stands on one line of a small card
            : tr("Pager: nobody is on call.");
    }
    content.next = watch::nextOf(tonight, now);
    QStringList inForce;
    content.peopleFrom = watch::onCallOrigin(hub);
    content.silencesFrom = watch::silencesOrigin(hub);
    for (const Silence& silence : tonight.silences) {
        inForce << watch::silenceWords(silence, now);
        content.inForceFrom.push_back(content.silencesFrom);
    }
    for (const auto& [key, snooze] : snoozesIn(m_said, now)) {
        //: In force: a row that is put off. %1 = what, %2 = "snoozed until Mon 08:00 (Ana): why"
        inForce << tr("%1 %2").arg(text::qs(snooze.object), snoozeWords(snooze));
        content.inForceFrom.push_back(watch::ownOrigin());
    }
    constexpr qsizetype most = 3;
    content.inForce = inForce.mid(0, most);
    content.more = int(inForce.size() - content.inForce.size());
    const watch::Sight alerts = watch::sightOf(hub, "alertmanager", "silences");
    content.known = alerts.asked > 0 && alerts.seen == alerts.asked;
    content.none = alerts.asked == 0
        //: Whether a silence holds is not known
        ? tr("In force: not known, no Alertmanager is configured.")
        : alerts.seen < alerts.asked
            //: Whether a silence holds is not known. %1 = names of sources
            ? tr("In force: not known, %1 is not seen.").arg(text::qs(alerts.unseen))
            //: No silence holds now
            : tr("In force: no silence.");
    if (!content.known && !content.inForce.isEmpty())
        //: Below a list of silences: there may be others
        content.unseen = tr("Other silences are not known.");
    const auto& estate = m_setup.services.estate;
    const FreezesTonight freezes = freezesTonight(
        estate.freezes,
        [this](const std::string& name) { return m_context->scope.admitsEnvironment(name); },
        now);
    content.frozenNow = !freezes.inForce.empty();
    content.frozen = m_setup.estate.empty()
        //: In the T box of a window that shows a recording
        ? tr("Freezes, chaos, ready for DR: not in a recording.")
        : watch::freezeLine(freezes, estate.freezes.size(), estate.badFreezes.size(), now);
    if (!m_setup.estate.empty())
        content.chaos = chaosWords(now, content.chaosLoud);
    if (m_ready) {
        const Action* list = m_context->actions.find(QStringLiteral("shell.ready"));
        watch::fillReady(content,
                         *m_ready,
                         m_readyBusy,
                         list && !list->keys.isEmpty()
                             ? list->keys.first().toString(QKeySequence::NativeText)
                             : QString());
    }
    m_tonight->setContent(std::move(content));
}

QString WatchPane::chaosWords(World now, bool& loud) const
{
    loud = false;
    if (!m_chaos)
        //: In the T box: whether a chaos experiment runs is not known
        return tr("chaos: not watched");
    const ScopeState& scope = m_context->scope;
    std::vector<ChaosSight> here = *m_chaos;
    std::erase_if(here, [&scope](const ChaosSight& one) {
        return scope.environmentOf(one.cluster) && !scope.admitsCluster(one.cluster);
    });
    const watch::ChaosLine line = watch::chaosLine(
        here,
        [&scope](const std::string& cluster) {
            const ScopeEnvironment* environment = scope.environmentOf(cluster);
            return text::qs(environment ? environment->name : cluster);
        },
        now);
    loud = line.loud;
    return line.words;
}

bool WatchPane::settled() const
{
    if (m_scanning || m_readyBusy)
        return false;
    if (!m_chaos || !m_context)
        return true;
    const std::vector<SourceStatus> sources = m_context->hub.sources();
    return std::none_of(m_chaos->begin(), m_chaos->end(), [&sources](const ChaosSight& one) {
        return one.state == ChaosSight::State::NotAsked
            && std::any_of(sources.begin(), sources.end(), [&one](const SourceStatus& source) {
                   return source.id.str() == one.cluster && source.state == SourceState::Live;
               });
    });
}

void WatchPane::setChaos(std::vector<ChaosSight> sights)
{
    m_chaos = std::move(sights);
    if (m_context)
        refreshTonight();
}

void WatchPane::setReadiness(const ReadyReport& report, bool busy)
{
    m_ready = report;
    m_readyBusy = busy;
    if (!m_context)
        return;
    refreshNeeds();
    refreshTonight();
}

// The key of the menu and the right button: what can be done with the row.
void WatchPane::rowMenu(const QPoint& at)
{
    const NeedsList::Row* row = m_needs->current();
    if (!row)
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto entry = [this, menu](const char* id) {
        const Action* action = m_context->actions.find(QString::fromLatin1(id));
        if (!action)
            return;
        QAction* item = menu->addAction(action->title);
        if (!action->keys.isEmpty())
            item->setShortcut(action->keys.first());
        item->setEnabled(!action->enabled || action->enabled());
        connect(item, &QAction::triggered, this, [this, wanted = action->id] {
            m_context->actions.trigger(wanted);
        });
    };
    entry("watch.open");
    entry("watch.plan");
    entry("watch.acknowledge");
    menu->addSeparator();
    entry("watch.snooze");
    entry("watch.owner");
    entry("watch.note");
    if (row->folded > 0 || row->under)
        entry("watch.fold");
    menu->addSeparator();
    entry("shell.copy");
    menu->popup(at);
}

void WatchPane::snoozeRow()
{
    const NeedsList::Row* row = m_needs->current();
    if (!row)
        return say(StatusKind::Info, tr("Choose a row first: J and K move."));
    const World now = m_context->clock.world();
    const auto snoozes = snoozesIn(m_said, now);
    if (const auto it = snoozes.find(row->need.key);
        it != snoozes.end() && !row->snoozed.isEmpty()) {
        m_log->record(snoozeEnd(it->second, now, m_setup.person));
        //: %1 = what the row speaks of
        say(StatusKind::Ok, tr("%1 is no longer snoozed.").arg(text::qs(row->need.object)));
        return refresh();
    }
    if (row->need.rule == NeedRow::Rule::Page)
        return say(StatusKind::Info,
                   tr("Somebody was paged for this: it is not put off while the page is open."));
    m_formRow = row->need;
    rowForm()->openSnooze(text::qs(row->need.object), now);
    placeCard();
}

void WatchPane::ownRow()
{
    const NeedsList::Row* row = m_needs->current();
    if (!row)
        return say(StatusKind::Info, tr("Choose a row first: J and K move."));
    m_formRow = row->need;
    const Owner owner = watch::ownerOf(*m_context, row->need);
    rowForm()->openOwner(
        text::qs(row->need.object),
        row->owner.isEmpty() ? text::qs(m_setup.person) : row->owner,
        owner.team.empty()
            //: Above the question who has a row: no team is known for it
            ? tr("No owner is named: neither the estate file nor a label says one.")
            //: Above the question who has a row. %1 = team and how to reach it
            : tr("Owner: %1").arg(ownerWords(owner)));
    placeCard();
}

void WatchPane::rowFormConfirmed()
{
    m_needs->setFocus();
    if (!m_formRow)
        return;
    const World now = m_context->clock.world();
    const std::string words = rowForm()->words().toStdString();
    Change mark = rowForm()->mode() == RowForm::Mode::Snooze
        ? snoozeMark(*m_formRow, now, rowForm()->until(), m_setup.person, words)
        : ownerMark(*m_formRow, now, words, m_setup.person);
    m_formRow.reset();
    const QString said = text::sentence(mark);
    m_log->record(std::move(mark));
    refresh();
    say(StatusKind::Ok, said);
}

} // namespace mw
