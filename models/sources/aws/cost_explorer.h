// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// AWS Cost Explorer: GetCostAndUsage by service and day. Every page costs money, so answers are
// kept for hours (also on disk, by whoever made the source) and what the calls cost is counted.
// Part: costs. Topic rows: CostLine, CostFeed; scopes "<source>/CostLine", "<source>/CostFeed".
#pragma once

#include "models/base/ids.h"
#include "models/base/units.h"
#include "models/sources/source.h"

#include <functional>
#include <memory>
#include <string>

namespace mw {

struct CostExplorerSettings
{
    SourceId id;
    std::string account; // what the lines are booked under where they are not split by account
    bool byAccount = false; // second group LINKED_ACCOUNT instead of RECORD_TYPE
    Millis every{std::chrono::hours(6)}; // never less than six hours
    Money pricePerPage{10'000'000, Atom("USD")};
    // What `keep` was last given: rows and the count of calls outlive the program. Not readable or
    // made by another query: as if it were empty.
    std::string kept;
    std::function<void(const std::string& text)> keep; // GUI thread; may be empty
};

std::unique_ptr<Source> makeCostExplorerSource(CostExplorerSettings settings);

} // namespace mw
