// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wiring/svg_device.h"

#include <QBuffer>
#include <QHash>
#include <QImage>
#include <QPaintEngine>
#include <QPainterPath>
#include <QPen>
#include <QPixmap>

namespace mw {

namespace {
QByteArray num(qreal value)
{
    QByteArray text = QByteArray::number(value, 'f', 2);
    while (text.contains('.') && (text.endsWith('0') || text.endsWith('.')))
        text.chop(1);
    return text == "-0" ? QByteArray("0") : text;
}

QByteArray ink(const char* what, const QColor& colour)
{
    QByteArray out = QByteArray(" ") + what + "=\"" + colour.name(QColor::HexRgb).toLatin1() + '"';
    if (colour.alpha() < 255)
        out += QByteArray(" ") + what + "-opacity=\"" + num(colour.alphaF()) + '"';
    return out;
}

QByteArray outline(const QPainterPath& path)
{
    QByteArray d;
    for (int i = 0; i < path.elementCount(); ++i) {
        const QPainterPath::Element e = path.elementAt(i);
        if (e.isMoveTo())
            d += 'M';
        else if (e.isLineTo())
            d += 'L';
        else if (e.isCurveTo())
            d += 'C';
        else
            d += ' ';
        d += num(e.x) + ' ' + num(e.y);
    }
    return d;
}
} // namespace

// Base class work that is relied on: rectangles, lines, ellipses and points arrive as paths or
// polygons, and text as the outlines of its glyphs.
class SvgEngine final : public QPaintEngine
{
public:
    SvgEngine()
        : QPaintEngine(PrimitiveTransform | PixmapTransform | LinearGradientFill | AlphaBlend
                       | PainterPaths | Antialiasing | ConstantOpacity)
    {
    }
    bool begin(QPaintDevice*) override
    {
        m_body.clear();
        m_defs.clear();
        m_known.clear();
        return true;
    }
    bool end() override { return true; }
    Type type() const override { return QPaintEngine::SVG; }
    const QByteArray& body() const { return m_body; }
    const QByteArray& defs() const { return m_defs; }

    void updateState(const QPaintEngineState& now) override
    {
        const DirtyFlags dirty = now.state();
        if (dirty & DirtyPen)
            m_pen = now.pen();
        if (dirty & DirtyBrush)
            m_brush = now.brush();
        if (dirty & DirtyTransform)
            m_transform = now.transform();
        if (dirty & DirtyOpacity)
            m_opacity = now.opacity();
        if (dirty & DirtyClipEnabled)
            m_clips = now.isClipEnabled();
        if (dirty & (DirtyClipPath | DirtyClipRegion)) {
            QPainterPath given;
            if (dirty & DirtyClipPath)
                given = now.clipPath();
            else
                given.addRegion(now.clipRegion());
            given = m_transform.map(given);
            if (now.clipOperation() == Qt::IntersectClip && m_hasClip)
                m_clip = m_clip.intersected(given);
            else
                m_clip = given;
            m_hasClip = now.clipOperation() != Qt::NoClip;
        }
    }

    void drawPath(const QPainterPath& path) override { draw(path); }

    void drawPolygon(const QPointF* points, int count, PolygonDrawMode mode) override
    {
        QPainterPath path;
        path.moveTo(points[0]);
        for (int i = 1; i < count; ++i)
            path.lineTo(points[i]);
        if (mode != PolylineMode)
            path.closeSubpath();
        path.setFillRule(mode == WindingMode ? Qt::WindingFill : Qt::OddEvenFill);
        const QBrush brush = m_brush;
        if (mode == PolylineMode)
            m_brush = Qt::NoBrush;
        draw(path);
        m_brush = brush;
    }
    using QPaintEngine::drawPolygon;

    void drawPixmap(const QRectF& to, const QPixmap& pixmap, const QRectF& from) override
    {
        drawImage(to, pixmap.toImage(), from, Qt::AutoColor);
    }

