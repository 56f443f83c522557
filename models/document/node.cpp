// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/document/document.h"

#include <charconv>
#include <limits>

#include <nlohmann/json.hpp>

namespace mw {

const Node::Entry* Node::findEntry(std::string_view key) const
{
    for (const Entry& entry : entries) {
        if (entry.key == key)
            return &entry;
    }
    return nullptr;
}

const Node* Node::find(std::string_view key) const
{
    const Entry* entry = findEntry(key);
    return entry ? &entry->value : nullptr;
}

const Node* Node::at(std::string_view path) const
{
    const Node* node = this;
    while (node && !path.empty()) {
        const size_t slash = path.find('/');
        const std::string_view part = path.substr(0, slash);
        path = slash == std::string_view::npos ? std::string_view{} : path.substr(slash + 1);
        if (node->isSequence()) {
            size_t index = 0;
            const auto [stop, error]
                = std::from_chars(part.data(), part.data() + part.size(), index);
            if (error != std::errc{} || stop != part.data() + part.size()
                || index >= node->items.size())
                return nullptr;
            node = &node->items[index];
        } else {
            node = node->find(part);
        }
    }
    return node;
}

std::string Node::string(std::string_view key, const std::string& fallback) const
{
    const Node* node = find(key);
    return node && node->isScalar() && !node->isNull() ? node->text : fallback;
}

bool Node::toInt(int64_t& value) const
{
    if (kind != Kind::Int)
        return false;
    std::string_view digits = text;
    int base = 10;
    if (digits.starts_with("0x") || digits.starts_with("0o")) {
        base = digits[1] == 'x' ? 16 : 8;
        digits.remove_prefix(2);
    } else if (digits.starts_with('+')) {
        digits.remove_prefix(1);
    }
    const auto [stop, error]
        = std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
    return error == std::errc{} && stop == digits.data() + digits.size();
}

bool Node::toDouble(double& value) const
{
    if (kind == Kind::Int) {
        int64_t whole = 0;
        if (toInt(whole)) {
            value = double(whole);
            return true;
        }
    } else if (kind != Kind::Float) {
        return false;
    }
    std::string_view digits = text;
    if (digits.starts_with('+'))
        digits.remove_prefix(1);
    if (digits.size() >= 4 && (digits.back() == 'f' || digits.back() == 'F')) {
        value = std::numeric_limits<double>::infinity();
        if (digits.front() == '-')
            value = -value;
        return true;
    }
    if (digits.size() == 4 && digits.front() == '.' && (digits[1] == 'n' || digits[1] == 'N')) {
        value = std::numeric_limits<double>::quiet_NaN();
        return true;
    }
    const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc{} && stop == digits.data() + digits.size();
}

bool Node::toBool(bool& value) const
{
    if (kind != Kind::Bool)
        return false;
    value = text.front() == 't' || text.front() == 'T';
    return true;
}

nlohmann::json toJson(const Node& node)
{
    switch (node.kind) {
    case Node::Kind::Null:
        return nullptr;
    case Node::Kind::Bool: {
        bool value = false;
        node.toBool(value);
        return value;
    }
    case Node::Kind::Int: {
        int64_t value = 0;
        if (node.toInt(value))
            return value;
        return node.text;
    }
    case Node::Kind::Float: {
        double value = 0;
        if (node.toDouble(value))
            return value;
        return node.text;
    }
    case Node::Kind::String:
        return node.text;
    case Node::Kind::Sequence: {
        nlohmann::json list = nlohmann::json::array();
        for (const Node& item : node.items)
            list.push_back(toJson(item));
        return list;
    }
    case Node::Kind::Mapping:
        break;
    }
    nlohmann::json object = nlohmann::json::object();
    for (const Node::Entry& entry : node.entries)
        object[entry.key] = toJson(entry.value);
    return object;
}

std::string format(const Diagnostic& diagnostic)
{
    const char* word = "error";
    if (diagnostic.severity == Diagnostic::Severity::Warning)
        word = "warning";
    else if (diagnostic.severity == Diagnostic::Severity::Info)
        word = "info";
    Error place;
    place.detail = std::string(word) + ": " + diagnostic.message;
    place.place = diagnostic.place;
    return describe(place);
}

} // namespace mw
