// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wiring/source_types.h"
#include "models/document/document.h"
#include "models/sources/statuspage/statuspage.h"

namespace mw {

Status makeStatuspage(const EstateSource& source, const SourceWiring& wiring, SourceSetup& setup);

Status makeStatuspage(const EstateSource& source, const SourceWiring&, SourceSetup& setup)
{
    setup.staleAfter = std::chrono::minutes(5); // two polls of a calm page
    // Everybody's public page: a request a second is what it allows, and we need far fewer.
    setup.budget.perMinute = 20;
    setup.budget.burst = 6;
    setup.budget.maxInFlight = 2;
    StatuspageSettings settings;
    settings.id = setup.id;
    settings.url = source.url;
    if (const Node* list = source.settings.find("components")) {
        for (const Node& one : list->items)
            settings.components.push_back(one.text);
    }
    setup.source = makeStatuspageSource(std::move(settings));
    return {};
}

} // namespace mw
