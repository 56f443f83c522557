// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a Cost Explorer source knows, and its text form that outlives the program. GUI thread.
#pragma once

#include "models/data/cost.h"

#include <map>
#include <string>
#include <vector>

namespace mw::aws {

struct CostStore
{
    std::string query; // what the lines answer; another query makes them worthless
    World fetchedAt{}; // World{} = never
    World wholeAt{}; // when everything was last asked for, not only the newest days
    std::map<std::chrono::sys_days, std::vector<CostLine>> days;
    std::map<std::chrono::sys_days, int32_t> calls; // by UTC day, of the last 40 days

    // The earliest day that may still change; `today` if none.
    std::chrono::sys_days openSince(std::chrono::sys_days today) const;
    void countCall(std::chrono::sys_days today);
    int32_t callsSince(std::chrono::sys_days from) const;
    void forgetBefore(std::chrono::sys_days day);
};

std::string toText(const CostStore& store);
// Empty store if the text is damaged; only the calls if it answers another query.
CostStore fromText(const std::string& text, const std::string& query, Atom source);

} // namespace mw::aws
