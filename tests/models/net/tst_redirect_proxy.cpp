// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where requests really go: redirects and proxies, and what they carry on the way.
#include "models/net/proxy.h"
#include "tests/models/net/net_fixture.h"
#include "tests/support/test_registry.h"

using namespace mwtest;
using mw::ErrorKind;

namespace {

FaultOptions tlsOptions(const KeyPair& identity, const std::string& clientCa = {})
{
    FaultOptions options;
    options.tls = true;
    options.identity = identity;
    options.clientCaPem = clientCa;
    return options;
}

mw::Endpoint withCredentials(const std::string& url)
{
    mw::Endpoint endpoint = endpointOf(url);
    endpoint.bearer = secret("s3cr3t");
    endpoint.headers = {{"Impersonate-User", "ada"}, {"X-Scope-OrgID", "team"}};
    return endpoint;
}

mw::HttpCall callWithHeader(const std::string& target)
{
    mw::HttpCall call;
    call.target = target;
    call.headers = {{"X-Api-Key", "k3y"}, {"Accept", "application/json"}};
    return call;
}

bool hasCredentials(const ReceivedRequest& request)
{
    return !request.header("Authorization").empty() || !request.header("Impersonate-User").empty()
        || !request.header("X-Scope-OrgID").empty() || !request.header("X-Api-Key").empty();
}

// Sets an environment variable for one scope; nothing else in this test reads the environment.
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

} // namespace

class RedirectProxyTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void sameOriginKeepsCredentials();
    void otherPortLosesCredentials();
    void otherHostLosesCredentials();
    void otherSchemeLosesCredentialsAndCertificate();
    void neverTrustedAgain();
    void atMostFive();
    void writesAreNotRedirected();
    void otherSchemesAreRefused();
    void basicAuthorization();
    void plainProxy();
    void connectProxy();
    void connectProxyWithServerName();
    void proxyPassword();
    void refusingProxy();
    void httpsProxy();
    void environmentProxy_data();
    void environmentProxy();
    void thisMachineIsDirect_data();
    void thisMachineIsDirect();
    void noProxyMatches_data();
    void noProxyMatches();

private:
    Authority m_authority;
    std::unique_ptr<mw::Transport> m_transport;
};

void RedirectProxyTest::initTestCase()
{
    for (const char* name : {"http_proxy",
                             "HTTP_PROXY",
                             "https_proxy",
                             "HTTPS_PROXY",
                             "no_proxy",
                             "NO_PROXY",
                             "all_proxy",
                             "ALL_PROXY"})
        qunsetenv(name);
    m_transport = mw::makeCurlTransport();
}

void RedirectProxyTest::sameOriginKeepsCredentials()
{
    FaultServer server;
    server.on("/a", redirectTo("/b?x=1"));
    server.on("/b", answer(200, "arrived"));
    const auto sink = fetch(*m_transport, withCredentials(server.url()), callWithHeader("/a"));
    QVERIFY(sink->ok());
    QCOMPARE(sink->body, std::string("arrived"));
    QCOMPARE(sink->heads, 1);
    const auto requests = server.requests();
    QCOMPARE(requests.size(), size_t{2});
    QCOMPARE(requests[1].target, std::string("/b?x=1"));
    QCOMPARE(requests[1].header("Authorization"), std::string("Bearer s3cr3t"));
    QCOMPARE(requests[1].header("Impersonate-User"), std::string("ada"));
    QCOMPARE(requests[1].header("X-Api-Key"), std::string("k3y"));
    QCOMPARE(requests[1].connection, requests[0].connection);
}

void RedirectProxyTest::otherPortLosesCredentials()
{
    FaultServer other;
    other.on("/b", answer(200, "elsewhere"));
    FaultServer server;
    server.on("/a", redirectTo(other.url() + "/b"));
    const auto sink = fetch(*m_transport, withCredentials(server.url()), callWithHeader("/a"));
    QVERIFY(sink->ok());
    QCOMPARE(sink->body, std::string("elsewhere"));
    QVERIFY(hasCredentials(server.requests().at(0)));
    QVERIFY(!hasCredentials(other.requests().at(0)));
    QCOMPARE(other.requests().at(0).header("Accept"), std::string("application/json"));
    QVERIFY(other.requests().at(0).head.find("s3cr3t") == std::string::npos);
}

void RedirectProxyTest::otherHostLosesCredentials()
{
    FaultServer server;
    server.on("/a", redirectTo(server.url("localhost") + "/b"));
    server.on("/b", answer(200, "x"));
    QVERIFY(fetch(*m_transport, withCredentials(server.url()), callWithHeader("/a"))->ok());
    QVERIFY(!hasCredentials(server.requests().at(1)));
    QCOMPARE(server.requests().at(1).header("Host"), "localhost:" + std::to_string(server.port()));
}

