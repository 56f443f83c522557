// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The REST API of PagerDuty: incidents, notes, on-call, users, services, escalation policies. Key
// of a person ("Token token=…"); handlers run on the server's threads.
#pragma once

#include "app/simulator/faces/face.h"
#include "app/simulator/faces/meet_fault.h"
#include "app/simulator/faces/pagerduty/pager.h"

#include <nlohmann/json_fwd.hpp>

namespace mw::sim {

class FormValues;

class PagerDutyFace final : public Face
{
public:
    PagerDutyFace(World& world, std::shared_ptr<AlertTimeline> timeline);
    ~PagerDutyFace() override;
    std::string name() const override { return "pagerduty"; }
    Status start(const std::string& host, int port, const std::string& dir) override;
    int port() const override { return m_server ? m_server->port() : 0; }
    void stop() override;
    std::string estateSources(const std::string& url) const override;

private:
    FaceAnswer answer(const httplib::Request& request);
    FaceAnswer route(const httplib::Request& request, const FormValues& form, Ms now);
    FaceAnswer incidents(const FormValues& form, Ms now);
    FaceAnswer incident(const httplib::Request& request, const std::string& id, Ms now);
    FaceAnswer notes(const httplib::Request& request, const std::string& id, Ms now);
    FaceAnswer onCalls(const FormValues& form, Ms now);
    FaceAnswer update(const nlohmann::json& wanted, const std::string& id, Ms now);

    World& m_world;
    Pager m_pager;
    std::string m_token;
    std::string m_tokenFile;
    std::unique_ptr<FaceServer> m_server;
    std::mutex m_rateMutex;
    Ms m_rateMinute = 0;
    int m_rateUsed = 0;
};

} // namespace mw::sim
