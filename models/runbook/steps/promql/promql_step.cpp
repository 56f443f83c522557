// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/steps/k8s/kube_action.h"
#include "models/runbook/steps/promql/prom_gate.h"
#include "models/runbook/steps/promql/prom_query.h"
#include "models/runbook/steps/types.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace mw::runbook {
namespace {

using Json = nlohmann::json;

Millis argDuration(const Value& args, const char* name)
{
    const Value* v = args.member(name);
    if (!v)
        return Millis(0);
    if (v->duration())
        return *v->duration();
    return parseDuration(toText(*v)).value_or(Millis(0));
}

// Three digits say it; the exact value stands in the result.
std::string forPeople(Decimal value)
{
    const double number = std::abs(value.approximate());
    if (value.isInteger() || number >= 1000)
        return toText(value);
    const int decimals = std::clamp(2 - static_cast<int>(std::floor(std::log10(number))), 0, 9);
    char text[40];
    std::snprintf(text, sizeof text, "%.*f", decimals, value.approximate());
    std::string out = text;
    while (out.find('.') != std::string::npos && (out.back() == '0' || out.back() == '.')) {
        const bool point = out.back() == '.';
        out.pop_back();
        if (point)
            break;
    }
    return out;
}

class PromqlAction final : public Action
{
public:
    explicit PromqlAction(const ActionSetup& setup)
        : m_setup(setup), m_query(*setup.services->gateway, *setup.services->clock), m_gate(rule())
    {
        m_view.stepId = setup.step->id;
        m_view.title = setup.step->title;
        m_view.query = argText(setup.args, "query");
        m_view.source = promSource(setup);
        m_view.success = setup.step->with.string("success");
        m_view.failure = setup.step->with.string("failure");
        const MapScope names = setup.scope(setup.services->clock->world());
        m_view.successLines = comparedNumbers(m_view.success, "result", &names);
        m_view.failureLines = comparedNumbers(m_view.failure, "result", &names);
        m_view.sustainedNeeded = argDuration(setup.args, "sustained");
        m_view.failureLimit = rule().failureLimit;
        m_view.errorLimit = rule().errorLimit;
        m_every = std::max(argDuration(setup.args, "every"), Millis(0));
        if (m_every.count() == 0 && rule().repeats)
            m_every = Millis(15'000);
    }

    void run(const Json&, Events events, std::function<void(Outcome)> done) override
    {
        m_events = std::move(events);
        m_done = std::move(done);
        ask();
    }

    void tick() override
    {
        if (!m_done || m_asking)
            return;
        const Clock& clock = *m_setup.services->clock;
        // The world may run fast; the server is asked at most four times a second all the same.
        if (clock.world() >= m_nextWorld && clock.monotonic() >= m_nextReal)
            ask();
    }

    void cancel() override
    {
        m_done = nullptr;
        m_query.cancel();
    }

    const GateView* gate() const override { return &m_view; }

private:
    GateRule rule() const
    {
        GateRule out;
        out.sustained = argDuration(m_setup.args, "sustained");
        out.count = static_cast<int>(argInteger(m_setup.args, "count").value_or(0));
        out.failureLimit = static_cast<int>(argInteger(m_setup.args, "failure_limit").value_or(0));
        out.errorLimit = static_cast<int>(argInteger(m_setup.args, "error_limit").value_or(3));
        out.repeats = out.sustained.count() > 0 || out.count > 1 || m_setup.args.member("every");
        return out;
    }

    void ask()
    {
        m_asking = true;
        const Clock& clock = *m_setup.services->clock;
        m_nextReal = clock.monotonic() + Millis(250);
        m_query.ask(m_view.source, m_view.query, [this](Result<PromSamples> samples) {
            answered(samples);
        });
    }

    Look judge(const Result<PromSamples>& samples, Value& value)
    {
        if (!samples) {
            m_view.lastError = samples.error().detail;
            return Look::Error;
        }
        value = samples->value();
        if (value.isNull()) {
            const std::string rule = argText(m_setup.args, "no_data", "inconclusive");
            return rule == "failure" ? Look::Failure
                : rule == "success"  ? Look::Success
                                     : Look::Inconclusive;
        }
        if (m_view.success.empty() && m_view.failure.empty())
            return Look::Success;
        MapScope scope = m_setup.scope(m_setup.services->clock->world());
        scope.set("result", value);
        for (const bool success : {true, false}) {
            const std::string& condition = success ? m_view.success : m_view.failure;
            if (condition.empty())
                continue;
            const auto holds = evaluateCondition(condition, scope);
            if (!holds) {
                m_view.lastError = (success ? "success: " : "failure: ") + holds.error().detail;
                return Look::Error;
            }
            if (*holds)
                return success ? Look::Success : Look::Failure;
        }
        // Only a failure condition: what is not a failure is well.
        return m_view.success.empty() ? Look::Success : Look::Inconclusive;
    }

    void answered(const Result<PromSamples>& samples)
    {
        m_asking = false;
        const World at = m_setup.services->clock->world();
        Value value;
        const Look look = judge(samples, value);
        const Gate::Verdict verdict = m_gate.add(at, look);
        GateSample sample;
        sample.at = at;
        if (value.number())
            sample.value = value.number()->approximate();
        sample.verdict = toString(look);
        m_view.samples.push_back(sample);
        if (m_view.samples.size() > 2000)
            m_view.samples.erase(m_view.samples.begin());
        m_view.verdict = toString(look);
        m_view.lastLooked = at;
        m_view.sustainedFor = m_gate.sustained();
        m_view.failures = m_gate.failures();
        m_view.errors = m_gate.errors();
        m_nextWorld = at + m_every;
        m_view.nextLook = m_nextWorld;
        if (m_events.progress)
            m_events.progress({{"verdict", m_view.verdict}, {"value", toTypedJson(value)}});
        if (m_done && verdict != Gate::Verdict::Open)
            finish(verdict, value);
        else if (m_done && m_every.count() == 0) // one look that failed to ask: again in a second
            m_nextReal = m_setup.services->clock->monotonic() + Millis(1000);
    }

    void finish(Gate::Verdict verdict, const Value& value)
    {
        Outcome out;
        out.changed = false;
        out.result = value;
        const std::string shown = value.isNull() ? "no data"
            : value.number()                     ? forPeople(*value.number())
                                                 : toText(value).substr(0, 200);
        switch (verdict) {
        case Gate::Verdict::Succeeded:
            out.line = shown
                + (m_view.sustainedNeeded.count() ? " for " + toText(m_view.sustainedNeeded) : "");
            break;
        case Gate::Verdict::Failed:
            out = failedWith(
                {ErrorKind::Invalid, "result is " + shown + ": " + m_view.failure, 0, {}, {}});
            out.result = value;
            break;
        case Gate::Verdict::Errors:
            out = failedWith({ErrorKind::Unavailable,
                              "the query could not be answered: " + m_view.lastError,
                              0,
                              {},
                              {}});
            break;
        default:
            out.state = StepState::Inconclusive;
            out.line = "neither success nor failure: " + shown;
            break;
        }
        out.evidence = Value(Value::Map{{"query", Value(m_view.query)}, {"result", value}});
        const auto done = std::move(m_done);
        m_done = nullptr;
        done(std::move(out));
    }

    ActionSetup m_setup;
    PromQuery m_query;
    Gate m_gate;
    GateView m_view;
    Events m_events;
    std::function<void(Outcome)> m_done;
    Millis m_every{};
    World m_nextWorld{};
    Monotonic m_nextReal{};
    bool m_asking = false;
};

} // namespace

const StepDescriptor& promqlStep()
{
    static const StepDescriptor descriptor = [] {
        StepDescriptor d;
        d.type = "promql";
        d.summary = "Asks Prometheus and judges the answer; inconclusive asks a person.";
        d.effect = Effect::Read;
        d.defaultTimeout = "20m";
        d.fields = {
            {"query", FieldKind::Text, true, {}, {}, "PromQL; best when it gives one value.", {}},
            {"source", FieldKind::Text, false, {}, {}, "Logical name of the source.", "source"},
            {"success", FieldKind::Condition, false, {}, {}, "True: well. Reads result.", {}},
            {"failure", FieldKind::Condition, false, {}, {}, "True: not well.", {}},
            {"every", FieldKind::Duration, false, {}, "15s", "Look again after this time.", {}},
            {"count", FieldKind::Integer, false, {}, {}, "Successes in a row.", {}},
            {"sustained", FieldKind::Duration, false, {}, {}, "Unbroken success for so long.", {}},
            {"failure_limit",
             FieldKind::Integer,
             false,
             {},
             "0",
             "Failures that are still allowed.",
             {}},
            {"error_limit",
             FieldKind::Integer,
             false,
             {},
             "3",
             "Unanswered questions allowed.",
             {}},
            {"no_data",
             FieldKind::Word,
             false,
             {"inconclusive", "failure", "success"},
             "inconclusive",
             "What an empty answer or NaN means.",
             {}},
        };
        d.make = [](const ActionSetup& setup) { return std::make_unique<PromqlAction>(setup); };
        return d;
    }();
    return descriptor;
}

} // namespace mw::runbook
