// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/net/net_fixture.h"
#include "tests/support/test_registry.h"

#include <QElapsedTimer>

using namespace mwtest;
using namespace std::chrono_literals;
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

} // namespace

class TlsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void customAuthority();
    void wrongAuthority();
    void systemStoreDoesNotKnowUs();
    void expiredCertificate();
    void wrongName();
    void verificationOff();
    void plainServerBehindHttps();
    void clientCertificate();
    void clientCertificateMissing();
    void identitiesDoNotShareConnections();
    void encryptedKeyIsAnErrorNotAPrompt();
    void brokenAuthorityPem();
    void brokenClientPem();
    void serverName();
    void serverNameIsWhatIsVerified();
    void resetInTheHandshakeIsNetwork();
    void noSecretInAnyDetail();
    void sessionsAreResumedOnlyForTheSameIdentity();

private:
    mw::Endpoint trusting(const FaultServer& server, const std::string& host = "127.0.0.1") const
    {
        mw::Endpoint endpoint = endpointOf(server.url(host));
        endpoint.tls.caPem = m_authority.pem();
        return endpoint;
    }
    void useClient(mw::Endpoint& endpoint, const std::string& name) const
    {
        CertificateSpec spec;
        spec.commonName = name;
        const KeyPair pair = m_authority.issue(spec);
        endpoint.tls.clientCertPem = pair.certPem;
        endpoint.tls.clientKeyPem = secret(pair.keyPem);
    }

    Authority m_authority;
    KeyPair m_identity = m_authority.issue();
    std::unique_ptr<mw::Transport> m_transport = mw::makeCurlTransport();
};

void TlsTest::customAuthority()
{
    FaultServer server(tlsOptions(m_identity));
    server.on("/", answer(200, "secure"));
    const auto sink = get(*m_transport, trusting(server), "/");
    QVERIFY2(sink->ok(), sink->ok() ? "" : sink->detail().c_str());
    QCOMPARE(sink->body, std::string("secure"));
    QVERIFY(sink->stats.tls.count() > 0);
    QVERIFY(get(*m_transport, trusting(server, "localhost"), "/")->ok());
    QCOMPARE(server.requests().back().serverName, std::string("localhost"));
}

void TlsTest::wrongAuthority()
{
    FaultServer server(tlsOptions(m_identity));
    const Authority other("Somebody else");
    mw::Endpoint endpoint = trusting(server);
    endpoint.tls.caPem = other.pem();
    const auto sink = get(*m_transport, endpoint, "/");
    QCOMPARE(sink->kind(), ErrorKind::Tls);
    QVERIFY(!sink->detail().empty());
    QVERIFY(server.requests().empty());
}

void TlsTest::systemStoreDoesNotKnowUs()
{
    FaultServer server(tlsOptions(m_identity));
    QCOMPARE(get(*m_transport, endpointOf(server.url()), "/")->kind(), ErrorKind::Tls);
}

void TlsTest::expiredCertificate()
{
    CertificateSpec spec;
    spec.validFromDays = -10;
    spec.validForDays = -1;
    FaultServer server(tlsOptions(m_authority.issue(spec)));
    const auto sink = get(*m_transport, trusting(server), "/");
    QCOMPARE(sink->kind(), ErrorKind::Tls);
    QVERIFY2(sink->detail().find("expired") != std::string::npos, sink->detail().c_str());
}

void TlsTest::wrongName()
{
    CertificateSpec spec;
    spec.dnsNames = {"elsewhere.example"};
    spec.addresses = {};
    FaultServer server(tlsOptions(m_authority.issue(spec)));
    QCOMPARE(get(*m_transport, trusting(server), "/")->kind(), ErrorKind::Tls);
}

void TlsTest::verificationOff()
{
    FaultServer server(tlsOptions(m_identity));
    server.on("/", answer(200, "unverified"));
    mw::Endpoint endpoint = endpointOf(server.url());
    endpoint.tls.verify = false;
    QVERIFY(get(*m_transport, endpoint, "/")->ok());
    // The connection that nobody verified is not used by one who wants to know.
    QCOMPARE(get(*m_transport, endpointOf(server.url()), "/")->kind(), ErrorKind::Tls);
}

