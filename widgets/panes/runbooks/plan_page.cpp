// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/runbooks/plan_page.h"

#include "models/runbook/spoken.h"
#include "models/text/freeze_words.h"
#include "widgets/panes/runbooks/parts.h"
#include "widgets/panes/runbooks/run_words.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QScrollArea>
#include <QTimer>

namespace mw::run {

namespace {
constexpr int widestPlan = 1280;
} // namespace

PlanPage::PlanPage(Theme& theme, const runbook::Services& services, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_services(services)
    , m_title(label(theme, {}, TextSize::Head, QFont::DemiBold))
    , m_sentence(label(theme, {}, TextSize::Title, QFont::DemiBold))
    , m_when(label(theme, {}, TextSize::Body))
    , m_mode(new QComboBox)
    , m_inputCard(new Card(theme, tr("Inputs")))
    , m_steps(new QVBoxLayout)
    , m_problems(label(theme, {}, TextSize::Small, QFont::Normal, Ink::Warning))
    , m_freezes(label(theme, {}, TextSize::Small, QFont::DemiBold, Ink::Warning))
    , m_run(button(theme, tr("Make the run"), ButtonKind::Primary))
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(space::gap, space::gap, 0, space::gap);
    outer->setSpacing(space::gap);
    auto* above = new QVBoxLayout;
    above->setContentsMargins(0, 0, space::gap, 0);
    above->setSpacing(space::gap);
    outer->addLayout(above);
    //: caption of the page that shows what a run would do
    auto* head = new Card(theme, tr("Plan: nothing has happened yet"));
    head->body()->addWidget(m_title);
    head->body()->addWidget(m_sentence);
    head->body()->addWidget(m_when);
    auto* row = new QHBoxLayout;
    auto* back = button(theme, tr("Back to the library"));
    connect(back, &QPushButton::clicked, this, &PlanPage::left);
    row->addWidget(back);
    row->addStretch(1);
    m_mode->setAccessibleName(tr("Mode of the run"));
    row->addWidget(m_mode);
    auto* again = button(theme, tr("Plan again"));
    connect(again, &QPushButton::clicked, this, &PlanPage::plan);
    row->addWidget(again);
    row->addWidget(m_run);
    head->body()->addLayout(row);
    head->body()->addWidget(m_problems);
    head->body()->addWidget(m_freezes);
    m_freezes->hide();
    above->addWidget(head);
    m_inputs = new QGridLayout;
    m_inputs->setHorizontalSpacing(space::gap);
    m_inputs->setVerticalSpacing(space::tight);
    m_inputCard->body()->addLayout(m_inputs);
    above->addWidget(m_inputCard);
    auto* inner = new QWidget;
    inner->setLayout(m_steps);
    // The scroll bar stands in the margin: the cards are as wide as those above.
    m_steps->setContentsMargins(
        0, 0, std::max(0, space::gap - style()->pixelMetric(QStyle::PM_ScrollBarExtent)), 0);
    m_steps->setSpacing(space::tight);
    auto* scroll = new QScrollArea;
    scroll->setWidget(inner);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    outer->addWidget(scroll, 1);
    connect(m_mode, &QComboBox::activated, this, &PlanPage::plan);
    connect(m_run, &QPushButton::clicked, this, [this] { Q_EMIT runWanted(m_request); });
}

void PlanPage::open(const runbook::LibraryEntry& entry,
                    const std::string& person,
                    const std::string& runsDir)
{
    m_request = {};
    m_request.operatorName = person;
    m_request.runsDir = runsDir;
    m_title->setText(text(entry.title));
    m_run->setEnabled(false);
    auto book = runbook::loadRunbook(entry.file);
    if (!book) {
        m_sentence->setText(said(book.error()));
        setInk(m_sentence, m_theme, Ink::Warning);
        return;
    }
    m_request.runbook = std::move(book).value();
    QStringList when;
    if (!m_request.runbook.startWhen.empty())
        when << tr("Use it when: %1").arg(text(m_request.runbook.startWhen));
    if (!m_request.runbook.doNotUseWhen.empty())
        when << tr("Not when: %1").arg(text(m_request.runbook.doNotUseWhen));
    m_when->setText(when.join(QLatin1Char('\n')));
    m_when->setVisible(!when.isEmpty());
    m_mode->clear();
    for (const runbook::Mode mode :
         {runbook::Mode::Live, runbook::Mode::Drill, runbook::Mode::Simulate}) {
        if (m_request.runbook.allows(mode))
            m_mode->addItem(word(mode), int(mode));
    }
    if (const int fits = m_mode->findData(int(fittingMode())); fits >= 0)
        m_mode->setCurrentIndex(fits);
    buildInputs();
    plan();
}

// An estate that is simulated, or kept for drills, is not the live one.
runbook::Mode PlanPage::fittingMode() const
{
    std::optional<std::string> kind;
    for (const auto& name : m_request.runbook.needClusters) {
        const auto* target = m_services.estate.target(name, true);
        if (!target || (kind && *kind != target->environmentKind))
            return runbook::Mode::Live;
        kind = target->environmentKind;
    }
    return kind == "simulated" ? runbook::Mode::Simulate
        : kind == "drill"      ? runbook::Mode::Drill
                               : runbook::Mode::Live;
}

// Lines that are too long are not read.
void PlanPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const int spare = std::max(0, (width() - widestPlan) / 2);
    layout()->setContentsMargins(space::gap + spare, space::gap, spare, space::gap);
}

