// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The Cost pane: figures beside their ages, provisional days hatched, budgets drawn, currencies
// apart, states that never look like zero.
#include "models/base/money.h"
#include "tests/support/test_registry.h"
#include "tests/widgets/pane_fixture.h"
#include "widgets/charts/day_bars.h"
#include "widgets/controls/data_table.h"
#include "widgets/controls/segmented.h"
#include "widgets/controls/state_panel.h"
#include "widgets/panes/cost/cost_facts.h"
#include "widgets/panes/cost/cost_pane.h"
#include "widgets/panes/cost/cost_tiles.h"
#include "widgets/shell/provenance_overlay.h"

#include <QLabel>

using namespace mw;
using namespace mwtest;
using namespace std::chrono_literals;

namespace {

const Atom usd("USD");

Money dollars(double amount, Atom currency = usd)
{
    return *fromFloat(amount, currency);
}

Delta bill(double bedrockFactor = 1, Atom currency = usd, const char* source = "aws")
{
    Rows<CostLine> rows;
    rows.scope = std::string(source) + "/CostLine";
    rows.begin = rows.commit = true;
    const auto today = std::chrono::floor<std::chrono::days>(PaneFixture::night());
    const std::pair<const char*, double> services[] = {{"Amazon EC2", 250},
                                                       {"Amazon Bedrock", 180},
                                                       {"Amazon MSK", 100},
                                                       {"Amazon RDS", 70},
                                                       {"Amazon ElastiCache", 60},
                                                       {"Amazon S3", 30},
                                                       {"AWS KMS", 2}};
    for (int back = 62; back >= 0; --back) {
        for (const auto& [name, amount] : services) {
            CostLine line;
            line.day = today - std::chrono::days(back);
            line.key = {Atom(source), formatTime(World(line.day)) + name};
            line.service = Atom(name);
            line.category = Atom("Usage");
            const bool spike = back <= 4 && std::string_view(name) == "Amazon Bedrock";
            line.billed
                = dollars(amount * (spike ? bedrockFactor : 1) * (back == 0 ? 0.3 : 1), currency);
            line.effective = line.billed;
            line.estimated = back <= 1;
            rows.upserts.push_back(line);
        }
    }
    Rows<CostFeed> feeds;
    feeds.scope = std::string(source) + "/CostFeed";
    CostFeed feed;
    feed.key = {Atom(source), source};
    feed.kind = Atom("aws-cost-explorer");
    feed.query = "GetCostAndUsage DAILY by SERVICE, RECORD_TYPE";
    feed.fetchedAt = PaneFixture::night() - 2h;
    feed.nextAt = feed.fetchedAt + 6h;
    feed.dataUntil = today + std::chrono::days(1);
    feed.callsToday = 3;
    feed.spentToday = dollars(0.03);
    feed.spentThisMonth = dollars(0.41);
    feeds.upserts.push_back(feed);
    Delta delta;
    delta.emplace_back(std::move(rows));
    delta.emplace_back(std::move(feeds));
    return delta;
}

Delta allocations()
{
    Rows<AllocationLine> rows;
    rows.scope = "oc/all";
    const std::tuple<const char*, const char*, double> groups[]
        = {{"namespace", "agent-platform", 80},
           {"namespace", "agents", 40},
           {"namespace", "__idle__", 60},
           {"label:tenant", "acme", 50},
           {"label:tenant", "__unallocated__", 70},
           {"label:tenant", "__idle__", 60}};
    for (const auto& [aggregate, name, amount] : groups) {
        AllocationLine line;
        line.key = {Atom("oc"), std::string(aggregate) + "/" + name};
        line.aggregate = Atom(aggregate);
        line.name = Atom(name);
        line.begin = PaneFixture::night() - 168h;
        line.end = PaneFixture::night();
        line.cpu = line.total = dollars(amount);
        line.efficiency = 0.5;
        rows.upserts.push_back(line);
    }
    Delta delta;
    delta.emplace_back(std::move(rows));
    return delta;
}

struct SomeCosts : PaneFixture
{
    explicit SomeCosts(double factor = 1)
    {
        HubOptions options;
        options.manual = true;
        options.random = [] { return 0.5; };
        options.costs.budgets = {{"everything", dollars(22'000), "aws", {}, {}, CostBasis::Billed},
                                 {"llm", dollars(6'000), "aws", {"Amazon Bedrock"}, {}, {}}};
        hub.configure(options);
        addSource("aws", "aws-cost-explorer");
        addSource("oc", "opencost");
        pane = show<CostPane>();
        tell("aws", bill(factor), "costs");
        tell("oc", allocations(), "allocation");
        pass();
    }
    QStringList words() const
    {
        QStringList out;
        for (const QLabel* label : pane->findChildren<QLabel*>()) {
            if (label->isVisibleTo(pane) && !label->text().isEmpty())
                out << label->text();
        }
        return out;
    }
    bool says(const char* text) const
    {
        return words().join(u'\n').replace(QChar(0x202F), u' ').contains(QString::fromUtf8(text));
    }
    const RowModelBase* rows(const char* table) const
    {
        return pane->findChild<DataTable*>(QString::fromLatin1(table))->model();
    }
    DayBars* bars() const { return pane->findChild<DayBars*>(); }
    CostPane* pane = nullptr;
};

} // namespace

class CostPaneTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void budgetsAreNotDeniedWhileNoBillHasCome()
    {
        PaneFixture f;
        HubOptions options;
        options.manual = true;
        options.costs.budgets = {{"everything", dollars(22'000), "aws", {}, {}, CostBasis::Billed}};
        f.hub.configure(options);
        f.addSource("aws", "aws-cost-explorer");
        auto* pane = f.show<CostPane>();
        f.tell("aws",
               {},
               "costs",
               SourceState::Unreachable,
               Error{ErrorKind::Network, "refused", 0, {}, {}});
        f.pass();
        QStringList words;
        for (const QLabel* label : pane->findChildren<QLabel*>())
            words << label->text();
        QVERIFY2(!words.contains(QStringLiteral("No budget is named")),
                 qPrintable(words.join(u'\n')));
        QVERIFY2(words.contains(QStringLiteral("No bill to hold a budget against yet"))
                     || words.contains(QStringLiteral("Nothing to compare it with yet")),
                 qPrintable(words.join(u'\n')));
    }

    // Unblended or amortised, with taxes or without: two right figures that differ by a third.
    void whichMoneyIsShownIsSaid()
    {
        SomeCosts f;
        QVERIFY2(f.says("USD · unblended cost, as charged; with taxes, credits and refunds"),
                 qPrintable(f.words().join(u'\n')));
        CostFeed feed;
        feed.kind = Atom("aws-cost-explorer");
        feed.query = "GetCostAndUsage";
        const Provenance from = provenance(Atom("aws"), &feed, QStringLiteral("November"));
        QVERIFY(from.window.startsWith(QStringLiteral("November · unblended cost")));
        QCOMPARE(from.query, QStringLiteral("GetCostAndUsage"));
        QCOMPARE(provenance(Atom("aws"), nullptr, QStringLiteral("x")).window, QStringLiteral("x"));
        QVERIFY(moneyShown(Atom("focus")).contains(QStringLiteral("BilledCost")));
        QVERIFY(moneyShown(Atom("anything else")).isEmpty());
        f.pane->findChildren<SegmentedControl*>().first()->setCurrent(1);
        QVERIFY2(f.says("usage by OpenCost's rates, no bill; without taxes, credits, refunds"),
                 qPrintable(f.words().join(u'\n')));
        QVERIFY(!f.says("unblended"));
        // Still said where the sum is not: it is everybody's.
        f.scope.setScope({{}, {}, {}, "acme"});
        QVERIFY(f.says("USD · usage by OpenCost's rates"));
    }

    void everyNumberSaysWhereItComesFrom()
    {
        SomeCosts f;
        const auto* table = f.pane->findChild<DataTable*>(QStringLiteral("cost.services"));
        const auto cells = provenancePlacesOf(table->view()->viewport());
        QVERIFY(cells.size() >= size_t(4 * 3));
        for (const ProvenancePlace& place : cells) {
            QCOMPARE(place.from.source, QStringLiteral("aws"));
            QCOMPARE(place.from.query,
                     QStringLiteral("GetCostAndUsage DAILY by SERVICE, RECORD_TYPE"));
            QVERIFY(place.from.window.startsWith(QStringLiteral("2026-01-01")));
            QVERIFY(place.from.at != World{});
        }
        ProvenanceOverlay overlay(f.theme, f.clock, f.pane);
        overlay.begin();
        QVERIFY2(overlay.marked() >= 6, qPrintable(QString::number(overlay.marked())));
    }

    void figuresStandBesideTheirAge()
    {
        const SomeCosts f;
        // 2026-01-17, 03:01: fifteen complete days of 692, the 16th is estimated
        QVERIFY2(f.says("$10 380"), qPrintable(f.words().join(u'|')));
        QVERIFY(f.says("15 complete day"));
        QVERIFY(f.says("provisional"));
        QVERIFY(f.says("$21 452")); // 31 · 692
        QVERIFY(f.says("by weekday, last 4 weeks"));
        QVERIFY(f.says("$22 000"));
        QVERIFY(f.says("pace 0.97") || f.says("pace 0.98"));
        QVERIFY(f.says("120m old")); // minutes up to three hours, as everywhere
        QVERIFY(f.says("calls: $0.03 today, $0.41 this month"));
    }

    void theChartNamesFiveServicesAndTheOthers()
    {
        const SomeCosts f;
        const DayBarsData& data = f.bars()->data();
        QCOMPARE(data.parts.size(), size_t(6));
        QCOMPARE(data.parts[0].name, QStringLiteral("Amazon EC2"));
        QCOMPARE(data.parts[5].name, QStringLiteral("other"));
        QCOMPARE(data.days.size(), size_t(31));
        QVERIFY(!data.days[14].provisional && !data.days[14].ahead);
        QVERIFY(data.days[15].provisional && data.days[16].provisional);
        QCOMPARE(data.days[14].expected, 0.0);
        QVERIFY(data.days[16].expected > 0);
        QVERIFY(f.bars()->tooltip(16).contains(QStringLiteral("expected: $")));
        QVERIFY(data.days[17].ahead);
        QCOMPARE(data.days[17].values.front(), 692.0);
        QCOMPARE(data.days[3].values[5], 32.0);
        QVERIFY(data.pace && std::fabs(*data.pace - 22'000.0 / 31) < 0.01);
        const QString tip = f.bars()->tooltip(15);
        QVERIFY(tip.startsWith(QStringLiteral("2026-01-16")));
        QVERIFY(tip.contains(QStringLiteral("may still change"))
                && tip.contains(QStringLiteral("aws")));
        QVERIFY(f.bars()->tooltip(20).contains(QStringLiteral("expected")));
        QVERIFY(f.bars()->tooltip(-1).isEmpty());
        QVERIFY(f.bars()->accessibleName().contains(QStringLiteral("2026-01-01")));
    }

    void provisionalDaysLookDifferent()
    {
        const SomeCosts f;
        const QImage image = f.bars()->grab().toImage();
        // the first part's colour stands unbroken in a complete day and hatched in the 16th
        const QColor first = f.bars()->data().parts[0].color;
        int solid = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                solid += image.pixelColor(x, y) == first;
        QVERIFY(solid > 500);
        const QPoint late(int(image.width() * 15.5 / 31) + 40, image.height() / 2);
        QVERIFY(f.bars()->dayAt(late / image.devicePixelRatio()) >= 14);
    }

    void servicesAreSortedByWhatTheyCost()
    {
        const SomeCosts f;
        const RowModelBase* model = f.rows("cost.services");
        QCOMPARE(model->rowCount(), 7);
        QCOMPARE(model->index(0, 0).data().toString(), QStringLiteral("Amazon EC2"));
    }

    void whatRunsAwayIsMarked()
    {
        const SomeCosts f(2.5);
        const RowModelBase* model = f.rows("cost.services");
        int marked = 0;
        for (int row = 0; row < model->rowCount(); ++row) {
            const bool warning
                = model->index(row, 0).data(MarkRole).toInt() == int(CellMark::Warning);
            marked += warning;
            if (warning)
                QCOMPARE(model->index(row, 0).data().toString(), QStringLiteral("Amazon Bedrock"));
        }
        QCOMPARE(marked, 1);
        QVERIFY(f.says("llm")); // the budget furthest over is shown
        QVERIFY(f.says("over"));
        const auto content = f.pane->inspect(ItemRef{"costs", {Atom("aws"), "USD/Amazon Bedrock"}});
        QVERIFY(content);
        QCOMPARE(content->status, StatusKind::Warning);
        QVERIFY(content->sentence.contains(QStringLiteral("more than expected since 2026-01-13")));
        for (const Fact& fact : content->sections.front().facts) {
            QCOMPARE(fact.from.source, QStringLiteral("aws"));
            QVERIFY(fact.from.query.startsWith(QStringLiteral("GetCostAndUsage")));
        }
    }

    void allocationShowsTheIdle()
    {
        SomeCosts f;
        const auto tabs = f.pane->findChildren<SegmentedControl*>();
        tabs[0]->setCurrent(1);
        f.pass();
        QVERIFY(f.says("idle 33.3 % ($60.00)"));
        const RowModelBase* model = f.rows("cost.groups");
        QCOMPARE(model->rowCount(), 3);
        QCOMPARE(model->index(0, 0).data().toString(), QStringLiteral("agent-platform"));
        QVERIFY(f.pane->reveal(ItemRef{"allocations", {Atom("oc"), "label:tenant/acme"}}));
        f.pass();
        QVERIFY(f.says("not allocated $70.00"));
        const auto content
            = f.pane->inspect(ItemRef{"allocations", {Atom("oc"), "label:tenant/acme"}});
        QVERIFY(content && content->kind == QStringLiteral("Tenant"));
        QVERIFY(!f.pane->inspect(ItemRef{"alerts", {Atom("oc"), "x"}}));
        QVERIFY(!f.pane->reveal(ItemRef{"costs", {Atom("aws"), "USD/none"}}));
    }

    void currenciesAreNotMixed()
    {
        SomeCosts f;
        f.addSource("invoice", "focus");
        f.tell("invoice", bill(1, Atom("EUR"), "invoice"), "file");
        f.pass();
        const auto report = f.hub.costs();
        QCOMPARE(report->bills.size(), size_t(2));
        SegmentedControl* bills = f.pane->findChildren<SegmentedControl*>()[1];
        QVERIFY(bills->isVisibleTo(f.pane));
        const QString before = f.words().join(u'|');
        bills->setCurrent(1 - bills->current());
        f.pass();
        QVERIFY(f.words().join(u'|') != before);
    }

    void nothingIsNotZero()
    {
        PaneFixture f;
        const auto* pane = f.show<CostPane>();
        f.pass();
        const auto states = pane->findChildren<StateStack*>();
        QVERIFY(!states.isEmpty());
        QCOMPARE(states[0]->state().kind, PanelState::Kind::Empty);
        QVERIFY(states[0]->state().sentence.contains(QStringLiteral("No source shows costs")));
        for (const QLabel* label : pane->findChildren<QLabel*>())
            QVERIFY2(!label->text().startsWith(QStringLiteral("$0")), qPrintable(label->text()));
    }

    void failuresAreSaidWithTheOldFigures()
    {
        SomeCosts f;
        f.tell("aws",
               {},
               "costs",
               SourceState::Forbidden,
               Error{ErrorKind::Forbidden, "AccessDeniedException: not authorized", 400, {}, {}});
        f.pass();
        QCOMPARE(f.rows("cost.services")->rowCount(), 7);
        QVERIFY(f.says("$10 380"));
        bool forbidden = false;
        for (const StateStack* one : f.pane->findChildren<StateStack*>())
            forbidden = forbidden || one->state().kind == PanelState::Kind::Forbidden;
        QVERIFY(forbidden);
    }

    void sizesAndThemes_data()
    {
        QTest::addColumn<int>("theme");
        QTest::addColumn<QSize>("size");
        for (const int theme : {int(ThemeId::Night), int(ThemeId::Day), int(ThemeId::Contrast)}) {
            QTest::addRow("%d small", theme) << theme << QSize(872, 624);
            QTest::addRow("%d large", theme) << theme << QSize(2400, 1360);
        }
    }
    void sizesAndThemes()
    {
        QFETCH(int, theme);
        QFETCH(QSize, size);
        SomeCosts f(2.5);
        f.theme.setId(ThemeId(theme));
        f.pane->resize(size);
        f.pass();
        const QImage image = f.pane->grab().toImage();
        QVERIFY(!image.isNull());
        // the chart keeps room for its columns, and no tile is narrower than its figure
        QVERIFY(f.bars()->height() >= 120);
        const QString folder = qEnvironmentVariable("MIDWATCH_COST_PICTURES");
        if (!folder.isEmpty())
            image.save(
                folder
                + QStringLiteral("/cost-%1-%2.png").arg(wordOf(ThemeId(theme))).arg(size.width()));
    }
};

MIDWATCH_TEST(CostPaneTest)
#include "tst_cost_pane.moc"
