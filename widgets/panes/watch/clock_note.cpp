// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/watch/clock_note.h"

#include "models/text/format.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>

namespace mw {
namespace {

constexpr int wide = 720, high = 52, above = 44; // the status bar stays in view
constexpr int saidFor = 4'000; // ms

} // namespace

ClockNote::ClockNote(const Theme& theme, QWidget* parent)
    : Card(theme, {}, parent)
    , m_field(new QLineEdit)
    , m_said(new TextLabel(theme, TextSize::Body, Ink::Text))
{
    m_field->setObjectName(QStringLiteral("watch.noteField"));
    m_field->installEventFilter(this);
    body()->addWidget(m_field);
    body()->addWidget(m_said);
    m_off.setSingleShot(true);
    m_off.setInterval(saidFor);
    connect(&m_off, &QTimer::timeout, this, &QWidget::hide);
    connect(m_field, &QLineEdit::returnPressed, this, [this] {
        const QString words = m_field->text().simplified();
        leave();
        if (!words.isEmpty())
            Q_EMIT kept(words);
    });
    hide();
}

void ClockNote::place(QWidget* over)
{
    if (parentWidget() != over)
        setParent(over);
    const int width = std::min(over->width() - 32, wide);
    setGeometry((over->width() - width) / 2, over->height() - high - above, width, high);
    show();
    raise();
}

void ClockNote::open(QWidget* over, World pressed)
{
    m_off.stop();
    m_pressed = pressed;
    m_before = QApplication::focusWidget();
    m_said->hide();
    m_field->show();
    m_field->clear();
    m_field->setPlaceholderText(
        //: Placeholder. %1 = time of day: when the key was pressed
        tr("note, stamped %1; Enter keeps it, Esc leaves").arg(text::clockTimeUtc(pressed)));
    m_field->setAccessibleName(tr("Note"));
    place(over);
    m_field->setFocus(Qt::OtherFocusReason);
}

void ClockNote::say(const QString& words)
{
    m_field->hide();
    m_said->setText(words);
    m_said->show();
    if (QWidget* over = parentWidget())
        place(over);
    m_off.start();
}

void ClockNote::leave()
{
    hide();
    if (m_before && m_before->isVisible())
        m_before->setFocus(Qt::OtherFocusReason);
}

bool ClockNote::eventFilter(QObject* object, QEvent* event)
{
    if (event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        leave();
        return true;
    }
    // A field that is left by a click is left.
    if (event->type() == QEvent::FocusOut && isVisible() && m_field->isVisible()
        && static_cast<QFocusEvent*>(event)->reason() == Qt::MouseFocusReason
        && m_field->text().isEmpty())
        hide();
    return Card::eventFilter(object, event);
}

} // namespace mw
