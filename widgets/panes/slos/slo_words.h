// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the inspector and the charts say about an SLO. Pure functions. GUI thread.
#pragma once

#include "models/data/slo.h"
#include "widgets/charts/time_chart.h"
#include "widgets/controls/inspector_content.h"
#include "widgets/controls/provenance.h"

namespace mw {

Provenance provenanceOf(const Slo& slo);
InspectorContent inspectSlo(const Slo& slo, World now);
// How precisely an error ratio must be printed so that neighbouring axis labels differ.
QString ratioText(double value);
// Neighbours further apart than this are a gap: three usual steps.
Millis gapOf(const std::vector<SamplePoint>& points);

} // namespace mw
