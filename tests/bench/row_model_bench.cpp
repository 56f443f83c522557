// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Sort, filter and update of 150,000 rows (performance.md goal 5), against strlen over the same
// names as the yardstick of the run.
#include "models/items/columns.h"
#include "models/items/snapshot_rows.h"

#include <QCoreApplication>
#include <benchmark/benchmark.h>
#include <cstring>
#include <random>

namespace {

struct Item
{
    std::string ns, name;
    int64_t restarts = 0;
    int64_t created = 0;
};

// A store that is changed in place, as a hub topic is.
class Store : public mw::TopicSignals
{
public:
    explicit Store(size_t count)
    {
        std::mt19937 random(7);
        for (size_t i = 0; i < count; ++i)
            rows.push_back({"team-" + std::to_string(random() % 120),
                            "agent-runtime-" + std::to_string(random()) + "-x" + std::to_string(i),
                            int64_t(random() % 50),
                            int64_t(random() % 100000)});
    }
    size_t slotCount() const { return rows.size(); }
    bool filled(mw::Slot) const { return true; }
    const Item& row(mw::Slot slot) const { return rows[slot]; }
    std::vector<Item> rows;
};

mw::RowTraits<Item> traits()
{
    mw::RowTraits<Item> t;
    t.columns.resize(3);
    for (auto& column : t.columns)
        column.text = [](const Item& i, mw::World) { return QString::fromStdString(i.name); };
    t.columns[0].key = [](const Item& i) { return mw::sortKey(std::string_view(i.name)); };
    t.columns[1].key = [](const Item& i) { return mw::sortKey(i.restarts); };
    t.columns[2].key = [](const Item& i) { return mw::sortKey(i.created); };
    t.key = [](const Item& i) { return QString::fromStdString(i.name); };
    t.order = [](const Item& a, const Item& b) { return a.name <=> b.name; };
    t.contains = [](const Item& i, std::string_view word) {
        return mw::containsWord(i.name, word) || mw::containsWord(i.ns, word);
    };
    return t;
}

struct Bed
{
    Store store{150'000};
    mw::RowModel<Item> model{traits(), store};
};

Bed& bed()
{
    static Bed* const one = new Bed;
    return *one;
}

void yardstickStrlen(benchmark::State& state)
{
    for (auto _ : state) {
        size_t sum = 0;
        for (const Item& item : bed().store.rows)
            sum += std::strlen(item.name.c_str());
        benchmark::DoNotOptimize(sum);
    }
}
BENCHMARK(yardstickStrlen)->Unit(benchmark::kMillisecond);

void sortColumn(benchmark::State& state)
{
    bool up = false;
    for (auto _ : state) {
        bed().model.sort(int(state.range(0)), up ? Qt::AscendingOrder : Qt::DescendingOrder);
        up = !up;
    }
}
BENCHMARK(sortColumn)->Arg(0)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond);

void keystrokes(benchmark::State& state)
{
    bed().model.sort(1, Qt::AscendingOrder);
    for (auto _ : state) {
        bed().model.setFilterText(QStringLiteral("7"));
        bed().model.setFilterText(QStringLiteral("77"));
        bed().model.setFilterText(QStringLiteral("777"));
        state.PauseTiming();
        bed().model.setFilterText({});
        state.ResumeTiming();
    }
}
BENCHMARK(keystrokes)->Unit(benchmark::kMillisecond);

void clearFilter(benchmark::State& state)
{
    bed().model.sort(1, Qt::AscendingOrder);
    for (auto _ : state) {
        state.PauseTiming();
        bed().model.setFilterText(QStringLiteral("777"));
        state.ResumeTiming();
        bed().model.setFilterText({});
    }
}
BENCHMARK(clearFilter)->Unit(benchmark::kMillisecond);

// One batch at 10 Hz; arg = updates per second, sort key changes.
void updateBatch(benchmark::State& state)
{
    bed().model.sort(1, Qt::AscendingOrder);
    std::mt19937 random(1);
    for (auto _ : state) {
        mw::RowChanges changes;
        for (int64_t i = 0; i < state.range(0) / 10; ++i) {
            const auto slot = mw::Slot(random() % bed().store.rows.size());
            bed().store.rows[slot].restarts = int64_t(random() % 50);
            changes.updated.push_back(slot);
        }
        Q_EMIT bed().store.changed(changes);
    }
}
BENCHMARK(updateBatch)->Arg(200)->Arg(2000)->Arg(5000)->Unit(benchmark::kMillisecond);

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
