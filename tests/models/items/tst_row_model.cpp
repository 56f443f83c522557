// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/columns.h"
#include "models/items/snapshot_rows.h"
#include "tests/support/test_registry.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

using namespace mw;

namespace {

struct Item
{
    std::string name;
    int64_t number = 0;
    bool operator==(const Item&) const = default;
};

RowTraits<Item> traits()
{
    RowTraits<Item> t;
    t.columns.resize(2);
    t.columns[0].id = t.columns[0].title = QStringLiteral("name");
    t.columns[0].text = [](const Item& i, World) { return QString::fromStdString(i.name); };
    t.columns[0].key = [](const Item& i) { return sortKey(std::string_view(i.name)); };
    t.columns[1].id = t.columns[1].title = QStringLiteral("number");
    t.columns[1].numeric = true;
    t.columns[1].timed = true;
    t.columns[1].text = [](const Item& i, World) { return QString::number(i.number); };
    t.columns[1].key = [](const Item& i) { return sortKey(i.number); };
    t.key = [](const Item& i) { return QString::fromStdString(i.name); };
    t.order = [](const Item& a, const Item& b) { return a.name <=> b.name; };
    t.contains = [](const Item& i, std::string_view word) { return containsWord(i.name, word); };
    return t;
}

QStringList names(const RowModelBase& model)
{
    QStringList list;
    for (int row = 0; row < model.rowCount(); ++row)
        list << model.index(row, 0).data().toString();
    return list;
}

} // namespace

class RowModelTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // The model against a naive sort and filter, through thousands of random batches, watched by
    // Qt's own model tester; persistent indexes must keep pointing at the same item.
    void agreesWithTheNaiveOne_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("batch");
        QTest::newRow("small batches") << 200 << 5;
        QTest::newRow("batches over the reset limit") << 400 << 150;
        QTest::newRow("nearly everything") << 50 << 50;
    }
    void agreesWithTheNaiveOne()
    {
        QFETCH(int, rows);
        QFETCH(int, batch);
        std::mt19937 random(42);
        SnapshotRows<Item> store([](const Item& i) { return i.name; });
        RowModel<Item> model(traits(), store);
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        std::vector<Item> items;
        for (int round = 0; round < 120; ++round) {
            for (int i = 0; i < batch; ++i) {
                const auto name = "item-" + std::to_string(int(random()) % rows);
                const auto it = std::find_if(
                    items.begin(), items.end(), [&](const Item& x) { return x.name == name; });
                if (it == items.end())
                    items.push_back({name, int64_t(random() % 40)});
                else if (random() % 3 == 0)
                    items.erase(it);
                else
                    it->number = int64_t(random() % 40);
            }
            if (round % 10 == 3)
                model.sort(int(random() % 2),
                           random() % 2 ? Qt::AscendingOrder : Qt::DescendingOrder);
            if (round % 15 == 7)
                model.setFilterText(random() % 2 ? QStringLiteral("1") : QString());
            const QPersistentModelIndex held
                = model.rowCount() > 0 ? model.index(model.rowCount() / 2, 0) : QModelIndex();
            const QString heldName = held.data().toString();
            store.set(items);
            if (held.isValid())
                QCOMPARE(held.data().toString(), heldName);

            std::vector<Item> expected;
            const std::string word = model.filterText().toStdString();
            for (const Item& item : items) {
                if (item.name.find(word) != std::string::npos)
                    expected.push_back(item);
            }
            const int column = model.sortColumn();
            const bool up = model.sortOrder() == Qt::AscendingOrder;
            std::sort(expected.begin(), expected.end(), [&](const Item& a, const Item& b) {
                if (column == 1 && a.number != b.number)
                    return (a.number < b.number) == up;
                if (column == 0 && a.name != b.name)
                    return (a.name < b.name) == up;
                return a.name < b.name;
            });
            QStringList list;
            for (const Item& item : expected)
                list << QString::fromStdString(item.name);
            QCOMPARE(names(model), list);
            for (int row = 0; row < model.rowCount(); ++row)
                QCOMPARE(model.rowOf(model.slotAt(row)), row);
            QCOMPARE(model.totalRows(), int(items.size()));
        }
    }

    void unmovedRowsOnlyRepaint()
    {
        SnapshotRows<Item> store([](const Item& i) { return i.name; });
        std::vector<Item> items{{"a", 1}, {"b", 2}, {"c", 3}};
        store.set(items);
        RowModel<Item> model(traits(), store);
        model.sort(0);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        items[1].number = 9;
        store.set(items);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].toModelIndex().row(), 1);
        QCOMPARE(removed.size(), 0);
        QCOMPARE(reset.size(), 0);
    }

    // A row that only moves is the same row: whoever holds it (a selection, the current row) must
    // still hold it afterwards, whatever else happens in the same batch.
    void movedRowsKeepTheirIndexes()
    {
        std::mt19937 random(7);
        SnapshotRows<Item> store([](const Item& i) { return i.name; });
        std::vector<Item> items;
        for (int i = 0; i < 120; ++i)
            items.push_back({"item-" + std::to_string(i), int64_t(random() % 1000)});
        store.set(items);
        RowModel<Item> model(traits(), store);
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.sort(1, Qt::DescendingOrder);
        std::vector<QPersistentModelIndex> held;
        for (int row = 0; row < 120; row += 12)
            held.push_back(model.index(row, 0));
        QStringList heldNames;
        for (const QPersistentModelIndex& index : held)
            heldNames << index.data().toString();
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        for (int round = 0; round < 20; ++round) {
            for (int i = 0; i < 12; ++i)
                items[random() % items.size()].number = int64_t(random() % 1000);
            items.push_back({"new-" + std::to_string(round), int64_t(random() % 1000)});
            store.set(items);
            for (size_t i = 0; i < held.size(); ++i) {
                QVERIFY(held[i].isValid());
                QCOMPARE(held[i].data().toString(), heldNames[int(i)]);
            }
        }
        QCOMPARE(reset.size(), 0);
    }

    void rowsAreFoundAgainBySlotAndByKey()
    {
        SnapshotRows<Item> store([](const Item& i) { return i.name; });
        store.set({{"a", 1}, {"b", 2}, {"c", 3}});
        RowModel<Item> model(traits(), store);
        model.sort(0);
        const Slot slot = model.slotAt(1);
        QVERIFY(model.holds(slot, QStringLiteral("b")));
        const uint64_t before = model.insertions();
        store.set({{"a", 1}, {"c", 3}});
        QVERIFY(!model.holds(slot, QStringLiteral("b")));
        QCOMPARE(model.insertions(), before);
        store.set({{"0", 1}, {"a", 1}, {"b", 9}, {"c", 3}});
        QCOMPARE(model.insertions(), before + 1);
        QCOMPARE(model.rowsOfKeys({QStringLiteral("b"), QStringLiteral("gone")}),
                 std::vector<int>{2});
        QVERIFY(model.rowsOfKeys({}).empty());
    }

    void filterLeavesOutAndLooksIntoColumns()
    {
        SnapshotRows<Item> store([](const Item& i) { return i.name; });
        store.set({{"api", 7}, {"api-db", 17}, {"web", 70}});
        RowModel<Item> model(traits(), store);
        model.sort(0);
        const auto shown = [&](const char* words) {
            model.setFilterText(QString::fromUtf8(words));
            return names(model).join(QLatin1Char(' ')).toStdString();
        };
        QCOMPARE(shown("api"), std::string("api api-db"));
        QCOMPARE(shown("api !db"), std::string("api"));
        QCOMPARE(shown("api !dbx"), std::string("api api-db")); // longer, yet it lets more in
        QCOMPARE(shown("!"), std::string("")); // not yet a word left out: a '!' is looked for
        QCOMPARE(shown("number:7"), std::string("api api-db web"));
        QCOMPARE(shown("number:70"), std::string("web"));
        QCOMPARE(shown("num:17 name:API"), std::string("api-db"));
        QCOMPARE(shown("!name:api"), std::string("web"));
        QCOMPARE(shown("number:"), std::string("api api-db web")); // half typed
        QCOMPARE(shown("image:7"), std::string("")); // no such column: plain text
        QCOMPARE(shown(""), std::string("api api-db web"));
        QCOMPARE(model.totalRows(), 3);
    }

    void scopeAndFilterTogether()
    {
        SnapshotRows<Item> store([](const Item& i) { return i.name; });
        store.set({{"Alpha one", 1}, {"alpha two", 2}, {"beta one", 3}});
        RowModel<Item> model(traits(), store);
        model.setFilterText(QStringLiteral("ALPHA one"));
        QCOMPARE(names(model), QStringList{QStringLiteral("Alpha one")});
        model.setFilterText({});
        model.setAdmission([](const Item& i) { return i.number > 1; });
        QCOMPARE(names(model),
                 (QStringList{QStringLiteral("alpha two"), QStringLiteral("beta one")}));
        QCOMPARE(model.totalRows(), 2);
        // the total follows rows that come into the scope and leave it
        store.set({{"Alpha one", 5}, {"alpha two", 2}, {"beta one", 3}});
        QCOMPARE(model.totalRows(), 3);
        store.set({{"Alpha one", 1}, {"alpha two", 2}, {"beta one", 3}});
        QCOMPARE(model.totalRows(), 2);
        QCOMPARE(model.rowOfKey(QStringLiteral("beta one")), 1);
        QCOMPARE(model.rowOfKey(QStringLiteral("Alpha one")), -1);
    }

    void keysOfSortingAreOrdered()
    {
        const auto below = [](SortKey a, SortKey b) { return a.prefix < b.prefix; };
        QVERIFY(below(sortKey(int64_t(-5)), sortKey(int64_t(3))));
        QVERIFY(below(sortKey(-1.5), sortKey(-1.0)));
        QVERIFY(below(sortKey(-1.0), sortKey(0.0)));
        QVERIFY(below(sortKey(0.5), sortKey(2e9)));
        QVERIFY(below(sortKey(std::numeric_limits<double>::infinity()), sortKey(std::nan(""))));
        QVERIFY(below(sortKey(std::string_view("abc")), sortKey(std::string_view("abd"))));
    }

    void timeColumnsRepaint()
    {
        SnapshotRows<Item> store([](const Item& i) { return i.name; });
        store.set({{"a", 1}, {"b", 2}});
        RowModel<Item> model(traits(), store);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setNow(World(Millis(5)));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].toModelIndex().column(), 1);
        QCOMPARE(changed[0][1].toModelIndex().row(), 1);
    }
};
MIDWATCH_TEST(RowModelTest)
#include "tst_row_model.moc"
