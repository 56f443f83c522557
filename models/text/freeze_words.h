// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Change freezes in words: in the T box, in the arming dialog, over a plan. Pure; any thread.
#pragma once

#include "models/data/freeze.h"

#include <QString>

namespace mw::text {

// "freeze prod until 06:00"; local time, with the day where it is not of the coming hours.
QString inForce(const Freeze& freeze, World now);
// "freeze prod from 22:00"
QString coming(const Freeze& freeze, World now);
// One line before a change: "Change freeze of prod until 06:00: quarter end. It warns, it does not
// bar."
QString warning(const Freeze& freeze, const std::string& environment, World now);

} // namespace mw::text
