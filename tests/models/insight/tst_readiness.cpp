// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// "Ready for DR" and change freezes: every item in every state, from facts alone.
#include "models/insight/freezes.h"
#include "models/insight/readiness.h"
#include "tests/support/test_registry.h"

using namespace mw;
using namespace std::chrono_literals;

namespace {

const World night = World(1'768'618'872s); // 2026-01-17T03:01:12Z

AccessFact live(const char* name)
{
    AccessFact out;
    out.name = name;
    out.state = SourceState::Live;
    out.by = AccessFact::By::Itself;
    out.kind = "client certificate";
    out.expires = night + 40 * 24h;
    out.checked = night - 41s;
    return out;
}

// Everything that can be fine is.
ReadyFacts good()
{
    ReadyFacts out;
    out.declared = true;
    out.checked = night;
    out.access = {live("west")};
    out.runbooksNeeded = out.runbooksRead = true;
    RunbookFact book;
    book.id = "failover";
    book.needed = true;
    book.sha256 = "0a1b2c3d4e";
    out.runbooks = {book};
    out.runbooksChecked = night;
    out.contacts = {{"dba", "#dba"}};
    EndpointFact endpoint;
    endpoint.url = "https://api.example.com";
    endpoint.asked = true;
    endpoint.status = 404;
    endpoint.took = 84ms;
    endpoint.checked = night;
    out.endpoints = {endpoint};
    LaptopFacts laptop;
    laptop.keychain = LaptopFacts::Keychain::Unlocked;
    laptop.folder = "/runs";
    laptop.freeBytes = 80'000'000'000;
    laptop.checked = night;
    out.laptop = laptop;
    return out;
}

ReadyItem only(const ReadyFacts& facts, ReadyTopic topic)
{
    const ReadyReport report = readiness(facts, night);
    const auto items = itemsOf(report, topic);
    if (items.size() != 1)
        qFatal("%zu items", items.size());
    return *items.front();
}

ReadyItem laptopItem(const ReadyFacts& facts, size_t index)
{
    const ReadyReport report = readiness(facts, night);
    return *itemsOf(report, ReadyTopic::Laptop).at(index);
}

} // namespace

class ReadinessTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everythingIsFine()
    {
        const ReadyReport report = readiness(good(), night);
        QVERIFY(report.declared && report.asked);
        QCOMPARE(countOf(report), (ReadyCount{5, 5, ReadyState::Ok}));
        for (const ReadyTopic topic : topicsOf(report))
            QVERIFY(missingIn(report, topic).empty());
        for (const ReadyItem& item : report.items)
            QVERIFY(item.checked != World{});
    }

    void withoutADeclarationNothingIsReady()
    {
        ReadyFacts facts = good();
        facts.declared = false;
        const ReadyReport report = readiness(facts, night);
        QVERIFY(!report.declared);
        QVERIFY(report.items.empty());
        QCOMPARE(countOf(report).all, 0);
    }

    void whatIsNotNamedIsNotCounted()
    {
        ReadyFacts facts = good();
        facts.endpoints.clear();
        facts.contacts.clear();
        facts.asksLaptop = false;
        QCOMPARE(countOf(readiness(facts, night)), (ReadyCount{2, 2, ReadyState::Ok}));
    }

    void beforeTheFirstCheckNothingIsKnown()
    {
        ReadyFacts facts = good();
        facts.checked = {};
        facts.access[0].state = SourceState::Connecting;
        facts.runbooksRead = false;
        facts.endpoints[0].asked = false;
        facts.laptop.reset();
        const ReadyReport report = readiness(facts, night);
        QVERIFY(!report.asked);
        QVERIFY(stateOf(report, ReadyTopic::Credentials) == ReadyState::NotKnown);
        QVERIFY(stateOf(report, ReadyTopic::Runbooks) == ReadyState::NotKnown);
        QVERIFY(stateOf(report, ReadyTopic::Endpoints) == ReadyState::NotKnown);
        QVERIFY(stateOf(report, ReadyTopic::Laptop) == ReadyState::NotKnown);
    }

