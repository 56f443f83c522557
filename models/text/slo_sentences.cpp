// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/format.h"
#include "models/text/sentences.h"

#include <QCoreApplication>
#include <QStringList>
#include <cmath>

namespace mw::text {
namespace {

struct SloSentences
{
    Q_DECLARE_TR_FUNCTIONS(SloSentences)
};

double burnOver(const Slo& slo, std::chrono::minutes window)
{
    for (const BurnWindow& one : slo.burns) {
        if (one.window == window)
            return one.burn;
    }
    return notMeasured;
}

} // namespace

QString word(Slo::State state)
{
    switch (state) {
    case Slo::State::Ok:
        //: State of a service level objective.
        return SloSentences::tr("ok");
    case Slo::State::Warning:
        //: State of a service level objective.
        return SloSentences::tr("warning");
    case Slo::State::Critical:
        //: State of a service level objective.
        return SloSentences::tr("critical");
    case Slo::State::NoTraffic:
        //: State of a service level objective: no request came.
        return SloSentences::tr("no traffic");
    case Slo::State::NoData:
        //: State of a service level objective: the metrics are not there.
        return SloSentences::tr("no data");
    case Slo::State::Broken:
        break;
    }
    //: State of a service level objective: its definition or rules are wrong.
    return SloSentences::tr("broken");
}

QString word(Slo::Origin origin)
{
    switch (origin) {
    case Slo::Origin::Estate:
        //: Where a service level objective is declared.
        return SloSentences::tr("estate file");
    case Slo::Origin::Sloth:
        return QStringLiteral("Sloth");
    case Slo::Origin::Pyrra:
        return QStringLiteral("Pyrra");
    case Slo::Origin::OpenSlo:
        return QStringLiteral("OpenSLO");
    case Slo::Origin::Mixin:
        break;
    }
    return QStringLiteral("kubernetes-mixin");
}

QString sentence(const Slo& slo)
{
    switch (slo.state) {
    case Slo::State::Broken:
        return slo.brokenReason.empty()
            ? SloSentences::tr("The definition of this objective cannot be used.")
            : qs(slo.brokenReason);
    case Slo::State::NoData:
        return SloSentences::tr("No data: its queries give nothing.");
    case Slo::State::NoTraffic:
        return SloSentences::tr("No traffic in the window; the budget is unchanged.");
    default:
        break;
    }
    using namespace std::chrono_literals;
    QStringList parts;
    const double hour = burnOver(slo, 1h);
    const double short5 = burnOver(slo, 5min);
    if (!std::isnan(hour) && !std::isnan(short5) && (hour > 0 || short5 > 0))
        //: %1 and %2 are burn rates such as "14.4×".
        parts += SloSentences::tr("burning %1 over 1 h and %2 over 5 min")
                     .arg(burnRate(hour), burnRate(short5));
    if (!std::isnan(slo.remaining))
        //: %1 is a share such as "94.4 %", %2 a window such as "30 d".
        parts += SloSentences::tr("%1 of the error budget of %2 left")
                     .arg(budget(slo.remaining), window(slo.window));
    if (slo.exhaustionSeconds > 0 && !std::isinf(slo.exhaustionSeconds))
        //: %1 is a duration such as "44 h": the budget is used up after it.
        parts += SloSentences::tr("gone in %1 at this rate").arg(exhaustion(slo.exhaustionSeconds));
    if (slo.coverage < 0.95)
        //: %1 is a share such as "12.5 %", %2 a window such as "30 d".
        parts += SloSentences::tr("data for %1 of the %2 only")
                     .arg(percent(slo.coverage, 1, Round::Floor), window(slo.window));
    if (slo.lowTraffic)
        parts += SloSentences::tr("low traffic: single failures weigh much");
    if (parts.isEmpty())
        return SloSentences::tr("No data: its queries give nothing.");
    QString text = parts.join(QLatin1String("; ")) + QLatin1Char('.');
    text[0] = text[0].toUpper();
    return text;
}

} // namespace mw::text
