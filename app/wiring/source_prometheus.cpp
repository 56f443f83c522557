// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wiring/source_types.h"
#include "models/sources/prometheus/prometheus.h"

namespace mw {

Status makePrometheus(const EstateSource& source, const SourceWiring& wiring, SourceSetup& setup);

Status makePrometheus(const EstateSource& source, const SourceWiring& wiring, SourceSetup& setup)
{
    setup.staleAfter = std::chrono::minutes(3);
    setup.budget.maxInFlight = 6; // Prometheus queues beyond its own limit and then times out
    PrometheusSettings settings;
    settings.id = setup.id;
    settings.type = source.type;
    settings.evaluateAt = wiring.at;
    for (const DeclaredSlo& slo : source.slos)
        settings.slos.push_back({slo.name,
                                 slo.service,
                                 slo.objective,
                                 slo.window,
                                 slo.errors,
                                 slo.total,
                                 slo.errorRatioQuery,
                                 slo.error ? describe(*slo.error) : std::string(),
                                 slo.openSlo});
    setup.source = makePrometheusSource(std::move(settings));
    return {};
}

} // namespace mw
