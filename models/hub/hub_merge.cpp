// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// From the mailbox into the topics, in slices that never hold the window.
#include "models/hub/hub_private.h"

#include <QElapsedTimer>

namespace mw {

// A server that does not answer does not tell its version; what it was is still known.
void Hub::Private::keepVersions(Rows<ClusterState>& rows)
{
    const Topic<ClusterState>& known = topics.get<ClusterState>();
    for (ClusterState& row : rows.upserts) {
        const auto slot = row.version.empty() ? known.find(row.key) : std::nullopt;
        if (slot)
            row.version = known.row(*slot).version;
    }
}

void Hub::Private::apply(Delta&& delta)
{
    if (delta.empty())
        return;
    for (TopicDelta& part : delta) {
        std::visit(
            [&](auto& rows) {
                using T = std::decay_t<decltype(rows)>;
                if constexpr (std::is_same_v<T, Rows<Alert>> || std::is_same_v<T, Rows<Page>>)
                    shoutingDirty = true;
                if constexpr (std::is_same_v<T, Rows<Pod>>)
                    meet(rows);
                if constexpr (std::is_same_v<T, Rows<CostLine>>)
                    billsDirty = true;
                if constexpr (std::is_same_v<T, Rows<ClusterState>>)
                    keepVersions(rows);
                if constexpr (!std::is_same_v<T, UsageRows>)
                    topics.get<typename T::RowType>().apply(std::move(rows));
                else if (rows.nodes)
                    topics.get<KubeNode>().applyUsage(rows);
                else
                    topics.get<Pod>().applyUsage(rows);
            },
            part);
    }
    ++news;
    judgeDirty = true;
}

void Hub::Private::restore(RowsRemembered&& was)
{
    remembering = true;
    for (const SourceStatus& status : was.sources) {
        if (SourceRunner* runner = byId(status.id))
            runner->remember(status);
    }
    for (TopicDelta& part : was.delta) {
        std::visit(
            [&](auto& rows) {
                using T = std::decay_t<decltype(rows)>;
                if constexpr (!std::is_same_v<T, UsageRows>) {
                    // The estate may have fewer sources than it had.
                    std::erase_if(rows.upserts, [&](const auto& row) {
                        return byId(SourceId(sourceOf(rowKey(row)))) == nullptr;
                    });
                    if constexpr (std::is_same_v<T, Rows<Alert>> || std::is_same_v<T, Rows<Page>>)
                        shoutingDirty = true;
                    if constexpr (std::is_same_v<T, Rows<Pod>>)
                        meet(rows);
                    if constexpr (std::is_same_v<T, Rows<CostLine>>)
                        billsDirty = true;
                    topics.get<typename T::RowType>().restore(std::move(rows));
                }
            },
            part);
    }
    ++news;
    statusDirty = judgeDirty = true;
}

// A repository that is no longer asked about, a figure that no source gives any more: what was
// remembered and never said again must not stay for ever.
void Hub::Private::dropUnconfirmed()
{
    if (!remembering || !started || clock.monotonic() - startedAt < confirmWithin)
        return;
    remembering = false;
    for (const auto& runner : runners) {
        if (runner->setup().recorded || runner->status(hidden).state != SourceState::Live) {
            remembering = remembering || !runner->setup().recorded;
            continue;
        }
        runner->forgetRemembered();
        topics.forEach([&](auto& topic) { topic.dropRemembered(runner->setup().id.str()); });
    }
}

bool Hub::Private::mergeUrgent()
{
    bool any = false;
    while (auto parcel = mailbox->takeUrgent()) {
        any = true;
        handle(std::move(*parcel));
        if (stopped)
            return true;
    }
    return any;
}

bool Hub::Private::mergeSlice()
{
    QElapsedTimer timer;
    timer.start();
    size_t rows = 0;
    bool any = false;
    while (rows < sliceRows && timer.elapsed() < sliceTime.count()) {
        auto parcel = mailbox->take();
        if (!parcel)
            break;
        any = true;
        if (const auto* read = std::get_if<RowsRead>(&parcel->content))
            rows += rowCount(read->delta);
        else if (const auto* was = std::get_if<RowsRemembered>(&parcel->content))
            rows += rowCount(was->delta);
        handle(std::move(*parcel));
        if (stopped)
            return true;
    }
    for (const auto& parked : mailbox->takeParked()) {
        if (const auto transfer = parked.lock())
            transfer->unpark();
    }
    return any;
}

void Hub::Private::handle(Parcel&& parcel)
{
    if (auto* judged = std::get_if<Judged>(&parcel.content)) {
        judging = false;
        const bool changed = judged->findings != findings || judged->shouts != shouts
            || judged->checks != checks || !(judged->verdict == verdict)
            || verdict.sentence.empty();
        findings = std::move(judged->findings);
        checks = std::move(judged->checks);
        shouts = std::move(judged->shouts);
        verdict = std::move(judged->verdict);
        const bool newCosts = judged->costs != costs;
        costs = std::move(judged->costs);
        if (changed)
            Q_EMIT q.findingsChanged();
        if (newCosts)
            Q_EMIT q.costsChanged();
        return;
    }
    if (auto* was = std::get_if<RowsRemembered>(&parcel.content)) {
        restore(std::move(*was));
        return;
    }
    if (auto* whole = std::get_if<WholeAnswer>(&parcel.content)) {
        answer(parcel.ticket, std::move(whole->answer));
        return;
    }
    const auto it = open.find(parcel.ticket);
    if (it == open.end() || !it->second.runner)
        return; // cancelled meanwhile: what it still had to say counts no more
    SourceRunner& runner = *it->second.runner;
    OpenRequest* request = runner.find(parcel.ticket);
    if (std::holds_alternative<WantsResume>(parcel.content)) {
        transport.resume(it->second.transfer);
    } else if (auto* head = std::get_if<HeadSeen>(&parcel.content)) {
        if (request)
            runner.headSeen(*request, *head);
        if (const EndpointPtr& endpoint = runner.setup().endpoint; endpoint && endpoint->signer)
            endpoint->signer->learn(head->head, clock.world());
        // A watch without rows goes live by its head alone, and a check may be known by that.
        statusDirty = judgeDirty = true;
        if (!options.manual)
            scheduleTimer.start(0); // the gate may have opened
    } else if (auto* read = std::get_if<RowsRead>(&parcel.content)) {
        if (request)
            runner.rowsSeen(*request, read->items, read->expected);
        statusDirty = true;
        apply(std::move(read->delta));
    } else if (auto* end = std::get_if<TransferEnd>(&parcel.content)) {
        if (end->local)
            transport.cancel(it->second.transfer);
        forget(parcel.ticket);
        apply(runner.ended(parcel.ticket, std::move(*end)));
        ++news;
        statusDirty = judgeDirty = true;
        if (!options.manual)
            scheduleTimer.start(0);
        if (runner.takeRejected())
            Q_EMIT q.credentialsRejected(runner.setup().id);
    }
}

} // namespace mw
