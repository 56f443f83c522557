// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/promql/regex.h"

#include "app/simulator/promql/regex_parser.h"
#include "app/simulator/promql/text.h"

#include <algorithm>

namespace mw::sim::promql {

namespace {

bool isWord(int32_t rune)
{
    return (rune >= '0' && rune <= '9') || (rune >= 'a' && rune <= 'z')
        || (rune >= 'A' && rune <= 'Z') || rune == '_';
}

bool inClass(const std::vector<Regex::Range>& ranges, char32_t rune)
{
    const auto it = std::upper_bound(
        ranges.begin(), ranges.end(), rune, [](char32_t value, const Regex::Range& range) {
            return value < range.first;
        });
    return it != ranges.begin() && rune <= std::prev(it)->last;
}

// Where the machine stands between two characters.
struct Spot
{
    int32_t before = -1; // −1: the border of the text
    int32_t after = -1;
    int position = 0;
};

bool holds(Regex::Op op, const Spot& spot)
{
    switch (op) {
    case Regex::Op::Begin:
        return spot.before < 0;
    case Regex::Op::End:
        return spot.after < 0;
    case Regex::Op::LineBegin:
        return spot.before < 0 || spot.before == '\n';
    case Regex::Op::LineEnd:
        return spot.after < 0 || spot.after == '\n';
    case Regex::Op::Word:
        return isWord(spot.before) != isWord(spot.after);
    case Regex::Op::NotWord:
        return isWord(spot.before) == isWord(spot.after);
    default:
        return false;
    }
}

// Threads in order of preference, each at one instruction.
struct Threads
{
    std::vector<int> at;
    std::vector<std::vector<int>> slots;
    std::vector<int> mark; // by instruction: generation in which it was added
    int generation = 0;

