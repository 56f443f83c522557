// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Many small happenings of one kind about one thing become one mark: 38 pods that back off, eight
// nodes of a pool. Pure: no clock, no I/O; one thread at a time.
#pragma once

#include "models/data/change.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace mw {

struct Happening
{
    std::string group; // "warn:prod/agents/agent-runtime:BackOff"
    std::string member; // who of many; the same one twice counts once
    World at{}, until{}; // until World{} = a moment, or still going on if open
    bool open = false;
    Millis gap{}; // belongs to what ended no longer ago than this
    Change like; // everything but id, times and sentence
    // With one member; with several, where {n} stands for their number.
    std::string one, many;
};

class ChangeGroups
{
public:
    // The mark that it is part of now, with the id it has for ever.
    Change take(const Happening& happening);
    // A mark that was remembered: later happenings belong to it. False if it is none of a group.
    bool know(const Change& remembered);
    // Who is in the mark, as far as it was seen since the start; a remembered mark does not tell.
    std::vector<std::string> members(const std::string& id) const;
    void forgetBefore(World time);
    size_t size() const;

    static constexpr size_t mostMembers = 2'000;

private:
    struct Member
    {
        bool open = false;
    };
    struct Mark
    {
        std::string id;
        World at{}, until{};
        bool open = false;
        std::map<std::string, Member> members;
        size_t openMembers = 0;
    };
    Mark& markFor(const Happening& happening);
    std::map<std::string, std::vector<Mark>> m_groups;
};

// The group that an id belongs to; empty if it is of none ("deploy:…").
std::string groupOf(const std::string& id);

} // namespace mw
