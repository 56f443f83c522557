// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The armored block that `ssh-keygen -Y sign` writes, taken apart (PROTOCOL.sshsig of OpenSSH), so
// that a refusal can say what is wrong before any program runs. Whether it holds only ssh-keygen
// says (models/runbook/sign/signing.h). Pure; any thread.
#pragma once

#include "models/base/result.h"

#include <string>
#include <string_view>

namespace mw::runbook {

// What a signature is for: one made for an approval says nothing about a run, nor about a Git tag.
// allowed_signers may restrict a key to one of them.
constexpr const char* approvalNamespace = "midwatch-approval";
constexpr const char* runNamespace = "midwatch-run"; // the head of a closed run

struct SshSignature
{
    std::string armor; // as ssh-keygen writes it, whatever white space a chat put around it
    std::string nameSpace;
    std::string keyType; // "ssh-ed25519"
    std::string fingerprint; // "SHA256:…"; of a certificate: of the whole certificate
    bool certificate = false;
};
Result<SshSignature> parseSshSignature(std::string_view pasted);

// "SHA256:…" of a public key as it stands in base64; empty: that is no key of this type.
std::string keyFingerprint(const std::string& type, const std::string& base64);
// "SHA256:n8xGe1XIc5…": enough to tell keys apart on a card.
std::string shortFingerprint(const std::string& fingerprint);
// What a signer runs in a terminal: signs exactly this text and prints the signature.
std::string signCommand(const std::string& text, const std::string& nameSpace = approvalNamespace);

} // namespace mw::runbook
