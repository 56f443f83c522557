// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/estate/estate.h"
#include "models/estate/estate_schema.h"
#include "models/estate/files.h"
#include "tests/support/test_registry.h"

#include <QTemporaryDir>
#include <fstream>
#include <functional>
#include <set>

#include <nlohmann/json.hpp>

using namespace mw;

class EstateTest : public QObject
{
    Q_OBJECT
private:
    QTemporaryDir m_dir;

    std::string write(const std::string& text, const char* name = "estate.yaml")
    {
        const std::string path = m_dir.path().toStdString() + "/" + name;
        std::ofstream(path, std::ios::binary) << text;
        return path;
    }

    // The head that every estate needs, then `rest` from line 3 on.
    Estate read(const std::string& rest)
    {
        const auto estate = readEstate(write("apiVersion: midwatch/v1\nkind: Estate\n" + rest));
        if (!estate) {
            Estate broken;
            broken.title = describe(estate.error());
            return broken;
        }
        return *estate;
    }

    static std::string all(const Estate& estate)
    {
        std::string text;
        for (const Diagnostic& one : estate.diagnostics)
            text += format(one) + "\n";
        return text;
    }

private Q_SLOTS:
    void wholeExample()
    {
        const std::string path = MIDWATCH_TEST_DIR "/example.estate.yaml";
        const auto estate = readEstate(path);
        QVERIFY2(estate, estate ? "" : describe(estate.error()).c_str());
        QVERIFY2(estate->diagnostics.empty(), all(*estate).c_str());
        QCOMPARE(estate->title, std::string("Agent Factory"));
        QCOMPARE(estate->environments.size(), size_t(2));
        QCOMPARE(estate->environments[1].kind, std::string("drill"));
        QCOMPARE(estate->clusters[0].kubeconfig, std::string(MIDWATCH_TEST_DIR "/kubeconfig"));
        QCOMPARE(estate->clusters[0].criticalNamespaces.size(), size_t(2));
        const EstateSource& source = estate->sources[0];
        QCOMPARE(source.url, std::string("https://prometheus.example.test:9090/prom"));
        QCOMPARE(source.caFile, std::string(MIDWATCH_TEST_DIR "/ca.pem"));
        QCOMPARE(source.bearer->str(), std::string("env:PROM_TOKEN"));
        QCOMPARE(source.slos.size(), size_t(2));
        // A number keeps the digits of the file: no detour through a double.
        QCOMPARE(source.slos[1].objective, std::string("99.95"));
        QVERIFY(!source.slos[0].error && !source.slos[1].error && !source.error);
        QCOMPARE(estate->sources[1].password->str(), std::string("keychain:dr-prometheus"));
        QVERIFY(!estate->sources[1].enabled);
        QCOMPARE(estate->runbookFolders[0], std::string(MIDWATCH_TEST_DIR "/runbooks"));
        QCOMPARE(estate->runbookFolders[1], std::string("/srv/runbooks"));
        QCOMPARE(estate->serviceLabel, std::string("app"));
        QCOMPARE(estate->tenantLabel, std::string("example.com/customer"));
        QCOMPARE(estate->ownerLabel, std::string("squad"));
        QCOMPARE(estate->services[0].owner, std::string("platform"));
        QVERIFY(estate->services[1].owner.empty());
        QCOMPARE(estate->clockUrl, std::string("http://127.0.0.1:8088/clock"));
        QCOMPARE(estate->thresholds.get("node.notReadyMinutes", 15), 10.0);
        QCOMPARE(estate->thresholds.get("pods.notReadyMinutes", 15), 20.0);
        QCOMPARE(estate->thresholds.get("other", 15), 15.0);
        QCOMPARE(estate->contacts.at("platform"), std::string("#platform-oncall"));
    }

