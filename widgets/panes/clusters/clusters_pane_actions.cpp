// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the Clusters pane offers by name, what it tells the inspector, and its remembered layout.
#include "models/data/source_parts.h"
#include "models/hub/hub.h"
#include "models/text/format.h"
#include "widgets/cards/cluster_facts.h"
#include "widgets/controls/chip.h"
#include "widgets/controls/segmented.h"
#include "widgets/controls/table_actions.h"
#include "widgets/panes/clusters/clusters_page.h"

#include <QMenu>
#include <QStackedWidget>
#include <set>

namespace mw {
namespace {

constexpr size_t mostInMenu = 40;

} // namespace

void ClustersPane::registerActions()
{
    static constexpr std::array verbs{QT_TR_NOOP("Show findings"),
                                      QT_TR_NOOP("Show workloads"),
                                      QT_TR_NOOP("Show pods"),
                                      QT_TR_NOOP("Show nodes"),
                                      QT_TR_NOOP("Show events"),
                                      QT_TR_NOOP("Show namespaces")};
    ActionRegistry& actions = m_context->actions;
    for (int index = 0; index < TabCount; ++index) {
        Action action;
        action.id = QStringLiteral("clusters.") + m_pages[size_t(index)]->id;
        action.title = tr(verbs[size_t(index)]);
        action.group = title();
        action.keys = {QKeySequence(Qt::ALT | Qt::Key(Qt::Key_1 + index))};
        action.run = [this, index] { setTab(Tab(index)); };
        actions.add(this, std::move(action));
    }
    const auto add
        = [&](const char* name, const QString& words, QList<QKeySequence> keys, auto run) {
              Action action;
              action.id = QStringLiteral("clusters.") + QLatin1String(name);
              action.title = words;
              action.group = title();
              action.keys = std::move(keys);
              action.run = run;
              actions.add(this, std::move(action));
          };
    Action log;
    log.id = QStringLiteral("clusters.log");
    //: Action: shows what the chosen pods wrote
    log.title = tr("Show the log of the pod");
    log.group = title();
    log.keys = {QKeySequence(Qt::Key_L)};
    log.icon = QStringLiteral("pod");
    log.run = [this] { showLogs(); };
    log.enabled = [this] { return !chosenPods().empty(); };
    actions.add(this, std::move(log));
    //: Action: switches between all rows and those that are not well
    add("unwell", tr("Show only what is unwell"), {QKeySequence(Qt::Key_U)}, [this] {
        setOnlyUnwell(!m_onlyUnwell);
    });
    //: Action: opens the menu of namespaces
    add("namespace", tr("Choose a namespace"), {QKeySequence(Qt::Key_X)}, [this] {
        openNamespaces();
    });
    add("all-namespaces", tr("Show all namespaces"), {}, [this] { setNamespace({}); });
    addTableActions(actions, *this, [this] { return table(tab()); });
}

// The marked rows, as far as they are pods.
std::vector<ObjectKey> ClustersPane::chosenPods() const
{
    std::vector<ObjectKey> pods;
    const Page& page = *m_pages[size_t(tab())];
    QStringList keys = page.table->selectedKeys();
    if (keys.isEmpty() && !page.table->currentKey().isEmpty())
        keys << page.table->currentKey();
    for (const QString& key : keys) {
        const int row = page.model->rowOfKey(key);
        const Selected chosen = row < 0 ? Selected() : page.selectedAt(row);
        if (const auto* object = std::get_if<ObjectKey>(&chosen);
            object && m_context->hub.pods().find(*object))
            pods.push_back(*object);
    }
    return pods;
}

void ClustersPane::showLogs()
{
    const std::vector<ObjectKey> pods = chosenPods();
    m_context->selection.showLogs(pods.size() == 1
                                      //: Title over the log of one pod. %1 = its name
                                      ? tr("Log of %1").arg(text::qs(pods.front().name))
                                      //: Title over the logs of the chosen pods
                                      : tr("Logs of %n pod(s)", nullptr, int(pods.size())),
                                  pods);
}

void ClustersPane::refreshChips()
{
    const QString name = QString::fromStdString(m_namespace);
    //: Chip: rows of every namespace are shown
    m_namespaces->setText(name.isEmpty() ? tr("All namespaces") : name);
    m_namespaces->setLook(name.isEmpty() ? Chip::Look::Outline : Chip::Look::Soft);
    m_namespaces->setAccessibleName(tr("Namespace: %1").arg(m_namespaces->text()));
    m_unwell->setChecked(m_onlyUnwell);
    m_unwell->setLook(m_onlyUnwell ? Chip::Look::Soft : Chip::Look::Outline);
}

void ClustersPane::openNamespaces()
{
    std::set<std::string> names;
    m_context->hub.namespaces().forEach([&](Slot, const Namespace& row) {
        if (m_context->scope.admitsCluster(row.key.cluster.str()) && inTenant(*m_context, row))
            names.insert(row.key.name);
    });
    // Who may not list namespaces knows those in which something may be seen.
    for (const SourceStatus& source : m_context->hub.sources()) {
        if (m_context->scope.scope().tenant.empty()
            && m_context->scope.admitsCluster(source.id.str())) {
            const auto seen = limitedTo(source);
            names.insert(seen.begin(), seen.end());
        }
    }
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto entry = [&](const QString& text, const std::string& name) {
        QAction* item = menu->addAction(text);
        item->setCheckable(true);
        item->setChecked(name == m_namespace);
        connect(item, &QAction::triggered, this, [this, name] { setNamespace(name); });
    };
    entry(tr("All namespaces"), {});
    menu->addSeparator();
    size_t count = 0;
    for (const std::string& name : names) {
        if (++count > mostInMenu)
            break;
        entry(QString::fromStdString(name), name);
    }
    if (count > mostInMenu)
        //: Menu entry: leads to the full list
        connect(menu->addAction(tr("%1 more: choose in the table").arg(names.size() - mostInMenu)),
                &QAction::triggered,
                this,
                [this] { setTab(Namespaces); });
    menu->popup(m_namespaces->mapToGlobal(QPoint(0, m_namespaces->height() + 4)));
}

std::optional<InspectorContent> ClustersPane::inspect(const Selected& what) const
{
    if (const auto* key = std::get_if<ObjectKey>(&what)) {
        if (auto content = inspectObject(m_context->hub, *key, m_context->belongings))
            return content;
        return inspectGone(m_context->hub, *key);
    }
    if (const auto* ref = std::get_if<FindingRef>(&what))
        return inspectFinding(*ref);
    return std::nullopt;
}

std::optional<InspectorContent> ClustersPane::inspectFinding(const FindingRef& ref) const
{
    const Hub& hub = m_context->hub;
    const World now = hub.clock().world();
    const auto& all = hub.findings();
    const auto found
        = std::find_if(all.begin(), all.end(), [&](const Finding& f) { return f.id == ref.id; });
    if (found == all.end() || found->check == "SLO")
        return std::nullopt;
    const Finding& finding = *found;
    InspectorContent content;
    if (auto object = inspectObject(hub, finding.object, m_context->belongings))
        content = std::move(*object);
    else
        content.title = text::qs(finding.subject);
    content.what = ref;
    //: Kind of a thing in the inspector. %1 = check such as "NODE"
    content.kind = tr("Finding · %1").arg(text::qs(finding.check));
    content.status = statusOf(finding.severity);
    content.sentence = text::qs(finding.sentence);
    const Provenance from = provenanceOf(hub, finding, {});
    InspectorSection why;
    why.title = tr("Why");
    const auto fact = [&](const QString& label, const QString& value, bool mono) {
        if (!value.isEmpty())
            why.facts.push_back({label, value, {}, {}, mono, from});
    };
    fact(tr("Since"),
         finding.since == World{}
             ? tr("not known")
             //: %1 = age such as "21m", %2 = date and time
             : tr("%1 ago, %2").arg(text::age(finding.since, now), text::timeUtc(finding.since)),
         false);
    fact(tr("Rule"), checkRule(finding.check), false);
    fact(tr("Source"), from.source, false);
    fact(tr("Seen in"), from.query, true);
    fact(tr("Read"),
         from.at == World{} ? QString() : tr("%1 ago").arg(text::age(from.at, now)),
         false);
    content.sections.insert(content.sections.begin(), std::move(why));
    return content;
}

bool ClustersPane::reveal(const Selected& what)
{
    QString key;
    Tab target = TabCount;
    if (const auto* object = std::get_if<ObjectKey>(&what)) {
        key = keyText(*object);
        const Hub& hub = m_context->hub;
        if (hub.pods().find(*object))
            target = Pods;
        else if (hub.nodes().find(*object))
            target = Nodes;
        else if (hub.workloads().find(*object))
            target = Workloads;
        else if (hub.events().find(*object))
            target = Events;
        else if (hub.namespaces().find(*object))
            target = Namespaces;
    } else if (const auto* finding = std::get_if<FindingRef>(&what)) {
        key = text::qs(finding->id);
        if (m_pages[Findings]->model->rowOfKey(key) >= 0)
            target = Findings;
    }
    if (target == TabCount)
        return false;
    setTab(target);
    if (table(target)->selectKey(key))
        return true;
    // it may be filtered out
    table(target)->clearFilter();
    if (table(target)->selectKey(key))
        return true;
    setNamespace({});
    setOnlyUnwell(false);
    return table(target)->selectKey(key);
}

QVariantMap ClustersPane::saveLayout() const
{
    QVariantMap layout{{QStringLiteral("tab"), int(tab())}};
    for (const auto& page : m_pages)
        layout.insert(page->id, page->table->saveLayout());
    return layout;
}

void ClustersPane::restoreLayout(const QVariantMap& layout)
{
    for (const auto& page : m_pages)
        page->table->restoreLayout(layout.value(page->id).toMap());
    const int saved = layout.value(QStringLiteral("tab"), int(Findings)).toInt();
    if (saved >= 0 && saved < TabCount) {
        m_tabs->setCurrent(saved);
        m_stack->setCurrentIndex(saved);
    }
    m_severalClusters = true;
    refreshColumns();
}

} // namespace mw
