// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/insight/change_groups.h"

#include "models/insight/change_rules.h"

#include <algorithm>

namespace mw {
namespace {

World endOf(World at, World until)
{
    return std::max(at, until);
}

std::string withNumber(std::string text, size_t number)
{
    if (const size_t at = text.find("{n}"); at != std::string::npos)
        text.replace(at, 3, std::to_string(number));
    return text;
}

} // namespace

std::string groupOf(const std::string& id)
{
    for (const char* kind : {"warn:", "node:", "joined:", "robot:"}) {
        if (id.starts_with(kind))
            return id.substr(0, id.rfind(':'));
    }
    return {};
}

ChangeGroups::Mark& ChangeGroups::markFor(const Happening& happening)
{
    std::vector<Mark>& marks = m_groups[happening.group];
    const World end = endOf(happening.at, happening.until);
    for (auto it = marks.rbegin(); it != marks.rend(); ++it) {
        const bool before = end + happening.gap < it->at;
        const bool after = !it->open && happening.at > endOf(it->at, it->until) + happening.gap;
        if (!before && !after)
            return *it;
    }
    Mark mark;
    mark.id = happening.group + ":" + secondsOf(happening.at);
    mark.at = happening.at;
    marks.push_back(std::move(mark));
    return marks.back();
}

Change ChangeGroups::take(const Happening& happening)
{
    Mark& mark = markFor(happening);
    if (mark.members.size() < mostMembers || mark.members.count(happening.member) > 0) {
        Member& member = mark.members[happening.member];
        mark.openMembers -= size_t(member.open);
        mark.openMembers += size_t(happening.open);
        member.open = happening.open;
    }
    mark.at = std::min(mark.at, happening.at);
    mark.open = mark.openMembers > 0;
    if (!happening.open)
        mark.until = std::max(mark.until, endOf(happening.at, happening.until));

    Change out = happening.like;
    out.id = mark.id;
    out.at = mark.at;
    out.open = mark.open;
    out.until = mark.open || mark.until <= mark.at ? World{} : mark.until;
    const size_t number = mark.members.size();
    out.sentence = number > 1 ? withNumber(happening.many, number) : happening.one;
    return out;
}

bool ChangeGroups::know(const Change& remembered)
{
    const std::string group = groupOf(remembered.id);
    if (group.empty())
        return false;
    std::vector<Mark>& marks = m_groups[group];
    for (const Mark& mark : marks) {
        if (mark.id == remembered.id)
            return true;
    }
    Mark mark;
    mark.id = remembered.id;
    mark.at = remembered.at;
    mark.until = remembered.until;
    mark.open = remembered.open;
    marks.push_back(std::move(mark));
    std::sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) { return a.at < b.at; });
    return true;
}

std::vector<std::string> ChangeGroups::members(const std::string& id) const
{
    std::vector<std::string> out;
    const auto group = m_groups.find(groupOf(id));
    if (group == m_groups.end())
        return out;
    for (const Mark& mark : group->second) {
        if (mark.id != id)
            continue;
        for (const auto& [name, member] : mark.members)
            out.push_back(name);
    }
    return out;
}

void ChangeGroups::forgetBefore(World time)
{
    for (auto it = m_groups.begin(); it != m_groups.end();) {
        std::erase_if(it->second, [time](const Mark& mark) {
            return !mark.open && endOf(mark.at, mark.until) < time;
        });
        it = it->second.empty() ? m_groups.erase(it) : std::next(it);
    }
}

size_t ChangeGroups::size() const
{
    size_t marks = 0;
    for (const auto& [group, all] : m_groups)
        marks += all.size();
    return marks;
}

} // namespace mw
