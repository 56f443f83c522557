// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// HTTP/2 against a server that is not ours: Debian's nginx.
#include "tests/models/net/net_fixture.h"
#include "tests/models/net/nginx.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <semaphore>
#include <set>
#include <thread>

using namespace mwtest;
using namespace std::chrono_literals;
using mw::Lane;

namespace {

constexpr qsizetype bigBytes = 40 << 20; // more than one HTTP/2 window of libcurl

qint64 residentKilobytes()
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray& line : file.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toLongLong();
    }
    return -1;
}

// Keeps nothing but the number.
class CountingSink final : public mw::ResponseSink
{
public:
    void onHead(mw::ResponseHead) override { }
    bool onData(std::string chunk) override
    {
        m_bytes += chunk.size();
        return true;
    }
    void onDone(mw::Status, mw::TransferStats stats) override
    {
        sharedConnection = stats.reusedConnection;
        m_done.release();
    }
    bool waitDone() { return m_done.try_acquire_for(20s) && m_bytes == size_t(bigBytes); }
    std::atomic<bool> sharedConnection{false};

private:
    std::atomic<size_t> m_bytes{0};
    std::counting_semaphore<> m_done{0};
};

} // namespace

class Http2Test : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void versionByAlpn();
    void http1WhenAsked();
    void manyShareFewConnections();
    void serverNameIsInAuthority();
    void gzipOverHttp2();
    void bigBody();
    void pausedBodyTakesNoMemory();
    void pausedListHoldsNobodyUp_data();
    void pausedListHoldsNobodyUp();
    void cancelOneStreamOfMany();

private:
    mw::Endpoint endpoint() const
    {
        mw::Endpoint made = endpointOf(m_nginx->url());
        made.tls.caPem = m_authority.pem();
        return made;
    }

    Authority m_authority;
    std::unique_ptr<Nginx> m_nginx;
    std::unique_ptr<mw::Transport> m_transport = mw::makeCurlTransport();
};

