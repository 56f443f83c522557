// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Debian's Alertmanager on a free loopback port, ended with the object, and a synchronous caller
// over the program's own transport.
#pragma once

#include "models/net/transport.h"

#include <QProcess>
#include <QTemporaryDir>
#include <memory>

namespace mwtest {

class AlertmanagerServer
{
public:
    ~AlertmanagerServer();
    QString start(); // an empty string, or what went wrong
    // Blocks, bounded.
    mw::Result<mw::HttpResponse> call(mw::HttpCall call);

private:
    QTemporaryDir m_dir;
    QProcess m_process;
    mw::EndpointPtr m_endpoint;
    std::unique_ptr<mw::Transport> m_transport = mw::makeCurlTransport();
};

} // namespace mwtest
