// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/promql/functions_labels.h"

#include "app/simulator/promql/text.h"

namespace mw::sim::promql {

namespace {

const std::string& textArgument(const Expr& call, size_t i)
{
    return unwrap(*call.args[i]).text;
}

} // namespace

StepFunction labelReplace(const Expr& call)
{
    struct State
    {
        std::string target, replacement, source;
        std::shared_ptr<const Regex> regex;
        Derived cache;
    };
    auto state = std::make_shared<State>();
    state->target = textArgument(call, 1);
    state->replacement = textArgument(call, 2);
    state->source = textArgument(call, 3);
    state->regex = Regex::compile(textArgument(call, 4));
    if (!state->regex->error().empty())
        failEvaluation("invalid regular expression in label_replace(): " + textArgument(call, 4));
    if (!isLabelName(state->target))
        failEvaluation("invalid destination label name in label_replace(): " + state->target);
    return [state](std::vector<Vector>& in, int64_t, Vector& out) {
        for (const Item& item : in[0]) {
            const Labels& labels = state->cache.get(item, [&state](const Labels& from) {
                const std::string_view value = from.get(state->source);
                const std::vector<int> groups = state->regex->groups(value);
                if (groups.empty())
                    return from;
                return from.with(state->target,
                                 state->regex->expand(state->replacement, value, groups));
            });
            out.push_back({labels, item.v, 0, 0});
        }
    };
}

StepFunction labelJoin(const Expr& call)
{
    struct State
    {
        std::string target, separator;
        std::vector<std::string> sources;
        Derived cache;
    };
    auto state = std::make_shared<State>();
    state->target = textArgument(call, 1);
    state->separator = textArgument(call, 2);
    for (size_t i = 3; i < call.args.size(); ++i) {
        state->sources.push_back(textArgument(call, i));
        if (!isLabelName(state->sources.back()))
            failEvaluation("invalid source label name in label_join(): " + state->sources.back());
    }
    if (!isLabelName(state->target))
        failEvaluation("invalid destination label name in label_join(): " + state->target);
    return [state](std::vector<Vector>& in, int64_t, Vector& out) {
        for (const Item& item : in[0]) {
            const Labels& labels = state->cache.get(item, [&state](const Labels& from) {
                std::string joined;
                for (size_t i = 0; i < state->sources.size(); ++i) {
                    if (i > 0)
                        joined += state->separator;
                    joined += from.get(state->sources[i]);
                }
                return from.with(state->target, joined);
            });
            out.push_back({labels, item.v, 0, 0});
        }
    };
}

} // namespace mw::sim::promql
