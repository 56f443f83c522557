// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/insight/shouts.h"

#include "models/insight/alert_labels.h"
#include "models/insight/finding_words.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace mw {
namespace {

int rank(Severity severity)
{
    switch (severity) {
    case Severity::Critical:
        return 3;
    case Severity::Warning:
        return 2;
    case Severity::Info:
        return 1;
    case Severity::Unknown:
    case Severity::Ok:
        break;
    }
    return 0;
}

World older(World a, World b)
{
    return a == World{} ? b : b == World{} ? a : std::min(a, b);
}

bool isQuiet(const Alert& alert)
{
    return alert.state == Alert::State::Suppressed || isMeantToFire(alert);
}

// Where something is, as far as it is known, and what it is called there.
struct Place
{
    std::string object, cluster, ns;
    bool fits(const Place& other) const
    {
        const auto same = [](const std::string& a, const std::string& b) {
            return a.empty() || b.empty() || a == b;
        };
        return same(cluster, other.cluster) && same(ns, other.ns);
    }
    int known() const { return int(!cluster.empty()) + int(!ns.empty()); }
};

std::string found(const std::map<std::string, std::string>& map, const std::string& key)
{
    const auto it = map.find(key);
    return it == map.end() ? std::string() : it->second;
}

std::string path(const std::string& cluster, const std::string& ns, const std::string& name)
{
    return cluster + '/' + ns + '/' + name;
}

std::string lastPart(const std::string& subject)
{
    const size_t slash = subject.rfind('/');
    return slash == std::string::npos ? subject : subject.substr(slash + 1);
}

Place placeOf(const Alert& alert, const ShoutInput& input, const ShoutContext& context)
{
    Place place{{}, alert.cluster.str(), std::string(labelOf(alert.labels, "namespace"))};
    std::string object = lastPart(alert.subject);
    if (const std::string pod(labelOf(alert.labels, "pod")); !pod.empty() && object == pod) {
        if (const auto owner = found(input.workloads, path(place.cluster, place.ns, pod));
            !owner.empty())
            object = owner;
    }
    // A pool's nodes are one row, so what is said of one of them belongs there.
    for (const Finding& finding : context.findings) {
        if (finding.object.cluster.view() == place.cluster
            && std::binary_search(finding.nodes.begin(), finding.nodes.end(), object))
            return {finding.subject, place.cluster, {}};
    }
    const std::string service = found(context.services, path(place.cluster, place.ns, object));
    place.object = !alert.service.empty() ? alert.service
        : !service.empty()                ? service
        : !object.empty()                 ? object
                                          : alert.name;
    return place;
}

Place placeOf(const Finding& finding, const ShoutContext& context)
{
    const ObjectKey& key = finding.object;
    Place place{{}, key.cluster.str(), key.ns.str()};
    if (finding.check == "SLO") {
        place.object = found(context.sloServices, finding.id);
    } else if (!key.name.empty()) {
        place.object = found(context.services, path(place.cluster, place.ns, key.name));
        if (place.object.empty())
            place.object = key.name;
    }
    if (place.object.empty())
        place.object = finding.subject;
    return place;
}

// The same fingerprint in several Alertmanagers is one alert; the one that shouts speaks for it.
struct OneAlert
{
    const Alert* best = nullptr;
    SharedAlert shared;
};

std::vector<OneAlert> countedOnce(const std::vector<Alert>& alerts)
{
    std::map<std::string_view, std::vector<const Alert*>> same;
    for (const Alert& alert : alerts)
        same[alert.key.id].push_back(&alert);
    std::vector<OneAlert> out;
    for (auto& [fingerprint, all] : same) {
        std::sort(all.begin(), all.end(), [](const Alert* a, const Alert* b) {
            if (isQuiet(*a) != isQuiet(*b))
                return !isQuiet(*a);
            return a->key < b->key;
        });
        OneAlert one;
        one.best = all.front();
        one.shared.key = one.best->key;
        one.shared.quiet = isQuiet(*one.best);
        for (const Alert* alert : all) {
            one.shared.sources.push_back(alert->key.source);
            if (isQuiet(*alert) && !one.shared.quiet)
                one.shared.quietIn.push_back(alert->key.source);
        }
        out.push_back(std::move(one));
    }
    return out;
}

// What is to be joined: all signals about one object at one place.
struct Bucket
{
    Place place;
    std::map<std::string, std::vector<const OneAlert*>> alerts; // by alertname
    std::vector<const Finding*> findings;
    std::vector<const Page*> pages;
    int worst = 0; // loudest so far: decides who takes signals that do not say where

