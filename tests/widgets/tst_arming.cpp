// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The arming state machine on a clock turned by hand.
#include "tests/support/test_registry.h"
#include "widgets/controls/arming.h"

#include <QSignalSpy>

using namespace mw;
using namespace std::chrono_literals;

class ArmingTest : public QObject
{
    Q_OBJECT

    // Turns the clock second by second, as the running program does.
    static void pass(FixedClock& clock, Arming& arming, int seconds)
    {
        for (int i = 0; i < seconds; ++i) {
            clock.advance(1000ms);
            arming.poll();
        }
    }

private Q_SLOTS:
    void startsReadOnlyAndNeedsAReason()
    {
        FixedClock clock(World(Millis(1'000'000)));
        Arming arming(clock);
        QVERIFY(!arming.armed());
        QVERIFY(!arming.arm("prod", "prod", ArmingReason::Incident, QString()));
        QVERIFY(!arming.arm("prod", "prod", ArmingReason::Incident, QStringLiteral("   ")));
        QVERIFY(!arming.arm("", "prod", ArmingReason::Incident, QStringLiteral("PD #1")));
        QVERIFY(!arming.armed());
        QVERIFY(arming.arm("prod", "prod", ArmingReason::Incident, QStringLiteral(" PD  #1 ")));
        QVERIFY(arming.armed());
        QCOMPARE(arming.reference(), QStringLiteral("PD #1"));
    }

    void countsForOneEnvironmentOnly()
    {
        FixedClock clock(World(Millis(1'000'000)));
        Arming arming(clock);
        arming.arm("prod", "prod", ArmingReason::Change, QStringLiteral("CHG-7"));
        QVERIFY(arming.armedFor("prod"));
        QVERIFY(!arming.armedFor("staging"));
        QVERIFY(!arming.armedFor(""));
    }

    void lastsTenMinutesInProdAndSixtyInDev()
    {
        QCOMPARE(Arming::lifetime("prod"), 10min);
        QCOMPARE(Arming::lifetime("dev"), 60min);
        // What is not known to be harmless gets the short time.
        QCOMPARE(Arming::lifetime("staging"), 10min);
        QCOMPARE(Arming::lifetime("who-knows"), 10min);
        FixedClock clock(World(Millis(1'000'000)));
        Arming arming(clock);
        QSignalSpy ended(&arming, &Arming::disarmed);
        arming.arm("prod", "prod", ArmingReason::Incident, QStringLiteral("PD #1"));
        pass(clock, arming, 599);
        QVERIFY(arming.armedFor("prod"));
        QCOMPARE(arming.remaining(), 1s);
        pass(clock, arming, 1);
        QVERIFY(!arming.armed());
        QCOMPARE(ended.count(), 1);
        QCOMPARE(ended.first().first().value<DisarmCause>(), DisarmCause::Expired);
    }

    void isOverAtTheSecondEvenIfNobodyPolled()
    {
        FixedClock clock(World(Millis(1'000'000)));
        Arming arming(clock);
        arming.arm("prod", "prod", ArmingReason::Incident, QStringLiteral("PD #1"));
        clock.advance(600s);
        QVERIFY(!arming.armedFor("prod"));
    }

    void armingAgainStartsTheTimeAnew()
    {
        FixedClock clock(World(Millis(1'000'000)));
        Arming arming(clock);
        arming.arm("prod", "prod", ArmingReason::Incident, QStringLiteral("PD #1"));
        pass(clock, arming, 500);
        arming.arm("prod", "prod", ArmingReason::Incident, QStringLiteral("PD #1"));
        QCOMPARE(arming.remaining(), 600s);
    }

    void aSilenceOfTheTimerIsASleepingLaptop()
    {
        FixedClock clock(World(Millis(1'000'000)));
        Arming arming(clock);
        QSignalSpy ended(&arming, &Arming::disarmed);
        arming.arm("dev", "dev", ArmingReason::Change, QStringLiteral("CHG-7"));
        clock.advance(31s);
        arming.poll();
        QVERIFY(!arming.armed());
        QCOMPARE(ended.first().first().value<DisarmCause>(), DisarmCause::Slept);
    }

    void disarmingTellsOnce()
    {
        FixedClock clock(World(Millis(1'000'000)));
        Arming arming(clock);
        QSignalSpy ended(&arming, &Arming::disarmed);
        QSignalSpy changed(&arming, &Arming::changed);
        arming.disarm();
        QCOMPARE(ended.count(), 0);
        arming.arm("prod", "prod", ArmingReason::Drill, QStringLiteral("DR"));
        arming.disarm(DisarmCause::Locked);
        arming.disarm(DisarmCause::Locked);
        QCOMPARE(ended.count(), 1);
        QCOMPARE(changed.count(), 2);
        QVERIFY(arming.environment().empty());
    }
};

MIDWATCH_TEST(ArmingTest)
#include "tst_arming.moc"
