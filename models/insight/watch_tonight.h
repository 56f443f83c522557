// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Who has the watch, who is next, what is in force. Pure; any thread.
#pragma once

#include "models/data/alert.h"
#include "models/data/page.h"

#include <optional>
#include <string>
#include <vector>

namespace mw {

struct OnCallPerson
{
    std::string name;
    int level = 0; // 1 = first
    bool me = false;
    bool operator==(const OnCallPerson&) const = default;
};
struct Tonight
{
    std::vector<OnCallPerson> people; // of now, by level; a person once
    World handover{}; // the first one's end; World{} = not known
    std::string from, to; // to is empty where the next one is not known
    bool fromMe = false, toMe = false;
    std::vector<Silence> silences; // in force, those that end first first
    bool operator==(const Tonight&) const = default;
};
Tonight watchTonight(const std::vector<OnCallShift>& shifts,
                     const std::vector<Silence>& silences,
                     World now);

// Until when what is not for tonight can wait: the next working morning, by the local day of the
// week (0 = Sunday) and hour.
enum class WaitsUntil { Morning, Tomorrow, Monday };
WaitsUntil waitsUntil(int weekday, int hour);

} // namespace mw
