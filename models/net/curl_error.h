// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// libcurl's codes in our words.
#pragma once

#include "models/net/transport.h"

namespace mw {

// code: a CURLcode; osError: errno of the failed connect or 0; said: libcurl's own words (may be
// empty). Secrets of the endpoint and the user part of its proxy are blotted out of the detail.
Error errorFromCurl(int code, long osError, std::string said, const Endpoint& endpoint);

// Every occurrence of the endpoint's secrets becomes "***".
std::string redact(std::string text, const Endpoint& endpoint);

} // namespace mw
