// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A string that is stored once per process: for values of few distinct kinds that repeat in
// thousands of rows (namespace, node, reason, image). Eight bytes, comparison of equality is a
// pointer comparison. The table only grows and is never freed, so never put unbounded text
// (names of pods, messages) in it. Thread-safe.
#pragma once

#include "models/base/compare.h"

#include <functional>
#include <string>
#include <string_view>

namespace mw {

class Atom
{
public:
    Atom() = default;
    explicit Atom(std::string_view text);
    const std::string& str() const;
    std::string_view view() const { return str(); }
    bool empty() const { return m_text == nullptr || m_text->empty(); }
    bool operator==(const Atom& other) const
    {
        return m_text == other.m_text || (empty() && other.empty());
    }
    std::strong_ordering operator<=>(const Atom& other) const
    {
        return *this == other ? std::strong_ordering::equal : str().compare(other.str()) <=> 0;
    }

private:
    const std::string* m_text = nullptr;
};

} // namespace mw

template <>
struct std::hash<mw::Atom>
{
    size_t operator()(const mw::Atom& atom) const noexcept
    {
        return std::hash<const std::string*>{}(atom.empty() ? nullptr : &atom.str());
    }
};
