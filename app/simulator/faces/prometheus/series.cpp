// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// /series, /labels and /label/…/values.
#include "app/simulator/faces/prometheus/json_text.h"
#include "app/simulator/faces/prometheus/prometheus_face.h"
#include "app/simulator/promql/text.h"

#include <algorithm>
#include <set>

namespace mw::sim {

struct PrometheusFace::Selection
{
    int64_t from = 0, to = 0;
    std::vector<promql::Matchers> selectors;
    std::optional<Answer> refused;

    // `wrapped`: how this path words a bad selector.
    Selection(const Call& call, bool wrapped)
    {
        from = call.source->oldest();
        to = call.source->now();
        for (const bool start : {true, false}) {
            const char* name = start ? "start" : "end";
            const std::string text = call.form.value(name);
            if (text.empty())
                continue;
            const auto time = parseApiTime(text);
            if (!time) {
                refused = badParameter(name,
                                       std::string("Invalid time value for '") + name
                                           + "': cannot parse " + promql::quote(text)
                                           + " to a valid timestamp");
                return;
            }
            (start ? from : to) = *time;
        }
        for (const std::string& text : call.form.values("match[]")) {
            promql::ParsedSelector parsed = promql::parseSelector(text);
            if (!parsed.error.empty()) {
                refused = wrapped ? badParameter("match[]", parsed.error)
                                  : failed(400, "bad_data", parsed.error);
                return;
            }
            selectors.push_back(std::move(parsed.matchers));
        }
    }

    template <class Wanted, class Take>
    void each(const MetricSource& source, Wanted wanted, Take take) const
    {
        for (const promql::Matchers& matchers : selectors) {
            if (from <= to)
                source.existing(matchers, from, to, wanted, take);
        }
    }
};

PrometheusFace::Answer PrometheusFace::series(const Call& call)
{
    if (!call.form.error().empty())
        return failed(400, "bad_data", "error parsing form values: " + call.form.error());
    if (call.form.values("match[]").empty())
        return failed(400, "bad_data", "no match[] parameter provided");
    const Selection selection(call, true);
    if (selection.refused)
        return *selection.refused;
    std::set<promql::Labels> found; // each label set once, in order
    selection.each(
        *call.source,
        [&](const promql::Labels& labels) { return !found.contains(labels); },
        [&](const promql::Labels& labels) { found.insert(labels); });
    std::string out = "[";
    for (const promql::Labels& labels : found)
        out += (out.size() > 1 ? "," : "") + labelsJson(labels);
    return ok(out + "]");
}

PrometheusFace::Answer PrometheusFace::labelNames(const Call& call)
{
    if (!call.form.error().empty())
        return failed(400, "bad_data", "error parsing form values: " + call.form.error());
    Selection selection(call, false);
    if (selection.refused)
        return *selection.refused;
    if (selection.selectors.empty())
        selection.selectors.emplace_back();
    std::set<std::string> names;
    selection.each(
        *call.source,
        [&](const promql::Labels& labels) {
            return std::any_of(labels.pairs().begin(), labels.pairs().end(), [&](const auto& pair) {
                return !names.contains(pair.first);
            });
        },
        [&](const promql::Labels& labels) {
            for (const auto& [name, value] : labels.pairs())
                names.insert(name);
        });
    return ok(stringsJson({names.begin(), names.end()}));
}

PrometheusFace::Answer PrometheusFace::labelValues(const Call& call)
{
    if (!promql::isLabelName(call.argument))
        return failed(400, "bad_data", "invalid label name: " + promql::quote(call.argument));
    if (!call.form.error().empty())
        return failed(400, "bad_data", "error parsing form values: " + call.form.error());
    Selection selection(call, false);
    if (selection.refused)
        return *selection.refused;
    if (selection.selectors.empty())
        selection.selectors.emplace_back();
    std::set<std::string, std::less<>> values;
    selection.each(
        *call.source,
        [&](const promql::Labels& labels) {
            const std::string_view value = labels.get(call.argument);
            return !value.empty() && !values.contains(value);
        },
        [&](const promql::Labels& labels) { values.emplace(labels.get(call.argument)); });
    return ok(stringsJson({values.begin(), values.end()}));
}

} // namespace mw::sim
