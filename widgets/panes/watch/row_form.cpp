// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/watch/row_form.h"

#include "models/insight/watch_marks.h"
#include "widgets/controls/segmented.h"

#include <QDateTime>
#include <QKeyEvent>
#include <QLineEdit>

namespace mw {
namespace {

World worldOf(const QDateTime& local)
{
    return World(Millis(local.toMSecsSinceEpoch()));
}

QDateTime localOf(World at)
{
    return QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count());
}

} // namespace

RowForm::RowForm(const Theme& theme, QWidget* parent)
    : Card(theme, QStringLiteral(" "), parent)
    , m_words(new QLineEdit)
    , m_end(new SegmentedControl(theme, {}))
    , m_confirm(new Button(theme, {}, ButtonKind::Primary))
    //: Button: leaves the card without doing anything
    , m_leave(new Button(theme, tr("Leave"), ButtonKind::Ghost))
{
    m_end->setAccessibleName(tr("Until"));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_confirm);
    buttons->addWidget(m_leave);
    buttons->addStretch(1);
    body()->addWidget(m_words);
    body()->addWidget(m_end);
    body()->addLayout(buttons);
    connect(m_words, &QLineEdit::textChanged, this, &RowForm::refresh);
    connect(m_words, &QLineEdit::returnPressed, this, &RowForm::confirm);
    connect(m_end, &SegmentedControl::currentChanged, this, &RowForm::refresh);
    connect(m_confirm, &QPushButton::clicked, this, &RowForm::confirm);
    connect(m_leave, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT left();
    });
    hide();
}

void RowForm::open(Mode mode, const QString& title)
{
    m_mode = mode;
    setTitle(title);
    m_end->setVisible(mode == Mode::Snooze);
    refresh();
    show();
    raise();
    m_words->setFocus(Qt::OtherFocusReason);
    m_words->selectAll();
}

void RowForm::openSnooze(const QString& object, World now)
{
    m_object = object;
    const QDateTime local = localOf(now);
    // Working mornings: tomorrow's, and Monday's.
    QDateTime morning(local.date(), QTime(8, 0));
    if (morning <= local)
        morning = morning.addDays(1);
    QDateTime monday = morning;
    while (monday.date().dayOfWeek() != 1)
        monday = monday.addDays(1);
    m_ends = {now + std::chrono::hours(1),
              now + std::chrono::hours(4),
              worldOf(morning),
              std::min(worldOf(monday), now + longestSnooze),
              now + longestSnooze};
    //: How long a row is put off
    m_end->setItems({tr("1 h"),
                     //: How long a row is put off
                     tr("4 h"),
                     //: Until when a row is put off: the next morning
                     tr("Until 08:00"),
                     //: Until when a row is put off
                     tr("Until Monday"),
                     //: How long a row is put off
                     tr("7 d")});
    m_end->setCurrent(2);
    m_words->clear();
    //: Placeholder: why a row is put off
    m_words->setPlaceholderText(tr("Why? Others will read this."));
    m_words->setAccessibleName(tr("Why"));
    //: Heading. %1 = what the row speaks of
    open(Mode::Snooze, tr("Snooze %1").arg(object));
}

void RowForm::openOwner(const QString& object, const QString& person)
{
    m_object = object;
    m_words->setText(person);
    //: Placeholder: who takes care of a row
    m_words->setPlaceholderText(tr("Who has it? Empty: nobody"));
    m_words->setAccessibleName(tr("Who"));
    //: Heading. %1 = what the row speaks of
    open(Mode::Owner, tr("Who has %1?").arg(object));
}

void RowForm::refresh()
{
    if (m_mode == Mode::Snooze) {
        const QString end = localOf(until()).toString(QStringLiteral("ddd yyyy-MM-dd HH:mm"));
        //: Beside the heading. %1 = local time
        setHint(tr("ends by itself %1, and at once if it gets worse").arg(end));
        //: Button: verb and object. %1 = what the row speaks of, %2 = local time
        m_confirm->setText(
            tr("Snooze %1 until %2")
                .arg(m_object, localOf(until()).toString(QStringLiteral("ddd HH:mm"))));
        m_confirm->setEnabled(!words().isEmpty());
        return;
    }
    setHint(tr("kept with the row for seven days"));
    m_confirm->setText(words().isEmpty()
                           //: Button. %1 = what the row speaks of
                           ? tr("Nobody has %1").arg(m_object)
                           //: Button. %1 = who, %2 = what the row speaks of
                           : tr("%1 has %2").arg(words(), m_object));
    m_confirm->setEnabled(true);
}

World RowForm::until() const
{
    const size_t index = size_t(std::max(0, m_end->current()));
    return index < m_ends.size() ? m_ends[index] : World{};
}

QString RowForm::words() const
{
    return m_words->text().simplified();
}

void RowForm::setWords(const QString& words)
{
    m_words->setText(words);
}

void RowForm::setEnd(int index)
{
    m_end->setCurrent(index);
}

void RowForm::confirm()
{
    if (isHidden() || !m_confirm->isEnabled())
        return;
    hide();
    Q_EMIT confirmed();
}

void RowForm::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        hide();
        Q_EMIT left();
        return;
    }
    Card::keyPressEvent(event);
}

} // namespace mw
