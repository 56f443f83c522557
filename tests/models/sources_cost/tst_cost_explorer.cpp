// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sources/aws/aws_answer.h"
#include "models/sources/aws/cost_explorer.h"
#include "models/sources/aws/cost_page.h"
#include "models/sources/aws/cost_store.h"
#include "tests/models/sources_cost/cost_desk.h"
#include "tests/support/shared.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <nlohmann/json.hpp>

using namespace mwtest;
using nlohmann::json;

namespace {

const World morning = World(day(2026, 11, 26)) + 9h;

json group(const char* service, const char* amount, const char* type = "Usage")
{
    return {{"Keys", {service, type}},
            {"Metrics",
             {{"UnblendedCost", {{"Amount", amount}, {"Unit", "USD"}}},
              {"AmortizedCost", {{"Amount", amount}, {"Unit", "USD"}}}}}};
}

json result(const char* date, const std::vector<json>& groups, bool estimated = false)
{
    return {{"TimePeriod", {{"Start", date}, {"End", date}}},
            {"Total", json::object()},
            {"Groups", groups},
            {"Estimated", estimated}};
}

std::string page(const std::vector<json>& results, const char* token = nullptr)
{
    json out{{"ResultsByTime", results}};
    if (token)
        out["NextPageToken"] = token;
    return out.dump();
}

json bodyOf(const SourceRequest& request)
{
    return json::parse(request.call.body);
}

json recording(const QString& shared, const char* name)
{
    QFile file(shared + QStringLiteral("/recordings/aws-moto/") + QString::fromLatin1(name)
               + QStringLiteral(".json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no recording %s", name);
    return json::parse(file.readAll().toStdString())["response"];
}

std::string bodyText(const json& response)
{
    return response["body"].is_string() ? response["body"].get<std::string>()
                                        : response["body"].dump();
}

} // namespace

class CostExplorerTest : public QObject
{
    Q_OBJECT

    CostExplorerSettings settings() const
    {
        CostExplorerSettings out;
        out.id = SourceId("aws");
        out.account = "123456789012";
        return out;
    }

private Q_SLOTS:
    void asksForTwoMonthsOnce()
    {
        CostDesk desk(morning);
        desk.begin(makeCostExplorerSource(settings()));
        const SourceRequest& request = desk.request("costs");
        QCOMPARE(request.call.method, std::string("POST"));
        QCOMPARE(request.call.target, std::string("/"));
        QVERIFY(request.anyStatus);
        QCOMPARE(request.notBefore, Millis(0));
        const json body = bodyOf(request);
        // nine weeks before today reach further back than the first of October
        QCOMPARE(body["TimePeriod"]["Start"].get<std::string>(), std::string("2026-09-24"));
        QCOMPARE(body["TimePeriod"]["End"].get<std::string>(), std::string("2026-11-27"));
        QCOMPARE(body["Granularity"].get<std::string>(), std::string("DAILY"));
        QCOMPARE(body["GroupBy"][0]["Key"].get<std::string>(), std::string("SERVICE"));
        QVERIFY(!body.contains("NextPageToken"));
    }

    void readsPagesAndCountsTheirPrice()
    {
        CostDesk desk(morning);
        auto made = settings();
        std::string kept;
        made.keep = [&](const std::string& text) { kept = text; };
        desk.begin(makeCostExplorerSource(std::move(made)));
        desk.answer(
            "costs",
            page({result("2026-11-24", {group("Amazon RDS", "70.5"), group("Tax", "9", "Tax")})},
                 "next"));
        QVERIFY(desk.lines.empty()); // half a bill is none
        QCOMPARE(bodyOf(desk.request("costs"))["NextPageToken"].get<std::string>(),
                 std::string("next"));
        desk.answer("costs",
                    page({result("2026-11-25", {group("Amazon RDS", "0.0000012")}, true),
                          result("2026-11-26", {}, true)}));
        QCOMPARE(desk.lines.size(), size_t(4));
        const CostLine& first = desk.lines.begin()->second;
        QCOMPARE(first.key.id, std::string("2026-11-24/123456789012/Amazon RDS/Usage"));
        QCOMPARE(first.billed, *parseMoney("70.5", Atom("USD")));
        QVERIFY(!first.estimated);
        const CostLine& tax = std::next(desk.lines.begin())->second;
        QCOMPARE(tax.category, Atom("Tax"));
        const CostLine& last = desk.lines.rbegin()->second; // nothing charged, but seen
        QCOMPARE(last.day, day(2026, 11, 26));
        QVERIFY(last.estimated && last.billed.nano == 0 && last.billed.currency == Atom("USD"));
        QCOMPARE(desk.feed->callsToday, 2);
        QCOMPARE(desk.feed->spentToday, *parseMoney("0.02", Atom("USD")));
        QCOMPARE(desk.feed->dataUntil, day(2026, 11, 27));
        QCOMPARE(desk.feed->nextAt, morning + 6h);
        QCOMPARE(desk.part->state, SourceState::Live);
        QVERIFY(!kept.empty());
        // asked again in six hours, for what may still change
        const SourceRequest& next = desk.request("costs");
        QCOMPARE(next.notBefore, Millis(6h));
        QCOMPARE(bodyOf(next)["TimePeriod"]["Start"].get<std::string>(), std::string("2026-11-16"));
        QVERIFY(!bodyOf(next).contains("NextPageToken"));
    }