    void add(const Place& at)
    {
        if (place.cluster.empty())
            place.cluster = at.cluster;
        if (place.ns.empty())
            place.ns = at.ns;
    }
};

class Joiner
{
public:
    Joiner(const ShoutInput& input, const ShoutContext& context)
        : m_input(input), m_context(context), m_alerts(countedOnce(input.alerts))
    {
    }
    std::vector<Shout> run()
    {
        // The most precise ones first, so that the others find where they belong.
        for (const int known : {2, 1, 0}) {
            for (const OneAlert& one : m_alerts) {
                const Place place = placeOf(*one.best, m_input, m_context);
                if (place.known() != known)
                    continue;
                Bucket& bucket = bucketFor(place);
                bucket.alerts[one.best->name].push_back(&one);
                if (!one.shared.quiet)
                    bucket.worst
                        = std::max(bucket.worst, rank(severityOf(one.best->severity.view())));
            }
            for (const Finding& finding : m_context.findings) {
                const Place place = placeOf(finding, m_context);
                if (place.known() != known || finding.check == "SEEN")
                    continue;
                Bucket& bucket = bucketFor(place);
                bucket.findings.push_back(&finding);
                bucket.worst = std::max(bucket.worst, rank(finding.severity));
            }
        }
        for (const Page& page : m_input.pages) {
            if (page.state != Page::State::Resolved)
                bucketFor(page).pages.push_back(&page);
        }
        std::vector<Shout> out;
        for (const auto& [object, buckets] : m_buckets) {
            for (const Bucket& bucket : buckets) {
                if (!bucket.alerts.empty() || !bucket.pages.empty())
                    out.push_back(shoutOf(bucket)); // findings alone do not shout
            }
        }
        return out;
    }

private:
    Bucket& bucketFor(const Place& place)
    {
        std::vector<Bucket>& all = m_buckets[place.object];
        Bucket* best = nullptr;
        for (Bucket& one : all) {
            if (one.place.fits(place) && (!best || one.worst > best->worst))
                best = &one;
        }
        if (!best) {
            all.push_back({});
            best = &all.back();
            best->place = place;
        }
        best->add(place);
        return *best;
    }
    // A page names its alert in its title, and perhaps the object; its service may be the object.
    Bucket& bucketFor(const Page& page)
    {
        Bucket* best = nullptr;
        int points = 0;
        for (auto& [object, buckets] : m_buckets) {
            for (Bucket& bucket : buckets) {
                const bool ours
                    = page.service == object || page.title.find(object) != std::string::npos;
                int mine = ours ? 1 : 0;
                for (const auto& [name, alerts] : bucket.alerts) {
                    if (!name.empty() && page.title.find(name) != std::string::npos)
                        mine = std::max(mine, ours ? 4 : 2);
                }
                if (mine > 0 && mine == points && best && bucket.worst > best->worst)
                    best = &bucket;
                if (mine > points) {
                    points = mine;
                    best = &bucket;
                }
            }
        }
        if (best)
            return *best;
        return bucketFor(Place{page.service.empty() ? page.title : page.service, {}, {}});
    }

    static AlertGroup groupOf(const std::string& name, std::vector<const OneAlert*> all)
    {
        std::sort(all.begin(), all.end(), [](const OneAlert* a, const OneAlert* b) {
            if (a->shared.quiet != b->shared.quiet)
                return !a->shared.quiet;
            return std::tie(a->best->startsAt, a->shared.key.id)
                < std::tie(b->best->startsAt, b->shared.key.id);
        });
        AlertGroup group;
        group.name = name;
        const bool allQuiet = all.front()->shared.quiet;
        for (const OneAlert* one : all) {
            group.alerts.push_back(one->shared);
            group.quiet += one->shared.quiet;
            if (one->shared.quiet && !allQuiet)
                continue;
            const Severity severity = severityOf(one->best->severity.view());
            if (group.severityWord.empty() || rank(severity) > rank(group.severity)) {
                group.severity = severity;
                group.severityWord = one->best->severity.str();
                group.summary = one->best->summary;
            }
            if (group.runbookUrl.empty())
                group.runbookUrl = one->best->runbookUrl;
            group.since = older(group.since, one->best->startsAt);
        }
        return group;
    }

    static Shout::Quiet quietOf(const Bucket& bucket)
    {
        bool silenced = false, inhibited = false, muted = false, any = false;
        for (const auto& [name, alerts] : bucket.alerts) {
            for (const OneAlert* one : alerts) {
                if (!one->shared.quiet)
                    return Shout::Quiet::No;
                any = true;
                silenced = silenced || !one->best->silencedBy.empty();
                inhibited = inhibited || !one->best->inhibitedBy.empty();
                muted = muted || !one->best->mutedBy.empty();
            }
        }
        for (const Page* page : bucket.pages) {
            if (page->state == Page::State::Triggered)
                return Shout::Quiet::No;
        }
        if (!any)
            return Shout::Quiet::No;
        return silenced ? Shout::Quiet::Silenced
            : inhibited ? Shout::Quiet::Inhibited
            : muted     ? Shout::Quiet::Muted
                        : Shout::Quiet::Meant;
    }

