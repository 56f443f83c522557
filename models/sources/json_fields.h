// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a JSON answer field by field: a missing or null field is its default, a field of another
// type is an error that names endpoint and field. The first error stands; after it everything reads
// as absent. Any thread; nodes live on the stack of whoever reads, inside their parents.
#pragma once

#include "models/base/clock.h"
#include "models/base/result.h"
#include "models/data/alert.h"

#include <string>
#include <string_view>
#include <vector>

#include <simdjson.h>

namespace mw {

class JsonReading
{
public:
    explicit JsonReading(std::string endpoint) : m_endpoint(std::move(endpoint)) { }
    const std::string& endpoint() const { return m_endpoint; }
    const std::optional<Error>& error() const { return m_error; }
    void fail(ErrorKind kind, const std::string& what); // "<endpoint>: <what>"

private:
    std::string m_endpoint;
    std::optional<Error> m_error;
};

class JsonNode
{
public:
    // The whole answer; absent if it is no JSON at all, which is an error of the reading.
    static JsonNode
    root(simdjson::dom::parser& parser, std::string_view body, JsonReading& reading);

    bool isObject() const { return m_there && m_value.is_object(); }
    bool isArray() const { return m_there && m_value.is_array(); }
    bool isText() const { return m_there && m_value.is_string(); }
    bool there() const { return m_there; } // and not null

    JsonNode object(const char* key) const; // absent: one without fields
    JsonNode any(const char* key) const; // of whatever type
    std::string text(const char* key) const;
    int64_t integer(const char* key, int64_t fallback = 0) const;
    bool flag(const char* key, bool fallback = false) const;
    World time(const char* key) const; // World{}: absent, null, empty, or before 1970
    LabelSet labels(const char* key) const; // {"a": "b"}, sorted by name
    std::vector<std::string> texts(const char* key) const; // ["a", "b"]
    std::string asText() const; // of this node itself

    // For every element of this array, of this node or of the field; elements that are no objects
    // are errors.
    template <class F>
    void each(F&& read) const
    {
        if (!expect(m_there && m_value.is_array(), "a list"))
            return;
        int64_t index = 0;
        for (const simdjson::dom::element& one : simdjson::dom::array(m_value)) {
            const JsonNode node(m_reading, this, nullptr, index++, one);
            if (!node.expect(one.is_object(), "an object"))
                return;
            read(node);
        }
    }
    template <class F>
    void each(const char* key, F&& read) const
    {
        const JsonNode list = any(key);
        if (list.there())
            list.each(read);
    }
    // False if this one or any before was wrong.
    bool expect(bool holds, const char* wanted) const;

private:
    JsonNode(JsonReading* reading, const JsonNode* parent, const char* key, int64_t index)
        : m_reading(reading), m_parent(parent), m_key(key), m_index(index)
    {
    }
    JsonNode(JsonReading* reading,
             const JsonNode* parent,
             const char* key,
             int64_t index,
             simdjson::dom::element value)
        : JsonNode(reading, parent, key, index)
    {
        m_value = value;
        m_there = !value.is_null();
    }
    std::string path() const; // "[3].status.state"

    JsonReading* m_reading;
    const JsonNode* m_parent;
    const char* m_key;
    int64_t m_index;
    simdjson::dom::element m_value;
    bool m_there = false;
};

} // namespace mw
