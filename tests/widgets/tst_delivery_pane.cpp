// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The Delivery pane: runs, the job graph, the log with its search and states, deployments, metrics.
#include "tests/support/test_registry.h"
#include "tests/widgets/keeping_gateway.h"
#include "tests/widgets/pane_fixture.h"
#include "widgets/controls/data_table.h"
#include "widgets/controls/log_view.h"
#include "widgets/controls/search_field.h"
#include "widgets/panes/delivery/delivery_pane.h"
#include "widgets/panes/delivery/dora_strip.h"
#include "widgets/panes/delivery/job_graph.h"
#include "widgets/panes/delivery/log_panel.h"
#include "widgets/shell/provenance_overlay.h"

#include <QTemporaryDir>

using namespace mw;
using namespace mwtest;
using namespace std::chrono_literals;

namespace {

PipelineRun run(int64_t id, const char* status, const char* conclusion, Millis ago)
{
    PipelineRun out;
    out.key = {Atom("github"), "o/r/" + std::to_string(id)};
    out.runId = out.number = id;
    out.repository = Atom("o/r");
    out.workflow = Atom("Deploy");
    out.branch = Atom("v2");
    out.title = "Release 2";
    out.status = Atom(status);
    out.conclusion = Atom(conclusion);
    out.created = out.started = PaneFixture::night() - ago;
    if (out.status == Atom("completed"))
        out.finished = out.created + 5min;
    return out;
}

PipelineJob
job(const char* ref, std::vector<std::string> needs, const char* conclusion, int64_t id = 1)
{
    PipelineJob out;
    out.key = {Atom("github"), "o/r/jobs/" + std::to_string(id) + ref};
    out.runId = "o/r/2";
    out.jobId = id;
    out.name = out.ref = ref;
    out.needs = std::move(needs);
    out.needsKnown = true;
    out.status = Atom(*conclusion ? "completed" : "in_progress");
    out.conclusion = Atom(conclusion);
    out.started = PaneFixture::night() - 5min;
    return out;
}

Delta someDelivery()
{
    Rows<PipelineRun> runs;
    runs.scope = "github/runs";
    runs.upserts = {run(2, "completed", "failure", 10min), run(1, "completed", "success", 90min)};
    Rows<PipelineJob> jobs;
    jobs.scope = "github/jobs";
    jobs.upserts = {job("image", {}, "failure", 1),
                    job("staging", {"image"}, "skipped", 2),
                    job("production", {"staging"}, "skipped", 3)};
    Rows<Deployment> deployments;
    deployments.scope = "github/deployments";
    Deployment row;
    row.key = {Atom("github"), "o/r/deployments/7"};
    row.repository = Atom("o/r");
    row.service = Atom("r");
    row.environment = Atom("production");
    row.estate = Atom("prod");
    row.production = row.succeeded = true;
    row.ref = "v1";
    row.state = Atom("success");
    row.run = "o/r/1";
    row.created = PaneFixture::night() - 85min;
    row.finished = PaneFixture::night() - 80min;
    deployments.upserts = {row};
    return {runs, jobs, deployments};
}

} // namespace

class DeliveryPaneTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void runsJobsAndInspector()
    {
        PaneFixture f;
        f.addSource("github", "github");
        auto* pane = f.show<DeliveryPane>();
        f.tell("github", someDelivery(), "runs");
        auto* graph = pane->findChild<JobGraph*>();
        QVERIFY(graph);
        QVERIFY(graph->orderKnown());
        QCOMPARE(graph->columnOf("image"), 0);
        QCOMPARE(graph->columnOf("staging"), 1);
        QCOMPARE(graph->columnOf("production"), 2);
        QVERIFY(graph->current()); // the failed one is chosen by itself
        QCOMPARE(graph->current()->ref, std::string("image"));
        QVERIFY(pane->reveal(ItemRef{"runs", {Atom("github"), "o/r/1"}}));
        const auto content = pane->inspect(f.selection.current());
        QVERIFY(content);
        QCOMPARE(content->title, QStringLiteral("Release 2"));
        QVERIFY(!content->sections.front().facts.front().from.query.isEmpty()); // provenance
        QVERIFY(pane->reveal(ItemRef{"deployments", {Atom("github"), "o/r/deployments/7"}}));
        QVERIFY(!pane->reveal(ItemRef{"alerts", {Atom("x"), "y"}}));
    }

    void theTimeCursorHidesWhatHadNotBegun()
    {
        PaneFixture f;
        f.addSource("github", "github");
        auto* pane = f.show<DeliveryPane>();
        f.tell("github", someDelivery(), "runs");
        const auto rows = [pane] {
            int shown = -1;
            for (const DataTable* table : pane->findChildren<DataTable*>())
                shown = table->isVisible() ? table->model()->rowCount() : shown;
            return shown;
        };
        QCOMPARE(rows(), 2);
        f.context.time.setCursor(PaneFixture::night() - 1h);
        QCOMPARE(rows(), 1);
        QVERIFY(pane->atThatTime().contains(QStringLiteral("state is of now")));
        // An hour before the cursor: the older run was over by then, the newer had not begun.
        f.context.time.setRange(15min);
        QCOMPARE(rows(), 0);
        f.context.time.setCursor(std::nullopt);
        QCOMPARE(rows(), 1);
        f.context.time.setRange(std::nullopt);
        QCOMPARE(rows(), 2);
    }

    void orderThatIsNotKnownIsOneColumn()
    {
        Theme theme;
        JobGraph graph(theme);
        PipelineJob a = job("a", {}, "success", 1);
        PipelineJob b = job("b", {"a"}, "success", 2);
        b.needsKnown = false;
        graph.setJobs({a, b}, PaneFixture::night());
        QVERIFY(!graph.orderKnown());
        QCOMPARE(graph.columnOf("b"), 0);
        // A circle ends.
        graph.setJobs({job("a", {"b"}, "success", 1), job("b", {"a"}, "success", 2)},
                      PaneFixture::night());
        QVERIFY(graph.columnOf("a") >= 0);
        QTest::keyClick(&graph, Qt::Key_Right);
        QVERIFY(graph.current());
    }

    void statesAreSaid()
    {
        PaneFixture f;
        f.addSource("github", "github");
        auto* pane = f.show<DeliveryPane>();
        auto* table = pane->findChild<DataTable*>();
        Error error;
        error.kind = ErrorKind::NotFound;
        error.http = 404;
        error.detail = "o/secret: Not Found";
        error.hint = "hidden";
        f.tell("github", {}, "runs", SourceState::Forbidden, error);
        const PanelState state = table->findChild<StateStack*>()->state();
        QVERIFY(state.kind == PanelState::Kind::Forbidden);
        QVERIFY(state.detail.contains(QStringLiteral("o/secret")));
        QVERIFY(state.detail.contains(QStringLiteral("may not see it")));
    }

    void theLogIsSearchedAndTold()
    {
        Theme theme;
        LogView view(theme);
        view.resize(600, 300);
        std::string text;
        for (int i = 0; i < 20'000; ++i)
            text += "2026-11-26T02:50:14.1230000Z line " + std::to_string(i) + "\n";
        text += "2026-11-26T02:50:15.0000000Z ##[error]the needle\n";
        view.setWhole(text);
        view.search(QStringLiteral("needle"));
        QVERIFY(view.searching()); // in slices
        QTRY_VERIFY(!view.searching());
        QCOMPARE(view.matches(), size_t(1));
        view.findNext(true);
        QCOMPARE(view.currentLine(), size_t(20'000));
        QCOMPARE(view.selectedText(), QStringLiteral("the needle"));
        view.showLine(3);
        QVERIFY(!view.following());
        QVERIFY(view.jumpToFirstError());
        QCOMPARE(view.currentLine(), size_t(20'000));
        QVERIFY(!view.grab().isNull());
        view.clear();
        QVERIFY(!view.jumpToFirstError());
    }

    void failedJobsRunAgainOnlyWhenArmed()
    {
        PaneFixture f;
        KeepingGateway gateway;
        const QTemporaryDir runs;
        f.addSource("github", "github");
        ActionSetup setup;
        setup.services.clock = &f.clock;
        setup.services.gateway = &gateway;
        setup.runsDir = runs.path().toStdString();
        setup.person = "ana";
        std::vector<LeftByDeed> left;
        setup.takeLeft = [&left](LeftByDeed one) { left.push_back(std::move(one)); };
        auto made = std::make_unique<DeliveryPane>(std::move(setup));
        DeliveryPane* pane = made.get();
        made->attach(f.context);
        made->resize(1288, 824);
        made->show();
        made->setActive(true);
        f.pane = std::move(made);
        f.tell("github", someDelivery(), "runs");
        int askedToArm = 0;
        Action arm;
        arm.id = QStringLiteral("shell.arm");
        arm.run = [&askedToArm] { ++askedToArm; };
        f.actions.add(pane, arm);

        QVERIFY(pane->reveal(ItemRef{"runs", {Atom("github"), "o/r/1"}}));
        QVERIFY(!f.actions.trigger(QStringLiteral("delivery.rerun"))); // it went well
        QVERIFY(!f.actions.trigger(QStringLiteral("delivery.cancel"))); // and is over
        QVERIFY(pane->reveal(ItemRef{"runs", {Atom("github"), "o/r/2"}}));
        QVERIFY(f.actions.trigger(QStringLiteral("delivery.rerun")));
        QVERIFY(pane->card()->request().startsWith(
            QStringLiteral("POST /repos/o/r/actions/runs/2/rerun-failed-jobs")));
        QCOMPARE(pane->card()->verb(), QStringLiteral("Arm prod first"));
        QTest::qWait(450);
        pane->card()->confirm();
        QCOMPARE(askedToArm, 1);
        QVERIFY(gateway.calls.empty());

        QVERIFY(f.arming.arm("prod", "prod", ArmingReason::Incident, QStringLiteral("PD #40213")));
        QCOMPARE(pane->card()->verb(), QStringLiteral("Re-run the failed jobs of Deploy #2"));
        QTest::qWait(450);
        pane->card()->confirm();
        QCOMPARE(gateway.calls.size(), size_t(1));
        QCOMPARE(gateway.calls[0].target,
                 std::string("/repos/o/r/actions/runs/2/rerun-failed-jobs"));
        gateway.reply(403, R"({"message":"Resource not accessible by integration"})");
        QCOMPARE(pane->card()->sentence(),
                 QStringLiteral("Refused: Resource not accessible by integration"));
        pane->card()->closeCard();
        QVERIFY(left.empty());

        QVERIFY(f.actions.trigger(QStringLiteral("delivery.rerun")));
        QTest::qWait(450);
        pane->card()->confirm();
        gateway.reply(201, "{}");
        QCOMPARE(pane->card()->sentence(), QStringLiteral("Accepted: attempt 2 begins."));
        QCOMPARE(left.size(), size_t(1));
        QCOMPARE(left[0].left.what, std::string("Deploy #2 of o/r"));
        QCOMPARE(left[0].left.to, std::string("failed jobs run again as attempt 2"));
        QCOMPARE(left[0].left.owner, std::string("ana"));
        QVERIFY(!left[0].left.undo.empty());
    }

    void metricsNameTheirDefinition()
    {
        PaneFixture f;
        f.addSource("github", "github");
        auto* pane = f.show<DeliveryPane>();
        f.tell("github", someDelivery(), "deployments");
        auto* strip = pane->findChild<DoraStrip*>();
        QCOMPARE(strip->tiles().size(), size_t(6));
        for (const DoraTile& tile : strip->tiles())
            QVERIFY(!tile.definition.isEmpty());
        QVERIFY(strip->tiles()[0].note.startsWith(QStringLiteral("n 1")));
    }

    void theRunsSayWhereTheyComeFrom()
    {
        PaneFixture f;
        f.addSource("github", "github");
        auto* pane = f.show<DeliveryPane>();
        Delta delta = someDelivery();
        std::get<Rows<PipelineRun>>(delta[0]).upserts[0].failedAt = "image › build";
        f.tell("github", delta, "runs");
        f.tell("github", {}, "jobs");
        DataTable* table = nullptr;
        for (auto* one : pane->findChildren<DataTable*>()) {
            if (one->countText() == QStringLiteral("2 run(s)")) // the languages know the plural
                table = one;
        }
        QVERIFY(table);
        const auto cells = provenancePlacesOf(table->view()->viewport());
        QVERIFY(!cells.empty());
        for (const ProvenancePlace& cell : cells) {
            QCOMPARE(cell.from.source, QStringLiteral("github"));
            QVERIFY2(cell.from.query.startsWith(QStringLiteral("/repos/o/r/actions/runs/")),
                     qPrintable(cell.from.query));
            QVERIFY(cell.from.at != World{});
        }
        int ofJobs = 0;
        const QAbstractItemModel* model = table->model();
        for (int column = 0; column < model->columnCount(); ++column) {
            const QString tip = model->index(0, column).data(Qt::ToolTipRole).toString();
            QVERIFY2(tip.contains(QStringLiteral("Source: github")), qPrintable(tip));
            QVERIFY2(tip.contains(QStringLiteral("Age: ")), qPrintable(tip));
            ofJobs += tip.contains(QStringLiteral("/2/jobs"));
        }
        QCOMPARE(ofJobs, 1); // which job failed, the jobs say
        QCOMPARE(provenanceOf(pane->findChild<JobGraph*>()).query,
                 QStringLiteral("/repos/o/r/actions/runs/2/jobs"));
        ProvenanceOverlay overlay(f.theme, f.clock, pane);
        overlay.begin();
        QVERIFY(overlay.marked() >= 2);
    }

    // A figure says what it was computed from, from whom, and how old the oldest of it is.
    void theFiguresSayWhatTheyWereComputedFrom()
    {
        PaneFixture f;
        f.addSource("github", "github");
        f.addSource("pager", "pagerduty");
        auto* pane = f.show<DeliveryPane>();
        auto* strip = pane->findChild<DoraStrip*>();
        QVERIFY(provenancePlacesOf(strip).empty()); // nothing was received: no figure
        f.tell("github", someDelivery(), "deployments");
        const World asked = f.clock.world();
        f.clock.advance(60s);
        Rows<Page> pages;
        pages.scope = "pager/incidents";
        Page page;
        page.key = {Atom("pager"), "Q1"};
        page.service = "r";
        page.state = Page::State::Resolved;
        page.created = PaneFixture::night() - 75min;
        page.resolved = PaneFixture::night() - 55min;
        pages.upserts = {page};
        f.tell("pager", {pages}, "incidents");
        QTRY_COMPARE(strip->tiles()[5].counted, QStringLiteral("1 page(s)"));
        std::map<std::string, Provenance> from;
        const auto places = provenancePlacesOf(strip);
        int next = 0;
        for (const DoraTile& tile : strip->tiles()) {
            if (tile.value != QString::fromUtf8("–"))
                from[tile.id.toStdString()] = places.at(size_t(next++)).from;
        }
        QCOMPARE(size_t(next), places.size());
        QCOMPARE(from["frequency"].source, QStringLiteral("github"));
        QCOMPARE(from["frequency"].window, QStringLiteral("30 d"));
        QVERIFY2(from["frequency"].query.contains(
                     QStringLiteral("/deployments (1 production deployment(s))")),
                 qPrintable(from["frequency"].query));
        QCOMPARE(from["incidents"].source, QStringLiteral("pager"));
        QCOMPARE(from["incidents"].query, QStringLiteral("/incidents (1 page(s))"));
        QVERIFY(from["incidents"].at > asked);
        // of both, and as old as the older one
        QCOMPARE(from["fail"].source, QStringLiteral("github, pager"));
        QVERIFY(from["fail"].query.contains(QStringLiteral("1 page(s)")));
        QVERIFY(from["fail"].at <= asked);
        QVERIFY(from["recovery"].query.contains(QStringLiteral("1 failed deployment(s)")));
        const QString tip = strip->tooltip(2);
        for (const char* word : {"Deployments with at least one failure",
                                 "Source: github, pager",
                                 "Window: 30 d",
                                 "Age: "})
            QVERIFY2(tip.contains(QString::fromUtf8(word)), qPrintable(tip));
        // and in the inspector
        const ItemRef figure{"delivery-figures", {Atom(), "fail"}};
        Selected opened;
        connect(&f.selection, &SelectionBus::openRequested, this, [&opened](const Selected& what) {
            opened = what;
        });
        Q_EMIT strip->explained(QStringLiteral("fail"));
        QVERIFY(opened == Selected(figure));
        const auto content = pane->inspect(figure);
        QVERIFY(content);
        QVERIFY(content->sections.at(0).prose.startsWith(QStringLiteral("Deployments with")));
        QCOMPARE(content->sections.at(1).facts.at(0).value,
                 QStringLiteral("1 production deployment(s), 1 page(s)"));
        QCOMPARE(content->sections.at(1).facts.at(0).from, from["fail"]);
    }
};

MIDWATCH_TEST(DeliveryPaneTest)
#include "tst_delivery_pane.moc"
