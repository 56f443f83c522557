// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/journal/file_layer.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace mw::runbook {
namespace {

Error ioError(const std::string& what, const std::string& path)
{
    const int code = errno;
    return {code == ENOENT ? ErrorKind::NotAvailable : ErrorKind::Io,
            what + ": " + std::strerror(code),
            0,
            {},
            Place{path, 0, 0}};
}

class Fd
{
public:
    explicit Fd(int fd) : m_fd(fd) { }
    Fd(const Fd&) = delete;
    Fd& operator=(const Fd&) = delete;
    ~Fd()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    explicit operator bool() const { return m_fd >= 0; }
    int get() const { return m_fd; }

private:
    int m_fd;
};

Status writeAll(int fd, std::string_view bytes, const std::string& path)
{
    while (!bytes.empty()) {
        const ssize_t n = ::write(fd, bytes.data(), bytes.size());
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return ioError("cannot write", path);
        bytes.remove_prefix(static_cast<size_t>(n));
    }
    return {};
}

// QFile::flush is not fsync; macOS needs F_FULLFSYNC to reach the platter.
Status syncFd(int fd, const std::string& path)
{
#ifdef F_FULLFSYNC
    if (::fcntl(fd, F_FULLFSYNC) == 0)
        return {};
#endif
    if (::fsync(fd) != 0)
        return ioError("fsync failed", path);
    return {};
}

class PosixAppend final : public AppendFile
{
public:
    PosixAppend(int fd, std::string path) : m_fd(fd), m_path(std::move(path)) { }
    Status append(std::string_view bytes) override { return writeAll(m_fd.get(), bytes, m_path); }
    Status sync() override { return syncFd(m_fd.get(), m_path); }

private:
    Fd m_fd;
    std::string m_path;
};

class PosixLock final : public FileLock
{
public:
    explicit PosixLock(int fd) : m_fd(fd) { }

private:
    Fd m_fd; // flock() goes with the last descriptor
};

class PosixFiles final : public FileLayer
{
public:
    Status makeDirs(const std::string& path) override
    {
        for (size_t i = 1; i <= path.size(); ++i) {
            if (i != path.size() && path[i] != '/')
                continue;
            const std::string part = path.substr(0, i);
            if (::mkdir(part.c_str(), 0700) != 0 && errno != EEXIST)
                return ioError("cannot make the folder", part);
        }
        return {};
    }

    Status syncDir(const std::string& path) override
    {
        const Fd fd(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        if (!fd)
            return ioError("cannot open the folder", path);
        return syncFd(fd.get(), path);
    }

    Result<std::unique_ptr<AppendFile>> openAppend(const std::string& path, bool create) override
    {
        const int flags = O_WRONLY | O_APPEND | O_CLOEXEC | (create ? O_CREAT | O_EXCL : 0);
        const int fd = ::open(path.c_str(), flags, 0600);
        if (fd < 0)
            return ioError("cannot open", path);
        return std::unique_ptr<AppendFile>(std::make_unique<PosixAppend>(fd, path));
    }

    Result<std::string> read(const std::string& path, size_t maxBytes) override
    {
        const Fd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
        if (!fd)
            return ioError("cannot open", path);
        std::string out;
        char buffer[65536];
        for (;;) {
            const ssize_t n = ::read(fd.get(), buffer, sizeof buffer);
            if (n < 0 && errno == EINTR)
                continue;
            if (n < 0)
                return ioError("cannot read", path);
            if (n == 0)
                return out;
            out.append(buffer, static_cast<size_t>(n));
            if (out.size() > maxBytes)
                return Error{ErrorKind::TooLarge, "too large", 0, {}, Place{path, 0, 0}};
        }
    }

    Result<std::string> readTail(const std::string& path, size_t bytes) override
    {
        const Fd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
        if (!fd)
            return ioError("cannot open", path);
        const off_t end = ::lseek(fd.get(), 0, SEEK_END);
        if (end < 0)
            return ioError("cannot read", path);
        const size_t size = std::min(bytes, static_cast<size_t>(end));
        std::string out(size, '\0');
        size_t got = 0;
        while (got < size) {
            const ssize_t n = ::pread(fd.get(),
                                      out.data() + got,
                                      size - got,
                                      end - static_cast<off_t>(size) + static_cast<off_t>(got));
            if (n < 0 && errno == EINTR)
                continue;
            if (n < 0)
                return ioError("cannot read", path);
            if (n == 0)
                break; // shortened meanwhile
            got += static_cast<size_t>(n);
        }
        out.resize(got);
        return out;
    }

    Status truncate(const std::string& path, size_t bytes) override
    {
        const Fd fd(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
        if (!fd)
            return ioError("cannot open", path);
        if (::ftruncate(fd.get(), static_cast<off_t>(bytes)) != 0)
            return ioError("cannot shorten", path);
        return syncFd(fd.get(), path);
    }

    Status overwrite(const std::string& path, std::string_view bytes, bool durable) override
    {
        const Fd fd(::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
        if (!fd)
            return ioError("cannot open", path);
        if (auto written = writeAll(fd.get(), bytes, path); !written)
            return written;
        if (::ftruncate(fd.get(), static_cast<off_t>(bytes.size())) != 0)
            return ioError("cannot write", path);
        return durable ? syncFd(fd.get(), path) : Status();
    }

    Result<std::unique_ptr<FileLock>> lock(const std::string& path) override
    {
        const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        if (fd < 0)
            return ioError("cannot open", path);
        if (::flock(fd, LOCK_EX | LOCK_NB) != 0) {
            const bool held = errno == EWOULDBLOCK;
            const Error error = ioError("cannot lock", path);
            ::close(fd);
            if (held)
                return Error{ErrorKind::NotAvailable,
                             "this run is open in another window or process",
                             0,
                             {},
                             Place{path, 0, 0}};
            return error;
        }
        return std::unique_ptr<FileLock>(std::make_unique<PosixLock>(fd));
    }

    Result<size_t> size(const std::string& path) override
    {
        struct stat info
        {
        };
        if (::stat(path.c_str(), &info) != 0)
            return ioError("cannot look at", path);
        return static_cast<size_t>(info.st_size);
    }

    bool exists(const std::string& path) override { return ::access(path.c_str(), F_OK) == 0; }

    Status remove(const std::string& path) override
    {
        if (::unlink(path.c_str()) != 0)
            return ioError("cannot remove", path);
        return {};
    }
};

} // namespace

Result<std::string> FileLayer::readTail(const std::string& path, size_t bytes)
{
    auto whole = read(path, 64u << 20);
    if (whole && whole->size() > bytes)
        whole->erase(0, whole->size() - bytes);
    return whole;
}

std::unique_ptr<FileLayer> makeFileLayer()
{
    return std::make_unique<PosixFiles>();
}

} // namespace mw::runbook
