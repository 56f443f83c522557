// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// exec and auth-provider of a kubeconfig's users.
#include "models/estate/kube_auth.h"
#include "tests/support/test_registry.h"

#include <QTemporaryDir>
#include <fstream>

#include <nlohmann/json.hpp>

using namespace mw;

class KubeAuthTest : public QObject
{
    Q_OBJECT
private:
    QTemporaryDir m_dir;

    Result<KubeAuth> read(const std::string& user, const std::string& cluster = {})
    {
        const std::string path = m_dir.path().toStdString() + "/config";
        std::ofstream(path, std::ios::binary)
            << "contexts: [{name: x, context: {cluster: c, user: u}}]\n"
               "clusters: [{name: c, cluster: {server: \"https://a:6443\""
            << cluster << "}}]\nusers:\n- name: u\n  user:\n"
            << user;
        return readKubeAuth({path}, "x");
    }
    std::string problem(const std::string& user)
    {
        const auto found = read(user);
        if (found)
            return {};
        if (found.error().kind != ErrorKind::Misconfigured || !found.error().place
            || found.error().place->line < 4)
            return "without its place: " + found.error().detail;
        return found.error().detail;
    }
    static std::string exec(const std::string& more)
    {
        return "    exec:\n      apiVersion: client.authentication.k8s.io/v1\n      "
               "interactiveMode: Never\n"
            + more;
    }

private Q_SLOTS:
    void aPluginAsTheCloudsWriteIt()
    {
        const auto found = read(
            "    exec:\n"
            "      apiVersion: client.authentication.k8s.io/v1beta1\n"
            "      command: aws\n"
            "      args: [--region, us-east-1, eks, get-token, --cluster-name, prod]\n"
            "      env: [{name: AWS_PROFILE, value: prod}]\n"
            "      installHint: |\n        brew install awscli\n"
            "      provideClusterInfo: true\n",
            ", tls-server-name: inner, certificate-authority-data: QUFB, extensions: [{name: "
            "client.authentication.k8s.io/exec, extension: {audience: \"x\", n: 3}}]");
        QVERIFY2(found.has_value(), found ? "" : describe(found.error()).c_str());
        QVERIFY(found->exec && !found->oidc);
        const ExecCommand& exec = *found->exec;
        QCOMPARE(exec.apiVersion, std::string(execApiV1Beta1));
        QCOMPARE(exec.command, std::string("aws"));
        QCOMPARE(exec.args.size(), size_t(6));
        QCOMPARE(exec.env.front().second, std::string("prod"));
        QCOMPARE(exec.folder, m_dir.path().toStdString());
        QVERIFY(!exec.needsTerminal); // v1beta1: IfAvailable where nothing is said
        QCOMPARE(exec.place.line, 7);
        const auto cluster = nlohmann::json::parse(exec.cluster);
        QCOMPARE(cluster["server"].get<std::string>(), std::string("https://a:6443"));
        QCOMPARE(cluster["tls-server-name"].get<std::string>(), std::string("inner"));
        QCOMPARE(cluster["certificate-authority-data"].get<std::string>(), std::string("QUFB"));
        QCOMPARE(cluster["config"]["audience"].get<std::string>(), std::string("x"));
        QCOMPARE(cluster["config"]["n"].get<int>(), 3);
    }

    void aSecretBesideItWins()
    {
        QVERIFY(!read("    token: t\n" + exec("      command: aws\n"))->exec);
        QVERIFY(!read("    username: u\n" + exec("      command: aws\n"))->exec);
        QVERIFY(!read("    client-certificate-data: QQ==\n" + exec("      command: aws\n"))->exec);
        QVERIFY(read("    token: \"\"\n" + exec("      command: aws\n"))->exec);
        QVERIFY(!read("    token: t\n")->exec);
    }

