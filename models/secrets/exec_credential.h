// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is said between us and a credential plugin (client.authentication.k8s.io): the question in
// its environment, the answer on its standard output. Pure; any thread.
#pragma once

#include "models/base/clock.h"
#include "models/secrets/secret.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mw {

constexpr const char* execApiV1 = "client.authentication.k8s.io/v1";
constexpr const char* execApiV1Beta1 = "client.authentication.k8s.io/v1beta1";

// A command that hands out credentials, as a file names it.
struct ExecCommand
{
    std::string apiVersion = execApiV1;
    std::string command; // as written
    std::vector<std::string> args;
    std::vector<std::pair<std::string, std::string>> env; // on top of our own
    std::string folder; // relative commands with a slash begin here
    std::string installHint; // what the file says where the command is missing
    std::string cluster; // JSON of spec.cluster; empty = the plugin is not told
    bool needsTerminal = false; // interactiveMode: Always
    bool plain = false; // exec: of an estate file: the output may be the bare secret
    Place place; // of the entry
    bool operator==(const ExecCommand&) const = default;
};

struct ExecCredential
{
    SecretPtr token; // may be null
    std::string clientCertPem; // may be empty, then the key is null
    SecretPtr clientKeyPem;
    World expires = World::max(); // World::max() = until it is refused
};
using ExecCredentialPtr = std::shared_ptr<const ExecCredential>;

// Exactly one JSON document of the wanted version. Misconfigured says which field is wrong and
// never quotes the answer; Unauthorized: it has expired already.
Result<ExecCredential>
readExecCredential(std::string_view json, const std::string& apiVersion, World now);
// For `plain` commands: an ExecCredential if it looks like one, else the one line that it is.
Result<ExecCredential> readPlainCredential(std::string_view text, World now);
// KUBERNETES_EXEC_INFO.
std::string execInfo(const ExecCommand& command);

// The words by which a command is recognised and allowed: assignments of its environment, the file
// that will be run, its arguments. A value whose name says that it is a secret is not among them.
std::vector<std::string> identity(const ExecCommand& command, const std::string& program);

// A program's complaint without what looks like a secret: long tokens, values after "token=" and
// its like.
std::string withoutSecrets(std::string text);

} // namespace mw
