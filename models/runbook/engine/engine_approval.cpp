// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Requests for approval: what they bind, what the votes mean, who may vote, and going on without
// one. Signed votes: engine_vote.cpp.
#include "models/runbook/engine/barred.h"
#include "models/runbook/engine/card_words.h"
#include "models/runbook/engine/engine_private.h"
#include "models/runbook/engine/persons.h"
#include "models/runbook/journal/hash.h"
#include "models/runbook/refused.h"
#include "models/runbook/spoken.h"
#include "models/runbook/steps/arguments.h"
#include "models/runbook/steps/k8s/kube_action.h"

#include <algorithm>

namespace mw::runbook {

using Json = nlohmann::json;

namespace {

constexpr const char* glassWord = "BREAK GLASS";
constexpr auto reviewWithin = std::chrono::hours(7 * 24);

} // namespace

// Covers the effects that follow in the same list, up to the next approval.
bool Engine::Private::requestApproval(const StepDef& def, StepRun& sr)
{
    const StepDef& step = effective(def);
    const auto args = resolveArguments(
        step, step.with, *findDescriptor("approval"), scope(sr.enteredAt), runbook.file);
    if (!args) {
        fail(def, args.error(), "arguments");
        return true;
    }
    Json covers = Json::object();
    std::string list;
    const Frame& frame = state.stack.back();
    const auto& steps = listOf(state, runbook, frame);
    for (size_t i = frame.index + 1; i < steps.size() && steps[i].type != "approval"; ++i) {
        if (!changesTheWorld(effect(steps[i])) || steps[i].type == "notify")
            continue;
        const std::string hash = coverHash(steps[i]);
        covers[steps[i].id] = hash;
        list += "  " + steps[i].id + ": "
            + oneLine(steps[i].title.empty() ? steps[i].type : steps[i].title)
            + (hash.empty() ? " (arguments not known yet)" : "") + "\n";
    }
    Json shown = Json::array();
    std::string values;
    for (const std::string& name : [&] {
             std::vector<std::string> out;
             if (const Value* show = args->member("show"); show && show->list()) {
                 for (const Value& item : *show->list())
                     out.push_back(toText(item));
             }
             return out;
         }()) {
        const size_t dot = name.find('.');
        const StepRun* of = dot == std::string::npos ? nullptr : state.find(name.substr(0, dot));
        const auto it = of ? of->outputs.find(name.substr(dot + 1))
                           : std::map<std::string, Value>::const_iterator();
        const std::string line = oneLine(
            name + " = " + (of && it != of->outputs.end() ? toText(it->second) : "unknown"));
        shown.push_back(line);
        values += "  " + line + "\n";
    }
    const int64_t need = argInteger(*args, "need").value_or(1);
    const Value* expires = args->member("expires");
    const Millis holds = expires && expires->duration() ? *expires->duration() : Millis(1'800'000);
    const World until = now() + holds;
    const std::string hash
        = sha256Hex(state.runId + "\n" + def.id + "\n" + covers.dump() + "\n" + shown.dump());
    const std::string text = "Midwatch approval request\nrun      " + state.runId + "\nrunbook  "
        + oneLine(state.title) + " (" + state.sha256.substr(0, 12) + ")\nmode     "
        + toString(state.mode) + "\nestate   " + oneLine(state.estate) + "\nstep     " + def.id
        + (def.title.empty() ? "" : ": " + oneLine(def.title)) + "\nasked by "
        + oneLine(state.operatorName) + "\nneeds    " + std::to_string(need) + "\nholds to "
        + formatTime(until) + "\n" + (list.empty() ? "" : "to do:\n" + list)
        + (values.empty() ? "" : "seen:\n" + values) + "hash     " + hash + "\nwords    "
        + hashWords(hash) + "\n";
    return append("approval.requested",
                  {{"step", def.id},
                   {"text", text},
                   {"hash", hash},
                   {"covers", covers},
                   {"shown", shown},
                   {"need", need},
                   {"expires", formatTime(until)}});
}

// Each vote is a record of its own; what follows from them follows again after a crash.
bool Engine::Private::judgeApproval(const StepDef& step, const StepRun& sr)
{
    if (!sr.approval)
        return false;
    Value::List names;
    if (!sr.approval->brokenBy.empty()) {
        for (const ApprovalView::Vote& vote : sr.approval->votes)
            names.emplace_back(vote.who);
        succeed(step,
                {},
                "glass broken by " + sr.approval->brokenBy + ": " + sr.approval->brokenWhy,
                sr.approval->brokenBy,
                {{"approvers", Value(std::move(names))}});
        return true;
    }
    for (const ApprovalView::Vote& vote : sr.approval->votes) {
        if (!vote.approved) {
            fail(step,
                 {ErrorKind::Forbidden, "denied by " + vote.who + ": " + vote.reason, 0, {}, {}},
                 "approval");
            return true;
        }
        names.emplace_back(vote.who);
    }
    if (static_cast<int>(names.size()) >= sr.approval->need) {
        const std::string line
            = "approved " + std::to_string(names.size()) + "/" + std::to_string(sr.approval->need);
        succeed(step, {}, line, {}, {{"approvers", Value(std::move(names))}});
        return true;
    }
    if (!sr.approval->expires || now() < *sr.approval->expires)
        return false;
    if (!sr.approval->expired && !append("approval.expired", {{"step", step.id}}))
        return false;
    fail(step,
         {ErrorKind::Timeout, "the request expired without enough approvals", 0, {}, {}},
         "approval");
    return true;
}

bool Engine::Private::approvalHolds(const StepDef& step) const
{
    for (const auto& [id, sr] : state.steps) {
        if (!sr.approval || sr.state != StepState::Succeeded)
            continue;
        const auto it = sr.approval->covers.find(step.id);
        if (it != sr.approval->covers.end() && !it->second.empty() && it->second != coverHash(step))
            return false;
    }
    return true;
}

std::vector<std::string> Engine::Private::fromOf(const StepDef& step) const
{
    std::vector<std::string> out;
    if (const Node* from = step.with.find("from")) {
        for (const Node& item : from->items)
            out.push_back(item.text);
    }
    return out;
}

std::vector<std::pair<std::string, std::string>> Engine::Private::barred(const StepDef& def) const
{
    return barredFrom(effective(def), state.drivers, state.starter, state.authors);
}

std::string Engine::Private::mayNotVote(const StepDef& step,
                                        const std::vector<std::string>& names) const
{
    const StepRun* sr = state.find(step.id);
    if (std::string why = runbook::mayNotVote(names, barred(step)); !why.empty())
        return why;
    for (const std::string& name : names) {
        for (const ApprovalView::Vote& vote : sr->approval->votes) {
            const bool twice = samePerson(vote.who, name)
                || std::find(vote.names.begin(), vote.names.end(), name) != vote.names.end();
            if (twice)
                return name + " has voted already";
        }
    }
    return {};
}

std::vector<std::string> Engine::Private::electorate(const std::vector<std::string>& from,
                                                     std::vector<std::string>& unchecked) const
{
    std::vector<std::string> people;
    std::vector<std::string> todo(from.rbegin(), from.rend());
    std::set<std::string> seen;
    while (!todo.empty()) {
        const std::string one = todo.back();
        todo.pop_back();
        if (!seen.insert(one).second)
            continue;
        const auto role = std::find_if(runbook.roles.begin(),
                                       runbook.roles.end(),
                                       [&](const RoleDef& r) { return r.name == one; });
        if (role != runbook.roles.end() && !role->from.empty())
            todo.insert(todo.end(), role->from.rbegin(), role->from.rend());
        else if (signers && signers->knows(one))
            people.push_back(one);
        else
            unchecked.push_back(one);
    }
    return people;
}

ApprovalView::Voter Engine::Private::voterOf(const SignerKey& key) const
{
    ApprovalView::Voter out;
    for (const std::string& name : key.principals)
        out.name += (out.name.empty() ? "" : ", ") + name;
    out.keyType = key.type;
    out.until = key.until;
    if (!key.authority)
        out.key = key.fingerprint;
    if (!key.validAt(now()))
        out.whyNot = key.until && *key.until <= now()
            ? CardWords::say(CardWords::tr("the key has expired"))
            : CardWords::say(CardWords::tr("the key does not count yet"));
    out.counts = out.whyNot.empty();
    return out;
}

void Engine::Private::fillApprovalCard(CardView& card, const StepDef& step, const StepRun& sr) const
{
    ApprovalView shown;
    if (sr.approval) {
        shown.need = sr.approval->need;
        shown.votes = sr.approval->votes;
        shown.requestText = sr.approval->text;
        shown.hashWords = hashWords(sr.approval->hash);
        shown.shown = sr.approval->shown;
        shown.expiresAt = sr.approval->expires;
        shown.expired = sr.approval->expired;
        for (const auto& [id, hash] : sr.approval->covers) {
            const StepDef* covered = stepById(state, runbook, id);
            shown.covers.push_back(id + ": "
                                   + (covered && !covered->title.empty() ? covered->title : id));
        }
    }
    shown.from = fromOf(effective(step));
    const auto never = barred(step);
    for (const auto& [name, why] : never) {
        if (std::find(shown.notFrom.begin(), shown.notFrom.end(), name) == shown.notFrom.end())
            shown.notFrom.push_back(name);
    }
    shown.checking = pendingVote.has_value();
    if (state.mode == Mode::Live)
        shown.breakWord = glassWord;
    const Node* distinct = effective(step).with.find("distinct_from");
    const bool author = distinct
        && std::any_of(distinct->items.begin(), distinct->items.end(), [](const Node& one) {
                            return one.text == "author";
                        });
    if (author && state.authors.empty())
        shown.unchecked.push_back(CardWords::say(CardWords::tr(
            "Who wrote this runbook is not known here (it is not in Git): not checked.")));
    if (signers) {
        shown.isSigned = true;
        shown.signersFile = state.signersFile;
        std::vector<std::string> unchecked;
        const std::vector<std::string> people = electorate(shown.from, unchecked);
        for (const SignerKey& key : signers->keys) {
            if (!key.forApprovals())
                continue;
            ApprovalView::Voter voter = voterOf(key);
            std::string why;
            for (const std::string& name : key.principals) {
                for (const auto& [who, reason] : never) {
                    if (samePerson(name, who))
                        why = name + reason;
                }
            }
            const bool member = !unchecked.empty() || people.empty()
                || std::any_of(
                    key.principals.begin(), key.principals.end(), [&](const std::string& name) {
                        return std::find(people.begin(), people.end(), name) != people.end();
                    });
            if (voter.counts && !why.empty())
                voter.whyNot = spokenRefusal(why);
            else if (voter.counts && !key.authority && !member)
                //: of a person: the step names others who may approve
                voter.whyNot = CardWords::say(CardWords::tr("not asked by this step"));
            voter.counts = voter.whyNot.empty();
            shown.voters.push_back(std::move(voter));
        }
        if (!unchecked.empty()) {
            std::string list;
            for (const std::string& one : unchecked)
                list += (list.empty() ? "" : ", ") + one;
            //: %1 = names of roles and groups
            shown.unchecked.push_back(CardWords::say(
                CardWords::tr("Who belongs to %1 is written nowhere: not checked. Any key of "
                              "allowed_signers counts."),
                list));
        }
        const bool others = !distinct || !distinct->items.empty();
        const bool known
            = std::any_of(signers->keys.begin(), signers->keys.end(), [&](const SignerKey& key) {
                  return std::any_of(
                      key.principals.begin(), key.principals.end(), [&](const std::string& name) {
                          return samePerson(name, state.operatorName);
                      });
              });
        if (others && !known)
            //: %1 = who drives the run
            shown.unchecked.push_back(CardWords::say(
                CardWords::tr("%1 drives and is no name in allowed_signers. Whether one of these "
                              "keys is theirs under another name is not checked."),
                state.operatorName));
    }
    card.deadline = shown.expiresAt;
    card.approval = std::move(shown);
}

Status Engine::approve(const std::string& stepId, const std::string& who)
{
    const auto found = d->at(stepId, {StepState::WaitingApproval});
    if (!found)
        return found.error();
    const StepRun& sr = d->state.steps[stepId];
    if (auto open = d->requestOpen(sr); !open)
        return open;
    if (d->signers)
        return refused("here only a signature counts: allowed_signers governs this run");
    if (folded(who).empty())
        return refused("who approves?");
    if (const std::string why = d->mayNotVote(**found, {who}); !why.empty())
        return refused(why);
    d->append("approval.vote",
              {{"step", stepId},
               {"who", who},
               {"approved", true},
               {"signed", false}, // nobody checks who typed the name
               {"hash", sr.approval->hash}});
    d->pump();
    return d->acted();
}

Status Engine::Private::requestOpen(const StepRun& sr) const
{
    const bool open = sr.approval && !sr.approval->expired
        && (!sr.approval->expires || now() < *sr.approval->expires);
    return open ? Status() : Status(refused("the request has expired"));
}

Status Engine::deny(const std::string& stepId, const std::string& who, const std::string& reason)
{
    const auto found = d->at(stepId, {StepState::WaitingApproval});
    if (!found)
        return found.error();
    if (who.empty() || reason.empty())
        return refused("a denial needs a name and a reason");
    d->append("approval.vote",
              {{"step", stepId}, {"who", who}, {"approved", false}, {"reason", reason}});
    d->pump();
    return d->acted();
}

Status Engine::breakGlass(const std::string& stepId,
                          const std::string& who,
                          const std::string& reason,
                          const std::string& word)
{
    const auto found = d->at(stepId, {StepState::WaitingApproval});
    if (!found)
        return found.error();
    const StepRun& sr = d->state.steps[stepId];
    if (!sr.approval)
        return refused("nothing was asked for yet");
    if (who.empty() || reason.find_first_not_of(' ') == std::string::npos)
        return refused("going on without the approval needs a name and a reason");
    if (d->state.mode == Mode::Live && word != glassWord)
        return refused(std::string("type ") + glassWord);
    int given = 0;
    for (const ApprovalView::Vote& vote : sr.approval->votes)
        given += vote.approved;
    const std::string& team = d->runbook.team;
    d->append("override",
              {{"step", stepId},
               {"kind", "approval"},
               {"who", who},
               {"reason", reason},
               {"hash", sr.approval->hash},
               {"approvals", given},
               {"need", sr.approval->need},
               {"owner", team.empty() ? who : team},
               {"until", formatTime(d->now() + reviewWithin)}});
    d->pump();
    return d->acted();
}

} // namespace mw::runbook
