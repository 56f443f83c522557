// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/chart_style.h"

namespace mw {

ChartStyle chartStyleOf(const Theme& theme)
{
    const Palette& colors = theme.palette();
    return {colors.panel,
            colors.text,
            colors.muted,
            colors.hairline,
            colors.accent,
            theme.font(TextSize::Tiny)};
}

} // namespace mw
