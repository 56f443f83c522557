// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A lock that two laptops share: one Kubernetes Lease (coordination.k8s.io/v1). Taken, renewed and
// judged as client-go's leader election does it: the wall clocks of the two machines are never
// compared; a holder is gone when its record did not change for as long as it promised to renew it,
// by our own steady clock. Writes carry the resourceVersion, so the API server decides every race.
// GUI thread; no callback after destruction.
#pragma once

#include "models/runbook/card_view.h"
#include "models/runbook/steps/k8s/kube_client.h"

#include <functional>
#include <optional>

namespace mw::runbook {

class LeaseLock
{
public:
    struct Wanted
    {
        std::string name, cluster, ns;
        std::string holder; // who we are to the others: the same after a crash on this machine
        std::string driver, run; // for people who find the lock taken
        Millis lasts{60'000};
    };
    using Changed = std::function<void(const LockView&)>;
    LeaseLock(Gateway& gateway, const Clock& clock, Wanted wanted, Changed changed);

    void tick(); // about every 100 ms: takes, renews, looks again
    void setDriver(const std::string& driver) { m_wanted.driver = driver; }
    void release(); // best effort; nothing is answered
    const LockView& view() const { return m_view; }
    bool held() const { return m_view.state == LockState::Held; }
    bool releasing() const { return m_releasing; }

private:
    void look();
    void seen(const nlohmann::json& lease);
    void write(const char* method, nlohmann::json lease, int64_t transitions);
    void trouble(const std::string& why);
    void become(LockState state, const std::string& problem = {});
    nlohmann::json spec(int64_t transitions, bool takenNow) const;

    const Clock& m_clock;
    KubeClient m_kube;
    Wanted m_wanted;
    Changed m_changed;
    std::string m_path, m_leaseName;
    LockView m_view;
    bool m_busy = false, m_everHeld = false, m_releasing = false;
    Monotonic m_next{}, m_renewed{}, m_observedAt{};
    std::string m_observed; // the other's record as last seen
    nlohmann::json m_acquired; // acquireTime as we wrote it
};

// "app:payments" → "midwatch-app-payments": a name a Lease may have.
std::string leaseNameOf(const std::string& lockName);

} // namespace mw::runbook
