// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A portion of what was known at some moment: what the store keeps, a recording holds and the hub
// takes back. Values only.
#pragma once

#include "models/data/change.h"
#include "models/data/delta.h"
#include "models/data/source_status.h"

#include <vector>

namespace mw {

struct Remembered
{
    Delta rows; // each Rows names its scope
    std::vector<SourceStatus> sources; // as they were
    std::vector<Change> changes;
};

} // namespace mw
