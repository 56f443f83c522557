// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/lint/lint.h"
#include "models/runbook/steps/descriptor.h"

#include <nlohmann/json.hpp>

namespace mw::runbook {
namespace {

using Json = nlohmann::json;

constexpr const char* idPattern = "^[a-z][a-z0-9-]{0,62}$";
constexpr const char* expressionPattern = R"(^\$\{\{[\s\S]+\}\}$)";
constexpr const char* durationPattern = R"(^(\d+(ms|s|m|h|d))+$|^\$\{\{[\s\S]+\}\}$)";

Json text()
{
    return {{"type", "string"}};
}
Json someText()
{
    return {{"type", "string"}, {"minLength", 1}};
}
Json pattern(const char* form)
{
    return {{"type", "string"}, {"pattern", form}};
}
Json ref(const char* name)
{
    return {{"$ref", std::string("#/$defs/") + name}};
}
Json listOf(Json items, int least = 0)
{
    Json out{{"type", "array"}, {"items", std::move(items)}};
    if (least > 0)
        out["minItems"] = least;
    return out;
}
Json object(Json properties, Json required = Json::array())
{
    Json out{
        {"type", "object"}, {"additionalProperties", false}, {"properties", std::move(properties)}};
    if (!required.empty())
        out["required"] = std::move(required);
    return out;
}
Json orExpression(Json other)
{
    return {{"anyOf", Json::array({std::move(other), pattern(expressionPattern)})}};
}
Json words(const std::vector<std::string>& allowed)
{
    return {{"enum", allowed}};
}

Json failurePolicy()
{
    const Json jump = pattern("^goto:[a-z][a-z0-9-]{0,62}$");
    return {
        {"anyOf",
         Json::array({words({"stop", "continue", "ask", "undo", "retry"}),
                      jump,
                      object({{"run", listOf(ref("step"), 1)},
                              {"then",
                               {{"anyOf",
                                 Json::array({words({"stop", "continue", "ask", "retry", "undo"}),
                                              jump})}}},
                              {"ask", text()}})})}};
}

Json retryPolicy()
{
    return object({{"attempts", {{"type", "integer"}, {"minimum", 1}, {"maximum", 1000}}},
                   {"delay", pattern(durationPattern)},
                   {"factor", {{"type", "number"}, {"minimum", 1}}},
                   {"max_delay", pattern(durationPattern)},
                   {"jitter", {{"type", "number"}, {"minimum", 0}, {"maximum", 1}}},
                   {"on", text()}},
                  {"attempts"});
}

Json fieldSchema(const FieldDef& field)
{
    switch (field.kind) {
    case FieldKind::Text:
        // a number or true without quotes is meant as its text
        return {{"type", {"string", "number", "boolean"}}};
    case FieldKind::Condition:
        return {{"type", {"string", "boolean"}}};
    case FieldKind::Integer:
        return orExpression({{"type", "integer"}});
    case FieldKind::Bool:
        return orExpression({{"type", "boolean"}});
    case FieldKind::Duration:
        return pattern(durationPattern);
    case FieldKind::Word:
        return field.words.empty() ? someText() : orExpression(words(field.words));
    case FieldKind::WordList:
        return listOf(field.words.empty() ? someText() : words(field.words));
    case FieldKind::IntegerList:
        return listOf({{"type", "integer"}});
    case FieldKind::Id:
        return pattern(idPattern);
    case FieldKind::Values:
        return {{"type", "object"}};
    case FieldKind::Environment:
        return {{"type", "object"},
                {"additionalProperties", {{"type", {"string", "number", "boolean"}}}}};
    case FieldKind::Reference:
        return ref("reference");
    case FieldKind::Step:
        return ref("step");
    case FieldKind::Options:
        return listOf(ref("option"), 1);
    case FieldKind::Inputs:
        break;
    }
    return {{"type", "object"}, {"minProperties", 1}, {"additionalProperties", ref("input")}};
}

Json withSchema(const StepDescriptor& descriptor)
{
    Json properties = Json::object();
    Json required = Json::array();
    for (const FieldDef& field : descriptor.fields) {
        Json one = fieldSchema(field);
        if (!field.help.empty())
            one["description"] = field.help;
        if (!field.fallback.empty())
            one["default"] = field.fallback;
        properties[field.name] = std::move(one);
        if (field.required)
            required.push_back(field.name);
    }
    Json out = object(std::move(properties), std::move(required));
    if (!descriptor.oneOf.empty()) {
        Json choices = Json::array();
        for (const std::string& name : descriptor.oneOf)
            choices.push_back({{"required", Json::array({name})}});
        out["oneOf"] = std::move(choices);
    }
    return out;
}

bool needsWith(const StepDescriptor& descriptor)
{
    if (!descriptor.oneOf.empty())
        return true;
    for (const FieldDef& field : descriptor.fields) {
        if (field.required)
            return true;
    }
    return false;
}

Json stepSchema()
{
    Json types = Json::array();
    Json rules = Json::array();
    for (const StepDescriptor* descriptor : allDescriptors()) {
        types.push_back(descriptor->type);
        Json then{{"properties", {{"with", withSchema(*descriptor)}}}};
        if (needsWith(*descriptor))
            then["required"] = Json::array({"with"});
        rules.push_back({{"if",
                          {{"required", Json::array({"do"})},
                           {"properties", {{"do", {{"const", descriptor->type}}}}}}},
                         {"then", std::move(then)}});
    }
    // no way back: something must be able to look what happened, and nothing can take it back
    rules.push_back(
        {{"if",
          {{"required", Json::array({"irreversible"})},
           {"properties", {{"irreversible", {{"const", true}}}}}}},
         {"then",
          {{"required", Json::array({"probe"})}, {"not", {{"required", Json::array({"undo"})}}}}}});
    Json step = object(
        {{"id", pattern(idPattern)},
         {"do",
          // other versions know other types: an unknown one is a warning, and refuses to start
          {{"anyOf", Json::array({Json{{"enum", types}}, pattern("^[a-z][a-z0-9.-]*$")})}}},
         {"with", {{"type", "object"}}},
         {"title", someText()},
         {"say", text()},
         {"duty", words({"read-aloud", "silent"})},
         {"when", {{"type", {"string", "boolean"}}}},
         {"role", pattern(idPattern)},
         {"before", listOf(ref("step"))},
         {"expect", listOf(ref("step"))},
         {"probe", ref("step")},
         {"done_when", text()},
         {"settle", pattern(durationPattern)},
         {"effect", words({"none", "read", "convergent", "keyed", "probed", "unsafe"})},
         {"on_unknown", words({"probe", "ask", "retry"})},
         {"timeout", pattern(durationPattern)},
         {"on_timeout", failurePolicy()},
         {"retry", retryPolicy()},
         {"on_failure", failurePolicy()},
         {"on_cancel", words({"wait", "kill", "leave", "undo"})},
         {"undo", listOf(ref("step"), 1)},
         {"irreversible", {{"type", "boolean"}}},
         {"requires_ack", someText()},
         {"critical", {{"type", "boolean"}}},
         {"outputs",
          {{"type", "object"},
           {"propertyNames", {{"pattern", "^[a-z][a-z0-9_]{0,62}$"}}},
           {"additionalProperties",
            object({{"from", someText()},
                    {"type",
                     words({"string",
                            "integer",
                            "number",
                            "boolean",
                            "duration",
                            "time",
                            "list",
                            "map"})},
                    {"secret", {{"type", "boolean"}}}},
                   {"from"})}}},
         {"evidence",
          listOf(
              object({{"kind", words({"text", "screenshot", "file", "link", "output", "ticket"})},
                      {"label", text()},
                      {"required", {{"type", "boolean"}}}},
                     {"kind"}))},
         {"unplanned",
          {{"anyOf", Json::array({words({"skip", "best-effort"}), Json{{"type", "object"}}})}}},
         {"drill",
          {{"anyOf", Json::array({words({"run", "skip", "simulate"}), ref("drillstep")})}}},
         {"locks", listOf(someText())},
         {"tags", listOf(someText())}},
        {"id", "do"});
    step["allOf"] = std::move(rules);
    return step;
}

Json inputSchema()
{
    return object({{"type",
                    words({"string",
                           "integer",
                           "number",
                           "boolean",
                           "duration",
                           "time",
                           "choice",
                           "list",
                           "secret",
                           "cluster",
                           "region",
                           "node",
                           "resource"})},
                   {"title", someText()},
                   {"help", text()},
                   {"default", Json::object()},
                   {"required", {{"type", "boolean"}}},
                   {"pattern", someText()},
                   {"min", {{"type", {"number", "string"}}}},
                   {"max", {{"type", {"number", "string"}}}},
                   {"options", {{"type", "array"}}},
                   {"options_from", text()},
                   {"must", text()},
                   {"from", text()}},
                  {"type"});
}

} // namespace

nlohmann::json runbookSchema()
{
    Json properties{
        {"apiVersion", {{"const", "runbook/v1"}}},
        {"kind", {{"const", "Runbook"}}},
        {"id", pattern(idPattern)},
        {"title", someText()},
        {"summary", text()},
        {"owner", object({{"team", someText()}, {"contact", someText()}}, {"team"})},
        {"review",
         object({{"every", pattern(durationPattern)}, {"drill_every", pattern(durationPattern)}})},
        {"tags", listOf(someText())},
        {"severity", words({"sev1", "sev2", "sev3", "any"})},
        {"start_when", text()},
        {"do_not_use_when", text()},
        {"alerts", listOf(someText())},
        {"needs",
         object({{"clusters", listOf(someText())},
                 {"accounts", listOf(someText())},
                 {"sources", listOf(someText())},
                 {"permissions", listOf(someText())},
                 {"offline", {{"type", "boolean"}}}})},
        {"objectives",
         object({{"rto", pattern(durationPattern)}, {"rpo", pattern(durationPattern)}})},
        {"roles",
         {{"type", "object"},
          {"additionalProperties",
           object({{"title", someText()},
                   {"from", listOf(someText())},
                   {"distinct_from", listOf(pattern(idPattern))}})}}},
        {"modes", listOf(words({"live", "drill", "simulate"}), 1)},
        {"locks",
         listOf({{"anyOf",
                  Json::array({someText(),
                               object({{"name", someText()},
                                       {"cluster", someText()},
                                       {"namespace", someText()}},
                                      {"name", "cluster"})})}})},
        {"inputs",
         {{"type", "object"},
          {"propertyNames", {{"pattern", "^[a-z][a-z0-9_]{0,62}$"}}},
          {"additionalProperties", ref("input")}}},
        {"secrets",
         {{"type", "object"},
          {"additionalProperties", pattern("^(vault|keychain|env|file|k8s|prompt):")}}},
        {"defaults",
         object({{"timeout", pattern(durationPattern)},
                 {"on_failure", failurePolicy()},
                 {"retry", retryPolicy()},
                 {"cluster", someText()}})},
    };
    for (const char* list : {"immediate", "preflight", "steps", "on_abort", "after", "cleanup"})
        properties[list] = listOf(ref("step"), 1);
    Json schema
        = object(std::move(properties), {"apiVersion", "kind", "id", "title", "owner", "steps"});
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema";
    schema["title"] = "Midwatch runbook, version 1";
    schema["$defs"] = {
        {"step", stepSchema()},
        {"input", inputSchema()},
        {"drillstep",
         object({{"do", pattern("^[a-z][a-z0-9.-]*$")},
                 {"title", someText()},
                 {"with", {{"type", "object"}}}},
                {"do"})},
        {"reference",
         object({{"kind", someText()},
                 {"name", someText()},
                 {"namespace", someText()},
                 {"apiVersion", someText()}},
                {"kind", "name"})},
        {"option",
         object({{"id", pattern(idPattern)},
                 {"label", someText()},
                 {"when", {{"type", {"string", "boolean"}}}},
                 {"goto", pattern(idPattern)},
                 {"steps", listOf(ref("step"), 1)},
                 {"reason", {{"type", "boolean"}}}},
                {"id", "label"})},
    };
    return schema;
}

} // namespace mw::runbook