    void schemaIsJsonAndDescribed()
    {
        const auto schema = nlohmann::json::parse(estateSchemaText(), nullptr, false);
        QVERIFY(schema.is_object());
        for (const auto& [key, sub] : schema["properties"].items())
            QVERIFY2(sub.contains("description"), key.c_str());
        for (const char* part : {"cluster", "source"}) {
            for (const auto& [key, sub] : schema["$defs"][part]["properties"].items())
                QVERIFY2(sub.contains("description") || sub.contains("$ref"), key.c_str());
        }
    }

    void exampleUsesEveryKeyOfTheSchema()
    {
        // wholeExample() shows that the reader takes what stands there: so what the schema
        // publishes and what is read stay the same.
        std::set<std::string> published, used;
        const std::function<void(const nlohmann::json&)> collect = [&](const nlohmann::json& node) {
            if (node.is_object() && node.contains("properties")) {
                for (const auto& [key, sub] : node["properties"].items())
                    published.insert(key);
            }
            for (const auto& [key, sub] : node.items()) {
                if (sub.is_structured() && key.rfind("settings-", 0) != 0) // each type's own
                    collect(sub);
            }
        };
        collect(nlohmann::json::parse(estateSchemaText()));
        const std::function<void(const Node&)> walk = [&](const Node& node) {
            for (const Node& item : node.items)
                walk(item);
            for (const Node::Entry& entry : node.entries) {
                used.insert(entry.key);
                walk(entry.value);
            }
        };
        walk(*readYamlFile(MIDWATCH_TEST_DIR "/example.estate.yaml"));
        QVERIFY(published.size() > 25);
        published.erase("settings"); // holds those
        for (const std::string& key : published)
            QVERIFY2(used.contains(key), key.c_str());
    }

    void oneMistakeIsOneEntrysError()
    {
        const Estate estate = read("environments: [{name: prod}]\n"
                                   "sources:\n"
                                   "  - {name: good, type: prometheus, url: \"http://a:1\"}\n"
                                   "  - {name: bad, type: prometheus, url: \"ftp://a\"}\n"
                                   "  - name: typo\n"
                                   "    type: prometheus\n"
                                   "    ulr: http://a:1\n"
                                   "    url: http://a:1\n"
                                   "  - {name: later, type: loki, url: \"http://a:1\"}\n");
        QCOMPARE(estate.sources.size(), size_t(4));
        QVERIFY(!estate.sources[0].error);
        QCOMPARE(estate.sources[0].environment, std::string("prod"));
        QVERIFY(estate.sources[1].error);
        QCOMPARE(estate.sources[1].error->kind, ErrorKind::Misconfigured);
        QCOMPARE(estate.sources[1].error->place->line, 6);
        QCOMPARE(estate.sources[1].error->place->column, 40);
        QVERIFY(describe(*estate.sources[2].error)
                    .ends_with("estate.yaml:9:5: unknown key \"ulr\" (did you mean \"url\"?)"));
        QVERIFY(estate.sources[3].error->detail.find("aws-cost-explorer, ") != std::string::npos);
    }

    void githubHasAnAddressAndNeedsRepositories()
    {
        const Estate estate
            = read("sources:\n"
                   "  - {name: a, type: github, settings: {repositories: [o/r, o/web], days: 14}}\n"
                   "  - {name: b, type: github, url: \"https://ghe.corp/api/v3/\",\n"
                   "     settings: {repositories: [o/r]}}\n"
                   "  - {name: c, type: github}\n"
                   "  - {name: d, type: github, settings: {repositories: [just-a-name]}}\n"
                   "  - {name: e, type: github, settings: {repositories: [o/r], dayz: 1}}\n"
                   "  - {name: f, type: prometheus}\n");
        QVERIFY2(!estate.sources[0].error, all(estate).c_str());
        QCOMPARE(estate.sources[0].url, std::string("https://api.github.com"));
        QVERIFY(!estate.sources[1].error);
        QCOMPARE(estate.sources[1].url, std::string("https://ghe.corp/api/v3"));
        QVERIFY(estate.sources[2].error && estate.sources[3].error && estate.sources[4].error);
        QVERIFY(estate.sources[5].error); // that one has no address of its own
    }

