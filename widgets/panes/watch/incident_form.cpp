// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/watch/incident_form.h"

#include "models/text/format.h"
#include "models/text/moment.h"
#include "widgets/controls/segmented.h"
#include "widgets/controls/text_label.h"
#include "widgets/panes/watch/watch_words.h"

#include <QComboBox>
#include <QLineEdit>
#include <algorithm>

namespace mw {

using incident::Cause;
using incident::Level;

namespace {

constexpr int pageWidth = 330; // px of a page's words

} // namespace

IncidentForm::IncidentForm(const Theme& theme, QWidget* parent)
    : WatchForm(theme, parent)
    , m_from(new TextLabel(theme, TextSize::Body))
    , m_commander(new QLineEdit)
    , m_channel(new QLineEdit)
    , m_bridge(new QLineEdit)
    , m_pages(new QComboBox)
    , m_level(new SegmentedControl(
          theme, {QStringLiteral("P1"), QStringLiteral("P2"), QStringLiteral("P3")}))
    //: What it was: choices when an incident is closed
    , m_cause(new SegmentedControl(theme, {tr("Real cause"), tr("False alarm"), tr("Noise")}))
{
    m_from->setElide(Qt::ElideRight);
    body()->addWidget(m_from);
    m_level->setAccessibleName(tr("Severity"));
    m_cause->setAccessibleName(tr("Cause"));
    //: Placeholder: who leads the incident
    m_commander->setPlaceholderText(tr("Commander"));
    m_commander->setAccessibleName(tr("Commander"));
    //: Placeholder: where people talk about the incident
    m_channel->setPlaceholderText(tr("Channel, e.g. #inc-payments"));
    m_channel->setAccessibleName(tr("Channel"));
    //: Placeholder: the call where people talk about the incident
    m_bridge->setPlaceholderText(tr("Bridge: link of the call"));
    m_bridge->setAccessibleName(tr("Bridge"));
    //: Which page of the pager the incident is made from
    m_pages->setAccessibleName(tr("Page to import"));
    m_pages->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_pages->setMinimumContentsLength(18);
    auto* people = new QHBoxLayout;
    people->addWidget(m_level);
    people->addWidget(m_cause);
    people->addWidget(m_commander, 1);
    people->addWidget(m_channel, 1);
    people->addStretch(0); // a cause stands alone, at the left
    auto* where = new QHBoxLayout;
    where->addWidget(m_bridge, 1);
    where->addWidget(m_pages, 1);
    body()->addLayout(people);
    body()->addLayout(where);
    addButtons();
    for (QLineEdit* each : {m_commander, m_channel, m_bridge})
        follow(each);
    connect(m_level, &SegmentedControl::currentChanged, this, &IncidentForm::refresh);
    connect(m_cause, &SegmentedControl::currentChanged, this, &IncidentForm::refresh);
}

void IncidentForm::open(Mode mode, const QString& title, const QString& hint)
{
    m_mode = mode;
    setHint(hint);
    m_from->setVisible(mode == Mode::Impact);
    m_level->setVisible(mode == Mode::Declare || mode == Mode::Change);
    m_commander->setVisible(mode == Mode::Declare);
    m_channel->setVisible(mode == Mode::Declare);
    m_bridge->setVisible(mode == Mode::Declare);
    m_pages->setVisible(mode == Mode::Declare && !m_pageKeys.empty());
    m_cause->setVisible(mode == Mode::Close || mode == Mode::Judge);
    field()->setAccessibleName(mode == Mode::Impact       ? tr("Start of the impact")
                                   : mode == Mode::Change ? tr("Commander")
                                                          //: Of the field of a card
                                                          : tr("In one line"));
    begin(title);
}

void IncidentForm::openDeclare(const QString& title,
                               Level level,
                               const QString& person,
                               const QString& hint,
                               const std::vector<Choice>& pages,
                               bool imports)
{
    m_pages->clear();
    m_pageKeys.clear();
    for (const Choice& one : pages) {
        // A combo box cuts its text in the middle of a letter.
        m_pages->addItem(m_pages->fontMetrics().elidedText(one.words, Qt::ElideRight, pageWidth));
        m_pages->setItemData(m_pages->count() - 1, one.words, Qt::ToolTipRole);
        m_pageKeys.push_back(one.key);
    }
    //: Choice among pages: the incident is made from none of them
    m_pages->addItem(tr("no page"));
    m_pages->setCurrentIndex(imports ? 0 : int(m_pageKeys.size()));
    setWords(title);
    field()->setPlaceholderText(tr("What happens, in one line"));
    m_commander->setText(person);
    m_level->setCurrent(int(level));
    open(Mode::Declare, tr("Declare an incident"), hint);
}

void IncidentForm::openUpdate(const QString& id, const QString& words, const QString& hint)
{
    m_id = id;
    setWords(words);
    //: Heading. %1 = "INC-0007"
    open(Mode::Update, tr("Status update of %1").arg(id), hint);
}

void IncidentForm::openJudge(const QString& page, bool usersWell)
{
    m_id = page;
    setWords({});
    //: Placeholder; not needed for a false alarm or noise
    field()->setPlaceholderText(tr("In one line: what it was (needed for a real cause)"));
    open(Mode::Judge,
         //: Heading. %1 = "#40213 HighErrorRate"
         usersWell ? tr("Users are well: what was page %1?").arg(page)
                   //: Heading; how users are is not known. %1 = "#40213 HighErrorRate"
                   : tr("It is over: what was page %1?").arg(page),
         tr("kept on the incident clock; changes nothing at the pager"));
}

void IncidentForm::openClose(const QString& id)
{
    m_id = id;
    setWords({});
    field()->setPlaceholderText(tr("In one line: what it was"));
    //: Heading. %1 = "INC-0007"
    open(Mode::Close, tr("Close %1").arg(id), {});
}

void IncidentForm::openImpact(
    const QString& id, World at, bool confirmed, const QString& from, World now)
{
    m_id = id;
    m_now = now;
    m_known = at;
    m_confirmed = confirmed;
    m_from->setText(from);
    m_from->setToolTip(from);
    setWords(at == World{} ? QString() : text::typeable(at));
    //: Placeholder; times in UTC
    field()->setPlaceholderText(tr("When users began to feel it: 02:52, or 2026-01-17 02:52:00Z"));
    //: Heading. %1 = "INC-0007"
    open(Mode::Impact, tr("Start of the impact of %1").arg(id), {});
    field()->selectAll();
}

void IncidentForm::openChange(const QString& id, Level level, const QString& commander)
{
    m_id = id;
    m_levelBefore = level;
    m_leaderBefore = commander.simplified();
    setWords(commander);
    field()->setPlaceholderText(tr("Commander"));
    m_level->setCurrent(int(level));
    open(Mode::Change,
         //: Heading. %1 = "INC-0007"
         tr("Severity and commander of %1").arg(id),
         tr("what it was before stays in the record"));
    field()->selectAll();
}

std::optional<World> IncidentForm::impact() const
{
    if (m_known != World{} && words() == text::typeable(m_known))
        return m_known;
    const auto typed = text::typedMoment(words(), m_now);
    return typed && *typed <= m_now ? typed : std::nullopt;
}

// The hint reads back what was typed: in another day or hour than meant it would be a wrong record.
void IncidentForm::refreshImpact()
{
    const auto at = impact();
    button()->setEnabled(at && !(m_confirmed && *at == m_known));
    if (!at) {
        setHint(words().isEmpty() ? QString()
                    : text::typedMoment(words(), m_now)
                    //: Of a time that was typed
                    ? tr("that is yet to come")
                    //: Of what was typed
                    : tr("not a time: 02:52, or 2026-01-17 02:52:00Z"));
        //: Button, while what was typed is no time
        button()->setText(tr("Confirm the start of the impact"));
        return;
    }
    //: Of a time that was typed. %1 = local time of day, %2 = "9 min"
    setHint(tr("%1 local, %2 ago").arg(text::clockTime(*at), watch::spoken(m_now - *at)));
    const bool thisDay = m_now - *at < std::chrono::hours(24);
    const QString time = thisDay ? text::clockTimeUtc(*at) : text::typeable(*at);
    button()->setText(m_known != World{} && *at != m_known
                          //: Button. %1 = time of day
                          ? tr("Correct: the impact began %1").arg(time)
                          //: Button. %1 = time of day
                          : tr("Confirm: the impact began %1").arg(time));
}

void IncidentForm::refreshChange()
{
    const QString leader = words();
    button()->setEnabled(level() != m_levelBefore || leader != m_leaderBefore);
    const QString severity = QString::fromLatin1(toString(level()));
    button()->setText(leader.isEmpty()
                          //: Button. %1 = "INC-0007", %2 = "P1"
                          ? tr("%1 is %2, led by nobody").arg(m_id, severity)
                          //: Button. %1 = "INC-0007", %2 = "P1", %3 = who leads it
                          : tr("%1 is %2, led by %3").arg(m_id, severity, leader));
}

void IncidentForm::refresh()
{
    switch (m_mode) {
    case Mode::Impact:
        return refreshImpact();
    case Mode::Change:
        return refreshChange();
    case Mode::Declare:
        //: Button: verb and object. %1 = "P1"
        button()->setText(tr("Declare a %1 incident").arg(QString::fromLatin1(toString(level()))));
        break;
    case Mode::Update:
        //: Button. %1 = "INC-0007"
        button()->setText(tr("Keep and copy the update of %1").arg(m_id));
        break;
    case Mode::Close:
        //: Button. %1 = "INC-0007"
        button()->setText(tr("Close %1").arg(m_id));
        break;
    case Mode::Judge:
        button()->setText(cause() == Cause::Real
                              //: Button: says what a page was
                              ? tr("Keep: it was a real cause")
                              : cause() == Cause::FalseAlarm
                                  //: Button: says what a page was
                                  ? tr("Keep: it was a false alarm")
                                  //: Button: says what a page was
                                  : tr("Keep: it was noise"));
        break;
    }
    button()->setEnabled(!words().isEmpty() || (m_mode == Mode::Judge && cause() != Cause::Real));
}

Level IncidentForm::level() const
{
    return Level(std::clamp(m_level->current(), 0, 2));
}

Cause IncidentForm::cause() const
{
    return Cause(std::clamp(m_cause->current(), 0, 2));
}

QString IncidentForm::commander() const
{
    return m_commander->text().simplified();
}

QString IncidentForm::channel() const
{
    return m_channel->text().simplified();
}

QString IncidentForm::bridge() const
{
    return m_bridge->text().simplified();
}

SourceKey IncidentForm::page() const
{
    const int index = m_pages->currentIndex();
    return index >= 0 && index < int(m_pageKeys.size()) ? m_pageKeys[size_t(index)] : SourceKey{};
}

void IncidentForm::setBridge(const QString& bridge)
{
    m_bridge->setText(bridge);
}

void IncidentForm::choosePage(const SourceKey& key)
{
    const auto it = std::find(m_pageKeys.begin(), m_pageKeys.end(), key);
    m_pages->setCurrentIndex(int(it - m_pageKeys.begin())); // the end: none
}

void IncidentForm::setCause(Cause cause)
{
    m_cause->setCurrent(int(cause));
}

} // namespace mw
