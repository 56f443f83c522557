// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/hub/source_runner.h"

#include <algorithm>

namespace mw {

namespace {

// A stream that lived so long was cut by somebody on the way, not refused: counting starts anew.
constexpr Millis longLife = std::chrono::seconds(30);
// What waits at least so long between two questions is a poll; on a metered link it waits longer.
constexpr Millis pollsFrom = std::chrono::seconds(5);
constexpr int lightFactor = 4;

// Nothing of an answer was understood: the server or the way to it is the trouble, not the
// resource.
bool isConnectionFailure(ErrorKind kind)
{
    return kind == ErrorKind::Network || kind == ErrorKind::Timeout || kind == ErrorKind::Tls
        || kind == ErrorKind::Cancelled;
}

SourceState stateOf(ErrorKind kind, bool hadData)
{
    switch (kind) {
    case ErrorKind::Unauthorized:
        return SourceState::Unauthorized;
    case ErrorKind::Forbidden:
        return SourceState::Forbidden;
    case ErrorKind::Throttled:
        return SourceState::Throttled;
    case ErrorKind::Misconfigured:
        return SourceState::Misconfigured;
    case ErrorKind::Network:
    case ErrorKind::Timeout:
    case ErrorKind::Tls:
    case ErrorKind::Cancelled:
    case ErrorKind::Unavailable:
        return SourceState::Unreachable;
    default:
        // An answer that cannot be used: what was known stays and ages.
        return hadData ? SourceState::Stale : SourceState::Unreachable;
    }
}

} // namespace

SourceRunner::SourceRunner(SourceSetup setup,
                           const Clock& clock,
                           const Random& random,
                           BackoffPolicy policy)
    : m_setup(std::move(setup)), m_clock(clock), m_random(random), m_policy(policy)
{
}

SourceRunner::~SourceRunner() = default;

void SourceRunner::setEndpoint(EndpointPtr endpoint)
{
    m_setup.endpoint = std::move(endpoint);
    m_tags.clear(); // another person may see other things
    if (m_setup.source && m_started)
        m_setup.source->credentialsChanged();
    m_expired = false;
    if (m_setup.endpoint && m_setup.source)
        m_setup.misconfigured.reset();
}

void SourceRunner::setMisconfigured(Error error)
{
    m_setup.misconfigured = std::move(error);
    m_open.clear();
    m_waiting.clear();
}

bool SourceRunner::runs() const
{
    return !m_setup.disabled && !m_setup.misconfigured && m_setup.source && m_setup.endpoint;
}

Delta SourceRunner::begin(bool wake, Millis delay)
{
    m_open.clear();
    m_waiting.clear();
    m_gate = {};
    m_connectionFailures = 0;
    for (Part& each : m_parts)
        each.failures = each.gone = 0;
    if (!runs())
        return {};
    const bool first = !m_started;
    m_started = true;
    const World now = m_clock.world();
    Step step = wake && !first ? m_setup.source->wake(now) : m_setup.source->start(now);
    enqueue(std::move(step.requests), {}, Millis(0));
    for (WaitingRequest& each : m_waiting)
        each.due += delay;
    take(step);
    return std::move(step.delta);
}

Delta SourceRunner::look(const std::string& rowId)
{
    if (!runs() || !m_started)
        return {};
    Step step = m_setup.source->look(rowId, m_clock.world());
    enqueue(std::move(step.requests), {}, Millis(0));
    take(step);
    return std::move(step.delta);
}

// What the source itself says about a part and about the server.
void SourceRunner::take(Step& step)
{
    if (step.budget)
        m_budget = step.budget;
    if (!step.part)
        return;
    Part& named = part(step.part->part);
    const World known = named.status.lastGood;
    named.status = *step.part;
    named.remembered = false;
    named.held.reset();
    if (step.holds)
        named.held = step.part;
    if (named.status.state == SourceState::Live) {
        const int64_t items = named.status.items;
        good(named);
        named.status.items = items;
        named.status.error = step.part->error;
        named.status.onlyIn = step.part->onlyIn;
        named.status.byChoice = step.part->byChoice;
        // Known from before and kept by the source: live, and as old as it says.
        const World now = m_clock.world();
        if (step.part->lastGood != World{} && step.part->lastGood < now) {
            named.status.lastGood = step.part->lastGood;
            named.lastGood = m_clock.monotonic() - (now - step.part->lastGood);
        }
    } else if (named.status.lastGood == World{}) {
        named.status.lastGood = known;
    }
}

SourceRunner::Part& SourceRunner::part(const std::string& name)
{
    for (Part& each : m_parts) {
        if (each.status.part == name)
            return each;
    }
    m_parts.push_back({});
    m_parts.back().status.part = name;
    return m_parts.back();
}

void SourceRunner::enqueue(std::vector<SourceRequest> requests,
                           const std::string& delayedPart,
                           Millis delay)
{
    const Monotonic now = m_clock.monotonic();
    for (SourceRequest& request : requests) {
        if (m_light && !request.streaming && request.notBefore >= pollsFrom)
            request.notBefore *= lightFactor;
        Part& known = part(request.part); // from now on: not settled before it answered
        known.holdsData = known.holdsData || (!request.anyStatus && !request.besides);
        const bool waits = request.part == delayedPart && !request.another;
        const Millis wait = waits ? std::max(delay, request.notBefore) : request.notBefore;
        std::erase_if(m_waiting,
                      [&](const WaitingRequest& w) { return w.request.key == request.key; });
        m_waiting.push_back({std::move(request), now + wait});
    }
}

bool SourceRunner::expired()
{
    const EndpointPtr& endpoint = m_setup.endpoint;
    if (!endpoint || !endpoint->signer)
        return false;
    const World until = endpoint->signer->validUntil();
    if (until == World::max() || until - std::chrono::minutes(1) > m_clock.world())
        return false;
    m_rejected = m_rejected || !std::exchange(m_expired, true);
    return true;
}

bool SourceRunner::mayRelease(Monotonic now) const
{
    return !m_gate.closed || (now >= m_gate.until && m_gate.probe == 0);
}

Monotonic SourceRunner::gateOpensAt() const
{
    if (!m_gate.closed)
        return Monotonic::min();
    return m_gate.probe != 0 ? Monotonic::max() : m_gate.until;
}

const OpenRequest& SourceRunner::sent(uint64_t ticket, const SourceRequest& request)
{
    ++m_requests;
    if (m_gate.closed)
        m_gate.probe = ticket;
    OpenRequest open;
    open.ticket = ticket;
    open.key = request.key;
    open.part = request.part;
    open.target = request.conditional ? request.call.target : std::string();
    open.streaming = request.streaming;
    open.control = request.anyStatus;
    open.immediate = request.notBefore <= Millis(0);
    open.sentAt = m_clock.monotonic();
    m_open.push_back(std::move(open));
    return m_open.back();
}

OpenRequest* SourceRunner::find(uint64_t ticket)
{
    for (OpenRequest& open : m_open) {
        if (open.ticket == ticket)
            return &open;
    }
    return nullptr;
}

std::vector<uint64_t> SourceRunner::openTickets() const
{
    std::vector<uint64_t> tickets;
    tickets.reserve(m_open.size());
    for (const OpenRequest& open : m_open)
        tickets.push_back(open.ticket);
    return tickets;
}

std::optional<uint64_t> SourceRunner::openKey(const std::string& key) const
{
    for (const OpenRequest& open : m_open) {
        if (open.key == key)
            return open.ticket;
    }
    return std::nullopt;
}

void SourceRunner::drop(uint64_t ticket)
{
    std::erase_if(m_open, [&](const OpenRequest& open) { return open.ticket == ticket; });
    if (m_gate.probe == ticket)
        m_gate.probe = 0;
}

void SourceRunner::closeGate(Millis wait)
{
    m_gate.closed = true;
    m_gate.setAt = m_clock.monotonic();
    m_gate.until = m_gate.setAt + wait;
    m_gate.probe = 0;
}

void SourceRunner::good(Part& each)
{
    each.everGood = true;
    each.remembered = false;
    each.lastGood = m_clock.monotonic();
    each.status.lastGood = m_clock.world();
    each.status.state = SourceState::Live;
    each.status.error.reset();
    each.status.onlyIn.clear();
    each.status.byChoice = false;
    if (each.held) {
        each.status.state = each.held->state;
        each.status.error = each.held->error;
        each.status.onlyIn = each.held->onlyIn;
        each.status.byChoice = each.held->byChoice;
    }
    each.status.every = untilAskedAgain(each.status.part);
}

// After an answer: how long the source itself wants to wait. What streams is told when it changes;
// what nothing is planned for has no age (the jobs of a run that is over).
Millis SourceRunner::untilAskedAgain(const std::string& name) const
{
    std::optional<Millis> soonest;
    for (const WaitingRequest& w : m_waiting) {
        if (w.request.part != name)
            continue;
        const auto wait
            = std::max(Millis(0), std::chrono::duration_cast<Millis>(w.due - m_clock.monotonic()));
        soonest = soonest ? std::min(*soonest, wait) : wait;
    }
    const bool open = std::any_of(
        m_open.begin(), m_open.end(), [&](const OpenRequest& o) { return o.part == name; });
    return open ? Millis(0) : soonest.value_or(Millis(-1));
}

void SourceRunner::headSeen(OpenRequest& open, const HeadSeen& seen)
{
    const ResponseHead& head = seen.head;
    m_latency = std::chrono::duration_cast<Millis>(seen.at - open.sentAt);
    if (const std::string* date = findHeader(head.headers, "Date")) {
        if (const auto skew = clockSkew(*date, m_clock.world()))
            m_skew = *skew;
    }
    if (head.status >= 400)
        return; // what it means is known with its body: some say 403 for "slow down"
    if (reopens(open))
        openGate();
    open.headOk = true;
    if (open.streaming)
        good(part(open.part));
}

// The server answers and knows us (it may still refuse this one resource): the way is open again.
// Whether it also brings what it promises is counted when it has.
void SourceRunner::openGate()
{
    m_serverError.reset();
    m_gate = {};
}

bool SourceRunner::reopens(const OpenRequest& open) const
{
    // Under way before the trouble: it says nothing of what is now.
    if (m_gate.closed && open.sentAt < m_gate.setAt)
        return false;
    // Everybody may ask whether a server is ready, however often: that is no proof that our
    // credentials are good or our share of its time is not used up.
    return !open.control || !m_serverError || m_serverState == SourceState::Unreachable;
}

void SourceRunner::rowsSeen(OpenRequest& open, int64_t items, int64_t expected)
{
    Part& each = part(open.part);
    if (open.streaming) {
        // failures stay as they are until the stream ends well: a stream that dies after each first
        // byte must still back off.
        good(each);
        m_connectionFailures = 0;
        return;
    }
    each.status.items = items;
    each.status.expected = expected;
}

bool SourceRunner::counts(const Part& each) const
{
    return each.holdsData
        || std::none_of(m_parts.begin(), m_parts.end(), [](const Part& p) { return p.holdsData; });
}

bool SourceRunner::anyLive() const
{
    return std::any_of(m_parts.begin(), m_parts.end(), [this](const Part& each) {
        return each.status.state == SourceState::Live && counts(each);
    });
}

Millis SourceRunner::failed(Part& each, const OpenRequest& open, const Error& error)
{
    if (error.kind
        == ErrorKind::Gone) { // 410 is an order to list again, not a failure, unless it repeats
        ++each.gone;
        if (reopens(open))
            openGate();
        return backoff(each.gone - 1, m_policy, m_random);
    }
    ++each.failures;
    // A gateway that says 503 to everything is as dead as a refused connection; 503 of one
    // aggregated API beside living resources is the trouble of that part alone.
    const bool connection
        = isConnectionFailure(error.kind) || (error.kind == ErrorKind::Unavailable && !anyLive());
    // A stream that lived and was cut is reopened before anybody is told: proxies do that all day.
    if (connection && open.streaming && open.headOk && each.failures == 1)
        return backoff(1, m_policy, m_random);

    each.remembered = false;
    each.status.state = stateOf(error.kind, each.everGood);
    each.status.error = error;
    const Millis own = backoff(each.failures, m_policy, m_random);
    const auto rarely = [&] {
        return m_policy.rare
            - Millis(static_cast<int64_t>(0.2 * m_random()
                                          * static_cast<double>(m_policy.rare.count())));
    };
    // One refusal of a round counts: ten requests that were under way together are one failure.
    const bool newRound = !m_gate.closed || open.sentAt >= m_gate.setAt;
    const bool wasProbe = m_gate.closed && m_gate.probe == open.ticket;
    if (error.kind == ErrorKind::Unauthorized) {
        if (m_serverState != SourceState::Unauthorized || !m_serverError)
            m_rejected = true;
        m_serverState = SourceState::Unauthorized;
        m_serverError = error;
        if (newRound || wasProbe)
            closeGate(rarely());
        return Millis(0);
    }
    if (error.kind == ErrorKind::Throttled) {
        m_serverState = SourceState::Throttled;
        m_serverError = error;
        const Millis asked = error.retryAfter.value_or(Millis(0));
        if (newRound || wasProbe || m_clock.monotonic() + asked > m_gate.until)
            closeGate(std::max(asked, own));
        return Millis(0);
    }
    if (connection) {
        m_serverState = SourceState::Unreachable;
        m_serverError = error;
        if (newRound || wasProbe) {
            ++m_connectionFailures;
            closeGate(std::max(backoff(m_connectionFailures, m_policy, m_random),
                               error.retryAfter.value_or(Millis(0))));
        }
        return Millis(0); // the gate waits
    }
    if (error.http >= 400 && error.http < 500 && reopens(open))
        openGate();
    if (error.kind == ErrorKind::Forbidden || error.kind == ErrorKind::Misconfigured)
        return rarely();
    return std::max(own, error.retryAfter.value_or(Millis(0)));
}

bool SourceRunner::incomplete(const std::string& name) const
{
    const bool open = std::any_of(m_open.begin(), m_open.end(), [&](const OpenRequest& o) {
        return o.part == name && !o.streaming && o.immediate;
    });
    return open || std::any_of(m_waiting.begin(), m_waiting.end(), [&](const WaitingRequest& w) {
               return w.request.part == name && !w.request.streaming
                   && w.request.notBefore <= Millis(0);
           });
}

Delta SourceRunner::ended(uint64_t ticket, TransferEnd end)
{
    const auto it = std::find_if(
        m_open.begin(), m_open.end(), [&](const OpenRequest& o) { return o.ticket == ticket; });
    if (it == m_open.end())
        return {};
    const OpenRequest open = std::move(*it);
    m_open.erase(it);

    const Millis lasted = std::chrono::duration_cast<Millis>(m_clock.monotonic() - open.sentAt);
    Part& before = part(open.part);
    const bool refused = end.error && end.error->kind == ErrorKind::Forbidden;
    const auto stood = refused ? std::optional(before) : std::nullopt;
    Millis delay{0};
    bool success = false;
    rememberTag(open, end);
    if (end.error) {
        if (open.streaming && open.headOk && lasted >= longLife)
            before.failures = m_connectionFailures = 0;
        delay = failed(before, open, *end.error);
    } else if (open.streaming && end.bytes == 0 && lasted < std::chrono::seconds(1)) {
        // A stream that ends at once and brings nothing would otherwise be a tight loop.
        delay = backoff(++before.failures, m_policy, m_random);
    } else {
        before.failures = before.gone = 0;
        m_connectionFailures = 0;
        success = true;
        if (end.head.status >= 400 && end.head.status < 500 && reopens(open))
            openGate(); // a status that is a value
    }
    if (m_gate.probe == ticket) // ended neither well nor badly enough to decide: the next may try
        m_gate.probe = 0;

    Outcome outcome;
    outcome.key = open.key;
    outcome.error = std::move(end.error);
    outcome.head = std::move(end.head);
    outcome.result = std::move(end.result);
    outcome.lasted = lasted;
    outcome.failures = before.failures;
    Step step = m_setup.source->finished(std::move(outcome), m_clock.world());
    const bool goesOn
        = std::any_of(step.requests.begin(), step.requests.end(), [&](const SourceRequest& r) {
              return r.another && r.part == open.part;
          });
    enqueue(std::move(step.requests), open.part, delay);
    if (stood && goesOn)
        part(open.part) = *stood;

    if (success && !incomplete(open.part)) {
        Part& each = part(open.part);
        good(each);
        if (!open.streaming && end.items > 0)
            each.status.items = std::max(each.status.items, end.items);
        each.status.expected = -1;
    }
    take(step);
    return std::move(step.delta);
}

PartStatus SourceRunner::aged(const Part& each) const
{
    PartStatus status = each.status;
    const Millis late = m_setup.staleAfter * (m_light ? lightFactor : 1) + status.every;
    if (status.state == SourceState::Live && status.every >= Millis(0)
        && m_clock.monotonic() - each.lastGood > late)
        status.state = SourceState::Stale;
    return status;
}

SourceStatus SourceRunner::status(const std::set<std::string>& hidden) const
{
    if (m_setup.recorded)
        return *m_setup.recorded;
    SourceStatus status;
    status.id = m_setup.id;
    status.type = m_setup.source ? m_setup.source->type() : m_setup.type;
    status.title = m_setup.title;
    status.environment = m_setup.environment;
    status.permanentWarning = m_setup.permanentWarning;
    status.latency = m_latency;
    status.clockSkew = m_skew;
    status.requests = m_requests;
    status.budget = m_budget;
    size_t live = 0, stale = 0, forbidden = 0, connecting = 0;
    std::optional<PartStatus> worst;
    for (const Part& each : m_parts) {
        PartStatus now = aged(each);
        now.paused = hidden.count(now.part) && !now.error && !each.remembered;
        if (now.paused && now.state == SourceState::Stale)
            now.state = SourceState::Live; // its age tells the rest
        const bool asked = !now.paused || now.state != SourceState::Connecting;
        if (counts(each) && asked && now.state != SourceState::Disabled) {
            status.lastGood = std::max(status.lastGood, now.lastGood);
            live += now.state == SourceState::Live;
            stale += now.state == SourceState::Stale;
            forbidden += now.state == SourceState::Forbidden;
            connecting += now.state == SourceState::Connecting;
            if (now.error && (!worst || worst->state == SourceState::Forbidden))
                worst = now;
        }
        status.parts.push_back(std::move(now));
    }
    if (m_setup.disabled) {
        status.state = SourceState::Disabled;
        return status;
    }
    if (m_setup.misconfigured || !m_setup.source) {
        // Credentials that could not be had for now are no mistake in a file.
        const ErrorKind kind
            = m_setup.misconfigured ? m_setup.misconfigured->kind : ErrorKind::Misconfigured;
        status.state = kind == ErrorKind::Unauthorized || kind == ErrorKind::Forbidden
                || kind == ErrorKind::Throttled || isConnectionFailure(kind)
            ? stateOf(kind, false)
            : SourceState::Misconfigured;
        status.error = m_setup.misconfigured;
        return status;
    }
    if (!m_setup.endpoint)
        return status; // its credentials are being fetched
    if (m_serverError) {
        status.state = m_serverState;
        status.error = m_serverError;
    } else if (live > 0) {
        status.state = SourceState::Live;
    } else if (stale > 0) {
        status.state = SourceState::Stale;
    } else if (connecting > 0 && !worst) {
        status.state = SourceState::Connecting;
    } else if (worst) {
        status.state = worst->state;
    } else if (forbidden > 0) {
        status.state = SourceState::Forbidden;
    }
    if (!status.error && worst && status.state != SourceState::Live)
        status.error = worst->error;
    if (status.state != SourceState::Live) {
        Monotonic next = Monotonic::max();
        for (const WaitingRequest& w : m_waiting)
            next = std::min(next, w.due);
        if (next != Monotonic::max()) {
            if (m_gate.closed)
                next = std::max(next, m_gate.until);
            const auto wait = std::max(
                Millis(0), std::chrono::duration_cast<Millis>(next - m_clock.monotonic()));
            status.nextTry = m_clock.world() + wait;
        }
    }
    return status;
}

bool SourceRunner::settled(const std::set<std::string>& hidden) const
{
    if (!runs())
        return m_setup.disabled || m_setup.misconfigured || !m_setup.source;
    if (m_serverError && m_gate.closed)
        return true;
    if (!m_started || m_parts.empty())
        return false;
    return std::all_of(m_parts.begin(), m_parts.end(), [&](const Part& each) {
        return (each.status.state != SourceState::Connecting && !each.remembered)
            || hidden.count(each.status.part) != 0;
    });
}

} // namespace mw