    void credentials_data()
    {
        QTest::addColumn<int>("by");
        QTest::addColumn<int>("sourceState");
        QTest::addColumn<int>("hoursLeft"); // 0 = not known
        QTest::addColumn<int>("state");
        QTest::addColumn<int>("reason");
        using By = AccessFact::By;
        using S = SourceState;
        using R = ReadyReason;
        const auto row =
            [](const char* name, By by, S source, int hours, ReadyState state, R reason) {
                QTest::newRow(name) << int(by) << int(source) << hours << int(state) << int(reason);
            };
        const auto ok = ReadyState::Ok, unknown = ReadyState::NotKnown,
                   missing = ReadyState::Missing;
        row("own", By::Itself, S::Live, 960, ok, R::OwnCredential);
        row("own, no expiry", By::Itself, S::Live, 0, ok, R::OwnCredential);
        row("none asked for", By::Nobody, S::Live, 0, ok, R::NoCredential);
        row("old rows, but it answers", By::Itself, S::Stale, 960, ok, R::OwnCredential);
        row("throttled answers too", By::Itself, S::Throttled, 960, ok, R::OwnCredential);
        // It answers now; the day it is needed the provider is in the region that is gone.
        row("by SSO", By::Provider, S::Live, 960, missing, R::HangsOnProvider);
        row("by SSO, down", By::Provider, S::Unauthorized, 0, missing, R::HangsOnProvider);
        row("by a command", By::Command, S::Live, 0, unknown, R::CommandMayAsk);
        row("over", By::Itself, S::Unauthorized, -3, missing, R::Expired);
        row("within a shift", By::Itself, S::Live, 5, missing, R::ExpiresSoon);
        row("command, within a shift", By::Command, S::Live, 5, missing, R::ExpiresSoon);
        row("connecting", By::Itself, S::Connecting, 960, unknown, R::NotAnsweredYet);
        row("unreachable", By::Itself, S::Unreachable, 960, missing, R::DoesNotAnswer);
        row("refused", By::Itself, S::Unauthorized, 960, missing, R::DoesNotAnswer);
        row("forbidden", By::Itself, S::Forbidden, 960, missing, R::DoesNotAnswer);
        row("misconfigured", By::Nobody, S::Misconfigured, 0, missing, R::DoesNotAnswer);
        row("switched off", By::Itself, S::Disabled, 960, missing, R::SwitchedOff);
    }
    void credentials()
    {
        QFETCH(int, by);
        QFETCH(int, sourceState);
        QFETCH(int, hoursLeft);
        QFETCH(int, state);
        QFETCH(int, reason);
        ReadyFacts facts = good();
        AccessFact& fact = facts.access[0];
        fact.by = AccessFact::By(by);
        fact.state = SourceState(sourceState);
        fact.expires = hoursLeft == 0 ? World{} : night + std::chrono::hours(hoursLeft);
        fact.provider = "https://sso.example";
        fact.error = "refused";
        const ReadyItem item = only(facts, ReadyTopic::Credentials);
        QCOMPARE(int(item.state), state);
        QCOMPARE(int(item.reason), reason);
        QCOMPARE(item.subject, std::string("west"));
        if (item.reason == ReadyReason::HangsOnProvider)
            QCOMPARE(item.detail, std::string("https://sso.example"));
        if (item.reason == ReadyReason::DoesNotAnswer)
            QCOMPARE(item.detail, std::string("refused"));
    }

    void aNameThatNobodyDeclares()
    {
        ReadyFacts facts = good();
        facts.access[0].inEstate = false;
        const ReadyItem item = only(facts, ReadyTopic::Credentials);
        QVERIFY(item.state == ReadyState::Missing && item.reason == ReadyReason::NotInEstate);
    }

