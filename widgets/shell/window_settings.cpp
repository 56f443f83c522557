// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/window_settings.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace mw {

WindowSettings::WindowSettings(const QString& file)
{
    if (!file.isEmpty())
        m_ini = std::make_unique<QSettings>(file, QSettings::IniFormat);
}

QVariant WindowSettings::get(const QString& key, const QVariant& fallback) const
{
    return m_ini ? m_ini->value(key, fallback) : fallback;
}

void WindowSettings::put(const QString& key, const QVariant& value)
{
    if (m_ini && m_ini->value(key) != value) // the file is written whole for every change
        m_ini->setValue(key, value);
}

ThemeId WindowSettings::theme() const
{
    ThemeId id = ThemeId::Night;
    themeFromWord(get(QStringLiteral("look/theme"), {}).toString(), id);
    return id;
}

void WindowSettings::setTheme(ThemeId id)
{
    put(QStringLiteral("look/theme"), wordOf(id));
}

Density WindowSettings::density() const
{
    return get(QStringLiteral("look/density"), {}).toString() == QLatin1String("compact")
        ? Density::Compact
        : Density::Comfortable;
}

void WindowSettings::setDensity(Density density)
{
    put(QStringLiteral("look/density"),
        density == Density::Compact ? QStringLiteral("compact") : QStringLiteral("comfortable"));
}

bool WindowSettings::reducedMotion() const
{
    return get(QStringLiteral("look/reducedMotion"), false).toBool();
}

bool WindowSettings::railCollapsed() const
{
    return get(QStringLiteral("window/railCollapsed"), false).toBool();
}

void WindowSettings::setRailCollapsed(bool collapsed)
{
    put(QStringLiteral("window/railCollapsed"), collapsed);
}

bool WindowSettings::inspectorOpen() const
{
    return get(QStringLiteral("window/inspector"), false).toBool();
}

void WindowSettings::setInspectorOpen(bool open)
{
    put(QStringLiteral("window/inspector"), open);
}

int WindowSettings::inspectorWidth() const
{
    return std::clamp(get(QStringLiteral("window/inspectorWidth"), 360).toInt(), 280, 560);
}

void WindowSettings::setInspectorWidth(int px)
{
    put(QStringLiteral("window/inspectorWidth"), px);
}

QString WindowSettings::pane() const
{
    return get(QStringLiteral("window/pane"), {}).toString();
}

void WindowSettings::setPane(const QString& id)
{
    put(QStringLiteral("window/pane"), id);
}

int WindowSettings::rangeMinutes() const
{
    const int minutes = get(QStringLiteral("window/range"), 0).toInt();
    return minutes > 0 && minutes <= 90 * 1440 ? minutes : 0;
}

void WindowSettings::setRangeMinutes(int minutes)
{
    put(QStringLiteral("window/range"), minutes);
}

QByteArray WindowSettings::geometry() const
{
    return QByteArray::fromBase64(get(QStringLiteral("window/geometry"), {}).toByteArray());
}

void WindowSettings::setGeometry(const QByteArray& geometry)
{
    put(QStringLiteral("window/geometry"), geometry.toBase64());
}

// JSON keeps the file readable and free of serialized types.
QVariantMap WindowSettings::layoutOf(const QString& pane) const
{
    const QByteArray json = get(QStringLiteral("panes/") % pane, {}).toByteArray();
    return QJsonDocument::fromJson(json).object().toVariantMap();
}

void WindowSettings::setLayoutOf(const QString& pane, const QVariantMap& layout)
{
    put(QStringLiteral("panes/") % pane,
        QString::fromUtf8(
            QJsonDocument(QJsonObject::fromVariantMap(layout)).toJson(QJsonDocument::Compact)));
}

} // namespace mw
