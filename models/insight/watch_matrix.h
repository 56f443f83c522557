// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Environments against domains: one mark each. Only domains that some source of the estate tells
// of; where an environment has no such source the domain does not apply. Pure; any thread.
#pragma once

#include "models/data/shout.h"
#include "models/data/source_status.h"
#include "models/insight/health.h"

#include <optional>
#include <string>
#include <vector>

namespace mw {

enum class Domain { Users, Work, Nodes, Alerts, Ship, Cost };
const char* toString(Domain domain); // "users" "work" …

struct MatrixPlace
{
    std::string environment, region;
    std::vector<std::string> clusters;
    bool operator==(const MatrixPlace&) const = default;
};

struct MatrixCell
{
    bool applies = false;
    Severity severity = Severity::Unknown; // Unknown: nothing wrong is known, but not all is seen
    // Worst state of the sources that tell of it, where it is not Live.
    std::optional<SourceState> unseen;
    std::string reason; // the worst fact; empty = nothing is wrong
    std::string findingId; // that says so; empty = none does
    std::vector<std::string> sources; // that tell of it
    bool operator==(const MatrixCell&) const = default;
};
struct MatrixRow
{
    MatrixPlace place;
    std::vector<MatrixCell> cells; // as Matrix::domains
    bool operator==(const MatrixRow&) const = default;
};
struct Matrix
{
    std::vector<Domain> domains;
    std::vector<MatrixRow> rows;
    bool operator==(const Matrix&) const = default;
};

struct MatrixInput
{
    const std::vector<MatrixPlace>& places;
    const std::vector<SourceStatus>& sources;
    const std::vector<Finding>& findings;
    const std::vector<CheckState>& checks;
    const std::vector<Shout>& shouts;
    // Prometheus sources that have SLOs: without one nobody tells of users.
    std::vector<std::string> sloSources;
};
Matrix watchMatrix(const MatrixInput& input);

} // namespace mw
