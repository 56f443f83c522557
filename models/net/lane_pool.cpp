// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/net/lane_pool.h"

#include <cerrno>
#include <sys/epoll.h>

namespace mw {

LanePool::LanePool(int epollFd, Lane lane)
    : m_epollFd(epollFd), m_tag(static_cast<uint64_t>(lane) << 32), m_multi(curl_multi_init())
{
    curl_multi_setopt(m_multi, CURLMOPT_SOCKETFUNCTION, &LanePool::socketCallback);
    curl_multi_setopt(m_multi, CURLMOPT_SOCKETDATA, this);
    curl_multi_setopt(m_multi, CURLMOPT_TIMERFUNCTION, &LanePool::timerCallback);
    curl_multi_setopt(m_multi, CURLMOPT_TIMERDATA, this);
    // Only small answers share an HTTP/2 connection. A long list or a watch has one to itself: what
    // is under way for a paused stream on a shared connection is kept in memory by libcurl (33 MB
    // measured, one of its windows), on its own connection the kernel holds the sender back. One
    // lost packet does not stop all of them either.
    const bool shared = lane == Lane::Interactive;
    curl_multi_setopt(m_multi, CURLMOPT_PIPELINING, shared ? CURLPIPE_MULTIPLEX : CURLPIPE_NOTHING);
    // Per host. Watches are bounded by whoever opens them: one that waits here would never start.
    const long perHost = lane == Lane::Watch ? 0 : 8;
    curl_multi_setopt(m_multi, CURLMOPT_MAX_HOST_CONNECTIONS, perHost);
    // The server's own limit (100 to 250 as a rule) decides.
    curl_multi_setopt(m_multi, CURLMOPT_MAX_CONCURRENT_STREAMS, 256L);
    curl_multi_setopt(m_multi, CURLMOPT_MAXCONNECTS, 64L); // idle ones that are kept
}

LanePool::~LanePool()
{
    curl_multi_cleanup(m_multi);
}

bool LanePool::add(CURL* easy)
{
    return curl_multi_add_handle(m_multi, easy) == CURLM_OK;
}

void LanePool::remove(CURL* easy)
{
    curl_multi_remove_handle(m_multi, easy);
}

void LanePool::socketReady(int fd, uint32_t events)
{
    int mask = 0;
    if (events & (EPOLLIN | EPOLLHUP | EPOLLRDHUP))
        mask |= CURL_CSELECT_IN;
    if (events & EPOLLOUT)
        mask |= CURL_CSELECT_OUT;
    if (events & EPOLLERR)
        mask |= CURL_CSELECT_ERR;
    int running = 0;
    curl_multi_socket_action(m_multi, fd, mask, &running);
}

void LanePool::timeOut()
{
    m_deadline.reset();
    int running = 0;
    curl_multi_socket_action(m_multi, CURL_SOCKET_TIMEOUT, 0, &running);
}

std::optional<LanePool::Done> LanePool::nextDone()
{
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(m_multi, &left)) {
        if (message->msg == CURLMSG_DONE)
            return Done{message->easy_handle, message->data.result};
    }
    return std::nullopt;
}

int LanePool::socketCallback(CURL*, curl_socket_t fd, int what, void* self, void*)
{
    static_cast<LanePool*>(self)->watch(fd, what);
    return 0;
}

void LanePool::watch(int fd, int what)
{
    if (what == CURL_POLL_REMOVE) {
        epoll_ctl(m_epollFd, EPOLL_CTL_DEL, fd, nullptr);
        return;
    }
    epoll_event event{};
    if (what & CURL_POLL_IN)
        event.events |= EPOLLIN;
    if (what & CURL_POLL_OUT)
        event.events |= EPOLLOUT;
    event.data.u64 = m_tag | static_cast<uint32_t>(fd);
    // libcurl may close a socket without a word (the kernel forgets it then), so which of the two
    // it is must be found out.
    if (epoll_ctl(m_epollFd, EPOLL_CTL_MOD, fd, &event) != 0 && errno == ENOENT)
        epoll_ctl(m_epollFd, EPOLL_CTL_ADD, fd, &event);
}

int LanePool::timerCallback(CURLM*, long milliseconds, void* self)
{
    auto* pool = static_cast<LanePool*>(self);
    if (milliseconds < 0)
        pool->m_deadline.reset();
    else
        pool->m_deadline = std::chrono::steady_clock::now() + Millis(milliseconds);
    return 0;
}

} // namespace mw
