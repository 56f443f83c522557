// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Is there a display at all? Asked before Qt is, which ends the process without a word to the
// person. Looks at the environment and at the socket of the display server.
#pragma once

#include <string>

namespace mw {

// Empty: a window can be tried. Else one sentence: what is missing.
std::string displayProblem();

} // namespace mw
