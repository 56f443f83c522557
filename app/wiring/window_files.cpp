// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The estate's files change on the disk while the window is open.
#include "app/wiring/estate_watch.h"
#include "app/wiring/window.h"
#include "widgets/panes/runbooks/runbooks_pane.h"
#include "widgets/shell/layer.h"
#include "widgets/shell/main_window.h"
#include "widgets/shell/source_popover.h"

#include <QApplication>
#include <QFileInfo>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextEdit>
#include <algorithm>

namespace mw {
namespace {

constexpr auto lookAgain = std::chrono::seconds(1);

// Words that a person has begun and that would be gone.
bool holdsWords(const QWidget* widget)
{
    if (const auto* line = qobject_cast<const QLineEdit*>(widget))
        return !line->isReadOnly() && !line->text().isEmpty();
    if (const auto* plain = qobject_cast<const QPlainTextEdit*>(widget))
        return !plain->isReadOnly() && !plain->toPlainText().isEmpty();
    const auto* rich = qobject_cast<const QTextEdit*>(widget);
    return rich && !rich->isReadOnly() && !rich->toPlainText().isEmpty();
}

QString shortPlace(const Error& error)
{
    if (!error.place)
        return {};
    QString text = QFileInfo(QString::fromStdString(error.place->file)).fileName();
    if (error.place->line > 0)
        text += QStringLiteral(":%1:%2").arg(error.place->line).arg(error.place->column);
    return text;
}

} // namespace

void WindowOnSession::followFiles(std::chrono::system_clock::time_point opened)
{
    const SessionOptions& options = m_session->options();
    if (options.demo || options.at || !options.replay.empty())
        return;
    m_files = std::make_unique<EstateWatch>(options.estateFile, options.contexts, opened);
    MainWindow* window = m_window.get();
    QObject::connect(m_files.get(), &EstateWatch::changed, window, [this] { takeChange(); });
    QObject::connect(m_files.get(), &EstateWatch::unreadable, window, [this](const Error& error) {
        tellUnreadable(error);
    });
    QObject::connect(m_files.get(), &EstateWatch::asBefore, window, [this] {
        m_changeWaits.stop();
        m_window->setEstateNote({});
    });
    QObject::connect(m_files.get(), &EstateWatch::renewed, m_session.get(), &Session::tryRenewed);
    m_changeWaits.setInterval(lookAgain);
    m_changeWaits.callOnTimeout(window, [this] { takeChange(); });
}

QString WindowOnSession::busyWith() const
{
    if (m_runbooks->runIsOpen())
        //: Why changed files are not read yet
        return QCoreApplication::translate("mw::MainWindow", "a run is open");
    if (m_window->arming().armed())
        //: Why changed files are not read yet
        return QCoreApplication::translate("mw::MainWindow", "changes are armed");
    // A source's own card is no reason: that is where a mistake to be mended is told.
    const auto layers = m_window->findChildren<Layer*>();
    const bool open = std::any_of(layers.begin(), layers.end(), [this](const Layer* layer) {
        return layer->isOpen() && layer != m_window->sourcePopover();
    });
    const QWidget* focus = m_window->focusWidget();
    if (open || (focus && focus->isVisible() && holdsWords(focus)))
        //: Why changed files are not read yet: a form or a dialog is open
        return QCoreApplication::translate("mw::MainWindow", "something is being entered");
    return {};
}

// Asked again each second while it waits.
void WindowOnSession::takeChange()
{
    const QString busy = busyWith();
    if (!busy.isEmpty()) {
        m_changeWaits.start();
        //: Status bar: the estate's files say something else now. %1 = "a run is open"
        m_window->setEstateNote(
            QCoreApplication::translate("mw::MainWindow", "estate changed, not read yet: %1")
                .arg(busy),
            //: Notice and tooltip: the estate's files say something else now. %1 = "a run is open"
            QCoreApplication::translate("mw::MainWindow",
                                        "The estate's files have changed. They are read as soon as "
                                        "nothing is lost by it (now: %1).")
                .arg(busy));
        return;
    }
    m_window->sourcePopover()->close();
    //: Notice in the window after the estate's files were read again by themselves
    reopenEstate(QCoreApplication::translate("mw::MainWindow",
                                             "The estate's files have changed and were read."));
}

void WindowOnSession::tellUnreadable(const Error& error)
{
    m_changeWaits.stop();
    m_window->setEstateNote(
        //: Status bar: a changed file of the estate has a mistake. %1 = "estate.yaml:14:9"
        QCoreApplication::translate("mw::MainWindow", "%1: mistake, not taken over")
            .arg(shortPlace(error)),
        //: Notice and tooltip: a changed file of the estate has a mistake. %1 = place and mistake
        QCoreApplication::translate("mw::MainWindow",
                                    "A changed file cannot be read; what was read before stays in "
                                    "use. %1")
            .arg(QString::fromStdString(describe(error))));
}

} // namespace mw
