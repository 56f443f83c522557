// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/runbooks/parts.h"
#include "widgets/panes/runbooks/run_words.h"
#include "widgets/panes/runbooks/step_card.h"

#include <QClipboard>
#include <QDateTime>
#include <QDateTimeEdit>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QTimeZone>

namespace mw::run {

using runbook::CardKind;
using runbook::ChoiceKind;
using runbook::ConfirmKind;

QPushButton* StepCard::primary(const QString& text, std::function<Status()> action)
{
    m_primary = button(text, true);
    m_primaryAction = std::move(action);
    connect(m_primary, &QPushButton::clicked, this, [this] { act(m_primaryAction); });
    return m_primary;
}

void StepCard::pressPrimary()
{
    // a typed word or the button itself is asked for where there is no way back
    if (m_primary && m_primary->isEnabled())
        act(m_primaryAction);
}

void StepCard::chooseNotAsExpected()
{
    if (!m_engine)
        return;
    act([this] { return m_engine->pause(m_person); });
}

bool StepCard::chooseByKey(int number)
{
    const auto index = size_t(number - 1);
    if (number >= 1 && index < m_card.choices.size() && m_card.choices[index].enabled) {
        choose(m_card.choices[index]);
        return true;
    }
    if (number >= 1 && m_card.kind == CardKind::Decision && index < m_card.options.size()
        && m_card.options[index].enabled) {
        decide(m_card.options[index]);
        return true;
    }
    return false;
}

QPushButton* StepCard::bigRow(int number, const QString& text, const QString& why, bool enabled)
{
    QString shown = QString(QString::number(number) + QStringLiteral("   ") + text);
    if (!why.isEmpty())
        shown += QStringLiteral("  ·  ") + why;
    auto* row = button(shown);
    row->setMinimumHeight(56);
    row->setEnabled(enabled);
    row->setProperty("bigRow", true);
    row->setStyleSheet(QStringLiteral("text-align: left; padding-left: 16px;"));
    return row;
}

void StepCard::buildDecision(const runbook::CardView& card)
{
    auto* box = new Card(m_theme, tr("Decide"));
    bool reason = false;
    int number = 0;
    for (const auto& option : card.options) {
        auto* row = bigRow(++number, text(option.label), text(option.whyNot), option.enabled);
        connect(row, &QPushButton::clicked, this, [this, option] { decide(option); });
        box->body()->addWidget(row);
        reason = reason || option.needsReason;
    }
    if (reason) {
        m_reason = new QLineEdit;
        m_reason->setPlaceholderText(tr("Reason (needed for some answers)"));
        box->body()->addWidget(m_reason);
    }
    m_column->addWidget(box);
}

void StepCard::decide(const runbook::OptionView& option)
{
    const std::string reason = m_reason ? m_reason->text().toStdString() : std::string();
    act([&] { return m_engine->decide(m_card.stepId, option.id, reason, m_person); });
}

void StepCard::buildApproval(const runbook::CardView& card)
{
    if (!card.approval)
        return;
    const auto& approval = *card.approval;
    auto* box = new Card(m_theme, tr("Approval"));
    for (const std::string& line : approval.shown)
        box->body()->addWidget(label(m_theme, text(line)));
    for (const std::string& line : approval.covers)
        box->body()->addWidget(monoLabel(m_theme, text(line)));
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
    QStringList who;
    for (const std::string& name : approval.from)
        who << text(name);
    box->body()->addWidget(label(m_theme,
                                 tr("Who can: %1").arg(who.join(QStringLiteral(", "))),
                                 TextSize::Small,
                                 QFont::Normal,
                                 Ink::Muted));
    //: eight words that stand for the hash of the exact arguments
    box->body()->addWidget(label(m_theme,
                                 tr("Read aloud: %1").arg(text(approval.hashWords)),
                                 TextSize::Small,
                                 QFont::Normal,
                                 Ink::Muted));
    m_second = new QLineEdit;
    m_second->setPlaceholderText(tr("Name of the approver"));
    m_second->setAccessibleName(tr("Name of the approver"));
    box->body()->addWidget(m_second);
    m_reason = new QLineEdit;
    m_reason->setPlaceholderText(tr("Reason, if refused"));
    box->body()->addWidget(m_reason);
    m_column->addWidget(box);
}

void StepCard::buildChoices(const runbook::CardView& card)
{
    auto* box = new Card(m_theme, tr("What now? Nothing happens until you choose."));
    int number = 0;
    bool evidence = false, second = false, reason = false;
    for (const auto& choice : card.choices) {
        auto* row = bigRow(++number, text(choice.label), text(choice.whyNot), choice.enabled);
        connect(row, &QPushButton::clicked, this, [this, choice] { choose(choice); });
        box->body()->addWidget(row);
        evidence = evidence || choice.needsEvidence;
        second = second || choice.needsSecondPerson;
        reason = reason || choice.needsReason;
    }
    if (evidence) {
        m_text = new QLineEdit;
        m_text->setPlaceholderText(tr("Proof: what you did and saw, or a link"));
        box->body()->addWidget(m_text);
    }
    if (reason && !m_reason) {
        m_reason = new QLineEdit;
        m_reason->setPlaceholderText(tr("Reason"));
        box->body()->addWidget(m_reason);
    }
    if (second && !m_second) {
        m_second = new QLineEdit;
        m_second->setPlaceholderText(tr("Second person"));
        box->body()->addWidget(m_second);
    }
    m_column->addWidget(box);
}

void StepCard::choose(const runbook::ChoiceView& choice)
{
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

void StepCard::buildLeftChanged(const runbook::RunView& view)
{
    auto* box = new Card(m_theme, tr("Left changed"));
    if (view.leftChanged.empty())
        box->body()->addWidget(label(m_theme, tr("Everything was put back.")));
    for (const auto& left : view.leftChanged) {
        box->body()->addWidget(
            label(m_theme,
                  tr("%1: %2 → %3").arg(text(left.what), text(left.from), text(left.to)),
                  TextSize::Body,
                  QFont::DemiBold));
        auto* row = new QHBoxLayout;
        auto* owner = new QLineEdit(text(left.owner));
        owner->setPlaceholderText(tr("Owner"));
        auto* until = new QDateTimeEdit(QDateTime::fromMSecsSinceEpoch(
            left.until.value_or(view.madeAt + std::chrono::hours(24)).time_since_epoch().count(),
            QTimeZone::utc()));
        until->setDisplayFormat(QStringLiteral("yyyy-MM-dd hh:mm'Z'"));
        row->addWidget(owner, 1);
        row->addWidget(until);
        auto* assign = button(tr("Assign"));
        connect(assign, &QPushButton::clicked, this, [this, key = left.key, owner, until] {
            act([&] {
                return m_engine->assign(key,
                                        owner->text().toStdString(),
                                        World(Millis(until->dateTime().toMSecsSinceEpoch())),
                                        m_person);
            });
        });
        row->addWidget(assign);
        auto* restore = button(tr("Put back now"));
        restore->setEnabled(left.restorable);
        connect(restore, &QPushButton::clicked, this, [this, key = left.key] {
            act([&] { return m_engine->restore(key, m_person); });
        });
        row->addWidget(restore);
        box->body()->addLayout(row);
    }
    m_column->addWidget(box);
}

void StepCard::buildFinished(const runbook::RunView& view)
{
    auto* box = new Card(m_theme, word(view.state));
    box->body()->addWidget(label(m_theme, text(view.endMessage), TextSize::Head, QFont::DemiBold));
    const auto& clocks = view.clocks;
    const QString without = clocks.notExercised > 0
        ? tr(" without %n step(s)", nullptr, clocks.notExercised)
        : QString();
    box->body()->addWidget(
        label(m_theme,
              tr("Recovery time %1%2, objective %3")
                  .arg(clockText(clocks.rto), without, clockText(clocks.rtoObjective))));
    box->body()->addWidget(
        label(m_theme, tr("Waiting on people %1").arg(clockText(clocks.people))));
    for (const auto& left : view.leftChanged)
        box->body()->addWidget(
            label(m_theme,
                  tr("Left changed: %1, %2").arg(text(left.what), text(left.owner)),
                  TextSize::Small,
                  QFont::Normal,
                  Ink::Warning));
    //: eight words that stand for the hash of the journal
    box->body()->addWidget(monoLabel(m_theme, tr("Journal: %1").arg(text(view.journal.headWords))));
    box->body()->addWidget(monoLabel(m_theme, text(view.dir), Ink::Muted));
    auto* copy = button(tr("Copy for the incident channel"));
    connect(copy, &QPushButton::clicked, this, [view, clocks] {
        QGuiApplication::clipboard()->setText(tr("%1: %2. Recovery time %3. Journal %4")
                                                  .arg(text(view.title),
                                                       text(view.endMessage),
                                                       clockText(clocks.rto),
                                                       text(view.journal.headWords)));
    });
    box->body()->addWidget(copy, 0, Qt::AlignLeft);
    m_column->addWidget(box);
}

void StepCard::buildBar(const runbook::RunView& view)
{
    const runbook::CardView& card = view.card;
    const std::string id = card.stepId;
    const auto line = [&](const QString& hint) {
        m_barRow->addWidget(label(m_theme, hint, TextSize::Small, QFont::Normal, Ink::Muted), 1);
    };
    if (card.confirm == ConfirmKind::TypeWord || card.confirm == ConfirmKind::Challenge) {
        m_word = new QLineEdit;
        m_word->setFont(m_theme.mono(TextSize::Body));
        //: the person must type this very word
        m_word->setPlaceholderText(tr("Type %1").arg(text(card.word)));
        m_word->setAccessibleName(m_word->placeholderText());
        m_word->setMinimumHeight(32);
        connect(m_word, &QLineEdit::textChanged, this, [this] {
            if (m_primary)
                m_primary->setEnabled(wordTyped() == m_card.word && !inert() && !m_card.nowStale);
        });
        m_barRow->addWidget(m_word);
    }
    switch (card.kind) {
    case CardKind::Start:
        line(tr("Nothing has happened yet."));
        m_barRow->addWidget(primary(card.verb.empty() ? tr("Start the run") : text(card.verb),
                                    [this] { return m_engine->start(m_person); }));
        break;
    case CardKind::LocalLock:
        line(tr("The lock of this run is local: another laptop could act at the same time."));
        m_barRow->addWidget(primary(tr("Go on with a local lock only"),
                                    [this] { return m_engine->acceptLocalLock(m_person); }));
        break;
    case CardKind::Effect:
        line(card.confirm == ConfirmKind::CtrlEnter ? tr("Ctrl+Enter") : QString());
        m_barRow->addWidget(primary(
            text(card.verb), [this, id] { return m_engine->confirm(id, m_person, wordTyped()); }));
        if (card.nowStale) {
            auto* again = button(tr("Read again"));
            connect(again, &QPushButton::clicked, this, [this, id] {
                act([&] { return m_engine->refresh(id); });
            });
            m_barRow->addWidget(again);
        }
        break;
    case CardKind::Manual:
        line(QString());
        m_barRow->addWidget(primary(card.verb.empty() ? tr("Done") : text(card.verb), [this, id] {
            std::vector<runbook::EvidenceItem> evidence;
            const std::string typed = m_text ? m_text->text().toStdString() : wordTyped();
            if (!m_card.evidenceWanted.empty() && !typed.empty())
                evidence.push_back({"text", m_card.evidenceWanted.front().label, typed});
            return m_engine->answer(id,
                                    m_person,
                                    typed,
                                    m_second ? m_second->text().toStdString() : std::string(),
                                    evidence);
        }));
        break;
    case CardKind::Input:
        line(QString());
        m_barRow->addWidget(primary(tr("Use these values"), [this, id] {
            std::map<std::string, std::string> values;
            for (const auto& [name, widget] : m_fields)
                values[name] = static_cast<QLineEdit*>(widget)->text().toStdString();
            return m_engine->fill(id, values, m_person);
        }));
        break;
    case CardKind::Approval: {
        line(tr("The approver types the name and presses Approve."));
        auto* copy = button(tr("Copy request"));
        connect(copy,
                &QPushButton::clicked,
                this,
                [request = text(card.approval ? card.approval->requestText : "")] {
                    QGuiApplication::clipboard()->setText(request);
                });
        m_barRow->addWidget(copy);
        auto* deny = button(tr("Refuse"));
        connect(deny, &QPushButton::clicked, this, [this, id] {
            act([&] {
                return m_engine->deny(
                    id, m_second->text().toStdString(), m_reason->text().toStdString());
            });
        });
        m_barRow->addWidget(deny);
        m_barRow->addWidget(primary(tr("Approve"), [this, id] {
            return m_engine->approve(id, m_second->text().toStdString());
        }));
        break;
    }
    case CardKind::LeftChanged:
        line(tr("Each line is put back, or has an owner and an end date."));
        m_barRow->addWidget(
            primary(tr("Close the run"), [this] { return m_engine->finish(m_person); }));
        break;
    case CardKind::Finished:
        line(tr("This run is closed."));
        return;
    case CardKind::None:
    case CardKind::Working:
    case CardKind::Waiting:
    case CardKind::Gate:
        line(card.kind == CardKind::Gate || card.kind == CardKind::Waiting
                 ? tr("Midwatch looks by itself. You need to do nothing.")
                 : QString());
        break;
    default:
        line(tr("Choose above, with the mouse or its number."));
        break;
    }
    if (view.state == runbook::RunState::Paused && view.paused == runbook::PauseReason::Operator) {
        auto* go = button(tr("Go on"));
        connect(go, &QPushButton::clicked, this, [this] {
            act([&] { return m_engine->proceed(m_person); });
        });
        m_barRow->addWidget(go);
    } else if (view.state == runbook::RunState::Running) {
        auto* pause = button(tr("Pause"));
        pause->setToolTip(tr("F8: not as expected"));
        connect(pause, &QPushButton::clicked, this, [this] {
            act([&] { return m_engine->pause(m_person); });
        });
        m_barRow->addWidget(pause);
    }
    if (!card.abortVerb.empty() && card.choices.empty()) {
        auto* abort = button(text(card.abortVerb));
        connect(abort, &QPushButton::clicked, this, [this] {
            act([&] { return m_engine->abort(m_person, "stopped from the action bar"); });
        });
        m_barRow->addWidget(abort);
    }
}

} // namespace mw::run
