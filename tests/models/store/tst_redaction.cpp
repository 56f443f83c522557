// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Names taken out of rows, field by field; and that nobody adds a text without saying what it is.
#include "models/store/redaction.h"
#include "models/store/row_types.h"
#include "tests/support/test_registry.h"

#include <QObject>
#include <QTest>
#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

using namespace mw;

namespace {

// Texts of a value, in the order of its fields: "Pod.node", and where it is.
class Texts
{
public:
    std::set<std::string> fields;
    template <class T>
    void value(const char* type, T& value)
    {
        const char* outer = std::exchange(m_type, type);
        store::fields(*this, value);
        m_type = outer;
    }
    template <class T>
    void operator()(const char* field, T& what)
    {
        if constexpr (store::Text<T>) {
            fields.insert(std::string(m_type) + "." + field);
            if (m_fill)
                store::setText(what, m_fill(std::string(m_type) + "." + field));
        } else if constexpr (std::same_as<T, LabelSet>) {
            fields.insert(std::string(m_type) + "." + field);
            if (m_fill)
                what = {{"note", m_fill(std::string(m_type) + "." + field)}};
        } else if constexpr (store::VectorOf<T>::value) {
            (*this)(field, what.emplace_back());
        } else if constexpr (store::OptionalOf<T>::value) {
            (*this)(field, what.emplace());
        } else if constexpr (requires { store::fields(*this, what); }) {
            value(nameOf(what), what);
        }
    }
    std::function<std::string(const std::string& field)> m_fill;

private:
    static const char* nameOf(const ObjectKey&) { return "ObjectKey"; }
    static const char* nameOf(const SourceKey&) { return "SourceKey"; }
    static const char* nameOf(const SloKey&) { return "SloKey"; }
    static const char* nameOf(const Money&) { return "Money"; }
    static const char* nameOf(const Condition&) { return "Condition"; }
    static const char* nameOf(const SamplePoint&) { return "SamplePoint"; }
    static const char* nameOf(const BurnWindow&) { return "BurnWindow"; }
    static const char* nameOf(const Place&) { return "Place"; }
    static const char* nameOf(const Error&) { return "Error"; }
    static const char* nameOf(const PartStatus&) { return "PartStatus"; }
    static const char* nameOf(const ApiBudget&) { return "ApiBudget"; }
    static const char* nameOf(const AlertNotification&) { return "AlertNotification"; }
    static const char* nameOf(const SilenceMatcher&) { return "SilenceMatcher"; }
    static const char* nameOf(const PagePerson&) { return "PagePerson"; }
    static const char* nameOf(const PipelineStep&) { return "PipelineStep"; }
    const char* m_type = "";
};

template <class F>
void eachStoredType(F&& f)
{
#define MW_CALL(T) f.template operator()<T>(#T);
    MW_STORED_TYPES(MW_CALL)
#undef MW_CALL
}

// Stays whatever it says: vocabularies of the systems.
bool stays(const std::string& field)
{
    const size_t dot = field.find('.');
    return fieldClass(field.substr(0, dot), field.substr(dot + 1)) == FieldClass::Vocabulary;
}

template <class T>
std::string bytesOf(const T& value)
{
    return store::toJson(value, {}).dump();
}

Pod somePod()
{
    Pod row;
    row.key = {Atom("prod"), Atom("Pod"), Atom("agents"), "acme-import-7d9f"};
    row.node = Atom("ip-10-0-1-7.ec2.internal");
    row.owner = Atom("ReplicaSet/acme-import");
    row.tenant = Atom("acme");
    row.service = Atom("import");
    row.ip = "10.0.77.1";
    row.message = "ACME's data on ip-10-0-1-7 (10.0.1.7), ask ana.ruiz@example.com";
    return row;
}

} // namespace

class RedactionTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:

    // Whoever adds a text to a row says in redaction_table.cpp what it is.
    void everyTextOfEveryRowIsClassified()
    {
        Texts texts;
        eachStoredType([&texts]<class T>(const char* name) {
            T value{};
            texts.value(name, value);
        });
        QVERIFY(texts.fields.size() > 120);
        QStringList unknown;
        for (const std::string& field : texts.fields) {
            const size_t dot = field.find('.');
            if (!fieldClass(field.substr(0, dot), field.substr(dot + 1)))
                unknown << QString::fromStdString(field);
        }
        QVERIFY2(unknown.isEmpty(), qPrintable(unknown.join(u' ')));
        // and nothing stands in the table that is not there (a key of a node is no text of its own)
        QStringList gone;
        for (const std::string& field : classifiedFields()) {
            if (!texts.fields.contains(field) && field != "KubeNode.key")
                gone << QString::fromStdString(field);
        }
        QVERIFY2(gone.isEmpty(), qPrintable(gone.join(u' ')));
    }

    // In every text that does not stay, whatever its class: a name that is known is replaced.
    void aKnownNameIsReplacedInEveryText()
    {
        for (const auto& [kind, name] : {std::pair(NameKind::Host, "db-7.corp.example"),
                                         {NameKind::Tenant, "kestrel"},
                                         {NameKind::Person, "Ana Ruiz"}}) {
            eachStoredType(
                [&, kind = kind, hiddenName = std::string(name)]<class T>(const char* type) {
                    T value{};
                    Texts texts;
                    texts.m_fill = [&](const std::string& field) {
                        return stays(field) ? std::string("stays") : "for " + hiddenName + ": 7";
                    };
                    texts.value(type, value);
                    Pseudonyms names;
                    names.learn(kind, hiddenName);
                    Redaction redaction(names, "tenant", {});
                    redaction.rewriteValue(value);
                    const std::string after = bytesOf(value);
                    QVERIFY2(after.find(hiddenName) == std::string::npos, after.c_str());
                });
        }
    }

    // Field by field: what the class says is what becomes of it.
    void eachClassHasItsPseudonym()
    {
        eachStoredType([&]<class T>(const char* type) {
            T value{};
            Texts texts;
            texts.m_fill = [](const std::string& field) { return "zz" + field; };
            texts.value(type, value);
            std::set<std::string> seen = texts.fields;
            Pseudonyms names;
            Redaction redaction(names, "tenant", {});
            redaction.learnValue(value);
            redaction.rewriteValue(value);
            const std::string after = bytesOf(value);
            for (const std::string& field : seen) {
                const size_t dot = field.find('.');
                const auto is = fieldClass(field.substr(0, dot), field.substr(dot + 1));
                const bool hidden = is == FieldClass::Host || is == FieldClass::Address
                    || is == FieldClass::Tenant || is == FieldClass::Person
                    || is == FieldClass::PersonId || is == FieldClass::People
                    || is == FieldClass::Team || is == FieldClass::Account;
                if (field == "ObjectKey.name" && type == std::string("KubeNode"))
                    continue; // a host: the next test
                const bool there = after.find("zz" + field + "\"") != std::string::npos;
                QVERIFY2(there != hidden, (field + ": " + after).c_str());
            }
        });
    }

    void aTextThatNobodyClassifiedIsHidden()
    {
        QVERIFY(!fieldClass("Pod", "somethingNew"));
        QVERIFY(!fieldClass("NewRow", "name"));
    }

    void rowsThatSpeakOfOneThingStillDo()
    {
        KubeNode node;
        node.key = {Atom("prod"), Atom("Node"), {}, "ip-10-0-1-7.ec2.internal"};
        Pod pod = somePod();
        OnCallShift shift;
        shift.key = {Atom("pager"), "P1/1/PANAR01/Primary/0"};
        shift.user = "Ana Ruiz";
        shift.userId = "PANAR01";
        Silence silence;
        silence.createdBy = "ana";
        silence.comment = "Ana looks at acme";
        silence.matchers = {{"tenant", "acme", false, true},
                            {"instance", "10\\.0\\.1\\..*:9100", true, true},
                            {"tenant", ".*", true, true}};
        Alert alert;
        alert.labels = {{"instance", "10.0.1.7:9100"}, {"pod", pod.key.name}, {"tenant", "acme"}};
        Remembered content;
        content.rows.push_back(Rows<KubeNode>{false, false, "prod/Node", {node}, {}, false, {}});
        content.rows.push_back(Rows<Pod>{false, false, "prod/Pod", {pod}, {}, false, {}});
        content.rows.push_back(Rows<Silence>{false, false, "am/Silence", {silence}, {}, false, {}});
        content.rows.push_back(Rows<Alert>{false, false, "am/Alert", {alert}, {}, false, {}});
        content.rows.push_back(
            Rows<OnCallShift>{false, false, "pager/OnCallShift", {shift}, {}, false, {}});
        Pseudonyms names;
        Redaction redaction(names, "tenant", {});
        redaction.learn(content);
        redaction.rewrite(content);

        const auto& newNode = std::get<Rows<KubeNode>>(content.rows[0]).upserts[0];
        const auto& newPod = std::get<Rows<Pod>>(content.rows[1]).upserts[0];
        const auto& newSilence = std::get<Rows<Silence>>(content.rows[2]).upserts[0];
        const auto& newAlert = std::get<Rows<Alert>>(content.rows[3]).upserts[0];
        const auto& newShift = std::get<Rows<OnCallShift>>(content.rows[4]).upserts[0];
        QCOMPARE(newNode.key.name, std::string("host-1"));
        QCOMPARE(newPod.node.str(), std::string("host-1"));
        QCOMPARE(newPod.tenant.str(), std::string("tenant-1"));
        QCOMPARE(newPod.key.name, std::string("tenant-1-import-7d9f"));
        QCOMPARE(newPod.owner.str(), std::string("ReplicaSet/tenant-1-import"));
        QCOMPARE(newPod.service.str(), std::string("import"));
        QCOMPARE(newPod.message, std::string("tenant-1's data on host-1 (host-1), ask person-1"));
        QCOMPARE(newShift.user, std::string("person-1"));
        QCOMPARE(newShift.userId, std::string("person-1"));
        QCOMPARE(newShift.key.id, std::string("P1/1/person-1/Primary/0"));
        QCOMPARE(newSilence.createdBy, std::string("person-1"));
        QCOMPARE(newSilence.comment, std::string("person-1 looks at tenant-1"));
        QCOMPARE(newSilence.matchers[0].value, std::string("tenant-1"));
        QCOMPARE(newSilence.matchers[1].value, std::string("host-1:9100"));
        QCOMPARE(newSilence.matchers[2].value, std::string(".*"));
        QCOMPARE(newAlert.labels[0].second, std::string("host-1:9100"));
        QCOMPARE(newAlert.labels[1].second, newPod.key.name);
        QCOMPARE(newAlert.labels[2].second, std::string("tenant-1"));
    }

    void textsOfPeopleLoseWhatLooksLikeAnAddress_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        const auto row = [](const char* name, const char* before, const char* after) {
            QTest::newRow(name) << QString::fromUtf8(before) << QString::fromUtf8(after);
        };
        row("nothing", "3 of 40 pods fail at 05:56:12", "3 of 40 pods fail at 05:56:12");
        row("ipv4", "dial tcp 10.1.2.3:443: refused", "dial tcp address-1:443: refused");
        row("loopback", "dial tcp 127.0.0.1:443", "dial tcp 127.0.0.1:443");
        row("version", "v1.34.1 and 1.2.3.4.5", "v1.34.1 and 1.2.3.4.5");
        row("ipv6", "from fd00:12::7 to", "from address-1 to");
        row("ipv6 in brackets", "http://[fd00::1]:80/x", "http://[address-1]:80/x");
        row("rule", "slo:sli_error:ratio_rate5m", "slo:sli_error:ratio_rate5m");
        row("mail", "write to ada@shop.example.", "write to person-1.");
        row("digest", "image@sha256:0011", "image@sha256:0011");
        row("url",
            "https://u:p@grafana.shop.example:3000/d/1?x=1 x",
            "https://host-1:3000/d/1?x=1 x");
        row("service url", "http://api.shop.svc:80/", "http://api.shop.svc:80/");
        row("account", "arn:aws:iam::123456789012:role/x", "arn:aws:iam::account-1:role/x");
        row("number", "1234567890123 bytes", "1234567890123 bytes");
        row("node", "on ip-10-0-3-4.eu-central-1.compute.internal.", "on host-1.");
        row("home", "/home/ana/estate.yaml:3", "~/estate.yaml:3");
        row("word with a name in it", "Anabel, banana, juana", "Anabel, banana, juana");
        row("name", "Ana said: ask Ruiz", "person-1 said: ask person-1");
    }
    void textsOfPeopleLoseWhatLooksLikeAnAddress()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        Pseudonyms names;
        if (before.contains(QStringLiteral("Ana ")))
            names.learn(NameKind::Person, "Ana Ruiz");
        QCOMPARE(QString::fromStdString(names.text(before.toStdString())), after);
    }

    void pseudonymsAreStable()
    {
        Pseudonyms names;
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(names.of(NameKind::Host, "a.example"), std::string("host-1"));
            QCOMPARE(names.of(NameKind::Host, "b.example"), std::string("host-2"));
            QCOMPARE(names.of(NameKind::Tenant, "a.example"), std::string("tenant-1"));
        }
        QCOMPARE(names.count(NameKind::Host), size_t(2));
        // what is really called like a pseudonym is not taken for another
        names.learn(NameKind::Tenant, "tenant-2");
        QVERIFY(names.of(NameKind::Tenant, "tenant-2") != "tenant-2");
        // nobody is nobody
        QCOMPARE(names.of(NameKind::Person, ""), std::string());
        QCOMPARE(names.of(NameKind::Host, "<none>"), std::string("<none>"));
        QCOMPARE(names.of(NameKind::Person, "dependabot[bot]"), std::string("dependabot[bot]"));
    }

    void environmentsAndClustersKeepTheirNames()
    {
        RecordedEstate estate;
        estate.environments = {{"prod", "prod", "us-east-1"}};
        estate.clusters = {{"prod-use1", "prod", {"edge"}}};
        estate.budgets = {{"all", {}, "aws", {"Amazon RDS"}, {"123456789012"}, false}};
        estate.services = {{"checkout", {"cart"}}};
        estate.owners = {{"checkout", "payments"}};
        Pseudonyms names;
        Redaction redaction(names, "tenant", {});
        redaction.learn(estate);
        names.learn(NameKind::Tenant, "prod");
        redaction.rewrite(estate);
        QCOMPARE(estate.environments[0].name, std::string("prod"));
        QCOMPARE(estate.clusters[0].name, std::string("prod-use1"));
        QCOMPARE(estate.budgets[0].accounts[0], std::string("account-1"));
        QCOMPARE(estate.owners["checkout"], std::string("team-1"));
        QCOMPARE(names.text("payments of prod"), std::string("payments of prod"));
        QCOMPARE(names.of(NameKind::Tenant, "prod"), std::string("tenant-1"));
    }

    void aServiceIsNoPersonAndAnAccountNoService()
    {
        Page byService, byPerson;
        byService.service = byService.lastChangeBy = "Agent Factory";
        byPerson.service = "Agent Factory";
        byPerson.lastChangeBy = "Cho Park";
        CostLine cost;
        cost.account = Atom("checkout"); // the account's name
        Remembered content;
        content.rows.push_back(Rows<Page>{false, false, "p", {byService, byPerson}, {}, false, {}});
        content.rows.push_back(Rows<CostLine>{false, false, "c", {cost}, {}, false, {}});
        Pseudonyms names;
        Redaction redaction(names, "tenant", {});
        redaction.learn(content);
        redaction.rewrite(content);
        const auto& pages = std::get<Rows<Page>>(content.rows[0]).upserts;
        QCOMPARE(pages[0].lastChangeBy, std::string("Agent Factory"));
        QCOMPARE(pages[1].lastChangeBy, std::string("person-1"));
        QCOMPARE(std::get<Rows<CostLine>>(content.rows[1]).upserts[0].account.str(),
                 std::string("account-1"));
        QCOMPARE(names.text("service checkout of Agent Factory"),
                 std::string("service checkout of Agent Factory"));
    }

    void whoSignsInByAPartOfTheNameIsThatPerson()
    {
        OnCallShift shift;
        shift.user = "Ana Ruiz";
        shift.userId = "P1";
        PipelineRun run;
        run.actor = Atom("ana");
        run.branch = Atom("ana/965");
        Remembered content;
        content.rows.push_back(Rows<PipelineRun>{false, false, "r", {run}, {}, false, {}});
        content.rows.push_back(Rows<OnCallShift>{false, false, "p", {shift}, {}, false, {}});
        Pseudonyms names;
        Redaction redaction(names, "tenant", {});
        redaction.learn(content);
        redaction.rewrite(content);
        const auto& after = std::get<Rows<PipelineRun>>(content.rows[0]).upserts[0];
        QCOMPARE(after.actor.str(), std::string("person-1"));
        QCOMPARE(after.branch.str(), std::string("person-1/965"));
        QCOMPARE(names.text("Ana, banana"), std::string("person-1, banana"));
    }

    void secretsGoFromProse()
    {
        Pseudonyms names;
        Redaction redaction(names, "tenant", [](const std::string& text) {
            return text == "hush" ? std::string("-") : text;
        });
        KubeEvent row;
        row.message = "hush";
        row.reason = Atom("hush");
        redaction.rewriteValue(row);
        QCOMPARE(row.message, std::string("-"));
    }

    void aFilterThatHintsAtANameIsKnown()
    {
        Pseudonyms names;
        names.learn(NameKind::Tenant, "kestrel");
        QVERIFY(names.hints("Kest"));
        QVERIFY(!names.hints("ke")); // is in every third word
        QVERIFY(!names.hints("agent"));
    }
};

MIDWATCH_TEST(RedactionTest)
#include "tst_redaction.moc"
