// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/runbooks/runbooks_pane.h"

#include "models/text/format.h"
#include "widgets/controls/button.h"
#include "widgets/controls/data_table.h"
#include "widgets/controls/segmented.h"
#include "widgets/controls/tenant_scope.h"
#include "widgets/panes/library_scan.h"
#include "widgets/panes/runbooks/plan_page.h"
#include "widgets/panes/runbooks/run_page.h"
#include "widgets/panes/runbooks/run_words.h"
#include "widgets/panes/runbooks/step_card.h"

#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace mw {
namespace {

enum Page { LibraryPage, PlanPageIndex, RunPageIndex };

} // namespace

RunbooksPane::RunbooksPane(RunbooksSetup setup, QWidget* parent)
    : Pane(parent), m_setup(std::move(setup))
{
}

RunbooksPane::~RunbooksPane()
{
    if (m_run)
        m_run->setEngine(nullptr, {});
}

QString RunbooksPane::title() const
{
    //: rail: the library of runbooks and their runs
    return tr("Runbooks");
}

void RunbooksPane::attach(PaneContext& context)
{
    m_context = &context;
    m_books
        = std::make_unique<SnapshotRows<RunbookRow>>([](const RunbookRow& r) { return r.file; });
    m_runs = std::make_unique<SnapshotRows<RunRow>>([](const RunRow& r) { return r.dir; });
    m_bookModel = std::make_unique<RowModel<RunbookRow>>(runbookTraits(), *m_books);
    m_runModel = std::make_unique<RowModel<RunRow>>(runTraits(), *m_runs);

    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    m_stack = new QStackedWidget;
    outer->addWidget(m_stack);

    auto* library = new QWidget;
    auto* column = new QVBoxLayout(library);
    column->setContentsMargins(space::padding, space::padding, space::padding, space::padding);
    column->setSpacing(space::gap);
    m_strip = new Strip(context.theme);
    m_strip->clear();
    connect(m_strip, &Strip::actionTriggered, this, [this] {
        if (runIsOpen()) {
            showRun();
            return;
        }
        for (const auto& run : m_library.runs) {
            if (resumable(run)) {
                openRun(run.dir);
                return;
            }
        }
    });
    column->addWidget(m_strip);
    auto* tenant = new TenantStrip(context);
    //: After "Tenant acme: ", over the runbooks
    tenant->setWords(tr("runbooks and runs name no tenant, so all are shown"));
    column->addWidget(tenant);
    auto* row = new QHBoxLayout;
    m_tabs = new SegmentedControl(context.theme, {tr("Library"), tr("Runs")});
    m_tabs->setAccessibleName(tr("Library or runs"));
    row->addWidget(m_tabs);
    row->addStretch(1);
    auto* plan = new Button(context.theme, tr("Open the plan"), ButtonKind::Primary);
    row->addWidget(plan);
    column->addLayout(row);
    m_tables = new QStackedWidget;
    m_bookTable = new DataTable(context.theme);
    m_bookTable->setModel(m_bookModel.get(), tr("runbooks"), [](int count) {
        //: Word after a count
        return tr("runbook(s)", nullptr, count);
    });
    m_runTable = new DataTable(context.theme);
    m_runTable->setModel(m_runModel.get(), tr("runs"), [](int count) {
        //: Word after a count: runs of runbooks
        return tr("run(s)", nullptr, count);
    });
    tellOrigins();
    m_tables->addWidget(m_bookTable);
    m_tables->addWidget(m_runTable);
    column->addWidget(m_tables, 1);
    m_stack->addWidget(library);

    m_plan = new run::PlanPage(context.theme, m_setup.services);
    m_stack->addWidget(m_plan);
    m_run = new run::RunPage(context.theme);
    m_stack->addWidget(m_run);

    const auto openBook = [this](const QString& key) {
        const int at = m_bookModel->rowOfKey(key);
        if (at >= 0)
            openPlan(m_bookModel->rowAt(at).id);
    };
    connect(m_tabs, &SegmentedControl::currentChanged, this, [this, plan](int index) {
        m_tables->setCurrentIndex(index);
        plan->setText(index == 0 ? tr("Open the plan") : tr("Open the run"));
    });
    connect(plan, &QPushButton::clicked, this, [this, openBook] {
        if (m_tables->currentIndex() == 0)
            openBook(m_bookTable->currentKey());
        else if (!m_runTable->currentKey().isEmpty())
            openRun(m_runTable->currentKey().toStdString());
    });
    connect(m_bookTable, &DataTable::activated, this, openBook);
    connect(m_bookTable, &DataTable::currentKeyChanged, this, [this](const QString& key) {
        const int at = m_bookModel->rowOfKey(key);
        if (at >= 0)
            m_context->selection.select(RunbookRef{m_bookModel->rowAt(at).id}, this);
    });
    connect(m_runTable, &DataTable::activated, this, [this](const QString& key) {
        openRun(key.toStdString());
    });
    connect(m_runTable, &DataTable::currentKeyChanged, this, [this](const QString& key) {
        m_context->selection.select(RunRef{key.toStdString()}, this);
    });
    connect(m_plan, &run::PlanPage::left, this, &RunbooksPane::showLibrary);
    connect(m_plan, &run::PlanPage::runWanted, this, &RunbooksPane::makeRun);
    connect(m_run, &run::RunPage::left, this, &RunbooksPane::showLibrary);
    connect(m_run, &run::RunPage::lookAgain, this, [this] {
        const std::string dir = m_engine->view().dir;
        m_run->setEngine(nullptr, {});
        m_engine.reset();
        openRun(dir);
    });
    connect(m_run, &run::RunPage::personChanged, this, [this](const std::string& person) {
        m_setup.person = person;
    });

    Action back;
    back.id = QStringLiteral("runbooks.library");
    back.title = tr("Back to the library");
    back.group = title();
    back.keys = {QKeySequence(Qt::ALT | Qt::Key_Left)};
    back.run = [this] { showLibrary(); };
    context.actions.add(this, std::move(back));
    Action open;
    open.id = QStringLiteral("runbooks.run");
    open.title = tr("Go to the open run");
    open.group = title();
    open.run = [this] { showRun(); };
    open.enabled = [this] { return m_engine != nullptr; };
    context.actions.add(this, std::move(open));

    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, [this] {
        m_bookModel->setNow(m_context->clock.world());
        m_runModel->setNow(m_context->clock.world());
        Q_EMIT runChanged();
    });
    scan();
}

