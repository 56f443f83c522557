// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/moment.h"

#include <QCoreApplication>
#include <QLocale>

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

} // namespace mw::text
