// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sources/kubernetes/decode.h"

#include "models/insight/quantity.h"
#include "models/sources/kubernetes/decode_impl.h"
#include "models/sources/kubernetes/list_body.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace mw::kube {

static_assert(parserPadding >= simdjson::SIMDJSON_PADDING);

StatusText readStatus(std::string_view text)
{
    StatusText status;
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object())
        return status;
    const auto find = [&json](const char* key) {
        const auto it = json.find(key);
        return it == json.end() ? nlohmann::json() : *it;
    };
    // With its storage away a server sends a Status without kind; code and message tell it as well.
    status.understood
        = find("kind") == "Status" || (json.contains("code") && json.contains("message"));
    if (const auto reason = find("reason"); reason.is_string())
        status.reason = reason.get<std::string>();
    if (const auto message = find("message"); message.is_string())
        status.message = message.get<std::string>();
    if (const auto code = find("code"); code.is_number_integer())
        status.code = static_cast<int>(std::clamp<int64_t>(code.get<int64_t>(), 0, 999));
    if (const auto details = find("details"); details.is_object()) {
        const auto wait = details.find("retryAfterSeconds");
        if (wait != details.end() && wait->is_number_integer())
            status.retryAfter = std::clamp<int64_t>(wait->get<int64_t>(), 0, 3600);
    }
    return status;
}

ObjectDecoder::ObjectDecoder(DecodeContext context)
    : m_impl(std::make_unique<Impl>(std::move(context)))
{
}

ObjectDecoder::~ObjectDecoder() = default;

const std::string& ObjectDecoder::resourceVersion() const
{
    return m_impl->resourceVersion;
}

bool ObjectDecoder::Impl::open(std::string_view json,
                               bool padded,
                               simdjson::ondemand::object& object)
{
    resourceVersion.clear();
    // Two fifths of a real object are managedFields. Leaving them out before the parser sees them
    // costs less than parsing them. A quote inside of a string is escaped, so that these bytes are
    // a name wherever they stand, unless a backslash stands before them.
    static constexpr std::string_view name = "\"managedFields\":[";
    const size_t window = std::min<size_t>(json.size(), 16u << 10);
    const void* const found
        = json.size() > 1024 ? memmem(json.data(), window, name.data(), name.size()) : nullptr;
    const size_t start
        = found ? static_cast<size_t>(static_cast<const char*>(found) - json.data()) : 0;
    if (start > 0 && json[start - 1] != '\\') {
        const size_t open = start + name.size() - 1;
        scanner.begin();
        const size_t used = scanner.feed(json.data() + open, json.size() - open);
        if (!scanner.done())
            return false;
        trimmed.assign(json.substr(0, open));
        trimmed += "[]";
        trimmed += json.substr(open + used);
    } else if (!padded) {
        trimmed.assign(json);
    } else {
        const simdjson::padded_string_view view(
            json.data(), json.size(), json.size() + parserPadding);
        return parser.iterate(view).get(document) == simdjson::SUCCESS
            && document.get_object().get(object) == simdjson::SUCCESS;
    }
    const size_t size = trimmed.size();
    trimmed.resize(size + parserPadding, ' ');
    const simdjson::padded_string_view view(trimmed.data(), size, trimmed.size());
    return parser.iterate(view).get(document) == simdjson::SUCCESS
        && document.get_object().get(object) == simdjson::SUCCESS;
}

bool ObjectDecoder::Impl::owner(Value& value, MetaPicks& picks)
{
    std::string_view kind, name;
    bool controller = false;
    const bool good = eachField(value, [&](std::string_view field, Value& part) {
        if (field == "kind")
            return take(part, kind);
        if (field == "name")
            return take(part, name);
        return field == "controller" ? take(part, controller) : true;
    });
    if (!picks.ownerIsController && (controller || picks.ownerName.empty())) {
        picks.ownerKind = kind;
        picks.ownerName = name;
        picks.ownerIsController = controller;
    }
    return good;
}

