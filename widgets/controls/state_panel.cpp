// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/state_panel.h"

#include "widgets/controls/button.h"
#include "widgets/theme/paint.h"

#include <QApplication>
#include <QKeyEvent>
#include <QRegularExpression>
#include <cmath>

namespace mw {

StatusKind statusOf(PanelState::Kind kind)
{
    switch (kind) {
    case PanelState::Kind::Ready:
        return StatusKind::Ok;
    case PanelState::Kind::Error:
    case PanelState::Kind::Misconfigured:
        return StatusKind::Warning;
    case PanelState::Kind::Stale:
    case PanelState::Kind::Throttled:
        return StatusKind::Stale;
    case PanelState::Kind::Forbidden:
        return StatusKind::Forbidden;
    case PanelState::Kind::Loading:
    case PanelState::Kind::Empty:
    case PanelState::Kind::Unreachable:
        break;
    }
    return StatusKind::Unknown;
}

namespace {
// The mark above the sentence: the status shape, or a bar while loading.
class StateMark : public QWidget
{
public:
    StateMark(const Theme& theme, const PanelState& state, QWidget* parent)
        : QWidget(parent), m_theme(theme), m_state(state)
    {
        setFixedSize(200, 28);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter p(this);
        p.setRenderHint(QPainter::Antialiasing);
        const mw::Palette& c = m_theme.palette();
        if (m_state.kind == PanelState::Kind::Empty) {
            p.setPen(QPen(c.border, 1.5));
            p.drawLine(QPointF(88, 14), QPointF(112, 14));
            return;
        }
        if (m_state.kind != PanelState::Kind::Loading) {
            paintStatus(p, m_theme, statusOf(m_state.kind), QRectF(88, 2, 24, 24));
            return;
        }
        const QRectF groove(40, 12, 120, 4);
        p.setPen(Qt::NoPen);
        p.setBrush(c.border);
        p.drawRoundedRect(groove, 2, 2);
        if (m_state.progress >= 0) {
            QRectF done = groove;
            done.setWidth(groove.width() * std::clamp(m_state.progress, 0.03, 1.0));
            p.setBrush(c.accent);
            p.drawRoundedRect(done, 2, 2);
        } else {
            // Not known how much: a quiet segment, still; the words below say what comes.
            p.setBrush(c.faint);
            p.drawRoundedRect(QRectF(groove.left(), groove.top(), 28, 4), 2, 2);
        }
    }

private:
    const Theme& m_theme;
    const PanelState& m_state;
};
} // namespace

StatePanel::StatePanel(const Theme& theme, QWidget* parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_sentence(new TextLabel(theme, TextSize::Title))
    , m_detail(new TextLabel(theme, TextSize::Small, Ink::Muted))
    , m_action(new Button(theme, {}))
    , m_mark(new StateMark(theme, m_state, this))
{
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(24, 24, 24, 24);
    all->setSpacing(8);
    all->addStretch(2);
    all->addWidget(m_mark, 0, Qt::AlignHCenter);
    all->addSpacing(4);
    for (TextLabel* label : {m_sentence, m_detail}) {
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
        all->addWidget(label);
    }
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse);
    all->addSpacing(8);
    all->addWidget(m_action, 0, Qt::AlignHCenter);
    all->addStretch(3);
    connect(m_action, &QPushButton::clicked, this, [this] {
        Q_EMIT actionTriggered(m_state.actionId);
    });
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void StatePanel::setState(const PanelState& state)
{
    m_state = state;
    // A number stays with its unit.
    static const QRegularExpression unit(QStringLiteral("(\\d) (?=[^\\s\\d]{1,3}(\\W|$))"));
    QString sentence = state.sentence;
    m_sentence->setText(sentence.replace(unit, QStringLiteral("\\1\u00a0")));
    m_detail->setText(state.detail);
    m_detail->setVisible(!state.detail.isEmpty());
    m_action->setText(state.action);
    m_action->setVisible(!state.action.isEmpty());
    setAccessibleName(wordOf(statusOf(state.kind)) % QStringLiteral(": ") % state.sentence);
    m_mark->update();
}

// Lines of at most 560 px. (Labels of limited width in a row of their own would be measured at one
// width and laid out at another.)
void StatePanel::resizeEvent(QResizeEvent*)
{
    const int side = std::max(24, (width() - 560) / 2);
    layout()->setContentsMargins(side, 24, side, 24);
}

// Enter on the action, or anywhere in the panel: there is nothing else to do here.
void StatePanel::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && m_action->isVisible())
        m_action->click();
    else
        QFrame::keyPressEvent(event);
}

void StatePanel::setFramed(bool framed)
{
    m_framed = framed;
    update();
}

void StatePanel::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    if (m_framed)
        paintCard(p, m_theme, rect());
    if (m_state.kind == PanelState::Kind::Stale)
        paintHatch(p, QRectF(rect()).adjusted(1, 1, -1, -1), m_theme.palette().hairline, 12);
}

StateStack::StateStack(const Theme& theme, QWidget* content, QWidget* parent)
    : QWidget(parent)
    , m_strip(new Strip(theme, this))
    , m_panel(new StatePanel(theme, this))
    , m_stack(new QStackedLayout)
{
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(8);
    all->addWidget(m_strip);
    all->addLayout(m_stack, 1);
    m_stack->addWidget(content);
    m_stack->addWidget(m_panel);
    m_panel->setFramed(true); // it stands where the table stood
    connect(m_panel, &StatePanel::actionTriggered, this, &StateStack::actionTriggered);
    connect(m_strip, &Strip::actionTriggered, this, [this] {
        Q_EMIT actionTriggered(m_state.actionId);
    });
}

// The focus goes with what is shown: a person who waits for the rows has them under the keys when
// they come, and is not sent elsewhere when they go.
void StateStack::showContent(bool shown)
{
    if ((m_stack->currentIndex() == 0) == shown)
        return;
    QWidget* next = m_stack->widget(shown ? 0 : 1);
    const QWidget* last = m_stack->currentWidget();
    const QWidget* focus = QApplication::focusWidget();
    const bool follow
        = focus && (focus == last || last->isAncestorOf(focus) || focus->isAncestorOf(this));
    m_stack->setCurrentWidget(next);
    if (follow)
        next->setFocus(Qt::OtherFocusReason);
}

void StateStack::setState(const PanelState& state, bool hasContent)
{
    if (state == m_state
        && (m_stack->currentIndex() == 0) == (hasContent || state.kind == PanelState::Kind::Ready))
        return;
    m_state = state;
    const bool ready = state.kind == PanelState::Kind::Ready;
    showContent(ready || hasContent);
    if (!ready && hasContent)
        m_strip->show(statusOf(state.kind), state.sentence, state.action);
    else
        m_strip->clear();
    if (!ready && !hasContent)
        m_panel->setState(state);
}

} // namespace mw