void Http2Test::initTestCase()
{
    CertificateSpec spec;
    spec.dnsNames = {"localhost", "kubernetes"};
    m_nginx = std::make_unique<Nginx>(
        m_authority.issue(spec),
        "    location = /connection { return 200 \"$connection\"; }\n"
        "    location = /names { return 200 \"$http_host $ssl_server_name\"; }\n"
        "    location = /slow { limit_rate 2k; alias DIR/slow.bin; }\n"
        "    location = /packed.json { gzip on; gzip_min_length 1; }\n");
    QVERIFY2(m_nginx->running(), qPrintable(m_nginx->trouble()));
    m_nginx->write(QStringLiteral("big.bin"), QByteArray(bigBytes, 'b'));
    m_nginx->write(QStringLiteral("slow.bin"), QByteArray(100'000, 's'));
    m_nginx->write(QStringLiteral("packed.json"), QByteArray(200'000, '7'));
}

void Http2Test::versionByAlpn()
{
    const auto sink = get(*m_transport, endpoint(), "/connection");
    QVERIFY2(sink->ok(), sink->ok() ? "" : sink->detail().c_str());
    QCOMPARE(sink->head.httpVersion, std::string("2"));
    QCOMPARE(sink->head.status, 200);
    QVERIFY(mw::findHeader(sink->head.headers, "Content-Type"));
}

void Http2Test::http1WhenAsked()
{
    const auto transport = mw::makeCurlTransport();
    mw::TransferLimits limits;
    limits.http2 = false;
    const auto sink = get(*transport, endpoint(), "/connection", limits);
    QVERIFY(sink->ok());
    QCOMPARE(sink->head.httpVersion, std::string("1.1"));
}

void Http2Test::manyShareFewConnections()
{
    const auto transport = mw::makeCurlTransport();
    std::vector<std::shared_ptr<KeepingSink>> sinks;
    mw::HttpCall call;
    call.target = "/connection";
    const auto shared = share(endpoint());
    for (int i = 0; i < 200; ++i) {
        sinks.push_back(std::make_shared<KeepingSink>());
        transport->submit(shared, call, Lane::Interactive, {}, sinks.back());
    }
    std::set<std::string> connections;
    for (const auto& sink : sinks) {
        QVERIFY(sink->waitDone());
        QVERIFY2(sink->ok(), sink->ok() ? "" : sink->detail().c_str());
        QCOMPARE(sink->head.httpVersion, std::string("2"));
        connections.insert(sink->body);
    }
    QVERIFY2(connections.size() <= 8, qPrintable(QString::number(connections.size())));
    // Another lane has its own.
    const auto bulk = get(*transport, endpoint(), "/connection", {}, Lane::Bulk);
    QVERIFY(!connections.contains(bulk->body));
}

void Http2Test::serverNameIsInAuthority()
{
    mw::Endpoint named = endpoint();
    named.tls.serverName = "kubernetes";
    const auto sink = get(*m_transport, named, "/names");
    QVERIFY2(sink->ok(), sink->ok() ? "" : sink->detail().c_str());
    QCOMPARE("https://" + sink->body, m_nginx->url() + " kubernetes");
}

void Http2Test::gzipOverHttp2()
{
    const auto sink = get(*m_transport, endpoint(), "/packed.json");
    QVERIFY(sink->ok());
    QCOMPARE(sink->body, std::string(200'000, '7'));
    QVERIFY(sink->stats.bytesOnWire < 20'000);
    mw::TransferLimits limits;
    limits.compressed = false;
    const auto plain = get(*m_transport, endpoint(), "/packed.json", limits);
    QVERIFY(plain->ok());
    QVERIFY(plain->stats.bytesOnWire > 200'000);
}

void Http2Test::bigBody()
{
    const auto sink = get(*m_transport, endpoint(), "/big.bin", {}, Lane::Bulk);
    QVERIFY2(sink->ok(), sink->ok() ? "" : sink->detail().c_str());
    QCOMPARE(sink->head.httpVersion, std::string("2"));
    QCOMPARE(sink->body.size(), static_cast<size_t>(bigBytes));
}

void Http2Test::pausedBodyTakesNoMemory()
{
    // Others keep their transfers going on the same lane meanwhile, which makes libcurl read.
    mw::TransferLimits limits;
    limits.maxBodyBytes = 0;
    mw::HttpCall call;
    call.target = "/big.bin";
    const auto other = std::make_shared<CountingSink>();
    m_transport->submit(share(endpoint()), call, Lane::Bulk, limits, other);
    QVERIFY(other->waitDone());
    const qint64 before = residentKilobytes();
    const auto paused = std::make_shared<KeepingSink>(1u << 20);
    const auto id = m_transport->submit(share(endpoint()), call, Lane::Bulk, limits, paused);
    QVERIFY(paused->waitBytes(1u << 20));
    const auto meanwhile = std::make_shared<CountingSink>();
    m_transport->submit(share(endpoint()), call, Lane::Bulk, limits, meanwhile);
    QVERIFY(meanwhile->waitDone());
    const qint64 grown = residentKilobytes() - before;
    QVERIFY2(grown < 8 * 1024, qPrintable(QString::number(grown)));
    QVERIFY(!meanwhile->sharedConnection);
    m_transport->cancel(id);
    QVERIFY(paused->waitDone());
}

void Http2Test::pausedListHoldsNobodyUp_data()
{
    QTest::addColumn<int>("lane");
    QTest::newRow("bulk") << static_cast<int>(Lane::Bulk);
    QTest::newRow("watch") << static_cast<int>(Lane::Watch);
}

void Http2Test::pausedListHoldsNobodyUp()
{
    QFETCH(int, lane);
    const auto used = static_cast<Lane>(lane);
    mw::TransferLimits limits;
    limits.maxBodyBytes = 0;
    mw::HttpCall call;
    call.target = "/big.bin";
    const auto paused = std::make_shared<KeepingSink>(1u << 20);
    const auto id = m_transport->submit(share(endpoint()), call, used, limits, paused);
    QVERIFY(paused->waitBytes(1u << 20));
    for (int i = 0; i < 3; ++i)
        QVERIFY(get(*m_transport, endpoint(), "/big.bin", limits, used)->ok());
    QVERIFY(paused->total < (2u << 20));
    size_t taken = 0;
    while (!paused->waitDone(1ms)) {
        taken += paused->take().size();
        m_transport->resume(id);
    }
    QVERIFY2(paused->ok(), paused->ok() ? "" : paused->detail().c_str());
    QCOMPARE(taken + paused->take().size(), static_cast<size_t>(bigBytes));
}

void Http2Test::cancelOneStreamOfMany()
{
    mw::HttpCall call;
    call.target = "/slow";
    const auto shared = share(endpoint());
    const auto one = std::make_shared<KeepingSink>();
    const auto two = std::make_shared<KeepingSink>();
    const auto id = m_transport->submit(shared, call, Lane::Interactive, {}, one);
    m_transport->submit(shared, call, Lane::Interactive, {}, two);
    QVERIFY(one->waitBytes(1));
    QVERIFY(two->waitBytes(1));
    m_transport->cancel(id);
    QVERIFY(one->waitDone(2s));
    QCOMPARE(one->kind(), mw::ErrorKind::Cancelled);
    const size_t before = two->total;
    QVERIFY(two->waitBytes(before + 1000));
    QCOMPARE(two->dones, 0);
    QVERIFY(get(*m_transport, endpoint(), "/connection")->ok());
}

MIDWATCH_TEST(Http2Test)
#include "tst_http2.moc"
