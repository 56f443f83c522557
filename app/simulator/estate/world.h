// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The one state behind all faces. It lives in virtual time: a queue of things that are due (a pod
// becomes ready, a node dies, a fault lands) is worked off up to now() before anybody looks.
//
// Locking: one mutex. Faces that only measure (Prometheus) take history(): an immutable snapshot,
// no lock while they compute. Faces that act (Kubernetes) hold a Guard for the whole of one
// request.
#pragma once

#include "app/simulator/estate/clock.h"
#include "app/simulator/estate/history.h"

#include <memory>
#include <mutex>

namespace mw::sim {

class Core; // clusters, controllers, faults: estate/core.h

class World
{
public:
    World(Ms start, double speed, uint64_t seed);
    ~World();
    World(const World&) = delete;
    World& operator=(const World&) = delete;

    VirtualClock& clock() { return m_clock; }
    const VirtualClock& clock() const { return m_clock; }
    Ms now() const { return m_clock.now(); }

    // Everything due has happened; the snapshot is the same object until something changes.
    std::shared_ptr<const History> history();

    // The state under its lock, brought up to now().
    class Guard
    {
    public:
        explicit Guard(World& world);
        Core* operator->() const { return m_core; }
        Core& operator*() const { return *m_core; }

    private:
        std::unique_lock<std::mutex> m_lock;
        Core* m_core;
    };

private:
    VirtualClock m_clock;
    std::mutex m_mutex;
    std::unique_ptr<Core> m_core;
};

} // namespace mw::sim
