// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Many transfers at once: lanes, cancelling, back-pressure, shutting down.
#include "tests/models/net/net_fixture.h"
#include "tests/support/test_registry.h"

#include <QElapsedTimer>
#include <set>
#include <thread>

using namespace mwtest;
using namespace std::chrono_literals;
using mw::ErrorKind;
using mw::Lane;

namespace {

std::shared_ptr<KeepingSink> begin(mw::Transport& transport,
                                   const mw::Endpoint& endpoint,
                                   const std::string& target,
                                   Lane lane = Lane::Interactive,
                                   mw::TransferId* id = nullptr,
                                   size_t pauseAfter = 0,
                                   mw::TransferLimits limits = {})
{
    auto sink = std::make_shared<KeepingSink>(pauseAfter);
    mw::HttpCall call;
    call.target = target;
    const mw::TransferId made = transport.submit(share(endpoint), call, lane, limits, sink);
    if (id)
        *id = made;
    return sink;
}

mw::TransferLimits unlimited()
{
    mw::TransferLimits limits;
    limits.maxBodyBytes = 0;
    limits.stallTimeout = 0ms;
    return limits;
}

// Streams numbered blocks and counts what the socket took.
struct Flood
{
    std::atomic<size_t> sent{0};
    size_t bytes;
    explicit Flood(size_t total) : bytes(total) { }
    void operator()(Conversation& c)
    {
        c.chunkedHead();
        const std::string block(64 * 1024, 'f');
        for (size_t done = 0; done < bytes; done += block.size()) {
            if (!c.chunk(block))
                return;
            sent += block.size();
        }
        c.lastChunk();
    }
};

} // namespace

class LanesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void lanesUseSeparateConnections();
    void silentWatchesDoNotHoldUpClicks();
    void manyInParallel();
    void fromManyThreads();
    void methodsAndBodies();
    void cancelInFlight();
    void cancelWhilePaused();
    void cancelAtOnceAndTooLate();
    void callsFromInsideASink();
    void backPressureBoundsMemory();
    void backPressureWhileUnpacking();
    void pausedTransferDoesNotStall();
    void endWhilePausedIsToldAfterResume();
    void dropConnections();
    void destructorWhileBusy();
    void repeatedStartAndStop();
};

void LanesTest::lanesUseSeparateConnections()
{
    FaultServer server;
    server.on("/", answer(200, "x"));
    const auto transport = mw::makeCurlTransport();
    std::set<int> seen;
    for (int round = 0; round < 3; ++round) {
        for (const Lane lane : {Lane::Interactive, Lane::Bulk, Lane::Watch}) {
            QVERIFY(get(*transport, endpointOf(server.url()), "/", {}, lane)->ok());
            seen.insert(server.requests().back().connection);
        }
    }
    QCOMPARE(server.connections(), 3);
    QCOMPARE(seen.size(), size_t{3});
}

void LanesTest::silentWatchesDoNotHoldUpClicks()
{
    FaultServer server;
    server.on("/watch", [](Conversation& c) {
        c.chunkedHead();
        c.chunk("{}\n");
        c.hang();
    });
    server.on("/click", answer(200, "now"));
    const auto transport = mw::makeCurlTransport();
    std::vector<std::shared_ptr<KeepingSink>> watches;
    for (int i = 0; i < 40; ++i)
        watches.push_back(begin(
            *transport, endpointOf(server.url()), "/watch", Lane::Watch, nullptr, 0, unlimited()));
    for (const auto& watch : watches)
        QVERIFY(watch->waitBytes(3));
    QElapsedTimer timer;
    timer.start();
    QVERIFY(get(*transport, endpointOf(server.url()), "/click")->ok());
    QVERIFY(timer.elapsed() < 2000);
    for (const auto& watch : watches)
        QCOMPARE(watch->dones, 0);
}