void PlanPage::buildInputs()
{
    clear(m_inputs);
    m_edits.clear();
    int at = 0;
    for (const auto& input : m_request.runbook.inputs) {
        const QString title = text(input.title.empty() ? input.name : input.title);
        auto* name = label(m_theme, title, TextSize::Small, QFont::Normal, Ink::Muted);
        auto* edit = new QLineEdit(input.fallback ? text(input.fallback->text) : QString());
        edit->setAccessibleName(title);
        edit->setToolTip(text(input.help));
        edit->setMinimumHeight(28);
        if (input.type == "secret")
            edit->setEchoMode(QLineEdit::Password);
        connect(edit, &QLineEdit::editingFinished, this, [this, edit] {
            if (edit->isModified())
                plan();
            edit->setModified(false);
        });
        m_inputs->addWidget(name, at / 2, (at % 2) * 2);
        m_inputs->addWidget(edit, at / 2, (at % 2) * 2 + 1);
        m_inputs->setColumnStretch((at % 2) * 2 + 1, 1);
        m_edits[input.name] = edit;
        ++at;
    }
    m_inputCard->setVisible(!m_edits.empty());
}

void PlanPage::plan()
{
    m_request.mode = runbook::Mode(m_mode->currentData().toInt());
    m_request.inputs.clear();
    for (const auto& [name, edit] : m_edits) {
        if (!edit->text().isEmpty())
            m_request.inputs[name] = edit->text().toStdString();
    }
    m_run->setEnabled(false);
    m_sentence->setText(tr("Reading the present state…"));
    setInk(m_sentence, m_theme, Ink::Text);
    m_planner = std::make_unique<runbook::Planner>(m_services);
    connect(
        m_planner.get(), &runbook::Planner::finished, this, [this] { show(m_planner->view()); });
    m_planner->start(m_request);
    if (m_planner->view().done)
        show(m_planner->view());
}

// The first line answers "is it safe?", and does not say it in a hue alone.
void PlanPage::showSentence(const runbook::PlanView& view)
{
    const bool runnable = view.problems.empty();
    const bool noWay = view.wayBack == runbook::WayBack::None;
    const bool unsure = noWay || view.wayBack == runbook::WayBack::Unknown || !runnable;
    m_sentence->setText(QString((noWay        ? QStringLiteral("■ ")
                                     : unsure ? QStringLiteral("▲ ")
                                              : QString())
                                + text(runbook::spokenSentences(view.sentence))));
    setInk(m_sentence, m_theme, noWay ? Ink::Critical : unsure ? Ink::Warning : Ink::Text);
}

