// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Faults of the way between client and server, and of the server's front: what a request meets
// before or after it has changed the world. Used under World's lock.
#pragma once

#include "app/simulator/estate/steps.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace mw::sim {

struct WireFault
{
    enum class Kind {
        Throttled, // 429, text/plain, Retry-After
        Slow, // the answer comes `delay` of real time later
        HalfOpen, // nothing ever comes; the connection stays open
        Gone, // 410: history forgotten, open watches are told so
        Unauthorized, // 401
        Forbidden, // 403
        Unavailable, // 503
        ReplyLost, // the request is carried out, the connection closes without an answer
        Reset, // the connection closes before the request is carried out
        Conflict, // 409 on a write
    };
    int id = 0;
    Kind kind = Kind::Throttled;
    std::string cluster; // a cluster, or "prometheus"; empty = every face
    std::string method; // empty = any; "GET,PATCH"
    std::string path; // part of the path and query; "…$": their end; empty = any
    int count = 0; // so many requests; 0 = until `until`
    Ms from = 0;
    Ms until = never; // virtual time
    int retryAfter = 1; // seconds
    int delay = 0; // real milliseconds
    std::string note;
};

class WireFaults
{
public:
    int add(WireFault fault);
    bool remove(int id);
    void clear() { m_faults.clear(); }
    // The fault this request meets, if any; counts it down. A face that stores nothing passes by
    // the faults of history and of writes.
    std::optional<WireFault> meet(const std::string& cluster,
                                  const std::string& method,
                                  const std::string& path,
                                  Ms now,
                                  bool stores = true);
    // Whether open streams of the cluster are to fall silent (half-open).
    bool silent(const std::string& cluster, const std::string& path, Ms now) const;
    // Open watches of an older epoch are ended with 410.
    uint64_t epoch() const { return m_epoch; }
    void endWatches() { ++m_epoch; }
    const std::vector<WireFault>& faults() const { return m_faults; }
    // Requests each face has been sent, by its name, faults or not.
    const std::map<std::string, int64_t>& asked() const { return m_asked; }

private:
    std::vector<WireFault> m_faults;
    std::map<std::string, int64_t> m_asked;
    int m_next = 1;
    uint64_t m_epoch = 0;
};

// "throttled", "slow", …; nullopt if it is no wire fault.
std::optional<WireFault::Kind> wireFaultKind(const std::string& name);
const char* toString(WireFault::Kind kind);

} // namespace mw::sim
