// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/delivery_items.h"

#include "models/items/column_helpers.h"

#include <QCoreApplication>
#include <array>

namespace mw {
namespace {

using namespace items;

// A class of its own, so that lupdate sees the context.
struct Delivery
{
    Q_DECLARE_TR_FUNCTIONS(Delivery)
};

struct Known
{
    std::string_view word;
    const char* text;
    CellMark mark;
    int rank; // what needs a person first
};
constexpr std::array<Known, 17> states{{
    //: State of a pipeline run or job.
    {"failure", QT_TRANSLATE_NOOP("Delivery", "failed"), CellMark::Critical, 0},
    {"timed_out", QT_TRANSLATE_NOOP("Delivery", "timed out"), CellMark::Critical, 0},
    {"startup_failure", QT_TRANSLATE_NOOP("Delivery", "could not start"), CellMark::Critical, 0},
    {"error", QT_TRANSLATE_NOOP("Delivery", "failed"), CellMark::Critical, 0},
    {"action_required", QT_TRANSLATE_NOOP("Delivery", "needs a person"), CellMark::Warning, 1},
    {"waiting", QT_TRANSLATE_NOOP("Delivery", "waits for approval"), CellMark::Warning, 1},
    {"in_progress", QT_TRANSLATE_NOOP("Delivery", "running"), CellMark::Info, 2},
    {"queued", QT_TRANSLATE_NOOP("Delivery", "queued"), CellMark::Info, 3},
    {"requested", QT_TRANSLATE_NOOP("Delivery", "requested"), CellMark::Info, 3},
    {"pending", QT_TRANSLATE_NOOP("Delivery", "pending"), CellMark::Info, 3},
    {"cancelled", QT_TRANSLATE_NOOP("Delivery", "cancelled"), CellMark::None, 5},
    {"skipped", QT_TRANSLATE_NOOP("Delivery", "skipped"), CellMark::None, 6},
    {"neutral", QT_TRANSLATE_NOOP("Delivery", "neutral"), CellMark::None, 6},
    {"stale", QT_TRANSLATE_NOOP("Delivery", "given up"), CellMark::None, 6},
    {"inactive", QT_TRANSLATE_NOOP("Delivery", "replaced"), CellMark::None, 6},
    {"success", QT_TRANSLATE_NOOP("Delivery", "ok"), CellMark::Ok, 7},
    {"", QT_TRANSLATE_NOOP("Delivery", "not yet"), CellMark::None, 6},
}};

const Known* known(const Atom& word)
{
    for (const Known& one : states) {
        if (one.word == word.view())
            return &one;
    }
    return nullptr;
}

const Atom& wordOf(const Atom& status, const Atom& conclusion)
{
    return conclusion.empty() ? status : conclusion;
}

int rankOf(const PipelineRun& run)
{
    const Known* one = known(wordOf(run.status, run.conclusion));
    return one ? one->rank : 4;
}

World endOf(const PipelineRun& run)
{
    return run.finished != World{} ? run.finished : run.updated;
}

} // namespace

QString keyText(const SourceKey& key)
{
    return QString::fromStdString(key.source.str() + '/' + key.id);
}

QString stateWord(const Atom& status, const Atom& conclusion)
{
    const Atom& word = wordOf(status, conclusion);
    const Known* one = known(word);
    return one ? Delivery::tr(one->text) : text::qs(word.str());
}

CellMark markOfState(const Atom& status, const Atom& conclusion)
{
    const Known* one = known(wordOf(status, conclusion));
    return one ? one->mark : CellMark::Unknown;
}

QString deploymentWord(const Atom& state)
{
    return stateWord(state, {});
}

CellMark markOfDeployment(const Atom& state)
{
    return markOfState(state, {});
}

QString tookText(World started, World finished, World now)
{
    if (started == World{})
        return text::none();
    const World end = finished != World{} ? finished : now;
    if (end < started)
        return text::none();
    return text::span(std::chrono::duration_cast<std::chrono::seconds>(end - started));
}

RowTraits<PipelineRun> pipelineRunTraits()
{
    RowTraits<PipelineRun> traits;
    traits.key = [](const PipelineRun& r) { return keyText(r.key); };
    traits.order = [](const PipelineRun& a, const PipelineRun& b) -> std::strong_ordering {
        return a.key <=> b.key;
    };
    ColumnSpec<PipelineRun> state;
    state.id = QStringLiteral("state");
    state.title = Delivery::tr("State");
    state.width = 132;
    state.text = [](const PipelineRun& r, World) { return stateWord(r.status, r.conclusion); };
    state.key = [](const PipelineRun& r) { return sortKey(int64_t(rankOf(r))); };
    state.mark = [](const PipelineRun& r) { return markOfState(r.status, r.conclusion); };
    state.tip = [](const PipelineRun& r) {
        QString tip = text::qs(r.status.str());
        if (!r.conclusion.empty())
            tip += QStringLiteral(" · ") + text::qs(r.conclusion.str());
        if (!r.failedAt.empty())
            tip += QLatin1Char('\n') + text::qs(r.failedAt);
        return tip;
    };
    auto repository = textColumn<PipelineRun>(
        "repository", Delivery::tr("Repository"), 210, [](const PipelineRun& r) {
            return r.repository.view();
        });
    auto title
        = textColumn<PipelineRun>("title", Delivery::tr("Title"), 260, [](const PipelineRun& r) {
              return std::string_view(r.title);
          });
    title.prose = true;
    auto failedAt = textColumn<PipelineRun>(
        "failedAt", Delivery::tr("Failed at"), 190, [](const PipelineRun& r) {
            return std::string_view(r.failedAt);
        });
    failedAt.prose = true;
    auto run = numberColumn<PipelineRun>(
        "run",
        Delivery::tr("Run"),
        76,
        [](const PipelineRun& r) { return r.number; },
        [](const PipelineRun& r, World) {
            QString words = QStringLiteral("#%1").arg(r.number);
            if (r.attempt > 1)
                //: a run that was run again; %1 = which attempt it is
                words += QStringLiteral(" ") + Delivery::tr("(%1)").arg(r.attempt);
            return words;
        });
    ColumnSpec<PipelineRun> took;
    took.id = QStringLiteral("took");
    took.title = Delivery::tr("Took");
    took.width = 92;
    took.numeric = true;
    took.timed = true;
    took.text
        = [](const PipelineRun& r, World now) { return tookText(r.started, r.finished, now); };
    took.key
        = [](const PipelineRun& r) { return sortKey(int64_t((endOf(r) - r.started).count())); };
    took.tip = [](const PipelineRun& r) {
        return Delivery::tr("From %1, queue and approvals included").arg(text::timeUtc(r.started));
    };
    traits.columns = {
        std::move(state),
        std::move(repository),
        textColumn<PipelineRun>("workflow",
                                Delivery::tr("Workflow"),
                                100,
                                [](const PipelineRun& r) { return r.workflow.view(); }),
        std::move(run),
        textColumn<PipelineRun>("branch",
                                Delivery::tr("Branch"),
                                120,
                                [](const PipelineRun& r) { return r.branch.view(); }),
        std::move(title),
        std::move(failedAt),
        textColumn<PipelineRun>(
            "actor", Delivery::tr("By"), 96, [](const PipelineRun& r) { return r.actor.view(); }),
        ageColumn<PipelineRun>(
            "started", Delivery::tr("Started"), [](const PipelineRun& r) { return r.started; }),
        std::move(took),
    };
    traits.contains = [](const PipelineRun& r, std::string_view word) {
        return containsWord(r.repository.view(), word) || containsWord(r.workflow.view(), word)
            || containsWord(r.branch.view(), word) || containsWord(r.title, word)
            || containsWord(r.actor.view(), word) || containsWord(r.conclusion.view(), word)
            || containsWord(r.status.view(), word) || containsWord(r.failedAt, word)
            || containsWord(std::to_string(r.number), word);
    };
    return traits;
}

RowTraits<Deployment> deploymentTraits()
{
    RowTraits<Deployment> traits;
    traits.key = [](const Deployment& d) { return keyText(d.key); };
    traits.order = [](const Deployment& a, const Deployment& b) -> std::strong_ordering {
        return a.key <=> b.key;
    };
    ColumnSpec<Deployment> state;
    state.id = QStringLiteral("state");
    state.title = Delivery::tr("State");
    state.width = 110;
    state.text = [](const Deployment& d, World) { return deploymentWord(d.state); };
    state.key = [](const Deployment& d) {
        const Known* one = known(d.state);
        return sortKey(int64_t(one ? one->rank : 4));
    };
    state.mark = [](const Deployment& d) { return markOfDeployment(d.state); };
    ColumnSpec<Deployment> changes;
    changes.id = QStringLiteral("changes");
    changes.title = Delivery::tr("Changes");
    changes.width = 90;
    changes.numeric = true;
    changes.text = [](const Deployment& d, World) {
        if (d.rollback)
            //: a deployment that brought back an older version
            return Delivery::tr("rollback");
        return d.changesKnown ? QString::number(d.authored.size()) : text::none();
    };
    changes.key = [](const Deployment& d) {
        return sortKey(d.rollback           ? int64_t(-2)
                           : d.changesKnown ? int64_t(d.authored.size())
                                            : int64_t(-1));
    };
    changes.tip = [](const Deployment&) {
        return Delivery::tr("Commits since what it replaced, merges left out");
    };
    traits.columns = {
        std::move(state),
        textColumn<Deployment>("repository",
                               Delivery::tr("Repository"),
                               230,
                               [](const Deployment& d) { return d.repository.view(); }),
        textColumn<Deployment>("environment",
                               Delivery::tr("Environment"),
                               120,
                               [](const Deployment& d) { return d.environment.view(); }),
        textColumn<Deployment>("ref",
                               Delivery::tr("Version"),
                               140,
                               [](const Deployment& d) { return std::string_view(d.ref); }),
        std::move(changes),
        textColumn<Deployment>("creator",
                               Delivery::tr("By"),
                               110,
                               [](const Deployment& d) { return std::string_view(d.creator); }),
        ageColumn<Deployment>(
            "created", Delivery::tr("Began"), [](const Deployment& d) { return d.created; }),
        ageColumn<Deployment>(
            "finished", Delivery::tr("Through"), [](const Deployment& d) { return d.finished; }),
    };
    traits.contains = [](const Deployment& d, std::string_view word) {
        return containsWord(d.repository.view(), word) || containsWord(d.environment.view(), word)
            || containsWord(d.ref, word) || containsWord(d.creator, word)
            || containsWord(d.state.view(), word);
    };
    return traits;
}

} // namespace mw
