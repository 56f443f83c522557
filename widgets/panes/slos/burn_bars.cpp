// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/slos/burn_bars.h"

#include "models/insight/slo_budget.h"
#include "models/text/format.h"
#include "widgets/controls/provenance.h"
#include "widgets/theme/paint.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <cmath>

namespace mw {
namespace {

constexpr double nameWidth = 48;
constexpr double valueWidth = 66;
constexpr double scaleHeight = 16;
constexpr double lowest = 0.1; // decades of the scale: 0.1× … 1000×
constexpr double decades = 4;

} // namespace

std::optional<BurnLimit> burnLimit(std::chrono::minutes window, std::chrono::minutes sloWindow)
{
    for (const BurnPair& pair : burnPairs(sloWindow)) {
        if (pair.longWindow == window || pair.shortWindow == window)
            return BurnLimit{pair.factor, pair.page};
    }
    return std::nullopt;
}

BurnBars::BurnBars(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    setProvenancePlaces(this, [this] {
        std::vector<ProvenancePlace> out;
        for (size_t i = 0; i < m_slo.burns.size(); ++i)
            out.push_back({QRectF(0, double(i) * rowHeight(), width(), rowHeight()).toRect(),
                           originOf(m_slo.burns[i])});
        return out;
    });
}

Provenance BurnBars::originOf(const BurnWindow& burn) const
{
    return {text::qs(m_slo.key.source.str()),
            text::qs(m_slo.errorQuery),
            text::window(burn.window),
            m_slo.computedAt};
}

void BurnBars::setSlo(const Slo& slo, World now, bool remembered)
{
    m_remembered = remembered;
    m_slo = slo;
    m_slo.history.clear();
    m_slo.budgetHistory.clear();
    m_now = now;
    QStringList words;
    for (const BurnWindow& burn : slo.burns)
        words << text::window(burn.window) + QLatin1Char(' ') + text::burnRate(burn.burn);
    setAccessibleName(tr("Burn rates: %1").arg(words.join(QStringLiteral(", "))));
    update();
}

double BurnBars::rowHeight() const
{
    return std::min(28.0,
                    (height() - scaleHeight) / double(std::max<size_t>(1, m_slo.burns.size())));
}

double BurnBars::toX(double burn) const
{
    const double share = (std::log10(std::max(burn, lowest)) - std::log10(lowest)) / decades;
    return nameWidth + std::clamp(share, 0.0, 1.0) * (width() - nameWidth - valueWidth);
}

void BurnBars::paintRow(QPainter& painter, const BurnWindow& burn, const QRectF& row) const
{
    const Palette& colors = m_theme.palette();
    const auto limit = burnLimit(burn.window, m_slo.window);
    const bool known = !std::isnan(burn.burn);
    const bool over = known && limit && burn.burn > limit->factor;
    const StatusKind kind = over && limit->page ? StatusKind::Critical : StatusKind::Warning;
    painter.setFont(m_theme.font(TextSize::Small));
    painter.setPen(colors.muted);
    paintLine(
        painter, QRectF(0, row.top(), nameWidth - 8, row.height()), text::window(burn.window));
    const double left = nameWidth;
    const double right = width() - valueWidth;
    const QRectF track(left, row.center().y() - 3, right - left, 6);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.hairline);
    painter.drawRoundedRect(track, 3, 3);
    if (known && burn.burn > 0) {
        painter.setBrush(over && !m_remembered ? colors.of(kind) : colors.muted);
        painter.drawRoundedRect(
            QRectF(left, track.top(), std::max(4.0, toX(burn.burn) - left), track.height()), 3, 3);
    }
    if (limit) {
        // the mark stands on both grounds: bar and track
        const double x = toX(limit->factor);
        painter.setPen(QPen(colors.panel, 3));
        painter.drawLine(QPointF(x, track.top() - 4), QPointF(x, track.bottom() + 4));
        painter.setPen(QPen(colors.text, 1.5));
        painter.drawLine(QPointF(x, track.top() - 4), QPointF(x, track.bottom() + 4));
    }
    const QString value = text::burnRate(burn.burn);
    QRectF words(right + 8, row.top(), valueWidth - 8, row.height());
    if (over || (m_remembered && known)) {
        QRectF mark(words.left(), 0, 9, 9);
        mark.moveCenter(QPointF(mark.center().x(), row.center().y()));
        paintStatus(painter, m_theme, m_remembered ? StatusKind::Stale : kind, mark);
    }
    painter.setFont(m_theme.font(TextSize::Small, over ? QFont::DemiBold : QFont::Normal));
    painter.setPen(known && !m_remembered ? colors.text : colors.muted);
    paintLine(painter, words, value, Qt::AlignRight | Qt::AlignVCenter);
}

void BurnBars::paintScale(QPainter& painter) const
{
    painter.setFont(m_theme.font(TextSize::Tiny));
    painter.setPen(m_theme.palette().faint);
    const double top = rowHeight() * double(m_slo.burns.size());
    for (const double burn : {0.1, 1.0, 10.0, 100.0}) {
        const double x = toX(burn);
        const Qt::Alignment side = burn == 0.1 ? Qt::AlignLeft : Qt::AlignHCenter;
        const double shift = side == Qt::AlignLeft ? 0 : -24;
        paintLine(painter,
                  QRectF(x + shift, top, 48, scaleHeight),
                  text::burnRate(burn),
                  side | Qt::AlignVCenter);
    }
}

void BurnBars::paintEvent(QPaintEvent*)
{
    if (m_slo.burns.empty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double each = rowHeight();
    for (size_t i = 0; i < m_slo.burns.size(); ++i)
        paintRow(painter, m_slo.burns[i], QRectF(0, double(i) * each, width(), each));
    paintScale(painter);
}

bool BurnBars::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip || m_slo.burns.empty())
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const auto row = std::min<size_t>(m_slo.burns.size() - 1,
                                      size_t(std::max(0, help->pos().y()) / rowHeight()));
    const BurnWindow& burn = m_slo.burns[row];
    QStringList lines{
        tr("Burn over %1: %2").arg(text::window(burn.window), text::burnRate(burn.burn)),
        tr("Error ratio: %1")
            .arg(std::isnan(burn.errorRatio) ? text::none() : text::percent(burn.errorRatio, 3))};
    if (const auto limit = burnLimit(burn.window, m_slo.window))
        //: %1 = burn rate such as "14.4×"
        lines << (limit->page ? tr("Pages above %1 (both windows of the pair)")
                              : tr("Ticket above %1 (both windows of the pair)"))
                     .arg(text::burnRate(limit->factor));
    lines << describe(originOf(burn), m_now);
    QToolTip::showText(help->globalPos(), lines.join(u'\n'), this);
    return true;
}

} // namespace mw
