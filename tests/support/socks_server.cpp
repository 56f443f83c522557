// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/socks_server.h"

#include <arpa/inet.h>
#include <array>
#include <cstdlib>
#include <cstring>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace mwtest {
namespace {

// False: the peer or the server has gone.
bool readAll(int socket, int stop, void* into, size_t size)
{
    auto* at = static_cast<char*>(into);
    while (size > 0) {
        std::array<pollfd, 2> wait{{{socket, POLLIN, 0}, {stop, POLLIN, 0}}};
        if (::poll(wait.data(), wait.size(), -1) <= 0 || wait[1].revents != 0)
            return false;
        const ssize_t got = ::read(socket, at, size);
        if (got <= 0)
            return false;
        at += got;
        size -= static_cast<size_t>(got);
    }
    return true;
}

bool writeAll(int socket, const std::string& bytes)
{
    return ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL)
        == static_cast<ssize_t>(bytes.size());
}

void relay(int a, int b, int stop)
{
    std::array<char, 16384> buffer;
    for (;;) {
        std::array<pollfd, 3> wait{{{a, POLLIN, 0}, {b, POLLIN, 0}, {stop, POLLIN, 0}}};
        if (::poll(wait.data(), wait.size(), -1) <= 0 || wait[2].revents != 0)
            return;
        for (const auto& [from, to] : {std::pair(0, b), std::pair(1, a)}) {
            if (wait[static_cast<size_t>(from)].revents == 0)
                continue;
            const ssize_t got
                = ::read(wait[static_cast<size_t>(from)].fd, buffer.data(), buffer.size());
            if (got <= 0 || !writeAll(to, {buffer.data(), static_cast<size_t>(got)}))
                return;
        }
    }
}

int connectTo(uint16_t port)
{
    const int out = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(out, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0)
        return out;
    ::close(out);
    return -1;
}

// -1 when the server stops.
int acceptOne(int listening, int stop)
{
    std::array<pollfd, 2> wait{{{listening, POLLIN, 0}, {stop, POLLIN, 0}}};
    if (::poll(wait.data(), wait.size(), -1) <= 0 || wait[1].revents != 0)
        return -1;
    return ::accept4(listening, nullptr, nullptr, SOCK_CLOEXEC);
}

} // namespace

SocksServer::SocksServer(std::string user, std::string password, uint8_t refusal)
    : m_user(std::move(user)), m_password(std::move(password)), m_refusal(refusal)
{
    if (::pipe(m_stop) != 0)
        std::abort();
    m_listen = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(m_listen, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0
        || ::listen(m_listen, 16) != 0
        || ::getsockname(m_listen, reinterpret_cast<sockaddr*>(&address), &size) != 0)
        std::abort();
    m_port = ntohs(address.sin_port);
    m_acceptor = std::thread([this] { run(); });
}

SocksServer::~SocksServer()
{
    ::close(m_stop[1]); // readable for everybody who polls the other end
    m_acceptor.join();
    for (std::thread& worker : m_workers)
        worker.join();
    ::close(m_stop[0]);
    ::close(m_listen);
}

void SocksServer::run()
{
    for (int socket = acceptOne(m_listen, m_stop[0]); socket >= 0;
         socket = acceptOne(m_listen, m_stop[0]))
        m_workers.emplace_back([this, socket] {
            serve(socket);
            ::close(socket);
        });
}

void SocksServer::note(std::string what)
{
    const std::lock_guard lock(m_mutex);
    m_asked.push_back(std::move(what));
}

std::vector<std::string> SocksServer::asked() const
{
    const std::lock_guard lock(m_mutex);
    return m_asked;
}

void SocksServer::serve(int socket)
{
    const int stop = m_stop[0];
    std::array<uint8_t, 256> bytes{};
    const auto text = [&](std::string& out) {
        uint8_t size = 0;
        if (!readAll(socket, stop, &size, 1) || !readAll(socket, stop, bytes.data(), size))
            return false;
        out.assign(reinterpret_cast<char*>(bytes.data()), size);
        return true;
    };
    std::string methods;
    if (!readAll(socket, stop, bytes.data(), 1) || bytes[0] != 5 || !text(methods))
        return;
    const char wanted = m_user.empty() ? '\0' : '\2';
    if (methods.find(wanted) == std::string::npos) {
        note("!"); // before the answer: who has it may ask at once
        writeAll(socket, std::string("\5\xff", 2));
        return;
    }
    writeAll(socket, std::string("\5", 1) + wanted);
    if (wanted == 2) {
        std::string user, password;
        if (!readAll(socket, stop, bytes.data(), 1) || !text(user) || !text(password))
            return;
        const bool good = user == m_user && password == m_password;
        if (!good)
            note("!");
        writeAll(socket, std::string("\1", 1) + (good ? '\0' : '\1'));
        if (!good)
            return;
    }
    if (!readAll(socket, stop, bytes.data(), 4) || bytes[1] != 1)
        return;
    const uint8_t kind = bytes[3];
    std::string host;
    if (kind == 3) {
        if (!text(host))
            return;
    } else {
        const size_t size = kind == 1 ? 4 : 16;
        if (!readAll(socket, stop, bytes.data(), size))
            return;
        std::array<char, INET6_ADDRSTRLEN> shown{};
        ::inet_ntop(kind == 1 ? AF_INET : AF_INET6, bytes.data(), shown.data(), shown.size());
        host = shown.data();
    }
    if (!readAll(socket, stop, bytes.data(), 2))
        return;
    const auto port = static_cast<uint16_t>(bytes[0] << 8 | bytes[1]);
    note(host + ":" + std::to_string(port));
    const int out = m_refusal == 0 ? connectTo(port) : -1;
    const char code = m_refusal != 0 ? static_cast<char>(m_refusal) : out < 0 ? '\5' : '\0';
    writeAll(socket, std::string("\5", 1) + code + std::string("\0\1\x7f\0\0\1\0\0", 8));
    if (out >= 0) {
        relay(socket, out, stop);
        ::close(out);
    }
}

UnixServer::UnixServer(std::string path, std::string body)
    : m_path(std::move(path)), m_body(std::move(body))
{
    if (::pipe(m_stop) != 0)
        std::abort();
    m_listen = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, m_path.c_str(), sizeof address.sun_path - 1);
    if (::bind(m_listen, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0
        || ::listen(m_listen, 16) != 0)
        std::abort();
    m_thread = std::thread([this] { run(); });
}

UnixServer::~UnixServer()
{
    ::close(m_stop[1]);
    m_thread.join();
    ::close(m_stop[0]);
    ::close(m_listen);
    ::unlink(m_path.c_str());
}

std::vector<std::string> UnixServer::requests() const
{
    const std::lock_guard lock(m_mutex);
    return m_requests;
}

void UnixServer::run()
{
    for (int socket = acceptOne(m_listen, m_stop[0]); socket >= 0;
         socket = acceptOne(m_listen, m_stop[0])) {
        std::string head;
        char c = 0;
        while (!head.ends_with("\r\n\r\n") && readAll(socket, m_stop[0], &c, 1))
            head += c;
        {
            const std::lock_guard lock(m_mutex);
            m_requests.push_back(head);
        }
        writeAll(socket,
                 "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n"
                 "Content-Length: "
                     + std::to_string(m_body.size()) + "\r\n\r\n" + m_body);
        ::close(socket);
    }
}

} // namespace mwtest
