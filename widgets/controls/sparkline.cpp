// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/sparkline.h"

#include "widgets/theme/paint.h"

#include <QPainterPath>
#include <cmath>

namespace mw {

void paintSparkline(QPainter& p,
                    const Theme& theme,
                    const QRectF& rect,
                    const std::vector<double>& values,
                    const SparklineLook& look)
{
    double low = look.low.value_or(std::numeric_limits<double>::infinity());
    double high = look.high.value_or(-std::numeric_limits<double>::infinity());
    for (const double v : values) {
        if (!std::isfinite(v))
            continue;
        if (!look.low)
            low = std::min(low, v);
        if (!look.high)
            high = std::max(high, v);
    }
    if (look.threshold) {
        low = look.low ? low : std::min(low, *look.threshold);
        high = look.high ? high : std::max(high, *look.threshold);
    }
    if (!std::isfinite(low) || !std::isfinite(high) || values.empty())
        return;
    const QRectF r = rect.adjusted(2, 2, -2, -2);
    const double range = high - low;
    // A flat line is drawn in the middle, not at the bottom.
    const auto y = [&](double v) {
        return range > 0 ? r.bottom() - std::clamp((v - low) / range, 0.0, 1.0) * r.height()
                         : r.center().y();
    };
    const auto x = [&](size_t i) {
        return values.size() < 2 ? r.center().x()
                                 : r.left() + r.width() * double(i) / double(values.size() - 1);
    };
    const Palette& c = theme.palette();
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    if (look.threshold) {
        p.setPen(QPen(c.border, 1, Qt::DotLine));
        p.drawLine(QPointF(r.left(), y(*look.threshold)), QPointF(r.right(), y(*look.threshold)));
    }
    // More points than pixels: the lowest and highest of each pixel column in order of time.
    const size_t columns = size_t(std::max(1.0, r.width()));
    QPainterPath path;
    bool open = false;
    size_t lastDrawn = 0;
    const auto add = [&](size_t i) {
        const QPointF at(x(i), y(values[i]));
        if (open)
            path.lineTo(at);
        else
            path.moveTo(at);
        open = true;
        lastDrawn = i;
    };
    const size_t step = values.size() > columns * 3 ? values.size() / columns : 1;
    for (size_t i = 0; i < values.size(); i += step) {
        size_t lowest = values.size(), highest = values.size();
        bool gap = false;
        for (size_t k = i; k < std::min(values.size(), i + step); ++k) {
            if (!std::isfinite(values[k])) {
                gap = true;
                continue;
            }
            if (lowest == values.size() || values[k] < values[lowest])
                lowest = k;
            if (highest == values.size() || values[k] > values[highest])
                highest = k;
        }
        if (lowest == values.size()) {
            open = false;
            continue;
        }
        add(std::min(lowest, highest));
        if (lowest != highest)
            add(std::max(lowest, highest));
        if (gap && step == 1)
            open = false;
    }
    p.setPen(QPen(c.muted, 1.25, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    p.setBrush(Qt::NoBrush);
    p.drawPath(path);
    if (std::isfinite(values[lastDrawn])) {
        p.setPen(Qt::NoPen);
        p.setBrush(look.status ? c.of(*look.status) : c.text);
        p.drawEllipse(QPointF(x(lastDrawn), y(values[lastDrawn])), 2, 2);
    }
    p.restore();
}

Sparkline::Sparkline(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Sparkline::setValues(std::vector<double> values, const SparklineLook& look)
{
    m_values = std::move(values);
    m_look = look;
    update();
}

void Sparkline::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    paintSparkline(p, m_theme, rect(), m_values, m_look);
}

} // namespace mw
