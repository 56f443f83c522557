// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/decimate.h"

#include <algorithm>
#include <array>

namespace mw {
namespace {

struct Column
{
    int64_t index = -1;
    SamplePoint first, low, high, last;
};

void flush(const Column& column, PointRun& run)
{
    if (column.index < 0)
        return;
    std::array<const SamplePoint*, 4> all{&column.first, &column.low, &column.high, &column.last};
    std::sort(all.begin(), all.end(), [](const SamplePoint* a, const SamplePoint* b) {
        return a->at < b->at;
    });
    for (const SamplePoint* point : all) {
        if (run.empty() || run.back().at != point->at)
            run.push_back(*point);
    }
}

} // namespace

std::vector<PointRun> decimate(const std::vector<SamplePoint>& points, int columns, Millis maxStep)
{
    std::vector<PointRun> runs;
    if (points.empty() || columns < 1)
        return runs;
    const auto begin = points.front().at;
    const int64_t span = std::max<int64_t>(1, (points.back().at - begin).count());
    PointRun run;
    Column column;
    const auto close = [&] {
        flush(column, run);
        column = {};
        if (!run.empty())
            runs.push_back(std::move(run));
        run = {};
    };
    const SamplePoint* before = nullptr;
    for (const SamplePoint& point : points) {
        if (std::isnan(point.value)) {
            close();
            before = nullptr;
            continue;
        }
        if (before && maxStep.count() > 0 && point.at - before->at > maxStep)
            close();
        before = &point;
        const int64_t index
            = std::min<int64_t>(columns - 1, (point.at - begin).count() * columns / span);
        if (index != column.index) {
            flush(column, run);
            column = {index, point, point, point, point};
            continue;
        }
        if (point.value < column.low.value)
            column.low = point;
        if (point.value > column.high.value)
            column.high = point;
        column.last = point;
    }
    close();
    return runs;
}

} // namespace mw
