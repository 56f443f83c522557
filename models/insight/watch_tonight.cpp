// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/insight/watch_tonight.h"

#include <algorithm>
#include <tuple>

namespace mw {
namespace {

constexpr size_t longestPaste = 2'000;
constexpr size_t longestName = 253; // of Kubernetes

std::string trimmed(const std::string& text)
{
    const char* blank = " \t\r\n<>\"'";
    const size_t from = text.find_first_not_of(blank);
    return from == std::string::npos ? std::string()
                                     : text.substr(from, text.find_last_not_of(blank) - from + 1);
}

bool isAll(const std::string& text, const char* characters)
{
    return !text.empty() && text.find_first_not_of(characters) == std::string::npos;
}

constexpr const char* digits = "0123456789";
constexpr const char* hexDigits = "0123456789abcdef";

std::vector<std::string> pathOf(const std::string& url)
{
    std::vector<std::string> parts;
    std::string path = url.substr(url.find("://") + 3);
    path = path.substr(0, path.find_first_of("?#"));
    size_t from = 0;
    while (from <= path.size()) {
        const size_t to = std::min(path.find('/', from), path.size());
        if (to > from)
            parts.push_back(path.substr(from, to - from));
        from = to + 1;
    }
    return parts; // the host first
}

PastedThing ofUrl(const std::string& url)
{
    using Kind = PastedThing::Kind;
    const std::vector<std::string> parts = pathOf(url);
    for (size_t i = 1; i + 1 < parts.size(); ++i) {
        if (parts[i] == "incidents")
            return {Kind::PageId, parts[i + 1]};
        if (i == 3 && parts[i] == "actions" && i + 2 < parts.size() && parts[i + 1] == "runs"
            && isAll(parts[i + 2], digits))
            return {Kind::RunId, parts[1] + "/" + parts[2] + "/" + parts[i + 2]};
    }
    return {};
}

} // namespace

Tonight watchTonight(const std::vector<OnCallShift>& shifts,
                     const std::vector<Silence>& silences,
                     World now)
{
    Tonight out;
    std::vector<const OnCallShift*> present;
    for (const OnCallShift& one : shifts) {
        if ((one.start == World{} || one.start <= now) && (one.end == World{} || one.end > now))
            present.push_back(&one);
    }
    std::sort(present.begin(), present.end(), [](const OnCallShift* a, const OnCallShift* b) {
        return std::tuple(a->level, !a->me, a->user) < std::tuple(b->level, !b->me, b->user);
    });
    for (const OnCallShift* one : present) {
        const bool known
            = std::any_of(out.people.begin(), out.people.end(), [one](const OnCallPerson& p) {
                  return p.name == one->user;
              });
        if (!known)
            out.people.push_back({one->user, one->level, one->me});
    }
    if (!present.empty() && present.front()->level == 1 && present.front()->end != World{}) {
        const OnCallShift& first = *present.front();
        out.handover = first.end;
        out.from = first.user;
        out.fromMe = first.me;
        for (const OnCallShift& one : shifts) {
            if (one.level == 1 && one.policyId == first.policyId && one.user != first.user
                && one.start <= first.end && (one.end == World{} || one.end > first.end)) {
                out.to = one.user;
                out.toMe = one.me;
            }
        }
    }
    for (const Silence& one : silences) {
        if (one.state == Silence::State::Active)
            out.silences.push_back(one);
    }
    std::sort(out.silences.begin(), out.silences.end(), [](const Silence& a, const Silence& b) {
        return std::tie(a.endsAt, a.key) < std::tie(b.endsAt, b.key);
    });
    return out;
}

WaitsUntil waitsUntil(int weekday, int hour)
{
    constexpr int sunday = 0, friday = 5, saturday = 6;
    constexpr int workBegins = 8, workEnds = 17;
    if (weekday == saturday || weekday == sunday || (weekday == friday && hour >= workEnds))
        return WaitsUntil::Monday;
    return hour < workBegins ? WaitsUntil::Morning : WaitsUntil::Tomorrow;
}

PastedThing pastedThing(const std::string& text)
{
    using Kind = PastedThing::Kind;
    if (text.size() > longestPaste)
        return {};
    const std::string word = trimmed(text);
    if (word.starts_with("https://") || word.starts_with("http://"))
        return ofUrl(word);
    if (word.empty() || word.size() > longestName
        || word.find_first_of(" \t\r\n") != std::string::npos)
        return {};
    if (word.front() == '#' && isAll(word.substr(1), digits))
        return {Kind::PageNumber, word.substr(1)};
    if (isAll(word, digits))
        return {Kind::PageNumber, word};
    if (word.size() == 16 && isAll(word, hexDigits))
        return {Kind::AlertId, word};
    if (word.front() == 'Q' && word.size() == 14
        && isAll(word, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
        return {Kind::PageId, word};
    return {Kind::Name,
            word.substr(word.rfind('/') == std::string::npos ? 0 : word.rfind('/') + 1)};
}

} // namespace mw
