// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/delivery_rows.h"

#include "app/cli/json.h"
#include "models/text/format.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace mw::cli {
namespace {

using Json = nlohmann::json;

Json orNull(const std::string& text)
{
    return text.empty() ? Json() : Json(text);
}

bool failed(const PipelineRun& run)
{
    const std::string_view word = run.conclusion.view();
    return word == "failure" || word == "timed_out" || word == "startup_failure";
}

// How long it took, or takes so far.
std::string took(const PipelineRun& run, World now)
{
    const World end = run.finished != World{} ? run.finished : now;
    if (run.started == World{} || end < run.started)
        return text::none().toStdString();
    return text::span(std::chrono::duration_cast<std::chrono::seconds>(end - run.started))
        .toStdString();
}

template <class Row>
std::vector<const Row*> newestFirst(const Topic<Row>& topic)
{
    std::vector<const Row*> rows;
    topic.forEach([&](Slot, const Row& row) { rows.push_back(&row); });
    std::sort(rows.begin(), rows.end(), [](const Row* a, const Row* b) {
        return a->created != b->created ? a->created > b->created : a->key < b->key;
    });
    return rows;
}

} // namespace

Listing listRuns(const Hub& hub, const ListScope& scope)
{
    const World now = hub.clock().world();
    Listing out{
        {"REPOSITORY", "WORKFLOW", "RUN", "STATUS", "BRANCH", "TITLE", "ACTOR", "AGE", "TOOK"}, {}};
    for (const PipelineRun* run : newestFirst(hub.topic<PipelineRun>())) {
        if (!scope.fits("source", run->key.source.view())
            || !scope.fits("repository", run->repository.view()) || !scope.admits(*run))
            continue;
        // The conclusion is the word people use; without one it is under way, never failed.
        const std::string state
            = run->conclusion.empty() ? run->status.str() : run->conclusion.str();
        const std::string age = text::age(run->created, now).toStdString();
        Json json{{"id", run->key.id},
                  {"source", run->key.source.str()},
                  {"repository", run->repository.str()},
                  {"workflow", run->workflow.str()},
                  {"run", run->number},
                  {"attempt", run->attempt},
                  {"status", run->status.str()},
                  {"conclusion", orNull(run->conclusion.str())},
                  {"branch", run->branch.str()},
                  {"sha", run->sha},
                  {"title", run->title},
                  {"event", run->event.str()},
                  {"actor", run->actor.str()},
                  {"created", timeJson(run->created)},
                  {"started", timeJson(run->started)},
                  {"finished", timeJson(run->finished)},
                  {"failedAt", orNull(run->failedAt)},
                  {"url", run->url}};
        json["text"] = {{"status", state}, {"age", age}, {"took", took(*run, now)}};
        out.rows.push_back({{run->repository.str(),
                             run->workflow.str(),
                             "#" + std::to_string(run->number),
                             state,
                             run->branch.str(),
                             run->title,
                             run->actor.str(),
                             age,
                             took(*run, now)},
                            json.dump()});
    }
    return out;
}

Listing listDeployments(const Hub& hub, const ListScope& scope)
{
    const World now = hub.clock().world();
    Listing out{{"REPOSITORY", "ENVIRONMENT", "REF", "STATE", "BY", "AGE", "CHANGES"}, {}};
    for (const Deployment* row : newestFirst(hub.topic<Deployment>())) {
        if (!scope.fits("source", row->key.source.view())
            || !scope.fits("repository", row->repository.view())
            || (!scope.fits("environment", row->environment.view())
                && !scope.fits("environment", row->estate.view()))
            || !scope.admits(*row))
            continue;
        const std::string state = row->state.empty() ? "unknown" : row->state.str();
        const std::string age = text::age(row->created, now).toStdString();
        const std::string changes = row->rollback ? "rollback"
            : row->changesKnown                   ? std::to_string(row->authored.size())
                                                  : text::none().toStdString();
        Json json{{"id", row->key.id},
                  {"source", row->key.source.str()},
                  {"repository", row->repository.str()},
                  {"service", row->service.str()},
                  {"environment", row->environment.str()},
                  {"estateEnvironment", orNull(row->estate.str())},
                  {"production", row->production},
                  {"ref", row->ref},
                  {"sha", row->sha},
                  {"state", orNull(row->state.str())},
                  {"succeeded", row->succeeded},
                  {"rollback", row->rollback},
                  {"changes", row->changesKnown ? Json(row->authored.size()) : Json()},
                  {"run", orNull(row->run)},
                  {"creator", row->creator},
                  {"created", timeJson(row->created)},
                  {"finished", timeJson(row->finished)}};
        json["text"] = {{"state", state}, {"age", age}, {"changes", changes}};
        out.rows.push_back({{row->repository.str(),
                             row->environment.str(),
                             row->ref,
                             state,
                             row->creator,
                             age,
                             changes},
                            json.dump()});
    }
    return out;
}

Json pipelinesJson(const Hub& hub)
{
    const auto sources = hub.sources();
    const bool any = std::any_of(sources.begin(), sources.end(), [](const SourceStatus& source) {
        return source.type == "github" && source.state != SourceState::Disabled;
    });
    if (!any)
        return nullptr;
    int total = 0, broken = 0, running = 0;
    Json newest = Json::object(); // per repository: what was shipped to production last
    for (const PipelineRun* run : newestFirst(hub.topic<PipelineRun>())) {
        ++total;
        running += run->status.view() == "completed" ? 0 : 1;
        broken += failed(*run) ? 1 : 0;
    }
    int deployments = 0, failedDeployments = 0;
    for (const Deployment* row : newestFirst(hub.topic<Deployment>())) {
        if (!row->production)
            continue;
        ++deployments;
        const std::string_view state = row->state.view();
        failedDeployments += state == "failure" || state == "error" ? 1 : 0;
        const std::string& repository = row->repository.str();
        if (!newest.contains(repository))
            newest[repository] = {{"ref", row->ref},
                                  {"state", orNull(row->state.str())},
                                  {"finished", timeJson(row->finished)},
                                  {"run", orNull(row->run)}};
    }
    return {{"runs", {{"total", total}, {"failed", broken}, {"running", running}}},
            {"deployments",
             {{"production", deployments}, {"failed", failedDeployments}, {"newest", newest}}}};
}

} // namespace mw::cli
