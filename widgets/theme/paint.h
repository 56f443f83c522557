// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Shapes that several widgets and charts paint: status marks, cards, hatches. Vector, no glyphs.
#pragma once

#include "widgets/theme/theme.h"

#include <QPainter>
#include <QRectF>

namespace mw {

// How loud a status may be: a quiet OK is muted ink, Normal takes the status colour.
enum class Loudness { Quiet, Normal };

// The shape of the status, centred in box and scaled to it (8–16 px are usual).
void paintStatus(QPainter& p,
                 const Theme& theme,
                 StatusKind kind,
                 const QRectF& box,
                 Loudness loudness = Loudness::Normal);
// The same in one given colour (on filled cells, in print).
void paintStatusShape(QPainter& p, StatusShape shape, const QRectF& box, const QColor& ink);
// Filled cell of a critical, outlined cell of a warning, nothing for the others.
void paintStatusCell(QPainter& p, const Theme& theme, StatusKind kind, const QRectF& cell);

// A card: panel fill, hairline, radius 6.
void paintCard(QPainter& p, const Theme& theme, const QRectF& rect);
// Soft shadow of a floating layer around rect; rect itself is not filled.
void paintShadow(QPainter& p, const Theme& theme, const QRectF& rect, int blur = 24);
// 45° lines, for hatched areas (stale, simulated, not exercised).
void paintHatch(QPainter& p, const QRectF& rect, const QColor& ink, qreal step = 4);
// Text on one line, elided to fit.
void paintLine(QPainter& p,
               const QRectF& rect,
               const QString& text,
               Qt::Alignment align = Qt::AlignLeft | Qt::AlignVCenter,
               Qt::TextElideMode elide = Qt::ElideRight);
// Text on two lines of half the rect's height each, broken between words; the second is elided.
void paintTwoLines(QPainter& p, const QRectF& rect, const QString& text);

} // namespace mw
