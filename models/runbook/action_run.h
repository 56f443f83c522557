// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One thing that a person does from a pane: one request, written down before it is sent (durable)
// and after. It is sent once and never again by itself; without a confirmed reply in time it is
// Unknown, and whoever asked looks whether it happened. GUI thread; own folder under runs/actions.
#pragma once

#include "models/runbook/journal/journal.h"
#include "models/runbook/services.h"

#include <QObject>
#include <QTimer>
#include <memory>
#include <string>

namespace mw::runbook {

struct ActionRequest
{
    std::string title; // what is done, to what: "Acknowledge #40213"
    std::string endpoint; // estate name of the source or cluster
    HttpCall call; // exactly this; the authorisation is added on the way and never seen here
    std::string who;
    std::string environment, reason; // of the arming; empty where none is needed
    Millis timeout{10'000}; // for the reply
};
// What a person sees before it is sent and what the journal keeps: method, path, headers, body.
std::string requestText(const ActionRequest& request);

struct ActionOutcome
{
    enum class State { Succeeded, Refused, Unknown };
    State state = State::Unknown;
    int http = 0;
    std::string words; // of the server, or why nothing is known
    std::string body;
};

class ActionRun : public QObject
{
    Q_OBJECT
public:
    // runsDir: the folder of all runs.
    ActionRun(const Services& services,
              std::string runsDir,
              ActionRequest request,
              QObject* parent = nullptr);
    ~ActionRun() override; // a reply that is still out is journaled as unknown

    // Journals the intent and sends. An error: it could not be written down, so nothing was sent.
    Status begin();
    bool done() const { return m_done; }
    const ActionOutcome& outcome() const { return m_outcome; }
    const ActionRequest& request() const { return m_request; }
    const std::string& dir() const { return m_dir; }
    // What reading back showed, for the journal.
    void note(const std::string& seen);

Q_SIGNALS:
    void finished(); // once

private:
    void answered(Result<HttpResponse> answer);
    void end(ActionOutcome outcome);

    Services m_services;
    std::unique_ptr<FileLayer> m_ownFiles;
    FileLayer* m_files;
    std::string m_runsDir, m_dir;
    ActionRequest m_request;
    ActionOutcome m_outcome;
    std::unique_ptr<Journal> m_journal;
    QTimer m_timer;
    uint64_t m_ticket = 0;
    bool m_sent = false, m_done = false;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true); // answers may outlive us
};

} // namespace mw::runbook
