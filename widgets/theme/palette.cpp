// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/palette.h"

namespace mw {

namespace {
QColor rgb(QRgb value)
{
    return QColor::fromRgb(value);
}

QColor alpha(QRgb value, int percent)
{
    QColor c = QColor::fromRgb(value);
    c.setAlphaF(float(percent) / 100.0f);
    return c;
}

// Status colours: measured sets of domain.md §7.2, ΔE ≥ 15 between any two for normal and
// colour-blind eyes; stale and forbidden share the ink of unknown and differ by shape.
Palette night()
{
    Palette p;
    p.id = ThemeId::Night;
    p.window = rgb(0x101114);
    p.panel = rgb(0x17181c);
    p.raised = rgb(0x1c1d22);
    p.sunken = rgb(0x0c0d0f);
    p.hover = alpha(0xffffff, 5);
    p.pressed = alpha(0xffffff, 9);
    p.selection = alpha(0x9daef1, 16);
    p.hairline = alpha(0xffffff, 8);
    p.border = alpha(0xffffff, 15);
    p.text = rgb(0xe6e7ea);
    p.muted = rgb(0xa2a5ad);
    p.faint = rgb(0x868a94);
    p.disabled = rgb(0x5d6068);
    p.accent = rgb(0x9daef1);
    p.onAccent = rgb(0x12141c);
    p.armed = rgb(0xf4f4f5);
    p.onArmed = rgb(0x101114);
    p.scrim = alpha(0x000000, 55);
    p.shadow = alpha(0x000000, 60);
    p.status = {rgb(0x5bf2f1),
                rgb(0x6a7aff),
                rgb(0xffde38),
                rgb(0xd96140),
                rgb(0x87848c),
                rgb(0x87848c),
                rgb(0x87848c)};
    p.onStatus.fill(rgb(0x101114));
    p.series = {
        rgb(0x8fb4ff), rgb(0xe3a86b), rgb(0x6fc7b8), rgb(0xd08fd6), rgb(0xc9cf7a), rgb(0x8b8f99)};
    return p;
}

Palette day()
{
    Palette p;
    p.id = ThemeId::Day;
    p.window = rgb(0xf3f4f6);
    p.panel = rgb(0xffffff);
    p.raised = rgb(0xffffff);
    p.sunken = rgb(0xffffff);
    p.hover = alpha(0x101828, 5);
    p.pressed = alpha(0x101828, 9);
    p.selection = alpha(0x3d1fb3, 10);
    p.hairline = alpha(0x101828, 10);
    p.border = alpha(0x101828, 20);
    p.text = rgb(0x1b1d22);
    p.muted = rgb(0x535863);
    p.faint = rgb(0x656a75);
    p.disabled = rgb(0xa3a7b0);
    p.accent = rgb(0x3d1fb3);
    p.onAccent = rgb(0xffffff);
    p.armed = rgb(0x17181c);
    p.onArmed = rgb(0xffffff);
    p.scrim = alpha(0x101828, 30);
    p.shadow = alpha(0x101828, 22);
    p.status = {rgb(0x02464d),
                rgb(0x227ab9),
                rgb(0xb05c00),
                rgb(0x660b00),
                rgb(0x76776e),
                rgb(0x76776e),
                rgb(0x76776e)};
    p.onStatus.fill(rgb(0xffffff));
    p.series = {
        rgb(0x2f5fb8), rgb(0xa65a12), rgb(0x13766a), rgb(0x8a3f94), rgb(0x6a7016), rgb(0x6f737d)};
    return p;
}

Palette contrast()
{
    Palette p;
    p.id = ThemeId::Contrast;
    p.window = rgb(0x000000);
    p.panel = rgb(0x000000);
    p.raised = rgb(0x0a0a0a);
    p.sunken = rgb(0x000000);
    p.hover = alpha(0xffffff, 14);
    p.pressed = alpha(0xffffff, 22);
    p.selection = alpha(0xff9ee5, 26);
    p.hairline = rgb(0x6e6e6e);
    p.border = rgb(0xb4b4b4);
    p.text = rgb(0xffffff);
    p.muted = rgb(0xdcdcdc);
    p.faint = rgb(0xc4c4c4);
    p.disabled = rgb(0x8a8a8a);
    p.accent = rgb(0xff9ee5);
    p.onAccent = rgb(0x000000);
    p.armed = rgb(0xffffff);
    p.onArmed = rgb(0x000000);
    p.scrim = alpha(0x000000, 75);
    p.shadow = alpha(0x000000, 0);
    p.status = {rgb(0xcff8f4),
                rgb(0x798efe),
                rgb(0xfbf476),
                rgb(0xe58867),
                rgb(0x9c999f),
                rgb(0x9c999f),
                rgb(0x9c999f)};
    p.onStatus.fill(rgb(0x000000));
    p.series = {
        rgb(0xa9c4ff), rgb(0xffc48a), rgb(0x86e3d3), rgb(0xf0b3f5), rgb(0xe8ee9a), rgb(0xc4c4c4)};
    return p;
}
} // namespace

const Palette& paletteOf(ThemeId id)
{
    static const std::array<Palette, 3> all{night(), day(), contrast()};
    return all[size_t(id)];
}

QColor blend(const QColor& below, const QColor& above)
{
    const float a = above.alphaF();
    const auto mix = [a](float low, float high) { return low + (high - low) * a; };
    return QColor::fromRgbF(mix(below.redF(), above.redF()),
                            mix(below.greenF(), above.greenF()),
                            mix(below.blueF(), above.blueF()));
}

} // namespace mw
