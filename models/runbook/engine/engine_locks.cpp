// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Two laptops must not do the same thing twice: the locks of the run, and what may not happen
// without them.
#include "models/runbook/engine/card_words.h"
#include "models/runbook/engine/engine_private.h"
#include "models/runbook/spoken.h"

#include <QSysInfo>

namespace mw::runbook {

using Json = nlohmann::json;

namespace {

std::string named(const LockView& lock)
{
    return spoken("the lock \"" + lock.name + "\""
                  + (lock.place.empty() ? "" : " in " + lock.place));
}

} // namespace

void Engine::Private::takeLocks()
{
    if (locks || runbook.locks.empty())
        return;
    locks = std::make_unique<RunLocks>(
        *services.gateway, *services.clock, [this](const LockView& lock) { lockChanged(lock); });
    const MapScope with = scope(state.startedAt);
    for (const LockDef& lock : runbook.locks) {
        LeaseLock::Wanted wanted;
        wanted.name = plainText(lock.name, with);
        wanted.cluster = plainText(lock.cluster, with);
        wanted.ns = plainText(lock.ns, with);
        // The same after a crash: what was ours is ours again at once on this machine.
        wanted.holder = state.runId + "@" + QSysInfo::machineHostName().toStdString();
        wanted.driver = state.operatorName;
        wanted.run = state.runId;
        locks->want(std::move(wanted));
    }
}

void Engine::Private::lockChanged(const LockView& lock)
{
    touch();
    const auto it = state.locks.find(lock.name);
    const bool news = it == state.locks.end() || it->second != toString(lock.state);
    if (news && lock.state != LockState::Taking && !state.closed)
        append("lock",
               {{"name", lock.name},
                {"place", lock.place},
                {"state", toString(lock.state)},
                {"holder", lock.holder},
                {"fence", lock.fence},
                {"problem", lock.problem}});
    if (!pumping)
        pump();
    else
        again = true;
}

bool Engine::Private::lockShared() const
{
    if (!locks || !locks->allHeld())
        return false;
    for (const LockView& lock : locks->view()) {
        if (lock.place.empty())
            return false;
    }
    return true;
}

bool Engine::Private::mayAffect(const StepDef& step) const
{
    if (!changesTheWorld(effect(step)) || effective(step).type == "notify")
        return true;
    if (state.lockBroken)
        return true;
    if (locks && (locks->taken() || locks->taking()))
        return false;
    return state.mode != Mode::Live || state.lockAccepted || lockShared();
}

std::string Engine::Private::lockLine() const
{
    std::string out;
    for (const LockView& lock : locks ? locks->view() : std::vector<LockView>{}) {
        std::string one = "lock " + lock.name;
        switch (lock.state) {
        case LockState::Held:
            one += lock.place.empty() ? " local only" : " held in " + lock.place;
            break;
        case LockState::HeldByOther:
            one += " held by " + lock.holder;
            break;
        case LockState::Unreachable:
            one += " local only: " + lock.place + " not reachable";
            break;
        case LockState::Lost:
            one += " LOST in " + lock.place;
            break;
        default:
            one += " is being taken in " + lock.place;
            break;
        }
        out += (out.empty() ? "" : ", ") + one;
    }
    if (!out.empty())
        return state.lockBroken ? out + " (gone on without it)" : out;
    const MapScope with = scope(now());
    for (const LockDef& lock : runbook.locks)
        out += (out.empty() ? "lock " : ", ") + plainText(lock.name, with)
            + (lock.remote() ? " not taken yet" : " local only");
    return out.empty() ? "lock local only" : out;
}

// The card of an effect that may not be sent yet.
void Engine::Private::fillLockCard(CardView& card) const
{
    if (locks && locks->taking()) {
        card.kind = CardKind::Working;
        card.confirm = ConfirmKind::None;
        card.verb.clear();
        card.now = spokenList(lockLine());
        return;
    }
    card.kind = CardKind::LocalLock;
    card.title = CardWords::say(CardWords::tr("Is anybody else running this?"));
    card.say.clear();
    card.request.clear();
    card.asCommand.clear();
    card.now.clear();
    card.then.clear();
    card.undo.clear();
    card.dryRun.clear();
    card.warnings.clear();
    card.nowReadAt.reset();
    card.nowStale = false;
    card.irreversible = false;
    if (const LockView* lock = locks ? locks->taken() : nullptr) {
        const bool lost = lock->state == LockState::Lost;
        card.problem = lost
            //: %1 = name of a lock, %2 = why
            ? CardWords::say(
                CardWords::tr("This run has lost %1: %2. Somebody else may hold it by now. "
                              "Nothing more is sent until it is back."),
                named(*lock),
                spoken(lock->problem))
            //: %1 = a person, %2 = name of a lock
            : CardWords::say(
                CardWords::tr("%1 holds %2. Two people must not run this at the same time. "
                              "Midwatch goes on by itself as soon as the lock is free."),
                lock->holder,
                named(*lock));
        if (!lost && lock->freeIn)
            card.deadline = now() + *lock->freeIn;
        card.ask = CardWords::say(
            CardWords::tr("Talk to them first. To go on all the same, give a reason and type the "
                          "words. It is kept in the journal and has to be reviewed afterwards."));
        card.verb = CardWords::say(CardWords::tr("Go on without the lock"));
        card.confirm = ConfirmKind::TypeWord;
        card.word = "BREAK LOCK";
        card.needsReason = true;
        return;
    }
    const LockView* lost = locks ? locks->unreachable() : nullptr;
    card.problem = lost
        //: %1 = name of a lock, %2 = why
        ? CardWords::say(
              CardWords::tr("Midwatch cannot reach %1: %2."), named(*lost), spoken(lost->problem))
            + ' '
        : std::string();
    card.problem += CardWords::say(
        runbook.locks.empty() ? CardWords::tr(
            "This runbook names no lock that others can see. The run is locked on this "
            "machine only: somebody could start it on another laptop at the same time.")
            : lost
            ? CardWords::tr("The run is locked on this machine only: somebody could start it on "
                            "another laptop at the same time. Midwatch keeps trying.")
            : CardWords::tr("The lock of this runbook holds on this machine only: somebody "
                            "could start it on another laptop at the same time."));
    card.ask = CardWords::say(CardWords::tr("Make sure that nobody else runs it. Then go on."));
    card.verb = CardWords::say(CardWords::tr("Nobody else runs this"));
    card.confirm = ConfirmKind::CtrlEnter;
}

Status Engine::acceptLocalLock(const std::string& who, const std::string& reason)
{
    if (auto may = d->mayAct(); !may)
        return may;
    const auto refused = [](const std::string& why) {
        return Error{ErrorKind::Invalid, why, 0, {}, {}};
    };
    if (who.empty())
        return refused("who says so?");
    if (const LockView* lock = d->locks ? d->locks->taken() : nullptr) {
        if (reason.empty())
            return refused("going on without the lock needs a reason");
        d->append(
            "lock.broken",
            {{"who", who}, {"reason", reason}, {"name", lock->name}, {"holder", lock->holder}});
    } else {
        d->append("lock.accepted", {{"who", who}, {"place", "local"}});
    }
    d->pump();
    return d->acted();
}

} // namespace mw::runbook
