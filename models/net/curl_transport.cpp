// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The net thread. Other threads only put commands into a queue and ring a bell (eventfd).
#include "models/net/lane_pool.h"
#include "models/net/transfer.h"

#include <array>
#include <atomic>
#include <csignal>
#include <mutex>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <thread>
#include <unistd.h>
#include <unordered_map>
#include <variant>

namespace mw {
namespace {

constexpr size_t maxIdleHandles = 32;
constexpr uint64_t bellTag = ~uint64_t{0};

Error simpleError(ErrorKind kind, std::string detail)
{
    Error error;
    error.kind = kind;
    error.detail = std::move(detail);
    return error;
}

class CurlTransport final : public Transport
{
public:
    CurlTransport();
    ~CurlTransport() override;
    TransferId submit(EndpointPtr endpoint,
                      HttpCall call,
                      Lane lane,
                      TransferLimits limits,
                      std::shared_ptr<ResponseSink> sink) override;
    void cancel(TransferId id) override { post(Cancel{id}); }
    void resume(TransferId id) override { post(Resume{id}); }
    void dropConnections() override { post(Drop{}); }

private:
    struct Cancel
    {
        TransferId id;
    };
    struct Resume
    {
        TransferId id;
    };
    struct Drop
    {
    };
    struct Stop
    {
    };
    using Command = std::variant<std::unique_ptr<Transfer>, Cancel, Resume, Drop, Stop>;

    void post(Command command);

    // Net thread from here on.
    void run();
    bool obey();
    void wait();
    void begin(std::unique_ptr<Transfer> transfer);
    void launch(Transfer& transfer);
    void release(Transfer& transfer);
    void erase(TransferId id) { m_transfers.erase(id); }
    void finishDone();
    void failAll(const Error& error);
    void checkStalls();
    void noteStall(const Transfer& transfer);
    LanePool& pool(Lane lane) { return *m_pools[static_cast<size_t>(lane)]; }
    void makePools();

    const ProxyEnvironment m_environment = ProxyEnvironment::fromProcess();
    std::atomic<TransferId> m_lastId{0};
    std::mutex m_mutex; // guards m_queue
    std::vector<Command> m_queue;
    int m_bell = -1;
    int m_epollFd = -1;

    std::array<std::unique_ptr<LanePool>, 3> m_pools;
    CURLSH* m_share = nullptr; // TLS sessions; they are matched by certificate and policy too
    std::unordered_map<TransferId, std::unique_ptr<Transfer>> m_transfers;
    std::vector<CURL*> m_idle;
    std::optional<Monotonic> m_nextStall; // no transfer stalls before this

