// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/insight/watch_matrix.h"

#include "models/insight/said_where.h"

#include "models/insight/watch_verdict.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <map>

namespace mw {
namespace {

constexpr std::array allDomains{Domain::Users,
                                Domain::Work,
                                Domain::Data,
                                Domain::Edge,
                                Domain::Ship,
                                Domain::Recovery,
                                Domain::Cost};

bool isOneOf(const std::string& word, std::initializer_list<const char*> words)
{
    return std::any_of(words.begin(), words.end(), [&](const char* one) { return word == one; });
}

bool tellsOf(const std::string& type, Domain domain)
{
    switch (domain) {
    case Domain::Users:
        return type == "prometheus";
    case Domain::Work:
        return isOneOf(type, {"kubernetes", "alertmanager", "pagerduty"});
    case Domain::Data:
        return isOneOf(type, {"kubernetes", "alertmanager"});
    case Domain::Edge:
        return type == "alertmanager";
    case Domain::Ship:
        return type == "github";
    case Domain::Recovery:
        return false; // the estate file does, by what it names
    case Domain::Cost:
        break;
    }
    return isOneOf(type, {"aws-cost-explorer", "opencost", "focus", "focus-csv"});
}

// A check that could not be made hides what would stand in these columns. Stateful and daemon sets
// are one check.
bool hides(const std::string& check, Domain domain)
{
    if (check == "STS/DS")
        return domain == Domain::Work || domain == Domain::Data;
    return domain == Domain::Work
        && isOneOf(check, {"API", "ETCD", "NODE", "PRESS", "PODS", "PEND", "DEPL"});
}

int rank(Severity severity)
{
    return severity == Severity::Critical ? 2 : severity == Severity::Warning ? 1 : 0;
}

int rank(SourceState state)
{
    switch (state) {
    case SourceState::Live:
    case SourceState::Disabled:
        return 0;
    case SourceState::Connecting:
        return 1;
    case SourceState::Throttled:
        return 2;
    case SourceState::Stale:
        return 3;
    case SourceState::Misconfigured:
        return 4;
    case SourceState::Forbidden:
    case SourceState::Unauthorized:
        return 5;
    case SourceState::Unreachable:
        break;
    }
    return 6;
}

bool has(const std::vector<std::string>& all, const std::string& one)
{
    return std::find(all.begin(), all.end(), one) != all.end();
}

const Alert* alertOf(const MatrixInput& input, const SharedAlert& shared)
{
    return input.alert ? input.alert(shared.key) : nullptr;
}

// Where each fact stands, found out once for all places: names are taken apart for it.
struct Columns
{
    struct Loud
    {
        const Shout* shout = nullptr;
        const AlertGroup* group = nullptr; // null: pages without an alert
        Severity severity = Severity::Unknown;
    };
    std::map<Domain, std::vector<const Finding*>> findings;
    std::map<Domain, std::vector<Loud>> loud;