    void drawImage(const QRectF& to,
                   const QImage& image,
                   const QRectF& from,
                   Qt::ImageConversionFlags) override
    {
        QByteArray png;
        QBuffer buffer(&png);
        buffer.open(QIODevice::WriteOnly);
        if (!image.copy(from.toAlignedRect()).save(&buffer, "PNG"))
            return;
        m_body += "<image" + place(m_transform.mapRect(to)) + " x=\"" + num(to.x()) + "\" y=\""
            + num(to.y()) + "\" width=\"" + num(to.width()) + "\" height=\"" + num(to.height())
            + "\" href=\"data:image/png;base64," + png.toBase64() + "\"/>\n";
    }

private:
    void draw(const QPainterPath& path)
    {
        const bool stroked = m_pen.style() != Qt::NoPen && m_pen.brush().style() != Qt::NoBrush;
        const bool filled = m_brush.style() != Qt::NoBrush;
        if (path.isEmpty() || (!stroked && !filled))
            return;
        const QByteArray d = outline(path);
        // Long outlines (words) repeat in tables: written once, then referred to.
        QByteArray shape;
        if (d.size() > 120) {
            int& id = m_known[d];
            if (id == 0) {
                id = int(m_known.size());
                m_defs += "<path id=\"p" + QByteArray::number(id) + "\" d=\"" + d + "\"/>\n";
            }
            shape = "<use href=\"#p" + QByteArray::number(id) + '"';
        } else {
            shape = "<path d=\"" + d + '"';
        }
        shape += filled ? fill(path.boundingRect()) : QByteArray(" fill=\"none\"");
        if (filled && path.fillRule() == Qt::OddEvenFill)
            shape += " fill-rule=\"evenodd\"";
        if (stroked)
            shape += stroke();
        const qreal half = stroked ? std::max(1.0, m_pen.widthF()) : 0;
        const QRectF box
            = m_transform.mapRect(path.boundingRect().adjusted(-half, -half, half, half));
        m_body += shape + place(box) + "/>\n";
    }

    QByteArray fill(const QRectF& box)
    {
        const QGradient* gradient = m_brush.gradient();
        if (!gradient || gradient->type() != QGradient::LinearGradient)
            return ink("fill", m_brush.color());
        const auto* line = static_cast<const QLinearGradient*>(gradient);
        QPointF a = line->start(), b = line->finalStop();
        if (line->coordinateMode() != QGradient::LogicalMode) {
            a = {box.x() + a.x() * box.width(), box.y() + a.y() * box.height()};
            b = {box.x() + b.x() * box.width(), box.y() + b.y() * box.height()};
        }
        const QByteArray id = 'g' + QByteArray::number(++m_gradients);
        m_defs += "<linearGradient id=\"" + id + "\" gradientUnits=\"userSpaceOnUse\" x1=\""
            + num(a.x()) + "\" y1=\"" + num(a.y()) + "\" x2=\"" + num(b.x()) + "\" y2=\""
            + num(b.y()) + "\">";
        for (const auto& [at, colour] : line->stops())
            m_defs += "<stop offset=\"" + num(at) + '"'
                + ink("stop-color", colour).replace("stop-color-opacity", "stop-opacity") + "/>";
        m_defs += "</linearGradient>\n";
        return " fill=\"url(#" + id + ")\"";
    }