    void runbooks()
    {
        ReadyFacts facts = good();
        facts.runbooks[0].errors = 2;
        ReadyItem item = only(facts, ReadyTopic::Runbooks);
        QVERIFY(item.state == ReadyState::Missing && item.reason == ReadyReason::RunbookErrors);
        QCOMPARE(item.number, int64_t(2));
        facts.runbooks[0].errors = 0;
        facts.runbooks[0].networkFs = "nfs4";
        item = only(facts, ReadyTopic::Runbooks);
        QVERIFY(item.state == ReadyState::Missing && item.reason == ReadyReason::RunbookElsewhere);
        facts.runbooks[0].networkFs.clear();
        facts.runbooks[0].hash = RunbookHash::ChangedSince;
        item = only(facts, ReadyTopic::Runbooks);
        QVERIFY(item.state == ReadyState::Ok);
        QCOMPARE(item.number, int64_t(RunbookHash::ChangedSince));
        // One that has nothing to do with these clusters counts neither way.
        RunbookFact other;
        other.id = "other";
        other.errors = 3;
        facts.runbooks.push_back(other);
        QVERIFY(only(facts, ReadyTopic::Runbooks).state == ReadyState::Ok);
        facts.runbooks.erase(facts.runbooks.begin());
        item = only(facts, ReadyTopic::Runbooks);
        QVERIFY(item.state == ReadyState::Missing && item.reason == ReadyReason::NoRunbook);
    }

    void aRunbookThatCannotBeReadIsNotKnownToBeNeeded()
    {
        ReadyFacts facts = good();
        RunbookFact torn;
        torn.file = "/books/torn.runbook.yaml";
        torn.unreadable = "line 3";
        facts.runbooks.push_back(torn);
        facts.missingFolders = {"/gone"};
        const ReadyReport report = readiness(facts, night);
        const auto items = itemsOf(report, ReadyTopic::Runbooks);
        QCOMPARE(items.size(), size_t(3));
        QVERIFY(items[0]->reason == ReadyReason::FolderMissing
                && items[0]->state == ReadyState::Missing);
        QVERIFY(items[2]->reason == ReadyReason::RunbookUnreadable
                && items[2]->state == ReadyState::NotKnown);
        QVERIFY(countOf(report).worst == ReadyState::Missing);
    }

    void contacts()
    {
        ReadyFacts facts = good();
        facts.contacts.emplace_back("network", "");
        const ReadyReport report = readiness(facts, night);
        const auto missing = missingIn(report, ReadyTopic::Contacts);
        QCOMPARE(missing.size(), size_t(1));
        QCOMPARE(missing[0]->subject, std::string("network"));
        QVERIFY(missing[0]->reason == ReadyReason::ContactUnknown);
        QCOMPARE(countOf(report), (ReadyCount{4, 5, ReadyState::Missing}));
    }

    void endpoints()
    {
        ReadyFacts facts = good();
        for (const int status : {200, 301, 401, 404, 499}) {
            facts.endpoints[0].status = status;
            QVERIFY(only(facts, ReadyTopic::Endpoints).state == ReadyState::Ok);
        }
        facts.endpoints[0].status = 503;
        ReadyItem item = only(facts, ReadyTopic::Endpoints);
        QVERIFY(item.state == ReadyState::Missing && item.reason == ReadyReason::EndpointStatus);
        QCOMPARE(item.number, int64_t(503));
        facts.endpoints[0].status = 0;
        facts.endpoints[0].error = "Could not resolve host";
        item = only(facts, ReadyTopic::Endpoints);
        QVERIFY(item.state == ReadyState::Missing && item.reason == ReadyReason::EndpointFails);
        QCOMPARE(item.detail, std::string("Could not resolve host"));
    }

