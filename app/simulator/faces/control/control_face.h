// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The instructor's own port, plain HTTP on loopback:
//   GET  /_sim/clock   {"now": RFC 3339, "speed": n}
//   POST /_sim/clock   {"speed": n} and/or {"jump": "10m"}
//   GET  /_sim/requests  {"requests": {face: how many it has been sent}}
//   GET  /_sim/faults  the wire faults in force
//   POST /_sim/faults  one fault (scenario.h); 201 with its id, 422 with what is wrong
//   DELETE /_sim/faults/{id}, DELETE /_sim/faults (all)
#pragma once

#include "app/simulator/estate/world.h"
#include "app/simulator/faces/face_server.h"

namespace mw::sim {

class ControlFace
{
public:
    explicit ControlFace(World& world) : m_world(world) { }
    Status start(const std::string& host, int port);
    void stop();
    int port() const { return m_server ? m_server->port() : 0; }

private:
    void handle(const httplib::Request& request, httplib::Response& response);

    World& m_world;
    std::unique_ptr<FaceServer> m_server;
};

} // namespace mw::sim
