// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What was found in the clusters: put to the person, and their answers carried out.
#include "app/wiring/window.h"
#include "widgets/panes/runbooks/runbooks_pane.h"
#include "widgets/shell/main_window.h"
#include "widgets/shell/notice.h"
#include "widgets/shell/source_popover.h"

#include <QCoreApplication>
#include <QTimer>

namespace mw {
namespace {

// The list of answers that cannot be written is no reason to refuse one.
void tellUnwritten(MainWindow& window, const Status& kept)
{
    if (!kept)
        window.notice()->say(
            //: Notice: an answer holds, but only until the end. %1 = why
            QCoreApplication::translate("mw::MainWindow",
                                        "This holds until the window is closed: %1")
                .arg(QString::fromStdString(kept.error().detail)));
}

} // namespace

void WindowOnSession::wireOffers()
{
    MainWindow* window = m_window.get();
    Session* session = m_session.get();
    QObject::connect(session, &Session::offersChanged, window, [this] {
        m_window->setOffers(m_session->offers());
        m_runbooks->setEstate(m_session->runbookFacts());
    });
    QObject::connect(
        window, &MainWindow::useRequested, session, [this](const std::vector<Offer>& offers) {
            Status kept;
            for (const Offer& offer : offers) {
                if (const Status done = m_session->use(offer); !done)
                    kept = done;
            }
            m_window->notice()->say(
                //: Notice after an offer was taken. A dot of the status bar stands for a source.
                QCoreApplication::translate("mw::MainWindow",
                                            "Used from now on, also after the next start. To give "
                                            "it up: its dot in the status bar."));
            tellUnwritten(*m_window, kept);
        });
    QObject::connect(
        window, &MainWindow::notNowRequested, session, [this](const std::vector<Offer>& offers) {
            Status kept;
            for (const Offer& offer : offers) {
                if (const Status done = m_session->decline(offer); !done)
                    kept = done;
            }
            tellUnwritten(*m_window, kept);
        });
    QObject::connect(window, &MainWindow::offerAgainRequested, session, [this] {
        tellUnwritten(*m_window, m_session->offerAgain());
    });
    QObject::connect(
        m_window->sourcePopover(),
        &SourcePopover::giveUpRequested,
        window,
        [this](const SourceId& id) { giveUp(id); },
        Qt::QueuedConnection);
    QObject::connect(
        window, &MainWindow::rereadRequested, window, [this] { reread(); }, Qt::QueuedConnection);
    QObject::connect(session, &Session::ready, window, [this] {
        if (!m_session->replayed())
            m_session->lookForServices();
    });
}

// Not while a runbook runs, which must not end for that; false then, and nothing is done.
bool WindowOnSession::reopenEstate(const QString& said)
{
    if (!m_reopen || m_runbooks->runIsOpen())
        return false;
    m_changeWaits.stop();
    m_reopen(said);
    return true;
}

// A mistake in estate or kubeconfig was mended, a keychain was unlocked: everything is read as at
// the start. Rows stay, by the memory.
void WindowOnSession::reread()
{
    m_window->sourcePopover()->close();
    if (reopenEstate())
        return;
    m_window->notice()->say(
        //: Notice: the estate cannot be read again now
        QCoreApplication::translate("mw::MainWindow",
                                    "A run is open: close it first, then read the estate again."));
}

// What the source has told so far stands in many places: the estate is opened anew without it.
void WindowOnSession::giveUp(const SourceId& id)
{
    m_window->sourcePopover()->close();
    tellUnwritten(*m_window, m_session->giveUp(id));
    if (reopenEstate())
        return;
    m_window->notice()->say(
        //: Notice after a source was given up that cannot be taken away from the window yet
        QCoreApplication::translate("mw::MainWindow",
                                    "It is not asked any more; what it told goes with the next "
                                    "start."));
}

} // namespace mw
