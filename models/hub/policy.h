// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How the hub waits and how much it asks. Pure, by injected time and randomness.
#pragma once

#include "models/base/clock.h"
#include "models/base/error.h"

#include <functional>
#include <optional>

namespace mw {

using Random = std::function<double()>; // [0, 1)

struct BackoffPolicy
{
    Millis base{800};
    Millis cap{30'000};
    Millis floor{100}; // full jitter may draw zero; a floor keeps a tight loop impossible
    Millis rare{300'000}; // refused for good until somebody acts (401, 403): look again this rarely
};

// Full jitter: uniform in [floor, min(cap, base · 2^(failures−1))]. Zero for no failure.
Millis backoff(int failures, const BackoffPolicy& policy, const Random& random);

struct BudgetLimits
{
    int maxInFlight = 8; // open-ended streams do not count
    int perMinute = 1200;
    int burst = 80;
    int personPlaces = 2; // more than maxInFlight for a click; 0 = this server wants one at a time
    Millis writeGap{0}; // between two calls that are not GET or HEAD
};

// One per server. Person-priority calls may use some more places and go into debt by `burst`, so
// that a click is never behind a queue of polls.
class Budget
{
public:
    explicit Budget(BudgetLimits limits) : m_limits(limits), m_tokens(limits.burst) { }
    bool take(Monotonic now, bool stream, bool person, bool write = false);
    void giveBack(bool stream);
    int inFlight() const { return m_inFlight; }
    // When the next token is there, if there is none now.
    Monotonic nextToken(Monotonic now);

private:
    void refill(Monotonic now);
    BudgetLimits m_limits;
    double m_tokens;
    Monotonic m_last{};
    bool m_started = false;
    int m_inFlight = 0;
    std::optional<Monotonic> m_lastWrite;
};

// "scheme://host:port" of a base URL: the key of a budget.
std::string serverOf(const std::string& baseUrl);

// Milliseconds the server's clock is ahead of ours by its Date header; nullopt if there is none.
std::optional<Millis> clockSkew(const std::string& dateHeader, World now);

// A short plain text of an error body: the message of a JSON error of Kubernetes or Prometheus,
// else the first line of plain text; HTML is said to be HTML.
std::string errorText(std::string_view body, std::string_view contentType);

} // namespace mw
