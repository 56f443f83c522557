// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// "Ready for DR": could this laptop run a failover alone? What was found, item by item. Made by
// models/insight/readiness.h out of facts; words in models/text/readiness_words.h.
#pragma once

#include "models/base/clock.h"

#include <cstdint>
#include <string>
#include <vector>

namespace mw {

enum class ReadyState { Ok, NotKnown, Missing }; // in order of weight
const char* toString(ReadyState state); // "ok" "not-known" "missing"

// What is counted: "4 of 5".
enum class ReadyTopic { Credentials, Runbooks, Contacts, Endpoints, Laptop };
const char* toString(ReadyTopic topic); // "credentials" …

enum class ReadyReason {
    // credentials; subject: cluster or source
    NotInEstate,
    SwitchedOff,
    NotAnsweredYet,
    DoesNotAnswer, // detail: what it said
    HangsOnProvider, // detail: the identity provider
    CommandMayAsk, // detail: the command that hands the credential out
    Expired, // when
    ExpiresSoon, // when
    OwnCredential, // detail: its kind; when: expiry, where it has one
    NoCredential, // it answers without one
    // runbooks; subject: id or file
    NoRunbook,
    FolderMissing, // subject: folder
    RunbookUnreadable, // detail
    RunbookErrors, // number
    RunbookElsewhere, // detail: the network file system it lies on
    RunbookReadable, // detail: its hash; number: RunbookHash
    // contacts; subject: the key
    ContactUnknown,
    ContactKnown, // detail: who
    // endpoints; subject: the address
    NotAskedYet,
    EndpointFails, // detail
    EndpointStatus, // number: HTTP status
    EndpointAnswers, // number: HTTP status; detail: milliseconds
    // laptop
    KeychainReady,
    KeychainLocked,
    KeychainRefuses, // detail
    KeychainNone,
    KeychainUnneeded, // there is none, and nothing lies in one
    KeychainNotKnown, // detail
    DiskReady, // number: free bytes; detail: folder
    DiskFull, // the same
    DiskRefuses, // detail
    OnMains,
    OnBattery, // number: per cent
    BatteryLow, // number: per cent
    BatteryUnknown, // nobody tells of a battery
};

// Of a runbook, beside its last run.
enum class RunbookHash { NeverRun, AsLastRun, ChangedSince };

struct ReadyItem
{
    ReadyTopic topic = ReadyTopic::Credentials;
    ReadyState state = ReadyState::NotKnown;
    ReadyReason reason = ReadyReason::NotAnsweredYet;
    std::string subject, detail;
    int64_t number = 0;
    World when{};
    World checked{}; // World{} = not yet
    bool operator==(const ReadyItem&) const = default;
};

struct ReadyReport
{
    bool declared = false; // the estate file says what a failover needs
    bool asked = false; // the first check is over
    std::vector<ReadyItem> items; // by topic
    World checked{}; // the last check; World{} = not yet
    bool operator==(const ReadyReport&) const = default;
};

} // namespace mw
