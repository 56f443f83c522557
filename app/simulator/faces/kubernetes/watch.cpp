// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Watches: one JSON document per line until the time-out, the client's end, or a 410. A stream runs
// on a thread of the port's pool; it waits without the lock.
#include "app/simulator/faces/kubernetes/kubernetes_face.h"

#include <httplib.h>

#include <chrono>

namespace mw::sim {

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::seconds bookmarkEvery(10);

struct Stream
{
    World& world;
    const FaceServer& server;
    std::string cluster, target;
    Kind kind;
    std::string ns;
    Accept accept;
    Form form;
    bool bookmarks = false;
    bool initial = false; // synthetic ADDED first
    bool markEnd = false; // and a bookmark that says where they end
    uint64_t rv = 0;
    uint64_t epoch = 0;
    uint64_t seen = 0;
    bool columnsSent = false;
    Clock::time_point end{};
    Clock::time_point nextBookmark{};
    bool lastBookmark = false;

    bool wants(const ObjectPtr& object) const
    {
        return object && (ns.empty() || object->ns == ns) && (!accept || accept(*object));
    }

    std::string table(const std::string& rows, uint64_t at)
    {
        std::string out = "{\"kind\":\"Table\",\"apiVersion\":\"meta.k8s.io/v1\",\"metadata\":"
                          "{\"resourceVersion\":\""
            + std::to_string(at) + "\"},\"columnDefinitions\":";
        out += columnsSent ? "null" : columnsOf(kind).dump();
        columnsSent = true;
        return out + ",\"rows\":[" + rows + "]}";
    }

    std::string line(const char* type, const Object& object, Ms now)
    {
        std::string body;
        if (form.kind == Form::Kind::Table)
            body = table(rowText(kind, object, form.include, now), object.rv);
        else if (form.kind == Form::Kind::Partial)
            body = partialText(objectText(kind, object, false), false);
        else
            body = objectText(kind, object, false);
        return std::string("{\"type\":\"") + type + "\",\"object\":" + body + "}\n";
    }

    std::string bookmark(bool endOfInitial)
    {
        Json metadata = {{"resourceVersion", std::to_string(rv)}};
        if (endOfInitial)
            metadata["annotations"] = {{"k8s.io/initial-events-end", "true"}};
        const bool plain = form.kind == Form::Kind::Plain;
        Json object = {{"kind", plain ? kindName(kind) : "PartialObjectMetadata"},
                       {"apiVersion", plain ? apiVersionOf(kind) : "meta.k8s.io/v1"},
                       {"metadata", metadata}};
        std::string body = object.dump();
        if (form.kind == Form::Kind::Table) {
            Json cells = Json::array();
            for (size_t i = 0; i < columnsOf(kind).size(); ++i)
                cells.push_back("");
            const std::string row = "{\"cells\":" + cells.dump()
                + ",\"object\":" + (form.include == IncludeObject::None ? "null" : body) + "}";
            body = table(row, rv);
        }
        return "{\"type\":\"BOOKMARK\",\"object\":" + body + "}\n";
    }

    // What is new since rv; sets over at the end of the stream.
    std::string collect(bool& over)
    {
        std::vector<std::pair<const char*, ObjectPtr>> events;
        Ms now = 0;
        bool ended = false;
        bool gone = false;
        uint64_t current = 0;
        uint64_t asked = rv;
        {
            const World::Guard guard(world);
            if (guard->wire.silent(cluster, target, guard->now()))
                return {};
            const Store& store = guard->cluster(cluster)->store();
            now = guard->now();
            seen = guard->changes();
            current = store.rv();
            if (initial) {
                size_t remaining = 0;
                for (const ObjectPtr& object :
                     store.at(kind, current, ns, {}, 0, remaining, accept))
                    events.push_back({"ADDED", object});
                rv = current;
            } else if (guard->wire.epoch() != epoch) {
                gone = true;
            } else {
                std::vector<Change> changes;
                gone = !store.changesAfter(kind, rv, changes);
                for (const Change& change : changes) {
                    const bool was = wants(change.previous);
                    const bool is = change.type != Change::Type::Deleted && wants(change.object);
                    if (is)
                        events.push_back({was ? "MODIFIED" : "ADDED", change.object});
                    else if (was && change.type == Change::Type::Deleted)
                        events.push_back({"DELETED", change.object});
                    else if (was)
                        events.push_back({"DELETED", leaving(change)});
                    rv = std::max(rv, change.rv);
                }
                if (rv < current && !gone)
                    rv = current; // nothing of ours up to here
            }
            ended = initial && markEnd;
            initial = false;
        }
        std::string out;
        if (gone) {
            over = true;
            return "{\"type\":\"ERROR\",\"object\":"
                + statusDoc(410,
                            "Expired",
                            "too old resource version: " + std::to_string(asked) + " ("
                                + std::to_string(current) + ")")
                      .dump()
                + "}\n";
        }
        for (const auto& [type, object] : events)
            out += line(type, *object, now);
        if (ended)
            out += bookmark(true);
        return out;
    }

