// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What people answer: manual steps, forms, decisions, the failure panel.
#include "widgets/panes/runbooks/choice_row.h"
#include "widgets/panes/runbooks/parts.h"
#include "widgets/panes/runbooks/run_words.h"
#include "widgets/panes/runbooks/step_card.h"

#include <QLineEdit>
#include <QScrollArea>
#include <QTimer>

namespace mw::run {

using runbook::ChoiceKind;

QLineEdit* StepCard::field(QVBoxLayout* body, const QString& caption, const QString& hint)
{
    body->addWidget(label(m_theme, caption, TextSize::Small, QFont::Normal, Ink::Muted));
    auto* edit = new QLineEdit;
    edit->setAccessibleName(caption);
    edit->setPlaceholderText(hint);
    edit->setMinimumHeight(28);
    body->addWidget(edit);
    return edit;
}

void StepCard::buildManual(const runbook::CardView& card)
{
    const bool writes = !card.respond.empty() || !card.evidenceWanted.empty();
    if (!writes && !card.secondPerson)
        return;
    auto* box = new Card(m_theme, tr("Your answer"));
    if (writes) {
        const std::string& wanted
            = card.respond.empty() ? card.evidenceWanted.front().label : card.respond;
        m_text = field(box->body(), wanted.empty() ? tr("Text or link") : text(wanted));
    }
    if (card.secondPerson)
        m_second = field(box->body(), tr("Name of the second person, who confirms it"));
    m_column->addWidget(box);
}

void StepCard::buildInput(const runbook::CardView& card)
{
    auto* box = new Card(m_theme, tr("Fill in"));
    for (const auto& one : card.fields) {
        const QString name = text(one.def.title.empty() ? one.def.name : one.def.title);
        auto* edit = field(box->body(), one.def.required ? tr("%1 (needed)").arg(name) : name);
        edit->setText(text(one.value));
        edit->setToolTip(text(one.def.help));
        if (one.def.type == "secret")
            edit->setEchoMode(QLineEdit::Password);
        m_fields[one.def.name] = edit;
    }
    m_column->addWidget(box);
}

void StepCard::buildDecision(const runbook::CardView& card)
{
    auto* box = new Card(m_theme, tr("Decide"));
    int number = 0;
    for (const auto& option : card.options) {
        QStringList notes;
        if (!option.enabled)
            notes << text(option.whyNot);
        if (option.enabled && !option.leads.empty())
            notes << QString(QStringLiteral("→ ") + text(option.leads));
        if (option.enabled && option.needsReason)
            notes << tr("needs a reason");
        const QString note = notes.join(QStringLiteral(" · "));
        auto* row = new ChoiceRow(m_theme, ++number, text(option.label), note);
        row->setEnabled(option.enabled);
        connect(row, &QAbstractButton::clicked, this, [this, option] { decide(option); });
        box->body()->addWidget(row);
    }
    m_asked = new QVBoxLayout;
    box->body()->addLayout(m_asked);
    m_column->addWidget(box);
}

void StepCard::decide(const runbook::OptionView& option)
{
    if (!option.needsReason) {
        act([&] { return m_engine->decide(m_card.stepId, option.id, {}, m_person); });
        return;
    }
    ask(text(option.label), false, true, false, false, [this, id = option.id] {
        return m_engine->decide(m_card.stepId, id, typed(m_reason), m_person);
    });
}

std::string StepCard::typed(const QLineEdit* edit)
{
    return edit ? edit->text().trimmed().toStdString() : std::string();
}

// What a choice still needs is asked for when it was chosen: until then digits are keys, not text.
void StepCard::ask(const QString& verb,
                   bool evidence,
                   bool reason,
                   bool second,
                   bool stops,
                   std::function<Status()> then)
{
    if (inert() || !m_asked)
        return;
    clear(m_asked);
    m_text = m_reason = m_second = nullptr;
    m_handsIn = false;
    if (evidence)
        m_text = field(m_asked, tr("Proof: what was done and seen, or a link"));
    if (reason)
        m_reason = field(m_asked, tr("Reason"));
    if (second)
        m_second = field(m_asked, tr("Second person, who agrees"));
    clear(m_barRow);
    m_barRow->addWidget(primary(verb, stops, std::move(then)));
    m_barRow->addWidget(
        label(m_theme, tr("Ctrl+Enter"), TextSize::Small, QFont::Normal, Ink::Muted), 1);
    enableBar();
    QLineEdit* first = m_text ? m_text : m_reason ? m_reason : m_second;
    first->setFocus(Qt::OtherFocusReason);
    // It may lie below the rows.
    QTimer::singleShot(0, first, [this, first] { m_scroll->ensureWidgetVisible(first, 0, 80); });
}

void StepCard::buildChoices(const runbook::CardView& card)
{
    auto* box = new Card(m_theme, tr("What now? Nothing happens until you choose."));
    int number = 0;
    for (const auto& choice : card.choices) {
        QStringList needs;
        if (choice.needsEvidence)
            needs << tr("needs proof");
        if (choice.needsReason)
            needs << tr("needs a reason");
        if (choice.needsSecondPerson)
            needs << tr("needs a second person");
        const QString note
            = choice.enabled ? needs.join(QStringLiteral(", ")) : text(choice.whyNot);
        auto* row = new ChoiceRow(m_theme, ++number, text(choice.label), note);
        row->setEnabled(choice.enabled);
        connect(row, &QAbstractButton::clicked, this, [this, choice] { choose(choice); });
        box->body()->addWidget(row);
    }
    m_asked = new QVBoxLayout;
    box->body()->addLayout(m_asked);
    m_column->addWidget(box);
}

void StepCard::choose(const runbook::ChoiceView& choice)
{
    const std::string id = m_card.stepId;
    const auto carryOut = [this, id, kind = choice.kind]() -> Status {
        switch (kind) {
        case ChoiceKind::Retry:
        case ChoiceKind::SendAgain:
        case ChoiceKind::LookAgain:
            return m_engine->retry(id, m_person);
        case ChoiceKind::ByHand:
        case ChoiceKind::ItHappened:
            return m_engine->byHand(id, m_person, {{"text", m_card.title, typed(m_text)}});
        case ChoiceKind::Skip:
            return m_engine->skip(id, m_person, typed(m_reason), typed(m_second));
        case ChoiceKind::Undo:
            return m_engine->undo(m_person, typed(m_reason));
        case ChoiceKind::Abort:
            break;
        }
        return m_engine->abort(m_person, typed(m_reason));
    };
    if (!choice.needsEvidence && !choice.needsReason && !choice.needsSecondPerson) {
        act(carryOut);
        return;
    }
    ask(text(choice.label),
        choice.needsEvidence,
        choice.needsReason,
        choice.needsSecondPerson,
        choice.kind == ChoiceKind::Undo || choice.kind == ChoiceKind::Abort,
        carryOut);
}

} // namespace mw::run
