// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every way in which the other side can fail, and what we make of it.
#include "models/net/headers.h"
#include "tests/models/net/net_fixture.h"
#include "tests/support/test_registry.h"

#include <QElapsedTimer>

using namespace mwtest;
using namespace std::chrono_literals;
using mw::ErrorKind;

class FaultsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void plainAnswer();
    void refused();
    void unknownHost();
    void silentServerStalls();
    void silenceAfterHeadStalls();
    void slowDripIsNotATimeout();
    void halfOpenTimesOutAtConnect();
    void resetMidBody();
    void closeMidBody();
    void closeInTheMiddleOfChunks();
    void oversized_data();
    void oversized();
    void bombIsStoppedWhileUnpacking();
    void truncatedGzipIsADecodeError();
    void damagedGzip();
    void wholeGzip();
    void gzipOfSeveralMembers();
    void unknownEncoding();
    void notHttp();
    void endlessHead();
    void throttledSeconds();
    void throttledDate();
    void writeIsNeverRepeated();
    void badTargets_data();
    void badTargets();
    void headersCannotBreakOut();

private:
    std::unique_ptr<mw::Transport> m_transport = mw::makeCurlTransport();
};

void FaultsTest::plainAnswer()
{
    FaultServer server;
    server.on("/hello", answer(200, "hello", {{"X-Thing", "one"}}));
    const auto sink = get(*m_transport, endpointOf(server.url()), "/hello?a=b%2Fc");
    QVERIFY2(sink->ok(), sink->ok() ? "" : sink->detail().c_str());
    QCOMPARE(sink->body, std::string("hello"));
    QCOMPARE(sink->head.status, 200);
    QCOMPARE(sink->head.httpVersion, std::string("1.1"));
    QCOMPARE(sink->head.peer, "127.0.0.1:" + std::to_string(server.port()));
    QCOMPARE(*mw::findHeader(sink->head.headers, "x-thing"), std::string("one"));
    QCOMPARE(sink->heads, 1);
    QVERIFY(sink->stats.bytesOnWire > 5);
    QCOMPARE(sink->stats.bytesDecoded, int64_t{5});
    QVERIFY(sink->stats.total.count() > 0 && sink->stats.firstByte <= sink->stats.total);
    const ReceivedRequest request = server.requests().at(0);
    QCOMPARE(request.target, std::string("/hello?a=b%2Fc"));
    QCOMPARE(request.header("User-Agent"), std::string("midwatch/" MIDWATCH_VERSION));
    QCOMPARE(request.header("Accept-Encoding"), std::string("gzip"));
    QCOMPARE(request.header("Host"), "127.0.0.1:" + std::to_string(server.port()));
    QVERIFY(!sink->stats.reusedConnection);
    QVERIFY(get(*m_transport, endpointOf(server.url()), "/hello")->stats.reusedConnection);
    QCOMPARE(server.connections(), 1);
}

void FaultsTest::refused()
{
    RefusingPort port;
    const auto sink
        = get(*m_transport, endpointOf("http://127.0.0.1:" + std::to_string(port.port())), "/");
    QCOMPARE(sink->kind(), ErrorKind::Network);
    QCOMPARE(sink->heads, 0);
}

void FaultsTest::unknownHost()
{
    const auto sink = get(*m_transport, endpointOf("http://no-such-host.invalid"), "/");
    QCOMPARE(sink->kind(), ErrorKind::Network);
}

void FaultsTest::silentServerStalls()
{
    FaultServer server;
    server.on("/", silent());
    mw::TransferLimits limits;
    limits.stallTimeout = 300ms;
    QElapsedTimer timer;
    timer.start();
    const auto sink = get(*m_transport, endpointOf(server.url()), "/", limits);
    QCOMPARE(sink->kind(), ErrorKind::Timeout);
    QVERIFY2(timer.elapsed() >= 290 && timer.elapsed() < 5000,
             qPrintable(QString::number(timer.elapsed())));
}

void FaultsTest::silenceAfterHeadStalls()
{
    FaultServer server;
    server.on("/", [](Conversation& c) {
        c.chunkedHead();
        c.chunk("one\n");
        c.hang();
    });
    mw::TransferLimits limits;
    limits.stallTimeout = 300ms;
    const auto sink = get(*m_transport, endpointOf(server.url()), "/", limits);
    QCOMPARE(sink->kind(), ErrorKind::Timeout);
    QCOMPARE(sink->body, std::string("one\n"));
}

void FaultsTest::slowDripIsNotATimeout()
{
    // Takes three times as long as the stall time-out, but a byte comes in time, every time.
    FaultServer server;
    server.on("/", slowDrip("0123456789", 120ms));
    mw::TransferLimits limits;
    limits.stallTimeout = 400ms;
    QElapsedTimer timer;
    timer.start();
    const auto sink = get(*m_transport, endpointOf(server.url()), "/", limits);
    QVERIFY(sink->ok());
    QCOMPARE(sink->body, std::string("0123456789"));
    QVERIFY(timer.elapsed() > 900);
}

