// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/data/change.h"

namespace mw {

const char* toString(Lane lane)
{
    switch (lane) {
    case Lane::Users:
        return "users";
    case Lane::Alerts:
        return "alerts";
    case Lane::Deploys:
        return "deploys";
    case Lane::Cluster:
        return "cluster";
    case Lane::Robots:
        return "robots";
    case Lane::Provider:
        return "provider";
    case Lane::Run:
        return "run";
    case Lane::Notes:
        break;
    }
    return "notes";
}

} // namespace mw
