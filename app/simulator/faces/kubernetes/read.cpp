// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// GET of lists (paging, resourceVersion semantics, Tables) and of single objects; health.
#include "app/simulator/faces/kubernetes/kubernetes_face.h"

#include <httplib.h>

#include <chrono>
#include <thread>

namespace mw::sim {

namespace {

constexpr char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

std::string toBase64(const std::string& text)
{
    std::string out;
    uint32_t buffer = 0;
    int bits = 0;
    for (const char c : text) {
        buffer = (buffer << 8) | static_cast<unsigned char>(c);
        bits += 8;
        while (bits >= 6) {
            bits -= 6;
            out += digits[(buffer >> bits) & 63u];
        }
    }
    if (bits > 0)
        out += digits[(buffer << (6 - bits)) & 63u];
    return out;
}

std::string fromBase64(const std::string& text)
{
    std::string out;
    uint32_t buffer = 0;
    int bits = 0;
    for (const char c : text) {
        const char* at = std::char_traits<char>::find(digits, 64, c);
        if (!at)
            break;
        buffer = (buffer << 6) | static_cast<uint32_t>(at - digits);
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            out += static_cast<char>((buffer >> bits) & 255u);
        }
    }
    return out;
}

std::string continueToken(int64_t rv, const std::string& key)
{
    return toBase64(Json{{"v", "meta.k8s.io/v1"}, {"rv", rv}, {"start", key + '\0'}}.dump());
}

struct Paging
{
    size_t limit = 0;
    std::string start;
    bool exact = false;
    uint64_t rv = 0;
};

const char* const outdated
    = "The provided continue parameter is too old to display a consistent list result. You can "
      "start a new list without the continue parameter, or use the continue token in this response "
      "to retrieve the remainder of the results. Continuing with the provided token results in an "
      "inconsistent list - objects that were created, modified, or deleted between the time the "
      "first chunk was returned and now may show up in the list.";

Reply tooLarge(uint64_t wanted, uint64_t current)
{
    Json details = {{"causes",
                     Json::array({{{"reason", "ResourceVersionTooLarge"},
                                   {"message", "Too large resource version"}}})},
                    {"retryAfterSeconds", 1}};
    Reply reply = statusReply(504,
                              "Timeout",
                              "Timeout: Too large resource version: " + std::to_string(wanted)
                                  + ", current: " + std::to_string(current),
                              details);
    reply.headers.push_back({"Retry-After", "1"});
    return reply;
}

Reply forbiddenOption(const std::string& message)
{
    return invalid("meta.k8s.io",
                   "ListOptions",
                   "",
                   {{"FieldValueForbidden", "resourceVersionMatch", "Forbidden: " + message}});
}

} // namespace

Reply KubernetesFace::list(const Call& call)
{
    const Kind kind = *call.resource->stored;
    Paging paging;
    if (const std::string text = call.param("limit"); !text.empty()) {
        if (text.find_first_not_of("0123456789") != std::string::npos || text.size() > 9)
            return badRequest("strconv.ParseInt: parsing \"" + text + "\": invalid syntax");
        paging.limit = std::stoul(text);
    }
    const std::string rvText = call.param("resourceVersion");
    const std::string match = call.param("resourceVersionMatch");
    const std::string token = call.param("continue");
    uint64_t rv = 0;
    if (!rvText.empty() && !parseRevision(rvText, rv)) {
        return badRequest("Invalid value: \"" + rvText + "\": strconv.ParseUint: parsing \""
                          + rvText + "\": invalid syntax");
    }
    if (!match.empty()) {
        if (rvText.empty())
            return forbiddenOption(
                "resourceVersionMatch is forbidden unless resourceVersion is provided");
        if (!token.empty())
            return forbiddenOption("resourceVersionMatch is forbidden when continue is provided");
        if (match != "Exact" && match != "NotOlderThan")
            return invalid("meta.k8s.io",
                           "ListOptions",
                           "",
                           {{"FieldValueNotSupported",
                             "resourceVersionMatch",
                             "Unsupported value: \"" + match
                                 + "\": supported values: \"Exact\", \"NotOlderThan\", \"\""}});
    }
    Accept accept;
    if (const auto wrong
        = makeSelector(kind, call.param("labelSelector"), call.param("fieldSelector"), accept))
        return *wrong;
    bool inconsistent = false;
    if (!token.empty()) {
        const Json decoded = Json::parse(fromBase64(token), nullptr, false);
        if (!decoded.is_object() || !decoded.contains("start") || !decoded["start"].is_string()
            || !decoded.contains("rv") || !decoded["rv"].is_number_integer())
            return badRequest("invalid continue token: continue key is not valid: illegal base64 "
                              "data or no JSON in it");
        paging.start = decoded["start"].get<std::string>();
        if (!paging.start.empty() && paging.start.back() == '\0')
            paging.start.pop_back();
        const int64_t at = decoded["rv"].get<int64_t>();
        inconsistent = at < 0;
        paging.exact = !inconsistent;
        paging.rv = inconsistent ? 0 : static_cast<uint64_t>(at);
    } else if (rvText == "0") {
        paging.limit = 0; // the cache answers, and it knows no limit
    } else if (!rvText.empty()) {
        paging.exact = match == "Exact" || (match.empty() && paging.limit > 0);
        paging.rv = rv;
    }

    std::vector<ObjectPtr> found;
    size_t remaining = 0;
    uint64_t listRv = 0;
    Ms now = 0;
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(3);
    for (bool waiting = true; waiting;) {
        {
            const World::Guard guard(m_world);
            const Store& store = cluster(*guard)->store();
            now = guard->now();
            listRv = store.rv();
            if (paging.rv > listRv) {
                if (std::chrono::steady_clock::now() >= deadline || m_server->stopping())
                    return tooLarge(paging.rv, listRv);
            } else {
                if (paging.exact) {
                    if (!store.knows(kind, paging.rv)) {
                        return token.empty()
                            ? expired("The resourceVersion for the provided list is too old.")
                            : expired(outdated, continueToken(-1, paging.start));
                    }
                    listRv = paging.rv;
                }
                found = store.at(
                    kind, listRv, call.ns, paging.start, paging.limit, remaining, accept);
                waiting = false;
            }
        }
        // A revision of the future: look again in a while, without the lock.
        if (waiting)
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }

    Json metadata = {{"resourceVersion", std::to_string(listRv)}};
    if (remaining > 0) {
        metadata["continue"] = continueToken(static_cast<int64_t>(listRv),
                                             objectKey(found.back()->ns, found.back()->name));
        if (!accept)
            metadata["remainingItemCount"] = remaining;
    }
    const Form form = formOf(call);
    Reply reply;
    std::string& out = reply.body;
    const bool table = form.kind == Form::Kind::Table;
    const bool partial = form.kind == Form::Kind::Partial;
    if (table) {
        out = "{\"kind\":\"Table\",\"apiVersion\":\"meta.k8s.io/v1\",\"metadata\":"
            + metadata.dump() + ",\"columnDefinitions\":" + columnsOf(kind).dump() + ",\"rows\":[";
    } else if (partial) {
        out = "{\"kind\":\"PartialObjectMetadataList\",\"apiVersion\":\"meta.k8s.io/v1\","
              "\"metadata\":"
            + metadata.dump() + ",\"items\":[";
    } else {
        out = "{\"kind\":\"" + call.resource->kind + "List\",\"apiVersion\":\""
            + call.resource->groupVersion() + "\",\"metadata\":" + metadata.dump() + ",\"items\":[";
    }
    bool first = true;
    for (const ObjectPtr& object : found) {
        if (!first)
            out += ',';
        first = false;
        if (table)
            out += rowText(kind, *object, form.include, now);
        else if (partial)
            out += partialText(objectText(kind, *object, false), true);
        else
            out += objectText(kind, *object, true);
    }
    out += "]}\n";
    return reply;
}

