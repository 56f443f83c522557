// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wiring/shadow_pane.h"

#include "app/wiring/session.h"
#include "app/wiring/window.h"
#include "models/hub/belongings.h"
#include "models/incident/record.h"
#include "widgets/controls/chip.h"
#include "widgets/controls/data_table.h"
#include "widgets/controls/search_field.h"
#include "widgets/controls/segmented.h"
#include "widgets/panes/alerts/alerts_pane.h"
#include "widgets/panes/clusters/clusters_pane.h"
#include "widgets/panes/cost/cost_pane.h"
#include "widgets/panes/delivery/delivery_pane.h"
#include "widgets/panes/delivery/page_told.h"
#include "widgets/panes/runbooks/runbooks_pane.h"
#include "widgets/panes/slos/slos_pane.h"
#include "widgets/panes/watch/watch_pane.h"
#include "widgets/shell/main_window.h"

#include <QScrollBar>

namespace mw {
namespace {

// Of every widget of a kind that both panes have, in the order they were made: panes of one class
// make the same ones.
template <class Widget, class F>
void eachPair(const Pane& live, Pane& shadow, F&& f)
{
    const auto from = live.findChildren<Widget*>();
    const auto to = shadow.findChildren<Widget*>();
    if (from.size() != to.size())
        return;
    for (qsizetype i = 0; i < from.size(); ++i)
        f(*from[i], *to[i]);
}

incident::Incident rewritten(incident::Incident one, Redaction& redaction)
{
    const auto words = [&](std::string& text) { text = redaction.prose(text); };
    const auto person
        = [&](std::string& who) { who = redaction.names().of(NameKind::Person, who); };
    for (std::string* text : {&one.title,
                              &one.estate,
                              &one.channel,
                              &one.bridge,
                              &one.pagerSource,
                              &one.pagerId,
                              &one.pagerUrl,
                              &one.impactFrom,
                              &one.impactProposedFrom,
                              &one.closingWords})
        words(*text);
    for (std::string* who : {&one.commander, &one.declaredBy, &one.closedBy})
        person(*who);
    one.dir.clear();
    for (auto* lines : {&one.notes, &one.updates}) {
        for (incident::Line& line : *lines)
            person(line.who), words(line.words);
    }
    for (incident::Correction& correction : one.corrections) {
        person(correction.who), words(correction.before), words(correction.after);
        words(correction.beforeFrom);
    }
    for (incident::LeftChanged& left : one.leftChanged) {
        for (std::string* text : {&left.key, &left.what, &left.from, &left.to, &left.undo})
            words(*text);
        person(left.owner);
    }
    return one;
}

void rewrite(ReadyReport& report, Redaction& redaction)
{
    for (ReadyItem& item : report.items) {
        if (item.topic == ReadyTopic::Contacts) {
            item.subject = redaction.names().of(NameKind::Team, item.subject);
            item.detail = item.detail.empty() ? std::string() : "‹redacted›";
        } else {
            item.subject = redaction.prose(item.subject);
            item.detail = redaction.prose(item.detail);
        }
    }
}

void rewrite(std::vector<ChaosSight>& sights, Redaction& redaction)
{
    for (ChaosSight& sight : sights) {
        sight.cluster = redaction.prose(sight.cluster);
        sight.detail = redaction.prose(sight.detail);
        for (ChaosExperiment& one : sight.running) {
            for (std::string* text : {&one.cluster, &one.ns, &one.name})
                *text = redaction.prose(*text);
        }
    }
}

void rewrite(runbook::Library& library, Redaction& redaction)
{
    const auto words = [&](std::string& text) { text = redaction.prose(text); };
    for (runbook::LibraryEntry& entry : library.entries) {
        for (std::string* text : {&entry.id,
                                  &entry.title,
                                  &entry.summary,
                                  &entry.startWhen,
                                  &entry.stale,
                                  &entry.unreadable})
            words(*text);
        for (std::string& need : entry.needs)
            words(need);
        entry.team = redaction.names().of(NameKind::Team, entry.team);
        entry.contact = entry.contact.empty() ? std::string() : "‹redacted›";
        for (Diagnostic& diagnostic : entry.diagnostics)
            words(diagnostic.message);
    }
    for (runbook::RunSummary& run : library.runs) {
        for (std::string* text : {&run.id, &run.runbookTitle, &run.estate, &run.problem})
            words(*text);
        run.operatorName = redaction.names().of(NameKind::Person, run.operatorName);
    }
}

} // namespace

ShadowPane::ShadowPane(Redaction& redaction,
                       Session& live,
                       MainWindow& window,
                       Theme& theme,
                       const Recording& copy,
                       const RedactedPictures::Beside& beside)
    : m_redaction(redaction)
{
    SessionOptions options;
    options.replay = live.replayed() ? live.replayFile() : std::string();
    m_session = Session::openRecording(copy, std::move(options));
    m_belongings
        = std::make_unique<Belongings>(m_session->hub(), belongingRules(m_session->estate()));
    const Clock& clock = m_session->clock();
    m_scope = std::make_unique<ScopeState>();
    m_scope->setEnvironments(environmentsOf(m_session->estate()));
    m_time = std::make_unique<TimeState>(clock);
    m_selection = std::make_unique<SelectionBus>();
    m_actions = std::make_unique<ActionRegistry>();
    m_arming = std::make_unique<Arming>(clock);
    m_context = std::make_unique<PaneContext>(PaneContext{m_session->hub(),
                                                          clock,
                                                          theme,
                                                          *m_scope,
                                                          *m_time,
                                                          *m_selection,
                                                          *m_actions,
                                                          *m_arming,
                                                          m_belongings.get()});
    carryScope(window);
    const Pane& shown = *window.currentPane();
    m_pane = make(shown.id(), live, beside);
    // The window's own actions are not here, but panes say which key they have.
    for (const Action* action : window.actions().all()) {
        if (action->id.startsWith(QStringLiteral("shell.")) && !action->keys.isEmpty()) {
            Action named = *action;
            named.run = nullptr;
            m_actions->add(m_pane.get(), std::move(named), true);
        }
    }
    m_pane->setAttribute(Qt::WA_DontShowOnScreen);
    m_pane->setAttribute(Qt::WA_ShowWithoutActivating);
    m_pane->attach(*m_context);
    m_pane->resize(shown.size());
    m_pane->restoreLayout(shown.saveLayout());
    m_pane->show();
    m_pane->setActive(true);
    m_session->hub().neverPause();
    if (m_tell)
        m_tell();
    m_selection->select(carried(window.context().selection.current()));
    m_session->start();
}

ShadowPane::~ShadowPane()
{
    m_pane.reset(); // before what it looks into
}

std::string ShadowPane::said(const std::string& text) const
{
    return m_redaction.prose(text);
}

bool ShadowPane::settled() const
{
    return m_session->hub().settled() && m_pane->settled();
}

void ShadowPane::carryScope(MainWindow& window)
{
    Scope scope = window.context().scope.scope();
    for (std::string* text : {&scope.environment, &scope.region, &scope.cluster})
        *text = m_redaction.names().text(*text);
    scope.tenant = m_redaction.names().of(NameKind::Tenant, scope.tenant);
    m_scope->setScope(scope);
    m_time->setRange(window.context().time.range());
    m_time->setCursor(window.context().time.cursor());
}

// Plans and runs are not drawn: what is chosen there is not carried over.
Selected ShadowPane::carried(const Selected& what) const
{
    return std::visit(
        [this](auto one) -> Selected {
            using T = std::decay_t<decltype(one)>;
            if constexpr (std::is_same_v<T, ObjectKey> || std::is_same_v<T, SloKey>) {
                m_redaction.rewriteValue(one);
                return one;
            } else if constexpr (std::is_same_v<T, SourceId>) {
                return SourceId(m_redaction.names().text(one.str()));
            } else if constexpr (std::is_same_v<T, FindingRef>) {
                return FindingRef{m_redaction.names().text(one.id)};
            } else if constexpr (std::is_same_v<T, ItemRef>) {
                m_redaction.rewriteValue(one.key);
                return one;
            } else {
                return std::monostate{};
            }
        },
        what);
}

runbook::EstateFacts ShadowPane::facts(Session& live) const
{
    runbook::EstateFacts facts = live.runbookFacts();
    // The name decides which runs belong to the estate: it is compared before it is rewritten.
    for (auto& target : facts.targets) {
        target.name = m_redaction.names().text(target.name);
        target.problem = said(target.problem);
    }
    for (Freeze& freeze : facts.freezes)
        freeze.reason = said(freeze.reason);
    for (std::string& bad : facts.badFreezes)
        bad = said(bad);
    return facts;
}

runbook::Services ShadowPane::services(Session& live) const
{
    runbook::Services services;
    services.clock = &m_session->clock();
    services.gateway = &m_session->gateway();
    services.estate = facts(live);
    return services;
}

std::unique_ptr<Pane> ShadowPane::makeWatch(Session& live, const RedactedPictures::Beside& beside)
{
    WatchSetup setup;
    setup.services = services(live);
    setup.runsDir = beside.runsDir;
    setup.runbookFolders = beside.runbookFolders;
    setup.person = m_redaction.names().of(NameKind::Person, beside.person);
    setup.changes = &m_session->changes();
    setup.estate = live.identity().empty() ? std::string() : std::string("picture");
    setup.simulated = live.isSimulated();
    setup.dependencies = dependenciesOf(m_session->estate());
    if (const incident::Incident* open = beside.incident())
        setup.shownIncident = rewritten(*open, m_redaction);
    else if (!setup.estate.empty()) // one could be declared: in a folder that is not there
        setup.incidentsDir = beside.incidentsDir + "/of-no-picture";
    setup.rewrite = [this](std::vector<OfferedRunbook>& books) {
        for (OfferedRunbook& book : books)
            book.title = said(book.title);
    };
    auto pane = std::make_unique<WatchPane>(std::move(setup));
    m_tell = [this, watch = pane.get(), ready = beside.readiness(), chaos = beside.chaos()] {
        if (ready) {
            ReadyReport report = *ready;
            mw::rewrite(report, m_redaction);
            watch->setReadiness(report, report.declared && !report.asked);
        }
        if (chaos) {
            std::vector<ChaosSight> sights = *chaos;
            mw::rewrite(sights, m_redaction);
            watch->setChaos(std::move(sights));
        }
    };
    return pane;
}

std::unique_ptr<Pane> ShadowPane::makeRunbooks(Session& live,
                                               const RedactedPictures::Beside& beside)
{
    RunbooksSetup setup;
    setup.services = services(live);
    setup.folders = beside.runbookFolders;
    setup.runsDir = beside.runsDir;
    setup.rewrite = [this](runbook::Library& library) { mw::rewrite(library, m_redaction); };
    return std::make_unique<RunbooksPane>(std::move(setup));
}

std::unique_ptr<Pane>
ShadowPane::make(const QString& id, Session& live, const RedactedPictures::Beside& beside)
{
    if (id == QStringLiteral("watch"))
        return makeWatch(live, beside);
    if (id == QStringLiteral("clusters"))
        return std::make_unique<ClustersPane>();
    if (id == QStringLiteral("slos"))
        return std::make_unique<SlosPane>();
    if (id == QStringLiteral("cost"))
        return std::make_unique<CostPane>();
    if (id == QStringLiteral("runbooks"))
        return makeRunbooks(live, beside);
    if (id == QStringLiteral("alerts"))
        return std::make_unique<AlertsPane>(
            AlertsSetup{services(live), {}, {}, beside.runbookFolders, {}});
    auto pane = std::make_unique<DeliveryPane>(ActionSetup{services(live), {}, {}, {}});
    const std::string incidents = beside.incidentsDir;
    pane->setTold([this, &live, incidents](World since) {
        incident::RecordCache records;
        std::map<SourceKey, PageTold> told;
        for (auto& [page, what] : pagesTold(
                 live.changes(), incidents, live.identity(), live.isSimulated(), since, records)) {
            SourceKey key = page;
            m_redaction.rewriteValue(key);
            told.emplace(std::move(key), what);
        }
        return told;
    });
    m_tell = [delivery = pane.get()] { delivery->leaveOutLogs(); };
    return pane;
}

void ShadowPane::carryFrom(const Pane& live)
{
    const auto words = [this](const QString& text) {
        return QString::fromStdString(m_redaction.names().text(text.toStdString()));
    };
    eachPair<SegmentedControl>(live, *m_pane, [](SegmentedControl& from, SegmentedControl& to) {
        to.setCurrent(from.current());
    });
    eachPair<Chip>(live, *m_pane, [](Chip& from, Chip& to) {
        if (from.isCheckable() && from.isChecked() != to.isChecked())
            to.click();
    });
    eachPair<DataTable>(live, *m_pane, [&](DataTable& from, DataTable& to) {
        if (!from.model() || !to.model())
            return;
        const QString filter = from.model()->filterText();
        if (!filter.isEmpty()) {
            // The words would find other rows among the pseudonyms, and may be part of a name.
            QSet<QString> keys;
            for (int row = 0; row < from.model()->rowCount(); ++row)
                keys.insert(words(from.model()->keyOf(from.model()->slotAt(row))));
            const QStringList typed = filter.split(u' ', Qt::SkipEmptyParts);
            QStringList shown;
            for (const QString& word : typed) {
                const QString after = words(word);
                const QString bare = word.mid(word.indexOf(u':') + 1).remove(u'!');
                shown << (after == word && m_redaction.names().hints(bare.toStdString())
                              ? QStringLiteral("…")
                              : after);
            }
            to.setFilter(shown.join(u' '));
            to.model()->setOnly(std::move(keys));
        }
        if (!from.currentKey().isEmpty())
            to.selectKey(words(from.currentKey()));
        to.view()->verticalScrollBar()->setValue(from.view()->verticalScrollBar()->value());
        to.view()->horizontalScrollBar()->setValue(from.view()->horizontalScrollBar()->value());
    });
}

} // namespace mw
