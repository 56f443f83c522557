// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/watch/row_form.h"

#include "models/insight/watch_marks.h"
#include "models/text/moment.h"
#include "widgets/controls/segmented.h"
#include "widgets/controls/text_label.h"

#include <QDateTime>
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
    : WatchForm(theme, parent)
    , m_end(new SegmentedControl(theme, {}))
    , m_named(new TextLabel(theme, TextSize::Body))
{
    m_named->setElide(Qt::ElideRight);
    body()->addWidget(m_named);
    m_end->setAccessibleName(tr("Until"));
    body()->addWidget(m_end);
    addButtons();
    connect(m_end, &SegmentedControl::currentChanged, this, &RowForm::refresh);
}

void RowForm::open(Mode mode, const QString& title)
{
    m_mode = mode;
    m_end->setVisible(mode == Mode::Snooze);
    m_named->setVisible(mode == Mode::Owner);
    begin(title);
    field()->selectAll();
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
    setWords({});
    //: Placeholder: why a row is put off
    field()->setPlaceholderText(tr("Why? Others will read this."));
    field()->setAccessibleName(tr("Why"));
    //: Heading. %1 = what the row speaks of
    open(Mode::Snooze, tr("Snooze %1").arg(object));
}

QString RowForm::named() const
{
    return m_named->text();
}

void RowForm::openOwner(const QString& object, const QString& person, const QString& named)
{
    m_object = object;
    m_named->setText(named);
    m_named->setToolTip(named);
    setWords(person);
    //: Placeholder: who takes care of a row
    field()->setPlaceholderText(tr("Who has it? Empty: nobody"));
    field()->setAccessibleName(tr("Who"));
    //: Heading. %1 = what the row speaks of
    open(Mode::Owner, tr("Who has %1?").arg(object));
}

void RowForm::refresh()
{
    if (m_mode == Mode::Snooze) {
        const QString end = text::written(localOf(until()), QStringLiteral("ddd yyyy-MM-dd HH:mm"));
        //: Beside the heading. %1 = local time
        setHint(tr("ends by itself %1, and at once if it gets worse").arg(end));
        //: Button: verb and object. %1 = what the row speaks of, %2 = local time
        button()->setText(
            tr("Snooze %1 until %2")
                .arg(m_object, text::written(localOf(until()), QStringLiteral("ddd HH:mm"))));
        button()->setEnabled(!words().isEmpty());
        return;
    }
    setHint(tr("kept with the row for seven days"));
    button()->setText(words().isEmpty()
                          //: Button. %1 = what the row speaks of
                          ? tr("Nobody has %1").arg(m_object)
                          //: Button. %1 = who, %2 = what the row speaks of
                          : tr("%1 has %2").arg(words(), m_object));
    button()->setEnabled(true);
}

World RowForm::until() const
{
    const size_t index = size_t(std::max(0, m_end->current()));
    return index < m_ends.size() ? m_ends[index] : World{};
}

void RowForm::setEnd(int index)
{
    m_end->setCurrent(index);
}

} // namespace mw
