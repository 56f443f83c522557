// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the inspector shows of a thing: plain values, made by the pane that knows it.
#pragma once

#include "models/base/clock.h"
#include "widgets/controls/context.h"
#include "widgets/theme/status.h"

#include <QString>
#include <optional>
#include <vector>

namespace mw {

// Where a number comes from. Everything that shows a number carries one.
struct Provenance
{
    QString source; // "prod/prometheus", "prod (Kubernetes)"
    QString query; // PromQL, API path
    QString window; // "30 d"; may be empty
    World at{}; // when it was read; World{} = unknown
    bool empty() const { return source.isEmpty() && query.isEmpty(); }
    bool operator==(const Provenance&) const = default;
};
// Several lines for a tooltip; the age counts from at to now.
QString describe(const Provenance& provenance, World now);

struct Fact
{
    QString label;
    QString value;
    QString unit; // lighter, after the value; may be empty
    std::optional<StatusKind> status;
    bool mono = false; // names, ids, images
    Provenance from;
    bool operator==(const Fact&) const = default;
};

struct InspectorSection
{
    QString title;
    std::vector<Fact> facts;
    QString prose; // a sentence instead of or below the facts
    bool monoProse = false; // a query, a message of the server
    bool operator==(const InspectorSection&) const = default;
};

struct InspectorContent
{
    Selected what;
    QString kind; // "Pod", "SLO": small word above the title
    QString icon;
    QString title;
    QString subtitle; // "agent-factory · prod"
    StatusKind status = StatusKind::Unknown;
    QString sentence; // why it has this status, one or two lines
    std::vector<InspectorSection> sections;
    QStringList actions; // ids of the action registry, shown as buttons
    bool operator==(const InspectorContent&) const = default;
};

} // namespace mw
