// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One accepted connection of the fault server, on its own thread.
#pragma once

#include "tests/support/fault_server.h"

typedef struct ssl_st SSL;
typedef struct ssl_ctx_st SSL_CTX;

namespace mwtest {

class FaultConnection
{
public:
    FaultConnection(FaultServer& server, int socket, int stop, int number, SSL_CTX* tls);
    ~FaultConnection();
    FaultConnection(const FaultConnection&) = delete;
    FaultConnection& operator=(const FaultConnection&) = delete;

    void serve();

    bool write(std::string_view bytes);
    // Bytes read, 0 = peer closed, stopped or failed.
    size_t read(char* data, size_t size);
    // False when the server stops before that.
    bool sleep(std::chrono::milliseconds time);
    void hang();
    void reset();
    void close();
    void tunnelTo(uint16_t port);

private:
    bool handshake();
    bool readRequest(ReceivedRequest& request);
    // Waits until the socket is ready; false when the server stops.
    bool wait(short events, int timeoutMs = -1);

    FaultServer& m_server;
    int m_socket;
    int m_stop;
    int m_number;
    SSL_CTX* m_tls;
    SSL* m_ssl = nullptr;
    bool m_open = true;
    std::string m_buffer;
    std::string m_serverName;
    std::string m_clientName;
};

} // namespace mwtest