void FaultsTest::halfOpenTimesOutAtConnect()
{
    FaultOptions options;
    options.neverSpeak = true;
    FaultServer server(options);
    mw::TransferLimits limits;
    limits.connectTimeout = 300ms;
    const auto sink = get(*m_transport,
                          endpointOf("https://127.0.0.1:" + std::to_string(server.port())),
                          "/",
                          limits);
    QCOMPARE(sink->kind(), ErrorKind::Timeout);
}

void FaultsTest::resetMidBody()
{
    FaultServer server;
    server.on("/", mwtest::resetMidBody(1000, 100000));
    const auto sink = get(*m_transport, endpointOf(server.url()), "/");
    QCOMPARE(sink->kind(), ErrorKind::Network);
    QCOMPARE(sink->head.status, 200);
    QCOMPARE(sink->dones, 1);
}

void FaultsTest::closeMidBody()
{
    FaultServer server;
    server.on("/", mwtest::closeMidBody(1000, 100000));
    const auto sink = get(*m_transport, endpointOf(server.url()), "/");
    QCOMPARE(sink->kind(), ErrorKind::Network);
    QCOMPARE(sink->body.size(), size_t{1000});
}

void FaultsTest::closeInTheMiddleOfChunks()
{
    FaultServer server;
    server.on("/", [](Conversation& c) {
        c.chunkedHead();
        c.chunk("{\"type\":\"ADDED\"}\n");
        c.close();
    });
    const auto sink = get(*m_transport, endpointOf(server.url()), "/");
    QCOMPARE(sink->kind(), ErrorKind::Network);
    QCOMPARE(sink->body, std::string("{\"type\":\"ADDED\"}\n"));
}

void FaultsTest::oversized_data()
{
    QTest::addColumn<bool>("announced");
    QTest::newRow("Content-Length") << true;
    QTest::newRow("chunked") << false;
}

void FaultsTest::oversized()
{
    QFETCH(bool, announced);
    FaultServer server;
    server.on("/", mwtest::oversized(64u << 20, announced));
    mw::TransferLimits limits;
    limits.maxBodyBytes = 1u << 20;
    const auto sink = get(*m_transport, endpointOf(server.url()), "/", limits);
    QCOMPARE(sink->kind(), ErrorKind::TooLarge);
    QVERIFY(sink->total <= limits.maxBodyBytes);
}

void FaultsTest::bombIsStoppedWhileUnpacking()
{
    FaultServer server;
    server.on("/", answer(200, gzip(std::string(64u << 20, '\0')), {{"Content-Encoding", "gzip"}}));
    mw::TransferLimits limits;
    limits.maxBodyBytes = 1u << 20;
    const auto sink = get(*m_transport, endpointOf(server.url()), "/", limits);
    QCOMPARE(sink->kind(), ErrorKind::TooLarge);
    QVERIFY(sink->total <= limits.maxBodyBytes);
    QVERIFY(sink->largest <= 64 * 1024);
}

void FaultsTest::truncatedGzipIsADecodeError()
{
    FaultServer server;
    std::string text;
    for (int i = 0; i < 20000; ++i)
        text += std::to_string(i * 7919) + " ";
    server.on("/", truncatedGzip(text));
    const auto sink = get(*m_transport, endpointOf(server.url()), "/");
    QCOMPARE(sink->kind(), ErrorKind::Decode);
    QVERIFY(text.starts_with(sink->body) && sink->body.size() < text.size());
}

void FaultsTest::damagedGzip()
{
    FaultServer server;
    server.on("/", answer(200, "this is no gzip at all", {{"Content-Encoding", "gzip"}}));
    QCOMPARE(get(*m_transport, endpointOf(server.url()), "/")->kind(), ErrorKind::Decode);
}

void FaultsTest::wholeGzip()
{
    FaultServer server;
    const std::string text(300000, 'y');
    server.on("/", answer(200, gzip(text), {{"Content-Encoding", "gzip"}}));
    const auto sink = get(*m_transport, endpointOf(server.url()), "/");
    QVERIFY(sink->ok());
    QCOMPARE(sink->body, text);
    QCOMPARE(sink->stats.bytesDecoded, int64_t{300000});
    QVERIFY(sink->stats.bytesOnWire < 10000);
}

void FaultsTest::gzipOfSeveralMembers()
{
    FaultServer server;
    server.on("/", answer(200, gzip("one ") + gzip("two"), {{"Content-Encoding", "gzip"}}));
    const auto sink = get(*m_transport, endpointOf(server.url()), "/");
    QVERIFY(sink->ok());
    QCOMPARE(sink->body, std::string("one two"));
}

