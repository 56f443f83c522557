// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// SLOs written as OpenSLO v1 files (openslo.com; domain.md §1.6). Read as Prometheus queries; what
// cannot be computed from them is that SLO's error, with its place, and the others work.
#pragma once

#include "models/estate/estate.h"

#include <string>
#include <vector>

namespace mw {

// files: OpenSLO files, or folders that are searched for *.yaml and *.yml. Each may hold several
// documents; those of another kind are passed over, SLIs they name are found. Diagnostics for what
// is wrong with a file as a whole.
std::vector<DeclaredSlo> readOpenSlo(const std::vector<std::string>& files,
                                     std::vector<Diagnostic>& diagnostics);

// The files that these are: each file itself, of a folder what would be read there now.
std::vector<std::string> openSloFiles(const std::vector<std::string>& files);

} // namespace mw
