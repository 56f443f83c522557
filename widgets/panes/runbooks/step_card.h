// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// K of the guided run: the challenge, exactly what happens, the checks, evidence and note, and the
// action bar that never moves. Plain Enter causes no effect anywhere: reads run by themselves,
// reversible effects need Ctrl+Enter or the named button, no-way-back needs the typed word. The bar
// is inert for 600 ms after the step changed. What the engine refuses is said in the bar.
#pragma once

#include "models/runbook/engine.h"
#include "widgets/theme/theme.h"

#include <QTimer>
#include <QWidget>
#include <functional>

class QBoxLayout;
class QDateTimeEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace mw::run {

class Card;
class ExactText;
class GateChart;
class SignatureBox;

class StepCard : public QWidget
{
    Q_OBJECT
public:
    StepCard(Theme& theme, QWidget* parent = nullptr);
    // engine: must outlive the card or be replaced by nullptr. person: whose name is journaled.
    void setEngine(runbook::Engine* engine, const std::string& person);
    // The run is only shown; the one act offered is to take it up. Empty: no longer so.
    void setInterrupted(std::function<void()> takeUp);
    // Another window or process drives it: nothing is offered but looking again.
    void setElsewhere(bool elsewhere);
    // Called after every change and once a second; rebuilds only what changed its form.
    void update(const runbook::RunView& view, World now);
    void pressPrimary(); // Ctrl+Enter
    void chooseNotAsExpected(); // F8
    bool chooseByKey(int number); // 1…9 on the failure panel or the options
    void copyCommand(); // Y: the request as a command line
    bool writeNote(); // the note line takes the keys; false: there is none now
    QString refusal() const;
    bool inert() const; // for 600 ms after the step changed: what is pressed is ignored

Q_SIGNALS:
    void refused(const QString& why);
    void left(); // back to the library
    void lookAgain();

private:
    void rebuild(const runbook::RunView& view); // step_card.cpp
    void refresh(const runbook::RunView& view, World now);
    void enableBar();
    void act(const std::function<Status()>& action);
    void say(const QString& refusal);
    std::string wordTyped() const;
    bool paused(const runbook::RunView& view) const;

    void buildChallenge(const runbook::CardView& card); // step_card_body.cpp
    void buildRequest(const runbook::CardView& card);
    void buildChecks(const runbook::CardView& card);
    void buildEvidence(const runbook::CardView& card);
    QLabel* fact(QVBoxLayout* body, const QString& name, const std::string& value);
    void alignCaptions();

    void buildManual(const runbook::CardView& card); // step_card_people.cpp
    void buildInput(const runbook::CardView& card);
    void buildDecision(const runbook::CardView& card);
    void buildChoices(const runbook::CardView& card);
    void choose(const runbook::ChoiceView& choice);
    void decide(const runbook::OptionView& option);
    void ask(const QString& verb,
             bool evidence,
             bool reason,
             bool second,
             bool stops,
             std::function<Status()> then);
    static std::string typed(const QLineEdit* edit);
    QLineEdit* field(QVBoxLayout* body, const QString& caption, const QString& hint = {});

    void buildApproval(const runbook::CardView& card); // step_card_approval.cpp
    void buildVoters(QVBoxLayout* body, const std::vector<runbook::ApprovalView::Voter>& voters);
    void buildApprovalBar(const runbook::CardView& card);
    void breakGlass(const std::string& stepId);

    void buildPaused(const runbook::RunView& view); // step_card_end.cpp
    void buildInterrupted(const runbook::RunView& view);
    void buildImpact(const runbook::CardView& card);
    void buildLeftChanged(const runbook::RunView& view);
    void buildFinished(const runbook::RunView& view);
    void buildWithdraw(const runbook::RunView& view, QVBoxLayout* into);

    void buildHead(const runbook::HeadView& head, const std::string& words); // step_card_head.cpp
    void buildHeadBar(const runbook::HeadView& head);
    void openHead(bool open);

    void buildBar(const runbook::RunView& view); // step_card_bar.cpp
    void buildWord(const runbook::CardView& card);
    void buildStops(const runbook::RunView& view);
    QPushButton* primary(const QString& text, bool noWayBack, std::function<Status()> action);

    Theme& m_theme;
    runbook::Engine* m_engine = nullptr;
    std::string m_person;
    std::function<void()> m_takeUp;
    bool m_elsewhere = false;
    runbook::CardView m_card;
    runbook::RunState m_state = runbook::RunState::Draft;
    runbook::PauseReason m_paused = runbook::PauseReason::None;
    std::vector<runbook::LeftChangedView> m_left;
    std::vector<runbook::HeadView::Signature> m_heads; // of the closed run
    std::vector<runbook::EvidenceView> m_kept;
    bool m_headOpen = false; // it is being signed: the box is there
    bool m_built = false;
    QTimer m_wake; // runs for 600 ms after the step changed; at its end the bar becomes live

    QScrollArea* m_scroll;
    QBoxLayout* m_column; // K1…K4, rebuilt
    QLabel* m_problem = nullptr;
    QLabel* m_deadline = nullptr;
    QLabel *m_now = nullptr, *m_then = nullptr;
    QLabel* m_age = nullptr; // "read 4 s ago"
    std::vector<QLabel*> m_captions; // of the facts, one under the other
    ExactText* m_output = nullptr;
    GateChart* m_chart = nullptr;
    QVBoxLayout* m_checks = nullptr;
    QLabel* m_evidence = nullptr;
    QLineEdit* m_word = nullptr;
    QLineEdit* m_second = nullptr;
    QLineEdit* m_reason = nullptr;
    QLineEdit* m_text = nullptr;
    SignatureBox* m_signature = nullptr;
    bool m_handsIn = false; // the verb gives the signature in
    QVBoxLayout* m_asked = nullptr; // what a choice still needs
    QDateTimeEdit* m_time = nullptr;
    QLineEdit* m_note; // always there
    QWidget* m_bar;
    QBoxLayout* m_barRow; // the verb
    QBoxLayout* m_stopRow; // the ways out
    QLabel* m_refusal;
    QPushButton* m_primary = nullptr;
    std::function<Status()> m_primaryAction;
    std::map<std::string, QLineEdit*> m_fields; // input step: name → editor
};

} // namespace mw::run
