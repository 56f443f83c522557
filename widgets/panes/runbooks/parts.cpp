// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/runbooks/parts.h"

#include <QPainter>
#include <QTextBlock>
#include <QTextLayout>

namespace mw::run {

QColor inkColor(const Theme& theme, Ink ink)
{
    switch (ink) {
    case Ink::Text:
        return theme.palette().text;
    case Ink::Muted:
        return theme.palette().muted;
    case Ink::Faint:
        return theme.palette().faint;
    case Ink::Warning:
        return theme.status(StatusKind::Warning);
    case Ink::Critical:
        break;
    }
    return theme.status(StatusKind::Critical);
}

void setInk(QLabel* label, const Theme& theme, Ink ink)
{
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, inkColor(theme, ink));
    palette.setColor(QPalette::Text, inkColor(theme, ink));
    label->setPalette(palette);
}

QLabel* label(Theme& theme, const QString& text, TextSize size, int weight, Ink ink)
{
    auto* out = new QLabel(text);
    out->setWordWrap(true);
    out->setTextFormat(Qt::PlainText);
    const auto dress = [out, &theme, size, weight, ink] {
        out->setFont(theme.font(size, weight));
        setInk(out, theme, ink);
    };
    dress();
    QObject::connect(&theme, &Theme::changed, out, dress);
    return out;
}

QLabel* monoLabel(Theme& theme, const QString& text, Ink ink)
{
    auto* out = label(theme, text, TextSize::Small, QFont::Normal, ink);
    out->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    const auto dress = [out, &theme] { out->setFont(theme.mono()); };
    dress();
    QObject::connect(&theme, &Theme::changed, out, dress);
    return out;
}

ExactText::ExactText(Theme& theme, const QString& text, int mostLines)
    : m_theme(theme), m_mostLines(mostLines)
{
    setReadOnly(true);
    setFrameShape(QFrame::NoFrame);
    setLineWrapMode(QPlainTextEdit::WidgetWidth);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setTabChangesFocus(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    document()->setDocumentMargin(space::tight);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    const auto dress = [this] {
        setFont(m_theme.mono());
        QPalette palette = this->palette();
        // By day what is sunken is as white as the card: the text would only look indented.
        const bool seen = m_theme.palette().sunken != m_theme.palette().panel;
        palette.setColor(QPalette::Base,
                         seen ? m_theme.palette().sunken : m_theme.palette().window);
        palette.setColor(QPalette::Text, m_theme.palette().text);
        setPalette(palette);
        fit();
    };
    setPlainText(text);
    dress();
    connect(&theme, &Theme::changed, this, dress);
}

void ExactText::setExact(const QString& text)
{
    if (text == toPlainText())
        return;
    setPlainText(text);
    fit();
}

void ExactText::resizeEvent(QResizeEvent* event)
{
    QPlainTextEdit::resizeEvent(event);
    fit();
}

// As high as its lines, wrapped ones counted; beyond the limit it scrolls.
void ExactText::fit()
{
    int lines = 0;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next())
        lines += std::max(1, block.layout()->lineCount());
    const bool all = lines <= m_mostLines;
    setVerticalScrollBarPolicy(all ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    // What scrolls ends with a whole line, not with half of one.
    const int height = std::clamp(lines, 1, m_mostLines) * fontMetrics().lineSpacing()
        + (all ? 2 * space::tight + 2 : space::tight);
    if (height != minimumHeight() || height != maximumHeight())
        setFixedHeight(height);
}

Card::Card(Theme& theme, const QString& caption, QWidget* parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_caption(label(theme, caption, TextSize::Tiny, QFont::DemiBold, Ink::Muted))
    , m_body(new QVBoxLayout(this))
{
    setFrameShape(QFrame::NoFrame);
    m_body->setContentsMargins(space::padding, space::gap, space::padding, space::gap);
    m_body->setSpacing(space::tight);
    // Only inside: shown without a parent it would be a window of its own, and take the keys.
    m_body->addWidget(m_caption);
    m_caption->setVisible(!caption.isEmpty());
}

void Card::setCaption(const QString& caption)
{
    m_caption->setText(caption);
    m_caption->setVisible(!caption.isEmpty());
}

void Card::setOutline(std::optional<StatusKind> kind)
{
    m_outline = kind;
    update();
}

void Card::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintCard(painter, m_theme, rect());
    if (m_outline) {
        painter.setPen(QPen(m_theme.status(*m_outline), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(
            QRectF(rect()).adjusted(1, 1, -1, -1), space::radius, space::radius);
    }
}

void clear(QLayout* layout)
{
    while (QLayoutItem* item = layout->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        if (QLayout* inner = item->layout())
            clear(inner);
        delete item;
    }
}

Button* button(Theme& theme, const QString& text, ButtonKind kind)
{
    auto* out = new Button(theme, text, kind);
    out->setMinimumHeight(32);
    return out;
}

} // namespace mw::run