    void keychain_data()
    {
        QTest::addColumn<int>("keychain");
        QTest::addColumn<bool>("needed");
        QTest::addColumn<int>("state");
        QTest::addColumn<int>("reason");
        using K = LaptopFacts::Keychain;
        const auto row
            = [](const char* name, K keychain, bool needed, ReadyState state, ReadyReason reason) {
                  QTest::newRow(name) << int(keychain) << needed << int(state) << int(reason);
              };
        row("open", K::Unlocked, true, ReadyState::Ok, ReadyReason::KeychainReady);
        row("locked", K::Locked, true, ReadyState::Missing, ReadyReason::KeychainLocked);
        row("refuses", K::Refuses, true, ReadyState::Missing, ReadyReason::KeychainRefuses);
        row("none", K::None, true, ReadyState::Missing, ReadyReason::KeychainNone);
        row("none needed", K::None, false, ReadyState::Ok, ReadyReason::KeychainUnneeded);
        row("unknown", K::NotKnown, true, ReadyState::NotKnown, ReadyReason::KeychainNotKnown);
    }
    void keychain()
    {
        QFETCH(int, keychain);
        QFETCH(bool, needed);
        QFETCH(int, state);
        QFETCH(int, reason);
        ReadyFacts facts = good();
        facts.keychainNeeded = needed;
        facts.laptop->keychain = LaptopFacts::Keychain(keychain);
        const ReadyItem item = laptopItem(facts, 0);
        QCOMPARE(int(item.state), state);
        QCOMPARE(int(item.reason), reason);
    }

    void disk()
    {
        ReadyFacts facts = good();
        QVERIFY(laptopItem(facts, 1).reason == ReadyReason::DiskReady);
        facts.laptop->freeBytes = readyDiskBytes - 1;
        QVERIFY(laptopItem(facts, 1).reason == ReadyReason::DiskFull);
        QVERIFY(laptopItem(facts, 1).state == ReadyState::Missing);
        facts.laptop->diskProblem = "Read-only file system";
        QVERIFY(laptopItem(facts, 1).reason == ReadyReason::DiskRefuses);
        QCOMPARE(laptopItem(facts, 1).detail, std::string("Read-only file system"));
    }

    void power()
    {
        ReadyFacts facts = good();
        QVERIFY(laptopItem(facts, 2).reason == ReadyReason::BatteryUnknown);
        QVERIFY(laptopItem(facts, 2).state == ReadyState::Ok);
        facts.laptop->batteryPercent = 31;
        QVERIFY(laptopItem(facts, 2).reason == ReadyReason::OnBattery);
        facts.laptop->batteryPercent = 30;
        QVERIFY(laptopItem(facts, 2).reason == ReadyReason::BatteryLow);
        QVERIFY(laptopItem(facts, 2).state == ReadyState::Missing);
        facts.laptop->onMains = true;
        QVERIFY(laptopItem(facts, 2).reason == ReadyReason::OnMains);
        QVERIFY(laptopItem(facts, 2).state == ReadyState::Ok);
    }

    void freezesOfTonight()
    {
        const auto freeze
            = [](const char* why, std::vector<std::string> where, World from, World until) {
                  return Freeze{why, std::move(where), from, until};
              };
        const std::vector<Freeze> all{
            freeze("over", {}, night - 20h, night),
            freeze("long", {"prod", "dr"}, night - 9h, night + 30h),
            freeze("here", {"prod"}, night - 9h, night + 3h),
            freeze("elsewhere", {"dev"}, night - 9h, night + 3h),
            freeze("far", {"prod"}, night + 17h, night + 30h),
            freeze("later", {"prod"}, night + 15h, night + 30h),
            freeze("next", {}, night + 2h, night + 30h),
        };
        const auto admits = [](const std::string& name) { return name == "prod"; };
        const FreezesTonight out = freezesTonight(all, admits, night);
        QCOMPARE(out.inForce.size(), size_t(2));
        QCOMPARE(out.inForce[0].reason, std::string("here")); // ends first
        QCOMPARE(out.inForce[1].environments, (std::vector<std::string>{"prod"}));
        QVERIFY(out.next);
        QCOMPARE(out.next->reason, std::string("next"));
        QVERIFY(!freezesTonight({all[4]}, admits, night).next);
        // Of two that hold, the warning names the one that ends last.
        QCOMPARE(freezeOf(all, "prod", night)->reason, std::string("long"));
        QVERIFY(!freezeOf(all, "staging", night));
        QCOMPARE(freezeOf(all, "staging", night + 3h)->reason, std::string("next"));
    }
};

MIDWATCH_TEST(ReadinessTest)
#include "tst_readiness.moc"
