// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Everything a run needs from outside, injected. All used on the GUI thread; all outlive the
// engine.
#pragma once

#include "models/base/clock.h"
#include "models/data/freeze.h"
#include "models/net/gateway.h"
#include "models/runbook/model.h"
#include "models/secrets/secret.h"

namespace mw::runbook {

class FileLayer; // models/runbook/journal/file_layer.h
class SshSigning; // models/runbook/sign/signing.h

class Notifier
{
public:
    virtual ~Notifier() = default;
    // Shows one desktop notification; the answer tells whether it was handed over.
    virtual void
    notify(const std::string& title, const std::string& text, std::function<void(Status)> done)
        = 0;
};

// The part of the estate a run may name.
struct EstateFacts
{
    std::string name; // title or file of the estate, for the journal
    std::string file;
    std::vector<std::string> runbookFolders; // of the library: allowed_signers may lie up to there
    struct Target
    {
        std::string name; // logical name
        std::string environment, environmentKind; // prod staging dev drill simulated
        bool cluster = true; // else a source
        std::string problem; // misconfigured: why
    };
    std::vector<Target> targets;
    std::vector<Freeze> freezes; // a plan says which holds where it changes something
    std::vector<std::string> badFreezes; // that could not be understood: why, with the place
    const Target* target(const std::string& name, bool cluster) const;
};

struct Services
{
    const Clock* clock = nullptr;
    Gateway* gateway = nullptr;
    SecretStore* secrets = nullptr; // may be null: secrets are then not available
    Notifier* notifier = nullptr; // may be null: notify fails
    FileLayer* files = nullptr; // null: the real file system
    SshSigning* signing = nullptr; // null: ssh-keygen of this machine
    EstateFacts estate;
    int tickMillis = 100; // how often world deadlines are looked at; 0: only by Engine::poll()
};

} // namespace mw::runbook
