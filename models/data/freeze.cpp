// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/data/freeze.h"

#include <algorithm>

namespace mw {

bool inForce(const Freeze& freeze, World now)
{
    return freeze.from <= now && now < freeze.until;
}

bool holdsIn(const Freeze& freeze, const std::string& environment)
{
    const auto& all = freeze.environments;
    return all.empty() || std::find(all.begin(), all.end(), environment) != all.end();
}

const Freeze*
freezeOf(const std::vector<Freeze>& freezes, const std::string& environment, World now)
{
    const Freeze* last = nullptr;
    for (const Freeze& one : freezes) {
        if (inForce(one, now) && holdsIn(one, environment) && (!last || one.until > last->until))
            last = &one;
    }
    return last;
}

} // namespace mw
