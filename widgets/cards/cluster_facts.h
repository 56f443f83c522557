// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the inspector says about a Kubernetes object: facts with where they come from, its finding,
// its recent events. Pure functions of what the hub holds at this moment. GUI thread.
#pragma once

#include "models/hub/hub.h"
#include "models/items/row_model.h"
#include "widgets/controls/inspector_content.h"
#include "widgets/controls/provenance.h"
#include "widgets/theme/status.h"

#include <optional>

namespace mw {

class Belongings;

StatusKind statusOf(CellMark mark);
// nullopt if the hub does not hold such an object (any more). belongings: whose it is; may be null.
std::optional<InspectorContent>
inspectObject(const Hub& hub, const ObjectKey& key, const Belongings* belongings = nullptr);
// The thing was selected and is no longer there.
InspectorContent inspectGone(const Hub& hub, const ObjectKey& key);
// The API path of an object, for provenance: "/api/v1/namespaces/a/pods/b".
QString apiPath(const ObjectKey& key);
// What a check of domain.md §5.2 asks for, in words; empty if it is not a check of clusters.
QString checkRule(const std::string& check);

// Where a cell comes from: the list or watch of its kind, metrics.k8s.io for usage.
Provenance provenanceOf(const Hub& hub, const ObjectKey& key, const QString& column);
Provenance provenanceOf(const Hub& hub, const Finding& finding, const QString& column);
template <class Row>
Provenance provenanceOf(const Hub& hub, const Row& row, const QString& column)
{
    return provenanceOf(hub, row.key, column);
}

} // namespace mw
