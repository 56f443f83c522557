// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/data/change.h"

#include <algorithm>
#include <iterator>

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

bool isPageMark(const Change& change)
{
    return std::any_of(std::begin(pageMarks), std::end(pageMarks), [&](std::string_view stem) {
        return change.id.starts_with(stem);
    });
}

} // namespace mw
