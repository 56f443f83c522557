// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Identity of a row that one source knows by an id of its own: alert, incident, pipeline run, cost
// line. Values only.
#pragma once

#include "models/base/atom.h"
#include "models/base/compare.h"

#include <string>

namespace mw {

struct SourceKey
{
    Atom source; // estate name of the source
    std::string id; // as the system names it: fingerprint, "Q1PD…", "owner/repo/4812"
    auto operator<=>(const SourceKey&) const = default;
    bool operator==(const SourceKey&) const = default;
};

} // namespace mw
