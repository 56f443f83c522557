// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Alertmanager and PagerDuty of the simulated estate: what fires follows from the state, silences
// have Alertmanager's rules about ids, pages escalate in virtual time.
#include "app/simulator/alerts/alert_rules.h"
#include "tests/simulator/sim_fixture.h"
#include "tests/support/shared.h"
#include "tests/support/test_registry.h"

#include <QProcess>
#include <fstream>

using namespace mw::sim;
using namespace mwtest;

namespace {

struct Alerting : Simulation
{
    using Simulation::Simulation;
    std::string url(const char* face)
    {
        return Json::parse(simulator->readyLine())[face].get<std::string>();
    }
    Answer
    at(const char* face, QByteArray method, const std::string& path, const Json& body = nullptr)
    {
        QNetworkRequest request(QUrl::fromEncoded(QByteArray::fromStdString(url(face) + path)));
        if (std::string(face) == "pagerduty")
            request.setRawHeader("Authorization", "Token token=" + token());
        if (!body.is_null())
            request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("application/json"));
        return finish(manager.sendCustomRequest(
            request,
            method,
            body.is_null() ? QByteArray() : QByteArray::fromStdString(body.dump())));
    }
    QByteArray token() const
    {
        std::ifstream in(dir.path().toStdString() + "/pagerduty.token");
        std::string text;
        std::getline(in, text);
        return QByteArray::fromStdString(text);
    }
    Json alerts(const std::string& query = {})
    {
        return at("alertmanager-a", "GET", "/api/v2/alerts" + query).json();
    }
    Json incidents(const std::string& query = "?statuses[]=triggered&statuses[]=acknowledged")
    {
        return at("pagerduty", "GET", "/incidents" + query).json()["incidents"];
    }
};

std::set<std::string> namesOf(const Json& alerts)
{
    std::set<std::string> names;
    for (const Json& one : alerts)
        names.insert(one["labels"]["alertname"].get<std::string>());
    return names;
}

Json silenceOf(const Json& matchers, const char* start, const char* end)
{
    return {{"matchers", matchers},
            {"startsAt", start},
            {"endsAt", end},
            {"createdBy", "test"},
            {"comment", "c"}};
}

const Json downMatcher
    = Json::array({{{"name", "alertname"}, {"value", "AgentRuntime.*"}, {"isRegex", true}}});

} // namespace

class SimAlertsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fingerprintsAreAlertmanagers()
    {
        // of a recorded answer of the real server
        QCOMPARE(fingerprint({{"alertname", "TargetDown"},
                              {"cluster", "bed"},
                              {"env", "staging"},
                              {"instance", "127.0.0.1:1"},
                              {"job", "deliberately-down"},
                              {"region", "loopback"},
                              {"service", "ghost"},
                              {"severity", "critical"},
                              {"team", "platform"}}),
                 std::string("4846052b1c828f96"));
    }

    void aQuietNightIsQuiet()
    {
        Alerting sim("quiet-night", 0);
        QCOMPARE(namesOf(sim.alerts()), std::set<std::string>{"Watchdog"});
        QVERIFY(sim.incidents().empty());
    }

    void aBadDeployPages()
    {
        Alerting sim("bad-deploy", 0);
        const Json alerts = sim.alerts();
        QVERIFY(namesOf(alerts).contains("AgentRuntimeErrorBudgetBurn"));
        bool paged = false, inhibited = false;
        for (const Json& one : alerts) {
            if (one["labels"]["alertname"] != "AgentRuntimeErrorBudgetBurn")
                continue;
            paged = paged || one["labels"]["severity"] == "critical";
            inhibited = inhibited || !one["status"]["inhibitedBy"].empty();
        }
        QVERIFY(paged);
        const Json open = sim.incidents();
        QCOMPARE(open.size(), size_t(1));
        QCOMPARE(open[0]["status"].get<std::string>(), std::string("triggered"));
        QCOMPARE(open[0]["assignments"][0]["assignee"]["summary"].get<std::string>(),
                 std::string("Ana Ruiz"));
        QCOMPARE(open[0]["pending_actions"][0]["type"].get<std::string>(), std::string("escalate"));
        SAME_JSON(sim.at("alertmanager-b", "GET", "/api/v2/alerts").json(), alerts); // its peer
    }

    void pagesEscalateUntilAcknowledged()
    {
        Alerting sim("bad-deploy", 0);
        const std::string id = sim.incidents()[0]["id"];
        sim.jump("11m");
        QCOMPARE(sim.incidents()[0]["assignments"][0]["assignee"]["summary"].get<std::string>(),
                 std::string("Ben Otieno"));
        const Json ack
            = {{"incident", {{"type", "incident_reference"}, {"status", "acknowledged"}}}};
        const Answer done = sim.at("pagerduty", "PUT", "/incidents/" + id, ack);
        QCOMPARE(done.code, 200);
        QCOMPARE(done.json()["incident"]["status"].get<std::string>(), std::string("acknowledged"));
        QCOMPARE(done.json()["incident"]["acknowledgements"][0]["acknowledger"]["summary"]
                     .get<std::string>(),
                 std::string("Ana Ruiz"));
        sim.jump("15m");
        QCOMPARE(sim.incidents()[0]["status"].get<std::string>(), std::string("acknowledged"));
        sim.jump("16m"); // the acknowledgement has run out
        QCOMPARE(sim.incidents()[0]["status"].get<std::string>(), std::string("triggered"));
        const Answer note = sim.at("pagerduty",
                                   "POST",
                                   "/incidents/" + id + "/notes",
                                   {{"note", {{"content", "looking"}}}});
        QCOMPARE(note.code, 201);
        QCOMPARE(sim.at("pagerduty", "GET", "/incidents/" + id + "/notes")
                     .json()["notes"][0]["content"]
                     .get<std::string>(),
                 std::string("looking"));
    }

    void pagerRefusals()
    {
        Alerting sim("quiet-night", 0);
        QNetworkRequest request(QUrl(QString::fromStdString(sim.url("pagerduty") + "/incidents")));
        request.setRawHeader("Authorization", "Bearer wrong");
        QCOMPARE(Simulation::finish(sim.manager.get(request)).code, 401);
        QCOMPARE(sim.at("pagerduty", "GET", "/incidents/NOSUCH").code, 404);
        QCOMPARE(sim.at("pagerduty", "GET", "/incidents?limit=100&offset=9950").code, 400);
        const Answer page = sim.at("pagerduty", "GET", "/oncalls?limit=1");
        QCOMPARE(page.json()["more"].get<bool>(), true);
        QVERIFY(page.json()["total"].is_null());
        QVERIFY(page.headers.contains("ratelimit-remaining"));
        QCOMPARE(sim.at("pagerduty", "GET", "/users/me").json()["user"]["email"].get<std::string>(),
                 std::string("ana@agent-factory.example"));
    }

    void silencesQuietenAndChangeTheirIds()
    {
        Alerting sim("bad-deploy", 0);
        const Json body = silenceOf(downMatcher, "2026-11-23T02:00:00Z", "2026-11-23T05:00:00Z");
        const Answer made = sim.at("alertmanager-a", "POST", "/api/v2/silences", body);
        QCOMPARE(made.code, 200);
        const std::string id = made.json()["silenceID"];
        for (const Json& one : sim.alerts()) {
            const bool runtime = one["labels"]["alertname"] == "AgentRuntimeErrorBudgetBurn";
            QCOMPARE(one["status"]["silencedBy"].size(), size_t(runtime ? 1 : 0));
        }
        QCOMPARE(sim.alerts("?silenced=false&active=true").size() + 0,
                 sim.alerts("?filter=alertname!~%22AgentRuntime.*%22").size());
        Json longer = sim.at("alertmanager-b", "GET", "/api/v2/silence/" + id).json();
        QCOMPARE(longer["startsAt"].get<std::string>(), std::string("2026-11-23T03:00:00.000Z"));
        longer["endsAt"] = "2026-11-23T06:00:00Z";
        QCOMPARE(sim.at("alertmanager-a", "POST", "/api/v2/silences", longer)
                     .json()["silenceID"]
                     .get<std::string>(),
                 id);
        longer["matchers"][0]["value"] = "Agent.*";
        const std::string other
            = sim.at("alertmanager-a", "POST", "/api/v2/silences", longer).json()["silenceID"];
        QVERIFY(other != id);
        QCOMPARE(sim.at("alertmanager-a", "GET", "/api/v2/silence/" + id)
                     .json()["status"]["state"]
                     .get<std::string>(),
                 std::string("expired"));
        QCOMPARE(sim.at("alertmanager-a", "DELETE", "/api/v2/silence/" + other).code, 200);
        QCOMPARE(sim.at("alertmanager-a", "DELETE", "/api/v2/silence/" + other).code, 200);
        QVERIFY(sim.alerts("?silenced=true&active=false&inhibited=false").empty());
    }

    void refusalsAreAsRecorded()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        Alerting sim("quiet-night", 0);
        for (const char* name : {"err-400-filter",
                                 "err-400-silence-empty-matcher",
                                 "err-404-path",
                                 "err-404-silence",
                                 "err-422-silence-id"}) {
            std::ifstream in(shared.toStdString() + "/recordings/alertmanager/" + name + ".json");
            const Json recorded = Json::parse(in);
            Json body = recorded["request"].value("body", Json());
            if (body.is_object()) {
                body["startsAt"] = "2026-11-23T03:00:00Z";
                body["endsAt"] = "2026-11-23T04:00:00Z";
            }
            const Answer answer = sim.at("alertmanager-a",
                                         QByteArray::fromStdString(recorded["request"]["method"]),
                                         recorded["request"]["path"],
                                         body);
            QCOMPARE(answer.code, recorded["response"]["status"].get<int>());
            if (!recorded["response"]["body"].get<Json>().empty()
                && recorded["response"]["body"] != "")
                SAME_JSON(answer.json(), recorded["response"]["body"]);
        }
    }

    void answersAreValid()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        Alerting sim("bad-deploy", 0);
        sim.at("alertmanager-a",
               "POST",
               "/api/v2/silences",
               silenceOf(downMatcher, "2026-11-23T02:00:00Z", "2026-11-23T05:00:00Z"));
        const std::string id = sim.incidents()[0]["id"];
        const struct
        {
            const char* face;
            std::string path;
            const char* operation;
        } all[] = {{"alertmanager-a", "/api/v2/alerts", "/alerts"},
                   {"alertmanager-a", "/api/v2/alerts/groups", "/alerts/groups"},
                   {"alertmanager-a", "/api/v2/silences", "/silences"},
                   {"alertmanager-a", "/api/v2/receivers", "/receivers"},
                   {"alertmanager-a", "/api/v2/status", "/status"},
                   {"pagerduty", "/incidents", "/incidents"},
                   {"pagerduty", "/incidents/" + id, "/incidents/{id}"},
                   {"pagerduty", "/oncalls", "/oncalls"},
                   {"pagerduty", "/users/me", "/users/me"},
                   {"pagerduty", "/services", "/services"},
                   {"pagerduty", "/escalation_policies", "/escalation_policies"}};
        QTemporaryDir out;
        for (const auto& one : all) {
            const bool pager = std::string(one.face) == "pagerduty";
            const Answer answer = sim.at(one.face, "GET", one.path);
            QCOMPARE(answer.code, 200);
            const QString file = out.filePath(QStringLiteral("answer.json"));
            QFile body(file);
            QVERIFY(body.open(QIODevice::WriteOnly) && body.write(answer.body) > 0);
            body.close();
            QProcess check;
            check.setProcessChannelMode(QProcess::MergedChannels);
            check.start(QStringLiteral("python3"),
                        {QStringLiteral(MIDWATCH_TEST_DIR "/validate_openapi.py"),
                         shared
                             + (pager ? QStringLiteral("/specs/pagerduty/openapi.trimmed.json")
                                      : QStringLiteral("/specs/alertmanager/openapi.v2.json")),
                         QString::fromLatin1(one.operation),
                         file});
            QVERIFY(check.waitForFinished(60'000));
            QVERIFY2(check.exitCode() == 0, check.readAll().constData());
        }
    }
};

MIDWATCH_TEST(SimAlertsTest)
#include "tst_sim_alerts.moc"
