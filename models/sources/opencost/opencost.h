// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// OpenCost: what the clusters' workloads cost, by namespace and by labels, and what nobody uses.
// Complete days. Part: allocation, one request per aggregate. Topic rows: AllocationLine,
// CostFeed; scopes "<source>/<aggregate>", "<source>/CostFeed".
#pragma once

#include "models/base/ids.h"
#include "models/base/result.h"
#include "models/data/cost.h"
#include "models/sources/source.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace mw {

struct OpenCostSettings
{
    SourceId id;
    std::string currency = "USD"; // the answers do not say
    std::vector<std::string> aggregates{"namespace"}; // further ones: "label:tenant"
    int days = 7; // complete ones
    std::string resolution = "10m"; // the load knob of its Prometheus
    Millis every{std::chrono::hours(1)};
};

std::unique_ptr<Source> makeOpenCostSource(OpenCostSettings settings);

namespace opencost {
// The answer of /allocation/compute. `code` in the body counts as much as the HTTP status; steps
// that are null or empty are steps on which nothing ran.
Result<std::vector<AllocationLine>>
decodeAllocation(std::string_view body, Atom source, Atom aggregate, Atom currency);
} // namespace opencost

} // namespace mw
