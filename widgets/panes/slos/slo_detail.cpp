// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/slos/slo_detail.h"

#include "models/text/format.h"
#include "models/text/sentences.h"
#include "widgets/controls/segmented.h"
#include "widgets/panes/slos/burn_bars.h"
#include "widgets/panes/slos/slo_figures.h"
#include "widgets/panes/slos/slo_words.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace mw {

SloDetail::SloDetail(Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_figures(new SloFigures(theme))
    , m_chartCard(new Card(theme))
    //: Heading above bars: how fast the error budget is used up
    , m_burnCard(new Card(theme, tr("Burn rate")))
    , m_spans(new SegmentedControl(theme, {QString()}))
    , m_budgetTitle(new TextLabel(theme, TextSize::Small, Ink::Muted))
    , m_errorTitle(new TextLabel(theme, TextSize::Small, Ink::Muted))
    , m_budget(new TimeChart)
    , m_errors(new TimeChart)
    , m_burns(new BurnBars(theme))
    , m_sentence(new TextLabel(theme, TextSize::Small, Ink::Muted))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::gap);
    column->addWidget(m_figures);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::gap);
    row->addWidget(m_chartCard, 1);
    row->addWidget(m_burnCard);
    column->addLayout(row, 1);
    buildCharts();
    buildBurns();
    connect(&theme, &Theme::changed, this, &SloDetail::restyle);
    restyle();
}

void SloDetail::buildCharts()
{
    QVBoxLayout* body = m_chartCard->body();
    body->setSpacing(2);
    auto* head = new QHBoxLayout;
    head->addWidget(m_budgetTitle, 1);
    head->addWidget(m_spans);
    body->addLayout(head);
    body->addWidget(m_budget, 1);
    body->addWidget(m_errorTitle);
    body->addWidget(m_errors, 1);
    m_spans->setAccessibleName(tr("Time shown in the charts"));
    for (TimeChart* chart : {m_budget, m_errors}) {
        chart->setMinimumHeight(72);
        chart->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    }
    m_budget->setValueText([](double value) { return text::budget(value); });
    m_errors->setValueText(&ratioText);
    // one crosshair on both
    connect(m_budget, &TimeChart::hovered, m_errors, &TimeChart::setCrosshair);
    connect(m_errors, &TimeChart::hovered, m_budget, &TimeChart::setCrosshair);
    for (const TimeChart* chart : {m_budget, m_errors})
        connect(chart, &TimeChart::axisWidthChanged, this, &SloDetail::alignAxes);
    connect(m_spans, &SegmentedControl::currentChanged, this, [this](int index) {
        m_span = index;
        fillCharts();
    });
}

void SloDetail::buildBurns()
{
    m_burnCard->setFixedWidth(316);
    m_burns->setMaximumHeight(m_burns->sizeHint().height() + 28);
    m_burnCard->body()->addWidget(m_burns, 4);
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_burnCard->body()->addWidget(m_sentence);
    m_burnCard->body()->addStretch(1);
}

void SloDetail::restyle()
{
    m_budget->setStyle(chartStyleOf(m_theme));
    m_errors->setStyle(chartStyleOf(m_theme));
    fillCharts();
}

std::vector<std::chrono::minutes> SloDetail::spans() const
{
    using namespace std::chrono_literals;
    std::vector<std::chrono::minutes> all;
    if (!m_slo)
        return all;
    all.push_back(m_slo->window);
    for (const auto span : {std::chrono::minutes(7 * 24h), std::chrono::minutes(24h)}) {
        if (span < m_slo->window)
            all.push_back(span);
    }
    return all;
}

void SloDetail::setRange(std::optional<std::chrono::minutes> range)
{
    if (range == m_range)
        return;
    m_range = range;
    takeRange();
}

void SloDetail::takeRange()
{
    const auto all = spans(); // longest first
    size_t wanted = 0;
    for (size_t i = 0; m_range && i < all.size(); ++i) {
        if (all[i] >= *m_range)
            wanted = i;
    }
    if (!all.empty())
        m_spans->setCurrent(int(wanted));
}

void SloDetail::setMarkers(std::vector<ChartMarker> markers)
{
    m_markers = std::move(markers);
    fillCharts();
}

