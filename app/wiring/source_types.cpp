// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wiring/source_types.h"

namespace mw {

Status makeAlertmanager(const EstateSource& source, const SourceWiring& wiring, SourceSetup& setup);
Status makePagerDuty(const EstateSource& source, const SourceWiring& wiring, SourceSetup& setup);
Status makeGithub(const EstateSource& source, const SourceWiring& wiring, SourceSetup& setup);
Status makeCostExplorer(const EstateSource& source, const SourceWiring& wiring, SourceSetup& setup);
Status makeFocus(const EstateSource& source, const SourceWiring& wiring, SourceSetup& setup);
Status makeOpenCost(const EstateSource& source, const SourceWiring& wiring, SourceSetup& setup);
Status makeStatuspage(const EstateSource& source, const SourceWiring& wiring, SourceSetup& setup);
Status makePrometheus(const EstateSource& source, const SourceWiring& wiring, SourceSetup& setup);

namespace {

constexpr SourceType types[] = {
    {"alertmanager", makeAlertmanager},
    {"pagerduty", makePagerDuty, "https://api.pagerduty.com", "Token token="},
    {"github", makeGithub},
    {"aws-cost-explorer", makeCostExplorer},
    {"focus", makeFocus},
    {"opencost", makeOpenCost},
    {"prometheus", makePrometheus},
    {"statuspage", makeStatuspage},
};

} // namespace

const SourceType* sourceType(const std::string& type)
{
    for (const SourceType& known : types) {
        if (type == known.type)
            return &known;
    }
    return nullptr;
}

} // namespace mw
