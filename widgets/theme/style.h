// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Paints the standard widgets in the theme's colours; metrics on the 4 px grid. Fusion below does
// what is not said here. No style sheets anywhere: they are slow in tables.
#pragma once

#include "widgets/theme/theme.h"

#include <QProxyStyle>

namespace mw {

// Set as the dynamic properties "mwButton" (int) and "mwSmall" (bool, 24 px high) of a QPushButton;
// see controls/button.h.
enum class ButtonKind { Plain, Primary, Danger, Ghost };

class Style : public QProxyStyle
{
    Q_OBJECT
public:
    explicit Style(const Theme& theme);

    void polish(QWidget* widget) override;
    using QProxyStyle::polish;
    int pixelMetric(PixelMetric metric,
                    const QStyleOption* option,
                    const QWidget* widget) const override;
    int styleHint(StyleHint hint,
                  const QStyleOption* option,
                  const QWidget* widget,
                  QStyleHintReturn* data) const override;
    void drawPrimitive(PrimitiveElement element,
                       const QStyleOption* option,
                       QPainter* p,
                       const QWidget* widget) const override;
    void drawControl(ControlElement element,
                     const QStyleOption* option,
                     QPainter* p,
                     const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control,
                            const QStyleOptionComplex* option,
                            QPainter* p,
                            const QWidget* widget) const override;
    QRect subControlRect(ComplexControl control,
                         const QStyleOptionComplex* option,
                         SubControl part,
                         const QWidget* widget) const override;
    QRect subElementRect(SubElement element,
                         const QStyleOption* option,
                         const QWidget* widget) const override;
    QSize sizeFromContents(ContentsType type,
                           const QStyleOption* option,
                           const QSize& size,
                           const QWidget* widget) const override;

private:
    void drawButtonPanel(const QStyleOption& option, QPainter& p, const QWidget* widget) const;
    void drawMenuItem(const QStyleOption& option, QPainter& p) const;
    void drawHeader(const QStyleOption& option, QPainter& p) const;
    void drawScrollBar(const QStyleOptionComplex& option, QPainter& p) const;
    void drawCheck(const QStyleOption& option, QPainter& p, bool round) const;

    const Theme& m_theme;
};

} // namespace mw
