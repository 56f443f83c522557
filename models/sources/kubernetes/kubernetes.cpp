// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sources/kubernetes/kubernetes.h"

#include "models/sources/kubernetes/kind_group.h"
#include "models/sources/kubernetes/usage_rounds.h"

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
    {"namespaces", "Namespace", "/api/v1", RowKind::Namespace, false},
    {"pods", "Pod", "/api/v1", RowKind::Pod, true},
    {"nodes", "Node", "/api/v1", RowKind::Node, false},
    {"deployments", "Deployment", "/apis/apps/v1", RowKind::Workload, true},
    {"statefulsets", "StatefulSet", "/apis/apps/v1", RowKind::Workload, true},
    {"daemonsets", "DaemonSet", "/apis/apps/v1", RowKind::Workload, true},
    {"events", "Event", "/api/v1", RowKind::Event, true},
}};

constexpr Millis readyzEvery = 15s;
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
        , m_reach{m_settings.namespaces, m_settings.contextNamespace}
        , m_usage(m_context, m_reach, m_settings.compressLists)
        , m_random(static_cast<uint32_t>(std::hash<std::string>{}(m_settings.cluster)) | 1u)
    {
        for (const KindSpec& spec : kinds)
            m_kinds.emplace_back(spec, m_settings.cluster, m_reach);
        m_state.key.cluster = m_context.cluster;
        m_state.key.name = m_settings.cluster;
    }

    std::string type() const override { return "kubernetes"; }
    Step start(World) override;
    Step finished(Outcome outcome, World now) override;
    Step wake(World now) override;

private:
    SourceRequest textRequest(const char* key, const char* part, const char* target, Millis after);
    void common(World now, Step& step);
    SourceRequest list(KindGroup& group, KindSync& sync);
    void nextList(Step& step);
    void kindFinished(KindGroup& group, KindSync& sync, const Outcome& outcome, Step& step);
    bool askInstead(KindGroup& group, KindSync& refused, const Error& error, Step& step);
    void tellPart(KindGroup& group,
                  KindSync& sync,
                  KindSync::Next next,
                  const std::optional<Error>& error,
                  Step& step);
    void versionFinished(const Outcome& outcome, Step& step);
    void readyzFinished(const Outcome& outcome, World now, Step& step);
    void etcdFinished(const Outcome& outcome, World now, Step& step);
    void usageFinished(const Outcome& outcome, World now, Step& step);
    void tell(Step& step);

    const KubernetesSettings m_settings;
    DecodeContext m_context;
    const Reach m_reach;
    UsageRounds m_usage;
    std::minstd_rand m_random;
    std::vector<KindGroup> m_kinds;
    // One list request at a time per cluster, page by page in turn: an API server charges large
    // lists dearly, and no kind waits behind another's two hundred pages.
    std::deque<std::pair<KindGroup*, KindSync*>> m_queue;
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

void KubernetesSource::common(World now, Step& step)
{
    step.requests.push_back(textRequest("version", "readyz", "/version", 0ms));
    step.requests.push_back(textRequest("readyz", "readyz", "/readyz?verbose", 0ms));
    step.requests.push_back(textRequest("etcd", "readyz", "/readyz/etcd", 0ms));
    step.requests.push_back(m_usage.start(now));
    nextList(step);
}

Step KubernetesSource::start(World now)
{
    m_queue.clear();
    m_listing = nullptr;
    for (KindGroup& group : m_kinds) {
        for (KindSync* sync : group.asked())
            m_queue.emplace_back(&group, sync);
    }
    Step step;
    common(now, step);
    return step;
}

Step KubernetesSource::wake(World now)
{
    // Everything open was cancelled. What was watched goes on from its revision; a list goes on
    // with the page it was at.
    Step step;
    m_queue.clear();
    m_listing = nullptr;
    for (KindGroup& group : m_kinds) {
        group.woken();
        for (KindSync* sync : group.asked()) {
            if (sync->phase() == KindSync::Phase::Watching)
                step.requests.push_back(sync->watchRequest(m_context, m_random));
            else
                m_queue.emplace_back(&group, sync);
        }
    }
    common(now, step);
    return step;
}

SourceRequest KubernetesSource::list(KindGroup& group, KindSync& sync)
{
    return sync.listRequest(
        m_context, m_settings.pageSize, m_settings.compressLists, group.listed(sync));
}

