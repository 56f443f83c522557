// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/delivery_actions.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace mw::runbook {
namespace {

std::string nameOf(const PipelineRun& run)
{
    return run.repository.str() + " " + run.workflow.str() + " #" + std::to_string(run.number);
}

ActionRequest request(const PipelineRun& run, const char* verb)
{
    ActionRequest out;
    out.endpoint = run.key.source.str();
    out.call.method = "POST";
    out.call.target
        = "/repos/" + run.repository.str() + "/actions/runs/" + std::to_string(run.runId) + verb;
    // The second type is what mocks of the published description know; GitHub takes the first.
    out.call.headers = {{"Accept", "application/vnd.github+json, application/json"},
                        {"X-GitHub-Api-Version", "2022-11-28"}};
    return out;
}

} // namespace

bool canRerunFailed(const PipelineRun& run)
{
    // What else a run may end with (success, neutral, skipped) leaves nothing to repeat;
    // action_required and stale wait for somebody.
    static constexpr std::array<std::string_view, 4> bad{
        "failure", "cancelled", "timed_out", "startup_failure"};
    return run.status.view() == "completed"
        && std::find(bad.begin(), bad.end(), run.conclusion.view()) != bad.end();
}

bool canCancel(const PipelineRun& run)
{
    return !run.status.view().empty() && run.status.view() != "completed";
}

ActionRequest rerunFailedRequest(const PipelineRun& run)
{
    ActionRequest out = request(run, "/rerun-failed-jobs");
    out.title = "Re-run the failed jobs of " + nameOf(run);
    return out;
}

ActionRequest cancelRequest(const PipelineRun& run)
{
    ActionRequest out = request(run, "/cancel");
    out.title = "Cancel " + nameOf(run);
    return out;
}

} // namespace mw::runbook
