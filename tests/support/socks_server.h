// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A SOCKS5 proxy (RFC 1928, passwords of RFC 1929) on loopback that leads every connection to
// 127.0.0.1, whatever the name; and a server of plain HTTP on a unix socket. Each ends with its
// object.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace mwtest {

class SocksServer
{
public:
    // Both not empty: nobody passes without them. refusal: the reply code instead of a connection.
    SocksServer(std::string user = {}, std::string password = {}, uint8_t refusal = 0);
    ~SocksServer();
    SocksServer(const SocksServer&) = delete;
    SocksServer& operator=(const SocksServer&) = delete;

    uint16_t port() const { return m_port; }
    // "name:port" or "address:port", as it was asked for; "!" where the password was wrong.
    std::vector<std::string> asked() const;

private:
    void run();
    void serve(int socket);
    void note(std::string what);

    std::string m_user, m_password;
    uint8_t m_refusal;
    int m_listen = -1;
    int m_stop[2] = {-1, -1};
    uint16_t m_port = 0;
    mutable std::mutex m_mutex; // guards m_asked
    std::vector<std::string> m_asked;
    std::vector<std::thread> m_workers;
    std::thread m_acceptor;
};

class UnixServer
{
public:
    UnixServer(std::string path, std::string body);
    ~UnixServer();
    UnixServer(const UnixServer&) = delete;
    UnixServer& operator=(const UnixServer&) = delete;
    std::vector<std::string> requests() const; // heads

private:
    void run();
    std::string m_path, m_body;
    int m_listen = -1;
    int m_stop[2] = {-1, -1};
    mutable std::mutex m_mutex; // guards m_requests
    std::vector<std::string> m_requests;
    std::thread m_thread;
};

} // namespace mwtest
