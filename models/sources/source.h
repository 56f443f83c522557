// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A source speaks to one outside system as a pure state machine: it sees no thread, no socket, no
// token and no widget. The hub runs it:
//   GUI thread   start() → requests; the hub releases each when due, sends it through the transport
//   pool thread  request.decoder->head/feed/finish, in order, one call at a time per request
//   GUI thread   Source::finished(key, outcome) → next requests
// Deltas returned by feed() are applied as they come.
#pragma once

#include "models/base/clock.h"
#include "models/base/result.h"
#include "models/data/delta.h"
#include "models/data/source_status.h"
#include "models/net/transport.h"

#include <any>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mw {

// Pool thread. Owned by its request.
class Decoder
{
public:
    virtual ~Decoder() = default;
    // Once, before any feed. An error ends the transfer with it. Not called for a status ≥ 400: the
    // hub reads the start of the body itself into Outcome::error->detail.
    virtual Status head(const ResponseHead& head) = 0;
    // Any cut of the body, or whole lines (without the newline, one call per batch of lines joined
    // by
    // '\n') where the request says lines. An error ends the transfer; rows already given stay.
    virtual Result<Delta> feed(std::string_view bytes) = 0;
    // After the last byte, only if the transfer itself succeeded. May give a last delta.
    virtual Result<Delta> finish() = 0;
    // An answer with a status ≥ 400, as the hub understands it, and the start of its body: the
    // source may know better (GitHub says 403 for "slow down"). Pool thread.
    virtual Error refused(Error error, const ResponseHead& head, std::string_view body, World now)
    {
        (void)head, (void)body, (void)now;
        return error;
    }
    // What finished() needs to know: cursor, continue token, resourceVersion, parsed answer.
    virtual std::any takeResult() { return {}; }
    // For "18,204 of ~20,000 pods" while it runs. Called after feed, on the pool thread.
    virtual int64_t itemsSoFar() const { return 0; }
    virtual int64_t itemsExpected() const { return -1; }
};

struct SourceRequest
{
    std::string key; // unique among the source's open requests: "pods", "slo/queries"
    std::string part; // PartStatus it counts for
    HttpCall call;
    Lane lane = Lane::Interactive;
    TransferLimits limits;
    bool lines = false; // a stream of lines (watch)
    bool streaming = false; // open-ended: its end is not a failure, its first byte means live
    // First byte of a stream may never come on a quiet resource: headers mean live.
    Millis notBefore{0}; // delay from now; the hub adds back-off, jitter and budgets itself
    // The decoder also gets head and body of an answer with an error status (readyz: 500 is a
    // state, its text says what failed), and only 401 and 429 are Errors. Otherwise such an answer
    // ends in an Error without reaching the decoder. A part that is asked for in no other way says
    // how the server is, not what it has: alone it makes no source live.
    bool anyStatus = false;
    // Figures for rows that other parts bring (usage of pods): likewise alone it makes no source
    // live.
    bool besides = false;
    // The hub remembers the ETag of a good answer and asks "if it has changed" next time. When it
    // has not, the decoder sees nothing and the outcome is notModified().
    bool conditional = false;
    bool pauseWhenHidden = false; // not sent while no visible pane needs the source's part
    // It asks another thing than the request that has just ended: what that one's failure makes its
    // part wait does not concern it. In the step that answers a refusal it also says that the
    // refusal is not the last word: the part stays as it was, unless Step::part says otherwise.
    bool another = false;
    std::unique_ptr<Decoder> decoder;
};

// How a request ended, for Source::finished. GUI thread.
struct Outcome
{
    std::string key;
    std::optional<Error> error; // transport, status (errorFromStatus) or decode error
    ResponseHead head; // status 0 if no answer
    std::any result; // decoder->takeResult()
    Millis lasted{0};
    bool notModified() const { return !error && head.status == 304; }
    int failures = 0; // consecutive failures of this part including this one
};

struct Step
{
    std::vector<SourceRequest> requests; // open these next
    Delta delta;
    // Set if the source knows the part's state better than the hub. Live with an error: it works
    // but for what the error names.
    std::optional<PartStatus> part;
    // part holds until the source says something else of it: a part that is asked for by several
    // requests is not live, or without its error, because one of them brought something.
    bool holds = false;
    std::optional<ApiBudget> budget; // what the other side said it still allows
};

// GUI thread only.
class Source
{
public:
    virtual ~Source() = default;
    virtual std::string type() const = 0; // "kubernetes"
    virtual Step start(World now) = 0;
    // The hub has already waited the back-off given by its policy for errors before *sending* what
    // this returns. A source re-issues the request itself if it wants to go on.
    virtual Step finished(Outcome outcome, World now) = 0;
    // The user asked ("retry now"), the laptop woke, credentials were renewed, or the network
    // changed: relist or resume. All open and waiting requests of this source have been cancelled
    // before, without finished() being called: what wake() returns is all that runs.
    virtual Step wake(World now) = 0;
    // Somebody looks closely at one row (its key's id; empty = no longer): fetch what only that
    // needs. Requests that are open or waiting stay; one of the same key is replaced.
    virtual Step look(const std::string& id, World now)
    {
        (void)id, (void)now;
        return {};
    }
    // From now on it is asked with other credentials: what was remembered about answers to the old
    // ones (ETags) counts no more. wake() or start() follows.
    virtual void credentialsChanged() { }
};

} // namespace mw
