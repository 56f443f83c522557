// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Facts for "Ready for DR" out of what the program knows already or can read on its disk: whom a
// credential hangs on, which runbooks a failover needs.
#pragma once

#include "app/wiring/endpoints.h"
#include "models/insight/readiness.h"
#include "models/runbook/services.h"

#include <set>

namespace mw {

// status: null while the source does not run yet; facts: null while nothing is known of its
// credential.
AccessFact
accessOf(const std::string& name, const SourceStatus* status, const CredentialFacts* facts);

struct ReadyRunbooks
{
    std::vector<RunbookFact> books;
    std::vector<std::string> missingFolders;
};
// Reads files (and asks git): off the GUI thread. needed: names of clusters and sources.
ReadyRunbooks readyRunbooks(const std::vector<std::string>& folders,
                            const std::set<std::string>& needed,
                            const std::string& runsDir,
                            World now,
                            const runbook::EstateFacts& estate);

// Is there a cluster or a source of this name?
bool declares(const Estate& estate, const std::string& name);
// Does anything that the estate asks with lie in the keychain?
bool needsKeychain(const Estate& estate);

} // namespace mw