void LanesTest::manyInParallel()
{
    FaultServer server;
    server.on("/", [](Conversation& c) {
        c.pause(5ms);
        c.reply(200, {}, c.request.target);
    });
    const auto transport = mw::makeCurlTransport();
    std::vector<std::shared_ptr<KeepingSink>> sinks;
    for (int i = 0; i < 200; ++i)
        sinks.push_back(begin(*transport, endpointOf(server.url()), "/?" + std::to_string(i)));
    for (size_t i = 0; i < sinks.size(); ++i) {
        QVERIFY(sinks[i]->waitDone());
        QVERIFY2(sinks[i]->ok(), sinks[i]->ok() ? "" : sinks[i]->detail().c_str());
        QCOMPARE(sinks[i]->body, "/?" + std::to_string(i));
        QCOMPARE(sinks[i]->heads, 1);
    }
    QCOMPARE(server.requests().size(), size_t{200});
    QVERIFY(server.connections() <= 8);
}

void LanesTest::fromManyThreads()
{
    FaultServer server;
    server.on("/", answer(200, "x"));
    const auto transport = mw::makeCurlTransport();
    std::atomic<int> good{0};
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&] {
            for (int i = 0; i < 25; ++i) {
                mw::TransferId id = 0;
                const auto sink = begin(*transport, endpointOf(server.url()), "/", Lane::Bulk, &id);
                if (i % 5 == 0)
                    transport->cancel(id);
                if (sink->waitDone() && (sink->ok() || sink->kind() == ErrorKind::Cancelled))
                    ++good;
            }
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    QCOMPARE(good.load(), 100);
}

void LanesTest::methodsAndBodies()
{
    FaultServer server;
    server.onAny(answer(200, "x"));
    const auto transport = mw::makeCurlTransport();
    for (const char* method : {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}) {
        mw::HttpCall call;
        call.method = method;
        call.target = "/thing";
        const bool writes = call.method[0] == 'P';
        if (writes)
            call.body = std::string(5000, 'b');
        if (call.method == "PATCH")
            call.headers = {{"Content-Type", "application/merge-patch+json"}};
        const auto sink = fetch(*transport, endpointOf(server.url()), call);
        QVERIFY2(sink->ok(), method);
        const ReceivedRequest request = server.requests().back();
        QCOMPARE(request.method, std::string(method));
        QCOMPARE(request.body, call.body);
        QCOMPARE(request.header("Content-Type"),
                 std::string(call.method == "PATCH" ? "application/merge-patch+json" : ""));
        QCOMPARE(request.header("Expect"), std::string());
    }
    mw::HttpCall empty;
    empty.method = "POST";
    empty.target = "/thing";
    QVERIFY(fetch(*transport, endpointOf(server.url()), empty)->ok());
    QCOMPARE(server.requests().back().header("Content-Length"), std::string("0"));
}

void LanesTest::cancelInFlight()
{
    FaultServer server;
    server.on("/", silent());
    const auto transport = mw::makeCurlTransport();
    mw::TransferId id = 0;
    const auto sink = begin(*transport, endpointOf(server.url()), "/", Lane::Watch, &id);
    QVERIFY(server.waitForRequests(1));
    transport->cancel(id);
    QVERIFY(sink->waitDone(2s));
    QCOMPARE(sink->kind(), ErrorKind::Cancelled);
    transport->cancel(id);
    transport->resume(id);
    std::this_thread::sleep_for(30ms);
    QCOMPARE(sink->dones, 1);
}

void LanesTest::cancelWhilePaused()
{
    Flood flood(64u << 20);
    FaultServer server;
    server.on("/", std::ref(flood));
    const auto transport = mw::makeCurlTransport();
    mw::TransferId id = 0;
    const auto sink
        = begin(*transport, endpointOf(server.url()), "/", Lane::Bulk, &id, 1u << 20, unlimited());
    QVERIFY(sink->waitBytes(1u << 20));
    transport->cancel(id);
    QVERIFY(sink->waitDone(2s));
    QCOMPARE(sink->kind(), ErrorKind::Cancelled);
    QCOMPARE(sink->afterDone, 0);
}

