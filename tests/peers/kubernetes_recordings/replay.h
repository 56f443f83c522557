// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A server that answers with what a real kube-apiserver answered: its objects, byte for byte, cut
// into the pages that are asked for, its watches chunk by chunk, its Tables and its errors. TLS.
#pragma once

#include "models/net/transport.h"
#include "tests/models/sources_kubernetes/recordings.h"
#include "tests/support/fault_server.h"

#include <deque>
#include <map>
#include <mutex>
#include <optional>

namespace mwtest {

struct KindPath
{
    const char* part; // as the source names it
    const char* path;
};
inline constexpr KindPath kindPaths[] = {{"namespaces", "/api/v1/namespaces"},
                                         {"pods", "/api/v1/pods"},
                                         {"nodes", "/api/v1/nodes"},
                                         {"events", "/api/v1/events"},
                                         {"deployments", "/apis/apps/v1/deployments"},
                                         {"statefulsets", "/apis/apps/v1/statefulsets"},
                                         {"daemonsets", "/apis/apps/v1/daemonsets"}};

class Replay
{
public:
    // `set`: "small" or "estate" (recordings/README.md).
    Replay(QString shared, const std::string& set);

    mw::EndpointPtr endpoint() const;
    FaultServer& server() { return *m_server; }

    // The next list (or watch) of this kind gets this recording instead of the usual answer: a
    // further page of the list, or a watch that stays open and silent. Several queue up; an empty
    // name stands for the usual answer.
    void next(const std::string& part, bool watch, const char* recordingName);
    // The open watch of the kind comes to its end, as after its timeoutSeconds.
    void endWatch(const std::string& part);

    // Targets asked for so far.
    std::vector<std::string> lists(const std::string& part) const { return asked(part, false); }
    std::vector<std::string> watches(const std::string& part) const { return asked(part, true); }
    size_t packedLists() const; // answered with gzip

    static std::string queryValue(const std::string& target, const std::string& key);

private:
    struct Kind
    {
        std::string part, path;
        Recording list, table;
        std::vector<std::string> items; // raw
        std::string resourceVersion;
        std::deque<std::optional<Recording>> nextLists, nextWatches;
        int watchesToEnd = 0;
    };
    void load(Kind& kind, const std::string& set);
    void serve(Kind& kind, Conversation& c);
    void servePage(Kind& kind, Conversation& c);
    void serveRecording(const Recording& recording, Conversation& c);
    void holdOpen(Kind& kind, Conversation& c);
    std::vector<std::string> asked(const std::string& part, bool watch) const;

    QString m_shared;
    Authority m_authority;
    mutable std::mutex m_mutex; // guards what the kinds queue
    std::map<std::string, Kind> m_kinds;
    size_t m_packed = 0;
    std::unique_ptr<FaultServer> m_server; // last: its threads use what stands above
};

} // namespace mwtest
