// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The middle of K: challenge, exact request, checks, evidence.
#include "widgets/panes/runbooks/gate_chart.h"
#include "widgets/panes/runbooks/parts.h"
#include "widgets/panes/runbooks/run_words.h"
#include "widgets/panes/runbooks/step_card.h"

#include <QHBoxLayout>

namespace mw::run {

using runbook::CardKind;

namespace {

constexpr int requestLines = 8;

StatusKind checkMark(runbook::StepState state)
{
    using S = runbook::StepState;
    if (failed(state))
        return StatusKind::Critical;
    if (state == S::Succeeded || state == S::ByHand)
        return StatusKind::Ok;
    if (state == S::Inconclusive)
        return StatusKind::Warning;
    return StatusKind::Unknown; // not looked yet, looking
}

class Mark : public QWidget
{
public:
    Mark(Theme& theme, StatusKind kind) : m_theme(theme), m_kind(kind) { setFixedSize(16, 18); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter p(this);
        p.setRenderHint(QPainter::Antialiasing);
        paintStatus(p, m_theme, m_kind, QRectF(2, 4, 10, 10), Loudness::Quiet);
    }

private:
    Theme& m_theme;
    StatusKind m_kind;
};

QString captionOf(const runbook::CardView& card)
{
    switch (card.kind) {
    case CardKind::Gate:
        //: caption over a query that is asked again and again
        return StepCard::tr("This is watched");
    case CardKind::Working:
        return runbook::changesTheWorld(card.effect)
            //: caption: what can be seen of an effect that was sent
            ? StepCard::tr("Sent. This is seen of it")
            : StepCard::tr("This is read");
    case CardKind::Failed:
    case CardKind::Unknown:
        return StepCard::tr("This was sent");
    default:
        break;
    }
    //: caption over the exact request that will be sent
    return runbook::changesTheWorld(card.effect) ? StepCard::tr("Exactly this happens")
                                                 : StepCard::tr("This is read");
}

} // namespace

void StepCard::buildChallenge(const runbook::CardView& card)
{
    auto* box = new Card(m_theme, {});
    auto* head = new QHBoxLayout;
    head->setSpacing(space::gap);
    if (card.number > 0) {
        auto* number = label(
            m_theme, QString::number(card.number), TextSize::Head, QFont::DemiBold, Ink::Muted);
        number->setWordWrap(false);
        head->addWidget(number, 0, Qt::AlignTop);
    }
    head->addWidget(label(m_theme, text(card.title), TextSize::Head, QFont::DemiBold), 1);
    if (card.irreversible) {
        auto* flag = label(m_theme, tr("NO WAY BACK"), TextSize::Body, QFont::DemiBold);
        flag->setWordWrap(false);
        head->addWidget(flag, 0, Qt::AlignTop);
    }
    box->body()->addLayout(head);
    const auto prose = [&](const std::string& what, TextSize size) {
        if (what.empty())
            return;
        auto* line = label(m_theme, limitedMarkdown(what), size);
        line->setTextFormat(Qt::RichText);
        box->body()->addWidget(line);
    };
    const bool trouble = card.kind == CardKind::Failed || card.kind == CardKind::Unknown
        || card.kind == CardKind::Inconclusive || card.kind == CardKind::LocalLock;
    if (trouble)
        box->setOutline(StatusKind::Warning);
    else
        prose(card.say, TextSize::Body);
    if (!card.problem.empty()) {
        m_problem = label(m_theme, text(card.problem));
        box->body()->addWidget(m_problem);
    }
    prose(card.ask, TextSize::Title);
    m_deadline = label(m_theme, {}, TextSize::Title, QFont::DemiBold);
    m_deadline->hide();
    box->body()->addWidget(m_deadline);
    m_column->addWidget(box);
}

QLabel* StepCard::fact(QVBoxLayout* body, const QString& name, const std::string& value)
{
    if (value.empty())
        return nullptr;
    auto* row = new QHBoxLayout;
    row->setSpacing(space::tight);
    auto* left = label(m_theme, name, TextSize::Small, QFont::Normal, Ink::Muted);
    m_captions.push_back(left);
    row->addWidget(left, 0, Qt::AlignTop);
    auto* right = label(m_theme, text(value), TextSize::Body);
    row->addWidget(right, 1);
    body->addLayout(row);
    return right;
}

// As wide as the longest word of this card in this language, so that none is cut and all values
// stand under each other.
void StepCard::alignCaptions()
{
    int wide = 64;
    for (const QLabel* caption : m_captions)
        wide = std::max(wide, caption->fontMetrics().horizontalAdvance(caption->text()) + 1);
    for (QLabel* caption : m_captions)
        caption->setFixedWidth(wide);
    if (m_age)
        m_age->setContentsMargins(wide + space::tight, 0, 0, 0);
}

void StepCard::buildRequest(const runbook::CardView& card)
{
    if (card.request.empty() && !card.gate && card.output.empty() && card.now.empty())
        return;
    auto* box = new Card(m_theme, captionOf(card));
    if (card.gate) {
        m_chart = new GateChart(m_theme, 200, false);
        box->body()->addWidget(m_chart);
        QString asked = text(card.gate->query).trimmed();
        if (!card.gate->success.empty())
            asked += QStringLiteral("\n→ ") + text(card.gate->success);
        box->body()->addWidget(new ExactText(m_theme, asked, 4));
    }
    if (!card.request.empty())
        // In a low window what changes is to be in sight before the last brace of the request.
        box->body()->addWidget(
            new ExactText(m_theme,
                          text(card.request),
                          window()->height() < 760 ? requestLines / 2 : requestLines));
    //: state of the world before the step
    m_now = fact(box->body(), tr("now"), card.now);
    if (m_now && card.nowReadAt) {
        m_age = label(
            m_theme, {}, TextSize::Small, QFont::Normal, card.nowStale ? Ink::Warning : Ink::Faint);
        box->body()->addWidget(m_age);
    }
    //: state of the world after the step
    m_then = fact(box->body(), tr("then"), card.then);
    fact(box->body(), tr("undo"), card.undo);
    fact(box->body(), tr("dry run"), card.dryRun);
    for (const std::string& warning : card.warnings)
        box->body()->addWidget(label(m_theme,
                                     QString(QStringLiteral("▲ ") + text(warning)),
                                     TextSize::Body,
                                     QFont::Normal,
                                     Ink::Warning));
    if (!card.output.empty()) {
        m_output = new ExactText(m_theme, text(card.output), 8);
        box->body()->addWidget(m_output);
    }
    m_column->addWidget(box);
}

void StepCard::buildChecks(const runbook::CardView& card)
{
    if (card.checks.empty())
        return;
    if (!m_checks) {
        auto* box = new Card(m_theme, tr("Checks"));
        m_checks = new QVBoxLayout;
        m_checks->setSpacing(space::unit);
        box->body()->addLayout(m_checks);
        m_column->addWidget(box);
    }
    clear(m_checks);
    for (const auto& check : card.checks) {
        auto* row = new QHBoxLayout;
        row->setSpacing(space::tight);
        //: a check that is made before the step, or after it
        auto* when = label(m_theme,
                           check.after ? tr("after") : tr("before"),
                           TextSize::Small,
                           QFont::Normal,
                           Ink::Muted);
        when->setFixedWidth(48);
        row->addWidget(when, 0, Qt::AlignTop);
        row->addWidget(new Mark(m_theme, checkMark(check.state)), 0, Qt::AlignTop);
        QString line = text(check.title.empty() ? check.id : check.title);
        line += QStringLiteral(" · ") + (check.line.empty() ? word(check.state) : text(check.line));
        row->addWidget(label(m_theme,
                             line,
                             TextSize::Small,
                             QFont::Normal,
                             failed(check.state) ? Ink::Critical : Ink::Text),
                       1);
        m_checks->addLayout(row);
    }
}

void StepCard::buildEvidence(const runbook::CardView& card)
{
    if (card.evidenceKept.empty() && card.evidenceWanted.empty())
        return;
    if (!m_evidence) {
        auto* box = new Card(m_theme, tr("Evidence"));
        m_evidence = label(m_theme, {}, TextSize::Small);
        box->body()->addWidget(m_evidence);
        m_column->addWidget(box);
    }
    QStringList lines;
    for (const std::string& kept : card.evidenceKept)
        //: a piece of evidence that is kept with the run
        lines << QString(QStringLiteral("✓ ") + tr("kept: %1").arg(evidenceText(kept)));
    for (const auto& wanted : card.evidenceWanted) {
        const QString name = text(wanted.label.empty() ? wanted.kind : wanted.label);
        const std::string asKept = wanted.kind + (wanted.label.empty() ? "" : " " + wanted.label);
        if (std::find(card.evidenceKept.begin(), card.evidenceKept.end(), asKept)
            != card.evidenceKept.end())
            continue;
        if (wanted.kind == "output") // kept by itself when the step is done
            lines << tr("kept with the answer: %1").arg(name);
        else
            lines << (wanted.required ? tr("needed: %1").arg(name) : tr("wanted: %1").arg(name));
    }
    m_evidence->setText(lines.join(QLatin1Char('\n')));
}

} // namespace mw::run
