// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Plays the hub for one Kubernetes source: keeps its open requests, answers them by hand as the hub
// would, applies the rows.
#pragma once

#include "models/sources/kubernetes/kubernetes.h"
#include "tests/models/sources_kubernetes/recordings.h"

#include <algorithm>
#include <map>
#include <set>

namespace mwtest {

class Driver
{
public:
    explicit Driver(mw::KubernetesSettings settings = makeSettings())
        : source(mw::makeKubernetesSource(std::move(settings)))
    {
    }

    static mw::KubernetesSettings makeSettings()
    {
        mw::KubernetesSettings settings;
        settings.cluster = "prod";
        return settings;
    }

    void start() { take(source->start(now)); }
    void wake()
    {
        open.clear(); // as the hub does
        take(source->wake(now));
    }

    bool has(const std::string& key) const { return open.count(key) != 0; }
    std::string target(const std::string& key) const
    {
        const auto it = open.find(key);
        return it == open.end() ? std::string() : it->second.call.target;
    }
    const mw::SourceRequest& request(const std::string& key) const { return open.at(key); }
    int listsOpen() const
    {
        int count = 0;
        for (const auto& [key, request] : open)
            count += request.lane == mw::Lane::Bulk && key.rfind("metrics", 0) != 0;
        return count;
    }

