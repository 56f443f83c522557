// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The connections of one lane: a curl multi handle driven by epoll. Net thread.
#pragma once

#include "models/net/transport.h"

#include <curl/curl.h>
#include <optional>

namespace mw {

class LanePool
{
public:
    // epollFd is shared by all lanes; events carry (index << 32 | fd).
    LanePool(int epollFd, Lane lane);
    ~LanePool(); // all handles have been removed before
    LanePool(const LanePool&) = delete;
    LanePool& operator=(const LanePool&) = delete;

    bool add(CURL* easy);
    void remove(CURL* easy);
    void socketReady(int fd, uint32_t events);
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
    void watch(int fd, int what);

    int m_epollFd;
    uint64_t m_tag;
    CURLM* m_multi;
    std::optional<Monotonic> m_deadline;
};

} // namespace mw
