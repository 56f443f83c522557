// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/document/document.h"

#include <QRegularExpression>
#include <QString>
#include <map>
#include <set>

#include <nlohmann/json.hpp>

namespace mw {
namespace {

using Json = nlohmann::json;
using Found = std::vector<Diagnostic>;

const char* kindName(const Node& node)
{
    switch (node.kind) {
    case Node::Kind::Null:
        return "null";
    case Node::Kind::Bool:
        return "boolean";
    case Node::Kind::Int:
        return "integer";
    case Node::Kind::Float:
        return "number";
    case Node::Kind::String:
        return "string";
    case Node::Kind::Sequence:
        return "array";
    case Node::Kind::Mapping:
        break;
    }
    return "object";
}

bool isType(const Node& node, const std::string& type)
{
    const std::string kind = kindName(node);
    return kind == type || (type == "number" && node.kind == Node::Kind::Int);
}

size_t codePoints(const std::string& text)
{
    size_t count = 0;
    for (const char c : text)
        count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    return count;
}

// The nearest of the allowed words, if it is at most two edits away.
std::string nearest(const std::string& word, const std::vector<std::string>& allowed)
{
    std::string best;
    size_t bestDistance = 3;
    for (const std::string& candidate : allowed) {
        std::vector<size_t> row(candidate.size() + 1);
        for (size_t j = 0; j < row.size(); ++j)
            row[j] = j;
        for (size_t i = 1; i <= word.size(); ++i) {
            size_t diagonal = row[0];
            row[0] = i;
            for (size_t j = 1; j < row.size(); ++j) {
                const size_t above = row[j];
                row[j] = std::min({row[j] + 1,
                                   row[j - 1] + 1,
                                   diagonal + (word[i - 1] == candidate[j - 1] ? 0 : 1)});
                diagonal = above;
            }
        }
        if (row.back() < bestDistance) {
            bestDistance = row.back();
            best = candidate;
        }
    }
    return best;
}

class Validator
{
public:
    Validator(const Json& root, const std::string& file) : m_root(root), m_file(file) { }

    void check(const Node& node, const Json& schema, const std::string& path, Found& out)
    {
        if (schema.is_boolean()) {
            if (!schema.get<bool>())
                add(out, node.begin, path, "not-allowed", "nothing is allowed here");
            return;
        }
        if (!schema.is_object() || ++m_depth > 200) {
            --m_depth;
            return;
        }
        if (const auto ref = schema.find("$ref"); ref != schema.end() && ref->is_string()) {
            if (const Json* target = resolve(ref->get<std::string>()))
                check(node, *target, path, out);
        }
        if (checkType(node, schema, path, out)) {
            checkValue(node, schema, path, out);
            if (node.isMapping())
                checkMapping(node, schema, path, out);
            if (node.isSequence())
                checkSequence(node, schema, path, out);
            checkCombined(node, schema, path, out);
        }
        --m_depth;
    }

private:
    void add(Found& out, Mark mark, const std::string& path, const char* code, std::string message)
    {
        if (out.size() >= maxFindings)
            return;
        out.push_back({Diagnostic::Severity::Error,
                       {m_file, mark.line, mark.column},
                       path,
                       code,
                       std::move(message)});
    }

    const Json* resolve(const std::string& ref) const
    {
        if (ref == "#")
            return &m_root;
        if (!ref.starts_with("#/"))
            return nullptr;
        const Json::json_pointer pointer(ref.substr(1));
        return m_root.contains(pointer) ? &m_root.at(pointer) : nullptr;
    }

    bool checkType(const Node& node, const Json& schema, const std::string& path, Found& out)
    {
        const auto type = schema.find("type");
        if (type == schema.end())
            return true;
        std::string names;
        for (const Json& one : type->is_array() ? *type : Json::array({*type})) {
            if (isType(node, one.get<std::string>()))
                return true;
            names += (names.empty() ? "" : " or ") + one.get<std::string>();
        }
        add(out, node.begin, path, "type", "expected " + names + ", found " + kindName(node));
        return false;
    }

    bool matches(const std::string& pattern, const std::string& text)
    {
        auto it = m_patterns.find(pattern);
        if (it == m_patterns.end()) {
            it = m_patterns
                     .emplace(pattern,
                              QRegularExpression(QString::fromStdString(pattern),
                                                 QRegularExpression::UseUnicodePropertiesOption))
                     .first;
        }
        return it->second.match(QString::fromStdString(text)).hasMatch();
    }

