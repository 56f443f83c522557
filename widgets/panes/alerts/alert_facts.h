// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the inspector says about an alert, a silence, a page: facts with where they come from. Pure
// functions of what the hub holds at this moment. GUI thread.
#pragma once

#include "models/hub/hub.h"
#include "models/items/alert_items.h"
#include "widgets/controls/inspector_content.h"

#include <optional>

namespace mw {

// ItemRef with topic "alerts", "silences", "pages" or "oncall"; nullopt: none of these, or gone.
std::optional<InspectorContent> inspectAlertItem(const Hub& hub, const ItemRef& ref);

// Where the rows of the pane's tables come from.
Provenance provenanceOf(const Hub& hub, const Shout& shout);
Provenance provenanceOf(const Hub& hub, const SignalRow& row);
Provenance provenanceOf(const Hub& hub, const SilenceRow& row);
Provenance provenanceOf(const Hub& hub, const Page& page);
Provenance provenanceOf(const Hub& hub, const OnCallShift& shift);

} // namespace mw