    static Shout shoutOf(const Bucket& bucket)
    {
        Shout shout;
        shout.object = bucket.place.object;
        shout.cluster = Atom(bucket.place.cluster);
        shout.ns = Atom(bucket.place.ns);
        shout.key = bucket.place.object + '\1' + bucket.place.cluster + '\1' + bucket.place.ns;
        shout.quiet = quietOf(bucket);
        std::set<std::string> receivers;
        for (const auto& [name, alerts] : bucket.alerts) {
            for (const OneAlert* one : alerts) {
                ++shout.alertCount;
                shout.quietCount += one->shared.quiet;
                if (!one->shared.quiet)
                    receivers.insert(one->best->receivers.begin(), one->best->receivers.end());
            }
            shout.groups.push_back(groupOf(name, alerts));
        }
        shout.receivers.assign(receivers.begin(), receivers.end());
        std::sort(
            shout.groups.begin(), shout.groups.end(), [](const AlertGroup& a, const AlertGroup& b) {
                if (a.isQuiet() != b.isQuiet())
                    return !a.isQuiet();
                if (a.severity != b.severity)
                    return rank(a.severity) > rank(b.severity);
                return std::tie(a.since, a.name) < std::tie(b.since, b.name);
            });
        if (!shout.groups.empty()) {
            shout.headline = shout.groups.front().name;
            shout.summary = shout.groups.front().summary;
            shout.severity = shout.groups.front().severity;
        }
        for (const AlertGroup& group : shout.groups) {
            if (!group.isQuiet() || shout.quiet != Shout::Quiet::No)
                shout.since = older(shout.since, group.since);
        }
        for (const Page* page : bucket.pages) {
            shout.pages.push_back(page->key);
            shout.since = older(shout.since, page->created);
            const bool awake = page->state == Page::State::Triggered && page->high;
            if (awake && rank(shout.severity) < rank(Severity::Critical))
                shout.severity = Severity::Critical;
            if (shout.headline.empty())
                shout.headline = page->title;
        }
        addFindings(bucket, shout);
        return shout;
    }

    static void addFindings(const Bucket& bucket, Shout& shout)
    {
        std::vector<const Finding*> findings = bucket.findings;
        std::stable_sort(findings.begin(), findings.end(), [](const Finding* a, const Finding* b) {
            return rank(a->severity) > rank(b->severity);
        });
        for (const Finding* finding : findings) {
            shout.findings.push_back(finding->id);
            if (rank(finding->severity) > rank(shout.findingSeverity))
                shout.findingSeverity = finding->severity;
            if (shout.quiet == Shout::Quiet::No)
                shout.since = older(shout.since, finding->since);
        }
        if (shout.quiet == Shout::Quiet::No && rank(shout.findingSeverity) > rank(shout.severity))
            shout.severity = shout.findingSeverity;
    }

    const ShoutInput& m_input;
    const ShoutContext& m_context;
    std::vector<OneAlert> m_alerts;
    std::map<std::string, std::vector<Bucket>> m_buckets; // by object
};

} // namespace

bool isMeantToFire(const Alert& alert)
{
    return alert.severity.view() == "none";
}

std::vector<Shout> joinShouts(const ShoutInput& input, const ShoutContext& context)
{
    std::vector<Shout> shouts = Joiner(input, context).run();
    std::sort(shouts.begin(), shouts.end(), [](const Shout& a, const Shout& b) {
        const bool aQuiet = a.quiet != Shout::Quiet::No, bQuiet = b.quiet != Shout::Quiet::No;
        if (aQuiet != bQuiet)
            return bQuiet;
        if (a.severity != b.severity)
            return rank(a.severity) > rank(b.severity);
        if (a.pages.empty() != b.pages.empty())
            return b.pages.empty();
        return std::tie(a.since, a.key) < std::tie(b.since, b.key);
    });
    return shouts;
}

std::vector<Finding> alertFindings(const std::vector<Shout>& shouts)
{
    std::vector<Finding> findings;
    for (const Shout& shout : shouts) {
        if (shout.quiet != Shout::Quiet::No || shout.groups.empty())
            continue;
        const AlertGroup& group = shout.groups.front();
        if (group.isQuiet() || rank(group.severity) < rank(Severity::Warning)
            || rank(shout.findingSeverity) >= rank(group.severity))
            continue;
        Finding finding;
        finding.check = "ALERT";
        finding.severity = group.severity;
        finding.subject = shout.object;
        if (!shout.cluster.empty() && shout.object.find('/') == std::string::npos)
            finding.subject = shout.cluster.str() + '/' + shout.object;
        finding.id = "ALERT:" + shout.cluster.str() + '/' + shout.ns.str() + '/' + shout.object;
        //: %1 = name of an alert
        finding.sentence = Findings::tr("%1 fires").arg(Findings::qs(group.name)).toStdString();
        if (!group.summary.empty())
            finding.sentence += ": " + group.summary;
        finding.since = shout.since;
        std::set<std::string> sources;
        for (const SharedAlert& alert : group.alerts) {
            for (const Atom& source : alert.sources)
                sources.insert(source.str());
        }
        for (const std::string& source : sources)
            finding.provenance += (finding.provenance.empty() ? "" : ", ") + source;
        finding.provenance += ": /api/v2/alerts";
        findings.push_back(std::move(finding));
    }
    return findings;
}

} // namespace mw
