// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The sockets of a lane: what libcurl closes without a word, and what a started program inherits.
#include "models/net/lane_pool.h"
#include "tests/models/net/net_fixture.h"
#include "tests/support/test_registry.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <set>
#include <sys/socket.h>
#include <unistd.h>

using namespace mwtest;
using namespace std::chrono_literals;

namespace {

// A listener that takes no more connections: who connects waits. Refuses once it is closed.
class FullListener
{
public:
    FullListener(const char* address, uint16_t port)
    {
        sockaddr_in name{};
        name.sin_family = AF_INET;
        name.sin_port = htons(port);
        inet_pton(AF_INET, address, &name.sin_addr);
        m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        m_good = ::bind(m_listener, reinterpret_cast<sockaddr*>(&name), sizeof name) == 0
            && ::listen(m_listener, 0) == 0;
        m_waiting = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        m_good
            = m_good && ::connect(m_waiting, reinterpret_cast<sockaddr*>(&name), sizeof name) == 0;
    }
    ~FullListener() { close(); }
    FullListener(const FullListener&) = delete;
    FullListener& operator=(const FullListener&) = delete;
    bool good() const { return m_good; }
    void close()
    {
        for (int* fd : {&m_waiting, &m_listener}) {
            if (*fd >= 0)
                ::close(std::exchange(*fd, -1));
        }
    }

private:
    int m_listener = -1;
    int m_waiting = -1;
    bool m_good = false;
};

// Drives a pool as the net thread does, for this long at most.
std::optional<mw::LanePool::Done> drive(mw::LanePool& pool, std::chrono::milliseconds limit)
{
    const auto end = std::chrono::steady_clock::now() + limit;
    while (std::chrono::steady_clock::now() < end) {
        if (const auto done = pool.nextDone())
            return done;
        auto until = end;
        if (pool.deadline())
            until = std::min(until, *pool.deadline());
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(
            until - std::chrono::steady_clock::now());
        pollfd ready{pool.readyFd(), POLLIN, 0};
        if (::poll(&ready, 1, static_cast<int>(std::max(left, 0ms).count())) > 0)
            pool.ready();
        if (pool.deadline() && *pool.deadline() <= std::chrono::steady_clock::now())
            pool.timeOut();
    }
    return std::nullopt;
}

struct Easy
{
    CURL* handle = curl_easy_init();
    std::string body;
    Easy()
    {
        curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, &Easy::take);
        curl_easy_setopt(handle, CURLOPT_WRITEDATA, this);
    }
    ~Easy() { curl_easy_cleanup(handle); }
    Easy(const Easy&) = delete;
    Easy& operator=(const Easy&) = delete;
    static size_t take(char* data, size_t size, size_t count, void* self)
    {
        static_cast<Easy*>(self)->body.append(data, size * count);
        return size * count;
    }
};

// A name with two addresses, as that of an API server with several machines.
struct TwoAddresses
{
    FaultServer server;
    FullListener full;
    mw::LanePool pool{mw::Lane::Bulk};
    Easy easy;
    curl_slist* addresses = nullptr;
    explicit TwoAddresses(long connectTimeout) : full("127.0.0.2", server.port())
    {
        server.on("/", answer(200, "the second"));
        const std::string name = "two.test:" + std::to_string(server.port());
        addresses = curl_slist_append(nullptr, (name + ":127.0.0.2,127.0.0.1").c_str());
        curl_easy_setopt(easy.handle, CURLOPT_RESOLVE, addresses);
        curl_easy_setopt(easy.handle, CURLOPT_URL, ("http://" + name + "/").c_str());
        curl_easy_setopt(easy.handle, CURLOPT_CONNECTTIMEOUT_MS, connectTimeout);
    }
    ~TwoAddresses()
    {
        pool.remove(easy.handle);
        curl_slist_free_all(addresses);
    }
};

} // namespace

class LanePoolTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whenOneAddressRefusesTheNextIsTried();
    void whenOneAddressIsSilentTheNextIsTried();
    void idleConnectionsMakeNoWork();
    void startedProgramsInheritNoConnection();
};

void LanePoolTest::whenOneAddressRefusesTheNextIsTried()
{
    TwoAddresses two(60'000);
    QVERIFY(two.full.good());
    QVERIFY(two.pool.add(two.easy.handle));
    QVERIFY(!drive(two.pool, 300ms));
    QCOMPARE(two.server.connections(), 0); // it waits for the first
    two.full.close(); // the repeated SYN is refused, within 3 s
    const auto done = drive(two.pool, 12s);
    QVERIFY(done.has_value());
    QCOMPARE(done->code, int(CURLE_OK));
    QCOMPARE(two.easy.body, std::string("the second"));
}

void LanePoolTest::whenOneAddressIsSilentTheNextIsTried()
{
    TwoAddresses two(4'000); // half of it for the first
    QVERIFY(two.full.good());
    QVERIFY(two.pool.add(two.easy.handle));
    const auto done = drive(two.pool, 12s);
    QVERIFY(done.has_value());
    QCOMPARE(done->code, int(CURLE_OK));
    QCOMPARE(two.easy.body, std::string("the second"));
}

void LanePoolTest::idleConnectionsMakeNoWork()
{
    FaultServer server;
    server.on("/", [](Conversation& c) {
        c.reply(200, {}, "x");
        c.pause(20ms);
        c.close();
    });
    mw::LanePool pool(mw::Lane::Bulk);
    Easy easy;
    curl_easy_setopt(easy.handle, CURLOPT_URL, (server.url() + "/").c_str());
    QVERIFY(pool.add(easy.handle));
    const auto done = drive(pool, 10s);
    QVERIFY(done.has_value());
    QCOMPARE(done->code, int(CURLE_OK));
    pool.remove(easy.handle);
    // The server's FIN wakes us once at most; then the kept connection is silent.
    int wakes = 0;
    for (int i = 0; i < 20; ++i) {
        pollfd ready{pool.readyFd(), POLLIN, 0};
        if (::poll(&ready, 1, 20) > 0) {
            ++wakes;
            pool.ready();
        }
    }
    QVERIFY2(wakes <= 2, qPrintable(QString::number(wakes)));
}

void LanePoolTest::startedProgramsInheritNoConnection()
{
    FaultServer server;
    server.on("/", silent());
    const auto open = [] {
        std::set<int> sockets;
        for (int fd = 0; fd < 1024; ++fd) {
            int type = 0;
            socklen_t size = sizeof type;
            if (::getsockopt(fd, SOL_SOCKET, SO_TYPE, &type, &size) == 0)
                sockets.insert(fd);
        }
        return sockets;
    };
    mw::LanePool pool(mw::Lane::Watch);
    const std::set<int> before = open();
    Easy easy;
    curl_easy_setopt(easy.handle, CURLOPT_URL, (server.url() + "/").c_str());
    QVERIFY(pool.add(easy.handle));
    QVERIFY(!drive(pool, 200ms));
    QVERIFY(server.waitForRequests(1));
    int ours = 0;
    for (const int fd : open()) {
        sockaddr_in peer{};
        socklen_t size = sizeof peer;
        if (before.contains(fd) || ::getpeername(fd, reinterpret_cast<sockaddr*>(&peer), &size) != 0
            || ntohs(peer.sin_port) != server.port())
            continue;
        ++ours;
        QVERIFY(::fcntl(fd, F_GETFD) & FD_CLOEXEC);
    }
    QCOMPARE(ours, 1);
    pool.remove(easy.handle);
}

MIDWATCH_TEST(LanePoolTest)
#include "tst_lane_pool.moc"