void FaultsTest::unknownEncoding()
{
    FaultServer server;
    server.on("/", answer(200, "x", {{"Content-Encoding", "br"}}));
    QCOMPARE(get(*m_transport, endpointOf(server.url()), "/")->kind(), ErrorKind::Decode);
}

void FaultsTest::notHttp()
{
    FaultServer server;
    server.on("/", [](Conversation& c) {
        c.send("220 mail.example.org ESMTP ready\r\n\r\n");
        c.close();
    });
    QCOMPARE(get(*m_transport, endpointOf(server.url()), "/")->kind(), ErrorKind::Protocol);
}

void FaultsTest::endlessHead()
{
    FaultServer server;
    server.on("/", [](Conversation& c) {
        c.send("HTTP/1.1 200 OK\r\n");
        while (c.send("X-Filler: " + std::string(8000, 'a') + "\r\n")) { }
    });
    const auto sink = get(*m_transport, endpointOf(server.url()), "/");
    QVERIFY(!sink->ok());
    QCOMPARE(sink->heads, 0);
}

void FaultsTest::throttledSeconds()
{
    FaultServer server;
    server.on("/", throttled("7"));
    const auto sink = get(*m_transport, endpointOf(server.url()), "/");
    QVERIFY(sink->ok());
    const mw::Error error
        = mw::errorFromStatus(sink->head.status, sink->head.headers, mw::SystemClock().world());
    QCOMPARE(error.kind, ErrorKind::Throttled);
    QCOMPARE(error.http, 429);
    QCOMPARE(*error.retryAfter, std::chrono::milliseconds(7000));
}

void FaultsTest::throttledDate()
{
    FaultServer server;
    server.on("/", throttled("Thu, 01 Jan 2026 00:01:30 GMT"));
    const auto sink = get(*m_transport, endpointOf(server.url()), "/");
    mw::World now;
    QVERIFY(mw::parseTime("2026-01-01T00:00:00Z", now));
    const mw::Error error = mw::errorFromStatus(429, sink->head.headers, now);
    QCOMPARE(*error.retryAfter, std::chrono::milliseconds(90000));
}

void FaultsTest::writeIsNeverRepeated()
{
    // The server keeps the connection after the first answer, takes the write and hangs up. libcurl
    // would send it once more over a new connection; a restart must not happen twice.
    FaultServer server;
    server.on("/warm", answer(200, "ok"));
    server.on("/write", [](Conversation& c) { c.close(); });
    const mw::Endpoint endpoint = endpointOf(server.url());
    const auto count = [&server](const char* method) {
        int n = 0;
        for (const auto& request : server.requests())
            n += request.method == method ? 1 : 0;
        return n;
    };
    for (const char* method : {"POST", "PATCH", "DELETE"}) {
        QVERIFY(get(*m_transport, endpoint, "/warm")->ok());
        mw::HttpCall call;
        call.method = method;
        call.target = "/write";
        call.body = call.method == "DELETE" ? "" : "{}";
        const auto sink = fetch(*m_transport, endpoint, call);
        QCOMPARE(sink->kind(), ErrorKind::Network);
        QCOMPARE(count(method), 1);
    }
    // A read may be repeated, and is: this shows that the fault is the one which is meant.
    QVERIFY(get(*m_transport, endpoint, "/warm")->ok());
    const int before = count("GET");
    QVERIFY(!get(*m_transport, endpoint, "/write")->ok());
    QCOMPARE(count("GET"), before + 2);
}

void FaultsTest::badTargets_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::newRow("other host") << QByteArray(".elsewhere.example/");
    QTest::newRow("user") << QByteArray("@elsewhere.example/");
    QTest::newRow("line break") << QByteArray("/a\r\nX: y");
    QTest::newRow("blank") << QByteArray("/a b");
}

void FaultsTest::badTargets()
{
    QFETCH(QByteArray, target);
    const auto sink = get(*m_transport, endpointOf("http://127.0.0.1:1"), target.toStdString());
    QCOMPARE(sink->kind(), ErrorKind::Misconfigured);
}

void FaultsTest::headersCannotBreakOut()
{
    FaultServer server;
    mw::Endpoint endpoint = endpointOf(server.url());
    endpoint.bearer = secret("hunter2\r\nX-Admin: yes");
    const auto sink = get(*m_transport, endpoint, "/");
    QCOMPARE(sink->kind(), ErrorKind::Misconfigured);
    QVERIFY(sink->detail().find("hunter2") == std::string::npos);
    QVERIFY(server.requests().empty());
}

MIDWATCH_TEST(FaultsTest)
#include "tst_faults.moc"