void LanesTest::cancelAtOnceAndTooLate()
{
    FaultServer server;
    server.on("/", answer(200, "x"));
    const auto transport = mw::makeCurlTransport();
    for (int i = 0; i < 100; ++i) {
        mw::TransferId id = 0;
        const auto sink = begin(*transport, endpointOf(server.url()), "/", Lane::Bulk, &id);
        if (i % 2 == 0)
            std::this_thread::sleep_for(std::chrono::microseconds(i * 20));
        transport->cancel(id);
        QVERIFY(sink->waitDone());
        QVERIFY(sink->ok() || sink->kind() == ErrorKind::Cancelled);
        QCOMPARE(sink->dones, 1);
    }
}

void LanesTest::callsFromInsideASink()
{
    // A sink may use the transport: the calls are queued, nothing is called back from inside.
    FaultServer server;
    server.on("/", answer(200, "x"));
    const auto transport = mw::makeCurlTransport();
    auto second = std::make_shared<KeepingSink>();
    struct Chaining : mw::ResponseSink
    {
        mw::Transport& transport;
        mw::EndpointPtr endpoint;
        std::shared_ptr<KeepingSink> next;
        Chaining(mw::Transport& t, mw::EndpointPtr e, std::shared_ptr<KeepingSink> n)
            : transport(t), endpoint(std::move(e)), next(std::move(n))
        {
        }
        void onHead(mw::ResponseHead) override { }
        bool onData(std::string) override { return true; }
        void onDone(mw::Status, mw::TransferStats) override
        {
            mw::HttpCall call;
            call.target = "/";
            transport.submit(endpoint, call, Lane::Interactive, {}, next);
        }
    };
    mw::HttpCall call;
    call.target = "/";
    const auto endpoint = share(endpointOf(server.url()));
    transport->submit(endpoint,
                      call,
                      Lane::Interactive,
                      {},
                      std::make_shared<Chaining>(*transport, endpoint, second));
    QVERIFY(second->waitDone());
    QVERIFY(second->ok());
}

void LanesTest::backPressureBoundsMemory()
{
    Flood flood(96u << 20);
    FaultServer server;
    server.on("/", std::ref(flood));
    const auto transport = mw::makeCurlTransport();
    mw::TransferId id = 0;
    const auto sink
        = begin(*transport, endpointOf(server.url()), "/", Lane::Bulk, &id, 1u << 20, unlimited());
    QVERIFY(sink->waitBytes(1u << 20));
    // The sender comes to a stand once the kernel's buffers are full, and stays there.
    size_t before = 0;
    for (int still = 0; still < 5;) {
        std::this_thread::sleep_for(40ms);
        still = flood.sent == before ? still + 1 : 0;
        before = flood.sent;
    }
    QVERIFY2(before < (32u << 20), qPrintable(QString::number(before)));
    QVERIFY(sink->total < (2u << 20));
    size_t taken = 0;
    while (!sink->waitDone(0ms)) {
        taken += sink->take().size();
        transport->resume(id);
        std::this_thread::sleep_for(1ms);
    }
    taken += sink->take().size();
    QVERIFY(sink->ok());
    QCOMPARE(taken, flood.bytes);
}

void LanesTest::backPressureWhileUnpacking()
{
    // 48 MB come out of 48 KB: they must not be unpacked while nobody takes them.
    FaultServer server;
    server.on("/", answer(200, gzip(std::string(48u << 20, 'z')), {{"Content-Encoding", "gzip"}}));
    const auto transport = mw::makeCurlTransport();
    mw::TransferId id = 0;
    const auto sink
        = begin(*transport, endpointOf(server.url()), "/", Lane::Bulk, &id, 1u << 20, unlimited());
    QVERIFY(sink->waitBytes(1u << 20));
    std::this_thread::sleep_for(100ms);
    QVERIFY(sink->total <= (1u << 20) + 65536);
    QCOMPARE(sink->dones, 0);
    size_t taken = 0;
    while (!sink->waitDone(0ms)) {
        taken += sink->take().size();
        transport->resume(id);
    }
    taken += sink->take().size();
    QVERIFY(sink->ok());
    QCOMPARE(taken, size_t{48u << 20});
}