    void checkValue(const Node& node, const Json& schema, const std::string& path, Found& out)
    {
        if (const auto it = schema.find("const"); it != schema.end() && toJson(node) != *it)
            add(out, node.begin, path, "const", "must be " + it->dump());
        if (const auto it = schema.find("enum"); it != schema.end()) {
            const Json value = toJson(node);
            if (std::find(it->begin(), it->end(), value) == it->end())
                add(out, node.begin, path, "enum", enumMessage(node, *it));
        }
        if (node.isString()) {
            if (const auto it = schema.find("pattern");
                it != schema.end() && !matches(it->get<std::string>(), node.text))
                add(out,
                    node.begin,
                    path,
                    "pattern",
                    "\"" + node.text + "\" does not have the form " + it->get<std::string>());
            const size_t length = codePoints(node.text);
            if (const auto it = schema.find("minLength");
                it != schema.end() && length < it->get<size_t>())
                add(out, node.begin, path, "min-length", "is too short");
            if (const auto it = schema.find("maxLength");
                it != schema.end() && length > it->get<size_t>())
                add(out, node.begin, path, "max-length", "is too long");
        }
        double number = 0;
        if (node.toDouble(number)) {
            if (const auto it = schema.find("minimum");
                it != schema.end() && number < it->get<double>())
                add(out, node.begin, path, "minimum", "must be at least " + it->dump());
            if (const auto it = schema.find("maximum");
                it != schema.end() && number > it->get<double>())
                add(out, node.begin, path, "maximum", "must be at most " + it->dump());
            if (const auto it = schema.find("exclusiveMinimum");
                it != schema.end() && number <= it->get<double>())
                add(out, node.begin, path, "minimum", "must be more than " + it->dump());
        }
    }

    static std::string enumMessage(const Node& node, const Json& allowed)
    {
        std::vector<std::string> words;
        std::string list;
        for (const Json& word : allowed) {
            words.push_back(word.is_string() ? word.get<std::string>() : word.dump());
            if (words.size() <= 12)
                list += (list.empty() ? "" : ", ") + words.back();
        }
        if (words.size() > 12)
            list += ", …";
        std::string message = "\"" + node.text + "\" is not one of " + list;
        if (const std::string guess = nearest(node.text, words); !guess.empty())
            message += " (did you mean \"" + guess + "\"?)";
        return message;
    }

    void checkMapping(const Node& node, const Json& schema, const std::string& path, Found& out)
    {
        const Json* properties = nullptr;
        if (const auto it = schema.find("properties"); it != schema.end())
            properties = &*it;
        const auto patterns = schema.find("patternProperties");
        const auto additional = schema.find("additionalProperties");
        const auto names = schema.find("propertyNames");
        for (const Node::Entry& entry : node.entries) {
            const std::string inner = path.empty() ? entry.key : path + "/" + entry.key;
            bool known = false;
            if (properties && properties->contains(entry.key)) {
                known = true;
                check(entry.value, properties->at(entry.key), inner, out);
            }
            if (patterns != schema.end()) {
                for (const auto& [pattern, sub] : patterns->items()) {
                    if (matches(pattern, entry.key)) {
                        known = true;
                        check(entry.value, sub, inner, out);
                    }
                }
            }
            if (names != schema.end()) {
                Node key;
                key.kind = Node::Kind::String;
                key.text = entry.key;
                key.begin = entry.keyBegin;
                check(key, *names, inner, out);
            }
            if (known || additional == schema.end())
                continue;
            if (additional->is_object()) {
                check(entry.value, *additional, inner, out);
            } else if (additional->is_boolean() && !additional->get<bool>()) {
                std::vector<std::string> words;
                if (properties) {
                    for (const auto& [key, sub] : properties->items())
                        words.push_back(key);
                }
                std::string message = "unknown key \"" + entry.key + "\"";
                if (const std::string guess = nearest(entry.key, words); !guess.empty())
                    message += " (did you mean \"" + guess + "\"?)";
                add(out, entry.keyBegin, inner, "unknown-key", message);
            }
        }
        if (const auto it = schema.find("required"); it != schema.end()) {
            for (const Json& key : *it) {
                if (!node.find(key.get<std::string>()))
                    add(out,
                        node.begin,
                        path,
                        "required",
                        "\"" + key.get<std::string>() + "\" is missing");
            }
        }
        if (const auto it = schema.find("dependentRequired"); it != schema.end()) {
            for (const auto& [key, needed] : it->items()) {
                if (!node.find(key))
                    continue;
                for (const Json& other : needed) {
                    if (!node.find(other.get<std::string>()))
                        add(out,
                            node.begin,
                            path,
                            "required",
                            "\"" + key + "\" needs \"" + other.get<std::string>() + "\" beside it");
                }
            }
        }
        count(node, schema, "minProperties", "maxProperties", node.entries.size(), path, out);
    }

