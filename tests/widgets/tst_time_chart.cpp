// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Charts: gaps stay gaps, extremes survive decimation, axes are round, charts share their margins.
#include "tests/support/test_registry.h"
#include "widgets/charts/time_chart.h"

#include <QAbstractScrollArea>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <cmath>

using namespace mw;

namespace {

World at(int64_t seconds)
{
    return World{std::chrono::seconds(1'768'000'000 + seconds)};
}

std::vector<SamplePoint> wave(int count, int step = 60)
{
    std::vector<SamplePoint> points;
    for (int i = 0; i < count; ++i)
        points.push_back({at(i * step), std::sin(i / 30.0)});
    return points;
}

ChartStyle style()
{
    return {Qt::black, Qt::white, Qt::gray, Qt::darkGray, Qt::cyan, QFont()};
}

ChartData dataOf(std::vector<SamplePoint> points)
{
    ChartData data;
    data.from = points.front().at;
    data.to = points.back().at;
    data.maxStep = std::chrono::seconds(180);
    ChartSeries series;
    series.color = Qt::red;
    series.points = std::move(points);
    data.series.push_back(std::move(series));
    return data;
}

struct Shown
{
    Shown()
    {
        chart.setStyle(style());
        chart.resize(600, 200);
        chart.show();
        QTest::qWait(1);
    }
    QImage image()
    {
        QImage out(chart.size(), QImage::Format_RGB32);
        chart.render(&out);
        return out;
    }
    // Columns of the picture in which the line's colour occurs.
    std::vector<int> inked()
    {
        const QImage picture = image();
        std::vector<int> columns;
        for (int x = 0; x < picture.width(); ++x) {
            for (int y = 0; y < picture.height(); ++y) {
                const QColor c = picture.pixelColor(x, y);
                if (c.red() > 120 && c.green() < 60 && c.blue() < 60) {
                    columns.push_back(x);
                    break;
                }
            }
        }
        return columns;
    }
    TimeChart chart;
};

} // namespace

class TimeChartTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void decimationKeepsExtremesAndGaps()
    {
        std::vector<SamplePoint> points = wave(10'000);
        points[5000].value = 77; // one sample, much narrower than a pixel
        points[5001].value = -55;
        for (int i = 7000; i < 7100; ++i)
            points[size_t(i)].value = notMeasured;
        const auto runs = decimate(points, 500, std::chrono::seconds(180));
        QCOMPARE(runs.size(), size_t(2));
        size_t count = 0;
        double high = 0, low = 0;
        for (const PointRun& run : runs) {
            count += run.size();
            for (const SamplePoint& point : run) {
                high = std::max(high, point.value);
                low = std::min(low, point.value);
            }
        }
        QVERIFY(count <= 2004);
        QCOMPARE(high, 77.0);
        QCOMPARE(low, -55.0);
        QCOMPARE(runs[0].front().at, points.front().at);
        QCOMPARE(runs[1].back().at, points.back().at);
    }

    void missingStepsAreGapsToo()
    {
        std::vector<SamplePoint> points = wave(100);
        points.erase(points.begin() + 40, points.begin() + 50);
        QCOMPARE(decimate(points, 500, std::chrono::seconds(180)).size(), size_t(2));
        QCOMPARE(decimate(points, 500, Millis(0)).size(), size_t(1)); // no step known
        QVERIFY(decimate({}, 500, Millis(0)).empty());
    }

    void aGapIsNotDrawnOver()
    {
        Shown f;
        std::vector<SamplePoint> points = wave(100);
        for (int i = 40; i < 60; ++i)
            points[size_t(i)].value = notMeasured;
        f.chart.setData(dataOf(points));
        const auto columns = f.inked();
        QVERIFY(columns.size() > 300);
        int widest = 0;
        for (size_t i = 1; i < columns.size(); ++i)
            widest = std::max(widest, columns[i] - columns[i - 1]);
        QVERIFY2(widest > 80, qPrintable(QString::number(widest))); // a fifth of the width
    }

    void aLonelySampleIsADot()
    {
        Shown f;
        std::vector<SamplePoint> points{{at(0), notMeasured}, {at(300), 1}, {at(600), notMeasured}};
        f.chart.setData(dataOf(points));
        QVERIFY(!f.inked().empty());
    }

    // A line full of holes must not become hundreds of series objects, and must still be drawn.
    void manyGapsStayCheapAndVisible()
    {
        Shown f;
        std::vector<SamplePoint> points = wave(1000);
        for (size_t i = 0; i < points.size(); i += 5)
            points[i].value = notMeasured;
        f.chart.setData(dataOf(points));
        const auto columns = f.inked();
        QVERIFY2(columns.size() > 300, qPrintable(QString::number(columns.size())));
        QVERIFY(columns.back() > 550);
    }

    void nothingMeasuredSaysSo()
    {
        Shown f;
        ChartData data = dataOf({{at(0), notMeasured}, {at(60), notMeasured}});
        data.emptyText = QStringLiteral("No samples in this window.");
        data.thresholds.push_back({0.5, QStringLiteral("objective"), Qt::red});
        f.chart.setData(data);
        // neither a line nor a threshold over an axis that means nothing
        QVERIFY(f.inked().empty());
        QCOMPARE(f.chart.axisWidth(), 0);
    }

    void valueAtTheCrosshair()
    {
        ChartSeries series;
        series.points = {{at(0), 1}, {at(60), 2}, {at(600), 3}};
        const Millis step = std::chrono::seconds(180);
        QCOMPARE(TimeChart::valueAt(series, at(59), step), 1.0);
        QCOMPARE(TimeChart::valueAt(series, at(60), step), 2.0);
        QVERIFY(std::isnan(TimeChart::valueAt(series, at(400), step))); // inside the gap
        QVERIFY(std::isnan(TimeChart::valueAt(series, at(-1), step)));
        QCOMPARE(TimeChart::valueAt(series, at(601), step), 3.0);
    }

    void ticksAreRound()
    {
        QCOMPARE(TimeChart::valueTicks(0, 1, 5), (std::vector<double>{0, 0.2, 0.4, 0.6, 0.8, 1.0}));
        QCOMPARE(TimeChart::valueTicks(-4, 1, 4), (std::vector<double>{-4, -2, 0}));
        const auto days = TimeChart::timeTicks(at(0), at(30 * 86400), 8);
        QVERIFY(days.size() >= 4 && days.size() <= 9);
        for (const World day : days)
            QCOMPARE(day.time_since_epoch().count() % 86'400'000, int64_t(0));
        QVERIFY(TimeChart::timeTicks(at(0), at(0), 5).empty());
        QVERIFY(TimeChart::valueTicks(1, 1, 5).empty());
    }

    void fiveLinesAtMost()
    {
        Shown f;
        ChartData data = dataOf(wave(10));
        for (int i = 0; i < 9; ++i)
            data.series.push_back(data.series.front());
        f.chart.setData(data);
        QCOMPARE(f.chart.data().series.size(), TimeChart::mostSeries);
    }

    void crosshairIsSharedAndTold()
    {
        Shown upper, lower;
        upper.chart.setData(dataOf(wave(100)));
        lower.chart.setData(dataOf(wave(100)));
        connect(&upper.chart, &TimeChart::hovered, &lower.chart, &TimeChart::setCrosshair);
        QSignalSpy hovered(&upper.chart, &TimeChart::hovered);
        const QImage before = lower.image();
        auto* view = upper.chart.findChild<QAbstractScrollArea*>()->viewport();
        QTest::mouseMove(view, QPoint(300, 100));
        QTest::mouseMove(view, QPoint(302, 100));
        QTRY_VERIFY(!hovered.empty());
        QVERIFY(hovered.back()[0].value<std::optional<World>>().has_value());
        QVERIFY(lower.image() != before);
        lower.chart.setCrosshair(std::nullopt);
        QCOMPARE(lower.image(), before);
    }

    void chartsUnderEachOtherShareTheirMargin()
    {
        Shown wide, narrow;
        wide.chart.setValueText([](double) { return QStringLiteral("12 345.678 %"); });
        wide.chart.setData(dataOf(wave(100)));
        narrow.chart.setData(dataOf(wave(100)));
        QVERIFY(wide.chart.axisWidth() > narrow.chart.axisWidth());
        narrow.chart.setAxisWidth(wide.chart.axisWidth());
        QVERIFY(std::abs(wide.inked().front() - narrow.inked().front()) <= 1);
    }

    // performance.md: 12,000 points in view at most, and never `append`.
    void manyPointsStayWithinABudget()
    {
        Shown f;
        ChartData data = dataOf(wave(50'000, 10));
        for (int i = 0; i < 4; ++i)
            data.series.push_back(data.series.front());
        QElapsedTimer timer;
        timer.start();
        f.chart.setData(data);
        f.image();
        const auto first = timer.elapsed();
        QVERIFY2(first < 1000, qPrintable(QString::number(first))); // loose: a shared machine
    }
};
MIDWATCH_TEST(TimeChartTest)
#include "tst_time_chart.moc"
