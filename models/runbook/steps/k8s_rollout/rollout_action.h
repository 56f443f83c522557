// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// restart, undo, pause, resume and status of a workload. Undo is pinned to one revision when it is
// planned: "the one before" means another one after every rollout.
#pragma once

#include "models/runbook/steps/k8s/kube_action.h"
#include "models/runbook/steps/k8s_rollout/revisions.h"

namespace mw::runbook {

class RolloutAction final : public KubeAction
{
public:
    explicit RolloutAction(const ActionSetup& setup);
    void prepare(std::function<void(Result<Prepared>)> done) override;
    void
    run(const nlohmann::json& request, Events events, std::function<void(Outcome)> done) override;
    void look(const nlohmann::json& request,
              const nlohmann::json& handle,
              std::function<void(Result<Seen>)> done) override;
    void verify(const nlohmann::json& request,
                Events events,
                std::function<void(Outcome)> done) override;

private:
    using PrepareDone = std::function<void(Result<Prepared>)>;
    // The workload and, for a Deployment, its revisions.
    void read(std::function<void(Result<nlohmann::json>, std::vector<Revision>)> done);
    void prepareUndo(const nlohmann::json& workload,
                     const std::vector<Revision>& revisions,
                     const PrepareDone& done);
    void prepareRestart(const nlohmann::json& workload, const PrepareDone& done);
    void preparePause(const nlohmann::json& workload, const PrepareDone& done);
    void describe(const nlohmann::json& body, const std::string& contentType);
    void
    rehearse(const nlohmann::json& body, const std::string& contentType, const PrepareDone& done);
    void send(const nlohmann::json& request,
              const nlohmann::json& body,
              const std::function<void(Outcome)>& done);
    // The patch of a pinned request; the template is read from its ReplicaSet and must be the same.
    void bodyOf(const nlohmann::json& request, std::function<void(Result<nlohmann::json>)> done);
    Outcome sent(const nlohmann::json& request) const;
    Outcome status(const nlohmann::json& workload, const std::vector<Revision>& revisions) const;
    std::string where() const;

    std::string m_action, m_path;
    std::optional<KubeResource> m_resource;
    Prepared m_out;
};

} // namespace mw::runbook
