// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What people answer: manual steps, forms, decisions, approvals, the failure panel.
#include "widgets/panes/runbooks/choice_row.h"
#include "widgets/panes/runbooks/parts.h"
#include "widgets/panes/runbooks/run_words.h"
#include "widgets/panes/runbooks/step_card.h"

#include <QLineEdit>

namespace mw::run {

using runbook::CardKind;
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
    bool reason = false;
    int number = 0;
    for (const auto& option : card.options) {
        const QString note = !option.enabled ? text(option.whyNot)
            : option.needsReason             ? tr("needs a reason")
                                             : QString();
        auto* row = new ChoiceRow(m_theme, ++number, text(option.label), note);
        row->setEnabled(option.enabled);
        connect(row, &QAbstractButton::clicked, this, [this, option] { decide(option); });
        box->body()->addWidget(row);
        reason = reason || option.needsReason;
    }
    if (reason)
        m_reason = field(box->body(), tr("Reason, where one is needed"));
    m_column->addWidget(box);
}

void StepCard::decide(const runbook::OptionView& option)
{
    const std::string reason = m_reason ? m_reason->text().toStdString() : std::string();
    if (option.needsReason && reason.empty()) {
        m_reason->setFocus();
        say(tr("Write the reason first, then choose it again."));
        return;
    }
    act([&] { return m_engine->decide(m_card.stepId, option.id, reason, m_person); });
}

void StepCard::buildApproval(const runbook::CardView& card)
{
    if (!card.approval)
        return;
    const auto& approval = *card.approval;
    auto* box = new Card(m_theme, tr("Approval"));
    int given = 0;
    for (const auto& vote : approval.votes)
        given += vote.approved;
    box->body()->addWidget(label(m_theme,
                                 tr("%1 of %2 approvals").arg(given).arg(approval.need),
                                 TextSize::Title,
                                 QFont::DemiBold));
    for (const auto& vote : approval.votes)
        box->body()->addWidget(
            label(m_theme,
                  vote.approved ? tr("%1 approved at %2").arg(text(vote.who), timeText(vote.at))
                                : tr("%1 refused at %2: %3")
                                      .arg(text(vote.who), timeText(vote.at), text(vote.reason))));
    for (const std::string& line : approval.covers)
        //: an effect that the approval allows
        fact(box->body(), tr("allows"), line);
    for (const std::string& line : approval.shown)
        //: a value that was measured and that the approver is shown
        fact(box->body(), tr("seen"), line);
    QStringList who;
    for (const std::string& name : approval.from)
        who << text(name);
    //: who may approve
    fact(box->body(), tr("who can"), who.join(QStringLiteral(", ")).toStdString());
    QStringList notWho;
    for (const std::string& name : approval.notFrom)
        notWho << text(name);
    //: who may not approve: who drives the run
    fact(box->body(), tr("not"), notWho.join(QStringLiteral(", ")).toStdString());
    //: eight words that stand for the hash of the exact arguments; they are read aloud
    fact(box->body(), tr("words"), approval.hashWords);
    m_second = field(box->body(), tr("Name of the approver"));
    m_reason = field(box->body(), tr("Reason, if it is refused"));
    m_column->addWidget(box);
}

void StepCard::buildChoices(const runbook::CardView& card)
{
    auto* box = new Card(m_theme, tr("What now? Nothing happens until you choose."));
    int number = 0;
    bool evidence = false, second = false, reason = false;
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
        evidence = evidence || choice.needsEvidence;
        second = second || choice.needsSecondPerson;
        reason = reason || choice.needsReason;
    }
    if (evidence)
        m_text = field(box->body(), tr("Proof: what was done and seen, or a link"));
    if (reason)
        m_reason = field(box->body(), tr("Reason"));
    if (second)
        m_second = field(box->body(), tr("Second person"));
    m_column->addWidget(box);
}

void StepCard::choose(const runbook::ChoiceView& choice)
{
    const auto missing = [this](bool needed, QLineEdit* edit, const QString& what) {
        if (!needed || !edit || !edit->text().trimmed().isEmpty())
            return false;
        edit->setFocus();
        say(what);
        return true;
    };
    if (missing(choice.needsEvidence, m_text, tr("Write the proof first, then choose it again."))
        || missing(
            choice.needsReason, m_reason, tr("Write the reason first, then choose it again."))
        || missing(choice.needsSecondPerson,
                   m_second,
                   tr("Write the name of the second person first, then choose it again.")))
        return;
    const std::string id = m_card.stepId;
    const std::string reason = m_reason ? m_reason->text().toStdString() : std::string();
    const std::string second = m_second ? m_second->text().toStdString() : std::string();
    std::vector<runbook::EvidenceItem> evidence;
    if (m_text && !m_text->text().isEmpty())
        evidence.push_back({"text", m_card.title, m_text->text().toStdString()});
    act([&]() -> Status {
        switch (choice.kind) {
        case ChoiceKind::Retry:
        case ChoiceKind::SendAgain:
        case ChoiceKind::LookAgain:
            return m_engine->retry(id, m_person);
        case ChoiceKind::ByHand:
        case ChoiceKind::ItHappened:
            return m_engine->byHand(id, m_person, evidence);
        case ChoiceKind::Skip:
            return m_engine->skip(id, m_person, reason, second);
        case ChoiceKind::Undo:
            return m_engine->undo(m_person, reason);
        case ChoiceKind::Abort:
            break;
        }
        return m_engine->abort(m_person, reason);
    });
}

} // namespace mw::run
