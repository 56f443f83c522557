// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Sets an absolute number of replicas through the scale subresource: convergent, so that sending it
// twice is harmless.
#include "models/runbook/steps/k8s/kube_action.h"
#include "models/runbook/steps/types.h"

namespace mw::runbook {
namespace {

using Json = nlohmann::json;
constexpr const char* mergePatch = "application/merge-patch+json";

std::string lower(std::string text)
{
    for (char& c : text)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return text;
}

class ScaleAction final : public KubeAction
{
public:
    using KubeAction::KubeAction;

    void prepare(std::function<void(Result<Prepared>)> done) override
    {
        const auto replicas = argInteger(m_setup.args, "replicas");
        if (!m_ref || !replicas || *replicas < 0 || *replicas > 100'000) {
            done(!m_ref
                     ? m_ref.error()
                     : Error{
                         ErrorKind::Misconfigured, "replicas must be a whole number", 0, {}, {}});
            return;
        }
        const auto resource = knownResource(*m_ref);
        if (!resource
            || (m_ref->kind != "Deployment" && m_ref->kind != "StatefulSet"
                && m_ref->kind != "ReplicaSet")) {
            done(
                Error{ErrorKind::Misconfigured, m_ref->kind + " cannot be scaled here", 0, {}, {}});
            return;
        }
        m_path = kubePath(*resource, *m_ref, "scale");
        m_kube.get(m_path, [this, done, want = *replicas](KubeAnswer answer) {
            if (!answer.ok()) {
                Error error = *answer.error;
                error.detail = m_ref->text() + ": " + error.detail;
                done(error);
                return;
            }
            const int64_t have = numberOf(answer.object, "/spec/replicas", 0);
            const auto expected = argInteger(m_setup.args, "if_current");
            if (expected && *expected != have && have != want) {
                done(Error{ErrorKind::Conflict,
                           "it has " + std::to_string(have) + " replicas, not "
                               + std::to_string(*expected) + " as if_current says",
                           0,
                           {},
                           {}});
                return;
            }
            describe(have, want, textOf(answer.object, "/metadata/uid"));
            owners(done);
        });
    }

    void run(const Json& request, Events events, std::function<void(Outcome)> done) override
    {
        if (events.dispatched)
            events.dispatched(Json::object());
        const Json body{{"spec", {{"replicas", request.value("replicas", Json(0))}}}};
        m_kube.write("PATCH",
                     textOf(request, "/path") + "?fieldManager=midwatch",
                     mergePatch,
                     body,
                     [this, request, done](KubeAnswer answer) {
                         if (!answer.ok()) {
                             Outcome out = failedWith(*answer.error);
                             if (answer.unknown)
                                 out.state = StepState::Unknown;
                             done(std::move(out));
                             return;
                         }
                         done(sent(request));
                     });
    }

    void look(const Json& request, const Json&, std::function<void(Result<Seen>)> done) override
    {
        m_kube.get(textOf(request, "/path"), [request, done](KubeAnswer answer) {
            if (!answer.ok()) {
                done(*answer.error);
                return;
            }
            const bool same = numberOf(answer.object, "/spec/replicas", -1)
                == numberOf(request, "/replicas", -2);
            done(same ? Seen::Done : Seen::NotDone);
        });
    }

    void verify(const Json& request, Events events, std::function<void(Outcome)> done) override
    {
        const auto resource = m_ref ? knownResource(*m_ref) : std::nullopt;
        if (!resource || !argFlag(m_setup.args, "wait_ready", false)) {
            Outcome out = sent(request);
            out.verify = false;
            done(std::move(out));
            return;
        }
        const std::string path = kubePath(*resource, *m_ref);
        poll([this, path, request, events, done] {
            m_kube.get(path, [this, request, events, done](KubeAnswer answer) {
                lookedAt();
                const int64_t want = numberOf(request, "/replicas", 0);
                if (!answer.ok())
                    return; // keep looking until the time-out
                const int64_t ready = numberOf(answer.object, "/status/readyReplicas", 0);
                const bool seen = numberOf(answer.object, "/status/observedGeneration", 0)
                    >= numberOf(answer.object, "/metadata/generation", 0);
                if (seen
                    && (want == 0 ? numberOf(answer.object, "/status/replicas", 0) == 0
                                  : ready >= want)) {
                    stopPolling();
                    Outcome out = sent(request);
                    out.verify = false;
                    out.line += ", " + std::to_string(ready) + " ready";
                    done(std::move(out));
                    return;
                }
                if (events.progress)
                    events.progress(
                        {{"line",
                          std::to_string(ready) + " of " + std::to_string(want) + " ready"}});
            });
        });
    }

private:
    Outcome sent(const Json& request)
    {
        Outcome out;
        const int64_t from = numberOf(request, "/from", 0);
        const int64_t to = numberOf(request, "/replicas", 0);
        out.line = std::to_string(from) + " → " + std::to_string(to) + " replicas";
        out.result = Value(Value::Map{{"from", Value::integer(from)}, {"to", Value::integer(to)}});
        out.verify = argFlag(m_setup.args, "wait_ready", false);
        out.changed = from != to;
        return out;
    }

