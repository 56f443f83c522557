// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/wrap_text.h"

#include <QTextLayout>
#include <QWheelEvent>
#include <cmath>

namespace mw {

namespace {
constexpr int longestRun = 22;
} // namespace

bool needsWrapAnywhere(const QString& words)
{
    int run = 0;
    for (const QChar c : words) {
        run = c.isSpace() ? 0 : run + 1;
        if (run > longestRun)
            return true;
    }
    return false;
}

WrapText::WrapText(const Theme& theme, bool mono, QWidget* parent)
    : QTextEdit(parent), m_theme(theme), m_mono(mono)
{
    setReadOnly(true);
    setAcceptRichText(false);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    setFocusPolicy(Qt::ClickFocus);
    setFrameShape(QFrame::NoFrame);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    document()->setDocumentMargin(0);
    setViewportMargins(0, 0, 0, 0);
    viewport()->setAutoFillBackground(false);
    viewport()->setCursor(Qt::IBeamCursor);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&theme, &Theme::changed, this, &WrapText::restyle);
    restyle();
}

void WrapText::restyle()
{
    const QFont font
        = m_mono ? m_theme.mono(TextSize::Small) : m_theme.font(TextSize::Small, QFont::Normal);
    setFont(font);
    document()->setDefaultFont(font);
    QPalette colors = QWidget::palette();
    colors.setColor(QPalette::Base, Qt::transparent);
    colors.setColor(QPalette::Text, m_theme.palette().text);
    setPalette(colors);
    updateGeometry();
}

void WrapText::setWords(const QString& words)
{
    if (words == toPlainText())
        return;
    setPlainText(words);
    setAccessibleName(words);
    updateGeometry();
}

int WrapText::heightForWidth(int width) const
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    double height = 0;
    for (const QString& paragraph : toPlainText().split(u'\n')) {
        QTextLayout layout(paragraph, document()->defaultFont());
        layout.setTextOption(option);
        layout.beginLayout();
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(std::max(16, width));
            height += line.height();
        }
        layout.endLayout();
    }
    return int(std::ceil(height));
}

QSize WrapText::sizeHint() const
{
    return {160, heightForWidth(std::max(160, width()))};
}

QSize WrapText::minimumSizeHint() const
{
    return {48, QFontMetrics(document()->defaultFont()).height()};
}

void WrapText::wheelEvent(QWheelEvent* event)
{
    event->ignore();
}

void WrapText::resizeEvent(QResizeEvent* event)
{
    QTextEdit::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        updateGeometry();
}

} // namespace mw