void RedirectProxyTest::otherSchemeLosesCredentialsAndCertificate()
{
    // From one TLS server to another: the client certificate stays at home too.
    const KeyPair identity = m_authority.issue();
    const KeyPair client = m_authority.issue();
    FaultServer plain;
    plain.on("/b", answer(200, "plain"));
    FaultServer demanding(tlsOptions(identity, m_authority.pem()));
    demanding.on("/b", answer(200, "never"));
    FaultServer server(tlsOptions(identity, m_authority.pem()));
    server.on("/plain", redirectTo(plain.url() + "/b"));
    server.on("/tls", redirectTo(demanding.url() + "/b"));
    mw::Endpoint endpoint = withCredentials(server.url());
    endpoint.tls.caPem = m_authority.pem();
    endpoint.tls.clientCertPem = client.certPem;
    endpoint.tls.clientKeyPem = secret(client.keyPem);
    QVERIFY(fetch(*m_transport, endpoint, callWithHeader("/plain"))->ok());
    QVERIFY(!hasCredentials(plain.requests().at(0)));
    QVERIFY(!fetch(*m_transport, endpoint, callWithHeader("/tls"))->ok());
    QVERIFY(demanding.requests().empty());
}

void RedirectProxyTest::neverTrustedAgain()
{
    FaultServer other;
    FaultServer server;
    server.on("/a", redirectTo(other.url() + "/b"));
    server.on("/delete-everything", answer(200, "x"));
    other.on("/b", redirectTo(server.url() + "/delete-everything"));
    QVERIFY(fetch(*m_transport, withCredentials(server.url()), callWithHeader("/a"))->ok());
    QCOMPARE(server.requests().size(), size_t{2});
    QVERIFY(!hasCredentials(server.requests().at(1)));
}

void RedirectProxyTest::atMostFive()
{
    FaultServer server;
    for (int i = 0; i < 5; ++i)
        server.on("/" + std::to_string(i), redirectTo("/" + std::to_string(i + 1), 307));
    server.on("/5", answer(200, "five"));
    server.on("/loop", redirectTo("/loop"));
    QVERIFY(get(*m_transport, endpointOf(server.url()), "/0")->ok());
    const auto sink = get(*m_transport, endpointOf(server.url()), "/loop");
    QCOMPARE(sink->kind(), ErrorKind::Protocol);
    QCOMPARE(server.requests().size(), size_t{6 + 6});
}

void RedirectProxyTest::writesAreNotRedirected()
{
    FaultServer server;
    server.on("/a", redirectTo("/b", 307));
    mw::HttpCall call;
    call.method = "POST";
    call.target = "/a";
    call.body = "{}";
    const auto sink = fetch(*m_transport, endpointOf(server.url()), call);
    QVERIFY(sink->ok());
    QCOMPARE(sink->head.status, 307);
    QCOMPARE(server.requests().size(), size_t{1});
    QCOMPARE(server.requests().at(0).body, std::string("{}"));
}

void RedirectProxyTest::otherSchemesAreRefused()
{
    FaultServer server;
    server.on("/a", redirectTo("file:///etc/passwd"));
    server.on("/b", redirectTo("gopher://127.0.0.1/"));
    QCOMPARE(get(*m_transport, endpointOf(server.url()), "/a")->kind(), ErrorKind::Protocol);
    QCOMPARE(get(*m_transport, endpointOf(server.url()), "/b")->kind(), ErrorKind::Protocol);
}

void RedirectProxyTest::basicAuthorization()
{
    FaultServer server;
    server.onAny(answer(200, "x"));
    mw::Endpoint endpoint = endpointOf(server.url() + "/prefix");
    endpoint.basicUser = "Aladdin";
    endpoint.basicPassword = secret("open sesame");
    QVERIFY(get(*m_transport, endpoint, "/y")->ok());
    QCOMPARE(server.requests().at(0).target, std::string("/prefix/y"));
    QCOMPARE(server.requests().at(0).header("Authorization"),
             std::string("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="));
}

void RedirectProxyTest::plainProxy()
{
    FaultServer proxy;
    proxy.onAny(answer(200, "by proxy"));
    mw::Endpoint endpoint = endpointOf("http://cluster.example:8080");
    endpoint.proxy = proxy.url();
    const auto sink = get(*m_transport, endpoint, "/x");
    QVERIFY(sink->ok());
    QCOMPARE(sink->body, std::string("by proxy"));
    QCOMPARE(proxy.requests().at(0).target, std::string("http://cluster.example:8080/x"));
}

