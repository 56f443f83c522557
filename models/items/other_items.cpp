// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
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

int64_t rank(Severity severity)
{
    switch (severity) {
    case Severity::Critical:
        return 0;
    case Severity::Warning:
        return 1;
    case Severity::Unknown:
        return 2;
    case Severity::Info:
        return 3;
    case Severity::Ok:
        break;
    }
    return 4;
}

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

ColumnSpec<Slo> burnColumn(const char* id, QString title, std::chrono::minutes window)
{
    auto spec = doubleColumn<Slo>(
        id,
        std::move(title),
        76,
        [window](const Slo& s) { return burnOver(s, window); },
        [window](const Slo& s) { return text::burnRate(burnOver(s, window)); });
    spec.tip = [window](const Slo& s) {
        return Columns::tr("Burn rate over %1: error ratio ÷ (1 − objective)\n%2")
            .arg(text::window(window), text::qs(s.errorQuery));
    };
    return spec;
}

} // namespace

QString keyText(const SloKey& key)
{
    const std::string text = key.source.str() + '/' + key.id + '/' + key.grouping;
    return QString::fromStdString(text);
}

CellMark markOf(Severity severity)
{
    switch (severity) {
    case Severity::Ok:
        return CellMark::Ok;
    case Severity::Info:
        return CellMark::Info;
    case Severity::Warning:
        return CellMark::Warning;
    case Severity::Critical:
        return CellMark::Critical;
    case Severity::Unknown:
        break;
    }
    return CellMark::Unknown;
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

CellMark markOf(SourceState state)
{
    switch (state) {
    case SourceState::Live:
        return CellMark::Ok;
    case SourceState::Stale:
        return CellMark::Stale;
    case SourceState::Forbidden:
    case SourceState::Unauthorized:
        return CellMark::Forbidden;
    case SourceState::Throttled:
    case SourceState::Misconfigured:
        return CellMark::Warning;
    case SourceState::Connecting:
    case SourceState::Unreachable:
    case SourceState::Disabled:
        break;
    }
    return CellMark::Unknown;
}

RowTraits<Finding> findingTraits()
{
    RowTraits<Finding> traits;
    traits.key = [](const Finding& f) { return text::qs(f.id); };
    traits.order = [](const Finding& a, const Finding& b) -> std::strong_ordering {
        return a.id.compare(b.id) <=> 0;
    };
    ColumnSpec<Finding> severity;
    severity.id = QStringLiteral("severity");
    severity.title = Columns::tr("Severity");
    severity.width = 110;
    severity.text = [](const Finding& f, World) { return text::word(f.severity); };
    severity.key = [](const Finding& f) { return sortKey(rank(f.severity)); };
    severity.mark = [](const Finding& f) { return markOf(f.severity); };
    auto sentence = textColumn<Finding>("sentence", Columns::tr("What"), 620, [](const Finding& f) {
        return std::string_view(f.sentence);
    });
    sentence.prose = true;
    sentence.timed = true; // "for 21m": no reason to glow every minute
    sentence.tip = [](const Finding& f) { return text::qs(f.sentence); };
    auto cluster
        = textColumn<Finding>("cluster", Columns::tr("Cluster"), 150, [](const Finding& f) {
              return f.object.cluster.view();
          });
    cluster.hidden = true; // the subject begins with it
    traits.columns = {
        std::move(severity),
        textColumn<Finding>("check",
                            Columns::tr("Check"),
                            76,
                            [](const Finding& f) { return std::string_view(f.check); }),
        textColumn<Finding>("subject",
                            Columns::tr("Subject"),
                            280,
                            [](const Finding& f) { return std::string_view(f.subject); }),
        std::move(sentence),
        ageColumn<Finding>("since", Columns::tr("Since"), [](const Finding& f) { return f.since; }),
        std::move(cluster),
    };
    traits.contains = [](const Finding& f, std::string_view word) {
        return containsWord(f.subject, word) || containsWord(f.sentence, word)
            || containsWord(f.check, word);
    };
    return traits;
}

RowTraits<SourceStatus> sourceTraits()
{
    RowTraits<SourceStatus> traits;
    traits.key = [](const SourceStatus& s) { return text::qs(s.id.str()); };
    traits.order = [](const SourceStatus& a, const SourceStatus& b) -> std::strong_ordering {
        return a.id.str().compare(b.id.str()) <=> 0;
    };
    ColumnSpec<SourceStatus> state;
    state.id = QStringLiteral("state");
    state.title = Columns::tr("State");
    state.width = 130;
    state.text = [](const SourceStatus& s, World) { return text::word(s.state); };
    state.key = [](const SourceStatus& s) { return sortKey(int64_t(s.state)); };
    state.mark = [](const SourceStatus& s) { return markOf(s.state); };
    traits.columns = {
        textColumn<SourceStatus>(
            "id",
            Columns::tr("Source"),
            220,
            [](const SourceStatus& s) { return std::string_view(s.id.str()); }),
        textColumn<SourceStatus>("type",
                                 Columns::tr("Type"),
                                 110,
                                 [](const SourceStatus& s) { return std::string_view(s.type); }),
        std::move(state),
        ageColumn<SourceStatus>(
            "age", Columns::tr("Age"), [](const SourceStatus& s) { return s.lastGood; }),
        numberColumn<SourceStatus>(
            "latency",
            Columns::tr("Latency"),
            84,
            [](const SourceStatus& s) { return int64_t(s.latency.count()); },
            [](const SourceStatus& s, World) { return text::latency(s.latency); }),
    };
    traits.contains = [](const SourceStatus& s, std::string_view word) {
        return containsWord(s.id.str(), word) || containsWord(s.type, word);
    };
    return traits;
}

RowTraits<Slo> sloTraits()
{
    RowTraits<Slo> traits;
    traits.key = [](const Slo& s) { return keyText(s.key); };
    traits.order
        = [](const Slo& a, const Slo& b) -> std::strong_ordering { return a.key <=> b.key; };
    ColumnSpec<Slo> state;
    state.id = QStringLiteral("state");
    state.title = Columns::tr("State");
    state.width = 110;
    state.text = [](const Slo& s, World) { return text::word(s.state); };
    state.key = [](const Slo& s) { return sortKey(rank(s.state)); };
    state.mark = [](const Slo& s) { return markOf(s.state); };
    state.tip = [](const Slo& s) {
        return s.brokenReason.empty() ? text::sentence(s) : text::qs(s.brokenReason);
    };
    auto objective = doubleColumn<Slo>(
        "objective",
        Columns::tr("Objective"),
        84,
        [](const Slo& s) { return s.objective; },
        [](const Slo& s) { return text::objective(s.objectiveText); });
    auto sli = doubleColumn<Slo>(
        "sli",
        Columns::tr("SLI"),
        90,
        [](const Slo& s) { return s.sli; },
        [](const Slo& s) { return text::availability(s.sli, s.objective); });
    sli.tip = [](const Slo& s) {
        return Columns::tr("Good ÷ valid events over %1\n%2")
            .arg(text::window(s.window), text::qs(s.errorQuery));
    };
    auto remaining = doubleColumn<Slo>(
        "remaining",
        Columns::tr("Budget left"),
        100,
        [](const Slo& s) { return s.remaining; },
        [](const Slo& s) { return text::budget(s.remaining); });
    remaining.mark
        = [](const Slo& s) { return s.remaining <= 0 ? CellMark::Critical : CellMark::None; };
    remaining.tip = [](const Slo& s) {
        QString tip
            = Columns::tr("1 − error ratio ÷ (1 − objective) over %1").arg(text::window(s.window));
        if (!std::isnan(s.recordedRemaining))
            tip += QLatin1Char('\n')
                + Columns::tr("Its own recording rules say %1")
                      .arg(text::budget(s.recordedRemaining));
        return tip;
    };
    auto exhaustion = doubleColumn<Slo>(
        "exhaustion",
        Columns::tr("Gone in"),
        120,
        [](const Slo& s) { return s.exhaustionSeconds; },
        [](const Slo& s) { return text::exhaustion(s.exhaustionSeconds); });
    auto coverage = doubleColumn<Slo>(
        "coverage",
        Columns::tr("Covers"),
        72,
        [](const Slo& s) { return s.coverage; },
        [](const Slo& s) {
            return std::isnan(s.coverage) ? text::none()
                                          : text::percent(s.coverage, 0, text::Round::Floor);
        });
    coverage.tip
        = [](const Slo&) { return Columns::tr("Share of the window for which there is data"); };
    auto origin = ColumnSpec<Slo>();
    origin.id = QStringLiteral("origin");
    origin.title = Columns::tr("From");
    origin.width = 84;
    origin.text = [](const Slo& s, World) { return text::word(s.origin); };
    origin.key = [](const Slo& s) { return sortKey(int64_t(s.origin)); };
    auto window = numberColumn<Slo>(
        "window",
        Columns::tr("Window"),
        76,
        [](const Slo& s) { return int64_t(s.window.count()); },
        [](const Slo& s, World) { return text::window(s.window); });
    traits.columns = {
        textColumn<Slo>(
            "name", Columns::tr("SLO"), 250, [](const Slo& s) { return std::string_view(s.name); }),
        textColumn<Slo>("service",
                        Columns::tr("Service"),
                        140,
                        [](const Slo& s) { return std::string_view(s.service); }),
        std::move(state),
        std::move(objective),
        std::move(sli),
        std::move(remaining),
        burnColumn("burn1h", Columns::tr("Burn 1 h"), std::chrono::minutes(60)),
        burnColumn("burn6h", Columns::tr("Burn 6 h"), std::chrono::minutes(360)),
        std::move(exhaustion),
        std::move(coverage),
        std::move(window),
        std::move(origin),
    };
    traits.contains = [](const Slo& s, std::string_view word) {
        return containsWord(s.name, word) || containsWord(s.service, word)
            || containsWord(s.key.id, word);
    };
    return traits;
}

} // namespace mw
