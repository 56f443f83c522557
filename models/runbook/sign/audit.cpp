// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runbook/sign/audit.h"

#include <algorithm>

namespace mw::runbook {
namespace {

struct Audit : std::enable_shared_from_this<Audit>
{
    std::shared_ptr<VerifyReport> report;
    SshSigning* signing = nullptr;
    QObject* owner = nullptr;
    std::function<void()> done;
    size_t at = 0;

    void next()
    {
        auto& votes = report->votes;
        while (at < votes.size() && (!votes[at].isSigned || votes[at].signature.empty()))
            ++at;
        if (at >= votes.size() || report->signers.empty()) {
            done();
            return;
        }
        const VoteRecord& vote = votes[at];
        signing->check(
            {report->signers, vote.text, vote.signature, vote.at},
            owner,
            [self = shared_from_this()](const Result<Signer>& signer) { self->found(signer); });
    }

    void found(const Result<Signer>& signer)
    {
        VoteRecord& vote = report->votes[at++];
        const auto damage = [&](const std::string& what) {
            report->damage.push_back(vote.place + ": the vote of " + vote.who + ": " + what);
        };
        if (!signer) {
            const ErrorKind kind = signer.error().kind;
            if (kind == ErrorKind::NotAvailable || kind == ErrorKind::Timeout
                || kind == ErrorKind::Io) {
                report->unchecked = signer.error().detail;
                done();
                return;
            }
            damage(signer.error().detail);
        } else if (std::find(signer->principals.begin(), signer->principals.end(), vote.who)
                   == signer->principals.end()) {
            damage("the signature is that of " + signer->principal);
        } else if (signer->fingerprint != vote.key) {
            damage("the signature is of the key " + signer->fingerprint);
        } else {
            vote.holds = true;
        }
        next();
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
