// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/atom.h"
#include "models/base/clock.h"
#include "models/base/result.h"
#include "tests/support/test_registry.h"

#include <thread>
#include <vector>

using namespace mw;

class BaseTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void resultHoldsOneOfTwo()
    {
        Result<int> good(3);
        QVERIFY(good);
        QCOMPARE(good.transform([](int v) { return v + 1; }).value(), 4);
        Result<int> bad(Error{ErrorKind::Timeout, "late", 0, {}, {}});
        QVERIFY(!bad);
        QCOMPARE(bad.value_or(7), 7);
        QCOMPARE(bad.error().detail, std::string("late"));
        QVERIFY(Status());
        QVERIFY(!Status(Error{}));
    }

    void errorsNameTheirPlace()
    {
        Error error{ErrorKind::Misconfigured, "bad", 0, {}, Place{"e.yaml", 3, 7}};
        QCOMPARE(describe(error), std::string("e.yaml:3:7: bad"));
        error.place = Place{"e.yaml", 0, 0};
        QCOMPARE(describe(error), std::string("e.yaml: bad"));
    }

    void times_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("millis");
        QTest::newRow("utc") << "2026-01-01T00:00:00Z" << qint64(1767225600000);
        QTest::newRow("millis") << "2026-01-01T00:00:00.250Z" << qint64(1767225600250);
        QTest::newRow("micros") << "2026-01-01T00:00:00.250999Z" << qint64(1767225600250);
        QTest::newRow("offset") << "2026-01-01T01:30:00+01:30" << qint64(1767225600000);
        QTest::newRow("leap day") << "2024-02-29T12:00:00Z" << qint64(1709208000000);
    }
    void times()
    {
        QFETCH(QString, text);
        QFETCH(qint64, millis);
        World time{};
        QVERIFY(parseTime(text.toStdString(), time));
        QCOMPARE(qint64(time.time_since_epoch().count()), millis);
        World again{};
        QVERIFY(parseTime(formatTime(time), again));
        QCOMPARE(again, time);
    }

    void noTimes_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text : {"",
                                 "2026-01-01",
                                 "2026-02-30T00:00:00Z",
                                 "2026-01-01T25:00:00Z",
                                 "2026-01-01T00:00:00",
                                 "2026-01-01T00:00:00.Z",
                                 "2026-01-01T00:00:00Zx",
                                 "2026-01-01T00:00:00+0100"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void noTimes()
    {
        QFETCH(QString, text);
        World time{};
        QVERIFY(!parseTime(text.toStdString(), time));
    }

    void atomsAreSharedAcrossThreads()
    {
        std::vector<Atom> atoms(8);
        std::vector<std::thread> threads;
        for (auto& atom : atoms)
            threads.emplace_back([&atom] {
                for (int i = 0; i < 2000; ++i)
                    atom = Atom("ns-" + std::to_string(i % 50));
            });
        for (auto& thread : threads)
            thread.join();
        for (const auto& atom : atoms)
            QCOMPARE(&atom.str(), &atoms[0].str());
        QVERIFY(Atom("a") < Atom("b"));
        QVERIFY(Atom("") == Atom());
    }
};
MIDWATCH_TEST(BaseTest)
#include "tst_base.moc"
