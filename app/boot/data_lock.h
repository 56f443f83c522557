// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The window's claim on the data directory: one window writes it. Command-line calls beside it do
// not take the lock and write nothing there. Owned by main().
#pragma once

#include "models/base/result.h"

#include <memory>
#include <string>

class QLockFile;

namespace mw {

class DataLock
{
public:
    // NotAvailable when another window holds it (its process id is in the detail), Io when the
    // directory cannot be written. A lock left behind by a crash is taken over.
    static Result<std::unique_ptr<DataLock>> take(const std::string& directory);
    ~DataLock();
    // True if the last window on this directory did not end by itself.
    bool lastRunCrashed() const { return m_crashed; }

private:
    DataLock(std::unique_ptr<QLockFile> lock, std::string marker, bool crashed);
    std::unique_ptr<QLockFile> m_lock;
    std::string m_marker; // exists while a window runs: the crash marker
    bool m_crashed = false;
};

} // namespace mw
