// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/atom.h"

#include <mutex>
#include <shared_mutex>
#include <unordered_set>

namespace mw {
namespace {

struct Hash
{
    using is_transparent = void;
    size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    size_t operator()(const std::string& text) const { return std::hash<std::string_view>{}(text); }
};

struct Table
{
    std::shared_mutex mutex;
    std::unordered_set<std::string, Hash, std::equal_to<>> texts; // nodes do not move
};

Table& table()
{
    static Table* const one = new Table; // outlives every static that holds an Atom
    return *one;
}

} // namespace

Atom::Atom(std::string_view text)
{
    if (text.empty())
        return;
    Table& t = table();
    {
        const std::shared_lock lock(t.mutex);
        if (const auto it = t.texts.find(text); it != t.texts.end()) {
            m_text = &*it;
            return;
        }
    }
    const std::unique_lock lock(t.mutex);
    m_text = &*t.texts.emplace(text).first;
}

const std::string& Atom::str() const
{
    static const std::string none;
    return m_text ? *m_text : none;
}

} // namespace mw
