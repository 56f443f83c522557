// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wiring/source_types.h"
#include "models/document/document.h"
#include "models/sources/pagerduty/pagerduty.h"

namespace mw {

Status makePagerDuty(const EstateSource& source, const SourceWiring& wiring, SourceSetup& setup);

Status makePagerDuty(const EstateSource& source, const SourceWiring&, SourceSetup& setup)
{
    setup.staleAfter = std::chrono::seconds(75); // five polls
    setup.budget.perMinute = 300; // of 960 that a key may; others may use the same key
    setup.budget.burst = 40;
    setup.budget.maxInFlight = 4;
    PagerDutySettings settings;
    settings.id = setup.id;
    settings.from = source.settings.string("from");
    setup.source = makePagerDutySource(std::move(settings));
    return {};
}

} // namespace mw
