// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where the numbers of the Watch pane come from. Most of them stand on several sources: all are
// named, and the age is that of the oldest. Pure functions of what the hub holds at this moment.
// GUI thread.
#pragma once

#include "models/data/change.h"
#include "models/hub/hub.h"
#include "models/insight/watch_matrix.h"
#include "models/insight/watch_needs.h"
#include "models/insight/watch_verdict.h"
#include "widgets/controls/provenance.h"

class QPoint;

namespace mw::watch {

// The sentence of the verdict; the line below it (budget, what else); how much is seen.
Provenance headlineOrigin(const Hub& hub, const WatchVerdict& verdict);
Provenance detailOrigin(const Hub& hub, const WatchVerdict& verdict);
Provenance seenOrigin(const Hub& hub, const WatchVerdict& verdict);

Provenance cellOrigin(const Hub& hub, const MatrixCell& cell, Domain domain);
Provenance needOrigin(const Hub& hub, const NeedRow& row);
Provenance pageOrigin(const Hub& hub, const Page& page);
// The SLOs that say how users of a service are; empty without one.
Provenance usersOrigin(const Hub& hub, const std::string& service);
Provenance changeOrigin(const Hub& hub, const Change& change);
Provenance onCallOrigin(const Hub& hub);
Provenance silencesOrigin(const Hub& hub);
Provenance ownOrigin(); // what people wrote at this console

// What the number under the pointer says; empty: nothing stands there. `at` is the widget's.
QString tipAt(const QWidget* widget, const QPoint& at, World now);

} // namespace mw::watch
