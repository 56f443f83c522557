// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Who answers for a thing and how they are reached, for the inspector and the Watch pane. Pure.
#pragma once

#include "models/hub/belongings.h"
#include "widgets/controls/inspector_content.h"

#include <optional>

namespace mw {

// "agents · #agents-oncall"; empty: nobody is named.
QString ownerWords(const Owner& owner);
// Team, how to reach it, who says so, and the tenant; nullopt: nothing is known of either.
std::optional<InspectorSection> belongsTo(const Owner& owner, Atom tenant, const Provenance& from);
// Puts it behind the first section.
void addBelongsTo(InspectorContent& content, std::optional<InspectorSection> section);

} // namespace mw
