// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Could this laptop run a failover alone? Facts in, items out: what the estate's `recovery` names,
// and the laptop itself. Asks nobody. Pure; any thread.
#pragma once

#include "models/data/readiness.h"
#include "models/data/source_status.h"

#include <optional>
#include <string>
#include <vector>

namespace mw {

// Of a cluster or a source that the failover needs.
struct AccessFact
{
    enum class By {
        Nobody, // no credential is sent
        Itself, // token, certificate, password: it depends on nobody but the other side
        Provider, // an identity provider hands it out
        Command, // a command hands it out; whom that asks is not known
    };
    std::string name;
    bool inEstate = true;
    SourceState state = SourceState::Connecting;
    std::string error; // what it said, where it does not answer
    By by = By::Nobody;
    std::string kind; // "client certificate"
    std::string provider; // issuer or command
    World expires{}; // World{} = not known
    World checked{}; // its last answer
};

struct RunbookFact
{
    std::string id, file;
    std::string unreadable; // why; whether a failover needs it is not known then
    bool needed = false; // it names one of the clusters or sources
    int errors = 0; // what lint says
    std::string sha256;
    std::string networkFs; // "nfs4", where it lies on one
    RunbookHash hash = RunbookHash::NeverRun;
};

struct EndpointFact
{
    std::string url;
    bool asked = false;
    int status = 0; // HTTP; 0 = no answer
    std::string error;
    Millis took{0};
    World checked{};
};

struct LaptopFacts
{
    enum class Keychain { Unlocked, Locked, Refuses, None, NotKnown };
    Keychain keychain = Keychain::NotKnown;
    std::string keychainSaid;
    std::string folder; // of the journals
    std::string diskProblem; // empty: it could be written
    int64_t freeBytes = -1;
    std::optional<double> batteryPercent; // none: nobody tells of a battery
    bool onMains = false;
    World checked{};
};

struct ReadyFacts
{
    bool declared = false;
    std::vector<AccessFact> access;
    bool runbooksNeeded = false; // clusters or sources are named
    bool runbooksRead = false;
    std::vector<std::string> missingFolders;
    std::vector<RunbookFact> runbooks;
    World runbooksChecked{};
    std::vector<std::pair<std::string, std::string>> contacts; // key, who; who is empty: nobody
    std::vector<EndpointFact> endpoints;
    bool keychainNeeded = false; // something of the estate lies in it
    bool asksLaptop = true; // false: of a frozen moment, which tells nothing of this laptop
    std::optional<LaptopFacts> laptop; // none: not asked yet
    World checked{};
};

// A credential must outlive a shift; a journal of a long run with evidence must fit.
inline constexpr std::chrono::hours readyCredential{12};
inline constexpr int64_t readyDiskBytes = 500'000'000;
inline constexpr double readyBattery = 30;

ReadyReport readiness(const ReadyFacts& facts, World now);

struct ReadyCount
{
    int ok = 0, all = 0; // topics
    ReadyState worst = ReadyState::Ok;
    bool operator==(const ReadyCount&) const = default;
};
ReadyCount countOf(const ReadyReport& report);
// The worst of a topic; Ok where it has no item.
ReadyState stateOf(const ReadyReport& report, ReadyTopic topic);
std::vector<ReadyTopic> topicsOf(const ReadyReport& report);
std::vector<const ReadyItem*> itemsOf(const ReadyReport& report, ReadyTopic topic);
// Of a topic with something missing, what is: one row in "needs a person" each.
std::vector<const ReadyItem*> missingIn(const ReadyReport& report, ReadyTopic topic);

} // namespace mw
