// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The one state behind all faces. It lives in virtual time: a queue of things that are due (a pod
// becomes ready, a node dies, a fault lands) is worked off up to now() by a thread of its own and
// before anybody looks.
//
// Locking: one mutex. Faces that only measure (Prometheus) take history(): an immutable snapshot,
// no lock while they compute. Faces that act (Kubernetes) hold a Guard while they touch the state
// and write their answers without it.
#pragma once

#include "app/simulator/estate/clock.h"
#include "app/simulator/estate/history.h"

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

namespace mw::sim {

class Core; // clusters, controllers, faults: estate/core.h
struct Scenario;

struct WorldOptions
{
    Ms start = 0; // virtual time at which the simulation begins
    double speed = 1;
    uint64_t seed = 1;
    int scale = 1; // 1 = the demo estate; 147 = 5,000 nodes and 150,000 pods
    const Scenario* scenario = nullptr; // none: nothing goes wrong
};

class World
{
public:
    explicit World(const WorldOptions& options);
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
        ~Guard();
        Guard(const Guard&) = delete;
        Guard& operator=(const Guard&) = delete;
        Core* operator->() const;
        Core& operator*() const;

    private:
        World& m_world;
        std::unique_lock<std::mutex> m_lock;
    };

    // Blocks until the state differs from `seen`, the time is over, or close(); returns what to
    // pass as `seen` next time. Real time.
    uint64_t waitForChange(uint64_t seen, std::chrono::milliseconds timeout);
    // Wakes all waiters for good.
    void close();
    bool closed() const { return m_closed; }

private:
    void pump();
    void tell();

    VirtualClock m_clock;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    uint64_t m_told = 0;
    std::atomic<bool> m_closed = false;
    std::unique_ptr<Core> m_core;
    std::thread m_thread;
};

} // namespace mw::sim
