// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The memory of 20,000 pods: time to write all of it, to write what changes in a busy half minute,
// to read it into the hub (when a window opens), and bytes on disk.
#include "models/hub/hub.h"
#include "models/sources/source.h"
#include "models/store/store.h"
#include "tests/support/fake_transport.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QTemporaryDir>
#include <benchmark/benchmark.h>
#include <thread>

using namespace mw;

namespace {

constexpr int allPods = 20'000;

Pod pod(int i, int restarts)
{
    Pod p;
    const std::string n = std::to_string(i);
    p.key = {Atom("prod-eu-central-1"),
             Atom("Pod"),
             Atom("namespace-" + std::to_string(i % 150)),
             "agent-runtime-" + std::to_string(i % 900) + "-5c7d8f9b6-" + n};
    p.uid = "0c9b7a52-0000-4000-8000-00000" + n;
    p.node = Atom("ip-10-0-" + std::to_string(i % 200) + "-17.eu-central-1.compute.internal");
    p.phase = p.status = Atom("Running");
    p.owner = Atom("ReplicaSet/agent-runtime-" + std::to_string(i % 900) + "-5c7d8f9b6");
    p.service = Atom("agent-runtime-" + std::to_string(i % 900));
    p.ip = "10.1." + std::to_string(i % 256) + "." + std::to_string(i / 256);
    p.readyContainers = p.totalContainers = 2;
    p.restarts = restarts;
    p.created = p.readySince = World(Millis(1'767'225'600'000 + i));
    p.cpuRequest = 250;
    p.memoryRequest = 512 << 20;
    p.cpuUsage = i % 500;
    p.memoryUsage = int64_t(i) << 14;
    return p;
}

void put(Store& store, int from, int to, int restarts)
{
    for (int i = from; i < to; i += 2'000) {
        Rows<Pod> rows;
        rows.scope = "prod-eu-central-1/Pod";
        for (int n = i; n < std::min(i + 2'000, to); ++n)
            rows.upserts.push_back(pod(n, restarts));
        Remembered part;
        part.rows.emplace_back(std::move(rows));
        store.put(std::move(part));
    }
    store.commit(World(Millis(1'767'225'600'000)));
}

void wait(Store& store)
{
    while (store.waitingRows() > 0)
        std::this_thread::sleep_for(std::chrono::microseconds(200));
}

void writeAll(benchmark::State& state)
{
    int64_t bytes = 0;
    for (auto _ : state) {
        QTemporaryDir dir;
        const QString file = dir.filePath(QStringLiteral("memory.sqlite"));
        {
            Store store({file.toStdString(), {}, {}});
            put(store, 0, allPods, 0);
        }
        bytes = QFileInfo(file).size();
    }
    state.counters["bytes_on_disk"] = double(bytes);
    state.counters["bytes_per_row"] = double(bytes) / allPods;
}

void writeBusyHalfMinute(benchmark::State& state)
{
    QTemporaryDir dir;
    Store store({dir.filePath(QStringLiteral("memory.sqlite")).toStdString(), {}, {}});
    put(store, 0, allPods, 0);
    wait(store);
    int round = 0;
    for (auto _ : state) {
        ++round;
        put(store, 0, 4'000, round);
        wait(store);
    }
}

void openIntoHub(benchmark::State& state)
{
    QTemporaryDir dir;
    const std::string file = dir.filePath(QStringLiteral("memory.sqlite")).toStdString();
    {
        Store store({file, {}, {}});
        put(store, 0, allPods, 0);
    }
    for (auto _ : state) {
        SystemClock clock;
        mwtest::FakeTransport transport;
        Hub hub(clock, transport);
        HubOptions options;
        options.manual = true;
        hub.configure(options);
        SourceSetup setup;
        setup.id = SourceId("prod-eu-central-1");
        setup.recorded = SourceStatus{};
        hub.addSource(std::move(setup));
        hub.start();
        Store store({file, {}, {}});
        store.load(hub.restorer(), [](Result<store::LoadReport>) {});
        while (hub.pods().size() < size_t(allPods))
            hub.tick();
    }
}

} // namespace

BENCHMARK(writeAll)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(writeBusyHalfMinute)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(openIntoHub)->Unit(benchmark::kMillisecond)->UseRealTime();

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
