// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/faces/alertmanager/alertmanager_face.h"
#include "app/simulator/faces/aws/aws_face.h"
#include "app/simulator/faces/face.h"
#include "app/simulator/faces/github/github_face.h"
#include "app/simulator/faces/opencost/opencost_face.h"
#include "app/simulator/faces/pagerduty/pagerduty_face.h"
#include "app/simulator/faces/statuspage/statuspage_face.h"

namespace mw::sim {

std::vector<std::unique_ptr<Face>> makeFaces(World& world)
{
    std::vector<std::unique_ptr<Face>> faces;
    faces.push_back(std::make_unique<GithubFace>(world));
    const auto alerts = std::make_shared<AlertmanagerCluster>();
    alerts->timeline = std::make_shared<AlertTimeline>(world);
    faces.push_back(std::make_unique<AlertmanagerFace>(world, alerts, "alertmanager-a"));
    faces.push_back(std::make_unique<AlertmanagerFace>(world, alerts, "alertmanager-b"));
    faces.push_back(std::make_unique<PagerDutyFace>(world, alerts->timeline));
    faces.push_back(std::make_unique<AwsFace>(world));
    faces.push_back(std::make_unique<OpenCostFace>(world));
    faces.push_back(std::make_unique<StatuspageFace>(world));
    return faces;
}

} // namespace mw::sim
