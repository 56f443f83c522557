// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Read-only until armed: per environment, with a reason, for a time. A state machine without
// widgets; time comes from the injected clock. GUI thread.
#pragma once

#include "models/base/clock.h"

#include <QObject>
#include <QString>
#include <QTimer>
#include <string>

namespace mw {

enum class ArmingReason { Incident, Change, Drill };
enum class DisarmCause { Asked, Expired, ScopeChanged, Locked, Slept, NetworkChanged };

class Arming : public QObject
{
    Q_OBJECT
public:
    explicit Arming(const Clock& clock, QObject* parent = nullptr);

    bool armed() const { return m_armed; }
    bool armedFor(const std::string& environment) const;
    const std::string& environment() const { return m_environment; }
    ArmingReason reason() const { return m_reason; }
    const QString& reference() const { return m_reference; } // "PD #40213"
    std::chrono::seconds remaining() const;
    // 10 min in prod and in everything not known to be harmless, 60 min in dev.
    static std::chrono::minutes lifetime(const std::string& environmentKind);

    // False (and nothing changes) without environment or without words for the reason.
    bool arm(const std::string& environment,
             const std::string& kind,
             ArmingReason reason,
             const QString& reference);
    void disarm(DisarmCause cause = DisarmCause::Asked);
    // Looks at the clock now; called once a second while armed, and by tests.
    void poll();

Q_SIGNALS:
    void changed();
    void ticked(); // once a second while armed: the countdown
    void disarmed(mw::DisarmCause cause);

private:
    const Clock& m_clock;
    QTimer m_timer;
    bool m_armed = false;
    std::string m_environment;
    ArmingReason m_reason = ArmingReason::Incident;
    QString m_reference;
    Monotonic m_until{};
    Monotonic m_seen{};
};

} // namespace mw