    void namespacesOfACluster()
    {
        const Estate estate = read(
            "clusters:\n  - {name: a, namespaces: [team-a, kube-system, x2]}\n  - {name: b}\n");
        QVERIFY2(estate.diagnostics.empty(), all(estate).c_str());
        QCOMPARE(estate.clusters[0].namespaces,
                 (std::vector<std::string>{"team-a", "kube-system", "x2"}));
        QVERIFY(estate.clusters[1].namespaces.empty());
    }

    void whatIsNoListOfNamespaces_data()
    {
        QTest::addColumn<QString>("list");
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("words");
        const QString name = QStringLiteral("a namespace is called like team-a");
        QTest::newRow("empty") << "[]" << 17 << "1";
        QTest::newRow("twice") << "[a, b, a]" << 24 << "twice";
        QTest::newRow("upper case") << "[Team]" << 18 << name;
        QTest::newRow("a dot") << "[a, b.c]" << 21 << name;
        QTest::newRow("ends with a hyphen") << "[a-]" << 18 << name;
        QTest::newRow("no name") << "['']" << 18 << name;
        QTest::newRow("a path") << "['../x']" << 18 << name;
        QTest::newRow("too long") << QString(QLatin1Char('[') + QString(64, QLatin1Char('a'))
                                             + QLatin1Char(']'))
                                  << 18 << "too long";
        QTest::newRow("no list") << "team-a" << 17 << "array";
        QTest::newRow("a number") << "[1]" << 18 << "string";
    }
    void whatIsNoListOfNamespaces()
    {
        QFETCH(QString, list);
        QFETCH(int, column);
        QFETCH(QString, words);
        const Estate estate = read("clusters:\n  - name: a\n    namespaces: " + list.toStdString()
                                   + "\n  - {name: b}\n");
        QCOMPARE(estate.diagnostics.size(), size_t(1));
        const Diagnostic& one = estate.diagnostics.front();
        QCOMPARE(one.place.line, 5);
        QCOMPARE(one.place.column, column);
        QVERIFY2(one.message.find(words.toStdString()) != std::string::npos, one.message.c_str());
        // Asked nowhere rather than everywhere; the others work.
        QVERIFY(estate.clusters[0].error && !estate.clusters[1].error);
    }

    void labelsOfTheEstatesOwn()
    {
        const Estate none = read("title: x\n");
        QCOMPARE(none.serviceLabel, std::string("app.kubernetes.io/name"));
        QCOMPARE(none.tenantLabel, std::string("tenant"));
        QCOMPARE(none.ownerLabel, std::string("team"));
        const Estate some = read("labels: {tenant: acme.io/customer-id, owner: Squad_1}\n");
        QVERIFY2(some.diagnostics.empty(), all(some).c_str());
        QCOMPARE(some.tenantLabel, std::string("acme.io/customer-id"));
        QCOMPARE(some.ownerLabel, std::string("Squad_1"));
        QCOMPARE(some.serviceLabel, std::string("app.kubernetes.io/name"));
    }

