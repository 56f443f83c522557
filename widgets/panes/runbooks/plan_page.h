// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a run would do, before anything happens: the answer to "is it safe?", inputs, mode, and per
// step the exact request, risk, permission and dry run. Nothing starts from here but "Make the
// run", which opens the guided run at its start card.
#pragma once

#include "models/runbook/library.h"
#include "models/runbook/plan.h"
#include "widgets/theme/theme.h"

#include <QWidget>
#include <memory>

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace mw::run {

class Card;

class PlanPage : public QWidget
{
    Q_OBJECT
public:
    PlanPage(Theme& theme, const runbook::Services& services, QWidget* parent = nullptr);
    void setEstate(const runbook::EstateFacts& estate) { m_services.estate = estate; }
    // Reads the file again, so that the plan is of what lies on the disk now.
    void
    open(const runbook::LibraryEntry& entry, const std::string& person, const std::string& runsDir);
    const runbook::RunRequest& request() const { return m_request; }

Q_SIGNALS:
    void left();
    void planned(); // the plan is there, whole
    void runWanted(const mw::runbook::RunRequest& request);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void plan();
    void show(const runbook::PlanView& view);
    void showSentence(const runbook::PlanView& view);
    void addStep(const runbook::PlanStep& step);
    void buildInputs();
    runbook::Mode fittingMode() const;

    Theme& m_theme;
    runbook::Services m_services;
    std::unique_ptr<runbook::Planner> m_planner;
    runbook::RunRequest m_request;
    QLabel* m_title;
    QLabel* m_sentence;
    QLabel* m_when;
    QComboBox* m_mode;
    Card* m_inputCard;
    QGridLayout* m_inputs;
    std::map<std::string, QLineEdit*> m_edits;
    QVBoxLayout* m_steps;
    QLabel* m_problems;
    QLabel* m_freezes; // change freezes in force where the run would change something
    QPushButton* m_run;
};

} // namespace mw::run
