// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/steps/k8s_rollout/revisions.h"

#include "models/runbook/journal/hash.h"
#include "models/runbook/journal/redact.h"
#include "models/runbook/steps/k8s/kube_client.h"

#include <algorithm>

namespace mw::runbook {
namespace {

using Json = nlohmann::json;
constexpr const char* hashLabel = "pod-template-hash";
constexpr const char* revisionAnnotation
    = "/metadata/annotations/deployment.kubernetes.io~1revision";

void diff(const std::string& path, const Json& from, const Json& to, std::vector<std::string>& out)
{
    if (from == to || out.size() > 50)
        return;
    if (from.is_object() && to.is_object()) {
        for (const auto& [key, value] : from.items())
            diff(path + "." + key, value, to.value(key, Json()), out);
        for (const auto& [key, value] : to.items()) {
            if (!from.contains(key))
                diff(path + "." + key, Json(), value, out);
        }
        return;
    }
    // Containers, variables and ports are known by their name, not by their place.
    const auto named = [](const Json& list) {
        return list.is_array() && !list.empty()
            && std::all_of(list.begin(), list.end(), [](const Json& item) {
                   return item.is_object() && item.contains("name") && item["name"].is_string();
               });
    };
    if (named(from) && named(to)) {
        const auto find = [](const Json& list, const std::string& name) {
            for (const Json& item : list) {
                if (item["name"] == name)
                    return item;
            }
            return Json();
        };
        for (const Json& item : from)
            diff(path + "[" + item["name"].get<std::string>() + "]",
                 item,
                 find(to, item["name"].get<std::string>()),
                 out);
        for (const Json& item : to) {
            if (find(from, item["name"].get<std::string>()).is_null())
                diff(path + "[" + item["name"].get<std::string>() + "]", Json(), item, out);
        }
        return;
    }
    const auto shown = [](const Json& value) {
        std::string text = value.is_null() ? "nothing"
            : value.is_string()            ? value.get<std::string>()
                                : value.dump(-1, ' ', false, Json::error_handler_t::replace);
        return text.size() > 200 ? text.substr(0, 200) + "…" : text;
    };
    std::string before = shown(from), after = shown(to);
    // Images of one registry: what differs is the end.
    const size_t slash = before.rfind('/');
    if (slash != std::string::npos && slash > 12 && after.rfind('/') == slash
        && after.compare(0, slash, before, 0, slash) == 0) {
        before = "…" + before.substr(slash);
        after = "…" + after.substr(slash);
    }
    out.push_back(path.substr(path.starts_with('.') ? 1 : 0) + ": " + before + " → " + after);
}

} // namespace

Json templateOf(const Json& workload)
{
    Json out = workload.value("/spec/template"_json_pointer, Json::object());
    const Json::json_pointer labels("/metadata/labels");
    if (out.contains(labels) && out[labels].is_object())
        out[labels].erase(hashLabel);
    return out;
}

std::string templateHash(const Json& podTemplate)
{
    // Keys are sorted by the container, so equal templates have equal bytes.
    return sha256Hex(podTemplate.dump(-1, ' ', false, Json::error_handler_t::replace));
}

std::vector<Revision> revisionsOf(const Json& deployment, const Json& replicaSets)
{
    std::vector<Revision> out;
    const std::string owner = textOf(deployment, "/metadata/uid");
    const std::string current = textOf(deployment, revisionAnnotation);
    const Json items = replicaSets.value("items", Json::array());
    for (const Json& item : items) {
        const Json owners = item.value("/metadata/ownerReferences"_json_pointer, Json::array());
        const bool owned = std::any_of(owners.begin(), owners.end(), [&](const Json& reference) {
            return textOf(reference, "/uid") == owner;
        });
        const std::string revision = textOf(item, revisionAnnotation);
        if (!owned || revision.empty() || revision.size() > 15
            || revision.find_first_not_of("0123456789") != std::string::npos)
            continue;
        Revision r;
        r.number = std::stoll(revision);
        r.replicaSet = textOf(item, "/metadata/name");
        r.uid = textOf(item, "/metadata/uid");
        r.createdAt = textOf(item, "/metadata/creationTimestamp");
        r.podTemplate = templateOf(item);
        r.current = revision == current;
        const Json containers = r.podTemplate.value("/spec/containers"_json_pointer, Json::array());
        for (const Json& container : containers)
            r.images.push_back(textOf(container, "/image"));
        out.push_back(std::move(r));
    }
    std::sort(out.begin(), out.end(), [](const Revision& a, const Revision& b) {
        return a.number > b.number;
    });
    return out;
}

std::string selectorQuery(const Json& deployment)
{
    std::string out;
    const auto add = [&](const std::string& part) { out += (out.empty() ? "" : ",") + part; };
    const Json labels = deployment.value("/spec/selector/matchLabels"_json_pointer, Json::object());
    for (const auto& [key, value] : labels.items()) {
        if (value.is_string())
            add(key + "=" + value.get<std::string>());
    }
    const Json expressions
        = deployment.value("/spec/selector/matchExpressions"_json_pointer, Json::array());
    for (const Json& expression : expressions) {
        const std::string key = textOf(expression, "/key");
        const std::string op = textOf(expression, "/operator");
        std::string values;
        for (const Json& value : expression.value("values", Json::array()))
            values += (values.empty() ? "" : ",")
                + (value.is_string() ? value.get<std::string>() : "");
        if (op == "In")
            add(key + " in (" + values + ")");
        else if (op == "NotIn")
            add(key + " notin (" + values + ")");
        else if (op == "Exists")
            add(key);
        else if (op == "DoesNotExist")
            add("!" + key);
    }
    return out;
}

std::vector<std::string> templateDiff(const Json& from, const Json& to)
{
    std::vector<std::string> out;
    const Redactor redactor;
    diff("", redactor.clean(from), redactor.clean(to), out);
    return out;
}

std::string imageName(const std::string& image)
{
    const size_t slash = image.rfind('/');
    return image.substr(slash == std::string::npos ? 0 : slash + 1);
}

Value revisionValue(const Revision& revision)
{
    Value::List images;
    for (const std::string& image : revision.images)
        images.emplace_back(image);
    Value::List names;
    for (const std::string& image : revision.images)
        names.emplace_back(imageName(image));
    return Value(Value::Map{{"names", Value(std::move(names))},
                            {"revision", Value::integer(revision.number)},
                            {"replica_set", Value(revision.replicaSet)},
                            {"images", Value(std::move(images))},
                            {"created", Value(revision.createdAt)},
                            {"current", Value(revision.current)}});
}

} // namespace mw::runbook
