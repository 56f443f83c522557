// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/estate/estate.h"
#include "tests/support/test_registry.h"

#include <QTemporaryDir>
#include <filesystem>
#include <fstream>

using namespace mw;

class KubeconfigTest : public QObject
{
    Q_OBJECT
private:
    QTemporaryDir m_dir;

    std::string path(const std::string& name) { return m_dir.path().toStdString() + "/" + name; }

    std::string write(const std::string& name, const std::string& text)
    {
        std::filesystem::create_directories(std::filesystem::path(path(name)).parent_path());
        std::ofstream(path(name), std::ios::binary) << text;
        return path(name);
    }

    // One cluster and one user, bodies as given.
    KubeContext one(const std::string& cluster, const std::string& user)
    {
        const auto config
            = readKubeconfig({write("one",
                                    "contexts: [{name: x, context: {cluster: c, user: "
                                    "u, namespace: shop}}]\n"
                                    "clusters: [{name: c, cluster: {"
                                        + cluster
                                        + "}}]\n"
                                          "users: [{name: u, user: {"
                                        + user + "}}]\n")});
        return config && config->contexts.size() == 1 ? config->contexts[0] : KubeContext{};
    }

    static constexpr const char* pem = "-----BEGIN CERTIFICATE-----\nAAAA\n";
    static constexpr const char* pem64 = "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCkFBQUEK";

private Q_SLOTS:
    void init() { qunsetenv("KUBECONFIG"); }

    void mergesAsKubectlDoes()
    {
        // The first file that names an entry decides it whole: nothing of b's "c", "u" and "x".
        const auto a = write("a",
                             "clusters: [{name: c, cluster: {server: \"https://a:1\"}}]\n"
                             "users: [{name: u, user: {token: A}}]\n"
                             "contexts: [{name: x, context: {cluster: c, user: u}}]\n");
        const auto b
            = write("b",
                    "current-context: y\n"
                    "clusters: [{name: c, cluster: {server: \"https://b:1\", proxy-url: "
                    "\"http://p:1\"}}, {name: d, cluster: {server: \"https://d:1\"}}]\n"
                    "users: [{name: u, user: {token: B, username: bob}}]\n"
                    "contexts: [{name: x, context: {cluster: d, user: u, namespace: ns}},\n"
                    "  {name: y, context: {cluster: d, user: u}}]\n");
        const auto c = write("c", "current-context: x\n");
        const auto config = readKubeconfig({a, path("missing"), b, c});
        QVERIFY(config);
        QVERIFY(config->diagnostics.empty());
        QCOMPARE(config->currentContext, std::string("y"));
        QCOMPARE(config->contexts.size(), size_t(2));
        const KubeContext& x = config->contexts[0];
        QCOMPARE(x.server, std::string("https://a:1"));
        QCOMPARE(x.proxyUrl, std::string());
        QCOMPARE(x.ns, std::string());
        QCOMPARE(x.tokenInline, std::string("A"));
        QCOMPARE(x.basicUser, std::string());
        QCOMPARE(config->contexts[1].server, std::string("https://d:1"));
        QCOMPARE(config->contexts[1].tokenInline, std::string("A"));
    }

    void relativePathsBelongToTheirFile()
    {
        write("first/ca.pem", pem);
        write("second/cert.pem", pem);
        const auto a = write("first/config",
                             "clusters: [{name: c, cluster: {server: \"https://a\", "
                             "certificate-authority: ca.pem}}]\n"
                             "contexts: [{name: x, context: {cluster: c, user: u}}]\n");
        const auto b = write("second/config",
                             "users: [{name: u, user: {client-certificate: cert.pem, "
                             "client-key: ../keys/k.pem, tokenFile: token}}]\n");
        const auto config = readKubeconfig({a, b});
        const KubeContext& x = config->contexts[0];
        QVERIFY2(!x.error, x.error ? describe(*x.error).c_str() : "");
        QCOMPARE(x.caPem, std::string(pem));
        QCOMPARE(x.clientCertPem, std::string(pem));
        QCOMPARE(x.clientKeyFile->str(), "file:" + path("keys/k.pem"));
        QCOMPARE(x.tokenFile, path("second/token"));
    }

    void dataWinsOverFiles()
    {
        const KubeContext x = one(std::string("server: \"https://a/\", certificate-authority: "
                                              "/nowhere, certificate-authority-data: ")
                                      + pem64 + ", tls-server-name: api.internal",
                                  std::string("client-certificate: /nowhere, "
                                              "client-certificate-data: ")
                                      + pem64 + ", client-key: /nowhere, client-key-data: " + pem64
                                      + ", token: t, tokenFile: /run/token");
        QVERIFY2(!x.error, x.error ? describe(*x.error).c_str() : "");
        QCOMPARE(x.server, std::string("https://a"));
        QCOMPARE(x.caPem, std::string(pem));
        QCOMPARE(x.clientKeyInline, std::string(pem));
        QVERIFY(!x.clientKeyFile);
        QCOMPARE(x.tlsServerName, std::string("api.internal"));
        QCOMPARE(x.tokenFile, std::string("/run/token"));
        QCOMPARE(x.ns, std::string("shop"));
    }

