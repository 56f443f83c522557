// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/recording.h"
#include "tests/models/store/some.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QTemporaryDir>

using namespace mw;
using namespace mwtest;
using namespace std::chrono_literals;

namespace {

const World at(Millis(1'767'225'600'000));

RecordedEstate estate()
{
    RecordedEstate made;
    made.title = "Example";
    made.environments = {{"prod", "prod", "eu-central-1"}, {"dev", "dev", ""}};
    made.clusters = {{"prod-eu", "prod", {"payments"}}};
    made.budgets = {{"all", {5'000'000'000'000, Atom("USD")}, "bill", {"RDS"}, {}, true}};
    made.services = {{"shop", {"checkout", "search"}}, {"checkout", {}}};
    made.owners = {{"shop", "web"}};
    made.tenantLabel = "example.com/customer";
    made.thresholds = {{"node.notReadyMinutes", 7.5}};
    return made;
}

Remembered someContent()
{
    Remembered all;
    store::eachRowType([&]<class Row>() {
        Rows<Row> rows;
        rows.scope = "of " + std::string(store::topicName<Row>());
        for (uint32_t seed = 1; seed <= 5; ++seed) {
            rows.upserts.push_back(Some(seed).row<Row>());
            if constexpr (std::is_same_v<Row, PagerIdentity>)
                rows.upserts.back().email.clear(); // does not leave the laptop
        }
        all.rows.emplace_back(std::move(rows));
    });
    for (uint32_t seed = 1; seed <= 3; ++seed)
        all.sources.push_back(Some(seed).row<SourceStatus>());
    Change recent;
    recent.id = "recent";
    recent.at = at - 1h;
    Change old = recent, open = recent;
    old.id = "old";
    old.at = at - 30h;
    open.id = "open";
    open.at = at - 60h;
    open.open = true;
    all.changes = {recent, old, open};
    return all;
}

QByteArray written(const Remembered& content, store::Clean clean = {})
{
    QByteArray bytes;
    RecordingWriter writer(
        [&](const std::string& line) {
            bytes += QByteArray::fromStdString(line) + '\n';
            return true;
        },
        std::move(clean));
    writer.head(estate(), at, at - 12h);
    writer.add(content);
    return writer.end() ? bytes : QByteArray();
}

} // namespace

class RecordingTest : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;
    Result<Recording> read(const QByteArray& bytes)
    {
        const QString name = m_dir.filePath(QStringLiteral("r.jsonl"));
        QFile file(name);
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no file");
        file.write(bytes);
        file.close();
        return readRecording(name.toStdString());
    }

