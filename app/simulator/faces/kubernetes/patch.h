// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The patch types of the API: JSON merge patch (RFC 7396), JSON patch (RFC 6902), strategic merge.
#pragma once

#include "app/simulator/estate/objects.h"

#include <string>

namespace mw::sim {

void mergePatch(Json& target, const Json& patch);
// Lists of objects are merged by their key as the built-in types declare it.
void strategicPatch(Json& target, const Json& patch, const std::string& field = {});
// False: an operation (a test among them) does not apply; target is then as before.
bool jsonPatch(Json& target, const Json& operations);
// Removes nulls, as decoding into the typed object does.
void dropNulls(Json& value);

} // namespace mw::sim
