// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/net/lane_pool.h"

#include <array>
#include <cerrno>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace mw {

LanePool::LanePool(Lane lane) : m_epollFd(epoll_create1(EPOLL_CLOEXEC)), m_multi(curl_multi_init())
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
    ::close(m_epollFd);
}

bool LanePool::add(CURL* easy)
{
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, &LanePool::openCallback);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, this);
    return curl_multi_add_handle(m_multi, easy) == CURLM_OK;
}

void LanePool::remove(CURL* easy)
{
    curl_multi_remove_handle(m_multi, easy);
    m_refused.erase(easy);
}

void LanePool::ready()
{
    std::array<epoll_event, 64> events;
    const int count = epoll_wait(m_epollFd, events.data(), static_cast<int>(events.size()), 0);
    for (int i = 0; i < count; ++i) {
        const auto [bits, data] = events[static_cast<size_t>(i)];
        if (!m_watched.contains(data.fd)) {
            // It has an event, so it is open and of this set: now it can be taken out.
            epoll_ctl(m_epollFd, EPOLL_CTL_DEL, data.fd, nullptr);
            continue;
        }
        int mask = 0;
        if (bits & (EPOLLIN | EPOLLHUP | EPOLLRDHUP))
            mask |= CURL_CSELECT_IN;
        if (bits & EPOLLOUT)
            mask |= CURL_CSELECT_OUT;
        if (bits & EPOLLERR)
            mask |= CURL_CSELECT_ERR;
        act(data.fd, mask);
    }
}

void LanePool::timeOut()
{
    m_deadline.reset();
    act(CURL_SOCKET_TIMEOUT, 0);
}

// When one address of a host refuses or is silent, libcurl 7.88 gets ready for the next one but
// does not begin: it waits for an event of a socket that it has not opened, until the whole time
// for connecting is over. Going on from a pause gives the transfer a turn at once.
void LanePool::act(int fd, int mask)
{
    int running = 0;
    curl_multi_socket_action(m_multi, fd, mask, &running);
    for (CURL* easy : std::exchange(m_refused, {})) {
        curl_easy_pause(easy, CURLPAUSE_RECV);
        curl_easy_pause(easy, CURLPAUSE_CONT);
    }
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

int LanePool::socketCallback(CURL* easy, curl_socket_t fd, int what, void* self, void*)
{
    static_cast<LanePool*>(self)->watch(easy, fd, what);
    return 0;
}

// libcurl 7.88 closes a socket whose connection never came about without a word, and says so only
// later, if at all: by then the number may be another thread's file, or the next address's socket.
// So a socket that is not waited for any more stays in the set (a closed one leaves it by itself)
// until it has an event, and a new one that libcurl takes for the old is put in at once.
void LanePool::watch(CURL* easy, int fd, int what)
{
    if (what == CURL_POLL_REMOVE) {
        m_watched.erase(fd);
        if (m_connecting.erase(fd) > 0)
            m_refused.insert(easy);
        return;
    }
    if (what & CURL_POLL_IN)
        m_connecting.erase(fd);
    uint32_t events = 0;
    if (what & CURL_POLL_IN)
        events |= EPOLLIN;
    if (what & CURL_POLL_OUT)
        events |= EPOLLOUT;
    m_watched[fd] = events;
    watch(fd, events);
}

void LanePool::watch(int fd, uint32_t events)
{
    epoll_event event{};
    event.events = events;
    event.data.fd = fd;
    if (epoll_ctl(m_epollFd, EPOLL_CTL_MOD, fd, &event) != 0 && errno == ENOENT)
        epoll_ctl(m_epollFd, EPOLL_CTL_ADD, fd, &event);
}

// Programs that we start (credential plugins, shell steps) inherit no connection.
curl_socket_t LanePool::openCallback(void* self, curlsocktype, curl_sockaddr* address)
{
    const int fd = ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
    auto* pool = static_cast<LanePool*>(self);
    if (fd >= 0)
        pool->m_connecting.insert(fd);
    if (const auto known = pool->m_watched.find(fd); known != pool->m_watched.end())
        pool->watch(fd, known->second);
    return fd;
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
