// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/arming.h"

namespace mw {

Arming::Arming(const Clock& clock, QObject* parent) : QObject(parent), m_clock(clock)
{
    m_timer.setInterval(1000);
    connect(&m_timer, &QTimer::timeout, this, &Arming::poll);
}

std::chrono::minutes Arming::lifetime(const std::string& environmentKind)
{
    return std::chrono::minutes(environmentKind == "dev" ? 60 : 10);
}

bool Arming::armedFor(const std::string& environment) const
{
    return m_armed && m_environment == environment && remaining().count() > 0;
}

std::chrono::seconds Arming::remaining() const
{
    if (!m_armed)
        return {};
    const auto left = m_until - m_clock.monotonic();
    return std::max(std::chrono::seconds(0), std::chrono::ceil<std::chrono::seconds>(left));
}

bool Arming::arm(const std::string& environment,
                 const std::string& kind,
                 ArmingReason reason,
                 const QString& reference)
{
    if (environment.empty() || reference.trimmed().isEmpty())
        return false;
    m_environment = environment;
    m_reason = reason;
    m_reference = reference.simplified();
    m_seen = m_clock.monotonic();
    m_until = m_seen + lifetime(kind);
    m_armed = true;
    m_timer.start();
    Q_EMIT changed();
    return true;
}

void Arming::disarm(DisarmCause cause)
{
    if (!m_armed)
        return;
    m_armed = false;
    m_timer.stop();
    m_environment.clear();
    m_reference.clear();
    Q_EMIT changed();
    Q_EMIT disarmed(cause);
}

void Arming::poll()
{
    if (!m_armed)
        return;
    const Monotonic now = m_clock.monotonic();
    // A long silence of the once-a-second timer means a closed lid or a stopped process. (World
    // time is no witness: a simulated estate's clock may run at another speed.)
    const bool silent = now - m_seen > std::chrono::seconds(30);
    m_seen = now;
    if (now >= m_until)
        disarm(DisarmCause::Expired);
    else if (silent)
        disarm(DisarmCause::Slept);
    else
        Q_EMIT ticked();
}

} // namespace mw
