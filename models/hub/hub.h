// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the sources and holds what they know. GUI thread only (transfers and decoding happen on the
// net thread and the pool inside). Owned by app/wiring; views take a const reference.
#pragma once

#include "models/base/clock.h"
#include "models/data/finding.h"
#include "models/data/shout.h"
#include "models/data/source_status.h"
#include "models/estate/estate.h"
#include "models/hub/policy.h"
#include "models/hub/topic.h"
#include "models/insight/cost_report.h"
#include "models/insight/health.h"
#include "models/insight/verdict.h"
#include "models/net/gateway.h"
#include "models/net/transport.h"

#include <QObject>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace mw {

class Source;
struct Remembered; // models/data/remembered.h

// What the hub is told about one source before it runs.
struct SourceSetup
{
    SourceId id;
    std::string type; // shown where there is no source object (misconfigured, disabled)
    std::string title;
    std::string environment;
    std::vector<std::string> logicalNames; // names the Gateway accepts for it (cluster, source)
    EndpointPtr endpoint; // null if misconfigured, or while credentials are being fetched
    std::unique_ptr<Source> source; // null if misconfigured or disabled
    std::optional<Error> misconfigured; // with place and remedy in detail
    bool disabled = false;
    std::string permanentWarning;
    Millis staleAfter{120'000};
    BudgetLimits budget; // per server (scheme, host, port): the first source that names it decides
    std::optional<SourceStatus> recorded; // a replay: it is as it was and is asked nothing
};

struct HubOptions
{
    // Full jitter of back-offs, in [0, 1). Empty: a generator seeded by the system.
    std::function<double()> random;
    // No timers: time passes only in tick(). For tests and for drawing one picture.
    bool manual = false;
    EstateThresholds thresholds; // of findings
    // Logical cluster name → namespaces in which a broken pod is critical.
    std::map<std::string, std::vector<std::string>> criticalNamespaces;
    CostOptions costs; // budgets; limits come from the thresholds
};

class Hub : public QObject, public Gateway
{
    Q_OBJECT
public:
    Hub(const Clock& clock, Transport& transport, QObject* parent = nullptr);
    ~Hub() override;

    void configure(HubOptions options); // before start()
    void addSource(SourceSetup setup); // before start(), or later: it starts at once
    // Replaces the endpoint after credentials were found or renewed; the source wakes. A source
    // added with a null endpoint and nothing wrong is connecting until one of these two is called.
    void setEndpoint(const SourceId& id, EndpointPtr endpoint);
    void setMisconfigured(const SourceId& id, Error error);
    void start();
    // Takes what was remembered, in portions, from any thread, as long as the hub lives: merged
    // like answers are. It fills only what no source has answered yet; parts of sources it names
    // are stale, as old as they are. Rows that are never confirmed go after a quarter of an hour.
    std::function<void(Remembered)> restorer();
    // Cancels everything, waits for the pool; no signals and no Gateway answers afterwards. Order
    // of the house: the run engine has been stopped before; the transport is joined after.
    void stop();
    // One turn of everything by the injected clock; returns whether something was merged. The hub
    // calls it by itself unless options say manual.
    bool tick();

    // The rows of one kind: hub.topic<Alert>(). Any row of AllRows.
    template <class Row>
    const Topic<Row>& topic() const;
    const Topic<Pod>& pods() const { return topic<Pod>(); }
    const Topic<KubeNode>& nodes() const { return topic<KubeNode>(); }
    const Topic<Namespace>& namespaces() const { return topic<Namespace>(); }
    const Topic<Workload>& workloads() const { return topic<Workload>(); }
    const Topic<KubeEvent>& events() const { return topic<KubeEvent>(); }
    const Topic<ClusterState>& clusters() const { return topic<ClusterState>(); }
    const Topic<Slo>& slos() const { return topic<Slo>(); }

    std::vector<SourceStatus> sources() const;
    const std::vector<Finding>& findings() const; // worst first, recomputed at most once a second
    // Alerts, pages and findings, one row per object, loudest first; as of findings().
    const std::vector<Shout>& shouts() const;
    const std::vector<CheckState>& checks() const; // every check of every cluster, as of findings()
    // Bills, forecasts and budgets, reckoned whenever a bill changes; null before the first.
    std::shared_ptr<const CostReport> costs() const;
    Verdict verdict() const;
    const Clock& clock() const;

    // Every source has answered (live) or failed once, and findings() knows it: `--wait` returns
    // then.
    bool settled() const;
    void retry(const SourceId& id);
    void wakeAll(); // lid opened, network changed: many sources are spread over some seconds
    // A link that is paid by volume: polls come at a quarter of their rate, hidden parts not at
    // all.
    void setLight(bool light);
    bool light() const;
    // The row (its key's id) of that source that somebody looks at closely; empty = none any more.
    void look(const SourceId& source, const std::string& rowId);
    void setPartVisible(const std::string& part, bool visible); // "pods", "slo": hidden ones pause
    void neverPause(); // parts count as visible from now on, whatever is said: for pictures

    // Gateway
    uint64_t
    submit(const std::string& endpoint, HttpCall call, Priority priority, Done done) override;
    void cancel(uint64_t ticket) override;

Q_SIGNALS:
    void sourcesChanged();
    void findingsChanged();
    void costsChanged();
    void settledChanged();
    // Once per refusal (HTTP 401), or when what requests are signed with has expired: nothing more
    // is sent for five minutes unless setEndpoint or retry.
    void credentialsRejected(const mw::SourceId& id);

private:
    using Topics = TopicsOf<AllRows>;
    Topics& topics() const;

    struct Private;
    std::unique_ptr<Private> d;
};

template <class Row>
const Topic<Row>& Hub::topic() const
{
    return topics().get<Row>();
}

} // namespace mw
