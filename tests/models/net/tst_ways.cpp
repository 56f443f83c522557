// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Ways to a server that are no plain connection: SOCKS proxies and unix sockets.
#include "models/net/proxy.h"
#include "tests/models/net/net_fixture.h"
#include "tests/support/socks_server.h"
#include "tests/support/test_registry.h"

#include <QTemporaryDir>

using namespace mwtest;
using mw::ErrorKind;

namespace {

// For one scope; the transport reads the environment when it is made.
class Variable
{
public:
    Variable(const char* name, const QByteArray& value) : m_name(name) { qputenv(name, value); }
    ~Variable() { qunsetenv(m_name); }
    Variable(const Variable&) = delete;
    Variable& operator=(const Variable&) = delete;

private:
    const char* m_name;
};

std::string portText(uint16_t port)
{
    return std::to_string(port);
}

} // namespace

class WaysTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void socksFromTheConfiguration_data()
    {
        QTest::addColumn<QString>("scheme");
        QTest::newRow("socks5") << QStringLiteral("socks5");
        QTest::newRow("socks5h") << QStringLiteral("socks5h");
    }
    void socksFromTheConfiguration()
    {
        QFETCH(QString, scheme);
        FaultServer server;
        server.on("/x", answer(200, "hello"));
        const SocksServer proxy;
        const auto transport = mw::makeCurlTransport();
        // Only the proxy knows this name: it must resolve it.
        mw::Endpoint endpoint
            = endpointOf("http://cluster.internal.example:" + portText(server.port()));
        endpoint.proxy = scheme.toStdString() + "://127.0.0.1:" + portText(proxy.port());
        const auto sink = get(*transport, endpoint, "/x");
        QVERIFY2(sink->ok(), sink->ok() ? "" : sink->detail().c_str());
        QCOMPARE(sink->body, std::string("hello"));
        QCOMPARE(proxy.asked(),
                 (std::vector<std::string>{"cluster.internal.example:" + portText(server.port())}));
    }

    void socksUnderTls()
    {
        const Authority authority;
        CertificateSpec spec;
        spec.dnsNames = {"cluster.internal.example"};
        FaultOptions options;
        options.tls = true;
        options.identity = authority.issue(spec);
        FaultServer server(options);
        server.on("/x", answer(200, "secret"));
        const SocksServer proxy;
        const auto transport = mw::makeCurlTransport();
        mw::Endpoint endpoint
            = endpointOf("https://cluster.internal.example:" + portText(server.port()));
        endpoint.tls.caPem = authority.pem();
        endpoint.bearer = secret("t0k3n");
        endpoint.proxy = "socks5://127.0.0.1:" + portText(proxy.port());
        const auto sink = get(*transport, endpoint, "/x");
        QVERIFY2(sink->ok(), sink->ok() ? "" : sink->detail().c_str());
        QCOMPARE(server.requests().front().header("Authorization"), std::string("Bearer t0k3n"));
    }

    void socksWithAPassword()
    {
        FaultServer server;
        server.on("/x", answer(200, "hello"));
        const SocksServer proxy("ada", "l0velace");
        const auto transport = mw::makeCurlTransport();
        mw::Endpoint endpoint = endpointOf("http://inner:" + portText(server.port()));
        endpoint.proxy = "socks5://ada:l0velace@127.0.0.1:" + portText(proxy.port());
        QVERIFY(get(*transport, endpoint, "/x")->ok());
        endpoint.proxy = "socks5://ada:wr0ngword@127.0.0.1:" + portText(proxy.port());
        const auto refused = get(*transport, endpoint, "/x");
        QVERIFY(!refused->ok());
        QCOMPARE(refused->kind(), ErrorKind::Network);
        QVERIFY2(refused->detail().find("wr0ngword") == std::string::npos,
                 refused->detail().c_str());
        QCOMPARE(proxy.asked().back(), std::string("!"));
    }

    void aProxyThatRefuses()
    {
        const SocksServer proxy({}, {}, 2); // not allowed by its rules
        const auto transport = mw::makeCurlTransport();
        mw::Endpoint endpoint = endpointOf("http://inner:80");
        endpoint.proxy = "socks5://127.0.0.1:" + portText(proxy.port());
        const auto refused = get(*transport, endpoint, "/x");
        QVERIFY(!refused->ok());
        QCOMPARE(refused->kind(), ErrorKind::Network);
        const RefusingPort nobody;
        endpoint.proxy = "socks5://127.0.0.1:" + portText(nobody.port());
        QCOMPARE(get(*transport, endpoint, "/x")->kind(), ErrorKind::Network);
    }

    // Which of the two does not listen, and what a tunnel is refused for.
    void whatIsWrongWithAProxyIsTold()
    {
        const auto transport = mw::makeCurlTransport();
        const RefusingPort nobody;
        mw::Endpoint endpoint = endpointOf("https://inner.example");
        endpoint.proxy = "http://127.0.0.1:" + portText(nobody.port());
        const auto hint = [&] { return get(*transport, endpoint, "/x")->status->error().hint; };
        QCOMPARE(hint(), std::string("proxy-down"));
        endpoint = endpointOf("http://127.0.0.1:" + portText(nobody.port()));
        QCOMPARE(hint(), std::string("refused"));
        for (const int status : {407, 403, 502}) {
            FaultServer proxy;
            proxy.onAny(answer(status, "no"));
            endpoint = endpointOf("https://inner.example");
            endpoint.proxy = proxy.url();
            QCOMPARE(hint(), std::string(status == 407 ? "proxy-auth" : "proxy-refuses"));
        }
        const mw::Error plain = mw::errorFromStatus(407, {}, mw::World{});
        QCOMPARE(plain.kind, ErrorKind::Network);
        QCOMPARE(plain.hint, std::string("proxy-auth"));
    }

    void socksFromTheEnvironment()
    {
        FaultServer server;
        server.on("/x", answer(200, "hello"));
        const SocksServer proxy;
        const Variable all("ALL_PROXY", "socks5h://127.0.0.1:" + QByteArray::number(proxy.port()));
        const Variable none("NO_PROXY", "127.0.0.1");
        const auto transport = mw::makeCurlTransport();
        QVERIFY(get(*transport, endpointOf("http://inner:" + portText(server.port())), "/x")->ok());
        QCOMPARE(proxy.asked().size(), size_t(1));
        QVERIFY(get(*transport, endpointOf(server.url()), "/x")->ok());
        QCOMPARE(proxy.asked().size(), size_t(1)); // NO_PROXY holds
    }

    void aUnixSocket()
    {
        const QTemporaryDir dir;
        const std::string path = dir.path().toStdString() + "/api.sock";
        const UnixServer server(path, "{\"ok\":true}");
        // No proxy stands between us and a socket of this machine.
        const Variable all("ALL_PROXY", "socks5h://127.0.0.1:9");
        const auto transport = mw::makeCurlTransport();
        mw::Endpoint endpoint = endpointOf("unix://" + path);
        endpoint.bearer = secret("t0k3n");
        const auto sink = get(*transport, endpoint, "/v1/things?limit=5");
        QVERIFY2(sink->ok(), sink->ok() ? "" : sink->detail().c_str());
        QCOMPARE(sink->body, std::string("{\"ok\":true}"));
        QCOMPARE(sink->head.peer, path);
        const std::string head = server.requests().front();
        QVERIFY2(head.starts_with("GET /v1/things?limit=5 HTTP/1.1\r\n"), head.c_str());
        QVERIFY2(head.find("Host: localhost\r\n") != std::string::npos, head.c_str());
        QVERIFY2(head.find("Authorization: Bearer t0k3n\r\n") != std::string::npos, head.c_str());
    }

    void aUnixSocketThatIsNotThere()
    {
        const QTemporaryDir dir;
        const auto transport = mw::makeCurlTransport();
        const auto sink = get(
            *transport, endpointOf("unix://" + dir.path().toStdString() + "/none.sock"), "/x");
        QVERIFY(!sink->ok());
        QCOMPARE(sink->kind(), ErrorKind::Network);
    }

    void socketAddresses()
    {
        QCOMPARE(mw::unixSocketOf("unix:///run/x.sock"), std::optional<std::string>("/run/x.sock"));
        for (const char* other :
             {"unix://", "unix://relative", "http://unix:///x", "UNIX:///x", ""})
            QVERIFY2(!mw::unixSocketOf(other), other);
    }
};

MIDWATCH_TEST(WaysTest)
#include "tst_ways.moc"
