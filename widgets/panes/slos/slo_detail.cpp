// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/slos/slo_detail.h"

#include "models/text/format.h"
#include "models/text/sentences.h"
#include "widgets/controls/provenance.h"
#include "widgets/theme/paint.h"

#include <QHBoxLayout>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <array>

namespace mw {
namespace {

struct Pair
{
    std::chrono::minutes longWindow, shortWindow;
    double budgetShare; // of the budget that is gone when it fires (Google SRE workbook, ch. 5)
};
using std::chrono::hours;
using std::chrono::minutes;
constexpr std::array<Pair, 4> pairs{{
    {hours(1), minutes(5), 0.02},
    {hours(6), minutes(30), 0.05},
    {hours(24), hours(2), 0.10},
    {hours(72), hours(6), 0.10},
}};

Millis stepOf(const std::vector<SamplePoint>& points)
{
    if (points.size() < 2)
        return Millis(0);
    Millis least = Millis::max();
    for (size_t i = 1; i < std::min<size_t>(points.size(), 50); ++i)
        least = std::min(least, points[i].at - points[i - 1].at);
    return least * 3;
}

} // namespace

ChartStyle chartStyleOf(const Theme& theme)
{
    const Palette& colors = theme.palette();
    return {colors.panel,
            colors.text,
            colors.muted,
            colors.hairline,
            colors.accent,
            theme.font(TextSize::Tiny)};
}

BurnBars::BurnBars(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

double BurnBars::factorFor(minutes window, minutes sloWindow)
{
    for (const Pair& pair : pairs) {
        if (pair.longWindow == window || pair.shortWindow == window)
            return pair.budgetShare * double(sloWindow.count()) / double(pair.longWindow.count());
    }
    return notMeasured;
}

void BurnBars::setSlo(const Slo& slo)
{
    m_slo = slo;
    QStringList words;
    for (const BurnWindow& burn : slo.burns)
        words << text::window(burn.window) + QLatin1Char(' ') + text::burnRate(burn.burn);
    setAccessibleName(tr("Burn rates: %1").arg(words.join(QStringLiteral(", "))));
    update();
}

void BurnBars::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Palette& colors = m_theme.palette();
    if (m_slo.burns.empty())
        return;
    constexpr int nameWidth = 44;
    constexpr int valueWidth = 62;
    const QRectF plot(nameWidth, 0, width() - nameWidth - valueWidth, height());
    // 0.1× … 1000×: three decades either side of what pages
    const auto toX = [&](double burn) {
        const double share = (std::log10(std::max(burn, 0.1)) + 1) / 4;
        return plot.left() + std::clamp(share, 0.0, 1.0) * plot.width();
    };
    const double rowHeight = double(height()) / double(m_slo.burns.size());
    painter.setFont(m_theme.font(TextSize::Small));
    for (size_t i = 0; i < m_slo.burns.size(); ++i) {
        const BurnWindow& burn = m_slo.burns[i];
        const QRectF row(0, double(i) * rowHeight, width(), rowHeight);
        painter.setPen(colors.muted);
        painter.drawText(QRectF(0, row.top(), nameWidth, rowHeight),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         text::window(burn.window));
        const double factor = factorFor(burn.window, m_slo.window);
        const bool over = !std::isnan(burn.burn) && burn.burn > factor;
        const QRectF track(plot.left(), row.center().y() - 3, plot.width(), 6);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.hairline);
        painter.drawRoundedRect(track, 3, 3);
        if (!std::isnan(burn.burn) && burn.burn > 0) {
            painter.setBrush(over ? m_theme.status(StatusKind::Critical) : colors.muted);
            painter.drawRoundedRect(
                QRectF(track.left(), track.top(), std::max(3.0, toX(burn.burn) - track.left()), 6),
                3,
                3);
        }
        if (!std::isnan(factor)) {
            painter.setPen(QPen(colors.text, 1.5));
            painter.drawLine(QPointF(toX(factor), track.top() - 3),
                             QPointF(toX(factor), track.bottom() + 3));
        }
        painter.setPen(over ? m_theme.status(StatusKind::Critical) : colors.text);
        painter.drawText(QRectF(plot.right(), row.top(), valueWidth, rowHeight),
                         Qt::AlignRight | Qt::AlignVCenter,
                         text::burnRate(burn.burn));
    }
}

