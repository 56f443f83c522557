// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/costs/bill.h"

#include "app/simulator/estate/core.h"
#include "app/simulator/estate/world.h"

#include <chrono>
#include <cmath>
#include <functional>

namespace mw::sim {

namespace {

constexpr double daysPerMonth = 365.0 / 12;
// OpenCost's own defaults; a node's price is divided in their proportion.
constexpr double baseCore = 0.031611;
constexpr double baseGib = 0.004237;
constexpr double spotShare = 0.35; // of the price on demand

// Monthly USD (simulator.md). Services that follow the traffic of one of ours name it.
struct Item
{
    const char* service;
    double month;
    const char* follows; // nullptr: every day alike
};
constexpr Item items[] = {
    {"EC2 - Other", 1337, nullptr},
    {"Amazon Elastic Container Service for Kubernetes", 146, nullptr},
    {"Amazon Relational Database Service", 2100, nullptr},
    {"Amazon ElastiCache", 1800, nullptr},
    {"Amazon Managed Streaming for Apache Kafka", 3000, nullptr},
    {"Amazon Simple Storage Service", 925, nullptr},
    {"AWS Data Transfer", 1400, "api-gateway"},
    {"Amazon Bedrock", 5500, "agent-runtime"},
    {"AmazonCloudWatch", 480, "api-gateway"},
    {"AWS Key Management Service", 60, nullptr},
    {"AWS Secrets Manager", 40, nullptr},
};
constexpr double support = 300; // a fee booked on the first of the month
constexpr double tax = 120;

double hourly(const std::string& instance)
{
    static const std::map<std::string, double> prices{
        {"m6i.xlarge", 0.192}, {"m6i.2xlarge", 0.384}, {"c6i.xlarge", 0.17}, {"c6i.2xlarge", 0.34}};
    const auto it = prices.find(instance);
    return it == prices.end() ? 0.2 : it->second;
}

// ± 1.5 %, the same for the same service and day.
double wobble(const std::string& service, Ms dayStart)
{
    const size_t hash = std::hash<std::string>{}(service + std::to_string(dayStart / day));
    return 1 + 0.03 * (static_cast<double>(hash % 10'000) / 10'000 - 0.5);
}

std::chrono::year_month_day dateOf(Ms dayStart)
{
    return std::chrono::year_month_day(std::chrono::sys_days(std::chrono::days(dayStart / day)));
}

} // namespace

NodePrice priceOf(const NodeHistory& node)
{
    NodePrice price;
    price.hour = hourly(node.instanceType) * (node.spot ? spotShare : 1);
    const double gib = node.memory / 1024 / 1024 / 1024;
    const double whole = node.cores * baseCore + gib * baseGib;
    if (whole > 0) {
        price.core = baseCore * price.hour / whole;
        price.gib = baseGib * price.hour / whole;
    }
    return price;
}

Bill::Bill(World& world) : m_history(world.history())
{
    const World::Guard guard(world);
    m_spend = guard->spend;
}

Bill::Bill(std::shared_ptr<const History> history, Spend spend)
    : m_history(std::move(history)), m_spend(std::move(spend))
{
}

double Bill::nodes(Ms from, Ms to) const
{
    double sum = 0;
    for (const auto& node : m_history->nodes) {
        // A node of before the simulation took the place of one that was there: pools were as
        // large.
        const Ms begin = node->created < m_history->start ? from : std::max(from, node->created);
        const Ms end = std::min(to, node->removed);
        if (end > begin)
            sum += priceOf(*node).hour * static_cast<double>(end - begin) / hour;
    }
    return sum;
}

double Bill::traffic(const char* service, Ms from, Ms to) const
{
    double requests = 0;
    double usual = 0;
    for (const auto& one : m_history->services) {
        if (one->name != service)
            continue;
        requests += one->requests(to) - one->requests(from);
        usual += one->base * day / second;
    }
    return usual > 0 ? requests / usual : static_cast<double>(to - from) / day;
}

// Mean over the time, of a factor that changes in steps.
double Bill::factor(const std::string& service, Ms from, Ms to) const
{
    const auto it = m_spend.find(service);
    if (it == m_spend.end() || to <= from)
        return 1;
    double sum = 0;
    Ms at = from;
    double value = it->second.since(from) == never ? 1 : it->second.at(from);
    for (const auto& [when, next] : it->second.steps()) {
        if (when <= from)
            continue;
        if (when >= to)
            break;
        sum += value * static_cast<double>(when - at);
        at = when;
        value = next;
    }
    sum += value * static_cast<double>(to - at);
    return sum / static_cast<double>(to - from);
}

std::vector<Charge> Bill::charges(Ms dayStart, Ms metered) const
{
    std::vector<Charge> charges;
    const Ms dayEnd = std::min(dayStart + day, metered);
    if (dayEnd <= dayStart)
        return charges;
    const double part = static_cast<double>(dayEnd - dayStart) / day;
    // History reaches back thirty days; before that every week was like the oldest whole one.
    Ms from = dayStart;
    while (from < m_history->start - 29 * day)
        from += 7 * day;
    const Ms to = from + (dayEnd - dayStart);
    const auto add = [&](const std::string& service, double amount) {
        const double cost = amount * wobble(service, dayStart) * factor(service, dayStart, dayEnd);
        charges.push_back({service, "Usage", cost, cost});
    };
    add("Amazon Elastic Compute Cloud - Compute", nodes(from, to));
    for (const Item& item : items) {
        const double share = item.follows ? traffic(item.follows, from, to) : part;
        add(item.service, item.month / daysPerMonth * share);
    }
    const auto date = dateOf(dayStart);
    const bool first = date.day() == std::chrono::day(1);
    charges.push_back(
        {"AWS Support (Business)", "Recurring", first ? support : 0, support / daysPerMonth});
    if (first)
        charges.push_back({"Tax", "Tax", tax, tax});
    return charges;
}

} // namespace mw::sim
