// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/faces/meet_fault.h"

#include "app/simulator/estate/core.h"
#include "app/simulator/estate/world.h"

#include <httplib.h>

namespace mw::sim {

namespace {

FaceAnswer plain(int code, const char* text)
{
    return {code, text, "text/plain; charset=utf-8", {}};
}

} // namespace

void serveFace(World& world,
               const FaceServer& server,
               const std::string& face,
               const httplib::Request& request,
               httplib::Response& response,
               const std::function<FaceAnswer()>& answer)
{
    using K = WireFault::Kind;
    std::optional<WireFault> fault;
    {
        const World::Guard guard(world);
        fault = guard->wire.meet(
            face, request.method, request.target, guard->now(), request.method != "GET");
    }
    std::optional<FaceAnswer> made;
    switch (fault ? fault->kind : K::Conflict) {
    case K::HalfOpen:
    case K::Slow:
        if (server.linger(world, *fault)) {
            server.hangUp(request);
            return;
        }
        break;
    case K::Reset:
        server.hangUp(request);
        return;
    case K::ReplyLost:
        answer();
        server.hangUp(request);
        return;
    case K::Throttled: // by what stands before the server
        made = plain(429, "Too Many Requests\n");
        made->headers.push_back({"Retry-After", std::to_string(fault->retryAfter)});
        break;
    case K::Unauthorized:
        made = plain(401, "Unauthorized\n");
        break;
    case K::Forbidden:
        made = plain(403, "Forbidden\n");
        break;
    case K::Unavailable:
        made = plain(503, "Service Unavailable\n");
        break;
    case K::Gone:
    case K::Conflict:
        break;
    }
    if (!made)
        made = answer();
    response.status = made->code;
    for (const auto& [name, value] : made->headers)
        response.set_header(name, value);
    if (!made->type.empty())
        response.set_content(made->body, made->type);
}

} // namespace mw::sim
