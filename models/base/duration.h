// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Durations in the three notations the outside world uses: kubectl's ages, Prometheus, Go. Pure;
// any thread. Nothing here is translated: these texts are part of other programs' contracts.
#pragma once

#include "models/base/clock.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace mw {

// kubectl's duration.HumanDuration: "119s", "2m1s", "7d23h", "<invalid>" from two seconds below 0.
std::string humanDuration(std::chrono::nanoseconds duration);
// ShortHumanDuration: one unit.
std::string shortHumanDuration(std::chrono::nanoseconds duration);
// The AGE column: "<unknown>" for World{} (no timestamp).
std::string humanAge(World since, World now);

// Prometheus: "1h30m", "30d", "4w"; units in falling order, each once, whole numbers. nullopt if it
// is not one or does not fit int64 nanoseconds, as the server would say. A sign only where allowed.
std::optional<Millis> parsePromDuration(std::string_view text, bool negativeAllowed = false);
// The canonical form: y and w only when exact, so 14d prints "2w". Zero is "0s".
std::string formatPromDuration(Millis duration);

// Go's time.ParseDuration: "1.5h", "-2m", "300ns"; there are no days.
std::optional<std::chrono::nanoseconds> parseGoDuration(std::string_view text);
std::string formatGoDuration(std::chrono::nanoseconds duration);

} // namespace mw
