// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A set of labels: sorted by name, no empty values, immutable and shared, so that a copy costs a
// pointer. Values compare by content. Thread-safe like any immutable value.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mw::sim::promql {

inline constexpr std::string_view metricName = "__name__";
inline constexpr std::string_view bucketLabel = "le";

class Labels
{
public:
    using Pair = std::pair<std::string, std::string>;
    using Names = std::vector<std::string>;

    Labels() = default;
    // Sorts; a later pair of the same name wins; empty values are dropped.
    explicit Labels(std::vector<Pair> pairs);

    const std::vector<Pair>& pairs() const;
    bool empty() const { return m_rep == nullptr; }
    // Empty if there is no such label.
    std::string_view get(std::string_view name) const;
    size_t hash() const { return m_rep ? m_rep->hash : 0; }
    bool operator==(const Labels& other) const;
    // The order of answers: name by name, value by value.
    bool operator<(const Labels& other) const;

    Labels withoutName() const;
    Labels keeping(const Names& names) const;
    Labels dropping(const Names& names) const;
    // An empty value removes.
    Labels with(std::string_view name, std::string_view value) const;
    // {a="b", c="d"}
    std::string str() const;

private:
    struct Rep
    {
        std::vector<Pair> pairs;
        size_t hash = 0;
    };
    static Labels adopt(std::vector<Pair> sorted);
    std::shared_ptr<const Rep> m_rep;
};

struct LabelsHash
{
    size_t operator()(const Labels& labels) const { return labels.hash(); }
};

} // namespace mw::sim::promql
