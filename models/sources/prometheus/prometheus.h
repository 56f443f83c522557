// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Prometheus and what speaks like it (Thanos, Mimir, VictoriaMetrics): SLOs discovered from Sloth's
// rules and declared in the estate, computed from the raw counters. Part: slo. Topic rows: Slo,
// scope
// "<source>/Slo".
#pragma once

#include "models/base/clock.h"
#include "models/base/ids.h"
#include "models/sources/source.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mw {

struct DeclaredSloSpec
{
    std::string name, service;
    std::string objective; // per cent: "99.9"
    std::string window; // "30d"
    std::string errors, total; // counter selectors, or
    std::string errorRatioQuery; // PromQL with $window
    std::string problem; // already known to be wrong: shown as broken, never asked
    bool openSlo = false; // written as an OpenSLO file
};

struct PrometheusSettings
{
    SourceId id;
    std::string type = "prometheus";
    std::vector<DeclaredSloSpec> slos;
    bool discover = true; // look for SLOs that the server's rules declare
    std::optional<World> evaluateAt; // fixed moment of all queries; the server's own now otherwise
    Millis burnEvery{30'000};
    Millis periodEvery{300'000};
};

std::unique_ptr<Source> makePrometheusSource(PrometheusSettings settings);

} // namespace mw
