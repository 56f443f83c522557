// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A recording in place of an estate: its clusters and sources without addresses, and a transport
// that reaches nobody; and what a session knows now as such a recording. GUI thread.
#pragma once

#include "models/estate/estate.h"
#include "models/net/transport.h"
#include "models/store/recording.h"

namespace mw {

class Session; // app/wiring/session.h

Estate estateOf(const Recording& recording);
RecordedEstate recordedEstate(const Estate& estate);
// All rows, sources and changes as they are; copies. In portions, so that nobody who takes them in
// is held up for long.
Recording recordingOf(Session& session);
// Every call ends at once with NotAvailable: a replay has no network.
std::unique_ptr<Transport> makeNoTransport();

} // namespace mw
