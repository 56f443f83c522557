// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/hub/source_transfer.h"

#include "models/base/hand_over.h"
#include "models/hub/policy.h"

#include <QThreadPool>

namespace mw {

SourceTransfer::SourceTransfer(Setup setup,
                               std::shared_ptr<Mailbox> mailbox,
                               QThreadPool& pool,
                               const Clock& clock)
    : m_ticket(setup.ticket)
    , m_byLines(setup.lines)
    , m_anyStatus(setup.anyStatus)
    , m_conditional(setup.conditional)
    , m_what(std::move(setup.what))
    , m_mailbox(std::move(mailbox))
    , m_pool(pool)
    , m_clock(clock)
    , m_decoder(std::move(setup.decoder))
    , m_splitter(setup.maxLineBytes)
{
}

SourceTransfer::~SourceTransfer() = default;

void SourceTransfer::startLocked()
{
    if (m_running || m_parked || m_abandoned)
        return;
    m_running = true;
    m_pool.start(handOver([self = shared_from_this()] { self->run(); }));
}

void SourceTransfer::onHead(ResponseHead head)
{
    const Monotonic at = m_clock.monotonic();
    const std::lock_guard lock(m_mutex);
    m_newHead = HeadSeen{std::move(head), at};
    startLocked();
}

bool SourceTransfer::onData(std::string chunk)
{
    const std::lock_guard lock(m_mutex);
    if (m_abandoned)
        return true; // the cancel is under way; do not stall the connection meanwhile
    m_queued += chunk.size();
    m_chunks.push_back(std::move(chunk));
    startLocked();
    m_paused = m_queued > pauseBytes;
    return !m_paused;
}

void SourceTransfer::onDone(Status status, TransferStats stats)
{
    const std::lock_guard lock(m_mutex);
    m_done = std::move(status);
    m_stats = stats;
    startLocked();
}

void SourceTransfer::abandon()
{
    const std::lock_guard lock(m_mutex);
    m_abandoned = true;
    m_chunks.clear();
    m_queued = 0;
}

void SourceTransfer::unpark()
{
    const std::lock_guard lock(m_mutex);
    m_parked = false;
    startLocked();
}

void SourceTransfer::run()
{
    for (;;) {
        std::optional<HeadSeen> head;
        std::optional<std::string> chunk;
        bool resume = false;
        {
            const std::lock_guard lock(m_mutex);
            if (m_abandoned || m_ended) {
                m_chunks.clear();
                m_running = false;
                return;
            }
            if (m_newHead) {
                head = std::exchange(m_newHead, std::nullopt);
            } else if (!m_chunks.empty()) {
                if (m_mailbox->full()) {
                    m_parked = true;
                    m_running = false;
                    m_mailbox->park(weak_from_this());
                    return;
                }
                chunk = std::move(m_chunks.front());
                m_chunks.pop_front();
                m_queued -= chunk->size();
                if (m_paused && m_queued < resumeBytes) {
                    m_paused = false;
                    resume = true;
                }
            } else if (!m_done) {
                m_running = false;
                return;
            }
        }
        if (resume)
            m_mailbox->postUrgent({m_ticket, WantsResume{}});
        if (head)
            decodeHead(std::move(*head));
        else if (chunk)
            decodeChunk(std::move(*chunk));
        else
            finish();
    }
}

namespace {

// Said of our standing with the server, not of the thing asked for: an error also where any other
// status is a value.
bool isRefusal(int status)
{
    return status == 401 || status == 429;
}

} // namespace

bool SourceTransfer::isValue() const
{
    if (m_head.status >= 400)
        return m_anyStatus;
    return m_head.status != 304 || !m_conditional;
}

bool SourceTransfer::decodeHead(HeadSeen seen)
{
    m_head = seen.head;
    m_mailbox->post({m_ticket, std::move(seen)});
    if (!isValue())
        return true;
    const Status status = m_decoder->head(m_head);
    if (!status)
        end(status.error(), true);
    return status.has_value();
}

bool SourceTransfer::decodeChunk(std::string chunk)
{
    constexpr size_t maxErrorBody = 4096;
    m_bytes += static_cast<int64_t>(chunk.size());
    if (m_head.status >= 400)
        m_errorBody += chunk.substr(0, maxErrorBody - std::min(maxErrorBody, m_errorBody.size()));
    if (!isValue())
        return true;
    if (!m_byLines)
        return feed(chunk);
    Result<std::string> lines = m_splitter.push(std::move(chunk));
    if (!lines) {
        end(lines.error(), true);
        return false;
    }
    std::string_view batch = *lines;
    if (batch.empty())
        return true;
    if (batch.back() == '\n')
        batch.remove_suffix(1);
    return feed(batch);
}

bool SourceTransfer::feed(std::string_view bytes)
{
    Result<Delta> delta = m_decoder->feed(bytes);
    if (!delta) {
        end(delta.error(), true);
        return false;
    }
    postDelta(std::move(*delta));
    return true;
}

namespace {

template <class Row>
void cut(Rows<Row>&& rows, size_t most, std::vector<TopicDelta>& pieces)
{
    if (rows.upserts.size() <= most) {
        pieces.emplace_back(std::move(rows));
        return;
    }
    for (size_t at = 0; at < rows.upserts.size(); at += most) {
        const size_t last = std::min(at + most, rows.upserts.size());
        Rows<Row> piece;
        piece.scope = rows.scope;
        piece.begin = rows.begin && at == 0;
        piece.commit = rows.commit && last == rows.upserts.size();
        if (at == 0)
            piece.removed = std::move(rows.removed);
        const auto from = rows.upserts.begin() + static_cast<ptrdiff_t>(at);
        const auto to = rows.upserts.begin() + static_cast<ptrdiff_t>(last);
        piece.upserts.assign(std::make_move_iterator(from), std::make_move_iterator(to));
        pieces.emplace_back(std::move(piece));
    }
}

void cut(UsageRows&& usage, size_t most, std::vector<TopicDelta>& pieces)
{
    for (size_t at = 0; at < usage.entries.size(); at += most) {
        UsageRows piece;
        piece.nodes = usage.nodes;
        piece.cluster = usage.cluster;
        piece.gone = usage.gone && at == 0;
        const size_t last = std::min(at + most, usage.entries.size());
        piece.entries.assign(usage.entries.begin() + static_cast<ptrdiff_t>(at),
                             usage.entries.begin() + static_cast<ptrdiff_t>(last));
        pieces.emplace_back(std::move(piece));
    }
}

} // namespace

void SourceTransfer::postDelta(Delta delta)
{
    const int64_t items = m_decoder->itemsSoFar();
    const int64_t expected = m_decoder->itemsExpected();
    if (rowCount(delta) <= maxParcelRows) {
        m_mailbox->post({m_ticket, RowsRead{std::move(delta), items, expected}});
        return;
    }
    for (TopicDelta& part : delta) {
        std::vector<TopicDelta> pieces;
        std::visit([&](auto& rows) { cut(std::move(rows), maxParcelRows, pieces); }, part);
        for (TopicDelta& piece : pieces) {
            Delta one;
            one.push_back(std::move(piece));
            m_mailbox->post({m_ticket, RowsRead{std::move(one), items, expected}});
        }
    }
}

void SourceTransfer::finish()
{
    Status status;
    {
        const std::lock_guard lock(m_mutex);
        status = *m_done;
    }
    if (m_head.status >= 400 && (!m_anyStatus || isRefusal(m_head.status))) {
        Error error = errorFromStatus(m_head.status, m_head.headers, m_clock.world());
        const std::string* type = findHeader(m_head.headers, "Content-Type");
        error.detail = errorText(m_errorBody, type ? *type : std::string());
        end(m_decoder->refused(std::move(error), m_head, m_errorBody, m_clock.world()), false);
        return;
    }
    if (!status) {
        end(status.error(), false);
        return;
    }
    if (!isValue()) {
        end(std::nullopt, false);
        return;
    }
    if (m_byLines) {
        const std::string rest = m_splitter.takeRest();
        if (!rest.empty() && !feed(rest))
            return;
    }
    Result<Delta> last = m_decoder->finish();
    if (!last) {
        end(last.error(), false);
        return;
    }
    if (!last->empty())
        postDelta(std::move(*last));
    end(std::nullopt, false);
}

void SourceTransfer::end(std::optional<Error> error, bool local)
{
    m_ended = true;
    TransferEnd end;
    if (error
        && (error->kind == ErrorKind::Decode || error->kind == ErrorKind::Protocol
            || error->kind == ErrorKind::TooLarge)) {
        // A body that no cap holds cannot be understood either: one kind for whoever shows it.
        if (error->kind == ErrorKind::TooLarge)
            error->kind = ErrorKind::Decode;
        error->detail = m_what + ": " + error->detail;
    }
    end.error = std::move(error);
    end.local = local;
    end.head = m_head;
    end.result = m_decoder->takeResult();
    end.bytes = m_bytes;
    end.items = m_decoder->itemsSoFar();
    {
        const std::lock_guard lock(m_mutex);
        end.stats = m_stats;
    }
    m_mailbox->post({m_ticket, std::move(end)});
}

WholeAnswerSink::WholeAnswerSink(uint64_t ticket, std::shared_ptr<Mailbox> mailbox, size_t maxBytes)
    : m_ticket(ticket), m_mailbox(std::move(mailbox)), m_maxBytes(maxBytes)
{
}

void WholeAnswerSink::onHead(ResponseHead head)
{
    m_response.head = std::move(head);
}

bool WholeAnswerSink::onData(std::string chunk)
{
    if (m_response.body.size() + chunk.size() > m_maxBytes)
        m_tooLarge = true;
    if (!m_tooLarge)
        m_response.body += chunk;
    return true;
}

void WholeAnswerSink::onDone(Status status, TransferStats stats)
{
    m_response.stats = stats;
    if (m_tooLarge) {
        Error error;
        error.kind = ErrorKind::TooLarge;
        error.http = m_response.head.status;
        error.detail = "the answer is larger than " + std::to_string(m_maxBytes >> 20) + " MB";
        m_mailbox->postUrgent({m_ticket, WholeAnswer{std::move(error)}});
    } else if (!status) {
        m_mailbox->postUrgent({m_ticket, WholeAnswer{status.error()}});
    } else {
        m_mailbox->postUrgent({m_ticket, WholeAnswer{std::move(m_response)}});
    }
}

} // namespace mw
