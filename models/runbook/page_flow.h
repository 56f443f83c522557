// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Acknowledging a page, or leaving a note on it, until it is known whether it worked. Never queued
// and never sent twice: first it looks (acknowledging a resolved incident would open it again),
// then it sends once, and without a confirmed reply it reads back for a while. GUI thread.
#pragma once

#include "models/runbook/alert_actions.h"

namespace mw::runbook {

class PageFlow : public QObject
{
    Q_OBJECT
public:
    enum class State {
        Looking, // is it still open?
        Sending,
        ReadingBack, // no confirmed reply: did it happen?
        Done, // confirmed
        NotNeeded, // resolved meanwhile, or somebody else has it: nothing was sent
        Failed, // refused, or nothing was sent
        NotConfirmed, // it may or may not have happened, as far as anybody can tell
    };
    PageFlow(const Services& services,
             std::string runsDir,
             Page page,
             ActionRequest request,
             QObject* parent = nullptr);
    ~PageFlow() override;
    // note: what to look for when reading back; empty: the acknowledgement.
    void start(const std::string& note = {});

    State state() const { return m_state; }
    bool ended() const { return m_state >= State::Done; }
    const Page& page() const { return m_page; }
    // Who has it, why it failed: in English, as the journal has it; shown through spokenRefusal.
    const std::string& words() const { return m_words; }
    const ActionRequest& request() const { return m_request; }

    static constexpr Millis readEvery{2'000};
    static constexpr int readings = 5;
    static constexpr Millis lookTimeout{5'000};

Q_SIGNALS:
    void changed();

private:
    void look();
    void looked(const Result<HttpResponse>& answer);
    void send();
    void sent();
    void readBack();
    void read(const Result<HttpResponse>& answer);
    void become(State state, std::string words = {});
    void ask(HttpCall call, void (PageFlow::*then)(const Result<HttpResponse>&));

    Services m_services;
    std::string m_runsDir;
    Page m_page;
    ActionRequest m_request;
    std::string m_note;
    std::unique_ptr<ActionRun> m_run;
    State m_state = State::Looking;
    std::string m_words;
    QTimer m_timer;
    uint64_t m_ticket = 0;
    int m_asked = 0; // answers to older questions do not count
    int m_readings = 0;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

} // namespace mw::runbook
