// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `incident postmortem`: the draft that the window writes, from the command line. What happened
// meanwhile comes from what the window remembers of that estate and, where the estate or the demo
// is named, from its sources; what could not be read stands in the text.
#pragma once

#include "app/cli/options.h"
#include "models/incident/incident.h"

namespace mw::cli {

// Prints the draft. Runs the event loop where sources are asked, at most as long as --wait says.
int printDraft(const incident::Incident& incident, EstateArgs estate);

} // namespace mw::cli
