// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Our reader, our matchers and our requests against Debian's Alertmanager: two of them with the
// same alerts; silences made, changed (another id) and expired.
#include "models/insight/shouts.h"
#include "models/insight/silence_match.h"
#include "models/runbook/alert_actions.h"
#include "models/sources/alertmanager/answers.h"
#include "tests/peers/alertmanager/server.h"
#include "tests/support/test_registry.h"

#include <QStandardPaths>
#include <QThread>
#include <set>

#include <nlohmann/json.hpp>

using namespace mw;
using namespace mwtest;
using namespace std::chrono_literals;

namespace {

World clockNow()
{
    return SystemClock().world();
}

HttpCall get(const char* target)
{
    HttpCall call;
    call.target = target;
    return call;
}

nlohmann::json firing(std::initializer_list<std::pair<const char*, const char*>> labels)
{
    nlohmann::json set;
    for (const auto& [name, value] : labels)
        set[name] = value;
    return {{"labels", set},
            {"annotations", {{"summary", "of the test"}}},
            {"startsAt", formatTime(clockNow() - 5min)},
            {"endsAt", formatTime(clockNow() + 10min)}};
}

} // namespace

class AlertmanagerPeerTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        // part of the test packages: its absence is a broken machine, not a reason to skip
        QVERIFY2(
            !QStandardPaths::findExecutable(QStringLiteral("prometheus-alertmanager")).isEmpty(),
            "prometheus-alertmanager is not installed: packaging/bootstrap test");
        for (AlertmanagerServer* server : {&m_a, &m_b}) {
            const QString wrong = server->start();
            QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
            HttpCall post;
            post.method = "POST";
            post.target = "/api/v2/alerts";
            post.headers = {{"Content-Type", "application/json"}};
            post.body = nlohmann::json::array({firing({{"alertname", "Down"},
                                                       {"severity", "critical"},
                                                       {"service", "api"},
                                                       {"env", "prod"}}),
                                               firing({{"alertname", "Slow"},
                                                       {"severity", "warning"},
                                                       {"service", "api"},
                                                       {"env", "prod"}}),
                                               firing({{"alertname", "Disk \"full\""},
                                                       {"severity", "warning"},
                                                       {"service", "db"}})})
                            .dump();
            const auto answer = server->call(post);
            QVERIFY2(answer && answer->head.status == 200, answer ? answer->body.c_str() : "");
        }
    }

    void twoServersAreCountedOnce()
    {
        ShoutInput input;
        for (auto [server, name] : {std::pair(&m_a, "a"), std::pair(&m_b, "b")}) {
            const auto rows = alerts(*server, name);
            QCOMPARE(rows.size(), size_t(3));
            input.alerts.insert(input.alerts.end(), rows.begin(), rows.end());
        }
        const auto shouts = joinShouts(input, {});
        QCOMPARE(shouts.size(), size_t(2));
        QCOMPARE(shouts[0].object, std::string("api"));
        QCOMPARE(shouts[0].alertCount, size_t(2));
        QCOMPARE(shouts[0].groups[0].alerts[0].sources, (std::vector<Atom>{Atom("a"), Atom("b")}));
        QCOMPARE(shouts[0].receivers, (std::vector<std::string>{"pager", "team"}));
    }

    void bundlesAndServerAreRead()
    {
        const auto groups = am::decodeGroups(m_a.call(get("/api/v2/alerts/groups"))->body);
        QVERIFY(groups);
        QCOMPARE(groups->size(), size_t(3));
        const auto server = am::decodeStatus(m_a.call(get("/api/v2/status"))->body, Atom("a"));
        QVERIFY(server && !server->version.empty());
        QCOMPARE(server->clusterStatus, std::string("disabled"));
        QCOMPARE(am::decodeReceivers(m_a.call(get("/api/v2/receivers"))->body)->size(), size_t(2));
    }

    void ourMatchersHitWhatItsMatchersHit_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text : {"alertname=\"Down\"",
                                 "severity=~\"warn.*\"",
                                 "alertname=~\".+\",env!=\"prod\"",
                                 "service=~\"api|db\",env!~\".+\"",
                                 "alertname=\"Disk \\\"full\\\"\"",
                                 "alertname=~\"(?i)down\"",
                                 "service!=\"api\",severity=\"warning\""})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void ourMatchersHitWhatItsMatchersHit()
    {
        QFETCH(QString, text);
        runbook::SilenceDraft draft = draftOf(text.toStdString());
        const auto match = SilenceMatch::compile(draft.matchers);
        QVERIFY(match);
        const auto id = send(draft);
        QVERIFY(id.has_value());
        std::set<std::string> ours, theirs;
        for (const Alert& alert : silencedSoon(*id)) {
            if (match->matches(alert.labels))
                ours.insert(alert.name);
            if (std::find(alert.silencedBy.begin(), alert.silencedBy.end(), *id)
                != alert.silencedBy.end())
                theirs.insert(alert.name);
        }
        QVERIFY(!ours.empty());
        QVERIFY(ours == theirs);
        expire(*id);
    }

    void aChangedSilenceGetsAnotherId()
    {
        runbook::SilenceDraft draft = draftOf("alertname=\"Down\"");
        const auto first = send(draft);
        QVERIFY(first.has_value());
        draft = again(*first);
        draft.endsAt += 1h;
        QCOMPARE(send(draft), first); // a later end keeps it
        draft = again(*first);
        draft.matchers.push_back({"env", "prod", false, true});
        const auto second = send(draft);
        QVERIFY(second.has_value() && second != first);
        QCOMPARE(silence(*first)->state, Silence::State::Expired);
        QCOMPARE(silence(*second)->state, Silence::State::Active);
        expire(*second);
        QCOMPARE(silence(*second)->state, Silence::State::Expired);
        expire(*second); // twice is fine
        draft.id = "00000000-0000-0000-0000-000000000000";
        QCOMPARE(m_a.call(runbook::silenceRequest(draft).call)->head.status, 404);
    }

    void whatItRefusesWeRefuse()
    {
        for (const std::vector<SilenceMatcher>& matchers :
             {std::vector<SilenceMatcher>{{"a", ".*", true, true}},
              std::vector<SilenceMatcher>{{"a", "(", true, true}},
              std::vector<SilenceMatcher>{{"a", "(?=x)", true, true}},
              std::vector<SilenceMatcher>{}}) {
            runbook::SilenceDraft draft = draftOf("alertname=\"x\"");
            draft.matchers = matchers;
            QVERIFY(!SilenceMatch::compile(matchers));
            QVERIFY(m_a.call(runbook::silenceRequest(draft).call)->head.status >= 400);
        }
    }

