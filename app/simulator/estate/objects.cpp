// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/estate/objects.h"

#include "models/base/clock.h"

#include <cmath>
#include <cstdlib>
#include <ctime>

namespace mw::sim {

namespace {

struct KindInfo
{
    const char* kind;
    const char* apiVersion;
};
constexpr KindInfo kinds[kindCount] = {
    {"Node", "v1"},
    {"Namespace", "v1"},
    {"Pod", "v1"},
    {"Service", "v1"},
    {"ConfigMap", "v1"},
    {"Event", "v1"},
    {"Deployment", "apps/v1"},
    {"ReplicaSet", "apps/v1"},
    {"StatefulSet", "apps/v1"},
    {"DaemonSet", "apps/v1"},
    {"ControllerRevision", "apps/v1"},
    {"HorizontalPodAutoscaler", "autoscaling/v2"},
    {"PodDisruptionBudget", "policy/v1"},
    {"Lease", "coordination.k8s.io/v1"},
};

std::string calendar(Ms t)
{
    const std::time_t seconds = static_cast<std::time_t>(t >= 0 ? t / 1000 : -((-t + 999) / 1000));
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    char text[40];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &parts);
    return text;
}

std::string resourcesOf(const Json& container)
{
    const auto it = container.find("resources");
    return it == container.end() ? "{}" : it->dump();
}

} // namespace

const char* kindName(Kind kind)
{
    return kinds[static_cast<size_t>(kind)].kind;
}

const char* apiVersionOf(Kind kind)
{
    return kinds[static_cast<size_t>(kind)].apiVersion;
}

std::string timeText(Ms t)
{
    return calendar(t) + "Z";
}

std::string microText(Ms t)
{
    char fraction[16];
    std::snprintf(fraction, sizeof fraction, ".%03d000Z", static_cast<int>(t % 1000));
    return calendar(t) + fraction;
}

std::string humanDuration(Ms ms)
{
    if (ms <= -2000)
        return "<invalid>";
    if (ms < 0)
        return "0s";
    const Ms s = ms / 1000;
    const auto n = [](Ms value, const char* unit) { return std::to_string(value) + unit; };
    const auto two = [&](Ms a, const char* ua, Ms b, const char* ub) {
        return b == 0 ? n(a, ua) : n(a, ua) + n(b, ub);
    };
    if (s < 120)
        return n(s, "s");
    const Ms minutes = s / 60;
    if (minutes < 10)
        return two(minutes, "m", s % 60, "s");
    if (minutes < 180)
        return n(minutes, "m");
    const Ms hours = s / 3600;
    if (hours < 8)
        return two(hours, "h", minutes % 60, "m");
    if (hours < 48)
        return n(hours, "h");
    const Ms days = hours / 24;
    if (hours < 192)
        return two(days, "d", hours % 24, "h");
    if (days < 730)
        return n(days, "d");
    if (days < 8 * 365)
        return two(days / 365, "y", days % 365, "d");
    return n(days / 365, "y");
}

double quantity(const std::string& text)
{
    char* end = nullptr;
    const double value = std::strtod(text.c_str(), &end);
    const std::string unit = end;
    static const std::pair<const char*, double> units[] = {
        {"", 1},
        {"n", 1e-9},
        {"u", 1e-6},
        {"m", 1e-3},
        {"k", 1e3},
        {"M", 1e6},
        {"G", 1e9},
        {"T", 1e12},
        {"Ki", 1024.0},
        {"Mi", 1048576.0},
        {"Gi", 1073741824.0},
        {"Ti", 1099511627776.0},
    };
    for (const auto& [name, factor] : units) {
        if (unit == name)
            return value * factor;
    }
    return 0;
}

std::string templateKey(const Json& podTemplate)
{
    const auto reduce = [](const Json& value, auto self) -> nlohmann::json {
        if (value.is_object()) {
            nlohmann::json object = nlohmann::json::object();
            for (const auto& [key, child] : value.items()) {
                nlohmann::json reduced = self(child, self);
                if (!reduced.is_null() && !(reduced.is_object() && reduced.empty()))
                    object[key] = std::move(reduced);
            }
            return object;
        }
        if (value.is_array()) {
            nlohmann::json array = nlohmann::json::array();
            for (const Json& child : value)
                array.push_back(self(child, self));
            return array;
        }
        return nlohmann::json(value);
    };
    return reduce(podTemplate, reduce)
        .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::shared_ptr<const PodTemplate> makeTemplate(const Json& podTemplate)
{
    auto made = std::make_shared<PodTemplate>();
    made->metadata = podTemplate.value("metadata", Json::object());
    made->spec = podTemplate.value("spec", Json::object());
    made->specText = made->spec.dump();
    made->specText.pop_back();
    const Json labels = made->metadata.value("labels", Json::object());
    made->service = labels.value("app.kubernetes.io/name", "");
    made->version = labels.value("app.kubernetes.io/version", "");
    made->grace = made->spec.value("terminationGracePeriodSeconds", 30);
    if (const auto selector = made->spec.find("nodeSelector");
        selector != made->spec.end() && selector->is_object()) {
        for (const auto& [key, value] : selector->items()) {
            if (value.is_string())
                made->nodeSelector.emplace_back(key, value.get<std::string>());
        }
    }
    const Json containers = made->spec.value("containers", Json::array());
    for (const Json& container : containers) {
        made->containers.push_back(container.value("name", ""));
        made->images.push_back(container.value("image", ""));
        made->resources.push_back(resourcesOf(container));
        const Json requests
            = container.value("resources", Json::object()).value("requests", Json::object());
        made->cpuRequest += quantity(requests.value("cpu", "0"));
        made->memoryRequest += quantity(requests.value("memory", "0"));
    }
    return made;
}

Json objectJson(Kind kind, const Object& object)
{
    return Json::parse(objectText(kind, object, false), nullptr, false);
}

} // namespace mw::sim
