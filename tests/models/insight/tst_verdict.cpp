// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/insight/finding_order.h"
#include "models/insight/verdict.h"
#include "tests/support/test_registry.h"

using namespace mw;
using namespace std::chrono_literals;

namespace {

const World now{std::chrono::seconds(1769817600)};

Finding finding(
    const char* check, Severity severity, const char* subject, const char* sentence, World since)
{
    Finding one;
    one.id = std::string(check) + ":" + subject;
    one.check = check;
    one.severity = severity;
    one.subject = subject;
    one.sentence = sentence;
    one.since = since;
    return one;
}

SourceStatus source(const char* id, SourceState state = SourceState::Live)
{
    SourceStatus one;
    one.id = SourceId(id);
    one.state = state;
    one.lastGood = now - 41s;
    return one;
}

} // namespace

class VerdictTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void wellOnlyWhenEverythingIsSeen()
    {
        const Verdict well = judgeVerdict({}, {source("a"), source("b")}, now);
        QCOMPARE(well.severity, Severity::Ok);
        QCOMPARE(well.sentence, std::string("Well. 2 of 2 sources live, oldest 41 s."));

        SourceStatus gone = source("b", SourceState::Unreachable);
        gone.lastGood = now - 4min;
        gone.nextTry = now + 20s;
        const Verdict partly = judgeVerdict({}, {source("a"), gone}, now);
        QCOMPARE(partly.severity, Severity::Unknown);
        QCOMPARE(partly.sentence,
                 std::string("Well where seen: 1 of 2 sources live, oldest 41 s. Not seen: b "
                             "(unreachable 4 min, next try 20 s)."));

        QCOMPARE(judgeVerdict({}, {gone}, now).severity, Severity::Unknown);
        QCOMPARE(judgeVerdict({}, {}, now).sentence,
                 std::string("Unknown: no source is configured."));
    }

    void aPartThatIsNotSeenIsNamed()
    {
        SourceStatus partly = source("prod");
        PartStatus events;
        events.part = "events";
        events.state = SourceState::Forbidden;
        partly.parts = {events};
        const Verdict verdict = judgeVerdict({}, {partly}, now);
        QCOMPARE(verdict.severity, Severity::Unknown);
        QVERIFY(verdict.sentence.find("events of prod (forbidden)") != std::string::npos);
    }

    void someNamespacesAreNotTheCluster()
    {
        SourceStatus narrow = source("prod");
        PartStatus pods;
        pods.part = "pods";
        pods.state = SourceState::Live;
        pods.onlyIn = {"team-a", "team-b"};
        narrow.parts = {pods, pods};
        const Verdict verdict = judgeVerdict({}, {narrow}, now);
        QCOMPARE(verdict.severity, Severity::Unknown);
        QVERIFY2(verdict.sentence.find("Not seen: prod outside of team-a, team-b.")
                     != std::string::npos,
                 verdict.sentence.c_str());
        // What is wrong there is wrong.
        const Verdict wrong
            = judgeVerdict({finding("PODS", Severity::Critical, "prod/team-a/api", "crashes", now)},
                           {narrow},
                           now);
        QCOMPARE(wrong.severity, Severity::Critical);
        QVERIFY(wrong.sentence.find("outside of team-a") != std::string::npos);
        // The estate file names these two: nothing of what it asks for is missing.
        for (PartStatus& part : narrow.parts)
            part.byChoice = true;
        QCOMPARE(judgeVerdict({}, {narrow}, now).severity, Severity::Ok);
    }

    void usersBeforeMachines()
    {
        const std::vector<Finding> findings{
            finding("PODS",
                    Severity::Critical,
                    "prod/shop/api",
                    "1 pod in CrashLoopBackOff; 7 restarts",
                    now - 21min),
            finding("SLO",
                    Severity::Critical,
                    "api-availability",
                    "burns its error budget 620× over 5 min; 71 % left",
                    now - 9min),
            finding("DEPL", Severity::Warning, "prod/shop/api", "Rollout failed.", now - 30min)};
        const Verdict verdict = judgeVerdict(findings, {source("a")}, now);
        QCOMPARE(verdict.severity, Severity::Critical);
        QCOMPARE(
            verdict.sentence,
            std::string(
                "Critical: api-availability burns its error budget 620× over 5 min, for 9 min. "
                "2 more findings. 1 of 1 source live, oldest 41 s."));
    }

    void ofEqualsTheOneThatBeganFirst()
    {
        const std::vector<Finding> findings{
            finding("DEPL", Severity::Warning, "prod/a/late", "not available.", now - 5min),
            finding("DEPL", Severity::Warning, "prod/a/unknown", "not available.", World{}),
            finding("PODS", Severity::Warning, "prod/a/early", "not ready.", now - 50min)};
        QVERIFY(judgeVerdict(findings, {source("a")}, now)
                    .sentence.starts_with("Warning: prod/a/early: not ready, for 50 min. 2 more"));
    }

    // Since when an SLO burns is computed anew with every sample: the two would change places.
    void ofTwoThatBurnTheFasterOne()
    {
        const auto burning = [](const char* name, double burn, double objective, World since) {
            Finding one = finding("SLO", Severity::Critical, name, "burns its budget", since);
            one.burn = burn;
            one.objective = objective;
            return one;
        };
        const Finding fast = burning("a", 620, 99.9, now - 9min);
        const Finding slow = burning("b", 62, 99, now - 10min);
        for (const World since : {now - 30min, now - 1min}) {
            Finding drifted = fast;
            drifted.since = since;
            QVERIFY(speaksBefore(drifted, slow));
            QVERIFY(!speaksBefore(slow, drifted));
        }
        Finding strict = slow;
        strict.objective = 99.99;
        strict.since = now;
        strict.id = "z";
        QVERIFY(speaksBefore(strict, slow));
    }

    void whatIsNotSeenIsNoStatementAboutTheEstate()
    {
        const Verdict verdict
            = judgeVerdict({finding("SEEN", Severity::Critical, "a", "old", now - 1h),
                            finding("THROT", Severity::Info, "b", "throttled", now - 1h)},
                           {source("a")},
                           now);
        QCOMPARE(verdict.severity, Severity::Ok);
    }

    void durationsAsSpoken()
    {
        QCOMPARE(spokenDuration(Millis(41'000)), std::string("41 s"));
        QCOMPARE(spokenDuration(4min), std::string("4 min"));
        QCOMPARE(spokenDuration(6h + 12min), std::string("6 h 12 min"));
        QCOMPARE(spokenDuration(76h), std::string("3 d 4 h"));
        QCOMPARE(spokenDuration(Millis(-5)), std::string("0 s"));
    }
};

MIDWATCH_TEST(VerdictTest)
#include "tst_verdict.moc"
