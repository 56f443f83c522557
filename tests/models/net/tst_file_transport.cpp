// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/net/file_transport.h"
#include "tests/support/fake_transport.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <atomic>
#include <mutex>
#include <sys/stat.h>

using namespace mw;

namespace {

// Called on the transport's thread; read on the test's after done.
class Sink final : public ResponseSink
{
public:
    void onHead(ResponseHead seen) override
    {
        const std::lock_guard lock(mutex);
        head = std::move(seen);
    }
    bool onData(std::string chunk) override
    {
        const std::lock_guard lock(mutex);
        body += chunk;
        ++chunks;
        return !slow;
    }
    void onDone(Status status, TransferStats) override
    {
        const std::lock_guard lock(mutex);
        end = std::move(status);
        ++ends;
    }
    std::mutex mutex;
    ResponseHead head;
    std::string body;
    Status end;
    std::atomic<bool> slow = false;
    std::atomic<int> chunks = 0, ends = 0;
};

EndpointPtr file(const QString& path)
{
    auto endpoint = std::make_shared<Endpoint>();
    endpoint->baseUrl = "file://" + path.toStdString();
    return endpoint;
}

} // namespace

class FileTransportTest : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;
    QString write(const char* name, const QByteArray& content)
    {
        QFile out(m_dir.filePath(QString::fromLatin1(name)));
        if (!out.open(QIODevice::WriteOnly) || out.write(content) != content.size())
            qFatal("cannot write");
        return out.fileName();
    }
    static bool ended(const std::shared_ptr<Sink>& sink)
    {
        return QTest::qWaitFor([&] { return sink->ends > 0; }, 10'000);
    }

private Q_SLOTS:
    void readsAndKnowsWhatItRead()
    {
        const auto transport = makeFileTransport(std::make_unique<mwtest::FakeTransport>());
        const QByteArray content(1'000'000, 'x');
        const QString path = write("bill.csv", content);
        const auto sink = std::make_shared<Sink>();
        transport->submit(file(path), {}, Lane::Bulk, {}, sink);
        QVERIFY(ended(sink));
        QVERIFY(sink->end);
        QCOMPARE(sink->head.status, 200);
        QCOMPARE(sink->body, content.toStdString());
        HttpCall again;
        again.headers = {{"If-None-Match", *findHeader(sink->head.headers, "ETag")}};
        const auto unchanged = std::make_shared<Sink>();
        transport->submit(file(path), again, Lane::Bulk, {}, unchanged);
        QVERIFY(ended(unchanged));
        QCOMPARE(unchanged->head.status, 304);
        QVERIFY(unchanged->end && unchanged->body.empty());
        write("bill.csv", "other");
        const auto changed = std::make_shared<Sink>();
        transport->submit(file(path), again, Lane::Bulk, {}, changed);
        QVERIFY(ended(changed));
        QCOMPARE(changed->head.status, 200);
        QCOMPARE(changed->body, std::string("other"));
    }

    void pausesUntilResumed()
    {
        const auto transport = makeFileTransport(std::make_unique<mwtest::FakeTransport>());
        const auto sink = std::make_shared<Sink>();
        sink->slow = true;
        const QString path = write("big", QByteArray(1'500'000, 'y'));
        const TransferId id = transport->submit(file(path), {}, Lane::Bulk, {}, sink);
        QVERIFY(QTest::qWaitFor([&] { return sink->chunks == 1; }, 10'000));
        QTest::qWait(50);
        QCOMPARE(int(sink->chunks), 1);
        // a paused one does not hold up another
        const auto other = std::make_shared<Sink>();
        transport->submit(file(write("small", "z")), {}, Lane::Bulk, {}, other);
        QVERIFY(ended(other));
        sink->slow = false;
        transport->resume(id);
        QVERIFY(ended(sink));
        QCOMPARE(sink->body.size(), size_t(1'500'000));
    }

    void endsOnceHoweverItEnds()
    {
        const auto sink = std::make_shared<Sink>();
        const auto open = std::make_shared<Sink>();
        sink->slow = open->slow = true;
        {
            const auto transport = makeFileTransport(std::make_unique<mwtest::FakeTransport>());
            const QString path = write("big", QByteArray(1'500'000, 'y'));
            const TransferId id = transport->submit(file(path), {}, Lane::Bulk, {}, sink);
            transport->submit(file(path), {}, Lane::Bulk, {}, open);
            QVERIFY(QTest::qWaitFor([&] { return sink->chunks == 1; }, 10'000));
            transport->cancel(id);
            QVERIFY(ended(sink));
            transport->cancel(id);
        }
        QCOMPARE(int(sink->ends), 1);
        QCOMPARE(int(open->ends), 1); // with the transport
        QVERIFY(!sink->end && sink->end.error().kind == ErrorKind::Cancelled);
        QVERIFY(!open->end && open->end.error().kind == ErrorKind::Cancelled);
    }

    void whatIsNoFileIsAnError()
    {
        const auto transport = makeFileTransport(std::make_unique<mwtest::FakeTransport>());
        const auto kind = [&](const QString& path) {
            const auto sink = std::make_shared<Sink>();
            transport->submit(file(path), {}, Lane::Bulk, {}, sink);
            return ended(sink) && !sink->end ? sink->end.error().kind : ErrorKind::Internal;
        };
        QCOMPARE(kind(m_dir.filePath(QStringLiteral("none"))), ErrorKind::NotAvailable);
        QCOMPARE(kind(m_dir.path()), ErrorKind::Io);
        const QString fifo = m_dir.filePath(QStringLiteral("fifo"));
        QCOMPARE(::mkfifo(fifo.toLocal8Bit().constData(), 0600), 0);
        QCOMPARE(kind(fifo), ErrorKind::Io); // and nobody waits for a writer
    }

    void everythingElseGoesOn()
    {
        auto behind = std::make_unique<mwtest::FakeTransport>();
        mwtest::FakeTransport& fake = *behind;
        const auto transport = makeFileTransport(std::move(behind));
        auto endpoint = std::make_shared<Endpoint>();
        endpoint->baseUrl = "http://one:1";
        const auto sink = std::make_shared<Sink>();
        HttpCall call;
        call.target = "/x";
        const TransferId id = transport->submit(endpoint, call, Lane::Interactive, {}, sink);
        QCOMPARE(fake.calls().size(), size_t(1));
        transport->resume(id);
        transport->dropConnections();
        transport->cancel(id);
        fake.pump();
        QCOMPARE(int(sink->ends), 1);
    }
};

MIDWATCH_TEST(FileTransportTest)
#include "tst_file_transport.moc"
