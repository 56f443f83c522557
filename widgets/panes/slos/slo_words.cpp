// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/slos/slo_words.h"

#include "models/items/kube_items.h"
#include "models/text/format.h"
#include "models/text/sentences.h"
#include "widgets/cards/cluster_facts.h"
#include "widgets/panes/slos/burn_bars.h"

#include <QCoreApplication>

namespace mw {
namespace {

struct SloWords
{
    Q_DECLARE_TR_FUNCTIONS(SloWords)
};

} // namespace

Provenance provenanceOf(const Slo& slo)
{
    return {text::qs(slo.key.source.str()),
            text::qs(slo.errorQuery),
            text::window(slo.window),
            slo.computedAt};
}

QString ratioText(double value)
{
    // an error ratio spans decades: two significant digits, never "0 %" for something
    const double percent = std::fabs(value) * 100;
    if (percent == 0)
        return QStringLiteral("0 %");
    const int decimals = percent >= 10 ? 0 : percent >= 1 ? 1 : percent >= 0.1 ? 2 : 3;
    return text::percent(value, decimals, text::Round::Ceil);
}

Millis gapOf(const std::vector<SamplePoint>& points)
{
    if (points.size() < 2)
        return Millis(0);
    Millis least = Millis::max();
    for (size_t i = 1; i < std::min<size_t>(points.size(), 50); ++i)
        least = std::min(least, points[i].at - points[i - 1].at);
    return least * 3;
}

InspectorContent inspectSlo(const Slo& slo, World now)
{
    InspectorContent content;
    content.what = slo.key;
    content.kind = SloWords::tr("SLO");
    content.icon = QStringLiteral("pane-slos");
    content.title = text::qs(slo.name);
    content.subtitle = text::qs(slo.service);
    if (!slo.key.grouping.empty())
        content.subtitle += QStringLiteral(" · ") + text::qs(slo.key.grouping);
    content.status = statusOf(markOf(slo.state));
    content.sentence = text::sentence(slo);
    Provenance from = provenanceOf(slo);
    const auto fact = [&from](InspectorSection& section,
                              const QString& label,
                              const QString& value,
                              std::optional<StatusKind> status = {}) {
        section.facts.push_back({label, value, {}, status, false, from});
    };
    InspectorSection promise;
    promise.title = SloWords::tr("Promise");
    fact(promise, SloWords::tr("State"), text::word(slo.state));
    fact(promise, SloWords::tr("Objective"), text::objective(slo.objectiveText));
    fact(promise, SloWords::tr("Window"), text::window(slo.window));
    fact(promise, SloWords::tr("SLI"), text::availability(slo.sli, slo.objective));
    fact(promise,
         SloWords::tr("Budget left"),
         text::budget(slo.remaining),
         slo.remaining <= 0 ? std::optional(StatusKind::Warning) : std::nullopt);
    fact(promise, SloWords::tr("Gone in"), text::exhaustion(slo.exhaustionSeconds));
    fact(promise,
         SloWords::tr("Data cover"),
         std::isnan(slo.coverage) ? text::none()
                                  : text::percent(slo.coverage, 1, text::Round::Floor));
    if (!std::isnan(slo.validEvents))
        fact(promise,
             SloWords::tr("Events"),
             SloWords::tr("%1 bad of %2")
                 .arg(text::count(std::llround(slo.validEvents - slo.goodEvents)),
                      text::count(std::llround(slo.validEvents))));
    if (slo.lowTraffic)
        fact(promise,
             SloWords::tr("Traffic"),
             //: so few events that single failures decide
             SloWords::tr("low: look at the counts"),
             StatusKind::Info);
    content.sections.push_back(std::move(promise));

    if (!slo.brokenReason.empty()) {
        InspectorSection rules;
        //: Heading: what the recording rules of an SLO say, and why that is not to be believed
        rules.title = SloWords::tr("Its own rules");
        if (slo.state != Slo::State::Broken) {
            fact(rules,
                 SloWords::tr("Recorded"),
                 std::isnan(slo.recordedRemaining) ? SloWords::tr("not a number")
                                                   : text::budget(slo.recordedRemaining),
                 StatusKind::Warning);
            fact(rules, SloWords::tr("Computed"), text::budget(slo.remaining));
        }
        rules.prose = text::qs(slo.brokenReason);
        content.sections.push_back(std::move(rules));
    } else if (!std::isnan(slo.recordedRemaining)) {
        InspectorSection rules;
        rules.title = SloWords::tr("Its own rules");
        fact(rules, SloWords::tr("Recorded"), text::budget(slo.recordedRemaining));
        content.sections.push_back(std::move(rules));
    }

    InspectorSection burns;
    burns.title = SloWords::tr("Burn rate");
    for (const BurnWindow& burn : slo.burns) {
        from.window = text::window(burn.window);
        const auto limit = burnLimit(burn.window, slo.window);
        std::optional<StatusKind> status;
        if (limit && burn.burn > limit->factor)
            status = limit->page ? StatusKind::Critical : StatusKind::Warning;
        fact(burns, text::window(burn.window), text::burnRate(burn.burn), status);
    }
    if (!burns.facts.empty())
        content.sections.push_back(std::move(burns));

    from = provenanceOf(slo);
    InspectorSection origin;
    origin.title = SloWords::tr("Computed from");
    fact(origin, SloWords::tr("Source"), from.source);
    fact(origin, SloWords::tr("Defined in"), text::word(slo.origin));
    if (from.at != World{})
        fact(origin, SloWords::tr("Age"), SloWords::tr("%1 ago").arg(text::age(from.at, now)));
    origin.prose = from.query;
    origin.monoProse = true;
    content.sections.push_back(std::move(origin));
    return content;
}

} // namespace mw
