// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rows as bytes: CBOR without names for the store, JSON with names for recordings; both made from
// the one list of fields. T is any row of AllRows, a key, SourceStatus or Change. Pure; any thread.
#pragma once

#include "models/data/remembered.h"

#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace mw::store {

template <class T>
std::string encode(const T& value);
// False: these are not the bytes of one T of this layout; `value` is then half filled.
template <class T>
bool decode(std::string_view bytes, T& value);
// Changes whenever a name, a type or the order of the fields does.
template <class T>
const std::string& layoutOf();
// Of everything but measured usage, which moves all the time and is worth little an hour later.
template <class T>
uint64_t fingerprint(const T& value);

// Texts pass through `clean` on their way out.
using Clean = std::function<std::string(const std::string&)>;
template <class T>
nlohmann::json toJson(const T& value, const Clean& clean);
// Missing fields keep their defaults, unknown ones are passed over. False: `wrong` names the field.
template <class T>
bool fromJson(const nlohmann::json& json, T& value, std::string& wrong);

// "pods", "alerts": the word of the topic on disk and in recordings.
template <class Row>
const char* topicName();
// Calls f.template operator()<Row>() for every row type.
template <class F, class... Row>
void eachRowType(RowList<Row...>, F&& f)
{
    (f.template operator()<Row>(), ...);
}
template <class F>
void eachRowType(F&& f)
{
    eachRowType(AllRows{}, std::forward<F>(f));
}

} // namespace mw::store
