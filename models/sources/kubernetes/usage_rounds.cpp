// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sources/kubernetes/usage_rounds.h"

#include <algorithm>

namespace mw::kube {
namespace {

using namespace std::chrono_literals;

constexpr Millis every = 30s;
constexpr Millis rarely = 10min;
constexpr const char* api = "/apis/metrics.k8s.io/v1beta1";
constexpr const char* nodes = "metrics/nodes";
constexpr const char* pods = "metrics/pods";

std::string keyOf(const std::string& ns)
{
    return ns.empty() ? std::string(pods) : std::string(pods) + '/' + ns;
}

} // namespace

UsageRounds::UsageRounds(const DecodeContext& context, const Reach& reach, bool compressed)
    : m_context(context)
    , m_reach(reach)
    , m_compressed(compressed)
    , m_narrowed(!reach.chosen.empty())
{
}

std::vector<std::string> UsageRounds::round() const
{
    std::vector<std::string> keys{nodes};
    if (!m_narrowed)
        keys.emplace_back(pods);
    else if (m_reach.chosen.empty())
        keys.push_back(keyOf(m_reach.fallback));
    for (const std::string& ns : m_reach.chosen)
        keys.push_back(keyOf(ns));
    return keys;
}

SourceRequest UsageRounds::request(const std::string& key, Millis after) const
{
    const bool ofNodes = key == nodes;
    const std::string ns = key.size() > keyOf({}).size() + 1 && !ofNodes
        ? key.substr(keyOf({}).size() + 1)
        : std::string();
    SourceRequest request;
    request.key = key;
    request.part = "metrics";
    request.besides = true;
    request.lane = Lane::Bulk;
    request.call.target = pathOf(api, ns, ofNodes ? "nodes" : "pods");
    request.call.headers = {{"Accept", "application/json"}};
    request.notBefore = after;
    request.limits.maxBodyBytes = 512u << 20;
    request.limits.compressed = m_compressed;
    ListOrder order;
    order.context = m_context;
    order.rows = ofNodes ? RowKind::NodeUsage : RowKind::PodUsage;
    order.kind = Atom(ofNodes ? "Node" : "Pod"); // whose rows the figures belong to
    order.maxBytes = request.limits.maxBodyBytes;
    request.decoder = makeListDecoder(std::move(order));
    return request;
}

SourceRequest UsageRounds::start(World now)
{
    m_narrowed = !m_reach.chosen.empty();
    m_refused.clear();
    return anew(now, Millis(0));
}

// The first question of a round that is not known to be refused.
SourceRequest UsageRounds::anew(World now, Millis after)
{
    m_anyGood = false;
    if (now + after >= m_again)
        m_refused.clear();
    for (const std::string& key : round()) {
        if (!m_refused.contains(key))
            return request(key, after);
    }
    return request(nodes, after);
}

void UsageRounds::finished(const Outcome& outcome, World now, Step& step)
{
    const ErrorKind kind = outcome.error ? outcome.error->kind : ErrorKind::Internal;
    const bool refused = outcome.error && kind == ErrorKind::Forbidden;
    if (outcome.error && !refused) {
        if (kind == ErrorKind::NotFound || kind == ErrorKind::Unavailable
            || kind == ErrorKind::Protocol)
            return absent(*outcome.error, now, step);
        step.requests.push_back(anew(now, every));
        return;
    }
    if (refused) {
        if (m_refused.empty())
            m_again = now + rarely;
        if (outcome.key == pods && !m_reach.fallback.empty())
            m_narrowed = true; // nothing is refused yet in the namespace
        else
            m_refused.insert_or_assign(outcome.key, *outcome.error);
        if (outcome.key == nodes && m_available) {
            UsageRows gone; // pods are still measured
            gone.nodes = gone.gone = true;
            gone.cluster = m_context.cluster;
            step.delta.emplace_back(std::move(gone));
        }
    } else {
        m_anyGood = true;
        setAvailable(true, step);
    }
    const std::vector<std::string> keys = round();
    auto next = std::find(keys.begin(), keys.end(), outcome.key);
    // From the whole cluster to one namespace: that is the next one.
    next = next == keys.end() ? keys.begin() + 1 : next + 1;
    next = std::find_if(
        next, keys.end(), [this](const std::string& key) { return !m_refused.contains(key); });
    if (next == keys.end())
        return roundOver(refused, now, step);
    step.requests.push_back(request(*next, Millis(0)));
    step.requests.back().another = refused;
}

// No metrics server is not zero usage and no fault of this cluster.
void UsageRounds::absent(const Error& error, World now, Step& step)
{
    PartStatus part;
    part.part = "metrics";
    part.state = SourceState::Disabled;
    part.error = error;
    part.error->kind = ErrorKind::NotAvailable;
    step.part = part;
    m_held = false;
    setAvailable(false, step);
    step.requests.push_back(anew(now, error.kind == ErrorKind::NotFound ? rarely : 2min));
}

void UsageRounds::roundOver(bool refused, World now, Step& step)
{
    if (!m_anyGood) {
        m_narrowed = !m_reach.chosen.empty();
        m_again = now;
        m_held = false;
        setAvailable(false, step);
        step.requests.push_back(anew(now, rarely));
        return;
    }
    PartStatus part;
    part.part = "metrics";
    part.state = SourceState::Live;
    part.byChoice = m_narrowed && !m_reach.chosen.empty();
    if (!m_refused.empty())
        part.error = m_refused.begin()->second;
    if (m_narrowed) {
        const auto seen = [&](const std::string& ns) {
            if (!m_refused.contains(keyOf(ns)))
                part.onlyIn.push_back(ns);
        };
        std::for_each(m_reach.chosen.begin(), m_reach.chosen.end(), seen);
        if (m_reach.chosen.empty())
            seen(m_reach.fallback);
    }
    const bool less = part.error || !part.onlyIn.empty();
    if (less || std::exchange(m_held, false)) {
        step.part = part;
        step.holds = m_held = less;
    }
    step.requests.push_back(anew(now, every));
    step.requests.back().another = refused;
}

void UsageRounds::setAvailable(bool available, Step& step)
{
    if (std::exchange(m_available, available) && !available) {
        for (const bool ofNodes : {true, false}) {
            UsageRows usage;
            usage.nodes = ofNodes;
            usage.cluster = m_context.cluster;
            usage.gone = true;
            step.delta.emplace_back(std::move(usage));
        }
    }
}

} // namespace mw::kube
