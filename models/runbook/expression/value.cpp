// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/expression/value.h"

#include <nlohmann/json.hpp>

namespace mw::runbook {

using Json = nlohmann::json;

const char* toString(Type type)
{
    constexpr const char* words[]{
        "any", "null", "boolean", "number", "string", "duration", "time", "list", "object"};
    return words[static_cast<int>(type)];
}

Type typeFromWord(std::string_view word)
{
    if (word == "integer" || word == "number")
        return Type::Number;
    if (word == "boolean")
        return Type::Bool;
    if (word == "duration")
        return Type::Duration;
    if (word == "time")
        return Type::Time;
    if (word == "list")
        return Type::List;
    if (word == "object")
        return Type::Map;
    for (const std::string_view name :
         {"string", "choice", "secret", "cluster", "region", "node", "resource"}) {
        if (word == name)
            return Type::String;
    }
    return Type::Any;
}

Value::Value(List l) : m_data(std::make_shared<const List>(std::move(l))) { }
Value::Value(Map m) : m_data(std::make_shared<const Map>(std::move(m))) { }

Value Value::integer(int64_t i)
{
    if (const auto d = decimalOf(i))
        return *d;
    return std::to_string(i);
}

Type Value::type() const
{
    constexpr Type types[]{Type::Null,
                           Type::Bool,
                           Type::Number,
                           Type::String,
                           Type::Duration,
                           Type::Time,
                           Type::List,
                           Type::Map};
    return types[m_data.index()];
}

const Value::List* Value::list() const
{
    const auto* p = std::get_if<std::shared_ptr<const List>>(&m_data);
    return p ? p->get() : nullptr;
}

const Value::Map* Value::map() const
{
    const auto* p = std::get_if<std::shared_ptr<const Map>>(&m_data);
    return p ? p->get() : nullptr;
}

const Value* Value::member(const std::string& name) const
{
    const Map* m = map();
    if (!m)
        return nullptr;
    const auto it = m->find(name);
    return it == m->end() ? nullptr : &it->second;
}

bool Value::operator==(const Value& other) const
{
    if (type() != other.type())
        return false;
    if (const List* l = list())
        return *l == *other.list();
    if (const Map* m = map())
        return *m == *other.map();
    return m_data == other.m_data;
}

std::string toText(const Value& value)
{
    switch (value.type()) {
    case Type::Bool:
        return *value.boolean() ? "true" : "false";
    case Type::Number:
        return toText(*value.number());
    case Type::String:
        return *value.string();
    case Type::Duration:
        return toText(*value.duration());
    case Type::Time:
        return formatTime(*value.time());
    case Type::List:
    case Type::Map:
        return toJson(value).dump(-1, ' ', false, Json::error_handler_t::replace);
    case Type::Any:
    case Type::Null:
        break;
    }
    return "null";
}

Json toJson(const Value& value)
{
    switch (value.type()) {
    case Type::Bool:
        return *value.boolean();
    case Type::Number: {
        const Decimal d = *value.number();
        if (d.isInteger())
            return d.integer();
        return Json::parse(toText(d), nullptr, false);
    }
    case Type::List: {
        Json out = Json::array();
        for (const Value& item : *value.list())
            out.push_back(toJson(item));
        return out;
    }
    case Type::Map: {
        Json out = Json::object();
        for (const auto& [key, item] : *value.map())
            out[key] = toJson(item);
        return out;
    }
    case Type::String:
    case Type::Duration:
    case Type::Time:
        return toText(value);
    case Type::Any:
    case Type::Null:
        break;
    }
    return nullptr;
}

Value valueFromJson(const Json& json)
{
    switch (json.type()) {
    case Json::value_t::boolean:
        return json.get<bool>();
    case Json::value_t::number_integer:
        return Value::integer(json.get<int64_t>());
    case Json::value_t::number_unsigned: {
        const auto u = json.get<uint64_t>();
        return u > 9'223'372'036u ? Value(std::to_string(u))
                                  : Value::integer(static_cast<int64_t>(u));
    }
    case Json::value_t::number_float: {
        const std::string text = json.dump();
        if (const auto d = parseDecimal(text))
            return *d;
        return text;
    }
    case Json::value_t::string:
        return json.get_ref<const std::string&>();
    case Json::value_t::array: {
        Value::List out;
        for (const Json& item : json)
            out.push_back(valueFromJson(item));
        return out;
    }
    case Json::value_t::object: {
        Value::Map out;
        for (const auto& [key, item] : json.items())
            out.emplace(key, valueFromJson(item));
        return out;
    }
    default:
        break;
    }
    return {};
}

Json toTypedJson(const Value& value)
{
    switch (value.type()) {
    case Type::Duration:
        return {{"$duration", toText(value)}};
    case Type::Time:
        return {{"$time", toText(value)}};
    case Type::Number:
        if (!value.number()->isInteger())
            return {{"$number", toText(value)}};
        break;
    case Type::List: {
        Json out = Json::array();
        for (const Value& item : *value.list())
            out.push_back(toTypedJson(item));
        return out;
    }
    case Type::Map: {
        Json out = Json::object();
        for (const auto& [key, item] : *value.map())
            out[key] = toTypedJson(item);
        // {"$time": "…"} that came from outside is a map, not a time.
        if (out.size() == 1 && out.begin().key().starts_with('$'))
            return {{"$map", std::move(out)}};
        return out;
    }
    default:
        break;
    }
    return toJson(value);
}

namespace {

Value mapFromTypedJson(const Json& object)
{
    Value::Map out;
    for (const auto& [key, item] : object.items())
        out.emplace(key, valueFromTypedJson(item));
    return out;
}

} // namespace

Value valueFromTypedJson(const Json& json)
{
    if (json.is_object() && json.size() == 1 && json.begin().key() == "$map"
        && json.begin()->is_object())
        return mapFromTypedJson(*json.begin());
    if (json.is_object() && json.size() == 1 && json.begin()->is_string()) {
        const std::string& key = json.begin().key();
        const auto& text = json.begin()->get_ref<const std::string&>();
        World at{};
        if (key == "$duration") {
            if (const auto d = parseDuration(text))
                return *d;
            if (text.starts_with('-')) {
                if (const auto d = parseDuration(std::string_view(text).substr(1)))
                    return Millis(-d->count());
            }
        } else if (key == "$time" && parseTime(text, at)) {
            return at;
        } else if (key == "$number") {
            if (const auto d = parseDecimal(text))
                return *d;
        }
    }
    if (json.is_array()) {
        Value::List out;
        for (const Json& item : json)
            out.push_back(valueFromTypedJson(item));
        return out;
    }
    if (json.is_object())
        return mapFromTypedJson(json);
    return valueFromJson(json);
}

Result<Value> valueFromText(const std::string& text, Type type)
{
    const auto wrong = [&](const char* what) {
        return Error{ErrorKind::Misconfigured, "\"" + text + "\" is no " + what, 0, {}, {}};
    };
    switch (type) {
    case Type::Number:
        if (const auto d = parseDecimal(text))
            return Value(*d);
        return wrong("number");
    case Type::Bool:
        if (text == "true" || text == "false")
            return Value(text == "true");
        return wrong("boolean (true or false)");
    case Type::Duration:
        if (const auto d = parseDuration(text))
            return Value(*d);
        return wrong("duration such as 90s, 5m or 1h30m");
    case Type::Time: {
        World at{};
        if (parseTime(text, at))
            return Value(at);
        return wrong("time such as 2026-01-31T03:00:00Z");
    }
    case Type::List: {
        const Json json = Json::parse(text, nullptr, false);
        if (json.is_array())
            return valueFromJson(json);
        Value::List out;
        size_t start = 0;
        while (start <= text.size() && !text.empty()) {
            const size_t comma = std::min(text.find(',', start), text.size());
            out.push_back(text.substr(start, comma - start));
            start = comma + 1;
        }
        return Value(std::move(out));
    }
    case Type::Map: {
        const Json json = Json::parse(text, nullptr, false);
        if (json.is_object())
            return valueFromJson(json);
        return wrong("JSON object");
    }
    default:
        break;
    }
    return Value(text);
}

Value valueFromNode(const Node& node)
{
    switch (node.kind) {
    case Node::Kind::Null:
        return {};
    case Node::Kind::Bool: {
        bool b = false;
        node.toBool(b);
        return b;
    }
    case Node::Kind::Int:
    case Node::Kind::Float:
        if (const auto d = parseDecimal(node.text))
            return *d;
        return node.text;
    case Node::Kind::String:
        return node.text;
    case Node::Kind::Sequence: {
        Value::List out;
        for (const Node& item : node.items)
            out.push_back(valueFromNode(item));
        return out;
    }
    case Node::Kind::Mapping:
        break;
    }
    Value::Map out;
    for (const auto& entry : node.entries)
        out.emplace(entry.key, valueFromNode(entry.value));
    return out;
}

} // namespace mw::runbook
