// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The page at 03:00 in words, and which runbooks are offered for it.
#include "models/runbook/library_match.h"
#include "models/text/alert_sentences.h"
#include "models/text/format.h"
#include "widgets/panes/library_scan.h"
#include "widgets/panes/watch/watch_facts.h"
#include "widgets/panes/watch/watch_pane.h"
#include "widgets/panes/watch/watch_words.h"

#include <algorithm>

namespace mw {
namespace {

QString namesOf(const std::vector<PagePerson>& people)
{
    QStringList names;
    for (const PagePerson& one : people)
        names << text::qs(one.name);
    return names.join(QStringLiteral(", "));
}

std::vector<OfferedRunbook> offered(const runbook::Library& library)
{
    std::vector<OfferedRunbook> out;
    for (const runbook::LibraryEntry& entry : library.entries) {
        OfferedRunbook book;
        book.id = entry.id;
        book.title = entry.title.empty() ? entry.id : entry.title;
        for (const runbook::RunSummary& run : library.runs) { // newest first
            if (run.runbookId != entry.id || !run.closedAt || run.state != "succeeded")
                continue;
            book.lastUsed = *run.closedAt;
            book.took = *run.closedAt - run.createdAt;
            break;
        }
        for (const std::string& alert : entry.alerts) {
            book.alert = alert;
            out.push_back(book);
        }
    }
    return out;
}

} // namespace

void WatchPane::scanRunbooks()
{
    if (m_setup.runbookFolders.empty())
        return;
    m_scanning = true;
    readLibrary(this,
                m_setup.runbookFolders,
                m_setup.runsDir,
                m_context->clock.world(),
                offered,
                [this](std::vector<OfferedRunbook> found) {
                    m_runbooks = std::move(found);
                    m_scanning = false;
                    refresh();
                });
}

const OfferedRunbook* WatchPane::runbookFor(const std::vector<std::string>& alerts) const
{
    for (const std::string& alert : alerts) {
        for (const OfferedRunbook& book : m_runbooks) {
            if (runbook::offersFor(book.alert, alert))
                return &book;
        }
    }
    return nullptr;
}

std::vector<const OfferedRunbook*> WatchPane::runbooksFor(const std::string& shoutKey) const
{
    std::vector<const OfferedRunbook*> out;
    for (const Shout& shout : m_context->hub.shouts()) {
        if (shout.key != shoutKey)
            continue;
        for (const AlertGroup& group : shout.groups) {
            for (const OfferedRunbook& book : m_runbooks) {
                const bool known = std::any_of(
                    out.begin(), out.end(), [&](const auto* one) { return one->id == book.id; });
                if (!known && runbook::offersFor(book.alert, group.name))
                    out.push_back(&book);
            }
        }
    }
    return out;
}

QString WatchPane::runbookHint(const OfferedRunbook& book) const
{
    if (book.lastUsed == World{})
        //: Below a runbook: nobody has run it from here
        return tr("not used here yet; opens the plan, starts nothing");
    //: Below a runbook. %1 = "12 d", %2 = "4 min 10 s"
    return tr("used %1 ago, took %2")
        .arg(watch::spoken(m_context->clock.world() - book.lastUsed), watch::spoken(book.took));
}

void WatchPane::fillFocus(const FocusPages& tab, bool recovered)
{
    const World now = m_context->clock.world();
    const Page& page = tab.pages.front();
    FocusCard::Content content;
    content.status = recovered ? StatusKind::Ok : statusOf(tab.severity);
    //: A page. %1 = number, %2 = title
    content.title = tr("PD #%1 %2").arg(page.number).arg(text::qs(page.title));
    //: %1 = time of day, %2 = who was called
    content.facts << tr("paged %1, to %2")
                         .arg(text::clockTimeUtc(page.created),
                              page.assignees.empty() ? text::none() : namesOf(page.assignees));
    if (recovered) {
        //: The page was resolved. %1 = "4 min", %2 = until when it is looked at
        content.countdown = tr("resolved for %1").arg(watch::spoken(now - m_recoveredAt));
        content.facts << tr("watching until %1")
                             .arg(watch::shortTime(m_recoveredAt + std::chrono::minutes(15)));
    } else if (page.state == Page::State::Triggered) {
        const QString when = text::escalation(page, now);
        //: %1 = countdown and whom: "1:48 → Ben"
        content.countdown
            = when.isEmpty() ? tr("does not escalate") : tr("escalates in %1").arg(when);
        content.urgent
            = page.escalatesAt != World{} && page.escalatesAt - now < std::chrono::minutes(1);
        content.facts << tr("nobody has it");
        content.acknowledge = m_setup.services.gateway != nullptr;
    } else {
        const World at = page.acknowledgers.empty() ? World{} : page.acknowledgers.front().at;
        //: %1 = who, %2 = time of day
        content.countdown
            = at == World{} ? tr("acknowledged") : tr("acked %1").arg(text::clockTimeUtc(at));
        if (!page.acknowledgers.empty())
            //: Who has taken the page. %1 = names
            content.facts << tr("with %1").arg(namesOf(page.acknowledgers));
    }
    if (m_tabs.size() > 1)
        //: Tabs of pages of different causes. %1 = which, %2 = of how many
        content.tabs = tr("%1 of %2").arg(m_tab + 1).arg(m_tabs.size());
    if (tab.pages.size() > 1)
        //: Pages of one cause
        content.tabs += (content.tabs.isEmpty() ? QString() : QStringLiteral(" · "))
            + tr("%n pages", nullptr, int(tab.pages.size()));

    const auto before
        = changedBefore(m_log->between(tab.impact - focusLooksBack, now),
                        {tab.object, tab.cluster, tab.ns, tab.impact, {}, environmentOf(tab)},
                        now);
    for (size_t i = 0; i < before.size() && i < 3; ++i)
        content.changes.push_back({before[i].change.id,
                                   text::qs(before[i].change.sentence),
                                   text::clockTimeUtc(tab.impact - before[i].before),
                                   watch::groundWords(before[i]),
                                   before[i].strongest});
    //: Nothing changed before the page. %1 = "2 h"
    content.none = tr("No change is known in the %1 before %2.")
                       .arg(watch::spoken(focusLooksBack), watch::shortTime(tab.impact));
    //: The cloud provider's own incidents are said to be unknown, always
    content.provider = tr("Provider (AWS Health and others): not watched, so not known.");

    const auto books = runbooksFor(tab.shout);
    if (!books.empty())
        content.deeds.push_back({QStringLiteral("watch.plan"),
                                 tr("Enter"),
                                 //: %1 = title of a runbook; opens its plan
                                 tr("Plan: %1").arg(text::qs(books[0]->title)),
                                 runbookHint(*books[0]),
                                 true});
    if (books.size() > 1)
        content.deeds.push_back({QStringLiteral("watch.plan2"),
                                 QStringLiteral("2"),
                                 tr("Plan: %1").arg(text::qs(books[1]->title)),
                                 {},
                                 false});
    if (books.empty())
        content.deeds.push_back({QStringLiteral("pane.runbooks"),
                                 QString(),
                                 tr("No runbook names this alert: look in the library"),
                                 {},
                                 false});
    if (const auto failing = watch::failingPods(m_context->hub, tab); !failing.empty())
        content.deeds.push_back({QStringLiteral("watch.pods"),
                                 QStringLiteral("L"),
                                 //: %n = pods that are not ready
                                 tr("Failing pods (%n)", nullptr, int(failing.size())),
                                 {},
                                 false});
    addIncidentDeeds(content.deeds);
    content.deeds.push_back({QStringLiteral("watch.note"),
                             QStringLiteral(","),
                             //: Writes a line on the incident clock
                             tr("Note on the clock"),
                             {},
                             false});
    m_focus->setContent(std::move(content));
}

} // namespace mw
