// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Days and months by name: of the language that the other words have, whatever the system's is.
// (QDateTime::toString names them in English, QLocale() in the language of the system.) Any thread.
#pragma once

#include <QDateTime>
#include <QString>

namespace mw::text {

// format: the letters of QDateTime::toString, as in "ddd HH:mm".
QString written(const QDateTime& time, const QString& format);

} // namespace mw::text
