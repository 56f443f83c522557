// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A paint device that draws nothing and keeps which texts were drawn and where: what a person can
// read in a picture. GUI thread.
#pragma once

#include <QPaintDevice>
#include <QRectF>
#include <QString>
#include <memory>
#include <vector>

namespace mw {

class TextEngine;

struct PaintedText
{
    QString text; // as drawn: elided where it was
    QRectF box; // px
    std::vector<qreal> ends; // where each character ends, from the box's left edge
};

class PaintedTexts final : public QPaintDevice
{
public:
    explicit PaintedTexts(QSize size);
    ~PaintedTexts() override;
    const std::vector<PaintedText>& texts() const; // in the order of drawing; none that was clipped
    QPaintEngine* paintEngine() const override;

protected:
    int metric(PaintDeviceMetric metric) const override;

private:
    QSize m_size;
    std::unique_ptr<TextEngine> m_engine;
};

} // namespace mw
