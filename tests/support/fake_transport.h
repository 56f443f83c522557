// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A Transport without a network, for tests of whoever calls one. It records every call; the test
// answers by hand (head, data, done) or by a script. Everything happens on the test's own thread
// and never from inside submit(), cancel() or resume(): as with the real one, answers come later.
#pragma once

#include "models/net/transport.h"

#include <QObject>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace mwtest {

struct FakeReply
{
    int status = 200;
    std::string body;
    mw::Headers headers{{"Content-Type", "application/json"}};
    std::optional<mw::Error> error; // instead of an answer
    bool open = false; // a stream: head and body, but no end
};

struct FakeCall
{
    mw::TransferId id = 0;
    mw::EndpointPtr endpoint;
    mw::HttpCall call;
    mw::Lane lane = mw::Lane::Interactive;
    mw::TransferLimits limits;
    std::shared_ptr<mw::ResponseSink> sink;
    bool cancelled = false;
    bool paused = false; // the sink returned false and resume() was not called since
    int resumes = 0;
    bool headSent = false;
    bool done = false;
};

class FakeTransport final : public mw::Transport
{
public:
    FakeTransport() = default;
    ~FakeTransport() override; // finishes open calls with Cancelled

    mw::TransferId submit(mw::EndpointPtr endpoint,
                          mw::HttpCall call,
                          mw::Lane lane,
                          mw::TransferLimits limits,
                          std::shared_ptr<mw::ResponseSink> sink) override;
    void cancel(mw::TransferId id) override;
    void resume(mw::TransferId id) override;
    void dropConnections() override; // open calls fail with Network at the next pump()

    // Everything submitted so far, oldest first; done ones too. References stay valid.
    const std::deque<FakeCall>& calls() const { return m_calls; }
    // The oldest open call whose target starts so; nullptr if there is none.
    FakeCall* open(std::string_view targetPrefix = {});
    size_t openCount(std::string_view targetPrefix = {}) const;
    size_t countOf(std::string_view method, std::string_view targetPrefix) const;
    int drops() const { return m_drops; }

    // By hand.
    void head(mw::TransferId id, int status = 200, mw::Headers headers = {});
    bool data(mw::TransferId id, std::string bytes); // sends a 200 head when there was none
    void done(mw::TransferId id, mw::Status status = {});
    void reply(mw::TransferId id, const FakeReply& reply);

    // Scripted: the first script whose prefix fits answers; times < 0 = for ever. Later ones with
    // the same prefix take over when the earlier are used up.
    void script(std::string targetPrefix, FakeReply reply, int times = -1);
    void clearScripts() { m_scripts.clear(); }
    // Delivers what is due: cancellations, drops, scripted answers (those whose callers submit
    // again from inside an answer too). Returns how many calls ended or opened.
    size_t pump();
    // From now on the event loop pumps after every submit, cancel and drop.
    void setAutomatic(bool on) { m_automatic = on; }

private:
    struct Script
    {
        std::string prefix;
        FakeReply reply;
        int left = -1;
    };
    FakeCall* find(mw::TransferId id);
    Script* scriptFor(const FakeCall& call);
    void pumpLater();

    std::deque<FakeCall> m_calls;
    std::deque<Script> m_scripts;
    std::vector<mw::TransferId> m_dropped;
    int m_drops = 0;
    bool m_automatic = false;
    QObject m_context;
};

} // namespace mwtest
