// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/time_chart.h"

#include <QCategoryAxis>
#include <QChart>
#include <QChartView>
#include <QDateTime>
#include <QGraphicsLayout>
#include <QLineSeries>
#include <QMouseEvent>
#include <QTimeZone>
#include <QVBoxLayout>
#include <algorithm>

namespace mw {
namespace {

constexpr int pointsPerColumn = 4; // of decimate()
constexpr int mostPoints = 12'000; // Qt Charts needs more than a frame beyond (performance.md §3)

qreal toX(World at)
{
    return qreal(at.time_since_epoch().count());
}

QString timeText(World at, World from, World to)
{
    const auto time
        = QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count(), QTimeZone::utc());
    const auto span = to - from;
    if (span > std::chrono::hours(72))
        return time.toString(QStringLiteral("d MMM"));
    if (span > std::chrono::hours(24))
        return time.toString(QStringLiteral("d MMM hh:mm"));
    return time.toString(span < std::chrono::minutes(10) ? QStringLiteral("hh:mm:ss")
                                                         : QStringLiteral("hh:mm"));
}

} // namespace

class TimeChart::View : public QChartView
{
public:
    explicit View(TimeChart& owner) : m_owner(owner), m_chart(new QChart)
    {
        setChart(m_chart); // the view owns the chart
        m_chart->legend()->hide();
        m_chart->setMargins({});
        m_chart->setBackgroundRoundness(0);
        m_chart->setAnimationOptions(QChart::NoAnimation);
        if (auto* layout = m_chart->layout())
            layout->setContentsMargins(0, 0, 0, 0);
        setFrameShape(QFrame::NoFrame);
        setRenderHint(QPainter::Antialiasing);
        setMouseTracking(true);
        m_x = new QCategoryAxis;
        m_y = new QCategoryAxis;
        for (QCategoryAxis* axis : {m_x, m_y}) {
            axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
            axis->setTruncateLabels(false);
        }
        m_chart->addAxis(m_x, Qt::AlignBottom);
        m_chart->addAxis(m_y, Qt::AlignLeft);
    }

    int columns() const { return std::max(1, int(m_chart->plotArea().width())); }

    void applyStyle(const ChartStyle& style)
    {
        m_chart->setBackgroundBrush(style.ground);
        setBackgroundBrush(style.ground);
        for (QCategoryAxis* axis : {m_x, m_y}) {
            axis->setLabelsFont(style.font);
            axis->setLabelsColor(style.mutedInk);
            axis->setLinePen(QPen(style.hairline, 1));
            axis->setGridLinePen(QPen(style.hairline, 1));
        }
        m_x->setGridLineVisible(false);
    }

    void fill(const ChartData& chartData, const ValueText& valueText)
    {
        double low = chartData.low.value_or(std::numeric_limits<double>::infinity());
        double high = chartData.high.value_or(-std::numeric_limits<double>::infinity());
        const auto see = [&](double value) {
            if (!std::isfinite(value))
                return;
            if (!chartData.low)
                low = std::min(low, value);
            if (!chartData.high)
                high = std::max(high, value);
        };
        for (const ChartSeries& series : chartData.series) {
            for (const SamplePoint& point : series.points)
                see(point.value);
        }
        for (const ChartThreshold& threshold : chartData.thresholds)
            see(threshold.value);
        m_empty = !std::isfinite(low) || !std::isfinite(high) || chartData.series.empty();
        if (m_empty) {
            low = 0;
            high = 1;
        }
        if (!(high > low)) {
            const double margin = low == 0 ? 1 : std::abs(low) * 0.1;
            high += margin;
            if (!chartData.low)
                low -= margin;
        } else if (!chartData.high) {
            high += (high - low) * 0.05;
        }
        setTicks(chartData, valueText, low, high);
        setLines(chartData);
    }

protected:
    void drawForeground(QPainter* painter, const QRectF& rect) override
    {
        QChartView::drawForeground(painter, rect);
        const QRectF plot = m_chart->plotArea();
        const ChartData& chartData = m_owner.m_data;
        const ChartStyle& style = m_owner.m_style;
        painter->setFont(style.font);
        if (m_empty) {
            painter->setPen(style.mutedInk);
            painter->drawText(plot, Qt::AlignCenter | Qt::TextWordWrap, chartData.emptyText);
            return;
        }
        painter->setRenderHint(QPainter::Antialiasing, false);
        for (const ChartThreshold& threshold : chartData.thresholds) {
            const qreal y = position(0, threshold.value).y();
            if (y < plot.top() || y > plot.bottom())
                continue;
            painter->setPen(QPen(threshold.color, 1, Qt::DashLine));
            painter->drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
            label(painter, threshold.label, QPointF(plot.left() + 4, y - 3), threshold.color, plot);
        }
        for (const ChartMarker& marker : chartData.markers) {
            const qreal x = position(toX(marker.at), 0).x();
            if (x < plot.left() || x > plot.right())
                continue;
            painter->setPen(QPen(marker.color, 1, Qt::DotLine));
            painter->drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
            label(painter,
                  marker.label,
                  QPointF(x + 4, plot.top() + painter->fontMetrics().ascent() + 2),
                  marker.color,
                  plot);
        }
        drawEndLabels(painter, plot);
        drawCrosshair(painter, plot);
    }

