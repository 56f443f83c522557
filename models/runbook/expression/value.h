// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A value of the expression language. Immutable, cheap to copy (lists and maps are shared).
#pragma once

#include "models/base/clock.h"
#include "models/document/document.h"
#include "models/runbook/expression/decimal.h"

#include <map>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <variant>
#include <vector>

namespace mw::runbook {

// Any: not known before the run.
enum class Type { Any, Null, Bool, Number, String, Duration, Time, List, Map };
const char* toString(Type type);
// A word of the file: string integer number boolean duration time list object …
Type typeFromWord(std::string_view word);

class Value
{
public:
    using List = std::vector<Value>;
    using Map = std::map<std::string, Value>;

    Value() = default;
    Value(bool b) : m_data(b) { }
    Value(Decimal d) : m_data(d) { }
    Value(std::string s) : m_data(std::move(s)) { }
    Value(const char* s) : m_data(std::string(s)) { }
    Value(Millis d) : m_data(d) { }
    Value(World t) : m_data(t) { }
    Value(List l);
    Value(Map m);
    static Value integer(int64_t i); // outside ±9.2·10⁹: its digits as a string

    Type type() const;
    bool isNull() const { return type() == Type::Null; }
    const bool* boolean() const { return std::get_if<bool>(&m_data); }
    const Decimal* number() const { return std::get_if<Decimal>(&m_data); }
    const std::string* string() const { return std::get_if<std::string>(&m_data); }
    const Millis* duration() const { return std::get_if<Millis>(&m_data); }
    const World* time() const { return std::get_if<World>(&m_data); }
    const List* list() const;
    const Map* map() const;
    const Value* member(const std::string& name) const; // nullptr: no such member or no map

    bool operator==(const Value& other) const;

private:
    std::variant<std::monostate,
                 bool,
                 Decimal,
                 std::string,
                 Millis,
                 World,
                 std::shared_ptr<const List>,
                 std::shared_ptr<const Map>>
        m_data;
};

// As it appears inside a text: 12, 1m30s, 2026-…Z, JSON for lists and maps.
std::string toText(const Value& value);
// Durations and times become strings; numbers JSON integers, or their decimal text as a number.
nlohmann::json toJson(const Value& value);
// Numbers keep nine digits; what does not fit stays a string.
Value valueFromJson(const nlohmann::json& json);
// Journals keep types that JSON lacks: {"$duration":"5m"}, {"$time":"…"}.
nlohmann::json toTypedJson(const Value& value);
Value valueFromTypedJson(const nlohmann::json& json);
// A scalar of a file or of the command line as a value of the type; Misconfigured if it is not one.
Result<Value> valueFromText(const std::string& text, Type type);
Value valueFromNode(const Node& node);

} // namespace mw::runbook
