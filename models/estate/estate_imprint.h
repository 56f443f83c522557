// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the files of an estate say, to notice that they say something else: the estate file, the
// kubeconfigs, certificates and SLO files it names. What is renewed by itself is left out: tokens,
// client certificates, the contents of files with a secret; only that they are there counts.
// Comments, order of kubeconfig entries and contexts that nobody uses count for nothing either.
// Reads files; any thread, not the one of the window.
#pragma once

#include "models/base/error.h"

#include <string>
#include <vector>

namespace mw {

struct EstateImprint
{
    std::string meaning; // a digest, nothing can be read from it
    std::vector<std::string> files; // absolute, in no order; also those that are not there
    std::vector<Error> unreadable; // files as a whole, each with its place
};

// Of an estate file, or, where that is empty, of contexts of the default kubeconfigs (none named:
// the current one).
EstateImprint imprintOf(const std::string& estateFile, const std::vector<std::string>& contexts);

} // namespace mw
