// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/freeze_words.h"

#include "models/text/format.h"
#include "models/text/moment.h"

#include <QCoreApplication>

namespace mw::text {
namespace {

struct FreezeWords
{
    Q_DECLARE_TR_FUNCTIONS(FreezeWords)
};

QString moment(World at, World now)
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count());
    const bool soon = at - now < std::chrono::hours(20);
    const bool week = at - now < std::chrono::hours(24 * 6);
    return written(local,
                   soon       ? QStringLiteral("HH:mm")
                       : week ? QStringLiteral("ddd HH:mm")
                              : QStringLiteral("d MMM HH:mm"));
}

QString where(const Freeze& freeze)
{
    QStringList names;
    for (const std::string& one : freeze.environments)
        names << qs(one);
    return names.join(QStringLiteral(", "));
}

} // namespace

QString inForce(const Freeze& freeze, World now)
{
    const QString until = moment(freeze.until, now);
    return freeze.environments.empty()
        //: A change freeze that holds now, everywhere. %1 = local time
        ? FreezeWords::tr("freeze everywhere until %1").arg(until)
        //: A change freeze that holds now. %1 = environments, %2 = local time
        : FreezeWords::tr("freeze %1 until %2").arg(where(freeze), until);
}

QString coming(const Freeze& freeze, World now)
{
    const QString from = moment(freeze.from, now);
    return freeze.environments.empty()
        //: The next change freeze, everywhere. %1 = local time
        ? FreezeWords::tr("freeze everywhere from %1").arg(from)
        //: The next change freeze. %1 = environments, %2 = local time
        : FreezeWords::tr("freeze %1 from %2").arg(where(freeze), from);
}

QString warning(const Freeze& freeze, const std::string& environment, World now)
{
    //: Before a change. %1 = environment, %2 = local time, %3 = why: "quarter end"
    return FreezeWords::tr("Change freeze of %1 until %2: %3. This is a warning, it bars nothing.")
        .arg(qs(environment), moment(freeze.until, now), qs(freeze.reason));
}

} // namespace mw::text
