// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/runbooks/plan_page.h"

#include "widgets/panes/runbooks/parts.h"
#include "widgets/panes/runbooks/run_words.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QScrollArea>
#include <QTimer>

namespace mw::run {

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
        m_sentence->setText(text(describe(book.error())));
        return;
    }
    m_request.runbook = std::move(book).value();
    QStringList when;
    if (!m_request.runbook.startWhen.empty())
        when << tr("Use it when: %1").arg(text(m_request.runbook.startWhen));
    if (!m_request.runbook.doNotUseWhen.empty())
        when << tr("Not when: %1").arg(text(m_request.runbook.doNotUseWhen));
    m_when->setText(when.join(QLatin1Char('\n')));
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
    m_planner = std::make_unique<runbook::Planner>(m_services);
    connect(
        m_planner.get(), &runbook::Planner::finished, this, [this] { show(m_planner->view()); });
    m_planner->start(m_request);
    if (m_planner->view().done)
        show(m_planner->view());
}

void PlanPage::show(const runbook::PlanView& view)
{
    m_sentence->setText(text(view.sentence));
    QStringList problems;
    for (const std::string& problem : view.problems)
        problems << text(problem);
    m_problems->setText(problems.join(QLatin1Char('\n')));
    m_problems->setVisible(!problems.isEmpty());
    m_run->setEnabled(view.runnable());
    clear(m_steps);
    std::string list = "steps";
    for (const auto& step : view.steps) {
        if (step.list != list) {
            list = step.list;
            m_steps->addWidget(
                label(m_theme, listTitle(list), TextSize::Small, QFont::DemiBold, Ink::Muted));
        }
        auto* box = new Card(m_theme, {});
        QString title = text(step.title.empty() ? step.id : step.title);
        if (step.number > 0)
            title = QString(QString::number(step.number) + QStringLiteral("  ") + title);
        auto* head = new QHBoxLayout;
        head->addWidget(label(m_theme, title, TextSize::Body, QFont::DemiBold), 1);
        auto* risk = label(m_theme,
                           text(step.risk),
                           TextSize::Small,
                           step.irreversible ? QFont::DemiBold : QFont::Normal,
                           step.irreversible ? Ink::Critical : Ink::Muted);
        risk->setWordWrap(false);
        head->addWidget(risk);
        box->body()->addLayout(head);
        if (!step.request.empty())
            box->body()->addWidget(new ExactText(m_theme, text(step.request).trimmed(), 9));
        QStringList facts;
        if (!step.now.empty())
            facts << tr("now: %1").arg(text(step.now));
        if (!step.then.empty())
            facts << tr("then: %1").arg(text(step.then));
        if (!step.undo.empty())
            facts << tr("undo: %1").arg(text(step.undo));
        if (!step.dryRun.empty())
            facts << tr("dry run: %1").arg(text(step.dryRun));
        if (!step.permission.empty())
            facts << tr("permission: %1").arg(text(step.permission));
        if (!step.unresolved.empty())
            facts << text(step.unresolved);
        if (step.notExercised)
            facts << tr("NOT EXERCISED in this mode");
        if (!facts.isEmpty())
            box->body()->addWidget(label(m_theme,
                                         facts.join(QLatin1Char('\n')),
                                         TextSize::Small,
                                         QFont::Normal,
                                         Ink::Muted));
        for (const std::string& warning : step.warnings)
            box->body()->addWidget(
                label(m_theme, text(warning), TextSize::Small, QFont::Normal, Ink::Warning));
        if (!step.problem.empty()) {
            box->body()->addWidget(label(
                m_theme, text(step.problem), TextSize::Small, QFont::DemiBold, Ink::Critical));
            box->setOutline(StatusKind::Warning);
        }
        m_steps->addWidget(box);
    }
    m_steps->addStretch(1);
}

} // namespace mw::run
