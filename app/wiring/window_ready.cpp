// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// "Ready for DR", chaos experiments and change freezes: what is checked, seen or declared goes to
// the first page, the list and the arming dialog.
#include "app/wiring/chaos_watch.h"
#include "app/wiring/ready_check.h"
#include "app/wiring/window.h"
#include "models/text/freeze_words.h"
#include "widgets/panes/watch/watch_pane.h"
#include "widgets/shell/arming_dialog.h"
#include "widgets/shell/main_window.h"
#include "widgets/shell/ready_list.h"

#include <QCoreApplication>

namespace mw {

void WindowOnSession::wireReadiness(WatchPane& watch, const Theme& theme, const std::string& runs)
{
    const std::vector<Freeze> freezes = m_session->runbookFacts().freezes;
    const Clock& clock = m_session->clock();
    m_window->armingDialog()->setWarning([freezes, &clock](const std::string& environment) {
        const World now = clock.world();
        const Freeze* freeze = freezeOf(freezes, environment, now);
        return freeze ? text::warning(*freeze, environment, now) : QString();
    });
    if (m_session->replayed())
        return; // a recording tells nothing of this laptop
    std::vector<std::string> clusters;
    for (const EstateCluster& cluster : m_session->estate().clusters)
        clusters.push_back(cluster.name);
    m_chaos = std::make_unique<ChaosWatch>(m_session->hub(), clusters);
    const auto tellChaos = [this, &watch] { watch.setChaos(m_chaos->sights()); };
    QObject::connect(m_chaos.get(), &ChaosWatch::changed, m_window.get(), tellChaos);
    tellChaos();
    m_ready = std::make_unique<ReadyCheck>(*m_session, runs);
    auto* list = new ReadyList(theme, clock, m_window.get());
    Action action;
    action.id = QStringLiteral("shell.ready");
    //: Action: opens the list of what a failover from this laptop needs
    action.title
        = QCoreApplication::translate("mw::MainWindow", "Ready for DR: show what is missing");
    action.group = QCoreApplication::translate("mw::MainWindow", "Everywhere");
    action.keys = {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_B)};
    action.icon = QStringLiteral("check");
    action.run = [list] { list->open(); };
    m_window->actions().add(m_window.get(), std::move(action));
    const auto tell = [this, list, &watch] {
        const ReadyReport& report = m_ready->report();
        list->setReport(report, m_ready->busy());
        watch.setReadiness(report, m_ready->busy() || (report.declared && !report.asked));
    };
    QObject::connect(m_ready.get(), &ReadyCheck::changed, list, tell);
    QObject::connect(list, &ReadyList::checkRequested, m_ready.get(), &ReadyCheck::check);
    tell();
}

} // namespace mw
