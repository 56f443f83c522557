// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is known of outside providers: nothing that was not seen is called calm.
#include "models/insight/providers.h"
#include "models/insight/verdict.h"
#include "models/insight/watch_focus.h"
#include "models/insight/watch_needs.h"
#include "tests/models/insight/watch_rows.h"
#include "tests/support/test_registry.h"

using namespace mw;
using namespace mwtest;
using namespace std::chrono_literals;

namespace {

SourceStatus page(const char* id, SourceState state = SourceState::Live)
{
    SourceStatus out;
    out.id = SourceId(id);
    out.type = "statuspage";
    out.state = state;
    out.lastGood = three - 34s;
    for (const char* name : {"summary", "incidents"}) {
        PartStatus part;
        part.part = name;
        part.state = state;
        part.lastGood = three - 34s;
        out.parts.push_back(part);
    }
    return out;
}

ProviderPage named(const char* source, const char* name)
{
    ProviderPage out;
    out.key = {Atom(source), "page"};
    out.name = name;
    return out;
}

ProviderIncident incident(
    const char* source, const char* id, World begun, World ended = {}, bool maintenance = false)
{
    ProviderIncident out;
    out.key = {Atom(source), id};
    out.name = std::string("Incident ") + id;
    out.maintenance = maintenance;
    out.state = ended != World{} ? ProviderIncident::State::Resolved
                                 : ProviderIncident::State::Investigating;
    out.impact = ProviderImpact::Minor;
    out.impactWord = Atom("minor");
    out.stateWord = Atom("investigating");
    out.started = begun;
    out.ended = ended;
    return out;
}

} // namespace

class ProvidersTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void calmOnlyWhatWasSeen()
    {
        ProviderRows rows;
        rows.pages = {named("gh", "GitHub")};
        auto views = providerViews({page("gh"), page("am", SourceState::Unreachable)}, rows, three);
        QCOMPARE(views.size(), size_t(2));
        QCOMPARE(views[0].name, std::string("GitHub"));
        QVERIFY(views[0].isCalm() && views[0].pastSeen);
        QVERIFY(views[0].lastGood == three - 34s);
        QCOMPARE(views[1].name, std::string("am"));
        QVERIFY(!views[1].seen && !views[1].isCalm());
        // A live source without any row has said nothing yet.
        QVERIFY(!providerViews({page("gh")}, {}, three)[0].isCalm());
        // Remembered rows of a page that does not answer now are the last known, and not calm.
        SourceStatus stale = page("gh");
        stale.parts[0].state = SourceState::Stale;
        QVERIFY(!providerViews({stale}, rows, three)[0].isCalm());
        // One component that should be watched is not on the page.
        SourceStatus partly = page("gh");
        partly.parts[0].error = Error{ErrorKind::Misconfigured, "no component", 0, {}, {}};
        QVERIFY(!providerViews({partly}, rows, three)[0].isCalm());
        // The list of ended ones is not kept by this page.
        SourceStatus young = page("gh");
        young.parts[1].state = SourceState::Disabled;
        QVERIFY(providerViews({young}, rows, three)[0].isCalm());
        QVERIFY(!providerViews({young}, rows, three)[0].pastSeen);
        QVERIFY(providerViews({page("gh", SourceState::Disabled)}, rows, three).empty());
    }

    void whatHoldsAndWhatTouchedTheWindow()
    {
        ProviderRows rows;
        rows.pages = {named("gh", "GitHub")};
        ProviderIncident bad = incident("gh", "b", three - 20min);
        bad.impact = ProviderImpact::Major;
        ProviderIncident strange = incident("gh", "s", three - 5min);
        strange.state = ProviderIncident::State::Other;
        ProviderIncident announced = incident("gh", "p", three + 4h, {}, true);
        announced.state = ProviderIncident::State::Scheduled;
        rows.incidents = {strange,
                          bad,
                          announced,
                          incident("gh", "late", three - 3h, three - 10min),
                          incident("gh", "old", three - 9h, three - 8h),
                          incident("other", "x", three - 1h)};
        ProviderComponent fine, odd;
        fine.key = {Atom("gh"), "1"};
        fine.health = ProviderHealth::Operational;
        odd.key = {Atom("gh"), "2"};
        rows.components = {fine, odd};
        const auto view = providerViews({page("gh")}, rows, three - 2h)[0];
        QCOMPARE(view.now.size(), size_t(2));
        QCOMPARE(view.now[0].key.id, std::string("b")); // the worst first
        QCOMPARE(view.before.size(), size_t(1));
        QCOMPARE(view.before[0].key.id, std::string("late"));
        QCOMPARE(view.unwell.size(), size_t(1)); // a word that is not known
        QVERIFY(!view.isCalm());
    }

    void contextNeverWakesAndNeverWorsens()
    {
        ProviderRows rows;
        rows.pages = {named("gh", "GitHub")};
        ProviderIncident bad = incident("gh", "b", three - 20min);
        bad.impact = ProviderImpact::Critical;
        bad.impactWord = Atom("critical");
        bad.components = {"Actions", "Packages", "Pages", "Issues", "API"};
        rows.incidents = {bad,
                          incident("gh", "o", three - 3h, three - 2h),
                          incident("gh", "m", three - 1h, {}, true)};
        const auto findings = providerFindings(rows);
        QCOMPARE(findings.size(), size_t(1));
        QCOMPARE(findings[0].check, std::string("PROV"));
        QCOMPARE(findings[0].subject, std::string("GitHub"));
        QCOMPARE(findings[0].sentence,
                 std::string("Incident b (critical, investigating); affects Actions, Packages, "
                             "Pages, Issues and 1 more."));
        QVERIFY(findings[0].since == three - 20min);
        const auto needs = watchNeeds({findings, {}, {}, {}});
        QCOMPARE(needs.size(), size_t(1));
        QVERIFY(!needs[0].tonight);
        QVERIFY(needs[0].severity == Severity::Info);
        QVERIFY(judgeVerdict(findings, {page("gh")}, three).severity == Severity::Ok);
    }

    void marksOfTheClock()
    {
        const auto open = changeOf(incident("gh", "b", three - 20min), "GitHub");
        QVERIFY(open && open->open && open->lane == ClockLane::Provider);
        QCOMPARE(open->id, std::string("provider:gh/b"));
        QCOMPARE(open->sentence, std::string("GitHub: Incident b"));
        QVERIFY(open->at == three - 20min && open->until == World{});
        ProviderIncident worst = incident("gh", "c", three - 20min);
        worst.impact = ProviderImpact::Critical;
        QVERIFY(severityOf(worst) == Severity::Critical);
        QVERIFY(changeOf(worst, "GitHub")->severity == Severity::Warning); // never louder than ours
        const auto over = changeOf(incident("gh", "b", three - 20min, three - 5min), "GitHub");
        QVERIFY(over && !over->open && over->until == three - 5min);
        QCOMPARE(over->provenance, std::string("/api/v2/incidents.json"));
        ProviderIncident announced = incident("gh", "p", three + 4h, {}, true);
        announced.state = ProviderIncident::State::Scheduled;
        QVERIFY(!changeOf(announced, "GitHub"));
        announced.state = ProviderIncident::State::InProgress;
        QCOMPARE(changeOf(announced, "GitHub")->sentence,
                 std::string("Maintenance of GitHub: Incident p"));
        QVERIFY(changeOf(announced, "GitHub")->severity == Severity::Info);
        // It stands among what changed before a page, by time only.
        FocusSubject subject{"api", Atom("prod"), {}, three, {}};
        const auto before = changedBefore({*open}, subject, three);
        QCOMPARE(before.size(), size_t(1));
        QVERIFY(before[0].ground == FocusChange::Ground::TimeOnly);
        QVERIFY(!before[0].strongest);
    }
};

MIDWATCH_TEST(ProvidersTest)
#include "tst_providers.moc"
