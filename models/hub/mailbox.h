// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The one way from the net thread and the pool to the GUI thread. Rows come in order; urgent notes
// (answers of the Gateway, "resume me") overtake them. post() from any thread; the rest GUI thread.
#pragma once

#include "models/data/delta.h"
#include "models/data/finding.h"
#include "models/data/shout.h"
#include "models/hub/transfer_end.h"
#include "models/insight/cost_report.h"
#include "models/insight/health.h"
#include "models/insight/verdict.h"

#include <atomic>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <variant>

namespace mw {

class SourceTransfer;

struct HeadSeen
{
    ResponseHead head;
    Monotonic at{}; // when it came, however long it waited here
};
struct RowsRead
{
    Delta delta;
    int64_t items = 0;
    int64_t expected = -1;
    bool bytes = true; // something came, even if it holds no rows (a bookmark)
};
struct WantsResume
{
};
struct RowsRemembered
{
    Delta delta;
    std::vector<SourceStatus> sources;
};
struct WholeAnswer
{
    Result<HttpResponse> answer;
};
struct Judged
{
    std::vector<Finding> findings;
    std::vector<CheckState> checks;
    std::vector<Shout> shouts;
    std::shared_ptr<const CostReport> costs;
    Verdict verdict;
};

struct Parcel
{
    uint64_t ticket = 0;
    std::variant<HeadSeen, RowsRead, TransferEnd, WantsResume, WholeAnswer, Judged, RowsRemembered>
        content;
};

// Rows of all topics in a delta.
size_t rowCount(const Delta& delta);

class Mailbox
{
public:
    static constexpr size_t fullRows = 20'000; // decoders stop here …
    static constexpr size_t resumeRows = 5'000; // … and go on here

    // Must only post an event. Called at most once until the next takeUrgent().
    void setWake(std::function<void()> wake);
    void close(); // nothing is kept any more, nobody is woken

    void post(Parcel parcel);
    void postUrgent(Parcel parcel);
    bool full() const { return m_rows.load(std::memory_order_relaxed) >= fullRows; }
    // A decoder that found the mailbox full waits here.
    void park(std::weak_ptr<SourceTransfer> transfer);

    std::optional<Parcel> takeUrgent();
    std::optional<Parcel> take();
    bool empty() const;
    std::vector<std::weak_ptr<SourceTransfer>>
    takeParked(); // empty while there is still much to merge

private:
    void notify();
    mutable std::mutex m_mutex;
    std::deque<Parcel> m_parcels;
    std::deque<Parcel> m_urgent;
    std::vector<std::weak_ptr<SourceTransfer>> m_parked;
    std::atomic<size_t> m_rows{0};
    std::function<void()> m_wake;
    bool m_notified = false;
    bool m_closed = false;
};

} // namespace mw
