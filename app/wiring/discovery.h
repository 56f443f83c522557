// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Looks once into every cluster, as soon as it is live, for the monitoring that the estate does not
// name: its list of services, page by page, never a poll. GUI thread; through the Gateway.
#pragma once

#include "models/hub/hub.h"
#include "models/sources/kubernetes/found_services.h"

#include <QObject>
#include <QTimer>
#include <map>
#include <string>
#include <vector>

namespace mw {

class Discovery : public QObject
{
    Q_OBJECT
public:
    struct Looked
    {
        enum class State { Waiting, Asking, Done, Refused, Failed };
        State state = State::Waiting; // until the cluster is live
        std::string detail; // why not, in the server's words
        bool cut = false; // there were more services than are looked at
        std::vector<FoundService> found;
        int tries = 0;
    };
    // hub: outlives it. clusters: logical names, those where something is missing.
    Discovery(Hub& hub, std::vector<std::string> clusters);

    const std::map<std::string, Looked>& looked() const { return m_looked; } // by cluster
    // Nothing is under way, and no live cluster is still to be asked.
    bool idle() const;

Q_SIGNALS:
    void changed();

private:
    void look();
    void ask(const std::string& cluster,
             const std::string& continueToken,
             std::vector<ListedService> before,
             int page);
    void take(const std::string& cluster,
              std::vector<ListedService> before,
              int page,
              const Result<HttpResponse>& answer);
    void fail(const std::string& cluster, std::string why, bool refused);

    Hub& m_hub;
    std::map<std::string, Looked> m_looked;
    QTimer m_again;
};

} // namespace mw
