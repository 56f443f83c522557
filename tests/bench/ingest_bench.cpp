// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// bench_ingest LIST.json [runs] [updates per second] [seconds]
// A cluster's pods over loopback TLS through the real transport, source, hub, model and table:
// wall time to the first rows and to all rows painted, CPU per pod, memory, and the longest event
// on the GUI thread (CPU time of QApplication::notify). LIST.json is gen_pods.py's list.json. The
// server is a child process, so that its work is not counted. With updates: a watch that sends so
// many MODIFIED lines a second afterwards.
#include "models/hub/hub.h"
#include "models/items/kube_items.h"
#include "models/sources/kubernetes/kubernetes.h"
#include "tests/bench/gui_events.h"
#include "tests/support/fault_server.h"
#include "widgets/controls/data_table.h"
#include "widgets/theme/theme.h"

#include <QElapsedTimer>
#include <QTimer>
#include <algorithm>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <malloc.h>
#include <sstream>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

namespace {

using namespace std::chrono;

double processCpu()
{
    rusage use{};
    getrusage(RUSAGE_SELF, &use);
    return double(use.ru_utime.tv_sec + use.ru_stime.tv_sec) * 1e3
        + double(use.ru_utime.tv_usec + use.ru_stime.tv_usec) / 1e3;
}

long statusKiB(const char* key)
{
    std::ifstream in("/proc/self/status");
    std::string line;
    while (std::getline(in, line)) {
        if (line.starts_with(key))
            return std::stol(line.substr(std::string(key).size() + 1));
    }
    return 0;
}

struct Cluster
{
    std::vector<std::string> items; // JSON of one pod each

    explicit Cluster(const std::string& path)
    {
        std::ifstream in(path, std::ios::binary);
        std::stringstream all;
        all << in.rdbuf();
        const std::string text = all.str();
        // items are found by their braces: the file is ours, strings hold no unescaped quotes
        size_t at = text.find("\"items\":[") + 9;
        int depth = 0;
        bool quoted = false;
        size_t start = 0;
        for (; at < text.size(); ++at) {
            const char c = text[at];
            if (quoted) {
                if (c == '\\')
                    ++at;
                else if (c == '"')
                    quoted = false;
                continue;
            }
            if (c == '"')
                quoted = true;
            else if (c == '{' && depth++ == 0)
                start = at;
            else if (c == '}' && --depth == 0)
                items.push_back(text.substr(start, at - start + 1));
            else if (c == ']' && depth == 0)
                break;
        }
    }
};

size_t queryNumber(const std::string& target, const std::string& key, size_t fallback)
{
    const size_t at = target.find(key + "=");
    return at == std::string::npos ? fallback
                                   : size_t(std::stoul(target.substr(at + key.size() + 1)));
}

// Child process: never returns.
[[noreturn]] void
serve(const Cluster& cluster, const mwtest::KeyPair& identity, int pipe, int rate, int seconds)
{
    mwtest::FaultOptions options;
    options.tls = true;
    options.identity = identity;
    mwtest::FaultServer server(options);
    const mw::Headers json{{"Content-Type", "application/json"}};
    server.on("/api/v1/pods", [&](mwtest::Conversation& talk) {
        const std::string& target = talk.request.target;
        if (target.find("watch=") != std::string::npos) {
            talk.chunkedHead(200, json);
            const int batch = std::max(1, rate / 50);
            for (int sent = 0; rate > 0 && sent < rate * seconds; sent += batch) {
                std::string lines;
                for (int i = 0; i < batch; ++i) {
                    std::string item = cluster.items[size_t(sent + i) * 7 % cluster.items.size()];
                    const size_t at = item.find("\"restartCount\":");
                    if (at != std::string::npos)
                        item.insert(at + 15, std::to_string(sent % 9 + 1));
                    lines += "{\"type\":\"MODIFIED\",\"object\":{\"kind\":\"Pod\",\"apiVersion\":"
                             "\"v1\","
                        + item.substr(1) + "}\n";
                }
                if (!talk.chunk(lines) || !talk.pause(milliseconds(20)))
                    return;
            }
            talk.hang();
            return;
        }
        const size_t from = queryNumber(target, "continue", 0);
        const size_t limit = queryNumber(target, "limit", cluster.items.size());
        const size_t to = std::min(cluster.items.size(), from + limit);
        std::string body
            = R"({"kind":"PodList","apiVersion":"v1","metadata":{"resourceVersion":"909999999")";
        if (to < cluster.items.size())
            body += ",\"continue\":\"" + std::to_string(to)
                + "\",\"remainingItemCount\":" + std::to_string(cluster.items.size() - to);
        body += "},\"items\":[";
        for (size_t i = from; i < to; ++i)
            body += (i > from ? "," : "") + cluster.items[i];
        talk.reply(200, json, body + "]}");
    });
    server.onAny([&](mwtest::Conversation& talk) {
        if (talk.request.target.find("watch=") != std::string::npos) {
            talk.chunkedHead(200, json);
            talk.hang();
        } else if (talk.request.target.starts_with("/readyz")) {
            talk.reply(200, {}, "ok");
        } else if (talk.request.target.starts_with("/apis/metrics")) {
            talk.reply(404, {}, "404 page not found");
        } else {
            talk.reply(
                200,
                json,
                R"({"kind":"List","apiVersion":"v1","metadata":{"resourceVersion":"1"},"items":[]})");
        }
    });
    const uint16_t port = server.port();
    if (write(pipe, &port, sizeof port) != sizeof port)
        _exit(1);
    for (;;)
        pause();
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[values.size() / 2];
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 2) {
        std::fprintf(stderr, "bench_ingest LIST.json [runs] [updates per second] [seconds]\n");
        return 2;
    }
    const int runs = argc > 2 ? std::max(1, std::atoi(argv[2])) : 9;
    const int rate = argc > 3 ? std::atoi(argv[3]) : 0;
    const int seconds = argc > 4 ? std::atoi(argv[4]) : 10;
    int pipes[2];
    if (pipe(pipes) != 0)
        return 1;
    const mwtest::Authority authority;
    const mwtest::KeyPair identity = authority.issue();
    size_t count = 0;
    pid_t child = 0;
    {
        const Cluster cluster(argv[1]);
        count = cluster.items.size();
        child = fork();
        if (child == 0)
            serve(cluster, identity, pipes[1], rate, seconds);
    }
    malloc_trim(0);
    uint16_t port = 0;
    if (read(pipes[0], &port, sizeof port) != sizeof port)
        return 1;