void ObjectDecoder::Impl::key(const MetaPicks& picks, Atom kind, ObjectKey& into)
{
    into.cluster = context.cluster;
    into.kind = kind;
    into.ns = atoms(picks.ns);
    into.name = picks.name;
}

bool ObjectDecoder::Impl::condition(Value& value, Condition& into)
{
    std::string_view type, status, reason, since;
    if (!eachField(value, [&](std::string_view field, Value& part) {
            if (field == "type")
                return take(part, type);
            if (field == "status")
                return take(part, status);
            if (field == "reason")
                return take(part, reason);
            return field == "lastTransitionTime" ? take(part, since) : true;
        }))
        return false;
    into.type = atoms(type);
    into.status = atoms(status);
    into.reason = atoms(reason);
    into.since = timeOf(since);
    return true;
}

bool ObjectDecoder::Impl::read(simdjson::ondemand::object object, Atom kind, Namespace& row)
{
    MetaPicks picks;
    std::string_view phase;
    const bool good = eachOf(object, [&](std::string_view field, Value& value) {
        if (field == "metadata")
            return meta(value, picks);
        if (field != "status")
            return true;
        return eachField(value, [&](std::string_view name, Value& part) {
            return name == "phase" ? take(part, phase) : true;
        });
    });
    key(picks, kind, row.key);
    row.phase = atoms(phase);
    row.tenant = atoms(picks.labels.tenant);
    row.team = atoms(picks.labels.team);
    row.created = timeOf(picks.created);
    return good && !row.key.name.empty();
}

bool ObjectDecoder::Impl::read(simdjson::ondemand::object object, Atom kind, KubeEvent& row)
{
    MetaPicks picks;
    std::string_view type, reason, message, kindOf, nameOf, first, last, at, seriesLast;
    int32_t count = 0, seriesCount = 0;
    bool series = false;
    const bool good = eachOf(object, [&](std::string_view field, Value& value) {
        if (field == "metadata")
            return meta(value, picks);
        if (field == "type")
            return take(value, type);
        if (field == "reason")
            return take(value, reason);
        if (field == "message")
            return take(value, message);
        if (field == "firstTimestamp")
            return take(value, first);
        if (field == "lastTimestamp")
            return take(value, last);
        if (field == "eventTime")
            return take(value, at);
        if (field == "count")
            return take(value, count);
        if (field == "involvedObject")
            return eachField(value, [&](std::string_view name, Value& part) {
                if (name == "kind")
                    return take(part, kindOf);
                return name == "name" ? take(part, nameOf) : true;
            });
        if (field == "series")
            return eachField(value, [&](std::string_view name, Value& part) {
                series = true;
                if (name == "count")
                    return take(part, seriesCount);
                return name == "lastObservedTime" ? take(part, seriesLast) : true;
            });
        return true;
    });
    key(picks, kind, row.key);
    row.uid = picks.uid;
    row.type = atoms(type);
    row.reason = atoms(reason);
    row.objectKind = atoms(kindOf);
    row.objectName = nameOf;
    row.object.assign(kindOf);
    for (char& c : row.object)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    if (!nameOf.empty())
        row.object.append("/").append(nameOf);
    row.message = shortened(message, 2048);
    row.count = series ? seriesCount : std::max(count, 1);
    row.created = timeOf(picks.created);
    row.firstSeen = timeOf(first);
    if (row.firstSeen == World{})
        row.firstSeen = timeOf(at);
    row.lastSeen = timeOf(series ? seriesLast : last);
    if (row.lastSeen == World{})
        row.lastSeen = row.firstSeen;
    return good && !row.key.name.empty();
}

