// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A small world for the engine: one Kubernetes cluster "prod", one Prometheus "prometheus", a
// desktop, a disk that can lose and refuse, and one place where everything may die at any moment.
#pragma once

#include "models/base/clock.h"
#include "models/net/gateway.h"
#include "models/runbook/engine.h"
#include "models/runbook/journal/file_layer.h"

#include <deque>
#include <nlohmann/json.hpp>
#include <optional>
#include <random>
#include <set>

namespace mwtest {

// Counts the moments at which a process could die; after `at` moments nothing works any more.
struct Death
{
    int at = -1; // never
    int moments = 0;
    bool dead = false;
    bool powerLoss = false; // what was not synced is lost
    std::function<void(int moment)> observe; // before each moment
    // false: the process is gone, the operation does not happen.
    bool alive()
    {
        if (observe && !dead)
            observe(moments);
        if (!dead && at >= 0 && moments++ >= at)
            dead = true;
        else if (at < 0)
            ++moments;
        return !dead;
    }
};

class MemoryFiles final : public mw::runbook::FileLayer
{
public:
    struct File
    {
        std::string bytes;
        size_t synced = 0;
        std::vector<size_t> writes; // where each write since the last sync began
        std::string before; // overwritten and not synced: what the disk still has
        bool overwritten = false;
    };
    explicit MemoryFiles(Death* death = nullptr) : m_death(death) { }

    std::map<std::string, File> files;
    std::set<std::string> locks;
    int failSyncAfter = -1; // that many syncs work
    int fullAfterBytes = -1; // ENOSPC
    int syncs = 0;

    // The machine comes back: locks are gone; after a loss of power, so is what was not synced.
    void restart(bool powerLoss)
    {
        locks.clear();
        if (!powerLoss)
            return;
        for (auto& [path, file] : files) {
            file.bytes.resize(std::min(file.synced, file.bytes.size()));
            file.writes.clear();
            file.overwritten = false;
        }
    }
    // The power goes, and of what was not synced each write is lost, torn or there, in no order:
    // where a later one reached the disk first, the file has zeros before it.
    void restartTorn(std::mt19937& random);

    mw::Status makeDirs(const std::string&) override { return guard(); }
    mw::Status syncDir(const std::string&) override { return guard(); }
    mw::Result<std::unique_ptr<mw::runbook::AppendFile>> openAppend(const std::string& path,
                                                                    bool create) override;
    mw::Result<std::string> read(const std::string& path, size_t) override;
    mw::Status truncate(const std::string& path, size_t bytes) override;
    mw::Status overwrite(const std::string& path, std::string_view bytes, bool durable) override;
    mw::Result<std::unique_ptr<mw::runbook::FileLock>> lock(const std::string& path) override;
    mw::Result<size_t> size(const std::string& path) override
    {
        const auto it = files.find(path);
        if (it == files.end())
            return mw::Error{mw::ErrorKind::NotAvailable, "no such file " + path, 0, {}, {}};
        return it->second.bytes.size();
    }
    bool exists(const std::string& path) override { return files.count(path) > 0; }
    mw::Status remove(const std::string& path) override
    {
        files.erase(path);
        return guard();
    }
    mw::Status guard();
    Death* death() { return m_death; }

private:
    Death* m_death;
};

class FakeWorld final : public mw::Gateway, public mw::runbook::Notifier
{
public:
    explicit FakeWorld(mw::FixedClock& clock, Death* death = nullptr);

    // Kubernetes: one Deployment shop/api with revisions.
    int64_t replicas = 3;
    int64_t readyReplicas = 3;
    int64_t generation = 1;
    int currentRevision = 4;
    std::map<int, std::string> images{{3, "api:1.0"}, {4, "api:1.1"}};
    bool paused = false;
    bool ready = true; // the rollout is through
    std::string restartedAt;
    nlohmann::json metadata = nlohmann::json::object(); // of the Deployment, besides its own
    std::string warning; // the server says it with every write
    int patches = 0; // applied, not dry
    int effective = 0; // that changed something
    std::vector<int64_t> scaledTo; // in the order in which it happened
    // Prometheus answers these in turn, the last one for ever; "error" is a failing server.
    std::deque<std::string> samples{"0.001"};
    std::vector<std::string> notifications;
    std::vector<std::string> log; // "PATCH /apis/…"

    // Leases by path, as the API server keeps them: a resourceVersion decides every race.
    std::map<std::string, nlohmann::json> leases;
    bool leasesForbidden = false;
    int leaseWrites = 0;

    // Faults of the next write.
    bool loseReply = false; // applied, but the answer is lost
    bool refuse = false; // 403
    mw::Millis landsAfter{}; // accepted, answer lost, applied later
    bool silent = false; // nothing answers at all

    uint64_t
    submit(const std::string& endpoint, mw::HttpCall call, mw::Priority, Done done) override;
    // Nobody waits for the answer any more; what has left the laptop cannot be called back.
    void cancel(uint64_t ticket) override;
    void notify(const std::string& title,
                const std::string& text,
                std::function<void(mw::Status)> done) override;
    // What is on its way lands, answers arrive. False: nothing was there.
    bool deliver();
    nlohmann::json deployment() const;
    mw::runbook::Services services(mw::runbook::FileLayer& files);

private:
    mw::Result<mw::HttpResponse> answer(const std::string& endpoint, const mw::HttpCall& call);
    mw::Result<mw::HttpResponse> kube(const mw::HttpCall& call);
    mw::Result<mw::HttpResponse> lease(const mw::HttpCall& call, const std::string& path);
    bool apply(const mw::HttpCall& call, bool dry, std::string& problem);
    nlohmann::json replicaSets() const;

    mw::FixedClock& m_clock;
    Death* m_death;
    struct Pending
    {
        std::string endpoint;
        mw::HttpCall call;
        Done done;
    };
    std::map<uint64_t, Pending> m_pending;
    std::vector<std::pair<mw::World, mw::HttpCall>> m_late;
    uint64_t m_next = 1;
};

} // namespace mwtest
