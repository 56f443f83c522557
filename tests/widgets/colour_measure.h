// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// WCAG contrast, colour-blindness simulation (Machado 2009, severity 1) and CIEDE2000: the measure
// behind the status palettes (domain.md §7.2). Written from the formulas.
#pragma once

#include <QColor>
#include <array>
#include <cmath>

namespace mwtest {

using Rgb = std::array<double, 3>; // linear light, 0 … 1

inline double toLinear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

inline double toEncoded(double linear)
{
    const double v = std::clamp(linear, 0.0, 1.0);
    const double e = v <= 0.0031308 ? 12.92 * v : 1.055 * std::pow(v, 1 / 2.4) - 0.055;
    return std::round(e * 255) / 255; // what a screen can show
}

inline Rgb linear(const QColor& c)
{
    return {toLinear(c.red() / 255.0), toLinear(c.green() / 255.0), toLinear(c.blue() / 255.0)};
}

inline double luminance(const QColor& c)
{
    const Rgb v = linear(c);
    return 0.2126 * v[0] + 0.7152 * v[1] + 0.0722 * v[2];
}

inline double contrast(const QColor& a, const QColor& b)
{
    const double la = luminance(a), lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

enum class Eye { Normal, Protan, Deutan, Tritan };

inline Rgb seenBy(const Rgb& v, Eye eye)
{
    using Matrix = std::array<std::array<double, 3>, 3>;
    static const Matrix protan{{{0.152286, 1.052583, -0.204868},
                                {0.114503, 0.786281, 0.099216},
                                {-0.003882, -0.048116, 1.051998}}};
    static const Matrix deutan{{{0.367322, 0.860646, -0.227968},
                                {0.280085, 0.672501, 0.047413},
                                {-0.011820, 0.042940, 0.968881}}};
    static const Matrix tritan{{{1.255528, -0.076749, -0.178779},
                                {-0.078411, 0.930809, 0.147602},
                                {0.004733, 0.691367, 0.303900}}};
    if (eye == Eye::Normal)
        return v;
    const Matrix& m = eye == Eye::Protan ? protan : eye == Eye::Deutan ? deutan : tritan;
    Rgb out{};
    for (size_t i = 0; i < 3; ++i)
        out[i] = toLinear(toEncoded(m[i][0] * v[0] + m[i][1] * v[1] + m[i][2] * v[2]));
    return out;
}

struct Lab
{
    double l, a, b;
};

inline Lab toLab(const Rgb& v)
{
    const double x = (0.4124564 * v[0] + 0.3575761 * v[1] + 0.1804375 * v[2]) / 0.95047;
    const double y = 0.2126729 * v[0] + 0.7151522 * v[1] + 0.0721750 * v[2];
    const double z = (0.0193339 * v[0] + 0.1191920 * v[1] + 0.9503041 * v[2]) / 1.08883;
    const auto f
        = [](double t) { return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116; };
    return {116 * f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z))};
}

inline double ciede2000(const Lab& p, const Lab& q)
{
    constexpr double degree = M_PI / 180;
    const double cMean = (std::hypot(p.a, p.b) + std::hypot(q.a, q.b)) / 2;
    const double c7 = std::pow(cMean, 7);
    const double g = 0.5 * (1 - std::sqrt(c7 / (c7 + std::pow(25.0, 7))));
    const double a1 = (1 + g) * p.a, a2 = (1 + g) * q.a;
    const double c1 = std::hypot(a1, p.b), c2 = std::hypot(a2, q.b);
    const auto hue = [](double a, double b) {
        if (a == 0 && b == 0)
            return 0.0;
        const double h = std::atan2(b, a) / degree;
        return h < 0 ? h + 360 : h;
    };
    const double h1 = hue(a1, p.b), h2 = hue(a2, q.b);
    double dh = 0;
    double hMean = h1 + h2;
    if (c1 * c2 != 0) {
        dh = h2 - h1;
        if (dh > 180)
            dh -= 360;
        else if (dh < -180)
            dh += 360;
        if (std::abs(h1 - h2) <= 180)
            hMean = (h1 + h2) / 2;
        else
            hMean = (h1 + h2 + (h1 + h2 < 360 ? 360 : -360)) / 2;
    }
    const double dl = q.l - p.l, dc = c2 - c1;
    const double dH = 2 * std::sqrt(c1 * c2) * std::sin(dh / 2 * degree);
    const double lMean = (p.l + q.l) / 2, cm = (c1 + c2) / 2;
    const double t = 1 - 0.17 * std::cos((hMean - 30) * degree)
        + 0.24 * std::cos(2 * hMean * degree) + 0.32 * std::cos((3 * hMean + 6) * degree)
        - 0.20 * std::cos((4 * hMean - 63) * degree);
    const double off = (lMean - 50) * (lMean - 50);
    const double sl = 1 + 0.015 * off / std::sqrt(20 + off);
    const double sc = 1 + 0.045 * cm;
    const double sh = 1 + 0.015 * cm * t;
    const double cm7 = std::pow(cm, 7);
    const double turn = 30 * std::exp(-std::pow((hMean - 275) / 25, 2));
    const double rt = -2 * std::sqrt(cm7 / (cm7 + std::pow(25.0, 7))) * std::sin(2 * turn * degree);
    return std::sqrt(std::pow(dl / sl, 2) + std::pow(dc / sc, 2) + std::pow(dH / sh, 2)
                     + rt * (dc / sc) * (dH / sh));
}

inline double distance(const QColor& a, const QColor& b, Eye eye)
{
    return ciede2000(toLab(seenBy(linear(a), eye)), toLab(seenBy(linear(b), eye)));
}

} // namespace mwtest
