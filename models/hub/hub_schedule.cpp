// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Releases what is due: gates, budgets and hidden panes are looked at here and nowhere else.
#include "models/hub/hub_private.h"

namespace mw {

Budget& Hub::Private::budgetOf(const SourceRunner& runner)
{
    std::unique_ptr<Budget>& budget = budgets[serverOf(runner.setup().endpoint->baseUrl)];
    if (!budget)
        budget = std::make_unique<Budget>(runner.setup().budget);
    return *budget;
}

void Hub::Private::begin(SourceRunner& runner, bool wake, Millis delay)
{
    closeTransfers(runner);
    apply(runner.begin(wake, delay));
    statusDirty = true;
    scheduleTimer.start(0);
}

void Hub::Private::closeTransfers(SourceRunner& runner)
{
    for (const uint64_t ticket : runner.openTickets()) {
        const auto it = open.find(ticket);
        if (it == open.end())
            continue;
        it->second.sink->abandon();
        transport.cancel(it->second.transfer);
        forget(ticket);
    }
}

void Hub::Private::forget(uint64_t ticket)
{
    const auto it = open.find(ticket);
    if (it == open.end())
        return;
    if (it->second.budget)
        it->second.budget->giveBack(it->second.stream);
    open.erase(it);
    if (!options.manual && started && !stopped)
        scheduleTimer.start(0); // a place is free
}

bool Hub::Private::send(SourceRunner& runner, size_t index, Monotonic now)
{
    Budget& budget = budgetOf(runner);
    const bool stream = runner.waiting()[index].request.streaming;
    if (!budget.take(now, stream, false))
        return false;
    SourceRequest request = std::move(runner.waiting()[index].request);
    const bool conditional = runner.makeConditional(request);
    runner.waiting().erase(runner.waiting().begin() + static_cast<ptrdiff_t>(index));
    if (const auto old = runner.openKey(request.key)) { // asked again: the newer one counts
        const auto it = open.find(*old);
        if (it != open.end()) {
            it->second.sink->abandon();
            transport.cancel(it->second.transfer);
            forget(*old);
        }
        runner.drop(*old);
    }

    const uint64_t ticket = ++lastTicket;
    runner.sent(ticket, request);
    SourceTransfer::Setup setup;
    setup.ticket = ticket;
    setup.decoder = std::move(request.decoder);
    setup.lines = request.lines;
    setup.maxLineBytes = request.limits.maxLineBytes;
    setup.anyStatus = request.anyStatus;
    setup.conditional = conditional;
    setup.what = request.call.target.substr(0, request.call.target.find('?'));
    OpenTransfer entry;
    entry.runner = &runner;
    entry.sink = std::make_shared<SourceTransfer>(std::move(setup), mailbox, pool, clock);
    entry.budget = &budget;
    entry.stream = stream;
    const auto sink = entry.sink;
    open.emplace(ticket, std::move(entry));
    const EndpointPtr& endpoint = runner.setup().endpoint;
    if (endpoint && endpoint->signer)
        endpoint->signer->sign(request.call, *endpoint, clock.world());
    const TransferId id
        = transport.submit(endpoint, std::move(request.call), request.lane, request.limits, sink);
    open[ticket].transfer = id;
    return true;
}

void Hub::Private::schedule()
{
    if (!started || stopped)
        return;
    const Monotonic now = clock.monotonic();
    releaseGatewayCalls(now);

    struct Due
    {
        Monotonic at;
        SourceRunner* runner;
        std::string key;
    };
    std::vector<Due> due;
    const auto isHidden = [&](const SourceRequest& request) {
        return (request.pauseWhenHidden || (light && !request.streaming))
            && hidden.count(request.part) != 0;
    };
    for (const auto& runner : runners) {
        if (!runner->runs() || !runner->mayRelease(now))
            continue;
        for (const WaitingRequest& waiting : runner->waiting()) {
            if (waiting.due > now || isHidden(waiting.request))
                continue;
            if (runner->expired()) { // renewed first, rather than refused
                if (runner->takeRejected())
                    QMetaObject::invokeMethod(
                        &q,
                        [this, id = runner->setup().id] { Q_EMIT q.credentialsRejected(id); },
                        Qt::QueuedConnection);
                continue;
            }
            due.push_back({waiting.due, runner.get(), waiting.request.key});
        }
    }
    std::stable_sort(
        due.begin(), due.end(), [](const Due& a, const Due& b) { return a.at < b.at; });
    Monotonic next = Monotonic::max();
    for (const Due& each : due) {
        if (!each.runner->mayRelease(now)) // its probe has just gone
            continue;
        const auto& waiting = each.runner->waiting();
        for (size_t i = 0; i < waiting.size(); ++i) {
            if (waiting[i].request.key != each.key)
                continue;
            if (!send(*each.runner, i, now)) {
                // Out of tokens: look again when there is one. Out of places: when one is given
                // back.
                const Monotonic token = budgetOf(*each.runner).nextToken(now);
                if (token > now)
                    next = std::min(next, token);
            } else {
                statusDirty = true;
            }
            break;
        }
    }
    if (options.manual)
        return;
    for (const auto& runner : runners) {
        if (!runner->runs())
            continue;
        for (const WaitingRequest& waiting : runner->waiting()) {
            const Monotonic at = std::max(waiting.due, runner->gateOpensAt());
            if (at > now && at != Monotonic::max() && !isHidden(waiting.request))
                next = std::min(next, at);
        }
    }
    if (next != Monotonic::max()) {
        const auto wait = std::chrono::duration_cast<Millis>(next - now) + Millis(1);
        scheduleTimer.start(static_cast<int>(std::min<int64_t>(wait.count(), 3'600'000)));
    }
}

} // namespace mw
