// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the estate costs, as functions of its history: the cloud's bill by service and day, and what
// the pods use of the nodes. Immutable snapshots, no lock while they compute.
#pragma once

#include "app/simulator/estate/history.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace mw::sim {

class World;

// Injected: factor on what a service costs, from an instant on.
using Spend = std::map<std::string, Steps<double>>;

struct Charge
{
    std::string service; // as AWS bills it: "Amazon Bedrock"
    std::string recordType; // "Usage", "Recurring", "Tax"
    double unblended = 0, amortized = 0; // USD
};

struct NodePrice
{
    double hour = 0; // of the whole node
    double core = 0, gib = 0; // per hour, adding up to it
};
NodePrice priceOf(const NodeHistory& node);

class Bill
{
public:
    explicit Bill(World& world); // takes snapshots
    Bill(std::shared_ptr<const History> history, Spend spend);
    // Charges of the day that begins at dayStart, as far as they have been metered at `metered`.
    // Empty for a day that has not begun. Days before the history are like the same weekday in it.
    std::vector<Charge> charges(Ms dayStart, Ms metered) const;

private:
    double nodes(Ms from, Ms to) const;
    double traffic(const char* service, Ms from, Ms to) const; // 1 = as on average
    double factor(const std::string& service, Ms from, Ms to) const;

    std::shared_ptr<const History> m_history;
    Spend m_spend;
};

// One group of OpenCost's allocation.
struct Allocation
{
    double cpu = 0, memory = 0, storage = 0; // USD
    double cpuHours = 0, cpuRequestHours = 0, cpuUsageHours = 0; // cores
    double byteHours = 0, byteRequestHours = 0, byteUsageHours = 0;
    Ms begin = 0, end = 0; // of what was there in the window
    std::map<std::string, std::string> properties; // cluster, namespace …
};

// By "namespace", "cluster", "label:NAME"; what nobody uses as "__idle__", what lacks the label as
// "__unallocated__".
std::map<std::string, Allocation>
allocate(const History& history, const std::string& aggregate, Ms from, Ms to, bool includeIdle);

} // namespace mw::sim
