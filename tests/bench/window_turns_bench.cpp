// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// bench_window_turns ESTATE.yaml [seconds = 90]
// The whole window on an estate, going from pane to pane (Ctrl+1 … Ctrl+7): how long each event
// took on the GUI thread, for the first twenty seconds (everything is listed) and for what follows,
// and what the process used. half_down.py runs it on forty sources of which half are down.
#include "app/wiring/window.h"
#include "tests/bench/gui_events.h"

#include <QTest>
#include <QTimer>
#include <QWidget>
#include <cstdlib>
#include <sys/resource.h>

namespace {

constexpr int firstSeconds = 20;

double processCpu()
{
    rusage use{};
    getrusage(RUSAGE_SELF, &use);
    return double(use.ru_utime.tv_sec + use.ru_stime.tv_sec)
        + double(use.ru_utime.tv_usec + use.ru_stime.tv_usec) / 1e6;
}

QWidget* windowOf(const QApplication& app)
{
    for (QWidget* each : app.topLevelWidgets()) {
        if (each->isVisible() && each->isWindow() && each->width() > 800)
            return each;
    }
    return nullptr;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 2) {
        std::fprintf(stderr, "bench_window_turns ESTATE.yaml [seconds]\n");
        return 2;
    }
    const int seconds = std::max(firstSeconds + 10, argc > 2 ? std::atoi(argv[2]) : 90);
    mwbench::App app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("midwatch-bench"));
    std::vector<float> first;
    double cpuOfFirst = 0;
    QTimer::singleShot(firstSeconds * 1000, &app, [&] {
        first = std::exchange(app.times, {});
        cpuOfFirst = processCpu();
    });
    QTimer::singleShot(seconds * 1000, &app, &QCoreApplication::quit);
    QTimer walk;
    int shown = 0;
    QObject::connect(&walk, &QTimer::timeout, [&] {
        if (QWidget* window = windowOf(app))
            QTest::keyClick(window, Qt::Key(Qt::Key_1 + shown++ % 7), Qt::ControlModifier);
    });
    walk.start(2000);
    mw::SessionOptions options;
    options.estateFile = argv[1];
    if (const int code = mw::runWindow(options, true); code != 0)
        return code;
    if (first.empty() || shown == 0) {
        std::fprintf(stderr, "the window did not stay open\n");
        return 1;
    }
    std::printf("panes shown %d\n", shown);
    mwbench::printEvents("GUI events of the first 20 s", first);
    mwbench::printEvents("GUI events after", app.times);
    std::printf("CPU after, all threads: %.1f %% of a core\n",
                100 * (processCpu() - cpuOfFirst) / (seconds - firstSeconds));
    return 0;
}
