// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/delivery/log_panel.h"

#include "models/items/delivery_items.h"
#include "models/text/format.h"
#include "models/text/sentences.h"
#include "widgets/controls/button.h"
#include "widgets/controls/chip.h"
#include "widgets/controls/log_view.h"
#include "widgets/controls/search_field.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace mw {

LogPanel::LogPanel(Theme& theme, Hub& hub, QWidget* parent)
    : QWidget(parent)
    , m_view(new LogView(theme))
    , m_stack(new StateStack(theme, m_view))
    , m_search(new SearchField(
          theme, tr("Search the log"), KeyHint::split(QKeySequence(Qt::CTRL | Qt::Key_F))))
    , m_title(new TextLabel(theme, TextSize::Small, Ink::Muted))
    , m_count(new TextLabel(theme, TextSize::Small, Ink::Faint))
    , m_follower(hub)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::tight);
    auto* tools = new QHBoxLayout;
    tools->setSpacing(space::unit);
    m_title->setElide(Qt::ElideMiddle);
    tools->addWidget(m_title, 1);
    tools->addWidget(m_count);
    m_search->setMinimumWidth(130); // with little room the job's name keeps some of it
    m_search->setMaximumWidth(220);
    tools->addWidget(m_search, 2);
    const auto button = [&](const char* icon, const QString& tip, auto run) {
        auto* made = new IconButton(theme, QString::fromLatin1(icon), tip);
        connect(made, &QAbstractButton::clicked, this, run);
        tools->addWidget(made);
    };
    button("chevron-up", tr("Previous match"), [this] { m_view->findNext(false); });
    button("chevron-down", tr("Next match"), [this] { m_view->findNext(true); });
    button("bolt", tr("Jump to the first error"), [this] { firstError(); });
    button("clock", tr("Show or hide times"), [this] { toggleTimes(); });
    button("more", tr("Fold or unfold all groups"), [this] { toggleFolds(); });
    column->addLayout(tools);
    column->addWidget(m_stack, 1);
    connect(m_search, &QLineEdit::textChanged, m_view, &LogView::search);
    connect(m_search, &QLineEdit::returnPressed, this, [this] { m_view->findNext(true); });
    connect(m_search, &SearchField::leave, m_view, [this] { m_view->setFocus(); });
    connect(m_search, &SearchField::down, m_view, [this] { m_view->setFocus(); });
    connect(m_view, &LogView::searchChanged, this, &LogPanel::tellCount);
    connect(m_view, &LogView::contentChanged, this, &LogPanel::tellCount);
    connect(m_stack, &StateStack::actionTriggered, this, [this] { m_follower.again(); });
    connect(&m_follower, &LogFollower::received, this, [this](const QByteArray& whole) {
        m_error.reset();
        m_notYet = false;
        m_received = true;
        m_view->setWhole({whole.constData(), size_t(whole.size())});
        // A failed job is opened to see why.
        const bool failed
            = m_job && markOfState(m_job->status, m_job->conclusion) == CellMark::Critical;
        if (failed && !std::exchange(m_jumped, true))
            m_view->jumpToFirstError();
        refresh();
    });
    connect(&m_follower, &LogFollower::notYet, this, [this] {
        m_error.reset();
        m_notYet = true;
        refresh();
    });
    connect(&m_follower, &LogFollower::failed, this, [this](const Error& error) {
        m_error = error;
        refresh();
    });
    refresh();
}

void LogPanel::show(const PipelineJob* job)
{
    const bool same = job && m_job && job->key == m_job->key;
    if (!same) {
        m_follower.stop();
        m_view->clear();
        m_error.reset();
        m_notYet = m_received = m_jumped = false;
    }
    m_job = job ? std::optional(*job) : std::nullopt;
    if (m_job && m_active)
        m_follower.follow(*m_job);
    refresh();
}

void LogPanel::setActive(bool active)
{
    m_active = active;
    if (!active)
        m_follower.stop();
    else if (m_job)
        m_follower.follow(*m_job);
}

void LogPanel::firstError()
{
    if (!m_view->jumpToFirstError())
        //: pressed "first error" where there is none
        m_count->setText(tr("no error line"));
    m_view->setFocus();
}

void LogPanel::toggleTimes()
{
    m_view->setTimes(!m_view->times());
}

void LogPanel::toggleFolds()
{
    m_folded = !m_folded;
    m_view->foldAll(m_folded);
}

void LogPanel::tellCount()
{
    const size_t lines = m_view->log().lineCount();
    QString words = lines == 0 ? QString() : tr("%n lines", nullptr, int(lines));
    if (!m_search->text().isEmpty()) {
        //: search in a log: %1 = how many lines match
        words = tr("%n line(s) match", nullptr, int(m_view->matches()));
        if (m_view->searching())
            words += QStringLiteral(" …");
    }
    m_count->setText(words);
}

PanelState LogPanel::stateOf() const
{
    PanelState state;
    if (!m_job) {
        state.kind = PanelState::Kind::Empty;
        state.sentence = tr("Choose a job to read its log.");
    } else if (m_error) {
        state.kind = m_error->kind == ErrorKind::Forbidden ? PanelState::Kind::Forbidden
                                                           : PanelState::Kind::Error;
        state.sentence = text::title(*m_error);
        state.detail = text::detail(*m_error) + QLatin1Char('\n') + text::remedy(*m_error);
        state.action = tr("Ask again");
        state.actionId = QStringLiteral("again");
    } else if (m_job->jobId == 0) {
        state.kind = PanelState::Kind::Empty;
        state.sentence = tr("This job has not begun; it waits for others.");
    } else if (m_notYet) {
        state.kind = PanelState::Kind::Loading;
        state.sentence = tr("The job runs; the server gives its log out later. Asked every 5 s.");
    } else if (!m_received) {
        state.kind = PanelState::Kind::Loading;
        state.sentence = tr("Fetching the log…");
    }
    return state;
}

void LogPanel::refresh()
{
    m_title->setText(m_job ? text::qs(m_job->name) % QStringLiteral(" · ")
                             % stateWord(m_job->status, m_job->conclusion)
                           : QString());
    m_stack->setState(stateOf(), m_received);
    tellCount();
}

} // namespace mw
