// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/insight/readiness.h"

#include <algorithm>

namespace mw {
namespace {

using Reason = ReadyReason;
using State = ReadyState;

class Maker
{
public:
    Maker(const ReadyFacts& facts, World now) : m_facts(facts), m_now(now) { }

    ReadyReport run()
    {
        ReadyReport& out = m_out;
        out.declared = m_facts.declared;
        out.checked = m_facts.checked;
        out.asked = m_facts.checked != World{};
        if (!out.declared)
            return std::move(out);
        for (const AccessFact& one : m_facts.access)
            access(one);
        if (m_facts.runbooksNeeded)
            runbooks();
        for (const auto& [key, who] : m_facts.contacts) {
            if (who.empty())
                add(ReadyTopic::Contacts, State::Missing, Reason::ContactUnknown, key).checked
                    = m_facts.checked;
            else
                add(ReadyTopic::Contacts, State::Ok, Reason::ContactKnown, key, who).checked
                    = m_facts.checked;
        }
        for (const EndpointFact& one : m_facts.endpoints)
            endpoint(one);
        if (m_facts.asksLaptop)
            laptop();
        return std::move(out);
    }

private:
    ReadyItem& add(ReadyTopic topic,
                   State state,
                   Reason reason,
                   std::string subject = {},
                   std::string detail = {})
    {
        ReadyItem one;
        one.topic = topic;
        one.state = state;
        one.reason = reason;
        one.subject = std::move(subject);
        one.detail = std::move(detail);
        m_out.items.push_back(std::move(one));
        return m_out.items.back();
    }

    void access(const AccessFact& fact)
    {
        const auto say = [&](State state, Reason reason, std::string detail = {}) -> ReadyItem& {
            ReadyItem& item
                = add(ReadyTopic::Credentials, state, reason, fact.name, std::move(detail));
            item.checked = fact.checked;
            item.when = fact.expires;
            return item;
        };
        if (!fact.inEstate) {
            say(State::Missing, Reason::NotInEstate).checked = m_facts.checked;
            return;
        }
        if (fact.state == SourceState::Disabled) {
            say(State::Missing, Reason::SwitchedOff).checked = m_facts.checked;
            return;
        }
        // Whom it hangs on is told also while it answers: that is what nobody sees until it fails.
        const bool answers = fact.state == SourceState::Live || fact.state == SourceState::Stale
            || fact.state == SourceState::Throttled;
        if (fact.by == AccessFact::By::Provider)
            say(State::Missing, Reason::HangsOnProvider, fact.provider);
        else if (fact.expires != World{} && fact.expires <= m_now)
            say(State::Missing, Reason::Expired, fact.kind);
        else if (fact.state == SourceState::Connecting)
            say(State::NotKnown, Reason::NotAnsweredYet);
        else if (!answers)
            say(State::Missing, Reason::DoesNotAnswer, fact.error);
        else if (fact.expires != World{} && fact.expires - m_now < readyCredential)
            say(State::Missing, Reason::ExpiresSoon, fact.kind);
        else if (fact.by == AccessFact::By::Command)
            say(State::NotKnown, Reason::CommandMayAsk, fact.provider);
        else if (fact.by == AccessFact::By::Nobody)
            say(State::Ok, Reason::NoCredential);
        else
            say(State::Ok, Reason::OwnCredential, fact.kind);
    }

    void runbooks()
    {
        const auto say = [&](State state,
                             Reason reason,
                             const std::string& subject = {},
                             std::string detail = {}) -> ReadyItem& {
            ReadyItem& item = add(ReadyTopic::Runbooks, state, reason, subject, std::move(detail));
            item.checked = m_facts.runbooksChecked;
            return item;
        };
        if (!m_facts.runbooksRead) {
            say(State::NotKnown, Reason::NotAskedYet);
            return;
        }
        for (const std::string& folder : m_facts.missingFolders)
            say(State::Missing, Reason::FolderMissing, folder);
        bool any = false;
        for (const RunbookFact& book : m_facts.runbooks) {
            if (!book.unreadable.empty()) {
                say(State::NotKnown, Reason::RunbookUnreadable, book.file, book.unreadable);
                continue;
            }
            if (!book.needed)
                continue;
            any = true;
            if (book.errors > 0)
                say(State::Missing, Reason::RunbookErrors, book.id, book.file).number = book.errors;
            else if (!book.networkFs.empty())
                say(State::Missing, Reason::RunbookElsewhere, book.id, book.networkFs);
            else
                say(State::Ok, Reason::RunbookReadable, book.id, book.sha256).number
                    = int64_t(book.hash);
        }
        if (!any)
            say(State::Missing, Reason::NoRunbook);
    }

