// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The monitoring of the estate as Prometheus 2.42 serves it: queries, series and labels, rules and
// alerts, targets, metadata, status. Plain HTTP without authentication, as the real one. What it
// does not serve is 404, as an unknown path. Handlers run on the server's threads; nothing of the
// world is locked while a query is evaluated.
#pragma once

#include "app/simulator/estate/world.h"
#include "app/simulator/faces/face_server.h"
#include "app/simulator/faces/prometheus/form.h"
#include "app/simulator/faces/prometheus/rules.h"

#include <semaphore>

namespace mw::sim {

struct WireFault;

// As faults name this face.
inline constexpr const char* prometheusFaceName = "prometheus";

class PrometheusFace
{
public:
    explicit PrometheusFace(World& world);
    ~PrometheusFace();
    Status start(const std::string& host, int port);
    void stop();
    int port() const { return m_server ? m_server->port() : 0; }

private:
    struct Answer
    {
        int code = 200;
        std::string type = "application/json";
        std::string body;
        std::vector<std::pair<std::string, std::string>> headers;
    };
    struct Call
    {
        FormValues form;
        std::string argument; // the label of /label/…/values
        std::shared_ptr<const MetricSource> source;
    };
    using Handler = Answer (PrometheusFace::*)(const Call&);
    struct Route
    {
        const char* path; // below /api/v1
        bool post; // POST is as good as GET
        Handler handler;
    };
    static const std::vector<Route>& routes();

    void handle(const httplib::Request& request, httplib::Response& response);
    // True: the fault has answered, or closed the connection.
    bool meet(const WireFault& fault, const httplib::Request& request, Answer& answer);
    Answer answer(const httplib::Request& request);

    static Answer ok(const std::string& data);
    static Answer failed(int code, const char* type, const std::string& error);
    static Answer badParameter(const char* name, const std::string& error);
    static Answer plain(int code, const std::string& text);

    // queries.cpp
    Answer query(const Call& call);
    Answer queryRange(const Call& call);
    template <class Evaluate>
    Answer evaluated(const Call& call, int64_t at, Evaluate evaluate);
    // series.cpp
    struct Selection; // times and selectors of a request
    Answer series(const Call& call);
    Answer labelNames(const Call& call);
    Answer labelValues(const Call& call);
    // status.cpp
    Answer targets(const Call& call);
    Answer metadata(const Call& call);
    Answer alertmanagers(const Call& call);
    Answer rules(const Call& call);
    Answer alerts(const Call& call);
    Answer buildInfo(const Call& call);
    Answer runtimeInfo(const Call& call);
    Answer config(const Call& call);
    Answer flags(const Call& call);
    Answer tsdb(const Call& call);
    Answer walReplay(const Call& call);

    static constexpr std::ptrdiff_t maxConcurrency = 20;

    World& m_world;
    Metrics m_metrics;
    Rules m_rules;
    std::counting_semaphore<maxConcurrency> m_gate{maxConcurrency};
    std::unique_ptr<FaceServer> m_server;
};

} // namespace mw::sim
