// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/lock/run_locks.h"

#include <algorithm>

namespace mw::runbook {

RunLocks::RunLocks(Gateway& gateway, const Clock& clock, Changed changed)
    : m_gateway(gateway), m_clock(clock), m_changed(std::move(changed))
{
}

void RunLocks::want(LeaseLock::Wanted wanted)
{
    if (wanted.cluster.empty()) {
        LockView local;
        local.name = wanted.name;
        local.state = LockState::Held;
        m_local.push_back(std::move(local));
        return;
    }
    m_leases.push_back(
        std::make_unique<LeaseLock>(m_gateway, m_clock, std::move(wanted), m_changed));
    std::sort(m_leases.begin(), m_leases.end(), [](const auto& a, const auto& b) {
        return a->view().name < b->view().name;
    });
}

void RunLocks::tick()
{
    for (const auto& lease : m_leases) {
        lease->tick();
        if (lease->view().state == LockState::Taking
            || lease->view().state == LockState::HeldByOther)
            return; // the next one only when this one is ours or cannot be had
    }
}

void RunLocks::setDriver(const std::string& driver)
{
    for (const auto& lease : m_leases)
        lease->setDriver(driver);
}

void RunLocks::release()
{
    for (const auto& lease : m_leases)
        lease->release();
}

bool RunLocks::releasing() const
{
    return std::any_of(
        m_leases.begin(), m_leases.end(), [](const auto& l) { return l->releasing(); });
}

bool RunLocks::allHeld() const
{
    return !m_leases.empty()
        && std::all_of(m_leases.begin(), m_leases.end(), [](const auto& l) { return l->held(); });
}

bool RunLocks::taking() const
{
    return std::any_of(m_leases.begin(), m_leases.end(), [](const auto& l) {
        return l->view().state == LockState::Taking;
    });
}

const LockView* RunLocks::taken() const
{
    for (const auto& lease : m_leases) {
        const LockState state = lease->view().state;
        if (state == LockState::HeldByOther || state == LockState::Lost)
            return &lease->view();
    }
    return nullptr;
}

const LockView* RunLocks::unreachable() const
{
    for (const auto& lease : m_leases) {
        if (lease->view().state == LockState::Unreachable)
            return &lease->view();
    }
    return nullptr;
}

std::vector<LockView> RunLocks::view() const
{
    std::vector<LockView> out = m_local;
    for (const auto& lease : m_leases)
        out.push_back(lease->view());
    return out;
}

} // namespace mw::runbook
