// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The few file operations that durability depends on, so that tests can lose, tear and refuse them.
// Paths are UTF-8. Blocking; small files only; GUI thread.
#pragma once

#include "models/base/result.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace mw::runbook {

class AppendFile
{
public:
    virtual ~AppendFile() = default;
    virtual Status append(std::string_view bytes) = 0; // all or an error
    virtual Status sync() = 0; // fsync; a failure is final for this file
};

class FileLock // released by the destructor and by the end of the process
{
public:
    virtual ~FileLock() = default;
};

class FileLayer
{
public:
    virtual ~FileLayer() = default;
    virtual Status makeDirs(const std::string& path) = 0; // 0700
    virtual Status syncDir(const std::string& path) = 0;
    // create: the file must not exist yet; else it must.
    virtual Result<std::unique_ptr<AppendFile>> openAppend(const std::string& path, bool create)
        = 0;
    virtual Result<std::string> read(const std::string& path, size_t maxBytes) = 0;
    // The last `bytes` of it, or all of it.
    virtual Result<std::string> readTail(const std::string& path, size_t bytes);
    virtual Status truncate(const std::string& path, size_t bytes) = 0; // durable
    // Replaces the content in place with one write; durable: fsync as well.
    virtual Status overwrite(const std::string& path, std::string_view bytes, bool durable) = 0;
    // NotAvailable: another process (or engine) holds it.
    virtual Result<std::unique_ptr<FileLock>> lock(const std::string& path) = 0;
    virtual Result<size_t> size(const std::string& path) = 0;
    virtual bool exists(const std::string& path) = 0;
    virtual Status remove(const std::string& path) = 0;
};

std::unique_ptr<FileLayer> makeFileLayer();

} // namespace mw::runbook