    void impersonationAndProxy()
    {
        const KubeContext x = one(
            "server: \"https://a\", proxy-url: \"socks5://p:1080\", insecure-skip-tls-verify: true",
            "username: bob, password: pw, as: alice, as-uid: \"7\", as-groups: [a, b], "
            "as-user-extra: {scopes: [r, w]}");
        QVERIFY2(!x.error, x.error ? describe(*x.error).c_str() : "");
        QVERIFY(x.insecureSkipTlsVerify);
        QCOMPARE(x.proxyUrl, std::string("socks5://p:1080"));
        QCOMPARE(x.basicUser, std::string("bob"));
        QCOMPARE(x.impersonateUser, std::string("alice"));
        QCOMPARE(x.impersonateUid, std::string("7"));
        QCOMPARE(x.impersonateGroups, (std::vector<std::string>{"a", "b"}));
        QCOMPARE(x.impersonateExtra.at("scopes"), (std::vector<std::string>{"r", "w"}));
    }

    void execIsNoted()
    {
        const KubeContext x
            = one("server: \"https://a\"",
                  "exec: {apiVersion: client.authentication.k8s.io/v1, command: aws}");
        QVERIFY(x.hasExec);
        QCOMPARE(x.execCommand, std::string("aws"));
        QVERIFY(!x.error); // what it says is read by readKubeAuth, when it is needed
    }

    void mistakesStayInTheirContext()
    {
        const auto config
            = readKubeconfig({write("m",
                                    "clusters:\n"
                                    "- {name: good, cluster: {server: \"https://a\"}}\n"
                                    "- {name: bad, cluster: {server: \"https://a:x\"}}\n"
                                    "contexts:\n"
                                    "- {name: g, context: {cluster: good}}\n"
                                    "- {name: b, context: {cluster: bad}}\n"
                                    "- {name: gone, context: {cluster: nowhere}}\n"
                                    "- {name: nouser, context: {cluster: good, user: nobody}}\n"
                                    "- {name: empty}\n")});
        QCOMPARE(config->contexts.size(), size_t(5));
        QVERIFY(!config->contexts[0].error);
        for (size_t i = 1; i < 5; ++i)
            QVERIFY2(config->contexts[i].error, config->contexts[i].name.c_str());
        QCOMPARE(config->contexts[1].error->place->line, 3);
        QCOMPARE(config->contexts[2].error->place->line, 7);
    }

    void badValues()
    {
        QVERIFY(one("server: \"https://a\", certificate-authority: /nowhere", "token: x").error);
        QVERIFY(one("server: \"https://a\", certificate-authority-data: \"%%\"", "token: x").error);
        QVERIFY(
            one("server: \"https://a\", certificate-authority-data: aGVsbG8=", "token: x").error);
        QVERIFY(one("proxy-url: \"http://p\"", "token: x").error);
        QVERIFY(one("server: \"https://a\"", "token: 123").error);
        QVERIFY(one("server: \"https://a\", insecure-skip-tls-verify: maybe", "token: x").error);
        QVERIFY(one(std::string("server: \"https://a\"")
                        + ", insecure-skip-tls-verify: true, certificate-authority-data: " + pem64,
                    "token: x")
                    .error);
        QVERIFY(
            one("server: \"https://a\"", std::string("client-certificate-data: ") + pem64).error);
        QVERIFY(one("server: \"https://a\"", "as-groups: [x]").error);
        const KubeContext bare = one("server: \"127.0.0.1:8080\"", "token: x");
        QVERIFY(!bare.error);
        QCOMPARE(bare.server, std::string("http://127.0.0.1:8080"));
    }

    void duplicatesAndBrokenFilesAreSaid()
    {
        const auto dup = write("dup",
                               "clusters: [{name: c, cluster: {server: \"https://a\"}}, {name: c, "
                               "cluster: {server: \"https://b\"}}]\n"
                               "contexts: [{name: x, context: {cluster: c}}]\n");
        const auto broken = write("broken", "clusters: [\n");
        const auto config = readKubeconfig({broken, dup});
        QVERIFY(config);
        QCOMPARE(config->diagnostics.size(), size_t(2));
        QCOMPARE(config->contexts[0].server, std::string("https://a"));
        QCOMPARE(readKubeconfig({broken}).error().kind, ErrorKind::Misconfigured);
        QCOMPARE(readKubeconfig({path("missing")}).error().kind, ErrorKind::NotAvailable);
        QCOMPARE(readKubeconfig({path("missing"), broken}).error().kind, ErrorKind::Misconfigured);
    }

