// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/delivery_items.h"
#include "models/items/dora_items.h"
#include "models/items/snapshot_rows.h"
#include "models/text/format.h"
#include "tests/support/test_registry.h"

#include <QAbstractItemModelTester>

using namespace mw;
using namespace std::chrono_literals;

namespace {

const World now{std::chrono::seconds(1'795'305'600)};

PipelineRun run(int64_t id, const char* status, const char* conclusion, Millis ago)
{
    PipelineRun out;
    out.key = {Atom("github"), "o/r/" + std::to_string(id)};
    out.runId = out.number = id;
    out.repository = Atom("o/r");
    out.workflow = Atom("CI");
    out.status = Atom(status);
    out.conclusion = Atom(conclusion);
    out.created = out.started = now - ago;
    if (*conclusion)
        out.finished = out.started + 4min;
    return out;
}

constexpr DoraSeen everything{true, true, true};

QString cell(const RowModelBase& model, int row, const char* column)
{
    for (int i = 0; i < model.columnCount(); ++i) {
        if (model.columnId(i) == QString::fromLatin1(column))
            return model.index(row, i).data().toString();
    }
    return QStringLiteral("no such column");
}

dora::Deployment shipped(int day)
{
    dora::Deployment out;
    out.id = out.sha = std::to_string(day);
    out.service = "api";
    out.target = "o/api · production";
    out.finished = now - std::chrono::days(day);
    out.authored = {out.finished - std::chrono::hours(day + 1)};
    return out;
}

dora::Metrics measured(int deployments)
{
    std::vector<dora::Deployment> all;
    for (int day = 1; day <= deployments; ++day)
        all.push_back(shipped(day));
    dora::Rules rules;
    rules.to = now;
    rules.from = now - std::chrono::days(30);
    return dora::measure(all, {}, rules);
}

} // namespace

class DeliveryItemsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void runsAreARealModel()
    {
        SnapshotRows<PipelineRun> rows([](const PipelineRun& r) { return r.key.id; });
        RowModel<PipelineRun> model(pipelineRunTraits(), rows);
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setNow(now);
        PipelineRun failed = run(2, "completed", "failure", 20min);
        failed.attempt = 2;
        failed.failedAt = "test (3.11) › Run tests";
        rows.set({run(1, "completed", "success", 60min), failed, run(3, "in_progress", "", 2min)});
        QCOMPARE(model.rowCount(), 3);
        model.sort(0, Qt::AscendingOrder); // what needs a person first
        QCOMPARE(cell(model, 0, "state"), QStringLiteral("failed"));
        QCOMPARE(cell(model, 0, "run"), QStringLiteral("#2 (2)"));
        QCOMPARE(cell(model, 0, "failedAt"), QStringLiteral("test (3.11) › Run tests"));
        QCOMPARE(cell(model, 1, "state"), QStringLiteral("running"));
        QCOMPARE(cell(model, 2, "state"), QStringLiteral("ok"));
        QCOMPARE(cell(model, 2, "took"), text::span(4min));
        QCOMPARE(cell(model, 1, "took"), text::span(2min)); // so far
        model.setFilterText(QStringLiteral("run tests"));
        QCOMPARE(model.rowCount(), 1);
        model.setFilterText({});
        rows.set({run(1, "completed", "success", 60min)});
        QCOMPARE(model.rowCount(), 1);
    }

    void deploymentsAreARealModel()
    {
        SnapshotRows<Deployment> rows([](const Deployment& d) { return d.key.id; });
        RowModel<Deployment> model(deploymentTraits(), rows);
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        Deployment row;
        row.key = {Atom("github"), "o/r/deployments/1"};
        row.state = Atom("success");
        row.created = now;
        Deployment back = row;
        back.key.id = "o/r/deployments/2";
        back.state = Atom("inactive");
        back.rollback = back.changesKnown = true;
        rows.set({row, back});
        model.sort(0, Qt::AscendingOrder);
        QCOMPARE(cell(model, 0, "state"), QStringLiteral("replaced"));
        QCOMPARE(cell(model, 0, "changes"), QStringLiteral("rollback"));
        QCOMPARE(cell(model, 1, "changes"), text::none()); // not known is not zero
    }

    void noConclusionIsNoFailureAndUnknownWordsStay()
    {
        QVERIFY(markOfState(Atom("in_progress"), {}) == CellMark::Info);
        QVERIFY(markOfState(Atom("queued"), {}) != CellMark::Critical);
        QVERIFY(markOfState({}, {}) == CellMark::None);
        QVERIFY(markOfState(Atom("completed"), Atom("brand_new")) == CellMark::Unknown);
        QCOMPARE(stateWord(Atom("completed"), Atom("brand_new")), QStringLiteral("brand_new"));
        QVERIFY(markOfState(Atom("completed"), Atom("cancelled")) == CellMark::None);
        QCOMPARE(tookText({}, {}, now), text::none());
        QCOMPARE(tookText(now, now - 1min, now), text::none());
    }

    void fewValuesAreDotsAndCounts()
    {
        const auto tiles = doraTiles(measured(4), everything);
        QCOMPARE(tiles.size(), size_t(6));
        QCOMPARE(tiles[1].dots.size(), size_t(4));
        QVERIFY(tiles[1].note.startsWith(QStringLiteral("n 4")));
        QVERIFY(!tiles[1].note.contains(QStringLiteral("p90")));
        QCOMPARE(tiles[2].value, QStringLiteral("0 of 4")); // no percentage
        QVERIFY(!tiles[2].value.contains(QLatin1Char('%')));
        for (const DoraTile& tile : tiles)
            QVERIFY2(!tile.definition.isEmpty(), qPrintable(tile.id));
    }

    void enoughValuesAreAMedianAndAShare()
    {
        const auto tiles = doraTiles(measured(12), everything);
        QVERIFY(tiles[1].dots.empty());
        QVERIFY(tiles[1].note.contains(QStringLiteral("p90")));
        QVERIFY(tiles[2].value.contains(QLatin1Char('%')));
        QVERIFY(tiles[2].note.contains(QStringLiteral("0 of 12")));
    }

    // The pager's service is a team; what failed is told by its alerts or its title.
    void aPageOfATeamBlamesTheServiceItNames()
    {
        Topic<Deployment> deployments;
        Rows<Deployment> shipped;
        for (const char* service : {"agent", "agent-runtime", "web"}) {
            Deployment one;
            one.key = {Atom("github"), service};
            one.service = Atom(service);
            one.repository = Atom("o/r");
            one.environment = Atom("production");
            one.sha = service;
            one.production = one.succeeded = true;
            one.finished = now - 2h;
            shipped.upserts.push_back(one);
        }
        deployments.apply(std::move(shipped));
        const auto failed = [&](const std::string& title, const std::vector<Shout>& shouts) {
            Topic<Page> pages;
            Rows<Page> rows;
            Page page;
            page.key = {Atom("pagerduty"), "Q1"};
            page.service = "Platform team";
            page.title = title;
            page.created = now - 107min;
            rows.upserts.push_back(page);
            pages.apply(std::move(rows));
            const auto metrics = measureDelivery(deployments, pages, shouts, now);
            return metrics.recoveries.size() + size_t(metrics.unrecovered) > 0
                ? metrics.changeFail.part
                : 0;
        };
        QCOMPARE(failed("[FIRING:1] HighErrorRate agent-runtime (prod)", {}), 1);
        QCOMPARE(failed("[FIRING:1] HighErrorRate my-agent-runtime-2 (prod)", {}), 0);
        QCOMPARE(failed("disk of the build machine is full", {}), 0);
        Shout shout;
        shout.object = "web";
        shout.pages = {{Atom("pagerduty"), "Q1"}};
        QCOMPARE(failed("users are unhappy", {shout}), 1);
    }

    void nothingMeasuredIsSaid()
    {
        const auto tiles = doraTiles(measured(0), {true, false, false});
        for (const char* id : {"lead", "fail", "recovery", "rework", "incidents"}) {
            for (const DoraTile& tile : tiles) {
                if (tile.id == QString::fromLatin1(id))
                    QCOMPARE(tile.value, text::none());
            }
        }
        QVERIFY(tiles[5].note.contains(QStringLiteral("no source")));
        // Never answered is not "none".
        for (const DoraTile& tile : doraTiles(measured(12), {false, false, true})) {
            QCOMPARE(tile.value, text::none());
            QCOMPARE(tile.note, QStringLiteral("not measured"));
        }
        dora::Metrics partly = measured(3);
        partly.covered = 0.4;
        QCOMPARE(doraWindow(partly), QStringLiteral("covers 12 of 30 d"));
        QCOMPARE(doraWindow(measured(3)), QStringLiteral("30 d"));
    }

    // The start of the impact that a person confirmed, and who took a page first, whoever tells it.
    void whatIsKnownOfPagesCounts()
    {
        Topic<Deployment> deployments;
        Topic<Page> pages;
        Rows<Page> rows;
        const auto page = [&](const char* id, Millis ago, Millis took) {
            Page one;
            one.key = {Atom("pd"), id};
            one.created = now - ago;
            one.resolved = one.created + took;
            rows.upserts.push_back(one);
            return rows.upserts.size() - 1;
        };
        const size_t first = page("Q1", 20h, 30min);
        rows.upserts[first].acknowledgers = {{"P2", "Ben", now - 20h + 9min},
                                             {"P1", "Ana", now - 20h + 4min},
                                             {"P3", "Cho", World{}}};
        page("Q2", 10h, 20min);
        page("Q3", 5h, 10min);
        pages.apply(std::move(rows));
        std::map<SourceKey, PageTold> told;
        told[{Atom("pd"), "Q2"}].impact = now - 10h - 8min;
        told[{Atom("pd"), "Q2"}].acknowledged = now - 10h + 2min;
        told[{Atom("other"), "Q3"}].impact = now - 20h; // of another pager
        const auto plain = measureDelivery(deployments, pages, {}, now);
        QCOMPARE(plain.toResolve.values, (std::vector<double>{600, 1200, 1800}));
        QCOMPARE(plain.toAcknowledge.values, std::vector<double>{240});
        QCOMPARE(plain.fromImpact, 0);
        const auto metrics = measureDelivery(deployments, pages, {}, now, 30, told);
        QCOMPARE(metrics.toResolve.values, (std::vector<double>{600, 1680, 1800}));
        QCOMPARE(metrics.toAcknowledge.values, (std::vector<double>{120, 240}));
        QCOMPARE(metrics.fromImpact, 1);
        const DoraTile tile = doraTiles(metrics, everything)[5];
        QVERIFY2(tile.aside == QLatin1String("MTTA 3 min"), qPrintable(tile.aside));
        QVERIFY2(tile.counted.contains(QStringLiteral("1 from the confirmed start")),
                 qPrintable(tile.counted));
        QCOMPARE(tile.also.size(), size_t(2));
        QCOMPARE(tile.also[0].second,
                 QStringLiteral("acknowledged after 3 min (middle of 2); not known of 1 page(s)"));
        // 30 d less 30 + 28 + 10 min, ÷ 3
        QVERIFY2(tile.also[1].second.startsWith(text::span(std::chrono::seconds(862'640))),
                 qPrintable(tile.also[1].second));
        for (const DoraTile& other : doraTiles(metrics, everything))
            QVERIFY2(other.also.empty() == (other.id != QLatin1String("incidents")),
                     qPrintable(other.id));
    }

    void whatNobodyTellsIsNotInvented()
    {
        Topic<Deployment> deployments;
        Topic<Page> pages;
        const auto none = doraTiles(measureDelivery(deployments, pages, {}, now), everything)[5];
        QVERIFY(none.also.empty());
        QVERIFY(none.aside.isEmpty());
        Rows<Page> rows;
        Page one;
        one.key = {Atom("pd"), "Q1"};
        one.created = now - 2h;
        one.resolved = now - 1h;
        rows.upserts.push_back(one);
        pages.apply(std::move(rows));
        const auto tile = doraTiles(measureDelivery(deployments, pages, {}, now), everything)[5];
        QVERIFY2(tile.aside.isEmpty(), qPrintable(tile.aside));
        QCOMPARE(tile.also.at(0).second, QStringLiteral("of no page is it known when"));
        QVERIFY2(!tile.counted.contains(QStringLiteral("impact")), qPrintable(tile.counted));
        // Nothing that has not answered has a figure.
        for (const DoraTile& each : doraTiles(measured(3), {true, false, true}))
            QVERIFY(each.also.empty());
    }
};

MIDWATCH_TEST(DeliveryItemsTest)
#include "tst_delivery_items.moc"
