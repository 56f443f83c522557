// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The page at 03:00 in words, and which runbooks are offered for it.
#include "models/runbook/journal/journal.h"
#include "models/runbook/library_match.h"
#include "models/text/alert_sentences.h"
#include "models/text/change_sentences.h"
#include "models/text/format.h"
#include "widgets/cards/owner_facts.h"
#include "widgets/panes/library_scan.h"
#include "widgets/panes/watch/needs_list.h"
#include "widgets/panes/watch/provider_words.h"
#include "widgets/panes/watch/watch_facts.h"
#include "widgets/panes/watch/watch_origin.h"
#include "widgets/panes/watch/watch_pane.h"
#include "widgets/panes/watch/watch_words.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QTimer>
#include <QUrl>
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
            book.run = run.dir;
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
    // A window that opens is drawn first: this takes a core for as long as that.
    QTimer::singleShot(150, this, &WatchPane::readRunbooks);
}

void WatchPane::readRunbooks()
{
    readLibrary(
        this,
        m_setup.runbookFolders,
        m_setup.runsDir,
        m_context->clock.world(),
        offered,
        [this](std::vector<OfferedRunbook> found) {
            m_runbooks = std::move(found);
            if (m_setup.rewrite)
                m_setup.rewrite(m_runbooks);
            m_readRunbooks = m_context->clock.world();
            m_scanning = false;
            refresh();
        },
        m_setup.services.estate);
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

Provenance WatchPane::runbookOrigin(const OfferedRunbook& book) const
{
    // "Not used here yet" is said of the folder of the runs.
    const std::string& where = book.run.empty() ? m_setup.runsDir : runbook::journalPath(book.run);
    //: Source of a number: what a run of a runbook has written
    return {tr("journal of its last run"), text::qs(where), {}, m_readRunbooks};
}

// Pages and their rows, as they are now; the strip instead where somebody is at work in the list.
void WatchPane::refreshFocus()
{
    const Hub& hub = m_context->hub;
    const World now = m_context->clock.world();
    std::vector<FocusPages> tabs
        = focusPages(hub.topic<Page>().rows(), hub.shouts(), hub.findings());
    std::set<SourceKey> open;
    QString fresh;
    for (const FocusPages& tab : tabs) {
        for (const Page& page : tab.pages) {
            open.insert(page.key);
            if (m_known.count(page.key) == 0)
                fresh = text::qs(page.title);
        }
    }
    keepSubjects(tabs);
    keepEnded(open);
    // Somebody is at work in the list: nothing moves until they say so.
    if (!fresh.isEmpty() && m_needs->isBusy()) {
        //: A page has come while somebody works in the list. %1 = its title
        m_needs->setStrip(tr("New page: %1 · Space to show").arg(fresh));
        std::erase_if(tabs, [this](const FocusPages& tab) {
            return std::none_of(tab.pages.begin(), tab.pages.end(), [this](const Page& page) {
                return m_known.count(page.key) > 0;
            });
        });
    } else {
        m_needs->setStrip({});
        m_known = std::move(open);
    }
    m_tabs = std::move(tabs);
    if (m_tabs.empty() && m_ended.empty())
        m_nodes.clear();
    const size_t all = m_tabs.size() + m_ended.size();
    m_tab = std::min(m_tab, all == 0 ? 0 : all - 1);
    const bool wasHidden = m_focus->isHidden();
    m_shown = {};
    const FocusPages* ended = shownEnded();
    if (const FocusPages* tab = ended ? ended : shownTab()) {
        m_shown = m_recovery.look(*tab, watch::leanSlos(hub), m_felt, now);
        fillFocus(*tab, ended != nullptr);
    }
    if ((all > 0) == wasHidden) {
        m_focus->setVisible(all > 0);
        arrange();
    }
}

// When its alert and its finding are over, a page is still about what they spoke of.
void WatchPane::keepSubjects(std::vector<FocusPages>& tabs) const
{
    for (FocusPages& tab : tabs) {
        // The earliest burn of it that goes on, as the clock holds it.
        std::optional<World> began;
        for (const Change& change : m_felt) {
            if (tab.impactMeasured && change.open && change.service == tab.object
                && change.severity == Severity::Critical)
                began = std::min(began.value_or(change.at), change.at);
        }
        tab.impact = began ? heldBeginning(*began, tab.impact) : tab.impact;
        for (const FocusPages& before : m_tabs) {
            const bool same
                = std::any_of(tab.pages.begin(), tab.pages.end(), [&](const Page& page) {
                      return std::any_of(before.pages.begin(),
                                         before.pages.end(),
                                         [&](const Page& other) { return other.key == page.key; });
                  });
            if (!same)
                continue;
            if (tab.shout.empty()) {
                tab.object = before.object;
                tab.cluster = before.cluster;
                tab.ns = before.ns;
            }
            if ((before.impactMeasured && !tab.impactMeasured) || tab.shout.empty()) {
                tab.impact = before.impact;
                tab.impactMeasured = before.impactMeasured;
            }
        }
    }
}

// Pages that were on the screen and are over: looked at for a while, then asked about.
void WatchPane::keepEnded(const std::set<SourceKey>& open)
{
    const auto isOpen = [&open](const Page& page) { return open.count(page.key) > 0; };
    const auto judged = [this](const Page& page) { return hasOutcome(m_said, page.key); };
    for (const FocusPages& before : m_tabs) {
        if (std::any_of(before.pages.begin(), before.pages.end(), isOpen)
            || std::all_of(before.pages.begin(), before.pages.end(), judged))
            continue;
        m_ended.push_back(before);
    }
    std::erase_if(m_ended, [&](const FocusPages& tab) {
        return std::any_of(tab.pages.begin(), tab.pages.end(), isOpen)
            || std::all_of(tab.pages.begin(), tab.pages.end(), judged);
    });
    const Topic<Page>& topic = m_context->hub.topic<Page>();
    for (FocusPages& tab : m_ended) {
        for (Page& page : tab.pages) {
            if (const auto slot = topic.find(page.key))
                page = topic.row(*slot);
            page.state = Page::State::Resolved; // one that the pager lists no more is over too
        }
    }
}

bool WatchPane::asksWhatItWas() const
{
    const FocusPages* tab = shownEnded() ? shownEnded() : shownTab();
    return tab && m_shown.asks(m_context->clock.world())
        && !hasOutcome(m_said, tab->pages.front().key);
}

std::string WatchPane::runbookUrlOf(const std::string& shoutKey) const
{
    for (const Shout& shout : m_context->hub.shouts()) {
        if (shoutKey.empty() || shout.key != shoutKey)
            continue;
        for (const AlertGroup& group : shout.groups) {
            if (!group.runbookUrl.empty())
                return group.runbookUrl;
        }
    }
    return {};
}

void WatchPane::openUrl(const std::string& url)
{
    const QUrl address(text::qs(url), QUrl::StrictMode);
    // Only what a browser should open: an alert's annotation is not ours.
    const bool web = address.isValid() && !address.host().isEmpty()
        && (address.scheme() == QLatin1String("https")
            || address.scheme() == QLatin1String("http"));
    if (!web)
        //: %1 = what stands in an alert
        return say(StatusKind::Warning,
                   tr("The alert's runbook is no web address: %1").arg(text::qs(url)));
    QGuiApplication::clipboard()->setText(text::qs(url));
    if (QDesktopServices::openUrl(address))
        //: %1 = web address
        say(StatusKind::Info, tr("Opened in the browser, and copied: %1").arg(text::qs(url)));
    else
        //: %1 = web address
        say(StatusKind::Warning, tr("No browser opens it; it is copied: %1").arg(text::qs(url)));
}

std::vector<FocusChange>
WatchPane::changesBefore(const FocusPages& tab, const std::string& object, World impact)
{
    const World now = m_context->clock.world();
    const auto changes = m_log->between(impact - focusLooksBack, now);
    FocusPages of = tab;
    of.object = object;
    // A pod that a lost node took with it is soon elsewhere: what it stood on is kept.
    std::set<std::string>& nodes = m_nodes[object];
    nodes.merge(watch::nodesBelow(m_context->hub, of));
    FocusSubject subject{object, tab.cluster, tab.ns, impact, {}, environmentOf(tab)};
    if (const auto known = m_setup.dependencies.find(object); known != m_setup.dependencies.end())
        subject.dependencies = known->second;
    subject.below = watch::changesOfNodes(*m_log, changes, tab.cluster, nodes);
    return changedBefore(changes, subject, now);
}

void WatchPane::fillFocus(const FocusPages& tab, bool ended)
{
    FocusCard::Content content;
    fillPage(content, tab, ended);
    const auto before = changesBefore(tab, tab.object, tab.impact);
    const Hub& hub = m_context->hub;
    for (size_t i = 0; i < before.size() && i < 3; ++i)
        content.changes.push_back({before[i].change.id,
                                   text::sentence(before[i].change),
                                   text::clockTimeUtc(tab.impact - before[i].before),
                                   watch::groundWords(before[i]),
                                   before[i].strongest,
                                   watch::changeOrigin(hub, before[i].change)});
    content.pageFrom = watch::pageOrigin(hub, tab.pages.front());
    content.usersFrom = watch::usersOrigin(hub, tab.object);
    content.afterFrom = watch::ownOrigin(); // when others were told last stands on the clock
    //: Nothing changed before the page. %1 = "2 h"
    content.none = tr("No change is known in the %1 before %2.")
                       .arg(watch::spoken(focusLooksBack), watch::shortTime(tab.impact));
    // Within the time in which changes are looked for, what was over counts too.
    const World from
        = (tab.impact == World{} ? m_context->clock.world() : tab.impact) - focusLooksBack;
    const watch::ProviderLine provider = watch::providerLine(
        watch::providersOf(hub, from), watch::standsOnAws(hub), m_context->clock.world());
    content.provider = provider.words;
    content.providerStatus = provider.status;
    content.providerFrom = watch::providersOrigin(hub);
    const Owner owner
        = m_context->belongings ? m_context->belongings->ownerOfService(tab.object) : Owner();
    if (!owner.team.empty())
        //: On the card of a page. %1 = team and how to reach it
        content.owner = tr("Owner: %1").arg(ownerWords(owner));
    fillDeeds(content, tab, ended);
    m_focus->setContent(std::move(content));
}

void WatchPane::fillPage(FocusCard::Content& content, const FocusPages& tab, bool ended) const
{
    const World now = m_context->clock.world();
    const Page& page = tab.pages.front();
    content.status = statusOf(tab.severity);
    //: A page. %1 = number, %2 = title
    content.title = tr("PD #%1 %2").arg(page.number).arg(text::qs(page.title));
    //: %1 = time of day, %2 = who was called
    content.facts << tr("paged %1, to %2")
                         .arg(text::clockTimeUtc(page.created),
                              page.assignees.empty() ? text::none() : namesOf(page.assignees));
    const Recovery& users = m_shown;
    const QString since = watch::spoken(now - users.since);
    if (users.users == UsersState::Failing && ended) {
        content.usersStatus = StatusKind::Critical;
        content.users = tr("The page is resolved, but users still fail.");
    } else if (users.since != World{} && users.users == UsersState::Well) {
        content.status = StatusKind::Ok;
        content.users = users.asks(now)
            //: Errors of users are below what the objective allows. %1 = "16 min"
            ? tr("Users well for %1").arg(since)
            //: Errors of users are below what the objective allows. %1 = "4 min", %2 = time of day
            : tr("Users well for %1 (watching until %2)")
                  .arg(since, watch::shortTime(users.since + Recovery::watched));
    } else if (users.since != World{}) {
        content.status = content.usersStatus = StatusKind::Unknown;
        //: No SLO of the service is measured. %1 = "4 min"
        content.users = tr("Resolved for %1; no SLO says how users are").arg(since);
    }
    if (asksWhatItWas()) {
        //: Asks for the cause of a page that is over
        content.countdown = tr("What was it?");
    } else if (ended) {
        //: A page is over. %1 = time of day
        content.facts << tr("resolved %1")
                             .arg(page.resolved == World{} ? text::none()
                                                           : text::clockTimeUtc(page.resolved));
    } else if (page.state == Page::State::Triggered) {
        const QString when = text::escalation(page, now);
        content.countdown = when.isEmpty() ? tr("does not escalate")
                                           //: %1 = countdown and whom: "1:48 → Ben"
                                           : tr("escalates in %1").arg(when);
        content.urgent
            = page.escalatesAt != World{} && page.escalatesAt - now < std::chrono::minutes(1);
        if (content.users.isEmpty())
            content.facts << tr("nobody has it");
        content.acknowledge = m_setup.services.gateway != nullptr;
    } else {
        const World at = page.acknowledgers.empty() ? World{} : page.acknowledgers.front().at;
        content.countdown = at == World{} ? tr("Acknowledged")
                                          //: A page that somebody has taken. %1 = time of day
                                          : tr("Acked %1").arg(text::clockTimeUtc(at));
        if (!page.acknowledgers.empty())
            //: Who has taken the page. %1 = names
            content.facts << tr("with %1").arg(namesOf(page.acknowledgers));
    }
    // With an incident its own clock counts, and that stands beside the verdict.
    if (const World due = updateDue(page, m_said);
        due != World{} && !openIncident() && !asksWhatItWas()) {
        content.afterDue = due <= now;
        content.after = content.afterDue
            //: Others were to be told how it stands. %1 = time of day; U is a key
            ? tr("status update was due %1 · U writes it").arg(watch::shortTime(due))
            //: Others are to be told how it stands. %1 = time of day; U is a key
            : tr("status update due %1 · U writes it").arg(watch::shortTime(due));
    }
    if (m_tabs.size() + m_ended.size() > 1)
        //: Tabs of pages of different causes. %1 = which, %2 = of how many
        content.tabs = tr("%1 of %2").arg(m_tab + 1).arg(m_tabs.size() + m_ended.size());
    if (tab.pages.size() > 1)
        //: Pages of one cause
        content.tabs += (content.tabs.isEmpty() ? QString() : QStringLiteral(" · "))
            + tr("%n pages", nullptr, int(tab.pages.size()));
}

void WatchPane::fillDeeds(FocusCard::Content& content, const FocusPages& tab, bool ended) const
{
    const auto add = [&content](const char* action,
                                const QString& key,
                                const QString& words,
                                const QString& hint = {},
                                bool primary = false) {
        content.deeds.push_back({QString::fromLatin1(action), key, words, hint, primary});
    };
    const auto books = runbooksFor(tab.shout);
    if (asksWhatItWas()) {
        //: Opens the card that asks for the cause of a page
        add("watch.declare",
            QStringLiteral("D"),
            tr("Say what it was"),
            tr("real cause, false alarm or noise"),
            true);
        if (ended)
            //: The question what a page was goes away unanswered
            add("watch.dismiss", {}, tr("Do not say, take it from the screen"));
    } else if (!ended) {
        if (!books.empty())
            add("watch.plan",
                tr("Enter"),
                //: %1 = title of a runbook; opens its plan
                tr("Plan: %1").arg(text::qs(books[0]->title)),
                runbookHint(*books[0]),
                true);
        if (!books.empty())
            content.deeds.back().from = runbookOrigin(*books[0]);
        if (books.size() > 1)
            add("watch.plan2", QStringLiteral("2"), tr("Plan: %1").arg(text::qs(books[1]->title)));
        const std::string url = books.empty() ? runbookUrlOf(tab.shout) : std::string();
        if (!url.empty())
            add("watch.plan",
                QStringLiteral("R"),
                //: The web page that the alert names as its runbook
                tr("Runbook of the alert, in the browser"),
                text::qs(url),
                true);
        else if (books.empty())
            add("pane.runbooks", {}, tr("No runbook names this alert: look in the library"));
        if (const auto failing = watch::failingPods(m_context->hub, tab); !failing.empty())
            add("watch.pods",
                QStringLiteral("L"),
                //: %n = pods that are not ready
                tr("Logs of failing pods (%n)", nullptr, int(failing.size())));
    }
    // Of somebody's page without a record: others are told all the same.
    if (!openIncident() && !ended && updateDue(tab.pages.front(), m_said) != World{}
        && !asksWhatItWas())
        add("watch.update",
            QStringLiteral("U"),
            //: Opens the card with a status update whose words are begun
            tr("Write the status update (begun for you)"));
    if (!asksWhatItWas())
        addIncidentDeeds(content.deeds);
    //: Writes a line on the incident clock
    add("watch.note", QStringLiteral(","), tr("Note on the clock"));
}

} // namespace mw
