// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a person asked for and does not get, with the reason as a sentence. Pure; any thread.
#pragma once

#include "models/base/result.h"

namespace mw::runbook {

inline Error refused(const std::string& why)
{
    return {ErrorKind::Invalid, why, 0, {}, {}};
}

} // namespace mw::runbook
