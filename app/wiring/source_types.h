// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The outside systems this program knows: from an entry of the estate file to a source for the hub.
// A new one is a function in a file of its own (source_<name>.cpp) and a line in source_types.cpp.
// GUI thread.
#pragma once

#include "models/estate/estate.h"
#include "models/hub/hub.h"

#include <optional>
#include <string>

namespace mw {

struct SourceWiring
{
    const Estate& estate;
    std::optional<World> at; // everything is frozen at this moment
};

struct SourceType
{
    const char* type; // as in the estate file
    // Fills setup.source, budget, staleAfter. Misconfigured, with its place: settings that cannot
    // work.
    Status (*make)(const EstateSource& source, const SourceWiring& wiring, SourceSetup& setup);
    const char* defaultUrl = ""; // where the estate file names none
    const char* authScheme = "Bearer "; // before the token
};

const SourceType* sourceType(const std::string& type); // nullptr = not known

} // namespace mw
