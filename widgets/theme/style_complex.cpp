// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Scroll bars, combo boxes and sizes.
#include "widgets/theme/paint.h"
#include "widgets/theme/style.h"

#include <QComboBox>
#include <QStyleOption>

namespace mw {

void Style::drawScrollBar(const QStyleOptionComplex& option, QPainter& p) const
{
    const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(&option);
    if (!bar || bar->maximum <= bar->minimum)
        return;
    const Palette& c = m_theme.palette();
    const QRect slider = subControlRect(CC_ScrollBar, bar, SC_ScrollBarSlider, nullptr);
    const bool active = option.state.testFlag(State_MouseOver)
        || (option.activeSubControls.testFlag(SC_ScrollBarSlider)
            && option.state.testFlag(State_Sunken));
    QColor ink = c.faint;
    ink.setAlphaF(c.id == ThemeId::Contrast ? 1.0f : active ? 0.8f : 0.42f);
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(Qt::NoPen);
    p.setBrush(ink);
    const qreal in = active ? 2 : 3;
    const QRectF thumb = bar->orientation == Qt::Vertical ? QRectF(slider).adjusted(in, 2, -in, -2)
                                                          : QRectF(slider).adjusted(2, in, -2, -in);
    const qreal corner = std::min(thumb.width(), thumb.height()) / 2;
    p.drawRoundedRect(thumb, corner, corner);
    p.restore();
}

void Style::drawComplexControl(ComplexControl control,
                               const QStyleOptionComplex* option,
                               QPainter* p,
                               const QWidget* widget) const
{
    if (control == CC_ScrollBar) {
        drawScrollBar(*option, *p);
        return;
    }
    const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
    if (control == CC_ComboBox && combo) {
        QStyleOptionButton panel;
        panel.rect = combo->rect;
        panel.state = combo->state;
        panel.state.setFlag(State_Sunken, false);
        panel.state.setFlag(State_On, combo->state.testFlag(State_On));
        drawButtonPanel(panel, *p, widget);
        const QRect arrow = subControlRect(control, option, SC_ComboBoxArrow, widget);
        m_theme.paintIcon(*p,
                          QPointF(arrow.center().x() - 7, arrow.center().y() - 7),
                          QStringLiteral("chevron-down"),
                          m_theme.palette().muted);
        return;
    }
    QProxyStyle::drawComplexControl(control, option, p, widget);
}

QRect Style::subControlRect(ComplexControl control,
                            const QStyleOptionComplex* option,
                            SubControl part,
                            const QWidget* widget) const
{
    if (control == CC_ScrollBar) {
        const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
        if (!bar)
            return {};
        // No arrow buttons: the whole length is the groove.
        const bool vertical = bar->orientation == Qt::Vertical;
        const int length = vertical ? bar->rect.height() : bar->rect.width();
        const int range = bar->maximum - bar->minimum;
        int size = length;
        if (range > 0) {
            const qint64 pages = qint64(range) + bar->pageStep;
            size = int(qint64(bar->pageStep) * length / std::max<qint64>(1, pages));
            size = std::min(length,
                            std::max(size, pixelMetric(PM_ScrollBarSliderMin, option, widget)));
        }
        const int start = sliderPositionFromValue(
            bar->minimum, bar->maximum, bar->sliderPosition, length - size, bar->upsideDown);
        const auto along = [&](int from, int extent) {
            return vertical ? QRect(bar->rect.left(), from, bar->rect.width(), extent)
                            : QRect(from, bar->rect.top(), extent, bar->rect.height());
        };
        switch (part) {
        case SC_ScrollBarSlider:
            return along(start, size);
        case SC_ScrollBarGroove:
            return bar->rect;
        case SC_ScrollBarSubPage:
            return along(0, start);
        case SC_ScrollBarAddPage:
            return along(start + size, length - start - size);
        default:
            return {};
        }
    }
    if (control == CC_ComboBox) {
        const QRect r = option->rect;
        if (part == SC_ComboBoxArrow)
            return QRect(r.right() - 24, r.top(), 20, r.height());
        if (part == SC_ComboBoxEditField)
            return r.adjusted(10, 2, -28, -2);
        if (part == SC_ComboBoxListBoxPopup)
            return r;
    }
    return QProxyStyle::subControlRect(control, option, part, widget);
}

QRect Style::subElementRect(SubElement element,
                            const QStyleOption* option,
                            const QWidget* widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
    // Words stand off the frame as they do in a combo box.
    if (element == SE_LineEditContents && frame && frame->lineWidth > 0)
        return option->rect.adjusted(8, 2, -8, -2);
    return rect;
}

QSize Style::sizeFromContents(ContentsType type,
                              const QStyleOption* option,
                              const QSize& size,
                              const QWidget* widget) const
{
    switch (type) {
    case CT_PushButton:
        return QSize(size.width() + (size.width() <= 20 ? 12 : 24),
                     widget && widget->property("mwSmall").toBool() ? 24 : 32);
    case CT_ComboBox:
        return QSize(size.width() + 44, 32);
    case CT_LineEdit:
        return QSize(size.width() + 16, 32);
    case CT_MenuItem: {
        const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
        if (!item)
            break;
        if (item->menuItemType == QStyleOptionMenuItem::Separator)
            return QSize(size.width(), item->text.isEmpty() ? 9 : 26);
        const auto parts = item->text.split(u'\t');
        const QFontMetrics metrics(item->font);
        int width = 32 + metrics.horizontalAdvance(parts.first()) + 24;
        if (parts.size() > 1)
            width += 32 + metrics.horizontalAdvance(parts.at(1));
        return QSize(std::max(width, 160), 28);
    }
    case CT_HeaderSection:
        return QSize(QProxyStyle::sizeFromContents(type, option, size, widget).width(), 28);
    case CT_ItemViewItem:
        return QSize(QProxyStyle::sizeFromContents(type, option, size, widget).width(),
                     m_theme.rowHeight());
    default:
        break;
    }
    return QProxyStyle::sizeFromContents(type, option, size, widget);
}

} // namespace mw
