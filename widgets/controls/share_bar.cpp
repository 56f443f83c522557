// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/share_bar.h"

#include "widgets/theme/paint.h"

#include <algorithm>
#include <cmath>

namespace mw {
namespace {

constexpr double thickness = 5;
constexpr double nearlyFull = 0.9; // from here on the next pod may not fit

} // namespace

void paintShareBar(QPainter& painter,
                   const Theme& theme,
                   const QRectF& bar,
                   double share,
                   std::optional<StatusKind> status)
{
    const Palette& colors = theme.palette();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.border);
    painter.drawRoundedRect(bar, bar.height() / 2, bar.height() / 2);
    if (share > 0) {
        QRectF part = bar;
        part.setWidth(std::max(bar.height(), bar.width() * std::min(1.0, share)));
        painter.setBrush(status ? colors.of(*status) : colors.muted);
        painter.drawRoundedRect(part, bar.height() / 2, bar.height() / 2);
    } else if (status) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colors.of(*status), 1));
        painter.drawRoundedRect(
            bar.adjusted(0.5, 0.5, -0.5, -0.5), bar.height() / 2, bar.height() / 2);
    }
    painter.restore();
}

void paintUsageBar(
    QPainter& painter, const Theme& theme, const QRectF& cell, int64_t used, int64_t total)
{
    if (used < 0 || total <= 0)
        return;
    const double share = double(used) / double(total);
    const QRectF bar(cell.left(), cell.center().y() - thickness / 2, usageBarWidth, thickness);
    paintShareBar(painter,
                  theme,
                  bar,
                  share,
                  share >= nearlyFull ? std::optional(StatusKind::Warning) : std::nullopt);
}

} // namespace mw
