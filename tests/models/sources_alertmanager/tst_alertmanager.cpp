// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sources/alertmanager/alertmanager.h"
#include "models/sources/alertmanager/answers.h"
#include "tests/support/shared.h"
#include "tests/support/source_desk.h"
#include "tests/support/test_registry.h"

using namespace mw;
using namespace mwtest;
using namespace std::chrono_literals;

namespace {

const World now{std::chrono::seconds(1795229305)};

AlertmanagerSettings settings()
{
    AlertmanagerSettings out;
    out.id = SourceId("prod/alertmanager");
    return out;
}

std::string oneAlert(const std::string& status, const std::string& more = {})
{
    return quotes(
        "[{'annotations':{'summary':'x'},'fingerprint':'ab12','receivers':[{'name':'pager'}],"
        "'startsAt':'2026-11-21T02:00:00.000Z','endsAt':'2026-11-21T03:00:00Z',"
        "'updatedAt':'2026-11-21T02:30:00Z','labels':{'alertname':'A','severity':'page'},"
        "'status':"
        + status + more + "}]");
}

} // namespace

class AlertmanagerTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void recordedAlertsBecomeRows()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        const auto rows = am::decodeAlerts(
            recordedBody(shared + QStringLiteral("/recordings/alertmanager/alerts.json")),
            Atom("am"),
            {});
        QVERIFY(rows);
        QCOMPARE(rows->size(), size_t(3));
        const Alert& down = (*rows)[0];
        QCOMPARE(down.key.id, std::string("4846052b1c828f96"));
        QCOMPARE(down.name, std::string("TargetDown"));
        QCOMPARE(down.severity.str(), std::string("critical"));
        QCOMPARE(down.state, Alert::State::Suppressed);
        QCOMPARE(down.silencedBy, std::vector<std::string>{"2cabf6d1-31bf-49fe-a803-c55d163c8cfa"});
        QCOMPARE(down.receivers, (std::vector<std::string>{"pager", "team"}));
        QCOMPARE(down.runbookUrl, std::string("https://runbooks.invalid/target-down"));
        QCOMPARE(down.summary, std::string("deliberately-down at 127.0.0.1:1 is down"));
        QCOMPARE(formatTime(down.startsAt), std::string("2026-11-21T01:10:23.136Z"));
        QCOMPARE(down.service, std::string("ghost"));
        QCOMPARE(down.subject, std::string("bed/ghost"));
        QCOMPARE((*rows)[2].inhibitedBy, std::vector<std::string>{"4846052b1c828f96"});
        QCOMPARE((*rows)[2].subject, std::string("bed/127.0.0.1:19100"));
    }

    void recordedSilencesAndGroups()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        const QString dir = shared + QStringLiteral("/recordings/alertmanager/");
        const auto silences = am::decodeSilences(
            recordedBody(dir + QStringLiteral("silences-after.json")), Atom("am"));
        QVERIFY(silences);
        QCOMPARE(silences->size(), size_t(3));
        QCOMPARE((*silences)[0].state, Silence::State::Active);
        QCOMPARE((*silences)[0].matchers[1], (SilenceMatcher{"env", "dev", false, false}));
        QCOMPARE((*silences)[2].state, Silence::State::Expired);
        const auto groups = am::decodeGroups(recordedBody(dir + QStringLiteral("groups.json")));
        QVERIFY(groups);
        const auto told = groups->at("4846052b1c828f96");
        QCOMPARE(told.size(), size_t(2)); // pager and team
        QCOMPARE(std::string(labelOf(told[0].groupLabels, "alertname")), std::string("TargetDown"));
        const auto status
            = am::decodeStatus(recordedBody(dir + QStringLiteral("status.json")), Atom("am"));
        QVERIFY(status);
        QCOMPARE(status->version, std::string("0.25.0"));
        QCOMPARE(status->clusterStatus, std::string("disabled"));
        const auto receivers
            = am::decodeReceivers(recordedBody(dir + QStringLiteral("receivers.json")));
        QCOMPARE(receivers->size(), size_t(4));
    }

    void unknownWordsAreKept()
    {
        const auto rows = am::decodeAlerts(
            oneAlert(
                "{'state':'napping','silencedBy':null,'inhibitedBy':[],'mutedBy':['weekends']}"),
            Atom("am"),
            {});
        QVERIFY(rows);
        QCOMPARE(rows->front().state, Alert::State::Other);
        QCOMPARE(rows->front().stateWord.str(), std::string("napping"));
        QCOMPARE(rows->front().mutedBy, std::vector<std::string>{"weekends"});
        const auto silences = am::decodeSilences(
            quotes(
                "[{'id':'1','status':{'state':'resting'},'matchers':[{'name':'a','value':'b'}]}]"),
            Atom("am"));
        QVERIFY(silences);
        QCOMPARE(silences->front().stateWord.str(), std::string("resting"));
        QVERIFY(silences->front().matchers.front().isEqual);
    }

    void absentFieldsCostThemselvesOnly()
    {
        const auto rows
            = am::decodeAlerts(quotes("[{'fingerprint':'a','labels':null}]"), Atom("am"), {});
        QVERIFY(rows);
        QCOMPARE(rows->front().name, std::string());
        QVERIFY(rows->front().startsAt == World{});
        const auto zero = am::decodeAlerts(
            quotes("[{'fingerprint':'a','startsAt':'0001-01-01T00:00:00.000Z'}]"), Atom("am"), {});
        QVERIFY(zero && zero->front().startsAt == World{});
    }

    void wrongTypesNameEndpointAndField_data()
    {
        QTest::addColumn<QString>("body");
        QTest::addColumn<QString>("detail");
        QTest::addColumn<int>("kind");
        const auto row
            = [](const char* name, const std::string& body, const char* detail, ErrorKind kind) {
                  QTest::newRow(name)
                      << QString::fromStdString(body) << QString::fromUtf8(detail) << int(kind);
              };
        row("state",
            oneAlert("{'state':3}"),
            "/api/v2/alerts: [0].status.state is not a text",
            ErrorKind::Decode);
        row("status",
            oneAlert("[]"),
            "/api/v2/alerts: [0].status is not an object",
            ErrorKind::Decode);
        row("label",
            oneAlert("{}", ",'labels':{'a':'b'}").replace(2, 0, quotes("'labels':{'team':7},")),
            "/api/v2/alerts: [0].labels.team is not a text",
            ErrorKind::Decode);
        row("silencer",
            oneAlert("{'silencedBy':[1]}"),
            "/api/v2/alerts: [0].status.silencedBy[0] is not a text",
            ErrorKind::Decode);
        row("no fingerprint",
            "[{}]",
            "/api/v2/alerts: [0] is not an alert: it has no fingerprint",
            ErrorKind::Decode);
        row("time",
            quotes("[{'fingerprint':'a','startsAt':'yesterday'}]"),
            "/api/v2/alerts: [0].startsAt is not a time",
            ErrorKind::Decode);
        row("element", "[1]", "/api/v2/alerts: [0] is not an object", ErrorKind::Decode);
        row("cut",
            "[{\"fingerprint\":",
            "/api/v2/alerts: the answer is damaged: ",
            ErrorKind::Decode);
        row("text",
            "\"bad matcher format: nonsense\"\n",
            "/api/v2/alerts: bad matcher format: nonsense",
            ErrorKind::Protocol);
        row("code",
            quotes("{'code':601,'message':'no such thing'}"),
            "/api/v2/alerts: no such thing",
            ErrorKind::Protocol);
        row("v1",
            quotes("{'status':'success','data':[]}"),
            "/api/v2/alerts: the answer is of api/v1, which is no longer spoken",
            ErrorKind::Protocol);
        row("html", "<html>", "/api/v2/alerts: the answer is not JSON", ErrorKind::Protocol);
        row("empty", "", "/api/v2/alerts: the answer is empty", ErrorKind::Protocol);
    }
    void wrongTypesNameEndpointAndField()
    {
        QFETCH(QString, body);
        QFETCH(QString, detail);
        QFETCH(int, kind);
        const auto rows = am::decodeAlerts(body.toStdString(), Atom("am"), {});
        QVERIFY(!rows);
        QVERIFY2(rows.error().detail.starts_with(detail.toStdString()),
                 rows.error().detail.c_str());
        QCOMPARE(int(rows.error().kind), kind);
    }

    void asksAndAsksAgain()
    {
        SourceDesk desk(makeAlertmanagerSource(settings()), now);
        QCOMPARE(desk.open.size(), size_t(4));
        QCOMPARE(desk.callOf("alerts").target, std::string("/api/v2/alerts"));
        QCOMPARE(desk.callOf("groups").target, std::string("/api/v2/alerts/groups"));
        QVERIFY(desk.open["groups"].pauseWhenHidden && !desk.open["alerts"].pauseWhenHidden);
        QVERIFY(!desk.answer("alerts", oneAlert("{'state':'active'}")));
        QCOMPARE(desk.rows<Alert>()->size(), size_t(1));
        QVERIFY(desk.waitOf("alerts") == 15s);
        QVERIFY(!desk.answer("alerts", "[]"));
        QVERIFY(desk.rows<Alert>()->empty()); // what is not named is over
        QVERIFY(!desk.answer("silences", "[]"));
        QVERIFY(desk.waitOf("silences") == 30s);
        QVERIFY(!desk.answer("server",
                             quotes("{'versionInfo':{'version':'0.27.0'},'cluster':{'status':"
                                    "'ready','peers':[{'name':'a'},{'name':'b'}]}}")));
        QVERIFY(!desk.rows<AlertServer>());
        QVERIFY(!desk.answer("receivers", quotes("[{'name':'pager'}]")));
        QCOMPARE(desk.rows<AlertServer>()->front().peers, 2);
        QCOMPARE(desk.rows<AlertServer>()->front().receivers, std::vector<std::string>{"pager"});
        QVERIFY(desk.waitOf("server") == 5min);
    }

    void groupsAreJoinedIntoAlerts()
    {
        SourceDesk desk(makeAlertmanagerSource(settings()), now);
        QVERIFY(!desk.answer("alerts", oneAlert("{'state':'active'}")));
        QVERIFY(desk.rows<Alert>()->front().notifications.empty());
        QVERIFY(!desk.answer("groups",
                             quotes("[{'labels':{'team':'a'},'receiver':{'name':'pager'},"
                                    "'alerts':[{'fingerprint':'ab12'}]}]")));
        QVERIFY(desk.waitOf("alerts") == 0s); // at once: somebody is looking
        QVERIFY(!desk.answer("alerts", oneAlert("{'state':'active'}")));
        QCOMPARE(desk.rows<Alert>()->front().notifications.front().receiver, std::string("pager"));
    }

    void failuresAskTheSameAgain()
    {
        SourceDesk desk(makeAlertmanagerSource(settings()), now);
        for (const char* key : {"alerts", "silences", "groups", "server"}) {
            desk.fail(key,
                      Error{ErrorKind::Unavailable,
                            "Limit of concurrent GET requests reached",
                            503,
                            {},
                            {}});
            QVERIFY2(desk.asked(key), key);
            QVERIFY(desk.waitOf(key) == 0s); // the hub backs off
        }
        QVERIFY(desk.deltas.empty()); // what was known stays
        const auto error
            = desk.answer("alerts", "<html>sign in</html>", {{"Content-Type", "text/html"}});
        QVERIFY(error && error->kind == ErrorKind::Protocol);
        QVERIFY(!desk.answer("server", quotes("{'versionInfo':{'version':'0.27.0'}}")));
        desk.fail("receivers", Error{ErrorKind::Forbidden, "", 403, {}, {}});
        QCOMPARE(desk.rows<AlertServer>()->front().version, std::string("0.27.0"));
        QVERIFY(desk.asked("server"));
    }
};

MIDWATCH_TEST(AlertmanagerTest)

#include "tst_alertmanager.moc"