void RedirectProxyTest::connectProxy()
{
    CertificateSpec spec;
    spec.dnsNames = {"cluster.example"};
    FaultServer server(tlsOptions(m_authority.issue(spec)));
    server.on("/x", answer(200, "through"));
    FaultServer proxy;
    proxy.onAny([port = server.port()](Conversation& c) {
        c.send("HTTP/1.1 200 Connection established\r\nX-Proxy: yes\r\n\r\n");
        c.tunnelTo(port);
    });
    mw::Endpoint endpoint = withCredentials("https://cluster.example:6443");
    endpoint.tls.caPem = m_authority.pem();
    endpoint.proxy = proxy.url();
    const auto sink = get(*m_transport, endpoint, "/x");
    QVERIFY2(sink->ok(), sink->ok() ? "" : sink->detail().c_str());
    QCOMPARE(sink->body, std::string("through"));
    QVERIFY(!mw::findHeader(sink->head.headers, "X-Proxy"));
    const ReceivedRequest connect = proxy.requests().at(0);
    QCOMPARE(connect.method, std::string("CONNECT"));
    QCOMPARE(connect.target, std::string("cluster.example:6443"));
    QVERIFY(!hasCredentials(connect));
    QCOMPARE(server.requests().at(0).serverName, std::string("cluster.example"));
    QVERIFY(hasCredentials(server.requests().at(0)));
}

void RedirectProxyTest::connectProxyWithServerName()
{
    CertificateSpec spec;
    spec.dnsNames = {"kubernetes"};
    FaultServer server(tlsOptions(m_authority.issue(spec)));
    server.on("/x", answer(200, "through"));
    FaultServer proxy;
    proxy.onAny([port = server.port()](Conversation& c) {
        c.send("HTTP/1.1 200 Connection established\r\n\r\n");
        c.tunnelTo(port);
    });
    mw::Endpoint endpoint = endpointOf("https://cluster.example:6443");
    endpoint.tls.caPem = m_authority.pem();
    endpoint.tls.serverName = "kubernetes";
    endpoint.proxy = proxy.url();
    const auto sink = get(*m_transport, endpoint, "/x");
    QVERIFY2(sink->ok(), sink->ok() ? "" : sink->detail().c_str());
    // The proxy is asked for the host that exists, the server for the name in its certificate.
    QCOMPARE(proxy.requests().at(0).target, std::string("cluster.example:6443"));
    QCOMPARE(server.requests().at(0).serverName, std::string("kubernetes"));
    QCOMPARE(server.requests().at(0).header("Host"), std::string("cluster.example:6443"));
}

void RedirectProxyTest::proxyPassword()
{
    FaultServer proxy;
    proxy.onAny(answer(200, "x"));
    mw::Endpoint endpoint = endpointOf("http://cluster.example");
    endpoint.proxy = "http://Aladdin:open%20sesame@127.0.0.1:" + std::to_string(proxy.port());
    QVERIFY(get(*m_transport, endpoint, "/x")->ok());
    QCOMPARE(proxy.requests().at(0).header("Proxy-Authorization"),
             std::string("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="));
}

void RedirectProxyTest::refusingProxy()
{
    FaultServer proxy;
    proxy.onAny(answer(403, "not through here\n"));
    mw::Endpoint endpoint = endpointOf("https://cluster.example:6443");
    endpoint.proxy = proxy.url();
    const auto sink = get(*m_transport, endpoint, "/x");
    QCOMPARE(sink->kind(), ErrorKind::Network);
    QVERIFY2(sink->detail().find("403") != std::string::npos, sink->detail().c_str());
    QCOMPARE(sink->heads, 0);
}

void RedirectProxyTest::httpsProxy()
{
    FaultServer proxy(tlsOptions(m_authority.issue()));
    proxy.onAny(answer(200, "by secure proxy"));
    mw::Endpoint endpoint = endpointOf("http://cluster.example");
    endpoint.proxy = proxy.url();
    endpoint.tls.caPem = m_authority.pem();
    const auto sink = get(*m_transport, endpoint, "/x");
    QVERIFY2(sink->ok(), sink->ok() ? "" : sink->detail().c_str());
    endpoint.tls.caPem.clear();
    QCOMPARE(get(*m_transport, endpoint, "/x")->kind(), ErrorKind::Tls);
}

void RedirectProxyTest::environmentProxy_data()
{
    QTest::addColumn<QByteArray>("proxyName");
    QTest::addColumn<QByteArray>("noProxyName");
    QTest::newRow("lower") << QByteArray("http_proxy") << QByteArray("no_proxy");
    QTest::newRow("upper") << QByteArray("HTTP_PROXY") << QByteArray("NO_PROXY");
    QTest::newRow("all") << QByteArray("ALL_PROXY") << QByteArray("NO_PROXY");
}

