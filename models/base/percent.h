// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Percent-encoding of RFC 3986: for path segments, query values and forms. Pure.
#pragma once

#include <string>
#include <string_view>

namespace mw {

// Every byte but the unreserved (letters, digits, "-._~") and those of alsoPlain becomes %XX.
std::string percentEncoded(std::string_view text, std::string_view alsoPlain = {});

} // namespace mw
