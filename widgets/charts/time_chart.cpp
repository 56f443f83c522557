// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/time_chart.h"

#include "widgets/charts/chart_view.h"

#include <QVBoxLayout>
#include <cmath>

namespace mw {

TimeChart::TimeChart(QWidget* parent) : QWidget(parent), m_view(std::make_unique<ChartView>(*this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view.get());
}

TimeChart::~TimeChart() = default;

void TimeChart::setStyle(const ChartStyle& style)
{
    if (style == m_style)
        return;
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
    if (m_data.series.size() > mostSeries)
        m_data.series.resize(mostSeries);
    rebuild();
}

QString TimeChart::valueText(double value) const
{
    if (std::isnan(value))
        return QStringLiteral("–");
    return m_valueText ? m_valueText(value) : QString::number(value);
}

void TimeChart::setCrosshair(std::optional<World> at)
{
    m_view->setCrosshair(at);
}

void TimeChart::setPinned(std::optional<World> at)
{
    m_view->setPinned(at);
}

int TimeChart::axisWidth() const
{
    return m_view->neededAxisWidth();
}

void TimeChart::setAxisWidth(int px)
{
    if (px == m_axisWidth)
        return;
    m_axisWidth = px;
    rebuild();
}

void TimeChart::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    rebuild();
}

void TimeChart::rebuild()
{
    const int before = axisWidth();
    m_view->fill(m_data, m_axisWidth);
    if (axisWidth() != before)
        Q_EMIT axisWidthChanged();
}

} // namespace mw
