// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Our cells of a row by the column names of the server's Tables.
#pragma once

#include "models/insight/kube_columns.h"

#include <map>
#include <string>

namespace mwtest {

using Cells = std::map<std::string, std::string>;

inline std::string orNone(std::string text)
{
    return text.empty() ? "<none>" : text;
}

inline Cells cellsOf(const mw::Pod& pod, mw::World now)
{
    const mw::PodCells c = mw::podCells(pod, now);
    return {{"Name", c.name},
            {"Ready", c.ready},
            {"Status", c.status},
            {"Restarts", c.restarts},
            {"Age", c.age},
            {"IP", orNone(pod.ip)},
            {"Node", orNone(pod.node.str())}};
}

inline Cells cellsOf(const mw::KubeNode& node, mw::World now)
{
    const mw::NodeCells c = mw::nodeCells(node, now);
    return {{"Name", c.name},
            {"Status", c.status},
            {"Roles", c.roles},
            {"Age", c.age},
            {"Version", c.version}};
}

inline Cells cellsOf(const mw::Namespace& row, mw::World now)
{
    const mw::NamespaceCells c = mw::namespaceCells(row, now);
    return {{"Name", c.name}, {"Status", c.status}, {"Age", c.age}};
}

inline Cells cellsOf(const mw::KubeEvent& event, mw::World now)
{
    const mw::EventCells c = mw::eventCells(event, now);
    return {{"Last Seen", c.lastSeen},
            {"Type", c.type},
            {"Reason", c.reason},
            {"Object", c.object},
            {"Message", c.message},
            {"Count", std::to_string(event.count)},
            {"Name", event.key.name}};
}

inline Cells cellsOf(const mw::Workload& row, mw::World now)
{
    const mw::WorkloadCells c = mw::workloadCells(row, now);
    std::string images;
    for (const std::string& image : row.images)
        images += (images.empty() ? "" : ",") + image;
    Cells cells{{"Name", c.name}, {"Ready", c.ready}, {"Age", c.age}, {"Images", images}};
    const std::string kind = row.key.kind.str();
    if (kind != "StatefulSet") {
        cells["Up-to-date"] = c.upToDate;
        cells["Available"] = c.available;
    }
    if (kind == "DaemonSet") {
        cells["Desired"] = c.desired;
        cells["Current"] = c.current;
        cells["Node Selector"] = c.nodeSelector;
    }
    return cells;
}

// A whole second is all that is known of "now": these may be one second off at a unit's border.
inline bool isAge(const std::string& column)
{
    return column == "Age" || column == "Last Seen" || column == "Restarts";
}

} // namespace mwtest
