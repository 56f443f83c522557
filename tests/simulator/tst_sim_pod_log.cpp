// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Logs of pods from the simulated API server: they tell the scenario's story, and the options and
// refusals are those of a real one.
#include "tests/simulator/sim_fixture.h"
#include "tests/support/test_registry.h"

using namespace mwtest;

namespace {

const std::string podsOf = "/api/v1/namespaces/agent-platform/pods";

} // namespace

class SimPodLogTest : public QObject
{
    Q_OBJECT
    std::unique_ptr<Simulation> m_sim;
    std::string m_crashing, m_well; // paths

    Answer log(const std::string& pod, const std::string& query)
    {
        return m_sim->get(pod + "/log?" + query, "application/json, */*");
    }
    static qsizetype linesOf(const Answer& answer) { return answer.body.count('\n'); }

private Q_SLOTS:
    void initTestCase()
    {
        m_sim = std::make_unique<Simulation>("bad-deploy");
        const Json pods
            = m_sim->get(podsOf + "?labelSelector=app.kubernetes.io/name%3Dagent-runtime").json();
        for (const Json& pod : pods["items"]) {
            const std::string path = podsOf + "/" + pod["metadata"]["name"].get<std::string>();
            const Json& first = pod["status"]["containerStatuses"][0];
            if (first["restartCount"] > 0 && first["lastState"].contains("terminated")
                && !first["ready"].get<bool>())
                m_crashing = path;
            else if (first["ready"].get<bool>() && first["restartCount"] == 0)
                m_well = path;
        }
        QVERIFY(!m_crashing.empty());
        QVERIFY(!m_well.empty());
    }
    void cleanupTestCase() { m_sim.reset(); }

    void aCrashSaysWhatIsWrong()
    {
        const Answer before = log(m_crashing, "container=agent-runtime&previous=true");
        QCOMPARE(before.code, 200);
        QCOMPARE(before.type, QByteArray("text/plain"));
        QVERIFY(before.body.startsWith("time="));
        const auto at = before.body.indexOf("panic: tool registry schema 14 not understood\n");
        QVERIFY2(at > 0, before.body.constData());
        QVERIFY(before.body.indexOf("level=error", 0) < at);
        QVERIFY(before.body.indexOf("agent-runtime 2.14.1 starting") >= 0);
        QVERIFY(before.body.endsWith("+0x2f4\n")); // nothing after the end
        QCOMPARE(log(m_crashing, "container=agent-runtime&previous=true").body, before.body);
    }

    void thoseThatRunTellOfTheirFailingRequests()
    {
        const Answer all = log(m_well, "container=agent-runtime&tailLines=2000");
        QCOMPARE(all.code, 200);
        QVERIFY(linesOf(all) > 200);
        const auto failed = all.body.count("level=error msg=\"request failed\"");
        QVERIFY2(failed > 0 && failed < linesOf(all) / 4, qPrintable(QString::number(failed)));
        QVERIFY(!all.body.contains("panic:"));
    }

    void optionsAreHonoured()
    {
        const std::string main = "container=agent-runtime&";
        const Answer tail = log(m_well, main + "tailLines=20&timestamps=true");
        QCOMPARE(linesOf(tail), qsizetype(20));
        QByteArray last;
        for (const QByteArray& line : tail.body.split('\n')) {
            if (line.isEmpty())
                continue;
            const QByteArray stamp = line.left(line.indexOf(' '));
            QCOMPARE(stamp.size(), qsizetype(30));
            QVERIFY(stamp > last);
            last = stamp;
        }
        QCOMPARE(linesOf(log(m_well, main + "tailLines=0")), qsizetype(0));
        QCOMPARE(log(m_well, main + "limitBytes=100").body.size(), qsizetype(100));
        QVERIFY(linesOf(log(m_well, main + "sinceSeconds=60"))
                < linesOf(log(m_well, main + "sinceSeconds=600")));
        QCOMPARE(log(m_well, main + "tailLines=-1").code, 422);
        QCOMPARE(log(m_well, main + "limitBytes=0").code, 422);
        QCOMPARE(log(m_well, main + "tailLines=many").code, 400);
    }

    void refusalsAreThoseOfARealOne()
    {
        const auto message = [](const Answer& answer) {
            return QString::fromStdString(answer.json()["message"].get<std::string>());
        };
        const Answer several = log(m_well, "tailLines=1");
        QCOMPARE(several.code, 400);
        QVERIFY(
            message(several).endsWith(QStringLiteral("choose one of: [agent-runtime otel-agent]")));
        QCOMPARE(log(m_well, "container=nosuch").code, 400);
        const Answer before = log(m_well, "container=agent-runtime&previous=true");
        QCOMPARE(before.code, 400);
        QVERIFY(message(before).startsWith(QStringLiteral("previous terminated container")));
        QCOMPARE(log(podsOf + "/nosuch", "").code, 404);
        Ask ask;
        ask.path = m_well + "/log?container=agent-runtime&tailLines=1";
        ask.token = "viewer";
        QCOMPARE(m_sim->ask(ask).code, 200);
        ask.token = "";
        const Answer refused = m_sim->ask(ask);
        QCOMPARE(refused.code, 403);
        QVERIFY(message(refused).contains(QStringLiteral("cannot get resource \"pods/log\"")));
        ask.token = "admin";
        ask.method = "DELETE";
        QCOMPARE(m_sim->ask(ask).code, 405);
    }

    void aLogGoesOnAndKeepsWhatItSaid()
    {
        const std::string query = "container=otel-agent&sinceSeconds=600";
        const Answer before = log(m_well, query);
        const QByteArray last
            = before.body.left(before.body.size() - 1).mid(before.body.lastIndexOf('\n', -2) + 1);
        QVERIFY(!last.isEmpty());
        m_sim->jump("1m");
        const Answer after = log(m_well, query);
        const auto at = after.body.indexOf(QByteArray(last + '\n'));
        QVERIFY(at > 0);
        QVERIFY(after.body.size() > at + last.size() + 1);
    }
};

MIDWATCH_TEST(SimPodLogTest)
#include "tst_sim_pod_log.moc"