    // A whole answer, in cuts of `cut` bytes (0 = at once).
    void answer(const std::string& key, const Recording& recording, size_t cut = 0)
    {
        finish(key, recording, cut, std::nullopt, mw::Millis(50));
    }
    void answer(const std::string& key, int status, const std::string& body)
    {
        Recording recording;
        recording.status = status;
        recording.headers = {{"Content-Type", "application/json"}};
        recording.body = body;
        answer(key, recording);
    }
    // The transfer broke after what `recording` holds.
    void fail(const std::string& key, mw::ErrorKind kind, const Recording& recording = {})
    {
        mw::Error broken;
        broken.kind = kind;
        finish(key, recording, 0, broken, mw::Millis(90'000));
    }
    // A stream that ended by itself.
    void end(const std::string& key, const std::string& body, mw::Millis lasted)
    {
        Recording recording;
        recording.status = 200;
        recording.headers = {{"Content-Type", "application/json"}};
        recording.body = body;
        finish(key, recording, 0, std::nullopt, lasted);
    }

    std::unique_ptr<mw::Source> source;
    mw::World now{std::chrono::hours(24 * 20'000)};
    std::map<std::string, mw::SourceRequest> open;
    std::vector<std::string> sent; // every target asked for, in order
    std::map<std::string, mw::Pod> pods;
    std::map<std::string, mw::KubeNode> nodes;
    std::map<std::string, std::string> others; // rows of other topics: "Kind ns/name" → uid
    mw::ClusterState state;
    std::vector<mw::UsageRows::Entry> usage;
    int usageGone = 0;
    int sweeps = 0;
    bool holds = false; // of the last step
    void seed(const std::string& scope, const std::string& ns, const std::string& name)
    {
        mw::Rows<mw::Pod> was;
        was.scope = scope;
        was.upserts.emplace_back();
        was.upserts.back().key = {mw::Atom("prod"), mw::Atom("Pod"), mw::Atom(ns), name};
        rows(was, pods);
    }
    std::optional<mw::PartStatus> part; // of the last step
    std::optional<mw::Error> error; // of the last outcome
    int64_t expected = -1;

private:
    void take(mw::Step step)
    {
        part = step.part;
        holds = step.holds;
        for (auto& request : step.requests) {
            sent.push_back(request.call.target);
            const std::string key = request.key;
            open.insert_or_assign(key, std::move(request));
        }
        apply(step.delta);
    }

    template <class Row, class Store>
    void rows(mw::Rows<Row>& part_, Store& store)
    {
        auto& scopes = m_scopes[&store];
        if (part_.begin) {
            m_old[part_.scope].clear();
            for (const auto& [name, row] : store) {
                if (scopes[name] == part_.scope)
                    m_old[part_.scope].insert(name);
            }
        }
        for (auto& row : part_.upserts) {
            const std::string name = keyText(row.key);
            m_old[part_.scope].erase(name);
            scopes[name] = part_.scope;
            put(store, name, std::move(row));
        }
        for (const auto& key : part_.removed)
            store.erase(keyText(key));
        if (part_.commit) {
            for (const std::string& name : m_old[part_.scope])
                store.erase(name);
            m_old[part_.scope].clear();
        }
        if (!part_.sweep)
            return;
        ++sweeps;
        std::erase_if(store, [&](const auto& entry) {
            const std::string& scope = scopes[entry.first];
            const auto& told = part_.told;
            return (scope == part_.scope || scope.rfind(part_.scope + ':', 0) == 0)
                && std::find(told.begin(), told.end(), scope) == told.end();
        });
    }
    static std::string keyText(const mw::ObjectKey& key) { return key.ns.str() + '/' + key.name; }
    template <class Store, class Row>
    static void put(Store& store, const std::string& name, Row row)
    {
        store[name] = std::move(row);
    }

    void apply(mw::Delta& delta)
    {
        for (auto& topic : delta) {
            if (auto* podRows = std::get_if<mw::Rows<mw::Pod>>(&topic))
                rows(*podRows, pods);
            else if (auto* nodeRows = std::get_if<mw::Rows<mw::KubeNode>>(&topic))
                rows(*nodeRows, nodes);
            else if (auto* clusters = std::get_if<mw::Rows<mw::ClusterState>>(&topic))
                state = clusters->upserts.back();
            else if (auto* usages = std::get_if<mw::UsageRows>(&topic)) {
                usage.insert(usage.end(), usages->entries.begin(), usages->entries.end());
                usageGone += usages->gone;
            } else if (auto* works = std::get_if<mw::Rows<mw::Workload>>(&topic)) {
                for (const auto& row : works->upserts)
                    others[row.key.kind.str() + ' ' + keyText(row.key)] = row.uid;
            }
        }
    }

    void finish(const std::string& key,
                const Recording& recording,
                size_t cut,
                std::optional<mw::Error> broken,
                mw::Millis lasted)
    {
        const auto it = open.find(key);
        if (it == open.end())
            throw std::runtime_error("no open request " + key);
        mw::SourceRequest request = std::move(it->second);
        open.erase(it);
        mw::Outcome outcome;
        outcome.key = key;
        outcome.head = recording.head();
        outcome.lasted = lasted;
        mw::Decoder& decoder = *request.decoder;
        if (recording.status >= 400 && !request.anyStatus) {
            outcome.error = mw::errorFromStatus(recording.status, recording.headers, now);
            outcome.error->detail = mw::kube::readStatus(recording.body).message;
        } else if (recording.status != 0) {
            outcome.error = feed(decoder, request.lines, recording, cut);
        }
        if (!outcome.error && !broken) {
            auto last = decoder.finish();
            if (last)
                apply(*last);
            else
                outcome.error = last.error();
        }
        if (broken)
            outcome.error = broken;
        outcome.result = decoder.takeResult();
        expected = decoder.itemsExpected();
        error = outcome.error;
        failures[key] = outcome.error ? failures[key] + 1 : 0;
        outcome.failures = failures[key];
        take(source->finished(std::move(outcome), now));
    }

    std::optional<mw::Error>
    feed(mw::Decoder& decoder, bool lines, const Recording& recording, size_t cut)
    {
        if (const mw::Status status = decoder.head(recording.head()); !status)
            return status.error();
        std::string body = recording.body;
        if (lines && !body.empty() && body.back() == '\n')
            body.pop_back();
        for (size_t at = 0; at < body.size();) {
            const size_t take_ = cut == 0 || lines ? body.size() : std::min(cut, body.size() - at);
            // Its own allocation: reading behind it is an error that a sanitizer sees.
            const std::vector<char> chunk(body.begin() + static_cast<ptrdiff_t>(at),
                                          body.begin() + static_cast<ptrdiff_t>(at + take_));
            auto delta = decoder.feed({chunk.data(), chunk.size()});
            if (!delta)
                return delta.error();
            apply(*delta);
            at += take_;
        }
        return std::nullopt;
    }

    std::map<std::string, int> failures;
    std::map<std::string, std::set<std::string>> m_old; // rows of the generation before, by scope
    std::map<const void*, std::map<std::string, std::string>> m_scopes; // of rows, by store
};

} // namespace mwtest
