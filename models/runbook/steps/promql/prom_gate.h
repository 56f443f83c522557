// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The verdict of a condition that is looked at again and again: success, failure, inconclusive, as
// a pure function of the looks. Errors of asking never count against the thing that is measured.
#pragma once

#include "models/runbook/card_view.h"

namespace mw::runbook {

enum class Look { Success, Failure, Inconclusive, Error };
const char* toString(Look look);

struct GateRule
{
    Millis sustained{}; // unbroken success for that long
    int count = 0; // or so many successes in a row
    int failureLimit = 0; // more failures than this: failed
    int errorLimit = 3;
    bool repeats = false; // looks again; else one look decides
};

class Gate
{
public:
    explicit Gate(const GateRule& rule) : m_rule(rule) { }
    enum class Verdict { Open, Succeeded, Failed, Inconclusive, Errors };
    Verdict add(World at, Look look);
    Millis sustained() const { return m_since ? m_last - *m_since : Millis(0); }
    int failures() const { return m_failures; }
    int errors() const { return m_errors; }

private:
    GateRule m_rule;
    std::optional<World> m_since;
    World m_last{};
    int m_successes = 0, m_failures = 0, m_errors = 0;
};

} // namespace mw::runbook
