// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/promql/labels.h"

#include "app/simulator/promql/text.h"

#include <algorithm>
#include <functional>

namespace mw::sim::promql {

namespace {

bool contains(const Labels::Names& names, std::string_view name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

} // namespace

Labels::Labels(std::vector<Pair> pairs)
{
    std::stable_sort(
        pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) { return a.first < b.first; });
    std::vector<Pair> kept;
    kept.reserve(pairs.size());
    for (Pair& pair : pairs) {
        if (!kept.empty() && kept.back().first == pair.first)
            kept.back().second = std::move(pair.second);
        else
            kept.push_back(std::move(pair));
    }
    std::erase_if(kept, [](const Pair& pair) { return pair.second.empty(); });
    *this = adopt(std::move(kept));
}

Labels Labels::adopt(std::vector<Pair> sorted)
{
    Labels labels;
    if (sorted.empty())
        return labels;
    auto rep = std::make_shared<Rep>();
    size_t hash = 0xcbf29ce484222325u;
    const std::hash<std::string_view> one;
    for (const Pair& pair : sorted) {
        hash = (hash ^ one(pair.first)) * 0x100000001b3u;
        hash = (hash ^ one(pair.second)) * 0x100000001b3u;
    }
    rep->pairs = std::move(sorted);
    rep->hash = hash;
    labels.m_rep = std::move(rep);
    return labels;
}

const std::vector<Labels::Pair>& Labels::pairs() const
{
    static const std::vector<Pair> none;
    return m_rep ? m_rep->pairs : none;
}

std::string_view Labels::get(std::string_view name) const
{
    for (const Pair& pair : pairs()) {
        if (pair.first == name)
            return pair.second;
    }
    return {};
}

bool Labels::operator==(const Labels& other) const
{
    if (m_rep == other.m_rep)
        return true;
    return hash() == other.hash() && pairs() == other.pairs();
}

bool Labels::operator<(const Labels& other) const
{
    return m_rep != other.m_rep && pairs() < other.pairs();
}

Labels Labels::withoutName() const
{
    if (get(metricName).empty())
        return *this;
    return dropping({std::string(metricName)});
}

Labels Labels::keeping(const Names& names) const
{
    std::vector<Pair> kept;
    for (const Pair& pair : pairs()) {
        if (contains(names, pair.first))
            kept.push_back(pair);
    }
    return kept.size() == pairs().size() ? *this : adopt(std::move(kept));
}

Labels Labels::dropping(const Names& names) const
{
    std::vector<Pair> kept;
    for (const Pair& pair : pairs()) {
        if (!contains(names, pair.first))
            kept.push_back(pair);
    }
    return kept.size() == pairs().size() ? *this : adopt(std::move(kept));
}

Labels Labels::with(std::string_view name, std::string_view value) const
{
    if (get(name) == value)
        return *this;
    std::vector<Pair> changed = pairs();
    changed.emplace_back(name, value);
    return Labels(std::move(changed));
}

std::string Labels::str() const
{
    std::string out = "{";
    for (const Pair& pair : pairs()) {
        if (out.size() > 1)
            out += ", ";
        out += pair.first + "=" + quote(pair.second);
    }
    return out + "}";
}

} // namespace mw::sim::promql
