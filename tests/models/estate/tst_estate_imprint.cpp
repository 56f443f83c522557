// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What counts as a change of an estate's files, and what is only renewed.
#include "models/estate/estate_imprint.h"
#include "tests/support/test_registry.h"

#include <QTemporaryDir>
#include <algorithm>
#include <filesystem>
#include <fstream>

using namespace mw;

namespace {

constexpr const char* estateText = "apiVersion: midwatch/v1\n"
                                   "kind: Estate\n"
                                   "environments: [{name: prod, kind: prod}]\n"
                                   "clusters: [{name: a, kubeconfig: ./kube, context: x}]\n"
                                   "sources:\n"
                                   "- name: prom\n"
                                   "  type: prometheus\n"
                                   "  url: \"https://prometheus.example\"\n"
                                   "  caFile: ./ca.pem\n"
                                   "  auth: {bearer: \"file:./token\"}\n"
                                   "  settings: {openslo: [./slos]}\n";

constexpr const char* kubeText
    = "current-context: x\n"
      "contexts:\n"
      "- {name: x, context: {cluster: c, user: u}}\n"
      "- {name: y, context: {cluster: d, user: v}}\n"
      "clusters:\n"
      "- {name: c, cluster: {server: \"https://c:1\", certificate-authority: ./kube-ca}}\n"
      "- {name: d, cluster: {server: \"https://d:1\"}}\n"
      "users:\n"
      "- {name: u, user: {token: first}}\n"
      "- {name: v, user: {token: other}}\n";

constexpr const char* sloText = "apiVersion: openslo/v1\n"
                                "kind: SLO\n"
                                "metadata: {name: s}\n"
                                "spec: {service: shop}\n";

std::string replaced(std::string text, const std::string& from, const std::string& to)
{
    const size_t at = text.find(from);
    return at == std::string::npos ? std::string("nothing to replace")
                                   : text.replace(at, from.size(), to);
}

} // namespace

class EstateImprintTest : public QObject
{
    Q_OBJECT
private:
    QTemporaryDir m_dir;

    std::string path(const std::string& name) { return m_dir.path().toStdString() + "/" + name; }
    void write(const std::string& name, const std::string& text)
    {
        std::filesystem::create_directories(std::filesystem::path(path(name)).parent_path());
        std::ofstream(path(name), std::ios::binary) << text;
    }
    EstateImprint read() { return imprintOf(path("estate.yaml"), {}); }

private Q_SLOTS:
    void init()
    {
        qunsetenv("KUBECONFIG");
        write("estate.yaml", estateText);
        write("kube", kubeText);
        write("kube-ca", "-----BEGIN CERTIFICATE-----\nAAAA\n");
        write("ca.pem", "-----BEGIN CERTIFICATE-----\nBBBB\n");
        write("token", "secret-one");
        write("slos/one.yaml", sloText);
    }

