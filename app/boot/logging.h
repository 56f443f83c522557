// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Qt's messages to stderr and, if asked for, to a file: one line each, UTC time, redacted. Without
// verbose only warnings and worse are written to stderr; the file gets everything.
#pragma once

#include <string>

namespace mw {

struct LogOptions
{
    bool verbose = false;
    std::string file; // empty = none; rolled over at 4 MB, one old file is kept
};

// Once, at the start of main(). Messages may come from any thread.
void installLogging(const LogOptions& options);
// While it is true, what Qt cannot go on after ends the process with 2 (the input is unusable, and
// Qt's words have said why) instead of aborting it.
void setFatalIsUnusable(bool unusable);

} // namespace mw
