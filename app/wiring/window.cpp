// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wiring/window.h"

#include "widgets/panes/alerts/alerts_pane.h"
#include "widgets/panes/clusters/clusters_pane.h"
#include "widgets/panes/cost/cost_pane.h"
#include "widgets/panes/delivery/delivery_pane.h"
#include "widgets/panes/runbooks/runbooks_pane.h"
#include "widgets/panes/slos/slos_pane.h"
#include "widgets/shell/main_window.h"
#include "widgets/shell/window_settings.h"

namespace mw {
namespace {

std::string personName()
{
    const QString name = qEnvironmentVariable("USER", qEnvironmentVariable("LOGNAME"));
    return name.isEmpty() ? "operator" : name.toStdString();
}

std::vector<ScopeEnvironment> environmentsOf(const Estate& estate)
{
    std::vector<ScopeEnvironment> out;
    for (const EstateEnvironment& environment : estate.environments) {
        ScopeEnvironment one{environment.name, environment.kind, environment.region, {}};
        for (const EstateCluster& cluster : estate.clusters) {
            if (cluster.environment == environment.name)
                one.clusters.push_back(cluster.name);
        }
        out.push_back(std::move(one));
    }
    return out;
}

} // namespace

WindowOnSession::WindowOnSession(std::unique_ptr<Session> session,
                                 Theme& theme,
                                 WindowSettings& settings,
                                 const std::string& runsDir)
    : m_session(std::move(session))
{
    RunbooksSetup setup;
    setup.services.clock = &m_session->clock();
    setup.services.gateway = &m_session->hub();
    setup.services.secrets = &m_session->secrets();
    setup.services.notifier = &m_notifier;
    setup.services.estate = m_session->runbookFacts();
    setup.folders = m_session->runbookFolders();
    setup.runsDir = runsDir.empty() ? runbook::defaultRunsDir() : runsDir;
    setup.person = personName();
    ActionSetup delivery{setup.services, setup.runsDir, setup.person};
    AlertsSetup alerts{setup.services, setup.runsDir, setup.person, setup.folders};
    auto runbooks = std::make_unique<RunbooksPane>(std::move(setup));
    m_runbooks = runbooks.get();
    m_window = std::make_unique<MainWindow>(m_session->hub(), m_session->clock(), theme, settings);
    m_window->setEstateFile(QString::fromStdString(m_session->estate().file));
    m_window->setEnvironments(environmentsOf(m_session->estate()));
    m_window->addPane(std::make_unique<ClustersPane>());
    m_window->addPane(std::make_unique<DeliveryPane>(std::move(delivery)));
    m_window->addPane(std::make_unique<SlosPane>());
    m_window->addPane(std::make_unique<CostPane>());
    m_window->addPane(std::move(runbooks));
    m_window->addPane(std::make_unique<AlertsPane>(std::move(alerts)));
    m_window->setRunLine(
        [this] {
            RunLine line;
            const QString text = m_runbooks->runLine();
            line.text = text.isEmpty() ? QString() : QString(QStringLiteral("▶ ") + text);
            line.journalProblem = m_runbooks->journalProblem();
            line.hasJournal = m_runbooks->runIsOpen();
            return line;
        },
        QStringLiteral("runbooks"));
    QObject::connect(
        m_runbooks, &RunbooksPane::runChanged, m_window.get(), &MainWindow::refreshRun);
    m_window->restore();
}

WindowOnSession::~WindowOnSession()
{
    // the window (and with it the open run: its journal stays resumable) before the hub
    m_window.reset();
}

} // namespace mw
