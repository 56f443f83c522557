// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Pyrra with and without its generic rules, and the API server's SLO of kubernetes-mixin, in the
// forms that those tools write (domain.md §1.6).
#include "models/insight/slo_budget.h"
#include "models/sources/prometheus/discovery.h"
#include "tests/support/test_registry.h"

#include <cmath>

using namespace mw;
using namespace mw::prom;

namespace {

const World at{std::chrono::seconds(1769817600)};

Series one(const char* name, double value, Labels labels)
{
    labels["__name__"] = name;
    return {std::move(labels), {{at, value}}};
}

Rule recording(const char* name, const char* query, Labels labels)
{
    return {name, {}, query, std::move(labels)};
}

Rule alerting(const char* name, const char* query, Labels labels)
{
    return {{}, name, query, std::move(labels)};
}

const FoundSlo* byId(const std::vector<FoundSlo>& all, const std::string& id)
{
    for (const FoundSlo& slo : all) {
        if (slo.id == id)
            return &slo;
    }
    return nullptr;
}

RulesAnswer pyrraRules()
{
    const Labels slo{{"slo", "checkout"}, {"job", "shop"}};
    return {{
        recording("http_requests:burnrate5m",
                  "sum(rate(http_requests_total{code=~\"5..\",job=\"shop\"}[5m])) / "
                  "sum(rate(http_requests_total{job=\"shop\"}[5m]))",
                  slo),
        recording("http_requests:burnrate1h",
                  "sum(rate(http_requests_total{code=~\"5..\",job=\"shop\"}[1h])) / "
                  "sum(rate(http_requests_total{job=\"shop\"}[1h]))",
                  slo),
        recording(
            "http_requests:increase4w", "sum by (code) (increase(http_requests_total[4w]))", slo),
        alerting("ErrorBudgetBurn",
                 "http_requests:burnrate5m{slo=\"checkout\"} > (14 * (1-0.999)) and "
                 "http_requests:burnrate1h{slo=\"checkout\"} > (14 * (1-0.999))",
                 {{"slo", "checkout"}, {"short", "5m"}, {"long", "1h"}, {"exhaustion", "2d"}}),
    }};
}

} // namespace

class PromDiscoveryTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pyrraSaysItInGenericRules()
    {
        QueryAnswer answer;
        const Labels slo{{"slo", "checkout"}, {"service", "shop"}};
        answer.series = {one("pyrra_objective", 0.999, slo),
                         one("pyrra_window", 28 * 86400, slo),
                         one("pyrra_availability", 0.9995, slo)};
        const auto found = readDiscovery(answer);
        QCOMPARE(found.size(), size_t(1));
        QCOMPARE(found[0].origin, Slo::Origin::Pyrra);
        QCOMPARE(found[0].id, std::string("pyrra:checkout"));
        QCOMPARE(found[0].name, std::string("checkout"));
        QCOMPARE(found[0].service, std::string("shop"));
        QCOMPARE(found[0].objective, std::string("99.9"));
        QCOMPARE(found[0].days, 28.0);
        QVERIFY(std::fabs(found[0].remaining.at("") - 0.5) < 1e-9);
        QVERIFY(!recordedSli(found[0])); // its raw rules are needed
    }

    void pyrraWithoutGenericRules()
    {
        const RulesAnswer rules = pyrraRules();
        const auto found = readDiscovery(rules);
        QCOMPARE(found.size(), size_t(1));
        QCOMPARE(found[0].id, std::string("pyrra:checkout"));
        QCOMPARE(found[0].objective, std::string("99.9"));
        QCOMPARE(found[0].days, 28.0);
        const auto slis = readSlis(rules);
        const Sli& sli = slis.at("pyrra:checkout");
        // A quotient without brackets stays one expression; its name says burn rate, it is an error
        // ratio.
        QCOMPARE(sli.kind, Sli::Kind::Ratio);
        QCOMPARE(
            sli.ratio,
            std::string("sum(rate(http_requests_total{code=~\"5..\",job=\"shop\"}[$window])) / "
                        "sum(rate(http_requests_total{job=\"shop\"}[$window]))"));
        QVERIFY(sli.slothId.empty());
    }

    void pyrraThatDeclaresNoTargetIsNotGuessed()
    {
        RulesAnswer rules = pyrraRules();
        rules.rules.pop_back();
        QVERIFY(readDiscovery(rules).empty());
    }

    void mixinOfTheApiServer()
    {
        QueryAnswer answer;
        answer.series = {
            one("apiserver_request:burnrate5m", 0.001, {{"verb", "read"}, {"cluster", "eu"}}),
            one("apiserver_request:burnrate5m", 0.002, {{"verb", "write"}, {"cluster", "eu"}}),
            one("apiserver_request:availability30d", 0.995, {{"verb", "read"}, {"cluster", "eu"}}),
            one("apiserver_request:availability30d", 0.995, {{"verb", "all"}, {"cluster", "eu"}})};
        const auto found = readDiscovery(answer);
        QCOMPARE(found.size(), size_t(2)); // "all" has no burn rate
        const FoundSlo* read = byId(found, "apiserver:read");
        QVERIFY(read);
        QCOMPARE(read->origin, Slo::Origin::Mixin);
        QCOMPARE(read->objective, std::string("99"));
        QVERIFY(std::fabs(read->remaining.at("cluster=eu") - 0.5) < 1e-9);
        const auto sli = recordedSli(*read);
        QVERIFY(sli);
        QCOMPARE(sli->ratio, std::string("apiserver_request:burnrate$window{verb=\"read\"}"));
        QCOMPARE(sli->period, std::string("1 - apiserver_request:availability30d{verb=\"read\"}"));
        QCOMPARE(errorRatioQuery(*sli, std::chrono::hours(720)), sli->period);
        // Nothing recorded of the month: the mean of the ratios, and that is a doubt.
        QVERIFY(recordedSli(*byId(found, "apiserver:write"))->period.empty());
    }

    void mixinTargetStandsInItsAlert()
    {
        RulesAnswer rules;
        QVERIFY(mixinObjective(rules).empty());
        rules.rules.push_back(
            alerting("KubeAPIErrorBudgetBurn",
                     "sum by (cluster) (apiserver_request:burnrate1h) > (14.40 * 0.00500)",
                     {{"long", "1h"}}));
        QCOMPARE(mixinObjective(rules), std::string("99.5"));
    }

    void slothAndPyrraSideBySide()
    {
        RulesAnswer rules = pyrraRules();
        rules.rules.push_back(recording("slo:sli_error:ratio_rate5m",
                                        "(sum(rate(e[5m]))) / (sum(rate(t[5m])))",
                                        {{"sloth_id", "api"}}));
        rules.rules.push_back(recording("slo:sli_error:ratio_rate30d",
                                        "sum_over_time(slo:sli_error:ratio_rate5m[30d])",
                                        {{"sloth_id", "api"}}));
        const auto slis = readSlis(rules);
        QCOMPARE(slis.size(), size_t(2));
        QCOMPARE(slis.at("api").kind, Sli::Kind::Counters);
        QCOMPARE(slis.at("api").slothId, std::string("api"));
        QCOMPARE(slis.at("api").errors, std::string("sum(rate(e[$window]))"));
    }

    void oneQueryAsksForAll()
    {
        const std::string query = discoveryQuery();
        for (const char* name : {"sloth_slo_info",
                                 "pyrra_objective",
                                 "pyrra_availability",
                                 "apiserver_request:availability30d"})
            QVERIFY2(query.find(name) != std::string::npos, name);
    }
};

MIDWATCH_TEST(PromDiscoveryTest)
#include "tst_discovery.moc"