private Q_SLOTS:
    void whatIsWrittenIsRead()
    {
        const Remembered content = someContent();
        const auto recording = read(written(content));
        QVERIFY2(recording.has_value(), recording ? "" : describe(recording.error()).c_str());
        QVERIFY(recording->at == at);
        QVERIFY(recording->from == at - 12h);
        QVERIFY(recording->estate == estate());
        QVERIFY(recording->content.sources == content.sources);
        QCOMPARE(recording->content.rows.size(), content.rows.size());
        for (size_t i = 0; i < content.rows.size(); ++i) {
            std::visit(
                [&](const auto& before) {
                    using T = std::decay_t<decltype(before)>;
                    const T* after = std::get_if<T>(&recording->content.rows[i]);
                    QVERIFY(after != nullptr);
                    if constexpr (!std::is_same_v<T, UsageRows>) {
                        QCOMPARE(after->scope, before.scope);
                        QCOMPARE(after->upserts.size(), before.upserts.size());
                        for (size_t n = 0; n < before.upserts.size(); ++n)
                            QVERIFY(store::encode(after->upserts[n])
                                    == store::encode(before.upserts[n]));
                    }
                },
                content.rows[i]);
        }
        std::vector<std::string> ids; // the old one is not of the last hours
        for (const Change& change : recording->content.changes)
            ids.push_back(change.id);
        QCOMPARE(ids, (std::vector<std::string>{"recent", "open"}));
    }

    void aBadFileIsRefusedWithItsPlace_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("said");
        const QByteArray good = written(someContent());
        const QList<QByteArray> lines = good.split('\n');
        const auto without = [&](qsizetype index) {
            QList<QByteArray> some = lines;
            some.removeAt(index);
            return some.join('\n');
        };
        const auto with = [&](qsizetype index, const QByteArray& line) {
            QList<QByteArray> some = lines;
            some[index] = line;
            return some.join('\n');
        };
        const int last = int(lines.size()) - 1; // the last is empty
        QTest::newRow("empty") << QByteArray() << 1 << "empty";
        QTest::newRow("no recording") << QByteArray("apiVersion: v1\n") << 1 << "no recording";
        QTest::newRow("another JSON") << QByteArray("{\"a\":1}\n") << 1 << "no recording";
        QTest::newRow("binary") << QByteArray("\0\x01\x02\n", 4) << 1 << "no recording";
        QTest::newRow("later kind")
            << with(0, R"({"recording":"midwatch/recording/v9","at":"2026-01-01T00:00:00Z"})") << 1
            << "cannot be read by this version";
        QTest::newRow("no time") << with(0, R"({"recording":"midwatch/recording/v1"})") << 1
                                 << "no time";
        QTest::newRow("cut in a line") << good.left(good.size() / 2) << -1 << "cut";
        QTest::newRow("cut between lines")
            << (lines.mid(0, 20).join('\n') + '\n') << 21 << "end is missing";
        QTest::newRow("a line is missing") << without(7) << last - 1 << "lines are missing";
        QTest::newRow("a wrong field")
            << with(5, R"({"pods":{"restarts":"many"},"scope":"x"})") << 6 << "pods: restarts";
        QTest::newRow("no object") << with(9, "[1,2]") << 10 << "no JSON object";
        QTest::newRow("more behind the end") << (good + "{}\n") << last + 1 << "behind the end";
    }
    void aBadFileIsRefusedWithItsPlace()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, line);
        QFETCH(QString, said);
        const auto recording = read(bytes);
        QVERIFY(!recording.has_value());
        const Error& error = recording.error();
        QVERIFY2(QString::fromStdString(error.detail).contains(said), error.detail.c_str());
        QVERIFY(error.place.has_value());
        if (line > 0)
            QCOMPARE(error.place->line, line);
    }

    void noFileIsSaid()
    {
        QCOMPARE(int(readRecording("/nonexistent/r.jsonl").error().kind),
                 int(ErrorKind::NotAvailable));
    }

    void laterTopicsAndFieldsArePassedOver()
    {
        QByteArray bytes = written(Remembered{});
        QList<QByteArray> lines = bytes.split('\n');
        lines.insert(1, R"({"backups":{"x":1},"scope":"y"})");
        lines.insert(
            2, R"({"pods":{"key":{"name":"p","cluster":"c"},"mood":"good"},"scope":"c/Pod"})");
        lines[3] = R"({"end":{"lines":4}})";
        const auto recording = read(lines.join('\n'));
        QVERIFY2(recording.has_value(), recording ? "" : describe(recording.error()).c_str());
        QCOMPARE(recording->content.rows.size(), size_t(1));
    }

    void everyTextIsCleanedAndAddressesOfPeopleStay()
    {
        Remembered content;
        Rows<PagerIdentity> me;
        me.upserts.push_back({{Atom("pd"), "me"}, "P1", "Ada", "ada@example.com"});
        content.rows.emplace_back(std::move(me));
        Change change;
        change.id = "c";
        change.at = at;
        change.link = "hush";
        content.changes.push_back(change);
        SourceStatus status;
        status.error = Error{ErrorKind::Network, "hush", 0, {}, {}};
        content.sources.push_back(status);
        const QByteArray bytes = written(content, [](const std::string& text) {
            return text == "hush" ? std::string("-") : text;
        });
        QVERIFY(!bytes.contains("hush"));
        QVERIFY(!bytes.contains("ada@example.com"));
        QVERIFY(bytes.contains("Ada"));
    }
};

MIDWATCH_TEST(RecordingTest)
#include "tst_recording.moc"
