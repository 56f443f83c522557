// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// An HTTP/1.1 server that misbehaves on purpose: raw sockets and OpenSSL, loopback, a free port,
// one thread that accepts and one per connection. All of it ends with the object.
#pragma once

#include "models/net/transport.h"
#include "tests/support/fault_server_pki.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace mwtest {

struct ReceivedRequest
{
    std::string method;
    std::string target; // as sent; absolute for a plain proxy request, host:port for CONNECT
    mw::Headers headers;
    std::string body;
    std::string head; // raw bytes up to the empty line
    int connection = 0; // counts from 1
    std::string serverName; // SNI
    std::string clientName; // CN of the client certificate
    // Empty when absent.
    std::string header(std::string_view name) const;
};

class FaultConnection;

// One request being answered. Every call returns false once the peer or the server has gone.
class Conversation
{
public:
    Conversation(FaultConnection& connection, const ReceivedRequest& received)
        : request(received), m_connection(connection)
    {
    }
    const ReceivedRequest& request;

    bool send(std::string_view bytes);
    bool head(int status, const mw::Headers& headers);
    // A complete answer with Content-Length.
    bool reply(int status, const mw::Headers& headers, std::string_view body);
    bool chunkedHead(int status = 200, mw::Headers headers = {});
    bool chunk(std::string_view data);
    bool lastChunk() { return send("0\r\n\r\n"); }
    bool pause(std::chrono::milliseconds time);
    // Says nothing until the peer goes away or the server stops.
    void hang();
    void reset(); // RST
    void close(); // FIN
    // Relays bytes to a loopback port until one side closes (what a CONNECT proxy does).
    void tunnelTo(uint16_t port);

private:
    FaultConnection& m_connection;
};

using Behaviour = std::function<void(Conversation&)>;

struct FaultOptions
{
    bool tls = false;
    KeyPair identity; // needed for TLS
    std::string clientCaPem; // not empty: a client certificate of this CA is demanded
    bool neverSpeak = false; // half-open: accepts and reads nothing, not even a handshake
};

class FaultServer
{
public:
    explicit FaultServer(FaultOptions options = {});
    ~FaultServer();
    FaultServer(const FaultServer&) = delete;
    FaultServer& operator=(const FaultServer&) = delete;

    uint16_t port() const { return m_port; }
    std::string url(const std::string& host = "127.0.0.1") const;
    // By path, without the query. Safe while it runs.
    void on(const std::string& path, Behaviour behaviour);
    void onAny(Behaviour behaviour); // for paths nobody asked for; else 404

    std::vector<ReceivedRequest> requests() const;
    int connections() const; // accepted so far
    bool waitForRequests(size_t count,
                         std::chrono::milliseconds limit = std::chrono::seconds(10)) const;

private:
    friend class FaultConnection;
    void acceptLoop();
    Behaviour behaviourFor(const std::string& target);
    void record(const ReceivedRequest& request);

    FaultOptions m_options;
    struct Tls;
    std::unique_ptr<Tls> m_tls;
    int m_listen = -1;
    int m_stop = -1; // eventfd, readable once the server stops
    uint16_t m_port = 0;
    mutable std::mutex m_mutex; // guards what follows
    mutable std::condition_variable m_changed;
    std::map<std::string, Behaviour> m_behaviours;
    Behaviour m_any;
    std::vector<ReceivedRequest> m_requests;
    int m_connections = 0;
    std::vector<std::thread> m_workers;
    std::thread m_acceptor;
};

// A loopback port that refuses connections for as long as the object lives.
class RefusingPort
{
public:
    RefusingPort();
    ~RefusingPort();
    RefusingPort(const RefusingPort&) = delete;
    RefusingPort& operator=(const RefusingPort&) = delete;
    uint16_t port() const { return m_port; }

private:
    int m_socket = -1;
    uint16_t m_port = 0;
};

std::string gzip(std::string_view plain);

// Ready-made behaviours.
Behaviour answer(int status, std::string body, mw::Headers headers = {});
Behaviour silent();
Behaviour resetMidBody(size_t after, size_t announced);
Behaviour closeMidBody(size_t after, size_t announced);
Behaviour slowDrip(std::string body, std::chrono::milliseconds between);
Behaviour oversized(size_t bytes, bool announced);
Behaviour redirectTo(std::string location, int status = 302);
Behaviour throttled(std::string retryAfter);
Behaviour truncatedGzip(std::string plain);

} // namespace mwtest
