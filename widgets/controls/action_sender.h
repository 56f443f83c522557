// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// From "confirmed" to the outcome: one request that changes the world, journaled before and after,
// with what became of it said on the card it was confirmed on. Only while its environment is armed.
// GUI thread; owned by whoever owns the card.
#pragma once

#include "models/incident/incident.h"
#include "models/runbook/action_run.h"
#include "widgets/controls/confirm_card.h"
#include "widgets/controls/pane.h"

#include <functional>

namespace mw {

// What a deed leaves otherwise than it found it, for the record of an incident that is open. In
// English, as all that is kept.
struct LeftByDeed
{
    incident::LeftChanged left; // key: of the thing, the same for every deed to it
    std::string undoes; // key of what this deed puts back, if it was left changed before; or empty
};
using TakeLeft = std::function<void(LeftByDeed)>;

// What a pane needs to change anything.
struct ActionSetup
{
    runbook::Services services; // without a gateway nothing can be done
    std::string runsDir, person;
    TakeLeft takeLeft{}; // null: nobody keeps it
};

class ActionSender : public QObject
{
    Q_OBJECT
public:
    ActionSender(ActionSetup setup, PaneContext& context, ConfirmCard& card, QObject* parent);
    ~ActionSender() override;

    bool possible() const { return m_setup.services.gateway != nullptr; }
    // Environment of a source or cluster in the estate file; empty: none.
    std::string environmentOf(const Atom& source) const;
    bool armedFor(const Atom& source) const;
    // Instead of the verb while the environment is not armed: "Arm prod first". Empty: it is.
    QString armWords(const Atom& source) const;
    void arm(); // opens the dialogue

    // done: what the card says when the server has confirmed it.
    using Words = std::function<QString(const runbook::ActionOutcome&)>;
    // leaves: what it leaves changed when it was confirmed, or may have where that is not known;
    // the person owns it. null: nothing.
    using Leaves = std::function<LeftByDeed(const runbook::ActionOutcome&)>;
    void send(runbook::ActionRequest request, Words done, Leaves leaves = {});

private:
    void finished();

    ActionSetup m_setup;
    PaneContext& m_context;
    ConfirmCard& m_card;
    std::unique_ptr<runbook::ActionRun> m_run;
    Words m_done;
    Leaves m_leaves;
};

} // namespace mw
