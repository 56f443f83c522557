// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/watch/watch_words.h"

#include "models/data/source_parts.h"
#include "models/insight/silence_match.h"
#include "models/text/format.h"
#include "models/text/moment.h"
#include "models/text/readiness_words.h"
#include "models/text/sentences.h"

#include <QCoreApplication>
#include <QDateTime>
#include <cmath>

namespace mw::watch {
namespace {

struct Watch
{
    Q_DECLARE_TR_FUNCTIONS(Watch)
};

using Kind = WatchVerdict::Kind;

QString trendWords(WatchVerdict::Trend trend)
{
    switch (trend) {
    case WatchVerdict::Trend::Rising:
        //: Errors of users
        return Watch::tr("still rising ↗");
    case WatchVerdict::Trend::Steady:
        //: Errors of users
        return Watch::tr("steady →");
    case WatchVerdict::Trend::Falling:
        //: Errors of users
        return Watch::tr("falling ↘");
    case WatchVerdict::Trend::Unknown:
        break;
    }
    return {};
}

QString unseenWords(const Unseen& one, World now)
{
    QString what = text::qs(one.source);
    if (!one.part.empty())
        //: Part of a source that is not seen. %1 = "events", %2 = the source
        what = Watch::tr("%1 of %2").arg(text::qs(one.part), what);
    if (!one.onlyIn.empty())
        //: In "Not seen: …". %1 = a cluster, %2 = the only namespaces in which it is seen
        return Watch::tr("%1 outside of %2").arg(what, text::qs(commaList(one.onlyIn)));
    QStringList how{text::word(one.state)};
    if (one.lastGood != World{})
        how.first() += QLatin1Char(' ') + spoken(now - one.lastGood);
    if (one.nextTry > now)
        //: When a source is asked again. %1 = "20 s"
        how << Watch::tr("next try %1").arg(spoken(one.nextTry - now));
    return what + QStringLiteral(" (") + how.join(QStringLiteral(", ")) + QLatin1Char(')');
}

QString notSeen(const std::vector<Unseen>& unseen, World now)
{
    QStringList all;
    constexpr size_t most = 3;
    for (size_t i = 0; i < unseen.size() && i < most; ++i)
        all << unseenWords(unseen[i], now);
    if (unseen.size() > most)
        //: End of a list. %n = how many are left out
        all << Watch::tr("%n more", nullptr, int(unseen.size() - most));
    //: %1 = list of sources and why
    return Watch::tr("Not seen: %1.").arg(all.join(QStringLiteral("; ")));
}

QString budgetWords(const WatchVerdict& verdict, World now)
{
    if (std::isnan(verdict.remaining))
        return {};
    if (verdict.remaining <= 0)
        //: The error budget is used up
        return Watch::tr("Budget used up.");
    //: Error budget. %1 = "71 %"
    QString words = Watch::tr("Budget %1 left").arg(text::budget(verdict.remaining));
    const double left = verdict.exhaustionSeconds;
    if (verdict.lastSeen == World{} && std::isfinite(left) && left > 0 && left < 7 * 86400.0) {
        const World gone = now + Millis(int64_t(left * 1000));
        words += left < 18 * 3600.0
            //: Error budget. %1 = time of day, %2 = "620×"
            ? Watch::tr(", gone %1 at this rate (burn %2)")
                  .arg(shortTime(gone), text::burnRate(verdict.burn))
            //: Error budget. %1 = "35 h", %2 = "62×"
            : Watch::tr(", gone in %1 at this rate (burn %2)")
                  .arg(spoken(Millis(int64_t(left * 1000))), text::burnRate(verdict.burn));
    }
    return words + QLatin1Char('.');
}

} // namespace

QString spoken(Millis duration)
{
    const int64_t s = std::max<int64_t>(0, duration.count() / 1000);
    const auto two = [](int64_t big, const QString& unit, int64_t small, const QString& lesser) {
        QString words = QString::number(big) + QChar(0xA0) + unit;
        if (small > 0)
            words += QLatin1Char(' ') + QString::number(small) + QChar(0xA0) + lesser;
        return words;
    };
    //: Units of a duration: seconds, minutes, hours, days
    const QString sec = Watch::tr("s"), min = Watch::tr("min"), hour = Watch::tr("h"),
                  day = Watch::tr("d");
    if (s < 60)
        return two(s, sec, 0, sec);
    if (s < 600)
        return two(s / 60, min, s % 60, sec);
    if (s < 3600)
        return two(s / 60, min, 0, sec);
    if (s < 86'400)
        return two(s / 3600, hour, s / 60 % 60, min);
    return two(s / 86'400, day, s / 3600 % 24, hour);
}

QString shortTime(World at)
{
    return QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count(), Qt::UTC)
        .toString(QStringLiteral("HH:mm'Z'"));
}

QString headline(const WatchVerdict& verdict, World now)
{
    switch (verdict.kind) {
    case Kind::NotConfigured:
        return Watch::tr("Nothing is watched yet.");
    case Kind::NothingSeen:
        return Watch::tr("Nothing is seen.");
    case Kind::Well:
        //: Verdict with everything seen and nothing wrong. %1 = "9 of 9 sources live"
        return Watch::tr("Well. %1.").arg(seen(verdict));
    case Kind::WellWhereSeen:
        //: Verdict: nothing wrong, but not everything is seen. %1 = live, %2 = all sources
        return Watch::tr("Well where seen: %1 of %2 sources.").arg(verdict.live).arg(verdict.asked);
    case Kind::UsersFail: {
        const QString who = text::qs(verdict.subject), ratio = text::percent(verdict.errorRatio);
        //: Verdict. %1 = service, %2 = share of failing requests
        QString words = verdict.lastSeen == World{}
            ? Watch::tr("Users of %1 fail: %2 of requests").arg(who, ratio)
            //: Verdict, its source no longer answers. %3 = time of day of its last answer
            : Watch::tr("Users of %1 failed when last seen at %3: %2 of requests")
                  .arg(who, ratio, shortTime(verdict.lastSeen));
        if (verdict.since != World{})
            //: Verdict. %1 = time of day
            words += Watch::tr(", since %1").arg(shortTime(verdict.since));
        if (const QString trend = trendWords(verdict.trend); !trend.isEmpty())
            words += QStringLiteral(", ") + trend;
        return words + QLatin1Char('.');
    }
    case Kind::Wrong:
        break;
    }
    QString words = text::qs(verdict.subject) + QStringLiteral(": ") + text::qs(verdict.what);
    if (verdict.since != World{} && !verdict.what.empty() && now > verdict.since)
        //: Verdict. %1 = time of day
        words += now - verdict.since < std::chrono::hours(20)
            ? Watch::tr(", since %1").arg(shortTime(verdict.since))
            //: Verdict. %1 = "3 d 4 h"
            : Watch::tr(", for %1").arg(spoken(now - verdict.since));
    if (verdict.lastSeen != World{})
        //: End of the verdict, its source no longer answers. %1 = time of day of its last answer
        words += Watch::tr(", last seen %1").arg(shortTime(verdict.lastSeen));
    return words + QLatin1Char('.');
}

QString detail(const WatchVerdict& verdict, World now)
{
    QStringList parts;
    if (verdict.kind == Kind::NotConfigured)
        return Watch::tr("No source is configured: open an estate file, a cluster, or the demo.");
    if (verdict.kind == Kind::UsersFail)
        parts << budgetWords(verdict, now);
    if (verdict.more > 0)
        //: Below the verdict. %n = further findings
        parts << Watch::tr("%n more finding(s).", nullptr, int(verdict.more));
    if (!verdict.unseen.empty())
        parts << notSeen(verdict.unseen, now);
    parts.removeAll(QString());
    return parts.join(QLatin1Char(' '));
}

QString seen(const WatchVerdict& verdict)
{
    //: How much is seen. %1 = live, %2 = all
    QString words = Watch::tr("%1 of %2 sources live").arg(verdict.live).arg(verdict.asked);
    if (verdict.live > 0 && verdict.oldest > Millis(999))
        //: Age of the oldest answer. %1 = "41 s"
        words += Watch::tr(", oldest %1").arg(spoken(verdict.oldest));
    return words;
}

QString nextWords(const NextEvent& next, World now)
{
    const QDateTime utc
        = QDateTime::fromMSecsSinceEpoch(next.at.time_since_epoch().count(), Qt::UTC);
    const QString when = next.at - now < std::chrono::hours(20)
        ? shortTime(next.at)
        : text::written(utc, QStringLiteral("ddd HH:mm'Z'"));
    const QString what = text::qs(next.what);
    switch (next.kind) {
    case NextEvent::Kind::UpdateDue:
        //: Below the verdict. %1 = time of day
        return Watch::tr("Next: status update due %1.").arg(when);
    case NextEvent::Kind::Handover:
        if (next.me)
            //: Below the verdict: the watch comes to whoever sits here. %1 = time of day
            return Watch::tr("Next: handover to you %1.").arg(when);
        return what.isEmpty()
            //: Below the verdict: the watch ends. %1 = time of day
            ? Watch::tr("Next: handover %1.").arg(when)
            //: Below the verdict. %1 = who comes, %2 = time of day
            : Watch::tr("Next: handover to %1 %2.").arg(what, when);
    case NextEvent::Kind::SilenceEnds:
        //: Below the verdict. %1 = what the silence is about, %2 = time of day
        return Watch::tr("Next: silence %1 ends %2.").arg(what, when);
    case NextEvent::Kind::SnoozeEnds:
        //: Below the verdict. %1 = the row that was put off, %2 = time of day
        return Watch::tr("Next: snooze of %1 ends %2.").arg(what, when);
    case NextEvent::Kind::FreezeBegins:
        return what.isEmpty()
            //: Below the verdict: a change freeze of everything. %1 = time of day
            ? Watch::tr("Next: freeze begins %1.").arg(when)
            //: Below the verdict: a change freeze. %1 = environments, %2 = time of day
            : Watch::tr("Next: freeze of %1 begins %2.").arg(what, when);
    case NextEvent::Kind::FreezeEnds:
        break;
    }
    return what.isEmpty()
        //: Below the verdict: a change freeze of everything. %1 = time of day
        ? Watch::tr("Next: freeze ends %1.").arg(when)
        //: Below the verdict: a change freeze. %1 = environments, %2 = time of day
        : Watch::tr("Next: freeze of %1 ends %2.").arg(what, when);
}

QString factWords(const WatchReason& reason)
{
    if (reason.source.empty())
        return text::qs(reason.fact);
    const QString state = text::word(reason.state);
    return reason.fact.empty() ? state : state + QStringLiteral(": ") + text::qs(reason.fact);
}

QString tenantWords(const TenantsTouched& tenants)
{
    //: Below the verdict: whom it touches. %1 = how many, %2 = of how many in all
    return Watch::tr("%1 of %2 tenants.").arg(tenants.touched).arg(tenants.all);
}

QString ruleWords(NeedRow::Rule rule)
{
    switch (rule) {
    case NeedRow::Rule::Page:
        //: Why a row is for tonight
        return Watch::tr("Tonight: somebody was paged.");
    case NeedRow::Rule::Burning:
        //: Why a row is for tonight
        return Watch::tr("Tonight: users lose their error budget too fast.");
    case NeedRow::Rule::Gate:
        //: Why a row is for tonight
        return Watch::tr("Tonight: a gate of the cluster is critical in production.");
    case NeedRow::Rule::Nodes:
        //: Why a row is for tonight
        return Watch::tr("Tonight: nodes are lost where a gate of the cluster is critical since.");
    case NeedRow::Rule::CriticalAlert:
        //: Why a row is for tonight
        return Watch::tr("Tonight: the estate's own rule calls it critical.");
    case NeedRow::Rule::NotProduction:
        //: Why a row can wait
        return Watch::tr("Can wait: it is not production.");
    case NeedRow::Rule::OwnFinding:
        //: Why a row can wait
        return Watch::tr("Can wait: no alert and no page speak of it, and no SLO burns.");
    case NeedRow::Rule::NotReady:
        //: Why a row can wait
        return Watch::tr("Can wait: nothing is wrong yet, but a failover from here would be hard.");
    case NeedRow::Rule::Warning:
        break;
    }
    //: Why a row can wait
    return Watch::tr("Can wait: a warning, and no SLO burns.");
}

QString waitsWords(WaitsUntil until)
{
    switch (until) {
    case WaitsUntil::Monday:
        return Watch::tr("can wait until Monday");
    case WaitsUntil::Morning:
        return Watch::tr("can wait until morning");
    case WaitsUntil::Tomorrow:
        break;
    }
    return Watch::tr("can wait until tomorrow");
}

QString waitsShort(WaitsUntil until)
{
    switch (until) {
    case WaitsUntil::Monday:
        //: When a row is due, very short: Monday
        return Watch::tr("Mon");
    case WaitsUntil::Morning:
        //: When a row is due, very short: this morning
        return Watch::tr("a.m.");
    case WaitsUntil::Tomorrow:
        break;
    }
    //: When a row is due, very short: tomorrow
    return Watch::tr("tom.");
}

QString needLine(const NeedRow& row)
{
    QStringList parts;
    //: How many alerts, findings and pages speak of one object
    parts << Watch::tr("%n signal(s)", nullptr, int(row.signalCount));
    if (row.since != World{})
        //: %1 = time of day
        parts << Watch::tr("since %1").arg(shortTime(row.since));
    if (!row.pages.empty())
        //: How many pages were sent about it
        parts << Watch::tr("%n page(s)", nullptr, int(row.pages.size()));
    return parts.join(QStringLiteral(" · "));
}

QString domainTitle(Domain domain)
{
    switch (domain) {
    case Domain::Users:
        //: Column of the matrix: SLOs. At most 6 letters
        return Watch::tr("Users");
    case Domain::Work:
        //: Column of the matrix: workloads and pods. At most 6 letters
        return Watch::tr("Work");
    case Domain::Data:
        //: Column of the matrix: databases, volumes, stateful sets. At most 6 letters
        return Watch::tr("Data");
    case Domain::Edge:
        //: Column of the matrix: ingress, certificates, DNS, probes. At most 6 letters
        return Watch::tr("Edge");
    case Domain::Ship:
        //: Column of the matrix: pipelines and rollouts. At most 6 letters
        return Watch::tr("Ship");
    case Domain::Recovery:
        //: Column of the matrix: could a failover be run. At most 6 letters
        return Watch::tr("Recov");
    case Domain::Cost:
        break;
    }
    //: Column of the matrix: cost
    return Watch::tr("$");
}

QString domainWords(Domain domain)
{
    switch (domain) {
    case Domain::Users:
        return Watch::tr("What users feel: error budgets");
    case Domain::Work:
        return Watch::tr("API server, nodes, pods, workloads, and every alert that fits no other "
                         "column");
    case Domain::Data:
        return Watch::tr("Stateful sets; alerts about databases, queues and volumes");
    case Domain::Edge:
        return Watch::tr("Alerts about ingress, certificates, DNS and probes");
    case Domain::Ship:
        return Watch::tr("Pipelines and rollouts");
    case Domain::Recovery:
        return Watch::tr("Ready for DR: what a failover from this laptop needs");
    case Domain::Cost:
        break;
    }
    return Watch::tr("Cost and budgets");
}

QString cellReason(const MatrixCell& cell, World now)
{
    if (!cell.fact.empty())
        return text::qs(cell.fact);
    if (cell.ready)
        return text::subject(*cell.ready) + QStringLiteral(": ") + text::brief(*cell.ready, now);
    if (!cell.unseenSource.empty() && cell.unseen)
        return text::qs(cell.unseenSource) + QStringLiteral(": ") + text::word(*cell.unseen);
    if (!cell.unseenCheck.empty())
        //: Why a cell of the matrix is not known. %1 = a check ("NODE"), %2 = cluster
        return Watch::tr("%1 of %2 is not seen")
            .arg(text::qs(cell.unseenCheck), text::qs(cell.unseenCluster));
    if (cell.applies && cell.unseen)
        return Watch::tr("not checked yet");
    return {};
}

QString groundWords(const FocusChange& one)
{
    QString ground;
    switch (one.ground) {
    case FocusChange::Ground::SameObject:
        //: Why a change stands here: it was of what the page speaks of
        ground = Watch::tr("same service");
        break;
    case FocusChange::Ground::SameDependency:
        ground = one.through == FocusChange::Through::Node
            //: Why a change of nodes stands here. %1 = service whose pods stand on them
            ? Watch::tr("runs pods of %1").arg(text::qs(one.of))
            //: Why a change stands here: the service, %1, calls what changed
            : Watch::tr("dependency of %1").arg(text::qs(one.of));
        break;
    case FocusChange::Ground::SameCluster:
        //: Why a change stands here
        ground = Watch::tr("same cluster");
        break;
    case FocusChange::Ground::TimeOnly:
        //: Why a change stands here: nothing but the time speaks for it
        ground = Watch::tr("time only");
        break;
    }
    const QString when = one.before >= Millis(0)
        //: A change. %1 = "1 min 46 s"
        ? Watch::tr("%1 before").arg(spoken(one.before))
        //: A change that came after users began to feel it. %1 = "3 min"
        : Watch::tr("%1 after impact").arg(spoken(-one.before));
    return ground + QStringLiteral(" · ") + when;
}

QString peopleOf(const Tonight& tonight)
{
    QStringList parts;
    for (const OnCallPerson& one : tonight.people) {
        //: A person, and it is whoever sits here. %1 = name
        const QString name
            = one.me ? Watch::tr("%1 (you)").arg(text::qs(one.name)) : text::qs(one.name);
        if (one.level <= 1)
            //: %1 = who is called first
            parts << Watch::tr("On call %1").arg(name);
        else if (one.level == 2)
            //: %1 = who is called second
            parts << Watch::tr("second %1").arg(name);
        else
            //: %1 = who is called after the second one
            parts << Watch::tr("then %1").arg(name);
    }
    return parts.join(QStringLiteral(" · "));
}

QString nextOf(const Tonight& tonight, World now)
{
    if (tonight.handover == World{})
        return {};
    const QDateTime at
        = QDateTime::fromMSecsSinceEpoch(tonight.handover.time_since_epoch().count());
    const QString when = tonight.handover - now < std::chrono::hours(20)
        ? at.toString(QStringLiteral("HH:mm"))
        : text::written(at, QStringLiteral("ddd HH:mm"));
    //: In "Handover 07:00 from you to Ben"
    const QString from = tonight.fromMe ? Watch::tr("you") : text::qs(tonight.from);
    if (tonight.to.empty())
        //: %1 = local time, %2 = who ends; who comes is not known to the pager yet
        return Watch::tr("Handover %1 from %2; the next one is not known").arg(when, from);
    //: %1 = local time, %2 = from whom, %3 = to whom
    return Watch::tr("Handover %1 from %2 to %3")
        .arg(when, from, tonight.toMe ? Watch::tr("you") : text::qs(tonight.to));
}

QString silenceWords(const Silence& silence, World now)
{
    const QString what = silence.comment.empty() ? text::qs(matcherText(silence.matchers))
                                                 : text::qs(silence.comment);
    //: A silence in force. %1 = what, %2 = time left, %3 = who made it
    return Watch::tr("silence %1, %2 left (%3)")
        .arg(what, spoken(silence.endsAt - now), text::qs(silence.createdBy));
}

} // namespace mw::watch
