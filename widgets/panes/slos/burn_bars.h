// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Burn rates over the windows of the four standard alert pairs, as bars on one logarithmic scale
// with the factor that would page or ticket marked on each. GUI thread.
#pragma once

#include "models/data/slo.h"
#include "widgets/controls/provenance.h"
#include "widgets/theme/theme.h"

#include <QWidget>
#include <optional>

namespace mw {

// What the standard alerts look for in one window. One window may serve two pairs: the more urgent
// one is told.
struct BurnLimit
{
    double factor = 0;
    bool page = false; // else a ticket
};
std::optional<BurnLimit> burnLimit(std::chrono::minutes window, std::chrono::minutes sloWindow);

class BurnBars : public QWidget
{
    Q_OBJECT
public:
    explicit BurnBars(const Theme& theme, QWidget* parent = nullptr);
    void setSlo(const Slo& slo, World now, bool remembered = false);
    void setNow(World now) { m_now = now; } // for the ages in tooltips
    QSize sizeHint() const override { return {280, 7 * 24 + 18}; }
    QSize minimumSizeHint() const override { return {200, 7 * 17 + 16}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    double rowHeight() const;
    Provenance originOf(const BurnWindow& burn) const;
    void paintRow(QPainter& painter, const BurnWindow& burn, const QRectF& row) const;
    void paintScale(QPainter& painter) const;
    double toX(double burn) const;
    const Theme& m_theme;
    Slo m_slo; // without histories
    World m_now{};
    bool m_remembered = false;
};

} // namespace mw
