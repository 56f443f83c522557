// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Checks every signature of a run again, of votes and of its head, offline: only the run's folder
// and ssh-keygen are needed.
#pragma once

#include "models/runbook/journal/journal.h"
#include "models/runbook/sign/signing.h"

namespace mw::runbook {

// Adds to report.damage what does not hold; marks what does. Where they cannot be checked at all
// (no ssh-keygen) report.unchecked says why. `done` is called once.
void checkSignatures(std::shared_ptr<VerifyReport> report,
                     SshSigning& signing,
                     QObject* owner,
                     std::function<void()> done);

} // namespace mw::runbook