    void reset(size_t size)
    {
        if (mark.size() < size)
            mark.resize(size, 0);
        at.clear();
        slots.clear();
        ++generation;
    }
};

void add(const Regex::Program& program,
         Threads& threads,
         int start,
         std::vector<int> slots,
         const Spot& spot)
{
    // An explicit stack: patterns may nest deeply. The value of a slot is restored by an entry.
    struct Step
    {
        int pc;
        int slot;
        int old;
    };
    std::vector<Step> stack{{start, -1, 0}};
    while (!stack.empty()) {
        const Step step = stack.back();
        stack.pop_back();
        if (step.slot >= 0) {
            slots[static_cast<size_t>(step.slot)] = step.old;
            continue;
        }
        const size_t pc = static_cast<size_t>(step.pc);
        if (threads.mark[pc] == threads.generation)
            continue;
        threads.mark[pc] = threads.generation;
        const Regex::Instruction& in = program.code[pc];
        switch (in.op) {
        case Regex::Op::Jump:
            stack.push_back({in.x, -1, 0});
            break;
        case Regex::Op::Split:
            stack.push_back({in.y, -1, 0});
            stack.push_back({in.x, -1, 0});
            break;
        case Regex::Op::Save:
            if (static_cast<size_t>(in.x) < slots.size()) {
                stack.push_back({0, in.x, slots[static_cast<size_t>(in.x)]});
                slots[static_cast<size_t>(in.x)] = spot.position;
            }
            stack.push_back({step.pc + 1, -1, 0});
            break;
        case Regex::Op::Begin:
        case Regex::Op::End:
        case Regex::Op::LineBegin:
        case Regex::Op::LineEnd:
        case Regex::Op::Word:
        case Regex::Op::NotWord:
            if (holds(in.op, spot))
                stack.push_back({step.pc + 1, -1, 0});
            break;
        default:
            threads.at.push_back(step.pc);
            threads.slots.push_back(slots);
        }
    }
}

} // namespace

std::shared_ptr<const Regex> Regex::compile(std::string_view pattern)
{
    auto regex = std::make_shared<Regex>();
    if (pattern.find_first_of("\\.+*?()|[]{}^$") == std::string_view::npos) {
        regex->m_isLiteral = true;
        regex->m_literal = pattern;
    }
    regex->m_matchesAll = pattern == ".*";
    regex->m_error = compileRegex("^(?:" + std::string(pattern) + ")$", regex->m_program);
    return regex;
}

std::vector<int> Regex::run(std::string_view text, bool wantGroups, bool& found) const
{
    const size_t slotCount = wantGroups ? m_program.groupNames.size() * 2 : 0;
    thread_local Threads current;
    thread_local Threads next;
    std::vector<int> best;
    found = false;
    current.reset(m_program.code.size());
    size_t length = 0;
    Spot spot;
    spot.after = text.empty() ? -1 : std::max(0, decodeUtf8(text, 0, length));
    add(m_program, current, 0, std::vector<int>(slotCount, -1), spot);
    for (size_t at = 0; !current.at.empty();) {
        size_t step = 0;
        const bool end = at >= text.size();
        int32_t rune = end ? -1 : decodeUtf8(text, at, step);
        if (!end && rune < 0)
            rune = 0xfffd;
        Spot after;
        after.before = rune;
        after.position = static_cast<int>(at + step);
        if (at + step < text.size())
            after.after = std::max(0, decodeUtf8(text, at + step, length));
        next.reset(m_program.code.size());
        for (size_t i = 0; i < current.at.size(); ++i) {
            const Instruction& in = m_program.code[static_cast<size_t>(current.at[i])];
            const char32_t c = static_cast<char32_t>(rune);
            bool go = false;
            switch (in.op) {
            case Op::Match:
                found = true;
                best = current.slots[i];
                break;
            case Op::Rune:
                go = !end && c == in.rune;
                break;
            case Op::Class:
                go = !end && inClass(m_program.classes[static_cast<size_t>(in.x)], c);
                break;
            case Op::Any:
                go = !end;
                break;
            case Op::AnyButNewline:
                go = !end && c != U'\n';
                break;
            default:
                break;
            }
            if (in.op == Op::Match)
                break; // threads of lower preference do not count any more
            if (go)
                add(m_program, next, current.at[i] + 1, current.slots[i], after);
        }
        if (end)
            break;
        std::swap(current, next);
        at += step;
    }
    return best;
}

bool Regex::matches(std::string_view text) const
{
    if (m_isLiteral)
        return text == m_literal;
    if (m_matchesAll && text.find('\n') == std::string_view::npos)
        return true;
    bool found = false;
    run(text, false, found);
    return found;
}

std::vector<int> Regex::groups(std::string_view text) const
{
    bool found = false;
    std::vector<int> slots = run(text, true, found);
    if (!found)
        return {};
    slots[0] = 0;
    slots[1] = static_cast<int>(text.size());
    return slots;
}

std::string Regex::expand(std::string_view replacement,
                          std::string_view text,
                          const std::vector<int>& groups) const
{
    std::string out;
    for (size_t at = 0; at < replacement.size();) {
        if (replacement[at] != '$') {
            out += replacement[at++];
            continue;
        }
        if (at + 1 < replacement.size() && replacement[at + 1] == '$') {
            out += '$';
            at += 2;
            continue;
        }
        size_t begin = at + 1;
        const bool braces = begin < replacement.size() && replacement[begin] == '{';
        begin += braces ? 1 : 0;
        size_t end = begin;
        while (end < replacement.size() && isWord(static_cast<unsigned char>(replacement[end])))
            ++end;
        const bool closed = !braces || (end < replacement.size() && replacement[end] == '}');
        if (end == begin || !closed) {
            out += replacement[at++]; // no name here: the dollar stands for itself
            continue;
        }
        const std::string name(replacement.substr(begin, end - begin));
        size_t number = groups.size();
        if (name.find_first_not_of("0123456789") == std::string::npos) {
            number = name.size() < 6 && (name.size() == 1 || name[0] != '0')
                ? static_cast<size_t>(std::stoi(name))
                : groups.size();
        } else {
            for (size_t i = 0; i < m_program.groupNames.size(); ++i) {
                if (m_program.groupNames[i] == name && groups[2 * i] >= 0) {
                    number = i;
                    break;
                }
            }
        }
        if (2 * number + 1 < groups.size() && groups[2 * number] >= 0) {
            const size_t from = static_cast<size_t>(groups[2 * number]);
            out += text.substr(from, static_cast<size_t>(groups[2 * number + 1]) - from);
        }
        at = end + (braces ? 1 : 0);
    }
    return out;
}

} // namespace mw::sim::promql
