// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The incident that is open at this console: declared, told of, closed; its record beside.
#include "models/incident/record.h"
#include "models/text/format.h"
#include "widgets/cards/alert_deeds.h"
#include "widgets/panes/watch/incident_form.h"
#include "widgets/panes/watch/needs_list.h"
#include "widgets/panes/watch/watch_facts.h"
#include "widgets/panes/watch/watch_pane.h"
#include "widgets/panes/watch/watch_words.h"

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QSaveFile>
#include <algorithm>

namespace mw {

using namespace incident;

namespace {

// Who has taken the page of an incident whose channel has been told nothing yet; empty: nobody, or
// there is no channel to tell.
QString onItOf(const Hub& hub, const Incident& open)
{
    if (open.channel.empty() || open.pagerId.empty() || !open.updates.empty())
        return {};
    const Topic<Page>& pages = hub.topic<Page>();
    const auto slot = pages.find({Atom(open.pagerSource), open.pagerId});
    if (!slot || pages.row(*slot).state != Page::State::Acknowledged
        || pages.row(*slot).acknowledgers.empty())
        return {};
    return text::qs(pages.row(*slot).acknowledgers.back().name);
}

} // namespace

const Incident* WatchPane::openIncident() const
{
    if (m_setup.shownIncident)
        return &*m_setup.shownIncident;
    return m_record && m_record->incident().isOpen() ? &m_record->incident() : nullptr;
}

// Goes on with the newest one of this estate that was open when the program ended. Never with
// another estate's: what is written now would stand in the wrong record.
void WatchPane::takeUpIncident()
{
    if (m_setup.incidentsDir.empty() || m_setup.estate.empty())
        return;
    m_files = runbook::makeFileLayer();
    const auto found
        = openIncidentOf(*m_files, m_setup.incidentsDir, m_setup.estate, m_setup.simulated);
    if (!found)
        return;
    auto record = IncidentRecord::open(*m_files, m_context->clock, found->dir);
    if (record) {
        m_record = std::move(record).value();
        for (LeftByDeed& left : std::exchange(m_early, {}))
            takeLeft(std::move(left));
    } else
        //: %1 = "INC-0007", %2 = why: another program writes it, it is damaged
        say(StatusKind::Warning,
            tr("%1 is open, but its record cannot be gone on with: %2")
                .arg(text::qs(found->id), text::qs(describe(record.error()))));
}

void WatchPane::declare()
{
    if (const Incident* open = openIncident()) {
        form()->openClose(text::qs(open->id));
        return placeCard();
    }
    const FocusPages* tab = shownTab();
    if (asksWhatItWas()) {
        m_judged = (shownEnded() ? shownEnded() : tab)->pages;
        const Page& page = m_judged.front();
        form()->openJudge(QStringLiteral("#%1 %2").arg(page.number).arg(text::qs(page.title)),
                          m_shown.users == UsersState::Well);
        return placeCard();
    }
    const WatchVerdict verdict = watch::verdictOf(m_context->hub);
    const bool users = verdict.kind == WatchVerdict::Kind::UsersFail;
    QString title;
    if (users)
        title = watch::headline(verdict, m_context->clock.world()).section(QLatin1Char(','), 0, 0);
    else if (tab)
        title = text::qs(tab->pages.front().title);
    QString hint;
    if (tab && tab->impact != World{})
        //: Beside the heading. %1 = time of day
        hint = tr("impact proposed from data: %1; M confirms or corrects it afterwards")
                   .arg(watch::shortTime(tab->impact));
    // Who leads: whoever the pager calls first, else whoever sits here; a nameless account is none.
    const Tonight tonight = watch::tonightOf(m_context->hub);
    std::string commander = m_setup.person == "operator" ? std::string() : m_setup.person;
    if (!tonight.people.empty())
        commander = tonight.people.front().name;
    // The page of the chosen row, else that of the card; every open one can be chosen.
    std::optional<SourceKey> first;
    if (const NeedsList::Row* row = m_needs->current(); row && !row->need.pages.empty())
        first = row->need.pages.front();
    else if (tab)
        first = tab->pages.front().key;
    std::vector<IncidentForm::Choice> pages;
    for (const FocusPages& one : m_tabs) {
        for (const Page& page : one.pages) {
            IncidentForm::Choice choice{
                page.key, QStringLiteral("#%1 %2").arg(page.number).arg(text::qs(page.title))};
            if (first == page.key)
                pages.insert(pages.begin(), std::move(choice));
            else
                pages.push_back(std::move(choice));
        }
    }
    form()->openDeclare(title,
                        users ? Level::P1 : Level::P2,
                        text::qs(commander),
                        hint,
                        pages,
                        first && !pages.empty() && pages.front().key == *first);
    placeCard();
}

void WatchPane::writeUpdate()
{
    const World now = m_context->clock.world();
    m_told.reset();
    if (const Incident* open = openIncident()) {
        QString words = text::qs(updateTemplate(*open, now));
        if (const QString who = onItOf(m_context->hub, *open); !who.isEmpty())
            //: Begins the first status update, once the page was acknowledged. %1 = who did
            words.prepend(tr("%1 is on it.").arg(who) + QLatin1Char(' '));
        form()->openUpdate(text::qs(open->id),
                           words,
                           open->channel.empty()
                               ? tr("kept in the record; copied for you to post")
                               //: Beside the heading. %1 = "#inc-payments"
                               : tr("kept in the record; copied for you to post in %1")
                                     .arg(text::qs(open->channel)));
        return placeCard();
    }
    const FocusPages* tab = shownTab();
    if (!tab)
        return say(StatusKind::Info,
                   tr("No incident is open and nobody was paged: D declares one."));
    m_told = tab->pages.front();
    //: Status update for others, to be filled in. %1 = what happens, %2 = "19 min"
    const QString words = tr("%1, for %2. We know: … We do: …")
                              .arg(text::qs(m_told->title), watch::spoken(now - tab->impact));
    //: What a status update speaks of. %1 = number of the page
    form()->openUpdate(tr("page #%1").arg(m_told->number),
                       words,
                       tr("no incident is declared: kept on the clock; copied for you to post"));
    placeCard();
}

Result<std::string> WatchPane::declareAs()
{
    Declaration wanted;
    wanted.title = form()->words().toStdString();
    wanted.estate = m_setup.estate;
    wanted.simulated = m_setup.simulated;
    wanted.level = form()->level();
    wanted.commander = form()->commander().toStdString();
    wanted.channel = form()->channel().toStdString();
    wanted.bridge = form()->bridge().toStdString();
    wanted.who = m_setup.person;
    const SourceKey chosen = form()->page();
    const FocusPages* tab = shownTab();
    for (const FocusPages& one : m_tabs) {
        for (const Page& page : one.pages) {
            if (page.key != chosen)
                continue;
            wanted.page = page;
            tab = &one;
        }
    }
    if (tab && tab->impact != World{}) {
        wanted.impact = tab->impact;
        wanted.impactFrom
            = tab->impactMeasured ? "SLO of " + tab->object : "the oldest signal of " + tab->object;
    }
    auto made = IncidentRecord::declare(*m_files, m_context->clock, m_setup.incidentsDir, wanted);
    if (!made)
        return made.error();
    m_record = std::move(made).value();
    mark("declared", m_record->incident().id + " declared: " + wanted.title);
    return m_record->incident().id;
}

void WatchPane::keepUpdate()
{
    const std::string words = form()->words().toStdString();
    const auto copied = [this] { QGuiApplication::clipboard()->setText(form()->words()); };
    if (openIncident()) {
        if (const Status kept = m_record->update(words, m_setup.person); !kept)
            return say(
                StatusKind::Critical,
                tr("It could not be written down: %1").arg(text::qs(describe(kept.error()))));
        copied();
        return say(StatusKind::Ok, tr("Kept in the record and copied."));
    }
    if (!m_told)
        return;
    m_log->record(updateMark(*m_told, m_context->clock.world(), words, m_setup.person));
    m_told.reset();
    copied();
    say(StatusKind::Ok, tr("Kept on the clock and copied. D declares an incident."));
}

// What a page was that nobody declared: the ledger of noise reads it from the clock.
void WatchPane::keepOutcome()
{
    const World now = m_context->clock.world();
    for (const Page& page : std::exchange(m_judged, {}))
        m_log->record(outcomeMark(
            page, now, toString(form()->cause()), form()->words().toStdString(), m_setup.person));
    //: After it was said what a page was
    say(StatusKind::Ok, tr("Kept on the incident clock."));
}

void WatchPane::formConfirmed()
{
    m_needs->setFocus();
    const auto failed = [this](const Error& error) {
        //: %1 = what is wrong with the disk
        say(StatusKind::Critical,
            tr("It could not be written down: %1").arg(text::qs(describe(error))));
    };
    switch (form()->mode()) {
    case IncidentForm::Mode::Declare:
        if (const auto made = declareAs(); !made)
            return failed(made.error());
        break;
    case IncidentForm::Mode::Update:
        keepUpdate();
        break;
    case IncidentForm::Mode::Judge:
        keepOutcome();
        break;
    case IncidentForm::Mode::Impact:
        if (const auto at = form()->impact())
            confirmImpact(*at);
        break;
    case IncidentForm::Mode::Change:
        if (const Status kept = keepChange(); !kept)
            return failed(kept.error());
        break;
    case IncidentForm::Mode::Close:
        if (!openIncident())
            break;
        const std::string closing = form()->words().toStdString();
        if (const Status closed = m_record->close(form()->cause(), closing, m_setup.person);
            !closed)
            return failed(closed.error());
        mark("closed", m_record->incident().id + " closed: " + closing);
        //: %1 = "INC-0007"
        say(StatusKind::Ok,
            tr("%1 is closed. Ctrl+K, \"postmortem\" writes its draft to a file.")
                .arg(text::qs(m_record->incident().id)));
        // Its page has been explained with it.
        for (const std::vector<FocusPages>* all : {&m_tabs, &m_ended}) {
            for (const FocusPages& tab : *all) {
                for (const Page& page : tab.pages) {
                    if (page.key.id == m_record->incident().pagerId)
                        m_log->record(outcomeMark(page,
                                                  m_context->clock.world(),
                                                  toString(form()->cause()),
                                                  closing,
                                                  m_setup.person));
                }
            }
        }
        m_record.reset();
        break;
    }
    refresh();
}

// Of the incident that is open, else of the newest one of this estate. What people wrote into an
// older draft stays.
void WatchPane::writePostmortem()
{
    std::optional<Incident> wanted;
    if (const Incident* open = openIncident())
        wanted = *open;
    for (const Listed& one : listIncidents(*m_files, m_setup.incidentsDir)) {
        if (!wanted && one.problem.empty()
            && one.incident.belongsTo(m_setup.estate, m_setup.simulated))
            wanted = one.incident;
    }
    if (!wanted)
        return say(StatusKind::Info,
                   tr("No incident was declared here: there is nothing to tell."));
    const QString stem = text::qs(wanted->dir) + QStringLiteral("/postmortem");
    QString name = stem + QStringLiteral(".md");
    for (int number = 2; QFile::exists(name); ++number)
        name = stem + QStringLiteral("-%1.md").arg(number);
    const QByteArray draft
        = QByteArray::fromStdString(postmortem(*wanted, m_log->all(), m_context->clock.world()));
    QSaveFile file(name);
    if (!file.open(QIODevice::WriteOnly) || file.write(draft) != draft.size() || !file.commit())
        return say(StatusKind::Critical,
                   tr("It could not be written down: %1").arg(file.errorString()));
    QGuiApplication::clipboard()->setText(name);
    //: %1 = "INC-0007", %2 = name of a file
    say(StatusKind::Ok,
        tr("Draft of %1 written; its name is copied: %2").arg(text::qs(wanted->id), name));
}

void WatchPane::mark(const std::string& kind, const std::string& words)
{
    Change change;
    change.id = "incident:" + m_record->incident().id + ":" + kind;
    change.lane = ClockLane::Run;
    change.at = m_context->clock.world();
    change.severity = Severity::Info;
    change.sentence = words;
    m_log->record(std::move(change));
}

void WatchPane::takeRun(const runbook::RunView& run)
{
    if (!m_log)
        return; // another pane is in front and this one not built yet; the run tells again
    Change change;
    World last{};
    for (const runbook::StepRow& step : run.steps) {
        if (step.startedAt && (change.at == World{} || *step.startedAt < change.at))
            change.at = *step.startedAt;
        if (step.finishedAt)
            last = std::max(last, *step.finishedAt);
    }
    if (change.at == World{})
        return; // planned: nothing has happened
    change.id = "runbook:" + run.runId;
    change.lane = ClockLane::Run;
    change.severity = Severity::Info;
    change.open
        = run.state < runbook::RunState::Succeeded || run.state == runbook::RunState::Aborting;
    change.until = change.open ? World{} : std::max(change.at, last);
    // A drill must never look like the real thing.
    change.sentence = (run.mode == runbook::Mode::Live        ? ""
                           : run.mode == runbook::Mode::Drill ? "DRILL "
                                                              : "SIMULATED ")
        + run.title + (change.open ? std::string() : ": " + run.endMessage);
    change.provenance = run.dir;
    m_log->record(std::move(change));
    if (!openIncident() || run.mode != runbook::Mode::Live)
        return;
    Status kept = m_record->linkRun(run.runId);
    for (const runbook::LeftChangedView& left : run.leftChanged) {
        LeftChanged one{left.key,
                        left.what,
                        left.from,
                        left.to,
                        run.runId,
                        left.owner,
                        left.until.value_or(World{}),
                        false,
                        {}};
        if (kept)
            kept = m_record->leftChanged(one);
    }
    // What is no longer left changed has been restored.
    for (const LeftChanged& known : std::vector(m_record->incident().leftChanged)) {
        const bool still = std::any_of(run.leftChanged.begin(),
                                       run.leftChanged.end(),
                                       [&](const auto& left) { return left.key == known.key; });
        if (kept && known.run == run.runId && !known.restored && !still) {
            LeftChanged restored = known;
            restored.restored = true;
            kept = m_record->leftChanged(restored);
        }
    }
    if (!kept)
        say(StatusKind::Critical, text::qs(describe(kept.error())));
}

void WatchPane::takeLeft(LeftByDeed left)
{
    if (!m_context) {
        m_early.push_back(std::move(left));
        return;
    }
    if (!openIncident())
        return;
    Status kept;
    for (LeftChanged known : std::vector(m_record->incident().leftChanged)) {
        if (left.undoes.empty() || known.key != left.undoes || known.restored)
            continue;
        known.restored = true;
        kept = m_record->leftChanged(known);
        if (left.undoes == left.left.key)
            left.left.key.clear(); // as it was found: nothing is left
    }
    if (kept && !left.left.key.empty())
        kept = m_record->leftChanged(left.left);
    if (!kept)
        say(StatusKind::Critical,
            tr("It could not be written down: %1").arg(text::qs(describe(kept.error()))));
}

// A silence that somebody made here goes back by itself, or another person ends it.
void WatchPane::lookAtSilences()
{
    if (!openIncident())
        return;
    const World now = m_context->clock.world();
    std::vector<LeftChanged> over;
    for (const LeftChanged& one : openIncident()->leftChanged) {
        if (one.restored || one.to == "expired" || !one.key.starts_with(silenceStem))
            continue;
        bool ended = one.until != World{} && one.until <= now;
        m_context->hub.topic<Silence>().forEach([&](Slot, const Silence& silence) {
            if (silence.state == Silence::State::Expired && one.key == silenceKey(silence.key))
                ended = true;
        });
        if (ended)
            over.push_back(one);
    }
    for (LeftChanged& one : over) {
        one.restored = true;
        if (const Status kept = m_record->leftChanged(one); !kept)
            return say(
                StatusKind::Critical,
                tr("It could not be written down: %1").arg(text::qs(describe(kept.error()))));
    }
}

void WatchPane::confirmImpact(World at)
{
    if (!openIncident()) {
        refresh(); // the line goes back to where data proposes it
        return say(StatusKind::Info,
                   tr("Declare an incident first (D): its record keeps the time."));
    }
    const World before = openIncident()->impact;
    if (const Status kept = m_record->confirmImpact(at, m_setup.person); !kept)
        say(StatusKind::Critical,
            tr("It could not be written down: %1").arg(text::qs(describe(kept.error()))));
    else if (before == World{} || before == at)
        //: %1 = time of day, %2 = "INC-0007"
        say(StatusKind::Ok,
            tr("Confirmed in %2: the impact began %1.")
                .arg(text::clockTimeUtc(at), text::qs(openIncident()->id)));
    else
        //: %1 = time of day, %2 = "INC-0007", %3 = the time of day that stood there before
        say(StatusKind::Ok,
            tr("Corrected in %2: the impact began %1, not %3.")
                .arg(text::clockTimeUtc(at),
                     text::qs(openIncident()->id),
                     text::clockTimeUtc(before)));
    refresh();
}

void WatchPane::askImpact()
{
    const Incident* open = openIncident();
    if (!open)
        return say(StatusKind::Info,
                   tr("Declare an incident first (D): its record keeps the time."));
    QStringList from;
    if (open->impactConfirmed)
        //: Of the start of the impact. %1 = who, %2 = time of day
        from << tr("confirmed by %1 at %2")
                    .arg(text::qs(open->impactFrom), text::clockTimeUtc(open->impactSaid));
    if (open->impactProposed != World{})
        //: Of the start of the impact. %1 = time of day, %2 = "SLO of agent-runtime"
        from << tr("proposed from data: %1, %2")
                    .arg(text::clockTimeUtc(open->impactProposed),
                         text::qs(open->impactProposedFrom));
    if (from.isEmpty())
        //: Of the start of the impact
        from << tr("nothing proposes a time");
    form()->openImpact(text::qs(open->id),
                       open->impact,
                       open->impactConfirmed,
                       from.join(QStringLiteral(" · ")),
                       m_context->clock.world());
    placeCard();
}

void WatchPane::askChange()
{
    const Incident* open = openIncident();
    if (!open)
        return say(StatusKind::Info, tr("No incident is open here: D declares one."));
    form()->openChange(text::qs(open->id), open->level, text::qs(open->commander));
    placeCard();
}

Status WatchPane::keepChange()
{
    if (!openIncident())
        return {};
    if (Status level = m_record->change(form()->level(), m_setup.person); !level)
        return level;
    if (Status leader = m_record->setCommander(form()->words().toStdString(), m_setup.person);
        !leader)
        return leader;
    say(StatusKind::Ok, tr("Kept in the record."));
    return {};
}

void WatchPane::addIncidentDeeds(std::vector<FocusCard::Deed>& deeds) const
{
    const Incident* open = openIncident();
    const World now = m_context->clock.world();
    if (!open) {
        if (m_files)
            deeds.push_back({QStringLiteral("watch.declare"),
                             QStringLiteral("D"),
                             //: Opens the card that declares an incident
                             tr("Declare incident"),
                             {},
                             false});
        return;
    }
    const World due = updateDue(*open);
    const QString who = onItOf(m_context->hub, *open);
    if (!who.isEmpty())
        deeds.push_back(
            {QStringLiteral("watch.update"),
             QStringLiteral("U"),
             //: Opens the card of the first status update. %1 = "#inc-payments", %2 = who
             tr("Tell %1: %2 is on it").arg(text::qs(open->channel), who),
             {},
             true});
    else
        deeds.push_back(
            {QStringLiteral("watch.update"),
             QStringLiteral("U"),
             //: %1 = "INC-0007 P1", %2 = "6:19" or "overdue"
             tr("%1: status update %2")
                 .arg(text::qs(open->id + " " + toString(open->level)),
                      //: The status update is due. %1 = time left
                      due > now ? tr("due in %1").arg(watch::spoken(due - now)) : tr("overdue")),
             {},
             due <= now});
    // Where there is little room the last ones go first.
    deeds.push_back({QStringLiteral("watch.declare"),
                     QStringLiteral("D"),
                     //: Opens the card that closes the incident
                     tr("Close the incident"),
                     {},
                     false});
    if (open->impact != World{} && !open->impactConfirmed)
        deeds.push_back({QStringLiteral("watch.impact"),
                         QStringLiteral("M"),
                         //: Opens the card that confirms it: short. %1 = time of day
                         tr("Impact since %1?").arg(watch::shortTime(open->impact)),
                         {},
                         false});
}

} // namespace mw
