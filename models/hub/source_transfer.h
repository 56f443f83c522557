// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The two sinks of the hub. A SourceTransfer moves chunks from the net thread to the pool, decodes
// them strictly in order with at most one task of its own running, and posts rows to the mailbox.
// Owned jointly by the transport, the hub and its own running task.
#pragma once

#include "models/hub/mailbox.h"
#include "models/net/line_splitter.h"
#include "models/net/transport.h"
#include "models/sources/source.h"

#include <deque>
#include <memory>
#include <mutex>
#include <string>

class QThreadPool;

namespace mw {

class SourceTransfer final : public ResponseSink,
                             public std::enable_shared_from_this<SourceTransfer>
{
public:
    static constexpr size_t pauseBytes = 4u << 20; // undecoded: the transfer pauses …
    static constexpr size_t resumeBytes = 1u << 20; // … and goes on
    static constexpr size_t maxParcelRows
        = 1'000; // larger deltas are cut, so that merging can stop

    struct Setup
    {
        uint64_t ticket = 0;
        std::unique_ptr<Decoder> decoder;
        bool lines = false;
        size_t maxLineBytes = 0;
        bool anyStatus = false; // the decoder gets answers with an error status too
        bool conditional = false; // If-None-Match was sent: 304 means that nothing has changed
        std::string what; // the path, for errors of understanding
    };
    SourceTransfer(Setup setup,
                   std::shared_ptr<Mailbox> mailbox,
                   QThreadPool& pool,
                   const Clock& clock);
    ~SourceTransfer() override;

    // Net thread.
    void onHead(ResponseHead head) override;
    bool onData(std::string chunk) override;
    void onDone(Status status, TransferStats stats) override;

    // GUI thread.
    void abandon(); // nothing more is decoded or posted; a running decode ends with its chunk
    void unpark();

private:
    void startLocked();
    void run(); // pool thread
    bool decodeHead(HeadSeen seen);
    bool decodeChunk(std::string chunk);
    bool feed(std::string_view bytes);
    bool isValue() const; // the decoder's business, whatever the status
    void finish();
    void end(std::optional<Error> error, bool local);
    void postDelta(Delta delta);

    const uint64_t m_ticket;
    const bool m_byLines;
    const bool m_anyStatus;
    const bool m_conditional;
    const std::string m_what;
    const std::shared_ptr<Mailbox> m_mailbox;
    QThreadPool& m_pool; // touched only under m_mutex and while not abandoned
    const Clock& m_clock;

    std::mutex m_mutex; // guards what follows
    std::deque<std::string> m_chunks;
    size_t m_queued = 0;
    std::optional<HeadSeen> m_newHead;
    std::optional<Status> m_done;
    TransferStats m_stats;
    bool m_running = false;
    bool m_paused = false;
    bool m_parked = false;
    bool m_abandoned = false;

    // Pool thread only (one task at a time).
    std::unique_ptr<Decoder> m_decoder;
    LineSplitter m_splitter;
    ResponseHead m_head;
    std::string m_errorBody; // first bytes of an answer with status ≥ 400
    int64_t m_bytes = 0;
    bool m_ended = false;
};

// Keeps a whole answer for the Gateway. Net thread only; posts one WholeAnswer.
class WholeAnswerSink final : public ResponseSink
{
public:
    WholeAnswerSink(uint64_t ticket, std::shared_ptr<Mailbox> mailbox, size_t maxBytes);
    void onHead(ResponseHead head) override;
    bool onData(std::string chunk) override;
    void onDone(Status status, TransferStats stats) override;

private:
    const uint64_t m_ticket;
    const std::shared_ptr<Mailbox> m_mailbox;
    const size_t m_maxBytes;
    HttpResponse m_response;
    bool m_tooLarge = false;
};

} // namespace mw
