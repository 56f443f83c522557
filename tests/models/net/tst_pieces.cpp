// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The pure parts: lines, headers, statuses, addresses; and the fake that others test with.
#include "models/net/headers.h"
#include "models/net/line_splitter.h"
#include "models/net/url.h"
#include "tests/models/net/net_fixture.h"
#include "tests/support/fake_secret_store.h"
#include "tests/support/fake_transport.h"
#include "tests/support/test_registry.h"

#include <random>

using namespace mwtest;
using namespace std::chrono_literals;
using mw::ErrorKind;

class PiecesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void linesInAnyCut();
    void lineLimit_data();
    void lineLimit();
    void lineLimitSticks();
    void manyShortLinesOverTheLimitTogether();
    void eachLine();
    void kinds_data();
    void kinds();
    void retryAfter_data();
    void retryAfter();
    void urls_data();
    void urls();
    void redirects_data();
    void redirects();
    void fakeTransportByHand();
    void fakeTransportByScript();
    void fakeTransportFinishesEverything();
    void fakeSecretStore();
};

void PiecesTest::linesInAnyCut()
{
    std::string text;
    for (int i = 0; i < 300; ++i)
        text += std::string(static_cast<size_t>(i % 17), 'a') + std::to_string(i) + "\n";
    text += "rest";
    std::mt19937 random(7);
    for (int round = 0; round < 200; ++round) {
        mw::LineSplitter splitter(100);
        std::string joined;
        for (size_t at = 0; at < text.size();) {
            const size_t length = 1 + random() % (round % 2 == 0 ? 3 : 700);
            const auto batch = splitter.push(text.substr(at, length));
            QVERIFY(batch.has_value());
            QVERIFY(batch->empty() || batch->back() == '\n');
            joined += *batch;
            at += length;
        }
        QCOMPARE(joined + "rest", text);
        QCOMPARE(splitter.buffered(), size_t{4});
        QCOMPARE(splitter.takeRest(), std::string("rest"));
        QCOMPARE(splitter.buffered(), size_t{0});
    }
}

void PiecesTest::lineLimit_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    QTest::addColumn<bool>("ok");
    const QByteArray ten(10, 'x');
    QTest::newRow("exactly") << ten + "\n" << QByteArray("y\n") << true;
    QTest::newRow("one more") << ten + "x\n" << QByteArray() << false;
    QTest::newRow("no end") << ten + "x" << QByteArray() << false;
    QTest::newRow("exactly, in two") << ten << QByteArray("\n") << true;
    QTest::newRow("one more, in two") << ten << QByteArray("x\n") << false;
    QTest::newRow("long one between") << QByteArray("a\n") + ten + "x\nb\n"
                                      << QByteArray() << false;
    QTest::newRow("long rest") << QByteArray("a\n") + ten + "x" << QByteArray() << false;
}

void PiecesTest::lineLimit()
{
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, second);
    QFETCH(bool, ok);
    mw::LineSplitter splitter(10);
    const auto one = splitter.push(first.toStdString());
    const auto two = splitter.push(second.toStdString());
    QCOMPARE(one.has_value() && two.has_value(), ok);
    if (!two)
        QCOMPARE(two.error().kind, ErrorKind::TooLarge);
}

void PiecesTest::lineLimitSticks()
{
    mw::LineSplitter splitter(4);
    QVERIFY(!splitter.push("12345").has_value());
    QVERIFY(!splitter.push("\nok\n").has_value());
    QCOMPARE(splitter.buffered(), size_t{0});
    mw::LineSplitter any(0);
    QVERIFY(any.push(std::string(1u << 20, 'x') + "\n").has_value());
}

void PiecesTest::manyShortLinesOverTheLimitTogether()
{
    mw::LineSplitter splitter(10);
    std::string text;
    for (int i = 0; i < 100; ++i)
        text += "short\n";
    QCOMPARE(*splitter.push(text), text);
}

void PiecesTest::eachLine()
{
    std::vector<std::string> lines;
    mw::forEachLine("a\r\n\n\r\nbc\nlast",
                    [&](std::string_view line) { lines.emplace_back(line); });
    QCOMPARE(lines, (std::vector<std::string>{"a", "bc", "last"}));
}

void PiecesTest::kinds_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<ErrorKind>("kind");
    const auto row
        = [](int status, ErrorKind kind) { QTest::addRow("%d", status) << status << kind; };
    row(400, ErrorKind::Invalid);
    row(401, ErrorKind::Unauthorized);
    row(403, ErrorKind::Forbidden);
    row(404, ErrorKind::NotFound);
    row(405, ErrorKind::Invalid);
    row(409, ErrorKind::Conflict);
    row(410, ErrorKind::Gone);
    row(422, ErrorKind::Invalid);
    row(429, ErrorKind::Throttled);
    row(500, ErrorKind::Unavailable);
    row(503, ErrorKind::Unavailable);
    row(504, ErrorKind::Unavailable);
    row(302, ErrorKind::Protocol);
}

