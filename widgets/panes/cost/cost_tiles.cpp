// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/cost/cost_tiles.h"

#include "models/text/format.h"
#include "widgets/controls/provenance.h"
#include "widgets/panes/cost/cost_facts.h"
#include "widgets/theme/paint.h"

#include <QHBoxLayout>
#include <QPainter>

namespace mw {
namespace {

QString day(CalendarDay at)
{
    return text::qs(formatTime(World(at)).substr(0, 10));
}

Money in(int64_t nano, Atom currency)
{
    return {nano, currency};
}

} // namespace

const BudgetState* worstBudget(const std::vector<BudgetState>& budgets)
{
    const BudgetState* worst = nullptr;
    for (const BudgetState& one : budgets) {
        if (!worst || one.forecastShare > worst->forecastShare)
            worst = &one;
    }
    return worst;
}

QString forecastWords(ForecastMethod method)
{
    switch (method) {
    case ForecastMethod::WeekdaySeasonal:
        //: how the forecast was made
        return CostTiles::tr("by weekday, last 4 weeks");
    case ForecastMethod::TrailingWeek:
        //: how the forecast was made
        return CostTiles::tr("by the last 7 days");
    default:
        break;
    }
    //: how the forecast was made
    return CostTiles::tr("by the days so far");
}

BudgetBar::BudgetBar(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void BudgetBar::setShares(double spent, double forecast, double elapsed, bool over)
{
    m_spent = spent;
    m_forecast = forecast;
    m_elapsed = elapsed;
    m_over = over;
    setVisible(spent >= 0);
    update();
}

void BudgetBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Palette& colors = m_theme.palette();
    // The track is the budget; more than it needs more room than it.
    const double whole = std::max({1.0, m_spent, m_forecast});
    const QRectF track(0, height() / 2.0 - 4, width(), 8);
    const auto part = [&](double share) {
        return QRectF(track.left(), track.top(), track.width() * share / whole, track.height());
    };
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.hairline);
    painter.drawRoundedRect(track, 3, 3);
    const QColor ink = m_over ? m_theme.status(StatusKind::Warning) : colors.series[0];
    QColor light = ink;
    light.setAlphaF(0.4f);
    painter.setBrush(light);
    painter.drawRoundedRect(part(std::max(0.0, m_forecast)), 3, 3);
    painter.setBrush(ink);
    painter.drawRoundedRect(part(std::max(0.0, m_spent)), 3, 3);
    painter.setPen(QPen(colors.text, 1.5));
    if (whole > 1) { // where the budget ends
        const double x = track.width() / whole;
        painter.drawLine(QPointF(x, track.top() - 3), QPointF(x, track.bottom() + 3));
    }
    painter.setPen(QPen(colors.muted, 1, Qt::DotLine));
    if (m_elapsed >= 0) {
        const double x = track.width() * m_elapsed / whole;
        painter.drawLine(QPointF(x, 0), QPointF(x, height()));
    }
}

CostTiles::CostTiles(Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_bar(new BudgetBar(theme))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::gap);
    m_month = makeTile(tr("Month to date"));
    m_forecast = makeTile(tr("Forecast for the month"));
    m_budget = makeTile(tr("Budget"));
    //: how old the figures are and what asking for them has cost
    m_calls = makeTile(tr("Figures"));
    m_budget.card->body()->insertWidget(1, m_bar);
    for (const Tile& tile : {m_month, m_forecast, m_budget, m_calls})
        row->addWidget(tile.card, 1);
}

CostTiles::Tile CostTiles::makeTile(const QString& title)
{
    Tile tile;
    tile.card = new Card(m_theme, title);
    tile.figure = new TextLabel(m_theme, TextSize::Figure, Ink::Text, QFont::DemiBold);
    tile.first = new TextLabel(m_theme, TextSize::Small, Ink::Muted);
    tile.second = new TextLabel(m_theme, TextSize::Small, Ink::Faint);
    for (TextLabel* label : {tile.figure, tile.first, tile.second}) {
        label->setElide(Qt::ElideRight);
        tile.card->body()->addWidget(label);
    }
    tile.card->body()->addStretch(1);
    return tile;
}

void CostTiles::show(const CostBill* bill,
                     const std::vector<BudgetState>* budgets,
                     const CostFeed* feed,
                     World now)
{
    showBill(bill, now);
    showBudget(budgets);
    showFeed(feed, now);
    if (!bill)
        return;
    const Provenance from = provenance(bill->source, feed, windowOf(*bill));
    for (const Tile& tile : {m_month, m_forecast, m_budget})
        setProvenance(tile.card, from, now);
}

