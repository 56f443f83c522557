// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// As much of OpenAPI 3.0's schemas as GitHub's description uses, to hold answers against it.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace mwtest {

// The first thing that is wrong, with its path; empty if nothing is.
inline std::string openApiProblem(const nlohmann::json& root,
                                  const nlohmann::json& schema,
                                  const nlohmann::json& value,
                                  const std::string& at = "$")
{
    if (schema.contains("$ref")) {
        const std::string ref = schema["$ref"];
        return openApiProblem(
            root, root.at(nlohmann::json::json_pointer(ref.substr(1))), value, at);
    }
    if (value.is_null())
        return schema.value("nullable", false) || !schema.contains("type") ? std::string()
                                                                           : at + ": is null";
    for (const char* some : {"anyOf", "oneOf"}) {
        if (!schema.contains(some))
            continue;
        std::string last = at + ": fits none";
        for (const auto& each : schema[some]) {
            last = openApiProblem(root, each, value, at);
            if (last.empty())
                break;
        }
        if (!last.empty())
            return last;
    }
    if (schema.contains("allOf")) {
        for (const auto& each : schema["allOf"]) {
            if (const auto wrong = openApiProblem(root, each, value, at); !wrong.empty())
                return wrong;
        }
    }
    if (schema.contains("enum") && schema["enum"].is_array()
        && std::find(schema["enum"].begin(), schema["enum"].end(), value) == schema["enum"].end())
        return at + ": " + value.dump() + " is not in the enum";
    const std::string type = schema.value("type", "");
    const bool fits = type.empty() || (type == "object" && value.is_object())
        || (type == "array" && value.is_array()) || (type == "string" && value.is_string())
        || (type == "boolean" && value.is_boolean())
        || (type == "integer" && value.is_number_integer())
        || (type == "number" && value.is_number());
    if (!fits)
        return at + ": " + value.dump().substr(0, 60) + " is no " + type;
    if (value.is_object()) {
        if (schema.contains("required")) {
            for (const auto& name : schema["required"]) {
                if (!value.contains(name.get<std::string>()))
                    return at + ": lacks " + name.get<std::string>();
            }
        }
        if (schema.contains("properties")) {
            for (const auto& [name, sub] : schema["properties"].items()) {
                if (!value.contains(name))
                    continue;
                if (const auto wrong = openApiProblem(root, sub, value[name], at + "." + name);
                    !wrong.empty())
                    return wrong;
            }
        }
    }
    if (value.is_array() && schema.contains("items")) {
        for (size_t i = 0; i < value.size(); ++i) {
            if (const auto wrong = openApiProblem(
                    root, schema["items"], value[i], at + "[" + std::to_string(i) + "]");
                !wrong.empty())
                return wrong;
        }
    }
    return {};
}

} // namespace mwtest
