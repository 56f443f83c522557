// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wiring/clip_device.h"

#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>

namespace mw {

class ClipEngine final : public QPaintEngine
{
public:
    explicit ClipEngine(QPaintDevice& target) : QPaintEngine(AllFeatures), m_target(target) { }
    bool begin(QPaintDevice*) override { return m_painter.begin(&m_target); }
    bool end() override { return m_painter.end(); }
    Type type() const override { return QPaintEngine::User; }

    void updateState(const QPaintEngineState& now) override
    {
        const DirtyFlags dirty = now.state();
        if (dirty & DirtyTransform)
            m_transform = now.transform();
        if (dirty & DirtyPen)
            m_painter.setPen(now.pen());
        if (dirty & DirtyBrush)
            m_painter.setBrush(now.brush());
        if (dirty & DirtyBrushOrigin)
            m_painter.setBrushOrigin(now.brushOrigin());
        if (dirty & DirtyFont)
            m_painter.setFont(now.font());
        if (dirty & DirtyOpacity)
            m_painter.setOpacity(now.opacity());
        if (dirty & DirtyHints)
            m_painter.setRenderHints(now.renderHints());
        if (dirty & DirtyClipEnabled)
            m_clips = now.isClipEnabled();
        if (dirty & (DirtyClipPath | DirtyClipRegion)) {
            QPainterPath given;
            if (dirty & DirtyClipPath)
                given = now.clipPath();
            else
                given.addRegion(now.clipRegion());
            given = m_transform.map(given);
            m_clip = now.clipOperation() == Qt::IntersectClip && m_hasClip
                ? m_clip.intersected(given)
                : given;
            m_hasClip = now.clipOperation() != Qt::NoClip;
        }
        m_painter.setTransform(m_transform);
    }

    void drawPath(const QPainterPath& path) override
    {
        clip();
        m_painter.drawPath(path);
    }
    void drawPolygon(const QPointF* points, int count, PolygonDrawMode mode) override
    {
        clip();
        if (mode == PolylineMode)
            m_painter.drawPolyline(points, count);
        else
            m_painter.drawPolygon(
                points, count, mode == WindingMode ? Qt::WindingFill : Qt::OddEvenFill);
    }
    using QPaintEngine::drawPolygon;
    void drawPixmap(const QRectF& to, const QPixmap& pixmap, const QRectF& from) override
    {
        clip();
        m_painter.drawPixmap(to, pixmap, from);
    }
    void drawImage(const QRectF& to,
                   const QImage& image,
                   const QRectF& from,
                   Qt::ImageConversionFlags flags) override
    {
        clip();
        m_painter.drawImage(to, image, from, flags);
    }
    void drawTextItem(const QPointF& at, const QTextItem& text) override
    {
        clip();
        m_painter.drawTextItem(at, text);
    }

private:
    // The visible part of the widget is known only while it draws, not when the state changes.
    void clip()
    {
        QPainterPath path;
        if (const QRegion window = systemClip(); !window.isEmpty())
            path.addRect(window.boundingRect());
        if (m_clips && m_hasClip)
            path = path.isEmpty() ? m_clip : path.intersected(m_clip);
        if (path == m_applied)
            return;
        m_applied = path;
        m_painter.setTransform({});
        if (path.isEmpty())
            m_painter.setClipping(false);
        else
            m_painter.setClipPath(path);
        m_painter.setTransform(m_transform);
    }

    QPaintDevice& m_target;
    QPainter m_painter;
    QTransform m_transform;
    QPainterPath m_clip, m_applied;
    bool m_clips = false;
    bool m_hasClip = false;
};

ClipDevice::ClipDevice(QPaintDevice& target)
    : m_target(target), m_engine(std::make_unique<ClipEngine>(target))
{
}

ClipDevice::~ClipDevice() = default;

QPaintEngine* ClipDevice::paintEngine() const
{
    return m_engine.get();
}

int ClipDevice::metric(PaintDeviceMetric metric) const
{
    switch (metric) {
    case PdmWidth:
        return m_target.width();
    case PdmHeight:
        return m_target.height();
    case PdmWidthMM:
        return m_target.widthMM();
    case PdmHeightMM:
        return m_target.heightMM();
    case PdmDpiX:
    case PdmPhysicalDpiX:
        return m_target.logicalDpiX();
    case PdmDpiY:
    case PdmPhysicalDpiY:
        return m_target.logicalDpiY();
    case PdmNumColors:
        return m_target.colorCount();
    case PdmDepth:
        return m_target.depth();
    case PdmDevicePixelRatio:
        return 1;
    case PdmDevicePixelRatioScaled:
        return int(devicePixelRatioFScale());
    default:
        return 0;
    }
}

} // namespace mw
