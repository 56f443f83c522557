// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/moment.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTimeZone>

namespace mw::text {
namespace {
struct Moment
{
    Q_DECLARE_TR_FUNCTIONS(Moment)
};
} // namespace

QString written(const QDateTime& time, const QString& format)
{
    //: Code of the language of this translation, as in "de" or "ja": the names of days and months
    //: come from it
    return QLocale(Moment::tr("en")).toString(time, format);
}

std::optional<World> typedMoment(const QString& typed, World now)
{
    QString text = typed.simplified();
    if (text.endsWith(QLatin1Char('Z'), Qt::CaseInsensitive))
        text = text.chopped(1).trimmed();
    const qsizetype gap = text.indexOf(QLatin1Char(' '));
    const qsizetype letter = text.indexOf(QLatin1Char('T'), 0, Qt::CaseInsensitive);
    const qsizetype at = gap >= 0 ? gap : letter;
    const QString clock = text.mid(at + 1);
    QTime time = QTime::fromString(clock, QStringLiteral("H:mm:ss"));
    if (!time.isValid())
        time = QTime::fromString(clock, QStringLiteral("H:mm"));
    const QDateTime present
        = QDateTime::fromMSecsSinceEpoch(now.time_since_epoch().count(), QTimeZone::utc());
    QDate date
        = at < 0 ? present.date() : QDate::fromString(text.left(at), QStringLiteral("yyyy-MM-dd"));
    if (!time.isValid() || !date.isValid())
        return std::nullopt;
    if (at < 0 && time > present.time())
        date = date.addDays(-1); // of last night, not of the night to come
    return World(Millis(QDateTime(date, time, QTimeZone::utc()).toMSecsSinceEpoch()));
}

QString typeable(World at)
{
    return QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count(), QTimeZone::utc())
        .toString(QStringLiteral("yyyy-MM-dd HH:mm:ss'Z'"));
}

} // namespace mw::text
