// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/peers/kubernetes_recordings/replay.h"

using namespace mw;
using namespace std::chrono_literals;

namespace mwtest {
namespace {

// Of the connection, not of the answer.
Headers answerHeaders(const Headers& recorded)
{
    Headers headers;
    for (const auto& [name, value] : recorded) {
        if (name != "Content-Length" && name != "Transfer-Encoding" && name != "Connection"
            && name != "Content-Encoding" && name != "Date")
            headers.emplace_back(name, value);
    }
    return headers;
}

bool wantsTable(const ReceivedRequest& request)
{
    return request.header("Accept").find("as=Table") != std::string::npos;
}

} // namespace

std::string Replay::queryValue(const std::string& target, const std::string& key)
{
    for (size_t at = target.find('?'); at != std::string::npos; at = target.find('&', at + 1)) {
        const std::string pair = target.substr(at + 1, target.find('&', at + 1) - at - 1);
        if (pair.starts_with(key + "="))
            return pair.substr(key.size() + 1);
    }
    return {};
}

Replay::Replay(QString shared, const std::string& set) : m_shared(std::move(shared))
{
    for (const KindPath& one : kindPaths) {
        Kind& kind = m_kinds[one.part];
        kind.part = one.part;
        kind.path = one.path;
        load(kind, set);
    }
    FaultOptions options;
    options.tls = true;
    options.identity = m_authority.issue();
    m_server = std::make_unique<FaultServer>(options);
    for (auto& [part, kind] : m_kinds)
        m_server->on(kind.path, [this, &kind = kind](Conversation& c) { serve(kind, c); });
    const auto fixed = [this](const char* path, const char* name) {
        m_server->on(path, [this, made = recording(m_shared, name)](Conversation& c) {
            serveRecording(made, c);
        });
    };
    fixed("/version", "version");
    fixed("/readyz", "readyz-verbose");
    fixed("/readyz/etcd", "err-404-readyz-named-check");
    fixed("/apis/metrics.k8s.io/v1beta1/nodes", "metrics-nodes");
    fixed("/apis/metrics.k8s.io/v1beta1/pods", "metrics-pods-ns");
}

void Replay::load(Kind& kind, const std::string& set)
{
    kind.list = recording(m_shared, ("json-" + set + "-" + kind.part).c_str());
    kind.table = recording(m_shared, ("table-" + set + "-" + kind.part + "-none").c_str());
    kube::ListBody body(size_t(1) << 30);
    const Status read = body.feed(kind.list.body, [&kind](std::string_view item, bool) {
        kind.items.emplace_back(item);
        return true;
    });
    if (!read || !body.finish())
        throw std::runtime_error("the recorded list of " + kind.part + " is missing");
    kind.resourceVersion = body.meta().resourceVersion;
}

EndpointPtr Replay::endpoint() const
{
    Endpoint endpoint;
    endpoint.baseUrl = m_server->url();
    endpoint.tls.caPem = m_authority.pem();
    return std::make_shared<const Endpoint>(endpoint);
}

void Replay::next(const std::string& part, bool watch, const char* recordingName)
{
    std::optional<Recording> made;
    if (*recordingName) {
        made = recording(m_shared, recordingName);
        if (made->status == 0)
            throw std::runtime_error(std::string("there is no recording ") + recordingName);
    }
    const std::lock_guard lock(m_mutex);
    Kind& kind = m_kinds.at(part);
    (watch ? kind.nextWatches : kind.nextLists).push_back(std::move(made));
}

void Replay::endWatch(const std::string& part)
{
    const std::lock_guard lock(m_mutex);
    ++m_kinds.at(part).watchesToEnd;
}

size_t Replay::packedLists() const
{
    const std::lock_guard lock(m_mutex);
    return m_packed;
}

std::vector<std::string> Replay::asked(const std::string& part, bool watch) const
{
    const std::string& path = m_kinds.at(part).path;
    std::vector<std::string> targets;
    for (const ReceivedRequest& request : m_server->requests()) {
        const bool same = request.target.substr(0, request.target.find('?')) == path;
        if (same && !wantsTable(request) && (queryValue(request.target, "watch") == "1") == watch)
            targets.push_back(request.target);
    }
    return targets;
}

void Replay::serve(Kind& kind, Conversation& c)
{
    if (wantsTable(c.request)) {
        // What a Table is rendered at, its Date says.
        Headers headers = answerHeaders(kind.table.headers);
        if (const std::string* date = findHeader(kind.table.headers, "Date"))
            headers.emplace_back("Date", *date);
        c.reply(kind.table.status, headers, kind.table.body);
        return;
    }
    const bool watch = queryValue(c.request.target, "watch") == "1";
    std::optional<Recording> instead;
    {
        const std::lock_guard lock(m_mutex);
        auto& queue = watch ? kind.nextWatches : kind.nextLists;
        if (!queue.empty()) {
            instead = std::move(queue.front());
            queue.pop_front();
        }
    }
    if (instead) {
        serveRecording(*instead, c);
        if (!instead->stream || instead->serverEnded)
            return;
    }
    if (!watch) {
        servePage(kind, c);
        return;
    }
    if (!instead)
        c.chunkedHead(200, answerHeaders(kind.list.headers));
    holdOpen(kind, c);
}

void Replay::holdOpen(Kind& kind, Conversation& c)
{
    for (;;) {
        if (!c.pause(5ms))
            return;
        const std::lock_guard lock(m_mutex);
        if (kind.watchesToEnd > 0) {
            --kind.watchesToEnd;
            break;
        }
    }
    c.lastChunk();
}

// As the API server pages: an opaque token that goes on where the page ended, the first page's
// revision for all of them, how many remain; gzip above 128 KiB for whoever takes it.
void Replay::servePage(Kind& kind, Conversation& c)
{
    const std::string limit = queryValue(c.request.target, "limit");
    const std::string token = queryValue(c.request.target, "continue");
    const size_t from = token.empty() ? 0 : std::stoul(token.substr(token.rfind('-') + 1));
    const size_t count = limit.empty() ? kind.items.size() : std::stoul(limit);
    const size_t to = std::min(kind.items.size(), from + count);
    std::string meta = R"("resourceVersion":")" + kind.resourceVersion + '"';
    if (to < kind.items.size())
        meta += R"(,"continue":"eyJ2IjoibWV0YS5rOHMuaW8vdjEi-)" + std::to_string(to)
            + R"(","remainingItemCount":)" + std::to_string(kind.items.size() - to);
    std::string body = R"({"kind":"List","apiVersion":"v1","metadata":{)" + meta + R"(},"items":[)";
    for (size_t i = from; i < to; ++i)
        body += (i == from ? "" : ",") + kind.items[i];
    body += "]}\n";
    Headers headers = answerHeaders(kind.list.headers);
    const bool packed = body.size() > (128u << 10)
        && c.request.header("Accept-Encoding").find("gzip") != std::string::npos;
    if (packed) {
        headers.emplace_back("Content-Encoding", "gzip");
        const std::lock_guard lock(m_mutex);
        ++m_packed;
    }
    c.reply(200, headers, packed ? gzip(body) : body);
}

void Replay::serveRecording(const Recording& recording, Conversation& c)
{
    const Headers headers = answerHeaders(recording.headers);
    if (!recording.stream) {
        c.reply(recording.status, headers, recording.body);
        return;
    }
    c.chunkedHead(recording.status, headers);
    // Each its own piece on the wire, as it was, and not much faster than a person would notice.
    int before = 0;
    for (size_t i = 0; i < recording.chunks.size(); ++i) {
        c.pause(std::chrono::milliseconds(std::clamp(recording.times[i] - before, 1, 150)));
        before = recording.times[i];
        c.chunk(recording.chunks[i]);
    }
    if (recording.serverEnded)
        c.lastChunk();
}

} // namespace mwtest
