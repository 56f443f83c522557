// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One part of a source by its name. Pure; any thread.
#pragma once

#include "models/data/source_status.h"

#include <string_view>

namespace mw {

// Null: the source has not said anything of this part. Lives as long as the status.
inline const PartStatus* partOf(const SourceStatus& source, std::string_view name)
{
    for (const PartStatus& part : source.parts) {
        if (part.part == name)
            return &part;
    }
    return nullptr;
}

} // namespace mw
