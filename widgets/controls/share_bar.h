// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A bar of how much of something is used, for table cells: quiet until it is nearly full.
#pragma once

#include "widgets/theme/theme.h"

#include <QPainter>
#include <QRectF>
#include <optional>

namespace mw {

// Width of the bar; the words of the cell stand right of it.
inline constexpr int usageBarWidth = 52;

// used < 0 = not measured: no bar at all, so that it does not look like an empty one.
void paintUsageBar(
    QPainter& painter, const Theme& theme, const QRectF& cell, int64_t used, int64_t total);

// The same for a share that may be negative (an error budget that is overspent): the bar is empty
// and its track turns critical.
void paintShareBar(QPainter& painter,
                   const Theme& theme,
                   const QRectF& bar,
                   double share,
                   std::optional<StatusKind> status);

} // namespace mw