    void tellsAChangeFromARenewal_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("changes");
        const auto row = [](const char* name, const char* file, const std::string& text, bool is) {
            QTest::newRow(name) << QString::fromLatin1(file) << QString::fromStdString(text) << is;
        };
        const std::string estate = estateText;
        const std::string kube = kubeText;
        row("the same text", "estate.yaml", estate, false);
        row("a comment", "estate.yaml", "# who was here\n" + estate, false);
        row("an address",
            "estate.yaml",
            replaced(estate, "prometheus.example", "prom.example"),
            true);
        row("an unknown word", "estate.yaml", estate + "nonsense: 1\n", true);
        row("a renewed token", "kube", replaced(kube, "token: first", "token: second"), false);
        row("another current context",
            "kube",
            replaced(kube, "current-context: x", "current-context: y"),
            false);
        row("a context that is not used",
            "kube",
            replaced(kube, "https://d:1", "https://e:1"),
            false);
        row("the server", "kube", replaced(kube, "https://c:1", "https://c:2"), true);
        row("no token any more", "kube", replaced(kube, "token: first", "username: ana"), true);
        row("a plugin instead",
            "kube",
            replaced(kube,
                     "token: first",
                     "exec: {apiVersion: client.authentication.k8s.io/v1, interactiveMode: Never, "
                     "command: aws}"),
            true);
        row("a context that is gone", "kube", replaced(kube, "name: x,", "name: z,"), true);
        row("the authority of the kubeconfig",
            "kube-ca",
            "-----BEGIN CERTIFICATE-----\nCCCC\n",
            true);
        row("an authority without PEM", "ca.pem", "nothing", true);
        row("a secret's contents", "token", "secret-two", false);
        row("an SLO", "slos/one.yaml", replaced(sloText, "shop", "cart"), true);
        row("one SLO file more", "slos/two.yaml", sloText, true);
    }

    void tellsAChangeFromARenewal()
    {
        QFETCH(QString, file);
        QFETCH(QString, text);
        QFETCH(bool, changes);
        std::filesystem::remove(path("slos/two.yaml"));
        const EstateImprint before = read();
        QVERIFY(before.unreadable.empty());
        write(file.toStdString(), text.toStdString());
        const EstateImprint after = read();
        QVERIFY(after.unreadable.empty());
        QCOMPARE(after.meaning != before.meaning, changes);
    }

    void namesWhatItWasReadFrom()
    {
        const EstateImprint now = read();
        for (const char* name :
             {"estate.yaml", "kube", "kube-ca", "ca.pem", "token", "slos", "slos/one.yaml"})
            QVERIFY2(std::find(now.files.begin(), now.files.end(), path(name)) != now.files.end(),
                     name);
    }

    void whatIsMissingCountsWhenItIsThere()
    {
        for (const char* name : {"kube-ca", "token"}) {
            const std::string full = read().meaning;
            std::filesystem::remove(path(name));
            const EstateImprint without = read();
            QVERIFY2(without.meaning != full, name);
            QVERIFY2(without.unreadable.empty(), name); // an entry's mistake, not a file's
            QVERIFY2(std::find(without.files.begin(), without.files.end(), path(name))
                         != without.files.end(),
                     name);
            init();
            QCOMPARE(read().meaning, full);
        }
    }

    void aFileThatCannotBeReadIsNamedWithItsPlace_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("line");
        QTest::newRow("half an estate") << "estate.yaml"
                                        << "apiVersion: midwatch/v1\nclusters: [{na" << 2;
        QTest::newRow("no mapping") << "estate.yaml"
                                    << "- 1\n"
                                    << 1;
        QTest::newRow("half a kubeconfig") << "kube"
                                           << "contexts:\n- {name: x, con" << 2;
    }

    void aFileThatCannotBeReadIsNamedWithItsPlace()
    {
        QFETCH(QString, file);
        QFETCH(QString, text);
        QFETCH(int, line);
        write(file.toStdString(), text.toStdString());
        const EstateImprint now = read();
        QCOMPARE(now.unreadable.size(), 1u);
        QVERIFY(now.unreadable[0].place);
        QCOMPARE(now.unreadable[0].place->file, path(file.toStdString()));
        QVERIFY(now.unreadable[0].place->line >= line);
    }

    void withoutAnEstateFileTheDefaultKubeconfigsCount()
    {
        qputenv("KUBECONFIG", QByteArray::fromStdString(path("kube") + ":" + path("later")));
        const EstateImprint one = imprintOf({}, {"x"});
        QVERIFY(one.unreadable.empty());
        QVERIFY(std::find(one.files.begin(), one.files.end(), path("later")) != one.files.end());
        const std::string current = imprintOf({}, {}).meaning;
        write("kube", replaced(kubeText, "current-context: x", "current-context: y"));
        QCOMPARE(imprintOf({}, {"x"}).meaning, one.meaning);
        QVERIFY(imprintOf({}, {}).meaning != current);
        write("later", "users: [{name: u, user: {username: ana}}]\n"); // the first file wins
        QCOMPARE(imprintOf({}, {"x"}).meaning, one.meaning);
    }
};

MIDWATCH_TEST(EstateImprintTest)
#include "tst_estate_imprint.moc"
