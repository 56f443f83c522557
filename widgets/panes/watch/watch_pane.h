// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The first screen: is it well, what needs a person, where, who has the watch, what happened. When
// somebody was paged the page takes the middle. Nothing that changes the world starts here without
// its request having been shown. GUI thread.
#pragma once

#include "models/data/chaos.h"
#include "models/data/readiness.h"
#include "models/hub/change_log.h"
#include "models/incident/record.h"
#include "models/insight/watch_focus.h"
#include "models/insight/watch_marks.h"
#include "models/insight/watch_next.h"
#include "models/insight/watch_recovery.h"
#include "models/insight/watch_verdict.h"
#include "models/runbook/run_view.h"
#include "models/runbook/services.h"
#include "widgets/controls/action_sender.h"
#include "widgets/controls/layout_guard.h"
#include "widgets/controls/pane.h"
#include "widgets/controls/time_follower.h"
#include "widgets/panes/watch/focus_card.h"

#include <QPointer>
#include <QTimer>
#include <functional>
#include <map>
#include <set>

namespace mw {

class AlertDeeds;
class ClockNote;
class ConfirmCard;
class IncidentClock;
class IncidentForm;
class LightStrip;
class MatrixView;
class NeedsList;
class RowForm;
class Strip;
class TenantStrip;
class TonightCard;
class VerdictBar;
class WhyCard;

// What of the runbooks this pane offers.
struct OfferedRunbook
{
    std::string id, title, alert;
    World lastUsed{};
    Millis took{-1};
    std::string run; // directory of that run; empty: not used yet
};

struct WatchSetup
{
    runbook::Services services; // without a gateway nothing can be done
    std::string runsDir, person;
    std::vector<std::string> runbookFolders;
    ChangeLog* changes = nullptr; // outlives the pane; null: the pane makes its own
    std::string incidentsDir; // empty: no incident can be declared
    // Whose incidents these are (Session::identity); empty: none can be declared (a recording).
    std::string estate;
    bool simulated = false;
    // The comma belongs to what is in front (a guided run keeps notes of its own): true if it took
    // it.
    std::function<bool()> noteElsewhere;
    // What each service calls, as the estate file says.
    std::map<std::string, std::set<std::string>> dependencies{};
    // For a picture without names: the incident as it stands there, and what happens to runbooks
    // that are read before they are offered.
    std::optional<incident::Incident> shownIncident{};
    std::function<void(std::vector<OfferedRunbook>&)> rewrite{};
};

class WatchPane : public Pane, public TimeFollower
{
    Q_OBJECT
public:
    explicit WatchPane(WatchSetup setup = {}, QWidget* parent = nullptr);
    ~WatchPane() override;

    QString id() const override { return QStringLiteral("watch"); }
    QString title() const override;
    QString icon() const override { return QStringLiteral("pane-watch"); }
    void attach(PaneContext& context) override;
    void setActive(bool active) override;
    bool reveal(const Selected& what) override;
    QWidget* focusTarget() override;
    QString atThatTime() const override;
    bool settled() const override;

