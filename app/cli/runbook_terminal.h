// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The guided run in a terminal: prints what happened, shows the card, reads lines from standard
// input without blocking the event loop. Plain Enter never causes an effect. At the end of the
// input a run that needs a person is left open (exit code 6).
#pragma once

#include "app/cli/runbook_answers.h"
#include "models/runbook/engine.h"

#include <QObject>
#include <QSocketNotifier>
#include <deque>
#include <memory>

namespace mw::cli {

class RunTerminal : public QObject
{
    Q_OBJECT
public:
    RunTerminal(runbook::Engine& engine,
                Answers answers,
                std::string who,
                QObject* parent = nullptr);
    // Call once after create() or resume().
    void begin();
    int exitCode() const { return m_exit; }

private:
    using Values = std::map<std::string, std::string>;
    struct Field
    {
        std::string key, label;
        bool required = true;
    };

    void changed();
    void over(int code);
    void leave(int tries);
    void printReport(); // runbook_report.cpp
    void printRows();
    void printCard();
    bool answerFromFile();
    void readInput();
    void line(const std::string& text);
    bool commonCommand(const std::string& text);
    void cardLine(const std::string& text);
    void choose(const runbook::ChoiceView& choice);
    void printApproval(const runbook::ApprovalView& approval); // runbook_votes.cpp
    void approvalLine(const runbook::CardView& card, const std::string& text);
    bool pasteLine(const std::string& text); // it belongs to a signature
    void handIn(const std::string& signature);
    void ask(std::vector<Field> fields, std::function<Status(const Values&)> then);
    void askNext();
    void prompt();
    void report(const Status& status);
    bool needsPerson() const;
    bool scriptRuns() const;
    std::string cardKey() const;

    runbook::Engine& m_engine;
    Answers m_answers;
    std::string m_who;
    QSocketNotifier m_input;
    std::string m_buffer;
    std::deque<std::string> m_lines;
    std::string m_pasted; // lines of a signature so far
    bool m_checking = false; // a signature; what is typed meanwhile waits
    bool m_eof = false, m_busy = false, m_done = false;
    int m_exit = 6;
    std::map<std::string, std::string> m_printed; // row → what was said about it
    std::string m_shown; // card that was printed
    std::set<std::string> m_used; // answers that were given already: each once per visit
    std::deque<Field> m_fields;
    Values m_values;
    std::function<Status(const Values&)> m_then;
};

} // namespace mw::cli
