// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Prism serves a published API description on a free loopback port: it refuses requests that the
// description does not allow and answers with the description's examples. Ended with the object.
#pragma once

#include "models/net/transport.h"

#include <QProcess>
#include <QString>
#include <memory>

namespace mwtest {

class Prism
{
public:
    ~Prism();
    // An empty string, or what went wrong.
    QString start(const QString& description);
    mw::EndpointPtr endpoint() const { return m_endpoint; }
    // Blocks, bounded. An error only if no answer came.
    mw::Result<mw::HttpResponse> call(mw::HttpCall call);

private:
    QProcess m_process;
    mw::EndpointPtr m_endpoint;
    std::unique_ptr<mw::Transport> m_transport = mw::makeCurlTransport();
};

} // namespace mwtest
