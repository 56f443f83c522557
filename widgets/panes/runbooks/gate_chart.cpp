// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/runbooks/gate_chart.h"

#include "widgets/panes/runbooks/parts.h"
#include "widgets/panes/runbooks/run_words.h"

#include <QVBoxLayout>
#include <cmath>

namespace mw::run {

namespace {

QString numberText(double value)
{
    const double size = std::abs(value);
    if (size == 0 || size >= 0.001)
        return QString::number(value, 'g', 3);
    // 0.0000122 says more at a glance than 1.22e-05.
    return QString::number(value, 'f', std::min(9, 2 - int(std::floor(std::log10(size)))));
}

} // namespace

GateChart::GateChart(Theme& theme, int height, bool titled, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_title(label(theme, {}, TextSize::Small, QFont::DemiBold))
    , m_state(label(theme, {}, TextSize::Small))
    , m_sustained(new QProgressBar)
    , m_chart(new TimeChart)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::unit);
    // What it says in words comes first: the chart is the ground for it.
    column->addWidget(m_title);
    m_title->setVisible(titled);
    column->addWidget(m_state);
    m_sustained->setTextVisible(false);
    m_sustained->setFixedHeight(4);
    column->addWidget(m_sustained);
    column->addWidget(m_chart);
    m_chart->setFixedHeight(height);
    m_chart->setStyle(chartStyleOf(theme));
    m_chart->setValueText(numberText);
    connect(&theme, &Theme::changed, this, [this] {
        m_chart->setStyle(chartStyleOf(m_theme));
        show();
    });
    connect(m_chart, &TimeChart::clicked, this, [this](World at) {
        if (m_marker)
            Q_EMIT picked(at);
    });
}

void GateChart::setMarker(World at, const QString& name)
{
    m_marker = at;
    m_markerName = name;
    show();
}

void GateChart::setGate(const runbook::GateView& gate, World now)
{
    if (gate == m_gate && now == m_nowAt)
        return;
    m_gate = gate;
    m_nowAt = now;
    show();
}

void GateChart::show()
{
    const runbook::GateView& gate = m_gate;
    const World now = m_nowAt;
    m_title->setText(text(gate.title));
    m_title->setToolTip(text(gate.query));
    ChartData chart;
    // The past around a marker, else until now.
    chart.to = m_marker && !gate.samples.empty() ? gate.samples.back().at : now;
    chart.from = gate.samples.empty()
        ? now - std::chrono::minutes(5)
        : std::min(gate.samples.front().at, chart.to - std::chrono::minutes(2));
    if (m_marker)
        chart.markers.push_back({*m_marker, m_markerName, m_theme.palette().text});
    ChartSeries line;
    line.color = m_theme.palette().accent;
    for (const auto& sample : gate.samples)
        line.points.push_back({sample.at, sample.value.value_or(notMeasured)});
    chart.series.push_back(std::move(line));
    for (const double value : gate.successLines)
        //: line in a chart: from here on the check is a success
        chart.thresholds.push_back({value, tr("good"), m_theme.palette().muted});
    for (const double value : gate.failureLines)
        //: line in a chart: from here on the check is a failure
        chart.thresholds.push_back({value, tr("failed"), m_theme.status(StatusKind::Critical)});
    chart.emptyText = tr("Nothing measured yet.");
    chart.source = text(gate.source);
    m_chart->setData(std::move(chart));

    const bool sustained = gate.sustainedNeeded.count() > 0;
    m_sustained->setVisible(sustained);
    if (sustained) {
        m_sustained->setRange(0, 1000);
        m_sustained->setValue(int(std::min<int64_t>(
            1000, gate.sustainedFor.count() * 1000 / gate.sustainedNeeded.count())));
    }
    QStringList facts;
    if (!gate.samples.empty())
        //: the newest value of a measurement
        facts << (gate.samples.back().value
                      ? tr("now %1").arg(numberText(*gate.samples.back().value))
                      : tr("no data now"));
    if (sustained)
        //: how long the check has been good, of how long it must be
        facts << tr("good for %1 of %2")
                     .arg(clockText(gate.sustainedFor), clockText(gate.sustainedNeeded));
    if (gate.failureLimit > 0 || gate.failures > 0)
        facts << tr("%1 of %n failure(s)", nullptr, gate.failureLimit).arg(gate.failures);
    if (gate.errors > 0)
        facts << tr("%n query error(s): %1", nullptr, gate.errors).arg(text(gate.lastError));
    facts << (gate.lastLooked ? tr("last looked %1").arg(ageText(*gate.lastLooked, now))
                              : tr("not looked yet"));
    m_state->setText(m_marker ? text(gate.lastError) : facts.join(QStringLiteral(" · ")));
    m_state->setVisible(!m_state->text().isEmpty());
}

} // namespace mw::run
