// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Signatures of the head of a closed run. The lock of the journal is held only while a checked
// signature is written: the run is over, and the next signer may sit at another window.
#include "models/runbook/engine/engine_private.h"
#include "models/runbook/refused.h"
#include "models/runbook/sign/ssh_signature.h"

#include <algorithm>

namespace mw::runbook {

namespace {

Error signedAlready(const HeadView::Signature& before)
{
    return refused(before.who.empty() ? "this key has signed already"
                                      : "this key has signed already, as " + before.who);
}

} // namespace

void Engine::signHead(const std::string& signature, std::function<void(Status)> done)
{
    d->signHead(signature, std::move(done));
}

std::string Engine::Private::mayNotSign() const
{
    if (!head)
        return "the run is not over: its head is signed when it is closed";
    if (!services.estate.name.empty() && state.estate != services.estate.name)
        return "this run belongs to the estate \"" + state.estate + "\"; open is \""
            + services.estate.name + "\"";
    return {};
}

HeadView Engine::Private::headView() const
{
    HeadView out;
    out.text = headText(*head);
    out.signatures = state.headSignatures;
    out.whyNot = mayNotSign();
    out.checking = pendingHead.has_value();
    if (!signers)
        return out;
    out.governed = true;
    out.signersFile = state.signersFile;
    for (const SignerKey& key : signers->keys) {
        if (!key.mayUse(runNamespace))
            continue;
        out.voters.push_back(voterOf(key));
    }
    return out;
}

void Engine::Private::signHead(const std::string& pasted, std::function<void(Status)> done)
{
    if (const std::string why = mayNotSign(); !why.empty()) {
        done(refused(why));
        return;
    }
    if (pendingHead) {
        done(refused("another signature is being checked"));
        return;
    }
    const auto parsed = parseSshSignature(pasted);
    if (!parsed) {
        done(parsed.error());
        return;
    }
    if (parsed->nameSpace != runNamespace) {
        done(refused("it was signed for \"" + parsed->nameSpace.substr(0, 60)
                     + "\", not for a run: sign with -n " + runNamespace));
        return;
    }
    if (signers && !parsed->certificate && !signers->key(parsed->fingerprint)) {
        done(refused("the key " + parsed->fingerprint + " is not in allowed_signers"));
        return;
    }
    for (const HeadView::Signature& before : state.headSignatures) {
        if (before.key == parsed->fingerprint) {
            done(signedAlready(before));
            return;
        }
    }
    pendingHead.emplace();
    pendingHead->ticket = nextTicket++;
    pendingHead->armor = parsed->armor;
    pendingHead->done = std::move(done);
    touch();
    const uint64_t ticket = pendingHead->ticket;
    SignatureQuestion question;
    question.signers = signers ? signers->text : std::string();
    question.text = headText(*head);
    question.signature = parsed->armor;
    question.at = now();
    question.nameSpace = runNamespace;
    services.signing->check(question, &q, [this, ticket](const Result<Signer>& signer) {
        headChecked(ticket, signer);
    });
    pump();
}

void Engine::Private::headDone(Status status)
{
    const PendingVote mine = *std::exchange(pendingHead, std::nullopt);
    touch();
    pump();
    mine.done(std::move(status));
}

void Engine::Private::headChecked(uint64_t ticket, const Result<Signer>& signer)
{
    if (!pendingHead || pendingHead->ticket != ticket)
        return;
    if (!signer && signer.error().kind == ErrorKind::Conflict) {
        // Chats cut the last line end; everything else is another text.
        std::string cut = headText(*head);
        cut.pop_back();
        services.signing->fits(
            cut, pendingHead->armor, runNamespace, &q, [this, ticket](bool fits) {
                if (pendingHead && pendingHead->ticket == ticket)
                    headDone(refused(
                        fits ? "it signs the text without its last line end: sign exactly what is "
                               "copied"
                             : "the signature does not belong to this run: it was made for "
                               "another one, or the text was changed. Copy the text again"));
            });
        return;
    }
    if (!signer) {
        headDone(signer.error());
        return;
    }
    std::vector<std::string> names = signer->principals;
    std::erase_if(names, isPattern);
    if (signers && names.empty()) {
        headDone(refused("allowed_signers lists this key for \"" + signer->principal
                         + "\", which is no single person"));
        return;
    }
    if (!signers)
        names.clear();
    headDone(keepSignature(std::move(names), *signer, pendingHead->armor));
}

// The journal is taken anew: somebody else may have signed since this one was read. What is signed
// are its lines, which hold the hashes of the evidence: its files, which may be large, are not read
// while a window waits.
Status Engine::Private::keepSignature(std::vector<std::string> names,
                                      const Signer& signer,
                                      const std::string& armor)
{
    auto opened = Journal::open(*files, *services.clock, dir, false);
    if (!opened)
        return opened.error().kind == ErrorKind::NotAvailable
            ? Error{ErrorKind::NotAvailable,
                    "another window or program writes this run at this moment: try again",
                    0,
                    {},
                    {}}
            : opened.error();
    RunStateFold fresh;
    for (const Record& record : (*opened)->found())
        apply(fresh, runbook, record);
    const auto there = runHeadOf((*opened)->found(), (*opened)->headHash());
    if (!there || there->hash != head->hash)
        return refused("the journal is not the one that is shown: open the run again");
    for (const HeadView::Signature& before : fresh.headSignatures) {
        if (before.key == signer.fingerprint)
            return signedAlready(before);
    }
    nlohmann::json body{{"head", head->hash},
                        {"text", headText(*head)},
                        {"key", signer.fingerprint},
                        {"keyType", signer.keyType},
                        {"signature", armor}};
    if (!names.empty()) {
        body["who"] = names.front();
        body["names"] = std::move(names);
    }
    const auto record = (*opened)->append("run.signed", std::move(body), Journal::Keep::Durable);
    if (!record)
        return record.error();
    (void)(*opened)->seal();
    (*opened)->letGo();
    apply(fresh, runbook, *record);
    state = std::move(fresh);
    journal = std::move(*opened);
    return {};
}

} // namespace mw::runbook
