// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/delivery/log_panel.h"

#include "models/items/delivery_items.h"
#include "models/text/format.h"
#include "models/text/sentences.h"
#include "widgets/controls/log_view.h"

namespace mw {

LogPanel::LogPanel(Theme& theme, Hub& hub, QWidget* parent)
    : LogBoard(theme, LogOrigin::Runner, parent), m_follower(hub)
{
    connect(this, &LogBoard::againRequested, this, [this] { m_follower.again(); });
    connect(&m_follower, &LogFollower::received, this, [this](const QByteArray& whole) {
        m_error.reset();
        m_notYet = false;
        setWhole(whole);
        // A failed job is opened to see why.
        const bool failed
            = m_job && markOfState(m_job->status, m_job->conclusion) == CellMark::Critical;
        if (failed && !std::exchange(m_jumped, true))
            view()->jumpToFirstError();
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
        clear();
        m_error.reset();
        m_notYet = m_jumped = false;
    }
    m_job = job ? std::optional(*job) : std::nullopt;
    if (m_job && m_active && !m_leftOut)
        m_follower.follow(*m_job);
    refresh();
}

void LogPanel::setActive(bool active)
{
    m_active = active;
    if (!active)
        m_follower.stop();
    else if (m_job && !m_leftOut)
        m_follower.follow(*m_job);
}

void LogPanel::leaveOut()
{
    m_leftOut = true;
    m_follower.stop();
    refresh();
}

PanelState LogPanel::stateOf() const
{
    PanelState state;
    if (m_leftOut) {
        state.kind = PanelState::Kind::Empty;
        //: In place of a log, in a picture that is given away
        state.sentence = tr("Logs are left out of pictures without names.");
    } else if (!m_job) {
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
    } else if (!filled()) {
        state.kind = PanelState::Kind::Loading;
        state.sentence = tr("Fetching the log…");
    }
    return state;
}

void LogPanel::refresh()
{
    setTitle(m_job ? text::qs(m_job->name) % QStringLiteral(" · ")
                     % stateWord(m_job->status, m_job->conclusion)
                   : QString());
    setState(stateOf());
}

} // namespace mw
