// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Texts of the estate file that a schema cannot judge. Each gives what is wrong, or nothing.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace mw {

class Node;
struct Estate;

// Where systems live that have one address for everybody; empty for all others.
std::string defaultUrl(const std::string& sourceType);

// "99.9": decimal per cent, 0 ≤ x < 100.
std::string objectiveProblem(std::string_view text);
// Prometheus duration of at least an hour and at most 365 days.
std::string windowProblem(std::string_view text);
// A counter selector without range or function: name{label="x"}.
std::string selectorProblem(std::string_view text);
// A dependency that no entry of services names.
std::string unknownService(std::string_view name, const std::set<std::string>& known);
// What a label of Kubernetes may be called; the pattern of the schema says the same.
inline constexpr const char* labelNameRule
    = "a label is called like tenant or example.com/tenant: letters, digits, '-', '_' and '.', "
      "begun and ended by a letter or digit, at most 63 after the '/'";
bool isLabelName(std::string_view text);
// labels: what is no label name (the schema says so) leaves its default.
void takeLabels(const Node& labels, Estate& estate);
// env:, file:, keychain: with something behind. Never repeats the text: it may be the secret
// itself.
std::string secretProblem(std::string_view text);

} // namespace mw
