// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/hatched_strip.h"

#include "widgets/theme/paint.h"

#include <QPainter>

namespace mw {

HatchedStrip::HatchedStrip(const Theme& theme, const QString& sign, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_sign(sign)
{
    setFixedHeight(28);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void HatchedStrip::setText(const QString& text)
{
    if (text == m_text)
        return;
    m_text = text;
    setAccessibleName(m_sign % QStringLiteral(": ") % m_text);
    setToolTip(m_text);
    update();
}

void HatchedStrip::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const mw::Palette& c = m_theme.palette();
    p.fillRect(rect(), c.raised);
    QColor line = c.faint;
    line.setAlphaF(0.35f);
    p.setFont(m_theme.font(TextSize::Small, QFont::DemiBold));
    const qreal word = QFontMetricsF(p.font()).horizontalAdvance(m_sign);
    const QRectF sign(12, 4, word + 20, height() - 8);
    paintHatch(p, QRectF(0, 0, width(), height()), line, 8);
    p.setPen(Qt::NoPen);
    p.setBrush(c.armed);
    p.drawRoundedRect(sign, 4, 4);
    p.setPen(c.onArmed);
    p.drawText(sign, Qt::AlignCenter, m_sign);
    // the words stand on plain ground: text over hatches is hard to read
    p.setFont(m_theme.font(TextSize::Small));
    const qreal room = width() - sign.right() - 24;
    const qreal wide = std::min(QFontMetricsF(p.font()).horizontalAdvance(m_text) + 16, room);
    const QRectF words(sign.right() + 8, 4, wide, height() - 8);
    p.fillRect(words, c.raised);
    p.setPen(c.text);
    paintLine(p, words.adjusted(8, 0, -4, 0), m_text);
}

} // namespace mw
