// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/row_codec.h"
#include "models/store/store.h"
#include "tests/models/store/some.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <csignal>
#include <future>
#include <set>
#include <sys/resource.h>

using namespace mw;
using namespace mwtest;
using store::Database;

namespace {

const World t0(Millis(1'767'225'600'000));

Pod pod(const std::string& name, int restarts = 0)
{
    Pod p;
    p.key = {Atom("prod"), Atom("Pod"), Atom("default"), name};
    p.restarts = restarts;
    return p;
}

Remembered pods(std::vector<Pod> rows, std::vector<std::string> removed = {})
{
    Rows<Pod> part;
    part.scope = "prod/Pod";
    part.upserts = std::move(rows);
    for (const std::string& name : removed)
        part.removed.push_back(pod(name).key);
    Remembered all;
    all.rows.emplace_back(std::move(part));
    return all;
}

// Everything of a file at once.
struct Content
{
    Remembered all;
    Result<store::LoadReport> report{store::LoadReport{}};
    std::map<std::string, Pod> pods() const
    {
        std::map<std::string, Pod> found;
        for (const TopicDelta& each : all.rows) {
            if (const auto* rows = std::get_if<Rows<Pod>>(&each)) {
                for (const Pod& p : rows->upserts)
                    found[p.key.name] = p;
            }
        }
        return found;
    }
};

Content load(Store& store)
{
    Content content;
    std::promise<void> done;
    store.load(
        [&](Remembered part) {
            for (TopicDelta& each : part.rows)
                content.all.rows.push_back(std::move(each));
            for (SourceStatus& each : part.sources)
                content.all.sources.push_back(std::move(each));
            for (Change& each : part.changes)
                content.all.changes.push_back(std::move(each));
        },
        [&](Result<store::LoadReport> report) {
            content.report = std::move(report);
            done.set_value();
        });
    done.get_future().wait();
    return content;
}

struct Notices
{
    std::mutex mutex;
    std::vector<StoreNotice> seen;
    std::vector<World> commits;
    StoreOptions options(const QString& file)
    {
        StoreOptions made;
        made.file = file.toStdString();
        made.notice = [this](StoreNotice notice) {
            const std::lock_guard lock(mutex);
            seen.push_back(std::move(notice));
        };
        made.committed = [this](World at, size_t) {
            const std::lock_guard lock(mutex);
            commits.push_back(at);
        };
        return made;
    }
    std::vector<int> kinds()
    {
        const std::lock_guard lock(mutex);
        std::vector<int> all;
        for (const StoreNotice& notice : seen)
            all.push_back(int(notice.kind));
        return all;
    }
};

constexpr int setAside = int(StoreNotice::Kind::SetAside);
constexpr int cannotWrite = int(StoreNotice::Kind::CannotWrite);
constexpr int writesAgain = int(StoreNotice::Kind::WritesAgain);

} // namespace

class StoreTest : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;
    QString file(const char* name) const { return m_dir.filePath(QString::fromLatin1(name)); }

