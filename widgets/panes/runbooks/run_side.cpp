// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/runbooks/run_side.h"

#include "widgets/panes/runbooks/gate_chart.h"
#include "widgets/panes/runbooks/parts.h"
#include "widgets/panes/runbooks/run_words.h"

namespace mw::run {

RunSide::RunSide(Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_elapsed(label(theme, {}, TextSize::Huge, QFont::DemiBold))
    , m_objective(label(theme, {}, TextSize::Body, QFont::Normal, Ink::Muted))
    , m_expected(label(theme, {}, TextSize::Small, QFont::Normal, Ink::Muted))
    , m_parts(label(theme, {}, TextSize::Small, QFont::Normal, Ink::Muted))
    , m_gates(new Card(theme, tr("Gates")))
    , m_people(label(theme, {}, TextSize::Small))
    , m_leftCard(new Card(theme, tr("Left changed")))
    , m_left(label(theme, {}, TextSize::Small))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::gap);
    auto* clocks = new Card(theme, tr("Clocks"));
    m_elapsed->setWordWrap(false);
    clocks->body()->addWidget(m_elapsed);
    clocks->body()->addWidget(m_objective);
    clocks->body()->addWidget(m_expected);
    clocks->body()->addWidget(m_parts);
    column->addWidget(clocks);
    column->addWidget(m_gates);
    auto* people = new Card(theme, tr("People"));
    people->body()->addWidget(m_people);
    column->addWidget(people);
    m_leftCard->body()->addWidget(m_left);
    column->addWidget(m_leftCard);
    column->addStretch(1);
}

void RunSide::setExpected(std::optional<std::array<Millis, 3>> expected)
{
    m_usual = expected;
    m_expected->setVisible(m_usual.has_value());
    if (m_usual)
        //: how long runs of this runbook took before: median, shortest, longest
        m_expected->setText(
            tr("runs took %1 before (%2–%3)")
                .arg(clockText((*m_usual)[0]), clockText((*m_usual)[1]), clockText((*m_usual)[2])));
}

QString RunSide::oneLine() const
{
    return m_line;
}

void RunSide::update(const runbook::RunView& view, World now)
{
    const auto& clocks = view.clocks;
    m_elapsed->setText(clocks.rto ? clockText(*clocks.rto) : clockText(clocks.elapsed));
    QStringList objective;
    if (clocks.rtoObjective)
        //: recovery time objective, after the time so far
        objective << tr("of %1").arg(clockText(*clocks.rtoObjective));
    //: under the big clock: what it counts from
    objective << (clocks.impactProposed ? tr("since the impact began (proposed from data)")
                      : clocks.rto      ? tr("since the impact began")
                                        : tr("since the run began"));
    if (clocks.notExercised > 0)
        objective << tr("without %n step(s)", nullptr, clocks.notExercised);
    m_objective->setText(objective.join(QLatin1Char(' ')));
    const bool late = clocks.rto && clocks.rtoObjective && *clocks.rto > *clocks.rtoObjective;
    setInk(m_objective, m_theme, late ? Ink::Warning : Ink::Muted);
    m_line = QString(m_elapsed->text() + QStringLiteral("   ") + m_objective->text());
    QStringList parts;
    if (clocks.detect)
        parts << tr("detect %1").arg(clockText(*clocks.detect));
    if (clocks.decide)
        parts << tr("decide %1").arg(clockText(*clocks.decide));
    parts << tr("run %1").arg(clockText(clocks.elapsed));
    parts << tr("people %1").arg(clockText(clocks.people));
    if (clocks.rpo)
        parts << tr("loss %1 of %2").arg(clockText(*clocks.rpo), clockText(clocks.rpoObjective));
    if (clocks.rpoForced)
        parts << tr("loss was typed, not measured");
    m_parts->setText(parts.join(QStringLiteral(" · ")));

    const size_t shown = std::min<size_t>(2, view.gates.size());
    while (m_charts.size() < shown) {
        m_charts.push_back(new GateChart(m_theme, 110, true));
        m_gates->body()->addWidget(m_charts.back());
    }
    for (size_t i = 0; i < m_charts.size(); ++i) {
        m_charts[i]->setVisible(i < shown);
        if (i < shown)
            m_charts[i]->setGate(view.gates[view.gates.size() - shown + i], now);
    }
    m_gates->setVisible(shown > 0);

    QStringList people;
    for (const std::string& who : view.people)
        people << text(who);
    m_people->setText(people.isEmpty() ? tr("Only you.") : people.join(QLatin1Char('\n')));

    QStringList left;
    for (const auto& entry : view.leftChanged)
        left << tr("%1: %2 → %3").arg(said(entry.what), said(entry.from), said(entry.to));
    m_leftCard->setVisible(!left.isEmpty());
    m_left->setText(left.join(QLatin1Char('\n')));
}

} // namespace mw::run
