// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// AWS as far as the estate's money is concerned, on one port: Cost Explorer (json 1.1,
// GetCostAndUsage) and STS (query, GetCallerIdentity and AssumeRole). Every request must carry a
// right Signature Version 4. Operations it does not know are refused as AWS refuses unknown ones.
#pragma once

#include "app/simulator/estate/world.h"
#include "app/simulator/faces/aws/signature.h"
#include "app/simulator/faces/face.h"
#include "app/simulator/faces/face_server.h"

#include <map>
#include <mutex>

namespace mw::sim {

struct WireFault;

class AwsFace final : public Face
{
public:
    explicit AwsFace(World& world);
    ~AwsFace() override;
    std::string name() const override { return "aws"; }
    // Leaves aws/config and aws/credentials in dir.
    Status start(const std::string& host, int port, const std::string& dir) override;
    int port() const override { return m_server ? m_server->port() : 0; }
    void stop() override;
    std::string estateSources(const std::string& url) const override;
    std::string estateSections() const override;

private:
    struct Answer
    {
        int code = 200;
        std::string type, body;
    };
    void handle(const httplib::Request& request, httplib::Response& response);
    Answer answer(const httplib::Request& request);
    // JSON or XML, as the service speaks.
    static Answer refusal(bool json, int code, const std::string& word, const std::string& message);
    Answer refused(bool json, const Verified& seen) const;
    bool meet(const WireFault& fault, const httplib::Request& request, Answer& answer);
    // cost_explorer.cpp
    Answer costAndUsage(const httplib::Request& request);
    // sts.cpp
    Answer sts(const httplib::Request& request, const Verified& who);

    World& m_world;
    std::unique_ptr<FaceServer> m_server;
    std::mutex m_mutex; // guards the keys
    std::map<std::string, SignedKey> m_keys;
    std::string m_dir;
};

} // namespace mw::sim
