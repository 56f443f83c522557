// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What every pane with a table offers by name and key: filter, columns, copy.
#pragma once

#include "widgets/controls/actions.h"

#include <functional>

namespace mw {

class DataTable;
class Pane;

// table: the one shown now; may be null. Ids begin with the pane's id: "clusters.copy".
void addTableActions(ActionRegistry& actions, Pane& pane, std::function<DataTable*()> table);

} // namespace mw
