// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The incident that is open at this console: declared, told of, closed; its record beside.
#include "models/incident/record.h"
#include "models/text/format.h"
#include "widgets/panes/watch/incident_form.h"
#include "widgets/panes/watch/needs_list.h"
#include "widgets/panes/watch/watch_facts.h"
#include "widgets/panes/watch/watch_pane.h"
#include "widgets/panes/watch/watch_words.h"

#include <QClipboard>
#include <QGuiApplication>
#include <algorithm>

namespace mw {

using namespace incident;

const Incident* WatchPane::openIncident() const
{
    return m_record && m_record->incident().isOpen() ? &m_record->incident() : nullptr;
}

// Goes on with the newest one that was open when the program ended.
void WatchPane::takeUpIncident()
{
    if (m_setup.incidentsDir.empty())
        return;
    m_files = runbook::makeFileLayer();
    for (const Listed& one : listIncidents(*m_files, m_setup.incidentsDir)) {
        if (!one.problem.empty() || !one.incident.isOpen())
            continue;
        if (auto record = IncidentRecord::open(*m_files, m_context->clock, one.incident.dir))
            m_record = std::move(record).value();
        return;
    }
}

void WatchPane::declare()
{
    if (const Incident* open = openIncident())
        return m_form->openClose(text::qs(open->id));
    const FocusPages* tab = shownTab();
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
        hint = tr("impact proposed from data: %1; drag the line on the clock to correct it")
                   .arg(watch::shortTime(tab->impact));
    m_form->openDeclare(title, users ? Level::P1 : Level::P2, text::qs(m_setup.person), hint);
    placeCard();
}

void WatchPane::writeUpdate()
{
    if (const Incident* open = openIncident()) {
        m_form->openUpdate(text::qs(open->id),
                           text::qs(updateTemplate(*open, m_context->clock.world())));
        placeCard();
    }
}

void WatchPane::formConfirmed()
{
    m_needs->setFocus();
    const auto failed = [this](const Error& error) {
        //: %1 = what is wrong with the disk
        say(StatusKind::Critical,
            tr("It could not be written down: %1").arg(text::qs(describe(error))));
    };
    if (m_form->mode() == IncidentForm::Mode::Declare) {
        Declaration wanted;
        wanted.title = m_form->words().toStdString();
        wanted.level = m_form->level();
        wanted.commander = m_form->commander().toStdString();
        wanted.channel = m_form->channel().toStdString();
        wanted.who = m_setup.person;
        if (const FocusPages* tab = shownTab()) {
            wanted.page = tab->pages.front();
            wanted.impact = tab->impact;
            wanted.impactFrom = tab->impactMeasured ? "SLO of " + tab->object
                                                    : "the oldest signal of " + tab->object;
        }
        auto made
            = IncidentRecord::declare(*m_files, m_context->clock, m_setup.incidentsDir, wanted);
        if (!made)
            return failed(made.error());
        m_record = std::move(made).value();
        mark("declared", m_record->incident().id + " declared: " + wanted.title);
    } else if (m_form->mode() == IncidentForm::Mode::Update && openIncident()) {
        const std::string words = m_form->words().toStdString();
        if (const Status kept = m_record->update(words, m_setup.person); !kept)
            return failed(kept.error());
        QGuiApplication::clipboard()->setText(m_form->words());
        say(StatusKind::Ok, tr("Kept in the record and copied."));
    } else if (openIncident()) {
        const std::string closing = m_form->words().toStdString();
        if (const Status closed = m_record->close(m_form->cause(), closing, m_setup.person);
            !closed)
            return failed(closed.error());
        mark("closed", m_record->incident().id + " closed: " + closing);
        //: %1 = "INC-0007", %2 = its number
        say(StatusKind::Ok,
            tr("%1 is closed. The draft: midwatch incident postmortem %2")
                .arg(text::qs(m_record->incident().id))
                .arg(m_record->incident().number));
        m_record.reset();
    }
    refresh();
}

// On the clock, beside the runs.
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
                        false};
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

void WatchPane::confirmImpact(World at)
{
    if (!openIncident())
        return say(StatusKind::Info,
                   tr("Declare an incident first (D): its record keeps the time."));
    if (const Status kept = m_record->confirmImpact(at, m_setup.person); !kept)
        say(StatusKind::Critical, text::qs(describe(kept.error())));
    refresh();
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
    deeds.push_back({QStringLiteral("watch.declare"),
                     QStringLiteral("D"),
                     //: Opens the card that closes the incident
                     tr("Close the incident"),
                     {},
                     false});
}

} // namespace mw
