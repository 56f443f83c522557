// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// For readers that want a path: a file that lies in memory only. One thread.
#pragma once

#include <cstdlib>
#include <string>
#include <string_view>

#include <sys/mman.h>
#include <unistd.h>

namespace mwfuzz {

class MemoryFile
{
public:
    MemoryFile() : m_fd(memfd_create("fuzz", MFD_CLOEXEC))
    {
        if (m_fd < 0)
            std::abort();
    }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    ~MemoryFile() { close(m_fd); }

    void write(std::string_view text)
    {
        if (ftruncate(m_fd, 0) != 0
            || pwrite(m_fd, text.data(), text.size(), 0) != static_cast<ssize_t>(text.size()))
            std::abort();
    }
    std::string path() const { return "/proc/self/fd/" + std::to_string(m_fd); }

private:
    int m_fd;
};

inline int linesOf(std::string_view text)
{
    // Every kind of line break that YAML knows is at least one byte.
    return static_cast<int>(text.size()) + 2;
}

} // namespace mwfuzz
