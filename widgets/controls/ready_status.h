// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How an item of "Ready for DR" is drawn: what is missing is a warning, it wakes nobody.
#pragma once

#include "models/data/readiness.h"
#include "widgets/theme/status.h"

namespace mw {

inline StatusKind statusOf(ReadyState state)
{
    return state == ReadyState::Ok      ? StatusKind::Ok
        : state == ReadyState::NotKnown ? StatusKind::Unknown
                                        : StatusKind::Warning;
}

} // namespace mw
