// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A frame of the window's two expensive things, into a picture (performance.md goals 5 and 7): a
// table of 150,000 pods with 40 rows in view, and charts of many points. strlen is the yardstick of
// the run.
#include "models/items/kube_items.h"
#include "widgets/charts/time_chart.h"
#include "widgets/controls/data_table.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QImage>
#include <QPainter>
#include <benchmark/benchmark.h>
#include <cmath>
#include <cstring>
#include <random>

namespace {

mw::World at(int64_t seconds)
{
    return mw::World{std::chrono::seconds(1'768'000'000 + seconds)};
}

class Store : public mw::TopicSignals
{
public:
    explicit Store(int count)
    {
        std::mt19937 random(7);
        for (int i = 0; i < count; ++i) {
            mw::Pod pod;
            pod.key = {mw::Atom(i % 3 ? "agent-factory-prod" : "agent-factory-dr"),
                       mw::Atom("Pod"),
                       mw::Atom("team-" + std::to_string(random() % 120)),
                       "agent-runtime-" + std::to_string(random()) + "-x" + std::to_string(i)};
            pod.status = mw::Atom(i % 50 ? "Running" : "CrashLoopBackOff");
            pod.phase = mw::Atom("Running");
            pod.node = mw::Atom("ip-10-0-" + std::to_string(i % 200) + "-17.ec2.internal");
            pod.readyContainers = pod.totalContainers = 2;
            pod.restarts = i % 50 ? 0 : int(random() % 90);
            pod.lastRestart = pod.restarts ? at(-int64_t(random() % 9000)) : mw::World{};
            pod.created = at(-int64_t(random() % 4'000'000));
            pod.cpuUsage = int64_t(random() % 900);
            pod.memoryUsage = int64_t(random() % 900) << 20;
            rows.push_back(std::move(pod));
        }
    }
    size_t slotCount() const { return rows.size(); }
    bool filled(mw::Slot) const { return true; }
    const mw::Pod& row(mw::Slot slot) const { return rows[slot]; }
    std::vector<mw::Pod> rows;
};

// Made once, in an order that survives the end of the program (never destroyed).
struct Bed
{
    mw::Theme theme;
    Store store{150'000};
    mw::RowModel<mw::Pod> model{mw::podTraits(), store};
    mw::DataTable table{theme};
    QImage image{1252, 1150, QImage::Format_ARGB32_Premultiplied};
    Bed()
    {
        theme.install(*qApp);
        model.setNow(at(0));
        table.setModel(&model, QStringLiteral("pods"));
        table.setState({});
        table.resize(1252, 1200); // 40 rows of 28 px
        table.show();
        table.view()->sortByColumn(0, Qt::AscendingOrder);
        QCoreApplication::sendPostedEvents();
        paint();
    }
    void paint()
    {
        QPainter painter(&image);
        table.view()->viewport()->render(&painter, {}, {}, QWidget::DrawChildren);
    }
};

Bed& bed()
{
    static Bed* const one = new Bed;
    return *one;
}

void yardstickStrlen(benchmark::State& state)
{
    for (auto _ : state) {
        size_t sum = 0;
        for (const mw::Pod& pod : bed().store.rows)
            sum += std::strlen(pod.key.name.c_str());
        benchmark::DoNotOptimize(sum);
    }
}
BENCHMARK(yardstickStrlen)->Unit(benchmark::kMillisecond);

// The same rows again: what hovering or a glow costs at most.
void tableRepaint(benchmark::State& state)
{
    for (auto _ : state)
        bed().paint();
}
BENCHMARK(tableRepaint)->Unit(benchmark::kMillisecond);

// 40 rows that were not in view before: text layouts are made.
void tableScrolled(benchmark::State& state)
{
    int row = 0;
    for (auto _ : state) {
        row = (row + 997) % 140'000;
        bed().table.view()->scrollTo(bed().model.index(row, 0), QAbstractItemView::PositionAtTop);
        bed().paint();
    }
}
BENCHMARK(tableScrolled)->Unit(benchmark::kMillisecond);

// A keystroke with everything it causes in the table: filter, selection, layout, count, frame.
void keystrokeWithFrame(benchmark::State& state)
{
    bed().table.selectKey(bed().model.index(77, 0).data(mw::KeyRole).toString());
    bool longer = false;
    for (auto _ : state) {
        bed().table.setFilter(longer ? QStringLiteral("77") : QStringLiteral("7"));
        longer = !longer;
        QCoreApplication::sendPostedEvents();
        bed().paint();
    }
    bed().table.setFilter({});
}
BENCHMARK(keystrokeWithFrame)->Unit(benchmark::kMillisecond);

// 500 changed rows in a batch (5,000 a second), sorted by what changes, one row selected.
void batchWithFrame(benchmark::State& state)
{
    std::mt19937 random(3);
    bed().table.view()->sortByColumn(4, Qt::DescendingOrder);
    for (auto _ : state) {
        mw::RowChanges changes;
        for (int64_t i = 0; i < state.range(0); ++i) {
            const auto slot = mw::Slot(random() % bed().store.rows.size());
            bed().store.rows[slot].restarts = int(random() % 90);
            changes.updated.push_back(slot);
        }
        Q_EMIT bed().store.changed(changes);
        QCoreApplication::sendPostedEvents();
        bed().paint();
    }
}
BENCHMARK(batchWithFrame)->Arg(33)->Arg(500)->Unit(benchmark::kMillisecond);

// New data of a chart and its frame; args: series, points each.
void chartFrame(benchmark::State& state)
{
    (void)bed(); // the style of the program
    mw::TimeChart chart;
    chart.setStyle({Qt::black, Qt::white, Qt::gray, Qt::darkGray, Qt::cyan, QFont()});
    chart.resize(1200, 700);
    chart.show();
    mw::ChartData data;
    data.from = at(0);
    data.to = at(10 * state.range(1));
    data.maxStep = std::chrono::seconds(30);
    for (int64_t s = 0; s < state.range(0); ++s) {
        mw::ChartSeries series;
        series.color = QColor::fromHsv(int(s * 60), 180, 220);
        for (int64_t i = 0; i < state.range(1); ++i)
            series.points.push_back({at(10 * i), std::sin(double(i) / 90 + double(s))});
        data.series.push_back(std::move(series));
    }
    QImage image(1200, 700, QImage::Format_ARGB32_Premultiplied);
    for (auto _ : state) {
        chart.setData(data);
        QPainter painter(&image);
        chart.render(&painter);
    }
}
BENCHMARK(chartFrame)
    ->Args({1, 1000})
    ->Args({5, 1000})
    ->Args({5, 50'000})
    ->Unit(benchmark::kMillisecond);

} // namespace

int main(int argc, char** argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
