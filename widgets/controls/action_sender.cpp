// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/action_sender.h"

#include "models/hub/hub.h"
#include "models/text/format.h"

namespace mw {

ActionSender::ActionSender(ActionSetup setup,
                           PaneContext& context,
                           ConfirmCard& card,
                           QObject* parent)
    : QObject(parent), m_setup(std::move(setup)), m_context(context), m_card(card)
{
}

ActionSender::~ActionSender() = default;

std::string ActionSender::environmentOf(const Atom& source) const
{
    for (const SourceStatus& status : m_context.hub.sources()) {
        if (status.id.str() == source.view())
            return status.environment;
    }
    return {};
}

bool ActionSender::armedFor(const Atom& source) const
{
    return m_context.arming.armedFor(environmentOf(source));
}

QString ActionSender::armWords(const Atom& source) const
{
    if (armedFor(source))
        return {};
    //: Button in the place of one that changes the world. %1 = environment
    return tr("Arm %1 first").arg(text::qs(environmentOf(source)));
}

void ActionSender::arm()
{
    m_context.actions.trigger(QStringLiteral("shell.arm"));
}

void ActionSender::send(runbook::ActionRequest request, Words done, Leaves leaves)
{
    request.who = m_setup.person;
    request.environment = m_context.arming.environment();
    request.reason = m_context.arming.reference().toStdString();
    m_done = std::move(done);
    m_leaves = std::move(leaves);
    m_card.setSent();
    m_card.say(StatusKind::Info, tr("Sent; waiting for the reply…"));
    m_run = std::make_unique<runbook::ActionRun>(
        m_setup.services, m_setup.runsDir, std::move(request));
    connect(m_run.get(), &runbook::ActionRun::finished, this, &ActionSender::finished);
    if (const Status begun = m_run->begin(); !begun)
        m_card.say(StatusKind::Critical,
                   //: %1 = what is wrong with the disk
                   tr("Nothing was sent: it could not be written down (%1).")
                       .arg(text::qs(describe(begun.error()))));
}

void ActionSender::finished()
{
    using State = runbook::ActionOutcome::State;
    const runbook::ActionOutcome& outcome = m_run->outcome();
    switch (outcome.state) {
    case State::Succeeded:
        m_card.say(StatusKind::Ok, m_done(outcome));
        break;
    case State::Refused:
        //: %1 = the server's words
        m_card.say(StatusKind::Critical, tr("Refused: %1").arg(text::qs(outcome.words)));
        break;
    case State::Unknown:
        //: %1 = why it is not known
        m_card.say(StatusKind::Warning,
                   tr("Not known whether it happened (%1); the list is read again.")
                       .arg(text::qs(outcome.words)));
        break;
    }
    if (outcome.state != State::Refused && m_leaves && m_setup.takeLeft) {
        LeftByDeed left = m_leaves(outcome);
        left.left.owner = m_setup.person;
        if (outcome.state == State::Unknown) {
            left.left.to += " (not confirmed)";
            left.undoes.clear(); // perhaps it was not put back
        }
        m_setup.takeLeft(std::move(left));
    }
    // from the same server: its peers may not know it yet
    m_context.hub.retry(SourceId(m_run->request().endpoint));
}

} // namespace mw
