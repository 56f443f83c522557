// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/runbooks/run_words.h"

#include "models/runbook/spoken.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QRegularExpression>
#include <QTimeZone>

namespace mw::run {
namespace {

// A class of its own: lupdate takes the context of a translation from it.
struct RunWords
{
    Q_DECLARE_TR_FUNCTIONS(RunWords)
};

} // namespace

QString word(runbook::StepState state)
{
    using S = runbook::StepState;
    switch (state) {
    case S::Pending:
    case S::Ready:
        //: state of a runbook step that has not begun
        return RunWords::tr("to do");
    case S::Skipped:
        return RunWords::tr("skipped");
    case S::WaitingHuman:
        //: a runbook step waits for somebody to act
        return RunWords::tr("waits for you");
    case S::WaitingApproval:
        return RunWords::tr("waits for approval");
    case S::WaitingDeadline:
        return RunWords::tr("waits for the clock");
    case S::WaitingLock:
        return RunWords::tr("waits for the lock");
    case S::Intent:
    case S::Running:
        return RunWords::tr("running");
    case S::Verifying:
        return RunWords::tr("checking");
    case S::Succeeded:
        return RunWords::tr("done");
    case S::Failed:
        return RunWords::tr("failed");
    case S::TimedOut:
        return RunWords::tr("timed out");
    case S::Cancelled:
        return RunWords::tr("cancelled");
    case S::Unknown:
        //: sent, but no answer is known
        return RunWords::tr("result unknown");
    case S::Inconclusive:
        return RunWords::tr("inconclusive");
    case S::Backoff:
        return RunWords::tr("waits to try again");
    case S::ByHand:
        return RunWords::tr("done by hand");
    case S::Undoing:
        return RunWords::tr("undoing");
    case S::Undone:
        return RunWords::tr("undone");
    case S::UndoFailed:
        break;
    }
    return RunWords::tr("undo failed");
}

QString word(runbook::RunState state)
{
    using S = runbook::RunState;
    switch (state) {
    case S::Draft:
    case S::Planned:
        return RunWords::tr("being planned");
    case S::AwaitingStart:
        return RunWords::tr("ready to start");
    case S::Running:
        return RunWords::tr("running");
    case S::Paused:
        return RunWords::tr("paused");
    case S::WatchingHealth:
        return RunWords::tr("watching health");
    case S::Succeeded:
        return RunWords::tr("succeeded");
    case S::SucceededWithExceptions:
        return RunWords::tr("succeeded with exceptions");
    case S::Failed:
        return RunWords::tr("failed");
    case S::Aborting:
        return RunWords::tr("stopping");
    case S::Aborted:
        return RunWords::tr("stopped");
    case S::TimedOut:
        break;
    }
    return RunWords::tr("timed out");
}

QString word(runbook::Mode mode)
{
    switch (mode) {
    case runbook::Mode::Live:
        //: mode of a run: it changes the real thing
        return RunWords::tr("LIVE");
    case runbook::Mode::Drill:
        return RunWords::tr("DRILL");
    case runbook::Mode::Simulate:
        break;
    }
    return RunWords::tr("SIMULATED");
}

QString word(runbook::Effect effect)
{
    switch (effect) {
    case runbook::Effect::None:
        return RunWords::tr("changes nothing");
    case runbook::Effect::Read:
        return RunWords::tr("reads");
    case runbook::Effect::Convergent:
    case runbook::Effect::Keyed:
        //: the same request may be sent again without harm
        return RunWords::tr("safe to repeat");
    case runbook::Effect::Probed:
        return RunWords::tr("looked up before repeating");
    case runbook::Effect::Unsafe:
        break;
    }
    return RunWords::tr("never repeated by itself");
}

QString listTitle(const std::string& list)
{
    if (list == "immediate")
        //: heading of the steps to do at once, before anything else
        return RunWords::tr("At once");
    if (list == "preflight")
        return RunWords::tr("Before the start");
    if (list == "on_abort")
        return RunWords::tr("On stopping");
    if (list == "after")
        return RunWords::tr("Afterwards");
    if (list == "restore")
        //: heading of what was left changed and is set back
        return RunWords::tr("Put back");
    if (list == "cleanup")
        return RunWords::tr("Clean up");
    // Checks stand indented under their step: no heading.
    if (list == "steps" || list.ends_with(": before") || list.ends_with(": after"))
        return {};
    return text(runbook::spoken(list));
}

QString judgement(const runbook::ClockView& clocks)
{
    if (!clocks.rto || !clocks.rtoObjective)
        return RunWords::tr("Recovery time was not measured against an objective.");
    if (clocks.notExercised > 0)
        return RunWords::tr("Not proven: %n step(s) NOT EXERCISED.", nullptr, clocks.notExercised);
    if (!clocks.restored)
        return RunWords::tr("Not proven: the service was not marked as restored.");
    if (clocks.impactProposed)
        return RunWords::tr("Not proven: nobody confirmed the start of the impact.");
    return *clocks.rto <= *clocks.rtoObjective ? RunWords::tr("Recovery objective met.")
                                               : RunWords::tr("Recovery objective missed.");
}

bool failed(runbook::StepState state)
{
    using S = runbook::StepState;
    return state == S::Failed || state == S::TimedOut || state == S::UndoFailed
        || state == S::Cancelled;
}

std::optional<StatusKind> mark(runbook::StepState state)
{
    using S = runbook::StepState;
    if (failed(state))
        return StatusKind::Critical;
    if (state == S::Unknown)
        return StatusKind::Unknown;
    if (state == S::Inconclusive)
        return StatusKind::Warning;
    return std::nullopt;
}

QString clockText(Millis duration)
{
    const bool negative = duration.count() < 0;
    const qint64 all = std::abs(duration.count()) / 1000;
    const QString minutes = QString::number(all / 60 % 60);
    const QString seconds = QString::number(all % 60).rightJustified(2, QLatin1Char('0'));
    QString out = negative ? QStringLiteral("−") : QString();
    if (all >= 3600)
        out += QString::number(all / 3600) + QLatin1Char(':')
            + minutes.rightJustified(2, QLatin1Char('0'));
    else
        out += minutes;
    return QString(out + QLatin1Char(':') + seconds);
}

QString clockText(const std::optional<Millis>& duration)
{
    return duration ? clockText(*duration) : QStringLiteral("–:––");
}

QString timeText(World at)
{
    return QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count(), QTimeZone::utc())
        .toString(QStringLiteral("hh:mm:ss'Z'"));
}

