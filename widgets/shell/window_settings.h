// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the window remembers between runs, in one ini file of the config directory. Nothing secret.
// GUI thread; without a file nothing is remembered (render, tests).
#pragma once

#include "widgets/theme/theme.h"

#include <QSettings>
#include <QVariantMap>
#include <memory>

namespace mw {

class WindowSettings
{
public:
    explicit WindowSettings(const QString& file = {});

    ThemeId theme() const;
    void setTheme(ThemeId id);
    Density density() const;
    void setDensity(Density density);
    bool reducedMotion() const;
    bool railCollapsed() const;
    void setRailCollapsed(bool collapsed);
    bool inspectorOpen() const;
    void setInspectorOpen(bool open);
    int inspectorWidth() const; // 280 … 560
    void setInspectorWidth(int px);
    QString pane() const;
    void setPane(const QString& id);
    int rangeMinutes() const; // 0 = any time
    void setRangeMinutes(int minutes);
    QByteArray geometry() const;
    void setGeometry(const QByteArray& geometry);
    QVariantMap layoutOf(const QString& pane) const;
    void setLayoutOf(const QString& pane, const QVariantMap& layout);

private:
    QVariant get(const QString& key, const QVariant& fallback) const;
    void put(const QString& key, const QVariant& value);
    std::unique_ptr<QSettings> m_ini;
};

} // namespace mw
