// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wiring/replay.h"

#include "app/wiring/session.h"

#include <QCoreApplication>

namespace mw {
namespace {

constexpr size_t portion = 2000; // rows

class NoTransport final : public Transport
{
public:
    TransferId
    submit(EndpointPtr, HttpCall, Lane, TransferLimits, std::shared_ptr<ResponseSink> sink) override
    {
        // Not from within the call: no caller expects that.
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [sink] {
                sink->onDone(Error{ErrorKind::NotAvailable, "a replay has no network", 0, {}, {}},
                             {});
            },
            Qt::QueuedConnection);
        return ++m_last;
    }
    void cancel(TransferId) override { }
    void resume(TransferId) override { }
    void dropConnections() override { }

private:
    TransferId m_last = 0;
};

} // namespace

std::unique_ptr<Transport> makeNoTransport()
{
    return std::make_unique<NoTransport>();
}

Estate estateOf(const Recording& recording)
{
    Estate estate;
    estate.title = recording.estate.title;
    for (const auto& one : recording.estate.environments)
        estate.environments.push_back({one.name, one.kind, one.region});
    for (const auto& one : recording.estate.clusters) {
        EstateCluster cluster;
        cluster.name = one.name;
        cluster.environment = one.environment;
        cluster.criticalNamespaces = one.criticalNamespaces;
        estate.clusters.push_back(std::move(cluster));
    }
    for (const auto& one : recording.estate.budgets) {
        EstateBudget budget;
        budget.name = one.name;
        budget.limit = one.limit;
        budget.source = one.source;
        budget.services = one.services;
        budget.accounts = one.accounts;
        budget.effective = one.effective;
        estate.budgets.push_back(std::move(budget));
    }
    for (const auto& [name, dependencies] : recording.estate.services) {
        EstateService service;
        service.name = name;
        service.dependencies = dependencies;
        if (const auto owner = recording.estate.owners.find(name);
            owner != recording.estate.owners.end())
            service.owner = owner->second;
        estate.services.push_back(std::move(service));
    }
    if (!recording.estate.tenantLabel.empty())
        estate.tenantLabel = recording.estate.tenantLabel;
    estate.thresholds.values = recording.estate.thresholds;
    for (const SourceStatus& status : recording.content.sources) {
        if (status.type == "kubernetes")
            continue;
        EstateSource source;
        source.name = status.id.str();
        source.type = status.type;
        source.environment = status.environment;
        source.enabled = status.state != SourceState::Disabled;
        estate.sources.push_back(std::move(source));
    }
    return estate;
}

RecordedEstate recordedEstate(const Estate& estate)
{
    RecordedEstate recorded;
    recorded.title = estate.title;
    for (const EstateEnvironment& one : estate.environments)
        recorded.environments.push_back({one.name, one.kind, one.region});
    for (const EstateCluster& one : estate.clusters)
        recorded.clusters.push_back({one.name, one.environment, one.criticalNamespaces});
    for (const EstateBudget& one : estate.budgets) {
        if (!one.error)
            recorded.budgets.push_back(
                {one.name, one.limit, one.source, one.services, one.accounts, one.effective});
    }
    for (const EstateService& one : estate.services) {
        recorded.services[one.name] = one.dependencies;
        if (!one.owner.empty())
            recorded.owners[one.name] = one.owner;
    }
    recorded.tenantLabel = estate.tenantLabel;
    recorded.thresholds = estate.thresholds.values;
    return recorded;
}

Recording recordingOf(Session& session)
{
    Recording recording;
    recording.at = session.clock().world();
    recording.program = "midwatch " MIDWATCH_VERSION;
    recording.estate = recordedEstate(session.estate());
    Hub& hub = session.hub();
    Remembered& content = recording.content;
    content.sources = hub.sources();
    store::eachRowType([&]<class Row>() {
        const Topic<Row>& topic = hub.topic<Row>();
        topic.forEach([&](Slot slot, const Row& row) {
            const std::string& scope = topic.scopeOf(slot);
            Rows<Row>* last
                = content.rows.empty() ? nullptr : std::get_if<Rows<Row>>(&content.rows.back());
            if (!last || last->scope != scope || last->upserts.size() == portion) {
                last = &std::get<Rows<Row>>(content.rows.emplace_back(Rows<Row>{}));
                last->scope = scope;
            }
            last->upserts.push_back(row);
        });
    });
    session.changes().catchUp();
    content.changes = session.changes().all();
    return recording;
}

} // namespace mw
