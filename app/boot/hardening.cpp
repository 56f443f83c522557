// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/boot/hardening.h"

#include <sys/prctl.h>
#include <sys/resource.h>

namespace mw {

void forbidCoreDumps()
{
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
#ifdef NDEBUG
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); // a debugger must still get at a debug build
#endif
}

} // namespace mw
