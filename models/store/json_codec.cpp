// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/row_codec.h"
#include "models/store/row_types.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace mw::store {
namespace {

using nlohmann::json;

// What is empty is left out: most fields of most rows are.
class Out
{
public:
    explicit Out(const Clean& clean) : m_clean(clean) { }
    template <class T>
    void operator()(const char* name, const T& value)
    {
        json made = put(value);
        if (!made.is_null())
            object[name] = std::move(made);
    }
    json object = json::object();

private:
    template <class T>
    json put(const T& value)
    {
        if constexpr (std::same_as<T, bool>) {
            return value;
        } else if constexpr (Whole<T>) {
            return static_cast<int64_t>(value);
        } else if constexpr (std::same_as<T, double>) {
            // JSON has no such numbers
            if (std::isnan(value))
                return nullptr;
            return std::isinf(value) ? json(value > 0 ? "inf" : "-inf") : json(value);
        } else if constexpr (std::same_as<T, World>) {
            return value == World{} ? json() : json(formatTime(value));
        } else if constexpr (Time<T>) {
            return countOf(value);
        } else if constexpr (Text<T>) {
            const std::string& text = textOf(value);
            return text.empty() ? json() : json(m_clean ? m_clean(text) : text);
        } else if constexpr (VectorOf<T>::value) {
            if (value.empty())
                return nullptr;
            json list = json::array();
            for (const auto& each : value) {
                if constexpr (std::same_as<std::decay_t<decltype(each)>, std::string>)
                    list.push_back(m_clean ? m_clean(each) : each); // also an empty one
                else
                    list.push_back(put(each));
            }
            return list;
        } else if constexpr (OptionalOf<T>::value) {
            return value ? put(*value) : json();
        } else if constexpr (Pair<T>) {
            return json::array({m_clean ? m_clean(value.first) : value.first,
                                m_clean ? m_clean(value.second) : value.second});
        } else {
            Out inner(m_clean);
            fields(inner, value);
            return std::move(inner.object);
        }
    }
    const Clean& m_clean;
};

class In
{
public:
    In(const json& object, std::string& wrong, std::string path)
        : m_object(object), m_wrong(wrong), m_path(std::move(path))
    {
    }
    template <class T>
    void operator()(const char* name, T& value)
    {
        const auto it = m_object.find(name);
        if (it != m_object.end())
            get(*it, value, m_path.empty() ? name : m_path + '.' + name);
    }

private:
    void bad(const std::string& path)
    {
        if (m_wrong.empty())
            m_wrong = path;
    }
    template <class T>
    void get(const json& from, T& value, const std::string& path)
    {
        if constexpr (std::same_as<T, bool>) {
            if (!from.is_boolean())
                return bad(path);
            value = from.get<bool>();
        } else if constexpr (Whole<T>) {
            if (!from.is_number_integer() || !fits<T>(from.get<int64_t>()))
                return bad(path);
            value = static_cast<T>(from.get<int64_t>());
        } else if constexpr (std::same_as<T, double>) {
            if (from.is_null())
                value = std::nan("");
            else if (from == "inf" || from == "-inf")
                value = from == "inf" ? INFINITY : -INFINITY;
            else if (from.is_number())
                value = from.get<double>();
            else
                return bad(path);
        } else if constexpr (std::same_as<T, World>) {
            if (!from.is_string() || !parseTime(from.get_ref<const std::string&>(), value)) {
                if (!from.is_null())
                    return bad(path);
                value = {};
            }
        } else if constexpr (Time<T>) {
            if (!from.is_number_integer())
                return bad(path);
            setCount(value, from.get<int64_t>());
        } else if constexpr (Text<T>) {
            if (!from.is_string() && !from.is_null())
                return bad(path);
            setText(value, from.is_null() ? std::string() : from.get<std::string>());
        } else if constexpr (VectorOf<T>::value) {
            if (!from.is_array())
                return bad(path);
            for (size_t i = 0; i < from.size(); ++i)
                get(from[i], value.emplace_back(), path + '[' + std::to_string(i) + ']');
        } else if constexpr (OptionalOf<T>::value) {
            if (!from.is_null())
                get(from, value.emplace(), path);
        } else if constexpr (Pair<T>) {
            if (!from.is_array() || from.size() != 2 || !from[0].is_string()
                || !from[1].is_string())
                return bad(path);
            value = {from[0].get<std::string>(), from[1].get<std::string>()};
        } else {
            if (!from.is_object())
                return bad(path);
            In inner(from, m_wrong, path);
            fields(inner, value);
        }
    }
    const json& m_object;
    std::string& m_wrong;
    std::string m_path;
};

} // namespace

template <class T>
json toJson(const T& value, const Clean& clean)
{
    Out out(clean);
    fields(out, value);
    return std::move(out.object);
}

template <class T>
bool fromJson(const json& object, T& value, std::string& wrong)
{
    wrong.clear();
    if (!object.is_object()) {
        wrong = "the row is no object";
        return false;
    }
    In in(object, wrong, {});
    fields(in, value);
    return wrong.empty();
}

template <class Row>
const char* topicName()
{
    if constexpr (std::same_as<Row, Pod>)
        return "pods";
    else if constexpr (std::same_as<Row, KubeNode>)
        return "nodes";
    else if constexpr (std::same_as<Row, Namespace>)
        return "namespaces";
    else if constexpr (std::same_as<Row, Workload>)
        return "workloads";
    else if constexpr (std::same_as<Row, KubeEvent>)
        return "events";
    else if constexpr (std::same_as<Row, ClusterState>)
        return "clusters";
    else if constexpr (std::same_as<Row, Slo>)
        return "slos";
    else if constexpr (std::same_as<Row, Alert>)
        return "alerts";
    else if constexpr (std::same_as<Row, Silence>)
        return "silences";
    else if constexpr (std::same_as<Row, AlertServer>)
        return "alertServers";
    else if constexpr (std::same_as<Row, Page>)
        return "pages";
    else if constexpr (std::same_as<Row, OnCallShift>)
        return "onCall";
    else if constexpr (std::same_as<Row, PagerIdentity>)
        return "pagerIdentity";
    else if constexpr (std::same_as<Row, PipelineRun>)
        return "runs";
    else if constexpr (std::same_as<Row, PipelineJob>)
        return "jobs";
    else if constexpr (std::same_as<Row, Deployment>)
        return "deployments";
    else if constexpr (std::same_as<Row, CostLine>)
        return "costs";
    else if constexpr (std::same_as<Row, AllocationLine>)
        return "allocations";
    else if constexpr (std::same_as<Row, CostFeed>)
        return "costFeeds";
    else if constexpr (std::same_as<Row, ProviderPage>)
        return "providerPages";
    else if constexpr (std::same_as<Row, ProviderComponent>)
        return "providerComponents";
    else if constexpr (std::same_as<Row, ProviderIncident>)
        return "providerIncidents";
}

#define MW_INSTANCE(T)                                                                             \
    template json toJson<T>(const T&, const Clean&);                                               \
    template bool fromJson<T>(const json&, T&, std::string&);
MW_STORED_TYPES(MW_INSTANCE)
#define MW_NAME(T) template const char* topicName<T>();
MW_STORED_ROWS(MW_NAME)

} // namespace mw::store
