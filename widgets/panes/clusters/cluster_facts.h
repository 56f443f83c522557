// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the inspector says about a Kubernetes object: facts with where they come from, its finding,
// its recent events. Pure functions of what the hub holds at this moment. GUI thread.
#pragma once

#include "models/hub/hub.h"
#include "models/items/row_model.h"
#include "widgets/controls/inspector_content.h"
#include "widgets/theme/status.h"

#include <optional>

namespace mw {

StatusKind statusOf(CellMark mark);
// nullopt if the hub does not hold such an object (any more).
std::optional<InspectorContent> inspectObject(const Hub& hub, const ObjectKey& key);
// The API path of an object, for provenance: "/api/v1/namespaces/a/pods/b".
QString apiPath(const ObjectKey& key);

} // namespace mw