    void mistakesOfExec_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const std::string& user, const char* says) {
            QTest::newRow(name) << QString::fromStdString(user) << QString::fromLatin1(says);
        };
        row("no version", "    exec: {command: aws}\n", "exec.apiVersion is missing");
        row("old version",
            "    exec: {apiVersion: client.authentication.k8s.io/v1alpha1, command: aws}\n",
            "v1 or v1beta1");
        row("no command", exec(""), "exec.command is missing");
        row("no mode",
            "    exec: {apiVersion: client.authentication.k8s.io/v1, command: aws}\n",
            "interactiveMode is missing");
        row("odd mode",
            "    exec: {apiVersion: client.authentication.k8s.io/v1, command: aws, "
            "interactiveMode: Maybe}\n",
            "Never, IfAvailable or Always");
        row("args",
            exec("      command: aws\n      args: get-token\n"),
            "exec.args must be a list");
        row("nested args",
            exec("      command: aws\n      args: [[a]]\n"),
            "exec.args must be a list");
        row("env", exec("      command: aws\n      env: {A: b}\n"), "exec.env must be a list");
        row("env name",
            exec("      command: aws\n      env: [{name: \"A=B\", value: c}]\n"),
            "exec.env must be a list");
        row("flag",
            exec("      command: aws\n      provideClusterInfo: maybe\n"),
            "provideClusterInfo must be true or false");
        row("a list", "    exec: [aws]\n", "exec must be a mapping");
        row("both",
            exec("      command: aws\n") + "    auth-provider: {name: oidc}\n",
            "exclude each other");
    }
    void mistakesOfExec()
    {
        QFETCH(QString, user);
        QFETCH(QString, says);
        const std::string said = problem(user.toStdString());
        QVERIFY2(QString::fromStdString(said).contains(says), said.c_str());
    }

    void alwaysIsKnownToNeedATerminal()
    {
        QVERIFY(read("    exec: {apiVersion: client.authentication.k8s.io/v1, command: aws, "
                     "interactiveMode: Always}\n")
                    ->exec->needsTerminal);
    }

    void anIssuer()
    {
        const auto found = read("    auth-provider:\n      name: oidc\n      config:\n"
                                "        idp-issuer-url: https://login.example/realm/\n"
                                "        client-id: kube\n        client-secret: s\n"
                                "        id-token: a.b.c\n        refresh-token: r\n"
                                "        idp-certificate-authority-data: "
                                "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCkFBQUEK\n");
        QVERIFY2(found.has_value(), found ? "" : describe(found.error()).c_str());
        QVERIFY(found->oidc && !found->exec);
        QCOMPARE(found->oidc->issuer, std::string("https://login.example/realm"));
        QCOMPARE(found->oidc->clientId, std::string("kube"));
        QVERIFY(found->oidc->clientSecret->reveal() == "s");
        QVERIFY(found->oidc->refreshToken->reveal() == "r");
        QVERIFY(found->oidc->caPem.starts_with("-----BEGIN"));
    }

    void mistakesOfIssuers()
    {
        const auto with = [this](const char* config) {
            return problem(std::string("    auth-provider: {name: oidc, config: {") + config
                           + "}}\n");
        };
        QVERIFY(problem("    auth-provider: {name: gcp}\n").find("only the auth-provider oidc")
                != std::string::npos);
        QVERIFY(problem("    auth-provider: {name: oidc}\n").find("needs a config")
                != std::string::npos);
        QVERIFY(with("client-id: a, id-token: b").find("idp-issuer-url") != std::string::npos);
        QVERIFY(with("idp-issuer-url: \"https://i\", id-token: b").find("client-id")
                != std::string::npos);
        QVERIFY(with("idp-issuer-url: \"https://i\", client-id: a").find("neither")
                != std::string::npos);
        QVERIFY(
            with("idp-issuer-url: \"ftp://i\", client-id: a, id-token: b").find("must begin with")
            != std::string::npos);
        QVERIFY(with("idp-issuer-url: \"https://i\", client-id: a, id-token: b, "
                     "idp-certificate-authority: /nowhere")
                    .find("/nowhere")
                != std::string::npos);
    }

    void unknownContexts()
    {
        QVERIFY(!readKubeAuth({}, "x")->exec);
        QVERIFY(!readKubeAuth({"/nowhere"}, "x")->exec);
    }
};

MIDWATCH_TEST(KubeAuthTest)
#include "tst_kube_auth.moc"
