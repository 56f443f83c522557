// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How charts look in a theme.
#pragma once

#include "widgets/charts/time_chart.h"
#include "widgets/theme/theme.h"

namespace mw {

ChartStyle chartStyleOf(const Theme& theme);

} // namespace mw