    void mouseMoveEvent(QMouseEvent* event) override
    {
        QChartView::mouseMoveEvent(event);
        const auto at = timeAt(event->position());
        m_owner.setCrosshair(at);
        Q_EMIT m_owner.hovered(at);
    }
    void leaveEvent(QEvent* event) override
    {
        QChartView::leaveEvent(event);
        m_owner.setCrosshair(std::nullopt);
        Q_EMIT m_owner.hovered(std::nullopt);
    }
    void mouseReleaseEvent(QMouseEvent* event) override
    {
        QChartView::mouseReleaseEvent(event);
        if (const auto at = timeAt(event->position()))
            Q_EMIT m_owner.clicked(*at);
    }

private:
    QPointF position(qreal x, qreal y) const
    {
        const QRectF plot = m_chart->plotArea();
        return {plot.left() + (x - m_x->min()) / (m_x->max() - m_x->min()) * plot.width(),
                plot.bottom() - (y - m_y->min()) / (m_y->max() - m_y->min()) * plot.height()};
    }

    std::optional<World> timeAt(QPointF viewPoint) const
    {
        const QPointF point = mapToScene(viewPoint.toPoint());
        const QRectF plot = m_chart->plotArea();
        if (m_empty || !plot.contains(point))
            return std::nullopt;
        const qreal share = (point.x() - plot.left()) / plot.width();
        return World(Millis(int64_t(m_x->min() + share * (m_x->max() - m_x->min()))));
    }

    void setTicks(const ChartData& chartData, const ValueText& valueText, double low, double high)
    {
        const auto reset = [](QCategoryAxis* axis, double from, double to) {
            for (const QString& text : axis->categoriesLabels())
                axis->remove(text);
            axis->setRange(from, to);
            axis->setStartValue(from);
        };
        reset(m_x, toX(chartData.from), toX(chartData.to));
        reset(m_y, low, high);
        const int across = std::clamp(m_owner.width() / 110, 2, 12);
        for (const World tick : timeTicks(chartData.from, chartData.to, across))
            m_x->append(timeText(tick, chartData.from, chartData.to), toX(tick));
        for (const double tick : valueTicks(low, high, std::clamp(m_owner.height() / 44, 2, 8)))
            m_y->append(valueText ? valueText(tick) : QString::number(tick), tick);
    }

    void setLines(const ChartData& chartData)
    {
        int columns = m_owner.m_columns;
        const int lines = std::max(1, int(chartData.series.size()));
        columns = std::clamp(columns, 16, std::max(16, mostPoints / pointsPerColumn / lines));
        size_t used = 0;
        for (const ChartSeries& series : chartData.series) {
            for (const Run& run : decimate(series.points, columns, chartData.maxStep)) {
                QList<QPointF> points;
                points.reserve(qsizetype(run.size()));
                for (const SamplePoint& point : run)
                    points.push_back({toX(point.at), point.value});
                if (used == m_lines.size()) {
                    auto* line = new QLineSeries;
                    m_chart->addSeries(line);
                    line->attachAxis(m_x);
                    line->attachAxis(m_y);
                    m_lines.push_back(line);
                }
                QLineSeries* line = m_lines[used++];
                line->setPen(
                    QPen(series.color, series.width, series.pen, Qt::FlatCap, Qt::RoundJoin));
                line->setVisible(true);
                line->replace(points);
            }
        }
        for (size_t i = used; i < m_lines.size(); ++i) {
            m_lines[i]->replace(QList<QPointF>());
            m_lines[i]->setVisible(false);
        }
    }

