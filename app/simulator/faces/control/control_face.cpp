// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/faces/control/control_face.h"

#include "app/simulator/estate/cluster.h"
#include "app/simulator/estate/scenario.h"
#include "models/base/clock.h"

#include <httplib.h>

namespace mw::sim {

using nlohmann::json;

namespace {

void reply(httplib::Response& response, int code, const json& body)
{
    response.status = code;
    response.set_header("Cache-Control", "no-store");
    response.set_content(body.dump() + "\n", "application/json");
}

std::string iso(Ms t)
{
    return formatTime(mw::World(Millis(t)));
}

json faultDoc(const WireFault& fault)
{
    json doc = {{"id", fault.id}, {"kind", toString(fault.kind)}, {"count", fault.count}};
    if (!fault.cluster.empty())
        doc["cluster"] = fault.cluster;
    if (!fault.method.empty())
        doc["method"] = fault.method;
    if (!fault.path.empty())
        doc["path"] = fault.path;
    if (fault.until != never)
        doc["until"] = iso(fault.until);
    return doc;
}

} // namespace

Status ControlFace::start(const std::string& host, int port)
{
    return listen(
        m_server, host, port, [this](const httplib::Request& request, httplib::Response& response) {
            handle(request, response);
        });
}

void ControlFace::stop()
{
    if (m_server)
        m_server->stop();
}

void ControlFace::handle(const httplib::Request& request, httplib::Response& response)
{
    const std::string& path = request.path;
    const bool reads = request.method == "GET" || request.method == "HEAD";
    // A page in some browser must not drive the drill: its requests carry an Origin.
    if (!reads && request.has_header("Origin"))
        return reply(response, 403, {{"error", "requests from web pages are refused"}});
    const json body
        = request.body.empty() ? json::object() : json::parse(request.body, nullptr, false);
    if (!body.is_object())
        return reply(response, 400, {{"error", "the body is no JSON object"}});
    if (path == "/_sim/clock") {
        VirtualClock& clock = m_world.clock();
        if (request.method == "POST") {
            const json speed = body.value("speed", json());
            if (!speed.is_null() && (!speed.is_number() || speed < 0 || speed > 600))
                return reply(response, 422, {{"error", "speed: 0 (paused) to 600"}});
            const json jump = body.value("jump", json());
            const auto by = jump.is_string() ? parseOffset(jump.get<std::string>()) : std::nullopt;
            if (!jump.is_null() && (!by || *by < 0))
                return reply(response, 422, {{"error", "jump: a duration such as 10m"}});
            if (speed.is_number())
                clock.setSpeed(speed.get<double>());
            if (by)
                clock.jump(*by);
            const World::Guard guard(m_world); // what became due has happened before we answer
        } else if (!reads) {
            return reply(response, 405, {{"error", "GET or POST"}});
        }
        return reply(response, 200, {{"now", iso(clock.now())}, {"speed", clock.speed()}});
    }
    if (path == "/_sim/requests" && reads) {
        const World::Guard guard(m_world);
        return reply(response, 200, {{"requests", guard->wire.asked()}});
    }
    if (path == "/_sim/faults" && reads) {
        json list = json::array();
        const World::Guard guard(m_world);
        for (const WireFault& fault : guard->wire.faults())
            list.push_back(faultDoc(fault));
        return reply(response, 200, {{"faults", list}});
    }
    if (path == "/_sim/faults" && request.method == "POST") {
        const World::Guard guard(m_world);
        const auto done = applyFault(*guard, body);
        return done ? reply(response, 201, *done)
                    : reply(response, 422, {{"error", done.error().detail}});
    }
    if (path.rfind("/_sim/faults", 0) == 0 && request.method == "DELETE") {
        const World::Guard guard(m_world);
        if (path == "/_sim/faults") {
            guard->wire.clear();
            return reply(response, 200, json::object());
        }
        const int id = std::atoi(path.c_str() + std::string("/_sim/faults/").size());
        return guard->wire.remove(id) ? reply(response, 200, json::object())
                                      : reply(response, 404, {{"error", "no such fault"}});
    }
    reply(response, 404, {{"error", "not found"}});
}

} // namespace mw::sim
