// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Fetches the log of one job through the hub, once when the job is over and again and again while
// it runs (GitHub has no stream; it answers 404 as long as it gives nothing out). GUI thread; the
// answer's text is handed over whole. Nothing is sent while nobody follows.
#pragma once

#include "models/data/delivery.h"
#include "models/hub/hub.h"

#include <QObject>
#include <QTimer>
#include <memory>

namespace mw {

class LogFollower : public QObject
{
    Q_OBJECT
public:
    static constexpr Millis every{5'000};
    explicit LogFollower(Hub& hub, QObject* parent = nullptr);
    ~LogFollower() override;

    // Another job begins anew; the same one, seen again, only tells whether it still runs.
    void follow(const PipelineJob& job);
    void stop();
    void again(); // a person asks
    bool asking() const { return m_ticket != 0; }
    World lastAnswer() const { return m_last; }

Q_SIGNALS:
    void received(const QByteArray& whole);
    // 404 while the job runs or is queued: the server gives nothing out yet.
    void notYet();
    void failed(const mw::Error& error);

private:
    void ask();
    void answered(Result<HttpResponse> answer);

    Hub& m_hub;
    SourceKey m_job;
    bool m_over = false; // the job is
    bool m_final = false; // its whole log is here
    bool m_begun = false;
    uint64_t m_ticket = 0;
    World m_last{};
    QTimer m_timer;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true); // answers may outlive us
};

// Where a job's log is, below the source's address; empty for a job that does not exist yet.
std::string logTarget(const PipelineJob& job);

} // namespace mw
