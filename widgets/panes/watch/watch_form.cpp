// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/watch/watch_form.h"

#include <QKeyEvent>
#include <QLineEdit>

namespace mw {

WatchForm::WatchForm(const Theme& theme, QWidget* parent)
    : Card(theme, QStringLiteral(" "), parent)
    , m_words(new QLineEdit)
    , m_confirm(new Button(theme, {}, ButtonKind::Primary))
    //: Button: leaves the card without doing anything
    , m_leave(new Button(theme, tr("Leave"), ButtonKind::Ghost))
{
    body()->addWidget(m_words);
    follow(m_words);
    connect(m_confirm, &QPushButton::clicked, this, &WatchForm::confirm);
    connect(m_leave, &QPushButton::clicked, this, &WatchForm::leave);
    hide();
}

void WatchForm::follow(QLineEdit* field)
{
    connect(field, &QLineEdit::textChanged, this, [this] { refresh(); });
    connect(field, &QLineEdit::returnPressed, this, &WatchForm::confirm);
}

void WatchForm::addButtons()
{
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_confirm);
    buttons->addWidget(m_leave);
    buttons->addStretch(1);
    body()->addLayout(buttons);
    body()->addStretch(1); // it may be given more room than it needs
}

void WatchForm::begin(const QString& title)
{
    setTitle(title);
    refresh();
    show();
    raise();
    m_words->setFocus(Qt::OtherFocusReason);
}

QString WatchForm::words() const
{
    return m_words->text().simplified();
}

void WatchForm::setWords(const QString& words)
{
    m_words->setText(words);
}

void WatchForm::confirm()
{
    if (isHidden() || !m_confirm->isEnabled())
        return;
    hide();
    Q_EMIT confirmed();
}

void WatchForm::leave()
{
    hide();
    Q_EMIT left();
}

void WatchForm::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        return leave();
    Card::keyPressEvent(event);
}

} // namespace mw