void LanesTest::pausedTransferDoesNotStall()
{
    Flood flood(8u << 20);
    FaultServer server;
    server.on("/", std::ref(flood));
    const auto transport = mw::makeCurlTransport();
    mw::TransferLimits limits = unlimited();
    limits.stallTimeout = 150ms;
    mw::TransferId id = 0;
    const auto sink
        = begin(*transport, endpointOf(server.url()), "/", Lane::Bulk, &id, 1u << 20, limits);
    QVERIFY(sink->waitBytes(1u << 20));
    QVERIFY(!sink->waitDone(500ms));
    size_t taken = 0;
    while (!sink->waitDone(1ms)) {
        taken += sink->take().size();
        transport->resume(id);
    }
    QVERIFY2(sink->ok(), sink->ok() ? "" : sink->detail().c_str());
    QCOMPARE(taken + sink->take().size(), flood.bytes);
}

void LanesTest::endWhilePausedIsToldAfterResume()
{
    FaultServer server;
    server.on("/", answer(200, "all of it"));
    const auto transport = mw::makeCurlTransport();
    mw::TransferId id = 0;
    const auto sink = begin(*transport, endpointOf(server.url()), "/", Lane::Bulk, &id, 1);
    QVERIFY(sink->waitBytes(9));
    QVERIFY(!sink->waitDone(100ms));
    transport->resume(id);
    QVERIFY(sink->waitDone());
    QVERIFY(sink->ok());
}

void LanesTest::dropConnections()
{
    FaultServer server;
    server.on("/silent", silent());
    server.on("/", answer(200, "x"));
    const auto transport = mw::makeCurlTransport();
    QVERIFY(get(*transport, endpointOf(server.url()), "/")->ok());
    const auto waiting = begin(*transport, endpointOf(server.url()), "/silent", Lane::Watch);
    QVERIFY(server.waitForRequests(2));
    transport->dropConnections();
    QVERIFY(waiting->waitDone(2s));
    QCOMPARE(waiting->kind(), ErrorKind::Network);
    QVERIFY(get(*transport, endpointOf(server.url()), "/")->ok());
    QCOMPARE(server.connections(), 3);
}

void LanesTest::destructorWhileBusy()
{
    Flood flood(512u << 20);
    FaultServer server;
    server.on("/silent", silent());
    server.on("/flood", std::ref(flood));
    server.on("/drip", slowDrip(std::string(1000, 'd'), 5ms));
    FaultOptions options;
    options.neverSpeak = true;
    FaultServer halfOpen(options);
    auto transport = mw::makeCurlTransport();
    std::vector<std::shared_ptr<KeepingSink>> sinks;
    const std::string tls = "https://127.0.0.1:" + std::to_string(halfOpen.port());
    for (int i = 0; i < 10; ++i) {
        sinks.push_back(begin(*transport, endpointOf(server.url()), "/silent", Lane::Watch));
        sinks.push_back(begin(*transport, endpointOf(server.url()), "/drip"));
        sinks.push_back(begin(*transport,
                              endpointOf(server.url()),
                              "/flood",
                              Lane::Bulk,
                              nullptr,
                              1u << 20,
                              unlimited()));
        sinks.push_back(begin(*transport, endpointOf(tls), "/"));
    }
    QVERIFY(server.waitForRequests(24));
    sinks.push_back(begin(*transport, endpointOf(server.url()), "/silent"));
    QElapsedTimer timer;
    timer.start();
    transport.reset();
    QVERIFY(timer.elapsed() < 3000);
    for (const auto& sink : sinks) {
        QCOMPARE(sink->dones, 1);
        QCOMPARE(sink->afterDone, 0);
        QCOMPARE(sink->kind(), ErrorKind::Cancelled);
    }
}

void LanesTest::repeatedStartAndStop()
{
    FaultServer server;
    server.on("/", answer(200, "x"));
    for (int i = 0; i < 40; ++i) {
        auto transport = mw::makeCurlTransport();
        std::vector<std::shared_ptr<KeepingSink>> sinks;
        for (int k = 0; k < 5; ++k)
            sinks.push_back(begin(*transport, endpointOf(server.url()), "/"));
        if (i % 2 == 0)
            QVERIFY(sinks.back()->waitDone());
        transport.reset();
        for (const auto& sink : sinks)
            QCOMPARE(sink->dones, 1);
    }
}

MIDWATCH_TEST(LanesTest)
#include "tst_lanes.moc"