private:
    static std::vector<Alert> alerts(AlertmanagerServer& server, const char* name)
    {
        const auto answer = server.call(get("/api/v2/alerts"));
        if (!answer)
            qFatal("%s", answer.error().detail.c_str());
        auto rows = am::decodeAlerts(answer->body, Atom(name), {});
        if (!rows)
            qFatal("%s", rows.error().detail.c_str());
        return *rows;
    }
    // Alertmanager looks at silences when it is asked for alerts, but not in the same instant.
    std::vector<Alert> silencedSoon(const std::string& id)
    {
        std::vector<Alert> rows;
        for (int i = 0; i < 50; ++i) {
            rows = alerts(m_a, "a");
            for (const Alert& alert : rows) {
                if (std::find(alert.silencedBy.begin(), alert.silencedBy.end(), id)
                    != alert.silencedBy.end())
                    return rows;
            }
            QThread::msleep(100);
        }
        return rows;
    }
    static runbook::SilenceDraft draftOf(const std::string& text)
    {
        runbook::SilenceDraft draft;
        draft.source = "a";
        const auto matchers = parseMatchers(text);
        if (!matchers)
            qFatal("%s", matchers.error().detail.c_str());
        draft.matchers = *matchers;
        draft.startsAt = clockNow();
        draft.endsAt = clockNow() + 2h;
        draft.createdBy = "midwatch";
        draft.comment = "test";
        return draft;
    }
    std::optional<Silence> silence(const std::string& id)
    {
        const auto rows = am::decodeSilences(m_a.call(get("/api/v2/silences"))->body, Atom("a"));
        for (const Silence& row : *rows) {
            if (row.key.id == id)
                return row;
        }
        return std::nullopt;
    }
    runbook::SilenceDraft again(const std::string& id)
    {
        const auto known = silence(id);
        runbook::SilenceDraft draft;
        draft.source = "a";
        draft.id = id;
        draft.matchers = known->matchers;
        draft.startsAt = known->startsAt;
        draft.endsAt = known->endsAt;
        draft.createdBy = known->createdBy;
        draft.comment = known->comment;
        return draft;
    }
    std::optional<std::string> send(const runbook::SilenceDraft& draft)
    {
        const auto answer = m_a.call(runbook::silenceRequest(draft).call);
        if (!answer || answer->head.status != 200)
            qWarning("%s", answer ? answer->body.c_str() : answer.error().detail.c_str());
        return answer ? runbook::silenceIdIn(answer->body) : std::nullopt;
    }
    void expire(const std::string& id)
    {
        Silence row;
        row.key = {Atom("a"), id};
        const auto answer = m_a.call(runbook::expireRequest(row).call);
        QVERIFY(answer && answer->head.status == 200);
    }

    AlertmanagerServer m_a, m_b;
};

MIDWATCH_TEST(AlertmanagerPeerTest)
#include "tst_alertmanager_peer.moc"