    void describe(int64_t have, int64_t want, const std::string& uid)
    {
        const std::string to = std::to_string(want);
        m_out.request = {{"path", m_path}, {"replicas", want}, {"from", have}, {"uid", uid}};
        m_out.previous = {{"replicas", have}};
        m_out.text = "PATCH " + m_path + "?fieldManager=midwatch\ncluster: " + m_kube.cluster()
            + "\nContent-Type: " + mergePatch + "\n\n{\"spec\":{\"replicas\":" + to + "}}";
        m_out.command = "kubectl --context " + m_kube.cluster()
            + (m_ref->ns.empty() ? "" : " -n " + m_ref->ns) + " scale " + lower(m_ref->kind) + "/"
            + m_ref->name + " --replicas=" + to;
        m_out.object = m_ref->text();
        m_out.now = m_ref->text() + " asks for " + std::to_string(have) + " replicas";
        m_out.then = to + " replicas";
        m_out.undo = "set " + std::to_string(have) + " again";
        m_out.undoKnown = true;
        m_out.nothingToDo = have == want;
        m_out.verb = "Scale " + (m_ref->ns.empty() ? "" : m_ref->ns + "/") + m_ref->name + " in "
            + m_kube.cluster() + " from " + std::to_string(have) + " to " + to;
        Change change;
        change.key = "replicas " + m_kube.cluster() + " " + m_ref->text();
        change.what = m_ref->text() + " in " + m_kube.cluster() + ": replicas";
        change.from = std::to_string(have);
        change.to = to;
        change.undoWith
            = {{"cluster", m_kube.cluster()},
               {"ref", {{"kind", m_ref->kind}, {"name", m_ref->name}, {"namespace", m_ref->ns}}},
               {"replicas", have}};
        if (m_ref->ns.empty())
            change.undoWith["ref"].erase("namespace");
        m_out.change = std::move(change);
        m_want = want;
    }

    // So would what keeps it as a repository says.
    void owners(const std::function<void(Result<Prepared>)>& done)
    {
        m_kube.get(kubePath(*knownResource(*m_ref), *m_ref), [this, done](KubeAnswer answer) {
            if (const std::string owner = keptBy(answer.object); !owner.empty())
                m_out.warnings.push_back(owner);
            autoscalers(done);
        });
    }

    // An autoscaler would set the number again: said before, not found out after.
    void autoscalers(const std::function<void(Result<Prepared>)>& done)
    {
        KubeRef all;
        all.kind = "HorizontalPodAutoscaler";
        all.ns = m_ref->ns;
        m_kube.get(kubePath(*knownResource(all), all), [this, done](KubeAnswer answer) {
            if (answer.ok()) {
                const Json items = answer.object.value("items", Json::array());
                for (const Json& item : items) {
                    if (textOf(item, "/spec/scaleTargetRef/kind") != m_ref->kind
                        || textOf(item, "/spec/scaleTargetRef/name") != m_ref->name)
                        continue;
                    const int64_t low = numberOf(item, "/spec/minReplicas", 1);
                    const int64_t high = numberOf(item, "/spec/maxReplicas", 0);
                    std::string text = "The autoscaler " + textOf(item, "/metadata/name")
                        + " also sets this number (" + std::to_string(low) + "–"
                        + std::to_string(high) + ")";
                    if (m_want < low || m_want > high)
                        text += " and will put it back inside its limits";
                    m_out.warnings.push_back(text + ".");
                }
            }
            rehearse(done);
        });
    }

    void rehearse(const std::function<void(Result<Prepared>)>& done)
    {
        const Json body{{"spec", {{"replicas", m_want}}}};
        m_kube.write("PATCH",
                     m_path + "?fieldManager=midwatch&dryRun=All",
                     mergePatch,
                     body,
                     [this, done](KubeAnswer answer) {
                         rehearsed(m_out, answer, "patch of its scale");
                         done(m_out);
                     });
    }

    std::string m_path;
    Prepared m_out;
    int64_t m_want = 0;
};

} // namespace

const StepDescriptor& k8sScaleStep()
{
    static const StepDescriptor descriptor = [] {
        StepDescriptor d;
        d.type = "k8s.scale";
        d.summary = "Sets the number of replicas of a workload.";
        d.effect = Effect::Convergent;
        d.defaultTimeout = "10m";
        d.requestTimeout = "30s";
        d.fields = {
            {"cluster", FieldKind::Text, false, {}, {}, "Logical name of the cluster.", "cluster"},
            {"ref",
             FieldKind::Reference,
             true,
             {},
             {},
             "Deployment, StatefulSet or ReplicaSet.",
             {}},
            {"replicas", FieldKind::Integer, true, {}, {}, "Absolute number.", {}},
            {"if_current",
             FieldKind::Integer,
             false,
             {},
             {},
             "Refuse if it has another number now.",
             {}},
            {"wait_ready",
             FieldKind::Bool,
             false,
             {},
             "false",
             "Wait until so many are ready.",
             {}},
        };
        d.outputs = {};
        d.make = [](const ActionSetup& setup) { return std::make_unique<ScaleAction>(setup); };
        return d;
    }();
    return descriptor;
}

} // namespace mw::runbook
