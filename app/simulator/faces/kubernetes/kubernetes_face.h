// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The API server of one simulated cluster over HTTPS. Handlers run on the port's threads; each
// takes World's lock only while it reads or changes the state.
#pragma once

#include "app/simulator/estate/cluster.h"
#include "app/simulator/estate/world.h"
#include "app/simulator/faces/face_server.h"
#include "app/simulator/faces/kubernetes/reply.h"
#include "app/simulator/faces/kubernetes/resources.h"
#include "app/simulator/faces/kubernetes/selectors.h"
#include "app/simulator/faces/kubernetes/tables.h"

#include <functional>
#include <map>
#include <mutex>
#include <optional>

namespace mw::sim {

struct User
{
    std::string name;
    std::string uid;
    std::vector<std::string> groups;
    bool admin = false; // else reads everything but secrets
    std::string onlyIn; // a Role of this namespace alone: reads there, and nothing of the cluster
    bool reads(const std::string& ns) const { return onlyIn.empty() || ns == onlyIn; }
};

// One request, taken apart.
struct Call
{
    const httplib::Request* http = nullptr;
    std::string method, path;
    User user;
    bool anonymous = false;
    const Resource* resource = nullptr;
    std::string ns, name, subresource;
    bool watch = false;
    bool dryRun = false;
    std::string param(const char* key) const;
    bool has(const char* key) const;
    bool flag(const char* key) const;
};

struct Form // what the client accepts
{
    enum class Kind { Plain, Table, Partial, None };
    Kind kind = Kind::Plain;
    IncludeObject include = IncludeObject::Metadata;
};

class KubernetesFace
{
public:
    // knows: whom another token is of (single sign-on); may be empty. Any thread.
    using Knows = std::function<std::optional<User>(const std::string& token)>;
    KubernetesFace(World& world,
                   std::string cluster,
                   std::map<std::string, User> tokens,
                   Knows knows = {});
    ~KubernetesFace();

    Status start(const std::string& host, int port, const ServerIdentity& identity);
    void stop();
    int port() const;
    // Who answers behind the services of this cluster: "namespace/name:port" → base URL. Services
    // it does not name have no endpoints. Any thread.
    void setBehind(std::map<std::string, std::string> urls);

private:
    void handle(const httplib::Request& request, httplib::Response& response);
    void send(const Call& call, const Reply& reply, httplib::Response& response) const;
    // The reply to anything but a watch.
    Reply answer(Call& call, httplib::Response& response);
    Reply answerMeta(const Call& call, bool& known);
    std::optional<Reply> identify(Call& call) const;
    std::optional<Reply> authorize(const Call& call) const;
    bool route(Call& call, Reply& failure) const;
    Reply health(const Call& call);
    // read.cpp
    Reply list(const Call& call);
    Reply get(const Call& call);
    Reply object(const Call& call, Kind kind, const ObjectPtr& object, int code, Ms now) const;
    // watch.cpp
    std::optional<Reply> openWatch(const Call& call, httplib::Response& response);
    // write.cpp
    Reply patch(const Call& call);
    Reply update(const Call& call);
    Reply create(const Call& call); // create.cpp
    Reply remove(const Call& call);
    Reply evict(const Call& call);
    Reply scale(const Call& call);
    Reply review(const Call& call);
    Reply store(const Call& call, Cluster& cluster, const ObjectPtr& before, Json next, Ms now);
    Reply log(const Call& call); // pod_log.cpp
    // proxy.cpp
    Reply proxy(const Call& call, httplib::Response& response);
    // metrics.cpp
    Reply metrics(const Call& call);

    Cluster* cluster(Core& core) const { return core.cluster(m_cluster); }

    World& m_world;
    std::string m_cluster;
    std::map<std::string, User> m_tokens;
    Knows m_knows;
    std::mutex m_behindMutex; // guards m_behind
    std::map<std::string, std::string> m_behind;
    std::unique_ptr<FaceServer> m_server;
};

// What the Accept header asks for; None = nothing we can give.
Form formOf(const Call& call);
bool parseRevision(const std::string& text, uint64_t& rv);
Json parseBody(const std::string& text);

} // namespace mw::sim
