// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Small pure helpers for header fields. Any thread.
#pragma once

#include "models/net/transport.h"

#include <optional>

namespace mw {

// The three forms that HTTP allows. nullopt: no date.
std::optional<World> httpDate(const std::string& text);

// ASCII only, as header names and host names are.
bool equalsIgnoringCase(std::string_view a, std::string_view b);
std::string toLower(std::string_view text);

// A server that asks for more is not believed.
constexpr std::chrono::seconds longestRetryAfter{24 * 3600};
// Seconds or an HTTP date (measured against the answer's own Date header when it has one, else
// against `now`). Absent or unreadable: nothing.
std::optional<std::chrono::milliseconds> retryAfter(const Headers& headers, World now);

} // namespace mw
