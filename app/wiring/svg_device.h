// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A paint device that becomes an SVG file. QSvgGenerator writes text as text (another machine has
// other fonts) and knows no clipping (rows below the edge of a table would show): here text becomes
// paths and what is cut off on the screen is cut off in the file.
#pragma once

#include <QByteArray>
#include <QPaintDevice>
#include <QSize>
#include <memory>

namespace mw {

class SvgEngine;

class SvgDevice final : public QPaintDevice
{
public:
    SvgDevice(QSize size, const QString& title);
    ~SvgDevice() override;
    // The whole document; after the painter has ended.
    QByteArray document() const;
    QPaintEngine* paintEngine() const override;

protected:
    int metric(PaintDeviceMetric metric) const override;

private:
    QSize m_size;
    QString m_title;
    std::unique_ptr<SvgEngine> m_engine;
};

} // namespace mw
