// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/runbooks/step_card.h"

#include "widgets/panes/runbooks/gate_chart.h"
#include "widgets/panes/runbooks/parts.h"
#include "widgets/panes/runbooks/run_words.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QScrollArea>

namespace mw::run {
namespace {

using runbook::CardKind;
using runbook::ConfirmKind;

// After the step has changed, clicks and keys meant for the one before must not hit this one.
constexpr int inertMs = 600;

bool sameForm(const runbook::CardView& a, const runbook::CardView& b)
{
    return a.kind == b.kind && a.stepId == b.stepId && a.request == b.request && a.ask == b.ask
        && a.confirm == b.confirm && a.word == b.word && a.verb == b.verb
        && a.abortVerb == b.abortVerb && a.choices == b.choices && a.options == b.options
        && a.fields.size() == b.fields.size() && a.approval == b.approval && a.now == b.now
        && a.then == b.then && a.warnings == b.warnings && a.problem == b.problem
        && a.dryRun == b.dryRun && a.nowStale == b.nowStale
        && a.gate.has_value() == b.gate.has_value();
}

} // namespace

StepCard::StepCard(Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_scroll(new QScrollArea)
    , m_bar(new Card(theme, {}))
    , m_refusal(label(theme, {}, TextSize::Small, QFont::Normal, Ink::Warning))
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(space::gap);
    auto* inner = new QWidget;
    m_column = new QVBoxLayout(inner);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(space::gap);
    m_scroll->setWidget(inner);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->setAutoFillBackground(false);
    inner->setAutoFillBackground(false);
    outer->addWidget(m_scroll, 1);
    auto* barCard = static_cast<Card*>(m_bar);
    barCard->body()->addWidget(m_refusal);
    m_refusal->hide();
    m_barRow = new QHBoxLayout;
    m_barRow->setSpacing(space::tight);
    barCard->body()->addLayout(m_barRow);
    m_bar->setMinimumHeight(80);
    outer->addWidget(m_bar);
    m_since.start();
}

void StepCard::setEngine(runbook::Engine* engine, const std::string& person)
{
    m_engine = engine;
    m_person = person;
    m_built = false;
}

QString StepCard::refusal() const
{
    return m_refusal->isHidden() ? QString() : m_refusal->text();
}

bool StepCard::inert() const
{
    return m_since.elapsed() < inertMs;
}

void StepCard::update(const runbook::RunView& view, World now)
{
    const bool form = !m_built || !sameForm(view.card, m_card) || view.state != m_state
        || (view.card.kind == CardKind::LeftChanged && view.leftChanged != m_left);
    if (form) {
        if (view.card.stepId != m_card.stepId || view.card.kind != m_card.kind)
            m_since.restart();
        m_card = view.card;
        m_state = view.state;
        m_left = view.leftChanged;
        rebuild(view);
        m_built = true;
    }
    m_card = view.card;
    refresh(view, now);
}

void StepCard::rebuild(const runbook::RunView& view)
{
    const runbook::CardView& card = view.card;
    clear(m_column);
    clear(m_barRow);
    m_age = m_deadline = m_looked = m_output = nullptr;
    m_chart = nullptr;
    m_checks = nullptr;
    m_word = m_second = m_reason = m_text = nullptr;
    m_primary = nullptr;
    m_primaryAction = {};
    m_fields.clear();
    m_refusal->hide();

    m_challenge = new Card(m_theme, {});
    auto* head = new QHBoxLayout;
    if (card.number > 0) {
        auto* number = label(
            m_theme, QString::number(card.number), TextSize::Head, QFont::DemiBold, Ink::Muted);
        number->setWordWrap(false);
        head->addWidget(number, 0, Qt::AlignTop);
    }
    head->addWidget(label(m_theme, text(card.title), TextSize::Head, QFont::DemiBold), 1);
    m_challenge->body()->addLayout(head);
    if (!card.say.empty()) {
        auto* say = label(m_theme, limitedMarkdown(card.say));
        say->setTextFormat(Qt::RichText);
        m_challenge->body()->addWidget(say);
    }
    if (!card.ask.empty()) {
        auto* ask = label(m_theme, limitedMarkdown(card.ask), TextSize::Title);
        ask->setTextFormat(Qt::RichText);
        m_challenge->body()->addWidget(ask);
    }
    m_deadline = label(m_theme, {}, TextSize::Small, QFont::Normal, Ink::Muted);
    m_challenge->body()->addWidget(m_deadline);
    const bool trouble = card.kind == CardKind::Failed || card.kind == CardKind::Unknown
        || card.kind == CardKind::Inconclusive;
    if (trouble)
        m_challenge->setOutline(StatusKind::Warning);
    if (!card.problem.empty())
        m_challenge->body()->addWidget(label(m_theme, text(card.problem)));
    m_column->addWidget(m_challenge);

    buildRequest(card);
    switch (card.kind) {
    case CardKind::Manual:
        buildManual(card);
        break;
    case CardKind::Input:
        buildInput(card);
        break;
    case CardKind::Decision:
        buildDecision(card);
        break;
    case CardKind::Approval:
        buildApproval(card);
        break;
    case CardKind::LeftChanged:
        buildLeftChanged(view);
        break;
    case CardKind::Finished:
        buildFinished(view);
        break;
    default:
        break;
    }
    if (!card.choices.empty())
        buildChoices(card);
    buildChecks(card);
    m_column->addStretch(1);
    buildBar(view);
    m_scroll->verticalScrollBar();
}

void StepCard::buildRequest(const runbook::CardView& card)
{
    if (card.request.empty() && !card.gate && card.output.empty())
        return;
    //: caption over the exact request that will be sent
    auto* box = new Card(m_theme,
                         card.effect == runbook::Effect::Read ? tr("This is asked")
                                                              : tr("Exactly this happens"));
    if (!card.request.empty())
        box->body()->addWidget(monoLabel(m_theme, text(card.request)));
    const auto fact = [&](const QString& name, const std::string& value) {
        if (value.empty())
            return;
        auto* row = new QHBoxLayout;
        auto* left = label(m_theme, name, TextSize::Small, QFont::Normal, Ink::Muted);
        left->setFixedWidth(56);
        row->addWidget(left, 0, Qt::AlignTop);
        row->addWidget(label(m_theme, text(value), TextSize::Small), 1);
        box->body()->addLayout(row);
    };
    //: state of the world before the step
    fact(tr("now"), card.now);
    //: state of the world after the step
    fact(tr("then"), card.then);
    fact(tr("undo"), card.undo);
    if (!card.now.empty()) {
        m_age = label(m_theme, {}, TextSize::Tiny, QFont::Normal, Ink::Faint);
        box->body()->addWidget(m_age);
    }
    if (!card.dryRun.empty())
        fact(tr("dry run"), card.dryRun);
    for (const std::string& warning : card.warnings)
        box->body()->addWidget(label(m_theme,
                                     QString(QStringLiteral("▲ ") + text(warning)),
                                     TextSize::Small,
                                     QFont::Normal,
                                     Ink::Warning));
    if (card.gate) {
        m_chart = new GateChart(m_theme);
        m_chart->setMinimumHeight(200);
        box->body()->addWidget(m_chart);
    }
    m_output = monoLabel(m_theme, text(card.output), Ink::Muted);
    m_output->setVisible(!card.output.empty());
    box->body()->addWidget(m_output);
    m_column->addWidget(box);
}

void StepCard::buildChecks(const runbook::CardView& card)
{
    if (card.checks.empty())
        return;
    auto* box = new Card(m_theme, tr("Checks"));
    m_checks = new QVBoxLayout;
    m_checks->setSpacing(space::unit);
    box->body()->addLayout(m_checks);
    m_column->addWidget(box);
}

void StepCard::refresh(const runbook::RunView& view, World now)
{
    const runbook::CardView& card = view.card;
    if (m_age && card.nowReadAt) {
        m_age->setText(
            card.nowStale
                ? tr("▨ read %1: read again before acting").arg(ageText(*card.nowReadAt, now))
                : tr("read %1").arg(ageText(*card.nowReadAt, now)));
    }
    if (m_deadline) {
        m_deadline->setVisible(card.deadline.has_value());
        if (card.deadline)
            //: how long a wait still lasts
            m_deadline->setText(
                tr("%1 left").arg(clockText(std::max(Millis(0), *card.deadline - now))));
    }
    if (m_chart && card.gate)
        m_chart->setGate(*card.gate, now);
    if (m_output) {
        m_output->setText(text(card.output));
        m_output->setVisible(!card.output.empty());
    }
    if (m_checks) {
        clear(m_checks);
        for (const auto& check : card.checks) {
            QString line = text(check.title.empty() ? check.id : check.title);
            if (!check.line.empty())
                line += QStringLiteral(" · ") + text(check.line);
            line += QStringLiteral(" · ") + word(check.state);
            if (check.lastLooked)
                line += QStringLiteral(" · ") + ageText(*check.lastLooked, now);
            m_checks->addWidget(label(m_theme,
                                      line,
                                      TextSize::Small,
                                      QFont::Normal,
                                      failed(check.state) ? Ink::Critical : Ink::Text));
        }
    }
    if (m_primary)
        m_primary->setEnabled(
            !inert() && !card.nowStale
            && (card.confirm != ConfirmKind::TypeWord || wordTyped() == card.word));
}

void StepCard::buildManual(const runbook::CardView& card)
{
    auto* box = new Card(m_theme, tr("Your answer"));
    if (!card.respond.empty()) {
        box->body()->addWidget(
            label(m_theme, text(card.respond), TextSize::Small, QFont::Normal, Ink::Muted));
        m_text = new QLineEdit;
        m_text->setAccessibleName(text(card.respond));
        box->body()->addWidget(m_text);
    }
    if (card.secondPerson) {
        box->body()->addWidget(
            label(m_theme, tr("Second person"), TextSize::Small, QFont::Normal, Ink::Muted));
        m_second = new QLineEdit;
        m_second->setAccessibleName(tr("Second person"));
        box->body()->addWidget(m_second);
    }
    for (const auto& wanted : card.evidenceWanted)
        box->body()->addWidget(label(m_theme,
                                     wanted.required
                                         ? tr("Evidence needed: %1").arg(text(wanted.label))
                                         : tr("Evidence wanted: %1").arg(text(wanted.label)),
                                     TextSize::Small,
                                     QFont::Normal,
                                     Ink::Muted));
    if (!card.evidenceWanted.empty() && !m_text) {
        m_text = new QLineEdit;
        m_text->setPlaceholderText(tr("Text or link"));
        box->body()->addWidget(m_text);
    }
    if (m_text || m_second)
        m_column->addWidget(box);
    else
        box->deleteLater();
}

void StepCard::buildInput(const runbook::CardView& card)
{
    auto* box = new Card(m_theme, tr("Fill in"));
    for (const auto& field : card.fields) {
        const QString name = text(field.def.title.empty() ? field.def.name : field.def.title);
        box->body()->addWidget(label(m_theme,
                                     field.def.required ? tr("%1 (needed)").arg(name) : name,
                                     TextSize::Small,
                                     QFont::Normal,
                                     Ink::Muted));
        auto* edit = new QLineEdit(text(field.value));
        edit->setAccessibleName(name);
        edit->setToolTip(text(field.def.help));
        if (field.def.type == "secret")
            edit->setEchoMode(QLineEdit::Password);
        box->body()->addWidget(edit);
        m_fields[field.def.name] = edit;
    }
    m_column->addWidget(box);
}

void StepCard::act(const std::function<Status()>& action)
{
    if (!m_engine || inert())
        return;
    const Status status = action();
    m_refusal->setVisible(!status);
    if (!status) {
        m_refusal->setText(text(describe(status.error())));
        Q_EMIT refused(m_refusal->text());
    }
}

std::string StepCard::wordTyped() const
{
    return m_word ? m_word->text().toStdString() : std::string();
}

} // namespace mw::run
