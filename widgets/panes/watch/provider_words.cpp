// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/watch/provider_words.h"

#include "models/text/format.h"
#include "widgets/panes/watch/watch_facts.h"
#include "widgets/panes/watch/watch_words.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>

namespace mw::watch {
namespace {

struct ProviderWords
{
    Q_DECLARE_TR_FUNCTIONS(ProviderWords)
};

// Words that are not ours are quoted as they were sent.
QString impactWords(const ProviderIncident& row)
{
    switch (row.impact) {
    case ProviderImpact::None:
        //: How bad an incident of a provider is, by its own page
        return ProviderWords::tr("no impact");
    case ProviderImpact::Maintenance:
        return ProviderWords::tr("maintenance");
    case ProviderImpact::Minor:
        //: How bad an incident of a provider is, by its own page
        return ProviderWords::tr("minor");
    case ProviderImpact::Major:
        //: How bad an incident of a provider is, by its own page
        return ProviderWords::tr("major");
    case ProviderImpact::Critical:
        //: How bad an incident of a provider is, by its own page
        return ProviderWords::tr("critical");
    case ProviderImpact::Other:
        break;
    }
    //: A provider's page uses a word that is not known. %1 = the word
    return ProviderWords::tr("unknown word \"%1\"").arg(text::qs(row.impactWord.str()));
}

QString healthWords(const ProviderComponent& row)
{
    switch (row.health) {
    case ProviderHealth::Operational:
        //: Of a part of a provider
        return ProviderWords::tr("operational");
    case ProviderHealth::Maintenance:
        //: Of a part of a provider
        return ProviderWords::tr("under maintenance");
    case ProviderHealth::Degraded:
        //: Of a part of a provider
        return ProviderWords::tr("degraded");
    case ProviderHealth::PartialOutage:
        //: Of a part of a provider
        return ProviderWords::tr("partly out");
    case ProviderHealth::MajorOutage:
        //: Of a part of a provider
        return ProviderWords::tr("out");
    case ProviderHealth::Other:
        break;
    }
    return ProviderWords::tr("unknown word \"%1\"").arg(text::qs(row.healthWord.str()));
}

QString counted(const QString& words, size_t all)
{
    //: %1 = what is told of the worst one; %n = how many others there are
    return all < 2 ? words
                   : ProviderWords::tr("%1 (and %n more)", nullptr, int(all) - 1).arg(words);
}

QString happening(const ProviderView& view)
{
    const ProviderIncident& worst = view.now.front();
    const bool ends = worst.plannedEnd != World{};
    QString words;
    if (!worst.maintenance)
        //: %1 = title of an incident of a provider, %2 = "major", %3 = time of day
        words = ProviderWords::tr("%1, %2, since %3")
                    .arg(text::qs(worst.name), impactWords(worst), shortTime(worst.started));
    else if (ends)
        //: %1 = title of announced work at a provider, %2 = time of day
        words = ProviderWords::tr("maintenance until %2: %1")
                    .arg(text::qs(worst.name), shortTime(worst.plannedEnd));
    else
        //: %1 = title of announced work at a provider, %2 = time of day
        words = ProviderWords::tr("maintenance since %2: %1")
                    .arg(text::qs(worst.name), shortTime(worst.started));
    return counted(words, view.now.size());
}

QString parts(const ProviderView& view)
{
    const ProviderComponent& worst = view.unwell.front();
    //: %1 = part of a provider, %2 = "degraded"
    const QString words = ProviderWords::tr("%1 %2").arg(text::qs(worst.name), healthWords(worst));
    return counted(words, view.unwell.size());
}

QString over(const ProviderView& view)
{
    const ProviderIncident& last = view.before.front();
    //: %1 = title of an incident of a provider that is over, %2 and %3 = times of day
    const QString words
        = ProviderWords::tr("%1, %2 to %3")
              .arg(text::qs(last.name), shortTime(last.started), shortTime(last.ended));
    return counted(words, view.before.size());
}

QString named(const ProviderView& view, const QString& words)
{
    return text::qs(view.name) + QStringLiteral(": ") + words;
}

QString unseenWords(const ProviderView& view, World now)
{
    if (view.lastGood == World{})
        //: A provider's status page has never answered
        return named(view, ProviderWords::tr("not seen yet"));
    //: A provider's status page does not answer. %1 = "12 min"
    QString words = ProviderWords::tr("not seen for %1").arg(spoken(now - view.lastGood));
    if (!view.now.empty())
        //: added to "not seen for 12 min": what was last known. %1 = title of an incident
        words += ProviderWords::tr(", last known: %1").arg(text::qs(view.now.front().name));
    return named(view, words);
}

// "GitHub, Anthropic: no event, 34 s ago". Of those whose past is not seen only the present is
// said.
void addCalm(QStringList& out, const std::vector<ProviderView>& views, bool pastSeen, World now)
{
    QStringList names;
    World oldest{};
    for (const ProviderView& view : views) {
        if (!view.isCalm() || view.pastSeen != pastSeen)
            continue;
        names << text::qs(view.name);
        oldest = oldest == World{} ? view.lastGood : std::min(oldest, view.lastGood);
    }
    if (names.isEmpty())
        return;
    const QString list = names.join(QStringLiteral(", "));
    const QString age = spoken(std::max(Millis(0), Millis(now - oldest)));
    if (pastSeen)
        //: Providers' pages tell of nothing. %1 = their names, %2 = "34 s"
        out << ProviderWords::tr("%1: no event, %2 ago").arg(list, age);
    else
        //: The same, but what was over earlier is not known
        out << ProviderWords::tr("%1: no event now, %2 ago").arg(list, age);
}

} // namespace

ProviderLine providerLine(const std::vector<ProviderView>& views, bool aws, World now)
{
    ProviderLine out;
    if (views.empty()) {
        //: No status page of a provider is in the estate file
        out.words
            = ProviderWords::tr("Provider (AWS Health and others): not watched, so not known.");
        return out;
    }
    QStringList held, past, unseen;
    StatusKind worst = StatusKind::Ok;
    const auto atLeast
        = [&worst](StatusKind kind) { worst = rankOf(kind) > rankOf(worst) ? kind : worst; };
    for (const ProviderView& view : views) {
        if (!view.seen) {
            unseen << unseenWords(view, now);
        } else if (!view.now.empty()) {
            held << named(view, happening(view));
            // Context for whoever looks, so never as loud as what our own users feel.
            atLeast(severityOf(view.now.front()) == Severity::Info ? StatusKind::Info
                                                                   : StatusKind::Warning);
        } else if (!view.unwell.empty()) {
            held << named(view, parts(view));
            atLeast(severityOf(view.unwell.front().health) == Severity::Info ? StatusKind::Info
                                                                             : StatusKind::Warning);
        } else if (!view.before.empty()) {
            past << named(view, over(view));
            atLeast(StatusKind::Info);
        }
    }
    QStringList calm;
    addCalm(calm, views, true, now);
    addCalm(calm, views, false, now);
    if (!unseen.isEmpty() && worst != StatusKind::Warning)
        worst = StatusKind::Unknown;
    out.status = worst;
    QStringList all = held + past + unseen + calm;
    if (aws)
        //: The health of AWS has no public page that could be asked
        all << ProviderWords::tr("AWS Health not watched");
    out.words = all.join(QStringLiteral(" · "));
    return out;
}

QString providersUnseen(const std::vector<ProviderView>& views)
{
    if (views.empty())
        //: In a lane of the incident clock: the cloud provider's own incidents
        return ProviderWords::tr("not watched: no source tells of the provider");
    QStringList names;
    for (const ProviderView& view : views) {
        if (!view.seen)
            names << text::qs(view.name);
    }
    //: In a lane of the incident clock. %1 = names of providers whose pages do not answer
    return names.isEmpty()
        ? QString()
        : ProviderWords::tr("not seen: %1").arg(names.join(QStringLiteral(", ")));
}

QString laneUnseen(const Hub& hub, ClockLane lane)
{
    std::vector<Sight> sights;
    QString none;
    if (lane == ClockLane::Users) {
        sights = {sightOf(hub, "prometheus", "slo")};
        //: In a lane of the incident clock: how the users fare
        none = ProviderWords::tr("not watched: no source tells of the users");
    } else if (lane == ClockLane::Alerts) {
        sights = {sightOf(hub, "alertmanager", "alerts"), sightOf(hub, "pagerduty", "incidents")};
        //: In a lane of the incident clock
        none = ProviderWords::tr("not watched: no source tells of alerts");
    } else {
        return {};
    }
    Sight all;
    for (const Sight& sight : sights) {
        all.asked += sight.asked;
        all.seen += sight.seen;
        if (!sight.unseen.empty())
            all.unseen += (all.unseen.empty() ? "" : ", ") + sight.unseen;
    }
    if (all.asked == 0)
        return none;
    // One that answers is enough: replicas tell the same.
    if (all.seen > 0 || !hub.settled())
        return {};
    //: In a lane of the incident clock. %1 = names of sources
    return ProviderWords::tr("not seen: %1").arg(text::qs(all.unseen));
}

std::vector<ProviderView> providersOf(const Hub& hub, World from)
{
    ProviderRows rows;
    rows.pages = hub.topic<ProviderPage>().rows();
    hub.topic<ProviderComponent>().forEach([&](Slot, const ProviderComponent& row) {
        if (row.health != ProviderHealth::Operational)
            rows.components.push_back(row);
    });
    rows.incidents = hub.topic<ProviderIncident>().rows();
    return providerViews(hub.sources(), rows, from);
}

bool standsOnAws(const Hub& hub)
{
    const auto sources = hub.sources();
    return std::any_of(sources.begin(), sources.end(), [](const SourceStatus& source) {
        return source.type == "aws-cost-explorer" && source.state != SourceState::Disabled;
    });
}

Provenance providersOrigin(const Hub& hub)
{
    QStringList names;
    World oldest{};
    for (const ProviderView& view : providersOf(hub, hub.clock().world())) {
        if (view.lastGood == World{})
            continue;
        names << text::qs(view.source);
        oldest = oldest == World{} ? view.lastGood : std::min(oldest, view.lastGood);
    }
    if (names.isEmpty())
        return {};
    return {names.join(QStringLiteral(", ")), QStringLiteral("/api/v2/summary.json"), {}, oldest};
}

} // namespace mw::watch
