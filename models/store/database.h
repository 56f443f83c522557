// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The SQLite file itself. Lives and dies on one thread (QtSql wants it so): the store's.
#pragma once

#include "models/base/result.h"
#include "models/data/remembered.h"

#include <functional>
#include <map>
#include <memory>
#include <string>

namespace mw::store {

// What a store holds, in portions of a thousand rows.
using Portion = std::function<void(Remembered)>;

struct LoadReport
{
    size_t rows = 0, changes = 0;
    World at{}; // of the last commit; World{} = nothing was ever written
    std::vector<std::string> dropped; // topics whose rows another version wrote
};

class Database
{
public:
    enum class Access { Write, ReadOnly };
    // Decode: this is no database of ours, or a damaged one. NotAvailable: no such file (ReadOnly).
    // Io: the disk.
    static Result<std::unique_ptr<Database>> open(const std::string& file, Access access);
    ~Database();

    // One transaction over any number of puts.
    Status begin();
    Status put(const Remembered& portion); // upserts and removals by key
    Status commit(World at);
    void rollback();
    // Changes that ended longer ago than they are kept for (keptFor); never open ones.
    Status prune(World now);
    Result<World> lastCommit(); // World{} = never
    Result<LoadReport> load(const Portion& portion);
    // Structure of the whole file; takes its time.
    Status check();

private:
    struct Private;
    explicit Database(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace mw::store
