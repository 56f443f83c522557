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

} // namespace

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

} // namespace mw
