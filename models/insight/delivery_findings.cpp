// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/insight/delivery_findings.h"

#include "models/insight/finding_words.h"

#include <algorithm>
#include <map>

namespace mw {
namespace {

constexpr auto deploymentMatters = std::chrono::hours(24);
constexpr auto runMatters = std::chrono::hours(2);
constexpr size_t many = 3; // repositories

bool failed(const PipelineRun& run)
{
    const std::string_view word = run.conclusion.view();
    return word == "failure" || word == "timed_out" || word == "startup_failure";
}

// A run that was cancelled or skipped says nothing about the state of anything.
bool tells(const PipelineRun& run)
{
    return failed(run) || run.conclusion.view() == "success";
}

} // namespace

bool countsForShipping(const PipelineRun& run)
{
    return run.status.view() == "completed" && !run.event.view().starts_with("pull_request");
}

std::vector<Finding> deliveryFindings(const DeliveryFacts& facts, World now)
{
    std::vector<Finding> out;
    // The newest to each environment decides: what failed and was shipped again is history.
    std::map<std::string, const Deployment*> newest;
    for (const Deployment& row : facts.deployments) {
        if (!row.production || row.finished == World{})
            continue;
        const Deployment*& known = newest[row.key.source.str() + '\1' + row.repository.str() + '\1'
                                          + row.environment.str()];
        if (!known || row.created > known->created)
            known = &row;
    }
    for (const auto& [key, row] : newest) {
        const std::string_view state = row->state.view();
        if ((state != "failure" && state != "error") || now - row->finished > deploymentMatters)
            continue;
        Finding finding;
        finding.check = "SHIP";
        finding.severity = Severity::Warning;
        finding.subject = row->repository.str() + "/" + row->environment.str();
        finding.id = finding.check + ":" + finding.subject;
        //: %1 = a service and its version, %2 = an environment
        finding.sentence = Findings::tr("The newest rollout of %1 to %2 failed.")
                               .arg(Findings::qs(row->service.str() + " " + row->ref),
                                    Findings::qs(row->environment.str()))
                               .toStdString();
        finding.since = row->finished;
        finding.provenance = row->key.source.str() + ": " + row->key.id;
        out.push_back(std::move(finding));
    }
    std::map<std::string, const PipelineRun*> last; // by repository
    for (const PipelineRun& run : facts.runs) {
        if (!countsForShipping(run) || !tells(run))
            continue;
        const PipelineRun*& known = last[run.key.source.str() + '\1' + run.repository.str()];
        if (!known || run.started > known->started)
            known = &run;
    }
    std::vector<const PipelineRun*> broken;
    for (const auto& [key, run] : last) {
        if (failed(*run) && now - run->finished <= runMatters)
            broken.push_back(run);
    }
    if (broken.size() < many)
        return out;
    const auto first
        = *std::min_element(broken.begin(), broken.end(), [](const auto* a, const auto* b) {
              return a->finished < b->finished;
          });
    const auto named = std::find_if(broken.begin(), broken.end(), [](const PipelineRun* run) {
        return !run->failedAt.empty();
    });
    Finding finding;
    finding.check = "SHIP";
    finding.severity = Severity::Warning;
    finding.subject = "pipelines";
    finding.id = "SHIP:pipelines";
    const QString some = QString::number(broken.size()), all = QString::number(last.size());
    finding.sentence
        = (named == broken.end()
               ? Findings::tr("The newest run failed in %1 of %2 repositories.").arg(some, all)
               //: %3 = a repository, %4 = the step of the run
               : Findings::tr("The newest run failed in %1 of %2 repositories, in %3 at %4.")
                     .arg(some,
                          all,
                          Findings::qs((*named)->repository.str()),
                          Findings::qs((*named)->failedAt)))
              .toStdString();
    finding.since = first->finished;
    finding.provenance = first->key.source.str() + ": newest push and release runs";
    out.push_back(std::move(finding));
    return out;
}

} // namespace mw
