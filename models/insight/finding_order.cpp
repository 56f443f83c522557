// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/insight/finding_order.h"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <tuple>

namespace mw {
namespace {

constexpr std::string_view times = "\u00d7", perCent = " %)";

// The number that ends right before `end`; 0 if there is none.
double numberBefore(std::string_view text, size_t end)
{
    size_t from = end;
    while (from > 0
           && std::string_view("0123456789.e+").find(text[from - 1]) != std::string_view::npos)
        --from;
    double value = 0;
    std::from_chars(text.data() + from, text.data() + end, value);
    return value;
}

} // namespace

double burnSaid(const Finding& finding)
{
    const std::string_view text = finding.sentence;
    double most = 0;
    for (size_t at = text.find(times); at != std::string_view::npos; at = text.find(times, at + 1))
        most = std::max(most, numberBefore(text, at));
    return most;
}

double objectiveSaid(const Finding& finding)
{
    const std::string_view text = finding.sentence;
    const size_t at = text.rfind(perCent);
    return at == std::string_view::npos ? 0 : numberBefore(text, at);
}

bool speaksBefore(const Finding& a, const Finding& b)
{
    const auto first = [](const Finding& f) { return std::tuple(-rank(f.severity), nearness(f)); };
    if (first(a) != first(b))
        return first(a) < first(b);
    if (a.check == "SLO" && b.check == "SLO")
        return std::tuple(-burnSaid(a), -objectiveSaid(a), a.id)
            < std::tuple(-burnSaid(b), -objectiveSaid(b), b.id);
    const auto began = [](const Finding& f) { return f.since == World{} ? World::max() : f.since; };
    return std::tuple(began(a), a.id) < std::tuple(began(b), b.id);
}

} // namespace mw
