// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/insight/finding_order.h"

#include <tuple>

namespace mw {

bool speaksBefore(const Finding& a, const Finding& b)
{
    const auto first = [](const Finding& f) { return std::tuple(-rank(f.severity), nearness(f)); };
    if (first(a) != first(b))
        return first(a) < first(b);
    if (a.check == "SLO" && b.check == "SLO")
        return std::tuple(-a.burn, -a.objective, a.id) < std::tuple(-b.burn, -b.objective, b.id);
    const auto began = [](const Finding& f) { return f.since == World{} ? World::max() : f.since; };
    return std::tuple(began(a), a.id) < std::tuple(began(b), b.id);
}

} // namespace mw