    void count(const Node& node,
               const Json& schema,
               const char* least,
               const char* most,
               size_t size,
               const std::string& path,
               Found& out)
    {
        if (const auto it = schema.find(least); it != schema.end() && size < it->get<size_t>())
            add(out, node.begin, path, "too-few", "needs at least " + it->dump() + " entries");
        if (const auto it = schema.find(most); it != schema.end() && size > it->get<size_t>())
            add(out, node.begin, path, "too-many", "may have at most " + it->dump() + " entries");
    }

    void checkSequence(const Node& node, const Json& schema, const std::string& path, Found& out)
    {
        const auto prefix = schema.find("prefixItems");
        const auto items = schema.find("items");
        for (size_t i = 0; i < node.items.size(); ++i) {
            const std::string inner
                = path.empty() ? std::to_string(i) : path + "/" + std::to_string(i);
            if (prefix != schema.end() && i < prefix->size())
                check(node.items[i], prefix->at(i), inner, out);
            else if (items != schema.end())
                check(node.items[i], *items, inner, out);
        }
        count(node, schema, "minItems", "maxItems", node.items.size(), path, out);
        if (const auto it = schema.find("uniqueItems"); it != schema.end() && it->get<bool>()) {
            std::set<std::string> seen;
            for (const Node& item : node.items) {
                if (!seen.insert(toJson(item).dump()).second)
                    add(out, item.begin, path, "unique", "stands in the list twice");
            }
        }
    }

    bool passes(const Node& node, const Json& schema, const std::string& path)
    {
        Found found;
        check(node, schema, path, found);
        return found.empty();
    }

    void checkCombined(const Node& node, const Json& schema, const std::string& path, Found& out)
    {
        if (const auto it = schema.find("allOf"); it != schema.end()) {
            for (const Json& sub : *it)
                check(node, sub, path, out);
        }
        if (const auto it = schema.find("anyOf"); it != schema.end())
            checkChoice(node, *it, false, path, out);
        if (const auto it = schema.find("oneOf"); it != schema.end())
            checkChoice(node, *it, true, path, out);
        if (const auto it = schema.find("not"); it != schema.end() && passes(node, *it, path))
            add(out, node.begin, path, "not-allowed", notMessage(node, *it));
        if (const auto it = schema.find("if"); it != schema.end()) {
            const char* branch = passes(node, *it, path) ? "then" : "else";
            if (const auto sub = schema.find(branch); sub != schema.end())
                check(node, *sub, path, out);
        }
    }

    static std::string notMessage(const Node& node, const Json& schema)
    {
        if (const auto it = schema.find("required"); it != schema.end() && node.isMapping()) {
            std::string keys;
            for (const Json& key : *it)
                keys += (keys.empty() ? "\"" : " and \"") + key.get<std::string>() + "\"";
            return keys + (it->size() > 1 ? " may not stand together here" : " may not stand here");
        }
        return "this combination is not allowed";
    }

    // Reports the findings of the branch that the writer most probably meant: the one whose
    // constants fit (a `do: k8s.scale` step is judged as such), then the one with the fewest
    // errors.
    void checkChoice(
        const Node& node, const Json& choices, bool exactlyOne, const std::string& path, Found& out)
    {
        size_t fitting = 0;
        Found best;
        size_t bestScore = SIZE_MAX;
        for (const Json& choice : choices) {
            Found found;
            check(node, choice, path, found);
            if (found.empty()) {
                ++fitting;
                continue;
            }
            size_t score = found.size();
            for (const Diagnostic& one : found) {
                if (one.code == "const" || (one.code == "type" && one.path == path))
                    score += 1000;
            }
            if (score < bestScore) {
                bestScore = score;
                best = std::move(found);
            }
        }
        if (fitting == 0)
            out.insert(out.end(), best.begin(), best.end());
        else if (exactlyOne && fitting > 1)
            add(out, node.begin, path, "ambiguous", "fits more than one of the allowed forms");
    }

    const Json& m_root;
    const std::string& m_file;
    std::map<std::string, QRegularExpression> m_patterns;
    int m_depth = 0;
};

} // namespace

std::vector<Diagnostic>
validateSchema(const Node& document, const nlohmann::json& schema, const std::string& file)
{
    Found found;
    Validator(schema, file).check(document, schema, {}, found);
    return found;
}

} // namespace mw
