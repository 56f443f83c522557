// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Repeats a reading step until a condition over its result holds, perhaps for a time.
#include "models/runbook/steps/arguments.h"
#include "models/runbook/steps/k8s/kube_action.h"
#include "models/runbook/steps/promql/prom_gate.h"
#include "models/runbook/steps/types.h"

namespace mw::runbook {
namespace {

using Json = nlohmann::json;

class WaitUntilAction final : public Action
{
public:
    explicit WaitUntilAction(const ActionSetup& setup) : m_setup(setup), m_gate(rule())
    {
        m_that = setup.step->with.string("that");
        m_view.stepId = setup.step->id;
        m_view.title = setup.step->title;
        m_view.success = m_that;
        const MapScope names = setup.scope(setup.services->clock->world());
        m_view.successLines = comparedNumbers(m_that, "result", &names);
        m_view.sustainedNeeded = rule().sustained;
        m_view.errorLimit = rule().errorLimit;
        m_every = duration("every", Millis(10'000));
    }

    void run(const Json&, Events events, std::function<void(Outcome)> done) override
    {
        m_events = std::move(events);
        m_done = std::move(done);
        lookAtCheck();
    }

    void tick() override
    {
        if (m_check)
            m_check->tick();
        if (!m_finished.empty()) // a finished check goes when it is no longer on the stack
            m_finished.clear();
        const Clock& clock = *m_setup.services->clock;
        if (m_done && !m_check && clock.world() >= m_nextWorld && clock.monotonic() >= m_nextReal)
            lookAtCheck();
    }

    void cancel() override
    {
        m_done = nullptr;
        if (m_check)
            m_check->cancel();
    }

    const GateView* gate() const override { return &m_view; }

private:
    Millis duration(const char* name, Millis fallback) const
    {
        const Value* v = m_setup.args.member(name);
        return v && v->duration() ? *v->duration() : fallback;
    }

    GateRule rule() const
    {
        GateRule out;
        out.sustained = duration("sustained", Millis(0));
        out.errorLimit
            = std::numeric_limits<int>::max(); // not answering is not yet: the time-out ends it
        out.repeats = true;
        return out;
    }

    void lookAtCheck()
    {
        const Clock& clock = *m_setup.services->clock;
        m_nextReal = clock.monotonic() + Millis(250);
        m_at = clock.world();
        const StepDef& check = m_setup.step->check.front();
        const StepDescriptor* descriptor = findDescriptor(check.type);
        if (!descriptor || !descriptor->make) {
            finish(failedWith(
                {ErrorKind::Misconfigured, check.type + " cannot be repeated", 0, {}, {}}));
            return;
        }
        ActionSetup setup = m_setup;
        setup.step = &check;
        const auto args = resolveArguments(
            check, check.with, *descriptor, m_setup.scope(m_at), m_setup.runbook->file);
        if (!args) {
            finish(failedWith(args.error()));
            return;
        }
        setup.args = *args;
        m_check = descriptor->make(setup);
        m_check->run(Json::object(), {}, [this](Outcome out) { looked(std::move(out)); });
    }

    void looked(Outcome out)
    {
        m_finished.push_back(std::move(m_check));
        Look look = Look::Inconclusive;
        if (out.state != StepState::Succeeded) {
            look = out.state == StepState::Failed ? Look::Error : Look::Inconclusive;
            m_view.lastError = out.error ? out.error->detail : out.line;
        } else if (m_that.empty()) {
            look = Look::Success;
        } else {
            MapScope scope = m_setup.scope(m_at);
            scope.set("result", out.result);
            const auto holds = evaluateCondition(m_that, scope);
            if (!holds) {
                look = Look::Error;
                m_view.lastError = holds.error().detail;
            } else if (*holds) {
                look = Look::Success;
            }
        }
        const auto verdict = m_gate.add(m_at, look);
        GateSample sample;
        sample.at = m_at;
        sample.verdict = toString(look);
        if (out.result.number())
            sample.value = out.result.number()->approximate();
        m_view.samples.push_back(sample);
        if (m_view.samples.size() > 2000)
            m_view.samples.erase(m_view.samples.begin());
        m_view.verdict = toString(look);
        m_view.lastLooked = m_at;
        m_nextWorld = m_at + m_every;
        m_view.nextLook = m_nextWorld;
        m_view.sustainedFor = m_gate.sustained();
        m_view.errors = m_gate.errors();
        if (m_events.progress)
            m_events.progress({{"verdict", m_view.verdict}, {"line", out.line}});
        if (verdict == Gate::Verdict::Succeeded) {
            Outcome done;
            done.changed = false;
            done.result = out.result;
            done.line = out.line.empty() ? "holds" : out.line;
            if (m_view.sustainedNeeded.count() > 0)
                done.line += " for " + toText(m_view.sustainedNeeded);
            done.evidence = out.evidence;
            finish(std::move(done));
        }
    }

    void finish(Outcome out)
    {
        const auto done = std::move(m_done);
        m_done = nullptr;
        if (done)
            done(std::move(out));
    }

    ActionSetup m_setup;
    Gate m_gate;
    GateView m_view;
    Events m_events;
    std::function<void(Outcome)> m_done;
    std::unique_ptr<Action> m_check;
    std::vector<std::unique_ptr<Action>> m_finished;
    std::string m_that;
    Millis m_every{};
    World m_at{}, m_nextWorld{};
    Monotonic m_nextReal{};
};

} // namespace

const StepDescriptor& waitUntilStep()
{
    static const StepDescriptor descriptor = [] {
        StepDescriptor d;
        d.type = "wait-until";
        d.summary = "Looks again and again until something holds.";
        d.effect = Effect::Read;
        d.defaultTimeout = "20m";
        d.fields = {
            {"check", FieldKind::Step, true, {}, {}, "A reading step.", {}},
            {"that", FieldKind::Condition, false, {}, {}, "What must hold; reads result.", {}},
            {"every", FieldKind::Duration, false, {}, "10s", "How often to look.", {}},
            {"sustained", FieldKind::Duration, false, {}, {}, "For how long without a break.", {}},
        };
        d.make = [](const ActionSetup& setup) { return std::make_unique<WaitUntilAction>(setup); };
        return d;
    }();
    return descriptor;
}

} // namespace mw::runbook
