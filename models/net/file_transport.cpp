// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/net/file_transport.h"

#include <algorithm>
#include <cerrno>
#include <condition_variable>
#include <deque>
#include <fcntl.h>
#include <mutex>
#include <sys/stat.h>
#include <system_error>
#include <thread>
#include <unistd.h>

namespace mw {
namespace {

constexpr std::string_view scheme = "file://";
constexpr size_t chunkBytes = 256u << 10;
// Far from the numbers that the transport behind gives.
constexpr TransferId firstId = TransferId(1) << 62;

struct Reading
{
    TransferId id = 0;
    std::string path, knownTag;
    std::shared_ptr<ResponseSink> sink;
    int fd = -1;
    bool paused = false;
    bool cancelled = false;
    TransferStats stats;
};

class FileTransport final : public Transport
{
public:
    explicit FileTransport(std::unique_ptr<Transport> behind)
        : m_behind(std::move(behind)), m_thread([this] { run(); })
    {
    }
    ~FileTransport() override
    {
        {
            const std::lock_guard lock(m_mutex);
            m_stop = true;
        }
        m_wake.notify_all();
        m_thread.join();
    }

    TransferId submit(EndpointPtr endpoint,
                      HttpCall call,
                      Lane lane,
                      TransferLimits limits,
                      std::shared_ptr<ResponseSink> sink) override
    {
        if (!endpoint || !endpoint->baseUrl.starts_with(scheme))
            return m_behind->submit(
                std::move(endpoint), std::move(call), lane, limits, std::move(sink));
        auto reading = std::make_shared<Reading>();
        reading->path = endpoint->baseUrl.substr(scheme.size());
        if (const std::string* tag = findHeader(call.headers, "If-None-Match"))
            reading->knownTag = *tag;
        reading->sink = std::move(sink);
        const std::lock_guard lock(m_mutex);
        reading->id = m_next++;
        m_queue.push_back(reading);
        m_wake.notify_all();
        return reading->id;
    }
    void cancel(TransferId id) override
    {
        if (id < firstId)
            return m_behind->cancel(id);
        change(id, [](Reading& reading) { reading.cancelled = true; });
    }
    void resume(TransferId id) override
    {
        if (id < firstId)
            return m_behind->resume(id);
        change(id, [](Reading& reading) { reading.paused = false; });
    }
    void dropConnections() override { m_behind->dropConnections(); }

private:
    void change(TransferId id, const std::function<void(Reading&)>& edit)
    {
        const std::lock_guard lock(m_mutex);
        for (const auto& reading : m_queue) {
            if (reading->id == id)
                edit(*reading);
        }
        m_wake.notify_all();
    }

    // One chunk of one reading at a time: a big file does not hold up a small one.
    void run()
    {
        for (;;) {
            std::shared_ptr<Reading> reading;
            bool cancelled = false;
            {
                std::unique_lock lock(m_mutex);
                m_wake.wait(lock, [this] { return m_stop || ready() != m_queue.end(); });
                const auto it = m_stop ? m_queue.begin() : ready();
                if (it == m_queue.end())
                    return;
                reading = *it;
                m_queue.erase(it);
                m_queue.push_back(reading);
                cancelled = m_stop || reading->cancelled;
            }
            std::optional<Status> end;
            if (cancelled)
                end = Status(Error{ErrorKind::Cancelled, "cancelled", 0, {}, {}});
            else
                end = advance(*reading);
            if (!end)
                continue;
            {
                const std::lock_guard lock(m_mutex);
                std::erase(m_queue, reading);
            }
            if (reading->fd >= 0)
                ::close(reading->fd);
            reading->sink->onDone(std::move(*end), reading->stats);
        }
    }
    std::deque<std::shared_ptr<Reading>>::iterator ready()
    {
        return std::find_if(m_queue.begin(), m_queue.end(), [](const auto& reading) {
            return reading->cancelled || !reading->paused;
        });
    }

    // nullopt: there is more to read.
    std::optional<Status> advance(Reading& reading)
    {
        if (reading.fd < 0)
            return open(reading);
        std::string chunk(chunkBytes, '\0');
        const ssize_t got = ::read(reading.fd, chunk.data(), chunk.size());
        if (got < 0)
            return errno == EINTR ? std::nullopt : std::optional(failed(reading, errno));
        if (got == 0)
            return Status();
        chunk.resize(static_cast<size_t>(got));
        reading.stats.bytesOnWire += got;
        reading.stats.bytesDecoded += got;
        {
            // Before the sink is asked: it may call resume() at once.
            const std::lock_guard lock(m_mutex);
            reading.paused = true;
        }
        if (reading.sink->onData(std::move(chunk))) {
            const std::lock_guard lock(m_mutex);
            reading.paused = false;
        }
        return std::nullopt;
    }
    std::optional<Status> open(Reading& reading)
    {
        // Not blocking: a FIFO would hold the thread for ever.
        reading.fd = ::open(reading.path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
        struct stat info
        {
        };
        if (reading.fd < 0 || ::fstat(reading.fd, &info) != 0)
            return failed(reading, errno);
        if (!S_ISREG(info.st_mode))
            return Status(Error{ErrorKind::Io, reading.path + ": not a regular file", 0, {}, {}});
        const std::string tag = "\"" + std::to_string(info.st_ino) + "-"
            + std::to_string(info.st_size) + "-" + std::to_string(info.st_mtim.tv_sec) + "."
            + std::to_string(info.st_mtim.tv_nsec) + "\"";
        ResponseHead head;
        head.status = tag == reading.knownTag ? 304 : 200;
        head.headers = {{"ETag", tag}, {"Content-Length", std::to_string(info.st_size)}};
        const bool unchanged = head.status == 304;
        reading.sink->onHead(std::move(head));
        return unchanged ? std::optional<Status>(Status()) : std::nullopt;
    }
    static Status failed(const Reading& reading, int code)
    {
        return Error{code == ENOENT || code == ENOTDIR ? ErrorKind::NotAvailable : ErrorKind::Io,
                     reading.path + ": " + std::generic_category().message(code),
                     0,
                     {},
                     {}};
    }

    std::unique_ptr<Transport> m_behind;
    std::mutex m_mutex; // guards what follows, and paused and cancelled of the readings
    std::condition_variable m_wake;
    std::deque<std::shared_ptr<Reading>> m_queue;
    TransferId m_next = firstId;
    bool m_stop = false;
    std::thread m_thread; // last: it uses all of the above
};

} // namespace

std::unique_ptr<Transport> makeFileTransport(std::unique_ptr<Transport> behind)
{
    return std::make_unique<FileTransport>(std::move(behind));
}

} // namespace mw
