// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/insight/freezes.h"

#include <algorithm>

namespace mw {
namespace {

// From an afternoon's handover to the next morning.
constexpr std::chrono::hours night{16};

} // namespace

FreezesTonight freezesTonight(const std::vector<Freeze>& freezes,
                              const std::function<bool(const std::string&)>& admits,
                              World now)
{
    FreezesTonight out;
    for (Freeze one : freezes) {
        if (!one.environments.empty()) {
            std::erase_if(one.environments,
                          [&admits](const std::string& name) { return !admits(name); });
            if (one.environments.empty())
                continue;
        }
        if (inForce(one, now))
            out.inForce.push_back(std::move(one));
        else if (one.from > now && one.from - now <= night
                 && (!out.next || one.from < out.next->from))
            out.next = std::move(one);
    }
    std::stable_sort(out.inForce.begin(), out.inForce.end(), [](const Freeze& a, const Freeze& b) {
        return a.until < b.until;
    });
    return out;
}

} // namespace mw
