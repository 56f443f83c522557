// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sources/prometheus/prometheus.h"
#include "tests/support/test_registry.h"

#include <algorithm>
#include <map>

using namespace mw;
using namespace std::chrono_literals;

namespace {

// JSON without a forest of backslashes: ' stands for ".
std::string json(std::string text)
{
    std::replace(text.begin(), text.end(), '\'', '"');
    return text;
}

const World now{std::chrono::seconds(1769817600)};

// Plays hub and server: keeps what the source asked and what rows it gave.
class Desk
{
public:
    explicit Desk(PrometheusSettings settings) : source(makePrometheusSource(std::move(settings)))
    {
        take(source->start(now));
    }

    bool asked(const std::string& key) const { return open.count(key) != 0; }

    // Answers a request with a body, through its own decoder.
    void answer(const std::string& key, const std::string& body)
    {
        SourceRequest request = pull(key);
        Outcome outcome;
        outcome.key = key;
        outcome.head.status = 200;
        outcome.head.headers = {{"Content-Type", "application/json"}};
        if (const Status head = request.decoder->head(outcome.head); !head)
            outcome.error = head.error();
        else if (const auto fed = request.decoder->feed(body); !fed)
            outcome.error = fed.error();
        else if (const auto end = request.decoder->finish(); !end)
            outcome.error = end.error();
        outcome.result = request.decoder->takeResult();
        take(source->finished(std::move(outcome), now));
    }

    void fail(const std::string& key, ErrorKind kind, const std::string& detail = "x")
    {
        pull(key);
        Outcome outcome;
        outcome.key = key;
        outcome.failures = 1;
        outcome.error = Error{kind, detail, 0, {}, {}};
        take(source->finished(std::move(outcome), now));
    }

    void take(Step step)
    {
        for (SourceRequest& request : step.requests)
            open[request.key] = std::move(request);
        for (TopicDelta& delta : step.delta) {
            auto& rows = std::get<Rows<Slo>>(delta);
            scope = rows.scope;
            if (rows.begin)
                slos.clear();
            for (Slo& row : rows.upserts)
                slos[row.key] = row;
            for (const SloKey& key : rows.removed)
                slos.erase(key);
            commits += rows.commit;
        }
        if (step.part)
            part = step.part;
    }

    const Slo* slo(const std::string& id) const
    {
        for (const auto& [key, row] : slos) {
            if (key.id == id)
                return &row;
        }
        return nullptr;
    }

    std::unique_ptr<Source> source;
    std::map<std::string, SourceRequest> open;
    std::map<SloKey, Slo> slos;
    std::optional<PartStatus> part;
    std::string scope;
    int commits = 0;

private:
    SourceRequest pull(const std::string& key)
    {
        const auto it = open.find(key);
        if (it == open.end())
            qFatal("%s was not asked", key.c_str());
        SourceRequest request = std::move(it->second);
        open.erase(it);
        return request;
    }
};

std::string vectorOf(const std::string& series)
{
    return json("{'status':'success','data':{'resultType':'vector','result':[") + series + "]}}";
}

std::string series(const std::string& labels, const std::string& value)
{
    return json("{'metric':{") + labels + json("},'value':[1769817600,'") + value + json("']}");
}

std::string part(const std::string& name, const std::string& value)
{
    return series(json("'mw_part':'") + name + '"', value);
}

const std::string build = json("{'status':'success','data':{'version':'2.42.0'}}");
const std::string noRules = json("{'status':'success','data':{'groups':[]}}");
const std::string emptyMatrix
    = json("{'status':'success','data':{'resultType':'matrix','result':[]}}");

std::string slothSeries(const std::string& id)
{
    const std::string ids
        = json("'sloth_id':'") + id + json("','sloth_service':'api','sloth_slo':'ok'");
    return series(json("'__name__':'sloth_slo_info',") + ids + json(",'sloth_objective':'99.9'"),
                  "1")
        + "," + series(json("'__name__':'slo:time_period:days',") + ids, "30") + ","
        + series(json("'__name__':'slo:period_error_budget_remaining:ratio',") + ids, "NaN");
}

std::string slothRules(const std::string& id)
{
    return json("{'status':'success','data':{'groups':[{'name':'g','rules':[{'type':'recording',"
                "'name':'slo:sli_error:ratio_rate5m',"
                "'query':'(sum(rate(e[5m]))) / (sum(rate(t[5m])))','labels':{'sloth_id':'")
        + id + json("'}},{'type':'alerting','name':'A','query':'x'}]}]}}");
}

std::string calmMonth()
{
    return vectorOf(part("bad", "0.01") + "," + part("valid", "100") + "," + part("coverage", "720")
                    + "," + part("first", "1767225600"));
}

PrometheusSettings declared(DeclaredSloSpec spec)
{
    PrometheusSettings settings;
    settings.id = SourceId("prod/prometheus");
    settings.slos = {std::move(spec)};
    return settings;
}

DeclaredSloSpec fine()
{
    return {"api", "gateway", "99.9", "30d", "e{code=~\"5..\"}", "t", {}, {}};
}

} // namespace

class PromSourceTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void declaredSloFromStartToRow()
    {
        Desk desk(declared(fine()));
        QCOMPARE(desk.open.size(), size_t(1));
        desk.answer("buildinfo", build);
        QVERIFY(desk.asked("discover") && desk.asked("burn/api") && desk.asked("period/api"));
        QVERIFY(!desk.open["chart/api"].pauseWhenHidden);
        const HttpCall& call = desk.open["burn/api"].call;
        QCOMPARE(call.method, std::string("POST"));
        QCOMPARE(call.target, std::string("/api/v1/query"));
        QVERIFY(call.body.starts_with("query=label_replace%28"));
        QVERIFY(call.body.find("5..%5C%22") == std::string::npos);
        QVERIFY(call.body.find('"') == std::string::npos
                && call.body.find(' ') == std::string::npos);
        QCOMPARE(desk.open["burn/api"].part, std::string("slo"));

        desk.answer("discover", vectorOf(""));
        QCOMPARE(desk.commits, 1);
        desk.answer("rules", noRules); // Pyrra may say everything there
        QVERIFY(desk.slos.empty()); // nothing is known yet, so nothing is said
        QCOMPARE(desk.part->state, SourceState::Connecting);
        desk.answer("burn/api", vectorOf(part("w:5", "0.02") + "," + part("w:60", "0.02")));
        QVERIFY(desk.slos.empty());
        desk.answer("period/api", calmMonth());
        QVERIFY(desk.slo("api"));
        QCOMPARE(desk.slo("api")->state, Slo::State::Critical);
        QCOMPARE(desk.slo("api")->service, std::string("gateway"));
        QCOMPARE(desk.slo("api")->objectiveText, std::string("99.9"));
        QCOMPARE(desk.scope, std::string("prod/prometheus/Slo"));
        desk.answer("chart/api", emptyMatrix);
        QCOMPARE(desk.part->state, SourceState::Live);
        QCOMPARE(desk.part->items, int64_t(1));

        QCOMPARE(desk.open["burn/api"].notBefore, Millis(30'000));
        QCOMPARE(desk.open["period/api"].notBefore, Millis(300'000));
        QCOMPARE(desk.open["discover"].notBefore, Millis(300'000));
        QVERIFY(desk.open["chart/api"].pauseWhenHidden);
    }

    void slothSloIsComputedFromItsRawQueries()
    {
        PrometheusSettings settings;
        settings.id = SourceId("p");
        Desk desk(settings);
        desk.answer("buildinfo", build);
        desk.answer("discover", vectorOf(slothSeries("api-ok")));
        QVERIFY(desk.asked("rules"));
        QCOMPARE(desk.part->state, SourceState::Connecting);
        desk.answer("rules", slothRules("api-ok"));
        QVERIFY(desk.open["burn/api-ok"].call.body.find("rate%28t%5B30m%5D%29")
                != std::string::npos);
        desk.answer("burn/api-ok", vectorOf(part("w:5", "0")));
        desk.answer("period/api-ok", calmMonth());
        desk.answer("chart/api-ok", emptyMatrix);
        const Slo* slo = desk.slo("api-ok");
        QVERIFY(slo);
        QCOMPARE(slo->origin, Slo::Origin::Sloth);
        QCOMPARE(slo->name, std::string("ok"));
        QVERIFY(std::fabs(slo->remaining - 0.9) < 1e-9); // ours, though theirs is NaN
        QVERIFY(slo->brokenReason.find("NaN") != std::string::npos);
        QCOMPARE(slo->validEvents, 100.0 * 2'592'000);
        QCOMPARE(desk.part->state, SourceState::Live);

        // The SLO is taken out of the rules: the next discovery commits without it.
        desk.answer("discover", vectorOf(""));
        QVERIFY(desk.slos.empty());
        desk.answer("burn/api-ok", vectorOf(""));
        QVERIFY(!desk.asked("burn/api-ok"));
    }

    void hiddenRulesFallBackToRecordedRatios()
    {
        PrometheusSettings settings;
        settings.id = SourceId("p");
        Desk desk(settings);
        desk.fail("buildinfo", ErrorKind::NotFound); // relatives of Prometheus lack it
        desk.answer("discover", vectorOf(slothSeries("api-ok")));
        desk.fail("rules", ErrorKind::Forbidden, "no rules for you");
        QVERIFY(desk.open["burn/api-ok"].call.body.find("slo%3Asli_error%3Aratio_rate30m")
                != std::string::npos);
        desk.answer("burn/api-ok", vectorOf(part("w:5", "0")));
        desk.answer("period/api-ok",
                    vectorOf(part("ratio", "0.0005") + "," + part("coverage", "720")));
        QVERIFY(std::fabs(desk.slo("api-ok")->remaining - 0.5) < 1e-9);
        QVERIFY(desk.slo("api-ok")->brokenReason.find("no rules for you") != std::string::npos);
    }

    void connectionTroubleAsksTheSameAgain()
    {
        Desk desk(declared(fine()));
        for (const ErrorKind kind : {ErrorKind::Network,
                                     ErrorKind::Unauthorized,
                                     ErrorKind::Unavailable,
                                     ErrorKind::Protocol}) {
            desk.fail("buildinfo", kind);
            QCOMPARE(desk.open.size(), size_t(1));
            QVERIFY(desk.asked("buildinfo"));
        }
        desk.answer("buildinfo", build);
        for (const char* key : {"discover", "burn/api", "period/api", "chart/api"}) {
            desk.part.reset();
            desk.fail(key, ErrorKind::Timeout);
            QVERIFY2(desk.asked(key), key);
            QVERIFY2(!desk.part, key); // the hub knows this state better
        }
        QVERIFY(desk.slos.empty());
    }

    void heavyQueriesAreNotRepeatedInACircle()
    {
        Desk desk(declared(fine()));
        desk.answer("buildinfo", build);
        desk.fail("period/api", ErrorKind::Unavailable, "timeout: query timed out");
        QVERIFY(desk.open["period/api"].notBefore >= Millis(30'000));
    }

    void refusedQueryBreaksThatSloOnly()
    {
        PrometheusSettings settings = declared(fine());
        settings.slos.push_back({"bad", "", "99.9", "30d", {}, {}, "sum(x[$window]", {}});
        Desk desk(settings);
        desk.answer("buildinfo", build);
        desk.answer("discover", vectorOf(""));
        desk.answer("rules", noRules);
        desk.fail("burn/bad", ErrorKind::Invalid, "bad_data: unclosed left parenthesis");
        desk.fail("period/bad", ErrorKind::Invalid, "bad_data: unclosed left parenthesis");
        desk.fail("chart/bad", ErrorKind::Invalid, "bad_data: unclosed left parenthesis");
        QCOMPARE(desk.slo("bad")->state, Slo::State::Broken);
        QVERIFY(desk.slo("bad")->brokenReason.find("unclosed") != std::string::npos);
        QCOMPARE(desk.open["burn/bad"].notBefore, Millis(300'000));
        desk.answer("burn/api", vectorOf(part("w:5", "0")));
        desk.answer("period/api", calmMonth());
        desk.answer("chart/api", emptyMatrix);
        QCOMPARE(desk.slo("api")->state, Slo::State::Ok);
        QCOMPARE(desk.part->state, SourceState::Live);
    }

    void knownMistakesAreShownAndNeverAsked()
    {
        for (DeclaredSloSpec spec :
             {DeclaredSloSpec{"api", "", "100", "30d", "e", "t", {}, {}},
              DeclaredSloSpec{"api", "", "99", "1M", "e", "t", {}, {}},
              DeclaredSloSpec{"api", "", "99", "30d", "e", {}, {}, {}},
              DeclaredSloSpec{"api", "", "99", "30d", "e", "t", {}, "why"}}) {
            Desk desk(declared(spec));
            desk.answer("buildinfo", build);
            QVERIFY(!desk.asked("burn/api"));
            QCOMPARE(desk.slo("api")->state, Slo::State::Broken);
            QVERIFY(!desk.slo("api")->brokenReason.empty());
            desk.answer("discover", vectorOf(""));
            desk.answer("rules", noRules);
            QCOMPARE(desk.part->state, SourceState::Live);
            QVERIFY(desk.slo("api")); // the commit keeps it
        }
    }

    void groupsThatVanishAreRemoved()
    {
        Desk desk(declared(fine()));
        desk.answer("buildinfo", build);
        desk.answer("discover", vectorOf(""));
        desk.answer("burn/api", vectorOf(""));
        const auto group = [](const char* cluster) {
            return series((json("'mw_part':'valid','cluster':'")) + cluster + '"', "100");
        };
        desk.answer("period/api", vectorOf(group("eu") + "," + group("us")));
        QCOMPARE(desk.slos.size(), size_t(2));
        desk.answer("period/api", vectorOf(group("us")));
        QCOMPARE(desk.slos.size(), size_t(1));
        QCOMPARE(desk.slos.begin()->first.grouping, std::string("cluster=us"));
    }

    void damagedAnswerKeepsTheOldValues()
    {
        Desk desk(declared(fine()));
        desk.answer("buildinfo", build);
        desk.answer("discover", vectorOf(""));
        desk.answer("burn/api", vectorOf(part("w:5", "0")));
        desk.answer("period/api", calmMonth());
        desk.answer("period/api", json("{'status':'success','data':{'resu"));
        QVERIFY(std::fabs(desk.slo("api")->remaining - 0.9) < 1e-9);
        QVERIFY(!desk.slo("api")->brokenReason.empty());
        QVERIFY(desk.asked("period/api"));
        desk.answer("discover", "{}");
        QVERIFY(desk.slo("api"));
        QVERIFY(desk.asked("discover"));
    }

    void theEstatesDeclarationWins()
    {
        DeclaredSloSpec spec = fine();
        spec.name = "api-ok";
        Desk desk(declared(spec));
        desk.answer("buildinfo", build);
        desk.answer("discover", vectorOf(slothSeries("api-ok")));
        desk.answer("rules", slothRules("api-ok"));
        QVERIFY(desk.asked("burn/api-ok") && desk.asked("burn/sloth:api-ok"));
        QVERIFY(desk.open["burn/sloth:api-ok"].call.body.find("rate%28e%5B") != std::string::npos);
    }

    void wakeAsksEverythingAtOnce()
    {
        Desk desk(declared(fine()));
        desk.take(desk.source->wake(now));
        QVERIFY(desk.asked("buildinfo"));
        desk.answer("buildinfo", build);
        desk.answer("discover", vectorOf(""));
        desk.answer("burn/api", vectorOf(part("w:5", "0")));
        desk.take(desk.source->wake(now));
        for (const char* key : {"discover", "burn/api", "period/api", "chart/api"})
            QCOMPARE(desk.open[key].notBefore, Millis(0));
    }

    void fixedMomentAndChartSpan()
    {
        PrometheusSettings settings = declared(fine());
        settings.evaluateAt = now + Millis(250);
        Desk desk(settings);
        desk.answer("buildinfo", build);
        QVERIFY(desk.open["burn/api"].call.body.ends_with("&time=1769817600.250"));
        const std::string& body = desk.open["chart/api"].call.body;
        const auto number = [&](const char* key) {
            return std::strtoll(body.c_str() + body.find(key) + std::strlen(key), nullptr, 10);
        };
        QCOMPARE(number("&step="), 2640ll);
        QCOMPARE(number("&end=") % 2640, 0ll);
        QVERIFY((number("&end=") - number("&start=")) / 2640 < 1000);
        QVERIFY(number("&end=") <= 1769817600 && number("&end=") > 1769817600 - 2640);
        QCOMPARE(desk.open["chart/api"].call.target, std::string("/api/v1/query_range"));
    }
};

MIDWATCH_TEST(PromSourceTest)
#include "tst_source.moc"
