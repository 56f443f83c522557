// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/money.h"
#include "models/sources/opencost/opencost.h"

#include <nlohmann/json.hpp>

namespace mw::opencost {
namespace {

using nlohmann::json;

Error failure(ErrorKind kind, std::string detail, int http = 0)
{
    return {kind, std::move(detail), http, {}, {}};
}

ErrorKind kindOf(int code)
{
    if (code == 401)
        return ErrorKind::Unauthorized;
    if (code == 403)
        return ErrorKind::Forbidden;
    if (code == 429)
        return ErrorKind::Throttled;
    return code >= 500 ? ErrorKind::Unavailable : ErrorKind::Invalid;
}

const json* member(const json& object, const char* key)
{
    const auto it = object.find(key);
    return it == object.end() || it->is_null() ? nullptr : &*it;
}

class GroupReader
{
public:
    GroupReader(const json& group, Atom currency) : m_group(group), m_currency(currency) { }

    // Field and its adjustment; absent is nothing, what is no number is an error.
    Money cost(const char* name)
    {
        Money sum{0, m_currency};
        for (const std::string& field : {std::string(name), std::string(name) + "Adjustment"}) {
            const json* value = member(m_group, field.c_str());
            if (!value)
                continue;
            const auto money
                = value->is_number() ? fromFloat(value->get<double>(), m_currency) : std::nullopt;
            const auto added = money ? add(sum, *money) : std::nullopt;
            if (!added) {
                m_broken = field;
                continue;
            }
            sum = *added;
        }
        return sum;
    }
    double number(const char* name, double fallback) const
    {
        const json* value = member(m_group, name);
        return value && value->is_number() ? value->get<double>() : fallback;
    }
    World time(const char* name) const
    {
        World at{};
        const json* value = member(m_group, name);
        if (value && value->is_string() && !parseTime(value->get<std::string>(), at))
            at = World{};
        return at;
    }
    // Of the whole step rather than of the first and last sample in it.
    World window(const char* side) const
    {
        const json* window = member(m_group, "window");
        const json* value = window && window->is_object() ? member(*window, side) : nullptr;
        World at{};
        if (value && value->is_string() && parseTime(value->get<std::string>(), at))
            return at;
        return time(side);
    }
    const std::string& broken() const { return m_broken; }

private:
    const json& m_group;
    Atom m_currency;
    std::string m_broken;
};

Result<AllocationLine> readGroup(const std::string& name, const json& group, Atom currency)
{
    GroupReader reader(group, currency);
    AllocationLine line;
    line.name = Atom(name);
    line.begin = reader.window("start");
    line.end = reader.window("end");
    line.cpu = reader.cost("cpuCost");
    line.memory = reader.cost("ramCost");
    line.gpu = reader.cost("gpuCost");
    line.storage = reader.cost("pvCost");
    line.network = reader.cost("networkCost");
    line.loadBalancer = reader.cost("loadBalancerCost");
    line.shared = reader.cost("sharedCost");
    line.external = reader.cost("externalCost");
    // The parts are what adds up; the server's own total is rounded differently.
    line.total = Money{0, currency};
    for (const Money& one : {line.cpu,
                             line.memory,
                             line.gpu,
                             line.storage,
                             line.network,
                             line.loadBalancer,
                             line.shared,
                             line.external}) {
        const auto sum = add(line.total, one);
        if (!sum)
            return failure(ErrorKind::Decode, "the cost of \"" + name + "\" is too large");
        line.total = *sum;
    }
    if (!reader.broken().empty())
        return failure(ErrorKind::Decode, reader.broken() + " of \"" + name + "\" is no amount");
    line.efficiency = reader.number("totalEfficiency", -1);
    return line;
}

} // namespace

Result<std::vector<AllocationLine>>
decodeAllocation(std::string_view body, Atom source, Atom aggregate, Atom currency)
{
    const json root = json::parse(body, nullptr, false);
    if (!root.is_object())
        return failure(ErrorKind::Protocol, "the answer is not JSON");
    const json* code = member(root, "code");
    const int number = code && code->is_number_integer() ? code->get<int>() : 0;
    if (number >= 400) {
        const json* message = member(root, "message");
        if (!message || !message->is_string())
            message = member(root, "status");
        return failure(kindOf(number),
                       message && message->is_string() ? message->get<std::string>()
                                                       : "code " + std::to_string(number),
                       number);
    }
    const json* data = member(root, "data");
    if (!data || !data->is_array())
        return failure(ErrorKind::Decode, "the answer has no data");
    std::vector<AllocationLine> lines;
    for (const json& step : *data) {
        if (!step.is_object())
            continue; // null: nothing ran
        for (const auto& [name, group] : step.items()) {
            if (!group.is_object())
                continue;
            Result<AllocationLine> line = readGroup(name, group, currency);
            if (!line)
                return line.error();
            line->aggregate = aggregate;
            line->key = {source,
                         aggregate.str() + "/" + name + "/"
                             + (line->begin == World{} ? std::to_string(lines.size())
                                                       : formatTime(line->begin))};
            lines.push_back(*std::move(line));
        }
    }
    return lines;
}

} // namespace mw::opencost