    explicit Columns(const MatrixInput& input)
    {
        for (const Finding& finding : input.findings) {
            if (rank(finding.severity) == 0)
                continue;
            if (const auto column = columnOf(finding))
                findings[*column].push_back(&finding);
        }
        for (const Shout& shout : input.shouts) {
            if (shout.quiet == Shout::Quiet::No)
                add(input, shout);
        }
    }

private:
    void add(const MatrixInput& input, const Shout& shout)
    {
        for (const AlertGroup& group : shout.groups) {
            if (group.isQuiet())
                continue;
            const Alert* first
                = group.alerts.empty() ? nullptr : alertOf(input, group.alerts.front());
            // Who was paged was paged for the worst of them; what a finding says stands for itself.
            const bool paged = &group == &shout.groups.front() && !shout.pages.empty()
                && rank(shout.severity) > rank(shout.findingSeverity);
            loud[first ? columnOf(*first) : columnOfWords(group.name, shout.object)].push_back(
                {&shout, &group, paged ? shout.severity : group.severity});
        }
        if (!shout.pages.empty() && (shout.groups.empty() || shout.groups.front().isQuiet()))
            loud[columnOfWords(shout.headline, shout.object)].push_back(
                {&shout, nullptr, shout.severity});
    }
};

class CellMaker
{
public:
    CellMaker(const MatrixInput& input,
              const Columns& columns,
              const MatrixPlace& place,
              Domain domain)
        : m_input(input), m_columns(columns), m_place(place), m_domain(domain)
    {
    }
    MatrixCell run()
    {
        for (const SourceStatus& source : m_input.sources) {
            if (source.state != SourceState::Disabled && tellsOf(source.type, m_domain)
                && isHere(source) && hasContent(source))
                take(source);
        }
        if (m_domain == Domain::Recovery && m_input.ready)
            takeReadiness(*m_input.ready);
        if (m_cell.applies && !m_cell.unseen && rank(m_cell.severity) == 0)
            m_cell.severity = Severity::Ok;
        takeFacts();
        for (const CheckState& check : m_input.checks) {
            if (m_cell.applies && m_cell.severity == Severity::Ok
                && check.severity == Severity::Unknown && hides(check.check, m_domain)
                && has(m_place.clusters, check.cluster)) {
                m_cell.severity = Severity::Unknown;
                m_cell.unseenCheck = check.check;
                m_cell.unseenCluster = check.cluster;
            }
        }
        return m_cell;
    }

private:
    // Without an environment of its own a source speaks for every one.
    bool isHere(const SourceStatus& source) const
    {
        return source.environment.empty() || source.environment == m_place.environment;
    }
    const SourceStatus* sourceOf(const std::string& id) const
    {
        const auto found
            = std::find_if(m_input.sources.begin(),
                           m_input.sources.end(),
                           [&id](const SourceStatus& one) { return one.id.str() == id; });
        return found == m_input.sources.end() ? nullptr : &*found;
    }
    bool hasContent(const SourceStatus& source) const
    {
        const std::string id = source.id.str();
        if (m_domain == Domain::Users)
            return source.state != SourceState::Live || has(m_input.sloSources, id);
        if (m_domain == Domain::Data && source.type == "kubernetes")
            return source.state != SourceState::Live || m_input.statefulClusters.count(id) > 0
                || std::any_of(m_input.checks.begin(),
                               m_input.checks.end(),
                               [&id](const CheckState& check) {
                                   return check.cluster == id && check.check == "STS/DS"
                                       && check.severity == Severity::Unknown;
                               });
        return true;
    }
    void take(const SourceStatus& source)
    {
        m_cell.applies = true;
        m_cell.sources.push_back(source.id.str());
        if (source.state == SourceState::Live
            || (m_cell.unseen && rank(*m_cell.unseen) >= rank(source.state)))
            return;
        m_cell.unseen = source.state;
        m_cell.unseenSource = source.id.str();
    }

    void takeReadiness(const ReadyReport& report)
    {
        if (!report.declared || !namesThis(report))
            return;
        m_cell.applies = true;
        if (!report.asked)
            m_cell.unseen = SourceState::Connecting;
        for (const ReadyItem& item : report.items) {
            if (!isOfThis(item) || item.state == ReadyState::Ok || !report.asked)
                continue;
            if (m_cell.ready && m_cell.ready->state >= item.state)
                continue;
            m_cell.ready = item;
            m_cell.severity
                = item.state == ReadyState::Missing ? Severity::Warning : Severity::Unknown;
        }
        if (m_cell.ready && m_cell.ready->state == ReadyState::NotKnown)
            m_cell.unseen = SourceState::Connecting;
    }
    // Whose credential it is: of a cluster or a source of the estate, else of no place.
    const MatrixPlace* placeOf(const ReadyItem& item) const
    {
        if (item.topic != ReadyTopic::Credentials)
            return nullptr;
        const SourceStatus* source = sourceOf(item.subject);
        for (const MatrixPlace& place : m_input.places) {
            if (has(place.clusters, item.subject)
                || (source && source->environment == place.environment))
                return &place;
        }
        return nullptr;
    }
    bool namesAnyPlace(const ReadyReport& report) const
    {
        return std::any_of(report.items.begin(), report.items.end(), [this](const ReadyItem& item) {
            const SourceStatus* source = sourceOf(item.subject);
            return item.topic == ReadyTopic::Credentials && source
                && (source->type == "kubernetes" || !source->environment.empty());
        });
    }
    // Where it names nothing that has a place, it is for the whole estate.
    bool namesThis(const ReadyReport& report) const
    {
        if (!namesAnyPlace(report))
            return true;
        return std::any_of(report.items.begin(), report.items.end(), [this](const ReadyItem& item) {
            return placeOf(item) == &m_place;
        });
    }
    bool isOfThis(const ReadyItem& item) const
    {
        const SourceStatus* source
            = item.topic == ReadyTopic::Credentials ? sourceOf(item.subject) : nullptr;
        const bool elsewhere
            = source && (source->type == "kubernetes" || !source->environment.empty());
        return elsewhere ? placeOf(item) == &m_place : true;
    }

