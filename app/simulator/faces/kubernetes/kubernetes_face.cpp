// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/faces/kubernetes/kubernetes_face.h"

#include "app/simulator/estate/random.h"

#include <httplib.h>

#include <atomic>

namespace mw::sim {

namespace {

std::string trimmed(const std::string& text)
{
    const size_t from = text.find_first_not_of(' ');
    return from == std::string::npos ? std::string()
                                     : text.substr(from, text.find_last_not_of(' ') - from + 1);
}

std::string auditId()
{
    static std::atomic<uint64_t> next
        = static_cast<uint64_t>(std::chrono::steady_clock::now().time_since_epoch().count());
    return Random(next++).uuid();
}

const char* verbOf(const Call& call)
{
    if (call.method == "GET")
        return call.watch ? "watch" : call.name.empty() ? "list" : "get";
    if (call.method == "POST")
        return "create";
    if (call.method == "PUT")
        return "update";
    if (call.method == "PATCH")
        return "patch";
    return call.name.empty() ? "deletecollection" : "delete";
}

std::string prettied(const std::string& body)
{
    const Json parsed = Json::parse(body, nullptr, false);
    return parsed.is_discarded() ? body : parsed.dump(2) + "\n";
}

} // namespace

std::string Call::param(const char* key) const
{
    return http->get_param_value(key);
}

bool Call::has(const char* key) const
{
    return http->has_param(key);
}

bool Call::flag(const char* key) const
{
    const std::string value = param(key);
    return has(key) && value != "0" && value != "false";
}

Json parseBody(const std::string& text)
{
    return Json::parse(text, nullptr, false);
}

bool parseRevision(const std::string& text, uint64_t& rv)
{
    if (text.empty() || text.size() > 18
        || text.find_first_not_of("0123456789") != std::string::npos)
        return false;
    rv = std::stoull(text);
    return true;
}

Form formOf(const Call& call)
{
    const std::string accept = call.http->get_header_value("Accept");
    Form form;
    const std::string include = call.param("includeObject");
    form.include = include == "None" ? IncludeObject::None
        : include == "Object"        ? IncludeObject::Full
                                     : IncludeObject::Metadata;
    if (accept.empty())
        return form;
    for (const std::string& range : splitList(accept)) {
        const auto parts = splitList(range, ';');
        const std::string type = parts.empty() ? std::string() : trimmed(parts.front());
        std::string as, version;
        for (size_t i = 1; i < parts.size(); ++i) {
            const std::string part = trimmed(parts[i]);
            if (part.rfind("as=", 0) == 0)
                as = part.substr(3);
            if (part.rfind("v=", 0) == 0)
                version = part.substr(2);
        }
        if (type != "application/json" && type != "application/*" && type != "*/*")
            continue;
        if (as.empty()) {
            form.kind = Form::Kind::Plain;
            return form;
        }
        if (type != "application/json" || version != "v1")
            continue;
        if (as == "Table") {
            form.kind = Form::Kind::Table;
            return form;
        }
        if (as == "PartialObjectMetadataList" || as == "PartialObjectMetadata") {
            form.kind = Form::Kind::Partial;
            return form;
        }
    }
    form.kind = Form::Kind::None;
    return form;
}

KubernetesFace::KubernetesFace(World& world,
                               std::string cluster,
                               std::map<std::string, User> tokens,
                               Knows knows)
    : m_world(world)
    , m_cluster(std::move(cluster))
    , m_tokens(std::move(tokens))
    , m_knows(std::move(knows))
{
}

KubernetesFace::~KubernetesFace()
{
    stop();
}

Status KubernetesFace::start(const std::string& host, int port, const ServerIdentity& identity)
{
    return FaceServer::start(m_server,
                             host,
                             port,
                             identity,
                             [this](const httplib::Request& request, httplib::Response& response) {
                                 handle(request, response);
                             });
}

void KubernetesFace::stop()
{
    if (m_server)
        m_server->stop();
}

int KubernetesFace::port() const
{
    return m_server ? m_server->port() : 0;
}

std::optional<Reply> KubernetesFace::identify(Call& call) const
{
    const std::string header = call.http->get_header_value("Authorization");
    if (header.empty()) {
        call.user = {"system:anonymous", "", {"system:unauthenticated"}, false, {}};
        call.anonymous = true;
        return std::nullopt;
    }
    const bool bearer = header.rfind("Bearer ", 0) == 0;
    const auto it = bearer ? m_tokens.find(header.substr(7)) : m_tokens.end();
    if (it != m_tokens.end()) {
        call.user = it->second;
        return std::nullopt;
    }
    if (const auto known = bearer && m_knows ? m_knows(header.substr(7)) : std::nullopt) {
        call.user = *known;
        return std::nullopt;
    }
    return statusReply(401, "Unauthorized", "Unauthorized");
}

std::optional<Reply> KubernetesFace::authorize(const Call& call) const
{
    const std::string verb = verbOf(call);
    const bool review = call.resource->verbs == "create";
    const bool reads = verb == "get" || verb == "list" || verb == "watch";
    const Resource& resource = *call.resource;
    // A namespace lies in itself: who may read in it may read it.
    const std::string& ns
        = resource.group.empty() && resource.plural == "namespaces" ? call.name : call.ns;
    if (!call.anonymous && (call.user.admin || review || (reads && call.user.reads(ns))))
        return std::nullopt;
    const std::string plural
        = resource.plural + (call.subresource.empty() ? "" : "/" + call.subresource);
    const std::string kind = resource.plural + (resource.group.empty() ? "" : "." + resource.group);
    std::string message = kind + (call.name.empty() ? "" : " \"" + call.name + "\"")
        + " is forbidden: User \"" + call.user.name + "\" cannot " + verb + " resource \"" + plural
        + "\" in API group \"" + resource.group + "\"";
    message += ns.empty() ? " at the cluster scope" : " in the namespace \"" + ns + "\"";
    Json details = Json::object();
    if (!call.name.empty())
        details["name"] = call.name;
    if (!resource.group.empty())
        details["group"] = resource.group;
    details["kind"] = resource.plural;
    Reply reply = statusReply(403, "Forbidden", message, details);
    reply.headers.push_back({"X-Content-Type-Options", "nosniff"});
    return reply;
}

bool KubernetesFace::route(Call& call, Reply& failure) const
{
    const auto parts = splitList(call.path, '/');
    size_t at = 0;
    std::string group, version;
    if (parts.size() >= 2 && parts[0] == "api") {
        version = parts[1];
        at = 2;
    } else if (parts.size() >= 3 && parts[0] == "apis") {
        group = parts[1];
        version = parts[2];
        at = 3;
    }
    if (at == 0 || !servesGroupVersion(group, version)) {
        failure = notFoundPage();
        return false;
    }
    std::vector<std::string> rest(parts.begin() + static_cast<long>(at), parts.end());
    if (rest.size() >= 3 && rest[0] == "namespaces" && rest[2] != "status") {
        call.ns = rest[1];
        rest.erase(rest.begin(), rest.begin() + 2);
    }
    call.resource = rest.empty() ? nullptr : findResource(group, version, rest[0]);
    // What stands behind …/proxy is the service's own.
    const bool proxied = rest.size() > 2 && rest[0] == "services" && rest[2] == "proxy";
    if (!call.resource || (rest.size() > 3 && !proxied)
        || (!call.resource->namespaced && !call.ns.empty())) {
        failure = notFoundResource();
        return false;
    }
    if (rest.size() > 1)
        call.name = rest[1];
    if (rest.size() > 2) {
        call.subresource = rest[2];
        bool known = false;
        for (const Subresource& sub : call.resource->subresources)
            known = known || sub.name == call.subresource;
        if (!known) {
            failure = notFoundResource();
            return false;
        }
    }
    if (call.resource->namespaced && !call.name.empty() && call.ns.empty()) {
        failure = notFoundResource();
        return false;
    }
    call.watch = call.method == "GET" && call.flag("watch") && call.name.empty();
    call.dryRun = call.param("dryRun") == "All";
    return true;
}

// Paths that belong to no resource.
Reply KubernetesFace::answerMeta(const Call& call, bool& known)
{
    known = true;
    const std::string& path = call.path;
    const std::string accept = call.http->get_header_value("Accept");
    // Version 2 of the aggregated form; whoever only knows v2beta1 gets the legacy one.
    const bool aggregated = accept.find("as=APIGroupDiscoveryList") != std::string::npos
        && (accept + ",").find_first_of(",;", accept.find("v=v2")) == accept.find("v=v2") + 4;
    const auto discovery = [&](bool core) {
        Reply reply = jsonReply(aggregatedDiscovery(core));
        reply.type = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";
        char tag[20];
        std::snprintf(
            tag, sizeof tag, "\"%016llX\"", static_cast<unsigned long long>(hashText(reply.body)));
        reply.headers = {{"Etag", tag}, {"Vary", "Accept"}, {"Cache-Control", "public"}};
        if (call.http->get_header_value("If-None-Match") == tag) {
            reply.code = 304;
            reply.body.clear();
        }
        return reply;
    };
    if (path == "/version" || path == "/version/") {
        Reply reply = jsonReply({{"major", "1"},
                                 {"minor", "34"},
                                 {"emulationMajor", "1"},
                                 {"emulationMinor", "34"},
                                 {"minCompatibilityMajor", "1"},
                                 {"minCompatibilityMinor", "33"},
                                 {"gitVersion", "v1.34.1-eks-d96d92f"},
                                 {"gitCommit", "0a7f62a34a10c02a8d9f9a6b3d3bd1f3bcb21fb5"},
                                 {"gitTreeState", "clean"},
                                 {"buildDate", "2025-10-08T17:20:29Z"},
                                 {"goVersion", "go1.24.6"},
                                 {"compiler", "gc"},
                                 {"platform", "linux/amd64"}});
        reply.pretty = true;
        return reply;
    }
    const auto parts = splitList(path, '/');
    if (!parts.empty() && (parts[0] == "readyz" || parts[0] == "livez" || parts[0] == "healthz"))
        return health(call);
    if (call.anonymous && (path == "/api" || path.rfind("/apis", 0) == 0) && parts.size() < 3) {
        return statusReply(403,
                           "Forbidden",
                           "forbidden: User \"system:anonymous\" cannot get path \"" + path + "\"",
                           Json::object());
    }
    if (path == "/api") {
        return aggregated ? discovery(true)
                          : jsonReply(legacyApi("127.0.0.1:" + std::to_string(port())));
    }
    if (path == "/apis")
        return aggregated ? discovery(false) : jsonReply(legacyGroups());
    if (parts.size() == 2 && parts[0] == "apis") {
        const Json doc = legacyGroup(parts[1]);
        return doc.is_null() ? notFoundPage() : jsonReply(doc);
    }
    if (parts.size() == 2 && parts[0] == "api" && servesGroupVersion("", parts[1]))
        return jsonReply(legacyResources("", parts[1]));
    if (parts.size() == 3 && parts[0] == "apis" && servesGroupVersion(parts[1], parts[2]))
        return jsonReply(legacyResources(parts[1], parts[2]));
    known = false;
    return {};
}

Reply KubernetesFace::answer(Call& call, httplib::Response& response)
{
    bool known = false;
    Reply reply = answerMeta(call, known);
    if (known)
        return reply;
    if (!route(call, reply))
        return reply;
    if (call.method == "OPTIONS")
        return notAllowed();
    if (auto refused = authorize(call))
        return *refused;
    const Resource& resource = *call.resource;
    if (resource.group == "metrics.k8s.io")
        return call.method == "GET" ? metrics(call) : notAllowed();
    if (!resource.stored)
        return call.method == "POST" ? review(call) : notAllowed();
    if (call.subresource == "eviction")
        return call.method == "POST" ? evict(call) : notAllowed();
    if (call.subresource == "scale")
        return scale(call);
    if (call.subresource == "log")
        return call.method == "GET" ? log(call) : notAllowed();
    if (call.subresource == "proxy")
        return proxy(call, response);
    if (!call.subresource.empty() && call.method != "GET")
        return notAllowed();
    const std::string verb = verbOf(call);
    if (!resource.allows(verb))
        return notAllowed();
    if (call.method == "GET") {
        if (formOf(call).kind == Form::Kind::None) {
            reply
                = statusReply(406,
                              "NotAcceptable",
                              "406: Not Acceptable\n\nAvailable representations: application/json, "
                              "application/json;stream=watch",
                              Json::object());
            reply.pretty = true;
            return reply;
        }
        if (call.watch) {
            const auto refused = openWatch(call, response);
            if (refused)
                return *refused;
            reply.code = 0; // the stream has been set up
            return reply;
        }
        return call.name.empty() ? list(call) : get(call);
    }
    if (call.method == "POST")
        return create(call);
    if (call.method == "PATCH")
        return patch(call);
    if (call.method == "PUT")
        return update(call);
    return remove(call);
}

void KubernetesFace::send(const Call& call, const Reply& reply, httplib::Response& response) const
{
    response.status = reply.code;
    bool cached = false;
    for (const auto& [name, value] : reply.headers) {
        response.set_header(name, value);
        cached = cached || name == "Cache-Control";
    }
    if (!cached)
        response.set_header("Cache-Control", "no-cache, private");
    const std::string agent = call.http->get_header_value("User-Agent");
    const std::string asked = call.param("pretty");
    const bool byAgent = agent.rfind("Mozilla/5.0", 0) == 0 || agent.rfind("curl/", 0) == 0
        || agent.rfind("Wget/", 0) == 0;
    const bool json = reply.type.rfind("application/json", 0) == 0;
    const bool pretty = json
        && (reply.pretty || (call.has("pretty") ? asked != "0" && asked != "false" : byAgent));
    const std::string& body = pretty ? prettied(reply.body) : reply.body;
    const bool zipped = call.http->get_header_value("X-Accepts").find("gzip") != std::string::npos;
    if (zipped && body.size() > 128u * 1024) {
        response.set_header("Content-Encoding", "gzip");
        response.set_header("Vary", "Accept-Encoding");
        response.set_content(gzip(body), reply.type);
        return;
    }
    if (reply.code != 304)
        response.set_content(body, reply.type);
}

void KubernetesFace::handle(const httplib::Request& request, httplib::Response& response)
{
    Call call;
    call.http = &request;
    call.method = request.method == "HEAD" ? "GET" : request.method;
    call.path = request.path;
    response.set_header("Audit-Id", auditId());
    std::optional<WireFault> fault;
    {
        const World::Guard guard(m_world);
        fault = guard->wire.meet(m_cluster, call.method, request.target, guard->now());
    }
    if (fault) {
        using K = WireFault::Kind;
        if ((fault->kind == K::Slow || fault->kind == K::HalfOpen)
            && m_server->linger(m_world, *fault)) {
            m_server->hangUp(request);
            return;
        }
        Reply reply;
        switch (fault->kind) {
        case K::Reset:
            m_server->hangUp(request);
            return;
        case K::Throttled:
            reply = plainReply(429, "Too many requests, please try again later.\n");
            reply.headers.push_back({"Retry-After", std::to_string(fault->retryAfter)});
            return send(call, reply, response);
        case K::Unauthorized:
            return send(call, statusReply(401, "Unauthorized", "Unauthorized"), response);
        case K::Unavailable:
            return send(call, plainReply(503, "service unavailable\n"), response);
        case K::Gone:
            return send(
                call, expired("The resourceVersion for the provided list is too old."), response);
        case K::Forbidden:
        case K::Conflict: {
            Reply ignored;
            if (!identify(call) && route(call, ignored)) {
                if (fault->kind == K::Conflict) {
                    return send(call,
                                conflict(call.resource->group, call.resource->plural, call.name),
                                response);
                }
                call.anonymous = true; // refused in the words of a missing permission
                if (const auto refused = authorize(call))
                    return send(call, *refused, response);
            }
            break;
        }
        default:
            break;
        }
    }
    if (const auto refused = identify(call))
        return send(call, *refused, response);
    const Reply reply = answer(call, response);
    if (fault && fault->kind == WireFault::Kind::ReplyLost) {
        m_server->hangUp(request);
        return;
    }
    if (reply.code != 0)
        send(call, reply, response);
}

} // namespace mw::sim
