// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Services found in clusters: offered, taken into use, remembered, given up again.
#include "app/wiring/in_cluster.h"
#include "app/wiring/session.h"

#include <algorithm>
#include <array>

namespace mw {
namespace {

constexpr std::array<const char*, 3> types{"prometheus", "alertmanager", "opencost"};

std::string serviceOf(const FoundService& found)
{
    return serviceText(
        {found.ns, found.name, std::to_string(found.port), found.https, std::string()});
}

} // namespace

TakenService Session::decision(const Offer& offer, TakenService::Answer answer) const
{
    std::string server;
    for (const EstateCluster& cluster : m_estate.clusters) {
        if (cluster.name == offer.cluster)
            server = m_endpoints->serverOf(cluster);
    }
    return {answer, server, offer.context, offer.type, offer.service};
}

// An estate file says what there is: only what it has nowhere is missing. Without one, every
// cluster speaks for itself.
bool Session::lacks(const std::string& cluster, const std::string& type) const
{
    return std::none_of(
        m_estate.sources.begin(), m_estate.sources.end(), [&](const EstateSource& source) {
            const auto where = inCluster(source.url);
            return source.type == type
                && (!m_estate.file.empty() || (where && where->cluster == cluster));
        });
}

EstateSource Session::sourceFrom(const Offer& offer, const ServiceRef& service) const
{
    EstateSource source;
    source.type = offer.type;
    source.url = inClusterUrl({offer.cluster, service});
    source.name = m_estate.clusters.size() == 1 ? offer.type : offer.type + "/" + offer.cluster;
    const auto taken = [&](const std::string& name) {
        const auto named = [&](const auto& one) { return one.name == name; };
        return std::any_of(m_estate.sources.begin(), m_estate.sources.end(), named)
            || std::any_of(m_estate.clusters.begin(), m_estate.clusters.end(), named);
    };
    if (taken(source.name))
        source.name += "@" + offer.service;
    for (const EstateCluster& cluster : m_estate.clusters) {
        if (cluster.name == offer.cluster)
            source.environment = cluster.environment;
    }
    return source;
}

// What was taken at an earlier time, before anything runs.
void Session::addTaken()
{
    m_taken = std::make_unique<TakenServices>(takenServicesFile());
    for (const EstateCluster& cluster : m_estate.clusters) {
        const std::string server = m_endpoints->serverOf(cluster);
        const std::string context = m_endpoints->contextName(cluster);
        for (const TakenService& one : m_taken->all()) {
            if (one.answer != TakenService::Answer::Use || one.server != server
                || one.context != context || server.empty() || !mayBeInCluster(one.type)
                || !lacks(cluster.name, one.type))
                continue;
            const auto service = parseService(one.service);
            if (!service)
                continue;
            const Offer offer{cluster.name, context, one.type, one.service, {}, false};
            m_estate.sources.push_back(sourceFrom(offer, *service));
            m_used[m_estate.sources.back().name] = offer;
        }
    }
}

void Session::lookForServices()
{
    if (m_discovery || !m_taken)
        return;
    std::vector<std::string> where;
    for (const EstateCluster& cluster : m_estate.clusters) {
        if (std::any_of(types.begin(), types.end(), [&](const char* type) {
                return lacks(cluster.name, type);
            }))
            where.push_back(cluster.name);
    }
    m_discovery = std::make_unique<Discovery>(*m_hub, std::move(where));
    connect(m_discovery.get(), &Discovery::changed, this, &Session::offersChanged);
}

std::vector<Offer> Session::offers() const
{
    std::vector<Offer> out;
    if (!m_discovery)
        return out;
    for (const EstateCluster& cluster : m_estate.clusters) {
        const auto looked = m_discovery->looked().find(cluster.name);
        if (looked == m_discovery->looked().end())
            continue;
        for (const FoundService& found : looked->second.found) {
            if (!lacks(cluster.name, found.type))
                continue;
            Offer offer{cluster.name,
                        m_endpoints->contextName(cluster),
                        found.type,
                        serviceOf(found),
                        found.why,
                        false};
            const auto& decided = m_taken->all();
            offer.declined = std::find(decided.begin(),
                                       decided.end(),
                                       decision(offer, TakenService::Answer::NotNow))
                != decided.end();
            out.push_back(std::move(offer));
        }
    }
    return out;
}

Status Session::use(const Offer& offer)
{
    const auto service = parseService(offer.service);
    if (!service || !m_taken || !lacks(offer.cluster, offer.type))
        return service ? Status() : Status(service.error());
    Status kept = m_taken->put(decision(offer, TakenService::Answer::Use));
    m_estate.sources.push_back(sourceFrom(offer, *service));
    m_used[m_estate.sources.back().name] = offer;
    addSource(m_estate.sources.back());
    Q_EMIT offersChanged();
    return kept;
}

Status Session::decline(const Offer& offer)
{
    if (!m_taken)
        return {};
    Status kept = m_taken->put(decision(offer, TakenService::Answer::NotNow));
    Q_EMIT offersChanged();
    return kept;
}

Status Session::offerAgain()
{
    Status kept;
    for (const Offer& offer : offers()) {
        if (!offer.declined)
            continue;
        if (const Status done = m_taken->forget(decision(offer, TakenService::Answer::NotNow));
            !done)
            kept = done;
    }
    Q_EMIT offersChanged();
    return kept;
}

Status Session::giveUp(const SourceId& id)
{
    const auto it = m_used.find(id.str());
    if (it == m_used.end())
        return {};
    Status kept = m_taken->forget(decision(it->second, TakenService::Answer::Use));
    m_used.erase(it);
    std::erase_if(m_estate.sources, [&](const EstateSource& one) { return one.name == id.str(); });
    m_hub->setMisconfigured(id,
                            Error{ErrorKind::Misconfigured,
                                  "it is not used any more; the next start goes without it",
                                  0,
                                  {},
                                  {}});
    Q_EMIT credentialChanged(id);
    Q_EMIT offersChanged();
    return kept;
}

const Offer* Session::usedOffer(const SourceId& id) const
{
    const auto it = m_used.find(id.str());
    return it == m_used.end() ? nullptr : &it->second;
}

} // namespace mw