    // True if it is the worst so far. What is wrong stands before what is not ready or not seen.
    bool worse(Severity severity, std::string fact)
    {
        if (rank(severity) == 0 || rank(severity) <= rank(m_cell.severity))
            return false;
        m_cell.applies = true;
        m_cell.severity = severity;
        m_cell.fact = std::move(fact);
        m_cell.ready.reset();
        m_cell.findingId.clear();
        m_cell.shoutKey.clear();
        m_cell.ofNode = false;
        return true;
    }
    bool speaksOfHere(const Finding& finding) const
    {
        return finding.object.cluster.empty() ? saidHere(finding)
                                              : has(m_place.clusters, finding.object.cluster.str());
    }
    void takeFacts()
    {
        if (const auto here = m_columns.findings.find(m_domain); here != m_columns.findings.end()) {
            for (const Finding* finding : here->second) {
                if (!speaksOfHere(*finding)
                    || !worse(finding->severity,
                              finding->subject + ": " + firstClause(finding->sentence)))
                    continue;
                m_cell.findingId = finding->id;
                m_cell.ofNode = finding->object.kind.view() == "Node";
            }
        }
        if (const auto here = m_columns.loud.find(m_domain); here != m_columns.loud.end()) {
            for (const Columns::Loud& one : here->second) {
                const std::string& what = one.group ? one.group->name : one.shout->headline;
                if (isHere(*one.shout, one.group)
                    && worse(one.severity, one.shout->object + ": " + what))
                    m_cell.shoutKey = one.shout->key;
            }
        }
    }
    // Where one of its loud alerts is; else where the object is; else where whoever tells it is.
    bool isHere(const Shout& shout, const AlertGroup* group) const
    {
        bool placed = false;
        const auto inCluster = [&](const Atom& cluster) {
            const bool known = isEstateCluster(cluster, m_input.sources);
            placed = placed || known;
            return known && has(m_place.clusters, cluster.str());
        };
        static const std::vector<SharedAlert> none;
        const std::vector<SharedAlert>& alerts = group ? group->alerts : none;
        for (const SharedAlert& shared : alerts) {
            const Alert* alert = shared.quiet ? nullptr : alertOf(m_input, shared);
            if (alert && inCluster(alert->cluster))
                return true;
        }
        if (placed) // elsewhere
            return false;
        if (inCluster(shout.cluster))
            return true;
        if (placed)
            return false;
        return group ? saidHere(*group) : saidHere(shout);
    }
    // Where whoever says it is.
    template <class Signal>
    bool saidHere(const Signal& signal) const
    {
        const SaidEnvironments said = environmentsOf(signal, m_input.sources);
        return !said || said->contains(m_place.environment);
    }

    const MatrixInput& m_input;
    const Columns& m_columns;
    const MatrixPlace& m_place;
    Domain m_domain;
    MatrixCell m_cell;
};

} // namespace

Matrix watchMatrix(const MatrixInput& input)
{
    Matrix out;
    const Columns columns(input);
    bool any = false;
    for (const MatrixPlace& place : input.places) {
        MatrixRow row{place, {}};
        for (const Domain domain : allDomains) {
            row.cells.push_back(CellMaker(input, columns, place, domain).run());
            any = any || row.cells.back().applies;
        }
        out.rows.push_back(std::move(row));
    }
    if (!any) {
        for (MatrixRow& row : out.rows)
            row.cells.clear();
        return out;
    }
    out.domains.assign(allDomains.begin(), allDomains.end());
    return out;
}

} // namespace mw
