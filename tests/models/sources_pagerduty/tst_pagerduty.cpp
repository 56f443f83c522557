// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sources/pagerduty/answers.h"
#include "models/sources/pagerduty/pagerduty.h"
#include "tests/support/shared.h"
#include "tests/support/source_desk.h"
#include "tests/support/test_registry.h"

using namespace mw;
using namespace mwtest;
using namespace std::chrono_literals;

namespace {

const World now{std::chrono::seconds(1795229305)};

PagerDutySettings settings(const std::string& from = {})
{
    PagerDutySettings out;
    out.id = SourceId("pd");
    out.from = from;
    return out;
}

std::string incident(const std::string& id, const std::string& more = {})
{
    return quotes(
        "{'id':'" + id
        + "','status':'triggered','escalation_policy':{'id':'PP','summary':'On call'},"
          "'assignments':[{'at':'2026-11-21T02:00:00Z','assignee':{'id':'U1','summary':'Ana'}}],"
          "'pending_actions':[{'type':'escalate','at':'2026-11-21T02:50:00Z'}]"
        + more + "}");
}

std::string incidents(const std::string& list, bool more = false, int offset = 0)
{
    return quotes("{'incidents':[") + list + quotes("],'limit':100,'total':null,'offset':")
        + std::to_string(offset) + quotes(",'more':") + (more ? "true}" : "false}");
}

std::string shift(int level, const char* id, const char* name, const char* policy = "PP")
{
    return quotes("{'user':{'id':'" + std::string(id) + "','summary':'" + name
                  + "'},'schedule':null,'escalation_policy':{'id':'" + policy
                  + "','summary':'On call'},'escalation_level':" + std::to_string(level)
                  + ",'start':null,'end':null}");
}

std::string onCalls(const std::string& list)
{
    return quotes("{'oncalls':[") + list + quotes("],'more':false}");
}

Error refused(int status, ErrorKind kind)
{
    return {kind, "words", status, {}, {}};
}

} // namespace

class PagerDutyTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void recordedAnswers()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        const QString dir = shared + QStringLiteral("/recordings/pagerduty-mock/");
        const auto list
            = pd::decodeIncidents(recordedBody(dir + QStringLiteral("incidents.json")), Atom("pd"));
        QVERIFY2(list, list ? "" : list.error().detail.c_str());
        QCOMPARE(list->rows.size(), size_t(1));
        QVERIFY(list->more);
        const Page& page = list->rows[0];
        QCOMPARE(page.number, int64_t(1234));
        QCOMPARE(page.title, std::string("The server is on fire."));
        QCOMPARE(page.state, Page::State::Resolved);
        QCOMPARE(page.priority, std::string("P2"));
        QCOMPARE(page.service, std::string("My Mail Service"));
        QCOMPARE(page.alerts, 2);
        QVERIFY(page.escalatesAt == World{});
        const auto calls
            = pd::decodeOnCalls(recordedBody(dir + QStringLiteral("oncalls.json")), Atom("pd"));
        QCOMPARE(calls->rows[0].user, std::string("Tim Wright"));
        QCOMPARE(calls->rows[0].level, 2);
        QCOMPARE(formatTime(calls->rows[0].end), std::string("2015-03-07T20:28:51Z"));
    }

    void everyOfficialExampleDecodes()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        QFile file(shared + QStringLiteral("/specs/pagerduty/examples.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto all = nlohmann::json::parse(file.readAll().toStdString());
        int seen = 0;
        const std::function<void(const nlohmann::json&)> walk = [&](const nlohmann::json& node) {
            if (node.is_object() && node.contains("incidents") && node["incidents"].is_array()) {
                const auto read = pd::decodeIncidents(node.dump(), Atom("pd"));
                if (!read)
                    QFAIL(read.error().detail.c_str());
                ++seen;
            }
            if (node.is_object() && node.contains("oncalls")) {
                const auto read = pd::decodeOnCalls(node.dump(), Atom("pd"));
                if (!read)
                    QFAIL(read.error().detail.c_str());
                ++seen;
            }
            if (node.is_structured()) {
                for (const auto& child : node)
                    walk(child);
            }
        };
        walk(all);
        QVERIFY2(seen >= 2, std::to_string(seen).c_str());
    }

    void nullsAndUnknownWords()
    {
        const auto list = pd::decodeIncidents(
            incidents(
                quotes("{'id':'Q','status':'simmering','priority':null,'resolved_at':null,'alert_"
                       "grouping':{'ended_at':null},'assignments':null,'service':null}")),
            Atom("pd"));
        QVERIFY2(list, list ? "" : list.error().detail.c_str());
        QCOMPARE(list->rows[0].state, Page::State::Other);
        QCOMPARE(list->rows[0].stateWord.str(), std::string("simmering"));
    }

    void wrongTypesNameEndpointAndField()
    {
        const auto number = pd::decodeIncidents(
            incidents(quotes("{'id':'Q','incident_number':'4'}")), Atom("pd"));
        QCOMPARE(number.error().detail,
                 std::string("/incidents: incidents[0].incident_number is not a whole number"));
        const auto at = pd::decodeIncidents(
            incidents(quotes("{'id':'Q','pending_actions':[{'type':'escalate','at':5}]}")),
            Atom("pd"));
        QCOMPARE(at.error().detail,
                 std::string("/incidents: incidents[0].pending_actions[0].at is not a text"));
        const auto words = pd::decodeIncidents(
            quotes("{'error':{'code':2100,'message':'Not Found'}}"), Atom("pd"));
        QCOMPARE(words.error().detail, std::string("/incidents: Not Found"));
        QCOMPARE(words.error().kind, ErrorKind::Protocol);
        QCOMPARE(pd::decodeUser("{\"user\":{\"id\":4}}", Atom("pd")).error().detail,
                 std::string("/users/me: user.id is not a text"));
        QCOMPARE(pd::decodeUser("[]", Atom("pd")).error().detail,
                 std::string("/users/me: the answer is not an object"));
        QCOMPARE(pd::decodeUser("{\"user\":[]}", Atom("pd")).error().detail,
                 std::string("/users/me: user is not an object"));
    }

    void asksWithBracketsAndVersion()
    {
        SourceDesk desk(makePagerDutySource(settings()), now);
        QCOMPARE(desk.open.size(), size_t(5));
        QCOMPARE(desk.callOf("open").target,
                 std::string("/incidents?statuses[]=triggered&statuses[]=acknowledged&date_range="
                             "all&limit=100&offset=0"));
        QCOMPARE(
            desk.callOf("resolved").target,
            std::string(
                "/incidents?statuses[]=resolved&since=2026-11-20T02:48:25Z&limit=100&offset=0"));
        QCOMPARE(
            desk.callOf("history").target,
            std::string(
                "/incidents?statuses[]=resolved&since=2026-10-22T02:48:25Z&limit=100&offset=0"));
        QCOMPARE(*findHeader(desk.callOf("oncall").headers, "Accept"),
                 std::string("application/vnd.pagerduty+json;version=2"));
    }

    void pagesAreFollowedAndEntriesThatShiftCountOnce()
    {
        SourceDesk desk(makePagerDutySource(settings()), now);
        QVERIFY(!desk.answer("open", incidents(incident("A") + "," + incident("B"), true)));
        QVERIFY(!desk.rows<Page>());
        QVERIFY(desk.callOf("open").target.ends_with("offset=2"));
        QVERIFY(desk.waitOf("open") == 0s);
        QVERIFY(!desk.answer("open", incidents(incident("B") + "," + incident("C"), false, 2)));
        QCOMPARE(desk.rows<Page>()->size(), size_t(3));
        QVERIFY(desk.waitOf("open") == 15s);
        QVERIFY(desk.callOf("open").target.ends_with("offset=0"));
    }

    void noPageBeyondTenThousand()
    {
        SourceDesk desk(makePagerDutySource(settings()), now);
        QVERIFY(!desk.answer("open", incidents(incident("A"), true, 9'949)));
        QCOMPARE(desk.rows<Page>()->size(),
                 size_t(1)); // what there is; 9,950 + 100 would be refused
    }

    void aFailedPageForgetsTheOnesBefore()
    {
        SourceDesk desk(makePagerDutySource(settings()), now);
        QVERIFY(!desk.answer("open", incidents(incident("A"), true)));
        desk.fail("open", refused(500, ErrorKind::Unavailable));
        QVERIFY(desk.callOf("open").target.ends_with("offset=0"));
        QVERIFY(!desk.answer("open", incidents(incident("B"))));
        QCOMPARE(desk.rows<Page>()->size(), size_t(1));
    }

    void saysWhoComesNext()
    {
        SourceDesk desk(makePagerDutySource(settings()), now);
        QVERIFY(!desk.answer("open", incidents(incident("A"))));
        QCOMPARE(desk.rows<Page>()->front().escalatesTo, std::string());
        QVERIFY(
            !desk.answer("oncall",
                         onCalls(shift(1, "U1", "Ana") + "," + shift(2, "U2", "Ben") + ","
                                 + shift(2, "U3", "Cho") + "," + shift(2, "U9", "Zed", "OTHER"))));
        QCOMPARE(desk.rows<Page>()->front().escalatesTo, std::string("Ben, Cho"));
        QCOMPARE(formatTime(desk.rows<Page>()->front().escalatesAt),
                 std::string("2026-11-21T02:50:00Z"));
        QCOMPARE(desk.rows<OnCallShift>()->size(), size_t(4));
        QVERIFY(desk.rows<OnCallShift>()->front().end == World{}); // for ever
    }

    void openWinsOverResolved()
    {
        SourceDesk desk(makePagerDutySource(settings()), now);
        QVERIFY(!desk.answer(
            "resolved",
            incidents(quotes("{'id':'A','status':'resolved'},{'id':'B','status':'resolved'}"))));
        QVERIFY(!desk.answer("open", incidents(incident("A"))));
        QCOMPARE(desk.rows<Page>()->size(), size_t(2));
        QCOMPARE(desk.rows<Page>()->front().state, Page::State::Triggered);
        // What was resolved weeks ago stays beside them; what comes in both lists is one.
        QVERIFY(!desk.answer(
            "history",
            incidents(quotes("{'id':'B','status':'resolved'},{'id':'OLD','status':'resolved'}"))));
        QCOMPARE(desk.rows<Page>()->size(), size_t(3));
        QVERIFY(desk.waitOf("history") == 6h);
    }

    void whoWeAre()
    {
        SourceDesk desk(makePagerDutySource(settings()), now);
        QVERIFY(!desk.answer("oncall", onCalls(shift(1, "U1", "Ana"))));
        QVERIFY(!desk.rows<OnCallShift>()->front().me);
        QVERIFY(!desk.answer("user",
                             quotes("{'user':{'id':'U1','name':'Ana','email':'ana@x.example'}}")));
        QVERIFY(desk.rows<OnCallShift>()->front().me);
        QCOMPARE(desk.rows<PagerIdentity>()->front().email, std::string("ana@x.example"));
    }

    void keyOfTheAccountUsesFrom()
    {
        SourceDesk desk(makePagerDutySource(settings("ops@x.example")), now);
        QCOMPARE(desk.rows<PagerIdentity>()->front().email, std::string("ops@x.example"));
        desk.fail("user", refused(400, ErrorKind::Invalid));
        QCOMPARE(desk.part->state, SourceState::Live); // not a failure
        QVERIFY(!desk.part->error);
        QVERIFY(desk.waitOf("user") == 1h);
        QCOMPARE(desk.rows<PagerIdentity>()->front().userId, std::string());
    }

    void refusalsAreExplained()
    {
        SourceDesk desk(makePagerDutySource(settings()), now);
        desk.fail("open", refused(402, ErrorKind::Invalid));
        QCOMPARE(desk.part->state, SourceState::Forbidden);
        QVERIFY(desk.part->error->detail.starts_with("the plan of this PagerDuty account"));
        desk.fail("open", refused(404, ErrorKind::NotFound));
        QCOMPARE(desk.part->state, SourceState::Misconfigured);
        QVERIFY(desk.part->error->detail.find("api.eu.pagerduty.com") != std::string::npos);
        desk.part.reset();
        desk.fail("open", refused(403, ErrorKind::Forbidden));
        QVERIFY(!desk.part); // the number says it
        QVERIFY(!desk.answer("open", incidents("")));
        desk.fail("open", refused(404, ErrorKind::NotFound));
        QCOMPARE(desk.part->state, SourceState::Stale); // it did answer once
    }
};

MIDWATCH_TEST(PagerDutyTest)
#include "tst_pagerduty.moc"
