// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Signed votes. Whoever signed follows from the signature and the allowed_signers that was frozen
// into the run's folder; nothing that anybody types says who it was. A refused signature leaves a
// note in the journal and no vote.
#include "models/runbook/engine/engine_private.h"
#include "models/runbook/engine/persons.h"
#include "models/runbook/refused.h"
#include "models/runbook/sign/ssh_signature.h"
#include "models/secrets/program.h"

#include <algorithm>
#include <filesystem>
#include <sstream>

namespace mw::runbook {

using Json = nlohmann::json;

namespace {

constexpr size_t mostCompared = 8; // other requests a signature that does not fit is tried with

} // namespace

Status Engine::Private::loadSigners()
{
    if (state.signersSha256.empty())
        return {};
    const std::string path = dir + "/allowed_signers";
    const auto bytes = files->read(path, 1u << 20);
    if (!bytes)
        return bytes.error();
    auto parsed = parseAllowedSigners(*bytes, state.signersFile);
    if (!parsed)
        return parsed.error();
    if (parsed->sha256 != state.signersSha256)
        return Error{ErrorKind::Decode,
                     "is not the file that was found when the run was made",
                     0,
                     {},
                     Place{path, 1, 0}};
    signers = std::move(*parsed);
    return {};
}

void Engine::Private::askAuthor()
{
    bool wanted = false;
    runbook.forEachStep([&](const StepDef& step) {
        const Node* distinct = step.with.find("distinct_from");
        for (const Node& one :
             distinct&& step.type == "approval" ? distinct->items : std::vector<Node>())
            wanted = wanted || one.text == "author";
    });
    const std::filesystem::path file(runbook.file);
    if (!wanted || runbook.file.empty())
        return;
    const std::string folder
        = file.parent_path().empty() ? std::string(".") : file.parent_path().string();
    ProgramLimits limits;
    limits.time = std::chrono::seconds(5);
    runProgram(
        {"git", "-C", folder, "log", "-1", "--format=%an%n%ae", "--", file.filename().string()},
        &q,
        [this](Result<SecretPtr> output) {
            Json names = Json::array();
            std::istringstream in(output ? std::string((*output)->reveal()) : "");
            for (std::string line; std::getline(in, line);) {
                if (!line.empty())
                    names.push_back(line);
            }
            if (!names.empty() && append("run.author", {{"names", names}}))
                pump();
        },
        limits);
}

void Engine::approveSigned(const std::string& stepId,
                           const std::string& pasted,
                           std::function<void(Status)> done)
{
    const auto found = d->at(stepId, {StepState::WaitingApproval});
    if (!found) {
        done(found.error());
        return;
    }
    const StepRun& sr = d->state.steps[stepId];
    if (auto open = d->requestOpen(sr); !open) {
        done(open);
        return;
    }
    if (!d->signers) {
        done(refused("there is no allowed_signers beside this runbook: nobody knows whose key "
                     "this is"));
        return;
    }
    if (d->pendingVote) {
        done(refused("another signature is being checked"));
        return;
    }
    d->pendingVote.emplace();
    d->pendingVote->ticket = d->nextTicket++;
    d->pendingVote->step = stepId;
    d->pendingVote->hash = sr.approval->hash;
    d->pendingVote->done = std::move(done);
    const auto parsed = parseSshSignature(pasted);
    if (!parsed) {
        d->refuseVote(parsed.error());
        return;
    }
    d->pendingVote->armor = parsed->armor;
    d->pendingVote->key = parsed->fingerprint;
    if (parsed->nameSpace != approvalNamespace) {
        d->refuseVote(refused("it was signed for \"" + parsed->nameSpace.substr(0, 60)
                              + "\", not for an approval: sign with -n " + approvalNamespace));
        return;
    }
    if (!parsed->certificate && !d->signers->key(parsed->fingerprint)) {
        d->refuseVote(refused("the key " + parsed->fingerprint + " is not in allowed_signers"));
        return;
    }
    for (const ApprovalView::Vote& given : sr.approval->votes) {
        if (!parsed->certificate && given.key == parsed->fingerprint) {
            d->refuseVote(refused("this key has voted already, as " + given.who));
            return;
        }
    }
    d->touch();
    const uint64_t ticket = d->pendingVote->ticket;
    d->services.signing->check(
        {d->signers->text, sr.approval->text, parsed->armor, d->now()},
        this,
        [this, ticket](Result<Signer> signer) { d->voteChecked(ticket, std::move(signer)); });
    d->pump();
}

// Where the request went while it was checked, the vote goes with it.
void Engine::Private::voteChecked(uint64_t ticket, Result<Signer> signer)
{
    if (!pendingVote || pendingVote->ticket != ticket)
        return;
    if (!signer && signer.error().kind == ErrorKind::Conflict) {
        whichText(ticket);
        return;
    }
    if (!signer) {
        refuseVote(signer.error());
        return;
    }
    const auto found = at(pendingVote->step, {StepState::WaitingApproval});
    const StepRun* sr = state.find(pendingVote->step);
    if (!found || !sr || !sr->approval || sr->approval->hash != pendingVote->hash) {
        refuseVote(refused("the request is over"));
        return;
    }
    if (auto open = requestOpen(*sr); !open) {
        refuseVote(open.error());
        return;
    }
    std::vector<std::string> names = signer->principals;
    std::erase_if(names, isPattern);
    if (names.empty()) {
        refuseVote(refused("allowed_signers lists this key for \"" + signer->principal
                           + "\", which is no single person"));
        return;
    }
    for (const ApprovalView::Vote& before : sr->approval->votes) {
        if (before.key == signer->fingerprint) {
            refuseVote(refused("this key has voted already, as " + before.who));
            return;
        }
    }
    if (const std::string why = mayNotVote(**found, names); !why.empty()) {
        refuseVote(refused(why));
        return;
    }
    std::vector<std::string> unchecked;
    const auto people = electorate(fromOf(effective(**found)), unchecked);
    const bool asked = !unchecked.empty() || people.empty()
        || std::any_of(names.begin(), names.end(), [&](const std::string& name) {
               return std::find(people.begin(), people.end(), name) != people.end();
           });
    if (!asked) {
        refuseVote(refused(names.front() + " is not asked by this step"));
        return;
    }
    const PendingVote mine = *std::exchange(pendingVote, std::nullopt);
    append("approval.vote",
           {{"step", mine.step},
            {"who", names.front()},
            {"names", names},
            {"approved", true},
            {"signed", true},
            {"key", signer->fingerprint},
            {"keyType", signer->keyType},
            {"signature", mine.armor},
            {"hash", mine.hash}});
    pump();
    mine.done(acted());
}

void Engine::Private::whichText(uint64_t ticket)
{
    const StepRun* sr
        = pendingVote && pendingVote->ticket == ticket ? state.find(pendingVote->step) : nullptr;
    if (!sr || !sr->approval)
        return;
    // First the text as chats cut it, then the requests of this run, newest first.
    std::string text;
    std::string why;
    if (pendingVote->tried == 0) {
        text = sr->approval->text;
        if (!text.empty())
            text.pop_back();
        why = "it signs the request without its last line end: sign exactly what is copied";
    } else {
        const size_t back = pendingVote->tried;
        if (back > state.requests.size() || back > mostCompared) {
            refuseVote(refused("the signature does not belong to this request: it was made for "
                               "another run, or the text was changed. Copy the request again"));
            return;
        }
        const auto& [step, asked] = state.requests[state.requests.size() - back];
        text = asked;
        why = step == pendingVote->step
            ? "the signature belongs to an earlier request of this step: sign the one that "
              "stands here now"
            : "the signature belongs to the request of the step " + step;
    }
    ++pendingVote->tried;
    if (text == sr->approval->text) {
        whichText(ticket);
        return;
    }
    const auto told = [this, ticket, why](bool fits) {
        if (!pendingVote || pendingVote->ticket != ticket)
            return;
        if (fits)
            refuseVote(refused(why));
        else
            whichText(ticket);
    };
    services.signing->fits(text, pendingVote->armor, approvalNamespace, &q, told);
}

void Engine::Private::refuseVote(Error why)
{
    if (!pendingVote)
        return;
    const PendingVote mine = *std::exchange(pendingVote, std::nullopt);
    append("approval.refused",
           {{"step", mine.step}, {"why", why.detail}, {"key", mine.key}},
           Journal::Keep::Lazy);
    touch();
    pump();
    mine.done(Status(std::move(why)));
}

Status Engine::Private::openForVote(const std::string& from)
{
    if (auto taken = takeJournal(from); !taken)
        return taken;
    voting = true;
    if (state.closed) {
        journal->letGo();
        readOnly = true;
    } else if (!append("lease", {{"why", "vote"}})) {
        return journal->broken() ? *journal->broken() : refused("the journal cannot be written");
    }
    view = makeView();
    return {};
}

} // namespace mw::runbook
