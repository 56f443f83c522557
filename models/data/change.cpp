// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/data/change.h"

namespace mw {

const char* toString(ClockLane lane)
{
    switch (lane) {
    case ClockLane::Users:
        return "users";
    case ClockLane::Alerts:
        return "alerts";
    case ClockLane::Deploys:
        return "deploys";
    case ClockLane::Cluster:
        return "cluster";
    case ClockLane::Robots:
        return "robots";
    case ClockLane::Provider:
        return "provider";
    case ClockLane::Run:
        return "run";
    case ClockLane::Notes:
        break;
    }
    return "notes";
}

} // namespace mw
