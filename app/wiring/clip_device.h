// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Hands everything on to a painter on another device and keeps each widget's drawing inside that
// widget. On a screen Qt's raster engine does that; its PDF engine does not know the clip of
// widgets, so the half of a table row that is scrolled out of sight would be printed beside the
// table.
#pragma once

#include <QPaintDevice>
#include <memory>

namespace mw {

class ClipEngine;

class ClipDevice final : public QPaintDevice
{
public:
    explicit ClipDevice(QPaintDevice& target); // must outlive the painter on this one
    ~ClipDevice() override;
    QPaintEngine* paintEngine() const override;

protected:
    int metric(PaintDeviceMetric metric) const override;

private:
    QPaintDevice& m_target;
    std::unique_ptr<ClipEngine> m_engine;
};

} // namespace mw
