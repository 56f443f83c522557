// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// An application that knows how long each event took on the GUI thread: CPU time of the outermost
// QApplication::notify, in milliseconds. (What an event waits for is the neighbours' doing on a
// shared machine; what it computes is ours.)
#pragma once

#include <QApplication>
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <vector>

namespace mwbench {

inline double threadCpu()
{
    timespec t{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return double(t.tv_sec) * 1e3 + double(t.tv_nsec) / 1e6;
}

class App : public QApplication
{
public:
    using QApplication::QApplication;
    bool notify(QObject* receiver, QEvent* event) override
    {
        if (m_depth++ > 0) {
            const bool done = QApplication::notify(receiver, event);
            --m_depth;
            return done;
        }
        const double before = threadCpu();
        const bool done = QApplication::notify(receiver, event);
        const double spent = threadCpu() - before;
        --m_depth;
        times.push_back(float(spent));
        return done;
    }
    std::vector<float> times;

private:
    int m_depth = 0;
};

inline void printEvents(const char* what, std::vector<float> events)
{
    if (events.empty())
        return;
    std::sort(events.begin(), events.end());
    const auto over = events.end() - std::upper_bound(events.begin(), events.end(), 16.F);
    std::printf("%s %zu: longest %.1f ms CPU, p99.9 %.2f ms, over 16 ms: %td\n",
                what,
                events.size(),
                double(events.back()),
                double(events[events.size() * 999 / 1000]),
                over);
}

} // namespace mwbench
