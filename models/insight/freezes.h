// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which change freezes hold now and which one comes next, where somebody looks. Pure; any thread.
#pragma once

#include "models/data/freeze.h"

#include <functional>
#include <optional>
#include <vector>

namespace mw {

struct FreezesTonight
{
    std::vector<Freeze> inForce; // those that end first first
    std::optional<Freeze> next; // begins within a night from now
    bool operator==(const FreezesTonight&) const = default;
};
// admits: whether an environment is looked at. A freeze of all environments always is.
FreezesTonight freezesTonight(const std::vector<Freeze>& freezes,
                              const std::function<bool(const std::string&)>& admits,
                              World now);

} // namespace mw
