// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Endpoints of AWS: credentials found as AWS's own tools find them, requests that sign themselves.
// GUI thread.
#pragma once

#include "app/wiring/endpoints.h"
#include "models/secrets/program.h"

#include <QObject>

namespace mw {

class AwsEndpoints
{
public:
    AwsEndpoints(Transport& transport, const Clock& clock);
    // service: as it signs ("ce"); url: where the estate names none. done may come at once.
    void make(const EstateSource& source,
              const std::string& service,
              const std::string& url,
              std::shared_ptr<Endpoint> endpoint,
              const EndpointMaker::Done& done);
    AllowedPrograms& allowed() { return m_allowed; }

private:
    Transport& m_transport;
    const Clock& m_clock;
    AllowedPrograms m_allowed;
    QObject m_owner; // of resolutions under way
};

// The account's own list of commands that may run to hand out credentials.
std::string allowedProgramsFile();

} // namespace mw