void PiecesTest::kinds()
{
    QFETCH(int, status);
    QFETCH(ErrorKind, kind);
    const mw::Error error = mw::errorFromStatus(status, {}, {});
    QCOMPARE(error.kind, kind);
    QCOMPARE(error.http, status);
    QVERIFY(!error.retryAfter);
}

void PiecesTest::retryAfter_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("date");
    QTest::addColumn<qint64>("seconds"); // -1 = none
    QTest::newRow("seconds") << QByteArray("120") << QByteArray() << qint64{120};
    QTest::newRow("zero") << QByteArray("0") << QByteArray() << qint64{0};
    QTest::newRow("blanks") << QByteArray(" 5 ") << QByteArray() << qint64{5};
    QTest::newRow("endless") << QByteArray("99999999999999999999999") << QByteArray()
                             << qint64{86400};
    QTest::newRow("negative") << QByteArray("-5") << QByteArray() << qint64{-1};
    QTest::newRow("words") << QByteArray("later") << QByteArray() << qint64{-1};
    QTest::newRow("date") << QByteArray("Thu, 01 Jan 2026 00:00:30 GMT") << QByteArray()
                          << qint64{30};
    QTest::newRow("old form") << QByteArray("Thursday, 01-Jan-26 00:00:30 GMT") << QByteArray()
                              << qint64{30};
    QTest::newRow("past") << QByteArray("Thu, 01 Jan 2015 00:00:30 GMT") << QByteArray()
                          << qint64{0};
    // The server's clock is two hours behind ours: it still means twenty seconds.
    QTest::newRow("server clock") << QByteArray("Wed, 31 Dec 2025 22:00:20 GMT")
                                  << QByteArray("Wed, 31 Dec 2025 22:00:00 GMT") << qint64{20};
}

void PiecesTest::retryAfter()
{
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, date);
    QFETCH(qint64, seconds);
    mw::World now;
    QVERIFY(mw::parseTime("2026-01-01T00:00:00Z", now));
    mw::Headers headers{{"retry-after", value.toStdString()}};
    if (!date.isEmpty())
        headers.emplace_back("Date", date.toStdString());
    const auto found = mw::errorFromStatus(503, headers, now).retryAfter;
    QCOMPARE(found.has_value(), seconds >= 0);
    if (found)
        QCOMPARE(qint64(found->count()), seconds * 1000);
}

void PiecesTest::urls_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("authority"); // empty = refused
    QTest::newRow("plain") << QByteArray("http://Host:9090/prom") << QByteArray("host:9090");
    QTest::newRow("default port") << QByteArray("https://host:443/") << QByteArray("host");
    QTest::newRow("ipv6") << QByteArray("https://[::1]:6443") << QByteArray("[::1]:6443");
    QTest::newRow("no scheme") << QByteArray("host:6443") << QByteArray();
    QTest::newRow("file") << QByteArray("file:///etc/passwd") << QByteArray();
    QTest::newRow("user") << QByteArray("https://me@host") << QByteArray();
    QTest::newRow("empty") << QByteArray() << QByteArray();
    QTest::newRow("blank") << QByteArray("https://ho st") << QByteArray();
}

void PiecesTest::urls()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, authority);
    const auto url = mw::parseUrl(text.toStdString());
    QCOMPARE(url.has_value(), !authority.isEmpty());
    if (url)
        QCOMPARE(url->authority(), authority.toStdString());
    else
        QCOMPARE(url.error().kind, ErrorKind::Misconfigured);
}

void PiecesTest::redirects_data()
{
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<QByteArray>("target");
    QTest::newRow("path") << QByteArray("/x?y=1") << QByteArray("https://host:6443/x?y=1");
    QTest::newRow("relative") << QByteArray("c") << QByteArray("https://host:6443/a/c");
    QTest::newRow("query") << QByteArray("?z") << QByteArray("https://host:6443/a/b?z");
    QTest::newRow("host") << QByteArray("//other/x") << QByteArray("https://other/x");
    QTest::newRow("whole") << QByteArray("http://other:1/x") << QByteArray("http://other:1/x");
    QTest::newRow("password is dropped")
        << QByteArray("http://u:p@other/x") << QByteArray("http://other/x");
    QTest::newRow("fragment is dropped") << QByteArray("/x#y") << QByteArray("https://host:6443/x");
    QTest::newRow("blank") << QByteArray("/x y") << QByteArray("https://host:6443/x%20y");
    QTest::newRow("javascript") << QByteArray("javascript:alert(1)") << QByteArray("?");
    QTest::newRow("ftp") << QByteArray("ftp://host/x") << QByteArray();
}

