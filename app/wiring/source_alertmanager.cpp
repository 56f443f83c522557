// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wiring/source_types.h"
#include "models/document/document.h"
#include "models/sources/alertmanager/alertmanager.h"

#include <algorithm>

namespace mw {

Status makeAlertmanager(const EstateSource& source, const SourceWiring& wiring, SourceSetup& setup);

namespace {

LabelConvention conventionOf(const EstateSource& source, const Estate& estate)
{
    LabelConvention out;
    out.clusterLabel = source.settings.string("clusterLabel", out.clusterLabel);
    out.cluster = source.settings.string("cluster");
    if (const Node* clusters = source.settings.find("clusters");
        clusters && clusters->isMapping()) {
        for (const Node::Entry& one : clusters->entries)
            out.clusters[one.key] = one.value.text;
    }
    if (out.cluster.empty()) { // the only cluster of its environment
        std::vector<std::string> there;
        for (const EstateCluster& cluster : estate.clusters) {
            if (cluster.environment == source.environment)
                there.push_back(cluster.name);
        }
        if (there.size() == 1)
            out.cluster = there.front();
    }
    if (!estate.serviceLabel.empty()) {
        const std::string label = asPrometheusLabel(estate.serviceLabel);
        out.serviceLabels.insert(out.serviceLabels.begin(), {label, "label_" + label});
    }
    return out;
}

} // namespace

Status makeAlertmanager(const EstateSource& source, const SourceWiring& wiring, SourceSetup& setup)
{
    setup.staleAfter = std::chrono::seconds(75); // five polls
    setup.budget.maxInFlight = 3; // it refuses reads beyond its own limit of concurrency
    AlertmanagerSettings settings;
    settings.id = setup.id;
    settings.labels = conventionOf(source, wiring.estate);
    setup.source = makeAlertmanagerSource(std::move(settings));
    return {};
}

} // namespace mw