void RedirectProxyTest::environmentProxy()
{
    QFETCH(QByteArray, proxyName);
    QFETCH(QByteArray, noProxyName);
    FaultServer proxy;
    proxy.onAny(answer(200, "by proxy"));
    FaultServer direct;
    direct.onAny(answer(200, "direct"));
    const Variable one(proxyName.constData(), QByteArray::fromStdString(proxy.url()));
    const Variable two(noProxyName.constData(), "elsewhere.example,.internal");
    const auto transport = mw::makeCurlTransport(); // reads the environment
    QCOMPARE(get(*transport, endpointOf("http://cluster.example"), "/")->body,
             std::string("by proxy"));
    // As with kubectl, this machine is never asked through the environment's proxy: a demo or a
    // cluster on the laptop works behind any of them.
    QCOMPARE(get(*transport, endpointOf(direct.url()), "/")->body, std::string("direct"));
    QCOMPARE(get(*transport, endpointOf(direct.url("localhost")), "/")->body,
             std::string("direct"));
    // NO_PROXY is read: this name does not exist, and the proxy is not asked for it.
    QVERIFY(!get(*transport, endpointOf("http://a.internal"), "/")->ok());
    // What a kubeconfig says itself stands above both.
    mw::Endpoint endpoint = endpointOf(direct.url("localhost"));
    endpoint.proxy = proxy.url();
    QCOMPARE(get(*transport, endpoint, "/")->body, std::string("by proxy"));
}

void RedirectProxyTest::thisMachineIsDirect_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<bool>("direct");
    const auto row
        = [](const char* url, bool direct) { QTest::newRow(url) << QByteArray(url) << direct; };
    row("http://127.0.0.1:8001", true);
    row("https://127.20.30.40", true);
    row("https://[::1]:6443", true);
    row("https://[::ffff:127.0.0.1]", true);
    row("http://localhost", true);
    row("http://localhost.example", false);
    row("http://128.0.0.1", false);
    row("https://[::2]", false);
    row("http://10.0.0.1", false);
}

void RedirectProxyTest::thisMachineIsDirect()
{
    QFETCH(QByteArray, url);
    QFETCH(bool, direct);
    const mw::ProxyEnvironment environment{"http://p:1", "http://p:1", {}};
    const auto parsed = mw::parseUrl(url.toStdString());
    QVERIFY(parsed);
    QCOMPARE(mw::proxyFor(*parsed, {}, environment)->empty(), direct);
    QVERIFY(!mw::proxyFor(*parsed, "http://q:1", environment)->empty());
}

void RedirectProxyTest::noProxyMatches_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<bool>("bypass");
    const auto row = [](const char* list, const char* url, bool bypass) {
        QTest::addRow("%s ~ %s", list, url) << QByteArray(list) << QByteArray(url) << bypass;
    };
    row("", "http://a.example", false);
    row("*", "http://a.example", true);
    row("example", "http://a.example", true);
    row("a.example", "http://A.EXAMPLE", true);
    row("a.example", "http://ba.example", false);
    row(".example", "http://a.example", true);
    row(".example", "http://example", false);
    row("*.example", "http://a.example", true);
    row("b, a.example", "http://a.example", true);
    row("a.example:8080", "http://a.example", false);
    row("a.example:8080", "http://a.example:8080", true);
    row("a.example:443", "https://a.example", true);
    row("10.0.0.0/8", "https://10.20.30.40:6443", true);
    row("10.0.0.0/8", "https://11.20.30.40:6443", false);
    row("10.0.0.0/13", "https://10.8.0.1", false);
    row("10.0.0.0/13", "https://10.7.255.255", true);
    row("10.0.0.0/8", "https://10.example", false);
    row("127.0.0.1", "http://127.0.0.1:1", true);
    row("::1", "http://[::1]:1", true);
    row("[::1]:2", "http://[::1]:1", false);
    row("fd00::/8", "http://[fd12::1]", true);
    row("0.0.0.0/0", "http://[fd12::1]", false);
    row("10.0.0.0/99", "http://10.0.0.1", false);
    row(",, ,", "http://a.example", false);
}

void RedirectProxyTest::noProxyMatches()
{
    QFETCH(QByteArray, list);
    QFETCH(QByteArray, url);
    QFETCH(bool, bypass);
    const auto parsed = mw::parseUrl(url.toStdString());
    QVERIFY(parsed.has_value());
    QCOMPARE(mw::bypassesProxy(list.toStdString(), *parsed), bypass);
}

MIDWATCH_TEST(RedirectProxyTest)
#include "tst_redirect_proxy.moc"