void RunbooksPane::scan()
{
    if (m_scanning)
        return;
    m_scanning = true;
    PanelState loading;
    loading.kind = PanelState::Kind::Loading;
    loading.sentence = tr("Reading the runbooks…");
    m_bookTable->setState(loading);
    const auto whole = [](runbook::Library library) { return library; };
    readLibrary(
        this,
        m_setup.folders,
        m_setup.runsDir,
        m_context->clock.world(),
        whole,
        [this](runbook::Library library) {
            m_scanning = false;
            m_library = std::move(library);
            if (m_setup.rewrite)
                m_setup.rewrite(m_library);
            m_read = m_context->clock.world();
            std::vector<RunbookRow> books;
            books.reserve(m_library.entries.size());
            for (const auto& entry : m_library.entries)
                books.push_back(rowOf(entry, m_library.runs));
            std::vector<RunRow> runRows;
            bool interrupted = false;
            for (const auto& run : m_library.runs) {
                runRows.push_back(rowOf(run));
                interrupted = interrupted || resumable(run);
            }
            m_books->set(books);
            m_runs->set(runRows);
            PanelState state;
            if (books.empty()) {
                state.kind = PanelState::Kind::Empty;
                state.sentence = tr("No runbooks were found.");
                state.detail = tr("Name folders with *.runbook.yaml files under "
                                  "`runbooks:` in the estate file.");
            }
            m_bookTable->setState(state);
            PanelState runsState;
            if (runRows.empty()) {
                runsState.kind = PanelState::Kind::Empty;
                runsState.sentence = tr("No runbook was run on this laptop yet.");
            }
            m_runTable->setState(runsState);
            if (interrupted && !runIsOpen())
                m_strip->show(
                    StatusKind::Warning,
                    tr("A run was interrupted. Nothing was repeated; it can be taken up."),
                    tr("Look at it"));
            else if (!runIsOpen() && !m_said)
                m_strip->clear();
            Q_EMIT inspectionChanged();
            if (const std::string wanted = std::exchange(m_wanted, {}); !wanted.empty())
                openPlan(wanted);
        },
        m_setup.services.estate,
        runbook::Reviews::FromGit);
}

