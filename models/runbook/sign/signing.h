// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Makes and checks SSH signatures with the programs of OpenSSH, as child processes: nothing blocks,
// and private keys are never touched, for an agent or a security key holds them. GUI thread.
// Injected through Services; tests bring their own.
#pragma once

#include "models/base/clock.h"
#include "models/base/result.h"
#include "models/runbook/sign/ssh_signature.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

class QObject;

namespace mw::runbook {

struct SignatureQuestion
{
    // The text of allowed_signers. Empty: whoever holds the key; the answer has no principals.
    std::string signers;
    std::string text; // what was signed, byte for byte
    std::string signature; // armored
    World at{}; // keys must be valid then
    std::string nameSpace = approvalNamespace; // what it must have been signed for
};

struct Signer
{
    std::string principal; // the first of the names of the key
    std::vector<std::string> principals; // all its names
    std::string fingerprint, keyType; // "SHA256:…", "ED25519"
};

struct AgentKey
{
    std::string line; // as in a .pub file
    std::string fingerprint, comment, type;
};

class SshSigning
{
public:
    virtual ~SshSigning() = default;
    // `done` is called once, perhaps at once; never after the owner is gone.
    // Errors: Conflict: the signature belongs to another text; Unauthorized: the key does not
    // count, and why; NotAvailable: there is no ssh-keygen here.
    virtual void check(const SignatureQuestion& question,
                       QObject* owner,
                       std::function<void(Result<Signer>)> done)
        = 0;
    // Was this text signed, by whomever?
    virtual void fits(const std::string& text,
                      const std::string& signature,
                      const std::string& nameSpace,
                      QObject* owner,
                      std::function<void(bool)> done)
        = 0;
    // What the agent can sign with. NotAvailable: there is no agent.
    virtual void keys(QObject* owner, std::function<void(Result<std::vector<AgentKey>>)> done) = 0;
    // The agent may ask for a touch or a PIN; that takes as long as a person takes, at most 90 s.
    // Destroying the owner ends it.
    virtual void sign(const std::string& text,
                      const AgentKey& key,
                      const std::string& nameSpace,
                      QObject* owner,
                      std::function<void(Result<std::string>)> done)
        = 0;
};

// With ssh-keygen and ssh-add of the PATH, or of `folder` (tests).
std::unique_ptr<SshSigning> makeSshSigning(const std::string& folder = {});

} // namespace mw::runbook
