// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the inspector says about runs and deployments.
#include "models/hub/hub.h"
#include "models/runbook/delivery_actions.h"
#include "models/text/format.h"
#include "widgets/controls/cell_delegate.h"
#include "widgets/panes/delivery/delivery_origin.h"
#include "widgets/panes/delivery/delivery_pane.h"
#include "widgets/panes/delivery/dora_strip.h"

#include <algorithm>

namespace mw {
namespace {

StatusKind kindOf(CellMark mark)
{
    return mark == CellMark::None ? StatusKind::Ok : statusOfMark(int(mark));
}

QString clock(World at)
{
    return at == World{} ? text::none() : text::timeUtc(at);
}

QString span(Millis time)
{
    return text::span(std::chrono::duration_cast<std::chrono::seconds>(time));
}

// Adds one fact of this provenance to a section; none for an empty value. `from` must outlive it.
auto factsFrom(const Provenance& from)
{
    return [&from](InspectorSection& section,
                   const QString& label,
                   const QString& value,
                   bool mono = false) {
        if (value.isEmpty())
            return;
        Fact one;
        one.label = label;
        one.value = value;
        one.mono = mono;
        one.from = from;
        section.facts.push_back(std::move(one));
    };
}

} // namespace

std::optional<InspectorContent> DeliveryPane::inspect(const Selected& what) const
{
    const auto* item = std::get_if<ItemRef>(&what);
    if (!item)
        return std::nullopt;
    if (item->topic == "runs") {
        const auto& topic = m_context->hub.topic<PipelineRun>();
        if (const auto slot = topic.find(item->key))
            return inspectRun(topic.row(*slot));
    } else if (item->topic == "deployments") {
        const auto& topic = m_context->hub.topic<Deployment>();
        if (const auto slot = topic.find(item->key))
            return inspectDeployment(topic.row(*slot));
    } else if (item->topic == "delivery-figures") {
        for (const DoraTile& tile : m_dora->tiles()) {
            if (tile.id.toStdString() == item->key.id)
                return inspectFigure(tile);
        }
    }
    return std::nullopt;
}

std::optional<InspectorContent> DeliveryPane::inspectFigure(const DoraTile& tile) const
{
    const Provenance from = deliveryOrigin(m_context->hub, tile, m_dora->window());
    const auto fact = factsFrom(from);
    const bool measured = tile.value != text::none();
    InspectorContent content;
    content.what = ItemRef{"delivery-figures", {Atom(), tile.id.toStdString()}};
    content.kind = tr("Delivery figure");
    content.icon = icon();
    content.title = tile.label;
    content.subtitle = tile.basis;
    content.status = measured ? StatusKind::Info : StatusKind::Unknown;
    content.sentence
        = measured ? QString(tile.value % QLatin1Char(' ') % tile.unit).trimmed() : tile.note;
    InspectorSection how;
    //: Inspector: how a figure is computed
    how.title = tr("Definition");
    how.prose = tile.definition;
    content.sections.push_back(std::move(how));
    if ((measured || !tile.also.empty()) && !from.empty()) {
        InspectorSection facts;
        //: Inspector: what a figure was computed from
        facts.title = tr("Computed from");
        fact(facts, tr("Counted"), tile.counted);
        //: Inspector: the span of time that a figure speaks of
        fact(facts, tr("Window"), from.window);
        fact(facts, tr("Values"), tile.note);
        for (const auto& [name, value] : tile.also)
            fact(facts, name, value);
        fact(facts, tr("Source"), from.source, true);
        fact(facts, tr("Oldest answer"), clock(from.at));
        content.sections.push_back(std::move(facts));
    }
    return content;
}

std::optional<InspectorContent> DeliveryPane::inspectRun(const PipelineRun& run) const
{
    const World now = m_context->clock.world();
    const Provenance from = deliveryOrigin(m_context->hub, run);
    const auto fact = factsFrom(from);
    InspectorContent content;
    content.what = ItemRef{"runs", run.key};
    content.kind = tr("Pipeline run");
    content.icon = icon();
    content.title = text::qs(run.title.empty() ? run.workflow.str() : run.title);
    content.subtitle = text::qs(run.repository.str()) % QStringLiteral(" · ")
        % text::qs(run.workflow.str()) % QStringLiteral(" #") % QString::number(run.number);
    content.status = kindOf(markOfState(run.status, run.conclusion));
    content.sentence = stateWord(run.status, run.conclusion);
    if (!run.failedAt.empty())
        //: where a pipeline run failed: %1 = job › step
        content.sentence += QStringLiteral(": ") + text::qs(run.failedAt);
    InspectorSection section;
    section.title = tr("Run");
    fact(section, tr("Branch"), text::qs(run.branch.str()), true);
    fact(section, tr("Commit"), text::qs(run.sha.substr(0, 12)), true);
    fact(section,
         tr("Triggered by"),
         text::qs(run.actor.str()) % QStringLiteral(" · ") % text::qs(run.event.str()));
    if (run.attempt > 1)
        fact(section, tr("Attempt"), QString::number(run.attempt));
    fact(section, tr("Created"), clock(run.created));
    fact(section, tr("Started"), clock(run.started));
    fact(section, tr("Finished"), clock(run.finished));
    content.sections.push_back(std::move(section));

    // Where the time went, as far as the jobs know: waiting for a runner, for people, running.
    const auto jobs = jobsOf(run.key.id, run.key.source);
    Millis queue{0}, wait{0}, work{0};
    std::vector<std::pair<World, World>> busy;
    for (const PipelineJob& job : jobs) {
        if (job.conclusion.view() == "skipped" || job.created == World{})
            continue;
        const World began = job.started != World{} ? job.started : now;
        // a job that waits for an approval says so; what it waited is known once it began
        (job.status.view() == "waiting" ? wait : queue) += std::max(Millis(0), began - job.created);
        if (job.started != World{})
            busy.emplace_back(job.started, job.finished != World{} ? job.finished : now);
    }
    std::sort(busy.begin(), busy.end());
    World until{};
    for (const auto& [begin, end] : busy) {
        if (end <= until)
            continue;
        work += end - std::max(begin, until);
        until = end;
    }
    if (!jobs.empty()) {
        const Provenance ofJobs = jobsOrigin(m_context->hub, run.key);
        const auto jobFact = factsFrom(ofJobs);
        InspectorSection time;
        time.title = tr("Time");
        fact(time, tr("Whole run"), tookText(run.started, run.finished, now));
        jobFact(time, tr("Some job ran"), span(work));
        //: sum over jobs: from being ready to being taken by a runner, approvals that are over
        //: included
        jobFact(time, tr("Queued and approved"), span(queue));
        if (wait > Millis(0))
            jobFact(time, tr("Waits for approval"), span(wait));
        content.sections.push_back(std::move(time));
    }
    if (runbook::canRerunFailed(run))
        content.actions << QStringLiteral("delivery.rerun");
    if (runbook::canCancel(run))
        content.actions << QStringLiteral("delivery.cancel");
    content.actions << QStringLiteral("delivery.browser") << QStringLiteral("delivery.log.error");
    return content;
}

std::optional<InspectorContent> DeliveryPane::inspectDeployment(const Deployment& row) const
{
    const Provenance from = deliveryOrigin(m_context->hub, row);
    const auto fact = factsFrom(from);
    InspectorContent content;
    content.what = ItemRef{"deployments", row.key};
    content.kind = tr("Deployment");
    content.icon = icon();
    content.title = text::qs(row.service.str()) % QLatin1Char(' ') % text::qs(row.ref);
    content.subtitle
        = text::qs(row.repository.str()) % QStringLiteral(" → ") % text::qs(row.environment.str());
    content.status = kindOf(markOfDeployment(row.state));
    content.sentence
        = row.rollback ? tr("Brought back an older version.") : deploymentWord(row.state);
    InspectorSection section;
    section.title = tr("Deployment");
    fact(section, tr("Version"), text::qs(row.ref), true);
    fact(section, tr("Commit"), text::qs(row.sha.substr(0, 12)), true);
    fact(section, tr("Replaced"), text::qs(row.replaced.substr(0, 12)), true);
    fact(section, tr("By"), text::qs(row.creator));
    fact(section, tr("Began"), clock(row.created));
    fact(section, tr("Through"), clock(row.finished));
    fact(section, tr("Run"), text::qs(row.run), true);
    fact(section, tr("Counts as production"), row.production ? tr("yes") : tr("no"));
    content.sections.push_back(std::move(section));
    if (row.changesKnown && !row.authored.empty()) {
        const Provenance compared = deliveryOrigin(m_context->hub, row, QStringLiteral("changes"));
        const auto change = factsFrom(compared);
        InspectorSection changes;
        changes.title = tr("Changes");
        change(changes, tr("Commits"), QString::number(row.authored.size()));
        const auto [oldest, newest] = std::minmax_element(row.authored.begin(), row.authored.end());
        change(changes, tr("Oldest written"), clock(*oldest));
        change(changes, tr("Newest written"), clock(*newest));
        if (row.finished > *oldest)
            change(changes, tr("Longest lead time"), span(row.finished - *oldest));
        content.sections.push_back(std::move(changes));
    }
    return content;
}

} // namespace mw
