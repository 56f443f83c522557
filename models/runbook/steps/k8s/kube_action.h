// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the k8s.* actions share.
#pragma once

#include "models/runbook/steps/action.h"
#include "models/runbook/steps/k8s/kube_client.h"

namespace mw::runbook {

std::string argText(const Value& args, const char* name, const std::string& fallback = {});
std::optional<int64_t> argInteger(const Value& args, const char* name);
bool argFlag(const Value& args, const char* name, bool fallback);

class KubeAction : public Action
{
public:
    explicit KubeAction(const ActionSetup& setup);
    void cancel() override;
    void tick() override;

protected:
    // Calls `look` at once and then every second (by the steady clock) until stopPolling().
    void poll(std::function<void()> look);
    void stopPolling() { m_poll = nullptr; }
    void lookedAt() { m_looking = false; } // the answer to one look came
    // What the answer to a dry run says about the request. It is authorised like the real one, so
    // it is the permission check too: "<right> is allowed".
    static void rehearsed(Prepared& out, const KubeAnswer& answer, const std::string& right);

    ActionSetup m_setup;
    KubeClient m_kube;
    Result<KubeRef> m_ref;

private:
    std::function<void()> m_poll;
    Monotonic m_next{};
    bool m_looking = false;
};

// Who will put back what a person changes on this object: Argo CD or Flux, by the marks they leave
// on what they keep. Empty: neither. A sentence for people.
std::string keptBy(const nlohmann::json& object);

// kubectl's rule for "rollout status". Empty `waiting` and no error: done.
struct RolloutState
{
    std::string waiting; // "2 of 3 new pods are available"
    std::optional<Error> failed;
    bool done() const { return waiting.empty() && !failed; }
};
RolloutState rolloutState(const nlohmann::json& workload);

} // namespace mw::runbook
