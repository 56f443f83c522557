// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/faces/prometheus/prometheus_face.h"

#include "app/simulator/estate/core.h"
#include "app/simulator/faces/prometheus/json_text.h"

#include <httplib.h>

namespace mw::sim {

namespace {

constexpr std::string_view apiPrefix = "/api/v1";

bool accepts(const std::string& header, const std::string& coding)
{
    size_t from = 0;
    while (from <= header.size()) {
        const size_t end = std::min(header.find(',', from), header.size());
        const size_t first = std::min(header.find_first_not_of(' ', from), end);
        const size_t last = header.find_last_not_of(' ', end == 0 ? 0 : end - 1);
        if (first < end && header.substr(first, last + 1 - first) == coding)
            return true;
        from = end + 1;
    }
    return false;
}

} // namespace

PrometheusFace::PrometheusFace(World& world) : m_world(world), m_metrics(world) { }

PrometheusFace::~PrometheusFace()
{
    stop();
}

Status PrometheusFace::start(const std::string& host, int port)
{
    return listen(
        m_server, host, port, [this](const httplib::Request& request, httplib::Response& response) {
            handle(request, response);
        });
}

void PrometheusFace::stop()
{
    if (m_server)
        m_server->stop();
}

PrometheusFace::Answer PrometheusFace::ok(const std::string& data)
{
    Answer answer;
    answer.body = successBody(data);
    return answer;
}

PrometheusFace::Answer PrometheusFace::failed(int code, const char* type, const std::string& error)
{
    Answer answer;
    answer.code = code;
    answer.body = errorBody(type, error);
    return answer;
}

PrometheusFace::Answer PrometheusFace::badParameter(const char* name, const std::string& error)
{
    return failed(400, "bad_data", std::string("invalid parameter \"") + name + "\": " + error);
}

PrometheusFace::Answer PrometheusFace::plain(int code, const std::string& text)
{
    Answer answer;
    answer.code = code;
    answer.type = "text/plain; charset=utf-8";
    answer.body = text;
    if (code >= 400)
        answer.headers.push_back({"X-Content-Type-Options", "nosniff"});
    return answer;
}

const std::vector<PrometheusFace::Route>& PrometheusFace::routes()
{
    static const std::vector<Route> all{
        {"/query", true, &PrometheusFace::query},
        {"/query_range", true, &PrometheusFace::queryRange},
        {"/series", true, &PrometheusFace::series},
        {"/labels", true, &PrometheusFace::labelNames},
        {"/label/*/values", false, &PrometheusFace::labelValues},
        {"/rules", false, &PrometheusFace::rules},
        {"/alerts", false, &PrometheusFace::alerts},
        {"/targets", false, &PrometheusFace::targets},
        {"/metadata", false, &PrometheusFace::metadata},
        {"/alertmanagers", false, &PrometheusFace::alertmanagers},
        {"/status/buildinfo", false, &PrometheusFace::buildInfo},
        {"/status/runtimeinfo", false, &PrometheusFace::runtimeInfo},
        {"/status/config", false, &PrometheusFace::config},
        {"/status/flags", false, &PrometheusFace::flags},
        {"/status/tsdb", false, &PrometheusFace::tsdb},
        {"/status/walreplay", false, &PrometheusFace::walReplay},
    };
    return all;
}

PrometheusFace::Answer PrometheusFace::answer(const httplib::Request& request)
{
    const std::string_view path = request.path;
    const std::string& method = request.method;
    const auto notAllowed = [](const char* allowed) {
        Answer refused = plain(405, "Method Not Allowed\n");
        refused.headers.push_back({"Allow", allowed});
        return refused;
    };
    if (method == "OPTIONS" && path.starts_with(apiPrefix)) {
        Answer nothing;
        nothing.code = 204;
        return nothing;
    }
    if (path == "/-/healthy" || path == "/-/ready") {
        if (method != "GET" && method != "HEAD")
            return notAllowed("GET, HEAD, OPTIONS");
        const bool healthy = path == "/-/healthy";
        return plain(200,
                     healthy ? "Prometheus Server is Healthy.\n" : "Prometheus Server is Ready.\n");
    }
    if (!path.starts_with(std::string(apiPrefix) + "/"))
        return plain(404, "404 page not found\n");
    const std::string_view below = path.substr(apiPrefix.size());
    for (const Route& route : routes()) {
        const std::string_view pattern = route.path;
        const size_t star = pattern.find('*');
        const std::string_view head = pattern.substr(0, star);
        const std::string_view tail
            = star == std::string_view::npos ? std::string_view() : pattern.substr(star + 1);
        const bool met = star == std::string_view::npos ? below == pattern
                                                        : below.size() > head.size() + tail.size()
                && below.starts_with(head) && below.ends_with(tail);
        if (!met)
            continue;
        const std::string argument(
            star == std::string_view::npos
                ? std::string_view()
                : below.substr(head.size(), below.size() - head.size() - tail.size()));
        if (argument.find('/') != std::string::npos)
            continue;
        if (method != "GET" && (method != "POST" || !route.post))
            return notAllowed(route.post ? "GET, OPTIONS, POST" : "GET, OPTIONS");
        const size_t mark = request.target.find('?');
        const std::string query
            = mark == std::string::npos ? std::string() : request.target.substr(mark + 1);
        const bool form = request.get_header_value("Content-Type")
                              .starts_with("application/x-www-form-urlencoded");
        return (this->*route.handler)(
            {FormValues(query, form ? request.body : std::string()), argument, m_metrics.source()});
    }
    return plain(404, "404 page not found\n");
}

bool PrometheusFace::meet(const WireFault& fault, const httplib::Request& request, Answer& answer)
{
    using K = WireFault::Kind;
    switch (fault.kind) {
    case K::HalfOpen:
    case K::Slow:
        if (!m_server->linger(m_world, fault))
            return false;
        m_server->hangUp(request);
        return true;
    case K::Reset:
        m_server->hangUp(request);
        return true;
    case K::Throttled: // by what stands before the server; it has no such answer itself
        answer = plain(429, "Too Many Requests\n");
        answer.headers.push_back({"Retry-After", std::to_string(fault.retryAfter)});
        return true;
    case K::Unauthorized:
        answer = plain(401, "Unauthorized\n");
        answer.headers.push_back({"WWW-Authenticate", "Basic"});
        return true;
    case K::Forbidden:
        answer = plain(403, "Forbidden\n");
        return true;
    case K::Unavailable:
        answer = plain(503, "Service Unavailable");
        answer.headers.push_back({"X-Prometheus-Stopping", "false"});
        return true;
    case K::Gone:
    case K::Conflict:
    case K::ReplyLost:
        break;
    }
    return false;
}

void PrometheusFace::handle(const httplib::Request& request, httplib::Response& response)
{
    std::optional<WireFault> fault;
    {
        const World::Guard guard(m_world);
        fault = guard->wire.meet(
            prometheusFaceName, request.method, request.target, guard->now(), false);
    }
    Answer made;
    if (!fault || !meet(*fault, request, made))
        made = answer(request);
    response.status = made.code;
    for (const auto& [name, value] : made.headers)
        response.set_header(name, value);
    if (const std::string origin = request.get_header_value("Origin");
        !origin.empty() && made.type == "application/json") {
        response.set_header("Access-Control-Allow-Headers",
                            "Accept, Authorization, Content-Type, Origin");
        response.set_header("Access-Control-Allow-Methods", "GET, POST, OPTIONS");
        response.set_header("Access-Control-Allow-Origin", "*");
        response.set_header("Access-Control-Expose-Headers", "Date");
        response.set_header("Vary", "Origin");
    }
    if (made.code == 204)
        return;
    const std::string accepted = request.get_header_value("X-Accepts");
    for (const bool gzipped : {true, false}) {
        const char* coding = gzipped ? "gzip" : "deflate";
        if (made.type != "application/json" || !accepts(accepted, coding))
            continue;
        response.set_header("Content-Encoding", coding);
        made.body = gzipped ? gzip(made.body) : deflated(made.body);
        break;
    }
    response.set_content(made.body, made.type);
}

} // namespace mw::sim
