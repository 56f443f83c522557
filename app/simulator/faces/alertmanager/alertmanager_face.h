// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One Alertmanager of a cluster of two, api v2 as version 0.34 serves it. What fires comes from the
// timeline, silences are shared by the peers. Handlers run on the server's threads.
#pragma once

#include "app/simulator/faces/alertmanager/silences.h"
#include "app/simulator/faces/face.h"
#include "app/simulator/faces/meet_fault.h"

namespace mw::sim {

// What both peers know.
struct AlertmanagerCluster
{
    std::shared_ptr<AlertTimeline> timeline;
    SilenceStore silences;
};

class AlertmanagerFace final : public Face
{
public:
    AlertmanagerFace(World& world, std::shared_ptr<AlertmanagerCluster> cluster, std::string name);
    ~AlertmanagerFace() override;
    std::string name() const override { return m_name; }
    Status start(const std::string& host, int port, const std::string& dir) override;
    int port() const override { return m_server ? m_server->port() : 0; }
    void stop() override;
    std::string estateSources(const std::string& url) const override;

private:
    struct Query; // parameters of a list of alerts
    FaceAnswer answer(const httplib::Request& request);
    FaceAnswer alerts(const httplib::Request& request, Ms now);
    FaceAnswer groups(const httplib::Request& request, Ms now);
    FaceAnswer silenceList(const httplib::Request& request, Ms now);
    FaceAnswer status() const;

    World& m_world;
    std::shared_ptr<AlertmanagerCluster> m_cluster;
    std::string m_name;
    std::unique_ptr<FaceServer> m_server;
};

} // namespace mw::sim
