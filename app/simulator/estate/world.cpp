// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/estate/world.h"

#include "app/simulator/estate/blueprint.h"
#include "app/simulator/estate/scenario.h"

namespace mw::sim {

World::World(const WorldOptions& options) : m_clock(options.start, options.speed)
{
    // The estate is born a while before the start, so that the scenario's first faults are old
    // enough for their findings and have left their traces: events, restarts, samples.
    const Ms lead = options.scenario ? options.scenario->lead : 2 * hour;
    m_core = std::make_unique<Core>(options.start - lead, options.seed);
    buildEstate(*m_core, options.scale);
    m_core->pipelines.begin(*m_core);
    m_core->setStart(options.start);
    if (options.scenario)
        schedule(*m_core, *options.scenario, options.start);
    m_core->advance(options.start);
    m_thread = std::thread([this] { pump(); });
}

World::~World()
{
    close();
    m_thread.join();
}

std::shared_ptr<const History> World::history()
{
    const Guard guard(*this);
    return guard->snapshot();
}

World::Guard::Guard(World& world) : m_world(world), m_lock(world.m_mutex)
{
    m_world.m_core->advance(m_world.m_clock.now());
}

World::Guard::~Guard()
{
    for (const auto& cluster : m_world.m_core->clusters())
        cluster->settle();
    m_world.tell();
}

Core* World::Guard::operator->() const
{
    return m_world.m_core.get();
}

Core& World::Guard::operator*() const
{
    return *m_world.m_core;
}

void World::tell()
{
    const uint64_t changes = m_core->changes();
    if (changes != m_told) {
        m_told = changes;
        m_changed.notify_all();
    }
}

void World::pump()
{
    std::unique_lock lock(m_mutex);
    while (!m_closed) {
        m_core->advance(m_clock.now());
        tell();
        // A change of speed is noticed within a quarter of a second.
        const auto wait
            = std::min(m_clock.until(m_core->nextDue()), std::chrono::milliseconds(250));
        m_changed.wait_for(lock, std::max(wait, std::chrono::milliseconds(1)));
    }
}

uint64_t World::waitForChange(uint64_t seen, std::chrono::milliseconds timeout)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, timeout, [&] { return m_closed || m_told != seen; });
    return m_told;
}

void World::close()
{
    const std::lock_guard lock(m_mutex);
    m_closed = true;
    m_changed.notify_all();
}

} // namespace mw::sim