    void endpoint(const EndpointFact& fact)
    {
        ReadyItem& item = add(ReadyTopic::Endpoints,
                              State::NotKnown,
                              Reason::NotAskedYet,
                              fact.url,
                              std::to_string(fact.took.count()));
        item.checked = fact.checked;
        if (!fact.asked)
            return;
        item.number = fact.status;
        item.state = State::Missing;
        if (fact.status == 0) {
            item.reason = Reason::EndpointFails;
            item.detail = fact.error;
        } else if (fact.status >= 500) {
            item.reason = Reason::EndpointStatus;
        } else {
            item.state = State::Ok;
            item.reason = Reason::EndpointAnswers;
        }
    }

    void laptop()
    {
        if (!m_facts.laptop) {
            add(ReadyTopic::Laptop, State::NotKnown, Reason::NotAskedYet);
            return;
        }
        keychain(*m_facts.laptop);
        disk(*m_facts.laptop);
        power(*m_facts.laptop);
        for (ReadyItem& item : m_out.items) {
            if (item.topic == ReadyTopic::Laptop)
                item.checked = m_facts.laptop->checked;
        }
    }

    void keychain(const LaptopFacts& laptop)
    {
        const auto say = [this, &laptop](State state, Reason reason) {
            add(ReadyTopic::Laptop, state, reason, {}, laptop.keychainSaid);
        };
        // Where nothing of the estate lies in a keychain, none is needed.
        const State none = m_facts.keychainNeeded ? State::Missing : State::Ok;
        switch (laptop.keychain) {
        case LaptopFacts::Keychain::Unlocked:
            return say(State::Ok, Reason::KeychainReady);
        case LaptopFacts::Keychain::Locked:
            return say(State::Missing, Reason::KeychainLocked);
        case LaptopFacts::Keychain::Refuses:
            return say(State::Missing, Reason::KeychainRefuses);
        case LaptopFacts::Keychain::None:
            return say(none,
                       m_facts.keychainNeeded ? Reason::KeychainNone : Reason::KeychainUnneeded);
        case LaptopFacts::Keychain::NotKnown:
            return say(State::NotKnown, Reason::KeychainNotKnown);
        }
    }

    void disk(const LaptopFacts& laptop)
    {
        const bool refuses = !laptop.diskProblem.empty();
        const bool full = laptop.freeBytes >= 0 && laptop.freeBytes < readyDiskBytes;
        ReadyItem& item = add(ReadyTopic::Laptop,
                              refuses || full ? State::Missing : State::Ok,
                              refuses    ? Reason::DiskRefuses
                                  : full ? Reason::DiskFull
                                         : Reason::DiskReady,
                              laptop.folder,
                              laptop.diskProblem);
        item.number = laptop.freeBytes;
    }

    void power(const LaptopFacts& laptop)
    {
        const auto percent = laptop.batteryPercent;
        const bool low = percent && !laptop.onMains && *percent <= readyBattery;
        ReadyItem& item = add(ReadyTopic::Laptop,
                              low ? State::Missing : State::Ok,
                              !percent             ? Reason::BatteryUnknown
                                  : laptop.onMains ? Reason::OnMains
                                  : low            ? Reason::BatteryLow
                                                   : Reason::OnBattery);
        item.number = percent ? int64_t(*percent) : 0;
    }

    const ReadyFacts& m_facts;
    World m_now;
    ReadyReport m_out;
};

} // namespace

ReadyReport readiness(const ReadyFacts& facts, World now)
{
    return Maker(facts, now).run();
}

ReadyState stateOf(const ReadyReport& report, ReadyTopic topic)
{
    ReadyState worst = ReadyState::Ok;
    for (const ReadyItem* item : itemsOf(report, topic))
        worst = std::max(worst, item->state);
    return worst;
}

std::vector<ReadyTopic> topicsOf(const ReadyReport& report)
{
    std::vector<ReadyTopic> out;
    for (const ReadyItem& item : report.items) {
        if (std::find(out.begin(), out.end(), item.topic) == out.end())
            out.push_back(item.topic);
    }
    return out;
}

std::vector<const ReadyItem*> itemsOf(const ReadyReport& report, ReadyTopic topic)
{
    std::vector<const ReadyItem*> out;
    for (const ReadyItem& item : report.items) {
        if (item.topic == topic)
            out.push_back(&item);
    }
    return out;
}

std::vector<const ReadyItem*> missingIn(const ReadyReport& report, ReadyTopic topic)
{
    std::vector<const ReadyItem*> out = itemsOf(report, topic);
    std::erase_if(out, [](const ReadyItem* item) { return item->state != ReadyState::Missing; });
    return out;
}

ReadyCount countOf(const ReadyReport& report)
{
    ReadyCount out;
    for (const ReadyTopic topic : topicsOf(report)) {
        const ReadyState state = stateOf(report, topic);
        ++out.all;
        out.ok += state == ReadyState::Ok ? 1 : 0;
        out.worst = std::max(out.worst, state);
    }
    return out;
}

} // namespace mw
