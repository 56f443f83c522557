// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/theme.h"

#include "widgets/theme/style.h"

#include <QApplication>
#include <QFile>
#include <QPaintEngine>
#include <QPainter>
#include <QPalette>
#include <QSvgRenderer>
#include <QToolTip>
#include <cmath>

namespace mw {

Theme::Theme(ThemeId id, QObject* parent) : QObject(parent), m_palette(&paletteOf(id)) { }

void Theme::install(QApplication& app)
{
    m_app = &app;
    app.setStyle(new Style(*this)); // the application owns it
    apply();
}

void Theme::setId(ThemeId id)
{
    if (id == m_palette->id)
        return;
    m_palette = &paletteOf(id);
    m_pixmaps.clear();
    apply();
    Q_EMIT changed();
}

void Theme::setDensity(Density density)
{
    if (density == m_density)
        return;
    m_density = density;
    Q_EMIT changed();
}

void Theme::apply()
{
    if (!m_app)
        return;
    const Palette& c = *m_palette;
    QPalette q;
    q.setColor(QPalette::Window, c.window);
    q.setColor(QPalette::WindowText, c.text);
    q.setColor(QPalette::Base, c.panel);
    q.setColor(QPalette::AlternateBase, c.window);
    q.setColor(QPalette::Text, c.text);
    q.setColor(QPalette::PlaceholderText, c.faint);
    q.setColor(QPalette::Button, c.raised);
    q.setColor(QPalette::ButtonText, c.text);
    q.setColor(QPalette::BrightText, c.text);
    q.setColor(QPalette::ToolTipBase, c.raised);
    q.setColor(QPalette::ToolTipText, c.text);
    q.setColor(QPalette::Highlight, blend(c.panel, c.selection));
    q.setColor(QPalette::HighlightedText, c.text);
    q.setColor(QPalette::Link, c.accent);
    q.setColor(QPalette::LinkVisited, c.accent);
    q.setColor(QPalette::Light, c.hairline);
    q.setColor(QPalette::Midlight, c.hairline);
    q.setColor(QPalette::Mid, c.border);
    q.setColor(QPalette::Dark, c.border);
    q.setColor(QPalette::Shadow, c.shadow);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        q.setColor(QPalette::Disabled, role, c.disabled);
    m_app->setPalette(q);
    m_app->setFont(font());
    QToolTip::setPalette(q);
    QToolTip::setFont(font(TextSize::Small));
}

QFont Theme::font(TextSize size, int weight) const
{
    QFont f;
    f.setFamilies({QStringLiteral("Noto Sans"),
                   QStringLiteral("Noto Sans CJK JP"),
                   QStringLiteral("Segoe UI"),
                   QStringLiteral("Helvetica Neue"),
                   QStringLiteral("sans-serif")});
    f.setPixelSize(int(size));
    f.setWeight(QFont::Weight(weight));
    f.setHintingPreference(QFont::PreferVerticalHinting);
    return f;
}

QFont Theme::mono(TextSize size, int weight) const
{
    QFont f = font(size, weight);
    f.setFamilies({QStringLiteral("Noto Sans Mono"),
                   QStringLiteral("Noto Sans Mono CJK JP"),
                   QStringLiteral("Consolas"),
                   QStringLiteral("Menlo"),
                   QStringLiteral("monospace")});
    f.setStyleHint(QFont::Monospace);
    return f;
}

QByteArray Theme::svgOf(const QString& name, const QColor& ink) const
{
    QFile file(QStringLiteral(":/midwatch/icons/") % name % QStringLiteral(".svg"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray svg = file.readAll();
    svg.replace("currentColor", ink.name(QColor::HexRgb).toLatin1());
    return svg;
}

void Theme::paintIcon(
    QPainter& p, QPointF at, const QString& name, const QColor& ink, int size) const
{
    if (p.paintEngine() && p.paintEngine()->type() != QPaintEngine::Raster) {
        QSvgRenderer renderer(svgOf(name, ink));
        if (renderer.isValid())
            renderer.render(&p, QRectF(at, QSizeF(size, size)));
        return;
    }
    const qreal ratio = p.device()->devicePixelRatioF();
    const QPointF whole(std::round(at.x() * ratio) / ratio, std::round(at.y() * ratio) / ratio);
    p.drawPixmap(whole, pixmap(name, ink, size, ratio));
}

QPixmap Theme::pixmap(const QString& name, const QColor& ink, int size, qreal ratio) const
{
    const QString key = name % u'/' % ink.name(QColor::HexArgb) % u'/' % QString::number(size)
        % u'/' % QString::number(ratio);
    const auto found = m_pixmaps.constFind(key);
    if (found != m_pixmaps.constEnd())
        return *found;
    const QByteArray svg = svgOf(name, ink);
    if (svg.isEmpty())
        return {};
    QSvgRenderer renderer(svg);
    QPixmap out(QSize(size, size) * ratio);
    out.fill(Qt::transparent);
    QPainter p(&out);
    p.setRenderHint(QPainter::Antialiasing);
    p.setOpacity(ink.alphaF());
    renderer.render(&p);
    p.end();
    out.setDevicePixelRatio(ratio);
    m_pixmaps.insert(key, out);
    return out;
}

QIcon Theme::icon(const QString& name, int size) const
{
    QIcon icon;
    for (const qreal ratio : {1.0, 2.0}) {
        icon.addPixmap(pixmap(name, m_palette->muted, size, ratio), QIcon::Normal);
        icon.addPixmap(pixmap(name, m_palette->text, size, ratio), QIcon::Active);
        icon.addPixmap(pixmap(name, m_palette->text, size, ratio), QIcon::Selected);
        icon.addPixmap(pixmap(name, m_palette->disabled, size, ratio), QIcon::Disabled);
    }
    return icon;
}

QIcon Theme::appIcon() const
{
    QIcon icon;
    QSvgRenderer renderer(QStringLiteral(":/midwatch/icons/app.svg"));
    for (const int size : {16, 24, 32, 48, 64, 128, 256}) {
        QPixmap out(size, size);
        out.fill(Qt::transparent);
        QPainter p(&out);
        renderer.render(&p);
        p.end();
        icon.addPixmap(out);
    }
    return icon;
}

bool themeFromWord(const QString& word, ThemeId& id)
{
    if (word == QLatin1String("night") || word == QLatin1String("dark"))
        id = ThemeId::Night;
    else if (word == QLatin1String("day") || word == QLatin1String("light"))
        id = ThemeId::Day;
    else if (word == QLatin1String("contrast"))
        id = ThemeId::Contrast;
    else
        return false;
    return true;
}

QString wordOf(ThemeId id)
{
    switch (id) {
    case ThemeId::Day:
        return QStringLiteral("day");
    case ThemeId::Contrast:
        return QStringLiteral("contrast");
    case ThemeId::Night:
        break;
    }
    return QStringLiteral("night");
}

} // namespace mw