    void whatIsKeptIsNotPaidForAgain()
    {
        std::string kept;
        auto made = settings();
        made.keep = [&](const std::string& text) { kept = text; };
        {
            CostDesk desk(morning);
            desk.begin(makeCostExplorerSource(made));
            desk.answer("costs", page({result("2026-11-24", {group("Amazon RDS", "70.5")})}));
        }
        made.kept = kept;
        CostDesk later(morning + 2h);
        later.begin(makeCostExplorerSource(made));
        QCOMPARE(later.lines.size(), size_t(1));
        QCOMPARE(later.part->state, SourceState::Live);
        QCOMPARE(later.part->lastGood, morning); // as old as it is
        QCOMPARE(later.request("costs").notBefore, Millis(4h));
        QCOMPARE(later.feed->callsToday, 1);
        later.wake(); // a lid that opens asks nothing
        QCOMPARE(later.request("costs").notBefore, Millis(4h));
        later.now += 5h;
        later.wake();
        QCOMPARE(later.request("costs").notBefore, Millis(0));

        CostDesk tomorrow(morning + 24h);
        tomorrow.begin(makeCostExplorerSource(made));
        QCOMPARE(tomorrow.lines.size(), size_t(1)); // shown at once
        QCOMPARE(tomorrow.request("costs").notBefore, Millis(0));
        QCOMPARE(tomorrow.feed->callsToday, 0);
        QCOMPARE(tomorrow.feed->callsThisMonth, 1);

        made.byAccount = true; // another query: the rows are of no use, the calls were made
        CostDesk other(morning + 1h);
        other.begin(makeCostExplorerSource(made));
        QVERIFY(other.lines.empty());
        QCOMPARE(other.request("costs").notBefore, Millis(0));
        made.kept = "{\"v\":1,\"broken";
        CostDesk damaged(morning);
        damaged.begin(makeCostExplorerSource(made));
        QVERIFY(damaged.lines.empty());
    }

    void daysAskedAgainAreReplaced()
    {
        CostDesk desk(morning);
        desk.begin(makeCostExplorerSource(settings()));
        desk.answer("costs",
                    page({result("2026-10-01", {group("S3", "1")}),
                          result("2026-11-24", {group("RDS", "70"), group("EC2", "3")})}));
        desk.now += 6h;
        desk.answer("costs", page({result("2026-11-24", {group("RDS", "71")})}));
        QCOMPARE(desk.lines.size(), size_t(2));
        QCOMPARE(desk.lines.rbegin()->second.billed, *parseMoney("71", Atom("USD")));
        QCOMPARE(desk.feed->spentToday, *parseMoney("0.02", Atom("USD")));
    }

    void neverMoreOftenThanEverySixHours()
    {
        auto made = settings();
        made.every = Millis(1000);
        CostDesk desk(morning);
        desk.begin(makeCostExplorerSource(made));
        desk.answer("costs", page({result("2026-11-24", {group("RDS", "70")})}));
        QCOMPARE(desk.request("costs").notBefore, Millis(6h));
    }

    void splitsByAccount()
    {
        auto made = settings();
        made.byAccount = true;
        CostDesk desk(morning);
        desk.begin(makeCostExplorerSource(made));
        QCOMPARE(bodyOf(desk.request("costs"))["GroupBy"][1]["Key"].get<std::string>(),
                 std::string("LINKED_ACCOUNT"));
        desk.answer(
            "costs",
            page({result("2026-11-24",
                         {group("RDS", "1", "111111111111"), group("RDS", "2", "222222222222")})}));
        QCOMPARE(desk.lines.size(), size_t(2));
        QCOMPARE(desk.lines.begin()->second.account, Atom("111111111111"));
        QCOMPARE(desk.lines.begin()->second.category, Atom("Usage"));
    }

