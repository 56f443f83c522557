// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Label and field selectors of list and watch.
#pragma once

#include "app/simulator/estate/objects.h"
#include "app/simulator/faces/kubernetes/reply.h"

#include <functional>
#include <optional>

namespace mw::sim {

using Accept = std::function<bool(const Object&)>;

struct Requirement
{
    enum class Op { Equals, NotEquals, In, NotIn, Exists, NotExists };
    std::string key;
    Op op = Op::Equals;
    std::vector<std::string> values;
};

// "a=b,c!=d,e in (f,g),h notin (i),j,!k"; nullopt with a message if it cannot be parsed.
std::optional<std::vector<Requirement>> parseLabelSelector(const std::string& text,
                                                           std::string& error);
// An empty function if both are empty; a Reply with 400 if one is wrong.
std::optional<Reply>
makeSelector(Kind kind, const std::string& labels, const std::string& fields, Accept& accept);
Json labelsOf(const Object& object);
// "a=b,c in (d,e)" of a metav1.LabelSelector, as the server prints it.
std::string selectorText(const Json& selector);

} // namespace mw::sim