// Interrupted, and it can be taken up here: a run of another estate cannot.
bool RunbooksPane::resumable(const runbook::RunSummary& run) const
{
    return rowOf(run).interrupted() && run.estate == m_setup.services.estate.name;
}

QString RunbooksPane::notForPictures() const
{
    // They come from journals and files, not from rows: whose names are in them nobody knows.
    return m_stack->currentIndex() == LibraryPage
        ? QString()
        //: Notice: somebody wants a picture without names while a plan or a run is shown
        : tr("A plan or a run cannot be drawn without names. Go back to the library first.");
}

void RunbooksPane::showPage(int page)
{
    m_stack->setCurrentIndex(page);
    Q_EMIT wideWanted(m_active && page == RunPageIndex);
}

void RunbooksPane::setActive(bool active)
{
    m_active = active;
    Q_EMIT wideWanted(m_active && m_stack->currentIndex() == RunPageIndex);
    if (active) {
        m_second.start();
        if (m_stack->currentIndex() == LibraryPage)
            scan();
    }
}

void RunbooksPane::say(const QString& problem)
{
    showPage(LibraryPage);
    m_strip->show(StatusKind::Warning, problem);
    m_said = true; // stays until something else is done
}

void RunbooksPane::setEstate(const runbook::EstateFacts& estate)
{
    m_setup.services.estate = estate;
    if (m_plan)
        m_plan->setEstate(estate);
}

void RunbooksPane::openPlan(const std::string& runbookId)
{
    for (const auto& entry : m_library.entries) {
        if (entry.id != runbookId)
            continue;
        if (!entry.startable() || !entry.unreadable.empty()) {
            say(tr("This runbook cannot start: %1").arg(text::qs(rowOf(entry, {}).problem)));
            return;
        }
        m_plan->open(entry, m_setup.person, m_setup.runsDir);
        showPage(PlanPageIndex);
        return;
    }
}

void RunbooksPane::makeRun(const runbook::RunRequest& request)
{
    if (runIsOpen()) {
        say(tr("Another run is open. Finish or stop it first."));
        m_strip->show(StatusKind::Warning,
                      tr("Another run is open. Finish or stop it first."),
                      tr("Go to the run"));
        return;
    }
    auto engine = std::make_unique<runbook::Engine>(m_setup.services);
    const Status made = engine->create(request);
    if (!made) {
        say(run::said(made.error()));
        return;
    }
    m_run->setEngine(nullptr, {});
    m_engine = std::move(engine);
    m_driven = true;
    showRun();
}

void RunbooksPane::openRun(const std::string& dir)
{
    if (runIsOpen() && m_engine->view().dir != dir) {
        m_strip->show(StatusKind::Warning,
                      tr("Another run is open. Finish or stop it first."),
                      tr("Go to the run"));
        return;
    }
    if (m_engine && m_engine->view().dir == dir) {
        showRun();
        return;
    }
    // First it is only shown: who drove it, how old it is, where it stands.
    auto engine = std::make_unique<runbook::Engine>(m_setup.services);
    if (const Status opened = engine->openReadOnly(dir); !opened) {
        say(run::said(opened.error()));
        return;
    }
    const bool open = !runbook::isFinal(engine->view().state);
    const bool elsewhere = open && runbook::runIsWritten(dir);
    m_run->setEngine(nullptr, {});
    m_run->setInterrupted({});
    m_engine = std::move(engine);
    m_driven = false;
    showRun();
    if (elsewhere)
        m_run->setElsewhere(true);
    else if (open)
        m_run->setInterrupted([this, dir] { takeUp(dir); });
}

void RunbooksPane::takeUp(const std::string& dir)
{
    auto engine = std::make_unique<runbook::Engine>(m_setup.services);
    if (const Status opened = engine->resume(dir, m_setup.person); !opened) {
        say(run::said(opened.error()));
        return;
    }
    m_run->setEngine(nullptr, {});
    m_run->setInterrupted({});
    m_engine = std::move(engine);
    m_driven = true;
    showRun();
}

