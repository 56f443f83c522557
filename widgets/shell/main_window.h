// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The window: builds its parts, owns what panes share, and routes keys. It knows panes only by
// their base class. Owned by app/wiring; everything referred to must outlive it.
#pragma once

#include "models/data/offer.h"
#include "widgets/controls/layout_guard.h"
#include "widgets/controls/pane.h"
#include "widgets/shell/status_bar.h"
#include "widgets/shell/window_settings.h"

#include <QTimer>
#include <QWidget>
#include <functional>
#include <set>

namespace mw {

class About;
class ArmedFrame;
class ArmingDialog;
class CommandPalette;
class EnvironmentLine;
class HatchedCover;
class HatchedStrip;
class KeysOverlay;
class Notice;
class OfferStrip;
class PaneArea;
class PictureDialog;
class PictureMaker;
class PodLogLayer;
class ProvenanceOverlay;
class Rail;
class SessionWatch;
class SourcePopover;
class TenantPicker;
class TopBar;

class MainWindow : public QWidget
{
    Q_OBJECT
public:
    MainWindow(Hub& hub,
               const Clock& clock,
               Theme& theme,
               WindowSettings& settings,
               QWidget* parent = nullptr);
    ~MainWindow() override;

    void setEstateFile(const QString& file) { m_estateFile = file; } // empty: none
    void setEnvironments(std::vector<ScopeEnvironment> environments);
    // Whose things are, for the panes and the scope picker; before the first pane. It outlives us.
    void setBelongings(const Belongings& belongings);
    void addPane(std::unique_ptr<Pane> pane); // in the order of the rail
    // From now on a pane that is added is built only when it is shown, or by attachRest: the window
    // is on the screen before those that nobody looks at yet.
    void attachLater() { m_later = true; }
    void attachRest(); // one after the other, in turns of the event loop
    // After the last pane: remembered geometry, pane and layouts; first contents.
    void restore();
    // Lock, sleep and network over D-Bus; not in tests and `render`.
    void watchSession();
    // Asked once a second and by refreshRun().
    void setRunLine(std::function<RunLine()> line, const QString& paneId);
    void refreshRun();
    // For a while, without being remembered: what is shown needs the width.
    void foldRail(bool fold);

    // The window shows a recording: a strip says so, and nothing can be armed.
    void setReplay(const QString& sentence);
    // What was found in the clusters and is not used, also what was declined.
    void setOffers(std::vector<Offer> offers);

    // What is wrong with the memory on disk, for the status bar; empty: nothing. `once` is said at
    // once besides.
    void setMemoryNote(const QString& note, const QString& once = {});

    // What is wrong with, or waits to be read from, the estate's files on disk; empty: nothing.
    // `once` is said at once besides and stays as the note's tooltip.
    void setEstateNote(const QString& note, const QString& once = {});

    // Who draws a pane again without names, for Ctrl+Shift+C; it outlives us. Not called: nobody
    // does, and the action is not there.
    void setPictureMaker(PictureMaker& maker);

    // A picture: no second hand, no latencies and counters, which differ from run to run.
    void setStill(bool still);

    bool showPane(const QString& id);
    QStringList paneIds() const;
    Pane* pane(const QString& id) const;
    Pane* currentPane() const;
    PaneContext& context() { return m_context; }
    ActionRegistry& actions() { return m_actions; }
    Arming& arming() { return m_arming; }
    LayoutGuard& guard() { return m_guard; }
    TimeState& time() { return m_time; }
    QString pastText() const; // empty: now is shown

    Rail* rail() const { return m_rail; }
    StatusBar* statusBar() const { return m_status; }
    PaneArea* area() const { return m_area; }
    CommandPalette* palette() const { return m_palette; } // hides QWidget::palette on purpose
    ArmingDialog* armingDialog() const { return m_armingDialog; }
    KeysOverlay* keysOverlay() const { return m_keys; }
    SourcePopover* sourcePopover() const { return m_popover; }
    About* aboutBox();
    PodLogLayer* podLogs();
    PictureDialog* pictureDialog();
    Notice* notice() const { return m_notice; }
    OfferStrip* offerStrip() const { return m_offerStrip; }
    TenantPicker* tenantPicker() const { return m_tenants; }
    void saveLayouts();

Q_SIGNALS:
    void estateRequested(); // the person wants the page with other estates
    void rereadRequested(); // the estate's files may be other ones now
    // Answers to what is offered.
    void useRequested(const std::vector<mw::Offer>& offers);
    void notNowRequested(const std::vector<mw::Offer>& offers);
    void offerAgainRequested(); // what was declined
    void closing(); // the person closes the window; everything is saved

protected:
    bool eventFilter(QObject* object, QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void build();
    void connectParts();
    void registerActions();
    void registerKeysOfTables();
    void registerVerbs();
    void openFile(const QString& place); // "/path/estate.yaml:14:9"
    void registerPaneActions(int index);
    void add(const QString& id,
             const QString& title,
             const QString& group,
             QList<QKeySequence> keys,
             const QString& icon,
             std::function<void()> run,
             bool listed = true);
    void choose(int index);
    void attach(Pane* pane); // unless it is
    void tellDuty(); // who is on call, and what paid APIs cost today
    void tellPast(); // which moment is looked at, and how far the pane in front can
    void open(const Selected& what);
    void inspect();
    void toggleInspector();
    void askToArm();
    void chooseTenant();
    void linkChanged(bool metered);
    void refreshNotes();
    void appearanceMenu(const QPoint& at);
    void second();
    void buildOffers();
    void registerOffers();
    void showOffersOf(const Pane* pane);

    Hub& m_hub;
    const Clock& m_clock;
    Theme& m_theme;
    WindowSettings& m_settings;
    ScopeState m_scope;
    TimeState m_time;
    SelectionBus m_selection;
    ActionRegistry m_actions;
    Arming m_arming;
    LayoutGuard m_guard;
    PaneContext m_context;
    std::vector<Pane*> m_panes;
    std::set<Pane*> m_late; // of m_panes: not attached yet
    bool m_later = false;
    bool m_restored = false;
    std::function<RunLine()> m_runLine;
    bool m_railBorrowed = false; // folded by a pane, not by the person
    QString m_runPane;
    QString m_estateFile;
    QString m_memoryNote;
    QString m_estateNote, m_estateDetail;
    std::vector<Offer> m_offers;
    OfferStrip* m_offerStrip = nullptr;
    HatchedStrip* m_past = nullptr; // while the time cursor is set
    HatchedCover* m_cover = nullptr;
    bool m_replay = false;
    QTimer m_second;
    Monotonic m_escape{};

    EnvironmentLine* m_line;
    TopBar* m_top;
    Rail* m_rail;
    PaneArea* m_area;
    StatusBar* m_status;
    CommandPalette* m_palette;
    KeysOverlay* m_keys;
    ArmingDialog* m_armingDialog;
    SourcePopover* m_popover;
    TenantPicker* m_tenants;
    About* m_about = nullptr; // made when it is first asked for
    PodLogLayer* m_podLogs = nullptr; // likewise
    PictureDialog* m_picture = nullptr; // likewise
    Notice* m_notice;
    ArmedFrame* m_frame;
    ProvenanceOverlay* m_provenance;
    SessionWatch* m_watch = nullptr;
};

} // namespace mw
