// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/insight/slo_budget.h"
#include "models/insight/slo_findings.h"
#include "tests/support/test_registry.h"

using namespace mw;
using namespace std::chrono_literals;

class SloFindingsTest : public QObject
{
    Q_OBJECT
private:
    static Slo make()
    {
        Slo slo;
        slo.key = {Atom("prod/prometheus"), "api-availability", {}};
        slo.name = "api-availability";
        slo.service = "gateway";
        slo.window = 720h;
        slo.validEvents = slo.goodEvents = 43'200'000;
        slo.computedAt = World{std::chrono::seconds(1769817600)};
        return slo;
    }

    static void judge(Slo& slo) { judgeSlo(slo, *parseObjective("99.9"), 1); }

private Q_SLOTS:
    void calmIsSilent()
    {
        Slo slo = make();
        slo.burns = {{5min, 0, 0}, {60min, 0, 0}};
        judge(slo);
        QVERIFY(sloFindings({slo}).empty());
        slo.validEvents = slo.goodEvents = 0; // no traffic is no finding
        slo.burns.clear();
        judge(slo);
        QVERIFY(sloFindings({slo}).empty());
    }

    void pageIsCriticalWithNumbers()
    {
        Slo slo = make();
        slo.goodEvents -= 1300;
        slo.burns = {{5min, 0.02, 0}, {60min, 0.02, 0}, {120min, 0.010833333, 0}};
        judge(slo);
        const auto found = sloFindings({slo});
        QCOMPARE(found.size(), size_t(1));
        QCOMPARE(found[0].severity, Severity::Critical);
        QCOMPARE(found[0].check, std::string("SLO"));
        QCOMPARE(found[0].id, std::string("SLO:prod/prometheus/api-availability"));
        QCOMPARE(found[0].subject, std::string("gateway/api-availability"));
        QCOMPARE(
            found[0].sentence,
            std::string("burns its error budget 20× over 1 h and 20× over 5 min (limit 14.4×, "
                        "objective 99.9 %); 96.9 % of the 30 d error budget left, gone in 34 h "
                        "at this rate"));
        QVERIFY(found[0].since == slo.computedAt - 65min);
        QCOMPARE(found[0].burn, 20.0);
        QCOMPARE(found[0].objective, 99.9);
    }

    // The faster window orders; a change that the sentence does not show is no new finding.
    void theBurnIsRoundedAsItIsSaid()
    {
        Slo slo = make();
        slo.burns = {{5min, 0.62, 0}, {60min, 0.062, 0}};
        judge(slo);
        const auto before = sloFindings({slo});
        QCOMPARE(before.at(0).burn, 620.0);
        slo.burns = {{5min, 0.6201, 0}, {60min, 0.062, 0}};
        judge(slo);
        QVERIFY(before == sloFindings({slo}));
        slo.burns = {{5min, 0.625, 0}, {60min, 0.062, 0}};
        judge(slo);
        QCOMPARE(sloFindings({slo}).at(0).burn, 625.0);
    }

    void ticketIsAWarning()
    {
        Slo slo = make();
        slo.burns = {{360min, 0.0012, 0}, {4320min, 0.0011, 0}};
        judge(slo);
        const auto found = sloFindings({slo});
        QCOMPARE(found.at(0).severity, Severity::Warning);
        QVERIFY(found[0].sentence.find("over 3 d") != std::string::npos);
    }

    void spentBudgetIsAWarning()
    {
        Slo slo = make();
        slo.goodEvents = slo.validEvents - 150'000;
        slo.key.grouping = "cluster=eu";
        judge(slo);
        const auto found = sloFindings({slo});
        QCOMPARE(found.at(0).severity, Severity::Warning);
        QVERIFY2(found[0].sentence.starts_with("has used up its error budget of 30 d: -248 % left"),
                 found[0].sentence.c_str());
        QVERIFY(found[0].id.ends_with("{cluster=eu}"));
        QCOMPARE(found[0].burn, 0.0); // it says none
        QCOMPARE(found[0].objective, 99.9);
    }

    void unseenIsUnknownNeverOk()
    {
        Slo slo = make();
        slo.validEvents = slo.goodEvents = notMeasured;
        judge(slo);
        QCOMPARE(sloFindings({slo}).at(0).severity, Severity::Unknown);
        slo.state = Slo::State::Broken;
        slo.brokenReason = "bad_data: parse error";
        const auto found = sloFindings({slo});
        QCOMPARE(found.at(0).severity, Severity::Unknown);
        QVERIFY(found[0].sentence.find("parse error") != std::string::npos);
    }

    void lyingRulesAreInformation()
    {
        Slo slo = make();
        judge(slo);
        slo.brokenReason = "they hold NaN";
        const auto found = sloFindings({slo});
        QCOMPARE(found.at(0).severity, Severity::Info);
        QVERIFY(found[0].id.ends_with(":rules"));
    }
};

MIDWATCH_TEST(SloFindingsTest)
#include "tst_slo_findings.moc"