    void whatIsNoLabelName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("blank") << "my tenant";
        QTest::newRow("two slashes") << "a/b/c";
        QTest::newRow("ends with a hyphen") << "tenant-";
        QTest::newRow("upper case domain") << "Example.com/tenant";
        QTest::newRow("no name") << "example.com/";
        QTest::newRow("no domain") << "/tenant";
        QTest::newRow("too long") << QString(64, QLatin1Char('a'));
        QTest::newRow("empty") << "";
        QTest::newRow("umlaut") << QStringLiteral("kundé");
    }
    void whatIsNoLabelName()
    {
        QFETCH(QString, name);
        const Estate estate
            = read("labels:\n  owner: team\n  tenant: \"" + name.toStdString() + "\"\n");
        QCOMPARE(estate.tenantLabel, std::string("tenant")); // what it would be without
        QCOMPARE(estate.diagnostics.size(), size_t(1));
        const Diagnostic& one = estate.diagnostics.front();
        QCOMPARE(one.place.line, 5);
        QCOMPARE(one.place.column, 11);
        QCOMPARE(one.path, std::string("labels/tenant"));
        QVERIFY2(one.message.starts_with("a label is called like tenant"), one.message.c_str());
    }

    void whoOwnsAService()
    {
        const Estate estate = read("services:\n"
                                   "  - {name: shop, owner: web}\n"
                                   "  - {name: search}\n"
                                   "  - {name: cart, owner: \"\"}\n"
                                   "  - {name: pay, owner: [web]}\n"
                                   "contacts: {web: \"#web\"}\n");
        QCOMPARE(estate.services[0].owner, std::string("web"));
        QVERIFY(!estate.services[0].error && estate.services[1].owner.empty());
        QCOMPARE(estate.diagnostics.size(), size_t(2));
        QVERIFY(describe(*estate.services[2].error).find("estate.yaml:6:25") != std::string::npos);
        QVERIFY(describe(*estate.services[3].error).find("estate.yaml:7:24") != std::string::npos);
        QVERIFY(estate.services[3].owner.empty());
    }

    void servicesDependOnServicesOfTheFile()
    {
        const Estate estate = read("services:\n"
                                   "  - {name: shop, dependencies: [checkout, search]}\n"
                                   "  - name: checkout\n"
                                   "    dependencies:\n"
                                   "      - payments\n"
                                   "      - checkout\n"
                                   "      - serach\n"
                                   "  - {name: payments}\n"
                                   "  - {name: search}\n"
                                   "  - {name: search, dependencies: [shop]}\n");
        QCOMPARE(estate.services.size(), size_t(5));
        // One that stands further down is known, and a circle is nothing wrong.
        QVERIFY2(!estate.services[0].error, all(estate).c_str());
        QCOMPARE(estate.services[0].dependencies, (std::vector<std::string>{"checkout", "search"}));
        // What is wrong is left out, the rest stays.
        QCOMPARE(estate.services[1].dependencies, (std::vector<std::string>{"payments"}));
        QVERIFY(describe(*estate.services[1].error)
                    .ends_with("estate.yaml:8:9: a service does not depend on itself"));
        bool unknown = false;
        for (const Diagnostic& one : estate.diagnostics)
            unknown = unknown
                || (one.code == "unknown-service" && one.place.line == 9 && one.place.column == 9
                    && one.message
                        == "there is no service \"serach\" under services; known: checkout, "
                           "payments, search, shop");
        QVERIFY2(unknown, all(estate).c_str());
        QVERIFY(estate.services[4].error->detail == "there are two services \"search\"");
    }

    void columnsCountCodePoints()
    {
        const Estate estate = read("title: ü\nclusters: [{name: ä, environment: nö}]\n");
        QVERIFY(estate.clusters[0].error);
        // "ä" is two bytes and one column.
        bool found = false;
        for (const Diagnostic& one : estate.diagnostics)
            found = found
                || (one.code == "unknown-environment" && one.place.line == 4
                    && one.place.column == 35);
        QVERIFY2(found, all(estate).c_str());
    }

    void plainSecretsAreRefusedAndNotRepeated()
    {
        const Estate estate = read(
            "sources:\n"
            "  - {name: a, type: prometheus, url: \"http://a:1\", auth: {bearer: hunter2}}\n"
            "  - {name: b, type: prometheus, url: \"http://u:hunter2@a:1\"}\n"
            "  - {name: c, type: prometheus, url: \"http://a:1\",\n"
            "     auth: {basic: {user: u, password: hunter2}}}\n"
            "  - {name: d, type: prometheus, url: \"http://a:1\", proxy: \"http://u:hunter2@p\"}\n"
            "  - {name: e, type: prometheus, url: \"http://a:1?token=hunter2\"}\n"
            "  - {name: f, type: prometheus, url: \"http://a:1\", auth: {bearer: \"exec:\"}}\n");
        QCOMPARE(estate.sources.size(), size_t(6));
        for (const EstateSource& source : estate.sources) {
            QVERIFY2(source.error, source.name.c_str());
            QVERIFY(!source.bearer && !source.password);
        }
        QVERIFY2(all(estate).find("hunter2") == std::string::npos, all(estate).c_str());
    }

    void duplicateNamesStayUniqueIds()
    {
        const Estate estate = read("clusters: [{name: x}, {name: x}, {name: x}]\n"
                                   "sources: [{name: x, type: prometheus, url: \"http://a\"}]\n");
        QVERIFY(!estate.clusters[0].error);
        QVERIFY(estate.clusters[1].error && estate.clusters[2].error && estate.sources[0].error);
        QCOMPARE(estate.clusters[1].name, std::string("x#2"));
        QCOMPARE(estate.clusters[2].name, std::string("x#3"));
        QCOMPARE(estate.sources[0].name, std::string("x#4"));
    }

    void slosFailAlone()
    {
        const Estate estate
            = read("sources:\n"
                   "- name: p\n  type: prometheus\n  url: http://a:1\n  slos:\n"
                   "  - {name: ok, objective: \"99.9\", errors: e, total: t}\n"
                   "  - {name: hundred, objective: \"100\", errors: e, total: t}\n"
                   "  - {name: words, objective: \"three nines\", errors: e, total: t}\n"
                   "  - {name: months, objective: \"99\", window: 1M, errors: e, total: t}\n"
                   "  - {name: half, objective: \"99\", errors: e}\n"
                   "  - {name: both, objective: \"99\", errors: e, total: t, errorRatioQuery: "
                   "\"x[$window]\"}\n"
                   "  - {name: fixed, objective: \"99\", errorRatioQuery: \"x[5m]\"}\n"
                   "  - {name: rated, objective: \"99\", errors: \"rate(e[5m])\", total: t}\n"
                   "  - {name: ok, objective: \"99\", errors: e, total: t}\n"
                   "  - {name: open, objective: \"99\", errors: \"e{a=\\\"}\\\"\", total: t}\n"
                   "  - {name: day, objective: \"99\", window: 12h, errors: e, total: t}\n");
        const EstateSource& source = estate.sources[0];
        QVERIFY2(!source.error, all(estate).c_str());
        QCOMPARE(source.slos.size(), size_t(11));
        for (size_t i = 0; i < source.slos.size(); ++i) {
            const bool fine = i == 0 || i == 10;
            QVERIFY2(source.slos[i].error.has_value() != fine, source.slos[i].name.c_str());
        }
        QCOMPARE(source.slos[1].error->place->line, 9);
        QCOMPARE(estate.diagnostics.back().severity, Diagnostic::Severity::Warning);
    }

    void wrongTypesCostTheEntryOnly()
    {
        const Estate estate
            = read("environments: prod\n"
                   "clusters: [prod, {name: b}, {name: [1]}, {name: c, context: 3}]\n"
                   "sources: {a: b}\nthresholds: [1]\ncontacts: 3\nrunbooks: {a: 1}\n");
        QCOMPARE(estate.clusters.size(), size_t(4));
        QVERIFY(estate.clusters[0].error);
        QVERIFY(!estate.clusters[1].error);
        QVERIFY(estate.clusters[2].error && estate.clusters[3].error);
        QVERIFY(estate.sources.empty());
        QVERIFY(estate.diagnostics.size() >= 7);
    }

    void unknownKindIsProduction()
    {
        const Estate estate = read("environments: [{name: x, kind: prd, region: eu}]\n");
        QCOMPARE(estate.environments[0].kind, std::string("prod"));
        QCOMPARE(estate.environments[0].region, std::string("eu"));
        QVERIFY(all(estate).find("did you mean \"prod\"?") != std::string::npos);
    }

    void notAnEstate()
    {
        QCOMPARE(readEstate(m_dir.path().toStdString() + "/none").error().kind,
                 ErrorKind::NotAvailable);
        QCOMPARE(readEstate(write("- a\n")).error().kind, ErrorKind::Misconfigured);
        QCOMPARE(readEstate(write("")).error().place->line, 1);
        const auto twice = readEstate(write("kind: Estate\nkind: Estate\n"));
        QCOMPARE(twice.error().place->line, 2);
        const auto other = readEstate(write("apiVersion: midwatch/v2\nkind: Estate\n"));
        QVERIFY(other && !other->diagnostics.empty());
    }

    void bombsAndFloodsAreRefused()
    {
        // By limits on bytes, depth and aliases; how long that takes is the test's own time limit.
        std::string bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n";
        for (char c = 'b'; c < 'k'; ++c)
            bomb
                += std::string(1, c) + ": &" + c + " [*" + char(c - 1) + ",*" + char(c - 1) + "]\n";
        QVERIFY(!readEstate(write(bomb)));
        QVERIFY(!readEstate(write("a: " + std::string(100'000, '['))));
        const auto big = readEstate(write(std::string(50u << 20, 'x')));
        QVERIFY(!big);
        QVERIFY(!big.error().detail.empty());
    }

    void aFileOfMistakesIsOneMistake()
    {
        std::string text = "apiVersion: midwatch/v1\nkind: Estate\nclusters:\n";
        for (int i = 0; i < 40'000; ++i)
            text += "- {nam: x}\n";
        const auto estate = readEstate(write(text));
        QVERIFY(!estate);
        QCOMPARE(estate.error().kind, ErrorKind::Misconfigured);
        QCOMPARE(estate.error().place->line, 4);
        QVERIFY(estate.error().detail.find("more than 10000 mistakes") != std::string::npos);
        // Many of one name: each gets an id of its own, by a counter.
        text = "clusters:\n";
        for (int i = 0; i < 30'000; ++i)
            text += "- {name: x, context: c}\n";
        const Estate same = read(text);
        QCOMPARE(same.clusters.size(), size_t(30'000));
        QCOMPARE(same.clusters.back().name, std::string("x#30000"));
        // Environments are named in the message, but not all of a thousand.
        text = "environments:\n";
        for (int i = 0; i < 1000; ++i)
            text += "- {name: e" + std::to_string(i) + "}\n";
        const Estate lost = read(text + "clusters: [{name: a, environment: nowhere}]\n");
        QVERIFY(lost.clusters[0].error);
        QVERIFY(lost.clusters[0].error->detail.ends_with("e11, …"));
    }

    void urls()
    {
        for (const char* good : {"http://a", "https://a.b:8443/x/y", "http://[::1]:9090"})
            QVERIFY2(urlProblem(good).empty(), good);
        for (const char* bad : {"",
                                "a",
                                "http://",
                                "http://:1",
                                "http://a:0",
                                "http://a:65536",
                                "http://a:x",
                                "http://[::1",
                                "http://a b",
                                "file:///etc",
                                "http://a#x"})
            QVERIFY2(!urlProblem(bad).empty(), bad);
    }

    void base64()
    {
        QCOMPARE(*decodeBase64("bWlkd2F0Y2g="), std::string("midwatch"));
        QCOMPARE(*decodeBase64("bWlk\nd2F0\r\nY2hl"), std::string("midwatche"));
        QCOMPARE(*decodeBase64(""), std::string());
        QCOMPARE(*decodeBase64("/+8="), std::string("\xFF\xEF"));
        for (const char* bad : {"a", "ab", "abc", "a===", "ab=c", "ab c", "a-_=", "=aaa"})
            QVERIFY2(!decodeBase64(bad), bad);
    }
};

MIDWATCH_TEST(EstateTest)
#include "tst_estate.moc"
