// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The SLOs pane: worst first, broken rules named beside our own value, states that never look like
// zero or green, charts of the selected one.
#include "models/insight/slo_budget.h"
#include "tests/support/test_registry.h"
#include "tests/widgets/pane_fixture.h"
#include "widgets/controls/data_table.h"
#include "widgets/controls/segmented.h"
#include "widgets/panes/slos/burn_bars.h"
#include "widgets/panes/slos/rollout_markers.h"
#include "widgets/panes/slos/slo_detail.h"
#include "widgets/panes/slos/slo_figures.h"
#include "widgets/panes/slos/slo_words.h"
#include "widgets/panes/slos/slos_pane.h"
#include "widgets/shell/provenance_overlay.h"

#include <QLabel>

using namespace mw;
using namespace mwtest;
using namespace std::chrono_literals;

namespace {

Slo slo(const std::string& name, double remaining, double burn, Slo::State state)
{
    Slo row;
    row.key = {Atom("prom"), name, {}};
    row.name = name;
    row.service = "checkout";
    row.origin = Slo::Origin::Sloth;
    row.objective = 0.999;
    row.objectiveText = "99.9";
    row.window = 720h;
    row.state = state;
    row.remaining = remaining;
    row.sli = 1 - 0.001 * (1 - remaining);
    for (const auto window : {5min, 30min, 60min, 120min, 360min, 1440min, 4320min})
        row.burns.push_back({window, 0.001 * burn, burn});
    row.exhaustionSeconds = naiveExhaustionSeconds(remaining, burn, row.window);
    row.coverage = 1;
    row.errorQuery = "sum(rate(errors[30d])) / sum(rate(total[30d]))";
    row.computedAt = PaneFixture::night();
    for (int i = 0; i < 200; ++i) {
        const World at = PaneFixture::night() - 216min * (200 - i);
        row.history.push_back({at, i > 180 ? 0.02 : 0.0001});
        row.budgetHistory.push_back({at, 1 - (1 - remaining) * i / 199});
    }
    return row;
}

Delta rows(std::vector<Slo> upserts)
{
    Rows<Slo> out;
    out.scope = "prom/Slo";
    out.upserts = std::move(upserts);
    return {std::move(out)};
}

struct SomeSlos : PaneFixture
{
    SomeSlos()
    {
        addSource("prom", "prometheus");
        pane = show<SlosPane>();
        Slo poisoned = slo("search", 0.8, 0.2, Slo::State::Ok);
        poisoned.brokenReason = "an interval without traffic left NaN in the recorded ratio";
        Slo idle = slo("batch", notMeasured, notMeasured, Slo::State::NoTraffic);
        idle.history.clear();
        idle.budgetHistory.clear();
        Slo wrong = slo("typo", notMeasured, notMeasured, Slo::State::Broken);
        wrong.burns.clear();
        wrong.brokenReason = "the query cannot be parsed";
        tell("prom",
             rows({slo("calm", 0.97, 0.1, Slo::State::Ok),
                   slo("spent", -0.5, 0.4, Slo::State::Warning),
                   slo("burning", 0.71, 620, Slo::State::Critical),
                   slo("slow", 0.2, 1.5, Slo::State::Warning),
                   poisoned,
                   idle,
                   wrong}),
             "slo");
    }
    QStringList names() const
    {
        QStringList out;
        const QAbstractItemModel* model = pane->table()->view()->model();
        for (int row = 0; row < model->rowCount(); ++row)
            out << model->index(row, 0).data().toString();
        return out;
    }
    QString cell(const QString& name, const char* id, int role = Qt::DisplayRole) const
    {
        const RowModelBase* model = pane->table()->model();
        for (int column = 0; column < model->columnCount(); ++column) {
            if (model->columnId(column) == QLatin1String(id))
                return model->index(int(names().indexOf(name)), column).data(role).toString();
        }
        return QStringLiteral("no such column");
    }
    SlosPane* pane = nullptr;
};

QStringList valuesOf(const std::vector<Figure>& figures)
{
    QStringList out;
    for (const Figure& figure : figures)
        out << QString(figure.value + figure.unit);
    return out;
}

} // namespace

class SlosPaneTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theChartsShowWhatHoldsTheTimeRange()
    {
        SomeSlos f;
        auto* spans = f.pane->findChild<SloDetail*>()->findChild<SegmentedControl*>();
        QVERIFY(spans);
        QCOMPARE(spans->current(), 0); // 30 d
        f.context.time.setRange(6h);
        QCOMPARE(spans->current(), 2); // 24 h
        f.context.time.setRange(72h);
        QCOMPARE(spans->current(), 1); // 7 d
        spans->setCurrent(2); // by hand
        f.context.time.setCursor(PaneFixture::night() - 1h);
        QCOMPARE(spans->current(), 2);
        f.context.time.setCursor(std::nullopt);
        f.context.time.setRange(std::nullopt);
        QCOMPARE(spans->current(), 0);
    }

    void worstComesFirst()
    {
        const SomeSlos f;
        QCOMPARE(f.names(),
                 (QStringList{QStringLiteral("burning"),
                              QStringLiteral("spent"),
                              QStringLiteral("slow"),
                              QStringLiteral("typo"),
                              QStringLiteral("batch"),
                              QStringLiteral("search"),
                              QStringLiteral("calm")}));
        // without a choice the charts show the worst one
        QCOMPARE(f.pane->detail()->budgetChart()->data().series.size(), size_t(1));
        QCOMPARE(f.pane->detail()->errorChart()->data().series[0].points.back().value, 0.02);
    }

    void statesNeverLookLikeZeroOrGreen()
    {
        const SomeSlos f;
        for (const char* id : {"sli", "remaining", "burn1h", "exhaustion"}) {
            QCOMPARE(f.cell(QStringLiteral("batch"), id), QStringLiteral("–"));
            QCOMPARE(f.cell(QStringLiteral("typo"), id), QStringLiteral("–"));
        }
        QCOMPARE(f.cell(QStringLiteral("batch"), "state"), QStringLiteral("no traffic"));
        QCOMPARE(f.cell(QStringLiteral("typo"), "state"), QStringLiteral("broken"));
        const int ok = int(CellMark::Ok);
        QVERIFY(f.cell(QStringLiteral("batch"), "state", MarkRole).toInt() != ok);
        QVERIFY(f.cell(QStringLiteral("typo"), "state", MarkRole).toInt() != ok);
        QVERIFY(f.cell(QStringLiteral("batch"), "state", MarkRole)
                != f.cell(QStringLiteral("typo"), "state", MarkRole));
    }

    void brokenRulesAreNamedBesideOurValue()
    {
        const SomeSlos f;
        QCOMPARE(f.cell(QStringLiteral("search"), "recorded"), QStringLiteral("not a number"));
        QCOMPARE(f.cell(QStringLiteral("search"), "recorded", MarkRole).toInt(),
                 int(CellMark::Warning));
        QCOMPARE(f.cell(QStringLiteral("search"), "remaining"), QStringLiteral("80 %"));
        QVERIFY(f.cell(QStringLiteral("search"), "recorded", Qt::ToolTipRole)
                    .contains(QStringLiteral("80 %")));
        QCOMPARE(f.cell(QStringLiteral("calm"), "recorded"), QStringLiteral("–"));
        const auto content = f.pane->inspect(SloKey{Atom("prom"), "search", {}});
        QVERIFY(content);
        bool told = false;
        for (const InspectorSection& section : content->sections)
            told = told || section.prose.contains(QStringLiteral("NaN"));
        QVERIFY(told);
    }

    void burnsAreLoudWhereAlertsFire()
    {
        const SomeSlos f;
        QCOMPARE(f.cell(QStringLiteral("burning"), "burn1h", MarkRole).toInt(),
                 int(CellMark::Critical));
        QCOMPARE(f.cell(QStringLiteral("slow"), "burn1h", MarkRole).toInt(), int(CellMark::None));
        QCOMPARE(f.cell(QStringLiteral("slow"), "burn3d", MarkRole).toInt(),
                 int(CellMark::Warning));
        // 30 d: 14.4 pages, 3 and 1 write a ticket; 28 d scales
        QCOMPARE(burnLimit(60min, 720h)->factor, 14.4);
        QVERIFY(burnLimit(60min, 720h)->page);
        QVERIFY(!burnLimit(4320min, 720h)->page);
        QVERIFY(std::fabs(burnLimit(60min, 672h)->factor - 13.44) < 1e-9);
        QVERIFY(burnLimit(360min, 720h)->page); // of its two pairs the one that pages
        QVERIFY(!burnLimit(7min, 720h));
    }

    void numbersThatNobodyRenewsSaySo()
    {
        SomeSlos f;
        auto* figures = f.pane->findChild<SloFigures*>();
        const QImage live = figures->grab().toImage();
        QVERIFY(figures->remembered().isEmpty());
        f.tell("prom",
               {},
               "slo",
               SourceState::Unreachable,
               Error{ErrorKind::Network, "connection refused", 0, {}, {}});
        f.clock.advance(240s);
        f.pass(3s);
        QTRY_VERIFY_WITH_TIMEOUT(figures->remembered().contains(QStringLiteral("4m")), 20'000);
        QVERIFY(figures->grab().toImage() != live);
        QStringList words;
        for (const QLabel* label : f.pane->findChildren<QLabel*>()) {
            if (label->isVisibleTo(f.pane))
                words << label->text();
        }
        // over the chart and the bars, besides the sentence of the table
        QVERIFY(words.filter(QStringLiteral(" old")).size() >= 2);
    }

    void everyNumberSaysWhereItComesFrom()
    {
        SomeSlos f;
        const auto places = provenancePlacesOf(f.pane->table()->view()->viewport());
        QVERIFY(places.size() >= size_t(f.names().size()) * 4);
        for (const ProvenancePlace& place : places) {
            QCOMPARE(place.from.source, QStringLiteral("prom"));
            QVERIFY(!place.from.query.isEmpty());
            QVERIFY(place.from.at != World{});
        }
        QCOMPARE(provenancePlacesOf(f.pane->findChild<SloFigures*>()).size(), size_t(5));
        const auto burns = provenancePlacesOf(f.pane->findChild<BurnBars*>());
        QCOMPARE(burns.size(), size_t(7));
        QCOMPARE(burns[0].from.window, QStringLiteral("5 min"));
        QVERIFY(
            f.pane->findChild<SloFigures*>()->tipOf(0).contains(QStringLiteral("Source: prom")));
        // What F2 outlines: the table as one block, each tile and bar.
        ProvenanceOverlay overlay(f.theme, f.clock, f.pane);
        overlay.begin();
        QVERIFY2(overlay.marked() >= 13, qPrintable(QString::number(overlay.marked())));
        QVERIFY2(overlay.marked() < 60, qPrintable(QString::number(overlay.marked())));
    }

    void figuresAreTypeset()
    {
        const Slo burning = slo("burning", 0.71, 620, Slo::State::Critical);
        const auto figures = figuresOf(burning);
        QCOMPARE(valuesOf(figures),
                 (QStringList{QStringLiteral("99.97%"),
                              QStringLiteral("71%"),
                              QString::fromUtf8("620×"),
                              QStringLiteral("49min"),
                              QStringLiteral("100%")}));
        QCOMPARE(figures[2].status, std::optional(StatusKind::Critical));
        for (const Figure& figure : figures) {
            QVERIFY(figure.from.query.contains(QStringLiteral("sum(rate(errors")));
            QCOMPARE(figure.from.source, QStringLiteral("prom"));
        }
        QCOMPARE(figures[2].from.window, QStringLiteral("1 h"));
        const auto none = figuresOf(slo("x", notMeasured, notMeasured, Slo::State::NoData));
        QCOMPARE(none[0].value, QStringLiteral("–"));
        QCOMPARE(none[0].status, std::optional(StatusKind::Unknown));
        QVERIFY(!none[1].share); // no bar: an empty one would say that nothing is left
        const auto spent = figuresOf(slo("x", -0.5, 2, Slo::State::Warning));
        QCOMPARE(spent[1].value + spent[1].unit, QString(QChar(0x2212)) + QStringLiteral("50%"));
        QVERIFY(*spent[1].share < 0);
    }

    void axesOfErrorRatiosNeverSayZeroForSomething()
    {
        QCOMPARE(ratioText(0), QStringLiteral("0 %"));
        QCOMPARE(ratioText(0.25), QStringLiteral("25 %"));
        QCOMPARE(ratioText(0.0625), QStringLiteral("6.3 %"));
        QCOMPARE(ratioText(0.001), QStringLiteral("0.10 %"));
        QCOMPARE(ratioText(0.0000001), QStringLiteral("0.001 %"));
    }

    void gapsComeFromTheUsualStep()
    {
        std::vector<SamplePoint> points;
        for (const int minute : {0, 5, 10, 40, 45})
            points.push_back({World{std::chrono::minutes(minute)}, 1});
        QCOMPARE(gapOf(points), Millis(15min));
        QCOMPARE(gapOf({}), Millis(0));
    }

    void choosingARowChangesTheCharts()
    {
        SomeSlos f;
        QVERIFY(f.pane->reveal(SloKey{Atom("prom"), "calm", {}}));
        QCOMPARE(std::get<SloKey>(f.selection.current()).id, std::string("calm"));
        const ChartData& budget = f.pane->detail()->budgetChart()->data();
        QVERIFY(std::fabs(budget.series[0].points.back().value - 0.97) < 1e-9);
        QCOMPARE(budget.low, std::optional(0.0));
        QVERIFY(f.pane->reveal(SloKey{Atom("prom"), "spent", {}}));
        QVERIFY(!f.pane->detail()->budgetChart()->data().low); // below zero is shown
        QCOMPARE(f.pane->detail()->errorChart()->data().thresholds.size(), size_t(1));
        QVERIFY(std::fabs(f.pane->detail()->errorChart()->data().thresholds[0].value - 0.001)
                < 1e-12);
        // a moved row stays chosen
        f.tell("prom", rows({slo("spent", 0.9, 0.1, Slo::State::Ok)}), "slo");
        QCOMPARE(std::get<SloKey>(f.selection.current()).id, std::string("spent"));
        QVERIFY(
            std::fabs(f.pane->detail()->budgetChart()->data().series[0].points.back().value - 0.9)
            < 1e-9);
    }

    void anEmptyChartSaysWhy()
    {
        SomeSlos f;
        QVERIFY(f.pane->reveal(SloKey{Atom("prom"), "batch", {}}));
        QCOMPARE(f.pane->detail()->errorChart()->data().emptyText,
                 QStringLiteral("No traffic in this window."));
        QVERIFY(f.pane->reveal(SloKey{Atom("prom"), "typo", {}}));
        QVERIFY(f.pane->detail()->errorChart()->data().emptyText.startsWith(
            QStringLiteral("Cannot be drawn")));
    }

    void environmentsNarrow()
    {
        SomeSlos f;
        Scope scope;
        scope.environment = "staging";
        f.scope.setScope(scope);
        QCOMPARE(f.names(), QStringList());
        scope.environment = "prod";
        f.scope.setScope(scope);
        QCOMPARE(f.names().size(), 7);
    }

    void rolloutsAreMarkedOnTheCharts()
    {
        SomeSlos f;
        f.addSource("prod", "kubernetes");
        Workload deployment;
        deployment.key = {Atom("prod"), Atom("Deployment"), Atom("shop"), "checkout"};
        Rows<Workload> workloads;
        workloads.scope = "prod/Deployment";
        workloads.upserts.push_back(deployment);
        f.tell("prod", {std::move(workloads)}, "deployments");
        Rows<KubeEvent> events;
        events.scope = "prod/Event";
        int number = 0;
        for (const char* message : {"Scaled up replica set checkout-5c7d from 0 to 1",
                                    "Scaled up replica set checkout-5c7d from 3 to 5",
                                    "Scaled down replica set checkout-4b2a from 3 to 0",
                                    "Scaled up replica set checkout-77aa to 1"}) {
            KubeEvent event;
            event.key
                = {Atom("prod"), Atom("Event"), Atom("shop"), "checkout." + std::to_string(number)};
            event.reason = Atom("ScalingReplicaSet");
            event.objectName = "checkout";
            event.message = message;
            event.firstSeen = event.lastSeen = PaneFixture::night() - 10min * (10 - number);
            events.upserts.push_back(event);
            ++number;
        }
        f.tell("prod", {std::move(events)}, "events");
        const auto markers = rolloutMarkers(f.hub, "checkout", Qt::gray);
        QCOMPARE(markers.size(), size_t(2));
        QCOMPARE(markers[0].at, PaneFixture::night() - 100min);
        QCOMPARE(markers[0].label, QStringLiteral("rollout checkout"));
        QVERIFY(rolloutMarkers(f.hub, "other", Qt::gray).empty());
        QVERIFY(rolloutMarkers(f.hub, "", Qt::gray).empty());
        QCOMPARE(f.pane->detail()->errorChart()->data().markers.size(), size_t(2));
    }

    void sourcesInTroubleAreToldApart()
    {
        PaneFixture f;
        auto* pane = f.show<SlosPane>();
        const auto words = [&] {
            QStringList all;
            for (const QLabel* label : pane->table()->findChildren<QLabel*>()) {
                if (label->isVisibleTo(pane->table()) && !label->text().isEmpty())
                    all << label->text();
            }
            return all.join(u'|');
        };
        f.pass();
        QVERIFY(words().contains(QStringLiteral("No source shows")));
        f.addSource("prom", "prometheus");
        f.pass();
        QVERIFY2(words().contains(QStringLiteral("Asking for SLOs")), qPrintable(words()));
        f.tell("prom",
               {},
               "slo",
               SourceState::Forbidden,
               Error{ErrorKind::Forbidden, "no", 403, {}, {}});
        QVERIFY2(words().contains(QStringLiteral("Not permitted")), qPrintable(words()));
        f.tell("prom", {}, "slo");
        QVERIFY2(words().contains(QStringLiteral("No SLOs here.")), qPrintable(words()));
        QVERIFY(words().contains(QStringLiteral("Sloth")));
    }
};
MIDWATCH_TEST(SlosPaneTest)
#include "tst_slos_pane.moc"
