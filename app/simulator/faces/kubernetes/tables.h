// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Server-side Tables: the columns kubectl prints. Cells are computed from the stored object and the
// virtual now.
#pragma once

#include "app/simulator/estate/objects.h"

namespace mw::sim {

enum class IncludeObject { None, Metadata, Full };

const Json& columnsOf(Kind kind);
Json cellsOf(Kind kind, const Object& object, Ms now);
// One row as JSON text.
std::string rowText(Kind kind, const Object& object, IncludeObject include, Ms now);
// metadata of an object as a PartialObjectMetadata; in a list without kind.
std::string partialText(const std::string& objectText, bool inList);
// The STATUS word of a pod (domain.md §4.6).
std::string podStatus(const PodObject& pod);

} // namespace mw::sim
