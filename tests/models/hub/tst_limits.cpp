// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a source may know better than the hub: that a refusal means "slow down", what its server
// still allows, what is only fetched while somebody looks.
#include "tests/models/hub/scripted.h"
#include "tests/support/test_registry.h"

using namespace mw;
using namespace mwtest;
using namespace std::chrono_literals;

namespace {

// Says 403 with the body "slow" for "wait 90 s", like GitHub.
class PoliteDecoder final : public Decoder
{
public:
    Status head(const ResponseHead&) override { return {}; }
    Result<Delta> feed(std::string_view) override { return Delta{}; }
    Result<Delta> finish() override { return Delta{}; }
    Error refused(Error error, const ResponseHead& head, std::string_view body, mw::World) override
    {
        if (head.status == 403 && body == "slow") {
            error.kind = ErrorKind::Throttled;
            error.retryAfter = 90s;
        }
        return error;
    }
};

class PoliteSource final : public Source
{
public:
    struct Seen
    {
        std::vector<std::string> looks;
        int credentials = 0;
        std::optional<Error> partly; // told about the part although it is live
    };
    explicit PoliteSource(std::shared_ptr<Seen> seen) : m_seen(std::move(seen)) { }
    std::string type() const override { return "polite"; }
    Step start(mw::World) override
    {
        Step step;
        for (const char* key : {"a", "b", "c"})
            step.requests.push_back(ask(key, 0ms));
        return step;
    }
    Step finished(Outcome outcome, mw::World) override
    {
        Step step;
        step.requests.push_back(ask(outcome.key, 30s));
        if (const std::string* left = findHeader(outcome.head.headers, "X-Left"))
            step.budget = ApiBudget{5000, std::stoll(*left), {}, 0};
        if (!outcome.error) {
            step.part = PartStatus{"part", SourceState::Live, m_seen->partly, {}, 7, -1};
        }
        return step;
    }
    Step wake(mw::World now) override { return start(now); }
    Step look(const std::string& id, mw::World) override
    {
        m_seen->looks.push_back(id);
        Step step;
        if (!id.empty())
            step.requests.push_back(ask("look/" + id, 0ms));
        return step;
    }
    void credentialsChanged() override { ++m_seen->credentials; }

private:
    static SourceRequest ask(const std::string& key, Millis wait)
    {
        SourceRequest request;
        request.key = key;
        request.part = "part";
        request.call.target = "/" + key;
        request.notBefore = wait;
        request.decoder = std::make_unique<PoliteDecoder>();
        return request;
    }
    std::shared_ptr<Seen> m_seen;
};

struct PoliteBench : Bench
{
    std::shared_ptr<PoliteSource::Seen> seen = std::make_shared<PoliteSource::Seen>();
    PoliteBench()
    {
        SourceSetup setup;
        setup.id = SourceId("ci");
        setup.logicalNames = {"ci"};
        Endpoint endpoint;
        endpoint.baseUrl = "http://ci:1";
        setup.endpoint = std::make_shared<const Endpoint>(endpoint);
        setup.source = std::make_unique<PoliteSource>(seen);
        setup.budget.maxInFlight = 1;
        setup.budget.personPlaces = 0;
        setup.budget.writeGap = 1s;
        hub.addSource(std::move(setup));
        hub.start();
        settle();
    }
    TransferId only() const
    {
        const auto open = transport.openCalls();
        return open.size() == 1 ? open.front() : 0;
    }
};

} // namespace

class HubLimitsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aRefusalThatMeansWaitIsWaitedFor()
    {
        PoliteBench b;
        QCOMPARE(b.transport.calls.size(), size_t(1)); // one at a time
        b.transport.head(1, 403);
        b.settle(); // the head alone must let nobody else through
        QCOMPARE(b.transport.calls.size(), size_t(1));
        b.transport.data(1, "slow");
        b.transport.done(1);
        b.advance(200ms);
        QCOMPARE(b.state("ci"), std::string("throttled"));
        QCOMPARE(b.transport.calls.size(), size_t(1));
        b.advance(88s);
        QCOMPARE(b.transport.calls.size(), size_t(1));
        b.advance(2s);
        QCOMPARE(b.transport.calls.size(), size_t(2)); // one probe
        b.transport.answer(2, 200, "");
        b.settle();
        QCOMPARE(b.state("ci"), std::string("live"));
        QCOMPARE(b.transport.calls.size(), size_t(3));
    }

    void aPlainRefusalIsForbidden()
    {
        PoliteBench b;
        b.transport.answer(1, 403, "never");
        b.settle();
        QCOMPARE(b.transport.calls.size(), size_t(2)); // the others go on
        QCOMPARE(b.state("ci"), std::string("forbidden"));
    }

    void onlyAClickIsSentWhileThrottled()
    {
        PoliteBench b;
        b.transport.answer(1, 403, "slow");
        b.settle();
        int polls = 0, clicks = 0;
        b.hub.submit("ci", {"GET", "/poll", {}, {}}, Priority::Normal, [&](auto) { ++polls; });
        b.settle();
        QCOMPARE(b.transport.openCalls("/poll").size(), size_t(0));
        b.hub.submit("ci", {"GET", "/click", {}, {}}, Priority::Person, [&](auto) { ++clicks; });
        b.settle();
        b.transport.answer(b.transport.openCalls("/click").at(0), 200, "");
        b.settle();
        QCOMPARE(clicks, 1);
        b.advance(91s);
        QCOMPARE(b.transport.openCalls("/poll").size(), size_t(1));
    }

    void writesKeepTheirDistanceAndNothingRunsBesideAnother()
    {
        PoliteBench b;
        b.transport.answer(1, 200, "");
        b.settle();
        b.transport.answer(b.only(), 200, "");
        b.settle();
        b.transport.answer(b.only(), 200, "");
        b.settle();
        for (const char* target : {"/w1", "/w2"})
            b.hub.submit("ci", {"POST", target, {}, {}}, Priority::Person, [](auto) {});
        b.settle();
        QCOMPARE(b.transport.openCalls("/w1").size(), size_t(1));
        QCOMPARE(b.transport.openCalls("/w2").size(), size_t(0)); // one place
        b.transport.answer(b.only(), 201, "{}");
        b.settle();
        QCOMPARE(b.transport.openCalls("/w2").size(), size_t(0)); // too early
        b.advance(900ms);
        QCOMPARE(b.transport.openCalls("/w2").size(), size_t(0));
        b.advance(200ms);
        QCOMPARE(b.transport.openCalls("/w2").size(), size_t(1));
    }

    void whatTheServerStillAllowsIsTold()
    {
        PoliteBench b;
        QVERIFY(!b.status("ci").budget);
        b.seen->partly = Error{ErrorKind::NotFound, "o/r", 404, {}, {}};
        b.transport.answer(1, 200, "", {{"x-left", "4812"}});
        b.advance(200ms);
        QVERIFY(b.status("ci").budget);
        QCOMPARE(b.status("ci").budget->remaining, int64_t(4812));
        // Live, but not with everything.
        QCOMPARE(b.state("ci"), std::string("live"));
        QCOMPARE(b.status("ci").parts.at(0).error->detail, std::string("o/r"));
        QCOMPARE(b.status("ci").parts.at(0).items, int64_t(7));
        b.transport.answer(b.only(), 403, "slow", {{"x-left", "0"}});
        b.advance(200ms);
        QCOMPARE(b.status("ci").budget->remaining, int64_t(0));
    }

    void lookingAsksBesidesAndNewCredentialsAreTold()
    {
        PoliteBench b;
        for (int i = 0; i < 3; ++i) {
            b.transport.answer(b.only(), 200, "");
            b.settle();
        }
        QCOMPARE(b.transport.openCalls().size(), size_t(0));
        b.hub.look(SourceId("ci"), "run/9");
        b.settle();
        QCOMPARE(b.transport.openCalls("/look/run/9").size(), size_t(1));
        b.hub.look(SourceId("ci"), "");
        b.hub.look(SourceId("nobody"), "x");
        QCOMPARE(b.seen->looks, (std::vector<std::string>{"run/9", ""}));
        QCOMPARE(b.seen->credentials, 0);
        Endpoint endpoint;
        endpoint.baseUrl = "http://ci:1";
        b.hub.setEndpoint(SourceId("ci"), std::make_shared<const Endpoint>(endpoint));
        QCOMPARE(b.seen->credentials, 1);
    }
};

MIDWATCH_TEST(HubLimitsTest)
#include "tst_limits.moc"
