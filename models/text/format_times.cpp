// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/duration.h"
#include "models/text/format.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTimeZone>
#include <cmath>

namespace mw::text {
namespace {

struct Format
{
    Q_DECLARE_TR_FUNCTIONS(Format)
};

QDateTime dateTime(World time, Qt::TimeSpec spec)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count(), spec);
}

} // namespace

QString age(World since, World now)
{
    return since == World{} ? none() : qs(humanAge(since, now));
}

QString span(std::chrono::seconds duration)
{
    const int64_t minutes = duration.count() / 60;
    const int64_t hours = minutes / 60;
    const int64_t days = hours / 24;
    if (minutes < 1)
        //: A duration shorter than one minute.
        return Format::tr("under a minute");
    if (hours < 1)
        //: A duration in minutes.
        return Format::tr("%1 min").arg(minutes);
    if (hours < 24) {
        if (minutes % 60 == 0)
            //: A duration in hours.
            return Format::tr("%1 h").arg(hours);
        //: A duration in hours and minutes.
        return Format::tr("%1 h %2 min").arg(hours).arg(minutes % 60);
    }
    // Two days in hours still read well and lose nothing.
    if (hours < 48)
        return Format::tr("%1 h").arg(hours);
    if (days < 10 && hours % 24 != 0)
        //: A duration in days and hours.
        return Format::tr("%1 d %2 h").arg(days).arg(hours % 24);
    //: A duration in days.
    return Format::tr("%1 d").arg(count(days));
}

QString exhaustion(double seconds)
{
    if (std::isnan(seconds))
        return none();
    if (seconds <= 0)
        //: The error budget is used up.
        return Format::tr("exhausted");
    if (std::isinf(seconds) || seconds > 1e10)
        //: The error budget does not run out if things go on like this.
        return Format::tr("not at this rate");
    return span(std::chrono::seconds(int64_t(seconds)));
}

QString window(std::chrono::minutes window)
{
    const int64_t minutes = window.count();
    if (minutes > 0 && minutes % (24 * 60) == 0)
        return Format::tr("%1 d").arg(minutes / (24 * 60));
    if (minutes > 0 && minutes % 60 == 0)
        return Format::tr("%1 h").arg(minutes / 60);
    return Format::tr("%1 min").arg(minutes);
}

QString latency(std::chrono::milliseconds duration)
{
    if (duration.count() < 0)
        return none();
    if (duration.count() < 1000)
        //: Milliseconds.
        return Format::tr("%1 ms").arg(duration.count());
    //: Seconds.
    return Format::tr("%1 s").arg(number(double(duration.count()) / 1000));
}

QString timeUtc(World time)
{
    if (time == World{})
        return none();
    return dateTime(time, Qt::UTC).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"))
        + QLatin1String(" UTC");
}

QString timeLocal(World time)
{
    if (time == World{})
        return none();
    const QDateTime local = dateTime(time, Qt::LocalTime);
    const int offset = local.offsetFromUtc() / 60;
    const QString text = local.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    return QStringLiteral("%1 %2%3:%4")
        .arg(text, offset < 0 ? QStringLiteral("-") : QStringLiteral("+"))
        .arg(std::abs(offset) / 60, 2, 10, QLatin1Char('0'))
        .arg(std::abs(offset) % 60, 2, 10, QLatin1Char('0'));
}

QString clockTime(World time)
{
    return time == World{} ? none()
                           : dateTime(time, Qt::LocalTime).toString(QStringLiteral("HH:mm:ss"));
}

QString clockTimeUtc(World time)
{
    return time == World{}
        ? none()
        : dateTime(time, Qt::UTC).toString(QStringLiteral("HH:mm:ss")) + QLatin1Char('Z');
}

} // namespace mw::text
