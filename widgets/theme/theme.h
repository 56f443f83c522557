// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Colours, type, spacing and icons of the program, switchable while it runs. Owned by app/wiring
// and handed to every widget by reference; it must outlive them. GUI thread.
#pragma once

#include "widgets/theme/palette.h"

#include <QFont>
#include <QHash>
#include <QIcon>
#include <QObject>
#include <QPixmap>

class QApplication;
class QPainter;

namespace mw {

// px at scale 1: 11 · 12 · 13 (body) · 16 · 20 · 28 · 40
enum class TextSize {
    Tiny = 11,
    Small = 12,
    Body = 13,
    Title = 16,
    Head = 20,
    Figure = 28,
    Huge = 40
};
enum class Density { Comfortable, Compact };

namespace space {
inline constexpr int unit = 4;
inline constexpr int tight = 8;
inline constexpr int gap = 12; // between cards
inline constexpr int padding = 16; // inside cards and panes
inline constexpr int radius = 6;
inline constexpr int smallRadius = 4;
} // namespace space

class Theme : public QObject
{
    Q_OBJECT
public:
    explicit Theme(ThemeId id = ThemeId::Night, QObject* parent = nullptr);

    // Style, palette and font of the whole application; once, after the QApplication is made.
    // The style keeps a reference to this theme.
    void install(QApplication& app);

    ThemeId id() const { return m_palette->id; }
    void setId(ThemeId id);
    Density density() const { return m_density; }
    void setDensity(Density density);
    bool reducedMotion() const { return m_reducedMotion; }
    void setReducedMotion(bool reduced) { m_reducedMotion = reduced; }

    const Palette& palette() const { return *m_palette; }
    QColor status(StatusKind kind) const { return m_palette->of(kind); }
    int rowHeight() const { return m_density == Density::Compact ? 22 : 28; }
    int motionMs() const { return m_reducedMotion ? 0 : 120; }

    // Noto Sans / Noto Sans Mono by family, with fallbacks; digits are tabular in both.
    QFont font(TextSize size = TextSize::Body, int weight = QFont::Normal) const;
    QFont mono(TextSize size = TextSize::Small, int weight = QFont::Normal) const;

    // One of resources/icons/*.svg (drawn with currentColor), tinted; cached by name, size, colour
    // and ratio. An unknown name gives a null pixmap.
    QPixmap pixmap(const QString& name, const QColor& ink, int size = 20, qreal ratio = 1) const;
    // The same drawn at a place: sharp at any scale of the screen, and as paths into a PDF or SVG.
    void
    paintIcon(QPainter& p, QPointF at, const QString& name, const QColor& ink, int size = 16) const;
    QIcon icon(const QString& name, int size = 20) const; // normal, disabled and selected inks
    QIcon appIcon() const;

Q_SIGNALS:
    void changed(); // colours or density: repaint, re-tint, re-measure

private:
    QByteArray svgOf(const QString& name, const QColor& ink) const;
    void apply();
    const Palette* m_palette;
    Density m_density = Density::Comfortable;
    bool m_reducedMotion = false;
    QApplication* m_app = nullptr;
    mutable QHash<QString, QPixmap> m_pixmaps;
};

// "night" "day" "contrast" and their aliases "dark" "light"; false if none of them.
bool themeFromWord(const QString& word, ThemeId& id);
QString wordOf(ThemeId id);

} // namespace mw
