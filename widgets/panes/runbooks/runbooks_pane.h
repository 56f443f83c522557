// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The library, the plan of a runbook, the guided run, and the runs on this laptop. The pane owns
// the Engine of the open run; closing the window leaves the run open and resumable.
#pragma once

#include "models/items/runbook_items.h"
#include "models/items/snapshot_rows.h"
#include "models/runbook/engine.h"
#include "models/runbook/library.h"
#include "widgets/controls/card.h"
#include "widgets/controls/palette_offers.h"
#include "widgets/controls/pane.h"

#include <QTimer>
#include <array>
#include <functional>
#include <memory>
#include <optional>

class QStackedWidget;

namespace mw {

class DataTable;
class SegmentedControl;

namespace run {
class PlanPage;
class RunPage;
} // namespace run

struct RunbooksSetup
{
    runbook::Services services;
    std::vector<std::string> folders; // *.runbook.yaml in them
    std::string runsDir;
    std::string person; // whose name is journaled
    // What is read passes through it before it is shown: a picture without names. Null: nothing
    // does.
    std::function<void(runbook::Library&)> rewrite{};
};

class RunbooksPane : public Pane, public PaletteOffers
{
    Q_OBJECT
public:
    explicit RunbooksPane(RunbooksSetup setup, QWidget* parent = nullptr);
    ~RunbooksPane() override;
    QString id() const override { return QStringLiteral("runbooks"); }
    QString title() const override;
    QString icon() const override { return QStringLiteral("pane-runbooks"); }
    void attach(PaneContext& context) override;
    void setActive(bool active) override;
    std::optional<InspectorContent> inspect(const Selected& what) const override;
    bool reveal(const Selected& what) override;
    std::vector<PaletteOffer> paletteOffers() const override;
    QWidget* focusTarget() override;
    QVariantMap saveLayout() const override;
    void restoreLayout(const QVariantMap& layout) override;
    bool settled() const override { return !m_scanning; }
    QString notForPictures() const override;

    // For the status bar: "Roll back … 3:10", or which run was interrupted; empty without one.
    QString runLine() const;
    QString journalProblem() const;
    bool runIsOpen() const;
    // The comma while a run is in view: its notes are evidence of the run. False: it is not.
    bool takeNote();
    runbook::Engine* engine() { return m_engine.get(); }

    // A source has come or gone; an open run keeps what it began with.
    void setEstate(const runbook::EstateFacts& estate);
    void openPlan(const std::string& runbookId);
    void openRun(const std::string& dir); // resume, or read only if closed or driven elsewhere

Q_SIGNALS:
    void runChanged();
    void wideWanted(bool wide); // the guided run is shown: three columns

private:
    void scan();
    void makeRun(const runbook::RunRequest& request);
    void takeUp(const std::string& dir);
    std::optional<std::array<Millis, 3>> expectedFor(const std::string& runbookId) const;
    void showRun();
    void showLibrary();
    void say(const QString& problem);
    void showPage(int page);
    bool resumable(const runbook::RunSummary& run) const;
    void tellOrigins();
    InspectorContent inspectBook(const runbook::LibraryEntry& entry) const;
    InspectorContent inspectRun(const runbook::RunSummary& run) const;

    RunbooksSetup m_setup;
    PaneContext* m_context = nullptr;
    runbook::Library m_library;
    World m_read{}; // when the library was read
    bool m_scanning = false;
    std::string m_wanted; // a plan that was asked for before the library was read
    bool m_active = false; // this pane is in front
    bool m_driven = false; // the engine writes the run: not only shows it
    bool m_said = false; // the strip says why something was refused
    std::unique_ptr<SnapshotRows<RunbookRow>> m_books;
    std::unique_ptr<SnapshotRows<RunRow>> m_runs;
    std::unique_ptr<RowModel<RunbookRow>> m_bookModel;
    std::unique_ptr<RowModel<RunRow>> m_runModel;
    std::unique_ptr<runbook::Engine> m_engine;
    QStackedWidget* m_stack = nullptr; // library, plan, run
    QStackedWidget* m_tables = nullptr;
    SegmentedControl* m_tabs = nullptr;
    DataTable* m_bookTable = nullptr;
    DataTable* m_runTable = nullptr;
    Strip* m_strip = nullptr;
    run::PlanPage* m_plan = nullptr;
    run::RunPage* m_run = nullptr;
    QTimer m_second;
};

} // namespace mw
