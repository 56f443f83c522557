// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/hub/job_log_follower.h"

#include <algorithm>

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

void JobLogFollower::follow(const PipelineJob& job)
{
    const bool over = job.status.view() == "completed";
    if (begun() && job.key == m_job.key) {
        const bool moved = !(job.status == m_job.status);
        m_job.status = job.status;
        if (moved)
            m_nothing = 0;
        // It has just ended: the rest of its log is there now. Or it has begun: perhaps some is.
        if (over && !std::exchange(m_over, over))
            askIn(Millis(500));
        else if (moved && !asking())
            ask(Priority::Normal);
        return;
    }
    stop();
    if (logTarget(job).empty())
        return;
    m_job = job;
    m_over = over;
    begin();
}

LogFollower::Question JobLogFollower::question()
{
    Question asked;
    asked.source = m_job.key.source.str();
    asked.call.target = logTarget(m_job);
    asked.call.headers = {{"Accept", "application/vnd.github+json, text/plain"},
                          {"X-GitHub-Api-Version", "2022-11-28"}};
    m_askedOver = m_over;
    return asked;
}

Millis JobLogFollower::later()
{
    // 5, 10, 20, 40 seconds, then once a minute: an hour's job is 64 questions and not 720.
    constexpr Millis most{60'000};
    Millis wait = every;
    for (int i = 1; i < m_nothing && wait < most; ++i)
        wait *= 2;
    return std::min(wait, most);
}

LogFollower::Next JobLogFollower::answered(const HttpResponse& answer)
{
    const int status = answer.head.status;
    m_nothing = status == 404 && !m_over ? m_nothing + 1 : 0;
    if (status == 200) {
        const Next next = m_askedOver ? Next::Never : Next::Later; // its whole log is here
        Q_EMIT received(QByteArray::fromStdString(answer.body));
        return next;
    }
    if (status == 404 && !m_over) {
        Q_EMIT notYet({});
        return Next::Later;
    }
    Error error = errorFromStatus(status, answer.head.headers, lastAnswer());
    error.detail = status == 404 || status == 410
        ? "the log is gone: its time on the server is over"
        : "the log cannot be read";
    const bool lasting = error.kind == ErrorKind::Forbidden || error.kind == ErrorKind::NotFound
        || error.kind == ErrorKind::Gone;
    Q_EMIT failed(error);
    return lasting ? Next::Never : Next::Later;
}

} // namespace mw
