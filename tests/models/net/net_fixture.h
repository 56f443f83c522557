// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A sink that keeps what comes and can be waited for from the test's thread, and short ways to make
// endpoints.
#pragma once

#include "models/net/transport.h"
#include "tests/support/fault_server.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <optional>

namespace mwtest {

class KeepingSink final : public mw::ResponseSink
{
public:
    // More than this many bytes kept: pause. 0 = never.
    explicit KeepingSink(size_t pauseAfter = 0) : m_pauseAfter(pauseAfter) { }
    void onHead(mw::ResponseHead head) override;
    bool onData(std::string chunk) override;
    void onDone(mw::Status status, mw::TransferStats stats) override;

    bool waitDone(std::chrono::milliseconds limit = std::chrono::seconds(20));
    bool waitBytes(size_t count, std::chrono::milliseconds limit = std::chrono::seconds(20));
    // What came so far, and forgets it (so that a paused transfer can go on).
    std::string take();

    // Only after waitDone, or under the test's own knowledge that nothing comes any more.
    mw::ResponseHead head;
    std::string body;
    std::optional<mw::Status> status;
    mw::TransferStats stats;
    int heads = 0;
    int dones = 0;
    int afterDone = 0; // calls that came after onDone: must stay 0
    size_t total = 0;
    size_t largest = 0;

    mw::ErrorKind kind() const { return status->error().kind; }
    const std::string& detail() const { return status->error().detail; }
    bool ok() const { return status.has_value() && status->has_value(); }

private:
    size_t m_pauseAfter;
    std::mutex m_mutex;
    std::condition_variable m_changed;
};

mw::SecretPtr secret(std::string value);
mw::Endpoint endpointOf(const std::string& url);
mw::EndpointPtr share(mw::Endpoint endpoint);

// Submits and waits.
std::shared_ptr<KeepingSink> fetch(mw::Transport& transport,
                                   const mw::Endpoint& endpoint,
                                   mw::HttpCall call,
                                   mw::TransferLimits limits = {},
                                   mw::Lane lane = mw::Lane::Interactive);
inline std::shared_ptr<KeepingSink> get(mw::Transport& transport,
                                        const mw::Endpoint& endpoint,
                                        const std::string& target,
                                        mw::TransferLimits limits = {},
                                        mw::Lane lane = mw::Lane::Interactive)
{
    mw::HttpCall call;
    call.target = target;
    return fetch(transport, endpoint, call, limits, lane);
}

} // namespace mwtest
