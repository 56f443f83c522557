// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wiring/window.h"

#include "app/wiring/chaos_watch.h"
#include "app/wiring/estate_watch.h"
#include "app/wiring/ready_check.h"
#include "app/wiring/redacted_pictures.h"
#include "models/hub/belongings.h"
#include "models/incident/record.h"
#include "models/secrets/program.h"
#include "models/text/format.h"
#include "widgets/panes/alerts/alerts_pane.h"
#include "widgets/panes/clusters/clusters_pane.h"
#include "widgets/panes/cost/cost_pane.h"
#include "widgets/panes/delivery/delivery_pane.h"
#include "widgets/panes/delivery/page_told.h"
#include "widgets/panes/runbooks/runbooks_pane.h"
#include "widgets/panes/slos/slos_pane.h"
#include "widgets/panes/watch/watch_pane.h"
#include "widgets/shell/layer.h"
#include "widgets/shell/main_window.h"
#include "widgets/shell/source_popover.h"
#include "widgets/shell/status_bar.h"
#include "widgets/shell/window_settings.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <algorithm>

namespace mw {
namespace {

std::string personName()
{
    const QString name = qEnvironmentVariable("USER", qEnvironmentVariable("LOGNAME"));
    return name.isEmpty() ? "operator" : name.toStdString();
}

// Records of incidents lie beside the runs: a picture of the demo has both in a folder of its own.
std::string incidentsBeside(const std::string& runsDir)
{
    return runsDir == runbook::defaultRunsDir() ? incident::defaultIncidentsDir()
                                                : runsDir + "/incidents";
}

SourceFacts factsOf(const Session& session, const SourceId& id)
{
    const CredentialFacts* known = session.credential(id);
    if (!known)
        return {};
    const auto text = [](const std::string& utf8) { return QString::fromStdString(utf8); };
    SourceFacts out;
    out.credential = text(known->kind == "none" ? std::string() : known->kind);
    out.origin = text(known->origin);
    out.program = text(known->program);
    out.proxy = text(known->proxy);
    out.waitsFor = text(known->waitsFor);
    out.expires = known->expires;
    out.remedy = text(known->remedy);
    if (const Offer* taken = session.usedOffer(id)) {
        out.takenContext = text(taken->context);
        out.takenService = text(taken->service);
    }
    if (const ProgramWish& wish = known->wantsAllowance; !wish.empty()) {
        out.wantsToRun = text(shownCommand(wish.words));
        if (wish.before) {
            out.changedProgram = text(wish.program.path);
            out.fileThen = *wish.before;
            out.fileNow = wish.program.modified;
        }
    }
    if (known->wantsTlsOff.size() == 3) {
        out.tlsOffServer = text(known->wantsTlsOff[1]);
        out.tlsOffContext = text(known->wantsTlsOff[2]);
    }
    return out;
}

} // namespace

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

std::map<std::string, std::set<std::string>> dependenciesOf(const Estate& estate)
{
    std::map<std::string, std::set<std::string>> out;
    for (const EstateService& service : estate.services)
        out[service.name].insert(service.dependencies.begin(), service.dependencies.end());
    return out;
}

WindowOnSession::WindowOnSession(std::unique_ptr<Session> session,
                                 Theme& theme,
                                 WindowSettings& settings,
                                 const std::string& runsDir,
                                 PaneStart panes)
    : m_session(std::move(session))
{
    RunbooksSetup setup;
    setup.services.clock = &m_session->clock();
    setup.services.gateway = &m_session->gateway();
    setup.services.secrets = &m_session->secrets();
    setup.services.notifier = &m_notifier;
    setup.services.estate = m_session->runbookFacts();
    setup.folders = m_session->runbookFolders();
    setup.runsDir = runsDir.empty() ? runbook::defaultRunsDir() : runsDir;
    setup.person = personName();
    const std::string runs = setup.runsDir;
    ActionSetup delivery{setup.services, setup.runsDir, setup.person};
    AlertsSetup alerts{setup.services, setup.runsDir, setup.person, setup.folders};
    const std::string incidents = incidentsBeside(setup.runsDir);
    WatchSetup watch{setup.services,
                     setup.runsDir,
                     setup.person,
                     setup.folders,
                     &m_session->changes(),
                     incidents,
                     m_session->identity(),
                     m_session->isSimulated(),
                     [this] { return m_runbooks && m_runbooks->takeNote(); },
                     dependenciesOf(m_session->estate())};
    auto runbooks = std::make_unique<RunbooksPane>(std::move(setup));
    m_runbooks = runbooks.get();
    m_window = std::make_unique<MainWindow>(m_session->hub(), m_session->clock(), theme, settings);
    m_window->setEstateFile(QString::fromStdString(m_session->estate().file));
    m_window->setEnvironments(environmentsOf(m_session->estate()));
    m_belongings
        = std::make_unique<Belongings>(m_session->hub(), belongingRules(m_session->estate()));
    m_window->setBelongings(*m_belongings);
    if (panes == PaneStart::ShownFirst)
        m_window->attachLater();
    auto first = std::make_unique<WatchPane>(std::move(watch));
    WatchPane* onWatch = first.get();
    delivery.takeLeft = alerts.takeLeft
        = [onWatch](LeftByDeed left) { onWatch->takeLeft(std::move(left)); };
    m_window->addPane(std::move(first));
    m_window->addPane(std::make_unique<ClustersPane>());
    auto shipping = std::make_unique<DeliveryPane>(std::move(delivery));
    shipping->setTold([session = m_session.get(),
                       incidents,
                       records = std::make_shared<incident::RecordCache>()](World since) {
        return pagesTold(session->changes(),
                         incidents,
                         session->identity(),
                         session->isSimulated(),
                         since,
                         *records);
    });
    m_window->addPane(std::move(shipping));
    m_window->addPane(std::make_unique<SlosPane>());
    m_window->addPane(std::make_unique<CostPane>());
    m_window->addPane(std::move(runbooks));
    m_window->addPane(std::make_unique<AlertsPane>(std::move(alerts)));
    m_window->setRunLine(
        [this] {
            RunLine line;
            line.text = m_runbooks->runLine();
            line.journalProblem = m_runbooks->journalProblem();
            line.hasJournal = m_runbooks->runIsOpen();
            return line;
        },
        QStringLiteral("runbooks"));
    QObject::connect(
        m_runbooks, &RunbooksPane::runChanged, m_window.get(), &MainWindow::refreshRun);
    QObject::connect(m_runbooks, &RunbooksPane::wideWanted, m_window.get(), &MainWindow::foldRail);
    QObject::connect(m_runbooks, &RunbooksPane::runChanged, onWatch, [this, onWatch] {
        if (const runbook::Engine* engine = m_runbooks->engine())
            onWatch->takeRun(engine->view());
    });
    SourcePopover* popover = m_window->sourcePopover();
    popover->setFacts([this](const SourceId& id) { return factsOf(*m_session, id); });
    QObject::connect(
        popover, &SourcePopover::allowRequested, m_window.get(), [this](const SourceId& id) {
            // Kept in memory where the list cannot be written: asked again after the next start.
            static_cast<void>(m_session->allow(id));
        });
    QObject::connect(
        m_session.get(),
        &Session::credentialChanged,
        m_window.get(),
        [this, popover](const SourceId& id) {
            if (popover->isOpen()) {
                popover->refresh(m_session->hub().sources(), m_session->clock().world());
                return;
            }
            // Once, and not into what the person is doing: its dot tells it too.
            const auto layers = m_window->findChildren<Layer*>();
            const bool busy = std::any_of(
                layers.begin(), layers.end(), [](const Layer* layer) { return layer->isOpen(); });
            if (!busy && factsOf(*m_session, id).asks() && m_askedFor.insert(id.str()).second)
                popover->openFor(id,
                                 m_window->statusBar()->dotOf(id),
                                 m_session->hub().sources(),
                                 m_session->clock().world());
        },
        Qt::QueuedConnection);
    wireOffers();
    m_pictures = std::make_unique<RedactedPictures>(
        *m_session,
        *m_window,
        theme,
        RedactedPictures::Beside{
            m_session->runbookFolders(),
            runs,
            incidents,
            personName(),
            [this] { return m_ready ? std::optional(m_ready->report()) : std::nullopt; },
            [this] { return m_chaos ? std::optional(m_chaos->sights()) : std::nullopt; },
            [onWatch] { return onWatch->openIncident(); }});
    m_window->setPictureMaker(*m_pictures);
    wireReadiness(*onWatch, theme, runs);
    m_window->restore();
    if (const auto at = m_session->replayed()) {
        m_window->setReplay(
            //: Strip over a window that shows a recording. %1 = time, %2 = name of the file
            QCoreApplication::translate("mw::MainWindow",
                                        "as it was at %1 · %2 · nothing here is live, and nothing "
                                        "can be changed")
                .arg(text::timeUtc(*at),
                     QFileInfo(QString::fromStdString(m_session->replayFile())).fileName()));
    }
    if (Rememberer* memory = m_session->memory()) {
        QObject::connect(
            memory, &Rememberer::troubleChanged, m_window.get(), [this] { tellMemory(); });
    }
}

void WindowOnSession::tellMemory()
{
    const auto& trouble = m_session->memory()->trouble();
    if (!trouble)
        return m_window->setMemoryNote({});
    const QString why = QString::fromStdString(trouble->notice.detail);
    if (trouble->notice.kind == StoreNotice::Kind::SetAside) {
        const QString file = QFileInfo(QString::fromStdString(trouble->notice.file)).fileName();
        m_window->setMemoryNote(
            //: Status bar: the file with the remembered state was damaged. %1 = name it has now
            QCoreApplication::translate("mw::MainWindow", "memory was damaged, kept as %1")
                .arg(file),
            //: Notice: the file with the remembered state was damaged. %1 = why
            QCoreApplication::translate("mw::MainWindow",
                                        "What was remembered cannot be read (%1). The file is kept "
                                        "beside; a new one began.")
                .arg(why));
        return;
    }
    m_window->setMemoryNote(
        //: Status bar: what is seen cannot be written to disk. %1 = why
        QCoreApplication::translate("mw::MainWindow", "memory is not written: %1").arg(why));
}

WindowOnSession::~WindowOnSession()
{
    m_files.reset();
    m_pictures->drop();
    // the window (and with it the open run: its journal stays resumable) before the hub
    m_window.reset();
}

} // namespace mw
