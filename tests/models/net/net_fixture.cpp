// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/net/net_fixture.h"

namespace mwtest {

void KeepingSink::onHead(mw::ResponseHead received)
{
    const std::lock_guard lock(m_mutex);
    afterDone += dones;
    ++heads;
    head = std::move(received);
    m_changed.notify_all();
}

bool KeepingSink::onData(std::string chunk)
{
    const std::lock_guard lock(m_mutex);
    afterDone += dones;
    total += chunk.size();
    largest = std::max(largest, chunk.size());
    body += chunk;
    m_changed.notify_all();
    return m_pauseAfter == 0 || body.size() < m_pauseAfter;
}

void KeepingSink::onDone(mw::Status ended, mw::TransferStats measured)
{
    const std::lock_guard lock(m_mutex);
    ++dones;
    status = std::move(ended);
    stats = measured;
    m_changed.notify_all();
}

bool KeepingSink::waitDone(std::chrono::milliseconds limit)
{
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, limit, [this] { return dones > 0; });
}

bool KeepingSink::waitBytes(size_t count, std::chrono::milliseconds limit)
{
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, limit, [&] { return total >= count; });
}

std::string KeepingSink::take()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(body, std::string());
}

mw::SecretPtr secret(std::string value)
{
    return std::make_shared<const mw::Secret>(mw::Secret(std::move(value)));
}

mw::Endpoint endpointOf(const std::string& url)
{
    mw::Endpoint endpoint;
    endpoint.baseUrl = url;
    return endpoint;
}

mw::EndpointPtr share(mw::Endpoint endpoint)
{
    return std::make_shared<const mw::Endpoint>(std::move(endpoint));
}

std::shared_ptr<KeepingSink> fetch(mw::Transport& transport,
                                   const mw::Endpoint& endpoint,
                                   mw::HttpCall call,
                                   mw::TransferLimits limits,
                                   mw::Lane lane)
{
    auto sink = std::make_shared<KeepingSink>();
    transport.submit(share(endpoint), std::move(call), lane, limits, sink);
    if (!sink->waitDone()) {
        mw::Error error;
        error.detail = "the test waited in vain";
        sink->status = mw::Status(error);
    }
    return sink;
}

} // namespace mwtest
