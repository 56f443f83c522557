// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The shell's own actions: names, keys, and the appearance menu.
#include "models/hub/hub.h"
#include "widgets/shell/about.h"
#include "widgets/shell/arming_dialog.h"
#include "widgets/shell/command_palette.h"
#include "widgets/shell/keys_overlay.h"
#include "widgets/shell/main_window.h"
#include "widgets/shell/notice.h"
#include "widgets/shell/pane_area.h"
#include "widgets/shell/rail.h"
#include "widgets/shell/source_popover.h"
#include "widgets/shell/status_bar.h"
#include "widgets/shell/top_bar.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>
#include <QRegularExpression>
#include <QUrl>

namespace mw {

void MainWindow::add(const QString& id,
                     const QString& title,
                     const QString& group,
                     QList<QKeySequence> keys,
                     const QString& icon,
                     std::function<void()> run,
                     bool listed)
{
    Action action;
    action.id = id;
    action.title = title;
    action.group = group;
    action.keys = std::move(keys);
    action.icon = icon;
    action.run = std::move(run);
    action.listed = listed;
    m_actions.add(this, std::move(action));
}

void MainWindow::registerActions()
{
    //: Heading in the list of keys
    const QString everywhere = tr("Everywhere");
    add(
        QStringLiteral("shell.palette"),
        //: Action: opens the command palette
        tr("Search or run an action"),
        everywhere,
        {QKeySequence(Qt::CTRL | Qt::Key_K)},
        QStringLiteral("search"),
        [this] { m_palette->open(); },
        false);
    add(QStringLiteral("shell.keys"),
        //: Action: opens the overlay with all keys
        tr("Show all keys"),
        everywhere,
        {QKeySequence(Qt::Key_Question)},
        QStringLiteral("keyboard"),
        [this] { m_keys->open(); });
    add(QStringLiteral("shell.inspector"),
        //: Action: opens or closes the panel with the details of the selection
        tr("Open or close the inspector"),
        everywhere,
        {QKeySequence(Qt::Key_I)},
        QStringLiteral("panel-right"),
        [this] { toggleInspector(); });
    add(QStringLiteral("shell.copy"),
        //: Action: copies the facts in the inspector as text
        tr("Copy the selection as text"),
        everywhere,
        {QKeySequence(Qt::Key_C)},
        QStringLiteral("copy"),
        [this] {
            if (m_selection.empty())
                return;
            for (Pane* pane : m_panes) {
                if (const auto content = pane->inspect(m_selection.current())) {
                    m_area->inspector()->setContent(*content, m_clock.world());
                    QGuiApplication::clipboard()->setText(m_area->inspector()->copyText());
                    //: Notice after copying. %1 = name of the selected thing
                    m_notice->say(tr("Copied: %1").arg(content->title));
                    return;
                }
            }
        });
    add(QStringLiteral("shell.scope"),
        //: Action: opens the scope picker
        tr("Choose the scope"),
        everywhere,
        {QKeySequence(Qt::Key_S)},
        QStringLiteral("scope"),
        [this] { m_top->openScopeMenu(); });
    add(QStringLiteral("shell.tenant"),
        //: Action: opens the list of tenants, to which the scope can be narrowed
        tr("Choose a tenant"),
        everywhere,
        {},
        QStringLiteral("scope"),
        [this] { chooseTenant(); });
    add(QStringLiteral("shell.range"),
        //: Action: opens the time range menu
        tr("Choose the time range"),
        everywhere,
        {QKeySequence(Qt::Key_T)},
        QStringLiteral("clock"),
        [this] { m_top->openRangeMenu(); });
    add(QStringLiteral("shell.now"),
        //: Action: all panes show the present again
        tr("Back to now"),
        everywhere,
        {QKeySequence(Qt::Key_Backslash)},
        QStringLiteral("clock"),
        [this] { m_time.setCursor(std::nullopt); });
    add(QStringLiteral("shell.arm"),
        //: Action: opens the arming dialog
        tr("Arm this window"),
        everywhere,
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A)},
        QStringLiteral("unlock"),
        [this] { askToArm(); });
    Action disarm;
    disarm.id = QStringLiteral("shell.disarm");
    //: Action: ends the armed state at once
    disarm.title = tr("Disarm everything");
    disarm.group = everywhere;
    disarm.keys = {QKeySequence(Qt::Key_Escape, Qt::Key_Escape)};
    disarm.icon = QStringLiteral("lock");
    disarm.run = [this] { m_arming.disarm(); };
    // The window watches Escape itself: a shortcut would take the single Escape from fields.
    m_actions.add(this, std::move(disarm), true);
    Action overlay;
    overlay.id = QStringLiteral("shell.provenance");
    //: Action: while the key is held, numbers show where they come from
    overlay.title = tr("Hold: where numbers come from");
    overlay.group = everywhere;
    overlay.keys = {QKeySequence(Qt::Key_F2)};
    overlay.listed = false;
    m_actions.add(this, std::move(overlay), true);

    //: Heading in the list of keys
    const QString look = tr("Appearance");
    add(QStringLiteral("shell.rail"),
        //: Action: makes the left rail narrow or wide
        tr("Fold or unfold the rail"),
        look,
        {QKeySequence(Qt::CTRL | Qt::Key_B)},
        QStringLiteral("panel-left"),
        [this] { m_rail->setCollapsed(!m_rail->collapsed()); });
    add(QStringLiteral("shell.look"),
        //: Action: opens the menu with themes, density and the about box
        tr("Open the appearance menu"),
        look,
        {},
        QStringLiteral("theme"),
        [this] { appearanceMenu(m_rail->menuPoint()); });
    const auto theme = [this, look](const QString& id, const QString& title, ThemeId to) {
        add(id, title, look, {}, QStringLiteral("theme"), [this, to] {
            m_theme.setId(to);
            m_settings.setTheme(to);
        });
    };
    //: Action
    theme(QStringLiteral("look.night"), tr("Use the night theme"), ThemeId::Night);
    //: Action
    theme(QStringLiteral("look.day"), tr("Use the day theme"), ThemeId::Day);
    //: Action
    theme(QStringLiteral("look.contrast"), tr("Use the high-contrast theme"), ThemeId::Contrast);
    add(QStringLiteral("look.density"),
        //: Action: rows of 28 or 22 px
        tr("Switch between comfortable and compact rows"),
        look,
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D)},
        QStringLiteral("density"),
        [this] {
            const Density to
                = m_theme.density() == Density::Compact ? Density::Comfortable : Density::Compact;
            m_theme.setDensity(to);
            m_settings.setDensity(to);
        });
    const auto rows = [this, look](const QString& id, const QString& title, Density to) {
        add(id, title, look, {}, QStringLiteral("density"), [this, to] {
            m_theme.setDensity(to);
            m_settings.setDensity(to);
        });
    };
    //: Action: rows of 28 px
    rows(QStringLiteral("look.comfortable"), tr("Use comfortable rows"), Density::Comfortable);
    //: Action: rows of 22 px
    rows(QStringLiteral("look.compact"), tr("Use compact rows"), Density::Compact);
    add(QStringLiteral("shell.about"),
        //: Action: opens the about box
        tr("About Midwatch"),
        look,
        {},
        QStringLiteral("info"),
        [this] { aboutBox()->open(); });
    add(QStringLiteral("shell.estate"),
        //: Action: opens the first page, with clusters, estate files and the demo
        tr("Open another estate"),
        everywhere,
        {QKeySequence(Qt::CTRL | Qt::Key_O)},
        QStringLiteral("open"),
        [this] { Q_EMIT estateRequested(); });
    add(QStringLiteral("shell.reread"),
        //: Action: estate file, kubeconfig and credentials, after a mistake was mended
        tr("Read the estate again"),
        everywhere,
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O)},
        QStringLiteral("retry"),
        [this] { Q_EMIT rereadRequested(); });
    add(QStringLiteral("shell.quit"),
        //: Action: closes the window and ends the program
        tr("Quit"),
        everywhere,
        {QKeySequence(Qt::CTRL | Qt::Key_Q)},
        QStringLiteral("close"),
        [this] { close(); });
}