    std::jthread m_thread; // last: everything it uses is made before it starts
};

CurlTransport::CurlTransport()
{
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    m_epollFd = epoll_create1(EPOLL_CLOEXEC);
    m_bell = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u64 = bellTag;
    epoll_ctl(m_epollFd, EPOLL_CTL_ADD, m_bell, &event);
    m_share = curl_share_init();
    curl_share_setopt(m_share, CURLSHOPT_SHARE, CURL_LOCK_DATA_SSL_SESSION);
    makePools();
    m_thread = std::jthread([this] { run(); });
}

CurlTransport::~CurlTransport()
{
    post(Stop{});
    m_thread.join();
    for (CURL* easy : m_idle)
        curl_easy_cleanup(easy);
    m_pools = {};
    curl_share_cleanup(m_share);
    ::close(m_bell);
    ::close(m_epollFd);
}

TransferId CurlTransport::submit(EndpointPtr endpoint,
                                 HttpCall call,
                                 Lane lane,
                                 TransferLimits limits,
                                 std::shared_ptr<ResponseSink> sink)
{
    const TransferId id = ++m_lastId;
    post(std::make_unique<Transfer>(
        id, std::move(endpoint), std::move(call), lane, limits, std::move(sink)));
    return id;
}

void CurlTransport::post(Command command)
{
    {
        const std::lock_guard lock(m_mutex);
        m_queue.push_back(std::move(command));
    }
    const uint64_t one = 1;
    // Fails only when the bell already rings.
    [[maybe_unused]] const ssize_t written = ::write(m_bell, &one, sizeof one);
}

void CurlTransport::makePools()
{
    for (const Lane lane : {Lane::Interactive, Lane::Bulk, Lane::Watch}) {
        const auto index = static_cast<size_t>(lane);
        m_pools[index] = std::make_unique<LanePool>(lane);
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.u64 = index;
        epoll_ctl(m_epollFd, EPOLL_CTL_ADD, m_pools[index]->readyFd(), &event);
    }
}

void CurlTransport::run()
{
    // A peer that hangs up while we write must not end the process.
    sigset_t broken;
    sigemptyset(&broken);
    sigaddset(&broken, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &broken, nullptr);
    while (obey()) {
        finishDone();
        checkStalls();
        wait();
    }
    failAll(simpleError(ErrorKind::Cancelled, "shutting down"));
}

bool CurlTransport::obey()
{
    std::vector<Command> commands;
    {
        const std::lock_guard lock(m_mutex);
        commands.swap(m_queue);
    }
    bool stop = false;
    for (Command& command : commands) {
        if (auto* submitted = std::get_if<std::unique_ptr<Transfer>>(&command)) {
            if (stop)
                (*submitted)->fail(simpleError(ErrorKind::Cancelled, "shutting down"));
            else
                begin(std::move(*submitted));
        } else if (const auto* cancelled = std::get_if<Cancel>(&command)) {
            const auto found = m_transfers.find(cancelled->id);
            if (found == m_transfers.end())
                continue;
            const auto transfer = std::move(found->second);
            m_transfers.erase(found);
            transfer->fail(simpleError(ErrorKind::Cancelled, "cancelled"));
            release(*transfer);
        } else if (const auto* resumed = std::get_if<Resume>(&command)) {
            const auto found = m_transfers.find(resumed->id);
            if (found == m_transfers.end())
                continue;
            Transfer& transfer = *found->second;
            if (transfer.resume()) {
                transfer.finish();
                release(transfer);
                m_transfers.erase(found);
            } else {
                noteStall(transfer);
            }
        } else if (std::holds_alternative<Drop>(command)) {
            failAll(simpleError(ErrorKind::Network, "connections were dropped"));
            m_pools = {};
            makePools();
        } else {
            stop = true;
        }
    }
    return !stop;
}

void CurlTransport::begin(std::unique_ptr<Transfer> transfer)
{
    Transfer& added = *transfer;
    m_transfers.emplace(added.id(), std::move(transfer));
    launch(added);
}

void CurlTransport::launch(Transfer& transfer)
{
    CURL* easy = nullptr;
    if (m_idle.empty()) {
        easy = curl_easy_init();
    } else {
        easy = m_idle.back();
        m_idle.pop_back();
    }
    Status status = easy ? transfer.start(easy, m_environment)
                         : Status(simpleError(ErrorKind::Internal, "no memory for a transfer"));
    if (status) {
        curl_easy_setopt(easy, CURLOPT_SHARE, m_share);
        if (pool(transfer.lane()).add(easy)) {
            noteStall(transfer);
            return;
        }
        status = simpleError(ErrorKind::Internal, "the transfer could not be started");
    }
    if (CURL* unused = transfer.detach())
        curl_easy_cleanup(unused);
    transfer.fail(status.error());
    erase(transfer.id());
}

// Takes the handle out of its lane; what it was told (secrets among it) is forgotten.
void CurlTransport::release(Transfer& transfer)
{
    CURL* easy = transfer.detach();
    if (!easy)
        return;
    pool(transfer.lane()).remove(easy);
    curl_easy_reset(easy);
    curl_easy_setopt(easy, CURLOPT_SHARE, nullptr);
    if (m_idle.size() < maxIdleHandles)
        m_idle.push_back(easy);
    else
        curl_easy_cleanup(easy);
}

void CurlTransport::finishDone()
{
    for (const auto& lane : m_pools) {
        while (const auto done = lane->nextDone()) {
            char* stored = nullptr;
            curl_easy_getinfo(done->easy, CURLINFO_PRIVATE, &stored);
            auto& transfer = *reinterpret_cast<Transfer*>(stored);
            switch (transfer.hopDone(done->code)) {
            case Transfer::Next::Wait:
                release(transfer);
                break;
            case Transfer::Next::Redirect:
                release(transfer);
                launch(transfer);
                break;
            case Transfer::Next::Finish:
                release(transfer);
                transfer.finish();
                erase(transfer.id());
                break;
            }
        }
    }
}

void CurlTransport::failAll(const Error& error)
{
    auto transfers = std::move(m_transfers);
    m_transfers.clear();
    for (const auto& [id, transfer] : transfers) {
        transfer->fail(error);
        release(*transfer);
    }
}

void CurlTransport::noteStall(const Transfer& transfer)
{
    const auto deadline = transfer.stallDeadline(std::chrono::steady_clock::now());
    if (deadline && (!m_nextStall || *deadline < *m_nextStall))
        m_nextStall = deadline;
}

// Deadlines only move away by themselves, so it is enough to look again at the earliest known one.
// Standing watches have none: an idle window does not wake up for them.
void CurlTransport::checkStalls()
{
    const Monotonic now = std::chrono::steady_clock::now();
    if (!m_nextStall || now < *m_nextStall)
        return;
    std::vector<TransferId> stalled;
    m_nextStall.reset();
    for (const auto& [id, transfer] : m_transfers) {
        const auto deadline = transfer->stallDeadline(now);
        if (deadline && *deadline <= now)
            stalled.push_back(id);
        else
            noteStall(*transfer);
    }
    for (const TransferId id : stalled) {
        const auto transfer = std::move(m_transfers.at(id));
        erase(id);
        transfer->failStalled();
        release(*transfer);
    }
}

void CurlTransport::wait()
{
    std::optional<Monotonic> until = m_nextStall;
    for (const auto& lane : m_pools) {
        const auto deadline = lane->deadline();
        if (deadline && (!until || *deadline < *until))
            until = deadline;
    }
    int timeout = -1;
    if (until) {
        const auto left = *until - std::chrono::steady_clock::now();
        timeout = left.count() <= 0 ? 0 : static_cast<int>(std::chrono::ceil<Millis>(left).count());
    }
    std::array<epoll_event, 4> events; // of each lane and the bell
    const int count
        = epoll_wait(m_epollFd, events.data(), static_cast<int>(events.size()), timeout);
    for (int i = 0; i < count; ++i) {
        const uint64_t tag = events[static_cast<size_t>(i)].data.u64;
        if (tag == bellTag) {
            uint64_t rings = 0;
            [[maybe_unused]] const ssize_t got = ::read(m_bell, &rings, sizeof rings);
            continue;
        }
        m_pools[tag]->ready();
    }
    const Monotonic now = std::chrono::steady_clock::now();
    for (const auto& lane : m_pools) {
        if (lane->deadline() && *lane->deadline() <= now)
            lane->timeOut();
    }
}

} // namespace

std::unique_ptr<Transport> makeCurlTransport()
{
    return std::make_unique<CurlTransport>();
}

} // namespace mw