QString ageText(World at, World now)
{
    const qint64 seconds = std::max<qint64>(0, (now - at).count() / 1000);
    if (seconds < 120)
        //: age of a reading
        return RunWords::tr("%1 s ago").arg(seconds);
    return RunWords::tr("%1 min ago").arg(seconds / 60);
}

QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

QString said(const std::string& english)
{
    return text(runbook::spoken(english));
}

QString said(const Error& error)
{
    Error shown = error;
    shown.detail = error.place ? runbook::spokenRefusal(error.detail)
                               : runbook::spokenSentence(error.detail);
    return text(describe(shown));
}

QString evidenceText(const std::string& kept)
{
    const QString all = text(kept);
    const auto blank = all.indexOf(QLatin1Char(' '));
    const QString kind = all.left(blank);
    const QString rest = blank < 0 ? QString() : all.mid(blank);
    //: kind of a piece of evidence: what a step printed or read
    return kind == QLatin1String("output") ? QString(RunWords::tr("output") + rest)
        //: kind of a piece of evidence: written by a person
        : kind == QLatin1String("text") ? QString(RunWords::tr("text") + rest)
        //: kind of a piece of evidence
        : kind == QLatin1String("link") ? QString(RunWords::tr("link") + rest)
        //: kind of a piece of evidence
        : kind == QLatin1String("file") ? QString(RunWords::tr("file") + rest)
        //: kind of a piece of evidence: a picture of the screen
        : kind == QLatin1String("screenshot") ? QString(RunWords::tr("screenshot") + rest)
        //: kind of a piece of evidence: in a tracker
        : kind == QLatin1String("ticket") ? QString(RunWords::tr("ticket") + rest)
                                          : all;
}

QString leadsTo(const runbook::PlanOption& option)
{
    QStringList out;
    if (option.steps > 0)
        //: what an option of a decision does before the run goes on
        out << RunWords::tr("does %n step(s)", nullptr, option.steps);
    if (!option.target.empty())
        out << QString(QStringLiteral("→ ")
                       + (option.targetNumber > 0
                              ? QString(QString::number(option.targetNumber) + QLatin1Char(' '))
                              : QString())
                       + text(option.targetTitle.empty() ? option.target : option.targetTitle));
    else
        //: an option of a decision leads to the step behind it
        out << QString(QStringLiteral("→ ") + RunWords::tr("the next step"));
    if (option.needsReason)
        out << RunWords::tr("needs a reason");
    if (!option.when.empty())
        //: %1 = a condition
        out << RunWords::tr("only if %1").arg(text(option.when));
    return out.join(QStringLiteral(" · "));
}

QString limitedMarkdown(const std::string& utf8)
{
    static const QRegularExpression bold(QStringLiteral(R"(\*\*([^*]+)\*\*)"));
    static const QRegularExpression code(QStringLiteral("`([^`]+)`"));
    QString out;
    bool inList = false;
    for (const QString& raw : QString::fromStdString(utf8).trimmed().split(QLatin1Char('\n'))) {
        QString line = raw.trimmed();
        const bool item
            = line.startsWith(QStringLiteral("- ")) || line.startsWith(QStringLiteral("* "));
        if (item)
            line = line.mid(2);
        line = line.toHtmlEscaped();
        line.replace(bold, QStringLiteral("<b>\\1</b>"));
        line.replace(code, QStringLiteral("<code>\\1</code>"));
        if (item != inList)
            out += inList ? QStringLiteral("</ul>") : QStringLiteral("<ul>");
        inList = item;
        if (item)
            out += QStringLiteral("<li>") + line + QStringLiteral("</li>");
        else if (line.isEmpty()) // a list has its own space around it
            out += out.endsWith(QStringLiteral("</ul>")) ? QString() : QStringLiteral("<br/>");
        else
            out += line + QLatin1Char(' ');
    }
    if (inList)
        out += QStringLiteral("</ul>");
    return out;
}

} // namespace mw::run
