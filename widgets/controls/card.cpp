// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/card.h"

#include "widgets/controls/button.h"
#include "widgets/theme/paint.h"

namespace mw {

Card::Card(const Theme& theme, const QString& title, QWidget* parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_title(new TextLabel(theme, TextSize::Body, Ink::Text, QFont::DemiBold))
    , m_hint(new TextLabel(theme, TextSize::Small, Ink::Faint))
    , m_head(new QHBoxLayout)
    , m_body(new QVBoxLayout)
{
    setFrameShape(QFrame::NoFrame);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(space::padding, 12, space::padding, 12);
    all->setSpacing(8);
    m_head->setSpacing(8);
    m_head->addWidget(m_title);
    m_head->addWidget(m_hint);
    m_head->addStretch(1);
    m_hint->setElide(Qt::ElideRight);
    all->addLayout(m_head);
    all->addLayout(m_body, 1);
    m_body->setSpacing(8);
    setTitle(title);
    setHint({});
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Card::setTitle(const QString& title)
{
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
}

void Card::setHint(const QString& hint)
{
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
}

void Card::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    paintCard(p, m_theme, rect());
}

Strip::Strip(const Theme& theme, QWidget* parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_text(new TextLabel(theme, TextSize::Small))
    , m_action(new Button(theme, {}, ButtonKind::Ghost))
{
    setFixedHeight(32);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(34, 0, 4, 0);
    row->setSpacing(8);
    m_text->setElide(Qt::ElideRight);
    row->addWidget(m_text, 1);
    row->addWidget(m_action);
    m_action->setSmall();
    hide();
    connect(m_action, &QPushButton::clicked, this, &Strip::actionTriggered);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Strip::show(StatusKind status, const QString& sentence, const QString& action)
{
    m_status = status;
    m_text->setText(sentence);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(wordOf(status) % QStringLiteral(": ") % sentence);
    setVisible(true);
    update();
}

void Strip::clear()
{
    setVisible(false);
}

void Strip::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const mw::Palette& c = m_theme.palette();
    p.setPen(QPen(c.hairline, 1));
    p.setBrush(blend(c.panel, c.hover));
    p.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), space::radius, space::radius);
    paintStatus(p, m_theme, m_status, QRectF(12, height() / 2.0 - 6, 12, 12));
}

StatusMark::StatusMark(const Theme& theme, int size, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_size(size)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void StatusMark::setStatus(StatusKind kind, bool quiet)
{
    m_kind = kind;
    m_quiet = quiet;
    setAccessibleName(wordOf(kind));
    update();
}

void StatusMark::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    const QRectF box((width() - m_size) / 2.0, (height() - m_size) / 2.0, m_size, m_size);
    paintStatus(p, m_theme, m_kind, box, m_quiet ? Loudness::Quiet : Loudness::Normal);
}

} // namespace mw
