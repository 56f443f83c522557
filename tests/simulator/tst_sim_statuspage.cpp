// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Status pages of the simulated estate, read by the console's own decoders.
#include "app/simulator/faces/statuspage/page_json.h"
#include "app/simulator/faces/statuspage/statuspage_face.h"
#include "models/sources/statuspage/answers.h"
#include "tests/simulator/sim_fixture.h"
#include "tests/support/test_registry.h"

using namespace mwtest;
using mw::ProviderHealth;
using mw::ProviderImpact;
using State = mw::ProviderIncident::State;

namespace {

struct Pages
{
    explicit Pages(const char* scenario)
        : simulation(scenario, 0), face(simulation.simulator->world())
    {
        if (const mw::Status done = face.start("127.0.0.1", 0, {}); !done)
            qFatal("%s", done.error().detail.c_str());
    }
    Answer get(const char* path, const QByteArray& tag = {})
    {
        QNetworkRequest request(QUrl(
            QStringLiteral("http://127.0.0.1:%1%2").arg(face.port()).arg(QLatin1String(path))));
        if (!tag.isEmpty())
            request.setRawHeader("If-None-Match", tag);
        return Simulation::finish(simulation.manager.get(request));
    }
    mw::statuspage::Summary summary(const char* site)
    {
        const std::string path = std::string("/") + site + "/api/v2/summary.json";
        auto read = mw::statuspage::decodeSummary(
            get(path.c_str()).body.toStdString(), mw::Atom("s"), {});
        if (!read)
            qFatal("%s", read.error().detail.c_str());
        return *std::move(read);
    }

    Simulation simulation;
    mw::sim::StatuspageFace face;
};

} // namespace

class SimStatuspageTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void quietNight()
    {
        Pages pages("quiet-night");
        for (const char* site : {"github", "anthropic"}) {
            const auto summary = pages.summary(site);
            QVERIFY(summary.page.impact == ProviderImpact::None);
            QVERIFY(summary.incidents.empty());
            QVERIFY(summary.components.size() >= 4);
            for (const auto& one : summary.components)
                QVERIFY(one.health == ProviderHealth::Operational);
        }
        const Answer list = pages.get("/github/api/v2/incidents.json");
        const auto read = mw::statuspage::decodeHistory(
            list.body.toStdString(), mw::Atom("s"), mw::statuspage::History::Incidents);
        QVERIFY(read && read->empty());
        const Answer planned = pages.get("/github/api/v2/scheduled-maintenances.json");
        QVERIFY(mw::statuspage::decodeHistory(
            planned.body.toStdString(), mw::Atom("s"), mw::statuspage::History::Maintenances));
    }

    void anIncidentThatTheScenarioTells()
    {
        Pages pages("ci-down");
        const auto summary = pages.summary("github");
        QCOMPARE(summary.incidents.size(), size_t(1));
        const mw::ProviderIncident& event = summary.incidents[0];
        QVERIFY(inForce(event));
        QVERIFY(event.state == State::Monitoring); // 44 of 56 minutes
        QVERIFY(event.impact == ProviderImpact::Major);
        QVERIFY(event.started == pages.simulation.simulator->now() - std::chrono::minutes(44));
        QCOMPARE(event.components.size(), size_t(2));
        QVERIFY(summary.page.impact == ProviderImpact::Major);
        QVERIFY(pages.summary("anthropic").incidents.empty());
    }

    void stagesOfAnIncident()
    {
        using namespace mw::sim;
        ProviderEvent event{
            "github", "Trouble", {"Actions"}, "critical", "We look.", hour, 2 * hour};
        const ProviderSite& site = providerSites().front();
        const auto at = [&](Ms now) {
            auto read = mw::statuspage::decodeSummary(
                summaryJson(site, {event}, now, "http://x").dump(), mw::Atom("s"), {});
            if (!read)
                qFatal("%s", read.error().detail.c_str());
            return *std::move(read);
        };
        QVERIFY(at(hour - 1).incidents.empty());
        QVERIFY(at(hour).incidents[0].state == State::Investigating);
        QVERIFY(at(hour + 20 * minute).incidents[0].state == State::Identified);
        QVERIFY(at(hour + 50 * minute).incidents[0].state == State::Monitoring);
        QVERIFY(at(2 * hour).incidents.empty());
        QVERIFY(at(2 * hour).page.impact == ProviderImpact::None);
        const auto worst = [](const mw::statuspage::Summary& summary) {
            return std::max_element(
                       summary.components.begin(),
                       summary.components.end(),
                       [](const auto& a, const auto& b) { return a.health < b.health; })
                ->health;
        };
        QVERIFY(worst(at(hour)) == ProviderHealth::MajorOutage);
        QVERIFY(worst(at(2 * hour)) == ProviderHealth::Operational);
        const auto past = mw::statuspage::decodeHistory(
            incidentsJson(site, {event}, 3 * hour, "http://x").dump(),
            mw::Atom("s"),
            mw::statuspage::History::Incidents);
        QVERIFY(past && past->size() == 1);
        QVERIFY((*past)[0].ended == mw::World(mw::Millis(2 * hour)));
        event.until = never; // nobody knows when
        QVERIFY(at(40 * hour).incidents[0].state == State::Identified);
    }

    void unchangedPagesAreShort()
    {
        Pages pages("quiet-night");
        const Answer first = pages.get("/github/api/v2/summary.json");
        QCOMPARE(first.code, 200);
        const QByteArray tag = first.headers.value("etag");
        QVERIFY(!tag.isEmpty());
        const Answer again = pages.get("/github/api/v2/summary.json", tag);
        QCOMPARE(again.code, 304);
        QVERIFY(again.body.isEmpty());
        QCOMPARE(pages.get("/gitlab/api/v2/summary.json").code, 404);
        QCOMPARE(pages.get("/github").code, 404);
    }

    void whatNobodyHasIsRefused()
    {
        Pages pages("quiet-night");
        const mw::sim::World::Guard guard(pages.simulation.simulator->world());
        QVERIFY(!mw::sim::applyFault(*guard, {{"kind", "provider-incident"}}));
        QVERIFY(!mw::sim::applyFault(*guard,
                                     {{"kind", "provider-incident"},
                                      {"title", "x"},
                                      {"components", {"Actions"}},
                                      {"impact", "purple"}}));
        QVERIFY(mw::sim::applyFault(
            *guard, {{"kind", "provider-incident"}, {"title", "x"}, {"components", {"Actions"}}}));
    }
};

MIDWATCH_TEST(SimStatuspageTest)
#include "tst_sim_statuspage.moc"
