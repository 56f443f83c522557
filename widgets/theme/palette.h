// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Colours by role. A theme is one Palette; nobody else names a colour.
#pragma once

#include "widgets/theme/status.h"

#include <QColor>
#include <array>

namespace mw {

enum class ThemeId { Night, Day, Contrast };

struct Palette
{
    ThemeId id = ThemeId::Night;
    QColor window; // behind everything: rail, top bar, gaps
    QColor panel; // cards, tables
    QColor raised; // floating layers: menus, palette, inspector
    QColor sunken; // input fields
    QColor hover; // laid over window, panel or raised (translucent)
    QColor pressed; // … while the button is down
    QColor selection; // … selected row or entry
    QColor hairline; // 1 px, 8 % contrast
    QColor border; // outlines of controls
    QColor text; // body
    QColor muted; // secondary text, still ≥ 4.5:1
    QColor faint; // units, captions, ≥ 4.5:1 on panel
    QColor disabled; // disabled text (exempt from contrast rules)
    QColor accent; // focus, selection bar, primary action
    QColor onAccent; // text on the accent
    QColor armed; // frame and chip while armed: the strongest ink, no status hue
    QColor onArmed;
    QColor scrim; // behind modal layers
    QColor shadow; // floating layers only
    std::array<QColor, 7> status; // by StatusKind
    std::array<QColor, 7> onStatus; // text on a filled status cell
    std::array<QColor, 6> series; // chart series; the last one is "other"

    QColor of(StatusKind kind) const { return status[size_t(kind)]; }
    QColor on(StatusKind kind) const { return onStatus[size_t(kind)]; }
};

const Palette& paletteOf(ThemeId id);
// Straight alpha blend, for fills that must be opaque (delegates, elided text over a selection).
QColor blend(const QColor& below, const QColor& above);

} // namespace mw
