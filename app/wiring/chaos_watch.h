// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Looks every minute for Chaos Mesh experiments that run, in clusters that serve its API; whether
// one does is asked every half hour. In light mode a quarter as often. GUI thread; through the
// Gateway, it only reads.
#pragma once

#include "models/data/chaos.h"
#include "models/hub/hub.h"

#include <QObject>
#include <QTimer>
#include <map>
#include <string>
#include <vector>

namespace mw {

class ChaosWatch : public QObject
{
    Q_OBJECT
public:
    // hub: outlives it. clusters: logical names.
    ChaosWatch(Hub& hub, const std::vector<std::string>& clusters);
    std::vector<ChaosSight> sights() const;
    // Every live cluster has been asked once.
    bool settled() const;
    void look(); // now, what is due

Q_SIGNALS:
    void changed();

private:
    struct Cluster
    {
        ChaosSight sight;
        std::vector<std::string> kinds; // that it serves
        std::vector<ChaosExperiment> found; // of the look under way
        Monotonic asked{}, discovered{};
        int open = 0; // requests under way
        bool failed = false; // one of them
    };
    using Use = std::function<void(Cluster&, const std::string& body)>;
    bool isLive(const std::string& cluster) const;
    void discover(const std::string& cluster);
    void
    list(const std::string& cluster, const std::string& kind, const std::string& from, int page);
    void ask(const std::string& cluster, const std::string& target, Use use);
    void finish(Cluster& cluster);
    void refuse(Cluster& cluster, ChaosSight::State state, std::string why);

    Hub& m_hub;
    std::map<std::string, Cluster> m_clusters;
    QTimer m_again;
};

} // namespace mw
