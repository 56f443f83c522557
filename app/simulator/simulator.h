// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The simulated estate as a whole: a world and its faces on loopback, and the files by which the
// console finds them as it finds any other estate. Own threads; all functions are thread-safe
// against them, but the object itself belongs to one thread.
#pragma once

#include "models/base/clock.h"
#include "models/base/result.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mw::sim {

class World;

struct SimulatorOptions
{
    std::string scenario = "quiet-night"; // file stem, or a path
    std::string scenarioDir; // searched first for stems; empty = the usual places
    double speed = 1; // 1…600; 0 = paused
    std::string listenHost = "127.0.0.1";
    int port = 0; // of the control face; the other faces take the following ones. 0 = free ports
    std::string dir; // where kubeconfig and estate.yaml are written; made if it is not there
    std::optional<mw::World> at; // virtual time at the start; default: now
    int scale = 1; // 147 = 5,000 nodes and 150,000 pods
    uint64_t seed = 1;
    std::string runbookDir; // named in estate.yaml; empty = the product's own, if it is found
};

struct SimulatorExpectation
{
    std::string verdict; // ok, warning, critical
    std::vector<std::string> findings; // check ids that are found, and no others
};

class Simulator
{
public:
    static Result<std::unique_ptr<Simulator>> start(const SimulatorOptions& options);
    ~Simulator(); // stops

    std::string estateFile() const;
    std::string kubeconfigFile() const;
    std::string controlUrl() const; // "http://127.0.0.1:41234"
    std::string prometheusUrl() const;
    std::string readyLine() const; // one line of JSON without the newline
    const SimulatorExpectation& expectation() const;
    mw::World now() const; // virtual
    World& world();
    // Within a second, also with open watches. Further calls do nothing.
    void stop();

private:
    struct Parts;
    static std::map<std::string, std::string> behind(const Parts& parts, bool primary);
    explicit Simulator(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

// The file of a scenario: a path as it is, a stem from dir, $MIDWATCH_RESOURCES/scenarios, the
// installed share/midwatch/scenarios beside the program, or the source tree. NotAvailable if
// nowhere.
Result<std::string> findScenario(const std::string& scenario, const std::string& dir = {});

} // namespace mw::sim
