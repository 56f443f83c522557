// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wiring/window.h"

#include "app/boot/data_lock.h"
#include "app/boot/signals.h"
#include "widgets/panes/clusters/clusters_pane.h"
#include "widgets/panes/runbooks/runbooks_pane.h"
#include "widgets/panes/slos/slos_pane.h"
#include "widgets/shell/first_run.h"
#include "widgets/shell/main_window.h"
#include "widgets/shell/window_settings.h"

#include <QApplication>
#include <QDir>
#include <QSettings>
#include <QStandardPaths>
#include <cstdio>

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

std::vector<FoundScenario> scenarios()
{
    std::vector<FoundScenario> out;
    const QDir dir(QString::fromStdString(resourceFolder("scenarios")));
    for (const QFileInfo& file : dir.entryInfoList({QStringLiteral("*.yaml")}, QDir::Files)) {
        const auto node = readYamlFile(file.absoluteFilePath().toStdString());
        const QString id = file.completeBaseName();
        out.push_back(
            {id, node ? QString::fromStdString(node->string("title", id.toStdString())) : id});
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
    auto runbooks = std::make_unique<RunbooksPane>(std::move(setup));
    m_runbooks = runbooks.get();
    m_window = std::make_unique<MainWindow>(m_session->hub(), m_session->clock(), theme, settings);
    m_window->setEnvironments(environmentsOf(m_session->estate()));
    m_window->addPane(std::make_unique<ClustersPane>());
    m_window->addPane(std::make_unique<SlosPane>());
    m_window->addPane(std::move(runbooks));
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

int runWindow(const SessionOptions& given, bool estateGiven)
{
    const std::string data
        = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation).toStdString();
    auto lock = DataLock::take(data);
    if (!lock) {
        std::fprintf(stderr, "midwatch: %s\n", describe(lock.error()).c_str());
        return 2;
    }
    WindowSettings settings(QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation)
                            + QStringLiteral("/window.ini"));
    QSettings remembered(QSettings::IniFormat,
                         QSettings::UserScope,
                         QStringLiteral("midwatch"),
                         QStringLiteral("estates"));
    Theme theme(settings.theme());
    theme.setDensity(settings.density());
    theme.setReducedMotion(settings.reducedMotion());
    theme.install(*qApp);
    const TerminationSignals signals([] { QCoreApplication::quit(); });

    std::unique_ptr<WindowOnSession> shown;
    std::unique_ptr<FirstRun> first;
    const auto open = [&](const SessionOptions& options) -> Status {
        auto session = Session::open(options);
        if (!session)
            return session.error();
        shown = std::make_unique<WindowOnSession>(std::move(session).value(), theme, settings);
        shown->window().watchSession();
        shown->window().show();
        shown->session().start();
        return {};
    };
    SessionOptions options = given;
    if (!estateGiven) {
        options.estateFile = remembered.value(QStringLiteral("estate")).toString().toStdString();
        for (const QString& context : remembered.value(QStringLiteral("contexts")).toStringList())
            options.contexts.push_back(context.toStdString());
    }
    QString problem;
    if (estateGiven || !options.estateFile.empty() || !options.contexts.empty()) {
        const Status opened = open(options);
        if (!opened) {
            problem = QString::fromStdString(describe(opened.error()));
            std::fprintf(stderr, "midwatch: %s\n", qPrintable(problem));
        } else if (estateGiven && !options.demo) {
            remembered.setValue(QStringLiteral("estate"),
                                QString::fromStdString(options.estateFile));
        }
    }
    if (!shown) {
        std::vector<FoundContext> contexts;
        QString where;
        const auto files = defaultKubeconfigFiles();
        if (!files.empty()) {
            where = QString::fromStdString(files.front());
            const auto config = readKubeconfig(files);
            if (!config) {
                problem = QString::fromStdString(describe(config.error()));
            } else {
                for (const KubeContext& context : config->contexts)
                    contexts.push_back({QString::fromStdString(context.name),
                                        QString::fromStdString(context.server),
                                        context.error
                                            ? QString::fromStdString(describe(*context.error))
                                            : QString(),
                                        context.name == config->currentContext});
            }
        }
        first = std::make_unique<FirstRun>(theme, contexts, where, scenarios());
        if (!problem.isEmpty())
            first->showProblem(problem);
        first->resize(1100, 760);
        const auto go = [&](const SessionOptions& wanted) {
            const Status opened = open(wanted);
            if (opened)
                first->hide();
            else
                first->showProblem(QString::fromStdString(describe(opened.error())));
            return opened.has_value();
        };
        QObject::connect(
            first.get(), &FirstRun::contextsChosen, qApp, [&, go](const QStringList& chosen) {
                SessionOptions wanted;
                for (const QString& context : chosen)
                    wanted.contexts.push_back(context.toStdString());
                if (go(wanted))
                    remembered.setValue(QStringLiteral("contexts"), chosen);
            });
        QObject::connect(first.get(), &FirstRun::demoChosen, qApp, [go](const QString& scenario) {
            SessionOptions wanted;
            wanted.demo = scenario.toStdString();
            go(wanted);
        });
        QObject::connect(first.get(), &FirstRun::estateChosen, qApp, [&, go](const QString& file) {
            SessionOptions wanted;
            wanted.estateFile = file.toStdString();
            if (go(wanted))
                remembered.setValue(QStringLiteral("estate"), file);
        });
        first->show();
    }
    const int code = QApplication::exec();
    shown.reset();
    return code;
}

} // namespace mw
