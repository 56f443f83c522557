// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/steps/k8s/kube_action.h"

namespace mw::runbook {

using Json = nlohmann::json;

std::string argText(const Value& args, const char* name, const std::string& fallback)
{
    const Value* v = args.member(name);
    return v && !v->isNull() ? toText(*v) : fallback;
}

std::optional<int64_t> argInteger(const Value& args, const char* name)
{
    const Value* v = args.member(name);
    const Decimal* n = v ? v->number() : nullptr;
    return n && n->isInteger() ? std::optional<int64_t>(n->integer()) : std::nullopt;
}

bool argFlag(const Value& args, const char* name, bool fallback)
{
    const Value* v = args.member(name);
    const bool* b = v ? v->boolean() : nullptr;
    return b ? *b : fallback;
}

KubeAction::KubeAction(const ActionSetup& setup)
    : m_setup(setup)
    , m_kube(*setup.services->gateway,
             *setup.services->clock,
             argText(setup.args, "cluster", setup.runbook ? setup.runbook->defaultCluster : ""))
    , m_ref(kubeRefFrom(setup.args))
{
}

void KubeAction::cancel()
{
    stopPolling();
    m_kube.cancel();
}

void KubeAction::rehearsed(Prepared& out, const KubeAnswer& answer, const std::string& right)
{
    out.dryRun
        = answer.ok() ? "the server accepts it" : "the server refuses it: " + answer.error->detail;
    out.forbidden = answer.error && answer.error->http == 403;
    out.permission = answer.ok() ? right + " is allowed"
        : out.forbidden          ? right + " is forbidden"
                                 : "";
    if (!answer.ok())
        out.warnings.push_back("Dry run: " + out.dryRun + ".");
    for (const std::string& warning : answer.warnings)
        out.warnings.push_back("The server warns: " + warning);
}

void KubeAction::poll(std::function<void()> look)
{
    m_poll = std::move(look);
    m_next = {};
    m_looking = false;
    tick();
}

void KubeAction::tick()
{
    const Monotonic now = m_setup.services->clock->monotonic();
    if (!m_poll || m_looking || (m_next != Monotonic{} && now < m_next))
        return;
    m_next = now + Millis(1000);
    m_looking = true;
    const auto look = m_poll; // it may stop the polling
    look();
}

std::string keptBy(const Json& object)
{
    // Argo CD: "app:group/Kind:namespace/name", or a label where it is set up to use that.
    std::string owner = textOf(object, "/metadata/annotations/argocd.argoproj.io~1tracking-id");
    owner = owner.substr(0, owner.find(':'));
    if (owner.empty())
        owner = textOf(object, "/metadata/labels/argocd.argoproj.io~1instance");
    if (!owner.empty())
        return "Argo CD keeps this object (application " + owner
            + "): with automatic sync it puts the change back.";
    for (const char* kind : {"kustomize", "helm"}) {
        owner = textOf(
            object, (std::string("/metadata/labels/") + kind + ".toolkit.fluxcd.io~1name").c_str());
        if (!owner.empty())
            return "Flux keeps this object (" + owner
                + "): at its next reconciliation it puts the change back.";
    }
    return {};
}

RolloutState rolloutState(const Json& workload)
{
    RolloutState out;
    const std::string kind = textOf(workload, "/kind");
    const int64_t generation = numberOf(workload, "/metadata/generation", 0);
    if (numberOf(workload, "/status/observedGeneration", 0) < generation) {
        out.waiting = "the controller has not seen the change yet";
        return out;
    }
    const auto pods = [](int64_t have, int64_t want, const char* what) {
        return std::to_string(have) + " of " + std::to_string(want) + " " + what;
    };
    if (kind == "DaemonSet") {
        const int64_t want = numberOf(workload, "/status/desiredNumberScheduled", 0);
        const int64_t updated = numberOf(workload, "/status/updatedNumberScheduled", 0);
        const int64_t available = numberOf(workload, "/status/numberAvailable", 0);
        if (updated < want)
            out.waiting = pods(updated, want, "new pods are there");
        else if (available < want)
            out.waiting = pods(available, want, "new pods are available");
        return out;
    }
    const int64_t want = numberOf(workload, "/spec/replicas", 1);
    const int64_t updated = numberOf(workload, "/status/updatedReplicas", 0);
    if (kind == "StatefulSet") {
        const int64_t ready = numberOf(workload, "/status/readyReplicas", 0);
        if (ready < want)
            out.waiting = pods(ready, want, "pods are ready");
        else if (textOf(workload, "/status/updateRevision")
                     != textOf(workload, "/status/currentRevision")
                 && updated < want)
            out.waiting = pods(updated, want, "new pods are there");
        return out;
    }
    const Json conditions = workload.value("/status/conditions"_json_pointer, Json::array());
    for (const Json& condition : conditions) {
        if (textOf(condition, "/type") == "Progressing"
            && textOf(condition, "/reason") == "ProgressDeadlineExceeded") {
            out.failed = Error{ErrorKind::Timeout,
                               "the rollout exceeded its progress deadline: "
                                   + textOf(condition, "/message"),
                               0,
                               {},
                               {}};
            return out;
        }
    }
    const int64_t replicas = numberOf(workload, "/status/replicas", 0);
    const int64_t available = numberOf(workload, "/status/availableReplicas", 0);
    if (updated < want)
        out.waiting = pods(updated, want, "new pods are there");
    else if (replicas > updated)
        out.waiting = std::to_string(replicas - updated) + " old pods are still there";
    else if (available < updated)
        out.waiting = pods(available, updated, "new pods are available");
    return out;
}

} // namespace mw::runbook
