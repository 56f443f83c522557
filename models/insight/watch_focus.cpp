// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/insight/watch_focus.h"

#include "models/insight/change_rules.h"

#include <algorithm>
#include <tuple>

namespace mw {
namespace {

using Ground = FocusChange::Ground;

bool isOpen(const Page& page)
{
    return page.state != Page::State::Resolved;
}

World older(World a, World b)
{
    return a == World{} ? b : b == World{} ? a : std::min(a, b);
}

const Shout* shoutOf(const Page& page, const std::vector<Shout>& shouts)
{
    for (const Shout& shout : shouts) {
        if (std::find(shout.pages.begin(), shout.pages.end(), page.key) != shout.pages.end())
            return &shout;
    }
    return nullptr;
}

void finish(FocusPages& tab, const std::vector<Shout>& shouts, const std::vector<Finding>& findings)
{
    std::sort(tab.pages.begin(), tab.pages.end(), [](const Page& a, const Page& b) {
        return std::tuple(a.state != Page::State::Triggered, !a.high, a.created, a.key)
            < std::tuple(b.state != Page::State::Triggered, !b.high, b.created, b.key);
    });
    World oldest{}, burning{};
    for (const Page& page : tab.pages)
        oldest = older(oldest, page.created);
    for (const Shout& shout : shouts) {
        if (shout.key != tab.shout)
            continue;
        oldest = older(oldest, shout.since);
        tab.signalCount = shout.signalCount();
        tab.severity = shout.severity;
        for (const Finding& finding : findings) {
            const bool ours = std::find(shout.findings.begin(), shout.findings.end(), finding.id)
                != shout.findings.end();
            if (ours && finding.check == "SLO" && finding.severity == Severity::Critical)
                burning = older(burning, finding.since);
        }
    }
    tab.impactMeasured = burning != World{};
    tab.impact = tab.impactMeasured ? burning : oldest;
}

int weight(ClockLane lane)
{
    switch (lane) {
    case ClockLane::Deploys:
        return 0;
    case ClockLane::Run:
        return 1;
    case ClockLane::Robots:
        return 2;
    case ClockLane::Provider:
        return 3;
    default:
        break;
    }
    return 4;
}

bool isCandidate(const Change& change)
{
    // That people declared or closed an incident is no change of what runs.
    return change.lane == ClockLane::Deploys
        || (change.lane == ClockLane::Run && !change.id.starts_with("incident:"))
        || change.lane == ClockLane::Robots
        || change.lane == ClockLane::Provider
        // what a finding says of the cluster is a consequence as often as not, and has its row
        || (change.lane == ClockLane::Cluster && !change.id.starts_with("finding:"));
}

Ground groundOf(const Change& change, const FocusSubject& subject)
{
    const bool environments = !subject.environment.empty() && !change.environment.empty();
    const bool elsewhere = (!subject.cluster.empty() && !change.object.cluster.empty()
                            && subject.cluster != change.object.cluster)
        || (environments && subject.environment != change.environment);
    // What a service calls may run in another cluster of the same environment.
    const bool outOfReach = environments ? subject.environment != change.environment : elsewhere;
    const auto named = [&](const std::string& name) {
        return !name.empty() && (change.service == name || change.object.name == name);
    };
    if (!elsewhere && named(subject.object))
        return Ground::SameObject;
    if (!outOfReach && std::any_of(subject.dependencies.begin(), subject.dependencies.end(), named))
        return Ground::SameDependency;
    if (subject.below.count(change.id) > 0)
        return Ground::SameDependency;
    if (!subject.cluster.empty() && subject.cluster == change.object.cluster)
        return Ground::SameCluster;
    return Ground::TimeOnly;
}

// The pipeline's word has a link and both versions; the cluster's is the same rollout, and so is
// the run that it was part of.
bool isSameRollout(const Change& pipeline, const Change& other)
{
    if (!pipeline.id.starts_with("deploy:") || pipeline.service != other.service)
        return false;
    const World end = std::max(pipeline.at, pipeline.until);
    const World otherEnd = std::max(other.at, other.until);
    if (other.id.starts_with("run:")) // one that failed says where: it stays
        return other.severity == Severity::Info && other.source == pipeline.source
            && other.at <= pipeline.at && end <= otherEnd + std::chrono::minutes(1);
    if (!other.id.starts_with("scale:"))
        return false;
    if (!pipeline.environment.empty() && !other.environment.empty()
        && pipeline.environment != other.environment)
        return false;
    constexpr auto apart = std::chrono::minutes(15);
    return other.at <= end + apart && pipeline.at <= otherEnd + apart;
}

} // namespace

std::vector<FocusPages> focusPages(const std::vector<Page>& pages,
                                   const std::vector<Shout>& shouts,
                                   const std::vector<Finding>& findings)
{
    std::vector<FocusPages> tabs;
    for (const Page& page : pages) {
        if (!isOpen(page))
            continue;
        const Shout* shout = shoutOf(page, shouts);
        FocusPages* mine = nullptr;
        for (FocusPages& tab : tabs) {
            if (shout && tab.shout == shout->key)
                mine = &tab;
        }
        if (!mine) {
            tabs.push_back({});
            mine = &tabs.back();
            mine->shout = shout ? shout->key : std::string();
            mine->object = shout ? shout->object : page.service;
            if (shout) {
                mine->cluster = shout->cluster;
                mine->ns = shout->ns;
            }
        }
        mine->pages.push_back(page);
    }
    for (FocusPages& tab : tabs)
        finish(tab, shouts, findings);
    std::sort(tabs.begin(), tabs.end(), [](const FocusPages& a, const FocusPages& b) {
        const Page& x = a.pages.front();
        const Page& y = b.pages.front();
        return std::tuple(x.state != Page::State::Triggered, !x.high, x.created, x.key)
            < std::tuple(y.state != Page::State::Triggered, !y.high, y.created, y.key);
    });
    return tabs;
}

std::vector<FocusChange>
changedBefore(const std::vector<Change>& changes, const FocusSubject& subject, World now)
{
    std::vector<FocusChange> out;
    const World last = std::min(now, subject.impact + focusLooksAfter);
    for (const Change& change : changes) {
        if (!isCandidate(change))
            continue;
        World felt = feltAt(change);
        if (felt > subject.impact && change.at <= subject.impact)
            felt = change.at; // users felt it while it was rolled out
        if (felt < subject.impact - focusLooksBack || felt > last)
            continue;
        FocusChange one{change, groundOf(change, subject), Millis(subject.impact - felt)};
        if (one.ground == Ground::SameDependency) {
            one.of = subject.object;
            one.through = subject.below.count(change.id) > 0 ? FocusChange::Through::Node
                                                             : FocusChange::Through::Service;
        }
        out.push_back(std::move(one));
    }
    std::set<std::string> twice;
    for (const FocusChange& one : out) {
        for (const FocusChange& other : out) {
            if (isSameRollout(other.change, one.change))
                twice.insert(one.change.id);
        }
    }
    std::erase_if(out, [&](const FocusChange& one) { return twice.count(one.change.id) > 0; });
    std::sort(out.begin(), out.end(), [](const FocusChange& a, const FocusChange& b) {
        const auto key = [](const FocusChange& one) {
            return std::tuple(one.ground,
                              one.before < Millis(0),
                              weight(one.change.lane),
                              std::chrono::abs(one.before),
                              one.change.id);
        };
        return key(a) < key(b);
    });
    if (!out.empty() && out.front().ground <= Ground::SameDependency
        && out.front().before >= Millis(0))
        out.front().strongest = true;
    return out;
}

} // namespace mw
