// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What outside providers admit on their status pages. Used under World's lock.
#pragma once

#include "app/simulator/estate/steps.h"

#include <string>
#include <vector>

namespace mw::sim {

struct ProviderEvent
{
    std::string provider; // "github"
    std::string name; // "Incident with Packages"
    std::vector<std::string> components;
    std::string impact; // minor, major, critical
    std::string note; // what they say while it lasts
    Ms from = 0, until = never; // virtual time
};

} // namespace mw::sim
