// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A Transport in front of another: endpoints "file:///path" are read from the disk on a thread of
// its own, everything else goes to the transport behind. A file answers like a server: ETag from
// size and time, 304 for If-None-Match, back-pressure as the sink asks for it.
#pragma once

#include "models/net/transport.h"

namespace mw {

// Starts its thread; the destructor stops and joins it, then ends the transport behind.
std::unique_ptr<Transport> makeFileTransport(std::unique_ptr<Transport> behind);

} // namespace mw