void PiecesTest::redirects()
{
    QFETCH(QByteArray, location);
    QFETCH(QByteArray, target);
    const auto from = mw::parseUrl("https://host:6443/a/b?q=1");
    QVERIFY(from.has_value());
    const auto to = mw::resolveRedirect(*from, location.toStdString());
    if (target == "?") { // either a refusal or a path on the same host, never somewhere else
        QVERIFY(!to || to->sameOrigin(*from));
        return;
    }
    QCOMPARE(to.has_value(), !target.isEmpty());
    if (to)
        QCOMPARE(to->text, target.toStdString());
    else
        QCOMPARE(to.error().kind, ErrorKind::Protocol);
}

void PiecesTest::fakeTransportByHand()
{
    FakeTransport transport;
    const auto sink = std::make_shared<KeepingSink>(5);
    mw::HttpCall call;
    call.target = "/api/v1/pods?watch=1";
    const auto id
        = transport.submit(share(endpointOf("http://x")), call, mw::Lane::Watch, {}, sink);
    QCOMPARE(transport.openCount("/api/v1/pods"), size_t{1});
    QCOMPARE(transport.countOf("GET", "/api"), size_t{1});
    QVERIFY(transport.open("/apis") == nullptr);
    QVERIFY(transport.data(id, "abc"));
    QVERIFY(!transport.data(id, "defg"));
    QVERIFY(transport.open()->paused);
    transport.resume(id);
    QVERIFY(!transport.open()->paused);
    transport.done(id);
    QVERIFY(sink->ok());
    QCOMPARE(sink->body, std::string("abcdefg"));
    transport.data(id, "late");
    transport.done(id);
    QCOMPARE(sink->dones, 1);
    QCOMPARE(sink->afterDone, 0);
}

void PiecesTest::fakeTransportByScript()
{
    FakeTransport transport;
    FakeReply busy;
    busy.status = 429;
    busy.headers = {{"Retry-After", "1"}};
    transport.script("/a", busy, 1);
    FakeReply fine;
    fine.body = "{}";
    transport.script("/a", fine);
    transport.setAutomatic(true);
    std::vector<std::shared_ptr<KeepingSink>> sinks;
    for (int i = 0; i < 3; ++i) {
        sinks.push_back(std::make_shared<KeepingSink>());
        mw::HttpCall call;
        call.target = i < 2 ? "/a" : "/b";
        transport.submit(
            share(endpointOf("http://x")), call, mw::Lane::Interactive, {}, sinks.back());
    }
    QCOMPARE(sinks[0]->dones, 0); // never from inside submit
    QTRY_COMPARE(sinks[1]->dones, 1);
    QCOMPARE(sinks[0]->head.status, 429);
    QCOMPARE(sinks[1]->head.status, 200);
    QCOMPARE(sinks[1]->body, std::string("{}"));
    QCOMPARE(sinks[2]->dones, 0);
    transport.cancel(3);
    QTRY_COMPARE(sinks[2]->dones, 1);
    QCOMPARE(sinks[2]->kind(), ErrorKind::Cancelled);
}

void PiecesTest::fakeTransportFinishesEverything()
{
    const auto one = std::make_shared<KeepingSink>();
    const auto two = std::make_shared<KeepingSink>();
    {
        FakeTransport transport;
        transport.submit(share(endpointOf("http://x")), {}, mw::Lane::Bulk, {}, one);
        transport.dropConnections();
        QCOMPARE(transport.pump(), size_t{1});
        QCOMPARE(one->kind(), ErrorKind::Network);
        transport.submit(share(endpointOf("http://x")), {}, mw::Lane::Bulk, {}, two);
    }
    QCOMPARE(two->kind(), ErrorKind::Cancelled);
    QCOMPARE(one->dones, 1);
}

void PiecesTest::fakeSecretStore()
{
    FakeSecretStore store;
    store.set("keychain:a", "value");
    std::vector<std::string> seen;
    const auto note = [&](mw::Result<mw::SecretPtr> result) {
        seen.push_back(result ? std::string((*result)->reveal())
                              : mw::toString(result.error().kind));
    };
    store.fetch(mw::SecretId("keychain:a"), note);
    store.fetch(mw::SecretId("keychain:b"), note);
    QVERIFY(seen.empty());
    QTRY_COMPARE(seen.size(), size_t{2});
    QCOMPARE(seen[0], std::string("value"));
    QCOMPARE(seen[1], std::string(mw::toString(ErrorKind::NotAvailable)));
    QCOMPARE(store.fetches("keychain:a"), 1);
}

MIDWATCH_TEST(PiecesTest)
#include "tst_pieces.moc"