void SloDetail::setSlo(const std::optional<Slo>& slo, World now, bool remembered)
{
    setVisible(slo.has_value());
    // The charts change with the answers, not with the seconds.
    const bool same = slo && m_slo && slo->key == m_slo->key && slo->computedAt == m_slo->computedAt
        && slo->state == m_slo->state && slo->history.size() == m_slo->history.size()
        && slo->brokenReason == m_slo->brokenReason && remembered == m_remembered;
    m_now = now;
    m_remembered = remembered;
    if (slo) {
        m_figures->setNow(now);
        m_burns->setNow(now);
        //: Over numbers that nobody has renewed. %1 = age such as "4m"
        const QString old
            = remembered ? tr("%1 old").arg(text::age(slo->computedAt, now)) : QString();
        m_old = old;
        m_budgetTitle->setText(budgetTitle());
        //: the mark on a burn-rate bar is the factor at which an alert fires
        m_burnCard->setHint(remembered ? old : tr("| = alerts fire above"));
        m_figures->setRemembered(old);
    }
    if (same || (!slo && !m_slo))
        return;
    const bool other = !slo || !m_slo || !(slo->key == m_slo->key);
    m_slo = slo;
    if (!slo)
        return;
    if (other) {
        QStringList words;
        for (const auto span : spans())
            words << text::window(span);
        m_spans->setItems(words);
        m_span = m_spans->current();
        if (m_range)
            takeRange();
    }
    m_figures->setFigures(figuresOf(*slo));
    m_burns->setSlo(*slo, now, remembered);
    QString sentence = slo->brokenReason.empty() || slo->state == Slo::State::Broken
        ? text::sentence(*slo)
        //: Its recording rules are wrong. %1 = what they say, %2 = why
        : tr("Its rules say %1: not to be believed, %2.")
              .arg(std::isnan(slo->recordedRemaining) ? tr("NaN")
                                                      : text::budget(slo->recordedRemaining),
                   text::qs(slo->brokenReason));
    // a number and its unit stay on one line
    m_sentence->setText(sentence.replace(QStringLiteral(" %"), QString(QChar(0x00A0)) + u'%'));
    const Provenance from = provenanceOf(*slo);
    setProvenance(m_chartCard, from, now);
    fillCharts();
}

ChartData SloDetail::chartOf(const std::vector<SamplePoint>& points, const QColor& color) const
{
    ChartData out;
    const auto all = spans();
    const auto span = all[std::min(size_t(m_span), all.size() - 1)];
    out.to = points.empty() ? m_now : points.back().at;
    out.from = out.to - span;
    out.maxStep = gapOf(points);
    out.markers = m_markers;
    switch (m_slo->state) {
    case Slo::State::Broken:
        out.emptyText = tr("Cannot be drawn: the definition cannot be used.");
        break;
    case Slo::State::NoTraffic:
        out.emptyText = tr("No traffic in this window.");
        break;
    default:
        out.emptyText = tr("No samples in this window.");
    }
    out.source = text::qs(m_slo->key.source.str());
    ChartSeries line;
    line.color = color;
    line.fill = true;
    for (const SamplePoint& point : points) {
        if (point.at >= out.from)
            line.points.push_back(point);
    }
    out.series.push_back(std::move(line));
    return out;
}

QString SloDetail::budgetTitle() const
{
    return m_old.isEmpty() ? tr("Error budget left")
                           : QString(tr("Error budget left") + QStringLiteral(" · ") + m_old);
}

void SloDetail::fillCharts()
{
    if (!m_slo)
        return;
    const Palette& colors = m_theme.palette();
    const bool whole = m_span == 0;
    ChartData budget = chartOf(m_slo->budgetHistory, colors.series[0]);
    budget.timeLabels = false;
    if (whole) {
        // the whole window starts from an untouched budget: show it against all of it
        budget.high = 1;
        double low = 0;
        for (const SamplePoint& point : budget.series[0].points)
            low = std::isnan(point.value) ? low : std::min(low, point.value);
        if (low == 0)
            budget.low = 0;
        //: line at zero in the chart of the error budget
        budget.thresholds.push_back({0, tr("spent"), m_theme.status(StatusKind::Warning)});
    }
    ChartData errors = chartOf(m_slo->history, colors.series[1]);
    errors.low = 0;
    //: line in the chart of the error ratio: %1 = the errors that the objective allows
    errors.thresholds.push_back(
        {1 - m_slo->objective, tr("allowed %1").arg(ratioText(1 - m_slo->objective)), colors.text});
    const QString step = m_slo->history.size() > 1
        //: %1 = window such as "30 d", %2 = step such as "43 min"
        ? tr("each point covers %1")
              .arg(text::window(
                  std::chrono::duration_cast<std::chrono::minutes>(gapOf(m_slo->history) / 3)))
        : QString();
    m_budgetTitle->setText(budgetTitle());
    m_errorTitle->setText(step.isEmpty()
                              ? tr("Error ratio")
                              : QString(tr("Error ratio") + QStringLiteral(" · ") + step));
    m_budget->setData(std::move(budget));
    m_errors->setData(std::move(errors));
    alignAxes();
}

void SloDetail::alignAxes()
{
    const int axis = std::max(m_budget->axisWidth(), m_errors->axisWidth());
    m_budget->setAxisWidth(axis);
    m_errors->setAxisWidth(axis);
}

} // namespace mw
