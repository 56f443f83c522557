// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/sign/audit.h"

#include "models/runbook/engine/barred.h"
#include "models/runbook/sign/allowed_signers.h"

#include <algorithm>

namespace mw::runbook {
namespace {

// One signature after the other: first the votes, then those of the head.
struct Audit : std::enable_shared_from_this<Audit>
{
    std::shared_ptr<VerifyReport> report;
    SshSigning* signing = nullptr;
    QObject* owner = nullptr;
    std::function<void()> done;
    size_t vote = 0, head = 0;

    void next()
    {
        auto& votes = report->votes;
        const bool governed = !report->signers.empty();
        while (vote < votes.size()
               && (!governed || !votes[vote].isSigned || votes[vote].signature.empty()))
            ++vote;
        SignatureQuestion question;
        question.signers = report->signers;
        if (vote < votes.size()) {
            question.text = votes[vote].text;
            question.signature = votes[vote].signature;
            question.at = votes[vote].at;
        } else if (head < report->heads.size()) {
            question.text = report->heads[head].text;
            question.signature = report->heads[head].signature;
            question.at = report->heads[head].at;
            question.nameSpace = runNamespace;
        } else {
            done();
            return;
        }
        signing->check(question, owner, [self = shared_from_this()](const Result<Signer>& signer) {
            self->found(signer);
        });
    }

    void found(const Result<Signer>& signer)
    {
        if (!signer) {
            const ErrorKind kind = signer.error().kind;
            if (kind == ErrorKind::NotAvailable || kind == ErrorKind::Timeout
                || kind == ErrorKind::Io) {
                report->unchecked = signer.error().detail;
                done();
                return;
            }
        }
        if (vote < report->votes.size())
            judge(report->votes[vote++], signer);
        else
            judge(report->heads[head++], signer);
        next();
    }

    // What is wrong with it; empty: it is that of who, with this key.
    static std::string
    wrong(const Result<Signer>& signer, const std::string& who, const std::string& key)
    {
        if (!signer)
            return signer.error().detail;
        const auto& names = signer->principals;
        if (!who.empty() && std::find(names.begin(), names.end(), who) == names.end())
            return "the signature is that of " + signer->principal;
        return signer->fingerprint == key ? std::string()
                                          : "the signature is of the key " + signer->fingerprint;
    }

    void judge(VoteRecord& one, const Result<Signer>& signer)
    {
        std::string what = wrong(signer, one.who, one.key);
        if (what.empty()) {
            // Names that the journal keeps to itself.
            std::vector<std::string> others = signer->principals;
            std::erase_if(others, [&](const std::string& name) {
                return isPattern(name)
                    || std::find(one.names.begin(), one.names.end(), name) != one.names.end();
            });
            what = mayNotVote(others, one.barred);
        }
        one.holds = what.empty();
        if (!one.holds)
            report->damage.push_back(one.place + ": the vote of " + one.who + ": " + what);
    }

    void judge(HeadSignature& one, const Result<Signer>& signer)
    {
        const std::string what = wrong(signer, one.who, one.key);
        one.holds = what.empty();
        if (!one.holds)
            report->damage.push_back(one.place + ": the signature of the head by "
                                     + (one.who.empty() ? one.key : one.who) + ": " + what);
    }
};

} // namespace

void checkSignatures(std::shared_ptr<VerifyReport> report,
                     SshSigning& signing,
                     QObject* owner,
                     std::function<void()> done)
{
    const auto audit = std::make_shared<Audit>();
    audit->report = std::move(report);
    audit->signing = &signing;
    audit->owner = owner;
    audit->done = std::move(done);
    audit->next();
}

} // namespace mw::runbook