bool ObjectDecoder::Impl::read(simdjson::ondemand::object object, Atom kind, UsageRows::Entry& row)
{
    MetaPicks picks;
    int64_t cpu = 0, memory = 0;
    bool cpuKnown = false, memoryKnown = false;
    const auto usage = [&](Value& value) {
        return eachField(value, [&](std::string_view name, Value& part) {
            std::string_view text;
            if (name != "cpu" && name != "memory")
                return true;
            if (!take(part, text))
                return false;
            const auto quantity = parseJsonQuantity(text);
            if (quantity && name == "cpu") {
                cpuKnown = true;
                cpu += quantity->milliValue();
            } else if (quantity) {
                memoryKnown = true;
                memory += quantity->value();
            }
            return true;
        });
    };
    const bool good = eachOf(object, [&](std::string_view field, Value& value) {
        if (field == "metadata")
            return meta(value, picks);
        if (field == "usage")
            return usage(value);
        if (field != "containers")
            return true;
        return eachItem(value, [&](Value& container) {
            return eachField(container, [&](std::string_view name, Value& part) {
                return name == "usage" ? usage(part) : true;
            });
        });
    });
    key(picks, kind, row.key);
    row.cpu = cpuKnown ? cpu : -1;
    row.memory = memoryKnown ? memory : -1;
    return good && !row.key.name.empty();
}

// ---- what the header offers, the same for every kind of row

#define MW_KUBE_DECODE(Row)                                                                        \
    bool ObjectDecoder::decode(std::string_view json, bool padded, Atom kind, Row& row)            \
    {                                                                                              \
        simdjson::ondemand::object object;                                                         \
        return m_impl->open(json, padded, object) && m_impl->read(object, kind, row);              \
    }
MW_KUBE_DECODE(Pod)
MW_KUBE_DECODE(KubeNode)
MW_KUBE_DECODE(Namespace)
MW_KUBE_DECODE(Workload)
MW_KUBE_DECODE(KubeEvent)
MW_KUBE_DECODE(UsageRows::Entry)
#undef MW_KUBE_DECODE

template <class Row>
bool ObjectDecoder::decodeEvent(
    std::string_view json, Atom kind, WatchType& type, Row& row, StatusText& status)
{
    simdjson::ondemand::object event;
    if (!m_impl->open(json, false, event))
        return false;
    std::string_view word;
    if (event.find_field_unordered("type").get_string().get(word) != simdjson::SUCCESS)
        return false;
    type = word == "ADDED"   ? WatchType::Added
        : word == "MODIFIED" ? WatchType::Modified
        : word == "DELETED"  ? WatchType::Deleted
        : word == "BOOKMARK" ? WatchType::Bookmark
        : word == "ERROR"    ? WatchType::Error
                             : WatchType::Other;
    if (type == WatchType::Other)
        return true; // a kind of event that was invented later
    simdjson::ondemand::object object;
    if (event.find_field_unordered("object").get_object().get(object) != simdjson::SUCCESS)
        return false;
    if (type == WatchType::Error) {
        std::string_view text;
        if (object.raw_json().get(text) != simdjson::SUCCESS)
            return false;
        status = readStatus(text);
        return true;
    }
    if (type == WatchType::Bookmark) {
        MetaPicks picks;
        return eachOf(object, [&](std::string_view field, Value& value) {
            return field == "metadata" ? m_impl->meta(value, picks) : true;
        });
    }
    return m_impl->read(object, kind, row);
}

template bool ObjectDecoder::decodeEvent(std::string_view, Atom, WatchType&, Pod&, StatusText&);
template bool
ObjectDecoder::decodeEvent(std::string_view, Atom, WatchType&, KubeNode&, StatusText&);
template bool
ObjectDecoder::decodeEvent(std::string_view, Atom, WatchType&, Namespace&, StatusText&);
template bool
ObjectDecoder::decodeEvent(std::string_view, Atom, WatchType&, Workload&, StatusText&);
template bool
ObjectDecoder::decodeEvent(std::string_view, Atom, WatchType&, KubeEvent&, StatusText&);

} // namespace mw::kube
