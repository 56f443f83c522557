// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sources/statuspage/answers.h"
#include "models/sources/statuspage/statuspage.h"
#include "tests/support/source_desk.h"
#include "tests/support/test_registry.h"

using namespace mw;
using namespace mwtest;
using namespace std::chrono_literals;
using State = ProviderIncident::State;

namespace {

const World now{std::chrono::seconds(1795229305)}; // 2026-11-21T02:48:25Z

StatuspageSettings settings(std::vector<std::string> components = {})
{
    StatuspageSettings out;
    out.id = SourceId("github-status");
    out.url = "https://www.githubstatus.com";
    out.components = std::move(components);
    return out;
}

// As pages send them: groups list their parts, dates carry milliseconds and zones.
std::string component(const char* id,
                      const char* name,
                      const char* status = "operational",
                      const char* group = nullptr)
{
    return quotes("{'id':'" + std::string(id) + "','name':'" + name + "','status':'" + status
                  + "','created_at':'2017-01-31T20:05:05.370Z',"
                    "'updated_at':'2026-11-21T02:40:00.123Z','position':1,'description':null,"
                    "'showcase':false,'start_date':null,'group_id':"
                  + (group ? "'" + std::string(group) + "'" : std::string("null"))
                  + ",'page_id':'kctbh9vrtdwd','group':false,'only_show_if_degraded':false}");
}

std::string incident(const char* id,
                     const char* status,
                     const std::string& ended = "null",
                     const char* updated = "2026-11-21T02:44:00Z",
                     const char* part = "Actions")
{
    return quotes("{'id':'" + std::string(id) + "','name':'Incident with Actions','status':'"
                  + status + "','created_at':'2026-11-21T02:31:05Z','updated_at':'" + updated
                  + "','monitoring_at':null,'resolved_at':" + ended
                  + ",'impact':'major','shortlink':'https://stspg.io/x1','started_at':"
                    "'2026-11-21T03:30:00+01:00','page_id':'kctbh9vrtdwd','incident_updates':["
                    "{'id':'u2','status':'identified','body':'We found it.\\nMore soon.',"
                    "'affected_components':[{'code':'c1','name':'"
                  + part
                  + "','old_status':'operational','new_status':'major_outage'}]},"
                    "{'id':'u1','status':'investigating','body':'We look.',"
                    "'affected_components':null}],'components':["
                  + component("c1", part, "major_outage") + "],'reminder_intervals':null}");
}

std::string maintenance(const char* status, const char* resolved = "null")
{
    return quotes("{'id':'m1','name':'Database upgrade','status':'" + std::string(status)
                  + "','created_at':'2026-11-14T10:00:00Z','updated_at':'2026-11-21T02:00:00Z',"
                    "'monitoring_at':null,'resolved_at':"
                  + resolved
                  + ",'impact':'maintenance','shortlink':'https://stspg.io/m1',"
                    "'started_at':'2026-11-14T10:00:00Z','scheduled_for':'2026-11-21T02:00:00Z',"
                    "'scheduled_until':'2026-11-21T04:00:00Z','incident_updates':[],"
                    "'components':[]}");
}

std::string summary(const std::string& incidents = {},
                    const std::string& maintenances = {},
                    const std::string& components
                    = component("c1", "Actions") + "," + component("c2", "API Requests"),
                    const char* indicator = "none")
{
    return quotes("{'page':{'id':'kctbh9vrtdwd','name':'GitHub','url':"
                  "'https://www.githubstatus.com','time_zone':'Etc/UTC','updated_at':"
                  "'2026-11-21T02:44:00Z'},'components':[")
        + components + quotes("],'incidents':[") + incidents
        + quotes("],'scheduled_maintenances':[") + maintenances
        + quotes("],'status':{'indicator':'") + indicator
        + quotes("','description':'As it says'}}");
}

std::string history(const std::string& list, const char* name = "incidents")
{
    return quotes("{'page':{'id':'kctbh9vrtdwd','name':'GitHub'},'") + name + quotes("':[") + list
        + "]}";
}

std::string wrong(const std::string& body)
{
    const auto read = statuspage::decodeSummary(body, Atom("s"), {});
    return read ? std::string("it was read") : read.error().detail;
}

const ProviderIncident* rowOf(const SourceDesk& desk, const std::string& id)
{
    const auto* rows = desk.rows<ProviderIncident>();
    for (size_t i = 0; rows && i < rows->size(); ++i) {
        if ((*rows)[i].key.id == id)
            return &(*rows)[i];
    }
    return nullptr;
}

} // namespace

class StatuspageTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void summaryBecomesRows()
    {
        const std::string group
            = quotes("{'id':'g1','name':'Europe','status':'partial_outage','group_id':null,"
                     "'group':true,'components':['c3']}");
        const auto read = statuspage::decodeSummary(
            summary(incident("i1", "identified"),
                    maintenance("in_progress"),
                    component("c1", "Actions", "major_outage") + "," + group + ","
                        + component("c3", "Paris", "partial_outage", "g1"),
                    "major"),
            Atom("s"),
            {});
        QVERIFY2(read, read ? "" : read.error().detail.c_str());
        QCOMPARE(read->page.name, std::string("GitHub"));
        QCOMPARE(int(read->page.impact), int(ProviderImpact::Major));
        QCOMPARE(read->components.size(), size_t(2)); // a group is no part of its own
        QCOMPARE(int(read->components[0].health), int(ProviderHealth::MajorOutage));
        QCOMPARE(read->components[1].group, std::string("Europe"));
        QCOMPARE(read->incidents.size(), size_t(2));
        const ProviderIncident& event = read->incidents[0];
        QVERIFY(inForce(event));
        QCOMPARE(int(event.state), int(State::Identified));
        QCOMPARE(formatTime(event.started), std::string("2026-11-21T02:30:00Z"));
        QVERIFY(event.ended == World{});
        QCOMPARE(event.update, std::string("We found it. More soon."));
        QCOMPARE(event.components, std::vector<std::string>{"Actions"});
        QCOMPARE(event.url, std::string("https://stspg.io/x1"));
        const ProviderIncident& planned = read->incidents[1];
        QVERIFY(planned.maintenance && inForce(planned));
        QCOMPARE(formatTime(planned.started), std::string("2026-11-21T02:00:00Z"));
        QCOMPARE(formatTime(planned.plannedEnd), std::string("2026-11-21T04:00:00Z"));
    }

    void wordsThatAreNotKnownAreTroubleNotFine()
    {
        const auto read = statuspage::decodeSummary(
            summary(
                incident("i1", "pondering"), {}, component("c1", "Actions", "wobbly"), "purple"),
            Atom("s"),
            {});
        QVERIFY2(read, read ? "" : read.error().detail.c_str());
        QCOMPARE(int(read->page.impact), int(ProviderImpact::Other));
        QCOMPARE(read->page.impactWord.str(), std::string("purple"));
        QCOMPARE(int(read->components[0].health), int(ProviderHealth::Other));
        QCOMPARE(read->components[0].healthWord.str(), std::string("wobbly"));
        QCOMPARE(int(read->incidents[0].state), int(State::Other));
        QVERIFY(inForce(read->incidents[0]));
        QVERIFY(int(ProviderHealth::Other) > int(ProviderHealth::Operational));
    }

    void endsOfOldOnes()
    {
        const auto read = statuspage::decodeHistory(
            history(incident("i1", "resolved", "'2026-11-21T02:40:00Z'") + ","
                    + incident("i2", "postmortem", "'2026-11-20T02:40:00Z'") + ","
                    + incident("i3", "resolved") + ","
                    + incident("i4", "monitoring", "'2026-11-21T02:40:00Z'")),
            Atom("s"),
            statuspage::History::Incidents);
        QVERIFY2(read, read ? "" : read.error().detail.c_str());
        QCOMPARE(formatTime((*read)[0].ended), std::string("2026-11-21T02:40:00Z"));
        QCOMPARE(int((*read)[1].state), int(State::Resolved));
        QCOMPARE(formatTime((*read)[2].ended), std::string("2026-11-21T02:44:00Z")); // updated_at
        QVERIFY((*read)[3].ended == World{}); // it is still looked at
        const auto planned = statuspage::decodeHistory(
            history(maintenance("completed", "'2026-11-21T03:00:00Z'"), "scheduled_maintenances"),
            Atom("s"),
            statuspage::History::Maintenances);
        QCOMPARE(int((*planned)[0].state), int(State::Completed));
    }

    void wrongAnswersNameEndpointAndField()
    {
        QCOMPARE(wrong(""), std::string("/api/v2/summary.json: the answer is empty"));
        QCOMPARE(wrong("<!DOCTYPE html><title>503</title>"),
                 std::string("/api/v2/summary.json: the answer is not JSON"));
        QVERIFY(wrong(quotes("{'page':{'name':'Git")).find("damaged") != std::string::npos);
        QCOMPARE(wrong(quotes("{'hello':1}")),
                 std::string("/api/v2/summary.json: the answer is JSON but not of a status page"));
        QCOMPARE(
            wrong(quotes("{'status':{'indicator':'none'},'components':[]}")),
            std::string("/api/v2/summary.json: the answer is JSON but has no list of incidents"));
        QCOMPARE(wrong(summary({}, {}, quotes("{'id':'c1','name':7}"))),
                 std::string("/api/v2/summary.json: components[0].name is not a text"));
        QCOMPARE(wrong(summary(quotes("{'id':'i','status':'x','started_at':'soon'}"))),
                 std::string("/api/v2/summary.json: incidents[0].started_at is not a time"));
        QVERIFY(wrong(summary(quotes("{'name':'x'}"))).find("it has no id") != std::string::npos);
        const auto list = statuspage::decodeHistory(
            quotes("{'page':{}}"), Atom("s"), statuspage::History::Incidents);
        QCOMPARE(
            list.error().detail,
            std::string("/api/v2/incidents.json: the answer is JSON but has no list of incidents"));
    }

    void asksRarelyWhileAllIsWellAndMoreOftenWhenNot()
    {
        SourceDesk desk(makeStatuspageSource(settings()), now);
        for (const char* key : {"summary", "incidents", "maintenances"}) {
            QVERIFY(desk.asked(key));
            QVERIFY(desk.open.at(key).conditional);
            QVERIFY(desk.open.at(key).limits.maxBodyBytes > 0);
        }
        QCOMPARE(desk.callOf("summary").target, std::string("/api/v2/summary.json"));
        QVERIFY(!desk.answer("summary", summary()));
        QCOMPARE(desk.waitOf("summary"), Millis(150s));
        QCOMPARE(int(desk.part->state), int(SourceState::Live));
        QCOMPARE(desk.part->items, int64_t(2));
        QVERIFY(!desk.answer("summary", summary(incident("i1", "investigating"), {})));
        QCOMPARE(desk.waitOf("summary"), Millis(60s));
        QVERIFY(!desk.answer("summary", summary({}, maintenance("scheduled"))));
        QCOMPARE(desk.waitOf("summary"), Millis(150s)); // announced only
        QVERIFY(
            !desk.answer("summary", summary({}, {}, component("c1", "Actions", "wobbly"), "none")));
        QCOMPARE(desk.waitOf("summary"), Millis(60s)); // an unknown word
    }

    void unchangedAnswersKeepWhatIsKnown()
    {
        SourceDesk desk(makeStatuspageSource(settings()), now);
        desk.answer("summary", summary(incident("i1", "investigating")));
        const size_t before = desk.deltas.size();
        desk.open.erase("summary");
        Outcome same;
        same.key = "summary";
        same.head.status = 304;
        desk.take(desk.source->finished(std::move(same), now));
        QCOMPARE(desk.deltas.size(), before);
        QCOMPARE(int(desk.part->state), int(SourceState::Live));
        QCOMPARE(desk.waitOf("summary"), Millis(60s));
    }

    void whenAnIncidentLeavesThePageItsEndIsAskedFor()
    {
        SourceDesk desk(makeStatuspageSource(settings()), now);
        desk.answer("summary", summary(incident("i1", "investigating")));
        desk.answer("incidents", history(incident("i1", "investigating")));
        QCOMPARE(desk.waitOf("incidents"), Millis(15min));
        QVERIFY(inForce(*rowOf(desk, "i1")));
        desk.now += 10min;
        desk.answer("summary", summary());
        QVERIFY(rowOf(desk, "i1")->endSeen);
        QVERIFY(rowOf(desk, "i1")->ended == desk.now); // when it was noticed
        QCOMPARE(desk.waitOf("incidents"), Millis(0));
        // A slower cache still says that it goes on: the summary knows better.
        desk.answer("incidents", history(incident("i1", "investigating")));
        QVERIFY(!inForce(*rowOf(desk, "i1")));
        desk.answer(
            "incidents",
            history(incident("i1", "resolved", "'2026-11-21T02:52:00Z'", "2026-11-21T02:52:00Z")));
        QVERIFY(!rowOf(desk, "i1")->endSeen);
        QCOMPARE(formatTime(rowOf(desk, "i1")->ended), std::string("2026-11-21T02:52:00Z"));
        // A week later nobody needs it.
        desk.now += std::chrono::days(8);
        desk.answer("summary", summary());
        QVERIFY(!rowOf(desk, "i1"));
        // It comes back.
        desk.answer("summary",
                    summary(incident("i1", "investigating", "null", "2026-11-29T03:00:00Z")));
        QVERIFY(inForce(*rowOf(desk, "i1")));
    }

    void onlyWhatIsWatched()
    {
        SourceDesk desk(makeStatuspageSource(settings({"actions", "Europe"})), now);
        const std::string parts = component("c1", "Actions") + ","
            + component("c2", "Copilot", "major_outage") + ","
            + quotes("{'id':'g','name':'Europe','status':'operational','group':true}") + ","
            + component("c3", "Paris", "operational", "g");
        const auto about = [](const char* id, const char* part) {
            return incident(id, "investigating", "null", "2026-11-21T02:44:00Z", part);
        };
        desk.answer("summary",
                    summary(about("i1", "Copilot") + "," + about("i2", "Actions") + ","
                                + about("i3", "Paris"),
                            {},
                            parts,
                            "major"));
        QCOMPARE(desk.rows<ProviderComponent>()->size(), size_t(2));
        QVERIFY(!rowOf(desk, "i1"));
        QVERIFY(rowOf(desk, "i2") && rowOf(desk, "i3"));
        QVERIFY(!desk.part->error);
        // What goes on elsewhere on the page does not make us ask more often.
        desk.answer("summary", summary(about("i1", "Copilot"), {}, parts, "major"));
        QCOMPARE(desk.waitOf("summary"), Millis(150s));
        QCOMPARE(desk.rows<ProviderPage>()->front().only.size(), size_t(2));
    }

    void aNameThatThePageDoesNotHaveIsSaid()
    {
        SourceDesk desk(makeStatuspageSource(settings({"Actions", "Acton"})), now);
        desk.answer("summary", summary());
        QCOMPARE(int(desk.part->state), int(SourceState::Live));
        QVERIFY(desk.part->error);
        QVERIFY(desk.part->error->detail.starts_with("the page has no component \"Acton\""));
    }

    void errorPagesOfTheNetworkInBetween()
    {
        SourceDesk desk(makeStatuspageSource(settings()), now);
        desk.answer("summary", summary(incident("i1", "investigating")));
        const auto error = desk.answer(
            "summary", "<html>sign in</html>", {{"Content-Type", "text/html; charset=utf-8"}});
        QVERIFY(error && error->kind == ErrorKind::Protocol);
        QCOMPARE(error->detail,
                 std::string("answered with text/html; charset=utf-8 instead of JSON"));
        QVERIFY(desk.asked("summary")); // the hub's back-off decides when
        QVERIFY(inForce(*rowOf(desk, "i1"))); // what was known stays
    }

    void refusals()
    {
        SourceDesk desk(makeStatuspageSource(settings()), now);
        ResponseHead head;
        head.status = 420;
        const Error slow = desk.open.at("summary").decoder->refused(
            {ErrorKind::Invalid, "calm", 420, {}, {}}, head, "", now);
        QVERIFY(slow.kind == ErrorKind::Throttled);
        desk.fail("summary", {ErrorKind::NotFound, "no such page", 404, {}, {}});
        QCOMPARE(int(desk.part->state), int(SourceState::Misconfigured));
        QVERIFY(desk.part->error->detail.find("without /api") != std::string::npos);
        // A page without such a list is no gap: what holds now stands in the summary.
        desk.fail("maintenances", {ErrorKind::NotFound, "none", 404, {}, {}});
        QCOMPARE(int(desk.part->state), int(SourceState::Disabled));
        QCOMPARE(desk.waitOf("maintenances"), Millis(6h));
        desk.part.reset();
        desk.fail("incidents", {ErrorKind::Unavailable, "503", 503, {}, {}});
        QVERIFY(!desk.part);
        QCOMPARE(desk.waitOf("incidents"), Millis(1min));
    }

    void wakingAsksForEverything()
    {
        SourceDesk desk(makeStatuspageSource(settings()), now);
        desk.answer("summary", summary());
        const Step step = desk.source->wake(now);
        QCOMPARE(step.requests.size(), size_t(3));
    }
};

MIDWATCH_TEST(StatuspageTest)
#include "tst_statuspage.moc"
