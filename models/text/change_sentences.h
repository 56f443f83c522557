// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A mark of the incident clock in the language of the program. What is kept and what programs read
// is English; names, versions and what servers and people wrote stay as they are. Pure; any thread.
#pragma once

#include "models/data/change.h"

#include <QString>

namespace mw::text {

QString sentence(const Change& change);
// For the language the program does not speak: no sentence of ours is known to be of this form.
bool isKnownSentence(const std::string& english);

} // namespace mw::text
