// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers of one SLO, large: SLI, budget, burn, time left, coverage. Painted; GUI thread.
#pragma once

#include "models/data/slo.h"
#include "widgets/controls/provenance.h"
#include "widgets/theme/theme.h"

#include <QWidget>
#include <optional>
#include <vector>

namespace mw {

struct Figure
{
    QString label, value, unit, note;
    std::optional<StatusKind> status;
    std::optional<double> share; // a bar under the number; may be negative
    QString tip; // without where it comes from
    Provenance from;
    bool operator==(const Figure&) const = default;
};

std::vector<Figure> figuresOf(const Slo& slo);

class SloFigures : public QWidget
{
    Q_OBJECT
public:
    explicit SloFigures(const Theme& theme, QWidget* parent = nullptr);
    void setFigures(std::vector<Figure> figures);
    const std::vector<Figure>& figures() const { return m_figures; }
    void setNow(World now) { m_now = now; } // for the ages in tooltips
    // Not empty: nobody renews these numbers; the words say so on each of them.
    void setRemembered(const QString& words);
    const QString& remembered() const { return m_remembered; }
    QString tipOf(int index) const;
    QSize sizeHint() const override { return {700, 76}; }
    QSize minimumSizeHint() const override { return {400, 76}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    int shown() const; // the last ones give way in a narrow window
    QRectF rectOf(int index) const;
    const Theme& m_theme;
    std::vector<Figure> m_figures;
    QString m_remembered;
    World m_now{};
};

} // namespace mw
