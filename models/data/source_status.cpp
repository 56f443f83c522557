// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/data/source_status.h"

namespace mw {

const char* toString(SourceState state)
{
    switch (state) {
    case SourceState::Connecting:
        return "connecting";
    case SourceState::Live:
        return "live";
    case SourceState::Stale:
        return "stale";
    case SourceState::Unauthorized:
        return "unauthorized";
    case SourceState::Forbidden:
        return "forbidden";
    case SourceState::Throttled:
        return "throttled";
    case SourceState::Unreachable:
        return "unreachable";
    case SourceState::Misconfigured:
        return "misconfigured";
    case SourceState::Disabled:
        break;
    }
    return "disabled";
}

} // namespace mw