    void errorsAreClassified_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<int>("kind");
        const auto row = [](const char* name,
                            int status,
                            const char* body,
                            ErrorKind kind,
                            const char* type = "") {
            QTest::newRow(name) << status << QByteArray(body) << QByteArray(type) << int(kind);
        };
        row("throttling is 400",
            400,
            R"({"__type":"com.amazon#ThrottlingException","message":"Rate exceeded"})",
            ErrorKind::Throttled);
        row("limit means slow down",
            400,
            R"({"__type":"LimitExceededException"})",
            ErrorKind::Throttled);
        row("denied",
            400,
            R"({"__type":"AccessDeniedException","Message":"User: arn is not authorized"})",
            ErrorKind::Forbidden);
        row("expired", 400, R"({"__type":"ExpiredTokenException"})", ErrorKind::Unauthorized);
        row("unknown key",
            403,
            R"({"__type":"UnrecognizedClientException"})",
            ErrorKind::Unauthorized);
        row("code in the header",
            400,
            "{}",
            ErrorKind::Forbidden,
            "AccessDeniedException:http://internal.amazon.com/");
        row("not yet", 400, R"({"__type":"DataUnavailableException"})", ErrorKind::Unavailable);
        row("validation", 400, R"({"__type":"ValidationException"})", ErrorKind::Invalid);
        row("xml",
            403,
            "<ErrorResponse><Error><Code>AccessDenied</Code><Message>no "
            "&lt;you&gt;</Message></Error></ErrorResponse>",
            ErrorKind::Forbidden);
        row("html", 500, "<!doctype html><h1>Internal Server Error</h1>", ErrorKind::Unavailable);
        row("html of a proxy", 403, "<html>blocked</html>", ErrorKind::Forbidden);
        row("nothing", 502, "", ErrorKind::Unavailable);
        row("text", 429, "slow down", ErrorKind::Throttled);
    }
    void errorsAreClassified()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, type);
        QFETCH(int, kind);
        Headers headers;
        if (!type.isEmpty())
            headers.emplace_back("x-amzn-ErrorType", type.toStdString());
        CostDesk desk(morning);
        desk.begin(makeCostExplorerSource(settings()));
        desk.answer("costs", body.toStdString(), status, headers);
        QVERIFY(desk.error);
        QCOMPARE(int(desk.error->kind), kind);
        QCOMPARE(desk.error->http, status);
        QVERIFY(desk.request("costs").notBefore >= Millis(10min)); // never hammered
        QCOMPARE(desk.feed->callsToday, 0);
    }

    void quotaElsewhere()
    {
        QCOMPARE(aws::classify(400, {"LimitExceededException", ""}, aws::Limit::IsQuota).kind,
                 ErrorKind::Invalid);
    }

    void repeatedFailuresWaitLonger()
    {
        CostDesk desk(morning);
        desk.begin(makeCostExplorerSource(settings()));
        Millis before{0};
        for (int i = 0; i < 4; ++i) {
            desk.answer("costs", "{}", 400);
            QVERIFY(desk.request("costs").notBefore > before);
            before = desk.request("costs").notBefore;
        }
        for (int i = 0; i < 10; ++i)
            desk.answer("costs", "{}", 400);
        QVERIFY(desk.request("costs").notBefore <= Millis(6h));
        desk.fail("costs", ErrorKind::Network); // the hub knows better when to look again
        QCOMPARE(desk.request("costs").notBefore, Millis(0));
    }

    void aWrongClockIsTriedOnceMore()
    {
        const char* refusal
            = R"({"__type":"InvalidSignatureException","message":"Signature expired"})";
        CostDesk desk(morning);
        desk.begin(makeCostExplorerSource(settings()));
        desk.answer("costs", refusal, 403);
        QVERIFY(!desk.error); // no failure yet
        QCOMPARE(desk.request("costs").notBefore, Millis(0));
        desk.answer("costs", refusal, 403);
        QCOMPARE(desk.error->kind, ErrorKind::Unauthorized);
        QVERIFY(desk.request("costs").notBefore > Millis(0));
        desk.answer("costs", page({result("2026-11-24", {group("RDS", "70")})}));
        QCOMPARE(desk.lines.size(), size_t(1));
    }

    void brokenAnswersAreErrors_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("kind");
        QTest::newRow("html") << QByteArray("<html>login</html>") << int(ErrorKind::Protocol);
        QTest::newRow("cut") << QByteArray("{\"ResultsByTime\":[") << int(ErrorKind::Protocol);
        QTest::newRow("list") << QByteArray("[]") << int(ErrorKind::Protocol);
        QTest::newRow("empty object") << QByteArray("{}") << int(ErrorKind::Decode);
        QTest::newRow("no day") << QByteArray(page({result("2026-13-01", {})}).c_str())
                                << int(ErrorKind::Decode);
        QTest::newRow("no amount")
            << QByteArray(page({result("2026-11-01", {group("S3", "1,5")})}).c_str())
            << int(ErrorKind::Decode);
    }
    void brokenAnswersAreErrors()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, kind);
        CostDesk desk(morning);
        desk.begin(makeCostExplorerSource(settings()));
        desk.answer("costs", body.toStdString());
        QVERIFY(desk.error);
        QCOMPARE(int(desk.error->kind), kind);
        QVERIFY(desk.lines.empty());
    }

    void oddAnswersCostOneField()
    {
        json odd = result("2026-11-24", {group("RDS", "70")});
        odd["Groups"].push_back({{"Keys", nullptr}, {"Metrics", nullptr}});
        odd["Groups"].push_back(
            {{"Keys", {"S3"}},
             {"Metrics", {{"UnblendedCost", {{"Amount", "2"}, {"Unit", "USD"}}}}}});
        odd["New"] = {{"x", 1}};
        const auto read = aws::decodePage(page({odd}), {Atom("aws"), Atom("1"), false});
        QVERIFY(read);
        QCOMPARE(read->lines.size(), size_t(2));
        QCOMPARE(read->lines[1].effective, *parseMoney("2", Atom("USD"))); // as billed
        // ungrouped answers have a total
        const auto total = aws::decodePage(
            R"({"ResultsByTime":[{"TimePeriod":{"Start":"2026-11-24"},"Total":{"UnblendedCost":{"Amount":"5","Unit":"USD"}},"Groups":[]}]})",
            {Atom("aws"), Atom("1"), false});
        QCOMPARE(total->lines.front().billed, *parseMoney("5", Atom("USD")));
        const auto none = aws::decodePage(R"({"ResultsByTime":[]})", {});
        QVERIFY(none && none->lines.empty());
    }

    void recordTypes()
    {
        QCOMPARE(aws::categoryOf("Upfront"), Atom("Purchase"));
        QCOMPARE(aws::categoryOf("SavingsPlanRecurringFee"), Atom("Usage"));
        QCOMPARE(aws::categoryOf("Refund"), Atom("Adjustment"));
        QCOMPARE(aws::categoryOf("Something New"), Atom("Usage"));
    }

    void recordingsOfMoto()
    {
        MIDWATCH_SHARED_OR_SKIP(shared);
        const json seeded = recording(shared, "ce-get-cost-and-usage-seeded");
        const auto read = aws::decodePage(bodyText(seeded), {Atom("aws"), Atom("1"), false});
        QVERIFY(read);
        QCOMPARE(read->lines.size(), size_t(2));
        QCOMPARE(read->lines[0].billed.nano, 1'234'567'890'123); // 1234.5678901234
        QCOMPARE(read->lines[1].billed.nano, 1'200);
        QCOMPARE(read->lines[0].day, day(2026, 8, 1));
        const auto empty
            = aws::decodePage(bodyText(recording(shared, "ce-get-cost-and-usage")), {});
        QVERIFY(empty && empty->lines.empty());
        const auto kind = [&](const char* name) {
            const json response = recording(shared, name);
            const int status = response["status"].get<int>();
            return aws::classify(
                       status, aws::readError(bodyText(response), {}), aws::Limit::IsThrottling)
                .kind;
        };
        QCOMPARE(kind("auth-err-403-signature-json"), ErrorKind::Unauthorized);
        QCOMPARE(kind("auth-err-403-unknown-key"), ErrorKind::Unauthorized);
        QCOMPARE(kind("auth-err-403-denied-json"), ErrorKind::Forbidden);
        QCOMPARE(kind("ce-err-not-implemented"), ErrorKind::Unavailable);
    }

    void storesSurviveText()
    {
        aws::CostStore store;
        store.query = "q";
        store.fetchedAt = morning;
        store.wholeAt = morning - 24h;
        CostLine line;
        line.key = {Atom("aws"), "id \"quoted\""};
        line.day = day(2026, 11, 25);
        line.account = Atom("1");
        line.service = Atom("S3");
        line.category = Atom("Usage");
        line.billed = *parseMoney("-0.000000001", Atom("USD"));
        line.effective = *parseMoney("12.5", Atom("USD"));
        line.estimated = true;
        store.days[line.day].push_back(line);
        store.countCall(day(2026, 11, 26));
        store.countCall(day(2026, 11, 26));
        const aws::CostStore back = aws::fromText(aws::toText(store), "q", Atom("aws"));
        QCOMPARE(back.days, store.days);
        QCOMPARE(back.calls, store.calls);
        QCOMPARE(back.fetchedAt, store.fetchedAt);
        QCOMPARE(back.wholeAt, store.wholeAt);
        QCOMPARE(back.openSince(day(2026, 11, 26)), line.day);
        QCOMPARE(back.callsSince(day(2026, 11, 26)), 2);
        QVERIFY(aws::fromText(aws::toText(store), "other", Atom("aws")).days.empty());
        QVERIFY(aws::fromText("[1]", "q", Atom("aws")).calls.empty());
        store.countCall(day(2027, 2, 1)); // old days are forgotten
        QCOMPARE(store.calls.size(), size_t(1));
    }
};

MIDWATCH_TEST(CostExplorerTest)
#include "tst_cost_explorer.moc"