// What tables do with keys themselves: named here, so that the overlay with the keys knows it.
void MainWindow::registerKeysOfTables()
{
    const auto name = [this](const char* id, const QString& title, const QKeySequence& keys) {
        Action action;
        action.id = QString::fromLatin1(id);
        action.title = title;
        //: Heading in the list of keys
        action.group = tr("Tables");
        action.keys = {keys};
        action.listed = false;
        m_actions.add(this, std::move(action), true);
    };
    //: Key of a table
    name("table.filter", tr("Filter"), QKeySequence(Qt::Key_Slash));
    //: Key of a table
    name("table.next", tr("Next row"), QKeySequence(Qt::Key_J));
    //: Key of a table
    name("table.previous", tr("Previous row"), QKeySequence(Qt::Key_K));
    //: Key of a table: opens the details of the row
    name("table.open", tr("Open the row"), QKeySequence(Qt::Key_Return));
}

void MainWindow::registerVerbs()
{
    m_actions.addVerb(QStringLiteral("retry"), [this](const QString& source) {
        m_hub.retry(SourceId(source.toStdString()));
    });
    m_actions.addVerb(QStringLiteral("source"), [this](const QString& source) {
        const SourceId id(source.toStdString());
        m_popover->openFor(id, m_status->dotOf(id), m_hub.sources(), m_clock.world());
    });
    m_actions.addVerb(QStringLiteral("estate"), [this](const QString&) {
        if (m_estateFile.isEmpty())
            Q_EMIT estateRequested(); // contexts of a kubeconfig: there is no file yet
        else
            openFile(m_estateFile);
    });
    m_actions.addVerb(QStringLiteral("open"), [this](const QString& place) { openFile(place); });
}

