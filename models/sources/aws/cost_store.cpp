// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sources/aws/cost_store.h"

#include "models/base/money.h"
#include "models/sources/aws/cost_page.h"

#include <nlohmann/json.hpp>

namespace mw::aws {
namespace {

using nlohmann::json;

constexpr int version = 1;
constexpr auto callHistory = std::chrono::days(40);

bool readLine(const json& row, Atom source, CostLine& line)
{
    if (!row.is_array() || row.size() != 9)
        return false;
    for (size_t i = 0; i < 8; ++i) {
        if (!row[i].is_string())
            return false;
    }
    if (!row[8].is_boolean())
        return false;
    const auto text = [&](size_t i) { return row[i].get<std::string>(); };
    if (!parseDay(text(1), line.day))
        return false;
    line.key = {source, text(0)};
    line.account = Atom(text(2));
    line.service = Atom(text(3));
    line.category = Atom(text(4));
    const Atom currency(text(5));
    const auto billed = parseMoney(text(6), currency);
    const auto effective = parseMoney(text(7), currency);
    if (!billed || !effective)
        return false;
    line.billed = *billed;
    line.effective = *effective;
    line.estimated = row[8].get<bool>();
    return true;
}

bool readAll(const json& root, const std::string& query, Atom source, CostStore& store)
{
    if (!root.is_object() || root.value("v", json()) != version)
        return false;
    const json calls = root.value("calls", json::object());
    if (calls.is_object()) {
        for (const auto& [key, value] : calls.items()) {
            std::chrono::sys_days day{};
            if (parseDay(key, day) && value.is_number_integer())
                store.calls[day] = value.get<int32_t>();
        }
    }
    const json fetched = root.value("fetchedAt", json());
    const json whole = root.value("wholeAt", json());
    if (root.value("query", json()) != query || !fetched.is_string() || !whole.is_string()
        || !parseTime(fetched.get<std::string>(), store.fetchedAt)
        || !parseTime(whole.get<std::string>(), store.wholeAt))
        return false;
    const json lines = root.value("lines", json());
    if (!lines.is_array())
        return false;
    for (const json& row : lines) {
        CostLine line;
        if (!readLine(row, source, line))
            return false;
        store.days[line.day].push_back(std::move(line));
    }
    return true;
}

} // namespace

std::chrono::sys_days CostStore::openSince(std::chrono::sys_days today) const
{
    for (const auto& [day, lines] : days) {
        for (const CostLine& line : lines) {
            if (line.estimated)
                return std::min(day, today);
        }
    }
    return today;
}

void CostStore::countCall(std::chrono::sys_days today)
{
    ++calls[today];
    std::erase_if(calls, [&](const auto& one) { return one.first + callHistory < today; });
}

int32_t CostStore::callsSince(std::chrono::sys_days from) const
{
    int32_t count = 0;
    for (const auto& [day, number] : calls) {
        if (day >= from)
            count += number;
    }
    return count;
}

void CostStore::forgetBefore(std::chrono::sys_days day)
{
    days.erase(days.begin(), days.lower_bound(day));
}

std::string toText(const CostStore& store)
{
    json lines = json::array();
    for (const auto& [day, list] : store.days) {
        for (const CostLine& line : list)
            lines.push_back({line.key.id,
                             dayText(day),
                             line.account.str(),
                             line.service.str(),
                             line.category.str(),
                             line.billed.currency.str(),
                             nanoText(line.billed.nano),
                             nanoText(line.effective.nano),
                             line.estimated});
    }
    json calls = json::object();
    for (const auto& [day, count] : store.calls)
        calls[dayText(day)] = count;
    return json{{"v", version},
                {"query", store.query},
                {"fetchedAt", formatTime(store.fetchedAt)},
                {"wholeAt", formatTime(store.wholeAt)},
                {"calls", std::move(calls)},
                {"lines", std::move(lines)}}
        .dump(-1, ' ', false, json::error_handler_t::replace);
}

CostStore fromText(const std::string& text, const std::string& query, Atom source)
{
    CostStore store;
    if (!text.empty() && !readAll(json::parse(text, nullptr, false), query, source, store)) {
        store.days.clear();
        store.fetchedAt = store.wholeAt = World{};
    }
    store.query = query;
    return store;
}

} // namespace mw::aws
