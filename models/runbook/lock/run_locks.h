// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// All locks of one run. Remote ones are taken one after the other in the order of their names, so
// that two runs that want the same ones cannot wait for each other for ever. GUI thread.
#pragma once

#include "models/runbook/lock/lease_lock.h"

#include <memory>
#include <vector>

namespace mw::runbook {

class RunLocks
{
public:
    // Called when the state of a lock changed: what is to be journaled and shown.
    using Changed = std::function<void(const LockView&)>;
    RunLocks(Gateway& gateway, const Clock& clock, Changed changed);

    // A lock without a cluster holds on this machine only (the lock file of the run).
    void want(LeaseLock::Wanted wanted);
    void tick();
    void setDriver(const std::string& driver);
    void release();
    bool releasing() const;

    // Every lock that can be shared is held by us (and there is one).
    bool allHeld() const;
    bool anyRemote() const { return !m_leases.empty(); }
    bool taking() const; // a first answer is still to come
    // Somebody else has one, or ours was lost: nothing may be sent.
    const LockView* taken() const;
    const LockView* unreachable() const;
    std::vector<LockView> view() const;

private:
    Gateway& m_gateway;
    const Clock& m_clock;
    Changed m_changed;
    std::vector<std::unique_ptr<LeaseLock>> m_leases; // by name
    std::vector<LockView> m_local;
};

} // namespace mw::runbook
