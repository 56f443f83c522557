// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panes/delivery/run_deeds.h"

#include "models/hub/hub.h"
#include "models/runbook/delivery_actions.h"
#include "models/text/format.h"

namespace mw {

RunDeeds::RunDeeds(ActionSetup setup, PaneContext& context, ConfirmCard& card, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_card(card)
    , m_sender(std::move(setup), context, card, nullptr)
{
    connect(&card, &ConfirmCard::confirmed, this, &RunDeeds::confirmed);
    connect(&card, &ConfirmCard::closed, this, [this] { m_deed = Deed::None; });
    connect(&context.arming, &Arming::changed, this, &RunDeeds::refresh);
}

bool RunDeeds::allowed(const PipelineRun& run) const
{
    return m_deed == Deed::Rerun ? runbook::canRerunFailed(run) : runbook::canCancel(run);
}

QString RunDeeds::name() const
{
    return text::qs(m_run.workflow.str()) + QStringLiteral(" #") + QString::number(m_run.number);
}

QString RunDeeds::verb() const
{
    if (QString arm = m_sender.armWords(m_run.key.source); !arm.isEmpty())
        return arm;
    return m_deed == Deed::Rerun
        //: Button: verb and object. %1 = "deploy #4812"
        ? tr("Re-run the failed jobs of %1").arg(name())
        //: Button: verb and object. %1 = "deploy #4812"
        : tr("Cancel %1").arg(name());
}

bool RunDeeds::open(Deed deed, const PipelineRun& run)
{
    m_deed = deed;
    m_run = run;
    if (!m_sender.possible() || !allowed(run)) {
        m_deed = Deed::None;
        return false;
    }
    const QString where = text::qs(run.repository.str());
    const auto request
        = deed == Deed::Rerun ? runbook::rerunFailedRequest(run) : runbook::cancelRequest(run);
    m_card.open(deed == Deed::Rerun
                    //: Heading. %1 = "deploy #4812", %2 = "owner/repo"
                    ? tr("Re-run the failed jobs of %1 in %2").arg(name(), where)
                    //: Heading. %1 = "deploy #4812", %2 = "owner/repo"
                    : tr("Cancel %1 in %2").arg(name(), where),
                text::qs(runbook::requestText(request)),
                verb(),
                ButtonKind::Danger);
    if (deed == Deed::Rerun)
        m_card.say(StatusKind::Info,
                   //: %1 = commit, %2 = number of the next attempt
                   tr("Runs commit %1 again, as attempt %2; jobs that went well are not repeated.")
                       .arg(text::qs(run.sha.substr(0, 7)))
                       .arg(run.attempt + 1));
    else
        m_card.say(
            StatusKind::Info,
            tr("Jobs that run are stopped where they are; what they changed stays changed."));
    return true;
}

bool RunDeeds::rerunFailed(const PipelineRun& run)
{
    return open(Deed::Rerun, run);
}

bool RunDeeds::cancel(const PipelineRun& run)
{
    return open(Deed::Cancel, run);
}

void RunDeeds::refresh()
{
    if (m_deed == Deed::None || m_card.isSent())
        return;
    const auto& runs = m_context.hub.topic<PipelineRun>();
    const auto slot = runs.find(m_run.key);
    // Somebody else may have been quicker.
    const bool still = slot && runs.row(*slot).attempt == m_run.attempt && allowed(runs.row(*slot));
    if (!still)
        m_card.say(StatusKind::Warning, tr("It has changed meanwhile: look at the run again."));
    m_card.setVerb(verb(), still);
}

void RunDeeds::confirmed()
{
    if (m_deed == Deed::None)
        return;
    if (!m_sender.armedFor(m_run.key.source)) {
        m_sender.arm();
        return;
    }
    const auto left = [this](const std::string& to, const std::string& undo) {
        LeftByDeed out;
        out.left.key = "run:" + m_run.key.source.str() + "/" + m_run.key.id;
        out.left.what = name().toStdString() + " of " + m_run.repository.str();
        out.left.from = m_deed == Deed::Rerun ? "failed" : "running";
        out.left.to = to;
        out.left.undo = undo;
        return [out](const runbook::ActionOutcome&) { return out; };
    };
    if (m_deed == Deed::Rerun) {
        const int attempt = m_run.attempt + 1;
        m_sender.send(
            runbook::rerunFailedRequest(m_run),
            [attempt](const runbook::ActionOutcome&) {
                //: %1 = number of the attempt
                return tr("Accepted: attempt %1 begins.").arg(attempt);
            },
            left("failed jobs run again as attempt " + std::to_string(attempt),
                 "cancel it while it runs; what it has shipped by then stays shipped"));
        return;
    }
    m_sender.send(
        runbook::cancelRequest(m_run),
        [](const runbook::ActionOutcome&) { return tr("Accepted: it is being cancelled."); },
        left("cancelled", "run it again"));
}

} // namespace mw
