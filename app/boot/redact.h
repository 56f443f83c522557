// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Takes what looks like a secret out of a line of text. The last net: code that holds secrets does
// not print them in the first place. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

namespace mw {

// Authorization headers, bearer tokens, JWTs, user:password in URLs, token=/password=/api_key=
// pairs and PEM private keys become "‹redacted›".
std::string redact(std::string_view text);

} // namespace mw
