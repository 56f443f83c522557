// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/secrets/secret_file.h"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <openssl/crypto.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace mw {
namespace {

constexpr off_t maxSecretBytes = 1 << 20;

Error makeError(ErrorKind kind, std::string detail)
{
    Error error;
    error.kind = kind;
    error.detail = std::move(detail);
    return error;
}

Error osError(const std::string& path, int code)
{
    return makeError(code == ENOENT || code == ENOTDIR ? ErrorKind::NotAvailable : ErrorKind::Io,
                     path + ": " + std::generic_category().message(code));
}

// Closes on every way out.
struct File
{
    explicit File(int descriptor) : fd(descriptor) { }
    ~File()
    {
        if (fd >= 0)
            ::close(fd);
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    int fd;
};

} // namespace

Result<SecretPtr> readEnvironmentSecret(const std::string& name)
{
    const char* value = name.empty() ? nullptr : std::getenv(name.c_str());
    if (!value || !*value)
        return makeError(ErrorKind::NotAvailable,
                         "environment variable " + name + (value ? " is empty" : " is not set"));
    return SecretPtr(std::make_shared<const Secret>(Secret(std::string(value))));
}

Result<SecretPtr> readFileSecret(const std::string& path)
{
    // Not blocking: a FIFO would stop the GUI thread for ever.
    const File file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (file.fd < 0)
        return osError(path, errno);
    struct stat info
    {
    };
    if (::fstat(file.fd, &info) != 0)
        return osError(path, errno);
    if (!S_ISREG(info.st_mode))
        return makeError(ErrorKind::Io, path + ": not a regular file");
    if (info.st_size > maxSecretBytes)
        return makeError(ErrorKind::TooLarge, path + ": larger than 1 MiB, this is not a secret");

    // The size may be 0 for files of /proc and may change while we read: read until the end. The
    // room is taken once, so that no reallocation leaves a copy behind.
    std::string text(static_cast<size_t>(maxSecretBytes) + 1, '\0');
    size_t used = 0;
    int failed = 0;
    while (used < text.size()) {
        const ssize_t got = ::read(file.fd, text.data() + used, text.size() - used);
        if (got > 0) {
            used += static_cast<size_t>(got);
        } else if (got == 0) {
            break;
        } else if (errno != EINTR) {
            failed = errno;
            break;
        }
    }
    const bool tooLarge = used == text.size();
    size_t length = used;
    while (length > 0 && (text[length - 1] == '\n' || text[length - 1] == '\r'))
        --length;
    auto secret = std::make_shared<const Secret>(Secret(text.substr(0, length)));
    OPENSSL_cleanse(text.data(), used);
    if (failed != 0)
        return osError(path, failed);
    if (tooLarge)
        return makeError(ErrorKind::TooLarge, path + ": larger than 1 MiB, this is not a secret");
    if (secret->empty())
        return makeError(ErrorKind::NotAvailable, path + ": the file is empty");
    return SecretPtr(std::move(secret));
}

} // namespace mw