private Q_SLOTS:
    void everythingComesBack()
    {
        Remembered all;
        store::eachRowType([&]<class Row>() {
            Rows<Row> rows;
            rows.scope = "scope of " + std::string(store::topicName<Row>());
            for (uint32_t seed = 1; seed <= 20; ++seed)
                rows.upserts.push_back(Some(seed).row<Row>());
            all.rows.emplace_back(std::move(rows));
        });
        for (uint32_t seed = 1; seed <= 5; ++seed) {
            all.sources.push_back(Some(seed).row<SourceStatus>());
            all.sources.back().id = SourceId("source" + std::to_string(seed));
            all.changes.push_back(Some(seed).row<Change>());
            all.changes.back().id = "change" + std::to_string(seed);
            all.changes.back().at = t0;
        }
        {
            Store store({file("all.sqlite").toStdString(), {}, {}});
            store.put(all);
            store.commit(t0);
        }
        Store store({file("all.sqlite").toStdString(), {}, {}});
        const Content back = load(store);
        QVERIFY(back.report.has_value());
        QVERIFY(back.report->at == t0);
        QVERIFY(back.report->dropped.empty());
        QCOMPARE(back.all.sources.size(), size_t(5));
        for (size_t i = 0; i < 5; ++i)
            QVERIFY(std::count(all.sources.begin(), all.sources.end(), back.all.sources[i]) == 1);
        QCOMPARE(back.all.changes.size(), size_t(5));
        std::set<std::string> scopes;
        for (const TopicDelta& each : back.all.rows)
            std::visit(
                [&](const auto& rows) {
                    if constexpr (!std::is_same_v<std::decay_t<decltype(rows)>, UsageRows>)
                        scopes.insert(rows.scope);
                },
                each);
        QCOMPARE(scopes.size(), all.rows.size());
    }

    void rowsAreReplacedAndRemovedByKey()
    {
        Store store({file("keys.sqlite").toStdString(), {}, {}});
        store.put(pods({pod("a", 1), pod("b", 1), pod("c", 1)}));
        store.commit(t0);
        store.put(pods({pod("b", 2), pod("d", 2)}, {"a", "never was"}));
        store.put(pods({pod("c", 2)}, {"c"})); // removed and back: the row counts
        store.commit(t0 + std::chrono::seconds(30));
        const auto found = load(store).pods();
        QCOMPARE(found.size(), size_t(3));
        QCOMPARE(found.at("b").restarts, 2);
        QCOMPARE(found.at("c").restarts, 2);
        QCOMPARE(found.at("d").restarts, 2);
    }

    void whatIsNotCommittedIsNotThere()
    {
        Notices notices;
        {
            Store store(notices.options(file("half.sqlite")));
            store.put(pods({pod("a", 1)}));
            store.commit(t0);
            store.put(pods({pod("a", 2), pod("b", 2)}));
        }
        Store store({file("half.sqlite").toStdString(), {}, {}});
        const auto found = load(store).pods();
        QCOMPARE(found.size(), size_t(1));
        QCOMPARE(found.at("a").restarts, 1);
    }

    void changesGoAfterSevenDaysButOpenOnesStay()
    {
        Store store({file("changes.sqlite").toStdString(), {}, {}});
        Remembered some;
        for (int day = 0; day < 10; ++day) {
            Change change;
            change.id = "day" + std::to_string(day);
            change.at = t0 + std::chrono::hours(24 * day);
            change.open = day == 1;
            some.changes.push_back(change);
        }
        some.changes[0].until = t0 + std::chrono::hours(24 * 9); // began early, lasted long
        store.put(some);
        store.commit(t0 + std::chrono::hours(24 * 9 + 1));
        std::set<std::string> ids;
        for (const Change& change : load(store).all.changes)
            ids.insert(change.id);
        QVERIFY((ids
                 == std::set<std::string>{
                     "day0", "day1", "day3", "day4", "day5", "day6", "day7", "day8", "day9"}));
    }

    void whatIsSaidOfAPageStaysForAMonth()
    {
        Store store({file("pages.sqlite").toStdString(), {}, {}});
        Remembered some;
        for (const char* id : {"ack:pd/Q1:1", "outcome:pd/Q1", "outcomes", "note:outcome:1"}) {
            Change change;
            change.id = id;
            change.at = t0;
            some.changes.push_back(change);
        }
        const auto after = [&](int days) {
            store.put(some);
            store.commit(t0 + std::chrono::hours(24 * days));
            std::set<std::string> ids;
            for (const Change& change : load(store).all.changes)
                ids.insert(change.id);
            some.changes.clear();
            return ids;
        };
        QVERIFY((after(29) == std::set<std::string>{"ack:pd/Q1:1", "outcome:pd/Q1"}));
        QVERIFY(after(31).empty());
    }

    void rowsOfAnotherLayoutAreDropped()
    {
        const QString name = file("layout.sqlite");
        {
            Store store({name.toStdString(), {}, {}});
            Remembered some = pods({pod("a")});
            Rows<Namespace> rows;
            rows.scope = "prod/Namespace";
            rows.upserts.push_back(Some(1).row<Namespace>());
            some.rows.emplace_back(std::move(rows));
            store.put(some);
            store.commit(t0);
        }
        // as a version would have left it whose pods had other fields
        QProcess edit;
        edit.start(QStringLiteral("python3"),
                   {QStringLiteral("-c"),
                    QStringLiteral("import sqlite3,sys\nc=sqlite3.connect(sys.argv[1])\n"
                                   "c.execute(\"UPDATE topics SET layout='x' WHERE name='pods'\")\n"
                                   "c.commit()"),
                    name});
        QVERIFY(edit.waitForFinished());
        QCOMPARE(edit.exitCode(), 0);
        Notices notices;
        Store store(notices.options(name));
        const Content back = load(store);
        QVERIFY(back.report.has_value());
        QCOMPARE(back.report->dropped, std::vector<std::string>{"pods"});
        QVERIFY(back.pods().empty());
        QCOMPARE(back.report->rows, size_t(1)); // the namespace
        QVERIFY(notices.kinds().empty());
    }

    void aFileThatIsNoneIsSetAside_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("text") << QByteArray("hello\n").repeated(2'000);
        QTest::newRow("zeroes") << QByteArray(65'536, '\0');
        QTest::newRow("header only") << QByteArray("SQLite format 3\0", 16);
        QTest::newRow("header and rubbish")
            << QByteArray("SQLite format 3\0", 16) + QByteArray(20'000, '\x5a');
    }
    void aFileThatIsNoneIsSetAside()
    {
        QFETCH(QByteArray, bytes);
        QTemporaryDir dir;
        const QString name = dir.filePath(QStringLiteral("memory.sqlite"));
        QFile out(name);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(bytes);
        out.close();
        Notices notices;
        {
            Store store(notices.options(name));
            const Content back = load(store);
            QVERIFY(back.all.rows.empty());
            store.put(pods({pod("a", 3)}));
            store.commit(t0);
            QCOMPARE(load(store).pods().at("a").restarts, 3);
        }
        QCOMPARE(notices.kinds(), std::vector<int>{setAside});
        const QString aside = QString::fromStdString(notices.seen.front().file);
        QVERIFY2(aside.contains(QStringLiteral("memory.sqlite.corrupt-")), qPrintable(aside));
        QFile old(aside);
        QVERIFY(old.open(QIODevice::ReadOnly));
        QCOMPARE(old.readAll(), bytes); // nothing of it was touched
    }

    // Bytes flipped anywhere in a good file: what is read is right, or the file is set aside.
    void damageIsFoundWhereverItIs()
    {
        QTemporaryDir dir;
        const QString good = dir.filePath(QStringLiteral("good.sqlite"));
        std::map<std::string, Pod> expected;
        {
            Store store({good.toStdString(), {}, {}});
            std::vector<Pod> rows;
            for (int i = 0; i < 500; ++i) {
                rows.push_back(pod("pod" + std::to_string(i), i));
                rows.back().message.assign(100, 'm');
                expected[rows.back().key.name] = rows.back();
            }
            store.put(pods(rows));
            store.commit(t0);
        }
        QFile in(good);
        QVERIFY(in.open(QIODevice::ReadOnly));
        const QByteArray bytes = in.readAll();
        std::mt19937 random(5);
        int found = 0;
        for (int i = 0; i < 60; ++i) {
            QByteArray other = bytes;
            const qsizetype at = qsizetype(random() % uint32_t(other.size()));
            for (qsizetype n = at; n < std::min(at + 64, other.size()); ++n)
                other[n] = char(random());
            if (i % 10 == 0)
                other.truncate(at); // as a full disk leaves it
            const QString name = dir.filePath(QStringLiteral("bad%1.sqlite").arg(i));
            QFile out(name);
            QVERIFY(out.open(QIODevice::WriteOnly));
            out.write(other);
            out.close();
            Notices notices;
            Store store(notices.options(name));
            const Content back = load(store);
            for (const auto& [key, row] : back.pods())
                QVERIFY(expected.count(key) == 1 && expected[key] == row);
            store.put(pods({pod("new")}));
            store.commit(t0);
            if (load(store).pods().count("new") == 0) {
                // damage that only writing met: it has been set aside by now
                store.put(pods({pod("new")}));
                store.commit(t0);
                QCOMPARE(load(store).pods().count("new"), size_t(1));
            }
            found += !notices.kinds().empty();
        }
        QVERIFY2(found >= 20, qPrintable(QString::number(found)));
    }

    // A limit on the size of files stands for a full disk: it cannot be filled by a test.
    void aFullDiskIsSaidAndWritingGoesOnLater()
    {
        const QString name = file("full.sqlite");
        Notices notices;
        Store store(notices.options(name));
        store.put(pods({pod("a", 1)}));
        store.commit(t0);
        (void)load(store);
        rlimit before{};
        getrlimit(RLIMIT_FSIZE, &before);
        const auto old = std::signal(SIGXFSZ, SIG_IGN);
        const rlimit little{128 * 1024, before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &little);
        std::vector<Pod> many;
        for (int i = 0; i < 5'000; ++i)
            many.push_back(pod("pod" + std::to_string(i)));
        store.put(pods(many));
        store.commit(t0);
        const Content meanwhile = load(store);
        setrlimit(RLIMIT_FSIZE, &before);
        std::signal(SIGXFSZ, old);
        QCOMPARE(notices.kinds(), std::vector<int>{cannotWrite});
        QCOMPARE(meanwhile.pods().size(), size_t(1)); // what was committed is still there
        store.put(pods(many));
        store.commit(t0);
        QCOMPARE(load(store).pods().size(), size_t(5'001));
        QCOMPARE(notices.kinds(), (std::vector<int>{cannotWrite, writesAgain}));
    }

    void aFolderThatCannotBeMadeIsSaid()
    {
        Notices notices;
        Store store(notices.options(QStringLiteral("/proc/none/memory.sqlite")));
        QVERIFY(!load(store).report.has_value());
        store.put(pods({pod("a")}));
        store.commit(t0);
        (void)load(store);
        QVERIFY(!notices.kinds().empty());
        QCOMPARE(notices.kinds().front(), cannotWrite);
    }

    // Somebody else looks while the window writes; and never writes.
    void readOnlyBesideAWriter()
    {
        const QString name = file("two.sqlite");
        QCOMPARE(int(Database::open(name.toStdString(), Database::Access::ReadOnly).error().kind),
                 int(ErrorKind::NotAvailable));
        QVERIFY(!QFile::exists(name));
        Store store({name.toStdString(), {}, {}});
        store.put(pods({pod("a", 1)}));
        store.commit(t0);
        (void)load(store);
        auto reader = Database::open(name.toStdString(), Database::Access::ReadOnly);
        QVERIFY(reader.has_value());
        size_t rows = 0;
        const auto report = (*reader)->load([&](Remembered part) { rows += part.rows.size(); });
        QVERIFY(report.has_value());
        QCOMPARE(report->rows, size_t(1));
        QVERIFY(!(*reader)->begin() || !(*reader)->put(pods({pod("b")})));
    }

    // Killed at any instant: the last commit that was said is there, whole, and nothing is damaged.
    void killedAtAnyInstant()
    {
        bool given = false;
        const int asked = qEnvironmentVariableIntValue("MIDWATCH_STORE_KILLS", &given);
        const int rounds = given ? asked : 20;
        const QString name = file("killed.sqlite");
        std::mt19937 random(11);
        long long generation = 0;
        for (int round = 0; round < rounds; ++round) {
            QProcess writer;
            writer.start(QString::fromUtf8(MIDWATCH_STORE_WRITER),
                         {name, QString::number(generation + 1)});
            QVERIFY(writer.waitForStarted());
            // the first rounds die while the file is being made, the others after some commits
            if (round >= 5)
                QVERIFY(writer.waitForReadyRead(20'000));
            QTest::qSleep(int(random() % 40));
            writer.kill();
            QVERIFY(writer.waitForFinished());
            const QList<QByteArray> lines = writer.readAllStandardOutput().split('\n');
            for (qsizetype i = 0; i + 1 < lines.size(); ++i) { // the last may be cut
                QVERIFY2(!lines[i].startsWith("notice"), lines[i].constData());
                generation = std::max(generation, lines[i].toLongLong());
            }
            auto opened = Database::open(name.toStdString(), Database::Access::Write);
            QVERIFY2(opened.has_value(), opened ? "" : opened.error().detail.c_str());
            QVERIFY((*opened)->check().has_value());
            Content content;
            const auto report = (*opened)->load([&](Remembered part) {
                for (TopicDelta& each : part.rows)
                    content.all.rows.push_back(std::move(each));
                for (Change& each : part.changes)
                    content.all.changes.push_back(std::move(each));
            });
            QVERIFY2(report.has_value(), report ? "" : report.error().detail.c_str());
            const long long at = report->at.time_since_epoch().count();
            QVERIFY2(at >= generation,
                     qPrintable(QStringLiteral("%1 < %2").arg(at).arg(generation)));
            if (at == 0)
                continue;
            const auto found = content.pods();
            QCOMPARE(found.size(), size_t(41));
            for (const auto& [key, row] : found)
                QCOMPARE((long long)(row.restarts), at);
            QCOMPARE((long long)(content.all.changes.size()), at);
            generation = at;
        }
        QVERIFY(generation > rounds / 2);
    }
};

MIDWATCH_TEST(StoreTest)
#include "tst_store.moc"
