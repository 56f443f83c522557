// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fault_server_connection.h"

#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <netinet/in.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace mwtest {

FaultConnection::FaultConnection(
    FaultServer& server, int socket, int stop, int number, SSL_CTX* tls)
    : m_server(server), m_socket(socket), m_stop(stop), m_number(number), m_tls(tls)
{
}

FaultConnection::~FaultConnection()
{
    if (m_ssl) {
        if (m_open)
            SSL_shutdown(m_ssl);
        SSL_free(m_ssl);
    }
    ERR_clear_error();
    if (m_open)
        ::close(m_socket);
}

bool FaultConnection::wait(short events, int timeoutMs)
{
    std::array<pollfd, 2> fds{{{m_socket, events, 0}, {m_stop, POLLIN, 0}}};
    const int ready = ::poll(fds.data(), fds.size(), timeoutMs);
    return ready > 0 && fds[1].revents == 0;
}

bool FaultConnection::handshake()
{
    if (!m_tls)
        return true;
    m_ssl = SSL_new(m_tls);
    SSL_set_fd(m_ssl, m_socket);
    for (;;) {
        const int result = SSL_accept(m_ssl);
        if (result == 1)
            break;
        const int why = SSL_get_error(m_ssl, result);
        if (why != SSL_ERROR_WANT_READ && why != SSL_ERROR_WANT_WRITE)
            return false;
        if (!wait(why == SSL_ERROR_WANT_READ ? POLLIN : POLLOUT))
            return false;
    }
    if (const char* name = SSL_get_servername(m_ssl, TLSEXT_NAMETYPE_host_name))
        m_serverName = name;
    if (X509* certificate = SSL_get1_peer_certificate(m_ssl)) {
        std::array<char, 256> name{};
        X509_NAME_get_text_by_NID(X509_get_subject_name(certificate),
                                  NID_commonName,
                                  name.data(),
                                  static_cast<int>(name.size()));
        m_clientName = name.data();
        X509_free(certificate);
    }
    return true;
}

size_t FaultConnection::read(char* data, size_t size)
{
    while (m_open) {
        if (m_ssl) {
            const int got = SSL_read(m_ssl, data, static_cast<int>(size));
            if (got > 0)
                return static_cast<size_t>(got);
            const int why = SSL_get_error(m_ssl, got);
            if (why != SSL_ERROR_WANT_READ && why != SSL_ERROR_WANT_WRITE)
                return 0;
        } else {
            const ssize_t got = ::recv(m_socket, data, size, 0);
            if (got > 0)
                return static_cast<size_t>(got);
            if (got == 0 || (errno != EAGAIN && errno != EINTR))
                return 0;
        }
        if (!wait(POLLIN))
            return 0;
    }
    return 0;
}

bool FaultConnection::write(std::string_view bytes)
{
    while (m_open && !bytes.empty()) {
        if (m_ssl) {
            const int sent = SSL_write(m_ssl, bytes.data(), static_cast<int>(bytes.size()));
            if (sent > 0) {
                bytes.remove_prefix(static_cast<size_t>(sent));
                continue;
            }
            const int why = SSL_get_error(m_ssl, sent);
            if (why != SSL_ERROR_WANT_READ && why != SSL_ERROR_WANT_WRITE)
                return false;
        } else {
            const ssize_t sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent >= 0) {
                bytes.remove_prefix(static_cast<size_t>(sent));
                continue;
            }
            if (errno != EAGAIN && errno != EINTR)
                return false;
        }
        if (!wait(POLLOUT))
            return false;
    }
    return m_open;
}

bool FaultConnection::sleep(std::chrono::milliseconds time)
{
    pollfd stop{m_stop, POLLIN, 0};
    return m_open && ::poll(&stop, 1, static_cast<int>(time.count())) == 0;
}

void FaultConnection::hang()
{
    std::array<char, 4096> ignored;
    while (read(ignored.data(), ignored.size()) > 0) { }
    close();
}

void FaultConnection::reset()
{
    if (!m_open)
        return;
    // What was written so far should arrive first, or the client would see nothing but the reset.
    ::usleep(50'000);
    const linger now{1, 0};
    ::setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    ::close(m_socket);
    m_open = false;
}

void FaultConnection::close()
{
    if (!m_open)
        return;
    ::close(m_socket);
    m_open = false;
}

void FaultConnection::tunnelTo(uint16_t port)
{
    const int other = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(other, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
        ::close(other);
        close();
        return;
    }
    std::array<char, 16384> data;
    for (bool running = true; running;) {
        std::array<pollfd, 3> fds{{{m_socket, POLLIN, 0}, {other, POLLIN, 0}, {m_stop, POLLIN, 0}}};
        const bool pending = m_ssl && SSL_pending(m_ssl) > 0;
        ::poll(fds.data(), fds.size(), pending ? 0 : -1);
        if (fds[2].revents != 0)
            break;
        if (pending || fds[0].revents != 0) {
            const size_t got = read(data.data(), data.size());
            running = got > 0
                && ::send(other, data.data(), got, MSG_NOSIGNAL) == static_cast<ssize_t>(got);
        }
        if (running && fds[1].revents != 0) {
            const ssize_t got = ::recv(other, data.data(), data.size(), 0);
            running = got > 0 && write({data.data(), static_cast<size_t>(got)});
        }
    }
    ::close(other);
    close();
}

bool FaultConnection::readRequest(ReceivedRequest& request)
{
    const auto more = [this] {
        std::array<char, 16384> data;
        const size_t got = read(data.data(), data.size());
        m_buffer.append(data.data(), got);
        return got > 0;
    };
    size_t end = std::string::npos;
    while ((end = m_buffer.find("\r\n\r\n")) == std::string::npos) {
        if (!more())
            return false;
    }
    request.head = m_buffer.substr(0, end + 2);
    m_buffer.erase(0, end + 4);
    std::string_view rest = request.head;
    bool first = true;
    while (!rest.empty()) {
        const size_t stop = rest.find("\r\n");
        const std::string_view line = rest.substr(0, stop);
        rest.remove_prefix(stop + 2);
        if (first) {
            const size_t a = line.find(' ');
            const size_t b = line.rfind(' ');
            request.method = line.substr(0, a);
            request.target = line.substr(a + 1, b - a - 1);
            first = false;
        } else if (const size_t colon = line.find(": "); colon != line.npos) {
            request.headers.emplace_back(line.substr(0, colon), line.substr(colon + 2));
        } else if (line.ends_with(':')) {
            request.headers.emplace_back(line.substr(0, line.size() - 1), "");
        }
    }
    const size_t length
        = static_cast<size_t>(std::strtoull(request.header("Content-Length").c_str(), nullptr, 10));
    while (m_buffer.size() < length) {
        if (!more())
            return false;
    }
    request.body = m_buffer.substr(0, length);
    m_buffer.erase(0, length);
    request.connection = m_number;
    request.serverName = m_serverName;
    request.clientName = m_clientName;
    return true;
}

void FaultConnection::serve()
{
    if (m_server.m_options.neverSpeak) {
        pollfd stop{m_stop, POLLIN, 0};
        ::poll(&stop, 1, -1);
        return;
    }
    if (!handshake())
        return;
    while (m_open) {
        ReceivedRequest request;
        if (!readRequest(request))
            return;
        m_server.record(request);
        Conversation conversation(*this, request);
        m_server.behaviourFor(request.target)(conversation);
    }
}

} // namespace mwtest