void CostTiles::showBill(const CostBill* bill, World now)
{
    if (!bill) {
        for (const Tile& tile : {m_month, m_forecast}) {
            tile.figure->setText(text::none());
            tile.first->setText({});
            tile.second->setText({});
        }
        return;
    }
    m_month.figure->setText(text::moneyWhole(bill->monthToDate));
    const auto complete
        = (std::clamp(bill->series.completeUntil, bill->month.begin, bill->month.end)
           - bill->month.begin)
              .count();
    const Money change = subtract(bill->monthToDate, bill->before).value_or(in(0, bill->currency));
    //: %1 a signed amount; compared are equally many days
    m_month.first->setText(tr("%1 against last month").arg(text::moneyChange(change)));
    if (complete == 0) {
        m_month.first->setText(tr("No day of this month is complete yet"));
    }
    QString second = tr("%n complete day(s)", nullptr, int(complete));
    if (bill->provisional.nano != 0)
        //: %1 amount of days that may still change
        second += QStringLiteral(" · ") + tr("%1 provisional").arg(text::money(bill->provisional));
    m_month.second->setText(second);
    m_month.card->setHint(dayOf(now) >= bill->month.end ? day(bill->month.begin).left(7)
                                                        : QString());
    if (!bill->forecast) {
        m_forecast.figure->setText(text::none());
        m_forecast.first->setText(tr("Not one complete day to reckon with"));
        m_forecast.second->setText({});
        return;
    }
    const CostForecast& forecast = *bill->forecast;
    m_forecast.figure->setText(text::moneyWhole(in(forecast.total, bill->currency)));
    m_forecast.first->setText(forecast.hasBand
                                  //: range that the month ends in with a probability of 80 %
                                  ? tr("80 %: %1 – %2")
                                        .arg(text::moneyWhole(in(forecast.low, bill->currency)),
                                             text::moneyWhole(in(forecast.high, bill->currency)))
                                  : tr("too few days for a range"));
    m_forecast.second->setText(forecastWords(forecast.method));
}

void CostTiles::showBudget(const std::vector<BudgetState>* known)
{
    const std::vector<BudgetState> none;
    const std::vector<BudgetState>& budgets = known ? *known : none;
    const BudgetState* state = worstBudget(budgets);
    m_budget.card->setHint(state ? text::qs(state->budget.name) : QString());
    if (!state) {
        m_budget.figure->setText(text::none());
        m_budget.first->setText(known ? tr("No budget is named")
                                      : tr("No bill to hold a budget against yet"));
        m_budget.second->setText({});
        m_bar->setShares(-1, -1, -1, false);
        return;
    }
    m_budget.figure->setText(text::moneyWhole(state->budget.limit));
    if (!state->forecast || state->forecastShare < 0) {
        m_budget.first->setText(tr("Nothing to compare it with yet"));
        m_budget.second->setText(
            budgets.size() > 1 ? tr("%n budget(s)", nullptr, int(budgets.size())) : QString());
        m_bar->setShares(-1, -1, -1, false);
        return;
    }
    const bool over = state->forecastShare > 1 || state->spentShare >= 1;
    m_bar->setShares(state->spentShare, state->forecastShare, state->elapsedShare, over);
    const double off = std::fabs(state->forecastShare - 1);
    m_budget.first->setText(over ? tr("▲ will end %1 over").arg(text::percent(off))
                                 : tr("will end %1 under").arg(text::percent(off)));
    if (state->spentShare >= 1)
        m_budget.first->setText(
            tr("▲ %1 of it are spent").arg(text::percent(state->spentShare, 0)));
    QString second
        //: %1 share of the budget
        = tr("%1 spent").arg(text::percent(state->spentShare, 1, text::Round::Ceil));
    if (state->pace >= 0)
        //: %1 a factor such as 1.10; 1 is on plan
        second += QStringLiteral(" · ") + tr("pace %1").arg(QString::number(state->pace, 'f', 2));
    if (budgets.size() > 1)
        second += QStringLiteral(" · ") + tr("%n budget(s)", nullptr, int(budgets.size()));
    m_budget.second->setText(second);
}

void CostTiles::showFeed(const CostFeed* feed, World now)
{
    if (!feed || feed->fetchedAt == World{}) {
        m_calls.figure->setText(text::none());
        m_calls.first->setText(tr("Nothing has been received yet"));
        m_calls.second->setText({});
        return;
    }
    //: age of the figures, such as 2h10m
    m_calls.figure->setText(tr("%1 old").arg(text::age(feed->fetchedAt, now)));
    QString first = tr("data until %1").arg(day(feed->dataUntil - std::chrono::days(1)));
    if (feed->nextAt > now)
        //: %1 a span of time
        first += QStringLiteral(" · ")
            + tr("asked again in %1")
                  .arg(text::span(
                      std::chrono::duration_cast<std::chrono::seconds>(feed->nextAt - now)));
    m_calls.first->setText(first);
    if (feed->spentThisMonth.currency.empty())
        m_calls.second->setText(tr("asking costs nothing"));
    else
        //: %1 and %2 amounts: what the calls of the API have cost
        m_calls.second->setText(
            tr("calls: %1 today, %2 this month")
                .arg(text::money(feed->spentToday), text::money(feed->spentThisMonth)));
    setProvenance(m_calls.card,
                  {text::qs(feed->key.source.str()), text::qs(feed->query), {}, feed->fetchedAt},
                  now);
}

} // namespace mw
