// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/runbooks/step_card.h"

#include "widgets/panes/runbooks/gate_chart.h"
#include "widgets/panes/runbooks/parts.h"
#include "widgets/panes/runbooks/run_words.h"
#include "widgets/panes/runbooks/signature_box.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QScrollArea>

namespace mw::run {
namespace {

using runbook::CardKind;
using runbook::ConfirmKind;

// After the step has changed, clicks and keys meant for the one before must not hit this one.
constexpr int inertMs = 600;

// What changes by itself (ages, what is known, the present state) is written into what stands
// there: building anew would take away what a person is typing.
bool sameApproval(std::optional<runbook::ApprovalView> a, std::optional<runbook::ApprovalView> b)
{
    if (a && b)
        a->checking = b->checking;
    return a == b;
}

// The same until a vote or a signature counts: then the box is empty again.
QString requestKey(const runbook::RunView& view)
{
    if (const auto& approval = view.card.approval)
        return text(approval->hashWords) + QString::number(approval->votes.size());
    return text(view.head.text) + QString::number(view.head.signatures.size());
}

bool sameForm(const runbook::CardView& a, const runbook::CardView& b)
{
    return a.kind == b.kind && a.stepId == b.stepId && a.title == b.title && a.say == b.say
        && a.request == b.request && a.ask == b.ask && a.confirm == b.confirm && a.word == b.word
        && a.verb == b.verb && a.abortVerb == b.abortVerb && a.choices == b.choices
        && a.options == b.options && a.fields.size() == b.fields.size()
        && sameApproval(a.approval, b.approval) && a.warnings == b.warnings && a.dryRun == b.dryRun
        && a.undo == b.undo && a.nowStale == b.nowStale && a.needsReason == b.needsReason
        && a.now.empty() == b.now.empty() && a.then.empty() == b.then.empty()
        && a.problem.empty() == b.problem.empty() && a.output.empty() == b.output.empty()
        && a.checks.size() == b.checks.size() && a.gate.has_value() == b.gate.has_value();
}

} // namespace

StepCard::StepCard(Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_scroll(new QScrollArea)
    , m_note(new QLineEdit)
    , m_bar(new Card(theme, {}))
    , m_refusal(label(theme, {}, TextSize::Small, QFont::Normal, Ink::Warning))
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(space::gap);
    auto* inner = new QWidget;
    m_column = new QVBoxLayout(inner);
    // The scroll bar has a place of its own, so that cards do not change their width.
    m_column->setContentsMargins(
        0, 0, std::max(0, space::gap - style()->pixelMetric(QStyle::PM_ScrollBarExtent)), 0);
    m_scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    m_column->setSpacing(space::gap);
    m_scroll->setWidget(inner);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->setAutoFillBackground(false);
    inner->setAutoFillBackground(false);
    outer->addWidget(m_scroll, 1);
    //: , is the key that goes to the note
    m_note->setPlaceholderText(tr("Note, stamped now and kept in the journal ( , )"));
    m_note->setAccessibleName(tr("Note"));
    m_note->setMinimumHeight(28);
    connect(m_note, &QLineEdit::returnPressed, this, [this] {
        if (!m_engine || m_note->text().isEmpty())
            return;
        const Status kept = m_engine->note(m_note->text().toStdString(), m_person);
        if (kept)
            m_note->clear();
        say(kept ? QString() : said(kept.error()));
    });
    auto* below = new QVBoxLayout;
    below->setContentsMargins(0, 0, space::gap, 0);
    below->setSpacing(space::gap);
    below->addWidget(m_note);
    auto* barCard = static_cast<Card*>(m_bar);
    barCard->body()->addWidget(m_refusal);
    m_refusal->hide();
    m_barRow = new QHBoxLayout;
    m_barRow->setSpacing(space::tight);
    barCard->body()->addLayout(m_barRow);
    m_stopRow = new QHBoxLayout;
    m_stopRow->setSpacing(space::tight);
    barCard->body()->addLayout(m_stopRow);
    m_bar->setMinimumHeight(2 * 32 + space::tight + 2 * space::gap);
    below->addWidget(m_bar);
    outer->addLayout(below);
    m_wake.setSingleShot(true);
    m_wake.setTimerType(Qt::PreciseTimer);
    connect(&m_wake, &QTimer::timeout, this, &StepCard::enableBar);
}

void StepCard::setEngine(runbook::Engine* engine, const std::string& person)
{
    m_engine = engine;
    m_person = person;
    m_built = m_headOpen = false;
}

void StepCard::setInterrupted(std::function<void()> takeUp)
{
    m_takeUp = std::move(takeUp);
    m_elsewhere = false;
    m_built = false;
}

void StepCard::setElsewhere(bool elsewhere)
{
    m_elsewhere = elsewhere;
    m_built = false;
}

QString StepCard::refusal() const
{
    return m_refusal->isHidden() ? QString() : m_refusal->text();
}

void StepCard::say(const QString& refusal)
{
    m_refusal->setText(refusal);
    m_refusal->setVisible(!refusal.isEmpty());
    if (!refusal.isEmpty())
        Q_EMIT refused(refusal);
}

bool StepCard::inert() const
{
    return m_wake.isActive();
}

bool StepCard::paused(const runbook::RunView& view) const
{
    return view.paused == runbook::PauseReason::Operator;
}

bool StepCard::writeNote()
{
    if (!m_note->isVisible())
        return false;
    m_note->setFocus(Qt::ShortcutFocusReason);
    return true;
}

void StepCard::copyCommand()
{
    const std::string& command = m_card.asCommand.empty() ? m_card.request : m_card.asCommand;
    if (!command.empty())
        QGuiApplication::clipboard()->setText(text(command));
}

void StepCard::update(const runbook::RunView& view, World now)
{
    const bool form = !m_built || !sameForm(view.card, m_card) || view.state != m_state
        || view.paused != m_paused
        || (view.card.kind == CardKind::LeftChanged && view.leftChanged != m_left)
        || (view.card.kind == CardKind::Finished && view.evidence != m_kept)
        || view.head.signatures != m_heads;
    if (form) {
        if (!m_built || view.card.stepId != m_card.stepId || view.card.kind != m_card.kind
            || view.paused != m_paused) {
            m_wake.start(inertMs);
        }
        m_card = view.card;
        m_state = view.state;
        m_paused = view.paused;
        m_left = view.leftChanged;
        m_kept = view.evidence;
        m_headOpen = m_headOpen && view.head.signatures == m_heads;
        m_heads = view.head.signatures;
        rebuild(view);
        m_built = true;
    }
    m_card = view.card;
    refresh(view, now);
}

void StepCard::rebuild(const runbook::RunView& view)
{
    const runbook::CardView& card = view.card;
    const bool writing = m_note->hasFocus();
    // What has the keyboard goes away; without this the keys would go to the top of the window.
    if (const QWidget* focus = window()->focusWidget();
        focus && focus != m_note && isAncestorOf(focus))
        setFocus(Qt::OtherFocusReason);
    // What was pasted, and why it was refused, outlive a new form of the same request.
    const bool sameRequest
        = m_signature && m_signature->property("request").toString() == requestKey(view);
    const QString pasted = sameRequest ? m_signature->signature() : QString();
    const QString refused
        = sameRequest && !m_signature->busy() ? m_signature->refusal() : QString();
    m_signature = nullptr;
    m_handsIn = false;
    clear(m_column);
    clear(m_barRow);
    clear(m_stopRow);
    m_problem = m_deadline = m_now = m_then = m_age = m_evidence = nullptr;
    m_output = nullptr;
    m_chart = nullptr;
    m_checks = nullptr;
    m_word = m_second = m_reason = m_text = nullptr;
    m_time = nullptr;
    m_asked = nullptr;
    m_primary = nullptr;
    m_primaryAction = {};
    m_fields.clear();
    m_captions.clear();
    say({});
    m_note->setVisible(card.kind != CardKind::Finished && !m_takeUp && !m_elsewhere);

    if (m_takeUp || m_elsewhere) {
        buildInterrupted(view);
    } else if (paused(view)) {
        buildPaused(view);
    } else {
        if (card.kind != CardKind::Finished)
            buildChallenge(card);
        if (!card.choices.empty())
            buildChoices(card);
        if (card.kind != CardKind::ImpactStart)
            buildRequest(card);
        switch (card.kind) {
        case CardKind::Manual:
            buildManual(card);
            break;
        case CardKind::Input:
            buildInput(card);
            break;
        case CardKind::Decision:
            buildDecision(card);
            break;
        case CardKind::Approval:
            buildApproval(card);
            break;
        case CardKind::ImpactStart:
            buildImpact(card);
            break;
        case CardKind::LeftChanged:
            buildLeftChanged(view);
            break;
        case CardKind::Finished:
            buildFinished(view);
            break;
        default:
            break;
        }
        buildChecks(card);
        buildEvidence(card);
    }
    if (m_signature) {
        m_signature->setProperty("request", requestKey(view));
        m_signature->setSignature(pasted);
        m_signature->say(refused);
    }
    alignCaptions();
    m_column->addStretch(1);
    buildBar(view);
    // Who was typing goes on typing, in the first field of the new step; never in a button.
    QLineEdit* first = m_word ? m_word : m_text;
    if (first && !writing && isVisible())
        first->setFocus(Qt::OtherFocusReason);
}

void StepCard::refresh(const runbook::RunView& view, World now)
{
    const runbook::CardView& card = view.card;
    const auto put = [](QLabel* where, const std::string& what) {
        if (where)
            where->setText(text(what));
    };
    put(m_problem, card.problem);
    put(m_now, card.now);
    put(m_then, card.then);
    if (m_age && card.nowReadAt) {
        m_age->setText(
            card.nowStale
                ? tr("▨ read %1: read again before acting").arg(ageText(*card.nowReadAt, now))
                : tr("read %1").arg(ageText(*card.nowReadAt, now)));
    }
    if (m_deadline) {
        m_deadline->setVisible(card.deadline.has_value());
        if (card.deadline) {
            const QString left = clockText(std::max(Millis(0), *card.deadline - now));
            //: how long a wait still lasts
            m_deadline->setText(card.kind == CardKind::LocalLock
                                    //: when the lock of somebody else ends
                                    ? tr("free in %1 unless it is renewed").arg(left)
                                    : tr("%1 left").arg(left));
        }
    }
    if (m_chart && card.gate)
        m_chart->setGate(*card.gate, now);
    if (m_output)
        m_output->setExact(text(card.output));
    if (m_checks)
        buildChecks(card);
    if (m_evidence)
        buildEvidence(card);
    enableBar();
}

void StepCard::enableBar()
{
    if (!m_primary)
        return;
    const bool word = m_card.confirm != ConfirmKind::TypeWord || m_takeUp || !m_word
        || wordTyped() == m_card.word;
    const bool signature
        = !m_handsIn || (!m_signature->busy() && !m_signature->signature().trimmed().isEmpty());
    m_primary->setEnabled(!inert() && !m_card.nowStale && word && signature);
}

void StepCard::act(const std::function<Status()>& action)
{
    if (!m_engine || inert())
        return;
    const Status status = action();
    say(status ? QString() : said(status.error()));
}

std::string StepCard::wordTyped() const
{
    return m_word ? m_word->text().toStdString() : std::string();
}

} // namespace mw::run
