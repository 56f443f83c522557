// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Status pages of outside providers, /github and /anthropic, as Atlassian Statuspage answers at
// api/v2: summary, incidents, scheduled-maintenances; ETags, no credentials. All is well but for
// what the scenario says.
#pragma once

#include "app/simulator/estate/world.h"
#include "app/simulator/faces/face.h"
#include "app/simulator/faces/face_server.h"
#include "app/simulator/faces/meet_fault.h"

namespace mw::sim {

class StatuspageFace final : public Face
{
public:
    explicit StatuspageFace(World& world) : m_world(world) { }
    ~StatuspageFace() override { stop(); }
    std::string name() const override { return "statuspage"; }
    Status start(const std::string& host, int port, const std::string& dir) override;
    int port() const override { return m_server ? m_server->port() : 0; }
    void stop() override;
    std::string estateSources(const std::string& url) const override;

private:
    FaceAnswer answer(const httplib::Request& request);

    World& m_world;
    std::unique_ptr<FaceServer> m_server;
};

} // namespace mw::sim
