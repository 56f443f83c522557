// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is written for others: the status update and the draft of the postmortem, in the language of
// the program.
#include "models/incident/incident.h"
#include "models/text/change_sentences.h"

#include <QCoreApplication>
#include <algorithm>
#include <set>

namespace mw::incident {
namespace {

struct IncidentWords
{
    Q_DECLARE_TR_FUNCTIONS(IncidentWords)
};

std::string utf8(const QString& text)
{
    return text.toStdString();
}

QString qs(const std::string& text)
{
    return QString::fromStdString(text);
}

QString duration(Millis span)
{
    const int64_t minutes = std::max<int64_t>(0, span.count() / 60'000);
    if (minutes < 60)
        //: A duration. %1 = minutes
        return IncidentWords::tr("%1 min").arg(minutes);
    //: A duration. %1 = hours, %2 = minutes with two digits
    return IncidentWords::tr("%1 h %2 min")
        .arg(minutes / 60)
        .arg(minutes % 60, 2, 10, QLatin1Char('0'));
}

// Text of people and servers inside a line of Markdown: no line breaks, no table or heading of its
// own, no link that hides where it leads.
QString inLine(const std::string& text)
{
    std::string out;
    for (const char c : text) {
        if (c == '\n' || c == '\r' || c == '\t') {
            out += ' ';
            continue;
        }
        if (std::string_view("\\`*_[]<>#|").find(c) != std::string_view::npos)
            out += '\\';
        out += c;
    }
    return qs(out);
}

QString orUnknown(const std::string& text)
{
    //: In a postmortem: nobody wrote it down
    return text.empty() ? IncidentWords::tr("not known") : inLine(text);
}

QString causeWords(Cause cause)
{
    switch (cause) {
    case Cause::Real:
        //: What an incident turned out to be
        return IncidentWords::tr("real");
    case Cause::FalseAlarm:
        //: What an incident turned out to be
        return IncidentWords::tr("false alarm");
    case Cause::Noise:
        break;
    }
    //: What an incident turned out to be
    return IncidentWords::tr("noise");
}

QString laneWords(ClockLane lane)
{
    switch (lane) {
    case ClockLane::Users:
        //: Where a line of the timeline comes from
        return IncidentWords::tr("users");
    case ClockLane::Alerts:
        //: Where a line of the timeline comes from
        return IncidentWords::tr("alerts");
    case ClockLane::Deploys:
        //: Where a line of the timeline comes from
        return IncidentWords::tr("deploys");
    case ClockLane::Cluster:
        //: Where a line of the timeline comes from
        return IncidentWords::tr("cluster");
    case ClockLane::Robots:
        //: Where a line of the timeline comes from: autoscalers and the like
        return IncidentWords::tr("robots");
    case ClockLane::Provider:
        //: Where a line of the timeline comes from: the cloud provider
        return IncidentWords::tr("provider");
    case ClockLane::Run:
        //: Where a line of the timeline comes from: runbooks
        return IncidentWords::tr("runbook");
    case ClockLane::Notes:
        break;
    }
    //: Where a line of the timeline comes from: people
    return IncidentWords::tr("note");
}

// That a person made the record say something else, with what it had said.
QString correctionWords(const Correction& one)
{
    const QString who = orUnknown(one.who);
    const QString before = orUnknown(one.before);
    switch (one.of) {
    case Correction::Of::Level:
        //: Line of a timeline. %1 = who, %2 = "P2", %3 = "P1"
        return IncidentWords::tr("%1 changed the severity from %2 to %3")
            .arg(who, before, inLine(one.after));
    case Correction::Of::Commander:
        //: Line of a timeline: who leads the incident. %1 = who wrote it, %2 = before, %3 = now
        return IncidentWords::tr("%1 changed the commander from %2 to %3")
            .arg(who, before, orUnknown(one.after));
    case Correction::Of::Impact:
        break;
    }
    //: Line of a timeline. %1 = who, %2 = time before, %3 = who or what had said it, %4 = time now
    return IncidentWords::tr("%1 corrected the start of the impact from %2 (by %3) to %4")
        .arg(who, before, orUnknown(one.beforeFrom), inLine(one.after));
}

struct Row
{
    World at{};
    QString words;
};

constexpr size_t mostRows = 400; // of a timeline: people read it

// What tells of the incident: not what an autoscaler's event said ten times an hour.
bool tells(const Change& change, const Incident& incident)
{
    if (change.id.starts_with("incident:"))
        return false; // the record says so itself
    if (change.lane == ClockLane::Notes)
        // Notes of before there was a record; of later ones the record has its own.
        return std::none_of(incident.notes.begin(),
                            incident.notes.end(),
                            [&](const Line& note) { return note.at == change.at; })
            && !change.id.starts_with("snooze:") && !change.id.starts_with("owner:");
    if (change.lane == ClockLane::Cluster)
        return change.severity == Severity::Warning || change.severity == Severity::Critical;
    return true;
}

std::vector<Row> timeline(const Incident& incident, const std::vector<Change>& changes, World end)
{
    std::vector<Row> rows;
    const auto add = [&rows](World at, QString words) {
        if (at != World{})
            rows.push_back({at, std::move(words)});
    };
    const QString from = orUnknown(incident.impactFrom);
    add(incident.impact,
        incident.impactConfirmed
            //: Line of a timeline, Markdown. %1 = who
            ? IncidentWords::tr("**Impact began** (confirmed by %1)").arg(from)
            //: Line of a timeline, Markdown. %1 = "SLO of agent-runtime"
            : IncidentWords::tr("**Impact began** (proposed by %1)").arg(from));
    //: Line of a timeline, Markdown. %1 = who
    add(incident.declared,
        IncidentWords::tr("**Declared** by %1").arg(orUnknown(incident.declaredBy)));
    //: Line of a timeline, Markdown. %1 = who
    add(incident.closed, IncidentWords::tr("**Closed** by %1").arg(orUnknown(incident.closedBy)));
    for (const Correction& one : incident.corrections)
        add(one.at, correctionWords(one));
    for (const Line& note : incident.notes)
        //: Line of a timeline. %1 = who, %2 = what they wrote
        add(note.at,
            IncidentWords::tr("Note of %1: %2").arg(orUnknown(note.who), inLine(note.words)));
    for (const Line& update : incident.updates)
        //: Line of a timeline. %1 = who, %2 = what they wrote
        add(update.at,
            IncidentWords::tr("Status update of %1: %2")
                .arg(orUnknown(update.who), inLine(update.words)));
    const World begin = (incident.impact == World{} ? incident.declared : incident.impact)
        - std::chrono::hours(1);
    std::vector<Row> told;
    for (const Change& change : changes) {
        if (!tells(change, incident))
            continue;
        const QString words = inLine(utf8(text::sentence(change)));
        if (change.at >= begin && change.at <= end)
            told.push_back({change.at, laneWords(change.lane) + QStringLiteral(": ") + words});
        // That it ended is as much of the story: users well again, a page resolved.
        const bool ends = change.lane == ClockLane::Users || change.lane == ClockLane::Alerts;
        if (ends && !change.open && change.until > change.at && change.until >= begin
            && change.until <= end)
            told.push_back({change.until,
                            change.lane == ClockLane::Users
                                //: Line of a timeline: users do not feel it any more. %1 = what
                                ? IncidentWords::tr("users well again: %1").arg(words)
                                //: Line of a timeline: an alert or page ended. %1 = what
                                : IncidentWords::tr("over: %1").arg(words)});
    }
    const auto earlier = [](const Row& a, const Row& b) { return a.at < b.at; };
    std::stable_sort(told.begin(), told.end(), earlier);
    if (told.size() > mostRows) {
        //: Line of a timeline: what was left out. %1 = how many
        add(told[mostRows].at,
            IncidentWords::tr("… %1 later lines of the change log are left out")
                .arg(told.size() - mostRows));
        told.resize(mostRows);
    }
    rows.insert(rows.end(), told.begin(), told.end());
    std::stable_sort(rows.begin(), rows.end(), earlier);
    return rows;
}

} // namespace

std::string updateTemplate(const Incident& incident, World now)
{
    const World since = incident.impact == World{} ? incident.declared : incident.impact;
    const World next = std::chrono::floor<std::chrono::minutes>(
        now + (incident.level == Level::P1 ? std::chrono::minutes(15) : std::chrono::minutes(30)));
    //: Status update for others, to be filled in. %1 = "P1", %2 = what happens, %3 = "19 min",
    //: %4 = time of the next one
    return utf8(IncidentWords::tr("%1 %2, for %3. We know: … We do: … Next update by %4.")
                    .arg(QString::fromLatin1(toString(incident.level)),
                         qs(incident.title),
                         duration(now - since),
                         qs(formatTime(next))));
}

std::string postmortem(const Incident& incident,
                       const std::vector<Change>& changes,
                       World now,
                       const std::vector<std::string>& unread)
{
    const World end = incident.isOpen() ? now : incident.closed;
    QString out
        = QStringLiteral("# ") + qs(incident.id) + QStringLiteral(": ") + inLine(incident.title);
    const auto paragraph = [&out](const QString& words) { out += QStringLiteral("\n\n") + words; };
    //: First line of a postmortem, Markdown
    paragraph(IncidentWords::tr("*Draft made from the record; what is not known is left open.*"));
    if (incident.simulated)
        //: Of a postmortem, Markdown: nothing of it was real
        paragraph(
            IncidentWords::tr("**SIMULATED: this was a drill or a demo. No users were hurt.**"));
    const auto fact = [&out](const QString& name, const QString& value) {
        out += QStringLiteral("| ") + name + QStringLiteral(" | ") + value + QStringLiteral(" |\n");
    };
    out += QStringLiteral("\n\n| | |\n|---|---|\n");
    fact(IncidentWords::tr("Severity"), QString::fromLatin1(toString(incident.level)));
    fact(IncidentWords::tr("Estate"), orUnknown(incident.estate));
    fact(IncidentWords::tr("Commander"), orUnknown(incident.commander));
    fact(IncidentWords::tr("Channel"), orUnknown(incident.channel));
    if (!incident.bridge.empty())
        fact(IncidentWords::tr("Bridge"), inLine(incident.bridge));
    if (incident.pagerNumber > 0)
        fact(IncidentWords::tr("Page"),
             QStringLiteral("#%1 ").arg(incident.pagerNumber) + inLine(incident.pagerUrl));
    fact(IncidentWords::tr("Impact began"),
         incident.impact == World{} ? IncidentWords::tr("not known")
             : incident.impactConfirmed
             ? qs(formatTime(incident.impact))
             //: Of a postmortem. %1 = time
             : IncidentWords::tr("%1 (proposed by data, nobody confirmed it)")
                   .arg(qs(formatTime(incident.impact))));
    fact(IncidentWords::tr("Declared"), qs(formatTime(incident.declared)));
    fact(IncidentWords::tr("Closed"),
         incident.isOpen() ? IncidentWords::tr("still open") : qs(formatTime(incident.closed)));
    if (incident.impact != World{})
        fact(IncidentWords::tr("Duration"),
             incident.isOpen()
                 //: Of a postmortem. %1 = "19 min"
                 ? IncidentWords::tr("%1 so far").arg(duration(end - incident.impact))
                 : duration(end - incident.impact));
    fact(IncidentWords::tr("Cause"),
         incident.cause ? causeWords(*incident.cause) : IncidentWords::tr("not known"));
    if (!incident.closingWords.empty())
        fact(IncidentWords::tr("In short"), inLine(incident.closingWords));

    const auto heading = [&out](const QString& words) {
        out += QStringLiteral("\n## ") + words + QStringLiteral("\n\n");
    };
    heading(IncidentWords::tr("What users felt"));
    out += QStringLiteral("…\n");
    heading(IncidentWords::tr("Timeline (UTC)"));
    if (!unread.empty()) {
        //: Of a postmortem, Markdown: above the timeline, before a list
        out += IncidentWords::tr("*Not in this timeline, because it could not be read:*")
            + QStringLiteral("\n\n");
        for (const std::string& one : unread)
            out += QStringLiteral("- ") + inLine(one) + QLatin1Char('\n');
        out += QLatin1Char('\n');
    }
    for (const Row& row : timeline(incident, changes, end))
        out += QStringLiteral("- ") + qs(formatTime(row.at)) + QStringLiteral("  ") + row.words
            + QLatin1Char('\n');
    heading(IncidentWords::tr("What helped, what did not"));
    out += QStringLiteral("…\n");
    heading(IncidentWords::tr("Left changed"));
    if (incident.leftChanged.empty())
        out += IncidentWords::tr("Nothing is known to be left changed.") + QLatin1Char('\n');
    for (const LeftChanged& one : incident.leftChanged) {
        QString owner = one.restored ? IncidentWords::tr("restored")
            : one.owner.empty()
            //: Of something left changed, Markdown
            ? IncidentWords::tr("**nobody owns it**")
            //: Of something left changed. %1 = who
            : IncidentWords::tr("owner %1").arg(inLine(one.owner));
        if (!one.restored && !one.owner.empty() && one.until != World{})
            //: Of something left changed. %1 = time
            owner += QStringLiteral(", ")
                + IncidentWords::tr("until %1").arg(qs(formatTime(one.until)));
        if (!one.restored && !one.undo.empty())
            //: Of something left changed. %1 = how it goes back
            owner += QStringLiteral(", ") + IncidentWords::tr("back: %1").arg(inLine(one.undo));
        out += QStringLiteral("- ") + inLine(one.what) + QStringLiteral(": ") + inLine(one.from)
            + QStringLiteral(" → ") + inLine(one.to) + QStringLiteral(", ") + owner
            + QLatin1Char('\n');
    }
    if (!incident.runs.empty()) {
        heading(IncidentWords::tr("Runbooks run"));
        for (const std::string& run : incident.runs)
            out += QStringLiteral("- ") + inLine(run) + QLatin1Char('\n');
    }
    heading(IncidentWords::tr("Actions"));
    //: Heads of a table in a postmortem, Markdown: keep the bars
    out += IncidentWords::tr("| What | Owner | Due |")
        + QStringLiteral("\n|---|---|---|\n| … | | |\n");
    return utf8(out);
}

} // namespace mw::incident
