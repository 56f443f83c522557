// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/insight/watch_matrix.h"

#include "models/insight/said_where.h"

#include "models/insight/watch_verdict.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace mw {
namespace {

constexpr std::array allDomains{
    Domain::Users, Domain::Work, Domain::Nodes, Domain::Alerts, Domain::Ship, Domain::Cost};

bool isOneOf(const std::string& word, std::initializer_list<const char*> words)
{
    return std::any_of(words.begin(), words.end(), [&](const char* one) { return word == one; });
}

bool checkBelongs(const std::string& check, Domain domain)
{
    switch (domain) {
    case Domain::Users:
        return check == "SLO";
    case Domain::Work:
        return isOneOf(check, {"PODS", "PEND", "DEPL", "STS/DS"});
    case Domain::Nodes:
        return isOneOf(check, {"API", "ETCD", "NODE", "PRESS"});
    case Domain::Ship:
        return check == "SHIP";
    case Domain::Cost:
        return check == "COST";
    case Domain::Alerts:
        break;
    }
    return false;
}

bool tellsOf(const std::string& type, Domain domain)
{
    switch (domain) {
    case Domain::Users:
        return type == "prometheus";
    case Domain::Work:
    case Domain::Nodes:
        return type == "kubernetes";
    case Domain::Alerts:
        return isOneOf(type, {"alertmanager", "pagerduty"});
    case Domain::Ship:
        return type == "github";
    case Domain::Cost:
        return isOneOf(type, {"aws-cost-explorer", "opencost", "focus", "focus-csv"});
    }
    return false;
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

class CellMaker
{
public:
    CellMaker(const MatrixInput& input, const MatrixPlace& place, Domain domain)
        : m_input(input), m_place(place), m_domain(domain)
    {
    }
    MatrixCell run()
    {
        for (const SourceStatus& source : m_input.sources) {
            if (source.state != SourceState::Disabled && tellsOf(source.type, m_domain)
                && isHere(source.id.str()) && hasContent(source))
                take(source);
        }
        if (!m_cell.applies)
            return m_cell;
        m_cell.severity = m_cell.unseen ? Severity::Unknown : Severity::Ok;
        for (const Finding& finding : m_input.findings) {
            if (checkBelongs(finding.check, m_domain) && speaksOfHere(finding))
                worse(finding.severity,
                      finding.subject + ": " + firstClause(finding.sentence),
                      finding.id);
        }
        if (m_domain == Domain::Alerts) {
            for (const Shout& shout : m_input.shouts) {
                if (shout.quiet == Shout::Quiet::No && isHere(shout))
                    worse(shout.severity, shout.object + ": " + shout.headline);
            }
        }
        for (const CheckState& check : m_input.checks) {
            if (checkBelongs(check.check, m_domain) && ownsCluster(check.cluster)
                && check.severity == Severity::Unknown && m_cell.severity == Severity::Ok) {
                m_cell.severity = Severity::Unknown;
                m_cell.reason = check.check + " of " + check.cluster + " is not seen";
            }
        }
        return m_cell;
    }

private:
    // Without an environment of its own a source speaks for every one.
    bool isHere(const std::string& sourceId) const
    {
        for (const SourceStatus& source : m_input.sources) {
            if (source.id.str() == sourceId)
                return source.environment.empty() || source.environment == m_place.environment;
        }
        return false;
    }
    bool ownsCluster(const std::string& cluster) const
    {
        return std::find(m_place.clusters.begin(), m_place.clusters.end(), cluster)
            != m_place.clusters.end();
    }
    bool hasContent(const SourceStatus& source) const
    {
        return m_domain != Domain::Users || source.state != SourceState::Live
            || std::find(m_input.sloSources.begin(), m_input.sloSources.end(), source.id.str())
            != m_input.sloSources.end();
    }
    void take(const SourceStatus& source)
    {
        m_cell.applies = true;
        m_cell.sources.push_back(source.id.str());
        if (source.state == SourceState::Live
            || (m_cell.unseen && rank(*m_cell.unseen) >= rank(source.state)))
            return;
        m_cell.unseen = source.state;
        m_cell.reason = source.id.str() + ": " + toString(source.state);
    }
    void worse(Severity severity, std::string reason, const std::string& findingId = {})
    {
        if (rank(severity) == 0 || rank(severity) <= rank(m_cell.severity))
            return;
        m_cell.severity = severity;
        m_cell.reason = std::move(reason);
        m_cell.findingId = findingId;
    }
    bool speaksOfHere(const Finding& finding) const
    {
        return finding.object.cluster.empty() ? saidHere(finding)
                                              : ownsCluster(finding.object.cluster.str());
    }
    bool isHere(const Shout& shout) const
    {
        return isEstateCluster(shout.cluster, m_input.sources) ? ownsCluster(shout.cluster.str())
                                                               : saidHere(shout);
    }
    template <class Signal>
    bool saidHere(const Signal& signal) const
    {
        const SaidEnvironments said = environmentsOf(signal, m_input.sources);
        return !said || said->contains(m_place.environment);
    }

    const MatrixInput& m_input;
    const MatrixPlace& m_place;
    Domain m_domain;
    MatrixCell m_cell;
};

} // namespace

const char* toString(Domain domain)
{
    switch (domain) {
    case Domain::Users:
        return "users";
    case Domain::Work:
        return "work";
    case Domain::Nodes:
        return "nodes";
    case Domain::Alerts:
        return "alerts";
    case Domain::Ship:
        return "ship";
    case Domain::Cost:
        break;
    }
    return "cost";
}

Matrix watchMatrix(const MatrixInput& input)
{
    Matrix out;
    for (const Domain domain : allDomains) {
        for (const SourceStatus& source : input.sources) {
            if (source.state != SourceState::Disabled && tellsOf(source.type, domain)) {
                out.domains.push_back(domain);
                break;
            }
        }
    }
    for (const MatrixPlace& place : input.places) {
        MatrixRow row{place, {}};
        for (const Domain domain : out.domains)
            row.cells.push_back(CellMaker(input, place, domain).run());
        out.rows.push_back(std::move(row));
    }
    return out;
}

} // namespace mw
