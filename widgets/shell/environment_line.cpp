// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/environment_line.h"

#include "widgets/theme/paint.h"

namespace mw {

EnvironmentLine::EnvironmentLine(const Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme)
{
    setFixedHeight(4);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void EnvironmentLine::setKind(const std::string& kind)
{
    m_kind = kind;
    update();
}

void EnvironmentLine::paintEvent(QPaintEvent*)
{
    if (m_kind.empty())
        return;
    QPainter p(this);
    const QColor ink = m_theme.palette().faint;
    const int wide = width();
    if (m_kind == "staging") {
        for (int x = 0; x < wide; x += 24)
            p.fillRect(QRect(x, 0, 16, 4), ink);
    } else if (m_kind == "dev") {
        for (int x = 0; x < wide; x += 8)
            p.fillRect(QRect(x, 0, 4, 4), ink);
    } else if (m_kind == "drill" || m_kind == "simulated") {
        QColor soft = ink;
        soft.setAlphaF(0.25f);
        p.fillRect(rect(), soft);
        p.setRenderHint(QPainter::Antialiasing);
        p.setPen(QPen(ink, 2.5));
        for (int x = -4; x < wide + 4; x += 10)
            p.drawLine(QPointF(x, 5), QPointF(x + 6, -1));
    } else {
        p.fillRect(rect(), ink);
    }
}

} // namespace mw