void RunbooksPane::showRun()
{
    if (!m_engine)
        return;
    if (m_driven)
        m_run->setInterrupted({}); // nor elsewhere
    if (m_run->engine() != m_engine.get())
        m_run->setEngine(m_engine.get(), m_setup.person);
    m_run->setExpected(expectedFor(m_engine->view().runbookId));
    connect(m_engine.get(),
            &runbook::Engine::changed,
            this,
            &RunbooksPane::runChanged,
            Qt::UniqueConnection);
    showPage(RunPageIndex);
    m_run->setFocus(Qt::OtherFocusReason);
    Q_EMIT runChanged();
}

// Median, shortest and longest of the earlier runs that came through.
std::optional<std::array<Millis, 3>> RunbooksPane::expectedFor(const std::string& runbookId) const
{
    std::vector<Millis> took;
    for (const auto& run : m_library.runs) {
        const bool through = run.state == "succeeded" || run.state == "succeeded-with-exceptions";
        if (run.runbookId == runbookId && through && run.closedAt)
            took.push_back(*run.closedAt - run.createdAt);
    }
    if (took.empty())
        return std::nullopt;
    std::sort(took.begin(), took.end());
    return std::array<Millis, 3>{took[took.size() / 2], took.front(), took.back()};
}

void RunbooksPane::showLibrary()
{
    showPage(LibraryPage);
    m_said = false;
    if (runIsOpen())
        m_strip->show(
            StatusKind::Info, tr("A run is open: %1").arg(runLine()), tr("Go to the run"));
    else
        m_strip->clear();
    scan();
}

bool RunbooksPane::runIsOpen() const
{
    return m_engine && m_driven && !runbook::isFinal(m_engine->view().state);
}

bool RunbooksPane::takeNote()
{
    return m_run && m_run->isVisible() && m_run->card()->writeNote();
}

QString RunbooksPane::runLine() const
{
    if (!runIsOpen()) {
        for (const auto& run : m_library.runs) {
            if (resumable(run))
                //: status bar: a run that was cut off and can be taken up
                return tr("interrupted: %1").arg(run::text(run.runbookTitle));
        }
        return {};
    }
    const runbook::RunView view = m_engine->viewNow();
    const Millis shown = view.clocks.rto.value_or(view.clocks.elapsed);
    return QString(run::text(view.title) + QStringLiteral("  ") + run::clockText(shown));
}

QString RunbooksPane::journalProblem() const
{
    return m_engine ? run::text(m_engine->view().journal.problem) : QString();
}

bool RunbooksPane::reveal(const Selected& what)
{
    if (const auto* run = std::get_if<RunRef>(&what)) {
        openRun(run->dir);
        return true;
    }
    const auto* ref = std::get_if<RunbookRef>(&what);
    if (!ref)
        return false;
    // From a page, an alert, the palette: what it would do is what is asked for. Nothing starts.
    for (const auto& entry : m_library.entries) {
        if (entry.id != ref->id)
            continue;
        m_tabs->setCurrent(0);
        m_bookTable->selectKey(text::qs(entry.file));
        openPlan(entry.id);
        return true;
    }
    if (!m_scanning)
        return false;
    m_wanted = ref->id; // the library is still being read
    return true;
}

std::vector<PaletteOffer> RunbooksPane::paletteOffers() const
{
    std::vector<PaletteOffer> out;
    for (const auto& entry : m_library.entries) {
        if (!entry.unreadable.empty())
            continue;
        PaletteOffer offer;
        offer.title = text::qs(entry.title);
        //: Kind of a thing in the search results: a runbook; choosing it shows its plan
        offer.detail = tr("Plan of a runbook");
        offer.icon = icon();
        offer.keywords = text::qs(entry.id);
        offer.object = RunbookRef{entry.id};
        out.push_back(std::move(offer));
    }
    return out;
}

QWidget* RunbooksPane::focusTarget()
{
    if (m_stack->currentIndex() == LibraryPage)
        return (m_tables->currentIndex() == 0 ? m_bookTable : m_runTable)->view();
    return m_stack->currentWidget();
}

QVariantMap RunbooksPane::saveLayout() const
{
    return {{QStringLiteral("library"), m_bookTable->saveLayout()},
            {QStringLiteral("runs"), m_runTable->saveLayout()}};
}

void RunbooksPane::restoreLayout(const QVariantMap& layout)
{
    m_bookTable->restoreLayout(layout.value(QStringLiteral("library")).toMap());
    m_runTable->restoreLayout(layout.value(QStringLiteral("runs")).toMap());
}

} // namespace mw
