// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/style.h"

#include "widgets/theme/paint.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QMenu>
#include <QPainterPath>
#include <QScrollBar>
#include <QStyleFactory>
#include <QStyleOption>

namespace mw {

namespace {
constexpr int scrollExtent = 10;

bool on(const QStyleOption& option, QStyle::StateFlag flag)
{
    return option.state.testFlag(flag);
}

ButtonKind kindOf(const QWidget* widget)
{
    return widget ? ButtonKind(widget->property("mwButton").toInt()) : ButtonKind::Plain;
}
} // namespace

Style::Style(const Theme& theme)
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))), m_theme(theme)
{
}

void Style::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton*>(widget) || qobject_cast<QComboBox*>(widget)
        || qobject_cast<QScrollBar*>(widget) || qobject_cast<QAbstractItemView*>(widget))
        widget->setAttribute(Qt::WA_Hover);
    if (qobject_cast<QMenu*>(widget) || widget->inherits("QTipLabel")
        || widget->inherits("QComboBoxPrivateContainer"))
        widget->setAttribute(Qt::WA_TranslucentBackground);
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return scrollExtent;
    case PM_ScrollBarSliderMin:
        return 32;
    case PM_ScrollView_ScrollBarSpacing:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_MenuBarPanelWidth:
        return 0;
    case PM_DefaultFrameWidth:
        return 1;
    case PM_MenuPanelWidth:
        return 1;
    case PM_MenuHMargin:
    case PM_MenuVMargin:
        return 4;
    case PM_ButtonMargin:
        return 12;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 16;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return 8;
    case PM_HeaderMargin:
        return 8;
    case PM_HeaderMarkSize:
        return 8;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
        return 16;
    case PM_SplitterWidth:
        return 5;
    case PM_ToolTipLabelFrameWidth:
        return 8;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return 8;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint,
                     const QStyleOption* option,
                     const QWidget* widget,
                     QStyleHintReturn* data) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_UnderlineShortcut:
    case SH_ScrollBar_Transient:
    case SH_ComboBox_Popup:
    case SH_ItemView_ActivateItemOnSingleClick:
        return 0;
    case SH_ToolTip_Mask:
        return 0;
    case SH_Menu_MouseTracking:
    case SH_ComboBox_ListMouseTracking:
    case SH_ScrollBar_LeftClickAbsolutePosition:
        return hint == SH_ScrollBar_LeftClickAbsolutePosition ? 0 : 1;
    case SH_Widget_Animation_Duration:
        return m_theme.motionMs();
    case SH_ToolTip_WakeUpDelay:
        return 500;
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

void Style::drawButtonPanel(const QStyleOption& option, QPainter& p, const QWidget* widget) const
{
    const Palette& c = m_theme.palette();
    const bool enabled = on(option, State_Enabled);
    const bool down = on(option, State_Sunken) || on(option, State_On);
    const bool hover = enabled && on(option, State_MouseOver);
    const ButtonKind kind = kindOf(widget);
    QColor fill = blend(c.panel, c.hover);
    QColor edge = c.border;
    if (kind == ButtonKind::Ghost) {
        fill = Qt::transparent;
        edge = Qt::transparent;
    } else if (enabled && (kind == ButtonKind::Primary || kind == ButtonKind::Danger)) {
        // Danger shouts by its frame and words; red is not spent on it (visual.md).
        fill = kind == ButtonKind::Primary ? c.accent : c.armed;
        edge = fill;
    }
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    const QRectF r = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    p.setPen(edge.alpha() ? QPen(edge, 1) : QPen(Qt::NoPen));
    p.setBrush(fill);
    p.drawRoundedRect(r, space::radius, space::radius);
    if (hover || down) {
        p.setPen(Qt::NoPen);
        p.setBrush(down ? c.pressed : c.hover);
        p.drawRoundedRect(r, space::radius, space::radius);
    }
    if (on(option, State_HasFocus)) {
        p.setPen(QPen(kind == ButtonKind::Primary ? c.text : c.accent, 2));
        p.setBrush(Qt::NoBrush);
        p.drawRoundedRect(r.adjusted(0.5, 0.5, -0.5, -0.5), space::radius, space::radius);
    }
    p.restore();
}

