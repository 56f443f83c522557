// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where the numbers of the Delivery pane come from: which requests, and how old their answers are.
// Pure functions of what the hub holds at this moment. GUI thread.
#pragma once

#include "models/data/delivery.h"
#include "models/hub/hub.h"
#include "models/items/dora_items.h"
#include "widgets/controls/inspector_content.h"

namespace mw {

// column: one of the table's, empty for the row itself.
Provenance deliveryOrigin(const Hub& hub, const PipelineRun& run, const QString& column = {});
Provenance deliveryOrigin(const Hub& hub, const Deployment& row, const QString& column = {});
// Of a run's jobs: its id as in PipelineRun::key.
Provenance jobsOrigin(const Hub& hub, const SourceKey& run);
// Of a delivery figure: every source that it was computed from, as old as the oldest of them.
Provenance deliveryOrigin(const Hub& hub, const DoraTile& tile, const QString& window);

} // namespace mw
