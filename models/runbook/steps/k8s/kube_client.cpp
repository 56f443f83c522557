// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/steps/k8s/kube_client.h"

#include "models/base/percent.h"
#include "models/net/headers.h"

#include <QTimer>
#include <algorithm>

namespace mw::runbook {
namespace {

using Json = nlohmann::json;

struct Kind
{
    const char* kind;
    const char* apiVersion;
    const char* plural;
    bool namespaced;
};

constexpr Kind kinds[]{
    {"ConfigMap", "v1", "configmaps", true},
    {"CronJob", "batch/v1", "cronjobs", true},
    {"DaemonSet", "apps/v1", "daemonsets", true},
    {"Deployment", "apps/v1", "deployments", true},
    {"Endpoints", "v1", "endpoints", true},
    {"Event", "v1", "events", true},
    {"HorizontalPodAutoscaler", "autoscaling/v2", "horizontalpodautoscalers", true},
    {"Ingress", "networking.k8s.io/v1", "ingresses", true},
    {"Job", "batch/v1", "jobs", true},
    {"Lease", "coordination.k8s.io/v1", "leases", true},
    {"Namespace", "v1", "namespaces", false},
    {"Node", "v1", "nodes", false},
    {"PersistentVolume", "v1", "persistentvolumes", false},
    {"PersistentVolumeClaim", "v1", "persistentvolumeclaims", true},
    {"Pod", "v1", "pods", true},
    {"PodDisruptionBudget", "policy/v1", "poddisruptionbudgets", true},
    {"ReplicaSet", "apps/v1", "replicasets", true},
    {"Service", "v1", "services", true},
    {"StatefulSet", "apps/v1", "statefulsets", true},
};

// `299 - "words" "date"` (RFC 7234 §5.5): the words of one warning, or nothing.
std::string warningText(std::string_view value)
{
    const size_t begin = value.find('"');
    if (!value.starts_with("299 ") || begin == std::string_view::npos)
        return {};
    std::string out;
    for (size_t i = begin + 1; i < value.size() && value[i] != '"'; ++i) {
        if (value[i] == '\\' && i + 1 < value.size())
            ++i;
        out += value[i];
    }
    return out;
}

} // namespace

std::string textOf(const Json& object, const char* pointer)
{
    const Json::json_pointer at(pointer);
    if (!object.contains(at) || !object.at(at).is_string())
        return {};
    return object.at(at).get<std::string>();
}

int64_t numberOf(const Json& object, const char* pointer, int64_t fallback)
{
    const Json::json_pointer at(pointer);
    if (!object.contains(at) || !object.at(at).is_number_integer())
        return fallback;
    return object.at(at).get<int64_t>();
}

std::string KubeRef::text() const
{
    return kind + " " + (ns.empty() ? "" : ns + "/") + name;
}

Result<KubeRef> kubeRefFrom(const Value& args)
{
    KubeRef out;
    const Value* ref = args.member("ref");
    const auto part = [&](const char* key) {
        const Value* v = ref ? ref->member(key) : nullptr;
        return v && !v->isNull() ? toText(*v) : std::string();
    };
    out.kind = part("kind");
    out.name = part("name");
    out.ns = part("namespace");
    out.apiVersion = part("apiVersion");
    if (out.kind.empty() || out.name.empty())
        return Error{ErrorKind::Misconfigured, "ref needs a kind and a name", 0, {}, {}};
    return out;
}

std::optional<KubeResource> knownResource(const KubeRef& ref)
{
    for (const Kind& k : kinds) {
        if (ref.kind == k.kind && (ref.apiVersion.empty() || ref.apiVersion == k.apiVersion))
            return KubeResource{k.apiVersion, k.plural, k.namespaced};
    }
    return std::nullopt;
}

std::string kubePath(const KubeResource& resource, const KubeRef& ref, const std::string& sub)
{
    const bool core = resource.apiVersion.find('/') == std::string::npos;
    std::string out = (core ? "/api/" : "/apis/") + resource.apiVersion;
    if (resource.namespaced)
        out += "/namespaces/" + percentEncoded(ref.ns.empty() ? "default" : ref.ns);
    out += '/' + resource.plural;
    if (!ref.name.empty())
        out += '/' + percentEncoded(ref.name);
    return sub.empty() ? out : out + '/' + sub;
}

KubeClient::KubeClient(Gateway& gateway, const Clock& clock, std::string cluster)
    : m_gateway(gateway), m_clock(clock), m_cluster(std::move(cluster))
{
}

KubeClient::~KubeClient()
{
    cancel();
}

void KubeClient::cancel()
{
    m_alive = std::make_shared<int>(0); // callbacks of before find their token gone
    const auto tickets = std::move(m_tickets);
    m_tickets.clear();
    for (const uint64_t ticket : tickets)
        m_gateway.cancel(ticket);
}

KubeAnswer KubeClient::answer(const Result<HttpResponse>& result, bool writing, World now)
{
    KubeAnswer out;
    if (!result) {
        out.error = result.error();
        // Nothing was sent when the request never left: wrong name, no TLS, refused.
        const ErrorKind kind = result.error().kind;
        out.unknown = writing && kind != ErrorKind::Misconfigured && kind != ErrorKind::Tls;
        return out;
    }
    const int status = result->head.status;
    for (const auto& [name, value] : result->head.headers) {
        const std::string text = toLower(name) == "warning" ? warningText(value) : std::string();
        if (!text.empty()
            && std::find(out.warnings.begin(), out.warnings.end(), text) == out.warnings.end())
            out.warnings.push_back(text);
    }
    Json body = Json::parse(result->body, nullptr, false);
    if (status >= 200 && status < 300) {
        if (body.is_object()) {
            out.object = std::move(body);
            return out;
        }
        out.error = Error{ErrorKind::Decode, "the answer is no JSON object", status, {}, {}};
        out.unknown = writing;
        return out;
    }
    Error error = errorFromStatus(status, result->head.headers, now);
    const std::string message = body.is_object() ? textOf(body, "/message") : std::string();
    error.detail = message.empty() ? "HTTP " + std::to_string(status) : message;
    out.error = error;
    out.unknown = writing && status >= 500;
    return out;
}

void KubeClient::send(HttpCall call, bool writing, int attempt, Done done)
{
    const std::weak_ptr<int> alive = m_alive;
    auto ticket = std::make_shared<uint64_t>(0);
    auto finished = std::make_shared<bool>(false);
    HttpCall copy = call;
    const uint64_t id = m_gateway.submit(
        m_cluster,
        std::move(copy),
        Priority::Person,
        [this,
         alive,
         ticket,
         finished,
         call = std::move(call),
         writing,
         attempt,
         done = std::move(done)](Result<HttpResponse> result) {
            if (alive.expired())
                return;
            *finished = true;
            m_tickets.erase(*ticket);
            KubeAnswer out = answer(result, writing, m_clock.world());
            // 429: the server did nothing and says when to come back.
            if (out.error && out.error->kind == ErrorKind::Throttled && attempt < 5) {
                const auto delay
                    = std::min(out.error->retryAfter.value_or(Millis(1000)), Millis(30'000));
                QTimer::singleShot(std::max(delay, Millis(100)),
                                   [this, alive, call, writing, attempt, done] {
                                       if (!alive.expired())
                                           send(call, writing, attempt + 1, done);
                                   });
                return;
            }
            done(std::move(out));
        });
    *ticket = id;
    if (!*finished && !alive.expired())
        m_tickets.insert(id);
}

void KubeClient::get(const std::string& path, Done done)
{
    HttpCall call;
    call.target = path;
    call.headers = {{"Accept", "application/json"}};
    send(std::move(call), false, 1, std::move(done));
}

void KubeClient::write(const std::string& method,
                       const std::string& path,
                       const std::string& contentType,
                       const Json& body,
                       Done done)
{
    HttpCall call;
    call.method = method;
    call.target = path;
    call.headers = {{"Accept", "application/json"}, {"Content-Type", contentType}};
    call.body = body.dump(-1, ' ', false, Json::error_handler_t::replace);
    send(std::move(call), true, 1, std::move(done));
}

void KubeClient::resource(const KubeRef& ref, std::function<void(Result<KubeResource>)> done)
{
    if (const auto known = knownResource(ref)) {
        done(*known);
        return;
    }
    if (ref.apiVersion.empty()) {
        done(Error{ErrorKind::Misconfigured,
                   "the kind \"" + ref.kind + "\" needs ref.apiVersion (for example apps/v1)",
                   0,
                   {},
                   {}});
        return;
    }
    const bool core = ref.apiVersion.find('/') == std::string::npos;
    get((core ? "/api/" : "/apis/") + ref.apiVersion, [ref, done](KubeAnswer found) {
        if (!found.ok()) {
            done(*found.error);
            return;
        }
        const Json resources = found.object.value("resources", Json::array());
        for (const Json& item : resources) {
            const std::string plural = textOf(item, "/name");
            if (textOf(item, "/kind") == ref.kind && plural.find('/') == std::string::npos) {
                const Json namespaced = item.value("namespaced", Json(true));
                done(KubeResource{ref.apiVersion, plural, namespaced != Json(false)});
                return;
            }
        }
        done(Error{ErrorKind::NotFound,
                   "the cluster has no " + ref.kind + " in " + ref.apiVersion,
                   0,
                   {},
                   {}});
    });
}

} // namespace mw::runbook
