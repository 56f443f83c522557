// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Hub and store together: what one window saw, the next one shows.
#include "app/wiring/rememberer.h"
#include "tests/models/hub/scripted.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <set>

using namespace mw;
using namespace mwtest;
using namespace std::chrono_literals;

namespace {

std::string names(const Hub& hub)
{
    std::set<std::string> sorted;
    hub.pods().forEach([&](Slot, const Pod& pod) { sorted.insert(pod.key.name); });
    std::string all;
    for (const std::string& name : sorted)
        all += name + ' ';
    return all;
}

// One window's life: a hub by hand and its memory, some hours after the epoch of the tests.
struct Life
{
    explicit Life(const QString& file, Millis later = 0h, std::vector<std::string> sources = {"c"})
        : memory(std::make_unique<Rememberer>(bench.hub, file.toStdString()))
    {
        bench.clock.advance(later);
        QObject::connect(memory.get(),
                         &Rememberer::remembered,
                         &bench.hub,
                         [this](const std::vector<Change>& known, World) {
                             changes = known;
                             read = true;
                         });
        for (const std::string& source : sources)
            bench.add(source, "http://" + source + ":1");
        bench.hub.start();
        memory->begin(sources);
    }
    bool readAll()
    {
        const bool done = QTest::qWaitFor([this] { return read; }, 30'000);
        bench.settle();
        return done;
    }
    // Time passes until the next round has been committed.
    bool commit()
    {
        bench.settle();
        const World before = memory->lastCommit();
        return QTest::qWaitFor(
            [&] {
                bench.advance(10s);
                return memory->lastCommit() > before;
            },
            30'000);
    }
    Bench bench;
    bool read = false;
    std::vector<Change> changes;
    std::unique_ptr<Rememberer> memory;
};

} // namespace

class RemembererTest : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;
    QString file(const char* name) const { return m_dir.filePath(QString::fromLatin1(name)); }

private Q_SLOTS:
    void theNextWindowShowsWhatThisOneSaw()
    {
        const QString name = file("lives.sqlite");
        World seen{};
        {
            Life first(name);
            QVERIFY(first.readAll());
            first.bench.transport.answer(1, 200, "a b");
            first.bench.settle();
            seen = first.bench.status("c").lastGood;
            Change change;
            change.id = "deploy:1";
            change.at = first.bench.clock.world();
            change.sentence = "2.14.0 → 2.14.1";
            first.memory->keep({change});
            QVERIFY(first.commit());
            // What comes after the last round is written when the window closes.
            first.bench.transport.answer(first.bench.transport.calls.size(), 200, "a b c");
            first.bench.settle();
            first.bench.advance(1s); // and was shown
            QCOMPARE(names(first.bench.hub), std::string("a b c "));
        }
        {
            Life second(name, 3h);
            QVERIFY(second.readAll());
            QCOMPARE(names(second.bench.hub), std::string("a b c "));
            QCOMPARE(second.bench.state("c"), std::string("stale"));
            const Millis age = second.bench.clock.world() - second.bench.status("c").lastGood;
            QVERIFY(age > 2h && age <= 3h);
            QCOMPARE(second.changes.size(), size_t(1));
            QCOMPARE(second.changes[0].sentence, std::string("2.14.0 → 2.14.1"));
            // without an answer nothing of it is lost
            second.bench.transport.refuse(1);
            QVERIFY(second.commit());
        }
        {
            Life third(name, 5h);
            QVERIFY(third.readAll());
            QCOMPARE(names(third.bench.hub), std::string("a b c "));
            QVERIFY(third.bench.clock.world() - third.bench.status("c").lastGood > 4h);
            third.bench.transport.answer(1, 200, "b d");
            third.bench.advance(1s);
            QCOMPARE(names(third.bench.hub), std::string("b d "));
        }
        Life fourth(name, 6h);
        QVERIFY(fourth.readAll());
        QCOMPARE(names(fourth.bench.hub), std::string("b d "));
        QVERIFY(seen != World{});
    }

    void rowsOfSourcesThatLeftTheEstateGo()
    {
        const QString name = file("left.sqlite");
        {
            Life first(name);
            QVERIFY(first.readAll());
            first.bench.transport.answer(1, 200, "a b");
            first.bench.advance(1s);
        }
        {
            Life second(name, 1h, {"other"});
            QVERIFY(second.readAll());
            QCOMPARE(names(second.bench.hub), std::string());
            QVERIFY(second.commit());
        }
        Life third(name, 2h);
        QVERIFY(third.readAll());
        QCOMPARE(names(third.bench.hub), std::string());
    }

    void aDamagedFileIsSaidAndEverythingIsWrittenAnew()
    {
        const QString name = file("damaged.sqlite");
        QFile rubbish(name);
        QVERIFY(rubbish.open(QIODevice::WriteOnly));
        rubbish.write(QByteArray(50'000, 'x'));
        rubbish.close();
        {
            Life first(name);
            QVERIFY(first.readAll());
            QVERIFY(first.memory->trouble().has_value());
            QCOMPARE(int(first.memory->trouble()->notice.kind), int(StoreNotice::Kind::SetAside));
            QVERIFY(QFile::exists(QString::fromStdString(first.memory->trouble()->notice.file)));
            first.bench.transport.answer(1, 200, "a");
            QVERIFY(first.commit());
        }
        Life second(name, 1h);
        QVERIFY(second.readAll());
        QVERIFY(!second.memory->trouble().has_value());
        QCOMPARE(names(second.bench.hub), std::string("a "));
    }
};

MIDWATCH_TEST(RemembererTest)
#include "tst_rememberer.moc"
