// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/faces/opencost/opencost_face.h"

#include "app/simulator/costs/bill.h"
#include "app/simulator/estate/core.h"
#include "app/simulator/estate/scenario.h"
#include "models/base/clock.h"

#include <cmath>
#include <httplib.h>
#include <nlohmann/json.hpp>

namespace mw::sim {

namespace {

using Json = nlohmann::ordered_json;

struct Window
{
    Ms from = 0, to = 0;
};

std::optional<Ms> timeOf(const std::string& text)
{
    mw::World at{};
    if (!parseTime(text, at))
        return std::nullopt;
    return at.time_since_epoch().count();
}

// Pairs of RFC 3339, durations back from now, and the two words that need no zone.
std::optional<Window> windowOf(const std::string& text, Ms now)
{
    const Ms today = now / day * day;
    if (text == "today")
        return Window{today, now};
    if (text == "yesterday")
        return Window{today - day, today};
    if (const size_t comma = text.find(','); comma != std::string::npos) {
        const auto from = timeOf(text.substr(0, comma));
        const auto to = timeOf(text.substr(comma + 1));
        if (from && to && *from < *to)
            return Window{*from, *to};
        return std::nullopt;
    }
    const auto back = parseOffset(text);
    if (back && *back > 0)
        return Window{now - *back, now};
    return std::nullopt;
}

// Five places, as OpenCost writes them.
double rounded(double value)
{
    return std::round(value * 1e5) / 1e5;
}

double share(double use, double request)
{
    return request > 0 ? use / request : use > 0 ? 1 : 0;
}

Json groupJson(const std::string& name, const Allocation& group, const Window& window)
{
    const double minutes = static_cast<double>(group.end - group.begin) / minute;
    const double hours = std::max(minutes / 60, 1e-9);
    const double cpuEfficiency = share(group.cpuUsageHours, group.cpuRequestHours);
    const double memoryEfficiency = share(group.byteUsageHours, group.byteRequestHours);
    const double cost = group.cpu + group.memory;
    const auto text = [](Ms at) { return formatTime(mw::World(Millis(at))); };
    Json properties = Json::object();
    for (const auto& [key, value] : group.properties)
        properties[key] = value;
    return {{"name", name},
            {"properties", properties},
            {"window", {{"start", text(window.from)}, {"end", text(window.to)}}},
            {"start", text(group.begin)},
            {"end", text(group.end)},
            {"minutes", rounded(minutes)},
            {"cpuCores", rounded(group.cpuHours / hours)},
            {"cpuCoreRequestAverage", rounded(group.cpuRequestHours / hours)},
            {"cpuCoreUsageAverage", rounded(group.cpuUsageHours / hours)},
            {"cpuCoreHours", rounded(group.cpuHours)},
            {"cpuCost", rounded(group.cpu)},
            {"cpuCostAdjustment", 0},
            {"cpuEfficiency", rounded(cpuEfficiency)},
            {"gpuCount", 0},
            {"gpuHours", 0},
            {"gpuCost", 0},
            {"gpuCostAdjustment", 0},
            {"networkTransferBytes", 0},
            {"networkReceiveBytes", 0},
            {"networkCost", 0},
            {"networkCostAdjustment", 0},
            {"loadBalancerCost", 0},
            {"loadBalancerCostAdjustment", 0},
            {"pvBytes", 0},
            {"pvByteHours", 0},
            {"pvCost", 0},
            {"pvs", nullptr},
            {"pvCostAdjustment", 0},
            {"ramBytes", rounded(group.byteHours / hours)},
            {"ramByteRequestAverage", rounded(group.byteRequestHours / hours)},
            {"ramByteUsageAverage", rounded(group.byteUsageHours / hours)},
            {"ramByteHours", rounded(group.byteHours)},
            {"ramCost", rounded(group.memory)},
            {"ramCostAdjustment", 0},
            {"ramEfficiency", rounded(memoryEfficiency)},
            {"externalCost", 0},
            {"sharedCost", 0},
            {"totalCost", rounded(cost)},
            {"totalEfficiency",
             rounded(cost > 0 ? (cpuEfficiency * group.cpu + memoryEfficiency * group.memory) / cost
                              : 0)}};
}

} // namespace

OpenCostFace::OpenCostFace(World& world) : m_world(world) { }

OpenCostFace::~OpenCostFace()
{
    stop();
}

Status OpenCostFace::start(const std::string& host, int port, const std::string&)
{
    return listen(
        m_server, host, port, [this](const httplib::Request& request, httplib::Response& response) {
            handle(request, response);
        });
}

void OpenCostFace::stop()
{
    if (m_server)
        m_server->stop();
}

std::string OpenCostFace::estateSources(const std::string& url) const
{
    return "- name: opencost\n  type: opencost\n  environment: prod\n  url: " + url
        + "\n  settings: {agentLabel: agent, resolution: 1h}\n";
}

OpenCostFace::Answer OpenCostFace::failed(int code, const std::string& message)
{
    return {code, "application/json", Json{{"code", code}, {"message", message}}.dump() + "\n"};
}

OpenCostFace::Answer OpenCostFace::allocation(const httplib::Request& request)
{
    const Ms now = m_world.now();
    const auto window = windowOf(request.get_param_value("window"), now);
    if (!window)
        return failed(400,
                      "Invalid 'window' parameter: illegal window: "
                          + request.get_param_value("window"));
    std::string aggregate = request.get_param_value("aggregate");
    if (aggregate != "namespace" && aggregate != "cluster" && !aggregate.starts_with("label:"))
        return failed(400, "Invalid 'aggregate' parameter: " + aggregate);
    Ms step = window->to - window->from;
    if (const std::string text = request.get_param_value("step"); !text.empty()) {
        const auto value = parseOffset(text);
        if (!value || *value <= 0)
            return failed(400, "Invalid 'step' parameter: " + text);
        step = *value;
    }
    if ((window->to - window->from) / step > 400)
        return failed(400, "too many steps");
    const bool accumulate = request.get_param_value("accumulate") == "true";
    if (accumulate)
        step = window->to - window->from;
    const bool idle = request.get_param_value("includeIdle") == "true";
    const auto history = m_world.history();
    Json data = Json::array();
    // Steps count back from the end; a window that does not divide begins with a short one.
    std::vector<Window> steps;
    for (Ms to = window->to; to > window->from; to -= step)
        steps.insert(steps.begin(), {std::max(window->from, to - step), to});
    for (const Window& one : steps) {
        Json set = Json::object();
        for (const auto& [name, group] :
             allocate(*history, aggregate, one.from, std::min(one.to, now), idle))
            set[name] = groupJson(name, group, one);
        data.push_back(set.empty() ? Json(nullptr) : std::move(set));
    }
    return {200,
            "application/json",
            Json{{"code", 200}, {"status", "success"}, {"data", std::move(data)}}.dump()};
}

OpenCostFace::Answer OpenCostFace::answer(const httplib::Request& request)
{
    if (request.path == "/healthz")
        return {200, "text/plain; charset=utf-8", ""};
    if (request.path != "/allocation" && request.path != "/allocation/compute")
        return {404, "text/plain; charset=utf-8", "404 page not found\n"};
    if (request.method != "GET")
        return {405, "text/plain; charset=utf-8", "Method Not Allowed\n"};
    return allocation(request);
}

bool OpenCostFace::meet(const WireFault& fault, const httplib::Request& request, Answer& made)
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
    case K::ReplyLost:
        m_server->hangUp(request);
        return true;
    case K::Throttled: // by what stands before it
        made = {429, "text/plain; charset=utf-8", "Too Many Requests\n"};
        return true;
    case K::Unauthorized:
        made = {401, "text/plain; charset=utf-8", "Unauthorized\n"};
        return true;
    case K::Forbidden:
        made = {403, "text/plain; charset=utf-8", "Forbidden\n"};
        return true;
    case K::Unavailable:
        made = failed(500, "error computing allocation: prometheus communication error");
        return true;
    case K::Gone:
    case K::Conflict:
        break;
    }
    return false;
}

void OpenCostFace::handle(const httplib::Request& request, httplib::Response& response)
{
    std::optional<WireFault> fault;
    {
        const World::Guard guard(m_world);
        fault = guard->wire.meet(name(), request.method, request.target, guard->now(), false);
    }
    Answer made;
    if (!fault || !meet(*fault, request, made))
        made = answer(request);
    response.status = made.code;
    if (made.type == "application/json"
        && request.get_header_value("X-Accepts").find("gzip") != std::string::npos) {
        response.set_header("Content-Encoding", "gzip");
        made.body = gzip(made.body);
    }
    response.set_content(made.body, made.type);
}

} // namespace mw::sim
