// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The connections of one lane: a curl multi handle and the epoll set of its sockets. Net thread.
#pragma once

#include "models/net/transport.h"

#include <curl/curl.h>
#include <map>
#include <optional>
#include <set>

namespace mw {

class LanePool
{
public:
    explicit LanePool(Lane lane);
    ~LanePool(); // all handles have been removed before
    LanePool(const LanePool&) = delete;
    LanePool& operator=(const LanePool&) = delete;

    bool add(CURL* easy);
    void remove(CURL* easy);
    // Readable when one of the sockets is ready: an epoll set, to be waited for in another.
    int readyFd() const { return m_epollFd; }
    void ready();
    std::optional<Monotonic> deadline() const { return m_deadline; }
    void timeOut();
    // Transfers that libcurl is done with, one per call.
    struct Done
    {
        CURL* easy = nullptr;
        int code = 0;
    };
    std::optional<Done> nextDone();

private:
    static int socketCallback(CURL*, curl_socket_t fd, int what, void* self, void* known);
    static int timerCallback(CURLM*, long milliseconds, void* self);
    static curl_socket_t openCallback(void* self, curlsocktype, curl_sockaddr* address);
    void watch(CURL* easy, int fd, int what);
    void watch(int fd, uint32_t events);
    void act(int fd, int mask);

    int m_epollFd;
    CURLM* m_multi;
    std::map<int, uint32_t> m_watched; // by socket: the events that libcurl waits for
    std::set<int> m_connecting; // sockets that libcurl has not waited for an answer from yet
    std::set<CURL*> m_refused; // whose attempt to connect came to nothing just now
    std::optional<Monotonic> m_deadline;
};

} // namespace mw
