// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Requests that are signed, credentials that expire, sources that know something from before, and
// bills.
#include "tests/models/hub/scripted.h"
#include "tests/support/test_registry.h"

#include <QSignalSpy>

using namespace mwtest;
using namespace std::chrono_literals;

namespace {

class CountingSigner final : public RequestSigner
{
public:
    explicit CountingSigner(World until) : m_until(until) { }
    void sign(HttpCall& call, const Endpoint&, World now) const override
    {
        call.headers.emplace_back("X-Signed", formatTime(now));
    }
    void learn(const ResponseHead& head, World) const override { seen.push_back(head.status); }
    World validUntil() const override { return m_until; }
    mutable std::vector<int> seen;

private:
    World m_until;
};

EndpointPtr signedBy(std::shared_ptr<const RequestSigner> signer)
{
    auto endpoint = std::make_shared<Endpoint>();
    endpoint->baseUrl = "http://one:1";
    endpoint->signer = std::move(signer);
    return endpoint;
}

// Has rows of two hours ago and asks again in four.
class KeptSource final : public Source
{
public:
    std::string type() const override { return "kept"; }
    Step start(World now) override
    {
        Step step;
        SourceRequest request;
        request.key = request.part = "costs";
        request.call.target = "/";
        request.notBefore = Millis(4h);
        request.decoder
            = std::make_unique<WordDecoder>(std::make_shared<WordDecoder::Log>(), "c/costs", true);
        step.requests.push_back(std::move(request));
        step.part = PartStatus{"costs", SourceState::Live, {}, now - 2h, 0, -1};
        Rows<CostLine> rows;
        rows.scope = "kept/CostLine";
        rows.begin = rows.commit = true;
        const auto today = std::chrono::floor<std::chrono::days>(now);
        for (int i = 1; i <= 40; ++i) {
            CostLine line;
            line.day = today - std::chrono::days(i);
            line.key = {Atom("kept"), std::to_string(i)};
            line.service = Atom("RDS");
            line.category = Atom("Usage");
            line.billed = line.effective = Money{(i < 4 ? 300 : 100) * nanoPerUnit, Atom("USD")};
            rows.upserts.push_back(line);
        }
        step.delta.emplace_back(std::move(rows));
        return step;
    }
    Step finished(Outcome, World) override { return {}; }
    Step wake(World now) override { return start(now); }
};

} // namespace

class HubSignedTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void signsAtTheMomentAndHearsAnswers()
    {
        Bench b;
        b.add("aws");
        const auto signer = std::make_shared<CountingSigner>(World::max());
        b.hub.setEndpoint(SourceId("aws"), signedBy(signer));
        b.hub.start();
        b.settle();
        QCOMPARE(*findHeader(b.transport.calls[0].http.headers, "X-Signed"),
                 formatTime(b.clock.world()));
        b.transport.answer(1, 403, "no");
        b.settle();
        QCOMPARE(signer->seen, std::vector<int>{403});
    }

    void expiredCredentialsAreRenewedAndNotTried()
    {
        Bench b;
        b.add("aws");
        QSignalSpy rejected(&b.hub, &Hub::credentialsRejected);
        const World until = b.clock.world() + 10min;
        b.hub.setEndpoint(SourceId("aws"), signedBy(std::make_shared<CountingSigner>(until)));
        b.hub.start();
        b.settle();
        b.transport.answer(1, 200, "a");
        b.settle();
        b.advance(9min); // less than a minute is left, and the next request is due
        QCoreApplication::sendPostedEvents();
        QCOMPARE(b.transport.calls.size(), size_t(1));
        QCOMPARE(rejected.size(), 1);
        b.advance(5min);
        QCoreApplication::sendPostedEvents();
        QCOMPARE(b.transport.calls.size(), size_t(1));
        QCOMPARE(rejected.size(), 1); // said once
        b.hub.setEndpoint(SourceId("aws"),
                          signedBy(std::make_shared<CountingSigner>(b.clock.world() + 1h)));
        b.settle();
        QCOMPARE(b.transport.calls.size(), size_t(2));
    }

    void whatASourceKeptIsLiveAndAsOldAsItIs()
    {
        Bench b;
        HubOptions options;
        options.manual = true;
        options.costs.budgets = {{"all", Money{2'000 * nanoPerUnit, Atom("USD")}, {}, {}, {}, {}}};
        b.hub.configure(options);
        SourceSetup setup;
        setup.id = SourceId("kept");
        setup.endpoint = signedBy(nullptr);
        setup.source = std::make_unique<KeptSource>();
        setup.staleAfter = 8h;
        QSignalSpy costs(&b.hub, &Hub::costsChanged);
        b.hub.addSource(std::move(setup));
        b.hub.start();
        b.settle();
        QCOMPARE(b.state("kept"), std::string("live"));
        QCOMPARE(b.status("kept").lastGood, b.clock.world() - 2h);
        QVERIFY(b.hub.settled());
        QVERIFY(b.transport.calls.empty()); // nothing was paid for
        QCOMPARE(costs.size(), 1);
        const auto report = b.hub.costs();
        QVERIFY(report);
        QCOMPARE(report->bills.size(), size_t(1));
        bool anomaly = false;
        for (const Finding& finding : b.hub.findings())
            anomaly = anomaly || (finding.check == "COST" && finding.id == "COST:kept//RDS");
        QVERIFY(anomaly);
        QCOMPARE(std::string(toString(b.hub.verdict().severity)), std::string("warning"));
        b.advance(20s);
        QCOMPARE(costs.size(), 1); // the same bill is not reckoned again
        QVERIFY(b.hub.costs() == report);
        b.advance(6h + 1min);
        QCOMPARE(b.state("kept"), std::string("live")); // it was not to be asked before 4 h
        b.advance(4h);
        QCOMPARE(b.state("kept"), std::string("stale"));
    }
};

MIDWATCH_TEST(HubSignedTest)
#include "tst_signed.moc"
