// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Fewer points before drawing: per pixel column the first, lowest, highest and last (M4), so that
// the drawn line is the same. Gaps (NaN) stay gaps: each run between them becomes a series of its
// own.
#pragma once

#include "models/data/slo.h"

#include <vector>

namespace mw {

using PointRun = std::vector<SamplePoint>; // without NaN, ascending times

// columns: pixel columns of the plot; at most 4 points per column come back in all.
// maxStep: neighbours further apart than this are a gap too; 0 = never.
std::vector<PointRun> decimate(const std::vector<SamplePoint>& points, int columns, Millis maxStep);

} // namespace mw
