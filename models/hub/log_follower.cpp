// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/hub/log_follower.h"

namespace mw {

std::string logTarget(const PipelineJob& job)
{
    // key.id is "owner/repo/jobs/99"
    constexpr std::string_view mark = "/jobs/";
    const size_t at = job.key.id.rfind(mark);
    if (job.jobId <= 0 || at == std::string::npos)
        return {};
    return "/repos/" + job.key.id.substr(0, at) + "/actions/jobs/" + std::to_string(job.jobId)
        + "/logs";
}

LogFollower::LogFollower(Hub& hub, QObject* parent) : QObject(parent), m_hub(hub)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &LogFollower::ask);
}

LogFollower::~LogFollower()
{
    *m_alive = false;
    if (m_ticket != 0)
        m_hub.cancel(m_ticket);
}

void LogFollower::follow(const PipelineJob& job)
{
    const bool over = job.status.view() == "completed";
    if (m_begun && job.key == m_job) {
        // It has just ended: the rest of its log is there now.
        if (over && !m_over) {
            m_over = true;
            m_timer.start(500);
        }
        return;
    }
    stop();
    if (logTarget(job).empty())
        return;
    m_job = job.key;
    m_over = over;
    m_begun = true;
    ask();
}

void LogFollower::stop()
{
    m_timer.stop();
    if (m_ticket != 0)
        m_hub.cancel(m_ticket);
    m_ticket = 0;
    m_begun = m_final = false;
    m_last = World{};
}

void LogFollower::again()
{
    if (!m_begun || m_ticket != 0)
        return;
    m_final = false;
    ask();
}

void LogFollower::ask()
{
    if (!m_begun || m_ticket != 0 || m_final)
        return;
    PipelineJob job;
    job.key = m_job;
    job.jobId = std::strtoll(m_job.id.c_str() + m_job.id.rfind('/') + 1, nullptr, 10);
    HttpCall call;
    call.target = logTarget(job);
    call.headers = {{"Accept", "application/vnd.github+json, text/plain"},
                    {"X-GitHub-Api-Version", "2022-11-28"}};
    // The first look is a click; the later ones wait their turn like every poll.
    const Priority priority = m_last == World{} ? Priority::Person : Priority::Normal;
    const bool over = m_over;
    m_ticket
        = m_hub.submit(m_job.source.str(),
                       std::move(call),
                       priority,
                       [this, alive = m_alive, job = m_job, over](Result<HttpResponse> answer) {
                           if (!*alive || !m_begun || !(job == m_job))
                               return; // somebody looks at another job by now
                           m_ticket = 0;
                           m_final = over && answer && answer->head.status == 200;
                           answered(std::move(answer));
                       });
}

void LogFollower::answered(Result<HttpResponse> answer)
{
    m_last = m_hub.clock().world();
    if (!answer) {
        Q_EMIT failed(answer.error());
    } else if (answer->head.status == 200) {
        Q_EMIT received(QByteArray::fromStdString(answer->body));
    } else if (answer->head.status == 404 && !m_over) {
        Q_EMIT notYet();
    } else {
        Error error = errorFromStatus(answer->head.status, answer->head.headers, m_last);
        error.detail = answer->head.status == 404 || answer->head.status == 410
            ? "the log is gone: its time on the server is over"
            : "the log cannot be read";
        Q_EMIT failed(error);
        if (error.kind == ErrorKind::Forbidden || error.kind == ErrorKind::NotFound
            || error.kind == ErrorKind::Gone)
            return;
    }
    if (m_begun && !m_final)
        m_timer.start(static_cast<int>(every.count()));
}

} // namespace mw