    VerdictBar* verdict() const { return m_verdict; }
    NeedsList* needs() const { return m_needs; }
    FocusCard* focusCard() const { return m_focus; }
    IncidentClock* clock() const { return m_clock; }
    ConfirmCard* card(); // made when first asked for, as the two forms
    IncidentForm* form();
    RowForm* rowForm();
    TonightCard* tonight() const { return m_tonight; }
    const incident::Incident* openIncident() const;
    Strip* strip() const { return m_strip; }
    void refresh(); // everything, now
    // A runbook run that is driven or shown here: its mark on the clock, and in the record of the
    // incident that is open.
    void takeRun(const runbook::RunView& run);
    // What somebody did beside a run, in any pane: into the record of the incident that is open.
    void takeLeft(LeftByDeed left);
    // Could this laptop run a failover alone? Not called: nobody asks (a recording).
    void setReadiness(const ReadyReport& report, bool busy);
    // Experiments that run, cluster by cluster. Not called: nobody looks.
    void setChaos(std::vector<ChaosSight> sights);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void connectHub();
    void registerActions();
    void registerKeys();
    void scanRunbooks();
    void readRunbooks();
    void later(); // a refresh soon: many signals, one look
    void refreshVerdict();
    std::optional<NextEvent> nextKnown(World now) const;
    void followRange();
    void refreshNeeds();
    void refreshTonight();
    QString chaosWords(World now, bool& loud) const;
    void refreshFocus();
    void refreshClock();
    std::vector<FocusChange>
    changesBefore(const FocusPages& tab, const std::string& object, World impact);
    void fillFocus(const FocusPages& tab, bool ended);
    void fillPage(FocusCard::Content& content, const FocusPages& tab, bool ended) const;
    void fillDeeds(FocusCard::Content& content, const FocusPages& tab, bool ended) const;
    void keepSubjects(std::vector<FocusPages>& tabs) const;
    void keepEnded(const std::set<SourceKey>& open);
    void readMarks();
    World heldSince(const std::string& findingId, World computed) const;
    void arrange();
    void placeCard();
    AlertDeeds& deeds(); // made when first asked for
    ClockNote& noteBox();
    bool isSmall() const;
    void acceptPages(); // those that wait in the strip
    const FocusPages* shownTab() const; // null: none, or one whose pages are over
    const FocusPages* shownEnded() const;
    bool asksWhatItWas() const;
    std::string environmentOf(const FocusPages& tab) const;
    const OfferedRunbook* runbookFor(const std::vector<std::string>& alerts) const;
    std::vector<const OfferedRunbook*> runbooksFor(const std::string& shoutKey) const;
    std::string runbookUrlOf(const std::string& shoutKey) const;
    void openUrl(const std::string& url);
    std::optional<SourceKey> chosenPage() const;
    Selected targetOf(const std::string& needKey) const;
    void openRow();
    void openTarget(const NeedRow& need);
    void selectRow();
    void openPlan();
    void showLogs();
    void nextUnwell(int by);
    void paste();
    void jump(bool forward, bool deploys);
    void pickChange(const std::string& id);
    void cellClicked(int row, int column);
    void writeNote();
    void saveNote(const QString& words);
    void rowMenu(const QPoint& at);
    void snoozeRow();
    void ownRow();
    void rowFormConfirmed();
    QString snoozeWords(const Snooze& snooze) const;
    QString notSeenWords() const;
    void pasteIncident(const std::string& id);
    void takeUpIncident();
    void lookAtSilences();
    void declare(); // or close, while one is open; or say what a page was
    Result<std::string> declareAs();
    void keepUpdate();
    void keepOutcome();
    void writePostmortem();
    void writeUpdate();
    void formConfirmed();
    void mark(const std::string& kind, const std::string& words);
    void confirmImpact(World at); // or corrects it
    void askImpact();
    void askChange(); // of level and commander
    Status keepChange();
    void addIncidentDeeds(std::vector<FocusCard::Deed>& deeds) const;
    void say(StatusKind status, const QString& words);
    QString runbookHint(const OfferedRunbook& book) const;
    Provenance runbookOrigin(const OfferedRunbook& book) const;
    void tellOrigins();

    WatchSetup m_setup;
    PaneContext* m_context = nullptr;
    std::unique_ptr<ChangeLog> m_ownLog;
    ChangeLog* m_log = nullptr;
    std::unique_ptr<LayoutGuard> m_guard;
    VerdictHold m_hold;
    std::vector<OfferedRunbook> m_runbooks;
    World m_readRunbooks{}; // when
    bool m_scanning = false;
    std::optional<ReadyReport> m_ready; // none: nobody asks
    bool m_readyBusy = false;
    std::optional<std::vector<ChaosSight>> m_chaos; // none: nobody looks
    std::vector<FocusPages> m_tabs; // of open pages, as shown
    std::vector<FocusPages> m_ended; // over, and nobody has said what they were
    std::set<SourceKey> m_known; // pages that are on the screen
    std::map<std::string, std::set<std::string>> m_nodes; // that pods of a paged service stood on
    size_t m_tab = 0; // of m_tabs, then of m_ended
    RecoveryWatch m_recovery;
    Recovery m_shown; // of the tab that is shown
    std::vector<Change> m_said, m_felt; // of the clock: by people, by users
    std::optional<std::chrono::minutes> m_range; // of the clock; none: its own
    bool m_marksOld = true;
    bool m_showSnoozed = false;
    std::set<std::string> m_openFolds; // keys of rows whose fold is open
    std::optional<NeedRow> m_formRow; // that the form speaks of
    std::vector<LeftByDeed> m_early; // done before this pane was built
    std::vector<Page> m_judged; // that the form asks about
    std::optional<Page> m_told; // page of a status update without an incident
    bool m_yield = false; // reveal() leaves it to another pane
    VerdictBar* m_verdict = nullptr;
    Strip* m_strip = nullptr;
    LightStrip* m_light = nullptr;
    TenantStrip* m_tenant = nullptr;
    FocusCard* m_focus = nullptr;
    NeedsList* m_needs = nullptr;
    MatrixView* m_matrix = nullptr;
    TonightCard* m_tonight = nullptr;
    IncidentClock* m_clock = nullptr;
    ConfirmCard* m_card = nullptr; // nothing until it is wanted, as what follows
    IncidentForm* m_form = nullptr;
    RowForm* m_rowForm = nullptr;
    AlertDeeds* m_deeds = nullptr;
    std::unique_ptr<runbook::FileLayer> m_files;
    std::unique_ptr<incident::IncidentRecord> m_record; // of the incident that is open here
    WhyCard* m_why = nullptr;
    QPointer<ClockNote> m_note; // nothing until it is wanted; over whatever pane is in front
    QTimer m_second, m_soon, m_silent;
};

} // namespace mw
