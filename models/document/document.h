// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// YAML 1.2 (core schema) as a tree in which every node knows its place. Duplicate keys, custom
// tags, anchors, aliases and merge keys are refused; size, depth and node count are limited. The
// only room that knows libyaml. JSON files are read by the same function (JSON is YAML). No threads
// of its own.
#pragma once

#include "models/base/result.h"

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mw {

// line and column from 1, in code points; offset in bytes from 0.
struct Mark
{
    int line = 0;
    int column = 0;
    size_t offset = 0;
    bool operator==(const Mark&) const = default;
};

class Node
{
public:
    enum class Kind { Null, Bool, Int, Float, String, Sequence, Mapping };
    struct Entry;

    Kind kind = Kind::Null;
    std::string text; // scalars: the value as written (quotes and escapes resolved)
    bool quoted = false;
    std::vector<Node> items; // sequence
    std::vector<Entry> entries; // mapping, in file order; keys are strings
    Mark begin;
    Mark end; // one past the last byte

    bool isNull() const { return kind == Kind::Null; }
    bool isString() const { return kind == Kind::String; }
    bool isScalar() const { return kind != Kind::Sequence && kind != Kind::Mapping; }
    bool isSequence() const { return kind == Kind::Sequence; }
    bool isMapping() const { return kind == Kind::Mapping; }
    // Mapping entry by key; nullptr if absent or this is no mapping.
    const Node* find(std::string_view key) const;
    const Entry* findEntry(std::string_view key) const;
    // "a/0/b" from here; nullptr if a part is missing.
    const Node* at(std::string_view path) const;
    // The string of a scalar (any scalar kind), or the fallback.
    std::string string(std::string_view key, const std::string& fallback = {}) const;
    // Only for Kind::Int / Float / Bool; false if it does not fit.
    bool toInt(int64_t& value) const;
    bool toDouble(double& value) const;
    bool toBool(bool& value) const;
};

struct Node::Entry
{
    std::string key;
    Mark keyBegin;
    Mark keyEnd;
    Node value;
};

struct YamlLimits
{
    size_t maxBytes = 8u << 20;
    int maxDepth = 64;
    size_t maxNodes = 500'000;
};

// One document. Errors are ErrorKind::Misconfigured with Place{file,line,column}.
Result<Node> parseYaml(std::string_view bytes, const std::string& file, const YamlLimits& = {});
// Reads the file first (bounded by maxBytes). A missing file is NotAvailable.
Result<Node> readYamlFile(const std::string& path, const YamlLimits& = {});

// Plain JSON value of the tree (Int → integer where it fits int64, else string).
nlohmann::json toJson(const Node& node);

struct Diagnostic
{
    enum class Severity { Error, Warning, Info };
    Severity severity = Severity::Error;
    Place place;
    std::string path; // "steps/3/with/replicas"
    std::string code; // stable word, "unknown-key", "type", "required", …
    std::string message;
    bool operator==(const Diagnostic&) const = default;
};

// "file:line:column: error: message"
std::string format(const Diagnostic& diagnostic);

// JSON Schema, draft 2020-12 subset: type, properties, required, additionalProperties, items,
// prefixItems, enum, const, pattern, minimum/maximum, minLength/maxLength, minItems/maxItems,
// uniqueItems, oneOf/anyOf/allOf/not, if/then/else, $ref to #/$defs, propertyNames,
// patternProperties, minProperties/maxProperties, dependentRequired. Each finding is placed in the
// YAML text.
inline constexpr size_t maxFindings = 10'000; // it stops there
std::vector<Diagnostic>
validateSchema(const Node& document, const nlohmann::json& schema, const std::string& file);

} // namespace mw