void KubernetesSource::nextList(Step& step)
{
    if (m_listing != nullptr || m_queue.empty())
        return;
    const auto [group, sync] = m_queue.front();
    m_queue.pop_front();
    m_listing = sync;
    step.requests.push_back(list(*group, *sync));
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
    } else if (outcome.key.starts_with("metrics/")) {
        usageFinished(outcome, now, step);
    } else {
        for (KindGroup& group : m_kinds) {
            if (KindSync* sync = group.find(outcome.key)) {
                kindFinished(group, *sync, outcome, step);
                break;
            }
        }
    }
    return step;
}

void KubernetesSource::kindFinished(KindGroup& group,
                                    KindSync& sync,
                                    const Outcome& outcome,
                                    Step& step)
{
    const bool listed = sync.phase() == KindSync::Phase::Listing;
    const int before = sync.lists();
    const KindSync::Next next
        = listed ? sync.listEnded(outcome) : sync.watchEnded(outcome, m_random);
    const bool refused = outcome.error && outcome.error->kind == ErrorKind::Forbidden;
    if (listed && refused && askInstead(group, sync, *outcome.error, step))
        return;
    if (&sync == m_listing && !(outcome.error && concernsAll(*outcome.error)))
        m_listing = nullptr;
    if (listed && outcome.error && !concernsAll(*outcome.error)
        && outcome.error->kind != ErrorKind::Gone)
        group.note(sync, &*outcome.error);
    else if (listed && sync.lists() > before)
        group.note(sync, nullptr);
    switch (next) {
    case KindSync::Next::Watch:
        step.requests.push_back(sync.watchRequest(m_context, m_random));
        break;
    case KindSync::Next::RetryList:
        // The hub makes it wait; if the fault is this kind's alone the others do not wait with it.
        step.requests.push_back(list(group, sync));
        // That the watch is refused says nothing of the list.
        step.requests.back().another = !listed && refused;
        break;
    case KindSync::Next::List:
        m_queue.emplace_back(&group, &sync);
        break;
    }
    nextList(step);
    // One namespace does not wait for the failures of another.
    for (SourceRequest& request : step.requests)
        request.another
            = request.another || (request.part == group.spec().part && request.key != outcome.key);
    if (listed)
        tellPart(group, sync, next, outcome.error, step);
}

// A list is refused: the other way of asking, if there is one.
bool KubernetesSource::askInstead(KindGroup& group,
                                  KindSync& refused,
                                  const Error& error,
                                  Step& step)
{
    KindSync* next = group.narrow(refused);
    const bool narrower = next != nullptr;
    if (!narrower)
        next = group.widen();
    if (!next)
        return false;
    const bool turn = m_listing == &refused;
    if (turn)
        m_listing = nullptr;
    if (narrower) {
        // At once and in the place of what was refused, so that no kind is asked twice at a time.
        const bool watches = next->phase() == KindSync::Phase::Watching;
        if (!watches && turn)
            m_listing = next;
        step.requests.push_back(watches ? next->watchRequest(m_context, m_random)
                                        : list(group, *next));
        step.requests.back().another = true;
    } else {
        step.requests.push_back(list(group, *next)); // rarely, and then all over again
        PartStatus part;
        part.part = group.spec().part;
        part.state = SourceState::Forbidden;
        part.error = error;
        step.part = part;
    }
    nextList(step);
    return true;
}

// After a list: what is known of the part that the hub cannot know.
void KubernetesSource::tellPart(KindGroup& group,
                                KindSync& sync,
                                KindSync::Next next,
                                const std::optional<Error>& error,
                                Step& step)
{
    if (auto swept = group.sweep()) {
        step.delta.push_back(*std::move(swept));
        if (!group.narrowed()) { // whatever held before, the whole is seen
            step.part.emplace();
            step.part->part = group.spec().part;
            step.part->state = SourceState::Live;
            step.part->items = sync.listed();
        }
    }
    if (group.narrowed()) {
        step.part = group.status();
        step.holds = step.part.has_value();
    } else if (next == KindSync::Next::List && !sync.everComplete()) {
        // Not whole before its last page, even though no request of it is open just now.
        PartStatus part;
        part.part = group.spec().part;
        part.items = sync.listed();
        part.expected = sync.expected();
        step.part = part;
    }
    if (!group.narrowed() && group.spec().namespaced && error
        && error->kind == ErrorKind::Forbidden) {
        step.part.emplace();
        step.part->part = group.spec().part;
        step.part->state = SourceState::Forbidden;
        step.part->error = *error;
        step.part->error->hint = nameNamespace;
    }
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

void KubernetesSource::usageFinished(const Outcome& outcome, World now, Step& step)
{
    const bool before = m_state.metricsAvailable;
    m_usage.finished(outcome, now, step);
    m_state.metricsAvailable = m_usage.available();
    if (before != m_state.metricsAvailable)
        tell(step);
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
