// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A face: one outside system, spoken over HTTP on a port of its own, all of it derived from the
// World. A new one is a folder with a class and a line in faces.cpp. start() and stop() on the
// simulator's thread.
#pragma once

#include "models/base/result.h"

#include <memory>
#include <string>
#include <vector>

namespace mw::sim {

class World;

class Face
{
public:
    virtual ~Face() = default;
    virtual std::string name() const = 0; // as faults and the ready line name it: "alertmanager"
    // dir: folder of the estate's files, for tokens and the like (readable by the owner only).
    virtual Status start(const std::string& host, int port, const std::string& dir) = 0;
    virtual int port() const = 0;
    virtual void stop() = 0; // within a second
    // Its entries of `sources:`, each "- name: …\n  type: …\n". url: its own address.
    virtual std::string estateSources(const std::string& url) const = 0;
    // Further sections of the estate file ("budgets:\n…"); mostly none.
    virtual std::string estateSections() const { return {}; }
};

// All but Kubernetes, Prometheus and the control port, which the simulator starts itself.
std::vector<std::unique_ptr<Face>> makeFaces(World& world);

} // namespace mw::sim
