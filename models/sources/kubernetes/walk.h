// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Small steps over simdjson's on-demand values, without exceptions. Every function returns false
// only if the text is not JSON; a value of another type is passed over and leaves its target as it
// was. Private to this folder: it pulls simdjson in.
#pragma once

#include "models/base/atom.h"
#include "models/base/clock.h"

#include <simdjson.h>

#include <array>
#include <cstdint>
#include <cstring>
#include <limits>
#include <string_view>

namespace mw::kube {

using Value = simdjson::ondemand::value;

inline bool harmless(simdjson::error_code code)
{
    return code == simdjson::SUCCESS || code == simdjson::INCORRECT_TYPE
        || code == simdjson::NUMBER_ERROR || code == simdjson::NUMBER_OUT_OF_RANGE;
}

// The key as written; one with escapes matches nothing we look for.
inline std::string_view rawKey(const simdjson::ondemand::field& field)
{
    const char* const text = field.key().raw();
    return {text, static_cast<size_t>(static_cast<const char*>(std::strchr(text, '"')) - text)};
}

template <class F>
bool eachOf(simdjson::ondemand::object object, F&& f)
{
    for (auto result : object) {
        simdjson::ondemand::field field;
        if (std::move(result).get(field) != simdjson::SUCCESS)
            return false;
        const std::string_view key = rawKey(field);
        if (!f(key, field.value()))
            return false;
    }
    return true;
}

template <class F>
bool eachField(Value& value, F&& f)
{
    simdjson::ondemand::object object;
    if (const auto code = value.get_object().get(object); code != simdjson::SUCCESS)
        return harmless(code);
    return eachOf(object, std::forward<F>(f));
}

// f(Value&) for each element of an array.
template <class F>
bool eachItem(Value& value, F&& f)
{
    simdjson::ondemand::array array;
    if (const auto code = value.get_array().get(array); code != simdjson::SUCCESS)
        return harmless(code);
    for (auto result : array) {
        Value element;
        // get() is for rvalues only. NOLINTNEXTLINE(performance-move-const-arg)
        if (std::move(result).get(element) != simdjson::SUCCESS || !f(element))
            return false;
    }
    return true;
}

// The view lives until the parser's next document.
inline bool take(Value& value, std::string_view& into)
{
    std::string_view text;
    const auto code = value.get_string().get(text);
    if (code == simdjson::SUCCESS)
        into = text;
    return harmless(code);
}

inline bool take(Value& value, int64_t& into)
{
    int64_t number = 0;
    const auto code = value.get_int64().get(number);
    if (code == simdjson::SUCCESS)
        into = number;
    return harmless(code);
}

inline bool take(Value& value, int32_t& into)
{
    int64_t number = into;
    if (!take(value, number))
        return false;
    if (number >= std::numeric_limits<int32_t>::min()
        && number <= std::numeric_limits<int32_t>::max())
        into = static_cast<int32_t>(number);
    return true;
}

inline bool take(Value& value, bool& into)
{
    bool flag = false;
    const auto code = value.get_bool().get(flag);
    if (code == simdjson::SUCCESS)
        into = flag;
    return harmless(code);
}

// RFC 3339; World{} if it is not one. The usual twenty characters are read in place.
World timeOf(std::string_view text);

// Atoms of one decoder without the shared table's lock: rows of a list name the same few again and
// again. A text that is no identity is cut, so that a hostile server cannot fill the table with it.
class AtomCache
{
public:
    Atom operator()(std::string_view text);

private:
    std::array<Atom, 2048> m_slots;
};

// At most `limit` bytes, never half a character.
std::string shortened(std::string_view text, size_t limit);

} // namespace mw::kube
