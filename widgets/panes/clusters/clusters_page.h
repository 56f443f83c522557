// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One tab of the Clusters pane: a table, its model, and how to speak of its rows. Private to the
// pane.
#pragma once

#include "widgets/controls/data_table.h"
#include "widgets/panes/clusters/clusters_pane.h"

#include <map>

namespace mw {

struct ClustersPane::Page
{
    DataTable* table = nullptr;
    std::unique_ptr<RowModelBase> model;
    std::function<Selected(int row)> selectedAt;
    std::function<void()> rescope;
    std::string part; // of the source; empty for findings
    std::map<std::string, CellMark> remembered; // clusters that do not answer for this part
    QString what;
    QString id;
};

} // namespace mw