bool BurnBars::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip || m_slo.burns.empty())
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const auto row = std::min<size_t>(
        m_slo.burns.size() - 1,
        size_t(std::max(0, help->pos().y()) * int(m_slo.burns.size()) / std::max(1, height())));
    const BurnWindow& burn = m_slo.burns[row];
    QString tip
        = tr("Error ratio over %1: %2")
              .arg(text::window(burn.window),
                   std::isnan(burn.errorRatio) ? text::none() : text::percent(burn.errorRatio, 3));
    const double factor = factorFor(burn.window, m_slo.window);
    if (!std::isnan(factor))
        tip += QLatin1Char('\n')
            + tr("The standard alert looks for more than %1").arg(text::burnRate(factor));
    tip += QLatin1Char('\n') + text::qs(m_slo.errorQuery);
    QToolTip::showText(help->globalPos(), tip, this);
    return true;
}

SloDetail::SloDetail(Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_budgetCard(new Card(theme, tr("Error budget left")))
    , m_errorCard(new Card(theme, tr("Error ratio")))
    , m_burnCard(new Card(theme, tr("Burn rate")))
    , m_budget(new TimeChart)
    , m_errors(new TimeChart)
    , m_burns(new BurnBars(theme))
    , m_sentence(new TextLabel(theme, TextSize::Small, Ink::Muted))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::gap);
    m_budgetCard->body()->addWidget(m_budget, 1);
    m_errorCard->body()->addWidget(m_errors, 1);
    m_burnCard->body()->addWidget(m_burns, 1);
    m_sentence->setWordWrap(true);
    m_burnCard->body()->addWidget(m_sentence);
    m_burnCard->setFixedWidth(320);
    row->addWidget(m_budgetCard, 1);
    row->addWidget(m_errorCard, 1);
    row->addWidget(m_burnCard);
    //: the mark on a burn-rate bar is the factor at which an alert fires
    m_burnCard->setHint(tr("mark = alert factor"));
    m_budget->setValueText([](double value) { return text::percent(value, 0); });
    m_errors->setValueText(
        [](double value) { return text::percent(value, value != 0 && value < 0.01 ? 3 : 1); });
    // one crosshair on both
    connect(m_budget, &TimeChart::hovered, m_errors, &TimeChart::setCrosshair);
    connect(m_errors, &TimeChart::hovered, m_budget, &TimeChart::setCrosshair);
    connect(&theme, &Theme::changed, this, &SloDetail::restyle);
    restyle();
}

void SloDetail::restyle()
{
    m_budget->setStyle(chartStyleOf(m_theme));
    m_errors->setStyle(chartStyleOf(m_theme));
    if (m_slo)
        setSlo(m_slo, m_now);
}

void SloDetail::setSlo(const std::optional<Slo>& slo, World now)
{
    m_slo = slo;
    m_now = now;
    setVisible(slo.has_value());
    if (!slo)
        return;
    const Palette& colors = m_theme.palette();
    const auto chart = [&](const std::vector<SamplePoint>& points, const QColor& color) {
        ChartData out;
        out.to = points.empty() ? now : points.back().at;
        out.from = points.empty() ? now - slo->window : points.front().at;
        out.maxStep = stepOf(points);
        out.emptyText = tr("No samples in this window.");
        out.source = text::qs(slo->key.source.str());
        ChartSeries line;
        line.color = color;
        line.points = points;
        out.series.push_back(std::move(line));
        return out;
    };
    ChartData budget = chart(slo->budgetHistory, colors.series[0]);
    //: line at zero in the chart of the error budget
    budget.thresholds.push_back({0, tr("spent"), m_theme.status(StatusKind::Critical)});
    m_budget->setData(std::move(budget));
    ChartData errors = chart(slo->history, colors.series[1]);
    errors.low = 0;
    //: line in the chart of the error ratio
    errors.thresholds.push_back({1 - slo->objective, tr("objective"), colors.muted});
    m_errors->setData(std::move(errors));
    m_burns->setSlo(*slo);
    m_sentence->setText(slo->brokenReason.empty()
                            ? text::sentence(*slo)
                            : tr("Not to be believed: %1").arg(text::qs(slo->brokenReason)));
    m_budgetCard->setHint(
        tr("%1 of %2").arg(text::budget(slo->remaining), text::window(slo->window)));
    m_errorCard->setHint(text::objective(slo->objectiveText));
    const Provenance from{text::qs(slo->key.source.str()),
                          text::qs(slo->errorQuery),
                          text::window(slo->window),
                          slo->computedAt};
    setProvenance(m_budgetCard, from, now);
    setProvenance(m_errorCard, from, now);
}

} // namespace mw
