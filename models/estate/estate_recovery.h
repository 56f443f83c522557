// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Change freezes, and what a failover from this machine needs: two sections of the estate file.
// What is wrong goes to the estate's diagnostics, with its place.
#pragma once

#include "models/estate/estate.h"

namespace mw {

// After environments. A freeze with an error stays in the list, as its mistake.
void readFreezes(const Node& root, Estate& estate);
// After clusters, sources and contacts. Names that nobody declares stay: the check of the go-bag
// misses them.
void readRecovery(const Node& root, Estate& estate);

} // namespace mw