void TlsTest::plainServerBehindHttps()
{
    FaultServer server;
    server.onAny(answer(200, "x"));
    const auto sink = get(
        *m_transport, endpointOf("https://127.0.0.1:" + std::to_string(server.port())), "/", [] {
            mw::TransferLimits limits;
            limits.connectTimeout = 700ms; // the plain server waits for the end of a request line
            return limits;
        }());
    QVERIFY(sink->kind() == ErrorKind::Tls || sink->kind() == ErrorKind::Timeout);
}

void TlsTest::clientCertificate()
{
    FaultServer server(tlsOptions(m_identity, m_authority.pem()));
    server.on("/", answer(200, "welcome"));
    mw::Endpoint endpoint = trusting(server);
    useClient(endpoint, "ada");
    const auto sink = get(*m_transport, endpoint, "/");
    QVERIFY2(sink->ok(), sink->ok() ? "" : sink->detail().c_str());
    QCOMPARE(server.requests().at(0).clientName, std::string("ada"));
}

void TlsTest::clientCertificateMissing()
{
    FaultServer server(tlsOptions(m_identity, m_authority.pem()));
    const auto sink = get(*m_transport, trusting(server), "/");
    QVERIFY(!sink->ok());
    QVERIFY2(sink->kind() == ErrorKind::Tls || sink->kind() == ErrorKind::Network,
             sink->detail().c_str());
    QVERIFY(server.requests().empty());
}

void TlsTest::identitiesDoNotShareConnections()
{
    FaultServer server(tlsOptions(m_identity, m_authority.pem()));
    server.on("/", answer(200, "ok"));
    mw::Endpoint ada = trusting(server);
    mw::Endpoint bob = trusting(server);
    useClient(ada, "ada");
    useClient(bob, "bob");
    for (int i = 0; i < 3; ++i) {
        QVERIFY(get(*m_transport, ada, "/")->ok());
        QVERIFY(get(*m_transport, bob, "/")->ok());
    }
    const auto requests = server.requests();
    QCOMPARE(requests.size(), size_t{6});
    for (size_t i = 0; i < requests.size(); ++i)
        QCOMPARE(requests[i].clientName, std::string(i % 2 == 0 ? "ada" : "bob"));
    QCOMPARE(server.connections(), 2);
}

void TlsTest::encryptedKeyIsAnErrorNotAPrompt()
{
    FaultServer server(tlsOptions(m_identity, m_authority.pem()));
    mw::Endpoint endpoint = trusting(server);
    useClient(endpoint, "ada");
    endpoint.tls.clientKeyPem
        = secret(encryptKey(std::string(endpoint.tls.clientKeyPem->reveal()), "password"));
    QElapsedTimer timer;
    timer.start();
    const auto sink = get(*m_transport, endpoint, "/");
    QCOMPARE(sink->kind(), ErrorKind::Misconfigured);
    QVERIFY(timer.elapsed() < 5000);
}

void TlsTest::brokenAuthorityPem()
{
    FaultServer server(tlsOptions(m_identity));
    mw::Endpoint endpoint = trusting(server);
    endpoint.tls.caPem = "-----BEGIN CERTIFICATE-----\nno\n-----END CERTIFICATE-----\n";
    const auto sink = get(*m_transport, endpoint, "/");
    QVERIFY(sink->kind() == ErrorKind::Misconfigured || sink->kind() == ErrorKind::Tls);
    QVERIFY(server.requests().empty());
}

void TlsTest::brokenClientPem()
{
    FaultServer server(tlsOptions(m_identity, m_authority.pem()));
    mw::Endpoint endpoint = trusting(server);
    useClient(endpoint, "ada");
    endpoint.tls.clientKeyPem = secret(m_authority.issue().keyPem); // of another certificate
    QCOMPARE(get(*m_transport, endpoint, "/")->kind(), ErrorKind::Misconfigured);
    endpoint.tls.clientCertPem = "garbage";
    QCOMPARE(get(*m_transport, endpoint, "/")->kind(), ErrorKind::Misconfigured);
}

