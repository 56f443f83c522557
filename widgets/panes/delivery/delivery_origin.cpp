// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/delivery/delivery_origin.h"

#include "models/text/format.h"

#include <algorithm>

namespace mw {
namespace {

// When this part of the source last answered.
World readAt(const Hub& hub, const Atom& source, std::string_view part)
{
    for (const SourceStatus& status : hub.sources()) {
        if (status.id.str() != source.str())
            continue;
        for (const PartStatus& one : status.parts) {
            if (one.part == part)
                return one.lastGood;
        }
        return status.lastGood;
    }
    return {};
}

// "o/r/17" → "/repos/o/r/actions/runs/17"
QString runPath(const std::string& id)
{
    const size_t slash = id.rfind('/');
    if (slash == std::string::npos)
        return {};
    return QStringLiteral("/repos/%1/actions/runs/%2")
        .arg(text::qs(id.substr(0, slash)), text::qs(id.substr(slash + 1)));
}

struct Asked
{
    QStringList sources, queries;
    World oldest{};
    void add(const Hub& hub, const char* type, const char* part, const char* path)
    {
        bool any = false;
        for (const SourceStatus& source : hub.sources()) {
            const World at = readAt(hub, Atom(source.id.str()), part);
            if (source.type != type || at == World{})
                continue;
            any = true;
            sources << text::qs(source.id.str());
            oldest = oldest == World{} ? at : std::min(oldest, at);
        }
        if (any)
            queries << QString::fromUtf8(path);
    }
};

} // namespace

Provenance deliveryOrigin(const Hub& hub, const PipelineRun& run, const QString& column)
{
    const SourceKey& key = run.key;
    if (column == QLatin1String("failedAt"))
        return jobsOrigin(hub, key); // which job and step failed, its jobs say
    return {text::qs(key.source.str()), runPath(key.id), {}, readAt(hub, key.source, "runs")};
}

Provenance deliveryOrigin(const Hub& hub, const Deployment& row, const QString& column)
{
    Provenance from;
    from.source = text::qs(row.key.source.str());
    // Where a repository records no deployments, runs of its deploy workflow stand in.
    const bool recorded = row.key.id != row.run;
    from.query = recorded ? QStringLiteral("/repos/") + text::qs(row.key.id) : runPath(row.run);
    if (recorded && (column == QLatin1String("state") || column == QLatin1String("finished")))
        from.query += QStringLiteral("/statuses");
    if (column == QLatin1String("changes") && !row.replaced.empty())
        from.query = QStringLiteral("/repos/%1/compare/%2...%3")
                         .arg(text::qs(row.repository.str()),
                              text::qs(row.replaced.substr(0, 12)),
                              text::qs(row.sha.substr(0, 12)));
    from.at = readAt(hub, row.key.source, "deployments");
    return from;
}

Provenance jobsOrigin(const Hub& hub, const SourceKey& run)
{
    return {text::qs(run.source.str()),
            runPath(run.id) + QStringLiteral("/jobs"),
            {},
            readAt(hub, run.source, "jobs")};
}

Provenance deliveryOrigin(const Hub& hub, const DoraTile& tile, const QString& window)
{
    Asked asked;
    if (tile.ofDeployments)
        asked.add(hub, "github", "deployments", "/repos/…/deployments");
    if (tile.id == QLatin1String("lead"))
        asked.queries << QStringLiteral("/repos/…/compare/…");
    if (tile.ofPages)
        asked.add(hub, "pagerduty", "incidents", "/incidents");
    if (asked.sources.isEmpty())
        return {};
    const QString query = asked.queries.join(QStringLiteral(", ")) + QStringLiteral(" (")
        + tile.counted + QLatin1Char(')');
    return {asked.sources.join(QStringLiteral(", ")), query, window, asked.oldest};
}

} // namespace mw
