// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wiring/chaos_watch.h"

#include "models/base/percent.h"
#include "models/sources/kubernetes/chaos.h"

#include <QPointer>
#include <algorithm>
#include <tuple>

namespace mw {
namespace {

constexpr std::chrono::seconds lookEvery{60};
constexpr std::chrono::minutes discoverEvery{30};
constexpr int lightFactor = 4;
constexpr int pageSize = 100; // an experiment holds a record for each of its targets
constexpr int mostPages = 10;

using State = ChaosSight::State;

} // namespace

ChaosWatch::ChaosWatch(Hub& hub, const std::vector<std::string>& clusters) : m_hub(hub)
{
    for (const std::string& cluster : clusters)
        m_clusters[cluster].sight.cluster = cluster;
    m_again.setInterval(lookEvery);
    connect(&m_again, &QTimer::timeout, this, &ChaosWatch::look);
    // The first look comes when a cluster is live.
    connect(&hub, &Hub::sourcesChanged, this, [this] {
        for (const auto& [name, cluster] : m_clusters) {
            if (cluster.asked == Monotonic{})
                return look();
        }
    });
    m_again.start();
    look();
}

std::vector<ChaosSight> ChaosWatch::sights() const
{
    std::vector<ChaosSight> out;
    out.reserve(m_clusters.size());
    for (const auto& [name, cluster] : m_clusters)
        out.push_back(cluster.sight);
    return out;
}

bool ChaosWatch::isLive(const std::string& cluster) const
{
    const auto sources = m_hub.sources();
    return std::any_of(sources.begin(), sources.end(), [&cluster](const SourceStatus& one) {
        return one.id.str() == cluster && one.state == SourceState::Live;
    });
}

bool ChaosWatch::settled() const
{
    return std::none_of(m_clusters.begin(), m_clusters.end(), [this](const auto& one) {
        return one.second.open > 0
            || (one.second.sight.state == State::NotAsked && isLive(one.first));
    });
}

void ChaosWatch::look()
{
    const Monotonic now = m_hub.clock().monotonic();
    const auto pause = lookEvery * (m_hub.light() ? lightFactor : 1);
    for (auto& [name, cluster] : m_clusters) {
        const bool first = cluster.asked == Monotonic{};
        if (cluster.open > 0 || (!first && now - cluster.asked < pause - lookEvery / 2))
            continue;
        if (!isLive(name)) {
            if (!first)
                refuse(cluster, State::Failed, "the cluster is not seen");
            continue;
        }
        const bool known
            = cluster.discovered != Monotonic{} && now - cluster.discovered < discoverEvery;
        if (known && cluster.kinds.empty() && cluster.sight.state != State::Failed)
            continue; // not installed, or nobody may know: asked again later
        cluster.asked = now;
        cluster.failed = false;
        cluster.found.clear();
        if (known && !cluster.kinds.empty()) {
            for (const std::string& kind : cluster.kinds)
                list(name, kind, {}, 1);
        } else {
            discover(name);
        }
    }
}

void ChaosWatch::ask(const std::string& cluster, const std::string& target, Use use)
{
    ++m_clusters[cluster].open;
    HttpCall call;
    call.target = target;
    call.headers = {{"Accept", "application/json"}};
    m_hub.submit(cluster,
                 std::move(call),
                 Priority::Background,
                 [self = QPointer<ChaosWatch>(this), cluster, use = std::move(use)](
                     const Result<HttpResponse>& answer) {
                     if (!self)
                         return;
                     Cluster& one = self->m_clusters[cluster];
                     --one.open;
                     const int status = answer ? answer->head.status : 0;
                     if (status == 200) {
                         use(one, answer->body);
                     } else if (status == 404) {
                         one.kinds.clear();
                         one.discovered = self->m_hub.clock().monotonic();
                         self->refuse(one, State::NotInstalled, {});
                     } else if (status == 401 || status == 403) {
                         one.kinds.clear(); // asked again when it would be looked for anew
                         one.discovered = self->m_hub.clock().monotonic();
                         self->refuse(one, State::Refused, "HTTP " + std::to_string(status));
                     } else {
                         self->refuse(one,
                                      State::Failed,
                                      answer ? "HTTP " + std::to_string(status)
                                             : answer.error().detail);
                     }
                     self->finish(one);
                 });
}

void ChaosWatch::discover(const std::string& cluster)
{
    ask(cluster, chaosGroup, [this, cluster](Cluster& one, const std::string& body) {
        auto kinds = servedChaos(body);
        if (!kinds)
            return refuse(one, State::Failed, kinds.error().detail);
        one.kinds = *std::move(kinds);
        one.discovered = m_hub.clock().monotonic();
        if (one.kinds.empty())
            return refuse(one, State::NotInstalled, {});
        for (const std::string& kind : one.kinds)
            list(cluster, kind, {}, 1);
    });
}

void ChaosWatch::list(const std::string& cluster,
                      const std::string& kind,
                      const std::string& from,
                      int page)
{
    std::string target
        = std::string(chaosGroup) + "/" + kind + "?limit=" + std::to_string(pageSize);
    if (!from.empty())
        target += "&continue=" + percentEncoded(from);
    ask(cluster, target, [this, cluster, kind, page](Cluster& one, const std::string& body) {
        auto decoded = decodeChaos(body, cluster);
        if (!decoded)
            return refuse(one, State::Failed, decoded.error().detail);
        std::move(decoded->running.begin(), decoded->running.end(), std::back_inserter(one.found));
        if (decoded->continueToken.empty())
            return;
        if (page < mostPages)
            list(cluster, kind, decoded->continueToken, page + 1);
        else
            refuse(one, State::Failed, "there are more experiments than are looked at");
    });
}

void ChaosWatch::refuse(Cluster& cluster, ChaosSight::State state, std::string why)
{
    cluster.failed = true;
    ChaosSight next{cluster.sight.cluster, state, std::move(why), {}};
    if (next == cluster.sight)
        return;
    cluster.sight = std::move(next);
    Q_EMIT changed();
}

void ChaosWatch::finish(Cluster& cluster)
{
    if (cluster.open > 0 || cluster.failed)
        return;
    std::sort(cluster.found.begin(), cluster.found.end(), [](const auto& a, const auto& b) {
        return std::tie(a.since, a.ns, a.name) < std::tie(b.since, b.ns, b.name);
    });
    ChaosSight next{cluster.sight.cluster, State::Seen, {}, std::exchange(cluster.found, {})};
    if (next == cluster.sight)
        return;
    cluster.sight = std::move(next);
    Q_EMIT changed();
}

} // namespace mw
