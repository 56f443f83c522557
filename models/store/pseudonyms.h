// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Names that must not leave the laptop, and what stands for each of them: "host-1", "tenant-2",
// "person-1". One thing has one pseudonym as long as the object lives, so that a reader can still
// tell things apart. First everything is learnt, then texts are rewritten: a name that is known
// anywhere is replaced everywhere. One thread at a time; no I/O.
#pragma once

#include <array>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace mw {

// Address: of a machine whose name is not known. Team: who answers for something.
enum class NameKind { Host, Address, Tenant, Person, Team, Account };
inline constexpr std::array allNameKinds{NameKind::Host,
                                         NameKind::Address,
                                         NameKind::Tenant,
                                         NameKind::Person,
                                         NameKind::Team,
                                         NameKind::Account};
const char* toString(NameKind kind); // "host" …: the word before the number

class Pseudonyms
{
public:
    // A word that stays in texts although something to be hidden is called so: environments,
    // clusters and the vocabulary of the systems.
    void keep(const std::string& word);
    // The name of one thing. Empty names and those that say nobody ("<none>") are passed over.
    // Of a host "ip-10-0-1-7.ec2.internal" the first label and the address are its names too; of a
    // person "Ana Ruiz" each part. Teams, and accounts that have a name instead of a number, are
    // called like services and namespaces: they are replaced where a field says that it is one,
    // never inside other texts.
    void learn(NameKind kind, const std::string& name);
    // Another name of the same thing.
    void alias(NameKind kind, const std::string& name, const std::string& other);
    // Addresses, e-mail addresses, hosts of URLs and account numbers that stand in a text.
    void learnFrom(const std::string& prose);

    // What stands for this name, learnt now if it was not. Empty stays empty.
    std::string of(NameKind kind, const std::string& name);
    // The text with every known name replaced, and what looks like an address (IP, e-mail, host
    // of a URL; who signs in there goes), an account number or a home folder, known or not. Names
    // of hosts and tenants are found in any case, those of people as they are written; inside of
    // words never.
    std::string text(const std::string& given);
    // The same for the host of one URL; what stands before an "@" goes.
    std::string url(const std::string& from);
    // A regular expression on names of one kind, as in a silence: the pseudonyms of those that it
    // matches, so that it goes on matching the same rows.
    std::string pattern(NameKind kind, const std::string& expression);
    // Does the text hold a beginning or another part (three characters or more) of a known name?
    bool hints(const std::string& text) const;

    std::vector<std::string> names(NameKind kind) const; // as learnt, aliases too; sorted
    size_t count(NameKind kind) const; // of things

private:
    struct Name
    {
        std::string text;
        size_t thing; // of m_things
        bool anyCase;
    };
    struct Thing
    {
        NameKind kind;
        std::string pseudonym; // empty: nobody has asked for it
    };
    size_t thing(NameKind kind, const std::string& name);
    void add(const std::string& name, size_t thing, bool anyCase);
    void addParts(NameKind kind, const std::string& name, size_t thing);
    const Name* longestAt(const std::string& text, size_t at, size_t end, size_t& length) const;
    size_t personOfEmail(const std::string& address);
    const std::string& pseudonym(size_t thing);
    std::string withoutUsers(const std::string& text) const;
    std::string hostFor(const std::string& host);
    void eachAuthority(const std::string& text,
                       const std::function<void(size_t at, size_t length)>& found) const;

    std::vector<Thing> m_things;
    std::unordered_map<std::string, size_t> m_known[allNameKinds.size()]; // name → thing
    // By the first segment, in lower case: how long names that begin so are, the longest first.
    std::unordered_map<std::string, std::vector<size_t>> m_lengths;
    std::unordered_map<std::string, Name> m_byName; // in lower case
    std::set<std::string> m_kept;
    std::set<std::string> m_withPort; // "10.0.1.7:9100", as labels have them
    size_t m_last[allNameKinds.size()] = {};
};

} // namespace mw
