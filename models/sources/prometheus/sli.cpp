// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sources/prometheus/sli.h"

#include "models/base/duration.h"

#include <algorithm>

namespace mw::prom {
namespace {

constexpr std::string_view variable = "$window";

// Steps over a quoted string that begins at `at`; gives the index of its closing quote.
size_t skipString(std::string_view text, size_t at)
{
    const char quote = text[at];
    for (size_t i = at + 1; i < text.size(); ++i) {
        if (text[i] == '\\' && quote != '`')
            ++i;
        else if (text[i] == quote)
            return i;
    }
    return text.size();
}

bool isQuote(char c)
{
    return c == '"' || c == '\'' || c == '`';
}

struct Range
{
    size_t at = 0; // of the duration
    std::string text;
};

// The durations behind '[', outside of strings: "x[5m]" and "x[5m:1m]".
std::vector<Range> rangesOf(std::string_view query)
{
    std::vector<Range> ranges;
    for (size_t i = 0; i < query.size(); ++i) {
        if (isQuote(query[i])) {
            i = skipString(query, i);
        } else if (query[i] == '[') {
            size_t end = i + 1;
            while (end < query.size() && query[end] != ']' && query[end] != ':')
                ++end;
            ranges.push_back({i + 1, std::string(query.substr(i + 1, end - i - 1))});
            i = end;
        }
    }
    return ranges;
}

// Index of the bracket that closes the one at `at`, npos if there is none.
size_t closing(std::string_view query, size_t at)
{
    int depth = 0;
    for (size_t i = at; i < query.size(); ++i) {
        if (isQuote(query[i]))
            i = skipString(query, i);
        else if (query[i] == '(')
            ++depth;
        else if (query[i] == ')' && --depth == 0)
            return i;
    }
    return std::string_view::npos;
}

std::string_view trimmed(std::string_view text)
{
    const size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

// "(a) / (b)": both inner parts. Anything else is not taken apart.
bool splitQuotient(std::string_view query, std::string& errors, std::string& total)
{
    query = trimmed(query);
    while (!query.empty() && query.front() == '(' && closing(query, 0) == query.size() - 1)
        query = trimmed(query.substr(1, query.size() - 2));
    if (query.empty() || query.front() != '(')
        return false;
    const size_t end = closing(query, 0);
    if (end == std::string_view::npos)
        return false;
    std::string_view rest = trimmed(query.substr(end + 1));
    if (rest.empty() || rest.front() != '/')
        return false;
    rest = trimmed(rest.substr(1));
    if (rest.empty() || rest.front() != '(' || closing(rest, 0) != rest.size() - 1)
        return false;
    errors = std::string(trimmed(query.substr(1, end - 1)));
    total = std::string(trimmed(rest.substr(1, rest.size() - 2)));
    return !errors.empty() && !total.empty();
}

bool callsFunction(std::string_view query, std::string_view name)
{
    for (size_t at = query.find(name); at != std::string_view::npos;
         at = query.find(name, at + 1)) {
        const bool starts = at == 0
            || !(std::isalnum(static_cast<unsigned char>(query[at - 1])) || query[at - 1] == '_'
                 || query[at - 1] == ':');
        const std::string_view rest = trimmed(query.substr(at + name.size()));
        if (starts && rest.starts_with('('))
            return true;
    }
    return false;
}

Sli::Unit unitOf(std::string_view total)
{
    const bool events = callsFunction(total, "increase") || callsFunction(total, "count_over_time");
    const bool rate = callsFunction(total, "rate");
    if (events == rate || callsFunction(total, "irate"))
        return Sli::Unit::Unknown;
    return events ? Sli::Unit::Events : Sli::Unit::PerSecond;
}

std::string part(const std::string& name, const std::string& expression)
{
    return "label_replace(" + expression + ", \"" + partLabel + "\", \"" + name + "\", \"\", \"\")";
}

std::string joined(const std::vector<std::string>& parts)
{
    std::string text;
    for (const std::string& one : parts)
        text += (text.empty() ? "" : " or ") + one;
    return text;
}

// One label set for both sides: an error series that does not exist yet counts as zero (for each
// group), an idle interval gives no sample rather than NaN.
std::string ratioOver(const Sli& sli, const std::string& window)
{
    if (sli.kind != Sli::Kind::Counters) {
        const std::string text = withWindow(sli.ratio, window);
        return sli.kind == Sli::Kind::Recorded ? "(" + text + " >= 0)" : "(" + text + ")";
    }
    const std::string errors = withWindow(sli.errors, window);
    const std::string total = withWindow(sli.total, window);
    return "(((" + errors + ") or 0 * (" + total + ")) / ((" + total + ") > 0))";
}

} // namespace

std::string withWindow(const std::string& text, const std::string& window)
{
    std::string result = text;
    for (size_t at = result.find(variable); at != std::string::npos;
         at = result.find(variable, at + window.size()))
        result.replace(at, variable.size(), window);
    return result;
}

std::string windowText(Minutes window)
{
    return formatPromDuration(window);
}

std::string promqlQuoted(std::string_view text)
{
    std::string result = "\"";
    for (const char c : text) {
        if (c == '\n') {
            result += "\\n";
            continue;
        }
        if (c == '"' || c == '\\')
            result += '\\';
        result += c;
    }
    return result + '"';
}

Sli sliFromSelectors(const std::string& errors, const std::string& total)
{
    Sli sli;
    sli.unit = Sli::Unit::Events;
    sli.errors = "sum(increase(" + errors + "[$window]))";
    sli.total = "sum(increase(" + total + "[$window]))";
    return sli;
}

Sli sliFromRatio(const std::string& query)
{
    Sli sli;
    sli.kind = Sli::Kind::Ratio;
    sli.ratio = query;
    return sli;
}

Sli sliFromRecorded(const std::string& slothId)
{
    Sli sli;
    sli.kind = Sli::Kind::Recorded;
    sli.ratio = "slo:sli_error:ratio_rate$window{sloth_id=" + promqlQuoted(slothId) + "}";
    return sli;
}

std::optional<Sli> sliFromRules(const std::string& shorter,
                                const std::string& longer,
                                const std::string& shortWindow,
                                const std::string& longWindow)
{
    const std::vector<Range> ranges = rangesOf(shorter);
    const std::vector<Range> others = rangesOf(longer);
    std::string query = shorter;
    bool any = false;
    // From the end, so that earlier places stay right.
    for (size_t i = ranges.size(); i-- > 0;) {
        if (ranges[i].text != shortWindow)
            continue;
        // A range that is the same in both rules was written so by a person.
        if (others.size() == ranges.size() && others[i].text != longWindow)
            continue;
        query.replace(ranges[i].at, ranges[i].text.size(), variable);
        any = true;
    }
    if (!any)
        return std::nullopt;
    Sli sli;
    if (splitQuotient(query, sli.errors, sli.total)
        && sli.errors.find(variable) != std::string::npos
        && sli.total.find(variable) != std::string::npos) {
        sli.unit = unitOf(sli.total);
        return sli;
    }
    return sliFromRatio(query);
}

std::string errorRatioQuery(const Sli& sli, Minutes window)
{
    const std::string text = windowText(window);
    if (sli.kind == Sli::Kind::Counters)
        return "(" + withWindow(sli.errors, text) + ") / (" + withWindow(sli.total, text) + ")";
    if (!sli.period.empty())
        return sli.period;
    if (sli.kind == Sli::Kind::Recorded)
        return "avg_over_time((" + withWindow(sli.ratio, "5m") + " >= 0)[" + text + ":5m])";
    return withWindow(sli.ratio, text);
}

std::string burnQuery(const Sli& sli, const std::vector<Minutes>& windows)
{
    std::vector<std::string> parts;
    parts.reserve(windows.size());
    for (const Minutes window : windows)
        parts.push_back(
            part("w:" + std::to_string(window.count()), ratioOver(sli, windowText(window))));
    return joined(parts);
}

std::string periodQuery(const Sli& sli, Minutes window, const std::vector<Minutes>& longBurns)
{
    const std::string whole = windowText(window);
    const std::string slice = windowText(sliceOf(window));
    const std::string steps = "[" + whole + ":" + slice + "]";
    std::vector<std::string> parts;
    std::string seen; // exists wherever the SLI has data
    if (sli.kind == Sli::Kind::Counters) {
        seen = "(" + withWindow(sli.total, slice) + ")";
        parts.push_back(part("bad", "(" + withWindow(sli.errors, whole) + ")"));
        parts.push_back(part("valid", "(" + withWindow(sli.total, whole) + ")"));
        parts.push_back(
            part("errorCoverage",
                 "count_over_time((" + withWindow(sli.errors, slice) + ")" + steps + ")"));
    } else if (sli.kind == Sli::Kind::Recorded) {
        seen = "(" + withWindow(sli.ratio, "5m") + ")";
        parts.push_back(part("ratio", errorRatioQuery(sli, window)));
    } else {
        seen = "(" + withWindow(sli.ratio, slice) + ")";
        parts.push_back(part("ratio", "(" + withWindow(sli.ratio, whole) + ")"));
    }
    parts.push_back(part("coverage", "count_over_time(" + seen + steps + ")"));
    parts.push_back(part("first", "min_over_time(timestamp(" + seen + ")" + steps + ")"));
    if (!sli.slothId.empty())
        parts.push_back(part("recorded",
                             "count_over_time(slo:sli_error:ratio_rate5m{sloth_id="
                                 + promqlQuoted(sli.slothId) + "}" + steps + ")"));
    std::string text = joined(parts);
    if (!longBurns.empty())
        text += " or " + burnQuery(sli, longBurns);
    return text;
}

std::string chartQuery(const Sli& sli, Minutes step)
{
    const std::string range = windowText(step);
    if (sli.kind == Sli::Kind::Counters)
        return joined({part("bad", "(" + withWindow(sli.errors, range) + ")"),
                       part("valid", "(" + withWindow(sli.total, range) + ")")});
    if (sli.kind == Sli::Kind::Recorded)
        return part("ratio",
                    "avg_over_time((" + withWindow(sli.ratio, "5m") + " >= 0)[" + range + ":5m])");
    return part("ratio", "(" + withWindow(sli.ratio, range) + ")");
}

Minutes sliceOf(Minutes window)
{
    return std::max(Minutes(5), Minutes(window.count() / 720));
}

Minutes chartStepOf(Minutes window)
{
    return std::max(Minutes(5), Minutes((window.count() + 998) / 999));
}

} // namespace mw::prom
