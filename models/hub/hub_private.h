// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Inside of the hub, shared by hub*.cpp. GUI thread only but for the mailbox and the pool.
#pragma once

#include "models/hub/judge.h"
#include "models/hub/mailbox.h"
#include "models/hub/source_runner.h"
#include "models/hub/source_transfer.h"

#include <QThreadPool>
#include <QTimer>
#include <map>
#include <random>
#include <set>
#include <unordered_map>

namespace mw {

struct Hub::Private
{
    // Slices of the GUI thread: merging stops after this and goes on when the window had its turn.
    static constexpr size_t sliceRows = 4'000;
    static constexpr Millis sliceTime{4};
    static constexpr Millis sliceGap{4};
    static constexpr Millis frame{100}; // signals at most ten times a second
    static constexpr Millis judgeEvery{1'000};
    static constexpr Millis judgeAtLeast{15'000}; // ages pass thresholds without any news
    static constexpr Millis confirmWithin = std::chrono::minutes(15);
    // Waking: so many at once, the others within this time each.
    static constexpr size_t wakeAtOnce = 4;
    static constexpr Millis wakeSpread{100};
    static constexpr size_t gatewayBytes = 64u << 20;

    struct OpenTransfer
    {
        SourceRunner* runner = nullptr; // null: of the Gateway
        std::shared_ptr<SourceTransfer> sink;
        TransferId transfer = 0;
        Budget* budget = nullptr;
        bool stream = false;
        Gateway::Done done;
    };
    struct GatewayCall
    {
        uint64_t ticket = 0;
        SourceRunner* runner = nullptr;
        HttpCall call;
        Priority priority = Priority::Normal;
        Gateway::Done done;
    };

    Private(Hub& hub, const Clock& clock, Transport& transport);

    // hub.cpp
    void wakeFromMailbox();
    void apply(Delta&& delta);
    void keepVersions(Rows<ClusterState>& rows);
    bool pump(bool force); // true if it was time
    void updateStatuses();
    void updateSettled();
    void arm(); // timers for what comes next
    SourceRunner* byName(const std::string& name) const;
    SourceRunner* byId(const SourceId& id) const;
    // hub_schedule.cpp
    void schedule();
    bool send(SourceRunner& runner, size_t index, Monotonic now);
    Budget& budgetOf(const SourceRunner& runner);
    void closeTransfers(SourceRunner& runner);
    void begin(SourceRunner& runner, bool wake, Millis delay = Millis(0));
    void forget(uint64_t ticket);
    // hub_merge.cpp
    bool mergeUrgent();
    bool mergeSlice();
    void handle(Parcel&& parcel);
    void restore(RowsRemembered&& was);
    void dropUnconfirmed();
    // hub_gateway.cpp
    void releaseGatewayCalls(Monotonic now);
    void answer(uint64_t ticket, Result<HttpResponse> result);
    // hub_judge.cpp
    void judgeIfDue(bool now);
    std::shared_ptr<const ShoutInput> shouting();
    std::shared_ptr<const std::vector<CostLine>> billed();

    Hub& q;
    const Clock& clock;
    Transport& transport;
    HubOptions options;
    Random random;
    std::mt19937_64 generator;
    std::shared_ptr<Mailbox> mailbox;
    QThreadPool pool;

    TopicsOf<AllRows> topics;

    std::vector<std::unique_ptr<SourceRunner>> runners;
    std::map<std::string, std::unique_ptr<Budget>> budgets;
    std::unordered_map<uint64_t, OpenTransfer> open;
    std::vector<GatewayCall> gatewayQueue;
    std::set<std::string> hidden;
    bool pauses = true; // hidden parts do
    bool light = false; // the link is paid by volume
    bool remembering = false; // rows of the last session may still be unconfirmed
    Monotonic startedAt{};
    uint64_t lastTicket = 0;

    std::vector<SourceStatus> statuses;
    std::vector<SourceStatus> published; // as of the last sourcesChanged
    std::vector<Finding> findings;
    std::vector<CheckState> checks;
    std::vector<Shout> shouts;
    std::shared_ptr<const CostReport> costs;
    std::shared_ptr<const std::vector<CostLine>> lastBilled; // shared with a judge on the pool
    bool billsDirty = true;
    Verdict verdict;
    Judge judge;
    bool judging = false; // a pool task is at it
    bool judgeDirty = true;
    bool shoutingDirty = true; // alerts or pages changed, or a pod came that one was waiting for
    std::set<ObjectKey> podsAwaited; // an alert names it, and it was not there yet
    void meet(const Rows<Pod>& rows);
    std::shared_ptr<const ShoutInput> lastShouting; // shared with a judge on the pool
    Monotonic lastJudged = Monotonic::min();
    uint64_t judgedNews = 0; // which state of the data the findings speak of
    uint64_t news = 1;

    bool started = false;
    bool stopped = false;
    bool settled = false;
    bool statusDirty = true;
    Monotonic lastPump = Monotonic::min();
    Monotonic lastStatus = Monotonic::min();
    QTimer scheduleTimer, mergeTimer, pumpTimer, heartbeat;
};

} // namespace mw
