// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/watch/incident_form.h"

#include "widgets/controls/segmented.h"

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
    , m_commander(new QLineEdit)
    , m_channel(new QLineEdit)
    , m_bridge(new QLineEdit)
    , m_pages(new QComboBox)
    , m_level(new SegmentedControl(
          theme, {QStringLiteral("P1"), QStringLiteral("P2"), QStringLiteral("P3")}))
    //: What it was: choices when an incident is closed
    , m_cause(new SegmentedControl(theme, {tr("Real cause"), tr("False alarm"), tr("Noise")}))
{
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
    m_level->setVisible(mode == Mode::Declare);
    m_commander->setVisible(mode == Mode::Declare);
    m_channel->setVisible(mode == Mode::Declare);
    m_bridge->setVisible(mode == Mode::Declare);
    m_pages->setVisible(mode == Mode::Declare && !m_pageKeys.empty());
    m_cause->setVisible(mode == Mode::Close || mode == Mode::Judge);
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

void IncidentForm::refresh()
{
    switch (m_mode) {
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
