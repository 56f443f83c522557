// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/dora_items.h"

#include "models/text/format.h"

#include <QCoreApplication>
#include <cctype>
#include <cmath>
#include <map>
#include <set>

namespace mw {
namespace {

struct Dora
{
    Q_DECLARE_TR_FUNCTIONS(Dora)
};

QString spanOf(double seconds)
{
    return std::isnan(seconds) ? text::none()
                               : text::span(std::chrono::seconds(std::llround(seconds)));
}

// A median with what is behind it; dots while the values are few.
void put(DoraTile& tile, const dora::Spread& spread)
{
    tile.value = spanOf(spread.p50);
    if (spread.values.empty()) {
        //: nothing to compute a figure from
        tile.note = Dora::tr("not measured");
    } else if (spread.few()) {
        tile.dots = spread.values;
        //: few values: %1 = how many, %2 = smallest, %3 = largest
        tile.note = spread.values.size() == 1
            ? Dora::tr("n 1")
            : Dora::tr("n %1 · %2 to %3")
                  .arg(spread.values.size())
                  .arg(spanOf(spread.values.front()), spanOf(spread.values.back()));
        tile.unit = spread.values.size() == 1 ? QString() : Dora::tr("middle");
    } else {
        tile.unit = Dora::tr("median");
        //: %1 = how many values, %2 = nine of ten are below this
        tile.note = Dora::tr("n %1 · p90 %2").arg(spread.values.size()).arg(spanOf(spread.p90));
    }
    if (spread.ignored > 0)
        tile.note += QStringLiteral(" · ") + Dora::tr("%n ignored", nullptr, spread.ignored);
}

// A share of few is told as a count: "1 of 4" frightens and flatters less than "25 %".
void put(DoraTile& tile, const dora::Ratio& ratio)
{
    const auto value = ratio.value();
    if (!value) {
        tile.value = text::none();
        tile.note = Dora::tr("no deployments");
        return;
    }
    if (ratio.whole < int(dora::Spread::enough)) {
        //: %1 of %2 deployments
        tile.value = Dora::tr("%1 of %2").arg(ratio.part).arg(ratio.whole);
        tile.note = Dora::tr("n %1, too few for a percentage").arg(ratio.whole);
        return;
    }
    tile.value = text::percent(*value, 1);
    tile.note = Dora::tr("%1 of %2 deployments").arg(ratio.part).arg(ratio.whole);
}

QString paceWord(dora::Pace pace)
{
    switch (pace) {
    case dora::Pace::Daily:
        return Dora::tr("most days");
    case dora::Pace::Weekly:
        return Dora::tr("weekly");
    case dora::Pace::Monthly:
        return Dora::tr("monthly");
    case dora::Pace::Rarer:
        return Dora::tr("rarer than monthly");
    case dora::Pace::None:
        break;
    }
    return Dora::tr("none");
}

// Which of the deployed services an incident is about: the pager's own word for it if that is a
// service's name; else what its alerts speak of; else the service that its title names. A pager's
// service is often a team ("Agent platform").
std::string serviceOf(const Page& page,
                      const std::map<std::string, std::string>& spokenOf,
                      const std::set<std::string>& deployed)
{
    if (deployed.count(page.service) != 0)
        return page.service;
    const auto spoken = spokenOf.find(page.key.id);
    if (spoken != spokenOf.end() && deployed.count(spoken->second) != 0)
        return spoken->second;
    const auto partOfName = [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_';
    };
    std::string found;
    for (const std::string& service : deployed) {
        const size_t at = service.empty() ? std::string::npos : page.title.find(service);
        const size_t end = at + service.size();
        if (at != std::string::npos && (at == 0 || !partOfName(page.title[at - 1]))
            && (end == page.title.size() || !partOfName(page.title[end]))
            && service.size() > found.size())
            found = service;
    }
    return found.empty() ? page.service : found;
}

World firstAcknowledged(const Page& page)
{
    World first{};
    for (const PagePerson& one : page.acknowledgers) {
        if (one.at != World{} && (first == World{} || one.at < first))
            first = one.at;
    }
    return first;
}

// How soon somebody took an incident, and how far they lie apart.
void tellTimes(DoraTile& tile, const dora::Metrics& metrics)
{
    const dora::Spread& taken = metrics.toAcknowledge;
    const int known = int(taken.values.size());
    //: Name of a figure, beside the mean time to recover
    const QString mtta = Dora::tr("Acknowledged (MTTA)");
    if (known == 0) {
        if (metrics.incidents > 0)
            //: of incidents: the pager does not tell when somebody took them
            tile.also.emplace_back(mtta, Dora::tr("of no page is it known when"));
    } else {
        const QString took = spanOf(taken.p50);
        //: very short, below a figure: mean time to acknowledge. %1 = "4 min"
        tile.aside = Dora::tr("MTTA %1").arg(took);
        QString words = known == 1 ? Dora::tr("acknowledged after %1 (n 1)").arg(took)
            : taken.few()
            //: %1 = "4 min", %2 = of how many incidents it is the one in the middle
            ? Dora::tr("acknowledged after %1 (middle of %2)").arg(took).arg(known)
            //: %1 = "4 min", %2 = of how many incidents it is the median
            : Dora::tr("acknowledged after %1 (median of %2)").arg(took).arg(known);
        if (const int unknown = metrics.incidents - known - taken.ignored; unknown > 0)
            //: %n = incidents of which it is not known when somebody took them
            words += QStringLiteral("; ") + Dora::tr("not known of %n page(s)", nullptr, unknown);
        if (taken.ignored > 0)
            words += QStringLiteral("; ") + Dora::tr("%n ignored", nullptr, taken.ignored);
        tile.also.emplace_back(mtta, words);
    }
    if (metrics.outages > 0)
        //: Name of a figure: mean time between failures
        tile.also.emplace_back(Dora::tr("Between incidents (MTBF)"),
                               //: %1 = "4 d 2 h", %n = number of incidents; those that overlap
                               //: count once
                               Dora::tr("%1, mean of %n incident(s), those that overlap as one",
                                        nullptr,
                                        metrics.outages)
                                   .arg(spanOf(metrics.apart.mtbf)));
}

QString deploymentsText(int count)
{
    //: What a figure was computed from
    return Dora::tr("%n production deployment(s)", nullptr, count);
}

QString pagesText(int count)
{
    //: What a figure was computed from: incidents of the pager
    return Dora::tr("%n page(s)", nullptr, count);
}

// What each figure was computed from; the thing that is rarest last.
void tellCounts(std::vector<DoraTile>& tiles, const dora::Metrics& metrics)
{
    for (DoraTile& each : tiles) {
        const bool incidents = each.id == QLatin1String("incidents");
        each.ofDeployments = !incidents;
        each.ofPages = incidents || each.id == QLatin1String("fail")
            || each.id == QLatin1String("recovery") || each.id == QLatin1String("rework");
        QStringList parts;
        if (each.id == QLatin1String("lead"))
            //: What a figure was computed from
            parts << Dora::tr("%n commit(s)",
                              nullptr,
                              int(metrics.leadTime.values.size()) + metrics.leadTime.ignored);
        if (each.id == QLatin1String("recovery"))
            //: What a figure was computed from
            parts << Dora::tr("%n failed deployment(s)", nullptr, metrics.changeFail.part);
        if (each.ofDeployments)
            parts << deploymentsText(metrics.deployments);
        if (each.id == QLatin1String("frequency") && metrics.failedRollouts > 0)
            //: rollouts that did not reach production
            parts << Dora::tr("%n failed rollouts apart", nullptr, metrics.failedRollouts);
        if (each.ofPages)
            parts << pagesText(metrics.incidents);
        if (incidents && metrics.fromImpact > 0)
            //: What a figure was computed from: of %n pages not their creation, but the start of
            //: the impact that a person confirmed
            parts << Dora::tr(
                "%n from the confirmed start of the impact", nullptr, metrics.fromImpact);
        each.counted = parts.join(QStringLiteral(", "));
    }
}

DoraTile tile(const char* id, QString label, QString basis, QString definition)
{
    DoraTile out;
    out.id = QString::fromLatin1(id);
    out.label = std::move(label);
    out.basis = std::move(basis);
    out.definition = std::move(definition);
    return out;
}

} // namespace

dora::Metrics measureDelivery(const Topic<Deployment>& deployments,
                              const Topic<Page>& pages,
                              const std::vector<Shout>& shouts,
                              World now,
                              int days,
                              const std::map<SourceKey, PageTold>& told)
{
    dora::Rules rules;
    rules.to = now;
    rules.from = now - std::chrono::days(days);
    std::vector<dora::Deployment> done;
    deployments.forEach([&](Slot, const Deployment& row) {
        if (!row.production || row.finished == World{})
            return;
        dora::Deployment one;
        one.id = row.key.id;
        one.service = row.service.str();
        one.target = row.repository.str() + " · " + row.environment.str();
        one.sha = row.sha;
        one.finished = row.finished;
        one.succeeded = row.succeeded;
        one.authored = row.authored;
        one.rollback = row.rollback;
        one.hotfix = row.hotfix;
        done.push_back(std::move(one));
    });
    std::set<std::string> services;
    for (const dora::Deployment& one : done)
        services.insert(one.service);
    std::map<std::string, std::string> spokenOf; // id of a page → what its alerts speak of
    for (const Shout& shout : shouts) {
        for (const SourceKey& page : shout.pages)
            spokenOf.emplace(page.id, shout.object);
    }
    std::vector<dora::Incident> incidents;
    pages.forEach([&](Slot, const Page& page) {
        dora::Incident one;
        one.id = page.key.id;
        one.service = serviceOf(page, spokenOf, services);
        one.created = page.created;
        one.resolved = page.resolved;
        one.acknowledged = firstAcknowledged(page);
        if (const auto more = told.find(page.key); more != told.end()) {
            one.impact = more->second.impact;
            const World seen = more->second.acknowledged;
            if (seen != World{} && (one.acknowledged == World{} || seen < one.acknowledged))
                one.acknowledged = seen;
        }
        incidents.push_back(std::move(one));
    });
    return dora::measure(std::move(done), incidents, rules);
}

QString doraWindow(const dora::Metrics& metrics)
{
    const auto days
        = std::chrono::duration_cast<std::chrono::hours>(metrics.rules.to - metrics.rules.from)
              .count()
        / 24;
    if (metrics.covered > 0.995)
        //: window of a figure, in days
        return Dora::tr("%1 d").arg(days);
    //: there is data for %1 of the %2 days of the window
    return Dora::tr("covers %1 of %2 d").arg(std::lround(metrics.covered * double(days))).arg(days);
}

std::vector<DoraTile> doraTiles(const dora::Metrics& metrics, const DoraSeen& seen)
{
    std::vector<DoraTile> out;
    DoraTile frequency = tile(
        "frequency",
        Dora::tr("Deployment frequency"),
        //: definition of a figure, in few words
        Dora::tr("rollouts to production"),
        Dora::tr("Successful rollouts to production per day; several targets of one pipeline are "
                 "one. The word is the median of days with a deployment per week (Monday, UTC), "
                 "empty weeks included."));
    frequency.value = std::isnan(metrics.perDay) ? text::none() : text::number(metrics.perDay, 2);
    frequency.unit = Dora::tr("per day");
    frequency.note = Dora::tr("n %1 · %2").arg(metrics.deployments).arg(paceWord(metrics.pace));
    if (metrics.failedRollouts > 0)
        //: rollouts that did not reach production
        frequency.note += QStringLiteral(" · ")
            + Dora::tr("%n failed rollouts apart", nullptr, metrics.failedRollouts);
    out.push_back(std::move(frequency));

    DoraTile lead
        = tile("lead",
               Dora::tr("Change lead time"),
               //: definition of a figure, in few words
               Dora::tr("written → in production"),
               Dora::tr("From the author time of each commit (not its commit time: rebasing resets "
                        "that) to the end of the deployment that brought it; merges left out. "
                        "Median and p90 interpolate between neighbours. Times that are not before "
                        "the deployment are left out and counted."));
    put(lead, metrics.leadTime);
    out.push_back(std::move(lead));

    DoraTile fail
        = tile("fail",
               Dora::tr("Change fail rate"),
               //: definition of a figure, in few words
               Dora::tr("rolled back, or incident in 60 min"),
               Dora::tr("Deployments with at least one failure ÷ deployments. A failure: it was "
                        "rolled back, or an incident of the same service (by the pager, by its "
                        "alerts or by its title) began within 60 minutes after it. Failed "
                        "rollouts are in neither."));
    put(fail, metrics.changeFail);
    out.push_back(std::move(fail));

    DoraTile recovery = tile(
        "recovery",
        Dora::tr("Failed deployment recovery"),
        //: definition of a figure, in few words
        Dora::tr("end → rollback or fix"),
        Dora::tr("For each failed deployment: from its end to the rollback or fix that ended the "
                 "failure, else to the end of the incident, whichever came first."));
    put(recovery, metrics.recovery);
    if (metrics.changeFail.part == 0 && metrics.deployments > 0)
        recovery.note = Dora::tr("no deployment failed");
    else if (metrics.unrecovered > 0)
        recovery.note += QStringLiteral(" · ")
            + Dora::tr("%n not recovered yet", nullptr, metrics.unrecovered);
    out.push_back(std::move(recovery));

    DoraTile rework
        = tile("rework",
               Dora::tr("Deployment rework rate"),
               //: definition of a figure, in few words
               Dora::tr("rollbacks, hotfixes, in incidents"),
               Dora::tr("Deployments that repair ÷ deployments: rollbacks, hotfixes by name, and "
                        "what was deployed while an incident of the service was open."));
    put(rework, metrics.rework);
    out.push_back(std::move(rework));

    DoraTile incidents = tile(
        "incidents",
        Dora::tr("Incident recovery (MTTR)"),
        //: definition of a figure, in few words
        Dora::tr("created (or impact) → resolved"),
        Dora::tr("From the creation of a page (or the start of its impact, where a person "
                 "confirmed it in the record of its incident) to its resolution, whatever caused "
                 "it. Shown as a median: one long incident would decide a mean. MTTA: from its "
                 "creation to the first acknowledgement, the median of those whose "
                 "acknowledgement is known. MTBF: (time observed − time in incidents) ÷ "
                 "incidents."));
    put(incidents, metrics.toResolve);
    if (!seen.incidents) {
        incidents.value = text::none();
        incidents.note = seen.pager ? Dora::tr("not measured") : Dora::tr("no source of incidents");
    } else if (metrics.toResolve.values.empty() && metrics.openIncidents == 0) {
        incidents.note = Dora::tr("no incident was resolved");
    } else if (metrics.openIncidents > 0) {
        incidents.note
            += QStringLiteral(" · ") + Dora::tr("%n open", nullptr, metrics.openIncidents);
    }
    if (seen.incidents)
        tellTimes(incidents, metrics);
    out.push_back(std::move(incidents));
    tellCounts(out, metrics);
    if (!seen.deliveries) {
        for (DoraTile& each : out) {
            if (each.id == QStringLiteral("incidents"))
                continue;
            each.value = text::none();
            each.unit.clear();
            each.dots.clear();
            each.note = Dora::tr("not measured");
        }
    }
    return out;
}

} // namespace mw
