// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/pseudonyms.h"

#include "models/store/address_shapes.h"

#include <QRegularExpression>
#include <algorithm>
#include <optional>

namespace mw {
namespace {

using namespace shapes;

constexpr size_t shortest = 2; // names of one character are found in everything

bool saysNobody(std::string_view name)
{
    return name.empty() || name == "<none>" || name == "<unknown>" || name == "-" || name == "*"
        || name.starts_with("__"); // OpenCost's "__idle__"
}

bool isNumber(std::string_view name)
{
    return name.find_first_not_of("0123456789-") == std::string_view::npos;
}

// "dependabot[bot]": a program, which needs no pseudonym.
bool isProgram(std::string_view name)
{
    return name.ends_with("[bot]");
}

// Names that every machine has, and names inside of a cluster, say nothing of the estate.
bool isEverywhere(std::string_view host)
{
    return host == "localhost" || host == "0.0.0.0" || host == "::1" || host == "::"
        || host.starts_with("127.") || host.ends_with(".svc")
        || host.ends_with(".svc.cluster.local") || host.ends_with(".local.svc");
}

// Length of "10.0.1.7" in "10.0.1.7:9100": a port says nothing.
size_t withoutPort(const std::string& name)
{
    const size_t colon = name.rfind(':');
    return colon != std::string::npos && colon > 0 && name.find(':') == colon
            && name.find_first_not_of("0123456789", colon + 1) == std::string::npos
        ? colon
        : name.size();
}

size_t index(NameKind kind)
{
    return static_cast<size_t>(kind);
}

} // namespace

const char* toString(NameKind kind)
{
    switch (kind) {
    case NameKind::Host:
        return "host";
    case NameKind::Address:
        return "address";
    case NameKind::Tenant:
        return "tenant";
    case NameKind::Person:
        return "person";
    case NameKind::Team:
        return "team";
    case NameKind::Account:
        break;
    }
    return "account";
}

void Pseudonyms::keep(const std::string& word)
{
    if (!word.empty())
        m_kept.insert(lowered(word));
}

size_t Pseudonyms::thing(NameKind kind, const std::string& name)
{
    const auto [known, fresh] = m_known[index(kind)].try_emplace(name, m_things.size());
    if (fresh)
        m_things.push_back({kind, {}});
    return known->second;
}

// Given when it is first asked for: by then all names are known.
const std::string& Pseudonyms::pseudonym(size_t thing)
{
    auto& [kind, said] = m_things[thing];
    // A tenant that is really called "tenant-7" must not be taken for the seventh.
    if (said.empty()) {
        do
            said = toString(kind) + ("-" + std::to_string(++m_last[index(kind)]));
        while (m_known[index(kind)].contains(said));
    }
    return said;
}

void Pseudonyms::add(const std::string& name, size_t thing, bool anyCase)
{
    // (Addresses, and hosts that are called by theirs, are found by their shape.)
    if (name.size() < shortest || m_kept.contains(lowered(name)) || isIpv4(name)
        || ipv6At(name, 0) == name.size() || machineAt(name, 0) == name.size())
        return;
    size_t begin = 0;
    while (begin < name.size() && !isWordByte(name[begin]))
        ++begin;
    size_t end = begin;
    while (end < name.size() && isWordByte(name[end]))
        ++end;
    if (begin == end)
        return;
    const std::string text = name.substr(begin);
    const auto [known, fresh] = m_byName.try_emplace(lowered(text), Name{text, thing, anyCase});
    if (!fresh) {
        Name& one = known->second;
        if (anyCase && !one.anyCase)
            one = {text, thing, true};
        else if (one.thing == thing && one.text != text)
            one.anyCase = true; // "Ana", who signs in as "ana"
        return;
    }
    std::vector<size_t>& lengths = m_lengths[lowered(name.substr(begin, end - begin))];
    const auto at
        = std::lower_bound(lengths.begin(), lengths.end(), text.size(), std::greater<size_t>());
    if (at == lengths.end() || *at != text.size())
        lengths.insert(at, text.size());
}

void Pseudonyms::addParts(NameKind kind, const std::string& name, size_t thing)
{
    if (kind == NameKind::Host) {
        const size_t dot = name.find('.');
        const std::string first = name.substr(0, dot);
        const bool isOne = first.find('-') != std::string::npos
            && first.find_first_of("0123456789") != std::string::npos;
        if (dot != std::string::npos && isOne
            && m_known[index(kind)].try_emplace(first, thing).second)
            add(first, thing, true);
        if (const auto address = addressInName(first)) {
            m_known[index(NameKind::Address)].try_emplace(*address, thing);
            add(*address, thing, true);
        }
        return;
    }
    if (kind != NameKind::Person)
        return;
    // "Ana Ruiz" is also Ana, and Ruiz; "ana.ruiz@example.com" no more than its address.
    if (name.find('@') != std::string::npos || name.find(' ') == std::string::npos)
        return;
    for (size_t at = 0; at < name.size();) {
        const size_t end = std::min(name.find(' ', at), name.size());
        const std::string part = name.substr(at, end - at);
        at = end + 1;
        const bool capital = !part.empty()
            && ((part[0] >= 'A' && part[0] <= 'Z') || static_cast<unsigned char>(part[0]) >= 0x80);
        if (part.size() < shortest || !capital)
            continue;
        if (m_known[index(kind)].try_emplace(part, thing).second)
            add(part, thing, false);
        // the login of who is called so
        m_known[index(kind)].try_emplace(lowered(part), thing);
    }
}

void Pseudonyms::learn(NameKind kind, const std::string& name)
{
    if (saysNobody(name) || (kind == NameKind::Person && isProgram(name))
        || ((kind == NameKind::Host || kind == NameKind::Address) && isEverywhere(name)))
        return;
    if (kind == NameKind::Person) {
        if (const size_t at = name.find('@'); at != std::string::npos && at > 0)
            return static_cast<void>(personOfEmail(name));
    }
    if (kind == NameKind::Host) {
        if (const size_t host = withoutPort(name); host < name.size()) {
            m_withPort.insert(name);
            return learn(kind, name.substr(0, host));
        }
        if (isIpv4(name))
            return learn(NameKind::Address, name);
    }
    const size_t made = thing(kind, name);
    if (kind == NameKind::Team || (kind == NameKind::Account && !isNumber(name)))
        return; // called like services are
    add(name, made, kind != NameKind::Person);
    addParts(kind, name, made);
}

void Pseudonyms::alias(NameKind kind, const std::string& name, const std::string& other)
{
    if (saysNobody(name) || saysNobody(other))
        return;
    learn(kind, name);
    const auto known = m_known[index(kind)].find(name);
    if (known == m_known[index(kind)].end())
        return;
    const size_t made = known->second;
    m_known[index(kind)].try_emplace(other, made);
    if (kind != NameKind::Team)
        add(other, made, kind != NameKind::Person);
}

// An address is the person whose first or last name stands before the "@", if one is called so.
size_t Pseudonyms::personOfEmail(const std::string& address)
{
    auto& known = m_known[index(NameKind::Person)];
    if (const auto it = known.find(address); it != known.end())
        return it->second;
    const std::string local = address.substr(0, address.find('@'));
    std::optional<size_t> person;
    for (const std::string& part : {local, local.substr(0, local.find_first_of("._-+"))}) {
        if (const auto it = known.find(part); !person && it != known.end())
            person = it->second;
    }
    const size_t made = person ? *person : thing(NameKind::Person, address);
    known.try_emplace(address, made);
    known.try_emplace(local, made);
    add(local, made, false);
    return made;
}

std::string Pseudonyms::hostFor(const std::string& host)
{
    return isEverywhere(host) ? host : of(NameKind::Host, host);
}

std::string Pseudonyms::of(NameKind kind, const std::string& name)
{
    if (saysNobody(name) || (kind == NameKind::Person && isProgram(name)))
        return name;
    if (kind == NameKind::Host || kind == NameKind::Address) {
        if (isEverywhere(name))
            return name;
        if (const size_t host = withoutPort(name); host < name.size())
            return of(kind, name.substr(0, host)) + name.substr(host);
        if (isIpv4(name))
            kind = NameKind::Address;
    }
    learn(kind, name);
    const auto& known = m_known[index(kind)];
    const auto it = known.find(name);
    return it == known.end() ? std::string(toString(kind)) : pseudonym(it->second);
}

void Pseudonyms::eachAuthority(const std::string& text,
                               const std::function<void(size_t at, size_t length)>& found) const
{
    for (size_t at = text.find("://"); at != std::string::npos; at = text.find("://", at + 3)) {
        const size_t end
            = std::min(text.find_first_of("/?# \t\n\r\"'<>,;)]}\\|`", at + 3), text.size());
        found(at + 3, end - at - 3);
    }
}

void Pseudonyms::learnFrom(const std::string& prose)
{
    eachAuthority(prose, [&](size_t at, size_t length) {
        learn(NameKind::Host, hostOf(prose.substr(at, length)));
    });
    if (prose.find('@') == std::string::npos)
        return;
    const std::string text = withoutUsers(prose);
    for (size_t at = text.find('@'); at != std::string::npos; at = text.find('@', at + 1)) {
        if (const auto mail = emailAround(text, at))
            learn(NameKind::Person, text.substr(mail->first, mail->second));
    }
}

const Pseudonyms::Name*
Pseudonyms::longestAt(const std::string& text, size_t at, size_t end, size_t& length) const
{
    const auto lengths = m_lengths.find(lowered(text.substr(at, end - at)));
    if (lengths == m_lengths.end())
        return nullptr;
    for (const size_t size : lengths->second) {
        if (at + size > text.size()
            || (at + size < text.size() && isWordByte(text[at + size - 1])
                && isWordByte(text[at + size])))
            continue; // it ends inside of a longer word
        const std::string there = text.substr(at, size);
        const auto name = m_byName.find(lowered(there));
        if (name == m_byName.end() || (!name->second.anyCase && name->second.text != there))
            continue;
        length = size;
        return &name->second;
    }
    return nullptr;
}

// "https://user:password@host" without what stands before the host.
std::string Pseudonyms::withoutUsers(const std::string& text) const
{
    std::string out;
    size_t kept = 0;
    eachAuthority(text, [&](size_t at, size_t length) {
        const size_t user = text.substr(at, length).rfind('@');
        if (user == std::string::npos)
            return;
        out.append(text, kept, at - kept);
        kept = at + user + 1;
    });
    return out.append(text, kept);
}

std::string Pseudonyms::text(const std::string& given)
{
    const bool mails = given.find('@') != std::string::npos;
    if (mails || given.find("://") != std::string::npos)
        learnFrom(given);
    const std::string& from = mails ? withoutUsers(given) : given;
    std::string out;
    size_t kept = 0; // up to here `out` has it
    const auto replace = [&](size_t at, size_t length, const std::string& by) {
        out.append(from, kept, at - kept);
        out += by;
        kept = at + length;
    };
    // What begins there with a word and looks like an address or an account; its length.
    const auto byShape = [&](size_t at, size_t end) -> size_t {
        if (const size_t six = ipv6At(from, at); six > 0) {
            replace(at, six, of(NameKind::Address, from.substr(at, six)));
            return six;
        }
        if (const size_t four = ipv4At(from, at); four > 0) {
            if (const std::string address = from.substr(at, four); !isEverywhere(address))
                replace(at, four, of(NameKind::Address, address));
            return four;
        }
        if (const size_t machine = machineAt(from, at); machine > 0) {
            replace(at, machine, of(NameKind::Host, from.substr(at, machine)));
            return machine;
        }
        constexpr size_t account = 12;
        if (end - at != account || from.find_first_not_of("0123456789", at) < end)
            return 0;
        replace(at, account, of(NameKind::Account, from.substr(at, account)));
        return account;
    };
    for (size_t at = 0; at < from.size();) {
        if (!isWordByte(from[at])) {
            if (const size_t home = homeFolder(from, at); home > 0) {
                replace(at, home, "~");
                at += home;
                continue;
            }
            if (const size_t six = ipv6At(from, at); six > 0) { // "::1" begins with no word
                const std::string address = from.substr(at, six);
                if (!isEverywhere(address))
                    replace(at, six, of(NameKind::Address, address));
                at += six;
                continue;
            }
            ++at;
            continue;
        }
        size_t end = at;
        while (end < from.size() && isWordByte(from[end]))
            ++end;
        size_t length = 0;
        if (const size_t mail = mails ? from.find('@', at) : std::string::npos;
            mail != std::string::npos) {
            const auto around = emailAround(from, mail);
            if (around && around->first == at)
                length = around->second;
        }
        if (length > 0) {
            replace(at, length, pseudonym(personOfEmail(from.substr(at, length))));
        } else if (const Name* name = longestAt(from, at, end, length)) {
            replace(at, length, pseudonym(name->thing));
        } else {
            length = byShape(at, end);
        }
        at = length > 0 ? at + length : end;
    }
    if (kept == 0)
        return from;
    out.append(from, kept);
    return out;
}

std::string Pseudonyms::url(const std::string& from)
{
    std::string out;
    size_t kept = 0;
    eachAuthority(from, [&](size_t at, size_t length) {
        out += text(from.substr(kept, at - kept));
        const std::string authority = from.substr(at, length);
        const std::string host = hostOf(authority);
        const size_t after = authority.rfind(host) + host.size();
        out += hostFor(host) + authority.substr(std::min(after, authority.size()));
        kept = at + length;
    });
    return out + text(from.substr(kept));
}

std::string Pseudonyms::pattern(NameKind kind, const std::string& expression)
{
    if (expression.find_first_not_of(".*+?$^()") == std::string::npos)
        return expression; // whatever there is
    const QRegularExpression wanted(
        QRegularExpression::anchoredPattern(QString::fromStdString(expression)));
    std::set<std::string> matched;
    const auto matches = [&wanted](const std::string& name) {
        return wanted.match(QString::fromStdString(name)).hasMatch();
    };
    if (wanted.isValid()) {
        for (const auto& [name, thing] : m_known[index(kind)]) {
            if (matches(name))
                matched.insert(pseudonym(thing));
        }
        for (const std::string& name :
             kind == NameKind::Host ? std::set(m_withPort) : std::set<std::string>()) {
            if (matches(name))
                matched.insert(of(kind, name));
        }
    }
    std::string out;
    for (const std::string& one : matched)
        out += (out.empty() ? "" : "|") + one;
    return out.empty() ? toString(kind) + std::string("-…") : out;
}

bool Pseudonyms::hints(const std::string& text) const
{
    const std::string wanted = lowered(text);
    if (wanted.size() < 3)
        return false;
    for (const NameKind kind : allNameKinds) {
        if (kind == NameKind::Team)
            continue;
        for (const auto& [name, thing] : m_known[index(kind)]) {
            if (lowered(name).find(wanted) != std::string::npos)
                return true;
        }
    }
    return false;
}

std::vector<std::string> Pseudonyms::names(NameKind kind) const
{
    std::vector<std::string> out;
    for (const auto& [name, thing] : m_known[index(kind)])
        out.push_back(name);
    std::sort(out.begin(), out.end());
    return out;
}

size_t Pseudonyms::count(NameKind kind) const
{
    return static_cast<size_t>(std::count_if(
        m_things.begin(), m_things.end(), [kind](const Thing& one) { return one.kind == kind; }));
}

} // namespace mw
