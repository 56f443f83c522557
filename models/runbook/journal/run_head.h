// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The head of a closed run: the hash of its line `run.closed`, which through the chain stands for
// every line before it. Its eight words are what people note elsewhere; a person may sign it.
//
// A signature is a record of its own, `run.signed`, behind `run.closed`; several may follow, and
// nothing else but `evidence.withdrawn`, for what nobody saw in time. Why so:
// - run.closed cannot carry it: it would have to sign a line that it is part of, and closing would
//   wait for a person, an agent or a security key. The end of a run waits for nobody.
// - In the chain and under the head file it cannot be cut off or moved unseen, and is as durable as
//   every other record. Beside the journal it could.
// - It names the head it signs, so the head and its words stay what they were when the run was
//   closed, however many sign it. Journals without such a record are what they always were.
// - Whoever dies between the two leaves a closed run that is whole and can be signed later.
#pragma once

#include "models/runbook/journal/journal.h"

namespace mw::runbook {

struct RunHead
{
    std::string run, title, sha256, mode, estate, state; // sha256: of the runbook
    World closedAt{};
    std::string hash;
};

// A value for a text that is signed, where each line is one fact: it may not write a line of its
// own.
std::string oneLine(std::string value);
// What is signed, byte for byte: one fact in a line. Made again from the journal by whoever checks
// a signature, so it may never change; a new text begins with another first line.
std::string headText(const RunHead& head);
// nullopt: the run is not closed. lastHash: of the last record.
std::optional<RunHead> runHeadOf(const std::vector<Record>& records, const std::string& lastHash);

} // namespace mw::runbook
