// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One listening port with its own pool of threads (httplib's default of 8 hangs the ninth watch).
// Handlers run on the pool's threads, several at a time. stop() may be called from any thread but
// these; it wakes connections that idle or stream and returns within a second.
#pragma once

#include "app/simulator/faces/certificates.h"

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <thread>

namespace httplib {
class Server;
struct Request;
struct Response;
} // namespace httplib

namespace mw::sim {

class World;
struct WireFault;

class FaceServer
{
public:
    using Handler = std::function<void(const httplib::Request&, httplib::Response&)>;

    // port 0 = any free one. With an identity it speaks TLS. `into` is the server before the first
    // request is served.
    static Status start(std::unique_ptr<FaceServer>& into,
                        const std::string& host,
                        int port,
                        std::optional<ServerIdentity> identity,
                        Handler handler);
    ~FaceServer();
    FaceServer(const FaceServer&) = delete;
    FaceServer& operator=(const FaceServer&) = delete;

    int port() const { return m_port; }
    std::string url() const; // under which it is reached; any thread, from the first request on
    void stop();
    bool stopping() const { return m_stopping; }

    // Closes the connection of a request without a word.
    void hangUp(const httplib::Request& request) const;
    // Keeps a request of a slow or half-open fault waiting, but not beyond stop(). False: the
    // fault is over (slow: its delay has passed) and the server goes on.
    bool linger(World& world, const WireFault& fault) const;

private:
    FaceServer() = default;
    void wakeConnections() const;

    std::unique_ptr<httplib::Server> m_server;
    std::optional<ServerIdentity> m_identity;
    std::thread m_thread;
    std::atomic<bool> m_stopping = false;
    std::atomic<bool> m_done = false;
    std::string m_host;
    int m_port = 0;
};

// Plain HTTP for a face.
Status listen(std::unique_ptr<FaceServer>& into,
              const std::string& host,
              int port,
              FaceServer::Handler handler);

// As a Content-Encoding.
std::string gzip(const std::string& text);
std::string deflated(const std::string& text);

} // namespace mw::sim
