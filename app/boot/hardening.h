// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace mw {

// No core dumps: memory holds credentials. In release builds the process is also closed to ptrace
// and /proc/PID/mem of other processes of the same user. Call first in main().
void forbidCoreDumps();

} // namespace mw
