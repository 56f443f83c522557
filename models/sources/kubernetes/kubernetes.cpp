// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sources/kubernetes/kubernetes.h"

#include "models/sources/kubernetes/kind_sync.h"

#include <algorithm>
#include <array>
#include <deque>
#include <nlohmann/json.hpp>

namespace mw {
namespace {

using namespace kube;
using namespace std::chrono_literals;

// In the order in which people miss them. namespaces first: it is small, and by its end the version
// is known, on which the words of pods depend.
constexpr std::array<KindSpec, 7> kinds{{
    {"namespaces", "Namespace", "/api/v1/namespaces", RowKind::Namespace},
    {"pods", "Pod", "/api/v1/pods", RowKind::Pod},
    {"nodes", "Node", "/api/v1/nodes", RowKind::Node},
    {"deployments", "Deployment", "/apis/apps/v1/deployments", RowKind::Workload},
    {"statefulsets", "StatefulSet", "/apis/apps/v1/statefulsets", RowKind::Workload},
    {"daemonsets", "DaemonSet", "/apis/apps/v1/daemonsets", RowKind::Workload},
    {"events", "Event", "/api/v1/events", RowKind::Event},
}};

constexpr Millis readyzEvery = 15s;
constexpr Millis metricsEvery = 30s;
constexpr Millis versionEvery = 1h;
constexpr Millis rarely = 10min;

// A failure of the way to the server or of our standing there, not of one resource.
bool concernsAll(const Error& error)
{
    switch (error.kind) {
    case ErrorKind::Network:
    case ErrorKind::Timeout:
    case ErrorKind::Tls:
    case ErrorKind::Unauthorized:
    case ErrorKind::Throttled:
        return true;
    default:
        return false;
    }
}

std::string failedLines(const std::string& text)
{
    std::string result;
    size_t at = 0;
    while (at < text.size() && result.size() < 2000) {
        const size_t end = std::min(text.find('\n', at), text.size());
        const std::string line = text.substr(at, end - at);
        if (line.rfind("[-]", 0) == 0)
            result += (result.empty() ? "" : "\n") + line;
        at = end + 1;
    }
    return result;
}

// The part "readyz" after an answer. That a server is not ready is a finding, not a failure to ask.
PartStatus answered(int status, const Outcome& outcome, World now)
{
    PartStatus part;
    part.part = "readyz";
    part.state = SourceState::Live;
    part.lastGood = now;
    if (status != 401 && status != 403 && status != 429)
        return part;
    part.state = status == 401 ? SourceState::Unauthorized
        : status == 403        ? SourceState::Forbidden
                               : SourceState::Throttled;
    part.error
        = outcome.error ? *outcome.error : errorFromStatus(status, outcome.head.headers, now);
    part.lastGood = {};
    return part;
}

class KubernetesSource final : public Source
{
public:
    explicit KubernetesSource(KubernetesSettings settings)
        : m_settings(std::move(settings))
        , m_context{Atom(m_settings.cluster),
                    m_settings.serviceLabel,
                    m_settings.poolLabel,
                    false,
                    m_settings.tenantLabel,
                    m_settings.ownerLabel}
        , m_random(static_cast<uint32_t>(std::hash<std::string>{}(m_settings.cluster)) | 1u)
    {
        for (const KindSpec& spec : kinds)
            m_kinds.emplace_back(spec, m_settings.cluster + '/' + spec.kind);
        m_state.key.cluster = m_context.cluster;
        m_state.key.name = m_settings.cluster;
    }

    std::string type() const override { return "kubernetes"; }
    Step start(World) override;
    Step finished(Outcome outcome, World now) override;
    Step wake(World now) override;

private:
    SourceRequest textRequest(const char* key, const char* part, const char* target, Millis after);
    SourceRequest metricsRequest(bool nodes, Millis after);
    void common(Step& step);
    void nextList(Step& step);
    void kindFinished(KindSync& kind, const Outcome& outcome, Step& step);
    void versionFinished(const Outcome& outcome, Step& step);
    void readyzFinished(const Outcome& outcome, World now, Step& step);
    void etcdFinished(const Outcome& outcome, World now, Step& step);
    void metricsFinished(const Outcome& outcome, Step& step);
    void tell(Step& step);

