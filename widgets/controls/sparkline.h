// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A trend of 60×20 px or so, painted directly. NaN is a gap and stays one.
#pragma once

#include "widgets/theme/theme.h"

#include <QWidget>
#include <optional>
#include <vector>

namespace mw {

// For delegates. Scale: from the data, or fixed by [low, high]; threshold is a dotted line.
struct SparklineLook
{
    std::optional<double> low, high, threshold;
    std::optional<StatusKind> status; // colour of the last point; none = accent-free muted ink
};
void paintSparkline(QPainter& p,
                    const Theme& theme,
                    const QRectF& rect,
                    const std::vector<double>& values,
                    const SparklineLook& look = {});

class Sparkline : public QWidget
{
    Q_OBJECT
public:
    explicit Sparkline(const Theme& theme, QWidget* parent = nullptr);
    void setValues(std::vector<double> values, const SparklineLook& look = {});
    QSize sizeHint() const override { return {60, 20}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    std::vector<double> m_values;
    SparklineLook m_look;
};

} // namespace mw