    void label(
        QPainter* painter, const QString& text, QPointF at, const QColor& color, const QRectF& plot)
    {
        if (text.isEmpty())
            return;
        const QFontMetricsF metrics(painter->font());
        at.setX(std::min(at.x(), plot.right() - metrics.horizontalAdvance(text) - 2));
        const QRectF ground(at.x() - 2,
                            at.y() - metrics.ascent(),
                            metrics.horizontalAdvance(text) + 4,
                            metrics.height());
        QColor veil = m_owner.m_style.ground;
        veil.setAlpha(200);
        painter->fillRect(ground, veil);
        painter->setPen(color);
        painter->drawText(at, text);
    }

    void drawEndLabels(QPainter* painter, const QRectF& plot)
    {
        if (m_owner.m_data.series.size() < 2)
            return;
        std::vector<qreal> taken;
        const qreal height = QFontMetricsF(painter->font()).height();
        for (const ChartSeries& series : m_owner.m_data.series) {
            const auto last
                = std::find_if(series.points.rbegin(),
                               series.points.rend(),
                               [](const SamplePoint& p) { return !std::isnan(p.value); });
            if (last == series.points.rend() || series.name.isEmpty())
                continue;
            qreal y = std::clamp(
                position(0, last->value).y() - 4, plot.top() + height, plot.bottom() - 2);
            for (const qreal other : taken) {
                if (std::abs(other - y) < height)
                    y = other - height;
            }
            taken.push_back(y);
            label(painter, series.name, QPointF(plot.right(), y), series.color, plot);
        }
    }

    void drawCrosshair(QPainter* painter, const QRectF& plot)
    {
        if (!m_at)
            return;
        const qreal x = position(toX(*m_at), 0).x();
        if (x < plot.left() || x > plot.right())
            return;
        const ChartData& chartData = m_owner.m_data;
        const ChartStyle& style = m_owner.m_style;
        painter->setPen(QPen(style.mutedInk, 1));
        painter->drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
        QStringList texts{
            QDateTime::fromMSecsSinceEpoch(m_at->time_since_epoch().count(), QTimeZone::utc())
                .toString(QStringLiteral("d MMM hh:mm:ss'Z'"))};
        for (const ChartSeries& series : chartData.series) {
            const double value = valueAt(series, *m_at, chartData.maxStep);
            const QString shown = std::isnan(value) ? QStringLiteral("–")
                : m_owner.m_valueText               ? m_owner.m_valueText(value)
                                                    : QString::number(value);
            texts << (series.name.isEmpty() ? shown
                                            : QString(series.name + QStringLiteral("  ") + shown));
        }
        if (!chartData.source.isEmpty())
            texts << chartData.source;
        const QFontMetricsF metrics(style.font);
        qreal width = 0;
        for (const QString& text : texts)
            width = std::max(width, metrics.horizontalAdvance(text));
        QRectF box(x + 8, plot.top() + 4, width + 16, metrics.height() * qreal(texts.size()) + 8);
        if (box.right() > plot.right())
            box.moveRight(x - 8);
        painter->setPen(QPen(style.hairline, 1));
        painter->setBrush(style.ground);
        painter->drawRect(box);
        painter->setPen(style.ink);
        qreal y = box.top() + 4 + metrics.ascent();
        for (const QString& text : texts) {
            painter->drawText(QPointF(box.left() + 8, y), text);
            y += metrics.height();
        }
    }

public:
    std::optional<World> m_at;

private:
    TimeChart& m_owner;
    QChart* m_chart;
    QCategoryAxis* m_x;
    QCategoryAxis* m_y;
    std::vector<QLineSeries*> m_lines; // reused; the chart owns them
    bool m_empty = true;
};

TimeChart::TimeChart(QWidget* parent) : QWidget(parent), m_view(std::make_unique<View>(*this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view.get());
}

TimeChart::~TimeChart() = default;

void TimeChart::setStyle(const ChartStyle& style)
{
    m_style = style;
    m_view->applyStyle(style);
    rebuild();
}

void TimeChart::setValueText(ValueText text)
{
    m_valueText = std::move(text);
    rebuild();
}

void TimeChart::setData(ChartData data)
{
    m_data = std::move(data);
    rebuild();
}

const ChartData& TimeChart::data() const
{
    return m_data;
}

void TimeChart::setCrosshair(std::optional<World> at)
{
    if (m_view->m_at == at)
        return;
    m_view->m_at = at;
    m_view->viewport()->update();
}

void TimeChart::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    rebuild();
}

void TimeChart::rebuild()
{
    m_columns = std::max(16, width() - 60); // the axis takes about 60 px
    setToolTip({});
    m_view->fill(m_data, m_valueText);
    m_view->viewport()->update();
}

} // namespace mw
