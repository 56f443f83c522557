// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The line of outside providers on the focus card, and what the lanes of the clock do not see.
// Worst first, so that a narrow card cuts what matters least. Pure but for gathering. GUI thread.
#pragma once

#include "models/data/change.h"
#include "models/hub/hub.h"
#include "models/insight/providers.h"
#include "widgets/controls/provenance.h"
#include "widgets/theme/status.h"

#include <QString>

namespace mw::watch {

struct ProviderLine
{
    StatusKind status = StatusKind::Unknown;
    QString words;
    bool operator==(const ProviderLine&) const = default;
};
// aws: the estate stands on AWS, whose health has no public page and is not watched.
ProviderLine providerLine(const std::vector<ProviderView>& views, bool aws, World now);
// In the provider lane of the clock; empty: all is seen.
QString providersUnseen(const std::vector<ProviderView>& views);
// In the lanes of users and alerts: why an empty one does not mean that nothing happened; empty:
// it does, and in the other lanes.
QString laneUnseen(const Hub& hub, ClockLane lane);

// from: where the window begins, in which an incident that is over still counts.
std::vector<ProviderView> providersOf(const Hub& hub, World from);
bool standsOnAws(const Hub& hub);
Provenance providersOrigin(const Hub& hub);

} // namespace mw::watch
