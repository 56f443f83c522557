// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// When new versions of a service were rolled out, as far as the events of its deployments still
// tell (a cluster keeps events for an hour). GUI thread.
#pragma once

#include "models/hub/hub.h"
#include "widgets/charts/time_chart.h"

namespace mw {

std::vector<ChartMarker>
rolloutMarkers(const Hub& hub, const std::string& service, const QColor& color);

} // namespace mw
