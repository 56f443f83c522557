// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/runbook/fake_world.h"

using namespace mw;
using Json = nlohmann::json;

namespace mwtest {
namespace {

Error gone(const char* what)
{
    return {ErrorKind::Io, what, 0, {}, {}};
}

class MemoryAppend final : public runbook::AppendFile
{
public:
    MemoryAppend(MemoryFiles& files, std::string path) : m_files(files), m_path(std::move(path)) { }
    Status append(std::string_view bytes) override
    {
        auto& file = m_files.files[m_path];
        if (m_files.death() && !m_files.death()->alive()) {
            // Died in the middle of the write: half of the line is there.
            file.writes.push_back(file.bytes.size());
            if (!m_torn)
                file.bytes += bytes.substr(0, bytes.size() / 2);
            m_torn = true;
            return gone("dead");
        }
        if (m_files.fullAfterBytes >= 0
            && static_cast<int>(file.bytes.size() + bytes.size()) > m_files.fullAfterBytes) {
            file.bytes += bytes.substr(0, bytes.size() / 2);
            return gone("No space left on device");
        }
        file.writes.push_back(file.bytes.size());
        file.bytes += bytes;
        return {};
    }
    Status sync() override
    {
        if (auto alive = m_files.guard(); !alive)
            return alive;
        if (m_files.failSyncAfter >= 0 && m_files.syncs >= m_files.failSyncAfter)
            return gone("fsync failed: Input/output error");
        ++m_files.syncs;
        auto& file = m_files.files[m_path];
        file.synced = file.bytes.size();
        file.writes.clear();
        return {};
    }

private:
    MemoryFiles& m_files;
    std::string m_path;
    bool m_torn = false;
};

class MemoryLock final : public runbook::FileLock
{
public:
    MemoryLock(MemoryFiles& files, std::string path) : m_files(files), m_path(std::move(path)) { }
    ~MemoryLock() override { m_files.locks.erase(m_path); }

private:
    MemoryFiles& m_files;
    std::string m_path;
};

Result<HttpResponse> response(int status, const Json& body)
{
    HttpResponse out;
    out.head.status = status;
    out.body = body.dump();
    return out;
}

Json statusObject(int code, const std::string& message)
{
    return {{"kind", "Status"}, {"status", "Failure"}, {"code", code}, {"message", message}};
}

} // namespace

Status MemoryFiles::guard()
{
    if (m_death && !m_death->alive())
        return gone("dead");
    return {};
}

void MemoryFiles::restartTorn(std::mt19937& random)
{
    locks.clear();
    for (auto& [path, file] : files) {
        if (file.overwritten) { // one small sector: the old one or the new one
            if (random() % 2)
                file.bytes = file.before;
            file.overwritten = false;
            file.synced = file.bytes.size();
            continue;
        }
        std::string disk = file.bytes.substr(0, std::min(file.synced, file.bytes.size()));
        for (size_t i = 0; i < file.writes.size(); ++i) {
            const size_t from = file.writes[i];
            const size_t to = i + 1 < file.writes.size() ? file.writes[i + 1] : file.bytes.size();
            const size_t kind = random() % 3;
            if (kind == 0 || to <= from)
                continue; // lost
            const size_t kept = kind == 1 ? to - from : (to - from) / 2;
            disk.resize(from, '\0');
            disk += file.bytes.substr(from, kept);
            if (kind == 2 && random() % 2)
                disk.resize(to, '\0'); // its length was known already
        }
        file.bytes = std::move(disk);
        file.synced = file.bytes.size();
        file.writes.clear();
    }
}

Result<std::unique_ptr<runbook::AppendFile>> MemoryFiles::openAppend(const std::string& path,
                                                                     bool create)
{
    if (auto alive = guard(); !alive)
        return alive.error();
    if (create == (files.count(path) > 0))
        return Error{ErrorKind::Io, create ? "exists" : "no such file", 0, {}, {}};
    files[path];
    return std::unique_ptr<runbook::AppendFile>(std::make_unique<MemoryAppend>(*this, path));
}

Result<std::string> MemoryFiles::read(const std::string& path, size_t)
{
    const auto it = files.find(path);
    if (it == files.end())
        return Error{ErrorKind::NotAvailable, "no such file " + path, 0, {}, {}};
    return it->second.bytes;
}

Status MemoryFiles::truncate(const std::string& path, size_t bytes)
{
    if (auto alive = guard(); !alive)
        return alive;
    files[path].bytes.resize(bytes);
    files[path].synced = bytes;
    files[path].writes.clear();
    return {};
}

Status MemoryFiles::overwrite(const std::string& path, std::string_view bytes, bool durable)
{
    if (auto alive = guard(); !alive)
        return alive;
    auto& file = files[path];
    if (!file.overwritten)
        file.before = file.bytes;
    file.overwritten = !durable;
    file.writes.clear();
    file.bytes = std::string(bytes);
    // Small files written in place survive as a whole or stay as they were at the last sync; the
    // worst, an empty file, is what `synced` says for one that never was synced.
    if (durable)
        file.synced = file.bytes.size();
    else
        file.synced = std::min(file.synced, file.bytes.size());
    return {};
}

Result<std::unique_ptr<runbook::FileLock>> MemoryFiles::lock(const std::string& path)
{
    if (auto alive = guard(); !alive)
        return alive.error();
    if (!locks.insert(path).second)
        return Error{
            ErrorKind::NotAvailable, "this run is open in another window or process", 0, {}, {}};
    return std::unique_ptr<runbook::FileLock>(std::make_unique<MemoryLock>(*this, path));
}

FakeWorld::FakeWorld(FixedClock& clock, Death* death) : m_clock(clock), m_death(death) { }

runbook::Services FakeWorld::services(runbook::FileLayer& files)
{
    runbook::Services out;
    out.clock = &m_clock;
    out.gateway = this;
    out.notifier = this;
    out.files = &files;
    out.tickMillis = 0;
    out.estate.name = "fake";
    out.estate.targets
        = {{"prod", "prod", "prod", true, {}}, {"prometheus", "prod", "prod", false, {}}};
    return out;
}

uint64_t FakeWorld::submit(const std::string& endpoint, HttpCall call, Priority, Done done)
{
    const uint64_t ticket = m_next++;
    if (m_death && !m_death->alive())
        return ticket; // never left
    m_pending[ticket] = {endpoint, std::move(call), std::move(done)};
    return ticket;
}

void FakeWorld::cancel(uint64_t ticket)
{
    const auto it = m_pending.find(ticket);
    if (it == m_pending.end())
        return;
    const HttpCall& call = it->second.call;
    if (silent && call.method == "PATCH" && call.target.find("dryRun=All") == std::string::npos)
        m_late.emplace_back(m_clock.world(), call);
    m_pending.erase(it);
}

void FakeWorld::notify(const std::string&,
                       const std::string& text,
                       std::function<void(Status)> done)
{
    if (m_death && !m_death->alive())
        return;
    notifications.push_back(text);
    if (m_death && !m_death->alive())
        return; // shown, and then it died
    done({});
}

bool FakeWorld::deliver()
{
    bool something = false;
    for (auto it = m_late.begin(); it != m_late.end();) {
        if (m_clock.world() < it->first) {
            ++it;
            continue;
        }
        std::string problem;
        apply(it->second, false, problem);
        it = m_late.erase(it);
        something = true;
    }
    if (silent)
        return something;
    auto pending = std::move(m_pending);
    m_pending.clear();
    for (auto& [ticket, p] : pending) {
        something = true;
        auto result = answer(p.endpoint, p.call);
        if (m_death && !m_death->alive())
            continue; // it happened, and nobody is there to hear the answer
        p.done(std::move(result));
    }
    return something;
}

Result<HttpResponse> FakeWorld::answer(const std::string& endpoint, const HttpCall& call)
{
    log.push_back(call.method + " " + call.target);
    if (endpoint == "prod")
        return kube(call);
    if (endpoint != "prometheus")
        return Error{ErrorKind::Misconfigured, "no such endpoint", 0, {}, {}};
    const std::string sample = samples.front();
    if (samples.size() > 1)
        samples.pop_front();
    if (sample == "error")
        return response(503,
                        {{"status", "error"}, {"errorType", "unavailable"}, {"error", "loading"}});
    Json result = Json::array();
    if (sample != "none")
        result.push_back({{"metric", Json::object()}, {"value", {1700000000, sample}}});
    return response(
        200, {{"status", "success"}, {"data", {{"resultType", "vector"}, {"result", result}}}});
}

Json FakeWorld::deployment() const
{
    Json container{{"name", "api"}, {"image", images.at(currentRevision)}};
    Json out{{"kind", "Deployment"},
             {"apiVersion", "apps/v1"},
             {"metadata",
              {{"name", "api"},
               {"namespace", "shop"},
               {"uid", "d-uid"},
               {"generation", generation},
               {"annotations",
                {{"deployment.kubernetes.io/revision", std::to_string(currentRevision)}}}}},
             {"spec",
              {{"replicas", replicas},
               {"paused", paused},
               {"selector", {{"matchLabels", {{"app", "api"}}}}},
               {"template",
                {{"metadata", {{"labels", {{"app", "api"}}}}},
                 {"spec", {{"containers", {container}}}}}}}},
             {"status",
              {{"observedGeneration", generation},
               {"replicas", replicas},
               {"updatedReplicas", ready ? replicas : 0},
               {"readyReplicas", ready ? replicas : readyReplicas},
               {"availableReplicas", ready ? replicas : 0}}}};
    out["metadata"].merge_patch(metadata);
    if (!restartedAt.empty())
        out["spec"]["template"]["metadata"]["annotations"]["kubectl.kubernetes.io/restartedAt"]
            = restartedAt;
    return out;
}

Json FakeWorld::replicaSets() const
{
    Json items = Json::array();
    for (const auto& [revision, image] : images) {
        Json container{{"name", "api"}, {"image", image}};
        const std::string hash = "h" + std::to_string(std::hash<std::string>{}(image) % 1000);
        items.push_back(
            {{"kind", "ReplicaSet"},
             {"metadata",
              {{"name", "api-" + hash},
               {"uid", "rs-" + hash},
               {"annotations", {{"deployment.kubernetes.io/revision", std::to_string(revision)}}},
               {"ownerReferences", {{{"uid", "d-uid"}, {"kind", "Deployment"}}}}}},
             {"spec",
              {{"template",
                {{"metadata", {{"labels", {{"app", "api"}, {"pod-template-hash", hash}}}}},
                 {"spec", {{"containers", {container}}}}}}}}});
    }
    return items;
}

bool FakeWorld::apply(const HttpCall& call, bool dry, std::string& problem)
{
    const Json body = Json::parse(call.body, nullptr, false);
    const std::string before = deployment().dump();
    if (body.is_array()) {
        for (const Json& op : body) {
            if (op["op"] == "test" && op["value"] != "d-uid") {
                problem = "test failed";
                return false;
            }
            if (op["op"] != "replace" || dry)
                continue;
            const std::string image = op["value"]["spec"]["containers"][0]["image"];
            if (op["value"]["metadata"]["labels"].contains("pod-template-hash")) {
                problem = "pod-template-hash was sent";
                return false;
            }
            if (images.at(currentRevision) == image)
                continue;
            for (auto it = images.begin(); it != images.end(); ++it) {
                if (it->second == image) {
                    images.erase(it);
                    break;
                }
            }
            currentRevision = images.rbegin()->first + 1;
            images[currentRevision] = image;
        }
    } else if (!dry && body["spec"].contains("replicas")) {
        replicas = body["spec"]["replicas"];
        if (scaledTo.empty() || scaledTo.back() != replicas)
            scaledTo.push_back(replicas);
        if (ready)
            readyReplicas = replicas;
    } else if (!dry && body["spec"].contains("paused")) {
        paused = body["spec"]["paused"];
    } else if (!dry && body["spec"].contains("template")) {
        restartedAt = body["spec"]["template"]["metadata"]["annotations"]
                          ["kubectl.kubernetes.io/restartedAt"];
    }
    if (!dry) {
        ++patches;
        if (deployment().dump() != before) {
            ++effective;
            ++generation;
        }
    }
    return true;
}

Result<HttpResponse> FakeWorld::lease(const HttpCall& call, const std::string& path)
{
    if (leasesForbidden)
        return response(403, statusObject(403, "leases.coordination.k8s.io is forbidden"));
    Json body = Json::parse(call.body, nullptr, false);
    const std::string name
        = call.method == "POST" ? path + "/" + body["metadata"]["name"].get<std::string>() : path;
    const auto found = leases.find(name);
    if (call.method == "GET")
        return found == leases.end() ? response(404, statusObject(404, "not found"))
                                     : response(200, found->second);
    if (call.method == "POST" && found != leases.end())
        return response(409, statusObject(409, "already exists"));
    if (call.method == "PUT"
        && (found == leases.end()
            || found->second["metadata"]["resourceVersion"] != body["metadata"]["resourceVersion"]))
        return response(409, statusObject(409, "the object has been modified"));
    body["metadata"]["resourceVersion"] = std::to_string(++leaseWrites);
    leases[name] = body;
    return response(call.method == "POST" ? 201 : 200, body);
}

Result<HttpResponse> FakeWorld::kube(const HttpCall& call)
{
    const std::string path = call.target.substr(0, call.target.find('?'));
    const bool dry = call.target.find("dryRun=All") != std::string::npos;
    if (path.find("/leases") != std::string::npos)
        return lease(call, path);
    if (call.method == "PATCH") {
        if (refuse && !dry)
            return response(403, statusObject(403, "deployments.apps \"api\" is forbidden"));
        if (landsAfter.count() > 0 && !dry) {
            m_late.emplace_back(m_clock.world() + landsAfter, call);
            landsAfter = {};
            return Error{ErrorKind::Timeout, "no answer", 0, {}, {}};
        }
        std::string problem;
        if (!apply(call, dry, problem))
            return response(422, statusObject(422, problem));
        if (loseReply && !dry) {
            loseReply = false;
            return Error{ErrorKind::Network, "connection reset", 0, {}, {}};
        }
        auto out = response(200, deployment());
        if (!warning.empty())
            out->head.headers.emplace_back("Warning", "299 - \"" + warning + "\"");
        return out;
    }
    if (path.ends_with("/deployments/api"))
        return response(200, deployment());
    if (path.ends_with("/deployments/api/scale"))
        return response(200,
                        {{"kind", "Scale"},
                         {"metadata", {{"name", "api"}, {"uid", "d-uid"}}},
                         {"spec", {{"replicas", replicas}}},
                         {"status", {{"replicas", replicas}}}});
    if (path.ends_with("/replicasets"))
        return response(200, {{"items", replicaSets()}});
    if (path.ends_with("/horizontalpodautoscalers"))
        return response(200, {{"items", Json::array()}});
    for (const Json& set : replicaSets()) {
        if (path.ends_with("/replicasets/" + set["metadata"]["name"].get<std::string>()))
            return response(200, set);
    }
    return response(404, statusObject(404, "not found: " + path));
}

} // namespace mwtest
