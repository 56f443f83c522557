// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/insight/said_where.h"

#include <algorithm>

namespace mw {
namespace {

class Gathering
{
public:
    explicit Gathering(const std::vector<SourceStatus>& sources) : m_sources(sources) { }
    void add(std::string_view source)
    {
        const auto known
            = std::find_if(m_sources.begin(), m_sources.end(), [&](const SourceStatus& one) {
                  return one.id.str() == source;
              });
        // Without an environment of its own a source speaks of every one.
        if (known == m_sources.end() || known->environment.empty())
            m_any = true;
        else
            m_found.insert(known->environment);
    }
    void add(const SharedAlert& alert)
    {
        for (const Atom& source : alert.sources)
            add(source.view());
        if (alert.sources.empty())
            add(alert.key.source.view());
    }
    SaidEnvironments take()
    {
        if (m_any || m_found.empty())
            return std::nullopt;
        return std::move(m_found);
    }

private:
    const std::vector<SourceStatus>& m_sources;
    std::set<std::string> m_found;
    bool m_any = false;
};

} // namespace

SaidEnvironments environmentsOf(const Shout& shout, const std::vector<SourceStatus>& sources)
{
    Gathering gathering(sources);
    for (const AlertGroup& group : shout.groups) {
        for (const SharedAlert& alert : group.alerts)
            gathering.add(alert);
    }
    // The pager tells of everybody's alerts: it decides only where nobody else says anything.
    if (shout.groups.empty()) {
        for (const SourceKey& page : shout.pages)
            gathering.add(page.source.view());
    }
    return gathering.take();
}

SaidEnvironments environmentsOf(const AlertGroup& group, const std::vector<SourceStatus>& sources)
{
    Gathering gathering(sources);
    for (const SharedAlert& alert : group.alerts) {
        if (!alert.quiet)
            gathering.add(alert);
    }
    return gathering.take();
}

SaidEnvironments environmentsOf(const Finding& finding, const std::vector<SourceStatus>& sources)
{
    // "SLO:prometheus/…", "prometheus: …", "am-a, am-b: …": who says it stands in the id or the
    // provenance.
    Gathering gathering(sources);
    const size_t colon = finding.provenance.find(": ");
    const std::string said = ", " + finding.provenance.substr(0, colon) + ",";
    for (const SourceStatus& source : sources) {
        const std::string& id = source.id.str();
        if (finding.id.starts_with(finding.check + ":" + id + "/")
            || (colon != std::string::npos && said.find(", " + id + ",") != std::string::npos))
            gathering.add(id);
    }
    return gathering.take();
}

bool isEstateCluster(const Atom& cluster, const std::vector<SourceStatus>& sources)
{
    return std::any_of(sources.begin(), sources.end(), [&](const SourceStatus& source) {
        return source.type == "kubernetes" && source.id.str() == cluster.view();
    });
}

} // namespace mw
