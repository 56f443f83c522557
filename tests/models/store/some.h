// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Random values of everything that can be stored, field by field, and how many fields a type has.
#pragma once

#include "models/store/row_types.h"

#include <limits>
#include <random>
#include <string>

namespace mwtest {

using namespace mw;

// Fills every field of the list with something: empty now and then, odd characters, extremes.
class Some
{
public:
    explicit Some(uint32_t seed) : m_random(seed) { }
    template <class T>
    T row()
    {
        T value{};
        store::fields(*this, value);
        return value;
    }
    template <class T>
    void operator()(const char*, T& value)
    {
        ++count;
        fill(value);
    }
    size_t count = 0; // fields seen

private:
    int below(int n) { return std::uniform_int_distribution<int>(0, n - 1)(m_random); }
    std::string text()
    {
        static const std::string bits[]
            = {"a", "Z", "0", " ", "/", "\"", "\\", "\n", "\t", "ä", "界", "😀", "<b>", "{", ","};
        std::string made;
        for (int n = below(12); n > 0; --n)
            made += bits[size_t(below(int(std::size(bits))))];
        return made;
    }
    template <class T>
    void fill(T& value)
    {
        if constexpr (std::same_as<T, bool>) {
            value = below(2) == 0;
        } else if constexpr (std::is_enum_v<T>) {
            value = static_cast<T>(below(4));
        } else if constexpr (std::integral<T>) {
            const T picks[] = {T(0),
                               T(1),
                               T(-1),
                               std::numeric_limits<T>::max(),
                               std::numeric_limits<T>::min(),
                               T(below(30'000))};
            value = picks[below(6)];
        } else if constexpr (std::same_as<T, double>) {
            const double picks[]
                = {0, -1, 0.1, 1e300, 1.0 / 3, std::numeric_limits<double>::infinity()};
            value = picks[below(6)];
        } else if constexpr (std::same_as<T, World>) {
            value = below(4) == 0 ? World{} : World(Millis(1'700'000'000'000 + below(1 << 30)));
        } else if constexpr (store::Time<T>) {
            store::setCount(value, below(100'000) - 5);
        } else if constexpr (store::Text<T>) {
            store::setText(value, text());
        } else if constexpr (store::VectorOf<T>::value) {
            for (int n = below(4); n > 0; --n)
                fill(value.emplace_back());
        } else if constexpr (store::OptionalOf<T>::value) {
            if (below(2) == 0)
                fill(value.emplace());
        } else if constexpr (store::Pair<T>) {
            value = {text(), text()};
        } else {
            const size_t outer = count;
            store::fields(*this, value);
            count = outer; // fields of fields are not the row's
        }
    }
    std::mt19937 m_random;
};

// How many members an aggregate has: as many as can be given to it in braces.
struct Any
{
    template <class T>
    operator T() const; // never called
};
template <class T, class... Given>
consteval size_t memberCount()
{
    if constexpr (requires { T{Given{}..., Any{}}; })
        return memberCount<T, Given..., Any>();
    else
        return sizeof...(Given);
}

} // namespace mwtest
