// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/insight/slo_budget.h"
#include "models/items/column_helpers.h"
#include "models/items/kube_items.h"
#include "models/text/sentences.h"

#include <QCoreApplication>

namespace mw {
namespace {

using namespace items;

// A class of its own: lupdate takes the context of a translation from it.
struct Columns
{
    Q_DECLARE_TR_FUNCTIONS(Columns)
};

int64_t rank(Slo::State state)
{
    switch (state) {
    case Slo::State::Critical:
        return 0;
    case Slo::State::Warning:
        return 1;
    case Slo::State::Broken:
        return 2;
    case Slo::State::NoData:
        return 3;
    case Slo::State::NoTraffic:
        return 4;
    case Slo::State::Ok:
        break;
    }
    return 5;
}

double burnOver(const Slo& slo, std::chrono::minutes window)
{
    for (const BurnWindow& burn : slo.burns) {
        if (burn.window == window)
            return burn.burn;
    }
    return notMeasured;
}

// Loud where the burn over this window is past the factor that the standard alerts look for.
CellMark markOfBurn(const Slo& slo, std::chrono::minutes window)
{
    const double burn = burnOver(slo, window);
    for (const BurnPair& pair : burnPairs(slo.window)) {
        if (pair.longWindow != window && pair.shortWindow != window)
            continue;
        if (burn > pair.factor)
            return pair.page ? CellMark::Critical : CellMark::Warning;
    }
    return CellMark::None;
}

ColumnSpec<Slo>
burnColumn(const char* id, QString title, std::chrono::minutes window, bool hidden = false)
{
    auto spec = doubleColumn<Slo>(
        id,
        title,
        80,
        [window](const Slo& s) { return burnOver(s, window); },
        [window](const Slo& s) { return text::burnRate(burnOver(s, window)); });
    spec.unit = true;
    spec.hidden = hidden;
    spec.mark = [window](const Slo& s) { return markOfBurn(s, window); };
    spec.tip = [window](const Slo& s) {
        return Columns::tr("Burn rate over %1: error ratio ÷ (1 − objective). 1× uses up the whole "
                           "budget in %2.")
            .arg(text::window(window), text::window(s.window));
    };
    return spec;
}

} // namespace

QString keyText(const SloKey& key)
{
    const std::string text = key.source.str() + '/' + key.id + '/' + key.grouping;
    return QString::fromStdString(text);
}

CellMark markOf(Slo::State state)
{
    switch (state) {
    case Slo::State::Ok:
        return CellMark::Ok;
    case Slo::State::Warning:
    case Slo::State::Broken:
        return CellMark::Warning;
    case Slo::State::Critical:
        return CellMark::Critical;
    case Slo::State::NoTraffic:
    case Slo::State::NoData:
        break;
    }
    return CellMark::Unknown;
}

RowTraits<Slo> sloTraits()
{
    RowTraits<Slo> traits;
    traits.key = [](const Slo& s) { return keyText(s.key); };
    // Of equals the one with the least budget comes first; what is not measured last.
    traits.order = [](const Slo& a, const Slo& b) -> std::strong_ordering {
        const SortKey left = sortKey(a.remaining), other = sortKey(b.remaining);
        if (left.prefix != other.prefix)
            return left.prefix <=> other.prefix;
        return a.key <=> b.key;
    };
    ColumnSpec<Slo> state;
    state.id = QStringLiteral("state");
    state.title = Columns::tr("State");
    state.width = 98;
    state.text = [](const Slo& s, World) { return text::word(s.state); };
    state.key = [](const Slo& s) { return sortKey(rank(s.state)); };
    state.mark = [](const Slo& s) { return markOf(s.state); };
    state.tellsState = true;
    state.tip = [](const Slo& s) { return text::sentence(s); };
    auto objective = doubleColumn<Slo>(
        "objective",
        Columns::tr("Objective"),
        78,
        [](const Slo& s) { return s.objective; },
        [](const Slo& s) { return text::objective(s.objectiveText); });
    objective.unit = true;
    auto sli = doubleColumn<Slo>(
        "sli",
        Columns::tr("SLI"),
        84,
        [](const Slo& s) { return s.sli; },
        [](const Slo& s) { return text::availability(s.sli, s.objective); });
    sli.unit = true;
    sli.tip = [](const Slo& s) {
        return Columns::tr("Good ÷ valid events over %1").arg(text::window(s.window));
    };
    auto remaining = doubleColumn<Slo>(
        "remaining",
        Columns::tr("Budget left"),
        152,
        [](const Slo& s) { return s.remaining; },
        [](const Slo& s) { return text::budget(s.remaining); });
    remaining.unit = true;
    remaining.tip = [](const Slo& s) {
        return Columns::tr("1 − error ratio ÷ (1 − objective) over %1").arg(text::window(s.window));
    };
    auto exhaustion = doubleColumn<Slo>(
        "exhaustion",
        Columns::tr("Gone in"),
        116,
        [](const Slo& s) { return s.exhaustionSeconds; },
        [](const Slo& s) { return text::exhaustion(s.exhaustionSeconds); });
    exhaustion.tip = [](const Slo&) {
        return Columns::tr("When the budget runs out if the burn of the last hour goes on; errors "
                           "that leave the window are counted.");
    };
    auto coverage = doubleColumn<Slo>(
        "coverage",
        Columns::tr("Covers"),
        62,
        [](const Slo& s) { return s.coverage; },
        [](const Slo& s) {
            return std::isnan(s.coverage) ? text::none()
                                          : text::percent(s.coverage, 0, text::Round::Floor);
        });
    coverage.unit = true;
    coverage.tip = [](const Slo& s) {
        return Columns::tr("Share of the %1 for which there are data").arg(text::window(s.window));
    };
    auto recorded = doubleColumn<Slo>(
        "recorded",
        Columns::tr("Its rules say"),
        96,
        [](const Slo& s) { return s.recordedRemaining; },
        [](const Slo& s) {
            if (s.brokenReason.empty() || !std::isnan(s.recordedRemaining))
                return text::budget(s.recordedRemaining);
            //: The recording rules give NaN (not a number) or nothing
            return s.origin == Slo::Origin::Estate ? text::none() : Columns::tr("not a number");
        });
    recorded.unit = true;
    recorded.mark = [](const Slo& s) {
        return s.brokenReason.empty() || s.state == Slo::State::Broken ? CellMark::None
                                                                       : CellMark::Warning;
    };
    recorded.tip = [](const Slo& s) {
        if (!s.brokenReason.empty())
            //: %1 = why, %2 = budget left as Midwatch computes it
            return Columns::tr("Not to be believed: %1. Computed by Midwatch: %2.")
                .arg(text::qs(s.brokenReason), text::budget(s.remaining));
        return Columns::tr("Budget left as its own recording rules have it");
    };
    auto origin = ColumnSpec<Slo>();
    origin.id = QStringLiteral("origin");
    origin.title = Columns::tr("From");
    origin.width = 84;
    origin.hidden = true;
    origin.text = [](const Slo& s, World) { return text::word(s.origin); };
    origin.key = [](const Slo& s) { return sortKey(int64_t(s.origin)); };
    auto window = numberColumn<Slo>(
        "window",
        Columns::tr("Window"),
        72,
        [](const Slo& s) { return int64_t(s.window.count()); },
        [](const Slo& s, World) { return text::window(s.window); });
    window.unit = true;
    window.hidden = true; // nearly always the same; the numbers below the table name it
    auto source = textColumn<Slo>(
        "source", Columns::tr("Source"), 140, [](const Slo& s) { return s.key.source.view(); });
    source.hidden = true;
    auto name = textColumn<Slo>(
        "name", Columns::tr("SLO"), 204, [](const Slo& s) { return std::string_view(s.name); });
    auto grouping = textColumn<Slo>("grouping", Columns::tr("Group"), 120, [](const Slo& s) {
        return std::string_view(s.key.grouping);
    });
    grouping.hidden = true;
    traits.columns = {
        std::move(name),
        textColumn<Slo>("service",
                        Columns::tr("Service"),
                        112,
                        [](const Slo& s) { return std::string_view(s.service); }),
        std::move(grouping),
        std::move(state),
        std::move(objective),
        std::move(sli),
        std::move(remaining),
        burnColumn("burn5m", Columns::tr("Burn 5 min"), std::chrono::minutes(5), true),
        burnColumn("burn30m", Columns::tr("Burn 30 min"), std::chrono::minutes(30), true),
        burnColumn("burn1h", Columns::tr("Burn 1 h"), std::chrono::minutes(60)),
        burnColumn("burn2h", Columns::tr("Burn 2 h"), std::chrono::minutes(120), true),
        burnColumn("burn6h", Columns::tr("Burn 6 h"), std::chrono::minutes(360)),
        burnColumn("burn1d", Columns::tr("Burn 1 d"), std::chrono::minutes(1440)),
        burnColumn("burn3d", Columns::tr("Burn 3 d"), std::chrono::minutes(4320), true),
        std::move(exhaustion),
        std::move(coverage),
        std::move(recorded),
        std::move(window),
        std::move(origin),
        std::move(source),
    };
    traits.contains = [](const Slo& s, std::string_view word) {
        return containsWord(s.name, word) || containsWord(s.service, word)
            || containsWord(s.key.id, word) || containsWord(s.key.grouping, word);
    };
    return traits;
}

} // namespace mw