void TlsTest::serverName()
{
    CertificateSpec spec;
    spec.dnsNames = {"kubernetes.default.svc"};
    spec.addresses = {};
    FaultServer server(tlsOptions(m_authority.issue(spec)));
    server.on("/api/v1/pods", answer(200, "pods"));
    mw::Endpoint endpoint = trusting(server);
    QCOMPARE(get(*m_transport, endpoint, "/api/v1/pods")->kind(), ErrorKind::Tls);
    endpoint.tls.serverName = "kubernetes.default.svc";
    const auto sink = get(*m_transport, endpoint, "/api/v1/pods?limit=5");
    QVERIFY2(sink->ok(), sink->ok() ? "" : sink->detail().c_str());
    QCOMPARE(sink->head.peer, "127.0.0.1:" + std::to_string(server.port()));
    const ReceivedRequest request = server.requests().at(0);
    QCOMPARE(request.serverName, std::string("kubernetes.default.svc"));
    QCOMPARE(request.header("Host"), "127.0.0.1:" + std::to_string(server.port()));
    QCOMPARE(request.target, std::string("/api/v1/pods?limit=5"));
    QVERIFY(get(*m_transport, endpoint, "/api/v1/pods")->ok());
    QCOMPARE(server.requests().back().connection, request.connection);
}

void TlsTest::serverNameIsWhatIsVerified()
{
    FaultServer server(tlsOptions(m_identity)); // for localhost and 127.0.0.1
    server.on("/", answer(200, "x"));
    mw::Endpoint endpoint = trusting(server);
    endpoint.tls.serverName = "kubernetes.default.svc";
    QCOMPARE(get(*m_transport, endpoint, "/")->kind(), ErrorKind::Tls);
    QVERIFY(server.requests().empty());
}

void TlsTest::resetInTheHandshakeIsNetwork()
{
    auto server = std::make_unique<FaultServer>([] {
        FaultOptions silentOptions;
        silentOptions.neverSpeak = true;
        return silentOptions;
    }());
    auto sink = std::make_shared<KeepingSink>();
    m_transport->submit(share(endpointOf("https://127.0.0.1:" + std::to_string(server->port()))),
                        {},
                        mw::Lane::Interactive,
                        {},
                        sink);
    QVERIFY(!sink->waitDone(300ms));
    server.reset(); // closes with unread bytes: RST
    QVERIFY(sink->waitDone());
    QCOMPARE(sink->kind(), ErrorKind::Network);
}

void TlsTest::noSecretInAnyDetail()
{
    RefusingPort port;
    const std::string token = "s3cr3t-token-value";
    mw::Endpoint endpoint = endpointOf("https://" + token + ".invalid");
    endpoint.bearer = secret(token);
    endpoint.proxy = "http://me:pr0xypass@127.0.0.1:" + std::to_string(port.port());
    for (int i = 0; i < 2; ++i) {
        const auto sink = get(*m_transport, endpoint, "/?token=" + token);
        QVERIFY(!sink->ok());
        QVERIFY2(sink->detail().find(token) == std::string::npos, sink->detail().c_str());
        QVERIFY2(sink->detail().find("pr0xypass") == std::string::npos, sink->detail().c_str());
        endpoint.proxy = "ftp://me:pr0xypass@127.0.0.1";
    }
    endpoint.baseUrl = "https://user:" + token + "@127.0.0.1";
    const auto sink = get(*m_transport, endpoint, "/");
    QCOMPARE(sink->kind(), ErrorKind::Misconfigured);
    QVERIFY(sink->detail().find(token) == std::string::npos);
}

void TlsTest::sessionsAreResumedOnlyForTheSameIdentity()
{
    // New connections each time: a TLS session of ada must not vouch for bob or for nobody.
    FaultServer server(tlsOptions(m_identity, m_authority.pem()));
    server.on("/", [](Conversation& c) {
        c.reply(200, {{"Connection", "close"}}, "ok");
        c.close();
    });
    mw::Endpoint ada = trusting(server);
    mw::Endpoint bob = trusting(server);
    useClient(ada, "ada");
    useClient(bob, "bob");
    for (int i = 0; i < 3; ++i) {
        QVERIFY(get(*m_transport, ada, "/")->ok());
        QCOMPARE(server.requests().back().clientName, std::string("ada"));
        QVERIFY(get(*m_transport, bob, "/")->ok());
        QCOMPARE(server.requests().back().clientName, std::string("bob"));
        QVERIFY(!get(*m_transport, trusting(server), "/")->ok());
    }
}

MIDWATCH_TEST(TlsTest)
#include "tst_tls.moc"
