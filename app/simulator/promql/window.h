// SPDX-FileCopyrightText: 2026 The Midwatch authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A window that slides over the samples of one series after another, forward only. Where windows
// of neighbouring steps overlap, the series is read once; where they do not, only what lies inside
// them is read. Internal to this folder.
#pragma once

#include "app/simulator/promql/source.h"

#include <span>

namespace mw::sim::promql {

class Window
{
public:
    enum class Stale { Keep, Drop };

    Window(int64_t first, int64_t last, int64_t step, int64_t width, Stale stale)
        : m_first(first), m_last(last), m_sparse(step > width), m_stale(stale)
    {
    }

    void open(const SeriesView& view)
    {
        m_view = &view;
        m_begin = m_end = 0;
        m_samples.clear();
        if (!m_sparse)
            read(m_first, m_last);
    }

    size_t held() const { return m_samples.size(); }

    // Both ends belong to it; neither may go back.
    std::span<const Sample> between(int64_t from, int64_t to)
    {
        if (m_sparse) {
            m_samples.clear();
            read(from, to);
            return m_samples;
        }
        while (m_end < m_samples.size() && m_samples[m_end].t <= to)
            ++m_end;
        while (m_begin < m_end && m_samples[m_begin].t < from)
            ++m_begin;
        return {m_samples.data() + m_begin, m_end - m_begin};
    }

private:
    void read(int64_t from, int64_t to)
    {
        m_view->read(from, to, m_samples);
        if (m_stale == Stale::Drop)
            std::erase_if(m_samples, [](const Sample& sample) { return isStale(sample.v); });
    }

    const SeriesView* m_view = nullptr;
    int64_t m_first;
    int64_t m_last;
    bool m_sparse;
    Stale m_stale;
    std::vector<Sample> m_samples;
    size_t m_begin = 0;
    size_t m_end = 0;
};

} // namespace mw::sim::promql