Reply KubernetesFace::object(
    const Call& call, Kind kind, const ObjectPtr& object, int code, Ms now) const
{
    const Form form = formOf(call);
    Reply reply;
    reply.code = code;
    if (form.kind == Form::Kind::Table) {
        reply.body = "{\"kind\":\"Table\",\"apiVersion\":\"meta.k8s.io/v1\",\"metadata\":"
                     "{\"resourceVersion\":\""
            + std::to_string(object->rv) + "\"},\"columnDefinitions\":" + columnsOf(kind).dump()
            + ",\"rows\":[" + rowText(kind, *object, form.include, now) + "]}\n";
    } else if (form.kind == Form::Kind::Partial) {
        reply.body = partialText(objectText(kind, *object, false), false) + "\n";
    } else {
        reply.body = objectText(kind, *object, false) + "\n";
    }
    return reply;
}

Reply KubernetesFace::get(const Call& call)
{
    const Kind kind = *call.resource->stored;
    ObjectPtr found;
    Ms now = 0;
    {
        const World::Guard guard(m_world);
        found = cluster(*guard)->store().find(kind, call.ns, call.name);
        now = guard->now();
    }
    if (!found)
        return notFound(call.resource->group, call.resource->plural, call.name);
    return object(call, kind, found, 200, now);
}

Reply KubernetesFace::health(const Call& call)
{
    static const std::vector<std::string> checks = {
        "ping",
        "log",
        "etcd",
        "etcd-readiness",
        "informer-sync",
        "poststarthook/start-apiserver-admission-initializer",
        "poststarthook/generic-apiserver-start-informers",
        "poststarthook/priority-and-fairness-config-consumer",
        "poststarthook/priority-and-fairness-filter",
        "poststarthook/storage-object-count-tracker-hook",
        "poststarthook/start-apiextensions-informers",
        "poststarthook/start-apiextensions-controllers",
        "poststarthook/crd-informer-synced",
        "poststarthook/rbac/bootstrap-roles",
        "poststarthook/scheduling/bootstrap-system-priority-classes",
        "poststarthook/apiservice-registration-controller",
        "poststarthook/apiservice-discovery-controller",
        "autoregister-completion",
        "shutdown",
    };
    const auto parts = splitList(call.path, '/');
    const std::string& endpoint = parts[0];
    const auto served = [&](const std::string& check) {
        return endpoint == "readyz"
            || (check != "etcd-readiness" && check != "informer-sync" && check != "shutdown");
    };
    if (parts.size() > 1) {
        const std::string wanted = call.path.substr(endpoint.size() + 2);
        for (const std::string& check : checks) {
            if (check == wanted && served(check))
                return plainReply(200, "ok");
        }
        return notFoundPage();
    }
    if (!call.has("verbose"))
        return plainReply(200, "ok");
    std::string text;
    for (const std::string& check : checks) {
        if (!served(check))
            continue;
        const auto range = call.http->params.equal_range("exclude");
        bool excluded = false;
        for (auto it = range.first; it != range.second; ++it)
            excluded = excluded || it->second == check;
        text += "[+]" + check + (excluded ? " excluded: ok\n" : " ok\n");
    }
    return plainReply(200, text + endpoint + " check passed\n");
}

} // namespace mw::sim
