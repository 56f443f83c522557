// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Why an object could not be read, in words that name the field: a second, slow and patient look at
// the one text on which the fast decoder gave up. Pool thread.
#pragma once

#include <string>
#include <string_view>

namespace mw::kube {

// "status.containerStatuses[0].name: not good JSON (byte 812)", "metadata.name is missing", …
std::string whatIsWrong(std::string_view object);
// The same for a line of a watch.
std::string whatIsWrongWithEvent(std::string_view line);

} // namespace mw::kube
