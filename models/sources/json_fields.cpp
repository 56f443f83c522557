// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sources/json_fields.h"

#include <algorithm>

namespace mw {

void JsonReading::fail(ErrorKind kind, const std::string& what)
{
    if (!m_error)
        m_error = Error{kind, m_endpoint + ": " + what, 0, {}, {}};
}

JsonNode JsonNode::root(simdjson::dom::parser& parser, std::string_view body, JsonReading& reading)
{
    const JsonNode absent(&reading, nullptr, nullptr, -1);
    const size_t first = body.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) {
        reading.fail(ErrorKind::Protocol, "the answer is empty");
        return absent;
    }
    const char begin = body[first];
    if (begin != '{' && begin != '[' && begin != '"') {
        reading.fail(ErrorKind::Protocol, "the answer is not JSON");
        return absent;
    }
    simdjson::dom::element value;
    if (const auto error = parser.parse(body.data(), body.size()).get(value)) {
        reading.fail(ErrorKind::Decode,
                     std::string("the answer is damaged: ") + simdjson::error_message(error));
        return absent;
    }
    return JsonNode(&reading, nullptr, nullptr, -1, value);
}

std::string JsonNode::path() const
{
    std::string out = m_parent ? m_parent->path() : std::string();
    if (m_key)
        out += (out.empty() ? "" : ".") + std::string(m_key);
    else if (m_index >= 0)
        out += "[" + std::to_string(m_index) + "]";
    return out;
}

bool JsonNode::expect(bool holds, const char* wanted) const
{
    if (m_reading->error())
        return false;
    if (!holds) {
        const std::string where = path();
        m_reading->fail(ErrorKind::Decode,
                        (where.empty() ? std::string("the answer") : where) + " is not " + wanted);
    }
    return holds;
}

JsonNode JsonNode::any(const char* key) const
{
    if (m_reading->error() || !isObject())
        return JsonNode(m_reading, this, key, -1);
    simdjson::dom::element value;
    if (m_value[key].get(value) != simdjson::SUCCESS)
        return JsonNode(m_reading, this, key, -1);
    return JsonNode(m_reading, this, key, -1, value);
}

JsonNode JsonNode::object(const char* key) const
{
    JsonNode node = any(key);
    if (node.m_there && !node.expect(node.m_value.is_object(), "an object"))
        node.m_there = false;
    return node;
}

std::string JsonNode::asText() const
{
    std::string_view text;
    if (!m_there || !expect(m_value.get(text) == simdjson::SUCCESS, "a text"))
        return {};
    return std::string(text);
}

std::string JsonNode::text(const char* key) const
{
    return any(key).asText();
}

int64_t JsonNode::integer(const char* key, int64_t fallback) const
{
    const JsonNode node = any(key);
    int64_t value = fallback;
    if (!node.m_there
        || !node.expect(node.m_value.get(value) == simdjson::SUCCESS, "a whole number"))
        return fallback;
    return value;
}

bool JsonNode::flag(const char* key, bool fallback) const
{
    const JsonNode node = any(key);
    bool value = fallback;
    if (!node.m_there
        || !node.expect(node.m_value.get(value) == simdjson::SUCCESS, "true or false"))
        return fallback;
    return value;
}

World JsonNode::time(const char* key) const
{
    const JsonNode node = any(key);
    const std::string text = node.asText();
    if (text.empty())
        return {};
    World time{};
    if (!node.expect(parseTime(text, time), "a time"))
        return {};
    return std::max(time, World{}); // Go's zero time is the year 1
}

LabelSet JsonNode::labels(const char* key) const
{
    LabelSet out;
    const JsonNode node = object(key);
    if (!node.m_there)
        return out;
    for (const auto& [name, value] : simdjson::dom::object(node.m_value)) {
        std::string_view text;
        const std::string held(name);
        const JsonNode one(m_reading, &node, held.c_str(), -1, value);
        if (!one.expect(value.get(text) == simdjson::SUCCESS, "a text"))
            return {};
        out.emplace_back(name, text);
    }
    std::sort(out.begin(), out.end());
    return out;
}

std::vector<std::string> JsonNode::texts(const char* key) const
{
    std::vector<std::string> out;
    const JsonNode node = any(key);
    if (!node.m_there || !node.expect(node.m_value.is_array(), "a list"))
        return out;
    int64_t index = 0;
    for (const simdjson::dom::element& value : simdjson::dom::array(node.m_value)) {
        std::string_view text;
        const JsonNode one(m_reading, &node, nullptr, index++, value);
        if (!one.expect(value.get(text) == simdjson::SUCCESS, "a text"))
            return {};
        out.emplace_back(text);
    }
    return out;
}

} // namespace mw