    void mistakesOfTheTextAreSaidWithTheirPlace()
    {
        // Columns count what a person counts: ü is one.
        const auto twice = readKubeconfig({write("t", "users: []\nä: [{ü: 1, ü: 2}]\n")});
        QCOMPARE(twice.error().kind, ErrorKind::Misconfigured);
        QCOMPARE(twice.error().place->line, 2);
        QCOMPARE(twice.error().place->column, 12);
        QVERIFY(twice.error().detail.find("stands here twice") != std::string::npos);
        std::string bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n";
        for (char c = 'b'; c < 'k'; ++c)
            bomb
                += std::string(1, c) + ": &" + c + " [*" + char(c - 1) + ",*" + char(c - 1) + "]\n";
        QCOMPARE(readKubeconfig({write("t", bomb)}).error().place->line, 1);
        const auto big = readKubeconfig({write("t", std::string(50u << 20, 'x'))});
        QCOMPARE(big.error().kind, ErrorKind::Misconfigured);
        QVERIFY(big.error().detail.find("larger than 8192 KiB") != std::string::npos);
        QCOMPARE(readKubeconfig({write("t", "- a\n")}).error().place->line, 1);
        QCOMPARE(readKubeconfig({path("")}).error().kind, ErrorKind::Io); // a folder
    }

    void manyContextsAreCountedNotCompared()
    {
        // As many as fit: each is found by name, and who names none of them is told so a thousand
        // times, not a hundred thousand times.
        std::string text = "clusters: [{name: c, cluster: {server: \"https://a\"}}]\ncontexts:\n";
        constexpr size_t count = 60'000;
        for (size_t i = 0; i < count; ++i)
            text += "- {name: c" + std::to_string(i) + ", context: {cluster: " + (i % 2 ? "c" : "x")
                + "}}\n";
        const auto config = readKubeconfig({write("many", text)});
        QVERIFY2(config, config ? "" : describe(config.error()).c_str());
        QCOMPARE(config->contexts.size(), count);
        for (size_t i = 0; i < count; ++i)
            QCOMPARE(config->contexts[i].error.has_value(), i % 2 == 0);
        QCOMPARE(config->diagnostics.size(), size_t(1000));
    }

    void sharedTextIsNotMultiplied()
    {
        // 30,000 contexts that name one user with a token of a megabyte: thirty gigabytes, copied.
        std::string text
            = "clusters: [{name: c, cluster: {server: \"https://a\"}}]\nusers: [{name: u, "
              "user: {token: \""
            + std::string(1u << 20, 't') + "\"}}]\ncontexts:\n";
        for (size_t i = 0; i < 30'000; ++i)
            text += "- {name: c" + std::to_string(i) + ", context: {cluster: c, user: u}}\n";
        const auto config = readKubeconfig({write("many", text)});
        QVERIFY(config);
        QCOMPARE(config->contexts.size(), size_t(30'000));
        size_t bytes = 0, refused = 0;
        for (const KubeContext& one : config->contexts) {
            bytes += one.tokenInline.size();
            refused += one.error && one.error->detail.find("64 MiB") != std::string::npos;
        }
        QVERIFY2(bytes <= (64u << 20), qPrintable(QString::number(bytes)));
        QVERIFY(bytes >= (60u << 20)); // and the first sixty work
        QVERIFY(refused >= 29'930);
        QVERIFY(!config->contexts[10].error);
    }

    void defaultFilesFollowTheEnvironment()
    {
        const auto a = write("a", "kind: Config\n");
        const auto b = write("b", "kind: Config\n");
        qputenv("KUBECONFIG", QByteArray::fromStdString(a + "::" + path("missing") + ":" + b));
        QCOMPARE(defaultKubeconfigFiles(), (std::vector<std::string>{a, b}));
        qunsetenv("KUBECONFIG");
        const QByteArray home = qgetenv("HOME");
        qputenv("HOME", QByteArray::fromStdString(path("home")));
        QVERIFY(defaultKubeconfigFiles().empty());
        const auto config = write("home/.kube/config", "kind: Config\n");
        QCOMPARE(defaultKubeconfigFiles(), (std::vector<std::string>{config}));
        qputenv("HOME", home);
    }

    void estateFromSomeContexts()
    {
        Kubeconfig config;
        config.contexts.push_back({});
        config.contexts.back().name = "kind-a";
        const Estate estate = estateFromContexts(config, {"kind-a", "other"});
        QCOMPARE(estate.clusters.size(), size_t(2));
        QCOMPARE(estate.clusters[0].environment, estate.environments[0].name);
        QVERIFY(!estate.clusters[0].error);
        QVERIFY(estate.clusters[1].error);
    }
};

MIDWATCH_TEST(KubeconfigTest)
#include "tst_kubeconfig.moc"
