// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/insight/providers.h"

#include "models/data/source_parts.h"
#include "models/insight/finding_order.h"
#include "models/insight/finding_words.h"

#include <QStringList>
#include <algorithm>
#include <tuple>

namespace mw {
namespace {

bool isWorse(const ProviderIncident& a, const ProviderIncident& b)
{
    const auto key = [](const ProviderIncident& row) {
        return std::tuple(-rank(severityOf(row)), -int(row.impact), row.started, row.key.id);
    };
    return key(a) < key(b);
}

std::string nameOf(const ProviderRows& rows, const SourceKey& key)
{
    for (const ProviderPage& page : rows.pages) {
        if (page.key.source == key.source && !page.name.empty())
            return page.name;
    }
    return key.source.str();
}

QString partsOf(const ProviderIncident& row)
{
    QStringList names;
    for (const std::string& one : row.components)
        names << Findings::qs(one);
    constexpr qsizetype most = 4;
    const qsizetype more = names.size() - most;
    if (more <= 0)
        return names.join(QStringLiteral(", "));
    //: %1 = a list of four names, %2 = how many more
    return Findings::tr("%1 and %2 more")
        .arg(QStringList(names.mid(0, most)).join(QStringLiteral(", ")))
        .arg(more);
}

} // namespace

Severity severityOf(ProviderHealth health)
{
    switch (health) {
    case ProviderHealth::Operational:
        return Severity::Ok;
    case ProviderHealth::Maintenance:
        return Severity::Info;
    case ProviderHealth::MajorOutage:
        return Severity::Critical;
    case ProviderHealth::Other:
    case ProviderHealth::Degraded:
    case ProviderHealth::PartialOutage:
        break;
    }
    return Severity::Warning;
}

Severity severityOf(const ProviderIncident& row)
{
    if (row.maintenance)
        return Severity::Info;
    switch (row.impact) {
    case ProviderImpact::Major:
    case ProviderImpact::Critical:
        return Severity::Critical;
    case ProviderImpact::None:
    case ProviderImpact::Maintenance:
        return Severity::Info;
    case ProviderImpact::Minor:
    case ProviderImpact::Other:
        break;
    }
    return Severity::Warning;
}

std::vector<ProviderView>
providerViews(const std::vector<SourceStatus>& sources, const ProviderRows& rows, World from)
{
    std::vector<ProviderView> out;
    for (const SourceStatus& source : sources) {
        if (source.type != "statuspage" || source.state == SourceState::Disabled)
            continue;
        ProviderView view;
        view.source = source.id.str();
        view.name = source.title.empty() ? view.source : source.title;
        view.state = source.state;
        view.lastGood = source.lastGood;
        view.seen = source.state == SourceState::Live;
        if (const PartStatus* summary = partOf(source, "summary")) {
            view.lastGood = summary->lastGood;
            view.seen = view.seen && summary->state == SourceState::Live && !summary->error;
        }
        const PartStatus* past = partOf(source, "incidents");
        view.pastSeen = view.seen && past && past->state == SourceState::Live;
        bool answered = false;
        for (const ProviderPage& page : rows.pages) {
            if (page.key.source.view() != view.source)
                continue;
            answered = true;
            view.url = page.url;
            if (!page.name.empty())
                view.name = page.name;
        }
        view.seen = view.seen && answered;
        for (const ProviderIncident& row : rows.incidents) {
            if (row.key.source.view() != view.source)
                continue;
            if (inForce(row))
                view.now.push_back(row);
            else if (row.ended != World{} && row.ended >= from)
                view.before.push_back(row);
        }
        for (const ProviderComponent& row : rows.components) {
            if (row.key.source.view() == view.source && row.health != ProviderHealth::Operational)
                view.unwell.push_back(row);
        }
        std::sort(view.now.begin(), view.now.end(), isWorse);
        std::sort(view.before.begin(),
                  view.before.end(),
                  [](const ProviderIncident& a, const ProviderIncident& b) {
                      return std::tuple(b.ended, a.key.id) < std::tuple(a.ended, b.key.id);
                  });
        std::sort(view.unwell.begin(),
                  view.unwell.end(),
                  [](const ProviderComponent& a, const ProviderComponent& b) {
                      return std::tuple(-int(a.health), a.name, a.key.id)
                          < std::tuple(-int(b.health), b.name, b.key.id);
                  });
        out.push_back(std::move(view));
    }
    return out;
}

std::string changeId(const SourceKey& incident)
{
    return "provider:" + incident.source.str() + "/" + incident.id;
}

std::optional<Change> changeOf(const ProviderIncident& row, const std::string& page)
{
    if (row.started == World{} || row.state == ProviderIncident::State::Scheduled)
        return std::nullopt;
    Change out;
    out.id = changeId(row.key);
    out.lane = ClockLane::Provider;
    out.at = row.started;
    out.open = inForce(row);
    out.until = out.open ? World{} : std::max(row.started, row.ended);
    // Somebody else's trouble is context: it is never as loud as our own.
    out.severity = std::min(severityOf(row), Severity::Warning, [](Severity a, Severity b) {
        return rank(a) < rank(b);
    });
    out.source = SourceId(row.key.source.str());
    out.sentence = (row.maintenance ? "Maintenance of " + page : page) + ": " + row.name;
    out.link = row.url;
    out.provenance = row.ended == World{} || row.endSeen ? "/api/v2/summary.json"
        : row.maintenance                                ? "/api/v2/scheduled-maintenances.json"
                                                         : "/api/v2/incidents.json";
    return out;
}

std::vector<Finding> providerFindings(const ProviderRows& rows)
{
    std::vector<Finding> out;
    for (const ProviderIncident& row : rows.incidents) {
        if (!inForce(row) || row.maintenance)
            continue;
        Finding finding;
        finding.check = "PROV";
        finding.severity = Severity::Info;
        finding.subject = nameOf(rows, row.key);
        finding.id = "PROV:" + row.key.source.str() + "/" + row.key.id;
        const QString impact = Findings::qs(row.impactWord.str());
        const QString state = Findings::qs(row.stateWord.str());
        //: An incident of an outside provider. %1 = its name, %2 = "major", %3 = "identified", both
        //: as the provider's page says it
        QString words = Findings::tr("%1 (%2, %3)").arg(Findings::qs(row.name), impact, state);
        if (!row.components.empty())
            //: added to an incident of an outside provider; %1 = the parts of it that are affected
            words += Findings::tr("; affects %1").arg(partsOf(row));
        finding.sentence = words.toStdString() + ".";
        finding.since = row.started;
        finding.provenance = row.key.source.str() + ": /api/v2/summary.json";
        out.push_back(std::move(finding));
    }
    return out;
}

} // namespace mw
