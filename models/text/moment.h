// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Days and months by name: of the language that the other words have, whatever the system's is.
// (QDateTime::toString names them in English, QLocale() in the language of the system.) Any thread.
#pragma once

#include "models/base/clock.h"

#include <QDateTime>
#include <QString>
#include <optional>

namespace mw::text {

// format: the letters of QDateTime::toString, as in "ddd HH:mm".
QString written(const QDateTime& time, const QString& format);

// A moment of the past as a person types it, in UTC: "02:52", "02:52:30" (the last such one until
// now), "2026-01-17 02:52", with seconds, "T" and "Z" or without. nullopt: it is none.
std::optional<World> typedMoment(const QString& typed, World now);
// What stands in a field for typedMoment: "2026-01-17 02:52:00Z".
QString typeable(World at);

} // namespace mw::text
