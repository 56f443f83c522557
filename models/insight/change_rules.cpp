// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/insight/change_rules.h"

#include "models/insight/alert_labels.h"
#include "models/insight/delivery_findings.h"
#include "models/insight/shouts.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

namespace mw {
namespace {

bool isOneOf(std::string_view word, std::initializer_list<std::string_view> words)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::string shortRepository(std::string_view repository)
{
    const size_t slash = repository.rfind('/');
    return std::string(slash == std::string_view::npos ? repository : repository.substr(slash + 1));
}

// Names that controllers generate: no vowels, no 0, 1 and 3 (apimachinery's SafeEncodeString).
bool isGenerated(std::string_view part, size_t least, size_t most)
{
    return part.size() >= least && part.size() <= most
        && part.find_first_not_of("bcdfghjklmnpqrstvwxz2456789") == std::string_view::npos;
}

bool isNumber(std::string_view text)
{
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// The number after `word` in text; -1 if there is none.
int numberAfter(std::string_view text, std::string_view word)
{
    const size_t at = text.find(word);
    if (at == std::string_view::npos)
        return -1;
    int value = -1;
    const char* begin = text.data() + at + word.size();
    std::from_chars(begin, text.data() + text.size(), value);
    return value;
}

} // namespace

std::string secondsOf(World at)
{
    return std::to_string(at.time_since_epoch().count() / 1000);
}

World heldStart(const std::string& id, World known, World computed)
{
    constexpr auto slack = std::chrono::minutes(10);
    int64_t seconds = 0;
    const char* begin = id.data() + id.rfind(':') + 1;
    std::from_chars(begin, id.data() + id.size(), seconds);
    const World first = World(std::chrono::seconds(seconds));
    return computed + slack >= first ? std::min(known, computed) : known;
}

World feltAt(const Change& change)
{
    return change.lane == ClockLane::Deploys && change.until != World{} ? change.until : change.at;
}

std::optional<Change> changeOf(const Deployment& row, const std::string& before)
{
    const std::string_view state = row.state.view();
    const bool failed = isOneOf(state, {"failure", "error"});
    if (row.finished == World{} || (!failed && !row.succeeded))
        return std::nullopt;
    const std::string environment = row.estate.empty() ? row.environment.str() : row.estate.str();
    Change out;
    out.id = "deploy:" + row.key.source.str() + "/" + row.key.id;
    out.lane = ClockLane::Deploys;
    out.at = row.created == World{} ? row.finished : row.created;
    out.until = std::max(out.at, row.finished);
    out.severity = failed ? Severity::Warning : Severity::Info;
    out.environment = environment;
    out.service = row.service.empty() ? shortRepository(row.repository.view()) : row.service.str();
    out.source = SourceId(row.key.source.str());
    out.sentence = (failed             ? "Failed rollout of "
                        : row.rollback ? "Rolled back "
                                       : "Deploy ")
        + out.service + " "
        + (before.empty() || before == row.ref ? row.ref : before + " → " + row.ref) + " to "
        + row.environment.str();
    out.link = row.url;
    out.provenance = "repos/" + row.repository.str() + "/deployments";
    return out;
}

std::optional<Change> changeOf(const PipelineRun& row)
{
    if (!countsForShipping(row) || row.finished == World{})
        return std::nullopt;
    const std::string_view word = row.conclusion.view();
    const bool failed = isOneOf(word, {"failure", "timed_out", "startup_failure"});
    if (!failed && word != "success")
        return std::nullopt; // cancelled or skipped: nothing came of it
    Change out;
    // A run that is run again is another happening.
    out.id = "run:" + row.key.source.str() + "/" + row.key.id + ":" + std::to_string(row.attempt);
    out.lane = ClockLane::Deploys;
    out.at = row.started == World{} ? row.created : row.started;
    out.until = std::max(out.at, row.finished);
    out.severity = failed ? Severity::Warning : Severity::Info;
    out.service = row.service.empty() ? shortRepository(row.repository.view()) : row.service.str();
    out.source = SourceId(row.key.source.str());
    out.sentence = row.workflow.str() + " #" + std::to_string(row.number) + " of "
        + shortRepository(row.repository.view()) + (failed ? " failed" : " succeeded")
        + (row.branch.empty() ? std::string() : " on " + row.branch.str());
    if (failed && !row.failedAt.empty())
        out.sentence += ": " + row.failedAt;
    out.link = row.url;
    out.provenance = "repos/" + row.repository.str() + "/actions/runs";
    return out;
}

std::optional<Change> changeOf(const Alert& row)
{
    if (isMeantToFire(row) || row.startsAt == World{})
        return std::nullopt;
    Change out;
    out.id = "alert:" + row.key.id + ":" + secondsOf(row.startsAt);
    out.lane = ClockLane::Alerts;
    out.at = row.startsAt;
    out.open = true;
    const bool quiet = row.state == Alert::State::Suppressed;
    out.severity = quiet ? Severity::Info : severityOf(row.severity.view());
    out.service = row.service;
    out.object.cluster = row.cluster;
    out.object.ns = Atom(labelOf(row.labels, "namespace"));
    const size_t slash = row.subject.rfind('/');
    out.object.name = slash == std::string::npos ? row.subject : row.subject.substr(slash + 1);
    out.source = SourceId(row.key.source.str());
    const std::string& about = !row.service.empty() ? row.service : out.object.name;
    out.sentence = row.name + (about.empty() ? std::string() : " " + about)
        + (quiet ? " (quiet)" : "") + (row.summary.empty() ? std::string() : ": " + row.summary);
    out.link = row.generatorUrl;
    out.provenance = "/api/v2/alerts " + row.key.id;
    return out;
}

std::optional<Change> changeOf(const Page& row)
{
    if (row.created == World{})
        return std::nullopt;
    Change out;
    out.id = "page:" + row.key.source.str() + "/" + row.key.id;
    out.lane = ClockLane::Alerts;
    out.at = row.created;
    out.open = row.state != Page::State::Resolved;
    out.until = out.open ? World{} : std::max(row.created, row.resolved);
    out.severity = row.high ? Severity::Critical : Severity::Warning;
    out.service = row.service;
    out.source = SourceId(row.key.source.str());
    out.sentence = "Page #" + std::to_string(row.number) + ": " + row.title;
    out.link = row.url;
    out.provenance = "/incidents/" + row.key.id;
    return out;
}

std::optional<Change> acknowledgementOf(const Page& row)
{
    const PagePerson* first = nullptr;
    for (const PagePerson& one : row.acknowledgers) {
        if (one.at != World{} && (!first || one.at < first->at))
            first = &one;
    }
    if (!first)
        return std::nullopt;
    Change out;
    out.id = "ack:" + row.key.source.str() + "/" + row.key.id + ":" + secondsOf(first->at);
    out.lane = ClockLane::Alerts;
    out.at = first->at;
    out.severity = Severity::Info;
    out.service = row.service;
    out.source = SourceId(row.key.source.str());
    out.sentence = "Page #" + std::to_string(row.number) + " acknowledged by "
        + (first->name.empty() ? std::string("somebody") : first->name);
    out.link = row.url;
    out.provenance = "/incidents/" + row.key.id;
    return out;
}

std::optional<SourceKey> acknowledgedPage(const Change& change)
{
    constexpr std::string_view path = "/incidents/";
    if (!change.id.starts_with("ack:") || !change.provenance.starts_with(path))
        return std::nullopt;
    return SourceKey{Atom(change.source.str()), change.provenance.substr(path.size())};
}

std::optional<Change> changeOf(const Finding& finding, const std::string& service)
{
    // Nodes and alerts have marks of their own; what is not seen did not happen; a bill is no
    // moment.
    const bool users = finding.check == "SLO";
    if (!users
        && !isOneOf(finding.check,
                    {"API", "ETCD", "PRESS", "PODS", "PEND", "DEPL", "STS", "DS", "STS/DS"}))
        return std::nullopt;
    if (finding.severity != Severity::Warning && finding.severity != Severity::Critical)
        return std::nullopt;
    Change out;
    out.id = "finding:" + finding.id;
    out.lane = users ? ClockLane::Users : ClockLane::Cluster;
    out.at = finding.since;
    out.open = true;
    out.severity = finding.severity;
    out.service = service;
    out.object = finding.object;
    out.sentence = finding.subject + ": " + finding.sentence.substr(0, finding.sentence.find("; "));
    out.provenance = finding.provenance;
    return out;
}

std::string workloadOfPod(std::string_view pod)
{
    const size_t last = pod.rfind('-');
    if (last == std::string_view::npos || last == 0)
        return std::string(pod);
    const std::string_view tail = pod.substr(last + 1);
    std::string_view rest = pod.substr(0, last);
    if (isNumber(tail))
        return std::string(rest); // of a StatefulSet
    if (!isGenerated(tail, 5, 5))
        return std::string(pod);
    const size_t second = rest.rfind('-');
    if (second != std::string_view::npos && second > 0
        && isGenerated(rest.substr(second + 1), 5, 10))
        rest = rest.substr(0, second); // the hash of its ReplicaSet
    return std::string(rest);
}

std::string versionOf(std::string_view image)
{
    image = image.substr(0, image.find('@'));
    const size_t colon = image.rfind(':');
    if (colon == std::string_view::npos || image.find('/', colon) != std::string_view::npos)
        return {}; // the colon of a port
    return std::string(image.substr(colon + 1));
}

std::optional<ReplicaScaling> replicaScalingIn(std::string_view message)
{
    for (const bool up : {true, false}) {
        const std::string_view start = up ? "Scaled up replica set " : "Scaled down replica set ";
        if (!message.starts_with(start))
            continue;
        const std::string_view rest = message.substr(start.size());
        ReplicaScaling out;
        out.up = up;
        out.set = std::string(rest.substr(0, rest.find(' ')));
        out.to = numberAfter(rest, " to ");
        out.from = numberAfter(rest, " from ");
        return out.set.empty() || out.to < 0 ? std::nullopt : std::optional(out);
    }
    return std::nullopt;
}

} // namespace mw
