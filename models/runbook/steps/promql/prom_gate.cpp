// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/steps/promql/prom_gate.h"

namespace mw::runbook {

const char* toString(Look look)
{
    constexpr const char* words[]{"success", "failure", "inconclusive", "error"};
    return words[static_cast<int>(look)];
}

Gate::Verdict Gate::add(World at, Look look)
{
    m_last = at;
    if (look != Look::Success) {
        // A failed question says nothing about the service, but it breaks the unbroken success.
        m_since.reset();
        m_successes = 0;
    }
    switch (look) {
    case Look::Success:
        ++m_successes;
        if (!m_since)
            m_since = at;
        if (m_rule.sustained.count() > 0)
            return at - *m_since >= m_rule.sustained ? Verdict::Succeeded : Verdict::Open;
        return m_successes >= std::max(m_rule.count, 1) ? Verdict::Succeeded : Verdict::Open;
    case Look::Failure:
        return ++m_failures > m_rule.failureLimit ? Verdict::Failed : Verdict::Open;
    case Look::Inconclusive:
        return m_rule.repeats ? Verdict::Open : Verdict::Inconclusive;
    case Look::Error:
        break;
    }
    return ++m_errors > m_rule.errorLimit ? Verdict::Errors : Verdict::Open;
}

} // namespace mw::runbook
