// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Ctrl+V on no field: opens what a link or id names, at the moment it speaks of.
#include "models/text/format.h"
#include "widgets/panes/watch/watch_facts.h"
#include "widgets/panes/watch/watch_pane.h"
#include "widgets/panes/watch/watch_words.h"

#include <QClipboard>
#include <QGuiApplication>

namespace mw {

void WatchPane::paste()
{
    const World now = m_context->clock.world();
    const PastedThing thing = pastedThing(QGuiApplication::clipboard()->text().toStdString(), now);
    if (thing.kind == PastedThing::Kind::Incident)
        return pasteIncident(thing.value);
    const Selected found = watch::resolve(m_context->hub, thing);
    const bool timed = thing.at != World{} && thing.at < now;
    if (timed)
        m_context->time.setCursor(thing.at);
    if (std::holds_alternative<std::monostate>(found)) {
        const QString why = watch::sorry(thing);
        //: %1 = why nothing is opened, %2 = time of day
        return say(StatusKind::Info,
                   timed ? tr("%1 The panes show %2.").arg(why, text::clockTimeUtc(thing.at))
                         : why);
    }
    m_yield = true;
    m_context->selection.open(found);
    m_yield = false;
}

// Records lie in files, of other estates too: their words are told, and the clock goes there where
// it is ours.
void WatchPane::pasteIncident(const std::string& id)
{
    if (!m_files)
        //: %1 = "INC-0007"
        return say(StatusKind::Info,
                   tr("No records of incidents are kept here: %1.").arg(text::qs(id)));
    for (const incident::Listed& one : incident::listIncidents(*m_files, m_setup.incidentsDir)) {
        const incident::Incident& it = one.incident;
        if (it.id != id)
            continue;
        if (!one.problem.empty())
            return say(StatusKind::Critical, text::qs(id + ": " + one.problem));
        QString words = text::qs(it.id + " " + incident::toString(it.level) + ": " + it.title);
        const bool ours = it.belongsTo(m_setup.estate, m_setup.simulated);
        if (!ours)
            //: Of an incident's record. %1 = "INC-0007 P1: …", %2 = another estate
            words = tr("%1 (of another estate: %2)")
                        .arg(words, it.estate.empty() ? text::none() : text::qs(it.estate));
        if (!it.isOpen())
            //: Of an incident's record. %1 = "INC-0007 P1: …", %2 = time, %3 = how it was summed up
            words = tr("%1, closed %2: %3")
                        .arg(words, text::timeUtc(it.closed), text::qs(it.closingWords));
        if (ours) {
            m_context->actions.trigger(QStringLiteral("pane.watch"));
            m_context->time.setCursor(it.impact == World{} ? it.declared : it.impact);
        }
        return say(StatusKind::Info, words);
    }
    //: %1 = "INC-0007"
    say(StatusKind::Info, tr("There is no record %1.").arg(text::qs(id)));
}

} // namespace mw
