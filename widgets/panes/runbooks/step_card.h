// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// K of the guided run: the challenge, exactly what happens, the checks, evidence and note, and the
// action bar that never moves. Plain Enter causes no effect anywhere: reads run by themselves,
// reversible effects need Ctrl+Enter or the named button, no-way-back needs the typed word. The bar
// is inert for 600 ms after the step changed. What the engine refuses is said in the bar.
#pragma once

#include "models/runbook/engine.h"
#include "widgets/theme/theme.h"

#include <QElapsedTimer>
#include <QWidget>
#include <functional>

class QBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QScrollArea;

namespace mw::run {

class Card;
class GateChart;

class StepCard : public QWidget
{
    Q_OBJECT
public:
    StepCard(Theme& theme, QWidget* parent = nullptr);
    // engine: must outlive the card or be replaced by nullptr. person: whose name is journaled.
    void setEngine(runbook::Engine* engine, const std::string& person);
    // Called after every change and once a second; rebuilds only what changed its form.
    void update(const runbook::RunView& view, World now);
    void pressPrimary(); // Ctrl+Enter
    void chooseNotAsExpected(); // F8
    bool chooseByKey(int number); // 1…9 on the failure panel or the options
    QString refusal() const;

Q_SIGNALS:
    void refused(const QString& why);

private:
    void rebuild(const runbook::RunView& view);
    void refresh(const runbook::RunView& view, World now);
    void buildRequest(const runbook::CardView& card);
    void buildChecks(const runbook::CardView& card);
    void buildBar(const runbook::RunView& view);
    void buildManual(const runbook::CardView& card);
    void buildInput(const runbook::CardView& card);
    void buildDecision(const runbook::CardView& card);
    void buildApproval(const runbook::CardView& card);
    void buildChoices(const runbook::CardView& card);
    void buildLeftChanged(const runbook::RunView& view);
    void buildFinished(const runbook::RunView& view);
    void choose(const runbook::ChoiceView& choice);
    void decide(const runbook::OptionView& option);
    void act(const std::function<Status()>& action);
    bool inert() const;
    QPushButton* primary(const QString& text, std::function<Status()> action);
    QPushButton* bigRow(int number, const QString& text, const QString& why, bool enabled);
    std::string wordTyped() const;

    Theme& m_theme;
    runbook::Engine* m_engine = nullptr;
    std::string m_person;
    runbook::CardView m_card;
    runbook::RunState m_state = runbook::RunState::Draft;
    std::vector<runbook::LeftChangedView> m_left;
    bool m_built = false;
    QElapsedTimer m_since; // of the last change of step

    QScrollArea* m_scroll;
    QBoxLayout* m_column; // K1…K4, rebuilt
    Card* m_challenge = nullptr;
    QLabel* m_age = nullptr; // "read 4 s ago"
    QLabel* m_deadline = nullptr;
    QLabel* m_looked = nullptr;
    QLabel* m_output = nullptr;
    GateChart* m_chart = nullptr;
    QBoxLayout* m_checks = nullptr;
    QLineEdit* m_word = nullptr;
    QLineEdit* m_second = nullptr;
    QLineEdit* m_reason = nullptr;
    QLineEdit* m_text = nullptr;
    QWidget* m_bar;
    QBoxLayout* m_barRow;
    QLabel* m_refusal;
    QPushButton* m_primary = nullptr;
    std::function<Status()> m_primaryAction;
    std::map<std::string, QWidget*> m_fields; // input step: name → editor
};

} // namespace mw::run
