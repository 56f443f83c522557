// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The one table of status: colour + shape + word. Everything that shows a status asks here.
#pragma once

#include "models/data/finding.h"
#include "models/data/source_status.h"

#include <QString>
#include <array>

namespace mw {

enum class StatusKind { Ok, Info, Warning, Critical, Unknown, Stale, Forbidden };
inline constexpr std::array allStatusKinds{StatusKind::Ok,
                                           StatusKind::Info,
                                           StatusKind::Warning,
                                           StatusKind::Critical,
                                           StatusKind::Unknown,
                                           StatusKind::Stale,
                                           StatusKind::Forbidden};

enum class StatusShape {
    Disc, // ● ok
    Diamond, // ◆ info
    Triangle, // ▲ warning
    Square, // ■ critical
    DottedRing, // ◌ unknown
    HatchedSquare, // ▨ stale
    SlashedRing, // ⊘ forbidden
};

StatusShape shapeOf(StatusKind kind);
QString wordOf(StatusKind kind); // "OK", "Critical", … translated
QChar glyphOf(StatusKind kind); // for text that leaves the program (copied lines); never painted
StatusKind statusOf(Severity severity);
StatusKind statusOf(SourceState state);
// Order for "worst of several": higher is worse.
int rankOf(StatusKind kind);

} // namespace mw