void Style::drawCheck(const QStyleOption& option, QPainter& p, bool round) const
{
    const Palette& c = m_theme.palette();
    const bool checked = on(option, State_On);
    const bool partly = on(option, State_NoChange);
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    const QRectF r = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    const qreal corner = round ? r.width() / 2 : 4;
    const bool enabled = on(option, State_Enabled);
    const QColor fill = checked || partly ? (enabled ? c.accent : c.disabled) : c.sunken;
    p.setPen(QPen(checked || partly ? fill : blend(c.panel, c.faint), 1));
    p.setBrush(fill);
    p.drawRoundedRect(r, corner, corner);
    p.setPen(QPen(c.onAccent, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    p.setBrush(Qt::NoBrush);
    if (partly) {
        p.drawLine(QPointF(r.left() + 4, r.center().y()), QPointF(r.right() - 4, r.center().y()));
    } else if (checked && round) {
        p.setPen(Qt::NoPen);
        p.setBrush(c.onAccent);
        p.drawEllipse(r.center(), 3, 3);
    } else if (checked) {
        const QPointF o = r.topLeft();
        const qreal u = r.width() / 15;
        p.drawPolyline(QPolygonF(
            {o + QPointF(3.8, 7.8) * u, o + QPointF(6.4, 10.4) * u, o + QPointF(11.2, 4.9) * u}));
    }
    p.restore();
}

void Style::drawPrimitive(PrimitiveElement element,
                          const QStyleOption* option,
                          QPainter* p,
                          const QWidget* widget) const
{
    const Palette& c = m_theme.palette();
    const QRectF r = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
    p->save();
    p->setRenderHint(QPainter::Antialiasing);
    switch (element) {
    case PE_PanelButtonCommand:
        drawButtonPanel(*option, *p, widget);
        break;
    case PE_FrameFocusRect:
        if (!qobject_cast<const QAbstractItemView*>(widget)) {
            p->setPen(QPen(c.accent, 2));
            p->setBrush(Qt::NoBrush);
            p->drawRoundedRect(r.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        }
        break;
    case PE_FrameDefaultButton:
    case PE_FrameStatusBarItem:
    case PE_PanelStatusBar:
        break;
    case PE_PanelLineEdit:
    case PE_FrameLineEdit: {
        const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
        if (frame && frame->lineWidth == 0)
            break;
        const bool focus = on(*option, State_HasFocus);
        p->setPen(QPen(focus ? c.accent : c.border, focus ? 2 : 1));
        p->setBrush(c.sunken);
        const qreal in = focus ? 0.5 : 0;
        p->drawRoundedRect(r.adjusted(in, in, -in, -in), space::radius, space::radius);
        break;
    }
    case PE_Frame:
    case PE_FrameGroupBox:
        p->setPen(QPen(c.hairline, 1));
        p->setBrush(Qt::NoBrush);
        p->drawRoundedRect(r, space::radius, space::radius);
        break;
    case PE_PanelMenu:
    case PE_PanelTipLabel:
        p->setPen(QPen(c.border, 1));
        p->setBrush(c.raised);
        p->drawRoundedRect(r, space::radius, space::radius);
        break;
    case PE_FrameMenu:
        break;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
    case PE_IndicatorRadioButton:
        drawCheck(*option, *p, element == PE_IndicatorRadioButton);
        break;
    case PE_PanelItemViewRow:
    case PE_PanelScrollAreaCorner:
        break;
    case PE_PanelItemViewItem:
        if (on(*option, State_Selected) || on(*option, State_MouseOver)) {
            p->setPen(Qt::NoPen);
            p->setBrush(on(*option, State_Selected) ? c.selection : c.hover);
            p->drawRoundedRect(QRectF(option->rect).adjusted(4, 1, -4, -1), 4, 4);
        }
        break;
    case PE_IndicatorArrowDown:
    case PE_IndicatorArrowUp:
    case PE_IndicatorArrowRight:
    case PE_IndicatorArrowLeft: {
        static const QHash<int, QString> names{
            {PE_IndicatorArrowDown, QStringLiteral("chevron-down")},
            {PE_IndicatorArrowUp, QStringLiteral("chevron-up")},
            {PE_IndicatorArrowRight, QStringLiteral("chevron-right")},
            {PE_IndicatorArrowLeft, QStringLiteral("chevron-left")}};
        m_theme.paintIcon(
            *p, QPointF(r.center().x() - 8, r.center().y() - 8), names.value(element), c.muted);
        break;
    }
    default:
        p->restore();
        QProxyStyle::drawPrimitive(element, option, p, widget);
        return;
    }
    p->restore();
}

void Style::drawMenuItem(const QStyleOption& option, QPainter& p) const
{
    const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(&option);
    if (!item)
        return;
    const Palette& c = m_theme.palette();
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    const QRectF r = item->rect;
    if (item->menuItemType == QStyleOptionMenuItem::Separator) {
        if (item->text.isEmpty()) {
            p.setPen(QPen(c.hairline, 1));
            const qreal y = std::floor(r.center().y()) + 0.5;
            p.drawLine(QPointF(r.left(), y), QPointF(r.right(), y));
        } else {
            p.setFont(m_theme.font(TextSize::Tiny, QFont::DemiBold));
            p.setPen(c.faint);
            paintLine(p, r.adjusted(12, 4, -12, 0), item->text);
        }
        p.restore();
        return;
    }
    const bool enabled = on(option, State_Enabled);
    if (on(option, State_Selected) && enabled) {
        p.setPen(Qt::NoPen);
        p.setBrush(c.selection);
        p.drawRoundedRect(r.adjusted(0, 0, 0, 0), 4, 4);
    }
    const qreal left = 32;
    if (item->checkType != QStyleOptionMenuItem::NotCheckable && item->checked) {
        m_theme.paintIcon(
            p, QPointF(r.left() + 8, r.center().y() - 8), QStringLiteral("check"), c.accent, 16);
    } else if (!item->icon.isNull()) {
        item->icon.paint(&p,
                         QRect(int(r.left()) + 8, int(r.center().y()) - 8, 16, 16),
                         Qt::AlignCenter,
                         enabled ? QIcon::Normal : QIcon::Disabled);
    }
    const auto parts = item->text.split(u'\t');
    p.setFont(item->font);
    p.setPen(enabled ? c.text : c.disabled);
    p.drawText(r.adjusted(left, 0, -12, 0),
               Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine | Qt::TextHideMnemonic,
               parts.first());
    if (parts.size() > 1) {
        p.setPen(c.faint);
        p.drawText(r.adjusted(left, 0, -12, 0),
                   Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine,
                   parts.at(1));
    }
    if (item->menuItemType == QStyleOptionMenuItem::SubMenu) {
        m_theme.paintIcon(p,
                          QPointF(r.right() - 22, r.center().y() - 8),
                          QStringLiteral("chevron-right"),
                          c.muted,
                          16);
    }
    p.restore();
}

void Style::drawHeader(const QStyleOption& option, QPainter& p) const
{
    const auto* head = qstyleoption_cast<const QStyleOptionHeader*>(&option);
    if (!head)
        return;
    const Palette& c = m_theme.palette();
    p.save();
    const QRectF r = head->rect;
    p.fillRect(r, on(option, State_MouseOver) ? blend(c.panel, c.hover) : c.panel);
    p.setPen(QPen(c.hairline, 1));
    p.drawLine(QPointF(r.left(), r.bottom() - 0.5), QPointF(r.right(), r.bottom() - 0.5));
    const bool sorted = head->sortIndicator != QStyleOptionHeader::None;
    const bool right = head->textAlignment & Qt::AlignRight;
    p.setFont(m_theme.font(TextSize::Tiny, QFont::DemiBold));
    p.setPen(sorted ? c.text : c.faint);
    QRectF area = r.adjusted(8, 0, -8, 0);
    if (sorted) {
        const QFontMetricsF metrics(p.font());
        const qreal width = std::min(metrics.horizontalAdvance(head->text), area.width() - 14);
        const qreal x = right ? area.right() - width - 14 : area.left() + width + 2;
        // Qt's "down" indicator means ascending
        const QString name = head->sortIndicator == QStyleOptionHeader::SortDown
            ? QStringLiteral("chevron-up")
            : QStringLiteral("chevron-down");
        m_theme.paintIcon(p, QPointF(x, r.center().y() - 6), name, c.text, 12);
        area = right ? area.adjusted(14, 0, 0, 0) : area.adjusted(0, 0, -14, 0);
    }
    paintLine(p, area, head->text, (right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    p.restore();
}

void Style::drawControl(ControlElement element,
                        const QStyleOption* option,
                        QPainter* p,
                        const QWidget* widget) const
{
    const Palette& c = m_theme.palette();
    switch (element) {
    case CE_MenuItem:
        drawMenuItem(*option, *p);
        return;
    case CE_MenuEmptyArea:
    case CE_MenuHMargin:
    case CE_MenuVMargin:
        return;
    case CE_Header:
    case CE_HeaderSection:
    case CE_HeaderLabel:
        if (element != CE_HeaderLabel)
            drawHeader(*option, *p);
        return;
    case CE_HeaderEmptyArea:
        p->fillRect(option->rect, c.panel);
        p->setPen(QPen(c.hairline, 1));
        p->drawLine(option->rect.bottomLeft(), option->rect.bottomRight());
        return;
    case CE_PushButtonLabel: {
        QStyleOptionButton button = *qstyleoption_cast<const QStyleOptionButton*>(option);
        const ButtonKind kind = kindOf(widget);
        if (kind == ButtonKind::Primary || kind == ButtonKind::Danger)
            button.palette.setColor(QPalette::Active,
                                    QPalette::ButtonText,
                                    kind == ButtonKind::Primary ? c.onAccent : c.onArmed);
        if (kind == ButtonKind::Primary || kind == ButtonKind::Danger)
            button.palette.setColor(QPalette::Inactive,
                                    QPalette::ButtonText,
                                    kind == ButtonKind::Primary ? c.onAccent : c.onArmed);
        QProxyStyle::drawControl(element, &button, p, widget);
        return;
    }
    case CE_Splitter:
        p->setPen(QPen(c.hairline, 1));
        if (on(*option, State_Horizontal))
            p->drawLine(option->rect.center().x(),
                        option->rect.top(),
                        option->rect.center().x(),
                        option->rect.bottom());
        else
            p->drawLine(option->rect.left(),
                        option->rect.center().y(),
                        option->rect.right(),
                        option->rect.center().y());
        return;
    case CE_ProgressBarGroove:
        p->save();
        p->setRenderHint(QPainter::Antialiasing);
        p->setPen(Qt::NoPen);
        p->setBrush(c.hairline);
        p->drawRoundedRect(option->rect, 2, 2);
        p->restore();
        return;
    case CE_ProgressBarContents: {
        const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option);
        if (!bar || bar->maximum <= bar->minimum)
            return;
        QRectF r = bar->rect;
        r.setWidth(r.width() * double(bar->progress - bar->minimum)
                   / double(bar->maximum - bar->minimum));
        p->save();
        p->setRenderHint(QPainter::Antialiasing);
        p->setPen(Qt::NoPen);
        p->setBrush(c.accent);
        p->drawRoundedRect(r, 2, 2);
        p->restore();
        return;
    }
    default:
        QProxyStyle::drawControl(element, option, p, widget);
    }
}

} // namespace mw