void PlanPage::show(const runbook::PlanView& view)
{
    showSentence(view);
    QStringList problems;
    for (const std::string& problem : view.problems)
        problems << said(problem);
    m_problems->setText(problems.join(QLatin1Char('\n')));
    m_problems->setVisible(!problems.isEmpty());
    QStringList freezes;
    for (const runbook::PlanFreeze& one : view.freezes)
        freezes << QStringLiteral("▲ ")
                + text::warning(one.freeze, one.environment, m_services.clock->world());
    m_freezes->setText(freezes.join(QLatin1Char('\n')));
    m_freezes->setVisible(!freezes.isEmpty());
    m_run->setEnabled(view.runnable());
    clear(m_steps);
    std::string list = "steps";
    for (const auto& step : view.steps) {
        if (step.list != list) {
            list = step.list;
            m_steps->addWidget(
                label(m_theme, listTitle(list), TextSize::Small, QFont::DemiBold, Ink::Muted));
        }
        addStep(step);
    }
    m_steps->addStretch(1);
    Q_EMIT planned();
}

void PlanPage::addStep(const runbook::PlanStep& step)
{
    const auto small = [this](const QString& words, Ink ink, int weight = QFont::Normal) {
        return label(m_theme, words, TextSize::Small, weight, ink);
    };
    auto* box = new Card(m_theme, {});
    QString title = text(step.title.empty() ? step.id : step.title);
    if (step.number > 0)
        title = QString(QString::number(step.number) + QStringLiteral("  ") + title);
    auto* head = new QHBoxLayout;
    head->addWidget(label(m_theme, title, TextSize::Body, QFont::DemiBold), 1);
    const bool noWay = step.irreversible;
    const bool unsure = step.wayBack == runbook::WayBack::Unknown && runbook::counts(step);
    auto* risk = small(QString((noWay        ? QStringLiteral("■ ")
                                    : unsure ? QStringLiteral("▲ ")
                                             : QString())
                               + said(step.risk)),
                       noWay        ? Ink::Critical
                           : unsure ? Ink::Warning
                                    : Ink::Muted,
                       noWay || unsure ? QFont::DemiBold : QFont::Normal);
    risk->setWordWrap(false);
    head->addWidget(risk, 0, Qt::AlignTop);
    box->body()->addLayout(head);
    if (!step.request.empty())
        box->body()->addWidget(new ExactText(m_theme, text(step.request).trimmed(), 9));
    if (!step.options.empty()) {
        auto* rows = new QGridLayout;
        rows->setHorizontalSpacing(space::padding);
        rows->setVerticalSpacing(space::unit);
        rows->setColumnStretch(1, 1);
        int row = 0;
        for (const auto& option : step.options) {
            auto* what = label(m_theme, text(option.label), TextSize::Body);
            what->setMinimumWidth(220);
            rows->addWidget(what, row, 0, Qt::AlignTop);
            rows->addWidget(small(leadsTo(option), Ink::Muted), row, 1, Qt::AlignVCenter);
            ++row;
        }
        box->body()->addLayout(rows);
    }
    auto* facts = new QGridLayout;
    facts->setHorizontalSpacing(space::gap);
    facts->setVerticalSpacing(space::unit);
    facts->setColumnMinimumWidth(0, 76); // the values of all steps stand under one another
    facts->setColumnStretch(1, 1);
    const auto fact = [&](const QString& name, const std::string& value) {
        if (value.empty())
            return;
        const int row = facts->rowCount();
        auto* left = small(name, Ink::Muted);
        left->setWordWrap(false);
        facts->addWidget(left, row, 0, Qt::AlignTop);
        facts->addWidget(small(said(value), Ink::Text), row, 1);
    };
    //: state of the world before the step
    fact(tr("now"), step.now);
    //: state of the world after the step
    fact(tr("then"), step.then);
    //: how the step can be taken back
    fact(tr("undo"), step.undo);
    fact(tr("dry run"), step.dryRun);
    fact(tr("permission"), step.permission);
    //: what is not known yet
    fact(tr("later"), step.unresolved);
    if (facts->count() == 0)
        delete facts;
    else
        box->body()->addLayout(facts);
    if (step.notExercised)
        box->body()->addWidget(
            small(tr("▨ NOT EXERCISED in this mode"), Ink::Muted, QFont::DemiBold));
    for (const std::string& warning : step.warnings)
        box->body()->addWidget(small(QString(QStringLiteral("▲ ") + said(warning)), Ink::Warning));
    if (!step.problem.empty()) {
        box->body()->addWidget(small(said(step.problem), Ink::Critical, QFont::DemiBold));
        box->setOutline(StatusKind::Warning);
    }
    m_steps->addWidget(box);
}

} // namespace mw::run
