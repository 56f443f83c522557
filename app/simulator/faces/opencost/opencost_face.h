// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// OpenCost of the estate: /allocation and /allocation/compute from the pods and nodes there were,
// /healthz. Plain HTTP without authentication, as the real one.
#pragma once

#include "app/simulator/estate/world.h"
#include "app/simulator/faces/face.h"
#include "app/simulator/faces/face_server.h"

namespace mw::sim {

struct WireFault;

class OpenCostFace final : public Face
{
public:
    explicit OpenCostFace(World& world);
    ~OpenCostFace() override;
    std::string name() const override { return "opencost"; }
    Status start(const std::string& host, int port, const std::string& dir) override;
    int port() const override { return m_server ? m_server->port() : 0; }
    void stop() override;
    std::string estateSources(const std::string& url) const override;

private:
    struct Answer
    {
        int code = 200;
        std::string type = "application/json", body;
    };
    void handle(const httplib::Request& request, httplib::Response& response);
    Answer answer(const httplib::Request& request);
    Answer allocation(const httplib::Request& request);
    static Answer failed(int code, const std::string& message);
    bool meet(const WireFault& fault, const httplib::Request& request, Answer& answer);

    World& m_world;
    std::unique_ptr<FaceServer> m_server;
};

} // namespace mw::sim