    const KubernetesSettings m_settings;
    DecodeContext m_context;
    std::minstd_rand m_random;
    std::vector<KindSync> m_kinds;
    // One list request at a time per cluster, page by page in turn: an API server charges large
    // lists dearly, and no kind waits behind another's two hundred pages.
    std::deque<KindSync*> m_queue;
    KindSync* m_listing = nullptr;
    ClusterState m_state;
};

SourceRequest
KubernetesSource::textRequest(const char* key, const char* part, const char* target, Millis after)
{
    SourceRequest request;
    request.key = key;
    request.part = part;
    request.call.target = target;
    request.notBefore = after;
    request.limits.stallTimeout = 10s;
    request.anyStatus = true;
    request.decoder = makeTextDecoder(64u << 10);
    return request;
}

SourceRequest KubernetesSource::metricsRequest(bool nodes, Millis after)
{
    SourceRequest request;
    request.key = nodes ? "metrics/nodes" : "metrics/pods";
    request.part = "metrics";
    request.besides = true;
    request.lane = Lane::Bulk;
    request.call.target
        = nodes ? "/apis/metrics.k8s.io/v1beta1/nodes" : "/apis/metrics.k8s.io/v1beta1/pods";
    request.call.headers = {{"Accept", "application/json"}};
    request.notBefore = after;
    request.limits.maxBodyBytes = 512u << 20;
    request.limits.compressed = m_settings.compressLists;
    ListOrder order;
    order.context = m_context;
    order.rows = nodes ? RowKind::NodeUsage : RowKind::PodUsage;
    order.kind = Atom(nodes ? "Node" : "Pod"); // whose rows the figures belong to
    order.maxBytes = request.limits.maxBodyBytes;
    request.decoder = makeListDecoder(std::move(order));
    return request;
}

void KubernetesSource::common(Step& step)
{
    step.requests.push_back(textRequest("version", "readyz", "/version", 0ms));
    step.requests.push_back(textRequest("readyz", "readyz", "/readyz?verbose", 0ms));
    step.requests.push_back(textRequest("etcd", "readyz", "/readyz/etcd", 0ms));
    step.requests.push_back(metricsRequest(true, 0ms));
    nextList(step);
}

Step KubernetesSource::start(World)
{
    m_queue.clear();
    m_listing = nullptr;
    for (KindSync& kind : m_kinds)
        m_queue.push_back(&kind);
    Step step;
    common(step);
    return step;
}

Step KubernetesSource::wake(World)
{
    // Everything open was cancelled. What was watched goes on from its revision; a list goes on
    // with the page it was at.
    Step step;
    m_queue.clear();
    m_listing = nullptr;
    for (KindSync& kind : m_kinds) {
        kind.woken();
        if (kind.phase() == KindSync::Phase::Watching)
            step.requests.push_back(kind.watchRequest(m_context, m_random));
        else
            m_queue.push_back(&kind);
    }
    common(step);
    return step;
}

void KubernetesSource::nextList(Step& step)
{
    if (m_listing != nullptr || m_queue.empty())
        return;
    m_listing = m_queue.front();
    m_queue.pop_front();
    step.requests.push_back(
        m_listing->listRequest(m_context, m_settings.pageSize, m_settings.compressLists));
}

Step KubernetesSource::finished(Outcome outcome, World now)
{
    Step step;
    if (outcome.key == "version") {
        versionFinished(outcome, step);
    } else if (outcome.key == "readyz") {
        readyzFinished(outcome, now, step);
    } else if (outcome.key == "etcd") {
        etcdFinished(outcome, now, step);
    } else if (outcome.key == "metrics/nodes" || outcome.key == "metrics/pods") {
        metricsFinished(outcome, step);
    } else {
        for (KindSync& kind : m_kinds) {
            if (outcome.key == kind.spec().part)
                kindFinished(kind, outcome, step);
        }
    }
    return step;
}

void KubernetesSource::kindFinished(KindSync& kind, const Outcome& outcome, Step& step)
{
    const bool listed = kind.phase() == KindSync::Phase::Listing;
    const KindSync::Next next
        = listed ? kind.listEnded(outcome) : kind.watchEnded(outcome, m_random);
    if (&kind == m_listing && !(outcome.error && concernsAll(*outcome.error)))
        m_listing = nullptr;
    switch (next) {
    case KindSync::Next::Watch:
        step.requests.push_back(kind.watchRequest(m_context, m_random));
        break;
    case KindSync::Next::RetryList:
        // The hub makes it wait; if the fault is this kind's alone the others do not wait with it.
        step.requests.push_back(
            kind.listRequest(m_context, m_settings.pageSize, m_settings.compressLists));
        break;
    case KindSync::Next::List:
        m_queue.push_back(&kind);
        if (listed && kind.everComplete())
            break;
        if (listed) {
            // Not whole before its last page, even though no request of it is open just now.
            PartStatus part;
            part.part = kind.spec().part;
            part.items = kind.listed();
            part.expected = kind.expected();
            step.part = part;
        }
        break;
    }
    nextList(step);
}

void KubernetesSource::versionFinished(const Outcome& outcome, Step& step)
{
    const auto* text = std::any_cast<TextResult>(&outcome.result);
    if (text && text->status == 200 && !outcome.error) {
        const auto json = nlohmann::json::parse(text->text, nullptr, false);
        const auto field = [&json](const char* key) {
            const auto it = json.is_object() ? json.find(key) : json.end();
            return it != json.end() && it->is_string() ? it->get<std::string>() : std::string();
        };
        m_state.version = field("gitVersion");
        // "29+" happens.
        const int major = std::atoi(field("major").c_str()),
                  minor = std::atoi(field("minor").c_str());
        m_context.errorOverCompleted = major > 1 || minor >= 35;
        tell(step);
        step.requests.push_back(textRequest("version", "readyz", "/version", versionEvery));
        return;
    }
    step.requests.push_back(textRequest("version", "readyz", "/version", 1min));
}

void KubernetesSource::readyzFinished(const Outcome& outcome, World now, Step& step)
{
    const auto* text = std::any_cast<TextResult>(&outcome.result);
    m_state.readyz = outcome.head.status != 0 ? outcome.head.status : -1;
    m_state.readyzText.clear();
    if (m_state.readyz != 200 && text)
        m_state.readyzText = failedLines(text->text);
    m_state.checked = now;
    if (m_state.readyz == -1)
        m_state.etcd = -1;
    tell(step);
    step.requests.push_back(textRequest("readyz", "readyz", "/readyz?verbose", readyzEvery));
    if (m_state.readyz != -1)
        step.part = answered(m_state.readyz, outcome, now);
}

void KubernetesSource::etcdFinished(const Outcome& outcome, World now, Step& step)
{
    const int status = outcome.head.status;
    m_state.etcd = status != 0 ? status : -1;
    tell(step);
    // Managed control planes hide it (404, 403): look again rarely.
    const bool hidden = status == 404 || status == 403;
    step.requests.push_back(
        textRequest("etcd", "readyz", "/readyz/etcd", hidden ? rarely : readyzEvery));
    // Hidden or not: it says nothing about whether the server answers.
    if (hidden || status >= 500)
        step.part = answered(200, outcome, now);
}

void KubernetesSource::metricsFinished(const Outcome& outcome, Step& step)
{
    const bool nodes = outcome.key == "metrics/nodes";
    const bool before = m_state.metricsAvailable;
    if (outcome.error) {
        const ErrorKind kind = outcome.error->kind;
        const bool absent = kind == ErrorKind::NotFound || kind == ErrorKind::Unavailable
            || kind == ErrorKind::Protocol;
        if (absent || kind == ErrorKind::Forbidden)
            m_state.metricsAvailable = false;
        if (absent) {
            // No metrics server is not zero usage and no fault of this cluster.
            PartStatus part;
            part.part = "metrics";
            part.state = SourceState::Disabled;
            part.error = *outcome.error;
            part.error->kind = ErrorKind::NotAvailable;
            step.part = part;
        }
        const Millis wait = kind == ErrorKind::NotFound || kind == ErrorKind::Forbidden ? rarely
            : absent                                                                    ? 2min
                     : metricsEvery;
        step.requests.push_back(metricsRequest(true, wait));
    } else {
        m_state.metricsAvailable = true;
        step.requests.push_back(nodes ? metricsRequest(false, 0ms)
                                      : metricsRequest(true, metricsEvery));
    }
    if (before == m_state.metricsAvailable)
        return;
    tell(step);
    for (const bool ofNodes : {true, false}) {
        UsageRows usage;
        usage.nodes = ofNodes;
        usage.cluster = m_context.cluster;
        usage.gone = before;
        if (usage.gone)
            step.delta.emplace_back(std::move(usage));
    }
}

void KubernetesSource::tell(Step& step)
{
    Rows<ClusterState> rows;
    rows.scope = m_settings.cluster + "/Cluster";
    rows.upserts.push_back(m_state);
    step.delta.emplace_back(std::move(rows));
}

} // namespace

std::unique_ptr<Source> makeKubernetesSource(KubernetesSettings settings)
{
    return std::make_unique<KubernetesSource>(std::move(settings));
}

} // namespace mw
