// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One condition on a label: a label that is missing counts as empty.
#pragma once

#include "app/simulator/promql/labels.h"
#include "app/simulator/promql/regex.h"

namespace mw::sim::promql {

struct Matcher
{
    enum class Kind { Equal, NotEqual, Regex, NotRegex };
    Kind kind = Kind::Equal;
    std::string name;
    std::string value;
    std::shared_ptr<const Regex> regex; // compiled, for the two regex kinds

    bool matches(std::string_view text) const
    {
        switch (kind) {
        case Kind::Equal:
            return text == value;
        case Kind::NotEqual:
            return text != value;
        case Kind::Regex:
            return regex->matches(text);
        case Kind::NotRegex:
            return !regex->matches(text);
        }
        return false;
    }
    bool matches(const Labels& labels) const { return matches(labels.get(name)); }
};

using Matchers = std::vector<Matcher>;

inline bool matchesAll(const Matchers& matchers, const Labels& labels)
{
    for (const Matcher& matcher : matchers) {
        if (!matcher.matches(labels))
            return false;
    }
    return true;
}

} // namespace mw::sim::promql
