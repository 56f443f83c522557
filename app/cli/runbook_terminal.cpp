// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/runbook_terminal.h"

#include "app/cli/runbook_commands.h"
#include "app/cli/runbook_words.h"
#include "models/runbook/expression/decimal.h"
#include "models/runbook/spoken.h"

#include <QCoreApplication>
#include <QTimer>
#include <algorithm>
#include <cstdio>
#include <unistd.h>

namespace mw::cli {

using namespace runbook;

RunTerminal::RunTerminal(Engine& engine, Answers answers, std::string who, QObject* parent)
    : QObject(parent)
    , m_engine(engine)
    , m_answers(std::move(answers))
    , m_who(std::move(who))
    , m_input(STDIN_FILENO, QSocketNotifier::Read)
{
    connect(&m_engine, &Engine::changed, this, &RunTerminal::changed);
    connect(&m_engine, &Engine::finished, this, &RunTerminal::changed, Qt::QueuedConnection);
    connect(&m_input, &QSocketNotifier::activated, this, &RunTerminal::readInput);
}

void RunTerminal::begin()
{
    const RunView& view = m_engine.view();
    std::printf("%s · %s @%s · %s\n%s\n%s\n",
                word(view.mode).c_str(),
                view.title.c_str(),
                view.sha256.substr(0, 7).c_str(),
                view.estate.c_str(),
                //: First lines of a run in a terminal. %1 = its folder
                Terminal::tr("run %1").arg(QString::fromStdString(view.dir)).toStdString().c_str(),
                view.lockLine.c_str());
    std::fflush(stdout);
    changed();
}

void RunTerminal::over(int code)
{
    if (m_done)
        return;
    m_done = true;
    m_exit = code;
    m_input.setEnabled(false);
    leave(20);
}

// The locks are given back before the process goes, if that does not take long.
void RunTerminal::leave(int tries)
{
    if (m_engine.settled() || tries == 0)
        QTimer::singleShot(0, this, [] { QCoreApplication::quit(); });
    else
        QTimer::singleShot(100, this, [this, tries] { leave(tries - 1); });
}

void RunTerminal::changed()
{
    if (m_done || m_busy)
        return;
    m_busy = true; // what we answer here changes the engine again
    for (int i = 0; i < 1000 && !m_done; ++i) {
        const RunView& view = m_engine.view();
        if (view.state == RunState::AwaitingStart) {
            for (const std::string& problem : m_engine.plan().problems)
                //: %1 = what the plan says
                say(Terminal::tr("plan: %1").arg(QString::fromStdString(spoken(problem))));
            if (!m_engine.plan().sentence.empty())
                say(Terminal::tr("plan: %1")
                        .arg(QString::fromStdString(spokenSentences(m_engine.plan().sentence))));
            report(m_engine.start(m_who));
            continue;
        }
        printRows();
        if (!view.journal.problem.empty()) {
            //: %1 = why
            say(Terminal::tr("THE JOURNAL CANNOT BE WRITTEN: %1")
                    .arg(QString::fromStdString(view.journal.problem)));
            say(Terminal::tr("Nothing more is done."));
            over(RunFailed);
            break;
        }
        if (isFinal(view.state)) {
            printReport();
            over(view.state == RunState::Succeeded                     ? 0
                     : view.state == RunState::SucceededWithExceptions ? RunExceptions
                     : view.state == RunState::Aborted                 ? RunAborted
                                                                       : RunFailed);
            break;
        }
        if (!needsPerson())
            break;
        if (answerFromFile())
            continue;
        if (m_shown != cardKey()) {
            m_fields.clear();
            m_then = nullptr;
            m_shown = cardKey();
            printCard();
            prompt();
        }
        if (m_checking)
            break;
        if (m_lines.empty()) {
            if (m_eof) {
                //: %1 = folder of a run; the command stays as it is
                say(QLatin1Char('\n')
                    + Terminal::tr("waiting for a person; go on with: midwatch runbook resume %1")
                          .arg(QString::fromStdString(view.dir)));
                over(RunWaiting);
            }
            break;
        }
        const std::string text = m_lines.front();
        m_lines.pop_front();
        line(text);
    }
    std::fflush(stdout); // also into a pipe
    m_busy = false;
}

bool RunTerminal::needsPerson() const
{
    const RunView& view = m_engine.view();
    if (view.paused == PauseReason::Operator)
        return true;
    switch (view.card.kind) {
    case CardKind::LocalLock:
    case CardKind::Manual:
    case CardKind::Input:
    case CardKind::Decision:
    case CardKind::Approval:
    case CardKind::Effect:
    case CardKind::ImpactStart:
    case CardKind::LeftChanged:
        return true;
    default:
        return !view.card.choices.empty();
    }
}

std::string RunTerminal::cardKey() const
{
    const RunView& view = m_engine.view();
    int visit = 0;
    for (const StepRow& row : view.steps) {
        if (row.id == view.card.stepId && row.startedAt)
            visit = static_cast<int>(row.startedAt->time_since_epoch().count() % 1'000'000'007)
                + row.attempt;
    }
    return std::to_string(static_cast<int>(view.card.kind)) + view.card.stepId
        + std::to_string(visit) + view.card.now + std::to_string(view.leftChanged.size())
        + toString(view.paused)
        + (view.card.kind == CardKind::LocalLock ? view.card.problem : std::string())
        + std::to_string(view.card.approval ? view.card.approval->votes.size() : 0)
        + (view.card.approval ? view.card.approval->hashWords : std::string());
}

void RunTerminal::printRows()
{
    for (const StepRow& row : m_engine.view().steps) {
        const bool settled = row.state == StepState::Succeeded || row.state == StepState::Skipped
            || row.state == StepState::Failed || row.state == StepState::TimedOut
            || row.state == StepState::ByHand || row.state == StepState::Undone
            || row.state == StepState::UndoFailed || row.state == StepState::Unknown
            || row.state == StepState::Inconclusive || row.state == StepState::Verifying;
        if (!settled)
            continue;
        const std::string said = word(row.state)
            + (row.state == StepState::Verifying || row.line.empty() ? ""
                                                                     : "  " + spoken(row.line));
        std::string& before = m_printed[row.id];
        const std::string now = said + (row.startedAt ? formatTime(*row.startedAt) : "");
        if (before == now)
            continue;
        before = now;
        std::printf("%s%2s %-28s %s%s%s\n",
                    row.noWayBack
                        //: Above a step that cannot be taken back
                        ? ("── " + Terminal::tr("NO WAY BACK").toStdString() + "\n").c_str()
                        : "",
                    row.number ? std::to_string(row.number).c_str() : "·",
                    row.title.c_str(),
                    said.c_str(),
                    row.who.empty() ? "" : ("  (" + row.who + ")").c_str(),
                    row.notExercised ? ("  " + Terminal::tr("NOT EXERCISED").toStdString()).c_str()
                                     : "");
    }
}

void RunTerminal::readInput()
{
    char bytes[4096];
    const ssize_t n = ::read(STDIN_FILENO, bytes, sizeof bytes);
    if (n <= 0) {
        m_eof = true;
        m_input.setEnabled(false);
        if (!m_buffer.empty())
            m_lines.push_back(std::move(m_buffer));
        m_buffer.clear();
    } else {
        m_buffer.append(bytes, static_cast<size_t>(n));
        size_t end = 0;
        while ((end = m_buffer.find('\n')) != std::string::npos) {
            m_lines.push_back(m_buffer.substr(0, end));
            m_buffer.erase(0, end + 1);
        }
        // While a script runs nothing is asked; a stop that is typed then is meant for it.
        if (m_lines.size() == 1 && m_lines.front().starts_with("abort ") && scriptRuns()) {
            const std::string text = m_lines.front();
            m_lines.pop_front();
            line(text);
        }
    }
    changed();
}

bool RunTerminal::scriptRuns() const
{
    const auto& steps = m_engine.view().steps;
    return !m_then && std::any_of(steps.begin(), steps.end(), [](const StepRow& row) {
        return row.current && row.type == "shell" && row.state == StepState::Running;
    });
}

void RunTerminal::report(const Status& status)
{
    if (!status)
        //: %1 = why
        say(Terminal::tr("refused: %1")
                .arg(QString::fromStdString(spokenRefusal(status.error().detail))));
}

void RunTerminal::prompt()
{
    std::printf("> ");
    std::fflush(stdout);
}

void RunTerminal::ask(std::vector<Field> fields, std::function<Status(const Values&)> then)
{
    m_fields.assign(fields.begin(), fields.end());
    m_values.clear();
    m_then = std::move(then);
    m_shown = cardKey(); // the card stands there; drawn again it would take the question away
    askNext();
}

void RunTerminal::askNext()
{
    if (m_fields.empty()) {
        const auto then = std::move(m_then);
        m_then = nullptr;
        const Status status = then(m_values);
        report(status);
        m_shown.clear(); // show the card again if it is still the same
        return;
    }
    std::printf("%s: ", m_fields.front().label.c_str());
    std::fflush(stdout);
}

void RunTerminal::line(const std::string& raw)
{
    std::string text = raw;
    while (!text.empty() && (text.back() == '\r' || text.back() == ' '))
        text.pop_back();
    if (pasteLine(text))
        return;
    if (m_then) {
        if (text.empty() && m_fields.front().required) {
            askNext(); // plain Enter answers nothing
            return;
        }
        m_values[m_fields.front().key] = text;
        m_fields.pop_front();
        askNext();
        return;
    }
    if (text.empty()) {
        prompt();
        return;
    }
    if (!commonCommand(text))
        cardLine(text);
}

bool RunTerminal::commonCommand(const std::string& text)
{
    const size_t space = text.find(' ');
    const std::string word = text.substr(0, space);
    const std::string rest = space == std::string::npos ? "" : text.substr(space + 1);
    if (word == "?" || word == "show") {
        m_shown.clear();
    } else if (word == "note") {
        report(m_engine.note(rest, m_who));
        m_shown.clear();
    } else if (word == "pause") {
        report(m_engine.pause(m_who));
        m_shown.clear();
    } else if (word == "continue") {
        report(m_engine.proceed(m_who));
        m_shown.clear();
    } else if (word == "abort") {
        report(m_engine.abort(m_who, rest));
        m_shown.clear();
    } else if (word == "undo") {
        report(m_engine.undo(m_who, rest));
        m_shown.clear();
    } else if (word == "handover") {
        const Status done = m_engine.handOver(rest, m_who);
        report(done);
        if (done)
            m_who = rest;
        m_shown.clear();
    } else if (word == "quit") {
        //: %1 = folder of a run; the command stays as it is
        say(Terminal::tr("left open; go on with: midwatch runbook resume %1")
                .arg(QString::fromStdString(m_engine.view().dir)));
        over(RunWaiting);
    } else {
        return false;
    }
    return true;
}

} // namespace mw::cli
