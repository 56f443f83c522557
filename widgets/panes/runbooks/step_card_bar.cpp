// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// K5: one primary verb with its object, and the ways out. It never moves.
#include "widgets/panes/runbooks/parts.h"
#include "widgets/panes/runbooks/run_words.h"
#include "widgets/panes/runbooks/step_card.h"

#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QLineEdit>

namespace mw::run {

using runbook::CardKind;
using runbook::ConfirmKind;

QPushButton* StepCard::primary(const QString& text, bool noWayBack, std::function<Status()> action)
{
    m_primary = button(m_theme, text, noWayBack ? ButtonKind::Danger : ButtonKind::Primary);
    m_primaryAction = std::move(action);
    // The verb and its object are never cut.
    m_primary->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    connect(m_primary, &QPushButton::clicked, this, [this] { act(m_primaryAction); });
    return m_primary;
}

void StepCard::pressPrimary()
{
    // Where there is no way back the button is off until the word was typed.
    if (m_primary && m_primary->isEnabled())
        act(m_primaryAction);
}

void StepCard::chooseNotAsExpected()
{
    if (m_engine && !m_takeUp && !m_elsewhere && m_paused != runbook::PauseReason::Operator)
        act([this] { return m_engine->pause(m_person); });
}

bool StepCard::chooseByKey(int number)
{
    if (m_takeUp || m_elsewhere)
        return false;
    if (m_paused == runbook::PauseReason::Operator) {
        if (number == 1)
            act([this] { return m_engine->proceed(m_person); });
        if (number == 2)
            ask(text(m_card.abortVerb), false, true, false, true, [this] {
                return m_engine->abort(m_person, typed(m_reason));
            });
        return number == 1 || number == 2;
    }
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

void StepCard::buildWord(const runbook::CardView& card)
{
    if (card.needsReason) {
        m_reason = new QLineEdit;
        m_reason->setPlaceholderText(tr("Reason"));
        m_reason->setAccessibleName(tr("Reason"));
        m_reason->setMinimumHeight(32);
        m_barRow->addWidget(m_reason, 1);
    }
    if (card.confirm != ConfirmKind::TypeWord && card.confirm != ConfirmKind::Challenge)
        return;
    m_word = new QLineEdit;
    m_word->setFont(m_theme.mono(TextSize::Body));
    m_word->setPlaceholderText(card.confirm == ConfirmKind::Challenge
                                   ? tr("The answer you heard")
                                   //: the person must type this very word
                                   : tr("Type %1").arg(text(card.word)));
    m_word->setAccessibleName(m_word->placeholderText());
    m_word->setMinimumHeight(32);
    m_word->setMinimumWidth(140);
    connect(m_word, &QLineEdit::textChanged, this, &StepCard::enableBar);
    m_barRow->addWidget(m_word, 1);
}

void StepCard::buildBar(const runbook::RunView& view)
{
    const runbook::CardView& card = view.card;
    const std::string id = card.stepId;
    const auto backToLibrary = [this] {
        auto* back = button(m_theme, tr("Back to the library"));
        connect(back, &QPushButton::clicked, this, &StepCard::left);
        m_stopRow->addWidget(back);
        m_stopRow->addStretch(1);
    };
    const auto line = [&](const QString& hint) {
        m_barRow->addWidget(label(m_theme, hint, TextSize::Small, QFont::Normal, Ink::Muted), 1);
    };
    if (m_takeUp) {
        m_barRow->addWidget(primary(tr("Take up the run as %1").arg(text(m_person)), false, [this] {
            const auto takeUp = m_takeUp;
            takeUp();
            return Status();
        }));
        line(tr("Ctrl+Enter"));
        backToLibrary();
        return;
    }
    if (m_elsewhere) {
        line(tr("Only shown. Whoever drives it acts there."));
        auto* again = button(m_theme, tr("Look again"));
        connect(again, &QPushButton::clicked, this, &StepCard::lookAgain);
        m_stopRow->addWidget(again);
        backToLibrary();
        return;
    }
    if (paused(view)) {
        line(tr("Choose above, with the mouse or its number."));
        return;
    }
    buildWord(card);
    switch (card.kind) {
    case CardKind::Start:
        m_barRow->addWidget(
            primary(text(card.verb), false, [this] { return m_engine->start(m_person); }));
        line(tr("Ctrl+Enter. Nothing has happened yet."));
        break;
    case CardKind::LocalLock:
        m_barRow->addWidget(primary(text(card.verb), card.needsReason, [this] {
            return m_engine->acceptLocalLock(
                m_person, m_reason ? m_reason->text().toStdString() : std::string());
        }));
        if (!card.needsReason)
            line(tr("Ctrl+Enter"));
        break;
    case CardKind::Effect:
        m_barRow->addWidget(primary(text(card.verb), card.irreversible, [this, id] {
            return m_engine->confirm(id, m_person, wordTyped());
        }));
        if (card.nowStale) {
            auto* again = button(m_theme, tr("Read again"));
            connect(again, &QPushButton::clicked, this, [this, id] {
                act([&] { return m_engine->refresh(id); });
            });
            m_barRow->addWidget(again);
        }
        line(card.confirm == ConfirmKind::CtrlEnter ? tr("Ctrl+Enter") : QString());
        break;
    case CardKind::Manual:
        m_barRow->addWidget(primary(
            card.verb.empty() ? tr("Done") : text(card.verb), card.irreversible, [this, id] {
                return m_engine->answer(id,
                                        m_person,
                                        m_text ? m_text->text().toStdString() : wordTyped(),
                                        m_second ? m_second->text().toStdString() : std::string());
            }));
        line(tr("Ctrl+Enter"));
        break;
    case CardKind::Input:
        m_barRow->addWidget(primary(tr("Use these values"), false, [this, id] {
            std::map<std::string, std::string> values;
            for (const auto& [name, edit] : m_fields)
                values[name] = edit->text().toStdString();
            return m_engine->fill(id, values, m_person);
        }));
        line(tr("Ctrl+Enter"));
        break;
    case CardKind::Approval:
        buildApprovalBar(card);
        break;
    case CardKind::ImpactStart: {
        m_barRow->addWidget(primary(text(card.verb), false, [this] {
            return m_engine->setMark("impact-start",
                                     World(Millis(m_time->dateTime().toMSecsSinceEpoch())),
                                     false,
                                     m_person);
        }));
        line(tr("Ctrl+Enter"));
        auto* leave = button(m_theme, tr("Leave it unconfirmed"));
        leave->setToolTip(tr("The recovery time then counts as not proven."));
        connect(leave, &QPushButton::clicked, this, [this] {
            act([this] { return m_engine->finish(m_person); });
        });
        m_stopRow->addWidget(leave);
        m_stopRow->addStretch(1);
        return;
    }
    case CardKind::LeftChanged:
        m_barRow->addWidget(
            primary(text(card.verb), false, [this] { return m_engine->finish(m_person); }));
        line({});
        return;
    case CardKind::Finished:
        if (m_signature)
            buildHeadBar(view.head);
        else
            line(tr("This run is closed. Nothing but signatures can be added to it."));
        backToLibrary();
        return;
    case CardKind::Gate:
    case CardKind::Waiting:
        line(tr("Midwatch looks by itself. You need to do nothing."));
        break;
    case CardKind::Decision:
        line(tr("Choose above, with the mouse or its number."));
        break;
    case CardKind::None:
    case CardKind::Working:
        line(tr("Midwatch works. You need to do nothing."));
        break;
    default:
        line(card.choices.empty() ? tr("Midwatch waits, then looks. You need to do nothing.")
                                  : tr("Choose above, with the mouse or its number."));
        break;
    }
    buildStops(view);
}

// The ways out. Both lead to a page that asks for a reason before anything is undone.
void StepCard::buildStops(const runbook::RunView& view)
{
    const runbook::CardView& card = view.card;
    if (card.kind == CardKind::Start) {
        auto* no = button(m_theme, text(card.abortVerb));
        connect(no, &QPushButton::clicked, this, [this] {
            // The reason is journaled, and therefore English.
            act([this] { return m_engine->abort(m_person, "not started"); });
        });
        m_stopRow->addWidget(no);
        m_stopRow->addStretch(1);
        return;
    }
    if (!card.choices.empty())
        return;
    const auto toPause = [this] { chooseNotAsExpected(); };
    //: key F8: something is not as the step says
    auto* other = button(m_theme, tr("Not as expected… F8"));
    connect(other, &QPushButton::clicked, this, toPause);
    m_stopRow->addWidget(other);
    if (!card.abortVerb.empty()) {
        auto* stop = button(m_theme, tr("%1…").arg(text(card.abortVerb)));
        connect(stop, &QPushButton::clicked, this, toPause);
        m_stopRow->addWidget(stop);
    }
    m_stopRow->addStretch(1);
}

} // namespace mw::run
