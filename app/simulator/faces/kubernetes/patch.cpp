// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/faces/kubernetes/patch.h"

#include <algorithm>
#include <map>

namespace mw::sim {

namespace {

const char* mergeKey(const std::string& field)
{
    static const std::map<std::string, const char*> keys = {
        {"containers", "name"},
        {"initContainers", "name"},
        {"ephemeralContainers", "name"},
        {"env", "name"},
        {"volumes", "name"},
        {"volumeMounts", "mountPath"},
        {"ports", "containerPort"},
        {"conditions", "type"},
        {"taints", "key"},
        {"addresses", "type"},
        {"imagePullSecrets", "name"},
        {"hostAliases", "ip"},
        {"ownerReferences", "uid"},
        {"topologySpreadConstraints", "topologyKey"},
    };
    const auto it = keys.find(field);
    return it == keys.end() ? nullptr : it->second;
}

void mergeLists(Json& target, const Json& patch, const char* key)
{
    if (!target.is_array())
        target = Json::array();
    for (const Json& entry : patch) {
        if (!entry.is_object())
            continue;
        if (entry.value("$patch", "") == "replace") {
            target = Json::array();
            for (const Json& other : patch) {
                if (!other.contains("$patch"))
                    target.push_back(other);
            }
            return;
        }
    }
    for (const Json& entry : patch) {
        if (!entry.is_object() || !entry.contains(key))
            continue;
        const auto found = std::find_if(target.begin(), target.end(), [&](const Json& existing) {
            return existing.is_object() && existing.contains(key) && existing[key] == entry[key];
        });
        if (entry.value("$patch", "") == "delete") {
            if (found != target.end())
                target.erase(found);
        } else if (found != target.end()) {
            strategicPatch(*found, entry);
        } else {
            Json added = Json::object();
            strategicPatch(added, entry);
            target.push_back(std::move(added));
        }
    }
}

std::string unescaped(std::string part)
{
    for (size_t at = 0; (at = part.find('~', at)) != std::string::npos; ++at) {
        if (at + 1 < part.size() && (part[at + 1] == '0' || part[at + 1] == '1'))
            part.replace(at, 2, part[at + 1] == '0' ? "~" : "/");
    }
    return part;
}

// The parent of the place and the last part of the path.
Json* parentOf(Json& root, const std::string& path, std::string& last)
{
    if (path.empty() || path[0] != '/')
        return nullptr;
    Json* here = &root;
    size_t from = 1;
    while (true) {
        const size_t to = path.find('/', from);
        const std::string part = unescaped(path.substr(from, to - from));
        if (to == std::string::npos) {
            last = part;
            return here;
        }
        if (here->is_object() && here->contains(part)) {
            here = &(*here)[part];
        } else if (here->is_array() && !part.empty()
                   && part.find_first_not_of("0123456789") == std::string::npos && part.size() < 7
                   && std::stoul(part) < here->size()) {
            here = &(*here)[std::stoul(part)];
        } else {
            return nullptr;
        }
        from = to + 1;
    }
}

Json* childOf(Json& parent, const std::string& part)
{
    if (parent.is_object())
        return parent.contains(part) ? &parent[part] : nullptr;
    if (parent.is_array() && !part.empty() && part.size() < 7
        && part.find_first_not_of("0123456789") == std::string::npos
        && std::stoul(part) < parent.size())
        return &parent[std::stoul(part)];
    return nullptr;
}

bool addAt(Json& root, const std::string& path, const Json& value)
{
    if (path.empty()) {
        root = value;
        return true;
    }
    std::string last;
    Json* parent = parentOf(root, path, last);
    if (!parent)
        return false;
    if (parent->is_object()) {
        (*parent)[last] = value;
        return true;
    }
    if (!parent->is_array())
        return false;
    if (last == "-") {
        parent->push_back(value);
        return true;
    }
    if (last.empty() || last.size() > 6 || last.find_first_not_of("0123456789") != std::string::npos
        || std::stoul(last) > parent->size())
        return false;
    parent->insert(parent->begin() + static_cast<long>(std::stoul(last)), value);
    return true;
}

bool removeAt(Json& root, const std::string& path)
{
    std::string last;
    Json* parent = parentOf(root, path, last);
    if (!parent || !childOf(*parent, last))
        return false;
    if (parent->is_object())
        parent->erase(last);
    else
        parent->erase(std::stoul(last));
    return true;
}

bool apply(Json& root, const Json& operation)
{
    if (!operation.is_object())
        return false;
    const std::string op = operation.value("op", "");
    const std::string path = operation.value("path", "");
    std::string last;
    Json* parent = parentOf(root, path, last);
    Json* place = path.empty() ? &root : parent ? childOf(*parent, last) : nullptr;
    if (op == "test")
        return place && operation.contains("value")
            && nlohmann::json(*place) == nlohmann::json(operation["value"]);
    if (op == "add")
        return operation.contains("value") && addAt(root, path, operation["value"]);
    if (op == "replace") {
        if (!place || !operation.contains("value"))
            return false;
        *place = operation["value"];
        return true;
    }
    if (op == "remove")
        return removeAt(root, path);
    if (op == "copy" || op == "move") {
        const std::string from = operation.value("from", "");
        Json* source = parentOf(root, from, last);
        Json* child = source ? childOf(*source, last) : nullptr;
        if (!child)
            return false;
        const Json value = *child;
        if (op == "move" && !removeAt(root, from))
            return false;
        return addAt(root, path, value);
    }
    return false;
}

} // namespace

void mergePatch(Json& target, const Json& patch)
{
    if (!patch.is_object()) {
        target = patch;
        return;
    }
    if (!target.is_object())
        target = Json::object();
    for (const auto& [key, value] : patch.items()) {
        if (value.is_null())
            target.erase(key);
        else
            mergePatch(target[key], value);
    }
}

void strategicPatch(Json& target, const Json& patch, const std::string& field)
{
    if (patch.is_array()) {
        if (const char* key = mergeKey(field))
            mergeLists(target, patch, key);
        else
            target = patch;
        return;
    }
    if (!patch.is_object()) {
        target = patch;
        return;
    }
    if (!target.is_object() || patch.value("$patch", "") == "replace")
        target = Json::object();
    for (const auto& [key, value] : patch.items()) {
        if (key.rfind("$setElementOrder/", 0) == 0 || key == "$patch" || key == "$retainKeys")
            continue;
        if (key.rfind("$deleteFromPrimitiveList/", 0) == 0) {
            Json& list = target[key.substr(25)];
            for (const Json& gone : value) {
                if (const auto it = std::find(list.begin(), list.end(), gone); it != list.end())
                    list.erase(it);
            }
            continue;
        }
        if (value.is_null() || (value.is_object() && value.value("$patch", "") == "delete"))
            target.erase(key);
        else
            strategicPatch(target[key], value, key);
    }
    if (const auto keep = patch.find("$retainKeys"); keep != patch.end() && keep->is_array()) {
        std::vector<std::string> gone;
        for (const auto& [key, value] : target.items()) {
            if (std::find(keep->begin(), keep->end(), Json(key)) == keep->end())
                gone.push_back(key);
        }
        for (const std::string& key : gone)
            target.erase(key);
    }
}

bool jsonPatch(Json& target, const Json& operations)
{
    if (!operations.is_array())
        return false;
    Json changed = target;
    for (const Json& operation : operations) {
        if (!apply(changed, operation))
            return false;
    }
    target = std::move(changed);
    return true;
}

void dropNulls(Json& value)
{
    if (value.is_array()) {
        for (Json& child : value)
            dropNulls(child);
        return;
    }
    if (!value.is_object())
        return;
    std::vector<std::string> gone;
    for (auto it = value.begin(); it != value.end(); ++it) {
        // The event's eventTime is written as null by the real server too.
        if (it.value().is_null() && it.key() != "eventTime")
            gone.push_back(it.key());
        else
            dropNulls(it.value());
    }
    for (const std::string& key : gone)
        value.erase(key);
}

} // namespace mw::sim
