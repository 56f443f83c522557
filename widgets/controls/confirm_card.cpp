// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/confirm_card.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPlainTextEdit>

namespace mw {

ConfirmCard::ConfirmCard(const Theme& theme, QWidget* parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_title(new TextLabel(theme, TextSize::Title, Ink::Text, QFont::DemiBold))
    , m_fields(new QVBoxLayout)
    , m_request(new QPlainTextEdit)
    , m_strip(new Strip(theme))
    , m_confirm(new Button(theme, {}, ButtonKind::Primary))
    //: Button of a card that asks before something is done
    , m_close(new Button(theme, tr("Close")))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::padding, space::gap, space::padding, space::gap);
    column->setSpacing(space::tight);
    column->addWidget(m_title);
    column->addLayout(m_fields);
    //: Heading over the text of an HTTP request
    auto* caption = new TextLabel(theme, TextSize::Tiny, Ink::Faint);
    caption->setText(tr("Exactly this is sent"));
    column->addWidget(caption);
    m_request->setReadOnly(true);
    m_request->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_request->setTabChangesFocus(true);
    m_request->setAccessibleName(caption->text());
    m_request->setFixedHeight(136);
    column->addWidget(m_request);
    column->addWidget(m_strip);
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(m_close);
    row->addWidget(m_confirm);
    column->addLayout(row);
    setFocusPolicy(Qt::StrongFocus);
    m_inert.setSingleShot(true);
    connect(
        &m_inert, &QTimer::timeout, this, [this] { m_confirm->setEnabled(m_allowed && !m_sent); });
    connect(m_confirm, &QPushButton::clicked, this, &ConfirmCard::confirm);
    connect(m_close, &QPushButton::clicked, this, &ConfirmCard::closeCard);
    const auto restyle = [this] {
        m_request->setFont(m_theme.mono(TextSize::Small));
        update();
    };
    connect(&theme, &Theme::changed, this, restyle);
    restyle();
    hide();
}

void ConfirmCard::open(const QString& title,
                       const QString& request,
                       const QString& verb,
                       ButtonKind kind)
{
    m_sent = false;
    m_words.clear();
    m_strip->clear();
    m_title->setText(title);
    m_request->setPlainText(request);
    m_confirm->setKind(kind);
    m_confirm->setText(verb);
    m_confirm->show();
    m_allowed = true;
    show();
    hold();
    setFocus(Qt::OtherFocusReason);
}

void ConfirmCard::hold()
{
    m_confirm->setEnabled(false);
    m_inert.start(400);
}

void ConfirmCard::setRequest(const QString& request)
{
    if (m_request->toPlainText() != request)
        m_request->setPlainText(request);
}

QString ConfirmCard::request() const
{
    return m_request->toPlainText();
}

void ConfirmCard::setVerb(const QString& verb, bool enabled)
{
    const bool other = m_confirm->text() != verb;
    m_allowed = enabled;
    m_confirm->setText(verb);
    if (other)
        hold();
    else if (!m_inert.isActive())
        m_confirm->setEnabled(enabled && !m_sent);
}

void ConfirmCard::say(StatusKind status, const QString& sentence)
{
    m_words = sentence;
    m_strip->show(status, sentence);
}

void ConfirmCard::setSent()
{
    m_sent = true;
    m_confirm->hide();
}

void ConfirmCard::confirm()
{
    if (m_sent || !m_allowed || m_inert.isActive() || !isVisible())
        return;
    Q_EMIT confirmed();
}

void ConfirmCard::closeCard()
{
    hide();
    Q_EMIT closed();
}

void ConfirmCard::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter)
        m_sent ? closeCard() : confirm();
    else if (event->key() == Qt::Key_Escape)
        closeCard();
    else
        QFrame::keyPressEvent(event);
}

void ConfirmCard::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const mw::Palette& colors = m_theme.palette();
    painter.setPen(QPen(colors.accent, 1));
    painter.setBrush(colors.panel);
    painter.drawRoundedRect(
        QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), space::radius, space::radius);
}

} // namespace mw
