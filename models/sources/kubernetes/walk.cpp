// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sources/kubernetes/walk.h"

#include <algorithm>

namespace mw::kube {
namespace {

constexpr size_t longestAtom = 512; // names end at 253, kind/name of an owner well below

bool twoDigits(const char* at, int& value)
{
    const unsigned tens = static_cast<unsigned char>(at[0]) - '0';
    const unsigned ones = static_cast<unsigned char>(at[1]) - '0';
    if (tens > 9 || ones > 9)
        return false;
    value = static_cast<int>(tens * 10 + ones);
    return true;
}

} // namespace

World timeOf(std::string_view text)
{
    World result{};
    if (text.size() == 20 && text[4] == '-' && text[7] == '-' && text[10] == 'T' && text[13] == ':'
        && text[16] == ':' && text[19] == 'Z') {
        int century = 0, year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
        const char* const at = text.data();
        if (twoDigits(at, century) && twoDigits(at + 2, year) && twoDigits(at + 5, month)
            && twoDigits(at + 8, day) && twoDigits(at + 11, hour) && twoDigits(at + 14, minute)
            && twoDigits(at + 17, second)) {
            using namespace std::chrono;
            const year_month_day date{std::chrono::year(century * 100 + year),
                                      std::chrono::month(static_cast<unsigned>(month)),
                                      std::chrono::day(static_cast<unsigned>(day))};
            if (date.ok() && hour < 24 && minute < 60 && second < 60)
                return World(sys_days(date) + hours(hour) + minutes(minute) + seconds(second));
        }
    }
    if (!text.empty() && !parseTime(text, result))
        result = World{};
    return result;
}

Atom AtomCache::operator()(std::string_view text)
{
    if (text.empty())
        return {};
    text = text.substr(0, longestAtom);
    // The ends of names differ, and so do lengths; collisions only cost a look into the table.
    uint64_t head = 0, tail = 0;
    const size_t taken = std::min<size_t>(text.size(), 8);
    std::memcpy(&head, text.data(), taken);
    std::memcpy(&tail, text.data() + text.size() - taken, taken);
    const uint64_t hash = (head ^ (tail * 0x9e3779b97f4a7c15u) ^ text.size()) * 0xff51afd7ed558ccdu;
    Atom& slot = m_slots[(hash >> 32) % m_slots.size()];
    if (slot.view() != text)
        slot = Atom(text);
    return slot;
}

std::string shortened(std::string_view text, size_t limit)
{
    if (text.size() <= limit)
        return std::string(text);
    size_t end = limit;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80)
        --end;
    return std::string(text.substr(0, end)) + "…";
}

} // namespace mw::kube
