// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// QCOMPARE on the states of a run. QtTest frees what toString() gives it, and ours are literals:
// without these a failing comparison would end the whole test program.
#pragma once

#include "models/runbook/card_view.h"

#include <QTest>

namespace mwtest {

template <typename State>
bool compareStates(
    State a, State b, const char* actual, const char* expected, const char* file, int line)
{
    return QTest::compare_helper(
        a == b,
        "Compared values are not the same",
        [a] { return qstrdup(mw::runbook::toString(a)); },
        [b] { return qstrdup(mw::runbook::toString(b)); },
        actual,
        expected,
        file,
        line);
}

} // namespace mwtest

namespace QTest {

#define MIDWATCH_COMPARE_STATES(State)                                                             \
    template <>                                                                                    \
    inline bool qCompare(const mw::runbook::State& a,                                              \
                         const mw::runbook::State& b,                                              \
                         const char* actual,                                                       \
                         const char* expected,                                                     \
                         const char* file,                                                         \
                         int line)                                                                 \
    {                                                                                              \
        return mwtest::compareStates(a, b, actual, expected, file, line);                          \
    }
MIDWATCH_COMPARE_STATES(RunState)
MIDWATCH_COMPARE_STATES(StepState)
MIDWATCH_COMPARE_STATES(PauseReason)
MIDWATCH_COMPARE_STATES(LockState)
#undef MIDWATCH_COMPARE_STATES

} // namespace QTest
