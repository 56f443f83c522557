// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/slos/rollout_markers.h"

#include "models/text/format.h"

#include <QCoreApplication>
#include <algorithm>
#include <set>

namespace mw {
namespace {

struct RolloutMarkers
{
    Q_DECLARE_TR_FUNCTIONS(RolloutMarkers)
};

// "Scaled up replica set web-5c7d from 0 to 1" begins a version; "… from 3 to 5" is the autoscaler.
// Servers before 1.25 say "Scaled up replica set web-5c7d to 1".
bool beginsVersion(const std::string& message)
{
    if (message.rfind("Scaled up replica set ", 0) != 0)
        return false;
    return message.find(" from 0 to ") != std::string::npos
        || (message.find(" from ") == std::string::npos && message.ends_with(" to 1"));
}

} // namespace

std::vector<ChartMarker>
rolloutMarkers(const Hub& hub, const std::string& service, const QColor& color)
{
    std::vector<ChartMarker> markers;
    if (service.empty())
        return markers;
    std::set<std::pair<std::string, std::string>> deployments; // cluster and namespace, name
    hub.workloads().forEach([&](Slot, const Workload& row) {
        if (row.key.kind.view() == "Deployment"
            && (row.service.view() == service || row.key.name == service))
            deployments.insert({row.key.cluster.str() + '/' + row.key.ns.str(), row.key.name});
    });
    if (deployments.empty())
        return markers;
    hub.events().forEach([&](Slot, const KubeEvent& event) {
        if (event.reason.view() != "ScalingReplicaSet" || !beginsVersion(event.message)
            || !deployments.contains(
                {event.key.cluster.str() + '/' + event.key.ns.str(), event.objectName}))
            return;
        const World at = event.firstSeen != World{} ? event.firstSeen : event.lastSeen;
        if (at != World{})
            //: Mark on a chart: a new version of a deployment. %1 = its name
            markers.push_back(
                {at, RolloutMarkers::tr("rollout %1").arg(text::qs(event.objectName)), color});
    });
    std::sort(markers.begin(), markers.end(), [](const ChartMarker& a, const ChartMarker& b) {
        return a.at < b.at;
    });
    return markers;
}

} // namespace mw
