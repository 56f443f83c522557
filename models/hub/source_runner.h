// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the hub keeps for one source: its waiting requests, the state of its parts, and the gate
// that keeps forty requests of a dead server from becoming forty retries. No threads, no sockets:
// the hub sends, this decides when and says how the source is. GUI thread only.
#pragma once

#include "models/hub/hub.h"
#include "models/hub/mailbox.h"
#include "models/hub/policy.h"
#include "models/hub/transfer_end.h"
#include "models/sources/source.h"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace mw {

struct WaitingRequest
{
    SourceRequest request;
    Monotonic due{};
};

struct OpenRequest
{
    uint64_t ticket = 0;
    std::string key, part;
    std::string target; // of a conditional request, else empty
    bool streaming = false;
    bool control = false; // its answer tells how the server is, not what it has
    bool immediate = false; // asked for without delay: the part is not complete before it ended
    bool headOk = false;
    Monotonic sentAt{};
};

class SourceRunner
{
public:
    SourceRunner(SourceSetup setup,
                 const Clock& clock,
                 const Random& random,
                 BackoffPolicy policy = {});
    ~SourceRunner();

    const SourceSetup& setup() const { return m_setup; }
    void setEndpoint(EndpointPtr endpoint);
    void setMisconfigured(Error error);
    bool runs() const; // false: disabled, misconfigured or without credentials yet
    bool started() const { return m_started; }

    // The first requests, or again after everything open was cancelled by the hub.
    Delta begin(bool wake, Millis delay = Millis(0));

    // How it was when it was last written down: its parts are stale until they are answered.
    void remember(const SourceStatus& was);
    void forgetRemembered(); // parts that are asked for no more
    // Polls at a quarter of their rate, and as long until they are stale.
    void setLight(bool light) { m_light = light; }

    // Somebody looks closely at a row: what the source wants to ask besides.
    Delta look(const std::string& rowId);
    bool throttled(Monotonic now) const
    {
        return m_gate.closed && now < m_gate.until && m_serverError
            && m_serverState == SourceState::Throttled;
    }

    // Scheduler. A closed gate lets one probe through at a time once its time has come.
    std::vector<WaitingRequest>& waiting() { return m_waiting; }
    bool mayRelease(Monotonic now) const;
    Monotonic gateOpensAt() const;
    const OpenRequest& sent(uint64_t ticket, const SourceRequest& request);
    // Adds If-None-Match where an earlier answer named its version.
    bool makeConditional(SourceRequest& request) const;
    OpenRequest* find(uint64_t ticket);
    std::vector<uint64_t> openTickets() const;
    std::optional<uint64_t> openKey(const std::string& key) const;
    void drop(uint64_t ticket); // replaced: its end is not told to the source

    void headSeen(OpenRequest& open, const HeadSeen& seen);
    void rowsSeen(OpenRequest& open, int64_t items, int64_t expected);
    // Forgets the ticket, tells the source, queues what it wants next; the delta is the source's.
    Delta ended(uint64_t ticket, TransferEnd end);

    // True once when credentials were refused since the last call.
    bool takeRejected() { return std::exchange(m_rejected, false); }
    // What requests are signed with has expired (or will within the minute): they wait for
    // setEndpoint. The first time it is said, credentials count as rejected.
    bool expired();
    SourceStatus status(const std::set<std::string>& hidden) const;
    bool settled(const std::set<std::string>& hidden) const;
    void countRequest() { ++m_requests; }

private:
    struct Part
    {
        PartStatus status;
        int failures = 0;
        int gone = 0;
        bool everGood = false;
        bool holdsData = false; // false: how the server is (readyz), or figures beside other rows
        bool remembered = false; // from the last session: neither answered nor failed since
        std::optional<PartStatus> held; // what good answers make of it, if the source said so
        Monotonic lastGood{};
    };
    struct Gate
    {
        bool closed = false;
        Monotonic setAt{};
        Monotonic until{};
        uint64_t probe = 0;
    };

    Part& part(const std::string& name);
    void enqueue(std::vector<SourceRequest> requests, const std::string& part, Millis delay);
    void closeGate(Millis wait);
    void good(Part& part);
    Millis untilAskedAgain(const std::string& part) const;
    // Returns the delay before the source's next try of this part.
    Millis failed(Part& part, const OpenRequest& open, const Error& error);
    bool reopens(const OpenRequest& open) const; // may its head open the gate?
    bool anyLive() const;
    bool counts(const Part& part) const; // for the state of the source as a whole
    void rememberTag(const OpenRequest& open, const TransferEnd& end);
    bool incomplete(const std::string& part) const;
    void openGate();
    void take(Step& step);
    PartStatus aged(const Part& part) const;

    SourceSetup m_setup;
    const Clock& m_clock;
    const Random& m_random;
    const BackoffPolicy m_policy;
    std::vector<WaitingRequest> m_waiting;
    std::vector<OpenRequest> m_open;
    std::vector<Part> m_parts; // in the order the source named them
    std::map<std::string, std::pair<std::string, std::string>> m_tags; // key → target, ETag
    Gate m_gate;
    bool m_started = false;
    bool m_light = false;
    bool m_rejected = false;
    int m_connectionFailures = 0; // in a row, one per round, until an answer came whole
    bool m_expired = false; // of this endpoint, and said
    // Newest evidence about the server as a whole; an error here hides what parts still believe.
    std::optional<Error> m_serverError;
    SourceState m_serverState = SourceState::Connecting;
    Millis m_latency{-1};
    Millis m_skew{0};
    int64_t m_requests = 0;
    std::optional<ApiBudget> m_budget;
};

} // namespace mw
