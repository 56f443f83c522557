// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Signatures of the head: each must be of this run, of the head it was closed with, and of exactly
// the text that the journal itself gives. Whether they hold: sign/audit.h.
#include "models/runbook/journal/body.h"
#include "models/runbook/journal/hash.h"
#include "models/runbook/journal/run_head.h"
#include "models/runbook/sign/ssh_signature.h"

#include <set>

namespace mw::runbook {
void checkHeads(const JournalContent& content, VerifyReport& out)
{
    const auto head = runHeadOf(content.records, content.headHash);
    out.headHash = head ? head->hash : content.headHash;
    out.headWords = hashWords(out.headHash);
    const std::string expected = head ? headText(*head) : std::string();
    const bool governed = !out.signers.empty();
    bool closed = false, follows = false;
    std::set<std::string> keys;
    for (const Record& record : content.records) {
        const std::string place = "journal.jsonl:" + std::to_string(record.seq) + ": ";
        const auto damage = [&](const std::string& what) { out.damage.push_back(place + what); };
        if (record.type == "run.closed" && !closed) {
            closed = true;
            continue;
        }
        if (closed && record.type == "evidence.withdrawn")
            continue;
        if (record.type != "run.signed") {
            if (closed && !follows)
                damage("records follow the end of the run");
            follows = closed;
            continue;
        }
        HeadSignature one;
        one.place = place.substr(0, place.size() - 2);
        one.at = record.at;
        one.key = text(record.body, "key");
        one.keyType = text(record.body, "keyType");
        one.signature = text(record.body, "signature");
        one.text = expected;
        // A name stands only where the allowed_signers of the run vouches for it.
        if (governed)
            one.who = text(record.body, "who");
        const std::string whose = "the signature of " + (one.who.empty() ? one.key : one.who);
        if (!closed) {
            damage("the run was signed before it was closed");
            continue;
        }
        const auto parsed = parseSshSignature(one.signature);
        if (!parsed)
            damage(whose + ": " + parsed.error().detail);
        else if (parsed->nameSpace != runNamespace)
            damage(whose + " was made for \"" + parsed->nameSpace.substr(0, 60) + "\"");
        else if (!parsed->certificate && parsed->fingerprint != one.key)
            damage(whose + " is of the key " + parsed->fingerprint);
        if (text(record.body, "head") != out.headHash)
            damage(whose + " is for another head than the run was closed with");
        else if (text(record.body, "text") != expected)
            damage(whose + " is for a text that is not of this run");
        if (governed && one.who.empty())
            damage("nobody is named, and allowed_signers governs the run");
        if (!keys.insert(one.key).second)
            damage(whose + " is there twice");
        out.heads.push_back(std::move(one));
    }
}

} // namespace mw::runbook
