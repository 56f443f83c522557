// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// …/services/[https:]NAME[:PORT]/proxy/…: the request goes on to whoever answers behind the
// service, without the caller's credentials, as the API server does it.
#include "app/simulator/faces/kubernetes/kubernetes_face.h"

#include <httplib.h>

namespace mw::sim {

using namespace nlohmann::literals;

namespace {

struct Wanted
{
    std::string name, port; // port may be empty
};

std::optional<Wanted> wantedOf(const std::string& text)
{
    std::vector<std::string> parts;
    for (size_t from = 0;;) {
        const size_t colon = text.find(':', from);
        parts.push_back(text.substr(from, colon - from));
        if (colon == std::string::npos)
            break;
        from = colon + 1;
    }
    if (parts.size() == 3 && (parts[0].empty() || parts[0] == "http" || parts[0] == "https"))
        parts.erase(parts.begin());
    if (parts.size() > 2 || parts[0].empty())
        return std::nullopt;
    return Wanted{parts[0], parts.size() == 2 ? parts[1] : std::string()};
}

// The number of the port meant, 0 if there is none.
int numberOf(const Json& service, const std::string& wanted)
{
    const Json ports = service.value("/spec/ports"_json_pointer, Json::array());
    for (const Json& one : ports) {
        const int number = one.value("port", 0);
        if ((wanted.empty() && ports.size() == 1) || std::to_string(number) == wanted
            || one.value("name", std::string()) == wanted)
            return number;
    }
    return 0;
}

Reply unavailable(const std::string& message)
{
    return statusReply(503, "ServiceUnavailable", message);
}

// What concerns one connection only, or the API server itself.
bool staysHere(const std::string& header)
{
    for (const char* name : {"Authorization",
                             "Host",
                             "Connection",
                             "Content-Length",
                             "Accept-Encoding",
                             "X-Accepts",
                             "REMOTE_ADDR",
                             "REMOTE_PORT",
                             "LOCAL_ADDR",
                             "LOCAL_PORT"}) {
        if (header.size() == std::char_traits<char>::length(name)
            && std::equal(header.begin(), header.end(), name, [](char a, char b) {
                   return std::tolower(static_cast<unsigned char>(a))
                       == std::tolower(static_cast<unsigned char>(b));
               }))
            return true;
    }
    return false;
}

} // namespace

void KubernetesFace::setBehind(std::map<std::string, std::string> urls)
{
    const std::lock_guard lock(m_behindMutex);
    m_behind = std::move(urls);
}

Reply KubernetesFace::proxy(const Call& call, httplib::Response& response)
{
    const auto wanted = wantedOf(call.name);
    if (!wanted)
        return badRequest("invalid service request \"" + call.name + "\"");
    int number = 0;
    {
        const World::Guard guard(m_world);
        const Cluster* const here = cluster(*guard);
        const ObjectPtr service
            = here ? here->store().find(Kind::Service, call.ns, wanted->name) : nullptr;
        if (!service)
            return notFound("", "services", wanted->name);
        number = numberOf(*service->doc, wanted->port);
    }
    std::string url;
    {
        const std::lock_guard lock(m_behindMutex);
        const auto it = m_behind.find(call.ns + "/" + wanted->name + ":" + std::to_string(number));
        if (number != 0 && it != m_behind.end())
            url = it->second;
    }
    if (url.empty())
        return unavailable("no endpoints available for service \"" + call.name + "\"");
    const std::string& target = call.http->target;
    const size_t mark = target.find("/proxy", target.find("/services/"));
    std::string rest = mark == std::string::npos ? std::string() : target.substr(mark + 6);
    if (rest.empty() || rest.front() != '/')
        rest.insert(0, "/");
    httplib::Client client(url);
    client.set_url_encode(false);
    client.set_decompress(false);
    client.set_connection_timeout(2);
    client.set_read_timeout(60);
    httplib::Request request;
    request.method = call.http->method;
    request.path = rest;
    request.body = call.http->body;
    for (const auto& [name, value] : call.http->headers) {
        if (!staysHere(name))
            request.headers.emplace(name, value);
    }
    request.headers.emplace("Accept-Encoding", "identity");
    const auto answered = client.send(request);
    if (!answered)
        return unavailable("error trying to reach service: "
                           + httplib::to_string(answered.error()));
    response.status = answered->status;
    for (const auto& [name, value] : answered->headers) {
        if (!staysHere(name) && name != "Content-Type" && name != "Keep-Alive")
            response.set_header(name, value);
    }
    if (answered->status != 304 && answered->status != 204)
        response.set_content(answered->body, answered->get_header_value("Content-Type"));
    Reply done;
    done.code = 0; // the answer has been written
    return done;
}

} // namespace mw::sim
