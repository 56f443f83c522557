// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The way of the bytes: order, back-pressure, cancel and stop while busy, the gateway's answers.
#include "models/hub/source_transfer.h"
#include "tests/models/hub/scripted.h"
#include "tests/support/test_registry.h"

#include <thread>

using namespace mw;
using namespace mwtest;
using namespace std::chrono_literals;

class HubTransferTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void chunksAreDecodedInOrderOneAtATime()
    {
        Bench b;
        const auto script = b.add("k8s");
        b.hub.start();
        b.settle();
        b.transport.head(1);
        std::thread net([&] {
            for (int i = 0; i < 2'000; ++i)
                b.transport.data(1, "w" + std::to_string(i) + " ");
            b.transport.done(1);
        });
        net.join();
        QTRY_VERIFY_WITH_TIMEOUT((b.settle(), b.hub.pods().size() == 2'000), 30'000);
        QCOMPARE(script->log->fed.size(), size_t(2'000));
        for (size_t i = 0; i < 2'000; ++i)
            QCOMPARE(script->log->fed[i], "w" + std::to_string(i) + " ");
        QVERIFY(!script->log->overlapped);
    }

    void linesAreWholeWhateverTheCut()
    {
        Bench b;
        const auto script = b.add("k8s");
        script->keys = {"watch"};
        b.hub.start();
        b.settle();
        b.transport.head(1);
        for (const char c : std::string("alpha\nbeta\r\ngam"))
            b.transport.data(1, std::string(1, c));
        b.settle();
        QVERIFY(b.hub.pods().find(WordDecoder::pod("alpha").key));
        QCOMPARE(b.hub.pods().size(), size_t(2));
        b.transport.data(1, "ma\n");
        b.settle();
        QVERIFY(b.hub.pods().find(WordDecoder::pod("gamma").key));
    }

    void fourMegabytesPauseOneMegabyteResumes()
    {
        Bench b;
        const auto script = b.add("k8s");
        script->log->sleepMs = 30;
        b.hub.start();
        b.settle();
        b.transport.head(1);
        const std::string chunk = std::string(512 * 1024 - 1, 'x') + ' ';
        int accepted = 0;
        while (b.transport.data(1, chunk))
            QVERIFY(++accepted < 40);
        QVERIFY(accepted >= 8);
        script->log->sleepMs = 0;
        QTRY_VERIFY(([&] {
            b.hub.tick();
            return b.transport.resumed.size() == 1;
        })());
        QCOMPARE(b.transport.resumed[0], TransferId(1));
        QVERIFY(b.transport.data(1, "end"));
    }

    void decodersWaitForTheWindow()
    {
        Bench b;
        const auto script = b.add("k8s");
        b.hub.start();
        b.settle();
        b.transport.head(1);
        std::string words;
        for (int i = 0; i < 1'000; ++i)
            words += "n" + std::to_string(i) + " ";
        for (int i = 0; i < 100; ++i)
            b.transport.data(1, words);
        const auto decodedSoFar = [&] {
            const std::lock_guard lock(script->log->mutex);
            return script->log->fed.size();
        };
        QTRY_VERIFY_WITH_TIMEOUT(decodedSoFar() >= 19, 30'000);
        QTest::qWait(300); // nobody merges: decoding must have stopped at the limit of rows
        QVERIFY2(decodedSoFar() <= 25, qPrintable(QString::number(decodedSoFar())));
        b.transport.done(1);
        QTRY_VERIFY_WITH_TIMEOUT(([&] {
                                     b.hub.tick();
                                     return decodedSoFar() == 100;
                                 })(),
                                 30'000);
        b.settle();
        QCOMPARE(b.hub.pods().size(), size_t(1'000));
    }

    void aSliceIsBounded()
    {
        Bench b;
        b.add("k8s");
        b.hub.start();
        b.settle();
        b.transport.head(1);
        std::string words;
        for (int i = 0; i < 15'000; ++i)
            words += "n" + std::to_string(i) + " ";
        b.transport.data(1, words); // one delta of 15,000 rows
        size_t before = 0;
        int slices = 0;
        const auto merge = [&] {
            while (b.hub.tick()) {
                if (b.hub.pods().size() - before > 4'000)
                    return true;
                before = b.hub.pods().size();
                ++slices;
            }
            return b.hub.pods().size() == 15'000;
        };
        QTRY_VERIFY_WITH_TIMEOUT(merge(), 30'000);
        QVERIFY(b.hub.pods().size() - before <= 4'000);
        QCOMPARE(b.hub.pods().size(), size_t(15'000));
        QVERIFY(slices >= 4);
    }

    void decodeErrorCancelsTheTransfer()
    {
        Bench b;
        const auto script = b.add("k8s");
        b.hub.start();
        b.settle();
        b.transport.head(1);
        b.transport.data(1, "a ! b");
        b.transport.data(1, "more");
        b.settle();
        QCOMPARE(b.transport.cancelled, std::vector<TransferId>{1});
        QCOMPARE(script->outcomes.size(), size_t(1));
        QVERIFY(script->outcomes[0].error->kind == ErrorKind::Decode);
        QCOMPARE(script->log->fed.size(), size_t(1));
    }

    void retryDuringDecodeForgetsTheOldAnswer()
    {
        Bench b;
        const auto script = b.add("k8s");
        script->log->sleepMs = 80;
        b.hub.start();
        b.settle();
        b.transport.head(1);
        b.transport.data(1, "old");
        QTRY_VERIFY(script->log->entered.load());
        b.hub.retry(SourceId("k8s")); // while the pool is inside the decoder
        script->log->sleepMs = 0;
        b.settle();
        QTest::qWait(120);
        b.settle();
        QVERIFY(b.hub.pods().size() == 0);
        b.transport.answer(2, 200, "new");
        b.settle();
        QCOMPARE(b.hub.pods().size(), size_t(1));
        QVERIFY(b.hub.pods().find(WordDecoder::pod("new").key));
        QCOMPARE(script->outcomes.size(), size_t(1));
    }

    void stopWhileBusyReturnsAndNothingComesAfter()
    {
        for (int round = 0; round < 20; ++round) {
            Bench b;
            const auto script = b.add("k8s");
            script->keys = {"pods", "watch", "more"};
            script->log->sleepMs = 2;
            b.hub.start();
            b.hub.tick();
            std::atomic<bool> go{true};
            // Sinks as the net thread would call them, also after stop.
            std::vector<std::shared_ptr<ResponseSink>> sinks;
            for (const auto& call : b.transport.calls)
                sinks.push_back(call.sink);
            QCOMPARE(sinks.size(), size_t(3));
            std::thread net([&] {
                for (const auto& sink : sinks)
                    sink->onHead({200, {}, "1.1", ""});
                while (go) {
                    for (const auto& sink : sinks)
                        sink->onData("a b c\n");
                    std::this_thread::sleep_for(100us);
                }
            });
            QThread::msleep(static_cast<unsigned long>(round % 5));
            b.hub.tick();
            bool signalled = false;
            b.hub.stop();
            connect(&b.hub.pods(), &TopicSignals::changed, this, [&] { signalled = true; });
            QThread::msleep(2);
            QVERIFY(!b.hub.tick());
            go = false;
            net.join();
            QVERIFY(!signalled);
        }
    }

    void timersDoTheSameWithoutTicks()
    {
        SystemClock clock;
        ScriptedTransport transport;
        Hub hub(clock, transport);
        auto script = std::make_shared<ScriptedSource::Script>();
        script->period = 50ms;
        SourceSetup setup;
        setup.id = SourceId("k8s");
        Endpoint endpoint;
        endpoint.baseUrl = "http://one:1";
        setup.endpoint = std::make_shared<const Endpoint>(endpoint);
        setup.source = std::make_unique<ScriptedSource>(script);
        hub.addSource(std::move(setup));
        int signalled = 0;
        connect(&hub.pods(), &TopicSignals::changed, this, [&] { ++signalled; });
        hub.start();
        QTRY_COMPARE(transport.calls.size(), size_t(1));
        QElapsedTimer first;
        first.start();
        transport.answer(1, 200, "a b");
        QTRY_COMPARE(signalled, 1);
        QVERIFY(first.elapsed() < 2'000);
        QTRY_VERIFY(hub.settled());
        QTRY_COMPARE(transport.calls.size(), size_t(2));
        transport.refuse(2);
        QTRY_COMPARE_WITH_TIMEOUT(transport.calls.size(), size_t(3), 3000);
    }

    void gatewayAnswersStatusAsValueAndLossAsError()
    {
        Bench b;
        b.add("k8s");
        b.hub.start();
        b.settle();
        b.transport.answer(1, 200, "a");
        b.settle();
        std::vector<std::string> log;
        const auto note = [&](Result<HttpResponse> r) {
            log.push_back(r ? std::to_string(r->head.status) + " " + r->body
                            : toString(r.error().kind));
        };
        b.hub.submit("k8s", {"PATCH", "/x", {}, "{}"}, Priority::Person, note);
        b.settle();
        const TransferId first = b.transport.openCalls("/x").front();
        QCOMPARE(b.transport.at(first).http.method, std::string("PATCH"));
        b.transport.answer(first, 409, "conflict");
        b.settle();
        b.hub.submit("k8s", {"PATCH", "/y", {}, "{}"}, Priority::Normal, note);
        b.settle();
        b.transport.refuse(b.transport.openCalls("/y").front());
        b.settle();
        const uint64_t ticket = b.hub.submit("k8s", {"GET", "/z", {}, {}}, Priority::Normal, note);
        b.settle();
        b.hub.cancel(ticket);
        b.settle();
        b.hub.submit("nowhere", {}, Priority::Normal, note);
        b.settle();
        QCOMPARE(
            log,
            (std::vector<std::string>{"409 conflict", "network", "cancelled", "misconfigured"}));
        QCOMPARE(b.transport.openCalls("/y").size(), size_t(0)); // a write is never sent twice
    }

    void gatewayAnswerIsCapped()
    {
        auto mailbox = std::make_shared<Mailbox>();
        WholeAnswerSink sink(7, mailbox, 1u << 20);
        sink.onHead({200, {}, "1.1", ""});
        for (int i = 0; i < 64; ++i)
            sink.onData(std::string(64 * 1024, 'x'));
        sink.onDone({}, {});
        const auto parcel = mailbox->takeUrgent();
        QVERIFY(parcel);
        QVERIFY(std::get<WholeAnswer>(parcel->content).answer.error().kind == ErrorKind::TooLarge);
    }
};

MIDWATCH_TEST(HubTransferTest)
#include "tst_transfer.moc"
