// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The guided run: header with the mode word, steps, current step, clocks. Shows one Engine and
// hands the person's acts to it. At narrow widths the steps become a line and the clocks a strip.
#pragma once

#include "models/runbook/engine.h"
#include "widgets/theme/theme.h"

#include <QTimer>
#include <QWidget>
#include <array>
#include <functional>
#include <optional>

class QBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace mw::run {

class StepList;
class StepCard;
class RunSide;
class Card;

class RunHeader : public QWidget
{
    Q_OBJECT
public:
    explicit RunHeader(Theme& theme, QWidget* parent = nullptr);
    void update(const runbook::RunView& view);
    QSize sizeHint() const override { return {600, 56}; }

Q_SIGNALS:
    void handOverWanted(const QString& to);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Theme& m_theme;
    QPushButton* m_handOver;
    QLineEdit* m_to; // name of who drives next; shown when it is asked for
    runbook::Mode m_mode = runbook::Mode::Live;
    QString m_word, m_title, m_line;
    bool m_problem = false, m_localOnly = false;
};

class RunPage : public QWidget
{
    Q_OBJECT
public:
    explicit RunPage(Theme& theme, QWidget* parent = nullptr);
    // The page does not own the engine; nullptr shows nothing.
    void setEngine(runbook::Engine* engine, const std::string& person);
    runbook::Engine* engine() const { return m_engine; }
    StepCard* card() const { return m_card; }
    // The run is only shown, and can be taken up; empty: it is driven here, or it is over.
    void setInterrupted(std::function<void()> takeUp);
    void setElsewhere(bool elsewhere); // somebody else drives it: it is only shown
    // How long runs of this runbook took before: median, shortest, longest.
    void setExpected(std::optional<std::array<Millis, 3>> expected);

Q_SIGNALS:
    void left(); // back to the library
    void lookAgain(); // the run that is driven elsewhere
    void personChanged(const std::string& person); // handed over

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();
    void look(const QString& stepId);

    Theme& m_theme;
    runbook::Engine* m_engine = nullptr;
    std::string m_person;
    QBoxLayout* m_headRow = nullptr;
    RunHeader* m_header;
    StepList* m_steps;
    QLabel* m_where; // "15 of 22" when narrow
    StepCard* m_card;
    Card* m_looked; // another step, looked at without leaving
    QLabel* m_lookedText;
    RunSide* m_side;
    Card* m_stripCard;
    QLabel* m_strip; // clocks only, when narrow
    bool m_narrowSteps = false;
    QTimer m_second; // ages and clocks
};

} // namespace mw::run
