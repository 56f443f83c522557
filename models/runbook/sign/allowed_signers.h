// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The file allowed_signers of a runbook repository (ssh-keygen(1), ALLOWED SIGNERS): whose
// signatures count. Found beside the runbook or above it, never outside its Git work tree or the
// library's folder: a file in somebody's home must not govern runs. Times in it mean UTC, so that
// they mean the same on every machine.
#pragma once

#include "models/base/clock.h"
#include "models/runbook/journal/file_layer.h"

#include <optional>
#include <string>
#include <vector>

namespace mw::runbook {

struct SignerKey
{
    int line = 0;
    std::vector<std::string> principals; // as written; may be patterns
    bool authority = false; // its certificates sign, not the key itself
    std::vector<std::string> namespaces; // patterns; empty: all
    std::optional<World> from, until; // valid-after, valid-before
    std::string type, base64, fingerprint;

    bool mayUse(const char* nameSpace) const; // its namespaces let it sign for that
    bool forApprovals() const;
    bool validAt(World at) const { return (!from || *from <= at) && (!until || at < *until); }
};

struct AllowedSigners
{
    std::string file, text, sha256;
    std::vector<SignerKey> keys;

    const SignerKey* key(const std::string& fingerprint) const;
    // Is it the name of somebody here?
    bool knows(const std::string& principal) const;
};

// A name that stands for many (* or ?, or a leading !) is nobody in particular.
bool isPattern(const std::string& principal);

// Misconfigured with file and line: broken, or it names nobody.
Result<AllowedSigners> parseAllowedSigners(const std::string& text, const std::string& file);
// nullopt: there is none. roots: folders of the library. approvals: one of its keys must be able
// to sign them.
Result<std::optional<AllowedSigners>> findAllowedSigners(FileLayer& files,
                                                         const std::string& runbookFile,
                                                         const std::vector<std::string>& roots,
                                                         bool approvals = true);

} // namespace mw::runbook
