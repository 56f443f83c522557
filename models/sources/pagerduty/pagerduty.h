// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// PagerDuty's REST API v2: open incidents and those resolved within a day, who is on call, and in
// whose name the key speaks. Parts: incidents, oncall, user. Topic rows: Page "<source>/Page",
// OnCallShift, PagerIdentity.
#pragma once

#include "models/base/clock.h"
#include "models/base/ids.h"
#include "models/sources/source.h"

#include <memory>
#include <string>

namespace mw {

struct PagerDutySettings
{
    SourceId id;
    std::string from; // e-mail for writes where the key belongs to the account
    Millis openEvery{15'000};
    Millis resolvedEvery{120'000};
    Millis onCallEvery{60'000};
    Millis onCallFor{std::chrono::hours(24)}; // shifts that begin until then
    Millis userEvery{3'600'000};
    Millis resolvedFor{std::chrono::hours(24)};
    // What recovery times are measured on: seldom asked, since it changes at its new end only.
    Millis historyEvery{std::chrono::hours(6)};
    Millis historyFor{std::chrono::days(30)};
};

std::unique_ptr<Source> makePagerDutySource(PagerDutySettings settings);

} // namespace mw
