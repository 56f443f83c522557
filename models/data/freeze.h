// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A change freeze as the estate file declares it: no changes from … until, where it holds. It warns
// and never bars: emergencies are why people are up. Pure; any thread.
#pragma once

#include "models/base/clock.h"

#include <string>
#include <vector>

namespace mw {

struct Freeze
{
    std::string reason;
    std::vector<std::string> environments; // empty = all
    World from{}, until{};
    bool operator==(const Freeze&) const = default;
};

bool inForce(const Freeze& freeze, World now);
bool holdsIn(const Freeze& freeze, const std::string& environment);
// Of those in force in this environment the one that ends last; null: none is.
const Freeze*
freezeOf(const std::vector<Freeze>& freezes, const std::string& environment, World now);

} // namespace mw
