// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// GitHub's own rules of the wire: what it still allows, when a refusal means "slow down", what a
// "not found" may mean, where the next page is. Pure; any thread.
#pragma once

#include "models/base/error.h"
#include "models/data/source_status.h"
#include "models/net/transport.h"

#include <optional>
#include <string>
#include <string_view>

namespace mw::github {

// From x-ratelimit-*; nullopt if the answer carries none (GitHub Enterprise Server with limits
// off). Counts of other resources than "core" (search, graphql) are not ours.
std::optional<ApiBudget> readBudget(const Headers& headers);

// A refusal in GitHub's meaning: 403 and 429 of the primary limit wait until its reset, those of
// the secondary limit as told or, if nothing is told, a minute that doubles with `strikes`; 404
// hints at permission; SSO and fine-grained permissions name the remedy.
Error understand(
    Error error, const ResponseHead& head, std::string_view body, World now, int strikes);

// The address of rel="next", verbatim; empty if there is none.
std::string nextPage(const Headers& headers);
// The part of `url` that stands after our base ("/repositories/7/…"), or empty if it leads
// elsewhere: no credential goes to another host because a header says so.
std::string targetUnder(const std::string& base, const std::string& url);

} // namespace mw::github