void MainWindow::openFile(const QString& place)
{
    static const QRegularExpression position(QStringLiteral(":\\d+:\\d+$"));
    QString file = place;
    file = QFileInfo(file.remove(position)).absoluteFilePath();
    QGuiApplication::clipboard()->setText(place);
    if (QDesktopServices::openUrl(QUrl::fromLocalFile(file)))
        //: Notice. %1 = file:line:column
        m_notice->say(tr("Opened; the place is on the clipboard: %1").arg(place));
    else
        //: Notice. %1 = file:line:column
        m_notice->say(tr("No program here opens it; the place is on the clipboard: %1").arg(place));
}

void MainWindow::registerPaneActions(int index)
{
    Pane* pane = m_panes[size_t(index)];
    QList<QKeySequence> keys;
    // Ctrl+1 … Ctrl+9, then Ctrl+0
    if (index < 10)
        keys << QKeySequence(Qt::CTRL | Qt::Key((index + 1) % 10 + Qt::Key_0));
    const QString hint
        = keys.isEmpty() ? QString() : keys.first().toString(QKeySequence::NativeText);
    m_rail->addEntry(pane->icon(), pane->title(), hint);
    //: Action: brings a pane to the front. %1 = its name
    add(QStringLiteral("pane.") % pane->id(),
        tr("Go to %1").arg(pane->title()),
        //: Heading in the list of keys
        tr("Panes"),
        keys,
        pane->icon(),
        [this, index] {
            m_rail->setCurrent(index);
            Pane* now = m_panes[size_t(index)];
            if (now->focusTarget())
                now->focusTarget()->setFocus(Qt::ShortcutFocusReason);
        });
}

void MainWindow::appearanceMenu(const QPoint& at)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto entry = [this, menu](const QString& id, bool checkable, bool checked) {
        const Action* action = m_actions.find(id);
        if (!action)
            return;
        QAction* item = menu->addAction(action->title);
        item->setCheckable(checkable);
        item->setChecked(checked);
        connect(item, &QAction::triggered, this, [this, id] { m_actions.trigger(id); });
    };
    entry(QStringLiteral("look.night"), true, m_theme.id() == ThemeId::Night);
    entry(QStringLiteral("look.day"), true, m_theme.id() == ThemeId::Day);
    entry(QStringLiteral("look.contrast"), true, m_theme.id() == ThemeId::Contrast);
    menu->addSeparator();
    entry(QStringLiteral("look.comfortable"), true, m_theme.density() == Density::Comfortable);
    entry(QStringLiteral("look.compact"), true, m_theme.density() == Density::Compact);
    menu->addSeparator();
    entry(QStringLiteral("shell.estate"), false, false);
    entry(QStringLiteral("shell.keys"), false, false);
    entry(QStringLiteral("shell.about"), false, false);
    menu->popup(at - QPoint(0, menu->sizeHint().height() - 28));
}

} // namespace mw