    qputenv("QT_QPA_PLATFORM", "offscreen");
    mwbench::App app(argc, argv);
    mw::Theme theme;
    theme.install(app);
    std::vector<double> first, all, cpu;
    long peak = 0;
    std::vector<float> events;
    for (int run = 0; run < runs; ++run) {
        const mw::SystemClock clock;
        auto transport = mw::makeCurlTransport();
        mw::Hub hub(clock, *transport);
        mw::RowModel<mw::Pod> model(mw::podTraits(), hub.pods());
        mw::DataTable table(theme);
        table.setModel(&model, QStringLiteral("pods"));
        table.setState({});
        table.resize(1288, 824);
        table.view()->sortByColumn(4, Qt::DescendingOrder);
        table.show();
        app.processEvents();
        app.times.clear();
        auto endpoint = std::make_shared<mw::Endpoint>();
        endpoint->baseUrl = "https://127.0.0.1:" + std::to_string(port);
        endpoint->tls.caPem = authority.pem();
        mw::SourceSetup setup;
        setup.id = mw::SourceId("bench");
        setup.endpoint = endpoint;
        setup.source = mw::makeKubernetesSource({"bench", {}, {}, {}, {}, 500, false});
        const double cpuBefore = processCpu();
        QElapsedTimer wall;
        wall.start();
        double firstAt = 0, allAt = 0;
        hub.addSource(std::move(setup));
        hub.start();
        QTimer poll;
        QObject::connect(&poll, &QTimer::timeout, [&] {
            if (firstAt == 0 && model.rowCount() > 0)
                firstAt = double(wall.nsecsElapsed()) / 1e6;
            if (allAt == 0 && model.rowCount() >= int(count)) {
                table.view()->viewport()->repaint();
                allAt = double(wall.nsecsElapsed()) / 1e6;
                if (rate == 0)
                    QCoreApplication::quit();
                else
                    QTimer::singleShot(seconds * 1000, &app, &QCoreApplication::quit);
            }
            if (wall.elapsed() > 120'000)
                QCoreApplication::exit(1);
        });
        poll.start(1);
        if (app.exec() != 0) {
            std::fprintf(stderr, "only %d of %zu rows came\n", model.rowCount(), count);
            kill(child, SIGKILL);
            return 1;
        }
        first.push_back(firstAt);
        all.push_back(allAt);
        cpu.push_back((processCpu() - cpuBefore) * 1e3 / double(count));
        peak = std::max(peak, statusKiB("VmHWM:"));
        events.insert(events.end(), app.times.begin(), app.times.end());
        hub.stop();
    }
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    std::printf("pods %zu, %d runs, medians: first rows %.0f ms, all sorted and painted %.0f ms, "
                "CPU %.1f us per pod\n",
                count,
                runs,
                median(first),
                median(all),
                median(cpu));
    std::printf("VmHWM %ld MiB, RSS %ld MiB\n", peak / 1024, statusKiB("VmRSS:") / 1024);
    mwbench::printEvents("GUI events", std::move(events));
    return 0;
}
