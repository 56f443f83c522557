// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wiring/painted_texts.h"

#include <QFontMetricsF>
#include <QPaintEngine>
#include <QPainterPath>

namespace mw {

class TextEngine final : public QPaintEngine
{
public:
    TextEngine() : QPaintEngine(AllFeatures) { }
    bool begin(QPaintDevice*) override { return true; }
    bool end() override { return true; }
    Type type() const override { return QPaintEngine::User; }

    void updateState(const QPaintEngineState& now) override
    {
        const DirtyFlags dirty = now.state();
        if (dirty & DirtyTransform)
            m_transform = now.transform();
        if (dirty & DirtyOpacity)
            m_opacity = now.opacity();
        if (dirty & DirtyClipEnabled)
            m_clips = now.isClipEnabled();
        if (dirty & (DirtyClipPath | DirtyClipRegion)) {
            const QRectF given = m_transform.mapRect(dirty & DirtyClipPath
                                                         ? now.clipPath().boundingRect()
                                                         : QRectF(now.clipRegion().boundingRect()));
            m_clip = now.clipOperation() == Qt::IntersectClip && m_hasClip
                ? m_clip.intersected(given)
                : given;
            m_hasClip = now.clipOperation() != Qt::NoClip;
        }
    }
    void drawTextItem(const QPointF& at, const QTextItem& item) override
    {
        const QRectF box = m_transform.mapRect(
            QRectF(at.x(), at.y() - item.ascent(), item.width(), item.ascent() + item.descent()));
        if ((m_clips && m_hasClip && !m_clip.intersects(box)) || m_opacity <= 0)
            return;
        PaintedText one{item.text(), box, {}};
        const QFontMetricsF metrics(item.font());
        for (qsizetype i = 1; i <= one.text.size(); ++i)
            one.ends.push_back(metrics.horizontalAdvance(one.text, int(i)));
        texts.push_back(std::move(one));
    }
    void drawPath(const QPainterPath&) override { }
    void drawPolygon(const QPointF*, int, PolygonDrawMode) override { }
    void drawPixmap(const QRectF&, const QPixmap&, const QRectF&) override { }
    void drawImage(const QRectF&, const QImage&, const QRectF&, Qt::ImageConversionFlags) override
    {
    }
    void drawTiledPixmap(const QRectF&, const QPixmap&, const QPointF&) override { }

    std::vector<PaintedText> texts;

private:
    QTransform m_transform;
    QRectF m_clip;
    qreal m_opacity = 1;
    bool m_clips = false, m_hasClip = false;
};

PaintedTexts::PaintedTexts(QSize size) : m_size(size), m_engine(std::make_unique<TextEngine>()) { }

PaintedTexts::~PaintedTexts() = default;

const std::vector<PaintedText>& PaintedTexts::texts() const
{
    return m_engine->texts;
}

QPaintEngine* PaintedTexts::paintEngine() const
{
    return m_engine.get();
}

int PaintedTexts::metric(PaintDeviceMetric metric) const
{
    switch (metric) {
    case PdmWidth:
        return m_size.width();
    case PdmHeight:
        return m_size.height();
    case PdmWidthMM:
        return int(m_size.width() * 25.4 / 96);
    case PdmHeightMM:
        return int(m_size.height() * 25.4 / 96);
    case PdmDpiX:
    case PdmDpiY:
    case PdmPhysicalDpiX:
    case PdmPhysicalDpiY:
        return 96;
    case PdmNumColors:
        return 1 << 24;
    case PdmDepth:
        return 24;
    case PdmDevicePixelRatio:
        return 1;
    case PdmDevicePixelRatioScaled:
        return int(QPaintDevice::devicePixelRatioFScale());
    }
    return 0;
}

} // namespace mw
