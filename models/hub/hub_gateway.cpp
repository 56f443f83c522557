// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The Gateway: what steps of runs and actions of panes ask. A person's call goes before everything.
#include "models/hub/hub_private.h"

namespace mw {

uint64_t Hub::submit(const std::string& endpoint, HttpCall call, Priority priority, Done done)
{
    const uint64_t ticket = ++d->lastTicket;
    SourceRunner* runner = d->byName(endpoint);
    std::string refusal;
    if (d->stopped || !d->started)
        refusal = "not running";
    else if (!runner)
        refusal = "the estate names no source \"" + endpoint + "\"";
    else if (runner->setup().disabled)
        refusal = "\"" + endpoint + "\" is disabled";
    else if (!runner->runs())
        refusal = "\"" + endpoint + "\" is misconfigured"
            + (runner->setup().misconfigured ? ": " + describe(*runner->setup().misconfigured)
                                             : std::string());
    if (!refusal.empty()) {
        Private::OpenTransfer entry;
        entry.done = std::move(done);
        d->open.emplace(ticket, std::move(entry));
        Error error;
        error.kind = ErrorKind::Misconfigured;
        error.detail = refusal;
        d->mailbox->postUrgent({ticket, WholeAnswer{std::move(error)}});
        return ticket;
    }
    d->gatewayQueue.push_back({ticket, runner, std::move(call), priority, std::move(done)});
    if (!d->options.manual)
        d->scheduleTimer.start(0);
    return ticket;
}

void Hub::cancel(uint64_t ticket)
{
    for (auto it = d->gatewayQueue.begin(); it != d->gatewayQueue.end(); ++it) {
        if (it->ticket != ticket)
            continue;
        Private::OpenTransfer entry;
        entry.done = std::move(it->done);
        d->gatewayQueue.erase(it);
        d->open.emplace(ticket, std::move(entry));
        Error error;
        error.kind = ErrorKind::Cancelled;
        error.detail = "cancelled before it was sent";
        d->mailbox->postUrgent({ticket, WholeAnswer{std::move(error)}});
        return;
    }
    const auto it = d->open.find(ticket);
    if (it != d->open.end() && !it->second.runner && it->second.transfer != 0)
        d->transport.cancel(it->second.transfer); // its sink answers with Cancelled
}

void Hub::Private::releaseGatewayCalls(Monotonic now)
{
    std::stable_sort(
        gatewayQueue.begin(), gatewayQueue.end(), [](const GatewayCall& a, const GatewayCall& b) {
            return a.priority > b.priority;
        });
    for (size_t i = 0; i < gatewayQueue.size();) {
        GatewayCall& call = gatewayQueue[i];
        if (!call.runner->runs()) { // taken away while it waited
            const uint64_t ticket = call.ticket;
            q.cancel(ticket);
            continue;
        }
        const bool person = call.priority == Priority::Person;
        Budget& budget = budgetOf(*call.runner);
        const bool write = call.call.method != "GET" && call.call.method != "HEAD";
        // Asked to slow down: only a click still goes through.
        if ((!person && call.runner->throttled(now)) || !budget.take(now, false, person, write)) {
            ++i;
            continue;
        }
        GatewayCall taken = std::move(call);
        gatewayQueue.erase(gatewayQueue.begin() + static_cast<ptrdiff_t>(i));
        OpenTransfer entry;
        entry.budget = &budget;
        entry.done = std::move(taken.done);
        open.emplace(taken.ticket, std::move(entry));
        TransferLimits limits;
        limits.maxBodyBytes = gatewayBytes;
        taken.runner->countRequest();
        const EndpointPtr& endpoint = taken.runner->setup().endpoint;
        if (endpoint && endpoint->signer)
            endpoint->signer->sign(taken.call, *endpoint, clock.world());
        const TransferId id = transport.submit(
            endpoint,
            std::move(taken.call),
            Lane::Interactive,
            limits,
            std::make_shared<WholeAnswerSink>(taken.ticket, mailbox, gatewayBytes));
        open[taken.ticket].transfer = id;
    }
    // Whoever still waits is looked at again when a place is given back or a token has come.
    if (!gatewayQueue.empty() && !options.manual && !pumpTimer.isActive())
        pumpTimer.start(static_cast<int>(frame.count()));
}

void Hub::Private::answer(uint64_t ticket, Result<HttpResponse> result)
{
    const auto it = open.find(ticket);
    if (it == open.end())
        return;
    const Gateway::Done done = std::move(it->second.done);
    forget(ticket);
    if (done)
        done(std::move(result));
}

} // namespace mw
