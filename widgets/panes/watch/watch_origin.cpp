// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/watch/watch_origin.h"

#include "models/insight/slo_findings.h"
#include "models/text/format.h"
#include "widgets/cards/cluster_facts.h"

#include <QCoreApplication>
#include <QPoint>
#include <algorithm>
#include <array>

namespace mw::watch {
namespace {

struct WatchOrigin
{
    Q_DECLARE_TR_FUNCTIONS(WatchOrigin)
};

World older(World a, World b)
{
    return a == World{} ? b : b == World{} ? a : std::min(a, b);
}

// Several answers as one origin.
class Sum
{
public:
    void add(const Provenance& one)
    {
        if (one.empty())
            return;
        add(m_sources, one.source);
        add(m_queries, one.query);
        add(m_windows, one.window);
        m_oldest = older(m_oldest, one.at);
    }
    Provenance all() const
    {
        return {m_sources.join(QStringLiteral(", ")),
                m_queries.join(QStringLiteral("; ")),
                m_windows.join(QStringLiteral(", ")),
                m_oldest};
    }

private:
    static void add(QStringList& list, const QString& word)
    {
        if (!word.isEmpty() && !list.contains(word))
            list << word;
    }
    QStringList m_sources, m_queries, m_windows;
    World m_oldest{};
};

World readAt(const SourceStatus& source, std::string_view part)
{
    for (const PartStatus& one : source.parts) {
        if (one.part == part)
            return one.lastGood;
    }
    return source.lastGood;
}

Provenance asked(const Hub& hub, std::string_view sourceId, const char* part, const QString& query)
{
    for (const SourceStatus& source : hub.sources()) {
        if (source.id.str() == sourceId)
            return {text::qs(source.id.str()), query, {}, readAt(source, part)};
    }
    return {};
}

// All sources of a type that answered at least once.
Provenance askedAll(const Hub& hub, const char* type, const char* part, const QString& query)
{
    Sum sum;
    for (const SourceStatus& source : hub.sources()) {
        if (source.type == type && source.state != SourceState::Disabled
            && readAt(source, part) != World{})
            sum.add({text::qs(source.id.str()), query, {}, readAt(source, part)});
    }
    return sum.all();
}

const Finding* findingOf(const std::vector<Finding>& findings, const std::string& id)
{
    const auto found = std::find_if(
        findings.begin(), findings.end(), [&id](const Finding& one) { return one.id == id; });
    return id.empty() || found == findings.end() ? nullptr : &*found;
}

Provenance ofSlo(const Slo& slo, const QString& window)
{
    return {text::qs(slo.key.source.str()), text::qs(slo.errorQuery), window, slo.computedAt};
}

// The SLO that a finding speaks of; the windows of its burn, or that of its budget.
Provenance sloOrigin(const Hub& hub, const std::string& findingId, const QString& window)
{
    Provenance out;
    hub.slos().forEach([&](Slot, const Slo& slo) {
        const std::string id = sloFindingId(slo);
        if (findingId == id || findingId.starts_with(id + ":"))
            out = ofSlo(slo, window.isEmpty() ? text::window(slo.window) : window);
    });
    return out;
}

Provenance findingOrigin(const Hub& hub, const std::string& id)
{
    const std::vector<Finding>& findings = hub.findings();
    const Finding* finding = findingOf(findings, id);
    if (!finding)
        return {};
    if (finding->check == "SLO") {
        if (Provenance from = sloOrigin(hub, id, {}); !from.empty())
            return from;
    }
    return provenanceOf(hub, *finding, QString());
}

Provenance shoutOrigin(const Hub& hub, const Shout& shout)
{
    Sum sum;
    for (const AlertGroup& group : shout.groups) {
        for (const SharedAlert& alert : group.alerts) {
            if (!alert.quiet)
                sum.add(asked(
                    hub, alert.key.source.view(), "alerts", QStringLiteral("/api/v2/alerts")));
        }
    }
    for (const SourceKey& page : shout.pages)
        sum.add(asked(hub, page.source.view(), "incidents", QStringLiteral("/incidents")));
    return sum.all();
}

} // namespace

Provenance headlineOrigin(const Hub& hub, const WatchVerdict& verdict)
{
    if (verdict.kind == WatchVerdict::Kind::UsersFail)
        // The share of requests and the burn are of the shortest window.
        return sloOrigin(hub, verdict.findingId, text::window(std::chrono::minutes(5)));
    if (verdict.kind == WatchVerdict::Kind::Wrong)
        return findingOrigin(hub, verdict.findingId);
    return seenOrigin(hub, verdict);
}

Provenance detailOrigin(const Hub& hub, const WatchVerdict& verdict)
{
    if (verdict.kind == WatchVerdict::Kind::UsersFail)
        return sloOrigin(hub, verdict.findingId, {}); // what is left of the budget
    return seenOrigin(hub, verdict);
}

Provenance seenOrigin(const Hub& hub, const WatchVerdict& verdict)
{
    if (verdict.asked == 0)
        return {};
    Provenance from;
    from.source = WatchOrigin::tr("%n source(s)", nullptr, int(verdict.asked));
    //: Where "9 of 9 sources live" comes from
    from.query = WatchOrigin::tr("the newest answer of every source");
    for (const SourceStatus& source : hub.sources()) {
        if (source.state == SourceState::Live)
            from.at = older(from.at, source.lastGood);
    }
    return from;
}

Provenance cellOrigin(const Hub& hub, const MatrixCell& cell, Domain domain)
{
    if (!cell.applies)
        return {};
    // What is wrong comes from where that finding comes from.
    if (Provenance from = findingOrigin(hub, cell.findingId); !from.empty())
        return from;
    for (const Shout& shout : hub.shouts()) {
        if (!cell.shoutKey.empty() && shout.key == cell.shoutKey)
            return shoutOrigin(hub, shout);
    }
    struct Asked
    {
        Domain domain;
        const char *type, *part, *path;
    };
    static constexpr std::array<Asked, 13> all{{
        {Domain::Users, "prometheus", "slo", "/api/v1/query"},
        {Domain::Work, "kubernetes", "readyz", "/readyz"},
        {Domain::Work, "kubernetes", "nodes", "/api/v1/nodes"},
        {Domain::Work, "kubernetes", "pods", "/api/v1/pods"},
        {Domain::Work, "kubernetes", "deployments", "/apis/apps/v1/deployments"},
        {Domain::Work, "kubernetes", "daemonsets", "/apis/apps/v1/daemonsets"},
        {Domain::Work, "alertmanager", "alerts", "/api/v2/alerts"},
        {Domain::Work, "pagerduty", "incidents", "/incidents"},
        {Domain::Data, "kubernetes", "statefulsets", "/apis/apps/v1/statefulsets"},
        {Domain::Data, "alertmanager", "alerts", "/api/v2/alerts"},
        {Domain::Edge, "alertmanager", "alerts", "/api/v2/alerts"},
        {Domain::Ship, "github", "runs", "/repos/…/actions/runs"},
        {Domain::Ship, "github", "deployments", "/repos/…/deployments"},
    }};
    Sum sum;
    for (const SourceStatus& source : hub.sources()) {
        if (std::find(cell.sources.begin(), cell.sources.end(), source.id.str())
            == cell.sources.end())
            continue;
        bool known = false;
        for (const Asked& one : all) {
            if (one.domain != domain || source.type != one.type)
                continue;
            known = true;
            sum.add({text::qs(source.id.str()),
                     QString::fromUtf8(one.path),
                     {},
                     readAt(source, one.part)});
        }
        if (!known)
            sum.add({text::qs(source.id.str()), text::qs(source.type), {}, source.lastGood});
    }
    return sum.all();
}

Provenance needOrigin(const Hub& hub, const NeedRow& row)
{
    Sum sum;
    sum.add(findingOrigin(hub, row.findingId));
    if (!row.alert.id.empty())
        sum.add(asked(hub, row.alert.source.view(), "alerts", QStringLiteral("/api/v2/alerts")));
    for (const SourceKey& page : row.pages)
        sum.add(asked(hub, page.source.view(), "incidents", QStringLiteral("/incidents")));
    return sum.all();
}

Provenance pageOrigin(const Hub& hub, const Page& page)
{
    return asked(hub,
                 page.key.source.view(),
                 "incidents",
                 QStringLiteral("/incidents/") + text::qs(page.key.id));
}

Provenance usersOrigin(const Hub& hub, const std::string& service)
{
    Sum sum;
    hub.slos().forEach([&](Slot, const Slo& slo) {
        if (slo.service == service && !service.empty())
            sum.add(ofSlo(slo, text::window(std::chrono::minutes(5))));
    });
    return sum.all();
}

Provenance changeOrigin(const Hub& hub, const Change& change)
{
    if (change.source.str().empty()) {
        Provenance own = ownOrigin();
        if (!change.provenance.empty())
            own.query = text::qs(change.provenance); // the journal of a run
        return own;
    }
    Provenance from = asked(hub, change.source.str(), "", text::qs(change.provenance));
    // A source that is configured no more still has said it.
    if (from.empty())
        from = {text::qs(change.source.str()), text::qs(change.provenance), {}, {}};
    return from;
}

Provenance onCallOrigin(const Hub& hub)
{
    return askedAll(hub, "pagerduty", "oncall", QStringLiteral("/oncalls"));
}

Provenance silencesOrigin(const Hub& hub)
{
    return askedAll(hub, "alertmanager", "silences", QStringLiteral("/api/v2/silences"));
}

Provenance ownOrigin()
{
    //: Source of a number: what people wrote at this console
    return {WatchOrigin::tr("this console"), WatchOrigin::tr("marks on the clock"), {}, {}};
}

QString tipAt(const QWidget* widget, const QPoint& at, World now)
{
    for (const ProvenancePlace& place : provenancePlacesOf(widget)) {
        if (place.rect.contains(at))
            return describe(place.from, now);
    }
    return {};
}

} // namespace mw::watch
