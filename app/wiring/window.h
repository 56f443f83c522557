// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The window on one session, and drawing it without a display. GUI thread, inside a QApplication.
#pragma once

#include "app/wiring/desktop_notifier.h"
#include "app/wiring/session.h"
#include "widgets/theme/theme.h"

#include <QTimer>
#include <array>
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace mw {

struct ScopeEnvironment; // widgets/controls/context.h
class Belongings;
class ChaosWatch;
class EstateWatch;
class MainWindow;
class ReadyCheck;
class RedactedPictures;
class RunbooksPane;
class WatchPane;
class WindowSettings;

// ShownFirst: the pane in front is built, the others by MainWindow::attachRest.
enum class PaneStart { All, ShownFirst };

// In the order of the rail. (A test holds them against the window.)
inline constexpr std::array<std::string_view, 7> paneNames{
    "watch", "clusters", "delivery", "slos", "cost", "runbooks", "alerts"};

// What the estate says of scopes, and of what calls what.
std::vector<ScopeEnvironment> environmentsOf(const Estate& estate);
std::map<std::string, std::set<std::string>> dependenciesOf(const Estate& estate);

// Everything a window needs, in the order it must go.
class WindowOnSession
{
public:
    WindowOnSession(std::unique_ptr<Session> session,
                    Theme& theme,
                    WindowSettings& settings,
                    const std::string& runsDir = {},
                    PaneStart panes = PaneStart::All);
    ~WindowOnSession();
    MainWindow& window() { return *m_window; }
    RedactedPictures& pictures() { return *m_pictures; } // of its panes
    Session& session() { return *m_session; }
    // Opens the same estate anew, after this object, and says a sentence in the new window (may be
    // empty); without it a source that was given up stays as a row until the next start.
    void setReopen(std::function<void(const QString&)> reopen) { m_reopen = std::move(reopen); }
    // From now on what changes on the disk is read again by itself, when nothing is under way that
    // would be lost. Not for a demo, a recording or a frozen moment. `opened`: before
    // Session::open.
    void followFiles(std::chrono::system_clock::time_point opened);
    EstateWatch* estateWatch() { return m_files.get(); } // null: nobody looks

private:
    std::unique_ptr<Session> m_session;
    DesktopNotifier m_notifier;
    std::unique_ptr<Belongings> m_belongings; // of the session's hub; the window looks into it
    std::unique_ptr<ReadyCheck> m_ready; // null: a recording
    std::unique_ptr<ChaosWatch> m_chaos; // null: a recording
    std::unique_ptr<RedactedPictures> m_pictures; // the window refers to it
    std::unique_ptr<MainWindow> m_window;
    void tellMemory();
    void wireOffers();
    void wireReadiness(WatchPane& watch, const Theme& theme, const std::string& runs);
    void giveUp(const SourceId& id);
    void reread();
    bool reopenEstate(const QString& said = {});
    QString busyWith() const; // why the estate cannot be read again by itself now; empty: it can
    void takeChange();
    void tellUnreadable(const Error& error);
    std::function<void(const QString&)> m_reopen;
    std::unique_ptr<EstateWatch> m_files;
    QTimer m_changeWaits; // what changed is read when nothing is under way
    RunbooksPane* m_runbooks = nullptr; // owned by the window
    std::set<std::string> m_askedFor; // sources whose command was put to the person
};

// Opens the window (or the first page) and runs until it is closed. Exit code.
int runWindow(const SessionOptions& options, bool estateGiven);

// Where the window keeps what it remembers, and the estate it was last opened with (nothing set:
// none). No lock is taken.
std::string dataFolder();
SessionOptions lastEstate();

struct RenderOptions
{
    std::string pane; // "clusters"
    std::string out; // .png .pdf .svg
    int width = 1440, height = 900;
    double scale = 1;
    std::string theme = "night";
    SessionOptions session;
    int waitSeconds = 20;
    std::string tab; // of the pane, where it has tabs: "pods"
    bool redacted = false; // without names of hosts, tenants and people, as Ctrl+Shift+C
};
int renderPane(const RenderOptions& options);

} // namespace mw
