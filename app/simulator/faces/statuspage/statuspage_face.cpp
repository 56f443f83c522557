// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/faces/statuspage/statuspage_face.h"

#include "app/simulator/estate/core.h"
#include "app/simulator/faces/statuspage/page_json.h"

#include <httplib.h>

namespace mw::sim {

namespace {

constexpr const char* html = "text/html; charset=utf-8";

FaceAnswer notFound()
{
    return {404, "<!DOCTYPE html><html><title>Page not found</title></html>\n", html, {}};
}

std::vector<ProviderEvent> eventsOf(World& world, const std::string& provider)
{
    const World::Guard guard(world);
    std::vector<ProviderEvent> out;
    for (const ProviderEvent& event : guard->providerEvents) {
        if (event.provider == provider)
            out.push_back(event);
    }
    return out;
}

} // namespace

Status StatuspageFace::start(const std::string& host, int port, const std::string&)
{
    return listen(
        m_server, host, port, [this](const httplib::Request& request, httplib::Response& response) {
            serveFace(
                m_world, *m_server, name(), request, response, [&] { return answer(request); });
        });
}

void StatuspageFace::stop()
{
    if (m_server)
        m_server->stop();
}

std::string StatuspageFace::estateSources(const std::string& url) const
{
    return "- name: github-status\n  type: statuspage\n  url: " + url
        + "/github\n  settings: {components: [Actions, Packages, API Requests, Webhooks]}\n"
          "- name: anthropic-status\n  type: statuspage\n  url: "
        + url + "/anthropic\n";
}

FaceAnswer StatuspageFace::answer(const httplib::Request& request)
{
    if (request.method != "GET")
        return notFound();
    const Ms now = m_world.now();
    for (const ProviderSite& site : providerSites()) {
        const std::string base = std::string("/") + site.path;
        if (!request.path.starts_with(base + "/"))
            continue;
        const std::string path = request.path.substr(base.size());
        const auto events = eventsOf(m_world, site.path);
        const std::string url = m_server->url() + base;
        nlohmann::ordered_json json;
        if (path == "/api/v2/summary.json")
            json = summaryJson(site, events, now, url);
        else if (path == "/api/v2/incidents.json")
            json = incidentsJson(site, events, now, url);
        else if (path == "/api/v2/scheduled-maintenances.json")
            json = maintenancesJson(site, 0, url);
        else
            break;
        const std::string body = json.dump();
        const std::string tag = "W/\"" + std::to_string(hashText(body)) + "\"";
        if (request.get_header_value("If-None-Match") == tag)
            return {304, {}, {}, {{"ETag", tag}}};
        return {200,
                body,
                "application/json; charset=utf-8",
                {{"ETag", tag}, {"Cache-Control", "max-age=0, private, must-revalidate"}}};
    }
    return notFound();
}

} // namespace mw::sim
