// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Decoding 20,000 synthetic pods: watch lines and a List in the transport's cuts, time per pod,
// bytes each row keeps. Data: $MIDWATCH_PODS (a folder made by gen_pods.py), else generated into a
// temporary folder from $MIDWATCH_SHARED/tools/gen_pods.py. Instructions per pod:
//   SIMDJSON_FORCE_IMPLEMENTATION=haswell valgrind --tool=callgrind
//   --toggle-collect='*decodeEvent*'
//     bench_kube_decode --benchmark_filter=WatchLines
#include "models/sources/kubernetes/answers.h"

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <malloc.h>
#include <sstream>

using namespace mw;

namespace {

constexpr int podCount = 20'000;
constexpr size_t cut = 16'384; // what libcurl hands over at once

std::string folder()
{
    static const std::string path = [] {
        if (const char* given = std::getenv("MIDWATCH_PODS"))
            return std::string(given);
        const char* shared = std::getenv("MIDWATCH_SHARED");
        const std::string tools
            = (shared ? std::string(shared) : std::string("../shared")) + "/tools";
        std::string made = std::filesystem::temp_directory_path() / "midwatch-pods-XXXXXX";
        if (mkdtemp(made.data()) == nullptr)
            return std::string();
        const std::string command
            = "python3 '" + tools + "/gen_pods.py' " + std::to_string(podCount) + " '" + made + "'";
        return std::system(command.c_str()) == 0 ? made : std::string();
    }();
    return path;
}

const std::string& text(const char* name)
{
    static std::string loadedName, loaded;
    if (loadedName != name) {
        std::ifstream file(folder() + '/' + name, std::ios::binary);
        std::ostringstream all;
        all << file.rdbuf();
        loaded = all.str();
        loadedName = name;
    }
    return loaded;
}

const std::string& list()
{
    return text("list.json");
}

const std::string& lines()
{
    return text("watch.ndjson");
}

ResponseHead jsonHead()
{
    ResponseHead head;
    head.status = 200;
    head.headers = {{"Content-Type", "application/json"}};
    return head;
}

void report(benchmark::State& state, int64_t pods, size_t bytes)
{
    state.SetItemsProcessed(pods);
    state.SetBytesProcessed(static_cast<int64_t>(bytes) * static_cast<int64_t>(state.iterations()));
    state.counters["per_pod"] = benchmark::Counter(
        static_cast<double>(pods), benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

// The measure of the machine: a copy of the same bytes.
void copy(benchmark::State& state)
{
    const std::string& source = lines();
    std::string target(cut, ' ');
    for (auto _ : state) {
        for (size_t at = 0; at + cut <= source.size(); at += cut) {
            std::memcpy(target.data(), source.data() + at, cut);
            benchmark::ClobberMemory();
        }
    }
    report(state, static_cast<int64_t>(state.iterations()) * podCount, source.size());
}

// One line at a time, as from the net: the transport's batch holds one or two of them.
void watchLines(benchmark::State& state)
{
    const std::string& body = lines();
    int64_t pods = 0;
    for (auto _ : state) {
        kube::WatchOrder order;
        order.context.cluster = Atom("bench");
        order.kind = Atom("Pod");
        const auto decoder = kube::makeWatchDecoder(std::move(order));
        (void)decoder->head(jsonHead());
        for (size_t at = 0; at < body.size();) {
            const size_t end = std::min(body.find('\n', at), body.size());
            auto delta = decoder->feed(std::string_view(body).substr(at, end - at));
            if (!delta) {
                state.SkipWithError("decode error");
                return;
            }
            benchmark::DoNotOptimize(delta);
            at = end + 1;
        }
        pods += decoder->itemsSoFar();
    }
    report(state, pods, body.size());
}

void listInCuts(benchmark::State& state)
{
    const std::string& body = list();
    int64_t pods = 0;
    for (auto _ : state) {
        kube::ListOrder order;
        order.context.cluster = Atom("bench");
        order.kind = Atom("Pod");
        const auto decoder = kube::makeListDecoder(std::move(order));
        (void)decoder->head(jsonHead());
        for (size_t at = 0; at < body.size(); at += cut) {
            auto delta = decoder->feed(std::string_view(body).substr(at, cut));
            if (!delta) {
                state.SkipWithError("decode error");
                return;
            }
            benchmark::DoNotOptimize(delta);
        }
        if (!decoder->finish())
            state.SkipWithError("no whole list");
        pods += decoder->itemsSoFar();
    }
    report(state, pods, body.size());
}

// What a row keeps once it lies in a table: heap growth over all rows.
void resident(benchmark::State& state)
{
    const std::string& body = list();
    for (auto _ : state) {
        std::vector<Pod> rows;
        rows.reserve(podCount);
        size_t before = 0, after = 0;
        {
            kube::ListOrder order;
            order.context.cluster = Atom("bench");
            order.kind = Atom("Pod");
            const auto decoder = kube::makeListDecoder(std::move(order));
            (void)decoder->head(jsonHead());
            before = mallinfo2().uordblks;
            for (size_t at = 0; at < body.size(); at += cut) {
                auto delta = decoder->feed(std::string_view(body).substr(at, cut));
                if (!delta)
                    continue;
                for (TopicDelta& topic : *delta) {
                    for (Pod& row : std::get<Rows<Pod>>(topic).upserts)
                        rows.push_back(std::move(row));
                }
            }
        }
        after = mallinfo2().uordblks;
        const auto heap = static_cast<double>(after) - static_cast<double>(before);
        const auto count = static_cast<double>(rows.size());
        state.counters["bytes_per_pod"] = heap / count + sizeof(Pod);
        state.counters["sizeof"] = sizeof(Pod);
    }
}

BENCHMARK(copy)->Unit(benchmark::kMillisecond);
BENCHMARK(watchLines)->Unit(benchmark::kMillisecond);
BENCHMARK(listInCuts)->Unit(benchmark::kMillisecond);
BENCHMARK(resident)->Unit(benchmark::kMillisecond)->Iterations(1);

} // namespace

BENCHMARK_MAIN();