    // An object that leaves the selection: as it was, with the revision of the change.
    static ObjectPtr leaving(const Change& change)
    {
        Object object = *change.previous;
        object.rv = change.rv;
        return std::make_shared<const Object>(std::move(object));
    }

    bool step(httplib::DataSink& sink)
    {
        if (server.stopping() || world.closed())
            return false;
        bool over = false;
        std::string out = collect(over);
        const auto now = Clock::now();
        const bool closing = !lastBookmark && now + std::chrono::seconds(1) >= end;
        if (bookmarks && !over && (now >= nextBookmark || closing) && out.empty()) {
            const World::Guard guard(world);
            if (!guard->wire.silent(cluster, target, guard->now()))
                out = bookmark(false);
            nextBookmark = now + bookmarkEvery;
            lastBookmark = lastBookmark || closing;
        }
        if (!out.empty() && !sink.write(out.data(), out.size()))
            return false;
        if (over || now >= end) {
            sink.done();
            return true;
        }
        if (!sink.is_writable())
            return false; // the client has gone
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - now);
        world.waitForChange(seen, std::min(left, std::chrono::milliseconds(200)));
        return true;
    }
};

} // namespace

std::optional<Reply> KubernetesFace::openWatch(const Call& call, httplib::Response& response)
{
    const Kind kind = *call.resource->stored;
    const auto forbidden = [](const std::string& field, const std::string& message) {
        return invalid("meta.k8s.io",
                       "ListOptions",
                       "",
                       {{"FieldValueForbidden", field, "Forbidden: " + message}});
    };
    const std::string match = call.param("resourceVersionMatch");
    const bool initialEvents = call.has("sendInitialEvents");
    if (initialEvents && match != "NotOlderThan") {
        return forbidden("resourceVersionMatch",
                         "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan");
    }
    if (!initialEvents && !match.empty()) {
        return forbidden("resourceVersionMatch",
                         "resourceVersionMatch is forbidden for watch unless "
                         "sendInitialEvents is provided");
    }
    const bool bookmarks = call.flag("allowWatchBookmarks");
    if (initialEvents && !bookmarks) {
        return forbidden("sendInitialEvents",
                         "sendInitialEvents requires setting allowWatchBookmarks to true");
    }
    const std::string rvText = call.param("resourceVersion");
    uint64_t rv = 0;
    if (!rvText.empty() && !parseRevision(rvText, rv)) {
        return statusReply(500,
                           "",
                           "resourceVersion: Invalid value: \"" + rvText
                               + "\": strconv.ParseUint: parsing \"" + rvText
                               + "\": invalid syntax");
    }
    Accept accept;
    std::string fields = call.param("fieldSelector");
    if (auto wrong = makeSelector(kind, call.param("labelSelector"), fields, accept))
        return wrong;
    int seconds = 1800 + static_cast<int>(Clock::now().time_since_epoch().count() % 1800);
    if (const std::string text = call.param("timeoutSeconds"); !text.empty()) {
        if (text.find_first_not_of("0123456789") != std::string::npos || text.size() > 6)
            return badRequest("strconv.ParseInt: parsing \"" + text + "\": invalid syntax");
        seconds = std::max(1, std::stoi(text));
    }
    auto stream = std::make_shared<Stream>(Stream{m_world,
                                                  *m_server,
                                                  m_cluster,
                                                  call.http->target,
                                                  kind,
                                                  call.ns,
                                                  std::move(accept),
                                                  formOf(call)});
    stream->bookmarks = bookmarks;
    const bool any = rvText.empty() || rv == 0;
    stream->initial = initialEvents ? call.flag("sendInitialEvents") : any;
    stream->markEnd = initialEvents;
    stream->rv = rv;
    const auto now = Clock::now();
    stream->end = now + std::chrono::seconds(seconds);
    stream->nextBookmark = now + bookmarkEvery;
    {
        const World::Guard guard(m_world);
        stream->epoch = guard->wire.epoch();
        if (!stream->initial && any)
            stream->rv = cluster(*guard)->store().rv();
    }
    response.status = 200;
    response.set_header("Cache-Control", "no-cache, private");
    response.set_chunked_content_provider(
        "application/json",
        [stream](size_t, httplib::DataSink& sink) { return stream->step(sink); });
    return std::nullopt;
}

} // namespace mw::sim