    QByteArray stroke() const
    {
        QByteArray out = ink("stroke", m_pen.color());
        // Width 0 and cosmetic pens are one pixel of the page.
        const qreal width = m_pen.widthF() > 0 ? m_pen.widthF() : 1;
        out += " stroke-width=\"" + num(width) + '"';
        if (m_pen.isCosmetic())
            out += " vector-effect=\"non-scaling-stroke\"";
        if (m_pen.capStyle() == Qt::RoundCap)
            out += " stroke-linecap=\"round\"";
        else if (m_pen.capStyle() == Qt::SquareCap)
            out += " stroke-linecap=\"square\"";
        if (m_pen.joinStyle() == Qt::RoundJoin)
            out += " stroke-linejoin=\"round\"";
        else if (m_pen.joinStyle() == Qt::BevelJoin)
            out += " stroke-linejoin=\"bevel\"";
        QByteArrayList dashes;
        for (const qreal dash : m_pen.dashPattern())
            dashes << num(dash * width);
        if (!dashes.isEmpty())
            out += " stroke-dasharray=\"" + dashes.join(' ') + '"';
        return out;
    }

    // Transform, opacity, and the clip where it really cuts.
    QByteArray place(const QRectF& box)
    {
        QByteArray out;
        const QTransform& t = m_transform;
        if (t.type() == QTransform::TxTranslate)
            out += " transform=\"translate(" + num(t.dx()) + ' ' + num(t.dy()) + ")\"";
        else if (t.type() != QTransform::TxNone)
            out += " transform=\"matrix(" + num(t.m11()) + ' ' + num(t.m12()) + ' ' + num(t.m21())
                + ' ' + num(t.m22()) + ' ' + num(t.dx()) + ' ' + num(t.dy()) + ")\"";
        if (m_opacity < 1)
            out += " opacity=\"" + num(m_opacity) + '"';
        QPainterPath clip;
        bool cuts = false;
        if (m_clips && m_hasClip && !m_clip.contains(box)) {
            clip = m_clip;
            cuts = true;
        }
        const QRegion window = systemClip(); // the visible part of the widget
        if (!window.isEmpty() && !QRectF(window.boundingRect()).contains(box)) {
            QPainterPath seen;
            seen.addRect(window.boundingRect());
            clip = cuts ? clip.intersected(seen) : seen;
            cuts = true;
        }
        if (!cuts)
            return out;
        // A clip stands in the coordinates of the clipped element.
        const QByteArray d = outline(m_transform.inverted().map(clip));
        int& id = m_knownClips[d];
        if (id == 0) {
            id = int(m_knownClips.size());
            m_defs += "<clipPath id=\"c" + QByteArray::number(id) + "\"><path d=\"" + d
                + "\"/></clipPath>\n";
        }
        return out + " clip-path=\"url(#c" + QByteArray::number(id) + ")\"";
    }

    QByteArray m_body, m_defs;
    QHash<QByteArray, int> m_known, m_knownClips;
    int m_gradients = 0;
    QPen m_pen;
    QBrush m_brush;
    QTransform m_transform;
    qreal m_opacity = 1;
    QPainterPath m_clip;
    bool m_hasClip = false;
    bool m_clips = false;
};

SvgDevice::SvgDevice(QSize size, const QString& title)
    : m_size(size), m_title(title), m_engine(std::make_unique<SvgEngine>())
{
}

SvgDevice::~SvgDevice() = default;

QPaintEngine* SvgDevice::paintEngine() const
{
    return m_engine.get();
}

QByteArray SvgDevice::document() const
{
    const QByteArray w = QByteArray::number(m_size.width());
    const QByteArray h = QByteArray::number(m_size.height());
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" "
           "width=\""
        + w + "\" height=\"" + h + "\" viewBox=\"0 0 " + w + ' ' + h + "\">\n<title>"
        + m_title.toHtmlEscaped().toUtf8() + "</title>\n<defs>\n" + m_engine->defs() + "</defs>\n"
        + m_engine->body() + "</svg>\n";
}

int SvgDevice::metric(PaintDeviceMetric metric) const
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
    case PdmDepth:
        return 32;
    case PdmNumColors:
        return INT_MAX;
    case PdmDevicePixelRatio:
        return 1;
    case PdmDevicePixelRatioScaled:
        return int(devicePixelRatioFScale());
    default:
        return 0;
    }
}

} // namespace mw
