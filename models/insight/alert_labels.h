// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an alert speaks of, read from its labels by the estate's conventions. Pure; any thread.
#pragma once

#include "models/data/alert.h"
#include "models/data/finding.h"

#include <map>
#include <string>
#include <vector>

namespace mw {

struct LabelConvention
{
    std::string clusterLabel = "cluster";
    std::map<std::string, std::string> clusters; // label value → estate name
    std::string cluster; // of alerts without the label; empty = not known
    // The first that is there names the service.
    std::vector<std::string> serviceLabels{
        "app_kubernetes_io_name", "service", "app", "sloth_service"};
};

// As Prometheus writes a Kubernetes label: every character but letters and digits is an underscore.
std::string asPrometheusLabel(std::string label);

struct AlertObject
{
    std::string cluster, service, subject;
};
// subject: as a finding would name it: "cluster/namespace/name", "cluster/node", the SLO.
AlertObject objectOf(const LabelSet& labels, const LabelConvention& convention);

// Of the label severity and, where Sloth made the rule, sloth_severity: critical and page are
// Critical; error, major, warning and ticket are Warning; info, none, anything unknown are Info.
Severity severityOf(std::string_view label);

} // namespace mw
