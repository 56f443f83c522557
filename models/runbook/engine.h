// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One run of one runbook. GUI thread only. Its state is the fold of its journal and nothing else:
// every action below appends a record first, then acts. One Engine is one run; resume() on a new
// Engine continues after a crash. Destroying it leaves the run open (journaled as interrupted).
#pragma once

#include "models/runbook/plan.h"
#include "models/runbook/run_view.h"

#include <QObject>
#include <functional>
#include <memory>

namespace mw::runbook {

struct EvidenceItem
{
    std::string kind = "text"; // text link ticket file output
    std::string label;
    std::string text; // the text, link, ticket; for file: a path that is copied
};

class Engine : public QObject
{
    Q_OBJECT
public:
    explicit Engine(const Services& services, QObject* parent = nullptr);
    ~Engine() override;

    // Makes the run's folder and journal, then plans: Draft → Planned → AwaitingStart. Refuses
    // (Misconfigured) what does not lint, wrong inputs, a mode the file or the estate forbids.
    Status create(const RunRequest& request);
    // Opens an existing run. NotAvailable: somebody else writes it; Decode: the journal is damaged.
    Status resume(const std::string& runDir, const std::string& operatorName);
    // Only reads: view() shows it, every action is refused.
    Status openReadOnly(const std::string& runDir);
    // Takes the run only to add a vote: nothing else moves, and who drives it stays.
    // NotAvailable: somebody else writes it, and takes the vote there.
    Status openForVote(const std::string& runDir);

    const RunView& view() const; // as of the last changed()
    RunView viewNow() const; // with clocks and ages of this moment
    const PlanView& plan() const;
    const Runbook& runbook() const;

    // What people do. A refusal says why and changes nothing. `who` is a name; it is journaled.
    Status start(const std::string& who);
    // Nobody else runs this (the lock cannot be shared). If somebody holds it: break the lock,
    // which needs a reason and is kept as an exception of the run.
    Status acceptLocalLock(const std::string& who, const std::string& reason = {});
    // The effect on the card. word: for TypeWord. Reads `now` again first when it is stale.
    Status confirm(const std::string& stepId, const std::string& who, const std::string& word = {});
    Status answer(const std::string& stepId,
                  const std::string& who,
                  const std::string& text = {},
                  const std::string& secondPerson = {},
                  const std::vector<EvidenceItem>& evidence = {}); // manual
    Status fill(const std::string& stepId,
                const std::map<std::string, std::string>& values,
                const std::string& who); // input
    Status decide(const std::string& stepId,
                  const std::string& option,
                  const std::string& reason,
                  const std::string& who);
    // By name, as somebody at this keyboard types it: journaled as not signed. Refused where an
    // allowed_signers lay beside the runbook (or above it) when the run was made: there only
    // approveSigned() counts.
    Status approve(const std::string& stepId, const std::string& who);
    // signature: of exactly the request's text, made with `ssh-keygen -Y sign -n
    // midwatch-approval`. Who signed follows from it. `done` comes later and once, unless the
    // engine goes before; a refusal says why and no vote is journaled, only the attempt.
    void approveSigned(const std::string& stepId,
                       const std::string& signature,
                       std::function<void(Status)> done);
    // Goes on without the approval: nobody can be reached and waiting would be worse. Live mode
    // wants the word of the card. Loud: an exception of the run, and a review on the list of what
    // was left changed.
    Status breakGlass(const std::string& stepId,
                      const std::string& who,
                      const std::string& reason,
                      const std::string& word = {});
    // Keeps a signature of the head of a closed run: of exactly view().head.text, made with
    // `ssh-keygen -Y sign -n midwatch-run`. Also of a run that is only shown: the journal is taken
    // for that moment alone. Where an allowed_signers was frozen into the run the key must be in
    // it. `done` as for approveSigned(); a refusal leaves no record: nothing else follows the end.
    void signHead(const std::string& signature, std::function<void(Status)> done);
    // What makes and checks signatures here; for signing at this machine.
    SshSigning& signing() const;
    Status deny(const std::string& stepId, const std::string& who, const std::string& reason);
    Status retry(const std::string& stepId, const std::string& who);
    Status byHand(const std::string& stepId,
                  const std::string& who,
                  const std::vector<EvidenceItem>& evidence);
    Status skip(const std::string& stepId,
                const std::string& who,
                const std::string& reason,
                const std::string& secondPerson = {});
    Status undo(const std::string& who, const std::string& reason); // undo lists, then aborted
    Status abort(const std::string& who,
                 const std::string& reason); // undo before the mark, else stop
    Status pause(const std::string& who);
    Status proceed(const std::string& who); // after pause
    Status refresh(const std::string& stepId); // read `now` again
    Status note(const std::string& text, const std::string& who);
    Status addEvidence(const std::string& stepId, const EvidenceItem& item, const std::string& who);
    // Evidence that should not have been kept: its file is removed, that it was there and who took
    // it out stay in the journal. Also of a run that is only shown or over: the journal is taken
    // for that moment. Once more for what is withdrawn: removes a file that is still there.
    Status withdraw(const std::string& file, const std::string& who, const std::string& reason);
    Status assign(const std::string& leftChangedKey,
                  const std::string& owner,
                  World until,
                  const std::string& who);
    Status restore(const std::string& leftChangedKey, const std::string& who);
    Status finish(const std::string& who); // from the left-changed card: close as it is
    // Somebody else drives from now on, at this keyboard; the locks carry the new name.
    Status handOver(const std::string& to, const std::string& who);
    // A clock mark proposed by data and confirmed, or forced (then flagged).
    Status setMark(const std::string& mark, World at, bool forced, const std::string& who);

    // False while the locks of a closed run are still being given back.
    bool settled() const;

    // Looks at deadlines now; called by the timer, or by a test that turns the clock by hand.
    void poll();

    struct Private; // the engine folder's own

Q_SIGNALS:
    void changed();
    void finished(); // the run is closed

private:
    std::unique_ptr<Private> d;
};

} // namespace mw::runbook
