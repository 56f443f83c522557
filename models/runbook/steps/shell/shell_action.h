// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/runbook/steps/action.h"
#include "models/runbook/steps/shell/child.h"

namespace mw::runbook {

// The tail of what the script of that journaled request has printed so far, without secrets.
std::string printedBy(const nlohmann::json& request,
                      const std::string& runDir,
                      FileLayer& files,
                      const Redactor& redactor);

class ShellAction final : public Action
{
public:
    explicit ShellAction(const ActionSetup& setup) : m_setup(setup) { }
    void prepare(std::function<void(Result<Prepared>)> done) override;
    void
    run(const nlohmann::json& request, Events events, std::function<void(Outcome)> done) override;
    // After a crash: an exit code was left behind (Done), or the same process still runs (then it
    // is waited for), else nobody knows.
    void look(const nlohmann::json& request,
              const nlohmann::json& handle,
              std::function<void(Result<Seen>)> done) override;
    void verify(const nlohmann::json& request,
                Events events,
                std::function<void(Outcome)> done) override;
    void tick() override;
    void cancel() override;
    void stop() override;
    std::string output() const override;

private:
    Result<std::string> loadScript() const;
    void resolveSecrets(
        std::vector<std::pair<std::string, std::string>> wanted,
        std::vector<std::pair<std::string, std::string>> environment,
        std::function<void(Result<std::vector<std::pair<std::string, std::string>>>)> done);
    void launch(const nlohmann::json& request,
                std::vector<std::pair<std::string, std::string>> environment);
    Outcome ended(int code);
    std::string base(const nlohmann::json& request);

    ActionSetup m_setup;
    Events m_events;
    std::function<void(Outcome)> m_done;
    std::function<void(Result<Seen>)> m_looking;
    ChildHandle m_child;
    nlohmann::json m_request;
    std::string m_base;
    std::shared_ptr<int> m_alive = std::make_shared<int>(0);
    Outcome cutShort(std::optional<int> code) const;
    void kill();
    Monotonic m_killAt{};
    bool m_stopped = false, m_killedHard = false;
};

} // namespace mw::runbook
