// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/alert_sentences.h"

#include "models/text/format.h"
#include "models/text/moment.h"
#include "models/text/sentences.h"

#include <QCoreApplication>
#include <QDateTime>
#include <algorithm>

namespace mw::text {
namespace {

struct Alerts
{
    Q_DECLARE_TR_FUNCTIONS(Alerts)
};

} // namespace

QString word(const Alert& alert)
{
    switch (alert.state) {
    case Alert::State::Active:
        //: State of an alert: nobody keeps it quiet.
        return Alerts::tr("firing");
    case Alert::State::Suppressed:
        if (!alert.silencedBy.empty())
            //: State of an alert: a silence keeps it quiet.
            return Alerts::tr("silenced");
        if (!alert.inhibitedBy.empty())
            //: State of an alert: another alert keeps it quiet.
            return Alerts::tr("inhibited");
        //: State of an alert: kept quiet by the time of day.
        return Alerts::tr("muted");
    case Alert::State::Unprocessed:
        //: State of an alert: Alertmanager has not looked at it yet.
        return Alerts::tr("new");
    case Alert::State::Other:
        break;
    }
    return qs(alert.stateWord.str());
}

QString word(const Shout& shout)
{
    switch (shout.quiet) {
    case Shout::Quiet::Silenced:
        return Alerts::tr("silenced");
    case Shout::Quiet::Inhibited:
        return Alerts::tr("inhibited");
    case Shout::Quiet::Muted:
        return Alerts::tr("muted");
    case Shout::Quiet::Meant:
        //: State of an alert whose only purpose is to fire, like a watchdog.
        return Alerts::tr("meant to fire");
    case Shout::Quiet::No:
        break;
    }
    return word(shout.severity);
}

QString word(Silence::State state, const Atom& asSent)
{
    switch (state) {
    case Silence::State::Active:
        //: State of a silence.
        return Alerts::tr("in force");
    case Silence::State::Pending:
        //: State of a silence: it begins later.
        return Alerts::tr("to come");
    case Silence::State::Expired:
        //: State of a silence.
        return Alerts::tr("over");
    case Silence::State::Other:
        break;
    }
    return qs(asSent.str());
}

QString word(Page::State state, const Atom& asSent)
{
    switch (state) {
    case Page::State::Triggered:
        //: State of a page: nobody has taken it yet.
        return Alerts::tr("triggered");
    case Page::State::Acknowledged:
        //: State of a page: somebody is on it.
        return Alerts::tr("acknowledged");
    case Page::State::Resolved:
        //: State of a page.
        return Alerts::tr("resolved");
    case Page::State::Other:
        break;
    }
    return qs(asSent.str());
}

QString ends(World end, World now)
{
    if (end == World{})
        //: A silence or shift has no end.
        return Alerts::tr("never");
    if (end <= now)
        //: %1 is an age such as "12m".
        return Alerts::tr("%1 ago").arg(age(end, now));
    //: %1 is a wait such as "1 h 50 min".
    return Alerts::tr("in %1").arg(
        span(std::chrono::duration_cast<std::chrono::seconds>(end - now)));
}

QString minutesSeconds(Millis left)
{
    const int64_t seconds = std::max<int64_t>(0, left.count() / 1000);
    return QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

QString escalation(const Page& page, World now)
{
    if (page.escalatesAt == World{} || page.state != Page::State::Triggered)
        return {};
    //: In the place of a countdown that has run out: the page escalates at any moment.
    const QString when
        = page.escalatesAt > now ? minutesSeconds(page.escalatesAt - now) : Alerts::tr("now");
    return page.escalatesTo.empty() ? when
                                    : QString(when + QStringLiteral(" → ") + qs(page.escalatesTo));
}

QString onCallLine(const std::vector<OnCallShift>& shifts, World now)
{
    const auto present = [now](const OnCallShift& one) {
        return (one.start == World{} || one.start <= now) && (one.end == World{} || one.end > now);
    };
    std::vector<const OnCallShift*> first;
    for (const OnCallShift& one : shifts) {
        if (one.level == 1 && present(one))
            first.push_back(&one);
    }
    if (first.empty())
        return {};
    std::sort(first.begin(), first.end(), [](const OnCallShift* a, const OnCallShift* b) {
        if (a->me != b->me)
            return a->me;
        return std::tie(a->user, a->end) < std::tie(b->user, b->end);
    });
    const OnCallShift& shown = *first.front();
    QString name = qs(shown.user);
    if (shown.me)
        //: Who is on call, and it is whoever sits here. %1 = name
        name = Alerts::tr("%1 (you)").arg(name);
    const auto others = std::count_if(first.begin(), first.end(), [&](const OnCallShift* one) {
        return one->userId != shown.userId;
    });
    if (others > 0)
        //: Who is on call. %1 = name, %2 = how many more
        name = Alerts::tr("%1 +%2").arg(name).arg(others);
    if (shown.end == World{})
        return name;
    const QDateTime end = QDateTime::fromMSecsSinceEpoch(shown.end.time_since_epoch().count());
    const bool today = shown.end - now < std::chrono::hours(20);
    return name + QStringLiteral(" → ")
        + (today ? end.toString(QStringLiteral("HH:mm"))
                 : written(end, QStringLiteral("ddd HH:mm")));
}

} // namespace mw::text
